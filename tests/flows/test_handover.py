"""A person answers: the promise, the lease, the silence of the bot and both of its ends, on SQLite and PostgreSQL."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot import schedule
from bot.courier import Courier
from bot.desk import Desk
from bot.programme.enquiry_changes import LEASE
from bot.programme.enquiry_rota import OFFER
from bot.tables import audit, chat_hold, enquiry, enquiry_message, enquiry_step
from bot.tables import staff as members
from tests.a_service import at, entered
from tests.conftest import MovedClock
from tests.officers import officer
from tests.talker import Talker


async def asks(talker: Talker, question: str = "我間廠喺東莞，可否派人來看看？", **answers: str) -> str:
    """Leave an enquiry; its reference."""
    await talker.starts("human")
    await talker.answers(question=question, **(answers or {"reply_by": "在這個對話"}), confirm="送出")
    return str((await rows(talker.desk, enquiry))[-1].reference)


async def rows(desk: Desk, table: Any) -> list[Any]:
    order = table.c.created_at if table is enquiry else table.c.id if "id" in table.c else table.c.since
    return await desk.store.read(lambda connection: list(connection.execute(select(table).order_by(order)).all()))


async def delivered(desk: Desk, clock: MovedClock) -> None:
    courier = Courier(desk.store, clock)
    while await courier.hand_over():
        pass


async def by_the_clock(desk: Desk, clock: MovedClock) -> None:
    await schedule.watch_enquiries(desk.store, clock.now())
    await delivered(desk, clock)


async def takes(lee: Talker, reference: str) -> str:
    await lee.says(f"go:answer:{reference}", "choice")
    told = await lee.presses("接手")
    await delivered(lee.desk, lee.clock)  # type: ignore[arg-type]
    return told


async def test_without_hours_nobody_says_when(talker: Talker) -> None:
    await talker.starts("human")
    assert "未能說明需時多久" in await talker.answers(question="測試", reply_by="1", confirm="1")


async def test_with_hours_the_asker_is_told_the_team_and_until_when(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await entered(desk, clock)
    at(clock, 0, 11)  # Monday at 11:00: two hours, with lunch from 12:30 to 13:30, end at 14:00
    await talker.starts("human")
    told = await talker.answers(question="我間廠喺東莞，可否派人來看看？", reply_by="1", confirm="1")
    assert "東莞支援小組" in told and "下午2時" in told


async def test_the_officer_answers_in_words_and_the_asker_gets_it_in_the_chat(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker)
    await delivered(desk, clock)
    assert reference in await lee.hears() and "開啟查詢" in lee.labels
    assert "派人來看看" in await lee.presses("開啟查詢")
    assert "你已接手" in await lee.presses("接手")
    await delivered(desk, clock)
    assert "/bot" in await talker.hears() and "返回助理" in talker.labels
    assert "已送出" in await lee.says("可以，請告訴我方便的日子。")
    await delivered(desk, clock)
    told = await talker.hears()
    assert "可以，請告訴我方便的日子。" in told and {"回覆職員", "返回助理"} <= set(talker.labels)
    assert [each.what for each in await rows(desk, enquiry_step)] == ["opened", "offered", "taken", "answered"]


async def test_the_bot_is_silent_while_a_colleague_has_the_chat(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await takes(lee, await asks(talker))
    await talker.hears()
    await lee.hears()
    for said in ("評估的資助上限是多少？", "下星期二可以", "1", "主選單"):
        assert await talker.says(said) == ""
    await delivered(desk, clock)
    assert await talker.hears() == "" and "下星期二可以" in await lee.hears()
    assert [(each.by, each.text) for each in await rows(desk, enquiry_message)][1] == ("asker", "下星期二可以")


async def test_buttons_commands_and_files_are_met_with_one_line_and_the_way_back(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker)
    await takes(lee, reference)
    await talker.hears()
    for text, kind in (("do:menu", "choice"), ("/menu", "text"), ("ev_x", "start"), ("", "unreadable")):
        told = await talker.says(text, kind)  # type: ignore[arg-type]
        assert reference in told and talker.labels == ["返回助理"]
    assert "申請文件" in await talker.sends("plan.pdf")
    assert "直接在這裏寫" in await talker.says(f"go:enquiry:{reference}", "choice")
    assert await rows(desk, enquiry_message) == []


async def test_the_asker_brings_the_bot_back_and_the_officer_is_told(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await takes(lee, await asks(talker))
    await lee.hears()
    assert "助理回來了" in await talker.says("/bot")
    await delivered(desk, clock)
    assert "叫回助理" in await lee.hears()
    assert "實地評估" in await talker.says("評估的資助上限是多少？")
    assert (await rows(desk, enquiry))[0].state == "taken" and await rows(desk, chat_hold) == []
    assert [each.what for each in await rows(desk, enquiry_step)][-1] == "to_bot"
    assert "現在就是助理" in await talker.says("/bot")


async def test_the_button_and_its_words_bring_the_bot_back_too(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker)
    for said, kind in (("do:bot", "choice"), ("返回助理", "text")):
        await desk.store.write(lambda connection: connection.execute(update(enquiry).values(owner_id=None, state="open", version=0)))
        await takes(lee, reference)
        assert "助理回來了" in await talker.says(said, kind)  # type: ignore[arg-type]


async def test_a_form_that_was_open_is_where_it_was_when_the_bot_comes_back(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker)
    await talker.starts("eligibility")
    await takes(lee, reference)
    await talker.hears()
    assert await talker.says("係") == ""
    assert "助理回來了" in await talker.says("/bot")
    assert await talker.question() == "hk_owned"


async def test_the_officer_gives_the_chat_back(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await takes(lee, await asks(talker))
    await lee.says("已安排。")
    assert "已交回" in await lee.presses("交回助理")
    await delivered(desk, clock)
    assert "交回助理" in await talker.hears()
    assert (await rows(desk, enquiry))[0].state == "answered" and await rows(desk, chat_hold) == []


async def test_a_lease_that_runs_out_gives_the_chat_back_and_tells_the_next(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee, wong = await officer(desk, clock), await officer(desk, clock, "hotline_agent", "wong")
    await takes(lee, await asks(talker))
    for each in (talker, lee, wong):
        await each.hears()
    clock.moved += LEASE - timedelta(minutes=1)
    await by_the_clock(desk, clock)
    assert await talker.hears() == "" and len(await rows(desk, chat_hold)) == 1
    clock.moved += timedelta(minutes=1)
    await by_the_clock(desk, clock)
    await by_the_clock(desk, clock)  # as often as one likes
    assert "未能及時回覆" in await talker.hears() and await rows(desk, chat_hold) == []
    assert "待你接手" in await wong.hears() and "待你接手" not in await lee.hears()
    assert [each.what for each in await rows(desk, enquiry_step)] == ["opened", "offered", "taken", "expired", "offered"]


async def test_an_answer_renews_the_lease(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await takes(lee, await asks(talker))
    clock.moved += LEASE - timedelta(minutes=1)
    await lee.says("我在查。")
    clock.moved += timedelta(minutes=30)
    await by_the_clock(desk, clock)
    assert len(await rows(desk, chat_hold)) == 1
    clock.moved += LEASE
    await by_the_clock(desk, clock)
    assert await rows(desk, chat_hold) == [] and (await rows(desk, enquiry))[0].state == "answered"


async def test_who_does_not_take_it_is_followed_by_the_next_and_nobody_is_told_twice(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee, wong = await officer(desk, clock), await officer(desk, clock, "hotline_agent", "wong")
    reference = await asks(talker)
    await delivered(desk, clock)
    assert reference in await lee.hears() and reference not in await wong.hears()
    for _ in range(3):
        clock.moved += OFFER + timedelta(minutes=1)
        await by_the_clock(desk, clock)
    assert reference in await wong.hears() and reference not in await lee.hears()


async def test_only_members_of_the_team_are_told_while_it_has_any(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee, wong = await officer(desk, clock), await officer(desk, clock, "hotline_agent", "wong")
    await entered(desk, clock)
    await desk.store.write(lambda connection: connection.execute(update(members).where(members.c.role == "hotline_agent").values(team="dongguan")))
    await desk.store.write(lambda connection: connection.execute(update(members).where(members.c.role == "case_officer").values(team="hong_kong")))
    at(clock, 1, 10)
    reference = await asks(talker)
    await delivered(desk, clock)
    assert reference in await wong.hears() and reference not in await lee.hears()


async def test_nobody_is_told_outside_the_hours_and_the_first_is_when_they_begin(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await entered(desk, clock)
    at(clock, 2, 12, 45)  # lunch
    reference = await asks(talker)
    await by_the_clock(desk, clock)
    assert reference not in await lee.hears()
    clock.moved += timedelta(minutes=50)
    await by_the_clock(desk, clock)
    assert reference in await lee.hears()


async def test_a_broken_promise_is_apologised_for_once_with_its_date_and_a_slot_is_a_new_promise(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await entered(desk, clock)
    at(clock, 0, 9)
    reference = await asks(talker)
    clock.moved += timedelta(hours=2, minutes=1)
    for _ in range(2):
        await by_the_clock(desk, clock)
    told = await talker.hears()
    assert told.count("抱歉") == 1 and reference in told and "上午11時" in told and "選擇回電時段" in talker.labels
    assert "未守的承諾" in str(await lee.says("/enquiries") and await lee.presses("另一類") and lee.labels)
    assert reference in await lee.presses("未守的承諾")
    await talker.presses("選擇回電時段")
    assert len([label for label in talker.labels if "至" in label]) == 4
    told = await talker.answers(slot="1", phone="2788 5588")
    assert "已約好" in told and "+85227885588" in told
    (row,) = await rows(desk, enquiry)
    assert row.reply_by == "phone" and row.broken_at is not None and row.promised_at > row.broken_at and row.callback["taken"]
    assert [each.what for each in await rows(desk, enquiry_step)][-1] == "callback"


async def test_an_answer_by_phone_is_noted_and_the_asker_told(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker, reply_by="電話", phone="2788 5588")
    assert "+85227885588" in await lee.says(f"go:answer:{reference}", "choice")
    await lee.presses("接手")
    assert await rows(desk, chat_hold) == []
    await lee.says("已致電解釋上限。")
    await delivered(desk, clock)
    told = await talker.hears()
    assert "已用你選擇的方式（電話）回覆" in told and "已致電解釋上限" not in told
    assert "評估" in await talker.says("評估的資助上限是多少？")  # the bot is not silent
    read = await desk.store.read(lambda connection: connection.execute(select(audit.c.object).where(audit.c.what == "personal data read")).scalars().all())
    assert read == [f"enquiry {reference}"]


async def test_a_suggested_topic_goes_with_one_tap_in_the_askers_language(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await talker.says("/language")
    await talker.presses("English")
    await talker.starts("human")
    await talker.answers(question="how much subsidy can I get for an on-site assessment?", reply_by="1", confirm="1")
    reference = (await rows(desk, enquiry))[0].reference
    await lee.says(f"go:answer:{reference}", "choice")
    await lee.presses("送出建議答案")
    assert "已送出" in await lee.says("1")
    await delivered(desk, clock)
    assert "Answer from" in await talker.hears() and "paragraph" in "\n".join(message.text for message in talker.last).lower()


async def test_the_card_has_the_facts_the_check_and_the_last_misses(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1", place="東莞")
    await talker.says("/cancel")
    for miss in ("qwertyuiop", "zxcvbnm 9123 4567"):
        await talker.says(miss)
    await talker.starts("human")  # with the last miss as the question
    await talker.answers(reply_by="1", confirm="1")
    (row,) = await rows(desk, enquiry)
    assert row.city == "dongguan" and [words for _, words in row.card["checked"]["answers"]][1] == "東莞"
    assert row.card["misses"][0] == "qwertyuiop" and "9123" not in str(row.card["misses"])
    lee = await officer(desk, clock)
    assert "東莞" in await lee.says(f"go:answer:{row.reference}", "choice")
    told = await lee.presses("看全文")
    assert "qwertyuiop" in told and "資助檢查的答案" in told


async def test_passing_on_closing_with_a_reason_and_opening_again(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker)
    await lee.says(f"go:answer:{reference}", "choice")
    await lee.presses("轉交別隊")
    assert "已轉交" in await lee.presses("深圳支援小組")
    await delivered(desk, clock)
    assert "深圳支援小組" in await talker.hears()
    await lee.presses("完結")
    assert "不能以「已回覆」完結" in await lee.says("1")
    await lee.presses("完結")
    assert "已完結" in await lee.presses("不屬計劃範圍")
    (row,) = await rows(desk, enquiry)
    assert (row.state, row.close_reason, row.team) == ("closed", "out_of_scope", "shenzhen")
    assert "已重新開啟" in await lee.presses("重新開啟")
    assert [each.what for each in await rows(desk, enquiry_step) if each.what != "offered"] == ["opened", "passed", "closed", "reopened"]


async def test_the_asker_writes_once_more_to_a_closed_enquiry_and_it_waits_again(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    reference = await asks(talker)
    await lee.says(f"go:answer:{reference}", "choice")
    await lee.presses("完結")
    await lee.says("提出者不再需要")
    await delivered(desk, clock)
    await talker.hears()
    await talker.presses("回覆職員")
    assert "已加入查詢" in await talker.answers(reply="其實還想問上限。")
    assert (await rows(desk, enquiry))[0].state == "open"
    stranger = Talker(desk, clock, "stranger")
    absent = await stranger.says("go:enquiry:E-2222-2222-2222", "choice")
    assert await stranger.says(f"go:enquiry:{reference}", "choice") == absent


async def test_two_officers_do_not_have_one_enquiry(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee, wong = await officer(desk, clock), await officer(desk, clock, "hotline_agent", "wong")
    reference = await asks(talker)
    await wong.says(f"go:answer:{reference}", "choice")
    await takes(lee, reference)
    assert "其間有變更" in await wong.presses("接手")
    assert "接手" not in wong.labels and "輸入回覆" not in wong.labels


async def test_who_is_not_of_the_hotline_is_told_the_same_of_an_enquiry_and_of_nothing(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    reference = await asks(talker)
    viewer = await officer(desk, clock, "viewer", "viewer")
    there = await viewer.says(f"go:answer:{reference}", "choice")
    assert there == await viewer.says("go:answer:E-2222-2222-2222", "choice") and "派人" not in there
