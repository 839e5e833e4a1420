"""What became of an announcement so far, counted from its rows, never by counters."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.tables import announcement_recipient, outbox

STATES = ("waiting", "queued", "sending", "sent", "shelf", "failed", "blocked", "gone", "uncertain", "stopped", "cancelled")
LEFT = ("waiting", "queued", "sending")  # of whom it is not known yet


def counts(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """{"total", each of STATES, "left" (those of LEFT), "outcomes": {outcome: messages}}. Blocked and gone are not among the failed.

    Each person is in exactly one of STATES: with the total they show that nobody is lost."""
    found: dict[str, Any] = dict.fromkeys(STATES, 0)
    mine = select(announcement_recipient.c.state, func.count()).where(announcement_recipient.c.announcement_id == row.id)
    people = {state: int(number) for state, number in connection.execute(mine.group_by(announcement_recipient.c.state))}
    for state in ("waiting", "stopped", "cancelled"):
        found[state] = people.get(state, 0)
    given = outbox.c.announcement_id == row.id
    since = [outbox.c.created_at >= row.approved_at] if row.approved_at else []  # what went to the two before it was edited and approved anew
    query = select(outbox.c.state, outbox.c.outcome, func.count()).where(given, *since).group_by(outbox.c.state, outbox.c.outcome)
    outcomes: dict[str, int] = {}
    for state, outcome, number in connection.execute(query):
        found[_as(state, outcome)] += number
        if outcome and state not in ("queued", "sending"):
            outcomes[outcome] = outcomes.get(outcome, 0) + number
    found["gone"] += people.get("given", 0) - sum(found[name] for name in STATES if name not in ("waiting", "stopped", "cancelled"))
    return {"total": sum(people.values()), **found, "left": sum(found[name] for name in LEFT), "outcomes": outcomes}


def _as(state: str, outcome: str | None) -> str:
    if state == "failed" and outcome in ("blocked", "gone"):
        return outcome
    if state == "dropped":
        return "stopped" if outcome == "stopped" else "cancelled"
    return state if state in STATES else "failed"
