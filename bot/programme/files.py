"""The documents of an application: added and taken out by its people, looked through by its officer. The bytes lie in the data folder under the row's id."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update

from bot.programme import Here, application_changes, audit, notices
from bot.programme.application_changes import ROLES
from bot.programme.application_states import THEIRS
from bot.tables import application, application_file, staff, staff_link

MOST_FILES = 20  # of one application,
MOST_BYTES = 50_000_000  # and of all of them together
OTHER = "other"  # the item of a document that is none of the check-list
LINK_MINUTES = 15
AFTER_READING = timedelta(minutes=1)  # some telephones fetch a download twice
PURPOSE = "file"
MOST_IN_A_QUERY = 1000


def add(here: Here, *, application_id: int, item: str, file: dict[str, Any]) -> dict[str, Any]:
    """Put a document to an application while the case is with its people. `file`: the answer of a question of the kind File.

    Returns {"outcome": "kept", "same" (this very file is there already), "too_many", "not_now" or "unknown"}."""
    held = application_changes.as_holder(here, application_id)
    if isinstance(held, dict):
        return held
    if item not in {OTHER, *(each.id for each in here.knowledge.checklist)}:
        return {"outcome": "unknown"}
    if held.row.state not in THEIRS:
        return {"outcome": "not_now"}
    there = _there(application_file.c.application_id == application_id)
    if here.connection.execute(select(application_file.c.id).where(there, application_file.c.sha256 == file["sha256"]).limit(1)).first() is not None:
        return {"outcome": "same"}
    totals = select(func.count(), func.coalesce(func.sum(application_file.c.size_bytes), 0)).where(there)
    number, size_bytes = here.connection.execute(totals).one()
    if number >= MOST_FILES or size_bytes + file["size_bytes"] > MOST_BYTES:
        return {"outcome": "too_many"}
    values = {**{name: file[name] for name in ("id", "name", "kind", "size_bytes", "sha256")}, "application_id": application_id, "item": item}
    values |= {"state": "arrived", "at": here.now, "changed_at": here.now, "holder_id": int(held.who.removeprefix("holder "))}
    if not notices.insert_once(here.connection, application_file, values):  # one answer is one document: it stands with another application
        return {"outcome": "unknown"}
    application_changes.edit(here, held, "add_file")
    return {"outcome": "kept"}


def remove(here: Here, *, application_id: int, file_id: str) -> dict[str, Any]:
    """Take a document out while the case is with its people, but not one that the officer has accepted. Its bytes go with the next sweep.

    Returns {"outcome": "done", "not_now" or "unknown"}."""
    held = application_changes.as_holder(here, application_id)
    if isinstance(held, dict):
        return held
    there = _there((application_file.c.id == file_id) & (application_file.c.application_id == application_id))
    row = here.connection.execute(select(application_file.c.state).where(there)).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    if held.row.state not in THEIRS or row.state == "accepted":
        return {"outcome": "not_now"}
    here.connection.execute(update(application_file).where(there).values(state="removed", changed_at=here.now))
    application_changes.edit(here, held, "remove_file")
    return {"outcome": "done"}


def settle(here: Here, *, application_id: int, version: int, file_id: str, accepted: bool) -> dict[str, Any]:
    """Accept a document or mark it as sent back, by the officer who works on the case, while it is being checked.

    Returns {"outcome": "done", "not_now", "not_allowed", "unknown" or "changed"}."""
    held = application_changes.as_officer(here, application_id, version)
    if isinstance(held, dict):
        return held
    there = _there((application_file.c.id == file_id) & (application_file.c.application_id == application_id))
    if here.connection.execute(select(application_file.c.id).where(there)).first() is None:
        return {"outcome": "unknown"}
    if held.row.state != "in_check" or held.staff_id is None or held.staff_id != held.row.handler_id:
        return {"outcome": "not_now"}
    here.connection.execute(update(application_file).where(there).values(state="accepted" if accepted else "returned", changed_at=here.now))
    application_changes.edit(here, held, "accept_file" if accepted else "return_file", note=f"file {file_id}")
    return {"outcome": "done"}


# --- reading, by officers ---


def link(here: Here, *, file_id: str) -> dict[str, Any]:
    """A link to a document, for a case officer: for 15 minutes, and a minute after it was first read.

    Returns {"outcome": "done", "path"}, "not_allowed", or "unknown" (also of a draft, which is not with us yet)."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if _readable(here.connection, file_id) is None:
        return {"outcome": "unknown"}
    key = secrets.token_urlsafe(24)
    values = {"secret_hash": _hash(key), "purpose": PURPOSE, "object": file_id, "staff_id": staff_id, "created_at": here.now}
    here.connection.execute(staff_link.insert().values(**values, until=here.now + timedelta(minutes=LINK_MINUTES)))
    return {"outcome": "done", "path": f"/staff/file/{key}"}


def opened(connection: Connection, now: datetime, key: str) -> dict[str, Any] | None:
    """What a link leads to, {"id", "name", "kind"}, with the reading written down; None where there is nothing for whoever has it (any more)."""
    good = (staff_link.c.secret_hash == _hash(key)) & (staff_link.c.purpose == PURPOSE) & (staff_link.c.until > now)
    joined = select(staff_link).join(staff, staff.c.id == staff_link.c.staff_id).where(good, staff.c.active, staff.c.role.in_(ROLES))
    found = connection.execute(joined.with_for_update(of=staff_link)).one_or_none()
    row = _readable(connection, found.object) if found is not None else None
    if found is None or row is None:
        return None
    if found.until > now + AFTER_READING:
        connection.execute(update(staff_link).where(staff_link.c.secret_hash == found.secret_hash).values(until=now + AFTER_READING))
    audit.put(connection, now, f"staff {found.staff_id}", "file read", f"application {row.application_id}", f"file {row.id}")
    return {"id": row.id, "name": row.name, "kind": row.kind}


def _readable(connection: Connection, file_id: str) -> Any:
    with_us = application.c.state.not_in(("draft", "discarded"))
    query = select(application_file).join(application, application.c.id == application_file.c.application_id)
    return connection.execute(query.where(_there(application_file.c.id == file_id), with_us)).one_or_none()


def _there(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return condition & (application_file.c.state != "removed")


def _hash(key: str) -> str:
    return hashlib.sha256(f"file {key}".encode()).hexdigest()


# --- the sweep of bytes ---


def any_case(connection: Connection) -> bool:
    """Whether this database has applications at all. If not, it may be the wrong one, and documents that it does not know are not to be deleted."""
    return connection.execute(select(application.c.id).limit(1)).first() is not None


def standing(connection: Connection, ids: Sequence[str]) -> dict[str, bool]:
    """Of those of the ids that have a row: whether the document is still wanted. It is not once it was removed or its draft discarded."""
    query = select(application_file.c.id, application_file.c.state, application.c.state.label("of_case"))
    query = query.join(application, application.c.id == application_file.c.application_id)
    found: dict[str, bool] = {}
    for some in (ids[at : at + MOST_IN_A_QUERY] for at in range(0, len(ids), MOST_IN_A_QUERY)):
        rows = connection.execute(query.where(application_file.c.id.in_(some)))
        found |= {row.id: row.state != "removed" and row.of_case != "discarded" for row in rows}
    return found
