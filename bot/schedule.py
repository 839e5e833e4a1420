"""What is done by the clock: sweeps that any process may run, as often as it likes, with the same result."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import retention
from bot.attachments import Attachments
from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, audit_chain, downloads, enquiry_clock, files, milestones, reminders, success_hiding, survey_changes, survey_people
from bot.store import Store, StoreBusy, StoreDown

log = structlog.get_logger(__name__)

STRAY_FILE_DAYS = 1  # a document that was sent but has not become part of an application
WATCH_SECONDS = 20.0
MILESTONES_SECONDS = 300.0
# An offer is not ended in the first minutes after a start: what people answered while we were down is still on its way to us.
GRACE_SECONDS = 600.0
SEAL_SECONDS = 5.0


async def for_ever(what: str, work: Callable[[], Awaitable[object]], every_seconds: float) -> NoReturn:
    """`what` names the work in the log where it does not get through: it is tried again at its next turn."""
    while True:
        try:
            await work()
        except (StoreDown, StoreBusy, SQLAlchemyError, OSError) as error:
            log.warning(f"{what}: did not get through", error=type(error).__name__)
        except Exception:
            log.exception(f"{what}: failed")
        await asyncio.sleep(every_seconds)


async def one_by_one(store: Store, found: Sequence[Any], look_at: Callable[[Connection, Any], object], what: str) -> None:
    """Look at each in a transaction of its own: one that cannot be worked on must not keep the others from it."""
    for each in found:
        try:
            await store.write(lambda connection, each=each: look_at(connection, each))  # type: ignore[misc]
        except (StoreDown, StoreBusy):
            raise
        except Exception:
            log.exception(f"{what} could not be looked at", which=each)


async def sweep_for_ever(store: Store, clock: Clock, every_seconds: float, put_right: Callable[[], Awaitable[int]]) -> None:
    """`put_right` erases again what an older copy of the database has brought back."""

    async def sweep() -> None:
        if number := await put_right():
            log.warning("chats were erased again: an older copy of the database was put back", number=number)
        done = await store.write(lambda connection: retention.sweep(connection, clock.now()))
        if any(done.values()):
            log.info("swept", **{table: number for table, number in done.items() if number})

    await for_ever("the sweep", sweep, every_seconds)


async def sweep_files(store: Store, attachments: Attachments, now: datetime) -> int:
    """Delete the bytes of documents that are not wanted any more, and of those that no row names a day after they came. Returns how many."""
    present = await asyncio.to_thread(attachments.present)
    if present and not await store.read(lambda connection: files.any_case(connection) or downloads.any_file(connection)):
        log.warning("documents are kept, though the database has no applications: is it the right one?", number=len(present))
        return 0
    standing = await store.read(lambda connection: files.standing(connection, list(present)) | downloads.standing(connection, list(present)))
    stray = (now - timedelta(days=STRAY_FILE_DAYS)).timestamp()
    unwanted = [name for name, written in present.items() if not standing.get(name, written > stray)]
    await asyncio.to_thread(attachments.delete, unwanted)
    return len(unwanted)


async def sweep_files_for_ever(store: Store, attachments: Attachments, clock: Clock, every_seconds: float) -> None:
    async def sweep() -> None:
        if number := await sweep_files(store, attachments, clock.now()):
            log.info("documents deleted", number=number)

    await for_ever("the sweep of documents", sweep, every_seconds)


async def watch_events(store: Store, now: datetime, *, may_end_offers: bool) -> None:
    """What time brings to events: offers that are over, reminders, the closing of registration, what follows an event."""
    found = await store.read(lambda connection: reminders.events_to_look_at(connection, now))
    await one_by_one(store, found, lambda connection, id_: reminders.look_at(connection, now, id_, may_end_offers=may_end_offers), "an event")


async def watch_events_for_ever(store: Store, clock: Clock) -> None:
    began = clock.steady_seconds()

    async def watch() -> None:
        await watch_events(store, clock.now(), may_end_offers=clock.steady_seconds() - began >= GRACE_SECONDS)

    await for_ever("the watch over events", watch, WATCH_SECONDS)


async def watch_milestones(store: Store, now: datetime) -> None:
    """Reminders of what is due after an approval."""
    found = await store.read(lambda connection: milestones.cases_to_look_at(connection, now))
    await one_by_one(store, found, lambda connection, id_: milestones.look_at(connection, now, id_), "a case")


async def watch_milestones_for_ever(store: Store, clock: Clock) -> None:
    await for_ever("the watch over milestones", lambda: watch_milestones(store, clock.now()), MILESTONES_SECONDS)


async def watch_surveys(store: Store, now: datetime) -> None:
    """Surveys whose last day is over; then whom to invite, to remind, or to tell what was done."""
    over = await store.read(lambda connection: survey_changes.over(connection, now))
    await one_by_one(store, over, lambda connection, id_: survey_changes.close_over(connection, now, id_), "a survey")
    found = await store.read(lambda connection: survey_people.to_look_at(connection, now))
    await one_by_one(store, found, lambda connection, work: survey_people.look_at(connection, now, work), "people of a survey")


async def watch_surveys_for_ever(store: Store, clock: Clock) -> None:
    await for_ever("the watch over surveys", lambda: watch_surveys(store, clock.now()), MILESTONES_SECONDS)


async def watch_enquiries(store: Store, now: datetime) -> None:
    """Leases of enquiries that are over, the next person, promises that were broken."""
    found = await store.read(lambda connection: enquiry_clock.to_look_at(connection, now))
    await one_by_one(store, found, lambda connection, reference: enquiry_clock.look_at(connection, now, reference), "an enquiry")


async def watch_enquiries_for_ever(store: Store, clock: Clock) -> None:
    await for_ever("the watch over enquiries", lambda: watch_enquiries(store, clock.now()), WATCH_SECONDS)


async def watch_cases(store: Store, knowledge: Knowledge, now: datetime) -> None:
    """Success cases whose consent is over, and messages that were on their way when one was hidden."""

    def here(connection: Connection) -> Here:
        return Here(connection, now, knowledge, Address("", ""), "zh-Hant")

    found = await store.read(lambda connection: success_hiding.to_look_at(connection, now))
    await one_by_one(store, found, lambda connection, id_: success_hiding.look_at(here(connection), id_), "a success case")
    if await store.read(lambda connection: success_hiding.removed_lately(connection, now)):
        await store.write(lambda connection: success_hiding.find_stragglers(connection, now))


async def watch_cases_for_ever(store: Store, knowledge: Knowledge, clock: Clock) -> None:
    await for_ever("the watch over success cases", lambda: watch_cases(store, knowledge, clock.now()), WATCH_SECONDS)


async def seal_for_ever(store: Store, clock: Clock) -> None:
    """Chain what was added to the audit; once a day, and at the start, all that was left out, and a line in the log with the end of the chain."""
    told: date | None = None

    async def seal() -> None:
        nonlocal told
        today = clock.today()
        sealed = audit_chain.AT_ONCE
        while sealed == audit_chain.AT_ONCE:
            sealed = await store.write(lambda connection: audit_chain.seal(connection, clock.now(), everything=told != today))
        if told != today:
            log.info("the audit up to here", day=today.isoformat(), **await store.read(audit_chain.head))
            told = today

    await for_ever("the seal of the audit", seal, SEAL_SECONDS)
