"""What is kept of erasures and of requests about personal data, without the person."""

from sqlalchemy import JSON, String, Table
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

# A chat whose data were erased: an older copy of the database that is put back erases them again.
erasure = Table(
    "erasure",
    metadata,
    C("key_hash", String(64), primary_key=True),  # of channel and chat, with the installation's own key
    C("at", Moment, nullable=False),
    C("kept", JSON, nullable=False),  # what had to be kept, and why: [{"what", "why"}]
    info={"retention": "erasure"},
)

# Requests for access, correction and erasure, and what became of each.
privacy_request = Table(
    "privacy_request",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("kind", String(10), nullable=False),  # access | correction | erasure
    C("key_hash", String(64), nullable=False, index=True),
    C("at", Moment, nullable=False),
    C("done_at", Moment),
    C("outcome", String(10), nullable=False),  # done | part (something must be kept) | waiting (a person looks at it) | refused
    C("reason", JSON),
    info={"retention": "privacy_request"},
)
