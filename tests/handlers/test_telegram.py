"""The Telegram channel over its own wire: a fake Bot API server with faults; the verdict comes from the server's ledger."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import create_engine, make_url, select, text

from bot.desk import Desk
from bot.handlers.telegram import Telegram
from bot.outbox import Outbox
from bot.settings import Settings
from bot.store import Store
from bot.tables import inbox, outbox
from bot.wording import Wording
from tests.conftest import MovedClock
from tests.fake_telegram import TOKEN, FakeTelegram, Person

SECRET = "a-secret-of-at-least-32-characters-0123456789"


class Running:
    """The product's Telegram side, running against the fake server."""

    def __init__(self, fake: FakeTelegram, store: Store, url: str) -> None:
        self.fake, self.store, self.url = fake, store, url


Start = Callable[[str], contextlib.AbstractAsyncContextManager[Running]]


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token=TOKEN) as server:
        yield server


@pytest.fixture
def start(fake: FakeTelegram, store: Store, desk: Desk, wording: Wording, clock: MovedClock, tmp_path: Path) -> Start:
    @contextlib.asynccontextmanager
    async def started(mode: str) -> AsyncIterator[Running]:
        application = web.Application()
        runner = web.AppRunner(application)
        settings = Settings(telegram_token=TOKEN, telegram_base_url=fake.base_url, telegram_mode=mode, telegram_webhook_secret=SECRET, data_dir=tmp_path)
        telegram = Telegram(desk, store, wording, clock, settings)
        telegram.add_routes(application)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # type: ignore[union-attr]
        object.__setattr__(settings, "public_url", url)
        sender = Outbox(store, {"telegram": telegram}, wording.worded, clock)
        async with telegram:
            sender.start()
            try:
                await _until(lambda: any(call.method == "setChatMenuButton" for call in fake.ledger.calls))
                yield Running(fake, store, url)
            finally:
                await sender.stop()
                await runner.cleanup()

    return started


async def _until(true: Callable[[], Any], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.02)


async def _rows(store: Store, table: Any) -> list[Any]:
    return await store.read(lambda connection: list(connection.execute(select(table))))


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_talk_with_buttons_and_words(start: Start, mode: str) -> None:
    async with start(mode) as running:
        chan = Person(1001, running.fake)
        await chan.says("/start")
        await chan.waits_for("自動助理")
        await chan.presses("1. 檢查我可得的資助")
        await chan.waits_for("港資工廠嗎")
        await chan.presses("1. 是，港資")
        await chan.waits_for("工廠在哪裡")
        await chan.says("東莞")
        await chan.waits_for("改善措施")
        await _until(lambda: sum(call.method == "answerCallbackQuery" for call in running.fake.ledger.calls) == 2)
    edited = [call for call in running.fake.ledger.calls if call.method == "editMessageText" and call.delivered]
    assert len(edited) == 1 and "工廠在哪裡" in (edited[0].text or "")  # stepping takes the question's place instead of piling up


async def test_the_profile_is_set_in_each_language(start: Start) -> None:
    async with start("polling") as running:
        commands = [call for call in running.fake.ledger.calls if call.method == "setMyCommands"]
    assert [call.parameters.get("language_code") for call in commands] == [None, "zh", "en"]
    assert {"setMyName", "setMyDescription", "setMyShortDescription", "setChatMenuButton"} <= {call.method for call in running.fake.ledger.calls}


async def test_a_deep_link_opens_what_it_names(start: Start) -> None:
    async with start("polling") as running:
        person = Person(1002, running.fake)
        await person.says("/start topic_assessment-cap")
        await person.waits_for("HK$15,000")


async def test_in_a_group_the_bot_only_leads_to_the_private_chat(start: Start) -> None:
    async with start("polling") as running:
        await running.fake.give(running.fake.group_update(-100123, "/eligibility"))
        await _until(lambda: any("單獨對話" in text for text in running.fake.texts(-100123)))


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}, {"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]}])
async def test_a_forged_update_is_refused_before_it_is_read(start: Start, headers: dict[str, str]) -> None:
    async with start("webhook") as running:
        path = next(call.parameters["url"] for call in running.fake.ledger.calls if call.method == "setWebhook")
        update = running.fake.text_update(1003, "/start")
        async with aiohttp.ClientSession() as session:
            async with session.post(path, json=update, headers=headers) as response:
                assert response.status == 403
            async with session.post(path, data=b"not json", headers=headers) as response:
                assert response.status == 403
            twice = [("X-Telegram-Bot-Api-Secret-Token", SECRET), ("X-Telegram-Bot-Api-Secret-Token", SECRET)]
            async with session.post(path, json=update, headers=twice) as response:
                assert response.status == 403
        assert await _rows(running.store, inbox) == []


@contextlib.asynccontextmanager
async def _database_away(store: Store, url_of_store: str) -> AsyncIterator[None]:
    """SQLite: another process holds the write lock. PostgreSQL: no connection is let in."""
    url = make_url(url_of_store)
    if store.sqlite:
        other = sqlite3.connect(str(url.database), isolation_level=None, check_same_thread=False)
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")  # in the loop it would wait for a turn that waits for the loop
        yield
        other.execute("ROLLBACK")
        other.close()
        return
    engine = create_engine(url.set(database="postgres", drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false"))
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{url.database}'"))
        yield
        connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true"))
    engine.dispose()


async def test_the_webhook_answers_503_while_the_database_is_away_and_nothing_is_lost(start: Start, database_url: str) -> None:
    async with start("webhook") as running:
        person = Person(1004, running.fake)
        async with _database_away(running.store, database_url):
            pushing = asyncio.create_task(running.fake.push(running.fake.text_update(1004, "/start")))
            await _until(lambda: any(push.status == 503 for push in running.fake.pushes), 20)
            assert running.fake.texts(1004) == []
        assert (await pushing)[-1] == 200
        await person.waits_for("自動助理", timeout=15)
    assert len(running.fake.texts(1004)) == 1


FAULTS = [
    ("too_many_requests", {"retry_after": 1}, 1),
    ("cut_before_read", {}, 1),
    ("server_error", {}, 1),
    ("deliver_then_cut", {}, 2),
    ("blocked", {}, 0),
    ("chat_not_found", {}, 0),
]


@pytest.mark.parametrize(("fault", "options", "delivered"), FAULTS)
async def test_each_fault_of_the_wire_follows_the_policy(start: Start, fault: str, options: dict[str, Any], delivered: int) -> None:
    """A prompt that may have arrived is sent again; one that certainly did not is sent once; a person who is gone is not tried again."""
    async with start("polling") as running:
        running.fake.fail_next(fault, method="sendMessage", **options)
        await running.fake.give(running.fake.text_update(1005, "/start"))

        async def settled() -> bool:
            rows = await _rows(running.store, outbox)
            return bool(rows) and all(row.state in ("sent", "failed") for row in rows)

        async with asyncio.timeout(15):
            while not await settled():
                await asyncio.sleep(0.05)
        assert len(running.fake.texts(1005)) == delivered
        (row,) = await _rows(running.store, outbox)
        assert row.state == ("sent" if delivered else "failed")
        sends = [call for call in running.fake.ledger.calls if call.method == "sendMessage"]
        assert len(sends) == (1 if delivered == 0 else 2)  # no second hidden layer of retries


async def test_one_chats_429_does_not_delay_another(start: Start) -> None:
    async with start("polling") as running:
        running.fake.fail_next("too_many_requests", times=1, method="sendMessage", chat_id=1006, retry_after=3)
        await running.fake.give(running.fake.text_update(1006, "/start"))
        await running.fake.give(running.fake.text_update(1007, "/start"))
        await _until(lambda: running.fake.texts(1007), 2.0)
        assert running.fake.texts(1006) == []
        await _until(lambda: running.fake.texts(1006), 6.0)


async def test_updates_that_cannot_be_read_do_not_stop_the_others(start: Start) -> None:
    async with start("polling") as running:
        for make in ("voice_update", "sticker_update", "location_update"):
            await running.fake.give(getattr(running.fake, make)(1008))
        await running.fake.give({"update_id": 900000, "message": {"message_id": "not a number", "chat": 7}})
        await running.fake.give({"update_id": 900001, "something_new": {}})
        await running.fake.give(running.fake.text_update(1008, "/start", update_id=900002))
        await _until(lambda: any("自動助理" in text for text in running.fake.texts(1008)))
        assert sum("只能閱讀文字" in text for text in running.fake.texts(1008)) == 3
