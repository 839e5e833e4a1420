"""The one way in which an announcement changes: its row held, the person's right asked again, the version compared, the step of the table written down."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.programme import Here, application_changes, approvals, audit
from bot.programme.announcement_states import after, allowed
from bot.programme.announcement_tell import tell_author
from bot.programme.staff import Role
from bot.tables import announcement, announcement_recipient, outbox

AUTHORS: frozenset[Role] = frozenset({"publisher"})
SECONDS: frozenset[Role] = frozenset({"approver"})
AGENTS: frozenset[Role] = frozenset({"hotline_agent", "case_officer", "publisher", "approver"})  # may stop one, and see how far it is
READERS: frozenset[Role] = AGENTS | {"viewer"}
KIND = "announcement"  # of approvals
Outcome = dict[str, Any]


def lock(here: Here, announcement_id: Any) -> Row[Any] | None:
    """The announcement's row, held until the end of the transaction."""
    if not isinstance(announcement_id, int) or not 0 < announcement_id < 2**31:
        return None
    return here.connection.execute(select(announcement).where(announcement.c.id == announcement_id).with_for_update()).one_or_none()


def hold(here: Here, announcement_id: Any, version: int, roles: frozenset[Role]) -> tuple[Row[Any], int] | Outcome:
    """The row under its lock and who changes it, if that is one of `roles` now; or "not_allowed", "unknown", "changed"."""
    me = application_changes.officer(here, roles)
    if me is None:
        return {"outcome": "not_allowed"}
    row = lock(here, announcement_id)
    if row is None:
        return {"outcome": "unknown"}
    return {"outcome": "changed"} if row.version != version else (row, me)


def move(here: Here, row: Row[Any], step: str, me: int | None, /, *, reason: str | None = None, before: Any = None, **values: Any) -> Outcome:
    """Take a step of the table, write it down. `me` None: by itself. Returns {"outcome": "done"}, or "not_now" where the table does not have it."""
    if not allowed(step, row.state, row.paused_from):
        return {"outcome": "not_now"}
    columns = {**values, "state": after(step, row.paused_from), "version": row.version + 1}
    here.connection.execute(update(announcement).where(announcement.c.id == row.id).values(**columns))
    done = plain({key: value for key, value in columns.items() if key != "totals"})
    audit.write(here, f"staff {me}" if me is not None else "bot", f"announcement {step}", f"announcement {row.id}", reason, before=before, after=done)
    return {"outcome": "done"}


def withdrawn(here: Here, row: Row[Any]) -> dict[str, Any]:
    """Void what was asked for, and take back the list of whom to tell. Returns the columns that are emptied."""
    approvals.void(here, KIND, f"announcement {row.id}")
    here.connection.execute(delete(announcement_recipient).where(announcement_recipient.c.announcement_id == row.id))
    drop_queued(here, row.id)
    empty = ("approver_id", "approval_id", "recall_until", "paused_from", "approved_at", "began_at")
    return dict.fromkeys(empty) | {"figures_ok": False}


def drop_queued(here: Here, announcement_id: int) -> None:
    queued = (outbox.c.announcement_id == announcement_id) & (outbox.c.state == "queued")
    here.connection.execute(update(outbox).where(queued).values(state="dropped", outcome="cancelled"))


def lapse(here: Here, row: Row[Any], why: str) -> Outcome:
    """It is a draft again, because its time is over ("window") or nobody decided in time ("late"); its author is told and may ask again."""
    tell_author(here, row, {"say": f"announcement-told-{why}", "name": row.name})
    move(here, row, "lapse", None, **withdrawn(here, row))
    return {"outcome": "not_now"}


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """As JSON: moments as ISO texts."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
