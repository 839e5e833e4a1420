"""What is done by the clock: sweeps that any process may run, as often as it likes, with the same result."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Connection, delete, or_, update
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.store import Store, StoreBusy, StoreDown
from bot.tables import conversation, enquiry, inbox, outbox

log = structlog.get_logger(__name__)

IDLE_FORM_DAYS = 30
INBOX_DAYS = 90
SHELF_DAYS = 30  # of the web chat's transcript
OUTBOX_DAYS = 90
CLOSED_ENQUIRY_DAYS = 365


def sweep(connection: Connection, now: datetime) -> dict[str, int]:
    """Delete what has been kept long enough: retention class by class. Returns how many rows of each table."""

    def before(days: int) -> datetime:
        return now - timedelta(days=days)

    shelf = (outbox.c.state == "shelf") & (outbox.c.created_at < before(SHELF_DAYS))
    settled = outbox.c.state.in_(["sent", "failed", "uncertain"]) & (outbox.c.created_at < before(OUTBOX_DAYS))
    closed = (enquiry.c.state == "closed") & (enquiry.c.created_at < before(CLOSED_ENQUIRY_DAYS))
    deletions: dict[str, Any] = {
        "inbox": delete(inbox).where(inbox.c.at < before(INBOX_DAYS)),
        "outbox": delete(outbox).where(or_(shelf, settled)),
        "enquiry": delete(enquiry).where(closed),
    }
    done = {name: connection.execute(statement).rowcount for name, statement in deletions.items()}
    done["conversation"] = _forget_idle_forms(connection, before(IDLE_FORM_DAYS))
    return done


def _forget_idle_forms(connection: Connection, before: datetime) -> int:
    """The answers of idle forms go; the chat's language and its counters stay."""
    rows = connection.execute(conversation.select().where(conversation.c.touched_at < before)).all()
    changed = 0
    for row in rows:
        state = {key: value for key, value in row.state.items() if key in ("language", "chosen", "run")}
        if state != row.state:
            this = (conversation.c.channel == row.channel) & (conversation.c.chat == row.chat)
            connection.execute(update(conversation).where(this).values(state=state))
            changed += 1
    return changed


async def sweep_for_ever(store: Store, clock: Clock, every_seconds: float) -> None:
    while True:
        try:
            done = await store.write(lambda connection: sweep(connection, clock.now()))
            if any(done.values()):
                log.info("swept", **done)
        except (StoreDown, StoreBusy, SQLAlchemyError) as error:
            log.warning("the sweep did not get through", error=type(error).__name__)
        await asyncio.sleep(every_seconds)
