"""Puts the parts together and runs them: start, readiness, orderly stop."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial

import click
import structlog
from sqlalchemy import Connection

from bot import hotline, knowledge
from bot.attachments import Attachments
from bot.clock import Clock
from bot.courier import Courier
from bot.desk import Desk
from bot.knowledge import Knowledge, KnowledgeWrong
from bot.logs import set_up_logs
from bot.messages import Channel, Language
from bot.outbox import Outbox
from bot.programme import events
from bot.programme import staff as staff_register
from bot.settings import Settings
from bot.settings import read as read_settings
from bot.store import AlreadyRunning, Store, StoreDown
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
        yield Parts(settings, clock, known, wording, store, Desk(store, known, wording, clock, settings.programme))
    finally:
        await store.close()


async def serve(reached: Callable[[str], None] | None = None) -> int:
    """Everything, until SIGTERM or SIGINT; then what was begun is finished. Returns the exit code. `reached`: fault tests hear of each step here."""
    from bot import control, schedule
    from bot.handlers import web

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
            outbox = Outbox(parts.store, channels, parts.wording.worded, parts.clock)
            try:
                await stack.enter_async_context(site)
            except OSError as error:
                raise CannotStart(f"The port {settings.port} cannot be used ({error.strerror}). Set CPPBOT_PORT to another.") from None
            await stack.enter_async_context(control.served(settings, parts.store, parts.clock, parts.knowledge))
            outbox.start()
            courier = Courier(parts.store, parts.clock)
            by_the_clock = [
                asyncio.create_task(schedule.sweep_for_ever(parts.store, parts.clock, SWEEP_SECONDS)),
                asyncio.create_task(schedule.sweep_files_for_ever(parts.store, Attachments(settings), parts.clock, SWEEP_SECONDS)),
                asyncio.create_task(schedule.watch_events_for_ever(parts.store, parts.clock)),
                asyncio.create_task(schedule.watch_milestones_for_ever(parts.store, parts.clock)),
                asyncio.create_task(courier.hand_over_for_ever()),
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
            outbox = Outbox(parts.store, channels, parts.wording.worded, parts.clock, name="terminal")
            await chat(parts.desk, Courier(parts.store, parts.clock), outbox, parts.clock, language)
            await outbox.stop()
    except CannotStart as why:
        click.echo(str(why), err=True)
        return 1
    return 0


async def add_staff(name: str, role: staff_register.Role) -> int:
    """Enter a member of staff, through the running process where there is one (SQLite allows one writer), else directly."""
    from bot import control

    settings = read_settings()
    set_up_logs(settings, quiet=True)
    answer = await control.ask_running(settings, "/staff", {"name": name, "role": role})
    payload = str(answer["payload"]) if answer else None
    if payload is None:
        try:
            store = await Store.open(settings.database, Clock())
        except (AlreadyRunning, StoreDown) as error:
            click.echo(f"The database cannot be used: {error}", err=True)
            return 1
        payload = await store.write(lambda connection: staff_register.add(connection, Clock().now(), name, role))
        await store.close()
    click.echo(f"One-time link for {name} ({role}), valid for {staff_register.LINK_HOURS} hours. Open it in the chat that is to be theirs:")
    click.echo(f"  web:      {settings.own_url}/?start={payload}")
    click.echo(f"  Telegram: send the bot  /start {payload}")
    return 0
