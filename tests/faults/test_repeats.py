"""2,000 updates, each brought one to five times, in any order, over eight connections: each has exactly one effect, on SQLite and on PostgreSQL
with three processes. What people saw is judged by the fake Telegram's ledger."""

import asyncio
import contextlib
import random
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import create_engine, text

from tests.conftest import new_postgres_database
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.process import SECRET, Program

UPDATES, CHATS, CONNECTIONS, SEED = 2000, 250, 8, 20110331


async def storm(folder: Path, database_url: str, processes: int) -> tuple[Counter[int], FakeTelegram]:
    """Bring every update one to five times to any of the processes. Returns how often each HTTP status was answered."""
    async with FakeTelegram(token=TOKEN) as fake, contextlib.AsyncExitStack() as stack:
        programs = [await stack.enter_async_context(Program(folder, fake, database_url).running()) for _ in range(processes)]
        async with asyncio.timeout(30):
            while not (paths := [call.parameters["url"] for call in fake.ledger.calls if call.method == "setWebhook" and call.delivered]):
                await asyncio.sleep(0.05)
        path = "/telegram/" + str(paths[0]).rpartition("/")[2]
        chance = random.Random(SEED)
        updates = [fake.text_update(7000 + n % CHATS, "/menu") for n in range(UPDATES)]
        posts = [update for update in updates for _ in range(chance.randint(1, 5))]
        chance.shuffle(posts)
        statuses: Counter[int] = Counter()

        async def bring(session: aiohttp.ClientSession) -> None:
            while posts:
                update = posts.pop()
                url = chance.choice(programs).url + path
                async with session.post(url, json=update, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}) as response:
                    statuses[response.status] += 1

        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(bring(session) for _ in range(CONNECTIONS)))
        async with asyncio.timeout(120):
            while len(fake.sends()) < UPDATES:
                await asyncio.sleep(0.1)
        await asyncio.sleep(1.0)  # anything sent twice would come now
        return statuses, fake


def _judge(statuses: Counter[int], fake: FakeTelegram, rows: dict[str, int]) -> None:
    per_chat = Counter(len(fake.texts(chat)) for chat in range(7000, 7000 + CHATS))
    print(f"\nbrought {statuses.total()} times, answered {dict(statuses)}; messages shown per chat {dict(per_chat)}; rows {rows}")
    assert set(statuses) == {200} and statuses.total() > 2 * UPDATES
    assert per_chat == {UPDATES // CHATS: CHATS}
    assert rows == {"inbox": UPDATES, "outbox": UPDATES, "conversation": CHATS}


def _rows(url: str) -> dict[str, int]:
    engine = create_engine(url)
    with engine.connect() as connection:
        counted: dict[str, Any] = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in ("inbox", "outbox", "conversation")}
    engine.dispose()
    return counted


def test_on_sqlite_every_update_has_exactly_one_effect(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/shared/storm.sqlite3"
    statuses, fake = asyncio.run(storm(tmp_path, url, 1))
    _judge(statuses, fake, _rows(url))


@pytest.mark.postgres
def test_on_postgresql_with_three_processes_every_update_has_exactly_one_effect(tmp_path: Path, postgres_server: str) -> None:
    url = new_postgres_database(postgres_server)
    statuses, fake = asyncio.run(storm(tmp_path, url, 3))
    _judge(statuses, fake, _rows(url.replace("postgresql://", "postgresql+psycopg://")))


@pytest.mark.postgres
async def test_without_the_unique_key_the_same_storm_has_effects_twice(postgres_server: str) -> None:
    """The negative control: two processes that look before they write, without the key, both write."""
    url = new_postgres_database(postgres_server).replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE unguarded (message_id text)"))

    def take(message_id: str) -> None:
        with engine.begin() as connection:
            if not connection.execute(text("SELECT 1 FROM unguarded WHERE message_id = :m"), {"m": message_id}).first():
                connection.execute(text("SELECT pg_sleep(0.05)"))
                connection.execute(text("INSERT INTO unguarded VALUES (:m)"), {"m": message_id})

    await asyncio.gather(*(asyncio.to_thread(take, str(n // 4)) for n in range(200)))
    with engine.connect() as connection:
        assert (connection.execute(text("SELECT count(*) FROM unguarded")).scalar() or 0) > 50
    engine.dispose()
