"""Links of case officers to the papers of a meeting: whoever has one needs no account, so it ends soon, and every download is written down."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.programme import Here, application_changes, audit, committee
from bot.tables import staff, staff_link

LINK_HOURS = 24


def make(here: Here, *, meeting_id: int) -> dict[str, Any]:
    """A link to the pack, for 24 hours and while its maker is a case officer.

    Returns {"outcome": "done", "path": without its ending, "language", "until" (ISO)}, "not_allowed" or "unknown"."""
    held = committee.hold(here, meeting_id)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    key, until = secrets.token_urlsafe(32), here.now + timedelta(hours=LINK_HOURS)
    values = {"secret_hash": _hash(key), "purpose": "pack", "object": str(row.id), "staff_id": staff_id, "until": until, "created_at": here.now}
    here.connection.execute(staff_link.insert().values(**values))
    application_changes.write_down(here, staff_id, "pack link made", f"meeting {row.id}", None)
    return {"outcome": "done", "path": f"/staff/pack/{key}", "language": here.language, "until": until.isoformat()}


def opened(connection: Connection, now: datetime, key: str) -> int | None:
    """The id of the meeting whose pack the key opens, and the download written down; None where the key is wrong, too old, or its maker no officer any more."""
    good = (staff_link.c.secret_hash == _hash(key), staff_link.c.purpose == "pack", staff_link.c.until > now)
    query = select(staff_link).join(staff, staff.c.id == staff_link.c.staff_id)
    row = connection.execute(query.where(*good, staff.c.active, staff.c.role.in_(application_changes.ROLES))).one_or_none()
    if row is None:
        return None
    audit.put(connection, now, f"staff {row.staff_id}", "pack fetched", f"meeting {row.object}")
    return int(row.object)


def _hash(key: str) -> str:
    return hashlib.sha256(f"pack {key}".encode()).hexdigest()
