"""What is done by the clock: sweeps that any process may run, as often as it likes, with the same result."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import retention
from bot.attachments import Attachments
from bot.clock import Clock
from bot.programme import audit_chain, enquiry_clock, files, milestones, reminders
from bot.store import Store, StoreBusy, StoreDown

log = structlog.get_logger(__name__)

STRAY_FILE_DAYS = 1  # a document that was sent but has not become part of an application
WATCH_SECONDS = 20.0
MILESTONES_SECONDS = 300.0
# An offer is not ended in the first minutes after a start: what people answered while we were down is still on its way to us.
GRACE_SECONDS = 600.0
SEAL_SECONDS = 5.0


async def sweep_for_ever(store: Store, clock: Clock, every_seconds: float, put_right: Callable[[], Awaitable[int]]) -> None:
    """`put_right` erases again what an older copy of the database has brought back."""
    while True:
        try:
            if number := await put_right():
                log.warning("chats were erased again: an older copy of the database was put back", number=number)
            done = await store.write(lambda connection: retention.sweep(connection, clock.now()))
            if any(done.values()):
                log.info("swept", **{table: number for table, number in done.items() if number})
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


async def watch_enquiries(store: Store, now: datetime) -> None:
    """Leases of enquiries that are over, the next person, promises that were broken. One transaction an enquiry."""
    for reference in await store.read(lambda connection: enquiry_clock.to_look_at(connection, now)):
        try:
            await store.write(lambda connection, reference=reference: enquiry_clock.look_at(connection, now, reference))  # type: ignore[misc]
        except (StoreDown, StoreBusy):
            raise
        except Exception:  # one enquiry that cannot be worked on must not keep the others from it
            log.exception("an enquiry could not be looked at", reference=reference)


async def watch_enquiries_for_ever(store: Store, clock: Clock) -> None:
    while True:
        try:
            await watch_enquiries(store, clock.now())
        except (StoreDown, StoreBusy, SQLAlchemyError) as error:
            log.warning("the enquiries could not be looked at", error=type(error).__name__)
        except Exception:
            log.exception("looking at the enquiries failed")
        await asyncio.sleep(WATCH_SECONDS)


async def seal_for_ever(store: Store, clock: Clock) -> None:
    """Chain what was added to the audit; once a day, and at the start, all that was left out, and a line in the log with the end of the chain."""
    told = None
    while True:
        try:
            today = clock.today()
            sealed = await store.write(lambda connection, all_rows=told != today: audit_chain.seal(connection, clock.now(), everything=all_rows))  # type: ignore[misc]
            if sealed == audit_chain.AT_ONCE:
                continue
            if told != today:
                log.info("the audit up to here", day=today.isoformat(), **await store.read(audit_chain.head))
                told = today
        except (StoreDown, StoreBusy, SQLAlchemyError) as error:
            log.warning("the audit could not be sealed", error=type(error).__name__)
        except Exception:
            log.exception("sealing the audit failed")
        await asyncio.sleep(SEAL_SECONDS)
