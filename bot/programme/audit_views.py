"""The audit as it is read: the newest first, narrowed by who, what, object and day."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.programme import Here, audit_chain
from bot.programme import audit as book
from bot.programme.staff import Role
from bot.tables import audit, audit_seal, staff

READERS: frozenset[Role] = frozenset({"admin", "approver"})
A_PAGE = 50
MOST_EXPORTED = 20_000
COLUMNS = ("id", "who", "what", "object", "reason", "role", "request", "source", "before", "after")


def listed(here: Here, *, who: str = "", what: str = "", thing: str = "", day: str = "", before: int | None = None, most: int = A_PAGE) -> dict[str, Any]:
    """{"rows": [{"id", "at" (ISO), "who", "name" of the member of staff or "", "what", "object", "reason", "role", "request", "source", "before", "after",
    "position" in the chain or None}], "next": the id to go on before, or None}. `who` and `thing` are whole ("staff 3", "application 12"), `what` a part."""
    query = select(audit, audit_seal.c.position).outerjoin(audit_seal, audit_seal.c.audit_id == audit.c.id).order_by(audit.c.id.desc())
    query = query.where(audit.c.who == who.strip()) if who.strip() else query
    query = query.where(audit.c.object == thing.strip()) if thing.strip() else query
    query = query.where(audit.c.what.contains(what.strip(), autoescape=True)) if what.strip() else query
    if (on := _day(day)) is not None:
        query = query.where(audit.c.at >= on, audit.c.at < on + timedelta(days=1))
    rows = here.connection.execute((query.where(audit.c.id < before) if before else query).limit(most + 1)).all()
    names = {f"staff {row.id}": row.name for row in here.connection.execute(select(staff.c.id, staff.c.name))}
    shown = [
        {name: getattr(row, name) for name in COLUMNS} | {"at": row.at.isoformat(), "name": names.get(row.who, ""), "position": row.position} for row in rows
    ]
    return {"rows": shown[:most], "next": rows[most - 1].id if len(rows) > most else None}


def exported(here: Here, staff_id: int, *, reason: str, who: str = "", what: str = "", thing: str = "", day: str = "") -> list[dict[str, Any]] | None:
    """The rows of `listed`, at most MOST_EXPORTED, with the export written down; None without a reason."""
    if not reason.strip():
        return None
    found: list[dict[str, Any]] = listed(here, who=who, what=what, thing=thing, day=day, most=MOST_EXPORTED)["rows"]
    book.write(here, f"staff {staff_id}", "audit exported", "audit", reason, after=len(found))
    return found


def head(here: Here) -> dict[str, Any]:
    """The end of the chain, as audit_chain.head."""
    return audit_chain.head(here.connection)


def verify(here: Here) -> dict[str, Any]:
    """Whether the chain fits, as audit_chain.verify."""
    return audit_chain.verify(here.connection)


def _day(text: str) -> datetime | None:
    """The beginning of a day in Hong Kong; None where it is none."""
    try:
        return datetime.combine(date.fromisoformat(text.strip()), time(), HONG_KONG)
    except ValueError:
        return None
