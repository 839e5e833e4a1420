"""Whoever sends too fast is told so once a minute and slowed down; everybody else notices nothing."""

from collections import Counter
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from sqlalchemy import func, select

from bot.clock import Clock
from bot.desk import Desk
from bot.flood import A_SECOND, BURST, MOST_REMEMBERED, Flood
from bot.handlers.telegram import Telegram
from bot.handlers.web import Site
from bot.settings import Settings
from bot.tables import inbox
from tests.conftest import MovedClock
from tests.fake_telegram import TOKEN


class SteadyClock(Clock):
    """A clock that the test moves by hand."""

    def __init__(self) -> None:
        self.at = 0.0
        super().__init__()

    def steady_seconds(self) -> float:
        return self.at


def test_a_thousand_a_second_for_a_minute_pass_no_faster_than_the_rate_and_are_told_once() -> None:
    clock = SteadyClock()
    flood, said = Flood(clock), Counter[str]()
    for number in range(60_000):
        clock.at = number / 1000
        said[flood.asks("fast")] += 1
    assert said["warn"] == 1
    assert said["pass"] <= BURST + 60 * A_SECOND
    assert said["pass"] + said["warn"] + said["drop"] == 60_000


def test_somebody_who_types_is_never_held_up_beside_a_flood() -> None:
    clock = SteadyClock()
    flood = Flood(clock)
    for number in range(60_000):
        clock.at = number / 1000
        flood.asks("fast")
        if number % 3000 == 0:
            assert flood.asks("honest") == "pass"


def test_ever_new_senders_do_not_fill_the_memory() -> None:
    flood = Flood(SteadyClock())
    for number in range(MOST_REMEMBERED * 2):
        flood.asks(str(number))
    assert len(flood._buckets) == MOST_REMEMBERED


async def test_a_flood_of_one_telegram_chat_writes_a_bounded_number_of_rows(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    telegram = Telegram(desk, desk.store, desk.wording, clock, Settings(telegram_token=TOKEN, data_dir=tmp_path))  # type: ignore[arg-type]
    for number in range(400):
        user = {"id": 5, "is_bot": False, "first_name": "A"}
        chat = {"id": 5, "type": "private"}
        await telegram._take({"update_id": number + 1, "message": {"message_id": number, "date": 1, "chat": chat, "from": user, "text": "你好"}})
    rows = await desk.store.read(lambda connection: connection.execute(select(func.count()).select_from(inbox)).scalar_one())
    assert BURST <= rows <= BURST + 60


@pytest.mark.parametrize("form", [False, True])
async def test_a_page_that_sends_too_fast_is_told_to_wait_and_keeps_its_message(desk: Desk, clock: MovedClock, tmp_path: Path, form: bool) -> None:
    settings = Settings(data_dir=tmp_path, port=unused_port(), host="127.0.0.1")
    cookie = {"Cookie": "visit=" + "a" * 43, "Sec-Fetch-Site": "same-origin"}
    async with Site(desk, desk.store, desk.wording, clock, settings), aiohttp.ClientSession(settings.own_url, headers=cookie) as session:
        statuses: list[int] = []
        for _ in range(int(BURST) + 10):
            message = {"once" if form else "id": str(uuid4()), "kind": "text", "text": "hello", "language": "en"}
            sent = {"data": message} if form else {"json": message}
            async with session.post("/chat" if form else "/chat/messages", allow_redirects=False, **sent) as response:  # type: ignore[arg-type]
                statuses.append(response.status)
                if response.status == 429:
                    assert response.headers["Retry-After"] == "5"
        assert 429 in statuses and statuses.count(429) <= 10 and statuses[0] in (200, 303)
