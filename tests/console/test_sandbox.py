"""Trying the bot in the console: a person whom nothing counts, on any day."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select

from bot.desk import Desk
from bot.tables import conversation, enquiry, hotline_log, inbox, outbox, registration
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.officers import has_event

COUNTED = (conversation, enquiry, hotline_log, inbox, outbox, registration)


async def counts(desk: Desk) -> list[int]:
    return [await desk.store.read(lambda connection, t=table: connection.execute(select(func.count()).select_from(t)).scalar_one()) for table in COUNTED]


async def says(me: Signed, **fields: str) -> str:
    _, page = await me.post("/console/sandbox", {"once": str(uuid4()), **fields})
    return page


async def test_what_is_tried_answers_as_the_bot_does_and_is_counted_nowhere(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        before = await counts(desk)
        assert "HK$15,000" in await says(me, text="實地評估資助上限幾多？")
        page = await says(me, choice="do:human")
        assert "你想問" in page or "問題" in page
        await says(me, text="可否到廠看看？")
        assert await counts(desk) == before


async def test_it_can_be_another_day_and_events_of_then_are_shown(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    later = (clock.today() + timedelta(days=30)).isoformat()
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        await me.post("/console/sandbox/start", {"day": clock.today().isoformat()})
        assert "節能研討會" in await says(me, choice="do:events")
        status, page = await me.post("/console/sandbox/start", {"day": later})
        assert status == 200 and f'value="{later}"' in page
        assert "節能研討會" not in await says(me, choice="do:events")


async def test_each_officer_has_a_trial_of_their_own_and_a_repeat_does_nothing_twice(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "viewer") as one,
        signed_in(desk, clock, base, "admin") as other,
    ):
        once = str(uuid4())
        for _ in range(2):
            _, page = await one.post("/console/sandbox", {"once": once, "text": "邊啲行業可以參加？"})
        assert len(re.findall("邊啲行業可以參加", page)) == 1
        _, page = await other.get("/console/sandbox")
        assert "邊啲行業可以參加" not in page


async def test_a_day_that_is_none_changes_nothing(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        await says(me, text="你好")
        _, page = await me.post("/console/sandbox/start", {"day": "tomorrow"})
        assert "請選擇一天" in page and "你好" in page
