"""A socket in the data directory, for commands on the host while the program runs: SQLite allows only one process to write."""

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import click
import structlog
from aiohttp import web
from sqlalchemy import Connection

from bot import host, places
from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.logs import set_up_logs
from bot.programme import history, ledger, workshop
from bot.programme.report import build
from bot.settings import Settings
from bot.store import AlreadyRunning, Store, StoreDown

log = structlog.get_logger(__name__)


def _socket(settings: Settings) -> Path:
    return settings.data_dir.absolute() / "control.sock"


@contextlib.asynccontextmanager
async def served(settings: Settings, store: Store, clock: Clock, knowledge: Knowledge) -> AsyncIterator[None]:
    """Answer on the socket, which only the program's own user can open."""

    async def work(request: web.Request) -> web.Response:
        asked, done = await request.json(), host.WORKS[request.path]
        return web.json_response(await store.write(lambda connection: done(connection, clock.now(), asked)))

    async def load_history(request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response(await store.write(lambda connection: history.load(connection, asked["figures"])))

    async def show_history(request: web.Request) -> web.Response:
        return web.json_response(await store.read(lambda connection: ledger.everything(connection, knowledge, clock.now())))

    async def show_report(request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response(await store.read(lambda connection: build.newest(connection, knowledge, asked["year"], clock.now())))

    async def standing_answers(request: web.Request) -> web.Response:
        return web.json_response({"standing": await store.read(workshop.standing)})

    async def answers_exported(request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response({"marked": await store.write(lambda connection: workshop.mark_exported(connection, asked["written"]))})

    async def show_sender(request: web.Request) -> web.Response:
        return web.json_response(await store.read(places.state))

    async def confirm_sender(request: web.Request) -> web.Response:
        return web.json_response(await store.write(lambda connection: places.confirm_as(connection, clock.now(), "host")))

    if not store.sqlite:  # other processes can write to PostgreSQL themselves
        yield
        return
    application = web.Application()
    for name in host.WORKS:
        application.router.add_post(name, work)
    application.router.add_post("/history/load", load_history)
    application.router.add_post("/history/show", show_history)
    application.router.add_post("/report", show_report)
    application.router.add_post("/knowledge/standing", standing_answers)
    application.router.add_post("/knowledge/exported", answers_exported)
    application.router.add_post("/sender/show", show_sender)
    application.router.add_post("/sender/confirm", confirm_sender)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    path = _socket(settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        await web.UnixSite(runner, str(path)).start()
        path.chmod(0o600)
    except OSError as error:  # such as a path that is too long for a socket: only the commands below have to wait for a stop then
        log.warning("no control socket: stop the program before `staff`, `audit` and `history`", error=str(error))
    try:
        yield
    finally:
        await runner.cleanup()


async def ask_running(settings: Settings, path: str, what: dict[str, Any]) -> dict[str, Any] | None:
    """Have the running process do something (a path of bot/host.py; /history/load, /history/show, /report, /sender/show,
    /sender/confirm). None where no process is running."""
    if settings.database_url and not settings.database_url.startswith("sqlite"):
        return None
    try:
        session = aiohttp.ClientSession(connector=aiohttp.UnixConnector(str(_socket(settings))))
        async with session, session.post(f"http://localhost{path}", json=what) as response:
            response.raise_for_status()
            answer: dict[str, Any] = await response.json()
            return answer
    except (aiohttp.ClientConnectorError, FileNotFoundError):
        return None


async def done(settings: Settings, path: str, what: dict[str, Any], work: Callable[[Connection], dict[str, Any]]) -> dict[str, Any] | None:
    """Have the running process do `path`, or do `work` here where none runs. None, and why on standard error, where the database cannot be used."""
    set_up_logs(settings, quiet=True)
    answer = await ask_running(settings, path, what)
    if answer is not None:
        return answer
    try:
        store = await Store.open(settings.database, Clock())
    except (AlreadyRunning, StoreDown, OSError) as error:
        click.echo(f"The database cannot be used: {error}", err=True)
        return None
    try:
        return await store.write(work)
    finally:
        await store.close()
