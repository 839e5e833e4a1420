"""The messages of an announcement that may or may not have arrived, for staff to look at: nothing is sent again by itself from this list."""

from typing import Any

from sqlalchemy import select

from bot.programme import Here, application_changes
from bot.programme.announcement_changes import AGENTS
from bot.tables import announcement, announcement_recipient, outbox

MOST = 500


def listed(here: Here, *, announcement_id: int) -> list[dict[str, Any]] | None:
    """The first 500, in the order of sending: {"number" (of the message), "channel", "language", "sector", "city", "attempts", "at"}, no person. None: there
    is no such announcement, or whoever asks may not see it."""
    if application_changes.officer(here, AGENTS) is None:
        return None
    if here.connection.execute(select(announcement.c.id).where(announcement.c.id == announcement_id)).first() is None:
        return None
    person = announcement_recipient
    same = (person.c.announcement_id == outbox.c.announcement_id) & (person.c.channel == outbox.c.channel) & (person.c.chat == outbox.c.chat)
    columns = (outbox.c.id, outbox.c.channel, outbox.c.language, outbox.c.attempt, outbox.c.due, person.c.sector, person.c.city)
    query = select(*columns).outerjoin(person, same).where(outbox.c.announcement_id == announcement_id, outbox.c.state == "uncertain")
    rows = here.connection.execute(query.order_by(outbox.c.id).limit(MOST))
    same_names = ("channel", "language", "sector", "city")
    return [{"number": row.id, **{name: getattr(row, name) for name in same_names}, "attempts": row.attempt, "at": row.due.isoformat()} for row in rows]
