"""Registrations: upcoming seats are given back as if the person had done it, and what has been stays counted without them."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.folding import fold
from bot.programme import Here, seats
from bot.programme.erasure_parts import NOBODY, token
from bot.programme.events import lock
from bot.tables import attendee, booth_visitor, event, registration

GIVES_BACK = ("open", "closed", "postponed")


def upcoming(here: Here) -> int:
    """How many registrations of this chat still hold or wait for a seat."""
    active = select(attendee.c.registration_id).where(attendee.c.state.in_(seats.ACTIVE))
    query = select(func.count()).select_from(registration).join(event, event.c.id == registration.c.event_id)
    coming = (event.c.starts_at > here.now) | (event.c.state == "postponed")
    return int(here.connection.execute(query.where(_mine(here), registration.c.id.in_(active), coming, event.c.state.in_(GIVES_BACK))).scalar_one())


def erase(here: Here, before: datetime) -> None:
    _unlink_scans(here)
    query = select(registration.c.id, registration.c.event_id, registration.c.contact).where(_mine(here), registration.c.created_at <= before)
    rows = here.connection.execute(query.order_by(registration.c.event_id, registration.c.id)).all()
    contacts: dict[str, str] = {}  # one person stays one person in the figures: name and contact are replaced by the same each time
    names: dict[str, str] = {}
    for row in rows:
        held = lock(here.connection, row.event_id)
        assert held is not None
        _give_back(here, row.id, held)
        contact = contacts.setdefault(row.contact.casefold(), token())
        people = select(attendee.c.id, attendee.c.name).where(attendee.c.registration_id == row.id)
        for each in here.connection.execute(people).all():
            name = names.setdefault(fold("".join(each.name.split())), f"{NOBODY} {len(names) + 1}")
            gone = {"name": name, "person_key": None, "code": None, "token": None, "contact": None, "company": None}
            here.connection.execute(update(attendee).where(attendee.c.id == each.id).values(**gone))
        unlinked = {"chat": token(), "contact": contact, "company": None, "offer_until": None}
        here.connection.execute(update(registration).where(registration.c.id == row.id).values(**unlinked))


def _give_back(here: Here, registration_id: int, held: Any) -> None:
    """The next in line is served, as after any cancelling. An event that was postponed may have begun by its old date: its seats are given back too."""
    done = seats.cancel(here, registration_id=registration_id)
    if done["outcome"] == "over" and held.state == "postponed":
        these = (attendee.c.registration_id == registration_id) & attendee.c.state.in_(seats.ACTIVE)
        here.connection.execute(update(attendee).where(these).values(state="cancelled", changed_at=here.now))


def _unlink_scans(here: Here) -> None:
    """The visits of booths stay counted under another id. By their hash they could be told to be this chat's."""
    exhibitions = here.connection.execute(select(event.c.id).where(event.c.kind == "exhibition")).scalars().all()
    for event_id in exhibitions:
        mine = hashlib.sha256(f"{event_id}|{here.address.channel}|{here.address.chat}".encode()).hexdigest()
        here.connection.execute(update(booth_visitor).where(booth_visitor.c.id == mine).values(id=token()))


def _mine(here: Here) -> Any:
    return (registration.c.channel == here.address.channel) & (registration.c.chat == here.address.chat)
