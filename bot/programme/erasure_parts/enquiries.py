"""Enquiries: what was asked and answered goes, and that there was an enquiry stays counted. One that waits is closed: there is nobody to answer."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.programme import Here
from bot.programme.erasure_parts import token
from bot.tables import attendee, chat_hold, enquiry, enquiry_message, enquiry_step, registration

WAITING = ("open", "taken")
REASON = "erased"
LEAST, LEAST_OF_NAMES = 4, 2  # characters: what is shorter stands in too many messages that are about nobody


def erase(here: Here, before: datetime) -> None:
    rows = here.connection.execute(select(enquiry).where(_mine(here), enquiry.c.created_at <= before).order_by(enquiry.c.reference).with_for_update()).all()
    for row in rows:
        here.connection.execute(delete(chat_hold).where(chat_hold.c.reference == row.reference))
        here.connection.execute(update(enquiry_message).where(enquiry_message.c.reference == row.reference).values(text=None, notice_key=None))
        here.connection.execute(update(enquiry_step).where(enquiry_step.c.reference == row.reference).values(note=None))
        gone: dict[str, Any] = {"chat": token(), "question": "", "contact": None, "card": None, "callback": None, "version": row.version + 1}
        if row.state in WAITING:
            gone |= {"state": "closed", "closed_at": here.now, "close_reason": REASON, "owner_id": None, "owned_since": None, "owned_until": None}
            here.connection.execute(enquiry_step.insert().values(reference=row.reference, at=here.now, what="closed"))
        here.connection.execute(update(enquiry).where(enquiry.c.reference == row.reference).values(**gone))


def marks(here: Here, before: datetime) -> set[str]:
    """By what this person can be told in messages to staff: references, contacts, names and the words of the enquiries."""
    found: set[str] = set()
    of_chat = select(enquiry).where(_mine(here), enquiry.c.created_at <= before)
    for row in here.connection.execute(of_chat):
        said = select(enquiry_message.c.text).where(enquiry_message.c.reference == row.reference, enquiry_message.c.text.is_not(None))
        found |= {row.reference, row.question, row.contact or "", *here.connection.execute(said).scalars()}
    booked = (registration.c.channel == here.address.channel) & (registration.c.chat == here.address.chat) & (registration.c.created_at <= before)
    people = select(attendee.c.name, registration.c.contact).join(registration, attendee.c.registration_id == registration.c.id)
    booked_by = here.connection.execute(people.where(booked)).all()
    found |= {person.contact for person in booked_by}
    return {each for each in found if len(each) >= LEAST} | {person.name for person in booked_by if len(person.name) >= LEAST_OF_NAMES}


def _mine(here: Here) -> Any:
    return (enquiry.c.channel == here.address.channel) & (enquiry.c.chat == here.address.chat)
