"""A chat's own registrations: what it holds and waits for, and what it says of an event afterwards."""

from typing import Any

from sqlalchemy import func, or_, select, update

from bot.programme import Here, door, seats
from bot.programme.events import view
from bot.tables import attendee, event, registration

MOST_SHOWN = 12


def mine(here: Here) -> list[dict[str, Any]]:
    """This chat's registrations for events that are not over, soonest first: [{"registration", "event": view, **seats.standing}]."""
    active = select(attendee.c.registration_id).where(attendee.c.state.in_(seats.ACTIVE))
    query = select(registration.c.id, registration.c.event_id).join(event, event.c.id == registration.c.event_id)
    query = query.where(registration.c.channel == here.address.channel, registration.c.chat == here.address.chat)
    query = query.where(or_(event.c.ends_at > here.now, event.c.state == "postponed"), registration.c.id.in_(active))
    found = []
    for row in here.connection.execute(query.order_by(event.c.starts_at, registration.c.id).limit(MOST_SHOWN)).all():
        of_event = here.connection.execute(select(event).where(event.c.id == row.event_id)).one()
        found.append({"registration": row.id, "event": view(here.connection, of_event, here.now), **seats.standing(here.connection, row.id)})
    return found


def people(here: Here, *, registration_id: int) -> list[dict[str, Any]]:
    """Those of one of this chat's registrations who hold or wait for a seat and have not arrived: [{"id", "name"}]."""
    if seats.own(here, registration_id) is None:
        return []
    query = select(attendee.c.id, attendee.c.name).where(attendee.c.registration_id == registration_id, attendee.c.arrived_at.is_(None))
    rows = here.connection.execute(query.where(attendee.c.state.in_(seats.ACTIVE)).order_by(attendee.c.id))
    return [{"id": row.id, "name": row.name} for row in rows]


def qr(here: Here, *, attendee_id: int) -> str | None:
    """The text of the QR code of a ticket that this chat holds; None where it holds no such seat."""
    query = select(attendee.c.event_id, attendee.c.code, event.c.secret).join(event, event.c.id == attendee.c.event_id)
    query = query.join(registration, attendee.c.registration_id == registration.c.id)
    query = query.where(registration.c.channel == here.address.channel, registration.c.chat == here.address.chat)
    row = here.connection.execute(query.where(attendee.c.id == attendee_id, attendee.c.state == "confirmed")).one_or_none()
    return door.ticket_text(row.event_id, row.secret, row.code) if row is not None else None


def there_already(here: Here, *, event_id: str) -> dict[str, Any]:
    """Whom this chat has registered for an event: {"names", "left": how many more it may}."""
    query = select(attendee.c.name).join(registration, attendee.c.registration_id == registration.c.id)
    query = query.where(attendee.c.event_id == event_id, attendee.c.state.in_(seats.ACTIVE))
    query = query.where(registration.c.channel == here.address.channel, registration.c.chat == here.address.chat)
    names = list(here.connection.execute(query.order_by(attendee.c.id)).scalars())
    return {"names": names, "left": max(seats.MOST_EACH - len(names), 0)}


def offer(here: Here, *, registration_id: int) -> dict[str, Any] | None:
    """The offer that one of this chat's registrations has now, with the event; None where it is not this chat's."""
    entry = seats.own(here, registration_id)
    if entry is None:
        return None
    row = here.connection.execute(select(event).where(event.c.id == entry.event_id)).one()
    return {"registration": registration_id, "event": view(here.connection, row, here.now), **seats.standing(here.connection, registration_id)}


def keep_feedback(here: Here, *, registration_id: int, answers: dict[str, str]) -> dict[str, Any]:
    """Keep what a group that came says of the event, once. Returns {"kept", "sector": what it is known to make, else the one sector the event was for}."""
    entry = seats.own(here, registration_id)
    if entry is None:
        return {"kept": False, "sector": None}
    sectors = here.connection.execute(select(event.c.sectors).where(event.c.id == entry.event_id)).scalar_one()
    sector = entry.sector or (sectors[0] if len(sectors) == 1 else None)
    if entry.feedback is None and _came(here, registration_id):
        here.connection.execute(update(registration).where(registration.c.id == registration_id).values(feedback=answers))
        return {"kept": True, "sector": sector}
    return {"kept": entry.feedback is not None, "sector": sector}


def _came(here: Here, registration_id: int) -> bool:
    arrived = select(func.count()).select_from(attendee).where(attendee.c.registration_id == registration_id, attendee.c.arrived_at.is_not(None))
    return bool(here.connection.execute(arrived).scalar_one())
