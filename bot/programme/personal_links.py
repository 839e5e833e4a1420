"""Links to everything that is kept of a chat: made by the chat itself, good for a quarter of an hour, used once for each form in which it is handed out."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from bot.programme import Here
from bot.tables import privacy_request

LINK_MINUTES = 15
FORMATS = ("page", "json")  # each can be fetched once with a link
ACCESS = "access"


def make_link(here: Here) -> dict[str, str]:
    """A link to everything, as a page and as JSON, each to be fetched once within 15 minutes. Returns {"path"}; only its hash is kept, with the request."""
    secret = secrets.token_urlsafe(32)
    values = {"kind": ACCESS, "key_hash": here.chat_key, "at": here.now, "done_at": here.now, "outcome": "done"}
    until = (here.now + timedelta(minutes=LINK_MINUTES)).isoformat()
    here.connection.execute(privacy_request.insert().values(**values, reason={"link": _hash(secret), "until": until, "fetched": []}))
    return {"path": f"/mydata/{secret}"}


def open_link(connection: Connection, now: datetime, secret: str, wanted: str) -> str | None:
    """The key of the chat that a link opens, and the format noted as fetched; None where it is wrong, too old, or was used for this."""
    since = now - timedelta(minutes=LINK_MINUTES)
    recent = select(privacy_request).where(privacy_request.c.kind == ACCESS, privacy_request.c.at >= since).with_for_update()
    for row in connection.execute(recent).all():
        link = row.reason or {}
        if link.get("link") == _hash(secret) and wanted in FORMATS and wanted not in link["fetched"]:
            connection.execute(update(privacy_request).where(privacy_request.c.id == row.id).values(reason=link | {"fetched": [*link["fetched"], wanted]}))
            return str(row.key_hash)
    return None


def link_is_good(connection: Connection, now: datetime, secret: str) -> bool:
    """Whether anything can still be fetched with a link; nothing is noted."""
    since = now - timedelta(minutes=LINK_MINUTES)
    links = connection.execute(select(privacy_request.c.reason).where(privacy_request.c.kind == ACCESS, privacy_request.c.at >= since)).scalars()
    return any(link and link.get("link") == _hash(secret) and len(link["fetched"]) < len(FORMATS) for link in links)


def _hash(secret: str) -> str:
    return hashlib.sha256(f"mydata {secret}".encode()).hexdigest()
