"""The eligibility check as a conversation."""

from tests.talker import Talker


async def test_a_dongguan_electroplater_is_told_what_it_gets_why_and_what_next(talker: Talker) -> None:
    told = await talker.says("我間電鍍廠喺東莞，做評估有冇錢資助？")
    assert "50%" in told and "HK$15,000" in told and "附件第 2(b)" in told and "2011年3月31日" in told
    assert "「電鍍」" in told and "金屬和金屬製品業" in told and "東莞" in told
    await talker.presses("檢查我可得的資助")
    told = await talker.answers(hk_owned="係", improved_already="未", cost="40000")
    assert "實地評估：符合。費用 HK$40,000：資助 HK$15,000（已達上限，超出 HK$5,000），自付 HK$25,000" in told
    assert "示範項目：符合。費用 HK$40,000：資助 HK$20,000，自付 HK$20,000" in told
    assert "核證服務：不符合（改善是否完成）" in told
    assert "初步評估" in told and "項目管理委員會" in told and "2008至2013年" in told
    result = next(part for part in told.split("\n\n") if part.startswith("初步結果"))
    assert len(result.splitlines()) <= 8


async def test_why_opens_each_criterion_with_the_answer_given_the_paragraph_and_the_verdict(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="番禺", improved_already="不清楚", trade="印花", cost="不清楚")
    told = await talker.presses("為甚麼：核證服務")
    assert "你的答案：是，港資。符合" in told and "番禺" in told and "紡織業" in told
    assert "你的答案：不清楚。未能判斷" in told and "附件第 2(d) 段" in told


async def test_a_no_is_shown_with_changes_that_really_flip_it(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="1", improved_already="2", trade="玻璃廠", cost="不清楚")
    told = await talker.presses("怎樣才會不同？")
    assert "先完成改善措施" in told and "改為申請「實地評估」" in told


async def test_a_factory_that_is_not_hong_kong_owned_is_told_after_one_question(talker: Talker) -> None:
    await talker.starts("eligibility")
    told = await talker.answers(hk_owned="2")
    assert told.count("不符合") == 3 and "是否港資" in told


async def test_two_sectors_fit_and_the_person_is_asked_which(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="1", improved_already="1", trade="彩盒")
    assert await talker.question() == "which_sector"
    assert "印刷和出版業" in talker.labels and "造紙和紙品製造業" in talker.labels


async def test_a_trade_outside_the_eight_is_never_refused(talker: Talker) -> None:
    await talker.starts("eligibility")
    told = await talker.answers(hk_owned="1", place="1", improved_already="1", trade="塑膠廠", cost="不清楚")
    assert told.count("暫未能判斷") == 3 and "不符合" not in told
    assert "職員會告訴你" in told


async def test_in_a_city_that_is_partly_in_the_delta_the_district_is_asked(talker: Talker) -> None:
    await talker.starts("eligibility")
    told = await talker.answers(hk_owned="1", place="惠州")
    assert await talker.question() == "district" and "惠州只有部分地方屬珠三角" in told


async def test_never_more_than_six_questions_even_when_two_answers_need_a_second_look(talker: Talker) -> None:
    await talker.starts("eligibility")
    told = await talker.answers(hk_owned="1", place="惠州", district="1", improved_already="1", trade="彩盒", which_sector="1")
    assert "初步結果" in told


async def test_a_changed_answer_keeps_the_others_and_says_which_no_longer_apply(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="惠州", district="1", improved_already="1", trade="電鍍", cost="30000")
    await talker.says("改 2")
    told = await talker.answers(place="東莞")
    assert "初步結果" in told and "HK$15,000" in told  # nothing else was asked again
    assert "區或縣" in told and "不再適用" in told


async def test_going_back_keeps_the_answers_behind(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="東莞", improved_already="1")
    await talker.says("上一題")
    assert await talker.question() == "improved_already"
    await talker.says("返回")
    assert await talker.question() == "place"


async def test_the_language_can_change_in_the_middle_and_the_answers_stay(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="東莞")
    await talker.starts("language")
    told = await talker.presses("English")
    assert await talker.question() == "improved_already" and "already complete" in told
    told = await talker.answers(improved_already="done", trade="electroplating", cost="30k")
    assert "HK$15,000" in told and "not an approval" in told


async def test_an_old_button_answers_with_where_the_talk_stands_now(talker: Talker) -> None:
    await talker.starts("eligibility")
    old = next(button.id for message in talker.last for button in message.buttons if button.label == "不是港資")
    await talker.answers(hk_owned="1")
    told = await talker.says(old, "choice")
    assert "較早的步驟" in told and await talker.question() == "place"


async def test_an_unreadable_amount_is_asked_again_with_an_example_and_loses_nothing(talker: Talker) -> None:
    await talker.starts("eligibility")
    told = await talker.answers(hk_owned="1", place="1", improved_already="1", trade="電鍍", cost="好多錢")
    assert "30000" in told and await talker.question() == "cost"
    assert "初步結果" in await talker.answers(cost="三萬")


async def test_an_answer_that_must_be_asked_again_does_not_take_the_later_ones_with_it(talker: Talker) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="惠州", district="1", improved_already="1", trade="電鍍", cost="30000")
    await talker.says("改 2")
    told = await talker.answers(place="肇慶", district="1")  # the district belongs to another city now; the rest still holds
    assert "初步結果" in told and "HK$15,000" in told
