"""What officers change about an event: time, place, capacity, registration, postponing, cancelling, slides, and the links for the door.

Every change holds the event's row, asks again for the officer's role, and is refused where the event is no longer as the officer saw it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from bot.clock import HONG_KONG
from bot.messages import Address, Phrase
from bot.programme import Here, audit, door, event_words, events, managed, notices, seats, staff
from bot.tables import attendee, event, registration, staff_chat

ROLES: frozenset[staff.Role] = frozenset({"case_officer", "publisher"})


@dataclass(frozen=True)
class Held:
    """An event's row under its lock, and the member of staff who changes it."""

    row: Row[Any]
    staff_id: int


# --- time and place ---


def move(here: Here, *, event_id: str, sequence: int, starts: str, ends: str, postponed: bool = False) -> dict[str, Any]:
    """Give an event another time; one that was postponed is open again. Everybody concerned is told before -> after once.

    Returns {"outcome": "done", "told"}, or what `_hold` says, "past", "over"."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    row, begin, end = held.row, datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    if begin <= here.now or end <= begin:
        return {"outcome": "past"}
    if not _can_change(row, here.now):
        return {"outcome": "over"}
    before = events.view(here.connection, row, here.now)
    state = "open" if row.state == "postponed" else row.state
    values = {"starts_at": begin, "ends_at": end, "closes_at": managed.moved_closing(row, begin, end), "state": state}
    after = _change(here, held, "event postponed" if postponed else "event moved", f"{_period(row.starts_at, row.ends_at)} -> {_period(begin, end)}", **values)
    title = {"say": "notice-event-postponed" if postponed else "notice-event-changed", "event": event_words.title(before)}
    line = {"say": "notice-event-when", "before": event_words.when(before), "after": {"period": [begin.isoformat(), end.isoformat()]}}
    told = _tell(here, after, [title, line], until=end)
    if row.state == "postponed":
        seats.renew_offers(here.connection, here.now, event_id)
    else:
        seats.end_offers_by(here.connection, event_id, begin)
    seats.fill(here.connection, here.now, event_id)
    return {"outcome": "done", "told": told}


def relocate(here: Here, *, event_id: str, sequence: int, city: str, place: dict[str, str], directions: dict[str, str] | None) -> dict[str, Any]:
    """Give an event another place, or other directions. Everybody concerned is told before -> after once. Returns as `move`, or "same"."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    row = held.row
    if not _can_change(row, here.now):
        return {"outcome": "over"}
    values = {"city": city, "place": place, "directions": directions}
    if values == {name: getattr(row, name) for name in values}:
        return {"outcome": "same"}
    before = events.view(here.connection, row, here.now)
    after = _change(here, held, "event moved", f"{row.city}, {row.place['en']} -> {city}, {place['en']}", **values)
    lines: list[Phrase] = [{"say": "notice-event-changed", "event": event_words.title(before)}]
    if (city, place) != (row.city, row.place):
        new = event_words.where(before | {"city": city, "place": place})
        lines.append({"say": "notice-event-where", "before": event_words.where(before), "after": new})
    lines += [{"say": "notice-event-directions"}] if directions != row.directions else []
    return {"outcome": "done", "told": _tell(here, after, lines, until=row.ends_at)}


# --- postponing and cancelling ---


def postpone(here: Here, *, event_id: str, sequence: int, reason: str | None = None) -> dict[str, Any]:
    """Put an event off without a new date; seats and places in line are kept. `reason`: None, or a key of the wording notice-reason-*.

    Returns {"outcome": "done", "told"}, or what `_hold` says, or "over"."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    row = held.row
    if row.state not in ("open", "closed") or row.ends_at <= here.now:
        return {"outcome": "over"}
    before = events.view(here.connection, row, here.now)
    after = _change(here, held, "event postponed", f"{_period(row.starts_at, row.ends_at)} -> no date yet; {reason or 'no reason given'}", state="postponed")
    lines: list[Phrase] = [{"say": "notice-event-postponed", "event": event_words.title(before)}]
    lines += [{"say": f"notice-reason-{reason}"}] if reason else []
    lines.append({"say": "notice-event-no-date", "before": event_words.when(before)})
    return {"outcome": "done", "told": _tell(here, after, lines)}


def cancel(here: Here, *, event_id: str, sequence: int) -> dict[str, Any]:
    """Call an event off: nobody has a seat or a place in line any more, and everybody concerned is told once. Returns as `postpone`."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    row = held.row
    if not _can_change(row, here.now):
        return {"outcome": "over"}
    before = events.view(here.connection, row, here.now)
    after = _change(here, held, "event cancelled", f"{row.state} -> cancelled", state="cancelled")
    for entry, _ in _concerned(here.connection, event_id):
        notices.drop(here.connection, entry.id, "offer:")
    said: Phrase = {"say": "notice-event-cancelled", "event": event_words.title(before), "when": event_words.when(before)}
    return {"outcome": "done", "told": _tell(here, after, [said], cancelled=True)}


# --- registration ---


def set_capacity(here: Here, *, event_id: str, sequence: int, capacity: int) -> dict[str, Any]:
    """Raise or lower the number of seats; what becomes free is offered to the line at once.

    Returns {"outcome": "done", "offered": seats offered by it}, or what `_hold` says, "over", or "too_low" with "confirmed", "offered", "until" (when the last
    open offer ends, or None): seats that people have or were promised are never taken away."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    if held.row.capacity is None or not _can_change(held.row, here.now):
        return {"outcome": "over"}
    now_taken = events.view(here.connection, held.row, here.now)
    if capacity < now_taken["confirmed"] + now_taken["offered"]:
        offered = select(attendee.c.registration_id).where(attendee.c.event_id == event_id, attendee.c.state == "offered")
        until = here.connection.execute(select(func.max(registration.c.offer_until)).where(registration.c.id.in_(offered))).scalar()
        counts = {name: now_taken[name] for name in ("confirmed", "offered")}
        return {"outcome": "too_low", **counts, "until": until.isoformat() if until else None}
    _change(here, held, "capacity changed", f"{held.row.capacity} -> {capacity}", capacity=capacity)
    seats.fill(here.connection, here.now, event_id)
    return {"outcome": "done", "offered": seats.taken(here.connection, event_id) - now_taken["confirmed"] - now_taken["offered"]}


def close(here: Here, *, event_id: str, sequence: int) -> dict[str, Any]:
    """Take no more registrations from now on; offers that are open stay open. Returns {"outcome": "done"}, or what `_hold` says, or "over"."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    if not events.takes_bookings(held.row, here.now):
        return {"outcome": "over"}
    _change(here, held, "registration closed", f"{_clock(held.row.closes_at)} -> {_clock(here.now)}", closes_at=here.now)
    return {"outcome": "done"}


def reopen(here: Here, *, event_id: str, sequence: int) -> dict[str, Any]:
    """Take registrations again until a day before the start, or until the start; the line moves on. Returns {"outcome": "done", "closes"}, or as `close`."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    row = held.row
    if row.state not in ("open", "closed") or row.starts_at <= here.now or row.capacity is None:
        return {"outcome": "over"}
    closes = managed.closing(row.starts_at, here.now)
    _change(here, held, "registration reopened", f"{_clock(row.closes_at)} -> {_clock(closes)}", closes_at=closes, state="open")
    seats.fill(here.connection, here.now, event_id)
    return {"outcome": "done", "closes": closes.isoformat()}


# --- slides, links ---


def set_slides(here: Here, *, event_id: str, sequence: int, url: str) -> dict[str, Any]:
    """Keep the address of the slides; who came is told by the sweep. Returns {"outcome": "done"} or what `_hold` says."""
    held = _hold(here, event_id, sequence)
    if isinstance(held, dict):
        return held
    _change(here, held, "slides", f"{held.row.slides_url or 'none'} -> {url}", slides_url=url)
    return {"outcome": "done"}


def door_link(here: Here, *, event_id: str) -> dict[str, Any]:
    """A link for the helpers at the door. Returns {"outcome": "done", "path"}, "not_allowed" or "unknown"."""
    return _link(here, event_id, "door", ROLES, "")


def list_link(here: Here, *, event_id: str, reason: str) -> dict[str, Any]:
    """A link to the list with names; the officer's reason is kept with it. Returns as `door_link`."""
    return _link(here, event_id, "list", managed.NAMES_ROLES, reason)


def _link(here: Here, event_id: str, purpose: str, roles: frozenset[staff.Role], reason: str) -> dict[str, Any]:
    staff_id = officer(here, roles)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if managed.one(here, event_id=event_id) is None:
        return {"outcome": "unknown"}
    key = door.make_link(here.connection, here.now, event_id, purpose, staff_id)
    write_down(here, staff_id, f"{purpose} link", event_id, reason or None)
    return {"outcome": "done", "path": f"/door/{key}" + ("/attendance.xlsx" if purpose == "list" else "")}


# --- under the lock ---


def officer(here: Here, roles: frozenset[staff.Role] = ROLES) -> int | None:
    """Who of the staff speaks from this chat, if their role is one of `roles` now: it may have been lost while a form was open."""
    if staff.role_of(here.connection, here.address) not in roles:
        return None
    mine = (staff_chat.c.channel == here.address.channel) & (staff_chat.c.chat == here.address.chat)
    return int(here.connection.execute(select(staff_chat.c.staff_id).where(mine)).scalar_one())


def write_down(here: Here, staff_id: int, what: str, event_id: str, reason: str | None) -> None:
    audit.write(here, f"staff {staff_id}", what, f"event {event_id}", reason)


def _hold(here: Here, event_id: str, sequence: int) -> Held | dict[str, Any]:
    """The event under its lock, or the refusal: "not_allowed", "unknown", or "changed" with the event as it is now."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = events.lock(here.connection, event_id)
    if row is None or row.state == "history":
        return {"outcome": "unknown"}
    if row.sequence != sequence:
        return {"outcome": "changed", "event": managed.shown(here, row)}
    return Held(row, staff_id)


def _can_change(row: Row[Any], now: datetime) -> bool:
    return row.state == "postponed" or (row.state in ("open", "closed") and row.ends_at > now)


def _change(here: Here, held: Held, what: str, reason: str, **values: Any) -> Row[Any]:
    """Write the new values with the next version and the audit row. Returns the event's row as it is then."""
    values["sequence"] = held.row.sequence + 1
    after = here.connection.execute(update(event).where(event.c.id == held.row.id).values(**values).returning(event)).one()
    write_down(here, held.staff_id, what, held.row.id, reason)
    return after


def _concerned(connection: Connection, event_id: str) -> Iterator[tuple[Row[Any], set[str]]]:
    """The registrations with people who have, were offered, or wait for a seat, and in which states these are."""
    active = attendee.c.state.in_(seats.ACTIVE)
    query = select(attendee.c.registration_id, attendee.c.state).where(attendee.c.event_id == event_id, active, attendee.c.registration_id.is_not(None))
    states: dict[int, set[str]] = {}
    for row in connection.execute(query.distinct()):
        states.setdefault(row.registration_id, set()).add(row.state)
    for entry in connection.execute(select(registration).where(registration.c.event_id == event_id).order_by(registration.c.id)).all():
        if entry.id in states:
            yield entry, states[entry.id]


def _tell(here: Here, after: Row[Any], lines: list[Phrase], *, until: datetime | None = None, cancelled: bool = False) -> int:
    """One notice to each registration concerned; reminders of the old date that have not left are taken back. Returns how many were told."""
    told = 0
    for entry, states in _concerned(here.connection, after.id):
        notices.drop(here.connection, entry.id, "reminder")
        kept: list[Phrase] = [{"say": "notice-seat-kept"}] if "confirmed" in states else []
        kept += [{"say": "notice-place-kept"}] if states & {"waiting", "offered"} else []
        phrases: list[Phrase] = [{"lines": lines if cancelled else [*lines, *kept]}]
        key, to = f"change:{after.id}:{after.sequence}:{entry.id}", Address(entry.channel, entry.chat)
        choices = [event_words.EVENTS] if cancelled else [event_words.MY_TICKETS]
        told += notices.write(here.connection, here.now, key, to, phrases, choices, registration=entry.id, until=until)
    return told


def _clock(when: datetime) -> str:
    return when.astimezone(HONG_KONG).strftime("%Y-%m-%d %H:%M")


def _period(starts: datetime, ends: datetime) -> str:
    return f"{_clock(starts)} to {_clock(ends)}"
