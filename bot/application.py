"""Puts the parts together and runs them: start, readiness, orderly stop."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import click
import structlog
from sqlalchemy import Connection

from bot import hotline, knowledge, quiet
from bot.announcer import Announcer
from bot.attachments import Attachments
from bot.clock import Clock
from bot.courier import Courier
from bot.desk import Desk
from bot.knowledge import Knowledge, KnowledgeWrong
from bot.logs import set_up_logs
from bot.messages import Capabilities, Channel, Language, Worded
from bot.outbox import Outbox
from bot.places import Place
from bot.programme import events
from bot.settings import Settings
from bot.settings import read as read_settings
from bot.store import AlreadyRunning, Store, StoreDown
from bot.tombstones import Tombstones
from bot.wording import Wording

log = structlog.get_logger(__name__)
SWEEP_SECONDS = 3600


class CannotStart(Exception):
    """Why, and what to do, in one sentence for the operator."""


@dataclass
class Parts:
    """What every channel needs."""

    settings: Settings
    clock: Clock
    knowledge: Knowledge
    wording: Wording
    store: Store
    desk: Desk
    tombstones: Tombstones


@contextlib.asynccontextmanager
async def opened(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Parts]:
    """Knowledge read, store open. Raises CannotStart."""
    clock = clock or Clock()
    try:
        known = knowledge.load()
    except KnowledgeWrong as wrong:
        raise CannotStart(f"The knowledge must be mended first:\n{wrong}") from None
    if settings.programme not in known.packs:
        raise CannotStart(f"CPPBOT_PROGRAMME is {settings.programme!r}; there are rules for {', '.join(known.packs)}.")
    quiet.Hours.keep(settings.quiet_hours)
    wording = Wording(known, settings.programme, settings.own_url)
    hotline.prepare(known)
    try:
        store = await Store.open(settings.database, clock)
    except AlreadyRunning as running:
        raise CannotStart(f"Another process is using {running}. Stop it, or set CPPBOT_DATA_DIR to another folder.") from None
    except StoreDown as down:
        raise CannotStart(f"The database does not answer: {down}. Check CPPBOT_DATABASE_URL or the disk.") from None
    except OSError as error:
        raise CannotStart(f"The data folder {settings.data_dir} cannot be used ({error.strerror}). Mend it, or set CPPBOT_DATA_DIR to another.") from None
    try:
        desk = Desk(store, known, wording, clock, settings.programme)
        await desk.content.look()
        tombstones = Tombstones(settings)
        desk.own_key, desk.note_erasure = tombstones.own_key, tombstones.note
        await tombstones.put_right(store, clock, desk.knowledge)
        yield Parts(settings, clock, known, wording, store, desk, tombstones)
    finally:
        await store.close()


async def serve(reached: Callable[[str], None] | None = None) -> int:
    """Everything, until SIGTERM or SIGINT; then what was begun is finished. Returns the exit code. `reached`: fault tests hear of each step here."""
    from bot import control, schedule
    from bot.handlers import metrics_page, web

    settings = read_settings()
    set_up_logs(settings)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        async with opened(settings) as parts, contextlib.AsyncExitStack() as stack:
            parts.store.reached = reached or parts.store.reached
            await parts.store.write(partial(_enter_files, parts=parts))
            channels: dict[str, Channel] = {}
            site = web.Site(parts.desk, parts.store, parts.wording, parts.clock, settings)
            if settings.telegram_token:
                from bot.handlers.telegram import Telegram

                telegram = await stack.enter_async_context(Telegram(parts.desk, parts.store, parts.wording, parts.clock, settings))
                telegram.add_routes(site.app)
                channels["telegram"] = telegram
            place, rate, in_flight = Place(settings.data_dir), settings.send_rate, settings.sends_in_flight
            outbox = Outbox(parts.store, channels, _words(parts.desk), parts.clock, place=place, rate=rate, in_flight=in_flight)
            try:
                await stack.enter_async_context(site)
            except OSError as error:
                raise CannotStart(f"The port {settings.port} cannot be used ({error.strerror}). Set CPPBOT_PORT to another.") from None
            try:
                await stack.enter_async_context(metrics_page.served(parts.store, settings.metrics_port))
            except OSError as error:
                raise CannotStart(f"The port {settings.metrics_port} cannot be used ({error.strerror}). Set CPPBOT_METRICS_PORT to another.") from None
            await stack.enter_async_context(control.served(settings, parts.store, parts.clock, parts.knowledge))
            outbox.start()
            courier = Courier(parts.store, parts.clock)
            by_the_clock = [
                asyncio.create_task(schedule.sweep_for_ever(parts.store, parts.clock, SWEEP_SECONDS, _put_right(parts))),
                asyncio.create_task(schedule.sweep_files_for_ever(parts.store, Attachments(settings), parts.clock, SWEEP_SECONDS)),
                asyncio.create_task(schedule.watch_events_for_ever(parts.store, parts.clock)),
                asyncio.create_task(schedule.watch_milestones_for_ever(parts.store, parts.clock)),
                asyncio.create_task(schedule.watch_surveys_for_ever(parts.store, parts.clock)),
                asyncio.create_task(schedule.watch_enquiries_for_ever(parts.store, parts.clock)),
                asyncio.create_task(schedule.watch_cases_for_ever(parts.store, parts.knowledge, parts.clock)),
                asyncio.create_task(courier.hand_over_for_ever()),
                asyncio.create_task(Announcer(parts.store, parts.desk, parts.clock).go_on_for_ever()),
                asyncio.create_task(schedule.seal_for_ever(parts.store, parts.clock)),
                asyncio.create_task(parts.desk.content.look_for_ever()),
            ]
            log.info("ready", url=settings.own_url, telegram=bool(settings.telegram_token), programme=settings.programme)
            click.echo(f"The web chat is at {settings.own_url}")
            await stop.wait()
            log.info("stopping")
            for task in by_the_clock:
                task.cancel()
            await asyncio.gather(*by_the_clock, return_exceptions=True)
            await outbox.stop()
    except CannotStart as why:
        click.echo(str(why), err=True)
        return 1
    return 0


def _put_right(parts: Parts) -> Callable[[], Awaitable[int]]:
    """Erasing again what an older copy of the database may have brought back."""
    return lambda: parts.tombstones.put_right(parts.store, parts.clock, parts.desk.knowledge)


def _words(desk: Desk) -> Callable[[dict[str, Any], Language, Capabilities], Worded]:
    """Messages in the words of the moment: they can be replaced while the program runs."""
    return lambda body, language, can: desk.wording.worded(body, language, can)


def _enter_files(connection: Connection, parts: Parts) -> None:
    """Events of the files that are not in the database yet and, where they are wanted, the samples."""
    from bot import samples

    if parts.settings.sample_data:
        samples.put(connection, parts.clock.now(), parts.knowledge)
    events.import_once(connection, parts.clock.now(), parts.knowledge, samples=parts.settings.sample_data)


async def talk_in_terminal(language: Language, reached: Callable[[str], None] | None = None) -> int:
    from bot.handlers.terminal import Terminal, chat

    settings = read_settings()
    set_up_logs(settings, quiet=True)
    try:
        async with opened(settings) as parts:
            parts.store.reached = reached or parts.store.reached
            await parts.store.write(partial(_enter_files, parts=parts))
            channels: Mapping[str, Channel] = {"terminal": Terminal(sys.stdout)}
            outbox = Outbox(parts.store, channels, _words(parts.desk), parts.clock, name="terminal")
            await chat(parts.desk, Courier(parts.store, parts.clock), outbox, parts.clock, language)
            await outbox.stop()
    except CannotStart as why:
        click.echo(str(why), err=True)
        return 1
    return 0


async def show_sweep() -> int:
    """Print what the sweep would delete now, by table, through the running process where there is one."""
    from bot import control, retention

    settings = read_settings()
    set_up_logs(settings, quiet=True)
    done: dict[str, int] = await control.ask_running(settings, "/sweep", {}) or {}
    if not done:
        try:
            store = await Store.open(settings.database, Clock())
        except (AlreadyRunning, StoreDown) as error:
            click.echo(f"The database cannot be used: {error}", err=True)
            return 1
        done = await store.write(lambda connection: retention.dry_run(connection, Clock().now()))
        await store.close()
    for table, number in sorted(done.items()):
        click.echo(f"{table:24}{number:>8}")
    click.echo(f"{'rows in all':24}{sum(done.values()):>8}")
    return 0
