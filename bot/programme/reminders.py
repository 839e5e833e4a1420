"""What time brings to an event: offers that are over, reminders a week and a day ahead, the closing of registration, what follows afterwards.
Safe to run as often as one likes and in several processes: each notice has its key."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from bot.clock import HONG_KONG
from bot.messages import Address, Choice, Phrase
from bot.programme import event_words, notices, seats
from bot.programme.events import lock, takes_bookings, view
from bot.tables import attendee, event, registration

REMINDERS = {"week": (timedelta(days=7), timedelta(days=2)), "day": (timedelta(days=1), timedelta())}  # from and until how long before the start
FOLLOW_UP_AT = time(10)  # in Hong Kong, on the day after: by then the doors have brought in what they counted without a network
FOLLOW_UP_DAYS = 14  # later nobody is asked any more


def events_to_look_at(connection: Connection, now: datetime) -> list[str]:
    """The events that something may be due for."""
    window = (event.c.starts_at < now + max(first for first, _ in REMINDERS.values())) & (event.c.ends_at > now - timedelta(days=FOLLOW_UP_DAYS + 1))
    offers = select(attendee.c.event_id).where(attendee.c.state == "offered")
    closing = (event.c.closes_at <= now) & (event.c.ends_at > now)
    query = select(event.c.id).where(event.c.state.in_(["open", "closed", "postponed", "cancelled"]), or_(window, event.c.id.in_(offers), closing))
    return list(connection.execute(query.order_by(event.c.id)).scalars())


def look_at(connection: Connection, now: datetime, event_id: str, *, may_end_offers: bool) -> None:
    """Do what is due for one event."""
    row = lock(connection, event_id)
    if row is None:
        return
    if may_end_offers and row.state in ("open", "closed"):  # who has an offer of a postponed event keeps it until there is a new date
        seats.expire_offers(connection, now, event_id)
    seats.fill(connection, now, event_id)
    if row.state in ("open", "closed"):
        _remind(connection, now, row)
        _follow_up(connection, now, row)
    if row.state == "open" and row.closes_at <= now < row.ends_at:
        _tell_closing(connection, now, row)


def _remind(connection: Connection, now: datetime, row: Row[Any]) -> None:
    for name, (first, last) in REMINDERS.items():
        begin, end = row.starts_at - first, row.starts_at - last
        if not begin <= now < end:
            continue
        shown = view(connection, row, now)
        day = row.starts_at.date().isoformat()
        # Who got the seat after that moment has just read all this on the ticket.
        expected = (attendee.c.state == "confirmed", attendee.c.arrived_at.is_(None), attendee.c.changed_at <= begin)
        for key, entry, people in _untold(connection, row.id, lambda entry, name=name, day=day: f"reminder-{name}:{entry.id}:{day}", *expected):  # type: ignore[misc]
            phrases: list[Phrase] = [
                {"say": f"reminder-{name}", "event": event_words.title(shown), "when": event_words.when(shown), "where": event_words.where(shown)},
                {"lines": event_words.tickets([each._asdict() for each in people])},
                {"say": "reminder-cannot-come"},
            ]
            notices.write(connection, now, key, Address(entry.channel, entry.chat), phrases, [event_words.MY_TICKETS], registration=entry.id, until=end)


def _tell_closing(connection: Connection, now: datetime, row: Row[Any]) -> None:
    """Who still waits is told once that no seat became free; the place in line is kept in case registration is opened again."""
    untold = list(_untold(connection, row.id, lambda entry: f"closed:{entry.id}:{row.closes_at.isoformat()}", attendee.c.state == "waiting"))
    if not untold:
        return
    told, choices = _next_date(connection, now, row)
    phrases: list[Phrase] = [{"say": "notice-closed", "event": event_words.title(view(connection, row, now))}, *told]
    for key, entry, _ in untold:
        notices.write(connection, now, key, Address(entry.channel, entry.chat), phrases, choices, registration=entry.id)


def _follow_up(connection: Connection, now: datetime, row: Row[Any]) -> None:
    """The day after: who came is asked three things, who did not come is told the next date; slides as soon as there are any."""
    day_after = row.ends_at.astimezone(HONG_KONG).date() + timedelta(days=1)
    due = datetime.combine(day_after, FOLLOW_UP_AT, HONG_KONG)
    if not due <= now < due + timedelta(days=FOLLOW_UP_DAYS):
        return
    came = {entry.id: entry for entry, _ in _with_people(connection, row.id, attendee.c.arrived_at.is_not(None))}
    if not came:  # nobody was counted at the door: then it is not known who missed it
        return
    shown = view(connection, row, now)
    named: dict[str, Phrase] = {"event": event_words.title(shown)}
    for entry in came.values():
        to = Address(entry.channel, entry.chat)
        feedback = [Choice(f"go:feedback:{entry.id}", {"say": "feedback-begin"})]
        notices.write(connection, now, f"after:{entry.id}", to, [{"say": "notice-after", **named}], feedback, registration=entry.id)
        if row.slides_url:
            notices.write(connection, now, f"slides:{entry.id}", to, [{"say": "notice-slides", **named, "link": row.slides_url}], registration=entry.id)
    told, choices = _next_date(connection, now, row)
    for entry, _ in _with_people(connection, row.id, attendee.c.state == "confirmed", attendee.c.arrived_at.is_(None)):
        if entry.id not in came:
            phrases: list[Phrase] = [{"say": "notice-missed", **named}, *told]
            notices.write(connection, now, f"after:{entry.id}", Address(entry.channel, entry.chat), phrases, choices, registration=entry.id)


def _next_date(connection: Connection, now: datetime, row: Row[Any]) -> tuple[list[Phrase], list[Choice]]:
    """The next event that still takes people: of the same kind if there is one."""
    query = select(event).where(event.c.state == "open", event.c.closes_at > now, event.c.id != row.id, event.c.sample == row.sample)
    following = [each for each in connection.execute(query.order_by(event.c.starts_at)) if takes_bookings(each, now)]
    best = next((each for each in following if each.kind == row.kind), following[0] if following else None)
    if best is None:
        return [], []
    shown = view(connection, best, now)
    return [{"say": "notice-next-date", "event": event_words.title(shown), "when": event_words.when(shown)}], [
        Choice(f"go:events:{best.id}", event_words.line(shown))
    ]


def _with_people(connection: Connection, event_id: str, *conditions: Any) -> Iterator[tuple[Row[Any], list[Row[Any]]]]:
    """The registrations of an event that have people of that kind, each with them."""
    people: dict[int, list[Row[Any]]] = {}
    of_event = select(attendee).where(attendee.c.event_id == event_id, attendee.c.registration_id.is_not(None), *conditions)
    for each in connection.execute(of_event.order_by(attendee.c.id)):
        people.setdefault(each.registration_id, []).append(each)
    for entry in connection.execute(select(registration).where(registration.c.event_id == event_id).order_by(registration.c.id)):
        if entry.id in people:
            yield entry, people[entry.id]


def _untold(connection: Connection, event_id: str, key_of: Callable[[Row[Any]], str], *conditions: Any) -> Iterator[tuple[str, Row[Any], list[Row[Any]]]]:
    """As `_with_people`, with the key of a notice, but only those who have not had it: this is asked every few seconds."""
    there = {key_of(entry): (entry, people) for entry, people in _with_people(connection, event_id, *conditions)}
    had = notices.told(connection, there)
    yield from ((key, entry, people) for key, (entry, people) in there.items() if key not in had)


def people_told(connection: Connection, event_id: str) -> int:
    """How many registrations a notice to everybody concerned would reach."""
    active = attendee.c.state.in_(seats.ACTIVE)
    query = select(func.count(attendee.c.registration_id.distinct())).where(attendee.c.event_id == event_id, active)
    return int(connection.execute(query).scalar_one())
