"""Events, registrations and seats, and what doors report."""

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

# An event: seminar, workshop, briefing, visit or exhibition. What the files and the flows of officers put in; afterwards this row is the truth.
event = Table(
    "event",
    metadata,
    C("id", String(40), primary_key=True),
    C("kind", String(12), nullable=False),  # seminar | workshop | briefing | visit | exhibition | ceremony; of history also conference | meeting
    C("state", String(10), nullable=False),  # open | closed | postponed | cancelled | history (of the sources: never listed, nobody registers)
    C("title", JSON, nullable=False),  # texts in three languages, as all below that a person reads
    C("summary", JSON),
    C("starts_at", Moment, nullable=False, index=True),
    C("ends_at", Moment, nullable=False),
    C("closes_at", Moment, nullable=False),  # until when registrations are taken and seats are offered
    C("city", String(20), nullable=False),  # an id of knowledge/places.yaml, or online
    C("place", JSON, nullable=False),
    C("directions", JSON),  # shown on tickets only: for an online event, how to join
    C("languages", JSON, nullable=False),  # spoken: cantonese | putonghua | english
    C("sectors", JSON, nullable=False),  # that it is meant for; empty: all
    C("co_organisers", JSON),
    C("price_cents", Integer, nullable=False, default=0, server_default="0"),
    C("capacity", Integer),  # seats; empty for an exhibition
    C("visit", JSON),  # {"meeting_point": texts, "coach": bool, "rules": texts, "host_excludes": texts, "excluded_sectors": [ids]}
    C("weather_rule", Boolean, nullable=False, default=False, server_default="0"),  # typhoon signal 8 or black rain three hours before: postponed
    C("slides_url", String(300)),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("secret", String(43), nullable=False),  # signs this event's tickets and the changing code at its door
    C("sequence", Integer, nullable=False, default=0, server_default="0"),  # counts changes, for calendars
    C("next_in_line", Integer, nullable=False, default=1, server_default="1"),
    C("created_at", Moment, nullable=False),
    info={"retention": "event"},
)

# One chat's registration for an event: up to five people who stay together. On the waiting list it is one entry.
registration = Table(
    "registration",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("event_id", ForeignKey("event.id"), nullable=False, index=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("contact", String(254), nullable=False),
    C("company", String(120)),
    C("sector", String(30)),
    C("coach", Boolean),
    C("rules_accepted_at", Moment),
    C("place_in_line", Integer),  # grows by one an entry; never given twice in an event
    C("offer_number", Integer, nullable=False, default=0, server_default="0"),
    C("offer_until", Moment),
    C("feedback", JSON),
    C("created_at", Moment, nullable=False),
    Index("ix_registration_channel_chat", "channel", "chat"),
    UniqueConstraint("event_id", "place_in_line"),
    info={"retention": "registration"},
)

# One person at one event: the one table of seats. Seats taken are the rows confirmed and offered.
attendee = Table(
    "attendee",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("event_id", ForeignKey("event.id"), nullable=False),
    C("registration_id", ForeignKey("registration.id"), index=True),  # empty: walked in
    C("name", String(60), nullable=False),
    C("person_key", String(64)),  # of event, folded name and contact; emptied when the person is out, so that they may come back
    C("state", String(10), nullable=False),  # waiting | offered | confirmed | walked_in | cancelled | passed | expired | replaced
    C("code", String(6), unique=True),  # from the moment the seat is confirmed
    C("token", String(43), unique=True),  # of the ticket's page
    C("arrived_at", Moment),
    C("arrived_by", String(8)),  # scan | code | name | self | form | walk_in
    C("contact", String(254)),  # of who walked in; of the others it stands with the registration, as does the company
    C("company", String(120)),
    C("back_at", Moment),  # counted on the way back from a visit
    C("changed_at", Moment, nullable=False),
    UniqueConstraint("event_id", "person_key"),
    Index("ix_attendee_event_id_state", "event_id", "state"),
    info={"retention": "registration"},
)

# Why a seat went to whom: one row for each offer and what became of it.
seat_log = Table(
    "seat_log",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("event_id", ForeignKey("event.id"), nullable=False, index=True),
    C("registration_id", Integer, nullable=False),
    C("at", Moment, nullable=False),
    C("what", String(10), nullable=False),  # offered | taken | passed | expired
    C("seats", Integer, nullable=False),
    C("behind", Integer),  # of an offer: the entries that stood behind this one, which was the first in line,
    C("free", Integer),  # how many seats were free,
    C("waiting", Integer),  # and how many of the entry waited
    info={"retention": "registration"},
)

# What a door has reported, once each: phones without a network bring their records later, and may bring them twice.
door_record = Table(
    "door_record",
    metadata,
    C("id", String(36), primary_key=True),
    C("event_id", ForeignKey("event.id"), nullable=False, index=True),
    C("kind", String(8), nullable=False),  # arrive | walk_in | back
    C("attendee_id", Integer),
    C("at", Moment, nullable=False),  # by the door's clock
    C("received_at", Moment, nullable=False),
    C("result", String(10), nullable=False),  # done | repeat | unknown | void
    info={"retention": "registration"},
)

# Links for the door and for lists with names; only the hash of the secret is kept.
event_link = Table(
    "event_link",
    metadata,
    C("secret_hash", String(64), primary_key=True),
    C("event_id", ForeignKey("event.id"), nullable=False, index=True),
    C("purpose", String(8), nullable=False),  # door | list
    C("staff_id", Integer, nullable=False),
    C("until", Moment, nullable=False),
    C("created_at", Moment, nullable=False),
    info={"retention": "event_link"},
)

# Visitors of an exhibition: a tap or a scan of the booth's code is a row; no person behind it. A unit of its own, never added to attendance.
booth_visitor = Table(
    "booth_visitor",
    metadata,
    C("id", String(64), primary_key=True),  # made by the counter once a tap; of a scan, a hash of event and chat
    C("event_id", ForeignKey("event.id"), nullable=False, index=True),
    C("how", String(4), nullable=False),  # tap | scan
    C("at", Moment, nullable=False),
    info={"retention": "booth_visitor"},
)
