"""The ledger's figures of events: the paper's, and those of our own records year by year, as long as it is known here who came."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from bot.knowledge import Knowledge
from bot.programme import figures
from bot.programme.ledger_counts import PAPER_END, PEOPLE_DAYS, Figure, first_year, of_paper, recorded, reporting_year, year_named
from bot.programme.report import frozen
from bot.tables import event


def events(connection: Connection, knowledge: Knowledge, now: datetime) -> list[Figure]:
    """What the paper says, and what it was before the paper's year; then the years of the records by bot/programme/figures.py."""
    found: list[Figure] = []
    for measure in ("events", "participants"):
        stated = of_paper(connection, measure)
        found += [*_before(stated), *stated]
    for measure in ("factory visits", "exhibitions", "exhibition visitors"):
        found += of_paper(connection, measure)
    real = (event.c.sample.is_(False)) & event.c.state.in_(figures.HELD) & (event.c.ends_at <= now)
    _, after = frozen.bounds(reporting_year(PAPER_END))
    first: datetime | None = connection.execute(select(func.min(event.c.starts_at)).where(real, event.c.starts_at >= after)).scalar()
    if first is not None:
        for year in range(first_year(first), first_year(now) + 1):
            found += _of_year(connection, knowledge, now, year)
    return found


def of_year(connection: Connection, knowledge: Knowledge, now: datetime, year: int) -> dict[str, Any]:
    """bot/programme/figures.py for the reporting year that begins in `year`."""
    return figures.figures(connection, date(year, 4, 1), date(year + 1, 3, 31), now, knowledge.counting)


def _of_year(connection: Connection, knowledge: Knowledge, now: datetime, year: int) -> list[Figure]:
    counted, name = of_year(connection, knowledge, now, year), year_named(year)
    held = counted["events"]["total"]["events"]
    numbers = {"events": held, "factory visits": counted["factory_visits"]["total"]["events"]}
    numbers |= {"exhibitions": counted["exhibitions"]["events"]}
    found = [recorded(measure, "all", name, number, now, records=number) for measure, number in numbers.items()]
    shown = counted["exhibitions"]
    found.append(recorded("exhibition visitors", "all", name, shown["visitors"], now, records=shown["events"]))
    if not _people_gone(connection, now, year):
        found.append(recorded("participants", "all", name, counted["events"]["total"]["attended"], now, records=held))
    elif kept := (frozen.figures(connection, name) or {}).get(f"participants@{name}"):
        found.append(recorded("participants", "all", name, kept.number, now, records=None, source=kept.source) | {"about": kept.about})
    return found


def _people_gone(connection: Connection, now: datetime, year: int) -> bool:
    """Whether some of those who came may be deleted by now (bot/retention.py): then the rows tell no number for the year."""
    days = frozen.PEOPLE_DAYS if frozen.latest(connection, year_named(year)) is not None else PEOPLE_DAYS
    begins, ends = frozen.bounds(year_named(year))
    held = event.c.state.in_(figures.HELD) & event.c.sample.is_(False) & (event.c.kind != "exhibition")
    over = held & (event.c.ends_at < now - timedelta(days=days)) & (event.c.starts_at >= begins) & (event.c.starts_at < ends)
    return connection.execute(select(event.c.id).where(over).limit(1)).first() is not None


def _before(stated: list[Figure]) -> list[Figure]:
    """The total since the start without its last year."""
    by_period = {each["period"]: each for each in stated}
    total, year = by_period.get(f"to {PAPER_END}"), by_period.get("2010-11")
    if total is None or year is None:
        return []
    number, about = total["number"] - year["number"], total["about"] or year["about"]
    return [{**total, "period": "to 2010-03-31", "number": number, "about": about, "as_at": "2010-03-31", "derived": True}]
