"""Every figure of the ledger: what the paper says for its time, and what our own records give afterwards, measure by measure."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from bot.clock import HONG_KONG
from bot.knowledge import COMPONENTS
from bot.tables import application, application_step, history_figure, label, meeting, provider, provider_period

TECHNOLOGIES = ("energy", "air", "effluent")
BASES = ("hong_kong", "prd", "elsewhere")
LABEL_PARTS = {"excellent": "manufacturing", "partner": "manufacturing", "technology_service": "technology_service", "supply_chain": "supply_chain"}
UNITS = {
    **{"approvals": "applications", "demonstrations": "projects", "providers": "firms", "new providers": "firms", "events": "events"},
    **{"participants": "participants", "factory visits": "visits", "exhibitions": "exhibitions", "exhibition visitors": "visitors"},
    **{"meetings": "meetings", "labels": "logos"},
}
PAPER_END = "2011-03-31"  # the paper's figures are as at this day; a recorded decision that is older is in them already
PEOPLE_DAYS = 548  # so long after an event its people are kept: afterwards it is not known here how many came
Counts = dict[tuple[str, str], tuple[int, int]]
"""{(period, part): (number, how many of them still have their row)}."""
Figure = dict[str, Any]
"""{"measure", "part", "period", "number", "about", "unit", "basis" (words ledger-basis-*), "as_at" (day), "source" (paper 10,
records, or edition 2 of the report where the records are gone), "derived" (worked out from two others), "records" (how many rows are behind it)}.
`period`: 2010-11 (reporting year, 1 April to 31 March), 2010 (calendar year), to 2011-03-31."""


def reporting_year(day: str) -> str:
    """2011-03-31 -> 2010-11, 2011-04-01 -> 2011-12."""
    return year_named(int(day[:4]) - (day[5:7] < "04"))


def year_named(first: int) -> str:
    """2010 -> 2010-11."""
    return f"{first}-{(first + 1) % 100:02}"


def approvals(connection: Connection, now: datetime) -> list[Figure]:
    """By component and reporting year."""
    counts = _counted(connection, "approvals", application.c.component)
    return [*of_paper(connection, "approvals"), *_figures("approvals", counts, now)]


def demonstrations(connection: Connection, now: datetime) -> list[Figure]:
    """By the one technology under which each is counted; of the records by reporting year."""
    counts = _counted(connection, "demonstrations", func.coalesce(application.c.technology, "none"), application.c.component == "demonstration")
    return [*of_paper(connection, "demonstrations"), *_figures("demonstrations", counts, now)]


def _counted(connection: Connection, measure: str, part: Any, *conditions: ColumnElement[bool]) -> Counts:
    """Recorded approvals by reporting year and part, with those whose cases have been deleted since at the end of their time."""
    counts: Counts = {}
    for row in connection.execute(select(application.c.decided_on, part.label("part")).where(counts_as_approved(), *conditions)):
        _add(counts, reporting_year(row.decided_on), row.part)
    for row in connection.execute(select(history_figure).where(history_figure.c.measure == f"kept {measure}")):
        _add(counts, row.year, row.part, row.number, records=0)
    return counts


def _add(counts: Counts, year: str, part: str, number: int = 1, records: int = 1) -> None:
    before = counts.get((year, part), (0, 0))
    counts[year, part] = before[0] + number, before[1] + records


def counts_as_approved() -> ColumnElement[bool]:
    """Approved as it stands, after the paper's time: also what was completed, or withdrawn afterwards; a decision that was reopened no more."""
    after = select(application_step.c.application_id).where(application_step.c.transition == "withdraw", application_step.c.before == "approved")
    stands = or_(application.c.state.in_(["approved", "completed"]), (application.c.state == "withdrawn") & application.c.id.in_(after))
    return stands & application.c.sample.is_(False) & (application.c.decided_on > PAPER_END)


def withdrawn_after(connection: Connection) -> dict[str, int]:
    """Approved and withdrawn afterwards, by component."""
    query = select(application.c.component, func.count().label("number")).where(counts_as_approved(), application.c.state == "withdrawn")
    found = {row.component: int(row.number) for row in connection.execute(query.group_by(application.c.component))}
    for row in connection.execute(select(history_figure).where(history_figure.c.measure == "kept withdrawn")):
        found[row.part] = found.get(row.part, 0) + row.number
    return found


def approved_under(connection: Connection, phase: str, component: str) -> int:
    """Approved by the rules of one phase; the paper's approvals are of its own."""
    of_phase = (application.c.rules == phase) & (application.c.component == component)
    recorded = connection.execute(select(func.count()).select_from(application).where(counts_as_approved(), of_phase)).scalar_one()
    of_paper = (history_figure.c.measure == "approvals") & (history_figure.c.part == component)
    kept = (history_figure.c.measure == f"kept {phase}") & (history_figure.c.part == component)
    these = (of_paper | kept) if phase == "2008-2013" else kept
    return int(recorded + connection.execute(select(func.coalesce(func.sum(history_figure.c.number), 0)).where(these)).scalar_one())


def providers(connection: Connection, now: datetime) -> list[Figure]:
    """Who is registered today, by base: a stock, never added to that of another day."""
    today = hong_kong_day(now)
    counts: Counts = {(f"to {today}", base): (number, number) for base, number in providers_on(connection, today).items()}
    recorded = sorted(_figures("providers", counts, now), key=lambda each: BASES.index(each["part"]))
    return [*of_paper(connection, "providers"), *recorded]


def providers_on(connection: Connection, day: str) -> dict[str, int]:
    """Who was registered on a day, by base; a base without any is left out. Firms long off the register are deleted: then the day is too long ago."""
    on_it = (provider_period.c.starts_on <= day) & (provider_period.c.ends_on.is_(None) | (provider_period.c.ends_on > day))
    query = select(provider.c.base, func.count(provider.c.id.distinct()).label("number")).join(provider_period, provider_period.c.provider_id == provider.c.id)
    rows = connection.execute(query.where(on_it, provider.c.sample.is_(False)).group_by(provider.c.base))
    return {row.base: int(row.number) for row in rows}


def new_providers(connection: Connection, now: datetime) -> list[Figure]:
    """Registered for the first time in the year; who was it in the paper's time is in the paper's figures."""
    first = select(func.min(provider_period.c.starts_on).label("day")).join(provider, provider.c.id == provider_period.c.provider_id)
    days = connection.execute(first.where(provider.c.sample.is_(False)).group_by(provider.c.id)).scalars()
    counts: Counts = {}
    for day in days:
        _add(counts, reporting_year(day), "all")
    for row in connection.execute(select(history_figure).where(history_figure.c.measure == "kept new providers")):
        _add(counts, row.year, "all", row.number, records=0)
    later = {key: counted for key, counted in counts.items() if key[0] > reporting_year(PAPER_END)}
    return [*of_paper(connection, "new providers"), *_figures("new providers", later, now)]


def meetings(connection: Connection, now: datetime) -> list[Figure]:
    """Of the committee, those that were held."""
    counts: Counts = {}
    for day in connection.execute(select(meeting.c.day).where(meeting.c.state == "held", meeting.c.day > PAPER_END)).scalars():
        _add(counts, reporting_year(day), "all")
    return [*of_paper(connection, "meetings"), *_figures("meetings", counts, now)]


def labels(connection: Connection, now: datetime) -> list[Figure]:
    """Logos awarded by calendar year; one that was withdrawn later was awarded all the same. A year that the paper has is the paper's."""
    paper = of_paper(connection, "labels")
    years = {each["period"] for each in paper}
    counts: Counts = {}
    for row in connection.execute(select(label.c.year, label.c.category).where(label.c.sample.is_(False))):
        if str(row.year) not in years:
            _add(counts, str(row.year), LABEL_PARTS[row.category])
    return [*paper, *_figures("labels", counts, now)]


def _figures(measure: str, counts: Counts, now: datetime) -> list[Figure]:
    return [recorded(measure, part, year, number, now, records=records) for (year, part), (number, records) in sorted(counts.items())]


def of_paper(connection: Connection, measure: str) -> list[Figure]:
    """What the paper says of a measure, in its order."""
    rows = connection.execute(select(history_figure).where(history_figure.c.measure == measure)).all()
    return [_paper_figure(row) for row in sorted(rows, key=lambda row: (order(row.year), _part_order(row.part)))]


def _paper_figure(row: Row[Any]) -> Figure:
    as_at = f"{row.year}-12-31" if len(row.year) == 4 else PAPER_END
    named = {"measure": row.measure, "part": row.part, "period": row.year, "number": row.number, "about": bool(row.about)}
    return {**named, "unit": UNITS[row.measure], "basis": row.measure, "as_at": as_at, "source": row.source, "derived": False, "records": None}


def recorded(measure: str, part: str, period: str, number: int, now: datetime, *, records: int | None, source: str = "records") -> Figure:
    """A figure of our own records."""
    end = period[3:] if period.startswith("to ") else f"{period}-12-31" if len(period) == 4 else f"{int(period[:4]) + 1}-03-31"
    named = {"measure": measure, "part": part, "period": period, "number": number, "about": False, "records": records}
    return {**named, "unit": UNITS[measure], "basis": measure, "as_at": min(end, hong_kong_day(now)), "source": source, "derived": False}


def order(period: str) -> str:
    """By the end of the period; a stretch since the start comes after the years that it includes."""
    return f"{period[3:]} z" if period.startswith("to ") else f"{period}-12-31" if len(period) == 4 else f"{int(period[:4]) + 1}-03-31"


def _part_order(part: str) -> int:
    parts = (*COMPONENTS, *TECHNOLOGIES, "none", *BASES, "manufacturing", "technology_service", "supply_chain", "all")
    return parts.index(part) if part in parts else len(parts)


def first_year(moment: datetime) -> int:
    """The year in which the reporting year of a moment begins."""
    day = moment.astimezone(HONG_KONG).date()
    return day.year - (day.month < 4)


def hong_kong_day(now: datetime) -> str:
    return now.astimezone(HONG_KONG).date().isoformat()


def period_phrase(period: str) -> dict[str, Any]:
    """A period in words."""
    if period.startswith("to "):
        return {"say": "ledger-to", "day": {"day": period[3:]}}
    return {"say": "ledger-calendar-year" if len(period) == 4 else "ledger-year", "year": period}
