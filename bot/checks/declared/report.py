"""The paper of the annual report: what officers write for it, the workbook, the command."""

from bot.checks.declared.of import of
from bot.handlers import report_excel
from bot.programme.report import paper

_SHEETS = ("figures", "written", "table", "yes", "paragraph", "slot", "text", "target-from", "target-to")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/report/paragraphs.py": {"report-slot-*": of("report-slot-*", paper.TITLES), "report-hint-*": of("report-hint-*", paper.TITLES)},
    "report_command.py": {"<key>": ()},  # said in full where it is asked for
    "handlers/report_excel.py": {
        "report-sheet-*": of("report-sheet-*", (*_SHEETS, *report_excel.HEADS)),
        "report-measure-*": (),  # these three are those of the figures
        "report-unit-*": (),
        "report-basis-*": (),
        "report-source-*": of("report-source-*", ("paper", "records", "edition", "several")),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
