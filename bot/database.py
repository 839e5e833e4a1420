"""Connections to SQLite (one writing connection, one process) or PostgreSQL."""

import fcntl
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

log = structlog.get_logger(__name__)

LOCK_WAIT_MS = 5000  # how long a statement waits for another's lock before the message is given back


class StoreDown(Exception):
    """The database cannot be used just now; nothing of this message has taken effect."""


class AlreadyRunning(Exception):
    """Another process holds the data directory."""


@dataclass(frozen=True)
class Database:
    """`engine` writes, `readers` only read; on PostgreSQL they are the same."""

    engine: AsyncEngine
    readers: AsyncEngine
    lock: Any = None

    @property
    def sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    async def close(self) -> None:
        await self.engine.dispose()
        await self.readers.dispose()
        if self.lock is not None:
            self.lock.close()


def connect(url: str) -> Database:
    """Ready to connect. Raises AlreadyRunning, or StoreDown where this SQLite is too old."""
    parsed = make_url(url)
    return _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed)


def _postgresql(url: URL) -> Database:
    options = {"options": f"-c lock_timeout={LOCK_WAIT_MS}"}
    driver = url.set(drivername="postgresql+psycopg")
    engine = create_async_engine(driver, pool_size=4, max_overflow=4, pool_pre_ping=True, connect_args=options, hide_parameters=True)
    return Database(engine, engine)


def _sqlite(url: URL) -> Database:
    folder = Path(url.database or "").parent
    folder.mkdir(parents=True, exist_ok=True)
    _check_version()
    lock = _lock_folder(folder)
    driver = url.set(drivername="sqlite+aiosqlite")
    # What people wrote stands in the parameters, and must not reach the logs by way of an error.
    engine = create_async_engine(driver, pool_size=1, max_overflow=0, hide_parameters=True)
    readers = create_async_engine(driver, pool_size=4, max_overflow=0, hide_parameters=True)
    wait = f"busy_timeout={LOCK_WAIT_MS}"
    _on_connections(engine, begin="BEGIN IMMEDIATE", pragmas=["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", wait])
    _on_connections(readers, begin="BEGIN", pragmas=["query_only=ON", wait, "wal_autocheckpoint=0"])
    return Database(engine, readers, lock)


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


def _on_connections(engine: AsyncEngine, begin: str, pragmas: Sequence[str]) -> None:
    """Take transactions into our own hands: left alone, the driver sends no BEGIN before the first write, and a count is read outside the transaction."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(dbapi_connection: Any, record: Any) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
