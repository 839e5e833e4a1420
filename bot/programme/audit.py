"""The audit: who did what, when and why, in the transaction in which it is done. Rows are only ever added. No names or contacts: they are erased elsewhere."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.programme import Here
from bot.tables import audit, staff

READ = "personal data read"
READ_AGAIN = timedelta(hours=1)  # what an officer reads again within it is one reading


def write(here: Here, who: str, what: str, thing: str, reason: str | None = None, *, role: str | None = None, before: Any = None, after: Any = None) -> None:
    """One row. `who`: staff 3 | host | bot | applicant; `thing`: such as "application 12"; `before` and `after`: JSON of which a digest is kept."""
    asked = {"request": here.request or None, "source": here.source or None}
    put(here.connection, here.now, who, what, thing, reason, role=role, before=before, after=after, **asked)


def put(
    connection: Connection,
    now: datetime,
    who: str,
    what: str,
    thing: str,
    reason: str | None = None,
    *,
    role: str | None = None,
    before: Any = None,
    after: Any = None,
    request: str | None = None,
    source: str | None = None,
) -> None:
    """As `write`, where nobody speaks: a link, the host, a sweep. The role is that which a member of staff has now."""
    values = {"at": now, "who": who[:40], "what": _line(what, 60), "object": _line(thing, 80), "reason": _line(reason, 300) if reason else None}
    values |= {"role": role or _role_of(connection, who), "request": request, "source": source}
    values |= {"before": digest(before) if before is not None else None, "after": digest(after) if after is not None else None}
    connection.execute(audit.insert().values(**values))


def read_personal(here: Here, staff_id: int, thing: str) -> None:
    """That a member of staff has seen personal data of `thing`: once an hour for each officer and thing."""
    who = f"staff {staff_id}"
    same = (audit.c.who == who) & (audit.c.what == READ) & (audit.c.object == _line(thing, 80)) & (audit.c.at > here.now - READ_AGAIN)
    if here.connection.execute(select(audit.c.id).where(same).limit(1)).first() is None:
        write(here, who, READ, thing)


def last_about(connection: Connection, who: str) -> datetime | None:
    """When somebody did something last, or something was done about them; None where no row names them."""
    named = (audit.c.who == who) | (audit.c.object == who)
    return connection.execute(select(audit.c.at).where(named).order_by(audit.c.at.desc()).limit(1)).scalar()


def any_before(connection: Connection, before: datetime) -> bool:
    """Whether there is a row that is older."""
    return connection.execute(select(audit.c.id).where(audit.c.at < before).limit(1)).first() is not None


def digest(value: Any) -> str:
    """64 hex digits that stand for exactly this JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _role_of(connection: Connection, who: str) -> str | None:
    kind, _, number = who.partition(" ")
    if kind != "staff" or not number.isdecimal():
        return None
    return connection.execute(select(staff.c.role).where(staff.c.id == int(number))).scalar()


def _line(text: str, longest: int) -> str:
    """On one line, so that nothing that was typed looks like a row of its own."""
    return " ".join(text.split())[:longest]
