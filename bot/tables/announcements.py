"""Announcements: what is to be said to many, to whom, who approved it, and what became of it for each; and who wants to hear of what."""

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

# A saved rule of whom to tell.
segment = Table(
    "segment",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("name", String(80), nullable=False, unique=True),
    C("rule", JSON, nullable=False),  # {"sectors", "cities", "roles", "languages", "event", "came", "stages"}: lists of ids; what is absent does not limit
    C("staff_id", Integer, nullable=False),
    C("created_at", Moment, nullable=False),
    info={"retention": "announcement"},
)

announcement = Table(
    "announcement",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("state", String(10), nullable=False, index=True),  # draft | waiting | first | recall | sending | paused | done | cancelled
    C("topic", String(12), nullable=False),  # of consent: events | funding | providers
    C("name", String(80), nullable=False),  # for staff
    C("texts", JSON, nullable=False),  # {language: text}
    C("buttons", JSON, nullable=False),  # [{"do": a command or flow, "given"}], of those that bot/programme/announcement_buttons.py offers
    C("rule", JSON, nullable=False),  # as of a segment
    C("starts_at", Moment),  # when the first may leave; empty: at once
    C("ends_at", Moment),  # when the last may
    C("urgent", String(300)),  # why it may leave in quiet hours
    C("at_most_once", Boolean, nullable=False, default=False, server_default="0"),  # what is uncertain is not sent again but listed
    C("figures_ok", Boolean, nullable=False, default=False, server_default="0"),  # the approver has seen that figures differ between languages
    C("author_id", Integer, nullable=False),
    C("approver_id", Integer),
    C("approval_id", Integer),
    C("recall_until", Moment),
    C("paused_from", String(10)),  # the state to which resuming goes back
    C("corrects", ForeignKey("announcement.id")),  # an erratum names what it corrects
    C("totals", JSON),  # frozen when it is over: the rows of recipients are kept for less long
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("created_at", Moment, nullable=False),
    C("approved_at", Moment),
    C("began_at", Moment),
    C("ended_at", Moment),
    info={"retention": "announcement"},
)

# One row for each person an announcement is meant for, made at its approval. What became of it on the way stands in the outbox.
announcement_recipient = Table(
    "announcement_recipient",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("announcement_id", ForeignKey("announcement.id"), nullable=False),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("language", String(8), nullable=False),
    C("sector", String(30)),  # what was known when the list was frozen, for the results by segment
    C("city", String(20)),
    C("state", String(10), nullable=False),  # waiting | given (to the outbox) | stopped (wants no more) | cancelled; first: to the two who approved it
    C("first", Boolean, nullable=False, default=False, server_default="0"),
    C("given_at", Moment),
    C("tapped_at", Moment),
    UniqueConstraint("announcement_id", "channel", "chat"),
    Index("ix_announcement_recipient_announcement_id_state", "announcement_id", "state"),
    Index("ix_announcement_recipient_channel_chat", "channel", "chat"),
    info={"retention": "delivery"},
)

# Who wants to hear of what, by their own word; the newest word of each counts.
subscription = Table(
    "subscription",
    metadata,
    C("channel", String(16), primary_key=True),
    C("chat", String(80), primary_key=True),
    C("topic", String(12), primary_key=True),
    C("wanted", Boolean, nullable=False),
    C("notice", String(20), nullable=False),  # the version of the words that were agreed to
    C("language", String(8), nullable=False),
    C("how", String(12), nullable=False),  # button | word | officer | erased
    C("at", Moment, nullable=False),
    info={"retention": "consent"},
)
