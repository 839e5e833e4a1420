"""Messages in and out, the chats they belong to, and notices."""

from sqlalchemy import JSON, BigInteger, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

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
    C("policy", String(16), nullable=False),  # what a crash in the middle of sending means: see outbox.POLICIES
    C("urgency", Integer, nullable=False, default=0, server_default="0"),  # 0 replies, 1 notices, 2 announcements: the lower goes first
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
    C("announcement_id", Integer),  # what it hands over, if it is an announcement
    C("content", String(12)),  # the version of knowledge and words with which it was said: see content_version
    UniqueConstraint("channel", "chat", "sequence"),
    Index("ix_outbox_state_due", "state", "urgency", "due", "id"),  # the order in which they leave
    Index("ix_outbox_announcement_id", "announcement_id", "channel", "chat"),
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
    C("claims", BigInteger, nullable=False, default=0, server_default="0"),  # how often anything was taken up for sending: an older copy has fewer
    info={"retention": "none"},
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

# Places (a data folder on a host) that may send. A copy of the database that stands elsewhere is not among them, and sends nothing before staff confirm it.
sending_place = Table(
    "sending_place",
    metadata,
    C("place", String(64), primary_key=True),  # a hash
    C("confirmed_at", Moment),  # empty: it waits for staff
    C("who", String(40)),  # first start | host | staff 3
    C("why", String(8)),  # it has to wait: unknown | older (this database is older than what has left from there)
    C("since", Moment, nullable=False),
    info={"retention": "none"},
)
