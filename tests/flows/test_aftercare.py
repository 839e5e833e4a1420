"""Officers follow an approved case in the chat: dates, what is done, payments, completion."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.courier import Courier
from bot.desk import Desk
from bot.programme import aftercare, aftercare_views
from bot.schedule import watch_milestones
from bot.tables import milestone, payment
from tests import an_application as an
from tests.an_event import VISIT, enter
from tests.conftest import MovedClock
from tests.officers import loses_role, officer, told
from tests.talker import Talker

GRANT = 16_000_000


async def opens(desk: Desk, clock: MovedClock) -> tuple[Talker, int]:
    """An officer, and a demonstration that was approved today."""
    store, known = desk.store, desk.knowledge
    lee = await officer(desk, clock)
    for chat in ("handler", "checker"):
        await an.officer(store, known, chat)
    made = await an.tabled(store, known, await an.a_meeting(store, 0), component="demonstration")
    today = clock.now().astimezone(HONG_KONG).date().isoformat()
    await an.moved(store, known, "handler", made, "approve", grant_cents=GRANT, decided_on=today, technology="energy")
    await lee.says("/cancel")
    return lee, made


async def case(desk: Desk, made: int) -> dict[str, object]:
    seen: dict[str, object] = await an.acts(desk.store, desk.knowledge, "handler", aftercare_views.one, application_id=made)
    return seen


def in_days(clock: MovedClock, days: int) -> str:
    return (clock.now().astimezone(HONG_KONG).date() + timedelta(days=days)).isoformat()


async def test_a_case_is_found_in_the_list_and_its_card_has_the_money_and_the_milestones(desk: Desk, clock: MovedClock) -> None:
    lee, _ = await opens(desk, clock)
    listed = await lee.starts("aftercare")
    assert "未付清的個案：1 宗，共 HK$160,000" in listed and "樣本五金廠有限公司：未付 HK$160,000" in lee.labels[0]
    card = await lee.answers(which_case="1")
    assert "批准：HK$160,000；已發放：HK$0；未發放：HK$160,000" in card and card.count("未定日期") == 6
    assert lee.labels[:2] == ["訂定日期", "記錄發放資助"]


async def test_without_approved_cases_that_is_said(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    assert "沒有已批准的個案" in await lee.starts("aftercare")
    absent = await lee.says("go:aftercare:999", "choice")
    assert "找不到這宗申請" in absent
    draft = await an.draft(desk.store, desk.knowledge)
    assert await lee.says(f"go:aftercare:{draft}", "choice") == absent


async def test_a_case_that_is_not_decided_has_nothing_to_do(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    made = await an.submitted(desk.store, desk.knowledge)
    assert "沒有可以做的跟進" in await lee.says(f"go:aftercare:{made}", "choice")


async def test_all_dates_are_set_one_after_another(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="訂定日期", kind="逐項訂定", day_1=in_days(clock, 30), day_2="保持不變", day_3=in_days(clock, 90))
    await lee.answers(day_4="略過", day_5="不變")
    said = await lee.answers(day_6=in_days(clock, 120))
    assert "日期已儲存" in said and "遞交總結報告" in said and "完成工作" not in said
    seen = await case(desk, made)
    assert seen["open"] == ["start", "final_report", "talk_given"]
    again = await lee.presses("再看這宗個案")
    assert again.count("未定日期") == 3


async def test_one_date_is_moved_or_taken_away(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="1", kind="在活動上分享經驗", day_6=in_days(clock, 30))
    await lee.presses("再看這宗個案")
    said = await lee.answers(action="1", kind="在活動上分享經驗", day_6="不需要這一項")
    assert "在活動上分享經驗：未定日期" in said and (await case(desk, made))["open"] == []


async def test_dates_in_the_wrong_order_are_refused_in_words(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="1", kind="完成工作", day_2=in_days(clock, 30))
    await lee.presses("再看這宗個案")
    assert "日期次序不對" in await lee.answers(action="1", kind="開始工作", day_1=in_days(clock, 31))


async def test_a_case_text_asks_for_the_consent_and_a_visit_for_its_event(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    store, known = desk.store, desk.knowledge
    dates = dict.fromkeys(("case_text", "visit_hosted"), in_days(clock, 30))
    version = (await an.row_of(store, made)).version
    await an.acts(store, known, "handler", aftercare.plan, application_id=made, version=version, dates=dates)
    await enter(store, clock.now(), id="v-1", kind="visit", visit=VISIT, starts_at=clock.now() + timedelta(days=2))
    clock.moved += timedelta(days=3)
    await lee.says(f"go:aftercare:{made}", "choice")
    asked = await lee.answers(action="記錄已完成", which="提供成功案例的文字", done_on="今日")
    assert "未有記錄同意之前，任何內容都不會發表" in asked and await lee.question() == "scope"
    await lee.answers(scope="網站，可列公司名稱", until=in_days(clock, 700))
    card = await lee.presses("再看這宗個案")
    assert "工廠同意發表：網站，可列公司名稱（至" in card
    await lee.answers(action="記錄已完成", which="接待一次工廠參觀", done_on="尋日")
    assert "節能研討會" in lee.labels[0]
    await lee.answers(visit="1")
    query = select(milestone.c.kind, milestone.c.event_id, milestone.c.done_on, milestone.c.consent).order_by(milestone.c.id)
    rows = {row.kind: row for row in await store.read(lambda connection: connection.execute(query).all())}
    assert rows["visit_hosted"].event_id == "v-1" and rows["visit_hosted"].done_on == in_days(clock, -1)
    assert rows["case_text"].consent == {"scope": "網站，可列公司名稱", "until": in_days(clock, 700)}


async def test_without_consent_nothing_is_recorded_as_agreed(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="1", kind="提供成功案例的文字", day_4=in_days(clock, 9))
    await lee.presses("再看這宗個案")
    assert "已記錄" in await lee.answers(action="2", which="1", done_on="今日", scope="未有同意")
    seen = await case(desk, made)
    assert [each["consent"] for each in seen["milestones"] if each["kind"] == "case_text"] == [None]  # type: ignore[attr-defined]


async def test_a_payment_is_read_back_before_and_after_and_recorded_once(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    read_back = await lee.answers(action="記錄發放資助", amount="六萬蚊", paid_on="今日")
    assert "累計已發放：HK$0 → HK$60,000" in read_back and (await case(desk, made))["paid_cents"] == 0
    confirm = next(button.id for message in lee.last for button in message.buttons if button.label == "正確，記錄")
    assert "未發放餘額 HK$100,000" in await lee.says(confirm, "choice")
    await lee.says(confirm, "choice")
    assert (await case(desk, made))["paid_cents"] == 6_000_000


async def test_more_than_the_grant_is_refused_with_what_is_left_and_the_rest_is_one_tap(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    assert "餘額只有 HK$160,000" in await lee.answers(action="記錄發放資助", amount="160001", paid_on="今日", pay_sure="1")
    await lee.presses("再看這宗個案")
    await lee.answers(action="記錄發放資助")
    await lee.presses("全部餘額 HK$160,000")
    assert "沒有更改" in await lee.answers(paid_on="今日", pay_sure="不記錄")
    assert (await case(desk, made))["paid_cents"] == 0


async def test_only_another_officer_is_offered_to_correct_a_payment(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="記錄發放資助", amount="100", paid_on="今日", pay_sure="1")
    await lee.presses("再看這宗個案")
    assert "更正付款" not in lee.labels
    ho = await officer(desk, clock, chat="ho")
    await ho.says(f"go:aftercare:{made}", "choice")
    said = await ho.answers(action="更正付款", payment="1", reason="重複記錄")
    assert "原有記錄不變" in said and "HK$160,000" in said
    rows = await desk.store.read(lambda connection: connection.execute(select(payment.c.amount_cents).order_by(payment.c.id)).scalars().all())
    assert rows == [10_000, -10_000]


async def test_a_case_is_completed_after_what_is_open_was_shown_and_the_company_is_told(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(
        action="1", kind="逐項訂定", day_1="不變", day_2=in_days(clock, 8), day_3=in_days(clock, 9), day_4="不變", day_5="不變", day_6=in_days(clock, 9)
    )
    await lee.presses("再看這宗個案")
    await lee.answers(action="記錄已完成", which="遞交總結報告", done_on="今日")
    await lee.presses("再看這宗個案")
    shown = await lee.answers(action="個案完成")
    assert "沒有完成的記錄：完成工作" in shown and "仍要跟進：在活動上分享經驗" in shown and "仍未發放：HK$160,000" in shown
    assert "已列為「已完成」" in await lee.answers(complete_sure="1")
    assert (await an.row_of(desk.store, made)).state == "completed"
    assert "已完成" in (await told(desk, "owner"))[-1]


async def test_who_was_overtaken_is_told_and_changes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="記錄發放資助", amount="100", paid_on="今日")
    version = (await an.row_of(desk.store, made)).version
    paying = {"application_id": made, "version": version, "amount_cents": GRANT, "paid_on": in_days(clock, 0)}
    await an.acts(desk.store, desk.knowledge, "handler", aftercare.pay, **paying)
    assert "剛被更改" in await lee.answers(pay_sure="1")
    assert (await case(desk, made))["paid_cents"] == GRANT


async def test_who_loses_the_role_in_the_middle_changes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="記錄發放資助", amount="100", paid_on="今日")
    await loses_role(desk)
    assert "權限已更改" in await lee.answers(pay_sure="1")
    rows = await desk.store.read(lambda connection: connection.execute(select(payment)).all())
    assert rows == []


@pytest.mark.parametrize("role", ["viewer", "hotline_agent", "publisher", "approver", "admin", None])
async def test_nobody_else_can_open_it_by_any_means(desk: Desk, clock: MovedClock, role: str | None) -> None:
    _, made = await opens(desk, clock)
    other = await officer(desk, clock, role, chat="other") if role else Talker(desk, clock, "owner")  # type: ignore[arg-type]
    for text, kind in [("/aftercare", "text"), ("批准後跟進", "text"), (f"go:aftercare:{made}", "choice"), ("aftercare", "start")]:
        said = await other.says(text, kind)  # type: ignore[arg-type]
        assert "HK$160,000" not in said and "訂定日期" not in said
        assert not any(each["flow"] == "aftercare" for each in (await other.state()).get("open", []))


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "设定日期"), ("en", "Set dates")])
async def test_the_card_is_there_in_the_other_languages(desk: Desk, clock: MovedClock, language: str, words: str) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"lang:{language}", "choice")
    await lee.says(f"go:aftercare:{made}", "choice")
    assert words in lee.labels


async def test_the_owner_reads_what_is_due_and_gets_to_the_case_with_one_tap(desk: Desk, clock: MovedClock) -> None:
    lee, made = await opens(desk, clock)
    await lee.says(f"go:aftercare:{made}", "choice")
    await lee.answers(action="1", kind="遞交總結報告", day_3=in_days(clock, 7))
    await watch_milestones(desk.store, clock.now())
    owner = Talker(desk, clock, "owner")
    await owner.says("/menu")
    await Courier(desk.store, clock).hand_over()
    said = await owner.hears()
    day = clock.now().astimezone(HONG_KONG).date() + timedelta(days=7)
    assert f"遞交總結報告須於{day.year}年{day.month}月{day.day}日或之前完成。" in said
    assert "遞交總結報告" in await owner.presses("查看這宗申請")
