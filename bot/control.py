"""A socket in the data directory, for commands on the host while the program runs: SQLite allows only one process to write."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import structlog
from aiohttp import web

from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.programme import history, ledger, staff
from bot.settings import Settings
from bot.store import Store

log = structlog.get_logger(__name__)


def _socket(settings: Settings) -> Path:
    return settings.data_dir.absolute() / "control.sock"


@contextlib.asynccontextmanager
async def served(settings: Settings, store: Store, clock: Clock, knowledge: Knowledge) -> AsyncIterator[None]:
    """Answer on the socket, which only the program's own user can open."""

    async def add(request: web.Request) -> web.Response:
        asked = await request.json()
        payload = await store.write(lambda connection: staff.add(connection, clock.now(), asked["name"], asked["role"]))
        return web.json_response({"payload": payload})

    async def load_history(request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response(await store.write(lambda connection: history.load(connection, asked["figures"])))

    async def show_history(request: web.Request) -> web.Response:
        return web.json_response(await store.read(lambda connection: ledger.everything(connection, knowledge, clock.now())))

    if not store.sqlite:  # other processes can write to PostgreSQL themselves
        yield
        return
    application = web.Application()
    application.router.add_post("/staff", add)
    application.router.add_post("/history/load", load_history)
    application.router.add_post("/history/show", show_history)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    path = _socket(settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        await web.UnixSite(runner, str(path)).start()
        path.chmod(0o600)
    except OSError as error:  # such as a path that is too long for a socket: only the commands below have to wait for a stop then
        log.warning("no control socket: stop the program before `staff add` and `history`", error=str(error))
    try:
        yield
    finally:
        await runner.cleanup()


async def ask_running(settings: Settings, path: str, what: dict[str, Any]) -> dict[str, Any] | None:
    """Have the running process do something (/staff: enter a member of staff; /history/load, /history/show). None where no process is running."""
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
