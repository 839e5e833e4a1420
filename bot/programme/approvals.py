"""What needs two people: one asks, another decides, and what is decided is bound to a digest of exactly what is to be done."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select, update

from bot.programme import Here, audit
from bot.tables import approval

VALID = timedelta(hours=24)


def ask(here: Here, staff_id: int, kind: str, thing: str, payload: Any, reason: str | None = None) -> int:
    """Ask for a second person; what was asked for the same thing before and is not decided is void. Returns the id."""
    void(here, kind, thing)
    values = {"kind": kind, "object": thing, "digest": audit.digest(payload), "payload": payload, "author_id": staff_id, "state": "asked"}
    made = here.connection.execute(approval.insert().values(**values, created_at=here.now, until=here.now + VALID)).inserted_primary_key
    assert made is not None
    audit.write(here, f"staff {staff_id}", f"{kind} asked", thing, reason, after=payload)
    return int(made[0])


def waiting(here: Here, kind: str | None = None) -> list[Row[Any]]:
    """What waits for a second person, oldest first."""
    query = select(approval).where(approval.c.state == "asked", approval.c.until > here.now).order_by(approval.c.id)
    return list(here.connection.execute(query.where(approval.c.kind == kind) if kind else query))


def decide(here: Here, staff_id: int, approval_id: int, payload: Any, *, yes: bool, reason: str = "") -> dict[str, Any]:
    """Say yes or no as the second person. `payload` is what would be done now: if it is not what was asked for, nothing is approved.

    Returns {"outcome": "done"}, "own" (nobody decides on what they asked for), "changed", "not_now" (decided, void or too old) or "unknown"."""
    row = here.connection.execute(select(approval).where(approval.c.id == approval_id).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    if row.state != "asked" or row.until <= here.now:
        return {"outcome": "not_now"}
    if row.author_id == staff_id:
        return {"outcome": "own"}
    if yes and row.digest != audit.digest(payload):
        return {"outcome": "changed"}
    state = "approved" if yes else "refused"
    decided = {"state": state, "approver_id": staff_id, "decided_at": here.now, "reason": reason[:300] or None}
    here.connection.execute(update(approval).where(approval.c.id == row.id).values(**decided))
    audit.write(here, f"staff {staff_id}", f"{row.kind} {state}", row.object, reason or None, after=payload)
    return {"outcome": "done"}


def void(here: Here, kind: str, thing: str) -> None:
    """What was asked for or approved and not done yet holds no more: it was edited."""
    open_ones = (approval.c.kind == kind) & (approval.c.object == thing) & approval.c.state.in_(["asked", "approved"])
    here.connection.execute(update(approval).where(open_ones).values(state="void", decided_at=here.now))
