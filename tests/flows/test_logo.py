"""The recognition logo in the chat: reading, checking, applying, following."""

from sqlalchemy import select

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import awards, recognition
from bot.tables import consent, label_application
from tests import an_application as an
from tests.conftest import MovedClock
from tests.talker import Talker
from tests.test_recognition import REASON, awarded, enter_round, opened, year_of


async def applies(talker: Talker, **over: str) -> str:
    await talker.starts("logo")
    answers = {"wish_1": "申請標誌", "category": "3", "name": "樣本採購有限公司", "account": "向供應商推廣", "contact_name": "陳大文", "contact": "2345 6789"}
    return await talker.answers(**(answers | over))


async def test_categories_and_judging_are_told_with_their_sources(talker: Talker) -> None:
    await talker.starts("logo")
    told = await talker.answers(wish_1="類別")
    assert all(name in told for name in ("優越伙伴（製造業）", "伙伴（製造業）", "供應鏈", "技術服務")) and "cleanerproduction.hk" in told
    told = await talker.answers(wish_2="點樣評")
    assert "進度報告第 15 段" in told and "到場評核" in told and "沒有評分細則、費用和有效期" in told and "2788 5588" in told


async def test_in_all_languages_everything_fits_into_one_message(desk: Desk, clock: MovedClock) -> None:
    for number, language in enumerate(("zh-Hant", "zh-Hans", "en")):
        talker = Talker(desk, clock, f"reader {number}", language=language)  # type: ignore[arg-type]
        await talker.starts("logo")
        for wish in ("1", "2", "3"):
            await talker.says(wish)
            assert all(len(message.text) < 1000 and not message.text.endswith("…") for message in talker.last)


async def test_without_known_dates_the_person_is_told_whom_to_ask_and_may_leave_an_enquiry(talker: Talker) -> None:
    await talker.starts("logo")
    assert "未有申請日期的資料" in await talker.answers(wish_1="幾時")
    told = await talker.answers(wish_2="申請標誌")
    assert "未能接受標誌申請" in told and "2788 5588" in told and "找職員協助" in talker.labels
    assert "請寫下你想問職員的問題" in await talker.presses("找職員協助")


async def test_dates_to_come_and_dates_that_are_over_are_told(desk: Desk, talker: Talker, known: Knowledge) -> None:
    year = await opened(desk.store, known, days=(-20, -1))
    await talker.starts("logo")
    assert "結束，下一次的日期未有資料" in await talker.answers(wish_1="日期")
    await enter_round(desk.store, known, "lee", (10, 20), year + 1)
    assert f"{year + 1} 年度將於" in await talker.answers(wish_2="日期")


async def test_the_privacy_notice_comes_before_the_first_item_and_the_application_is_read_back(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    await talker.starts("logo")
    assert "收集資料的目的" in await talker.answers(wish_1="申請標誌")
    told = await talker.answers(category="技術服務", name="樣本環保顧問", account="講座 3 場", contact_name="陳大文", contact="a@example.com")
    assert all(each in told for each in ("（技術服務）", "樣本環保顧問", "講座 3 場", "陳大文", "a@example.com")) and "參加清潔生產伙伴計劃：" not in told
    assert await desk.store.read(lambda c: c.execute(select(label_application)).all()) == []
    told = await talker.answers(confirm="遞交")
    (row,) = await desk.store.read(lambda c: c.execute(select(label_application)).all())
    assert row.reference in told and (row.state, row.category, row.contact) == ("received", "technology_service", "a@example.com")
    assert [each.purpose for each in await desk.store.read(lambda c: c.execute(select(consent)).all())] == ["label"]


async def test_a_factory_is_asked_whether_it_took_part(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    await talker.starts("logo")
    await talker.answers(wish_1="申請標誌", category="1", name="樣本五金廠", took_part="唔知")
    assert "參加清潔生產伙伴計劃：不清楚" in await talker.answers(account="節能", contact_name="陳大文", contact="23456789")
    await talker.answers(confirm="好")
    (row,) = await desk.store.read(lambda c: c.execute(select(label_application)).all())
    assert row.answers == {"took_part": "unsure", "account": "節能"}


async def test_not_sending_keeps_nothing(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    assert "沒有遞交" in await applies(talker, confirm="不遞交")
    assert await desk.store.read(lambda c: c.execute(select(label_application)).all() + c.execute(select(consent)).all()) == []


async def test_applying_again_names_the_application_that_is_there(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    await applies(talker, confirm="遞交")
    assert "沒有重複遞交" in await applies(talker, confirm="遞交")
    assert len(await desk.store.read(lambda c: c.execute(select(label_application)).all())) == 1
    assert "已收到" in await talker.presses("查看標誌申請")


async def test_a_round_that_closes_while_the_form_is_filled_in_takes_nothing(desk: Desk, talker: Talker, clock: MovedClock, known: Knowledge) -> None:
    await opened(desk.store, known, days=(-1, 30))
    await applies(talker)
    await enter_round(desk.store, known, "lee", (-20, -1))
    assert "沒有收下申請" in await talker.answers(confirm="遞交")
    assert await desk.store.read(lambda c: c.execute(select(label_application)).all()) == []


async def test_ones_company_is_offered_by_name_and_another_name_can_be_typed(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    await an.draft(desk.store, known, talker.address.chat)
    await talker.starts("logo")
    await talker.answers(wish_1="申請標誌", category="2")
    assert await talker.question() == "firm" and talker.labels[:2] == ["樣本五金廠有限公司", "其他名稱"]
    told = await talker.answers(firm="1", took_part="有", account="節能", contact_name="陳大文", contact="23456789")
    assert "申請者：樣本五金廠有限公司" in told
    await talker.answers(confirm="遞交")
    (row,) = await desk.store.read(lambda c: c.execute(select(label_application)).all())
    assert row.company_id is not None
    await talker.starts("logo")
    await talker.answers(wish_1="申請標誌", category="2", firm="其他")
    assert await talker.question() == "name"


async def test_an_application_can_be_withdrawn_after_its_consequence_was_told(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    await applies(talker, confirm="遞交")
    await talker.starts("logo")
    await talker.answers(wish_1="我嘅標誌申請", pick_1="1")
    assert "不再評審" in await talker.answers(action="撤回")
    assert "沒有撤回" in await talker.answers(sure="唔好")
    await talker.says("go:logo:1", "choice")
    assert "已撤回申請" in await talker.answers(action="撤回", sure="確定")
    told = await talker.says("go:logo:1", "choice")
    assert "已撤回申請" in told and "可以再次申請" in told and not (await talker.state()).get("open")


async def test_somebody_elses_application_is_answered_like_one_that_does_not_exist(desk: Desk, talker: Talker, known: Knowledge, clock: MovedClock) -> None:
    await opened(desk.store, known)
    await applies(talker, confirm="遞交")
    stranger = Talker(desk, clock, "stranger")
    answers = [await stranger.says(f"go:logo:{each}", "choice") for each in ("1", "2", "x", "1" * 40)]
    assert set(answers) == {answers[1]} and "找不到這份申請" in answers[0]
    await stranger.starts("logo")
    assert "你沒有標誌申請" in await stranger.answers(wish_1="我的")


async def test_who_is_told_of_an_award_can_open_it(desk: Desk, talker: Talker, known: Knowledge) -> None:
    await opened(desk.store, known)
    number = await awarded(desk.store, known, talker.address.chat)
    (told,) = await an.notices_of(desk.store, talker.address.chat, "case:label:")
    choice = told.body["choices"][0]["id"]
    assert number in await talker.says(choice, "choice")


# --- is holder N valid for year Y? ---


async def checks(talker: Talker, words: str, year: int) -> str:
    await talker.starts("logo")
    await talker.answers(wish_1="查核", facet_1=words)
    return await talker.says(str(year))


async def test_a_check_says_yes_with_category_and_year_and_that_validity_is_not_known(desk: Desk, talker: Talker, known: Knowledge) -> None:
    year = await opened(desk.store, known)
    number = await awarded(desk.store, known)
    for words in (number, "樣本採購"):
        told = await checks(talker, words, year)
        assert f"獲頒 {year} 年度「粵港清潔生產伙伴（供應鏈）」標誌，編號 {number}" in told and "有效期有多久，資料沒有說明" in told
        assert "陳大文" not in told and "2345" not in told
        await talker.starts("cancel")


async def test_a_check_of_what_is_not_on_record_does_not_say_that_there_is_none(desk: Desk, talker: Talker, known: Knowledge) -> None:
    year = await opened(desk.store, known)
    await awarded(desk.store, known)
    told = await checks(talker, "樣本採購", year - 1)
    assert "不能單憑此斷定沒有獲頒" in told and f"以下年度有記錄：{year}" in told
    await talker.starts("cancel")
    told = await checks(talker, "採購", year)
    assert "沒有「採購」" in told and "名稱相近的同年得獎者：樣本採購有限公司" in told


async def test_a_logo_that_was_taken_away_says_so_with_the_day(desk: Desk, talker: Talker, known: Knowledge) -> None:
    year = await opened(desk.store, known)
    number = await awarded(desk.store, known)
    await an.acts(desk.store, known, "lee", awards.withdraw_award, number=number, reason=REASON)
    told = await checks(talker, number, year)
    assert "被撤銷" in told and "有：" not in told


async def test_what_was_typed_is_shown_as_it_is(talker: Talker, desk: Desk) -> None:
    assert "**粗**[x](https://example.com)" in await checks(talker, "**粗**[x](https://example.com)", year_of(desk.store))


def test_the_version_of_the_notice_is_the_one_that_is_kept(known: Knowledge) -> None:
    words = (known.folder / "words" / "zh-Hant" / "labels.ftl").read_text(encoding="utf-8")
    year, month, day = recognition.NOTICE.split("-")
    assert f"（{year}年{int(month)}月{int(day)}日版）" in words
