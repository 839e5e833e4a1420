"""Officers work on cases in the chat: the lists, the card, returning, checking, and what happens when somebody was faster."""

from typing import Any

import pytest

from bot.desk import Desk
from bot.programme import applications, files, handling, quotations
from tests import an_application as an
from tests.conftest import MovedClock
from tests.officers import loses_role, officer, told
from tests.talker import Talker
from tests.test_casework import written_down

REASON = {"keys": ["incomplete"], "text": None}


async def opens(desk: Desk, clock: MovedClock, made: int, chat: str = "lee") -> Talker:
    """An officer who has the case before them."""
    lee = await officer(desk, clock, chat=chat)
    await lee.says(f"go:casework:{made}", "choice")
    return lee


async def taken(desk: Desk, clock: MovedClock, chat: str = "lee", **over: Any) -> tuple[Talker, int]:
    made = await an.submitted(desk.store, desk.knowledge, **over)
    lee = await opens(desk, clock, made, chat)
    assert "已由你負責" in await lee.answers(action="接手")
    return lee, made


async def state_of(desk: Desk, made: int) -> str:
    return str((await an.row_of(desk.store, made)).state)


# --- lists ---


async def test_the_work_list_is_counted_shown_with_both_clocks_and_opens_a_case_by_its_number(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    made = await an.submitted(desk.store, desk.knowledge)
    reference = (await an.row_of(desk.store, made)).reference
    title = await lee.says("個案清單")
    assert "新遞交：1 宗" in title and "我的個案：0 宗" in title and lee.labels[:2] == ["我的個案", "待我覆核"]
    listed = await lee.answers(facet_1="新個案")
    assert f"{reference} 樣本五金廠有限公司：實地評估；東莞支援小組；新遞交；我方 0 日、申請人 0 日" in listed
    card = await lee.says("1")
    assert f"申請 {reference}（實地評估）" in card and "負責：無；覆核：無" in card and lee.labels[:3] == ["接手", "文件和補充", "查看資料"]
    assert "陳大文" not in card and "+852" not in card  # a person stands only where one is looked for
    await lee.says("/cancel")
    assert await lee.question() == "pick_2"  # back at the list


async def test_a_reference_is_found_as_it_is_typed_and_an_absent_one_is_said_to_be(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    made = await an.submitted(desk.store, desk.knowledge)
    reference = (await an.row_of(desk.store, made)).reference
    await lee.starts("worklist")
    assert "找不到參考編號「A-2222-2222-2222」" in await lee.says("A-2222-2222-2222")
    assert reference in await lee.says(reference.lower().replace("-", " ")) and "1 宗" in await lee.says(reference)
    draft = (await an.row_of(desk.store, await an.draft(desk.store, desk.knowledge, "b"))).reference
    assert f"找不到參考編號「{draft}」" in await lee.says(draft)


async def test_a_long_list_is_turned_page_by_page(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    for number in range(6):
        await an.submitted(desk.store, desk.knowledge, f"x{number}", company_name=f"樣本{number}號工程有限公司", registration_number=None)
    await lee.starts("worklist")
    assert "第 1 至 4 宗，共 6 宗" in await lee.answers(facet_1="新遞交")
    second = await lee.says("下一頁")
    assert "第 5 至 6 宗，共 6 宗" in second and "樣本5號" in second and "樣本0號" not in second
    assert "第 1 至 4 宗" in await lee.says("下一頁")
    assert "看哪一類" in await lee.says("其他清單")


async def test_the_hotline_sees_the_status_only(desk: Desk, clock: MovedClock) -> None:
    agent = await officer(desk, clock, "hotline_agent", "agent")
    made = await an.submitted(desk.store, desk.knowledge)
    reference = (await an.row_of(desk.store, made)).reference
    assert "請輸入參考編號" in await agent.starts("worklist")
    seen = await agent.says(reference)
    assert "已收到" in seen and "下一步" in seen
    assert not any(secret in seen for secret in ("陳大文", "+852", "樣本五金廠", "新遞交"))
    assert "找不到參考編號" in await agent.says("A-2222-2222-2222")
    assert await agent.says(f"go:casework:{made}", "choice") == await agent.says(f"go:casework:{made + 999}", "choice")
    assert await agent.question() == "value_3"
    assert await written_down(desk.store, made) == []


@pytest.mark.parametrize("role", ["viewer", "publisher", "admin", None])
async def test_who_is_no_case_officer_gets_no_case_by_whatever_way(desk: Desk, clock: MovedClock, role: Any) -> None:
    made = await an.submitted(desk.store, desk.knowledge)
    stranger = await officer(desk, clock, role, "stranger") if role else Talker(desk, clock, "stranger")
    here, absent = [await stranger.says(f"go:casework:{number}", "choice") for number in (made, made + 999)]
    assert here == absent and "樣本五金廠" not in here and "A-" not in here
    assert "樣本五金廠" not in await stranger.starts("worklist")


# --- a case ---


async def test_what_belongs_to_a_case_is_read_one_thing_after_another_and_the_reading_is_written_down(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock, facts=an.FACTS | {"description": "改善" * 450})
    firm = await lee.answers(action="查看", wish_1="公司")
    assert "聯絡人：陳大文，+85223456789" in firm and "這公司沒有其他個案" in firm
    project = await lee.answers(wish_2="項目")
    assert project.count("改善") < 310 and "…" in project and "項目說明餘下部分" in lee.labels
    rest = await lee.says("項目說明餘下部分")
    assert project.count("改善") + rest.count("改善") >= 450 and "查看哪一項" in rest
    rules = await lee.answers(wish_4="資格")
    assert "是否港資：符合（進度報告第 2、4 段）" in rules and "按規則計算的資助額：HK$10,000" in rules
    assert "接手（Officer Lee）" in await lee.answers(wish_5="紀錄") and "遞交（申請人）" in await lee.answers(wish_6="紀錄")
    assert "沒有值得特別留意" in await lee.answers(wish_7="報價")
    assert "想做甚麼" in await lee.answers(wish_8="返回個案")
    assert [what for _, what, _ in await written_down(desk.store, made)] == ["case read", "take"]


async def test_signs_in_quotations_are_shown_and_hold_nothing_up(desk: Desk, clock: MovedClock) -> None:
    made = await an.draft(desk.store, desk.knowledge)
    for firm in ("樣本甲工程", "樣本乙設備"):
        values = {"firm": firm, "address": "東莞市樣本路1號", "day": "2026-03-02", "amount_cents": 10_000_000}
        await an.acts(desk.store, desk.knowledge, "owner", quotations.add, application_id=made, **values)
    await an.acts(desk.store, desk.knowledge, "owner", applications.submit, application_id=made, version=2)
    lee = await opens(desk, clock, made)
    assert "報價有 3 項值得一看" in await lee.answers(action="接手")
    seen = await lee.answers(action="查看資料", wish_1="報價")
    assert "樣本甲工程、樣本乙設備（東莞市樣本路1號）：本個案之內" in seen and "都在同一日" in seen and "HK$10,000 的整數倍" in seen
    await lee.answers(wish_2="返回個案", action="交同事覆核")
    assert await state_of(desk, made) == "to_check"


async def test_all_points_are_returned_at_once_in_three_languages_and_told_once(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    await lee.answers(action="退回", item_1="工廠屬港資的證明", item_2="選好了", own_1="請提供安全檢查的報告")
    await lee.answers(zh_hans_1="採用", en_1="Please send the safety inspection report", own_2="冇喇")
    back = await lee.answers(reason_1="未齊備", reason_2="選好了")
    assert "要補充 2 項" in back and "工廠屬港資的證明" in back and "請提供安全檢查的報告" in back and "理由：資料未齊備" in back
    assert await state_of(desk, made) == "in_check"
    card = await lee.answers(returning="好")
    assert "已退回申請人，並通知一次，要補充 2 項" in card and "已退回申請人（" in card
    (notice,) = await told(desk, "owner", "status:")
    assert "已收到 → 需要你補充資料" in notice.replace("*", "") and "需要補充：2 項" in notice
    view = await an.acts(desk.store, desk.knowledge, "owner", applications.one, application_id=made)
    assert view["points"][1]["text"] == {
        **{"zh-Hant": "請提供安全檢查的報告", "zh-Hans": "请提供安全检查的报告", "en": "Please send the safety inspection report"}
    }
    asked = await lee.answers(action="文件", pick_1="補充")
    assert "工廠屬港資的證明：未有" in asked and "請提供安全檢查的報告：未有文字回覆" in asked


async def test_a_return_without_points_or_left_at_the_end_returns_nothing(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    assert "沒有列出任何項目" in await lee.answers(action="退回申請人", item_1="不用補交文件", own_1="沒有")
    await lee.answers(action="退回申請人", item_1="不用補交文件", own_1="Safety report", own_2="沒有", reason_1="其他理由", reason_2="選好了")
    assert "沒有更改" in await lee.answers(other="Drawings cannot be read", returning="不做")
    assert await state_of(desk, made) == "in_check"


async def test_two_officers_check_each_other(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    card = await lee.answers(action="交同事覆核")
    assert "你是負責人，不能自行覆核" in card and not {"覆核通過", "退回負責人"} & set(lee.labels)
    ho = await opens(desk, clock, made, "ho")
    assert ho.labels[:3] == ["覆核通過", "退回負責人", "文件和補充"]
    assert "已退回Officer Lee" in await ho.answers(action="退回負責人", why_back="費用要再核對")
    await lee.says(f"go:casework:{made}", "choice")
    assert "退回負責人（Officer Lee）：費用要再核對" in await lee.answers(action="查看", wish_1="紀錄")
    await lee.answers(wish_2="看完", action="交同事覆核")
    await ho.says("/cancel")
    await ho.says(f"go:casework:{made}", "choice")
    assert "覆核通過，可列入會議議程" in await ho.answers(action="覆核通過", passing="好")
    assert await state_of(desk, made) == "ready"


async def test_somebody_who_was_faster_is_shown_and_what_was_entered_is_kept(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    await lee.answers(action="退回申請人", item_1="工廠屬港資的證明", item_2="選好了", own_1="沒有", reason_1="未齊備", reason_2="選好了")
    await officer(desk, clock, chat="ho")
    await an.acts(desk.store, desk.knowledge, "ho", handling.set_tags, application_id=made, version=2, tags=["餘熱"])
    now = await lee.answers(returning="好")
    assert "剛由其他人更改" in now and "標籤：餘熱" in now and "你所填的仍在" in now and await state_of(desk, made) == "in_check"
    assert "要補充 1 項" in await lee.answers(again_0="照樣提交")
    assert await state_of(desk, made) == "returned" and (await an.row_of(desk.store, made)).tags == ["餘熱"]  # neither change is lost


async def test_what_is_no_longer_possible_is_said_and_the_case_shown_as_it_is(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    await lee.answers(action="退回申請人", item_1="工廠屬港資的證明", item_2="選好了", own_1="沒有", reason_1="未齊備", reason_2="選好了")
    await an.acts(desk.store, desk.knowledge, "owner", applications.act, application_id=made, version=2, transition="withdraw")
    assert "已撤回" in await lee.answers(returning="好")
    assert "不容許這樣做" in await lee.answers(again_0="照樣提交") and await state_of(desk, made) == "withdrawn"


async def test_a_role_that_is_lost_in_the_middle_of_a_form_changes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    await lee.answers(action="退回申請人", item_1="工廠屬港資的證明", item_2="選好了", own_1="沒有", reason_1="未齊備", reason_2="選好了")
    await loses_role(desk)
    seen = await lee.answers(returning="好")
    assert "權限已更改" in seen and "找不到這宗個案" in seen and "樣本五金廠" not in seen
    assert await state_of(desk, made) == "in_check"


async def test_a_role_that_is_lost_with_the_list_open_shows_no_more_cases(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await an.submitted(desk.store, desk.knowledge)
    await lee.starts("worklist")
    await loses_role(desk)
    seen = await lee.answers(facet_1="新遞交")
    assert "不能查看個案" in seen and "沒有個案" not in seen and await lee.question() != "facet_2"


async def test_a_case_is_taken_over_with_a_reason(desk: Desk, clock: MovedClock) -> None:
    _, made = await taken(desk, clock)
    ho = await opens(desk, clock, made, "ho")
    asked = await ho.answers(action="其他處理", what="轉由我負責")
    assert "現由Officer Lee負責" in asked
    assert "已由你負責" in await ho.answers(why="李主任放假")
    assert (await written_down(desk.store, made))[-1][1:] == ("take_over", "李主任放假")


async def test_a_case_goes_on_an_agenda_and_comes_off_it_with_a_reason(desk: Desk, clock: MovedClock) -> None:
    for chat in ("handler", "checker"):
        await an.officer(desk.store, desk.knowledge, chat)
    made = await an.ready(desk.store, desk.knowledge)
    lee = await opens(desk, clock, made)
    assert "尚未訂出委員會會議" in await lee.answers(action="列入會議議程")
    await an.a_meeting(desk.store)
    assert "會議的議程" in await lee.answers(action="列入議程", meeting="1") and await state_of(desk, made) == "tabled"
    assert "可列入另一次會議" in await lee.answers(action="抽起", why_off="資料有更新") and await state_of(desk, made) == "ready"


async def test_after_the_closing_time_for_papers_a_reason_is_asked_for(desk: Desk, clock: MovedClock) -> None:
    for chat in ("handler", "checker"):
        await an.officer(desk.store, desk.knowledge, chat)
    made = await an.ready(desk.store, desk.knowledge)
    await an.a_meeting(desk.store, days=3)
    lee = await opens(desk, clock, made)
    assert "截止時間已過" in await lee.answers(action="列入議程", meeting="1") and await state_of(desk, made) == "ready"
    await lee.answers(late="申請人在限期前已補齊")
    assert await state_of(desk, made) == "tabled" and (await written_down(desk.store, made))[-1][1:] == ("table", "申請人在限期前已補齊")


async def test_a_document_is_read_by_a_link_and_taken_or_marked(desk: Desk, clock: MovedClock) -> None:
    made = await an.draft(desk.store, desk.knowledge)
    document = {"id": "0" * 32, "name": "證明.pdf", "kind": "pdf", "size_bytes": 10, "sha256": "a" * 64}
    await an.acts(desk.store, desk.knowledge, "owner", files.add, application_id=made, item="ownership", file=document)
    await an.acts(desk.store, desk.knowledge, "owner", applications.submit, application_id=made, version=1)
    lee = await opens(desk, clock, made)
    await lee.answers(action="文件", pick_1="1")
    assert lee.labels[:2] == ["取得閱讀連結", "其他文件"]  # nobody works on it yet
    await lee.says("其他文件")
    await lee.answers(pick_2="返回個案", action="接手")
    await lee.answers(action="文件", pick_1="1")
    assert lee.labels[:3] == ["取得閱讀連結", "接納", "標示為須重交"]
    await lee.answers(file_1="取得閱讀連結")
    assert "/staff/file/" in lee.last[-1].text
    assert "證明.pdf（已接納）" in "".join([await lee.answers(pick_2="1", file_2="接納"), *lee.labels])
    assert "證明.pdf（已退回）" in "".join([await lee.answers(pick_3="1", file_3="標示為須重交"), *lee.labels])
    assert len(await told(desk, "owner", "status:")) == 1  # of the taking, not of documents


async def test_tags_and_the_technology_of_a_demonstration_are_kept(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock, component="demonstration")
    assert "計入技術：節約能源" in await lee.answers(action="其他處理", what="技術", technology="節約能源")
    card = await lee.answers(action="其他處理", what="標籤", tags="餘熱，鍋爐、示範")
    assert "標籤：餘熱、鍋爐、示範" in card
    assert "標籤：" not in await lee.answers(action="其他處理", what="標籤", tags="留空")
    assert (await an.row_of(desk.store, made)).tags == []


async def test_records_of_one_firm_are_joined_and_parted_again(desk: Desk, clock: MovedClock) -> None:
    await an.submitted(desk.store, desk.knowledge, "b", company_name="东莞样本五金厂")
    lee, _ = await taken(desk, clock)
    assert "有 1 個公司紀錄可能是同一公司" in await lee.answers(action="其他處理", what="是否同一公司", record="1", joining="不做")
    joined = await lee.answers(action="其他處理", what="是否同一公司", record="1", joining="好")
    assert "已儲存" in joined and "可能是同一公司" not in joined
    assert "东莞样本五金厂：其實不是同一公司" in await lee.answers(action="其他處理", what="是否同一公司", record="1")
    assert "有 1 個公司紀錄可能是同一公司" in await lee.answers(joining="好")


async def test_the_last_person_of_a_company_cannot_be_removed(desk: Desk, clock: MovedClock) -> None:
    lee, made = await taken(desk, clock)
    assert "最後一位" in await lee.answers(action="其他處理", what="離職", leaver="1", leaving="好")
    assert await an.acts(desk.store, desk.knowledge, "owner", applications.one, application_id=made) is not None


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
async def test_every_message_fits_on_a_screen_in_each_language(desk: Desk, clock: MovedClock, language: Any) -> None:
    """The fullest case: long names, five quotations with every sign, many steps, ten tags."""
    name = "樣本" + "長" * 60 + "五金廠有限公司"
    made = await an.draft(desk.store, desk.knowledge, company_name=name, component="demonstration", facts=an.FACTS | {"description": "詳" * 1000})
    for number in range(quotations.MOST):
        values = {"firm": f"樣本{number}" + "甲" * 90, "address": "東莞市" + "長" * 150, "day": "2026-03-02", "amount_cents": 10_000_000 * (number + 1)}
        await an.acts(desk.store, desk.knowledge, "owner", quotations.add, application_id=made, **values)
    await an.acts(desk.store, desk.knowledge, "owner", applications.submit, application_id=made, version=quotations.MOST)
    for number in range(5):
        await an.submitted(desk.store, desk.knowledge, f"x{number}", company_name=name)
    lee = await opens(desk, clock, made)
    await lee.says(f"lang:{language}", "choice")
    lee.language = language
    await lee.says(f"go:casework:{made}", "choice")
    await lee.says("1")
    await an.acts(
        desk.store, desk.knowledge, "lee", handling.set_tags, application_id=made, version=quotations.MOST + 2, tags=["籤" * 30 + str(n) for n in range(10)]
    )
    await lee.says("/cancel")
    await lee.says(f"go:casework:{made}", "choice")
    card = lee.last[-1].text
    assert len(card) < 1000 and not card.endswith("…")
    look = next(b for b in lee.last[-1].buttons if b.label in ("查看資料", "查看资料", "Read more"))
    await lee.says(look.id, "choice")
    for number in range(1, 6):
        seen = await lee.says(next(b for b in lee.last[-1].buttons if b.number == number).id, "choice")
        assert not lee.last[-1].text.endswith("…"), seen[-200:]
