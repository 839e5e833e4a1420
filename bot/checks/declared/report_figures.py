"""The figures of the annual report."""

from bot.checks.declared.of import of
from bot.programme.report import record_rows
from bot.programme.report.counts import MEDIA

MEASURES = tuple(record_rows.ROWS)
UNITS = (
    *("applications", "projects", "events", "participants", "visits", "exhibitions", "visitors", "questions", "calls", "enquiries"),
    *("firms", "logos", "meetings", "items", "cents"),
)
PARTS = (
    *("on_site_assessment", "demonstration", "verification", "energy", "air", "effluent", "hong_kong", "prd", "elsewhere"),
    *("manufacturing", "technology_service", "supply_chain"),
)
BEHIND = (*of("report-basis-*", MEASURES), *of("report-unit-*", UNITS))  # shown by the console beside a figure

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/report/figures.py": {"report-measure-*": of("report-measure-*", MEASURES)},
    "programme/report/foot.py": {
        "report-measure-*": of("report-measure-*", MEASURES),
        "report-part-*": of("report-part-*", MEDIA),
        "ledger-part-*": of("ledger-part-*", PARTS),
        "report-period-*": of("report-period-*", ("year", "since", "recorded", "as_at", "calendar")),
        "<message>": of("report-foot-*", ("parts", "years_sum", "technologies", "where", "more", "carried", "published")),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
