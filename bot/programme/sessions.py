"""Sessions of staff in the console: kept on the server, found by the hash of a random cookie, ended one by one or all at once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.messages import Address, Language, Phrase
from bot.programme import notices
from bot.programme.staff import Role
from bot.tables import staff, staff_chat, staff_session

CHANNEL = "console"  # the channel of conversations that staff have in the console; the chat is the id of the member of staff
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
NOTED = timedelta(minutes=1)  # how exactly it is known when a session was last used


@dataclass(frozen=True, slots=True)
class Officer:
    """Who is signed in. `confirmed_at`: when they last proved who they are."""

    id: int
    name: str
    role: Role
    language: Language
    session: str  # the hash of the cookie
    confirmed_at: datetime
    told: Phrase = None
    unseen: bool = False  # it is a minute or more since it was noted that the session is in use

    @property
    def address(self) -> Address:
        return Address(CHANNEL, str(self.id))


def begin(connection: Connection, now: datetime, staff_id: int, browser: str = "") -> str:
    """A new session; returns the cookie, of which only the hash is kept. Whoever calls it has made sure who it is."""
    token = secrets.token_urlsafe(32)
    role = connection.execute(select(staff.c.role).where(staff.c.id == staff_id)).scalar_one()
    values = {"token_hash": hash_of(token), "staff_id": staff_id, "role": role, "created_at": now, "seen_at": now, "until": now + LONGEST, "confirmed_at": now}
    connection.execute(staff_session.insert().values(**values, browser=browser[:120]))
    notices.insert_once(connection, staff_chat, {"channel": CHANNEL, "chat": str(staff_id), "staff_id": staff_id, "bound_at": now})
    return token


def find(connection: Connection, now: datetime, token: str) -> Officer | None:
    """Who is signed in with this cookie: nobody if it is unknown, too old, idle for too long, or if the person is gone or has another role now."""
    query = select(staff, *(staff_session.c[name] for name in ("token_hash", "confirmed_at", "told", "seen_at"))).join(staff_session)
    good = (staff_session.c.token_hash == hash_of(token), staff_session.c.until > now, staff_session.c.seen_at > now - IDLE)
    row = connection.execute(query.where(*good, staff.c.active, staff.c.role == staff_session.c.role)).one_or_none()
    if row is None:
        return None
    return Officer(row.id, row.name, row.role, row.language, row.token_hash, row.confirmed_at, row.told, unseen=row.seen_at <= now - NOTED)


def seen(connection: Connection, now: datetime, session: str) -> None:
    """It is in use, and what its next page was to say has been said."""
    connection.execute(update(staff_session).where(staff_session.c.token_hash == session).values(seen_at=now, told=None))


def tell(connection: Connection, session: str, phrase: Phrase) -> None:
    """What the next page says first."""
    connection.execute(update(staff_session).where(staff_session.c.token_hash == session).values(told=phrase))


def confirm(connection: Connection, now: datetime, session: str) -> None:
    """They have just proved again who they are."""
    connection.execute(update(staff_session).where(staff_session.c.token_hash == session).values(confirmed_at=now))


def listed(connection: Connection, now: datetime, staff_id: int) -> list[dict[str, Any]]:
    """The open sessions of somebody, the last used first: [{"id", "began" and "seen" (ISO), "browser"}]."""
    good = (staff_session.c.staff_id == staff_id, staff_session.c.until > now, staff_session.c.seen_at > now - IDLE)
    rows = connection.execute(select(staff_session).where(*good).order_by(staff_session.c.seen_at.desc()))
    return [{"id": row.token_hash, "began": row.created_at.isoformat(), "seen": row.seen_at.isoformat(), "browser": row.browser or ""} for row in rows]


def ever_of(connection: Connection, staff_id: int) -> list[str]:
    """The sessions of somebody that are still on record, those that ran out too."""
    return list(connection.execute(select(staff_session.c.token_hash).where(staff_session.c.staff_id == staff_id)).scalars())


def end_one(connection: Connection, staff_id: int, session: str) -> bool:
    """End a session of this person; whether there was one."""
    ended = delete(staff_session).where(staff_session.c.staff_id == staff_id, staff_session.c.token_hash == session)
    return connection.execute(ended.returning(staff_session.c.token_hash)).first() is not None


def end(connection: Connection, session: str) -> None:
    connection.execute(delete(staff_session).where(staff_session.c.token_hash == session))


def end_all(connection: Connection, staff_id: int, *, but: str = "") -> int:
    """End the sessions of somebody, except one. Returns how many."""
    ended = delete(staff_session).where(staff_session.c.staff_id == staff_id, staff_session.c.token_hash != but)
    return len(connection.execute(ended.returning(staff_session.c.token_hash)).all())


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
