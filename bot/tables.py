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
    C("state", String(12), nullable=False),  # queued | sending | sent | failed | uncertain | shelf (kept for the reader to fetch)
    C("attempt", Integer, nullable=False, default=0, server_default="0"),
    C("epoch", Integer, nullable=False, default=0, server_default="0"),  # of the sender that holds it
    C("due", Moment, nullable=False),
    C("created_at", Moment, nullable=False, index=True),
    C("sent_as", String(80)),  # the channel's id of the message
    C("outcome", String(120)),
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
