"""What officers see of their events: the list, one with its figures and what may be done with it, the offers log, and what a new time comes to."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from bot.clock import HONG_KONG
from bot.programme import Here, events, reminders, staff
from bot.tables import attendee, event, seat_log

NAMES_ROLES: frozenset[staff.Role] = frozenset({"case_officer"})  # may take away lists with names
PAST_DAYS = 30
MOST_LISTED = 60
OFFERS_SHOWN = 5
CLOSES_BEFORE = timedelta(hours=24)


def listed(here: Here) -> list[dict[str, Any]]:
    """Events to come, soonest first, then those of the last 30 days; postponed ones stay until they have a new date or are cancelled."""
    recent = (event.c.state == "postponed") | (event.c.ends_at > here.now - timedelta(days=PAST_DAYS))
    rows = here.connection.execute(select(event).where(event.c.state != "history", recent).order_by(event.c.starts_at, event.c.id).limit(MOST_LISTED)).all()
    to_come = [row for row in rows if row.ends_at > here.now or row.state == "postponed"]
    over = [row for row in reversed(rows) if row not in to_come]
    return [events.view(here.connection, row, here.now) for row in (*to_come, *over)]


def one(here: Here, *, event_id: str) -> dict[str, Any] | None:
    """An event as its officers see it: the view of events.view with "sequence" (the version that every change must name), "day", "last_day", "from" and
    "to" in Hong Kong, "arrived", "walk_ins", "directions", "slides", "may" (what may be done with it now)."""
    row = here.connection.execute(select(event).where(event.c.id == event_id, event.c.state != "history")).one_or_none()
    return shown(here, row) if row is not None else None


def shown(here: Here, row: Row[Any]) -> dict[str, Any]:
    arrived = select(func.count()).select_from(attendee).where(attendee.c.event_id == row.id, attendee.c.arrived_at.is_not(None))
    here_by_ticket, walked_in = (
        int(here.connection.execute(arrived.where(condition)).scalar_one()) for condition in (attendee.c.state == "confirmed", attendee.c.state == "walked_in")
    )
    starts, ends = row.starts_at.astimezone(HONG_KONG), row.ends_at.astimezone(HONG_KONG)
    return events.view(here.connection, row, here.now) | {
        "sequence": row.sequence,
        "day": starts.date().isoformat(),
        "last_day": ends.date().isoformat(),
        "from": starts.strftime("%H:%M"),
        "to": ends.strftime("%H:%M"),
        "directions": row.directions,
        "slides": row.slides_url,
        "arrived": here_by_ticket,
        "walk_ins": walked_in,
        "may": _may(here, row),
    }


def people_told(here: Here, *, event_id: str) -> int:
    """How many registrations a notice to everybody concerned reaches now."""
    return reminders.people_told(here.connection, event_id)


def _may(here: Here, row: Row[Any]) -> list[str]:
    """The actions that make sense now, most used first."""
    registers, to_come = row.capacity is not None, row.ends_at > here.now
    names = ["list"] if registers and staff.role_of(here.connection, here.address) in NAMES_ROLES else []
    log = ["offers"] if registers else []
    if row.state == "cancelled":
        return [*names, *log]
    if row.state == "postponed":
        return ["time", "place", "cancel", *(["capacity"] if registers else []), *names, *log]
    if not to_come:
        return ["slides", *names, "door", *log]
    registration_actions = ["capacity", "close" if events.takes_bookings(row, here.now) else "reopen"] if registers else []
    if "reopen" in registration_actions and row.starts_at <= here.now:
        registration_actions.remove("reopen")
    return ["time", "place", *registration_actions, "door", "postpone", "cancel", *names, "pages", *log, *(["slides"] if row.starts_at <= here.now else [])]


def offers(here: Here, *, event_id: str) -> list[dict[str, Any]]:
    """The last rows of the offers log, newest first: [{"registration", "at", "what", "seats", "behind", "free", "waiting" (of an offer: why)}]."""
    query = select(seat_log).where(seat_log.c.event_id == event_id).order_by(seat_log.c.id.desc()).limit(OFFERS_SHOWN)
    why = ("what", "seats", "behind", "free", "waiting")
    return [
        {"registration": row.registration_id, "at": row.at.isoformat(), **{name: getattr(row, name) for name in why}} for row in here.connection.execute(query)
    ]


def moment(day: str, clock: str) -> datetime:
    """A day and a time of day in Hong Kong as a moment in UTC."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), HONG_KONG).astimezone(UTC)


def closing(starts: datetime, now: datetime) -> datetime:
    """When registration closes where nobody says otherwise: a day before the start, or at the start if that is over already."""
    return starts - CLOSES_BEFORE if starts - CLOSES_BEFORE > now else starts


def moved(here: Here, *, event_id: str, day: str, starts: str, ends: str) -> dict[str, Any]:
    """What a new time would come to: {"problem": None, "past" or "same", "starts", "ends", "closes", "reopens": whether closed registration opens by it}.

    An event of several days keeps their number; the closing of registration keeps its distance to the start."""
    row = here.connection.execute(select(event).where(event.c.id == event_id)).one()
    nights = row.ends_at.astimezone(HONG_KONG).date() - row.starts_at.astimezone(HONG_KONG).date()
    begin, end = moment(day, starts), moment(day, ends) + nights
    problem = "past" if begin <= here.now else "same" if row.state != "postponed" and (begin, end) == (row.starts_at, row.ends_at) else None
    closes = moved_closing(row, begin, end)
    return {
        "problem": problem,
        "starts": begin.isoformat(),
        "ends": end.isoformat(),
        "closes": closes.isoformat(),
        "reopens": row.capacity is not None and row.closes_at <= here.now < closes,
    }


def moved_closing(row: Row[Any], starts: datetime, ends: datetime) -> datetime:
    closes: datetime = starts - (row.starts_at - row.closes_at)
    return min(closes, ends)
