"""The report's figures in words, for the pages of the console: what is counted, of what period, in what unit."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from bot.messages import Phrase
from bot.programme import ledger_counts
from bot.programme.report import foot
from bot.programme.report.basis import ALL, Figure

FIRST_YEAR = 2008
# The measures in the order of the paper, each in the group under which the page of figures shows it.
GROUPS: dict[str, tuple[str, ...]] = {
    "approvals": ("approvals",),
    "demonstrations": ("demonstrations",),
    "events": ("events", "participants", "factory_visits", "joint_events"),
    "exhibitions": ("exhibitions", "exhibition_visitors"),
    "hotline": ("hotline_questions", "hotline_calls", "enquiries", "enquiries_answered"),
    "media": ("media",),
    "providers": ("providers", "new_providers"),
    "labels": ("labels",),
    "meetings": ("meetings",),
    "grants": ("grants", "grants_paid"),
    "where": ("approved_sectors", "approved_cities"),
}


def years(today: date) -> list[str]:
    """The reporting years that a report can be of, the newest first: 2025-26."""
    last = today.year - (today.month < 4)
    return [ledger_counts.reporting_year(f"{year}-04-01") for year in range(last, FIRST_YEAR - 1, -1)]


def ended(today: date) -> str:
    """The newest year that is over: the one that is reported on."""
    return years(today)[1]


def measure(name: str) -> Phrase:
    return {"say": f"report-measure-{name}"}


def part(figure: Figure) -> Phrase:
    """What of its measure a figure counts."""
    return foot.part_phrase(figure)


def name(figure: Figure) -> Phrase:
    """Measure and part."""
    whole = measure(figure.basis.measure)
    return whole if figure.part == ALL else {"say": "console-report-figure-of", "measure": whole, "part": part(figure)}


def period(figure: Figure) -> Phrase:
    """Of what time it is: the kind of period, with its days."""
    basis = figure.basis
    match basis.kind:
        case "year":
            first = int(basis.period[:4])
            return {"say": "console-report-period-year", "start": {"day": f"{first}-04-01"}, "end": {"day": f"{first + 1}-03-31"}}
        case "calendar":
            return {"say": "console-report-period-calendar", "year": basis.period}
        case _:
            return {"say": f"console-report-period-{basis.kind}", "day": {"day": figure.as_at}}


def short_period(figure: Figure) -> Phrase:
    """As the head of a column."""
    if figure.basis.kind in ("year", "calendar"):
        return ledger_counts.period_phrase(figure.basis.period)
    return {"say": f"console-report-column-{figure.basis.kind}", "day": {"day": figure.as_at}}


def number(figure: Figure) -> Phrase:
    value = foot.shown(figure, figure.number)
    return {"say": "ledger-about", "number": value} if figure.about else value


def source(figure: Figure) -> Phrase:
    kind, _, which = figure.source.partition(" ")
    match kind:
        case "paper":
            return {"sources": [{"paper": which}]}
        case "edition":
            return {"say": "console-report-source-edition", "edition": which}
        case "records":
            return {"say": "console-report-source-records"}
        case _:
            return {"say": "console-report-source-several"}


def path(year: str, key: str) -> str:
    """The page of what is behind a figure."""
    return "/report/figure?" + urlencode({"year": year, "key": key})


def grouped(figures: dict[str, Figure], group: str) -> Iterator[tuple[str, list[Figure]]]:
    """The measures of a group that have figures, each with them in their order."""
    for each in GROUPS[group]:
        these = [figure for figure in figures.values() if figure.basis.measure == each]
        if these:
            yield each, these
