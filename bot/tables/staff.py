"""Staff: who they are, the chats and links they speak and read by, and what they did."""

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, String, Table
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

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
    C("enrol_hash", String(64), unique=True, index=True),  # of the one-time address where they choose how they sign in to the console
    C("enrol_until", Moment),
    C("login", String(60), unique=True, index=True),  # for the console
    C("password_hash", String(200)),  # argon2id
    C("totp_salt", String(43)),  # with the installation's own key it gives the secret of the one-time codes, which is kept nowhere
    C("totp_since", Moment),  # confirmed by a code
    C("totp_step", Integer),  # of the last code that was used: none is good twice
    C("team", String(12)),  # hong_kong | shenzhen | dongguan
    C("language", String(8), nullable=False, default="zh-Hant", server_default="zh-Hant"),
    C("notices_seen", Integer, nullable=False, default=0, server_default="0"),  # the number of the last notice in their chat of the console that they have read
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

# What staff did; later columns may be added, rows are never changed.
audit = Table(
    "audit",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("at", Moment, nullable=False, index=True),
    C("who", String(40), nullable=False),
    C("what", String(60), nullable=False),
    C("object", String(80), nullable=False, index=True),
    C("reason", String(300)),
    C("role", String(20)),
    C("request", String(16)),  # the reference of the request, where it came from the console
    C("source", String(32)),  # where it came from, hashed
    C("before", String(64)),  # a digest of what the object was,
    C("after", String(64)),  # and of what it is
    info={"retention": "audit"},
)

# The chain over the audit, in the order in which its rows were seen: what is changed or taken out afterwards does not fit any more.
audit_seal = Table(
    "audit_seal",
    metadata,
    C("position", Integer, primary_key=True, autoincrement=False),
    C("audit_id", Integer, nullable=False, unique=True),
    C("hash", String(64), nullable=False),  # of the one before and of the row
    C("at", Moment, nullable=False),
    info={"retention": "audit"},
)

# Where the chain begins since older rows were removed: only what stands up to such a position may be removed at all.
audit_anchor = Table(
    "audit_anchor",
    metadata,
    C("position", Integer, primary_key=True, autoincrement=False),  # the last one that was removed
    C("hash", String(64), nullable=False),  # of that one
    C("at", Moment, nullable=False),
    info={"retention": "audit"},
)

# Who is signed in to the console; only the hash of the cookie is kept.
staff_session = Table(
    "staff_session",
    metadata,
    C("token_hash", String(64), primary_key=True),
    C("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    C("role", String(20), nullable=False),  # when they signed in: another role ends it
    C("created_at", Moment, nullable=False),
    C("seen_at", Moment, nullable=False),
    C("until", Moment, nullable=False),
    C("confirmed_at", Moment, nullable=False),  # when they last proved who they are
    C("told", JSON),  # what the next page says first: a phrase
    C("browser", String(120)),
    info={"retention": "staff_session"},
)

# What needs a second person: asked for by one, decided by another, bound to a digest of exactly what is to be done.
approval = Table(
    "approval",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("kind", String(20), nullable=False),  # announcement | role | capacity | export | erasure | answer | report
    C("object", String(80), nullable=False, index=True),
    C("digest", String(64), nullable=False),
    C("payload", JSON),
    C("author_id", Integer, nullable=False),
    C("approver_id", Integer),
    C("state", String(10), nullable=False),  # asked | approved | refused | void | expired
    C("reason", String(300)),
    C("created_at", Moment, nullable=False),
    C("until", Moment, nullable=False),
    C("decided_at", Moment),
    info={"retention": "audit"},
)
