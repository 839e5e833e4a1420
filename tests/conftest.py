"""Real parts for the tests: both databases, the desk with the real knowledge, a clock that can be moved."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from bot import knowledge
from bot.clock import Clock
from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.store import Store
from bot.wording import Wording
from tests.talker import Talker

IN_CI = bool(os.environ.get("CI"))


class MovedClock(Clock):
    """The machine's clock, moved by as much as the test wishes."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.moved


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return knowledge.load()


@pytest.fixture(scope="session")
def wording(known: Knowledge) -> Wording:
    return Wording(known, "2008-2013")


def postgres_folder() -> Path | None:
    """Where Debian keeps initdb and pg_ctl, the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own on a Unix socket; the URL of its server, without a database."""
    binaries = postgres_folder()
    if binaries is None:
        if IN_CI:
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run(f"{binaries}/initdb", "-D", f"{folder}/data", "-U", "test", "--auth=trust", "-E", "UTF8", "--no-sync")
    run(f"{binaries}/pg_ctl", "-D", f"{folder}/data", "-w", "-o", f"-k {folder} -h '' -c max_connections=200", "-l", f"{folder}/log", "start")
    yield f"postgresql://test@/postgres?host={folder}"
    run(f"{binaries}/pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def new_postgres_database(server: str) -> str:
    """The URL of an empty database on the server."""
    name = f"t{uuid4().hex[:12]}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"
    return new_postgres_database(request.getfixturevalue("postgres_server"))


@pytest.fixture
async def store(database_url: str, clock: MovedClock) -> AsyncIterator[Store]:
    opened = await Store.open(database_url, clock)
    yield opened
    await opened.close()


@pytest.fixture
def desk(store: Store, known: Knowledge, wording: Wording, clock: MovedClock) -> Desk:
    return Desk(store, known, wording, clock, "2008-2013")


@pytest.fixture
def talker(desk: Desk, clock: MovedClock) -> Talker:
    """Mr Chan of a Dongguan electroplating factory, in the web chat, in Traditional Chinese."""
    return Talker(desk, clock, "chan")
