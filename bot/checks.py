"""What is wrong in knowledge/: one line a problem, `knowledge/<file>:<line>: what is wrong: how to mend it`. Used by `python -m bot check`."""

from pathlib import Path

from bot import check_hotline, check_labels, check_lists, check_words
from bot.check_lines import CODE, Checked
from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.wording import Wording

CHECKS = (*check_hotline.CHECKS, *check_lists.CHECKS, *check_words.CHECKS, *check_labels.CHECKS)


def problems(known: Knowledge, code: Path = CODE) -> list[str]:
    """Every problem, those of one check together. `code` is the folder of the program whose messages are looked for."""
    look = Checked(known, Wording(known, str(Settings.model_fields["programme"].default)), code)
    return [problem for check in CHECKS for problem in check(look)]
