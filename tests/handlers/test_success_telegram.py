"""A success case that was sent to Telegram and is withdrawn: the old message is edited there, once, and nothing new is said."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.courier import Courier
from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import success, success_hiding
from bot.schedule import watch_cases
from bot.tables import outbox
from bot.wording import Wording
from tests import a_case
from tests import an_application as an
from tests.conftest import MovedClock
from tests.fake_telegram import FakeTelegram, Person, text_of
from tests.handlers.test_telegram import Start, _until, fake, start

__all__ = ["fake", "start"]
GONE = "這個案例已不再展示"


@pytest.fixture(autouse=True)
def as_the_files_have_it(wording: Wording, known: Knowledge) -> Iterator[None]:
    """The words are those of all tests: afterwards they know only the files again."""
    yield
    wording.knowledge = known


def shown_now(fake: FakeTelegram, chat: int) -> list[str]:
    """What a person sees of the bot in the chat when they scroll back: each message as it is now."""
    return [text_of(message) for message in fake.screen(chat) if message["from"]["is_bot"]]


def calls_to(fake: FakeTelegram, chat: int, method: str) -> int:
    return sum(call.method == method and call.chat_id == chat for call in fake.ledger.calls)


async def tell(desk: Desk, clock: MovedClock) -> None:
    """What the schedule and the courier do, twice: nothing may be done twice by it."""
    for _ in range(2):
        await watch_cases(desk.store, desk.knowledge, clock.now())
        await Courier(desk.store, clock).hand_over()


async def settled(desk: Desk) -> bool:
    return all(row.state in ("sent", "failed", "shelf") for row in await desk.store.read(lambda connection: list(connection.execute(select(outbox)))))


async def waits(desk: Desk) -> None:
    for _ in range(200):
        if await settled(desk):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the outbox is not empty")


async def withdrawn(desk: Desk, record: int) -> None:
    done: Any = await an.acts(desk.store, desk.knowledge, "writer", success_hiding.hide, record_id=record, reason="工廠收回", withdrawn=True)
    assert done == {"outcome": "done"}
    await desk.content.look()


async def test_the_old_message_is_edited_once_and_other_chats_and_messages_are_left_alone(start: Start, desk: Desk, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    async with start("polling") as running:
        reader, other = Person(2001, running.fake), Person(2002, running.fake)
        await reader.says("/start topic_assessment-cap")
        await reader.waits_for("HK$15,000")
        await reader.says(f"/start case_{success.id_of(record)}")
        await reader.waits_for(a_case.COMPANY)
        await other.says("/start case_lkk-solar-pv")
        await other.waits_for("Lee Kum Kee")
        await waits(desk)
        await tell(desk, clock)
        assert any(a_case.COMPANY in text for text in shown_now(running.fake, 2001)), "the control: while it is shown nothing is edited"
        sent = [calls_to(running.fake, chat, "sendMessage") for chat in (2001, 2002)]
        await withdrawn(desk, record)
        await tell(desk, clock)
        await _until(lambda: calls_to(running.fake, 2001, "editMessageText") >= 1)
        await waits(desk)
        for _ in range(2):
            await tell(desk, clock)
            await waits(desk)
        now = shown_now(running.fake, 2001)
        assert not any(a_case.COMPANY in text or a_case.MEASURE["zh-Hant"] in text for text in now), now
        assert sum(GONE in text for text in now) == 1 and any("HK$15,000" in text for text in now)
        assert calls_to(running.fake, 2001, "editMessageText") == 1 and calls_to(running.fake, 2002, "editMessageText") == 0
        assert [calls_to(running.fake, chat, "sendMessage") for chat in (2001, 2002)] == sent, "nobody is told anything new"


async def test_a_message_that_cannot_be_edited_any_more_brings_no_new_one(start: Start, desk: Desk, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    async with start("polling") as running:
        reader = Person(2003, running.fake)
        await reader.says(f"/start case_{success.id_of(record)}")
        (message,) = await reader.waits_for(1)
        await waits(desk)
        del running.fake.chat(2003).messages[message["message_id"]]  # its reader has deleted it
        sent = calls_to(running.fake, 2003, "sendMessage")
        await withdrawn(desk, record)
        await tell(desk, clock)
        await _until(lambda: calls_to(running.fake, 2003, "editMessageText") >= 1)
        await waits(desk)
        assert calls_to(running.fake, 2003, "sendMessage") == sent and calls_to(running.fake, 2003, "editMessageText") == 1


async def test_a_message_in_whose_place_another_stands_is_left_as_it_is(start: Start, desk: Desk, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    async with start("polling") as running:
        reader = Person(2004, running.fake)
        await reader.says(f"/start case_{success.id_of(record)}")
        await reader.waits_for(a_case.COMPANY)
        await reader.presses("5. 像我廠這樣的案例")
        await reader.waits_for("哪個行業")
        await waits(desk)
        before, edits = shown_now(running.fake, 2004), calls_to(running.fake, 2004, "editMessageText")
        assert edits == 1 and not any(a_case.COMPANY in text for text in before), "the control: the question has taken the card's place"
        await withdrawn(desk, record)
        await tell(desk, clock)
        await waits(desk)
        assert shown_now(running.fake, 2004) == before and calls_to(running.fake, 2004, "editMessageText") == edits
