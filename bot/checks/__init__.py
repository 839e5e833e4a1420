"""What is wrong in knowledge/: one line a problem, `knowledge/<file>:<line>: what is wrong: how to mend it`. Used by `python -m bot check`."""

from pathlib import Path

from bot.checks import hotline, labels, lists, words
from bot.checks.lines import CODE, Checked
from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.wording import Wording

CHECKS = (*hotline.CHECKS, *lists.CHECKS, *words.CHECKS, *labels.CHECKS)


def problems(known: Knowledge, code: Path = CODE) -> list[str]:
    """Every problem, those of one check together. `code` is the folder of the program whose messages are looked for."""
    look = Checked(known, Wording(known, str(Settings.model_fields["programme"].default)), code)
    return [problem for check in CHECKS for problem in check(look)]
