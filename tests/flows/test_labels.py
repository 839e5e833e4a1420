"""Officers handle the recognition logo in the chat."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.flows.logo import MOST_ACCOUNT
from bot.knowledge import Knowledge
from bot.programme import awards
from bot.tables import label, label_application, label_round
from tests import an_application as an
from tests.conftest import MovedClock
from tests.officers import loses_role, officer, told
from tests.talker import Talker
from tests.test_recognition import applies, awarded, opened, year_of


async def signed_in(desk: Desk, clock: MovedClock, known: Knowledge) -> Talker:
    """An officer, and a round that is open."""
    await opened(desk.store, known)
    lee = await officer(desk, clock, chat="wong")
    await lee.starts("cancel")  # the list of what staff may do
    return lee


async def with_case(desk: Desk, clock: MovedClock, known: Knowledge, *, reviewed: bool = False) -> Talker:
    """An officer who has an application before them."""
    lee = await signed_in(desk, clock, known)
    made = await applies(desk.store, known)
    if reviewed:
        await an.acts(desk.store, known, "lee", awards.review, application_id=made["id"], version=0)
    await lee.starts("labels")
    year = str(year_of(desk.store))
    await lee.answers(wish_1="申請", facet_1=year, value_1="全部", pick_1="1")
    return lee


async def rows(desk: Desk, table: Any) -> list[Any]:
    return list(await desk.store.read(lambda connection: connection.execute(select(table)).all()))


async def test_only_case_officers_open_it(desk: Desk, clock: MovedClock, talker: Talker) -> None:
    ho = await officer(desk, clock, "publisher", "ho")
    await ho.starts("cancel")
    for each in (talker, ho):
        assert "標誌管理" not in await each.starts("labels")
        assert "標誌管理" not in await each.says("go:labels:1", "choice")


async def test_dates_are_entered_read_back_and_applications_are_open(desk: Desk, clock: MovedClock, talker: Talker) -> None:
    lee = await officer(desk, clock)
    await lee.starts("cancel")
    assert "未輸入任何年度的申請日期" in await lee.starts("labels")
    today = clock.now().astimezone(HONG_KONG).date()
    opens, closes = today - timedelta(days=2), today + timedelta(days=20)
    await lee.answers(wish_1="輸入申請日期", round=str(today.year), opens=opens.isoformat())
    assert "太早" in await lee.answers(closes=(opens - timedelta(days=1)).isoformat())
    told_lee = await lee.answers(closes=closes.isoformat())
    assert f"{opens.year}年{opens.month}月{opens.day}日至{closes.year}年{closes.month}月{closes.day}日" in told_lee
    assert "已儲存" in await lee.answers(dates="係")
    await talker.starts("logo")
    assert "現正接受申請" in await talker.answers(wish_1="日期")
    assert f"{today.year} 年度：" in await lee.presses("標誌管理首頁")


async def test_a_day_without_a_year_is_one_of_the_round(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await lee.starts("cancel")
    await lee.starts("labels")
    year = clock.now().astimezone(HONG_KONG).year + 1
    await lee.answers(wish_1="輸入申請日期", round=str(year), opens="1/11", closes="15/1", dates="係")
    (row,) = await rows(desk, label_round)
    assert (row.opens_on, row.closes_on) == (f"{year}-11-01", f"{year + 1}-01-15")


async def test_an_application_is_reviewed_its_criteria_recorded_and_the_logo_awarded(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known)
    year = year_of(desk.store)
    assert lee.labels[:2] == ["開始評審", "標誌管理首頁"]
    assert "已列為評審中" in await lee.answers(action_1="評審")
    await lee.presses("返回這份申請")
    await lee.answers(action_0="準則", criterion_1="係", criterion_2="係", criterion_3="否", criterion_4="係")
    assert "已記錄評審準則" in await lee.answers(criterion_5="未")
    card = await lee.presses("返回這份申請")
    assert "準則：符合 3、不符合 1、未確定 1" in card and "聯絡人：陳大文" in card and "未與任何記錄核對" in card
    told_lee = await lee.answers(action_0="頒發", number="1")
    assert "仍未記錄為符合：生產力促進局已到場評核、名單已公示" in told_lee
    assert f"已頒發，編號 {year}-S-001" in await lee.answers(award="係")
    (notice,) = await told(desk, "owner", "case:label:")
    assert "已收到 → **獲頒標誌**" in notice and f"{year}\\-S\\-001" in notice


async def test_the_officer_may_give_another_number_but_not_one_that_is_taken(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known, reviewed=True)
    await an.acts(desk.store, known, "lee", awards.enter, year=2025, category="partner", name="樣本", number="A-1")
    assert "已經用過" in await lee.answers(action_1="頒發", number="a－1", award="係")
    await lee.presses("返回這份申請")
    assert "看不懂這個編號" in await lee.answers(action_0="頒發", number="沒有數字", award="係")
    await lee.presses("返回這份申請")
    assert "編號 GD/77" in await lee.answers(action_0="頒發", number="gd/77", award="係")


async def test_a_refusal_needs_a_reason_in_three_languages_and_is_told(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known, reviewed=True)
    await lee.answers(action_1="不頒發", reason="文件不齊", zh_hans_1="採用")
    assert "理由：文件不齊" in await lee.answers(en_1="Papers are missing.")
    assert await rows(desk, label) == [] and "並通知申請者" in await lee.answers(refuse="係")
    (row,) = await rows(desk, label_application)
    assert row.reason == {"zh-Hant": "文件不齊", "zh-Hans": "文件不齐", "en": "Papers are missing."}
    assert "理由：文件不齊" in (await told(desk, "owner", "case:label:"))[0]
    await lee.presses("返回這份申請")
    assert "已列為評審中" in await lee.answers(action_0="重開", reopen="係")


async def test_deciding_otherwise_changes_nothing(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known, reviewed=True)
    assert "沒有作出任何更改" in await lee.answers(action_1="頒發", number="1", award="唔好")
    assert await rows(desk, label) == [] and (await rows(desk, label_application))[0].state == "under_review"


async def test_who_lost_the_role_meanwhile_changes_nothing(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known, reviewed=True)
    await lee.answers(action_1="頒發", number="1")
    await loses_role(desk)
    assert "權限已更改" in await lee.answers(award="係")
    assert await rows(desk, label) == []


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known, reviewed=True)
    await lee.answers(action_1="頒發", number="1")
    await an.acts(desk.store, known, "lee", awards.refuse, application_id=1, version=1, reason={"zh-Hant": "不", "zh-Hans": "不", "en": "no"})
    assert "剛由其他人更改" in await lee.answers(award="係")
    assert await rows(desk, label) == []


async def test_looking_only_leads_back_to_the_start(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await with_case(desk, clock, known)
    assert "標誌管理" in await lee.answers(action_1="標誌管理首頁") and await lee.question() == "wish_2"
    year = str(year_of(desk.store))
    assert "沒有符合的記錄" in await lee.answers(wish_2="申請", facet_2=year, value_2="獲頒標誌")
    assert "不可相加" in await lee.answers(wish_3="數目", facet_3=year)
    assert "找不到這項記錄" in await lee.says("go:labels:999", "choice")


async def test_an_award_is_entered_and_taken_away_with_a_reason(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await signed_in(desk, clock, known)
    year = str(year_of(desk.store))
    await lee.starts("labels")
    assert "任何人都可以查核到" in await lee.answers(wish_1="補錄", year=year, category="1", name="樣本五金廠", number="1")
    assert f"{year}-E-001" in await lee.answers(enter="係")
    await lee.starts("labels")
    await lee.answers(wish_1="得獎者", facet_1=year, pick_1="1", logo_action_1="撤銷", reason="資料不實", zh_hans_1="採用")
    assert "不能復原" in await lee.answers(en_1="沿用中文")
    assert "已撤銷標誌" in await lee.answers(take_away="係")
    (row,) = await rows(desk, label)
    assert row.withdrawn_on
    await lee.starts("labels")
    card = await lee.answers(wish_1="得獎者", facet_1=year, pick_1="1")
    assert "撤銷日期" in card and "撤銷標誌" not in lee.labels


async def test_two_applications_with_a_like_name_are_pointed_out(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    await signed_in(desk, clock, known)
    await applies(desk.store, known, "another", name="樣本採購公司")
    wong = Talker(desk, clock, "wong")
    await applies(desk.store, known)
    assert "名稱相近的申請：L-" in await wong.says("go:labels:2", "choice")


async def test_the_link_to_the_list_of_a_year_is_given(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await signed_in(desk, clock, known)
    await awarded(desk.store, known)
    await lee.starts("labels")
    assert "/awards/" in await lee.answers(wish_1="名單", facet_1=str(year_of(desk.store)))


async def test_the_longest_application_fits_into_one_message_in_all_languages(desk: Desk, clock: MovedClock, known: Knowledge) -> None:
    lee = await signed_in(desk, clock, known)
    long = {"took_part": "unsure", "account": "工" * MOST_ACCOUNT}
    made = await applies(desk.store, known, category="excellent", name="樣本" * 30, answers=long, contact=f"{'a' * 60}@example.com")
    await an.acts(desk.store, known, "lee", awards.review, application_id=made["id"], version=0)
    for language, name in (("zh-Hant", "繁體中文"), ("zh-Hans", "简体中文"), ("en", "English")):
        await lee.starts("language")
        await lee.presses(name)
        assert (await lee.state())["language"] == language
        await lee.says(f"go:labels:{made['id']}", "choice")
        assert all(len(message.text) < 1000 and not message.text.endswith("…") for message in lee.last)
        await lee.starts("cancel")
