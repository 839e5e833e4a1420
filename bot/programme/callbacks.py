"""Call-back slots: after a broken promise the asker chooses a working half-day in which a colleague calls."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.programme import Here, handover, promises
from bot.programme.references import normal
from bot.tables import enquiry

MOST_OFFERED = 4
MOST_IN_ONE = 3  # calls that are promised for one half-day of a team


def free(connection: Connection, team: str | None, now: datetime) -> list[dict[str, str]]:
    """The next half-days in which the team can still promise a call: [{"from", "until"} ISO]. None while its hours or the year's days are not entered."""
    if team is None:
        return []
    taken: dict[str, int] = {}
    promised = select(enquiry.c.callback).where(enquiry.c.team == team, enquiry.c.callback.is_not(None), enquiry.c.state != "closed")
    for slot in connection.execute(promised).scalars():
        if slot:
            taken[slot["from"]] = taken.get(slot["from"], 0) + 1
    spans = promises.next_spans(promises.calendar_of(connection, team), now)
    slots = [{"from": opens.astimezone(UTC).isoformat(), "until": closes.astimezone(UTC).isoformat()} for opens, closes in spans]
    return [slot for slot in slots if taken.get(slot["from"], 0) < MOST_IN_ONE][:MOST_OFFERED]


def offered(here: Here, *, reference: str) -> dict[str, Any] | None:
    """What this chat may choose for its own enquiry: {"slots", "phone" (the number it gave, or None), "chosen" (a slot or None)}; None of another's, of
    one that was answered, and of nothing."""
    mine = (enquiry.c.channel == here.address.channel) & (enquiry.c.chat == here.address.chat)
    row = here.connection.execute(select(enquiry).where(enquiry.c.reference == normal(reference), mine)).one_or_none()
    if row is None or not _waits(row):
        return None
    phone = row.contact if row.reply_by == "phone" else None
    return {"slots": free(here.connection, row.team, here.now), "phone": phone, "chosen": row.callback}


def choose(here: Here, *, reference: str, slot: str, phone: str) -> dict[str, Any]:
    """Take a slot (its "from"): a new promise until its end. Outcomes: "done" (with "from", "until"), "unknown", "full" (with "slots")."""
    row = handover.lock(here.connection, normal(reference))
    if row is None or (row.channel, row.chat) != (here.address.channel, here.address.chat) or not _waits(row):
        return {"outcome": "unknown"}
    slots = free(here.connection, row.team, here.now)
    found = next((each for each in slots if each["from"] == slot), None)
    if found is None:
        return {"outcome": "full", "slots": slots}
    until = datetime.fromisoformat(found["until"])
    columns = {"callback": found | {"taken": True}, "promised_at": until, "reply_by": "phone", "contact": phone, "version": row.version + 1}
    here.connection.execute(update(enquiry).where(enquiry.c.reference == row.reference).values(**columns))
    handover.end(here.connection, row.reference)
    handover.step(here.connection, here.now, row.reference, "callback", until=until)
    if row.owner_id is not None:
        said = {"say": "handover-callback-chosen", "reference": row.reference, "when": {"period": [found["from"], found["until"]]}}
        handover.tell_officer(here.connection, here.now, f"enquiry:callback:{row.reference}:{slot}", row.owner_id, row.reference, said)
    return {"outcome": "done", **found}


def _waits(row: Any) -> bool:
    return bool(row.kind == "chat" and row.state in ("open", "taken") and row.broken_at is not None)
