"""Bad weather: which events the rule "typhoon signal 8 or black rain three hours before the start" postpones now, and postponing just those."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.programme import Here, events, organise
from bot.tables import event

DECIDED_BEFORE = timedelta(hours=3)
LOOK_AHEAD = timedelta(hours=12)
SIGNALS = ("typhoon", "rain")


def coming(here: Here) -> list[dict[str, Any]]:
    """The open events with the rule that take place in person and start within twelve hours, soonest first: views with "sequence", "decided" (three hours
    before the start) and "now": whether that moment is reached, so that a signal in force postpones them."""
    soon = (event.c.starts_at > here.now) & (event.c.starts_at <= here.now + LOOK_AHEAD)
    ruled = event.c.weather_rule & event.c.state.in_(["open", "closed"]) & (event.c.city != "online")
    rows = here.connection.execute(select(event).where(soon, ruled).order_by(event.c.starts_at, event.c.id))
    return [
        events.view(here.connection, row, here.now)
        | {"sequence": row.sequence, "decided": (row.starts_at - DECIDED_BEFORE).isoformat(), "now": here.now >= row.starts_at - DECIDED_BEFORE}
        for row in rows.all()
    ]


def postpone(here: Here, *, signal: str, seen: list[dict[str, Any]]) -> dict[str, Any]:
    """Postpone the events that the officer saw, [{"id", "sequence"}], as far as the rule postpones them and they are still as they were seen.

    Returns {"outcome": "done", "postponed": ids, "told": registrations, "left": ids of those that have changed meanwhile}, or "not_allowed"."""
    if organise.officer(here) is None:
        return {"outcome": "not_allowed"}
    decided = {each["id"] for each in coming(here) if each["now"]}
    postponed: list[str] = []
    told = 0
    for each in sorted(seen, key=lambda each: str(each["id"])):  # two officers at once lock the events in one order
        if each["id"] not in decided:
            continue
        done = organise.postpone(here, event_id=each["id"], sequence=each["sequence"], reason=signal)
        if done["outcome"] == "done":
            postponed.append(each["id"])
            told += done["told"]
    return {"outcome": "done", "postponed": postponed, "told": told, "left": [each["id"] for each in seen if each["id"] not in postponed]}
