"""Applications with their companies, documents, meetings and payments."""

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

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
