"""Officers keep the register of service providers in the chat."""

from typing import Any

from bot.desk import Desk
from bot.markup import to_plain
from bot.messages import Capabilities
from bot.programme import provider_checks, provider_words, ratings
from tests import a_provider as a
from tests import an_application as an
from tests.conftest import MovedClock
from tests.officers import has_event, loses_role, officer, told
from tests.talker import Talker

FIRM = "綠環示範工程有限公司（香港）"


async def opens(desk: Desk, clock: MovedClock, state: str = "申請中", **over: Any) -> tuple[Talker, int]:
    """An officer who has the firm before them."""
    lee = await officer(desk, clock)
    await an.officer(desk.store, desk.knowledge, "officer")
    made = await (a.applied if state == "申請中" else a.registered)(desk.store, desk.knowledge, **over)
    await lee.starts("register")
    await lee.answers(wish_1=state)
    await lee.presses(FIRM)
    return lee, made


async def test_a_firm_is_admitted_from_a_day_that_is_shown_and_is_told(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    assert {"接納登記", "不接納登記", "新增質量檢查"} <= set(lee.labels) and "暫停登記" not in lee.labels
    sure = await lee.answers(action_1="接納", since="1/3/2010")
    assert "由2010年3月1日起" in sure and (await a.row_of(desk.store, made)).state == "applied" and await told(desk, "firm") == []
    assert "供應商會收到通知" in await lee.answers(sure="好")
    assert await a.periods(desk.store, made) == [("2010-03-01", None)] and len(await told(desk, "firm")) == 1
    card = await lee.presses("查看這家公司")
    assert "登記期：2010年3月1日至現在" in card and "暫停登記" in lee.labels


async def test_a_refusal_is_written_in_three_languages_and_read_back(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.answers(action_1="不接納", told="請補交資料後再申請", zh_hans_1="採用")
    sure = await lee.answers(en_1="Please apply again with the missing details")
    assert "請補交資料後再申請" in sure
    await lee.answers(sure="好")
    row = await a.row_of(desk.store, made)
    assert (row.state, row.reason["zh-Hans"], row.reason["en"]) == ("refused", "请补交资料后再申请", "Please apply again with the missing details")
    assert "請補交資料後再申請" in (await told(desk, "firm"))[0]


async def test_a_suspension_has_a_reason_that_only_staff_read(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock, "已登記")
    assert "看不到理由" in await lee.answers(action_1="暫停", reason="量度數據造假")
    await lee.answers(sure="好")
    assert (await a.row_of(desk.store, made)).state == "suspended"
    assert ("provider suspend", f"provider {made}", "量度數據造假") in await a.written_down(desk.store)
    assert "造假" not in str(await told(desk, "firm"))
    await lee.presses("查看這家公司")
    await lee.answers(action_1="恢復", reason="已更正", sure="好")
    assert (await a.row_of(desk.store, made)).state == "registered" and len(await a.periods(desk.store, made)) == 2


async def test_saying_no_changes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock, "已登記")
    before = await a.row_of(desk.store, made)
    assert "沒有更改" in await lee.answers(action_1="結束", reason="r", sure="不更改")
    assert await a.row_of(desk.store, made) == before


async def test_somebody_else_s_change_is_noticed(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock, "已登記")
    await lee.answers(action_1="結束", reason="r")
    await a.changes(desk.store, desk.knowledge, made, "suspend", reason="r")
    assert "剛被更改" in await lee.answers(sure="好")
    assert (await a.row_of(desk.store, made)).state == "suspended"


async def test_a_quality_check_is_kept_followed_up_and_closed(desk: Desk, clock: MovedClock) -> None:
    lee, _ = await opens(desk, clock, "已登記")
    assert "沒有質量檢查紀錄" in await lee.answers(action_1="質量檢查")
    assert "只供職員查閱" in await lee.answers(action_2="新增質量檢查", finding="鍋爐效率量度不完整", case="無關")
    card = await lee.presses("查看這家公司")
    assert "未結案的質量檢查：1 項" in card
    await lee.answers(action_1="質量檢查")
    assert "鍋爐效率量度不完整" in await lee.answers(value_1="1")
    await lee.answers(step_1="跟進", follow_up="已要求補測")
    await lee.presses("查看這家公司")
    assert "已要求補測" in await lee.answers(action_1="質量檢查", value_1="1")
    assert "已儲存" in await lee.answers(step_1="結案")
    assert "未結案的質量檢查：0 項" in await lee.presses("查看這家公司")


async def test_ratings_are_shown_to_staff_once_there_are_three(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock, "已登記")
    for number in range(3):
        assert "工廠評分" in "".join(m.text for m in lee.last)
        case = await an.submitted(desk.store, desk.knowledge, f"owner {number}")
        await an.set_columns(desk.store, case, state="approved", provider_id=made)
        rated = {"application_id": case, "work": 4, "advice": 5, "punctual": 3, "remark": "準時" if number else None}
        await an.acts(desk.store, desk.knowledge, f"owner {number}", ratings.rate, **rated)
    await lee.says("/cancel")
    card = await lee.says(f"go:register:{made}", "choice")
    assert "工作 4.0、意見 5.0、準時 3.0" in card
    assert "準時" in await lee.answers(action_1="工廠意見") and await lee.question() == "action_2"


async def test_officers_tell_providers_of_a_briefing_and_each_once(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await an.officer(desk.store, desk.knowledge, "officer")
    await a.registered(desk.store, desk.knowledge, news=True)
    await lee.starts("register")
    assert "沒有可登記的簡介會或工作坊" in await lee.answers(wish_1="通知供應商活動")
    await has_event(desk, clock, kind="briefing")
    await lee.starts("register")
    await lee.answers(wish_1="通知供應商活動")
    sure = await lee.answers(event="1")
    assert "1 個" in sure and await told(desk, "firm", "provider-news") == []
    assert "已通知 1 個" in await lee.answers(invite="發出")
    assert len(await told(desk, "firm", "provider-news")) == 1
    await lee.starts("register")
    await lee.answers(wish_1="通知供應商活動")
    assert "沒有人會收到" in await lee.answers(event="1")


async def test_a_role_that_was_lost_in_the_middle_shows_and_changes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock, "已登記")
    await an.acts(desk.store, desk.knowledge, "officer", provider_checks.begin, provider_id=made, finding="secret finding", reference=None)
    before = await a.row_of(desk.store, made)
    await loses_role(desk)
    assert "secret" not in await lee.answers(action_1="質量檢查")
    await lee.says("/cancel")
    assert "綠環" not in await lee.says(f"go:register:{made}", "choice")
    assert await a.row_of(desk.store, made) == before


async def test_the_register_is_opened_by_case_officers_only(desk: Desk, clock: MovedClock, talker: Talker) -> None:
    await a.applied(desk.store, desk.knowledge)
    for who in (talker, await officer(desk, clock, "publisher", "wong")):
        assert "綠環" not in await who.starts("register") + await who.says("go:register:1", "choice") and "申請中" not in who.labels


async def test_many_firms_are_narrowed_by_base(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    for number in range(7):
        await a.applied(desk.store, desk.knowledge, f"chat {number}", f"Firm {number}", base="prd" if number else "hong_kong", city=None)
    assert "申請中 7 家" in await lee.starts("register")
    await lee.answers(wish_1="申請中")
    await lee.answers(facet_1="香港")
    assert [label for label in lee.labels if label.startswith("Firm")] == ["Firm 0（香港）"]
    await lee.presses("Firm 0（香港）")
    assert await lee.question() == "action_1"


async def test_the_fullest_card_of_a_firm_is_one_message(desk: Desk, clock: MovedClock) -> None:
    firm = {
        **{"name": "甲" * 100, "reference": "P-2222-2222-2222", "base": "prd", "city": "guangzhou", "sample": False, "state": "suspended"},
        **{"skills": ["assessment", "waste_heat", "voc", "flue_gas", "furnace_boiler", "renewable_energy", "wastewater_reuse", "etching_liquor"]},
        **{"applied_on": "2026-11-24", "periods": [{"starts_on": "2026-11-24", "ends_on": "2026-11-25"}] * 9, "reason": None},
        **{"contact_name": "乙" * 60, "contact": "x" * 60 + "@example.com", "public_contact": "y", "open_checks": 3, "same_name": ["P-2222-2222-2222"] * 9},
        "rating": {"count": 9, "work": 43, "advice": 50, "punctual": 20},
    }
    for language in ("zh-Hant", "zh-Hans", "en"):
        body = {"phrases": [provider_words.staff_card(firm), {"say": "register-action"}], "choices": [], "numbered": True, "first_number": 1}
        text = desk.wording.worded(body, language, Capabilities()).text  # type: ignore[arg-type]
        assert "4.3" in to_plain(text) and not text.endswith("…"), (language, len(text))
