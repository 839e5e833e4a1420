"""The yearly list of logos as sheets for download, and the link of an officer that opens it."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.clock import HONG_KONG
from bot.messages import Language
from bot.programme import Here, audit
from bot.programme.application_changes import ROLES, officer, write_down
from bot.programme.label_register import GROUPS
from bot.tables import staff, staff_link

Say = Callable[[str], str]

PURPOSE = "awards"
LINK_HOURS = 24
COLUMNS = {"number": 22, "name": 40, "category": 34, "year": 10, "awarded_at": 14, "withdrawn_on": 14, "sample": 12}  # with their widths in characters


def link(here: Here, *, year: int) -> dict[str, Any]:
    """A link to the list of a year, good for 24 hours; only its hash is kept. Returns {"outcome": "done", "path"} or "not_allowed"."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    key = secrets.token_urlsafe(32)
    values = {"secret_hash": _hash(key), "purpose": PURPOSE, "object": str(year), "staff_id": staff_id, "created_at": here.now}
    here.connection.execute(staff_link.insert().values(until=here.now + timedelta(hours=LINK_HOURS), **values))
    write_down(here, staff_id, "label list link", f"labels {year}", None)
    return {"outcome": "done", "path": f"/awards/{key}"}


def opened(connection: Connection, now: datetime, key: str) -> Row[Any] | None:
    """What the key opens: "object" (the year) and "staff_id". None where it is wrong or too old, or its maker is no case officer any more."""
    query = select(staff_link).join(staff, staff.c.id == staff_link.c.staff_id).where(staff.c.active, staff.c.role.in_(ROLES))
    good = (staff_link.c.secret_hash == _hash(key), staff_link.c.purpose == PURPOSE, staff_link.c.until > now)
    return connection.execute(query.where(*good)).one_or_none()


def note_download(connection: Connection, now: datetime, row: Row[Any]) -> None:
    """That the list was fetched. `row` is what `opened` returned."""
    audit.put(connection, now, f"staff {row.staff_id}", "label list fetched", f"labels {row.object}")


def sheets(rows: list[dict[str, Any]], counts: dict[str, Any], language: Language, say: Say) -> list[dict[str, Any]]:
    """The list and the figures of a calendar year as sheets of handlers/exports.py. `rows` and `counts` are of label_register; `say` puts a key into words."""
    return [_list(rows, language, say), _figures(counts, say)]


def _list(rows: list[dict[str, Any]], language: Language, say: Say) -> dict[str, Any]:
    lines: list[list[Any]] = [[{"head": say(f"awards-{name}")} for name in COLUMNS]]
    for row in rows:
        cells = row | {
            "category": row["category_name"][language],
            "year": str(row["year"]),
            "awarded_at": datetime.fromisoformat(row["awarded_at"]).astimezone(HONG_KONG).date().isoformat(),
            "sample": say("awards-is-sample") if row["sample"] else None,
        }
        lines.append([cells[name] or "" for name in COLUMNS])
    return {"name": say("awards-sheet-list"), "rows": lines, "widths": list(COLUMNS.values()), "frozen": (1, 1), "repeat": 0, "landscape": True}


def _figures(counts: dict[str, Any], say: Say) -> dict[str, Any]:
    """What the records have beside what the paper has: never one sum of both."""
    lines: list[list[Any]] = [[{"head": say(f"awards-{key}")} for key in ("group", "recorded", "paper")]]
    history = counts["history"]
    for group in (*GROUPS, "total"):
        line = [say(f"awards-group-{group}"), counts["total"] if group == "total" else counts["groups"][group]]
        if history is not None:
            line.append(history["total"] if group == "total" else history["groups"].get(group, 0))
        lines.append(line)
    lines += [[say(f"awards-{name}"), counts[name]] for name in ("withdrawn", "samples_left_out")]
    lines += [[], [say("awards-how-counted")]]
    return {"name": say("awards-sheet-figures"), "rows": lines, "widths": [34, 34, 34]}


def _hash(key: str) -> str:
    return hashlib.sha256(f"awards {key}".encode()).hexdigest()
