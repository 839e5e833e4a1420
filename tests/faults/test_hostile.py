"""Hostile input: forged webhooks, and updates that no Telegram sends. Nothing of it is accepted, answered with an error of ours, or holds others up."""

import asyncio
import json
import random
import resource
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.desk import Desk
from bot.handlers.telegram import SECRET_HEADER, Telegram
from bot.handlers.web import Site
from bot.settings import Settings
from bot.tables import inbox
from tests.conftest import MovedClock
from tests.fake_telegram import TOKEN
from tests.faults.hostile import templates, updates

SECRET = "a-secret-of-at-least-32-characters-0123456789"
SEED = 20110331


def webhook(desk: Desk, clock: MovedClock, folder: Path) -> tuple[Site, Telegram, Settings]:
    settings = Settings(
        telegram_token=TOKEN,  # type: ignore[arg-type]
        telegram_mode="webhook",
        telegram_webhook_secret=SECRET,  # type: ignore[arg-type]
        data_dir=folder,
        host="127.0.0.1",
        port=unused_port(),
    )
    site = Site(desk, desk.store, desk.wording, clock, settings)
    telegram = Telegram(desk, desk.store, desk.wording, clock, settings)
    telegram.add_routes(site.app)
    return site, telegram, settings


def forged(chance: random.Random) -> tuple[list[tuple[str, str]], str]:
    """Headers and query of a request that does not know the secret, or does not bring it as Telegram does."""
    return chance.choice(
        [
            ([], ""),
            ([(SECRET_HEADER, "")], ""),
            ([(SECRET_HEADER, SECRET[:-1])], ""),
            ([(SECRET_HEADER, SECRET + "x")], ""),
            ([(SECRET_HEADER, SECRET.upper())], ""),
            ([(SECRET_HEADER, "".join(chance.choices("abcdef0123456789-", k=len(SECRET))))], ""),
            ([(SECRET_HEADER, SECRET), (SECRET_HEADER, SECRET)], ""),
            ([(SECRET_HEADER, "wrong"), (SECRET_HEADER, SECRET)], ""),
            ([], f"?secret_token={SECRET}"),
            ([("Authorization", f"Bearer {SECRET}")], ""),
            ([("Cookie", f"{SECRET_HEADER}={SECRET}")], ""),
        ]
    )


async def bring_forged(desk: Desk, clock: MovedClock, folder: Path, count: int) -> tuple[Counter[int], int]:
    site, telegram, settings = webhook(desk, clock, folder)
    chance = random.Random(SEED)
    statuses: Counter[int] = Counter()
    left = list(range(count))

    async def bring(session: aiohttp.ClientSession) -> None:
        while left:
            number = left.pop()
            headers, query = forged(chance)
            # Half of the bodies are no JSON: had they been read before the secret was compared, they would be answered otherwise.
            body = json.dumps(templates(number + 1, number + 1)[0]) if number % 2 else "{" * 1000
            async with session.post(settings.own_url + telegram._path + query, data=body, headers=headers) as response:
                statuses[response.status] += 1

    async with site, aiohttp.ClientSession(headers={"Content-Type": "application/json"}) as session:
        await asyncio.gather(*(bring(session) for _ in range(8)))
        good = {SECRET_HEADER: SECRET}
        async with session.post(settings.own_url + telegram._path, json=templates(7, 7)[0], headers=good) as response:  # the control: this one is real
            assert response.status == 200
    return statuses, await desk.store.read(lambda connection: connection.execute(select(func.count()).select_from(inbox)).scalar_one())


async def test_no_forged_webhook_is_accepted(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    assert await bring_forged(desk, clock, tmp_path, 500) == ({403: 500}, 1)


@pytest.mark.faults
async def test_none_of_ten_thousand_forged_webhooks_is_accepted(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    assert await bring_forged(desk, clock, tmp_path, 10_000) == ({403: 10_000}, 1)


async def take_mutated(desk: Desk, clock: MovedClock, folder: Path, count: int) -> dict[str, Any]:
    """What came of `count` mutated updates, taken as the polling loop takes them, some at a time."""
    _, telegram, _ = webhook(desk, clock, folder)
    chance = random.Random(SEED)
    raised: Counter[str] = Counter()
    stalls: list[float] = []
    over = asyncio.Event()

    async def tick() -> None:
        loop = asyncio.get_running_loop()
        while not over.is_set():
            before = loop.time()
            await asyncio.sleep(0.01)
            stalls.append(loop.time() - before - 0.01)

    ticking = asyncio.create_task(tick())
    began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    portion: list[dict[str, Any]] = []
    with capture_logs() as logs:
        for number, update in enumerate(updates(chance, count), 1):
            portion.append(update)
            if len(portion) == 50 or number == count:
                results = await asyncio.gather(*(telegram._take(each) for each in portion), return_exceptions=True)
                raised.update(type(each).__name__ for each in results if isinstance(each, BaseException))
                portion = []
    over.set()
    await ticking
    bad = Counter(line["event"] for line in logs if line["log_level"] in ("error", "critical"))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - began) // 1024
    return {"raised": dict(raised), "errors": dict(bad), "grown_mb": grown, "longest_stall_ms": round(max(stalls, default=0) * 1000)}


async def test_updates_that_no_telegram_sends_break_nothing(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    found = await take_mutated(desk, clock, tmp_path, 1500)
    assert found["raised"] == {} and found["errors"] == {}, found


@pytest.mark.faults
async def test_a_hundred_thousand_mutated_updates_break_nothing(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    found = await take_mutated(desk, clock, tmp_path, 100_000)
    print("\n100,000 mutated updates:", found)
    assert found["raised"] == {} and found["errors"] == {} and found["grown_mb"] < 150, found


async def test_bytes_that_are_no_update_are_refused_or_dropped_without_an_error(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    site, telegram, settings = webhook(desk, clock, tmp_path)
    chance = random.Random(SEED)
    bodies = [b"", b"null", b"[]", b"1", b"\xff\xfe", b"[" * 100_000, b'{"update_id":1,"message":"x"}', b"{}" * 10, b'{"update_id":' + b"9" * 5000 + b"}"]
    bodies += [chance.randbytes(chance.randint(1, 2000)) for _ in range(100)]
    async with site, aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as session:
        for body in bodies:
            async with session.post(settings.own_url + telegram._path, data=body) as response:
                assert response.status == 200, body[:50]
        async with session.post(settings.own_url + telegram._path, data=b"x" * 10_000_000) as response:
            assert response.status == 413


def test_the_mutations_are_many_and_of_every_kind() -> None:
    """The control: what is brought above is not the same thing again and again, and much of it still reads as an update."""
    made = [json.dumps(update, sort_keys=True, default=str) for update in updates(random.Random(SEED), 500)]
    assert len(set(made)) > 450
    assert sum('"text"' in each for each in made) > 100 and sum('"callback_query"' in each for each in made) > 10
