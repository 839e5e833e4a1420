"""Knowledge that staff write in the console, and the versions of knowledge with which was spoken."""

from sqlalchemy import JSON, Integer, LargeBinary, String, Table, Text
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

# An answer in the editors' format; accepted by a second person it stands over the file of its topic.
answer_draft = Table(
    "answer_draft",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("topic", String(60), nullable=False, index=True),
    C("text", Text, nullable=False),
    C("state", String(10), nullable=False),  # draft | waiting | accepted | refused | withdrawn | replaced (by a newer one) | exported (into the files)
    C("stood", String(64)),  # of an exported one: a digest of the file over which it stood; over another file, a newer one, it stands no more
    C("misses", JSON, nullable=False),  # the questions that it is to answer, without personal data
    C("enquiries", JSON, nullable=False),  # references of those who are told when it is accepted
    C("author_id", Integer, nullable=False),
    C("approver_id", Integer),
    C("reason", String(300)),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("created_at", Moment, nullable=False),
    C("decided_at", Moment),
    info={"retention": "none"},
)

# What the bot knew and how it spoke at a time: the folder knowledge/ with the accepted answers, packed.
content_version = Table(
    "content_version",
    metadata,
    C("digest", String(12), primary_key=True),
    C("at", Moment, nullable=False),
    C("rules", String(20), nullable=False),  # the phase in force
    C("archive", LargeBinary, nullable=False),
    info={"retention": "content"},
)
