"""Every figure of the ledger: what the paper says for its time, and what our own records give afterwards, measure by measure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from bot.clock import HONG_KONG
from bot.knowledge import COMPONENTS, Knowledge
from bot.programme import figures
from bot.tables import application, application_step, event, history_figure, label, meeting, provider, provider_period

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
Figure = dict[str, Any]
"""{"measure", "part", "period", "number", "about", "unit", "basis" (words ledger-basis-*), "as_at" (day), "source" (paper 10,
or records), "derived" (worked out from two others)}. `period`: 2010-11 (reporting year, 1 April to 31 March), 2010 (calendar year), to 2011-03-31."""


def reporting_year(day: str) -> str:
    """2011-03-31 -> 2010-11, 2011-04-01 -> 2011-12."""
    return _year_named(int(day[:4]) - (day[5:7] < "04"))


def _year_named(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02}"


def all_figures(connection: Connection, knowledge: Knowledge, now: datetime) -> list[Figure]:
    """Every figure, measure by measure, in the order in which the paper has them."""
    counted = [approvals, _demonstrations, _providers, _new_providers]
    found = [figure for function in counted for figure in function(connection, now)]
    return [*found, *_events(connection, knowledge, now), *_meetings(connection, now), *_labels(connection, now)]


def approvals(connection: Connection, now: datetime) -> list[Figure]:
    """By component and reporting year."""
    counts = _counted(connection, "approvals", application.c.component)
    return [*_of_paper(connection, "approvals"), *_figures("approvals", counts, now)]


def _demonstrations(connection: Connection, now: datetime) -> list[Figure]:
    """By the one technology under which each is counted; of the records by reporting year."""
    counts = _counted(connection, "demonstrations", func.coalesce(application.c.technology, "none"), application.c.component == "demonstration")
    return [*_of_paper(connection, "demonstrations"), *_figures("demonstrations", counts, now)]


def _counted(connection: Connection, measure: str, part: Any, *conditions: ColumnElement[bool]) -> dict[tuple[str, str], int]:
    """Recorded approvals as {(reporting year, part): number}, with those whose cases have been deleted since at the end of their time."""
    counts: dict[tuple[str, str], int] = {}
    for row in connection.execute(select(application.c.decided_on, part.label("part")).where(counts_as_approved(), *conditions)):
        year = reporting_year(row.decided_on)
        counts[year, row.part] = counts.get((year, row.part), 0) + 1
    for row in connection.execute(select(history_figure).where(history_figure.c.measure == f"kept {measure}")):
        counts[row.year, row.part] = counts.get((row.year, row.part), 0) + row.number
    return counts


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


def _providers(connection: Connection, now: datetime) -> list[Figure]:
    """Who is registered on a day, by base: a stock, never added to that of another day."""
    today = hong_kong_day(now)
    on_it = (provider_period.c.starts_on <= today) & (provider_period.c.ends_on.is_(None) | (provider_period.c.ends_on > today))
    query = select(provider.c.base, func.count(provider.c.id.distinct()).label("number")).join(provider_period, provider_period.c.provider_id == provider.c.id)
    rows = connection.execute(query.where(on_it, provider.c.sample.is_(False)).group_by(provider.c.base)).all()
    recorded = [_figure("providers", row.base, f"to {today}", int(row.number), now) for row in sorted(rows, key=lambda row: BASES.index(row.base))]
    return [*_of_paper(connection, "providers"), *recorded]


def _new_providers(connection: Connection, now: datetime) -> list[Figure]:
    """Registered for the first time in the year."""
    first = select(func.min(provider_period.c.starts_on).label("day")).join(provider, provider.c.id == provider_period.c.provider_id)
    days = connection.execute(first.where(provider.c.sample.is_(False)).group_by(provider.c.id)).scalars()
    kept = connection.execute(select(history_figure).where(history_figure.c.measure == "kept new providers"))
    years = [reporting_year(day) for day in days] + [row.year for row in kept for _ in range(row.number)]
    return [*_of_paper(connection, "new providers"), *_by_year("new providers", years, now)]


def _events(connection: Connection, knowledge: Knowledge, now: datetime) -> list[Figure]:
    """What the paper says, and what it was before the paper's year; then the years of the records by bot/programme/figures.py."""
    found: list[Figure] = []
    for measure in ("events", "participants"):
        stated = _of_paper(connection, measure)
        found += [*_before(stated), *stated]
    for measure in ("factory visits", "exhibitions", "exhibition visitors"):
        found += _of_paper(connection, measure)
    real = (event.c.sample.is_(False)) & event.c.state.in_(figures.HELD) & (event.c.ends_at <= now)
    first: datetime | None = connection.execute(select(func.min(event.c.starts_at)).where(real)).scalar()
    if first is not None:
        for year in range(_first_year(first), _first_year(now) + 1):
            found += _events_of(connection, knowledge, now, year)
    return found


def _events_of(connection: Connection, knowledge: Knowledge, now: datetime, year: int) -> list[Figure]:
    counted = figures.figures(connection, date(year, 4, 1), date(year + 1, 3, 31), now, knowledge.counting)
    numbers = {"events": counted["events"]["total"]["events"], "factory visits": counted["factory_visits"]["total"]["events"]}
    numbers |= {"exhibitions": counted["exhibitions"]["events"], "exhibition visitors": counted["exhibitions"]["visitors"]}
    if date(year, 4, 1) >= now.astimezone(HONG_KONG).date() - timedelta(days=PEOPLE_DAYS):
        numbers["participants"] = counted["events"]["total"]["attended"]
    return [_figure(measure, "all", _year_named(year), number, now) for measure, number in numbers.items()]


def _before(stated: list[Figure]) -> list[Figure]:
    """The total since the start without its last year."""
    by_period = {each["period"]: each for each in stated}
    total, year = by_period.get(f"to {PAPER_END}"), by_period.get("2010-11")
    if total is None or year is None:
        return []
    number, about = total["number"] - year["number"], total["about"] or year["about"]
    return [{**total, "period": "to 2010-03-31", "number": number, "about": about, "as_at": "2010-03-31", "derived": True}]


def _meetings(connection: Connection, now: datetime) -> list[Figure]:
    days = connection.execute(select(meeting.c.day).where(meeting.c.state == "held", meeting.c.day > PAPER_END)).scalars()
    return [*_of_paper(connection, "meetings"), *_by_year("meetings", [reporting_year(day) for day in days], now)]


def _labels(connection: Connection, now: datetime) -> list[Figure]:
    """Logos awarded by calendar year; one that was withdrawn later was awarded all the same. A year that the paper has is the paper's."""
    paper = _of_paper(connection, "labels")
    counts: dict[tuple[str, str], int] = {}
    for row in connection.execute(select(label.c.year, label.c.category).where(label.c.sample.is_(False))):
        key = str(row.year), LABEL_PARTS[row.category]
        counts[key] = counts.get(key, 0) + 1
    years = {each["period"] for each in paper}
    return [*paper, *_figures("labels", {key: number for key, number in counts.items() if key[0] not in years}, now)]


def _figures(measure: str, counts: dict[tuple[str, str], int], now: datetime) -> list[Figure]:
    return [_figure(measure, part, year, number, now) for (year, part), number in sorted(counts.items())]


def _by_year(measure: str, years: Iterable[str], now: datetime) -> list[Figure]:
    counts: dict[tuple[str, str], int] = {}
    for year in years:
        counts[year, "all"] = counts.get((year, "all"), 0) + 1
    return _figures(measure, counts, now)


def _of_paper(connection: Connection, measure: str) -> list[Figure]:
    rows = connection.execute(select(history_figure).where(history_figure.c.measure == measure)).all()
    return [_paper_figure(row) for row in sorted(rows, key=lambda row: (order(row.year), _part_order(row.part)))]


def _paper_figure(row: Row[Any]) -> Figure:
    as_at = f"{row.year}-12-31" if len(row.year) == 4 else PAPER_END
    named = {"measure": row.measure, "part": row.part, "period": row.year, "number": row.number, "about": bool(row.about)}
    return {**named, "unit": UNITS[row.measure], "basis": row.measure, "as_at": as_at, "source": row.source, "derived": False}


def _figure(measure: str, part: str, period: str, number: int, now: datetime) -> Figure:
    """A figure of our own records."""
    end = period[3:] if period.startswith("to ") else f"{period}-12-31" if len(period) == 4 else f"{int(period[:4]) + 1}-03-31"
    named = {"measure": measure, "part": part, "period": period, "number": number, "about": False}
    return {**named, "unit": UNITS[measure], "basis": measure, "as_at": min(end, hong_kong_day(now)), "source": "records", "derived": False}


def order(period: str) -> str:
    """By the end of the period; a stretch since the start comes after the years that it includes."""
    return f"{period[3:]} z" if period.startswith("to ") else f"{period}-12-31" if len(period) == 4 else f"{int(period[:4]) + 1}-03-31"


def _part_order(part: str) -> int:
    parts = (*COMPONENTS, *TECHNOLOGIES, "none", *BASES, "manufacturing", "technology_service", "supply_chain", "all")
    return parts.index(part) if part in parts else len(parts)


def _first_year(moment: datetime) -> int:
    day = moment.astimezone(HONG_KONG).date()
    return day.year - (day.month < 4)


def hong_kong_day(now: datetime) -> str:
    return now.astimezone(HONG_KONG).date().isoformat()


def period_phrase(period: str) -> dict[str, Any]:
    """A period in words."""
    if period.startswith("to "):
        return {"say": "ledger-to", "day": {"day": period[3:]}}
    return {"say": "ledger-calendar-year" if len(period) == 4 else "ledger-year", "year": period}
