"""Every figure of the report of a year: from our records, from the paper for its time, and from a published report where the records are gone."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.knowledge import COMPONENTS, Knowledge
from bot.programme import ledger_counts, ledger_events
from bot.programme.ledger_counts import BASES, PAPER_END, TECHNOLOGIES, UNITS, hong_kong_day, reporting_year
from bot.programme.report import counts, frozen
from bot.programme.report.basis import ALL, BEGAN, Basis, Figure, carried, since, total
from bot.programme.report.span import Span

GROUPS = ("manufacturing", "technology_service", "supply_chain")
CUMULATIVE = ("approvals", "demonstrations", "events", "participants")  # with a figure since the start, which may have a gap
REGISTER_DAYS = 7 * 365  # firms off the register longer ago may be deleted: a day before that tells no number any more
MAY_GO = ("participants", "providers")  # whose records are deleted at the end of their time; then the published report speaks
Cells = dict[str, dict[str, Figure]]
"""{part: {reporting year: figure}} of one measure."""


def of_year(connection: Connection, knowledge: Knowledge, year: str, now: datetime) -> dict[str, Figure]:
    """The figures of the report of a reporting year such as "2010-11", by Figure.key. Of a year that is not over they are provisional, as at today; of one
    that has not begun there are none. What is not known is not there: it is never nought."""
    span = Span.of(year, now)
    if span.start > span.today:
        return {}
    found = {figure.key: figure for figure in _all(connection, knowledge, span, now)}
    kept = frozen.figures(connection, year) or {}
    return found | {key: figure for key, figure in kept.items() if figure.basis.measure in MAY_GO and key not in found}


def is_over(year: str, now: datetime) -> bool:
    """Whether its figures are no longer provisional."""
    return Span.of(year, now).end < hong_kong_day(now)


def gaps(connection: Connection, knowledge: Knowledge, year: str, now: datetime) -> list[dict[str, Any]]:
    """Phrases: which total since the start is left out, because of some years nothing is known here."""
    found = of_year(connection, knowledge, year, now)
    events = ledger_events.events(connection, knowledge, now)
    known = {measure: {each["period"] for each in events if each["measure"] == measure} for measure in ("events", "participants")}
    known["approvals"] = known["demonstrations"] = {each.removeprefix("approvals@") for each in found}
    told = []
    for measure in CUMULATIVE:
        of_it = "approvals" if measure == "demonstrations" else measure
        if f"{of_it}@{year}" in found and f"{measure}@since" not in found:
            missing = [each for each in Span.of(year, now).years() if each > reporting_year(PAPER_END) and each not in known[measure]]
            years: Any = {"say": "report-foot-years", "first": missing[0], "last": missing[-1]} if missing else {"say": "report-foot-years-some"}
            told.append({"say": "report-foot-gap", "what": {"say": f"report-measure-{measure}"}, "years": years})
    return told


def _all(connection: Connection, knowledge: Knowledge, span: Span, now: datetime) -> Iterator[Figure]:
    approvals = ledger_counts.approvals(connection, now)
    recorded = first_recorded(approvals)
    yield from _approvals(approvals, recorded, span)
    yield from _demonstrations(ledger_counts.demonstrations(connection, now), recorded, span)
    yield from _events(connection, knowledge, span, now)
    yield from _providers(connection, span, now)
    yield from _labels(ledger_counts.labels(connection, now), span)
    meetings = ledger_counts.meetings(connection, now)
    yield from _of_the_year(meetings, "meetings", first_recorded(meetings), span)
    yield from counts.hotline(connection, span)
    yield from counts.media(connection, span)
    if recorded is not None and recorded <= span.year:
        yield from counts.grants(connection, span, recorded)
        yield from counts.where_approved(connection, span)


def first_recorded(rows: Sequence[ledger_counts.Figure]) -> str | None:
    """The period from which on our own records speak."""
    return min((each["period"] for each in rows if not each["source"].startswith("paper ")), default=None)


# --- approvals and demonstrations ---


def _approvals(rows: list[ledger_counts.Figure], recorded: str | None, span: Span) -> Iterator[Figure]:
    cells = _cells(rows, "approvals", COMPONENTS, recorded, span)
    for year in span.years():
        of_year = [cells[part][year] for part in COMPONENTS if year in cells[part]]
        yield from of_year
        if len(of_year) == len(COMPONENTS):
            yield total(of_year)
    yield from _with_sum([_since(cells[part], None, span) for part in COMPONENTS])


def _demonstrations(rows: list[ledger_counts.Figure], recorded: str | None, span: Span) -> Iterator[Figure]:
    """The paper has them only since the start; years without any of one technology count as nought once approvals are recorded."""
    cells = _cells(rows, "demonstrations", TECHNOLOGIES, recorded, span)
    yield from _with_sum([_since(cells[part], _stated(rows, part, PAPER_END), span) for part in TECHNOLOGIES])


def _cells(rows: list[ledger_counts.Figure], measure: str, parts: Sequence[str], recorded: str | None, span: Span) -> Cells:
    """From the first record on, a year without any is nought."""
    of = {(each["part"], each["period"]): each for each in rows}
    cells: Cells = {part: {} for part in parts}
    for part in parts:
        for year in span.years():
            if (row := of.get((part, year))) is not None:
                cells[part][year] = _figure(row, span)
            elif recorded is not None and recorded <= year and year > reporting_year(PAPER_END):
                cells[part][year] = span.figure(measure, UNITS[measure.replace("_", " ")], part, 0, year=year, records=0)
    return cells


def _since(years: dict[str, Figure], base: Figure | None, span: Span) -> Figure | None:
    """The total since the start: what is stated for the end of a year, carried on by each year after it. None where a year is not known."""
    first = reporting_year(base.as_at) if base is not None else None
    wanted = [year for year in span.years() if first is None or year > first]
    if any(year not in years for year in wanted) or (first or BEGAN) > span.year:
        return None
    if base is None:
        return since(years[year] for year in wanted)
    for year in wanted:
        base = carried(base, years[year])
    return base


def _stated(rows: list[ledger_counts.Figure], part: str, *days: str) -> Figure | None:
    """What the paper says since the start, to the last of these days for which it says anything."""
    of = {each["period"]: each for each in rows if each["part"] == part}
    row = next((of[f"to {day}"] for day in reversed(days) if f"to {day}" in of), None)
    if row is None:
        return None
    basis = Basis(row["measure"].replace(" ", "_"), row["unit"], "since", row["as_at"])
    return Figure(basis, part, row["number"], row["as_at"], row["source"], row["about"], None, row["derived"])


def _with_sum(parts: Sequence[Figure | None]) -> Iterator[Figure]:
    """Parts and their sum, if all are known."""
    known = [each for each in parts if each is not None]
    if known and len(known) == len(parts):
        yield from known
        yield total(known)


# --- what is counted for the year itself ---


def _events(connection: Connection, knowledge: Knowledge, span: Span, now: datetime) -> Iterator[Figure]:
    rows = ledger_events.events(connection, knowledge, now)
    for measure in ("events", "participants"):
        these = [each for each in rows if each["measure"] == measure]
        years = {each["period"]: _figure(each, span) for each in these if each["period"] in span.years()}
        if span.year in years:
            yield years[span.year]
        days = [day for day in ("2010-03-31", PAPER_END) if day <= span.end]
        base = _stated(these, ALL, *days)
        if base is not None and (whole := _since(years, base, span)) is not None:
            yield whole
    for measure in ("factory visits", "exhibitions", "exhibition visitors"):
        yield from (_figure(each, span) for each in rows if (each["measure"], each["period"]) == (measure, span.year))
    if any((each["measure"], each["period"], each["source"]) == ("events", span.year, "records") for each in rows):
        joint = ledger_events.of_year(connection, knowledge, now, int(span.year[:4]))["joint_events"]
        yield span.figure("joint_events", "events", ALL, joint)


def _of_the_year(rows: list[ledger_counts.Figure], measure: str, recorded: str | None, span: Span) -> list[Figure]:
    of_it = _cells(rows, measure, [ALL], recorded, span)[ALL]
    return [of_it[span.year]] if span.year in of_it else []


def _providers(connection: Connection, span: Span, now: datetime) -> Iterator[Figure]:
    entered = counts.register_began(connection)
    new = ledger_counts.new_providers(connection, now)
    if span.end <= PAPER_END:
        of_paper = [each for each in new if each["source"].startswith("paper ")]
        yield from _of_the_year(of_paper, "new_providers", None, span)
        stock = [each for each in ledger_counts.of_paper(connection, "providers") if each["period"] == f"to {span.as_at}"]
        yield from _with_sum([_as_stock(each) for each in stock])
    elif entered is not None and entered <= span.as_at:
        began = reporting_year(entered)
        yield from _of_the_year([each for each in new if each["period"] >= began], "new_providers", began, span)
        long_ago = (now - timedelta(days=REGISTER_DAYS)).date().isoformat()
        if span.as_at >= long_ago:
            on_it = ledger_counts.providers_on(connection, span.as_at)
            yield from _with_sum([span.figure("providers", "firms", base, on_it.get(base, 0), kind="as_at") for base in BASES])


def _as_stock(row: ledger_counts.Figure) -> Figure:
    return Figure(Basis("providers", row["unit"], "as_at", row["as_at"]), row["part"], row["number"], row["as_at"], row["source"], row["about"])


def _labels(rows: list[ledger_counts.Figure], span: Span) -> Iterator[Figure]:
    """Of the calendar year in which the reporting year begins."""
    year = span.year[:4]
    of = {each["part"]: each for each in rows if each["period"] == year}
    recorded = first_recorded(rows)
    parts = [_figure(of[part], span) if part in of else None for part in GROUPS]
    if recorded is not None and recorded <= year and not any(each["source"].startswith("paper ") for each in of.values()):
        parts = [each or span.figure("labels", UNITS["labels"], part, 0, kind="calendar") for each, part in zip(parts, GROUPS, strict=True)]
    yield from _with_sum(parts)


def _figure(row: ledger_counts.Figure, span: Span) -> Figure:
    """A figure of the ledger for a year."""
    period, kind = row["period"], "calendar" if len(row["period"]) == 4 else "year"
    basis = Basis(row["measure"].replace(" ", "_"), row["unit"], kind, period)  # type: ignore[arg-type]
    end = f"{int(period[:4]) + 1}-03-31" if kind == "year" else f"{period}-12-31"
    return Figure(basis, row["part"], row["number"], min(end, row["as_at"], span.today), row["source"], row["about"], row["records"], row["derived"])
