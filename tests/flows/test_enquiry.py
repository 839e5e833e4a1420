"""An enquiry to a colleague."""

from sqlalchemy import select

from bot.programme.privacy_notice import VERSION
from bot.programme.references import is_well_formed
from bot.tables import consent, enquiry, hotline_log
from tests.talker import Talker


async def test_the_third_miss_offers_a_person_and_yes_opens_an_enquiry_with_the_question(talker: Talker) -> None:
    await talker.starts("menu")
    await talker.says("qwertyuiop")
    await talker.says("zxcvbnm")
    told = await talker.says("asdfghjkl")
    assert "交給職員" in told
    await talker.says("好")
    await talker.answers(reply_by="電話", phone="2788 5588")
    told = await talker.answers(confirm="送出")
    assert "參考編號" in told
    rows = await talker.desk.store.read(lambda c: c.execute(select(enquiry)).all())
    assert len(rows) == 1 and rows[0].question == "asdfghjkl" and rows[0].contact == "+85227885588" and is_well_formed(rows[0].reference)
    assert rows[0].reference in told


async def test_the_privacy_notice_comes_before_the_first_personal_item_and_its_version_is_kept(talker: Talker) -> None:
    told = await talker.starts("human")
    assert "收集資料的目的" in told and "身份證" in told
    await talker.answers(question="評估的資助上限是多少？", reply_by="電郵", email="owner@example.com", confirm="1")
    rows = await talker.desk.store.read(lambda c: c.execute(select(consent)).all())
    assert [(row.notice, row.purpose) for row in rows] == [(VERSION, "enquiry")]


async def test_not_sending_leaves_nothing(talker: Talker) -> None:
    await talker.starts("human")
    told = await talker.answers(question="測試", reply_by="1", confirm="不送出")
    assert "沒有送出" in told
    assert await talker.desk.store.read(lambda c: c.execute(select(enquiry)).all()) == []
    assert not (await talker.state()).get("open")


async def test_no_time_is_promised(talker: Talker) -> None:
    await talker.starts("human")
    told = await talker.answers(question="測試", reply_by="1", confirm="1")
    assert "未能說明需時多久" in told


async def test_a_miss_is_counted_without_the_person_and_without_numbers(talker: Talker) -> None:
    await talker.says("qwertyuiop 9123 4567 zz@example.com")
    rows = await talker.desk.store.read(lambda c: c.execute(select(hotline_log)).all())
    assert rows[0].outcome == "missed" and "9123" not in rows[0].words and "@" not in rows[0].words
    assert "chan" not in str(rows[0])


async def test_a_voice_note_is_met_plainly_and_the_form_goes_on(talker: Talker) -> None:
    await talker.starts("human")
    told = await talker.says("", "unreadable")
    assert "只能閱讀文字" in told and await talker.question() == "question"
