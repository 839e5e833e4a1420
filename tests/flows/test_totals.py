"""The totals as staff see them in the chat."""

import pytest
from sqlalchemy import update

from bot.desk import Desk
from bot.programme import history
from bot.programme.staff import ROLES, Role
from bot.tables import staff
from tests.conftest import MovedClock
from tests.officers import loses_role, officer
from tests.talker import Talker


async def loaded(desk: Desk) -> None:
    figures = [each.model_dump() for each in desk.knowledge.history]
    await desk.store.write(lambda connection: history.load(connection, figures))


@pytest.mark.parametrize("role", ROLES)
async def test_every_role_sees_the_totals(desk: Desk, clock: MovedClock, role: Role) -> None:
    await loaded(desk)
    lee = await officer(desk, clock, role)
    told = await lee.starts("totals")
    assert "實地評估：2008-09年度 113、2009-10年度 227、2010-11年度 319、合計 659" in told
    assert "合計：2008-09年度 166、2009-10年度 430、2010-11年度 511、合計 1,107" in told
    assert "進度報告第 10 段" in told and "截至2011年3月31日" in told


async def test_each_table_is_one_choice_away_and_says_what_it_rests_on(desk: Desk, clock: MovedClock) -> None:
    await loaded(desk)
    lee = await officer(desk, clock)
    await lee.starts("totals")
    told = await lee.answers(wish_1="與目標比較")
    assert "實地評估：累計批准 659、目標 800 至 1,000" in told and "示範項目：累計批准 88、目標 約 120" in told
    assert "%" not in told and "未必已完成" in told, "a target counts factories or projects, an approval is an application"
    assert "不是每年" in told
    assert "節約能源：截至2011年3月31日 54" in await lee.answers(wish_2="示範項目的技術")
    told = await lee.answers(wish_3="4")
    assert "合計：截至2011年3月31日 155" in told and "年度內新登記：2010-11年度 27" in told
    told = await lee.answers(wish_4="推廣活動及會議")
    assert "認知推廣活動（項）：截至2010年3月31日 140、2010-11年度 71、截至2011年3月31日 211" in told
    assert "參加人數（人）：截至2010年3月31日 約 17,100、2010-11年度 約 3,700、截至2011年3月31日 約 20,800" in told
    told = await lee.answers(wish_5="獲頒標誌數目")
    assert "合計：2010年 115" in told and "不可與按年度計算的申請相加" in told
    await lee.presses("上一題")
    assert await lee.question() == "wish_5"


async def test_before_anything_is_loaded_that_is_said(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    assert "未有數字" in await lee.starts("totals")
    assert "0%" not in await lee.answers(wish_1="與目標比較")


async def test_who_is_no_staff_sees_none_and_who_is_no_longer_sees_no_more(desk: Desk, clock: MovedClock) -> None:
    await loaded(desk)
    guest = Talker(desk, clock, "guest")
    for text, kind in [("/totals", "text"), ("go:totals:", "choice"), ("totals", "start"), ("計劃累計數字", "text")]:
        assert "1,107" not in await guest.says(text, kind)  # type: ignore[arg-type]
        assert not (await guest.state()).get("open")
    lee = await officer(desk, clock)
    await lee.starts("totals")
    await loses_role(desk)  # a viewer may still look
    assert "659" in await lee.answers(wish_1="與目標比較")
    await desk.store.write(lambda connection: connection.execute(update(staff).values(active=False)))
    assert "只有職員可以查看" in await lee.answers(wish_2="獲頒標誌數目")
