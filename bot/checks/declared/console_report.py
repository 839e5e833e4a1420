"""The console's pages about figures: the annual report, figures, targets and gaps."""

from bot.checks.declared.of import of
from bot.handlers import report_files
from bot.handlers.console import figures, gaps, report, report_words
from bot.knowledge import COMPONENTS

_UNITS = (
    "applications",
    "projects",
    "events",
    "participants",
    "visits",
    "exhibitions",
    "visitors",
    "questions",
    "calls",
    "enquiries",
    "firms",
    "logos",
    "meetings",
    "items",
    "cents",
)
_MEASURES = tuple(each for group in report_words.GROUPS.values() for each in group)

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "handlers/console/report_words.py": {
        "report-measure-*": of("report-measure-*", _MEASURES),
        "console-report-period-*": of("console-report-period-*", ("since", "as_at")),
        "console-report-column-*": of("console-report-column-*", ("since", "as_at")),
    },
    "handlers/console/report_parts.py": {
        "report-unit-*": of("report-unit-*", _UNITS),
        "report-basis-*": of("report-basis-*", _MEASURES),
    },
    "handlers/console/report.py": {"console-report-wrong-*": of("console-report-wrong-*", report.WRONG)},
    "handlers/templates/console/report.html": {"console-report-file-*": of("console-report-file-*", report_files.KINDS)},
    "handlers/templates/console/report_edition.html": {"console-report-file-*": of("console-report-file-*", report_files.KINDS)},
    "handlers/console/figures.py": {
        "console-figures-*": of("console-figures-*", figures.PARTS),
        "report-unit-*": of("report-unit-*", _UNITS),
        "report-basis-*": of("report-basis-*", _MEASURES),
    },
    "handlers/console/gaps.py": {
        "ledger-part-*": of("ledger-part-*", COMPONENTS),
        "gaps-targets-*": of("gaps-targets-*", ("title", "unit", "approved")),
        "gaps-target-unit-*": of("gaps-target-unit-*", ("factories", "projects")),
    },
    "handlers/templates/console/gaps.html": {
        "ledger-part-*": of("ledger-part-*", COMPONENTS),
        "gaps-table-*": of("gaps-table-*", gaps.MEASURES),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
