"""Connections to SQLite (one writing connection, one process) or PostgreSQL."""

import asyncio
import fcntl
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

import structlog
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine

log = structlog.get_logger(__name__)
T = TypeVar("T")

LOCK_WAIT_MS = 5000  # how long a statement waits for another's lock before the message is given back
IDLE_MS = 15_000  # after which PostgreSQL ends a transaction whose process says nothing more: one that was stopped must not keep its locks for ever


class StoreDown(Exception):
    """The database cannot be used just now; nothing of this message has taken effect."""


class AlreadyRunning(Exception):
    """Another process holds the data directory."""


class Database(Protocol):
    """Runs plain functions on a connection: `write` on the writing one, `read` on one that only reads."""

    sqlite: bool

    async def write(self, work: Callable[[Connection], T]) -> T: ...

    async def read(self, work: Callable[[Connection], T]) -> T: ...

    async def close(self) -> None: ...


class Sqlite:
    """One process, one writing connection. What writes runs as a whole in one thread of its own: a hop to a thread for every statement
    costs more than the statement. Readers come through aiosqlite."""

    sqlite = True

    def __init__(self, url: URL) -> None:
        folder = Path(url.database or "").parent
        folder.mkdir(parents=True, exist_ok=True)
        _check_version()
        self._lock = _lock_folder(folder)
        self._thread = ThreadPoolExecutor(1, "sqlite-writer")
        # What people wrote stands in the parameters, and must not reach the logs by way of an error.
        self._writer = create_engine(url.set(drivername="sqlite"), poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True)
        self._readers = create_async_engine(url.set(drivername="sqlite+aiosqlite"), pool_size=4, max_overflow=0, hide_parameters=True)
        wait = f"busy_timeout={LOCK_WAIT_MS}"
        _on_connections(self._writer, begin="BEGIN IMMEDIATE", pragmas=["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", wait])
        _on_connections(self._readers.sync_engine, begin="BEGIN", pragmas=["query_only=ON", wait, "wal_autocheckpoint=0"])

    async def write(self, work: Callable[[Connection], T]) -> T:
        def run() -> T:
            with self._writer.connect() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)

    async def read(self, work: Callable[[Connection], T]) -> T:
        async with self._readers.connect() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._writer.dispose)
        self._thread.shutdown()
        await self._readers.dispose()
        self._lock.close()


class PostgreSQL:
    """Any number of processes."""

    sqlite = False

    def __init__(self, url: URL) -> None:
        options = {"options": f"-c lock_timeout={LOCK_WAIT_MS} -c idle_in_transaction_session_timeout={IDLE_MS}"}
        driver = url.set(drivername="postgresql+psycopg")
        self._engine = create_async_engine(driver, pool_size=4, max_overflow=4, pool_pre_ping=True, connect_args=options, hide_parameters=True)

    async def write(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.connect() as connection:
            return await connection.run_sync(work)

    read = write

    async def close(self) -> None:
        await self._engine.dispose()


def connect(url: str) -> Database:
    """Ready to connect. Raises AlreadyRunning, or StoreDown where this SQLite is too old."""
    parsed = make_url(url)
    return Sqlite(parsed) if parsed.get_backend_name() == "sqlite" else PostgreSQL(parsed)


def _lock_folder(folder: Path) -> Any:
    """One process to a data directory: two writers at once can corrupt SQLite before 3.51.3, and would break the order of turns."""
    handle = open(folder / "lock", "a+")  # noqa: SIM115 - held as long as the store is open
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise AlreadyRunning(str(folder)) from None
    return handle


def _check_version() -> None:
    """RETURNING needs 3.35. Versions with the WAL-reset bug are safe here because one process writes on one connection, which the lock enforces."""
    version = sqlite3.sqlite_version_info
    if version < (3, 35, 0):
        raise StoreDown(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed")
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    log.info("sqlite", version=sqlite3.sqlite_version, wal_reset_bug="mended" if mended else "kept out by one writing connection")


def _on_connections(engine: Engine, begin: str, pragmas: Sequence[str]) -> None:
    """Take transactions into our own hands: left alone, the driver sends no BEGIN before the first write, and a count is read outside the transaction."""

    @event.listens_for(engine, "connect")
    def on_connect(dbapi_connection: Any, record: Any) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
