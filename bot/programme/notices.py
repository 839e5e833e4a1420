"""Notices: what the programme tells somebody unasked about their own booking. Each is written once, by its key, in the transaction of what it tells;
the courier (bot/courier.py) hands it over when it is due."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.messages import Address, Choice, Phrase
from bot.tables import notice, outbox


def insert_once(connection: Connection, table: Any, values: dict[str, Any]) -> bool:
    """Insert a row unless its key is there; whether it was inserted (asked by RETURNING: psycopg's rowcount does not tell)."""
    insert: Any = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
    first = next(iter(table.primary_key.columns))
    return connection.execute(insert(table).values(**values).on_conflict_do_nothing().returning(first)).first() is not None


def write(
    connection: Connection,
    now: datetime,
    key: str,
    to: Address,
    phrases: Sequence[Phrase],
    choices: Sequence[Choice] = (),
    *,
    registration: int | None = None,
    until: datetime | None = None,
    edits: dict[str, Any] | None = None,
) -> bool:
    """Put a notice down for the courier. False where that key was used before: then nobody is told twice; one that was taken back comes into force again.

    `until`: after that moment it is worth nothing and is dropped instead of sent. `edits`: it says nothing new but takes the place of a message that was
    sent: {"replace" (the channel's id of it), "numbered", "first_number"}."""
    values = {
        "key": key,
        "channel": to.channel,
        "chat": to.chat,
        "registration_id": registration,
        "body": {"phrases": list(phrases), "choices": [choice.as_json() for choice in choices]} | ({"edits": edits} if edits else {}),
        "due": now,
        "until": until,
        "state": "due",
        "created_at": now,
    }
    if insert_once(connection, notice, values):
        return True
    again = update(notice).where(notice.c.key == key, notice.c.state == "dropped").values(**values).returning(notice.c.id)
    return connection.execute(again).first() is not None


def told(connection: Connection, keys: Collection[str]) -> set[str]:
    """Those of the keys whose notice is on its way or has left."""
    query = select(notice.c.key).where(notice.c.key.in_(keys), notice.c.state != "dropped")
    return set(connection.execute(query).scalars())


def drop(connection: Connection, registration: int, prefix: str) -> None:
    """Take back the notices of a registration whose key begins with `prefix`, as far as they have not left: nobody is reminded of what they have cancelled."""
    _take_back(connection, (notice.c.registration_id == registration) & notice.c.key.startswith(prefix, autoescape=True))


def take_back(connection: Connection, to: Address, prefix: str) -> list[dict[str, Any]]:
    """Take back what has not left yet of a chat's notices whose key begins with `prefix`. Returns their bodies, the oldest first."""
    mine = (notice.c.channel == to.channel) & (notice.c.chat == to.chat)
    return _take_back(connection, mine & notice.c.key.startswith(prefix, autoescape=True))


def _take_back(connection: Connection, of_these: ColumnElement[bool]) -> list[dict[str, Any]]:
    queued = outbox.c.notice_id.in_(select(notice.c.id).where(of_these)) & (outbox.c.state == "queued")
    held_back = connection.execute(update(outbox).where(queued).values(state="dropped", outcome="no longer true").returning(outbox.c.notice_id)).scalars().all()
    not_left = (notice.c.state == "due") | notice.c.id.in_(held_back)
    rows = connection.execute(update(notice).where(of_these, not_left).values(state="dropped").returning(notice.c.id, notice.c.body)).all()
    return [row.body for row in sorted(rows, key=lambda row: int(row.id))]


def due(now: datetime) -> Any:
    """The condition of notices to be handed over now."""
    return and_(notice.c.state == "due", notice.c.due <= now, or_(notice.c.until.is_(None), notice.c.until > now))
