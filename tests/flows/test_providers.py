"""Talks about service providers: finding one, checking one, the warning, applying, and looking after one's own entry."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.messages import Capabilities, Language
from bot.tables import provider
from tests import a_provider as a
from tests import an_application as an
from tests.conftest import MovedClock
from tests.officers import told
from tests.talker import Talker

LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans", "en")


async def applies(talker: Talker, firm: str = "綠環示範工程有限公司", news: str = "不接收通知") -> str:
    """Through the whole form, from the menu of providers."""
    await talker.starts("providers")
    await talker.presses("申請成為登記供應商")
    await talker.answers(company=firm, base="珠三角", city_1="番禺", skill_1="鍋爐", skill_2="污水", skill_3="選好了", person="李大文")
    await talker.answers(contact="2345 6789", public="可以公開", news=news)
    return await talker.answers(confirm="遞交")


async def test_a_provider_is_found_by_need_and_base_in_the_words_of_the_trade(talker: Talker, desk: Desk) -> None:
    await an.officer(desk.store, desk.knowledge, "officer")
    await a.registered(desk.store, desk.knowledge, "one", "甲工程有限公司", skills=["voc"], public=True)
    await a.registered(desk.store, desk.knowledge, "two", "乙工程有限公司", base="prd", city="dongguan", skills=["voc"])
    await a.registered(desk.store, desk.knowledge, "three", "丙工程有限公司", skills=["flue_gas"])
    await talker.starts("providers")
    await talker.presses("尋找供應商")
    listed = await talker.answers(facet_1="有機廢氣", value_1="不限")
    assert "2 家" in listed and "並非排名" in listed
    assert {"甲工程有限公司（香港）", "乙工程有限公司（珠三角城市、東莞）"} <= set(talker.labels)
    card = await talker.presses("甲工程有限公司（香港）")
    assert "+85223456789" in card and "登記不等於推薦" in card and await talker.question() == "wish_2"
    await talker.presses("尋找供應商")
    await talker.answers(facet_2="VOC", value_2="珠三角")
    assert "沒有公開聯絡方法" in await talker.presses("乙工程有限公司（珠三角城市、東莞）")
    await talker.presses("尋找供應商")
    assert "暫時沒有符合" in await talker.answers(facet_3="蝕刻液", value_3="不限")


async def test_whether_a_firm_is_registered_is_answered_for_today_and_for_days_past(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await an.officer(desk.store, desk.knowledge, "officer")
    made = await a.registered(desk.store, desk.knowledge, name="綠環科技有限公司")
    first = await a.today(desk.store, desk.knowledge)
    clock.moved = timedelta(days=3)
    await a.changes(desk.store, desk.knowledge, made, "suspend", reason="r")
    await talker.starts("providers")
    await talker.presses("查核公司是否已登記")
    now = await talker.answers(firm_1="綠環科技有限公司", day_1="今日")
    assert "不是：綠環科技有限公司" in now and "暫停" not in now
    await talker.presses("查核公司是否已登記")
    then = await talker.answers(firm_2="綠環科技有限公司", day_2=first)
    assert "是：綠環科技有限公司" in then and "登記不等於推薦" in then
    await talker.presses("查核公司是否已登記")
    assert "2788 5588" in await talker.answers(firm_3="綠環科技有限公司", day_3="2009-01-01") and await talker.question() == "wish_4"
    await talker.presses("查核公司是否已登記")
    assert "今天或以前" in await talker.answers(firm_4="綠環科技有限公司", day_4="31/12/2035")


async def test_a_name_that_is_only_like_a_registered_one_is_never_confirmed_by_itself(talker: Talker, desk: Desk) -> None:
    await an.officer(desk.store, desk.knowledge, "officer")
    await a.registered(desk.store, desk.knowledge, name="綠環科技有限公司")
    await talker.starts("providers")
    await talker.presses("查核公司是否已登記")
    asked = await talker.answers(firm_1="綠環五金有限公司", day_1="今日")
    assert "只差少許也可能是另一家公司" in asked
    assert "沒有名為「綠環五金有限公司」" in await talker.answers(pick_1="都不是")
    await talker.presses("查核公司是否已登記")
    await talker.answers(firm_2="綠環五金有限公司", day_2="今日")
    assert "是：綠環科技有限公司" in await talker.presses("綠環科技有限公司（香港）")


async def test_the_question_about_an_agent_has_one_answer_whoever_is_meant(talker: Talker, desk: Desk) -> None:
    await talker.starts("providers")
    warning = await talker.says("中介")
    assert "無法確認任何人的身分" in warning and "款項" in warning and "2788 5588" in warning
    assert (await talker.presses("有人自稱代表計劃")) == warning


async def test_a_firm_applies_with_the_privacy_notice_first_and_sees_all_before_it_is_sent(talker: Talker, desk: Desk) -> None:
    await talker.starts("providers")
    assert "收集資料的目的" in await talker.presses("申請成為登記供應商") and await talker.question() == "company"
    await talker.says("/cancel")
    await talker.says("/cancel")
    received = await applies(talker)
    assert "P-" in received
    row = (await desk.store.read(lambda connection: connection.execute(select(provider)).all()))[0]
    assert (row.base, row.city, row.skills, row.contact, row.public_contact, row.news, row.state) == (
        *("prd", "guangzhou", ["furnace_boiler", "wastewater_reuse"], "+85223456789", "+85223456789", False, "applied"),
    )
    await talker.says("/cancel")
    again = await applies(talker)
    assert "沒有再遞交一次" in again and row.reference in again
    assert len(await desk.store.read(lambda connection: connection.execute(select(provider)).all())) == 1


async def test_what_is_changed_before_sending_drops_nothing_that_is_sent(talker: Talker, desk: Desk) -> None:
    await talker.says("go:newprovider:", "choice")
    await talker.answers(company="甲有限公司", base="珠三角", city_1="東莞", skill_1="VOC", skill_2="選好了", person="李大文", contact="2345 6789")
    await talker.answers(public="不公開", news="接收通知")
    await talker.says("改 2")
    await talker.answers(base="香港")
    sent = await talker.answers(confirm="遞交")
    assert "已收到" in sent and "公司名稱" not in sent and "聯絡人" not in sent  # only the city no longer applies
    (row,) = await desk.store.read(lambda connection: connection.execute(select(provider)).all())
    assert (row.base, row.city, row.news, row.public_contact) == ("hong_kong", "hong_kong", True, None)


async def test_a_place_that_is_not_of_the_base_is_asked_again_or_left_open(talker: Talker, desk: Desk) -> None:
    await talker.says("go:newprovider:", "choice")
    await talker.answers(company="Firm Ltd", base="其他地區")
    assert "找不到「東莞」" in await talker.answers(city_1="東莞")
    await talker.answers(city_2="不在名單內")
    assert await talker.question() == "skill_1"


async def test_nothing_is_kept_when_it_is_not_sent(talker: Talker, desk: Desk) -> None:
    await talker.says("go:newprovider:", "choice")
    await talker.answers(company="甲", base="香港", skill_1="VOC", skill_2="選好了", person="李大文", contact="a@example.com", public="不公開", news="要")
    assert "沒有遞交" in await talker.answers(confirm="不遞交")
    assert await desk.store.read(lambda connection: connection.execute(select(provider)).all()) == []


async def test_a_provider_looks_after_its_own_entry_and_nobody_else_sees_it(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await applies(talker)
    await talker.says("/cancel")
    (row,) = await desk.store.read(lambda connection: connection.execute(select(provider)).all())
    await talker.starts("providers")
    assert "申請中" in await talker.presses("我公司的登記")
    assert "已儲存" in await talker.answers(action_1="接收供應商通知")
    card = await talker.presses("我公司的供應商登記")
    assert "會收到供應商" in card
    await talker.answers(action_0="更改聯絡方法", person="陳小明", contact="new@example.com")
    assert "已儲存" in await talker.answers(public="不公開")
    changed = await a.row_of(desk.store, row.id)
    assert (changed.contact_name, changed.contact, changed.public_contact, changed.news) == ("陳小明", "new@example.com", None, True)
    stranger = Talker(desk, clock, "stranger")
    not_theirs = await stranger.says(f"go:providers:{row.id}", "choice")
    await stranger.says("/cancel")
    assert not_theirs == await stranger.says(f"go:providers:{row.id + 1}", "choice") and "綠環" not in not_theirs


async def test_the_notice_of_a_decision_leads_to_one_s_own_entry(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await applies(talker)
    await talker.says("/cancel")
    (row,) = await desk.store.read(lambda connection: connection.execute(select(provider)).all())
    await an.officer(desk.store, desk.knowledge, "officer")
    await a.changes(desk.store, desk.knowledge, row.id, "admit", since=await a.today(desk.store, desk.knowledge))
    assert "已登記為計劃的環境技術服務供應商" in (await told(desk, talker.address.chat, "provider"))[0]
    assert "已登記" in await talker.says(f"go:providers:{row.id}", "choice")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_messages_are_shown_whole_in_every_language(desk: Desk, language: Language) -> None:
    details = {"lines": [{"say": "newprovider-detail", "name": {"say": "newprovider-detail-company"}, "value": "甲" * 120}] * 4}
    hotline = {"contact": "hotline"}
    for phrases in (
        [{"say": "newprovider-intro", "notice": {"say": "privacy-notice-provider"}}, {"say": "newprovider-company"}],
        [{"say": "provider-agent", "hotline": hotline}, {"say": "providers-wish"}],
        [{"say": "newprovider-confirm", "details": details}],
    ):
        body = {"phrases": phrases, "choices": [], "numbered": True, "first_number": 1}
        for each in phrases:  # a longer one is cut, with a sign
            assert desk.wording.phrase(each, language)
        text = desk.wording.worded(body, language, Capabilities()).text
        assert not text.endswith("…"), text[-80:]
