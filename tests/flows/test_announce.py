"""Staff watch an announcement from the chat, and stop it at once."""

from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import announcements
from bot.programme.staff import Role
from tests.an_announcement import Case
from tests.conftest import MovedClock
from tests.officers import officer
from tests.talker import Talker


@pytest.fixture
async def case(desk: Desk, known: Knowledge) -> Case:
    return await Case.begin(desk.store, known, [f"p{number}" for number in range(10)])


async def on_its_way(case: Case, clock: MovedClock) -> int:
    made = await case.approved()
    for _ in range(2):
        await case.look(made)
        await case.all_arrive(made)
    clock.moved += timedelta(minutes=11)
    for _ in range(2):
        await case.look(made)
    return made


@pytest.mark.parametrize("role", ["hotline_agent", "case_officer", "publisher", "approver"])
async def test_whoever_of_the_staff_works_with_people_can_stop_it_from_the_phone(desk: Desk, clock: MovedClock, case: Case, role: Role) -> None:
    made = await on_its_way(case, clock)
    lee = await officer(desk, clock, role)
    told = await lee.starts("announce")
    assert "節能講座" in told and "▮▯▯▯▯▯▯▯▯▯ 2 / 12" in told and "發送中" in told
    await lee.says("暫停發送")
    assert "已暫停" in await lee.says("名額有誤")
    row = await case.row(made)
    assert row.state == "paused"
    told = await lee.presses("返回這份公告")
    assert "已暫停" in told and "終止發送" in lee.labels and "暫停發送" not in lee.labels
    await lee.says("繼續")
    assert "已繼續" in await lee.says("已更正")
    assert (await case.row(made)).state == "sending"


async def test_looking_again_shows_how_far_it_has_come(desk: Desk, clock: MovedClock, case: Case) -> None:
    made = await on_its_way(case, clock)
    lee = await officer(desk, clock, "hotline_agent")
    await lee.starts("announce")
    await case.all_arrive(made)
    assert "12 / 12" in await lee.says("更新")


async def test_stopped_for_good_the_rest_does_not_leave(desk: Desk, clock: MovedClock, case: Case) -> None:
    made = await on_its_way(case, clock)
    lee = await officer(desk, clock, "case_officer")
    await lee.starts("announce")
    await lee.says("終止發送")
    assert "已終止" in await lee.says("活動取消")
    assert (await case.row(made)).state == "cancelled" and {row.state for row in await case.queued(made)} == {"sent", "dropped"}


async def test_somebody_faster_is_told_and_nothing_is_done_twice(desk: Desk, clock: MovedClock, case: Case) -> None:
    made = await on_its_way(case, clock)
    lee = await officer(desk, clock, "hotline_agent")
    await lee.starts("announce")
    await lee.says("暫停發送")
    await case.step("agent", announcements.cancel, made, reason="x")
    assert "剛有改變" in await lee.says("名額有誤")
    assert (await case.row(made)).state == "cancelled"


async def test_of_several_one_is_chosen_and_approving_is_for_the_console(desk: Desk, clock: MovedClock, case: Case) -> None:
    await on_its_way(case, clock)
    await case.waiting(name="資助新安排")
    lee = await officer(desk, clock, "approver")
    await lee.starts("announce")
    assert await lee.question() == "which"
    told = await lee.says("1")  # the newest first
    assert "資助新安排" in told and "職員網頁" in told
    assert not {"暫停發送", "終止發送"} & set(lee.labels)


async def test_with_none_on_its_way_it_says_where_they_are_written(desk: Desk, clock: MovedClock, case: Case) -> None:
    lee = await officer(desk, clock, "publisher")
    assert "職員網頁" in await lee.starts("announce")


async def test_nobody_else_learns_that_there_is_one(desk: Desk, clock: MovedClock, case: Case, talker: Talker) -> None:
    made = await on_its_way(case, clock)
    for said in (await talker.starts("announce"), await talker.says(f"go:announce:{made}", "choice")):
        assert "節能講座" not in said
    viewer = await officer(desk, clock, "viewer", "eve")
    assert "節能講座" not in await viewer.starts("announce")
