"""Applying: from an eligibility result with nothing asked twice, or afresh; every stop says what to do."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Language
from bot.programme.privacy_notice import VERSION
from bot.store import Store
from bot.tables import application, company, consent, holder
from bot.wording import Wording
from tests.conftest import MovedClock
from tests.talker import Talker

PERSON = {"person": "陳大文", "contact": "2788 5588", "description": "兩台柴油鍋爐用了十年，想回收廢熱"}
FIRM = {"new_company": "樣本五金廠有限公司", "company_number": "12345678-000"}
FACTORY = {"hk_owned": "係", "place": "東莞", "trade": "電鍍", "concern": "節約能源"}


async def rows(talker: Talker, table: Any) -> list[Any]:
    return await talker.desk.store.read(lambda connection: list(connection.execute(select(table))))


async def apply(talker: Talker, component: str = "評估", **over: str) -> str:
    """An application afresh, to the end; what was said last."""
    await talker.starts("apply")
    return await talker.answers(component=component, **FACTORY, cost="四萬", **(FIRM | PERSON | over), confirm="儲存")


async def test_from_an_eligibility_result_nothing_is_asked_twice(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="係", place="東莞", improved_already="未", trade="電鍍廠", cost="3萬")
    told = await talker.presses("提出申請")
    assert "東莞" in told and "HK$30,000" in told  # what was taken up is said
    told = await talker.answers(component="1", concern="節約能源")
    assert await talker.question() == "new_company"  # neither ownership, place, trade nor cost again
    told = await talker.answers(**FIRM, **PERSON)
    for expected in ("實地評估", "樣本五金廠有限公司", "12345678-000", "東莞", "金屬和金屬製品業", "HK$30,000", "陳大文", "+85227885588", "回收廢熱"):
        assert expected in told, expected
    told = await talker.answers(confirm="係")
    (made,) = await rows(talker, application)
    assert made.reference in told and "未遞交之前" in told
    assert (made.component, made.state, made.sector, made.city, made.cost_cents) == ("on_site_assessment", "draft", "metals", "dongguan", 3_000_000)
    assert (made.facts["hk_owned"], made.facts["place"], made.facts["concern"], made.facts["improved_already"]) == (True, "prd", "energy", None)
    assert not (await talker.state()).get("open")


async def test_an_answer_that_was_taken_up_can_still_be_changed(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="係", place="東莞", improved_already="未", trade="電鍍廠", cost="3萬")
    await talker.presses("提出申請")
    await talker.answers(component="1", concern="1")
    await talker.says("更改答案")
    await talker.presses("費用：HK$30,000")
    await talker.answers(cost="五萬")
    assert await talker.question() == "new_company"


async def test_afresh_in_cantonese_and_the_notice_stands_before_the_first_personal_question(talker: Talker) -> None:
    await talker.says("我要申請")
    told = await talker.answers(component="示範", hk_owned="係呀", place="番禺", trade="整手袋印花")
    if await talker.question() == "which_sector":
        await talker.says("1")
    told = await talker.answers(concern="節約能源", cost="唔知")
    assert await talker.question() == "new_company"
    assert "收集資料的目的" in told and "項目管理委員會" in told and "7 年" in told and "身份證" in told
    await talker.answers(new_company="樣本印花廠", company_number="遲啲", **PERSON, confirm="好")
    (made,) = await rows(talker, application)
    assert (made.component, made.cost_cents) == ("demonstration", None)
    (agreed,) = await rows(talker, consent)
    assert (agreed.purpose, agreed.notice) == ("application", VERSION)
    assert [(h.chat, h.name) for h in await rows(talker, holder)] == [("chan", "陳大文")]


async def test_what_rules_it_out_is_said_with_its_paragraph_and_what_would_change_it(talker: Talker) -> None:
    await talker.starts("apply")
    told = await talker.answers(component="核證", hk_owned="係", place="東莞", trade="電鍍", concern="1", improved_already="未")
    assert "改善措施須已完成" in told and "附件第 2(d) 段" in told and "先完成改善措施" in told
    assert any(label.startswith("實地評估") for label in talker.labels) and "找職員協助" in talker.labels
    assert "更改答案" in talker.labels  # the improvement may have been completed after all
    told = await talker.presses("示範項目：想安裝設備或改善工序")
    assert await talker.question() == "cost"  # what was answered holds for it too
    assert not await rows(talker, application)


async def test_a_factory_that_cannot_take_part_is_told_at_once_and_nothing_is_kept(talker: Talker) -> None:
    await talker.starts("apply")
    told = await talker.answers(component="1", hk_owned="唔係")
    assert "不符合" in told and "第 2、4 段" in told and "檢查我可得的資助" in talker.labels and "找職員協助" in talker.labels
    assert not (await talker.state()).get("open") and not await rows(talker, company)


async def test_an_identity_number_is_never_taken_for_a_registration_number(talker: Talker) -> None:
    await talker.starts("apply")
    await talker.answers(component="1", **FACTORY, cost="不清楚", new_company="樣本廠")
    told = await talker.says("440105199001011234")
    assert "不收集身份證號碼" in told and await talker.question() == "company_number"
    assert "440105199001011234" not in str(await talker.state())
    await talker.answers(company_number="914403001922038216")  # figures alone, but of a firm: its check character is right
    assert await talker.question() == "person"


async def test_the_second_application_takes_the_company_from_the_first(talker: Talker) -> None:
    await apply(talker)
    await talker.starts("apply")
    await talker.answers(component="示範", **FACTORY, cost="1萬", company="樣本五金廠有限公司", **PERSON, confirm="係")
    assert len(await rows(talker, company)) == 1 and len(await rows(talker, application)) == 2


async def test_not_saving_keeps_nothing(talker: Talker) -> None:
    await talker.starts("apply")
    told = await talker.answers(component="1", **FACTORY, cost="不清楚", **FIRM, **PERSON, confirm="唔要")
    assert "沒有儲存" in told and not await rows(talker, application) and not await rows(talker, consent)


async def test_a_sixth_draft_is_refused_with_what_to_do(talker: Talker) -> None:
    for _ in range(5):
        await talker.starts("apply")
        firm = {"company": "1"} if await rows(talker, company) else FIRM
        await talker.answers(component="1", **FACTORY, cost="不清楚", **firm, **PERSON, confirm="1")
    await talker.starts("apply")
    told = await talker.answers(component="1", **FACTORY, cost="不清楚", company="1", **PERSON, confirm="1")
    assert "5 份" in told and "申請及進度" in talker.labels and len(await rows(talker, application)) == 5


async def test_the_language_changes_in_the_middle_and_the_answers_stay(talker: Talker) -> None:
    await talker.starts("apply")
    await talker.answers(component="1", **FACTORY)
    await talker.starts("language")
    told = await talker.presses("English")
    assert await talker.question() == "cost" and "Hong Kong dollars" in told
    told = await talker.answers(
        cost="not sure", new_company="Sample Metal", company_number="skip", person="Chan", contact="a@example.com", description="Waste heat"
    )
    assert "Saving energy" in told and "東莞" in told and "not filled in" in told
    assert "draft is saved" in await talker.answers(confirm="yes")


@pytest.mark.parametrize("phase", ["2013-2015", "2020-2025"])
async def test_a_phase_that_takes_no_applications_says_so_and_whom_to_ask(phase: str, store: Store, known: Knowledge, clock: MovedClock) -> None:
    talker = Talker(Desk(store, known, Wording(known, phase), clock, phase), clock, "chan")
    told = await talker.starts("apply")
    assert "不接受新申請" in told and "2788 5588" in told and "找職員協助" in talker.labels and await talker.question() is None


@pytest.mark.parametrize(("phase", "said"), [("2008-2013", "已在期外"), ("2025-2027", "沒有說明")])
async def test_a_phase_that_is_over_or_not_known_says_so_in_a_line_and_goes_on(
    phase: str, said: str, store: Store, known: Knowledge, clock: MovedClock
) -> None:
    talker = Talker(Desk(store, known, Wording(known, phase), clock, phase), clock, "chan")
    told = await talker.starts("apply")
    assert said in told and "項目管理委員會" in told and await talker.question() == "component"
    told = await talker.answers(component="1", **FACTORY, cost="不清楚", **FIRM, **PERSON)
    assert said in told and await talker.question() == "confirm"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_fits_into_a_message_with_the_longest_answers(language: Language, desk: Desk, clock: MovedClock) -> None:
    talker = Talker(desk, clock, "chan", language=language)
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="1", improved_already="2", trade="電鍍" * 20, cost="30000")
    await talker.presses("go:apply:")
    longest = {"new_company": "公" * 120, "company_number": "12345678-000-01-24-5", "person": "陳" * 60, "contact": f"{'a' * 60}@example.com"}
    await talker.answers(component="1", concern="1")
    cut = [not message.text.endswith("…") for message in talker.last]
    await talker.answers(**longest, description="字" * 1000)
    assert all(cut) and not any(message.text.endswith("\n…") for message in talker.last)
    assert await talker.question() == "confirm"
