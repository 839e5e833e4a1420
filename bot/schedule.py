"""What is done by the clock: sweeps that any process may run, as often as it likes, with the same result."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from bot import retention
from bot.attachments import Attachments
from bot.clock import Clock
from bot.programme import files, milestones, reminders
from bot.store import Store, StoreBusy, StoreDown
from bot.tables import attendee, conversation, door_record, enquiry, event, event_link, inbox, notice, outbox, registration, seat_log

log = structlog.get_logger(__name__)

IDLE_FORM_DAYS = 30
INBOX_DAYS = 90
SHELF_DAYS = 30  # of the web chat's transcript
OUTBOX_DAYS = 90
CLOSED_ENQUIRY_DAYS = 365
STRAY_FILE_DAYS = 1  # a document that was sent but has not become part of an application
REGISTRATION_DAYS = 548  # 18 months after the event: by then the annual report of its year is written
LINK_DAYS = 7
WATCH_SECONDS = 20.0
MILESTONES_SECONDS = 300.0
# An offer is not ended in the first minutes after a start: what people answered while we were down is still on its way to us.
GRACE_SECONDS = 600.0


def sweep(connection: Connection, now: datetime) -> dict[str, int]:
    """Delete what has been kept long enough: retention class by class. Returns how many rows of each table."""

    def before(days: int) -> datetime:
        return now - timedelta(days=days)

    shelf = (outbox.c.state == "shelf") & (outbox.c.created_at < before(SHELF_DAYS))
    settled = outbox.c.state.in_(["sent", "failed", "uncertain", "dropped"]) & (outbox.c.created_at < before(OUTBOX_DAYS))
    closed = (enquiry.c.state == "closed") & (enquiry.c.created_at < before(CLOSED_ENQUIRY_DAYS))
    deletions: dict[str, Any] = {
        "inbox": delete(inbox).where(inbox.c.at < before(INBOX_DAYS)),
        "outbox": delete(outbox).where(or_(shelf, settled)),
        "enquiry": delete(enquiry).where(closed),
        "notice": delete(notice).where(notice.c.state != "due", notice.c.created_at < before(OUTBOX_DAYS)),
        "event_link": delete(event_link).where(event_link.c.until < before(LINK_DAYS)),
    }
    long_over = select(event.c.id).where(event.c.ends_at < before(REGISTRATION_DAYS))
    for table in (door_record, seat_log, attendee, registration):  # the event itself names no person and stays
        deletions[table.name] = delete(table).where(table.c.event_id.in_(long_over))
    done = {name: connection.execute(statement).rowcount for name, statement in deletions.items()}
    done["conversation"] = _forget_idle_forms(connection, before(IDLE_FORM_DAYS))
    return done | retention.sweep(connection, now)


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


async def sweep_files(store: Store, attachments: Attachments, now: datetime) -> int:
    """Delete the bytes of documents that are not wanted any more, and of those that no row names a day after they came. Returns how many."""
    present = await asyncio.to_thread(attachments.present)
    if present and not await store.read(files.any_case):
        log.warning("documents are kept, though the database has no applications: is it the right one?", number=len(present))
        return 0
    standing = await store.read(lambda connection: files.standing(connection, list(present)))
    stray = (now - timedelta(days=STRAY_FILE_DAYS)).timestamp()
    unwanted = [name for name, written in present.items() if not standing.get(name, written > stray)]
    await asyncio.to_thread(attachments.delete, unwanted)
    return len(unwanted)


async def sweep_files_for_ever(store: Store, attachments: Attachments, clock: Clock, every_seconds: float) -> None:
    while True:
        try:
            if number := await sweep_files(store, attachments, clock.now()):
                log.info("documents deleted", number=number)
        except (StoreDown, SQLAlchemyError, OSError) as error:
            log.warning("the sweep of documents did not get through", error=type(error).__name__)
        except Exception:
            log.exception("the sweep of documents failed")
        await asyncio.sleep(every_seconds)


async def watch_events(store: Store, now: datetime, *, may_end_offers: bool) -> None:
    """What time brings to events: offers that are over, reminders, the closing of registration, what follows an event. One transaction an event."""
    for event_id in await store.read(lambda connection: reminders.events_to_look_at(connection, now)):
        try:
            await store.write(lambda connection, event_id=event_id: reminders.look_at(connection, now, event_id, may_end_offers=may_end_offers))  # type: ignore[misc]
        except (StoreDown, StoreBusy):
            raise
        except Exception:  # one event that cannot be worked on must not keep the others from it
            log.exception("an event could not be looked at", event_id=event_id)


async def watch_events_for_ever(store: Store, clock: Clock) -> None:
    began = clock.steady_seconds()
    while True:
        try:
            await watch_events(store, clock.now(), may_end_offers=clock.steady_seconds() - began >= GRACE_SECONDS)
        except (StoreDown, StoreBusy, SQLAlchemyError) as error:
            log.warning("the events could not be looked at", error=type(error).__name__)
        except Exception:
            log.exception("looking at the events failed")
        await asyncio.sleep(WATCH_SECONDS)


async def watch_milestones(store: Store, now: datetime) -> None:
    """Reminders of what is due after an approval. One transaction a case."""
    for application_id in await store.read(lambda connection: milestones.cases_to_look_at(connection, now)):
        try:
            await store.write(lambda connection, application_id=application_id: milestones.look_at(connection, now, application_id))  # type: ignore[misc]
        except (StoreDown, StoreBusy):
            raise
        except Exception:  # one case that cannot be worked on must not keep the others from it
            log.exception("a case could not be looked at", application_id=application_id)


async def watch_milestones_for_ever(store: Store, clock: Clock) -> None:
    while True:
        try:
            await watch_milestones(store, clock.now())
        except (StoreDown, StoreBusy, SQLAlchemyError) as error:
            log.warning("the milestones could not be looked at", error=type(error).__name__)
        except Exception:
            log.exception("looking at the milestones failed")
        await asyncio.sleep(MILESTONES_SECONDS)
