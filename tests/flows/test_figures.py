"""The figures of events as staff see them in the chat."""

from datetime import timedelta

from sqlalchemy import update

from bot.desk import Desk
from bot.tables import attendee
from tests.an_event import book, enter
from tests.conftest import MovedClock
from tests.officers import officer


async def test_an_officer_sees_the_year_in_all_and_by_city_with_walk_ins_and_the_stated_rule(desk: Desk, clock: MovedClock) -> None:
    store, known = desk.store, desk.knowledge
    await enter(store, clock.now(), starts_at=clock.now() + timedelta(days=2))
    await book(store, known, "a", "陳大文", "李小明")
    await store.write(lambda c: c.execute(update(attendee).where(attendee.c.name == "陳大文").values(arrived_at=clock.now())))
    clock.moved = timedelta(days=3)
    lee = await officer(desk, clock)
    await lee.starts("figures")
    told = await lee.answers(year="1")
    assert "已舉行活動：1 項。登記 2 人、出席 1 人次、其中即場加入 0 人、不同的人 1 位" in told
    assert "工廠參觀：0 次" in told and "工廠參觀另計" in told and "展覽：0 個" in told
    assert "東莞（活動 1）：登記 2 人" in await lee.presses("按城市")
    assert "研討會（活動 1）" in await lee.presses("按類別")
    await lee.presses("上一題")
    assert await lee.question() == "wish_2"


async def test_who_is_no_staff_sees_no_figures(desk: Desk, clock: MovedClock) -> None:
    from tests.talker import Talker

    guest = Talker(desk, clock, "guest")
    assert "統計" not in await guest.starts("figures")
