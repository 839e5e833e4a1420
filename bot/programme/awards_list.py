"""The yearly list of logos as an Excel workbook, and the link of an officer that opens it."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from sqlalchemy import Connection, Row, select
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bot.clock import HONG_KONG
from bot.messages import Language
from bot.programme import Here
from bot.programme.application_changes import ROLES, officer, write_down
from bot.programme.attendance import OPTIONS
from bot.programme.label_register import GROUPS
from bot.tables import audit, staff, staff_link

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
    connection.execute(audit.insert().values(at=now, who=f"staff {row.staff_id}", what="label list fetched", object=f"labels {row.object}"))


def workbook(rows: list[dict[str, Any]], counts: dict[str, Any], language: Language, say: Say) -> bytes:
    """The list and the figures of a calendar year as an .xlsx file. `rows` and `counts` are of label_register; `say` puts a key into words."""
    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        heading, text = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
        _list(book.add_worksheet(say("awards-sheet-list")), rows, language, say, heading, text)
        _figures(book.add_worksheet(say("awards-sheet-figures")), counts, say, heading, text)
    return content.getvalue()


def _list(sheet: Any, rows: list[dict[str, Any]], language: Language, say: Say, heading: Any, text: Any) -> None:
    for column, (name, width) in enumerate(COLUMNS.items()):
        sheet.write_string(0, column, say(f"awards-{name}"), heading)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    for number, row in enumerate(rows, 1):
        cells = row | {
            "category": row["category_name"][language],
            "year": str(row["year"]),
            "awarded_at": datetime.fromisoformat(row["awarded_at"]).astimezone(HONG_KONG).date().isoformat(),
            "sample": say("awards-is-sample") if row["sample"] else None,
        }
        for column, name in enumerate(COLUMNS):
            sheet.write_string(number, column, cells[name] or "", text)


def _figures(sheet: Any, counts: dict[str, Any], say: Say, heading: Any, text: Any) -> None:
    """What the records have beside what the paper has: never one sum of both."""
    sheet.set_column(0, 2, 34)
    for column, key in enumerate(("group", "recorded", "paper")):
        sheet.write_string(0, column, say(f"awards-{key}"), heading)
    history = counts["history"]
    for line, group in enumerate((*GROUPS, "total"), 1):
        sheet.write_string(line, 0, say(f"awards-group-{group}"), text)
        sheet.write_number(line, 1, counts["total"] if group == "total" else counts["groups"][group])
        if history is not None:
            sheet.write_number(line, 2, history["total"] if group == "total" else history["groups"].get(group, 0))
    for line, name in enumerate(("withdrawn", "samples_left_out"), len(GROUPS) + 2):
        sheet.write_string(line, 0, say(f"awards-{name}"), text)
        sheet.write_number(line, 1, counts[name])
    sheet.write_string(len(GROUPS) + 5, 0, say("awards-how-counted"), text)


def _hash(key: str) -> str:
    return hashlib.sha256(f"awards {key}".encode()).hexdigest()
