"""Events: what there is, in which words it is found, and what officers change about it. Who has a seat is the business of seats.py."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select

from bot.clock import HONG_KONG
from bot.folding import fold
from bot.knowledge import Knowledge
from bot.programme import Here, trades
from bot.tables import attendee, event

KINDS = ("seminar", "workshop", "briefing", "visit", "exhibition", "ceremony")
SPOKEN = ("cantonese", "putonghua", "english")
FACETS = ("kind", "city", "month", "sector", "language")
MOST_LISTED = 30


def lock(connection: Connection, event_id: str) -> Row[Any] | None:
    """The event's row, held until the end of the transaction against whoever else wants seats of it."""
    return connection.execute(select(event).where(event.c.id == event_id).with_for_update()).one_or_none()


def takes_bookings(row: Row[Any], now: datetime) -> bool:
    return row.state == "open" and row.capacity is not None and now < row.closes_at


def bookable(row: Row[Any], now: datetime) -> str:
    """Returns "yes", or why not: exhibition (nobody registers), history, cancelled, postponed, past, closed."""
    if row.state in ("cancelled", "postponed", "history"):
        return str(row.state)
    if row.ends_at <= now:
        return "past"
    if row.capacity is None:
        return "exhibition"
    return "yes" if takes_bookings(row, now) else "closed"


def view(connection: Connection, row: Row[Any], now: datetime) -> dict[str, Any]:
    """An event as plain data: times as ISO texts, texts in three languages, "left" seats that a newcomer could have, "waiting" people in line, "bookable"."""
    return _view(row, now, _people(connection, [row.id]).get(row.id, {}))


def _people(connection: Connection, event_ids: list[str]) -> dict[str, dict[str, int]]:
    """How many people are in which state, event by event."""
    columns = select(attendee.c.event_id, attendee.c.state, func.count().label("people")).where(attendee.c.event_id.in_(event_ids))
    counts: dict[str, dict[str, int]] = {}
    for each in connection.execute(columns.group_by(attendee.c.event_id, attendee.c.state)):
        counts.setdefault(each.event_id, {})[each.state] = each.people
    return counts


def _view(row: Row[Any], now: datetime, counts: dict[str, int]) -> dict[str, Any]:
    waiting = counts.get("waiting", 0)
    free = max((row.capacity or 0) - counts.get("confirmed", 0) - counts.get("offered", 0), 0)
    return {
        "id": row.id,
        "kind": row.kind,
        "state": row.state,
        "title": row.title,
        "summary": row.summary,
        "starts": row.starts_at.isoformat(),
        "ends": row.ends_at.isoformat(),
        "closes": row.closes_at.isoformat(),
        "city": row.city,
        "place": row.place,
        "languages": row.languages,
        "sectors": row.sectors,
        "co_organisers": row.co_organisers,
        "price_cents": row.price_cents,
        "capacity": row.capacity,
        "left": 0 if waiting else free,
        "waiting": waiting,
        "confirmed": counts.get("confirmed", 0),
        "offered": counts.get("offered", 0),
        "visit": row.visit,
        "weather_rule": row.weather_rule,
        "sample": row.sample,
        "bookable": bookable(row, now),
    }


def one(here: Here, *, event_id: str) -> dict[str, Any] | None:
    """An event as plain data, or None. History of the sources is never shown."""
    row = here.connection.execute(select(event).where(event.c.id == event_id, event.c.state != "history")).one_or_none()
    return view(here.connection, row, here.now) if row is not None else None


def listed(
    here: Here, *, kind: str | None = None, city: str | None = None, month: str | None = None, sector: str | None = None, language: str | None = None
) -> list[dict[str, Any]]:
    """The events to come, soonest first; `month` is 2026-12, `sector` also finds events for all sectors."""
    coming = or_(event.c.state == "postponed", event.c.state.in_(["open", "closed"]) & (event.c.ends_at > here.now))
    found = []
    for row in here.connection.execute(select(event).where(coming).order_by(event.c.starts_at, event.c.id)):
        fits = (
            (kind is None or row.kind == kind)
            and (city is None or row.city == city)
            and (month is None or _month(row.starts_at) == month)
            and (sector is None or not row.sectors or sector in row.sectors)
            and (language is None or language in row.languages)
        )
        if fits:
            found.append(row)
    counts = _people(here.connection, [row.id for row in found[:MOST_LISTED]])
    return [_view(row, here.now, counts.get(row.id, {})) for row in found[:MOST_LISTED]]


def facets(here: Here, *, facet: str, chosen: dict[str, str]) -> list[str]:
    """The values of one facet among the events to come that fit what is chosen already."""
    rows = listed(here, **{name: value for name, value in chosen.items() if name != facet})
    values: list[str] = []
    for row in rows:
        match facet:
            case "month":
                values.append(_month(datetime.fromisoformat(row["starts"])))
            case "sector":
                values += row["sectors"]
            case "language":
                values += row["languages"]
            case _:
                values.append(row[facet])
    return sorted(set(values), key=values.index)


def find(here: Here, *, words: str) -> dict[str, Any]:
    """What a person's words ask for: {"chosen": facets that were recognised (the words of kinds and languages are in knowledge/events/words.yaml),
    "ids": events to come whose title holds the words}."""
    folded = fold(words)
    chosen: dict[str, str] = {}
    for facet, values in here.knowledge.event_words.items():
        for value, each in values.items():
            if any(fold(word) in folded for word in each):
                chosen.setdefault(facet, value)
    place = trades.place_in(here.knowledge, words)
    if place["id"]:
        chosen["city"] = place["id"]
    found = trades.sectors_in(here.knowledge, words)
    if len(found["sectors"]) == 1 and found["sectors"] != ["other"]:
        chosen["sector"] = found["sectors"][0]
    titles = [row["id"] for row in listed(here) if any(folded in fold(text) for text in row["title"].values())]
    return {"chosen": chosen, "ids": titles}


def enter(connection: Connection, now: datetime, values: dict[str, Any]) -> None:
    """Put a new event down. `values` are columns; what is not given is as the table says."""
    connection.execute(insert(event).values(secret=secrets.token_hex(16), created_at=now, **values))


def import_once(connection: Connection, now: datetime, knowledge: Knowledge, *, samples: bool) -> int:
    """Enter the events of knowledge/events/ that the database does not know yet; what it knows is never overwritten. Returns how many were new.

    Events of the sources that are over are history. Samples, which are labelled as such, come only where sample data is wanted; their days count from today."""
    known = set(connection.execute(select(event.c.id)).scalars())
    new = 0
    for entry in knowledge.events.values():
        if entry.id in known or (entry.sample and not samples):
            continue
        enter(connection, now, entry.columns(now))
        new += 1
    return new


def _month(moment: datetime) -> str:
    return moment.astimezone(HONG_KONG).strftime("%Y-%m")
