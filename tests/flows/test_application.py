"""One case as its owner follows it: documents, details, submitting, points, correcting, withdrawing, people, rating."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Language
from bot.programme import Here, application_changes, applications
from bot.store import Store
from bot.tables import application_file, application_point, application_step, enquiry, holder, milestone, provider, provider_rating, quotation
from tests import an_application as an
from tests.conftest import MovedClock
from tests.talker import Talker

TEXTS = {"zh-Hant": "請說明鍋爐的型號", "zh-Hans": "请说明锅炉的型号", "en": "Please give the model of the boiler"}


@pytest.fixture
def owner(desk: Desk, clock: MovedClock) -> Talker:
    return Talker(desk, clock, "owner")


async def opens(talker: Talker, made: int) -> str:
    return await talker.says(f"go:application:{made}", "choice")


async def rows(talker: Talker, table: Any) -> list[Any]:
    return await talker.desk.store.read(lambda connection: list(connection.execute(select(table).order_by(*table.primary_key.columns))))


async def returned(store: Store, known: Knowledge, *points: dict[str, Any]) -> int:
    """A case that an officer has sent back with these points."""
    await an.officer(store, known, "handler")
    made = await an.submitted(store, known)
    await an.moved(store, known, "handler", made, "take", "return")

    def ask(here: Here) -> None:
        version = application_changes.lock(here.connection, made).version  # type: ignore[union-attr]
        for point in points:
            here.connection.execute(application_point.insert().values(application_id=made, round=version, **point))

    await an.acts(store, known, "handler", ask)
    return made


# --- a draft ---


async def test_the_card_of_a_draft_says_what_is_missing_and_why(owner: Talker, store: Store, known: Knowledge) -> None:
    told = await opens(owner, await an.draft(store, known))
    assert "完整程度" in told and "商業登記證" in told and "用來核對公司名稱和登記號碼" in told and "另有" in told
    assert owner.labels[:4] == ["文件", "查看或修改資料", "遞交申請", "刪除草稿"]


async def test_documents_come_one_by_one_to_their_item_and_the_score_rises(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    before = await opens(owner, made)
    await owner.says("文件")
    told = await owner.says("報價單（未有）")
    assert "資助額按費用計算" in told and "日期和總額" in told  # why, and an example
    assert "甲.pdf" in await owner.sends("甲.pdf")
    assert "乙.pdf" in await owner.sends("乙.pdf")  # the second photo of an album
    assert "之前已收到" in await owner.sends("甲.pdf")
    after = await owner.says("搞掂")
    assert [each.item for each in await rows(owner, application_file)] == ["quotation", "quotation"]
    assert before.split("完整程度：")[1][:2] < after.split("完整程度：")[1][:2]


async def test_a_document_can_be_taken_out_again(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    await owner.answers(action="文件", item="1")
    await owner.sends("甲.pdf")
    await owner.sends("乙.pdf")
    await owner.says("完成")
    told = await owner.answers(action="文件", item="1", file="刪除一份", gone="乙.pdf", sure_gone="係")
    assert "已刪除「乙.pdf」" in told
    assert {each.name: each.state for each in await rows(owner, application_file)} == {"甲.pdf": "arrived", "乙.pdf": "removed"}


async def test_submitting_reads_everything_back_and_what_is_missing_does_not_keep_from_it(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    told = await owner.says("遞交")
    for expected in ("樣本五金廠有限公司", "12345678-000", "HK$20,000", "+85223456789", "尚欠", "商業登記證", "也可以遞交"):
        assert expected in told, expected
    told = await owner.says("係")
    row = await an.row_of(store, made)
    assert row.state == "submitted" and f"已遞交，編號 {row.reference}" in told and "已收到" in told


async def test_submitting_twice_gives_one_application(owner: Talker, desk: Desk, clock: MovedClock, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    await owner.says("遞交")
    yes = next(b.id for m in owner.last for b in m.buttons if b.label == "確定遞交")
    await an.acts(store, known, "owner", applications.submit, application_id=made, version=0)  # from elsewhere, meanwhile
    told = await owner.says(yes, "choice")
    assert "不會重複" in told
    assert [each.transition for each in await rows(owner, application_step)] == ["submit"]
    assert "較早的步驟" in await owner.says(yes, "choice")


async def test_somebody_elses_change_is_noticed_before_submitting(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    await owner.says("遞交")
    values = {"contact_name": "李小姐", "contact": "+85227885588"}
    await an.acts(store, known, "owner", applications.change, application_id=made, version=0, part="contact", values=values)
    assert "剛才有人更新" in await owner.says("係") and (await an.row_of(store, made)).state == "draft"
    told = await owner.answers(action="遞交")
    assert "李小姐" in told


async def test_details_are_changed_one_by_one(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    await owner.answers(action="改資料", part="工廠和項目", fact="費用", cost="三萬五")
    await owner.answers(action="改資料", part="工廠和項目", fact="工廠地點", place="番禺")
    await owner.answers(action="改資料", part="聯絡人和聯絡方法", person="李小姐", contact="lee@example.com")
    await owner.answers(action="改資料", part="公司名稱和登記號碼", new_company="樣本電鍍廠", company_number="遲啲")
    row = await an.row_of(store, made)
    assert (row.cost_cents, row.city, row.contact_name, row.contact) == (3_500_000, "guangzhou", "李小姐", "lee@example.com")
    assert row.facts["description"] == an.FACTS["description"] and row.facts["words"]["place"] == "番禺"
    told = await owner.says("改資料")
    assert "番禺" in told and "樣本電鍍廠" in told


async def test_quotations_are_entered_and_taken_out(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    quoted = {"firm": "樣本環保工程", "address": "東莞市樣本路1號", "day": "噚日", "amount": "兩萬"}
    told = await owner.answers(action="改資料", part="報價", **quoted)
    assert "已加入報價" in told
    (kept,) = await rows(owner, quotation)
    assert (kept.firm, kept.amount_cents) == ("樣本環保工程", 2_000_000)
    told = await owner.answers(action="改資料", part="報價")
    assert "HK$20,000" in told
    assert "已移除報價" in await owner.answers(quotations_do="移除一份報價")


async def test_a_registered_provider_is_chosen_by_name(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await a_provider(store)
    await opens(owner, made)
    assert "沒有名稱近似" in await owner.answers(action="改資料", part="服務供應商", provider="沒有這家")
    told = await owner.answers(action="改資料", part="服務供應商", provider="樣本環科", which_provider="1")
    assert "已記下選用" in told and (await an.row_of(store, made)).provider_id is not None


async def test_a_draft_is_deleted_only_after_saying_what_goes(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    assert "不能復原" in await owner.answers(action="刪除")
    told = await owner.says("係")
    assert "已刪除" in told and (await an.row_of(store, made)).state == "discarded"
    assert "找不到這宗申請" in told  # it is gone: the talk ends there


async def test_leaving_keeps_everything_and_says_how_to_go_on(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    told = await owner.says("先離開")
    assert (await an.row_of(store, made)).reference in told and "申請進度" in told
    await opens(owner, made)
    told = await owner.says("取消")
    assert "已離開" in told and (await an.row_of(store, made)).state == "draft"


# --- sent back ---


async def test_points_are_answered_in_turn_in_words_or_by_document_and_sent_back(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await returned(store, known, {"item": "licence"}, {"text": TEXTS})
    told = await opens(owner, made)
    assert "請補充 2 項" in told and "營業執照" in told and "鍋爐的型號" in told
    assert "營業執照" in await owner.says("補充")
    assert "第 1 項（共 2 項）" in owner.last[-1].text
    await owner.sends("執照.pdf")
    told = await owner.says("完成")
    assert "第 2 項（共 2 項）" in told and "鍋爐的型號" in told
    told = await owner.says("WNS 型，兩台")
    assert "未答 0 項" in told
    assert [each.answer for each in await rows(owner, application_point)] == ["執照.pdf", "WNS 型，兩台"]
    told = await owner.answers(action="交回", resubmit="係")
    assert "已交回" in told and (await an.row_of(store, made)).state == "in_check"


async def test_a_point_can_wait_and_the_person_is_told_that_it_is_open(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await returned(store, known, {"item": "licence"}, {"text": TEXTS})
    await opens(owner, made)
    await owner.answers(action="補充", document_1="用文字回答", point_1="下星期補上", point_2="稍後再答")
    assert "尚有 1 項未答" in await owner.answers(action="交回")


# --- with us ---


async def test_correcting_states_what_it_costs_first(owner: Talker, store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    await an.officer(store, known, "checker")
    made = await an.tabled(store, known, await an.a_meeting(store))
    await opens(owner, made)
    told = await owner.answers(action="更正")
    assert "離開" in told and "議程" in told and "不計入" in told
    assert (await an.row_of(store, made)).state == "tabled"
    told = await owner.says("係")
    row = await an.row_of(store, made)
    assert (row.state, row.meeting_id) == ("returned", None) and "你們取回更正" in told and "補充所列各項" not in owner.labels


async def test_withdrawing_states_that_it_is_for_good_and_after_approval_that_the_grant_lapses(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    await opens(owner, made)
    told = await owner.answers(action="撤回")
    assert "不能恢復" in told and "資助會失效" not in told
    assert (await an.row_of(store, made)).state == "submitted"
    assert "已撤回" in await owner.says("係") and (await an.row_of(store, made)).state == "withdrawn"
    approved = await an.submitted(store, known)
    await an.set_columns(store, approved, state="approved", grant_cents=1_000_000)
    await opens(owner, approved)
    assert "資助會失效" in await owner.answers(action="撤回")


async def test_reasons_are_shown_or_a_colleague_is_asked_with_the_reference(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await returned(store, known)
    await opens(owner, made)
    assert "理由" in await owner.answers(action="查看理由")
    rejected = await an.submitted(store, known)
    await an.set_columns(store, rejected, state="rejected", decided_on="2026-11-01")
    await opens(owner, rejected)
    told = await owner.answers(action="點解", ask_reasons="好")
    (asked,) = await rows(owner, enquiry)
    assert asked.reference in told and (await an.row_of(store, rejected)).reference in asked.question


async def test_after_approval_the_card_shows_money_and_what_is_due_and_the_provider_is_rated_once(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    provider_id = await a_provider(store)
    await an.set_columns(store, made, state="approved", grant_cents=1_000_000, provider_id=provider_id, decided_on="2026-11-01")
    due = {"application_id": made, "kind": "final_report", "due": "2027-05-01", "created_at": store.clock.now()}
    await store.write(lambda connection: connection.execute(milestone.insert().values(**due)))
    told = await opens(owner, made)
    assert "HK$10,000" in told and "總結報告" in told and "2027年5月1日" in told
    await owner.answers(action="評價", rate_work="很好", rate_advice="好", rate_punctual="3", remark="冇")
    (rated,) = await rows(owner, provider_rating)
    assert (rated.work, rated.advice, rated.punctual, rated.remark) == (5, 4, 3, None)
    assert "之前已評價" in await owner.answers(action="評價", rate_work="1", rate_advice="1", rate_punctual="1", remark="冇")


# --- people ---


async def test_a_code_brings_a_colleague_in_and_who_has_left_is_taken_out(owner: Talker, desk: Desk, clock: MovedClock, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    told = await owner.answers(action="同事", people_do="代碼")
    code = told.split("一次性代碼：")[1][:9]
    assert "只可用一次" in told and f"/?start=join_{code}" in told and f"加入 {code}" in told
    colleague = Talker(desk, clock, "5001", channel="telegram")
    await colleague.says(f"加入 {code}")
    await colleague.answers(name="李小姐")
    assert "草稿" in await opens(colleague, made)
    told = await owner.answers(action="同事", people_do="移除一人", leaver="李小姐", sure_leaver="係")
    assert "已移除「李小姐」" in told
    assert "找不到這宗申請" in await opens(colleague, made)
    assert [each.until is None for each in await rows(owner, holder)] == [True, False]


@pytest.mark.parametrize("state", ["draft", "submitted"])
async def test_a_strangers_look_at_a_case_is_answered_like_one_that_is_not_there(state: str, talker: Talker, store: Store, known: Knowledge) -> None:
    made = await (an.draft if state == "draft" else an.submitted)(store, known)
    theirs = await opens(talker, made)
    absent = await opens(talker, made + 1)
    odd = await talker.says("go:application:'; --", "choice")
    assert theirs == absent == odd and "找不到這宗申請" in theirs


async def test_whoever_is_taken_out_in_the_middle_changes_nothing_more(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await opens(owner, made)
    await owner.says("遞交")
    await store.write(lambda connection: connection.execute(holder.update().values(until=store.clock.now())))
    told = await owner.says("係")
    assert "找不到這宗申請" in told and (await an.row_of(store, made)).state == "draft"
    assert not (await owner.state()).get("open")


# --- words ---


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_cards_and_read_backs_fit_into_a_message(language: Language, desk: Desk, clock: MovedClock, store: Store, known: Knowledge) -> None:
    owner = Talker(desk, clock, "owner", language=language)
    facts = an.FACTS | {"description": "字" * 1000}
    made = await an.draft(store, known, component="demonstration", company_name="公" * 80, facts=facts, contact_name="陳" * 40)
    await opens(owner, made)
    assert owner.last[-1].text.rstrip().endswith(("?", "？"))
    await owner.says("3")
    assert owner.last[-1].text.rstrip().endswith(("?", "？"))
    long = {each: text * 20 for each, text in TEXTS.items()}
    back = await returned(store, known, *({"text": long} for _ in range(8)))
    await opens(owner, back)
    assert owner.last[-1].text.rstrip().endswith(("?", "？"))


async def a_provider(store: Store) -> int:
    now = store.clock.now()
    values = {
        "reference": "P-TEST",
        "name": "樣本環科有限公司",
        "folded_name": "样本环科",
        "base": "prd",
        "skills": ["assessment"],
        "state": "registered",
        "channel": "web",
    }
    values |= {"contact_name": "樣本", "contact": "+85223456789", "chat": "firm", "created_at": now, "sample": True}
    return int(await store.write(lambda connection: connection.execute(provider.insert().values(**values).returning(provider.c.id)).scalar_one()))
