"""Staff: who may do what, and the one-time link that binds a chat to a member of staff."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Connection, select, update

from bot.messages import Address
from bot.programme import Here, audit
from bot.tables import staff, staff_chat

Role = Literal["viewer", "hotline_agent", "case_officer", "publisher", "approver", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
HOTLINE_ROLES: frozenset[Role] = frozenset({"hotline_agent", "case_officer"})  # take over a chat, answer enquiries
LINK_HOURS = 24
PREFIX = "staff_"  # of the start payload


def add(connection: Connection, now: datetime, name: str, role: Role) -> str:
    """Enter a member of staff from the host. Returns the start payload of a one-time link, valid for 24 hours; only its hash is kept."""
    return chat_link(connection, now, enter(connection, now, name, role, "host"))


def enter(connection: Connection, now: datetime, name: str, role: Role, who: str) -> int:
    """Enter a member of staff; returns their id."""
    values = {"name": name, "role": role, "active": True, "created_at": now}
    made = connection.execute(staff.insert().values(**values)).inserted_primary_key
    assert made is not None
    audit.put(connection, now, who, "staff added", f"staff {made[0]}", role)
    return int(made[0])


def chat_link(connection: Connection, now: datetime, staff_id: int) -> str:
    """The start payload of a one-time link that binds a chat to this person; an older one that was not used is worth nothing any more."""
    secret = secrets.token_urlsafe(24)
    values = {"link_hash": _hash(secret), "link_until": now + timedelta(hours=LINK_HOURS)}
    connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))
    return PREFIX + secret


def bind(here: Here, *, payload: str) -> dict[str, Any] | None:
    """Use a one-time link: this chat now speaks for that person. None where the link is unknown, used or too old."""
    row = here.connection.execute(
        update(staff)
        .where(staff.c.link_hash == _hash(payload.removeprefix(PREFIX)), staff.c.link_until >= here.now, staff.c.active)
        .values(link_hash=None, link_until=None)
        .returning(staff.c.id, staff.c.name, staff.c.role)
    ).one_or_none()
    if row is None:
        return None
    here.connection.execute(staff_chat.delete().where(staff_chat.c.channel == here.address.channel, staff_chat.c.chat == here.address.chat))
    here.connection.execute(staff_chat.insert().values(channel=here.address.channel, chat=here.address.chat, staff_id=row.id, bound_at=here.now))
    audit.write(here, f"staff {row.id}", "chat bound", f"{here.address.channel} chat", row.role)
    return {"name": row.name, "role": row.role}


def role_of(connection: Connection, address: Address) -> Role | None:
    """The role of whoever speaks from this chat, or None."""
    query = select(staff.c.role).join(staff_chat, staff_chat.c.staff_id == staff.c.id)
    query = query.where(staff_chat.c.channel == address.channel, staff_chat.c.chat == address.chat, staff.c.active)
    role: Role | None = connection.execute(query).scalar()
    return role


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
