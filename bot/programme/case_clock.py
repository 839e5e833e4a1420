"""How long a case has been with us and how long with the applicant, from its steps. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.programme.application_states import OPEN, THEIRS

DAY = timedelta(days=1)


class Days(NamedTuple):
    """Whole days that have gone by on each side."""

    ours: int
    theirs: int


def clock_of(steps: Sequence[Any], now: datetime) -> Days:
    """`steps`: with `at` and `after`, the oldest first. Before it is handed in and after it is decided no clock runs."""
    sides = {True: timedelta(), False: timedelta()}
    ends = [*(each.at for each in steps[1:]), now]
    for step, end in zip(steps, ends, strict=False):
        if step.after in OPEN:
            sides[step.after in THEIRS] += end - step.at
    return Days(sides[False] // DAY, sides[True] // DAY)
