"""The tables. One schema for SQLite and PostgreSQL; times are stored in UTC.

Each table names its retention class; what the classes mean is in docs/operations.md, and a test refuses a table without one.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, TypeDecorator, UniqueConstraint
from sqlalchemy import Column as C
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment, always with its zone: SQLite would hand back naive times."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC)


Id = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself on SQLite

# What has come in. The row is the proof that the message took effect; it holds no text.
inbox = Table(
    "inbox",
    metadata,
    C("channel", String(16), primary_key=True),
    C("message_id", String(120), primary_key=True),
    C("at", Moment, nullable=False, index=True),
    C("outcome", String(16), nullable=False),  # done | failed (our bug, apologised) | quarantined (could not be worked on)
    info={"retention": "inbox"},
)

# One row a chat: the language, the open flows with their answers, the counters of both directions.
conversation = Table(
    "conversation",
    metadata,
    C("channel", String(16), primary_key=True),
    C("chat", String(80), primary_key=True),
    C("state", JSON, nullable=False),
    C("next_sequence", Integer, nullable=False, default=1, server_default="1"),
    C("touched_at", Moment, nullable=False, index=True),
    info={"retention": "conversation"},
)

# What is to be said. For the web chat the rows are also the transcript that the page reads.
outbox = Table(
    "outbox",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("sequence", Integer, nullable=False),  # the order within the chat: n + 1 leaves only after n is settled
    C("policy", String(16), nullable=False),
    C("language", String(8), nullable=False),
    C("body", JSON, nullable=False),
    C("state", String(12), nullable=False),  # queued | sending | sent | failed | uncertain | dropped | shelf (kept for the reader to fetch)
    C("attempt", Integer, nullable=False, default=0, server_default="0"),
    C("epoch", Integer, nullable=False, default=0, server_default="0"),  # of the sender that holds it
    C("due", Moment, nullable=False),
    C("created_at", Moment, nullable=False, index=True),
    C("sent_as", String(80)),  # the channel's id of the message
    C("outcome", String(120)),
    C("notice_id", Integer, index=True),  # what it hands over, if it is a notice
    C("until", Moment),  # afterwards it is not sent any more
    UniqueConstraint("channel", "chat", "sequence"),
    Index("ix_outbox_state_due", "state", "due"),
    info={"retention": "outbox"},
)

# Who may send: one holder at a time, with an epoch that grows at every change of hands.
lease = Table(
    "lease",
    metadata,
    C("name", String(20), primary_key=True),
    C("holder", String(40), nullable=False),
    C("epoch", Integer, nullable=False),
    C("until", Moment, nullable=False),
    info={"retention": "none"},
)

# A question that a person wants a colleague to answer.
enquiry = Table(
    "enquiry",
    metadata,
    C("reference", String(20), primary_key=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("language", String(8), nullable=False),
    C("question", String(1000), nullable=False),
    C("reply_by", String(8), nullable=False),  # chat | phone | email
    C("contact", String(254)),
    C("state", String(12), nullable=False),  # open | answered | closed
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False, index=True),
    info={"retention": "enquiry"},
)

# Which privacy notice was shown before personal data was taken.
consent = Table(
    "consent",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("notice", String(20), nullable=False),
    C("language", String(8), nullable=False),
    C("purpose", String(20), nullable=False),
    C("at", Moment, nullable=False),
    info={"retention": "consent"},
)

# How the hotline did, without the person: no chat, no name. The words are kept only where no answer was found.
hotline_log = Table(
    "hotline_log",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("day", String(10), nullable=False, index=True),
    C("channel", String(16), nullable=False),
    C("language", String(8), nullable=False),
    C("outcome", String(10), nullable=False),  # answered | offered | missed
    C("topic", String(60)),
    C("words", String(300)),
    info={"retention": "hotline_log"},
)

staff = Table(
    "staff",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("name", String(80), nullable=False),
    C("role", String(20), nullable=False),
    C("active", Boolean, nullable=False, default=True, server_default="1"),
    C("created_at", Moment, nullable=False),
    C("link_hash", String(64), unique=True),  # of the one-time link; emptied when it is used
    C("link_until", Moment),
    info={"retention": "staff"},
)

# Which chats a member of staff speaks from.
staff_chat = Table(
    "staff_chat",
    metadata,
    C("channel", String(16), primary_key=True),
    C("chat", String(80), primary_key=True),
    C("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    C("bound_at", Moment, nullable=False),
    info={"retention": "staff"},
)

# What staff did; later columns may be added, rows are never changed.
audit = Table(
    "audit",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("at", Moment, nullable=False),
    C("who", String(40), nullable=False),
    C("what", String(60), nullable=False),
    C("object", String(80), nullable=False),
    C("reason", String(300)),
    info={"retention": "audit"},
)

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

# What the programme tells somebody unasked, each once by its key; the courier hands it over to the chat when it is due.
notice = Table(
    "notice",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("key", String(120), nullable=False, unique=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("registration_id", Integer, index=True),
    C("body", JSON, nullable=False),  # {"phrases", "choices"} of a reply
    C("due", Moment, nullable=False),
    C("until", Moment),  # afterwards it is worth nothing and is dropped
    C("state", String(8), nullable=False),  # due | given | dropped
    C("created_at", Moment, nullable=False, index=True),
    Index("ix_notice_state_due", "state", "due"),
    info={"retention": "outbox"},
)

# --- applications ---

# A firm, as its own people entered it. Two records may be one firm: an officer says so in same_as, which gives nobody access to anything.
company = Table(
    "company",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("name", String(120), nullable=False),
    C("folded_name", String(120), nullable=False, index=True),  # without legal form and trade words, for matching
    C("registration_number", String(40)),
    C("registration_key", String(40), index=True),  # its letters and digits
    C("city", String(20)),  # of the factory: an id of knowledge/places.yaml, or empty
    C("same_as", Integer),  # another company's id
    C("created_at", Moment, nullable=False),
    info={"retention": "application"},
)

# A chat that may act for a company: its applications belong to the company, not to the chat.
holder = Table(
    "holder",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("company_id", ForeignKey("company.id"), nullable=False, index=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("name", String(60), nullable=False),
    C("since", Moment, nullable=False),
    C("until", Moment),  # when they left; then nothing of the company is theirs any more
    UniqueConstraint("company_id", "channel", "chat"),
    Index("ix_holder_channel_chat", "channel", "chat"),
    info={"retention": "application"},
)

# A one-time code with which another chat becomes a holder: a colleague's, or the same person's on another channel. Only its hash is kept.
invitation = Table(
    "invitation",
    metadata,
    C("code_hash", String(64), primary_key=True),
    C("company_id", ForeignKey("company.id"), nullable=False, index=True),
    C("holder_id", Integer, nullable=False),  # who made it
    C("until", Moment, nullable=False),
    C("used_at", Moment),
    info={"retention": "invitation"},
)

# A committee meeting. Decisions stand with the applications, dated by it; members' views are kept nowhere.
meeting = Table(
    "meeting",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("day", String(10), nullable=False, unique=True),  # 2026-12-15, Hong Kong
    C("paper_cutoff", Moment, nullable=False),  # until when a case that is ready can be put on its agenda
    C("state", String(10), nullable=False),  # planned | held | cancelled
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("created_at", Moment, nullable=False),
    info={"retention": "application"},
)

# An application for an assessment, a demonstration or a verification. Its row is the lock for everything about it.
application = Table(
    "application",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", String(20), nullable=False, unique=True),
    C("company_id", ForeignKey("company.id"), nullable=False, index=True),
    C("component", String(20), nullable=False),  # on_site_assessment | demonstration | verification
    C("state", String(12), nullable=False, index=True),  # see bot/programme/application_states.py
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("since", Moment, nullable=False),  # when it came into its state
    C("rules", String(20), nullable=False),  # the phase by whose rules it is judged: that in force when it was begun
    C("sector", String(30)),  # one of the eight, or other; empty: not known
    C("city", String(20)),  # of the factory
    C("cost_cents", BigInteger),
    C("facts", JSON, nullable=False),  # {"hk_owned", "place", "improved_already", "concern", "description", "words": {criterion: phrase}}
    C("contact_name", String(60), nullable=False),
    C("contact", String(254), nullable=False),  # E.164 or an e-mail address
    C("handler_id", Integer),  # staff who works on it,
    C("checker_id", Integer),  # and who checked that work: never the same
    C("meeting_id", ForeignKey("meeting.id"), index=True),  # on whose agenda it is, or which decided
    C("grant_cents", BigInteger),  # approved
    C("technology", String(10)),  # of a demonstration: energy | air | effluent, the one under which it is counted
    C("tags", JSON),  # any number of technologies beside
    C("provider_id", Integer),  # the service provider that does the work
    C("submitted_at", Moment),
    C("decided_on", String(10)),  # the day of the meeting that approved or rejected
    C("closed_at", Moment),  # completed, rejected or withdrawn
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    info={"retention": "application"},
)

# Every change of state, never altered: the history that a case is read back from, and the clock of each side.
application_step = Table(
    "application_step",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("application_id", ForeignKey("application.id"), nullable=False, index=True),
    C("at", Moment, nullable=False),
    C("transition", String(16), nullable=False),
    C("before", String(12), nullable=False),
    C("after", String(12), nullable=False),
    C("who", String(40), nullable=False),  # holder 12 | staff 3
    C("meeting_id", Integer),  # of a decision
    C("reason", JSON),  # {"keys": [standard reasons], "text": texts or None}; of those that the applicant may read: see application_states.py
    info={"retention": "application"},
)

# What the applicant was asked for in one return: all points at once.
application_point = Table(
    "application_point",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("application_id", ForeignKey("application.id"), nullable=False, index=True),
    C("round", Integer, nullable=False),  # the version of the application at which they were put
    C("item", String(20)),  # of the check-list, if it is one
    C("text", JSON),  # texts in three languages, if it is something else
    C("answer", String(1000)),
    C("answered_at", Moment),
    info={"retention": "application"},
)

# A document of an application; the bytes lie in the data folder under a random name, apart from everything that is served.
application_file = Table(
    "application_file",
    metadata,
    C("id", String(32), primary_key=True),  # the random name
    C("application_id", ForeignKey("application.id"), nullable=False, index=True),
    C("item", String(20), nullable=False),  # of the check-list
    C("name", String(120), nullable=False),  # as its sender called it, cleaned
    C("kind", String(8), nullable=False),  # pdf | jpeg | png | docx | xlsx … by content
    C("size_bytes", Integer, nullable=False),
    C("sha256", String(64), nullable=False, index=True),
    C("state", String(10), nullable=False),  # arrived | accepted | returned | removed
    C("at", Moment, nullable=False),
    C("changed_at", Moment, nullable=False),
    C("holder_id", Integer),
    info={"retention": "application"},
)

# A quotation as the applicant states it, beside its document: for comparing with others.
quotation = Table(
    "quotation",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("application_id", ForeignKey("application.id"), nullable=False, index=True),
    C("file_id", String(32)),
    C("firm", String(120), nullable=False),
    C("address_key", String(200), index=True),  # folded
    C("address", String(200)),
    C("day", String(10), nullable=False),
    C("amount_cents", BigInteger, nullable=False),
    C("removed_at", Moment),
    C("created_at", Moment, nullable=False),
    info={"retention": "application"},
)

# What is to be done after approval, each with its day: final report, sharing of experience, other milestones.
milestone = Table(
    "milestone",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("application_id", ForeignKey("application.id"), nullable=False, index=True),
    C("kind", String(16), nullable=False),  # start | completion | final_report | case_text | visit_hosted | talk_given
    C("due", String(10), nullable=False),
    C("done_on", String(10)),
    C("event_id", String(40)),  # of a visit that was hosted
    C("consent", JSON),  # of a case text: {"scope", "until" (day)} to which the factory agrees; empty: nothing is published
    C("created_at", Moment, nullable=False),
    UniqueConstraint("application_id", "kind"),
    info={"retention": "application"},
)

# What was paid of a grant, never altered: a wrong payment is taken back by a row with the same amount below zero.
payment = Table(
    "payment",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("application_id", ForeignKey("application.id"), nullable=False, index=True),
    C("amount_cents", BigInteger, nullable=False),
    C("paid_on", String(10), nullable=False),
    C("staff_id", Integer, nullable=False),
    C("undoes", Integer, unique=True),  # the payment that this row takes back
    C("created_at", Moment, nullable=False),
    info={"retention": "application"},
)

# How often a status was looked up of late, by a chat, for a reference, from an address (hashed). Never a lock: old tries fall away.
lookup_limit = Table(
    "lookup_limit",
    metadata,
    C("subject", String(90), primary_key=True),
    C("tries", JSON, nullable=False),  # moments as ISO texts
    C("touched_at", Moment, nullable=False, index=True),
    info={"retention": "lookup_limit"},
)

# One-time-made links of staff to a page or a file; only the hash of the secret is kept.
staff_link = Table(
    "staff_link",
    metadata,
    C("secret_hash", String(64), primary_key=True),
    C("purpose", String(12), nullable=False),  # pack | file | providers | awards
    C("object", String(40), nullable=False),  # what it shows: the id of a meeting, a file …
    C("staff_id", Integer, nullable=False),
    C("until", Moment, nullable=False),
    C("created_at", Moment, nullable=False),
    info={"retention": "event_link"},
)

# Figures of the paper for years before the records begin, loaded by `python -m bot history load`.
history_figure = Table(
    "history_figure",
    metadata,
    C("measure", String(30), primary_key=True),
    C("part", String(30), primary_key=True),
    C("year", String(20), primary_key=True),  # 2010-11 | 2010 (calendar) | to 2011-03-31 | before 2010-04-01
    C("number", Integer, nullable=False),
    C("about", Boolean, nullable=False),  # the source says "about"
    C("source", String(40), nullable=False),  # paper 10
    info={"retention": "none"},
)

# --- environmental technology service providers ---

provider = Table(
    "provider",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", String(20), nullable=False, unique=True),
    C("name", String(120), nullable=False),
    C("folded_name", String(120), nullable=False, index=True),
    C("base", String(10), nullable=False),  # hong_kong | prd | elsewhere
    C("city", String(20)),
    C("skills", JSON, nullable=False),  # ids of bot/programme/providers.py: SKILLS
    C("state", String(10), nullable=False),  # applied | registered | suspended | ended | refused
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("contact_name", String(60), nullable=False),
    C("contact", String(254), nullable=False),
    C("public_contact", String(254)),  # shown to factories, by the provider's own wish
    C("news", Boolean, nullable=False, default=False, server_default="0"),  # wants notices for providers
    C("reason", JSON),  # of a refusal, as its applicant was told: texts in three languages
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    Index("ix_provider_channel_chat", "channel", "chat"),
    info={"retention": "provider"},
)

# From when to when a provider was registered: what "was it registered on that day?" is answered from.
provider_period = Table(
    "provider_period",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("provider_id", ForeignKey("provider.id"), nullable=False, index=True),
    C("starts_on", String(10), nullable=False),
    C("ends_on", String(10)),  # the first day on which it is no longer registered
    info={"retention": "provider"},
)

# Quality checks of a provider's work: read by staff only until they are closed.
provider_check = Table(
    "provider_check",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("provider_id", ForeignKey("provider.id"), nullable=False, index=True),
    C("application_id", Integer),
    C("day", String(10), nullable=False),
    C("finding", String(1000), nullable=False),
    C("follow_up", String(1000)),
    C("closed_on", String(10)),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("staff_id", Integer, nullable=False),
    C("created_at", Moment, nullable=False),
    info={"retention": "provider"},
)

# A factory's view of the work, one for each application; read by staff only.
provider_rating = Table(
    "provider_rating",
    metadata,
    C("application_id", ForeignKey("application.id"), primary_key=True),
    C("provider_id", ForeignKey("provider.id"), nullable=False, index=True),
    C("work", Integer, nullable=False),  # 1 to 5, as the three below
    C("advice", Integer, nullable=False),
    C("punctual", Integer, nullable=False),
    C("remark", String(1000)),
    C("at", Moment, nullable=False),
    info={"retention": "provider"},
)

# --- recognition ("Hong Kong-Guangdong Cleaner Production Partners" logo), by calendar year ---

label_round = Table(
    "label_round",
    metadata,
    C("year", Integer, primary_key=True),
    C("opens_on", String(10), nullable=False),
    C("closes_on", String(10), nullable=False),  # the last day
    C("version", Integer, nullable=False, default=0, server_default="0"),
    info={"retention": "label"},
)

label_application = Table(
    "label_application",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", String(20), nullable=False, unique=True),
    C("year", Integer, nullable=False),
    C("category", String(20), nullable=False),  # excellent | partner | supply_chain | technology_service
    C("name", String(120), nullable=False),
    C("company_id", Integer),  # of the holder who applied, if any
    C("provider_id", Integer),
    C("contact_name", String(60), nullable=False),
    C("contact", String(254), nullable=False),
    C("answers", JSON, nullable=False),  # {"took_part": yes | no | unsure, or None where it is not asked, "account"}
    C("criteria", JSON, nullable=False),  # what officers have found, by the ids of knowledge/recognition.yaml: {id: yes | no}
    C("reason", JSON),  # texts that the applicant reads: why it was refused, or the award withdrawn
    C("state", String(12), nullable=False),  # received | under_review | awarded | refused | withdrawn
    C("since", Moment, nullable=False),  # when it came into its state
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    Index("ix_label_application_channel_chat", "channel", "chat"),
    UniqueConstraint("year", "category", "channel", "chat", "name"),
    info={"retention": "label"},
)

# A logo awarded: what "is holder N valid for year Y?" is answered from.
label = Table(
    "label",
    metadata,
    C("number", String(20), primary_key=True),
    C("year", Integer, nullable=False, index=True),
    C("category", String(20), nullable=False),
    C("name", String(120), nullable=False),
    C("application_id", Integer, unique=True),
    C("withdrawn_on", String(10)),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    info={"retention": "label"},
)
