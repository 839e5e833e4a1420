"""Requests of people about their data that a colleague carries out: what is to be put right, until when it must be answered, and what became of it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.clock import HONG_KONG
from bot.programme import Here, audit, enquiries
from bot.programme.application_changes import officer
from bot.programme.staff import HOTLINE_ROLES
from bot.tables import privacy_request

DAYS_TO_ANSWER = 40  # calendar days, by sections 19 and 23 of the Personal Data (Privacy) Ordinance
OUTCOMES = ("done", "refused")


def ask(here: Here, *, text: str) -> dict[str, Any]:
    """Ask for a correction: an enquiry that colleagues see, and the request with its last day. Returns {"reference", "due" (day)}."""
    opened = enquiries.open_enquiry(here, question=text, reply_by="chat", contact=None)
    due = (here.now.astimezone(HONG_KONG) + timedelta(days=DAYS_TO_ANSWER)).date().isoformat()
    values = {"kind": "correction", "key_hash": here.chat_key, "at": here.now, "outcome": "waiting", "reason": {"reference": opened["reference"], "due": due}}
    here.connection.execute(privacy_request.insert().values(**values))
    return {"reference": opened["reference"], "due": due}


def listed(here: Here) -> list[dict[str, Any]]:
    """Requests, those that wait first, then the newest: [{"id", "kind", "at" (ISO), "outcome", "done_at", "due" (day) or None, "late", "reference" or None,
    "refusal" or None}]. No person is named in them."""
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    found = []
    for row in here.connection.execute(select(privacy_request).order_by(privacy_request.c.id.desc()).limit(500)).all():
        reason = row.reason or {}
        due = reason.get("due")
        late = row.outcome == "waiting" and due is not None and due < today
        told = {"due": due, "late": late, "reference": reason.get("reference"), "refusal": reason.get("refusal")}
        done_at = row.done_at.isoformat() if row.done_at else None
        found.append({"id": row.id, "kind": row.kind, "at": row.at.isoformat(), "outcome": row.outcome, "done_at": done_at, **told})
    return sorted(found, key=lambda each: each["outcome"] != "waiting")


def settle(here: Here, *, request_id: int, outcome: str, reason: str = "") -> dict[str, Any]:
    """Say what became of a request: "done", or "refused" with the reason, which is kept in the log of refusals for four years.

    Outcomes: "done", "not_allowed", "unknown", "not_now" (it is settled), "reason_missing"."""
    staff_id = officer(here, HOTLINE_ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(privacy_request).where(privacy_request.c.id == request_id).with_for_update()).one_or_none()
    if row is None or outcome not in OUTCOMES:
        return {"outcome": "unknown"}
    if row.outcome != "waiting":
        return {"outcome": "not_now"}
    if outcome == "refused" and not reason.strip():
        return {"outcome": "reason_missing"}
    values = {"outcome": outcome, "done_at": here.now, "reason": (row.reason or {}) | ({"refusal": reason.strip()[:300]} if outcome == "refused" else {})}
    here.connection.execute(update(privacy_request).where(privacy_request.c.id == row.id).values(**values))
    audit.write(here, f"staff {staff_id}", f"privacy request {outcome}", f"privacy request {row.id}", reason.strip() or None)
    return {"outcome": "done"}
