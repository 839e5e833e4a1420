"""kill -9 in the middle of an announcement, again and again: nobody is lost, at most as many messages come twice as were under way, and what may come only
once never comes twice. Judged by the fake Telegram's own ledger."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.store import Store
from bot.tables import outbox
from tests.conftest import new_postgres_database
from tests.fake_telegram import Call, FakeTelegram, Fault
from tests.faults.sending import Process, announce, chats

SEED = 20090401


@dataclass
class Outcome:
    """What a run came to: people who got nothing, extra copies, people whose message is listed as uncertain, rows that are not finished."""

    kills: int
    lost: set[str]
    extra: int
    uncertain: set[str]
    unfinished: int
    seconds: float


async def broadcast(url: str, folder: Path, people: int, kills: int, in_flight: int, policy: str, *options: str) -> Outcome:
    """Send to so many people while the sender is killed so many times, at seeded moments."""
    chance = random.Random(SEED)
    began = time.monotonic()
    store = await Store.open(url, Clock())
    await store.write(lambda connection: announce(connection, Clock().now(), chats(people), policy=policy))
    await store.close()
    moments = sorted(chance.sample(range(1, people), kills))
    async with FakeTelegram() as fake:
        fake.fault_plan(lambda call: Fault("delay", seconds=chance.uniform(0.001, 0.01)))
        process = Process(url, fake.base_url, folder, "a", in_flight, *options)
        async with process.running():
            for moment in moments:
                async with asyncio.timeout(120):
                    while len(fake.ledger.calls) < moment + people // 1000:
                        await asyncio.sleep(0.001)
                await asyncio.sleep(chance.uniform(0, 0.01))
                await process.kill()
                await process.start()
            await _finished(url, fake)
        await asyncio.sleep(0.2)
        return await _verdict(url, fake.delivered(), people, kills, time.monotonic() - began)


async def _finished(url: str, fake: FakeTelegram) -> None:
    """Until nothing has come for two seconds: the sender looks every second."""
    async with asyncio.timeout(600):
        count = -1
        while count != len(fake.ledger.calls):
            count = len(fake.ledger.calls)
            await asyncio.sleep(4)


async def _verdict(url: str, delivered: list[Call], people: int, kills: int, seconds: float) -> Outcome:
    copies = Counter(str(call.chat_id) for call in delivered)
    store = await Store.open(url, Clock())
    rows = await store.read(lambda connection: connection.execute(select(outbox.c.chat, outbox.c.state)).all())
    await store.close()
    everybody = {str(chat) for chat in chats(people)}
    uncertain = {row.chat for row in rows if row.state == "uncertain"}
    unfinished = sum(row.state in ("queued", "sending") for row in rows)
    found = Outcome(kills, everybody - set(copies), sum(n - 1 for n in copies.values()), uncertain, unfinished, seconds)
    print(
        f"\n{people} people, {kills} kills (seed {SEED}), {seconds:.0f} s: lost {len(found.lost)}, extra {found.extra}, "
        f"uncertain {len(uncertain)} (of which delivered {len(uncertain & set(copies))}), unfinished {unfinished}"
    )
    return found


def urls(tmp_path: Path, request: pytest.FixtureRequest, kind: str) -> str:
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"
    return new_postgres_database(request.getfixturevalue("postgres_server"))


def _nobody_is_lost(found: Outcome, in_flight: int) -> None:
    assert found.lost == set() and found.unfinished == 0 and found.uncertain == set()
    assert found.extra <= in_flight * found.kills


def _nothing_comes_twice(found: Outcome, in_flight: int) -> None:
    assert found.extra == 0 and found.unfinished == 0
    assert found.lost <= found.uncertain, "whoever got nothing is on the list"
    assert len(found.uncertain) <= in_flight * found.kills


async def test_of_a_broadcast_that_is_killed_again_and_again_nobody_is_lost_and_few_come_twice(tmp_path: Path) -> None:
    _nobody_is_lost(await broadcast(f"sqlite:///{tmp_path}/data/test.sqlite3", tmp_path, 300, 4, 4, "broadcast"), 4)


async def test_of_a_broadcast_that_may_come_once_only_nothing_comes_twice_and_the_uncertain_are_listed(tmp_path: Path) -> None:
    _nothing_comes_twice(await broadcast(f"sqlite:///{tmp_path}/data/test.sqlite3", tmp_path, 200, 3, 4, "broadcast_once"), 4)


async def test_a_sender_that_does_not_write_down_before_it_calls_is_caught(tmp_path: Path) -> None:
    """The negative control."""
    found = await broadcast(f"sqlite:///{tmp_path}/data/test.sqlite3", tmp_path, 200, 3, 4, "broadcast_once", "unmarked")
    assert found.extra > 0 or not found.lost <= found.uncertain


@pytest.mark.faults
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
@pytest.mark.parametrize("in_flight", [1, 4])
async def test_200_kills_and_20_800_people(kind: str, in_flight: int, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    _nobody_is_lost(await broadcast(urls(tmp_path, request, kind), tmp_path, 20_800, 200, in_flight, "broadcast"), in_flight)


@pytest.mark.faults
@pytest.mark.parametrize("in_flight", [1, 4])
async def test_200_kills_and_20_800_people_at_most_once(in_flight: int, tmp_path: Path) -> None:
    found = await broadcast(f"sqlite:///{tmp_path}/data/test.sqlite3", tmp_path, 20_800, 200, in_flight, "broadcast_once")
    _nothing_comes_twice(found, in_flight)
