"""The chain over the audit: each row is sealed with a hash of itself and of the seal before it, so that what is changed, removed or slipped in later shows.

Rows are sealed after their commit, in the order in which they are seen; `at` of a seal says when. Nobody is asked for a right here: the host, the page of
the audit and the clock call it."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, text

from bot.tables import audit, audit_anchor, audit_seal

AT_ONCE = 1000  # rows sealed in one transaction
SETTLED = timedelta(hours=1)  # what was not committed by then is only found by looking at all rows
LATE = timedelta(hours=1)  # a row that was sealed so long after what it says of itself
BEGINNING = "0" * 64


def seal(connection: Connection, now: datetime, *, everything: bool = False) -> int:
    """Seal what has been added since, also by transactions that committed late. Returns how many rows; more may be left where it is AT_ONCE.

    Any process may call it: they wait for each other. `everything`: look at all rows, not only at those of the last hour."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE audit_seal IN EXCLUSIVE MODE"))
    sealed = select(audit_seal.c.audit_id).where(audit_seal.c.audit_id == audit.c.id)
    query = select(audit).where(~sealed.exists()).order_by(audit.c.id).limit(AT_ONCE)
    if not everything:
        settled = select(audit_seal.c.audit_id).where(audit_seal.c.at < now - SETTLED).order_by(audit_seal.c.position.desc()).limit(1)
        query = query.where(audit.c.id > func.coalesce(settled.scalar_subquery(), 0))
    rows = connection.execute(query).all()
    position, before = _end(connection)
    for row in rows:
        position += 1
        before = _hash(before, position, now, row)
        connection.execute(audit_seal.insert().values(position=position, audit_id=row.id, hash=before, at=now))
    return len(rows)


def head(connection: Connection) -> dict[str, Any]:
    """The end of the chain: {"position", "hash"}; written down elsewhere it vouches for everything before it."""
    position, last = _end(connection)
    return {"position": position, "hash": last}


def verify(connection: Connection) -> dict[str, Any]:
    """Look at every row. {"fits": bool, "position": the first that does not fit, or the last, "hash": of the last that fits, "since": the position after
    which the chain begins, "unsealed": rows that are not sealed yet, "late": rows sealed more than an hour after they say they were written}."""
    since, before = _anchor(connection)
    unsealed = audit.c.id.not_in(select(audit_seal.c.audit_id))
    found: dict[str, Any] = {"fits": True, "position": since, "hash": before, "since": since, "late": 0}
    found["unsealed"] = connection.execute(select(func.count()).select_from(audit).where(unsealed)).scalar_one()
    seals = select(audit_seal.c.position, audit_seal.c.hash.label("seal"), audit_seal.c.at.label("sealed_at"), audit_seal.c.audit_id, audit)
    seals = seals.outerjoin(audit, audit.c.id == audit_seal.c.audit_id).where(audit_seal.c.position > since).order_by(audit_seal.c.position)
    for row in connection.execute(seals).yield_per(AT_ONCE):
        expected = found["position"] + 1
        if row.position != expected or row.id is None or row.seal != _hash(before, expected, row.sealed_at, row):
            return found | {"fits": False, "position": expected}
        before = row.seal
        found |= {"position": expected, "hash": before, "late": found["late"] + (row.sealed_at - row.at > LATE)}
    return found


def remove_before(connection: Connection, now: datetime, before: datetime) -> int:
    """Remove the oldest rows, as far as all of them were written before `before`, with their seals; an anchor stays, from which the chain goes on.

    Returns how many. Nothing is removed of a chain that does not fit as far as that."""
    since, _ = _anchor(connection)
    joined = select(audit_seal.c.position).join(audit, audit.c.id == audit_seal.c.audit_id)
    kept = connection.execute(joined.where(audit_seal.c.position > since, audit.c.at >= before).order_by(audit_seal.c.position).limit(1)).scalar()
    last = (kept - 1) if kept is not None else _end(connection)[0]
    checked = verify(connection)
    if last <= since or (not checked["fits"] and checked["position"] <= last):
        return 0
    hash_of_last = connection.execute(select(audit_seal.c.hash).where(audit_seal.c.position == last)).scalar_one()
    connection.execute(audit_anchor.insert().values(position=last, hash=hash_of_last, at=now))
    gone = select(audit_seal.c.audit_id).where(audit_seal.c.position <= last)
    removed = connection.execute(delete(audit).where(audit.c.id.in_(gone)).returning(audit.c.id)).all()
    connection.execute(delete(audit_seal).where(audit_seal.c.position <= last))
    return len(removed)


def _anchor(connection: Connection) -> tuple[int, str]:
    row = connection.execute(select(audit_anchor).order_by(audit_anchor.c.position.desc()).limit(1)).one_or_none()
    return (row.position, row.hash) if row is not None else (0, BEGINNING)


def _end(connection: Connection) -> tuple[int, str]:
    row = connection.execute(select(audit_seal).order_by(audit_seal.c.position.desc()).limit(1)).one_or_none()
    return (row.position, row.hash) if row is not None else _anchor(connection)


def _hash(before: str, position: int, at: datetime, row: Row[Any]) -> str:
    """Of everything that the row has: what a later version adds is left out where it is empty, so that old hashes hold."""
    kept = {column.name: _plain(value) for column in audit.columns if (value := getattr(row, column.name)) is not None}
    whole = [before, position, _plain(at), kept]
    return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.isoformat(timespec="microseconds") if isinstance(value, datetime) else value
