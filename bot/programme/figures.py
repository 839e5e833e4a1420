"""Figures of events for reports: how many were held and how many people came, by kind, city, month and sector. Each figure has one rule, stated here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.clock import HONG_KONG
from bot.knowledge import Counting
from bot.programme import Here
from bot.programme.seats import person_key
from bot.tables import attendee, booth_visitor, event, registration

HELD = ("open", "closed")  # with the end in the past; cancelled, postponed and history are not held
Person = dict[str, Any]
"""{"state", "arrived_at" (None: did not come), "name", "contact" (None: not known)} of one attendee."""


@dataclass(frozen=True)
class Held:
    """An event that took place, with everybody who was ever entered for it."""

    row: Row[Any]
    people: list[Person]


def between(here: Here, *, start: str, end: str) -> dict[str, Any]:
    """`figures` for a flow: days as ISO texts."""
    return figures(here.connection, date.fromisoformat(start), date.fromisoformat(end), here.now, here.knowledge.counting)


def figures(connection: Connection, start: date, end: date, now: datetime, counting: Counting) -> dict[str, Any]:
    """The figures of the days from `start` to `end` in Hong Kong, both included. An event belongs to the day on which it began.

    {"start", "end", "events": block, "joint_events": number, "factory_visits": block, "visits_inside_events": {"value", "rule" (texts), "since"},
    "exhibitions": {"events", "tap", "scan", "visitors"}, "samples_left_out": events}. A block is {"total", "by_kind", "by_city", "by_month" (2026-12),
    "by_sector"}, each of `measures`; what is by something is {value: measures} and adds up to the total in everything but "people".
    Factory visits always have a block of their own; where "value" is true they are in "events" as well. Exhibitions are in neither. "joint_events": how many of
    "events" had a co-organiser.

    Counted are events that are over and were not cancelled or postponed. Left out: history of the sources, which has no records, and samples."""
    rows = ended(connection, start, end, now)
    real = [row for row in rows if not row.sample]
    people = _people(connection, [row.id for row in real])
    held = [Held(row, people.get(row.id, [])) for row in real if row.kind != "exhibition"]
    visits, others = [each for each in held if each.row.kind == "visit"], [each for each in held if each.row.kind != "visit"]
    inside = counting.visits_inside_events
    counted = held if inside else others
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "events": _block(counted),
        "joint_events": sum(bool(each.row.co_organisers) for each in counted),
        "factory_visits": _block(visits),
        "visits_inside_events": {"value": inside, "rule": counting.rule, "since": counting.since.isoformat()},
        "exhibitions": _exhibitions(connection, [row.id for row in real if row.kind == "exhibition"]),
        "samples_left_out": len(rows) - len(real),
    }


def measures(people: Iterable[Person]) -> dict[str, int]:
    """What is counted of people.

    registered: who has a confirmed seat. Who cancelled is not in it, nor who waited in vain; of a person and a substitute only the substitute is.
    attended: who arrived, walk-ins among them.    walk_ins: who arrived without having registered.
    visits: arrivals, in person-times. It is "attended" under the name that tells it from "people".
    people: different persons among those who arrived, by folded name and contact; a walk-in who left no contact is one each time."""
    people = list(people)
    arrived = [each for each in people if each["arrived_at"] is not None]
    known = {person_key("", each["name"], each["contact"]) for each in arrived if each["contact"]}
    return {
        "registered": sum(each["state"] == "confirmed" for each in people),
        "attended": len(arrived),
        "walk_ins": sum(each["state"] == "walked_in" for each in arrived),
        "people": len(known) + sum(not each["contact"] for each in arrived),
        "visits": len(arrived),
    }


def ended(connection: Connection, start: date, end: date, now: datetime) -> list[Row[Any]]:
    """The events that are over and were not called off, samples among them, in the order in which they began."""
    first, after = (datetime.combine(day, time(), HONG_KONG) for day in (start, end + timedelta(days=1)))
    query = select(event).where(event.c.state.in_(HELD), event.c.ends_at <= now, event.c.starts_at >= first, event.c.starts_at < after)
    return list(connection.execute(query.order_by(event.c.starts_at, event.c.id)))


def _people(connection: Connection, event_ids: list[str]) -> dict[str, list[Person]]:
    contact = func.coalesce(registration.c.contact, attendee.c.contact).label("contact")  # of who walked in it stands with the person
    columns = select(attendee.c.event_id, attendee.c.state, attendee.c.arrived_at, attendee.c.name, contact)
    query = columns.select_from(attendee.outerjoin(registration, attendee.c.registration_id == registration.c.id)).where(attendee.c.event_id.in_(event_ids))
    found: dict[str, list[Person]] = {}
    for row in connection.execute(query):
        found.setdefault(row.event_id, []).append(row._asdict())
    return found


def _block(held: list[Held]) -> dict[str, Any]:
    return {"total": _measured(held)} | {f"by_{name}": _by(held, value) for name, value in GROUPS.items()}


def _by(held: list[Held], value: Callable[[Row[Any]], str]) -> dict[str, dict[str, int]]:
    groups: dict[str, list[Held]] = {}
    for each in held:
        groups.setdefault(value(each.row), []).append(each)
    return {name: _measured(groups[name]) for name in sorted(groups)}


def _measured(held: list[Held]) -> dict[str, int]:
    return {"events": len(held)} | measures(person for each in held for person in each.people)


def _month(row: Row[Any]) -> str:
    return str(row.starts_at.astimezone(HONG_KONG).strftime("%Y-%m"))


def _sector(row: Row[Any]) -> str:
    """The one sector that an event is meant for; an event for several stands in a row of its own, so that it is counted once."""
    return "all" if not row.sectors else row.sectors[0] if len(row.sectors) == 1 else "several"


GROUPS: dict[str, Callable[[Row[Any]], str]] = {"kind": lambda row: str(row.kind), "city": lambda row: str(row.city), "month": _month, "sector": _sector}


def _exhibitions(connection: Connection, event_ids: list[str]) -> dict[str, int]:
    query = select(booth_visitor.c.how, func.count().label("number")).where(booth_visitor.c.event_id.in_(event_ids)).group_by(booth_visitor.c.how)
    counts: dict[str, int] = {row.how: row.number for row in connection.execute(query)}
    tap, scan = counts.get("tap", 0), counts.get("scan", 0)
    return {"events": len(event_ids), "tap": tap, "scan": scan, "visitors": tap + scan}
