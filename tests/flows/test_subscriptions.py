"""What people hear of by their own word, and every way to stop it, on SQLite and PostgreSQL."""

from typing import Any

import pytest
from sqlalchemy import select, update

from bot.desk import Desk
from bot.programme import subscriptions
from bot.store import Store
from bot.tables import announcement, announcement_recipient, chat_hold, consent, conversation, enquiry, outbox, provider, staff, subscription
from tests.a_provider import applied
from tests.conftest import MovedClock
from tests.officers import has_event
from tests.talker import Talker

WORDS = ("停", "停止", "退訂", "退订", "取消訂閱", "取消订阅", "stop", "unsubscribe", "STOP", "Ｓｔｏｐ！", "停。", " 退訂 ")
NO_WORDS = ("唔要", "不要", "唔要。")


async def wants(talker: Talker, *topics: str) -> None:
    """Choose topics in the conversation itself."""
    await talker.starts("news")
    for topic in topics:
        await talker.presses({"events": "收取活動消息", "funding": "收取資助及申請的消息", "providers": "收取給供應商的消息"}[topic])
    await talker.presses("完成")


async def wanted(talker: Talker) -> set[str]:
    mine = (subscription.c.channel == talker.address.channel) & (subscription.c.chat == talker.address.chat)
    query = select(subscription.c.topic).where(mine, subscription.c.wanted)
    return set(await talker.desk.store.read(lambda connection: connection.execute(query).scalars().all()))


async def is_announced(talker: Talker, topic: str = "events", number: int = 1) -> None:
    """An announcement was the last thing that was said in this chat, as bot/programme/dispatch.py leaves it."""
    now, address = talker.clock.now(), talker.address

    def put(connection: Any) -> None:
        texts = dict.fromkeys(("zh-Hant", "zh-Hans", "en"), "x")
        values = {"id": number, "state": "sending", "topic": topic, "name": "x", "texts": texts, "rule": {}, "author_id": 1, "created_at": now}
        connection.execute(announcement.insert().values(**values, buttons=[{"do": "events", "given": ""}, {"do": "human", "given": ""}]))
        person = {"announcement_id": number, "channel": address.channel, "chat": address.chat, "language": "zh-Hant", "state": "given", "given_at": now}
        connection.execute(announcement_recipient.insert().values(**person))
        mine = (conversation.c.channel == address.channel) & (conversation.c.chat == address.chat)
        state = connection.execute(select(conversation.c.state).where(mine)).scalar_one()
        shown = [{"id": f"an:{number}:1", "label": {"say": "announcement-button-events"}}, {"id": f"an:{number}:stop", "label": {"say": "announcement-stop"}}]
        state |= {"announced": number, "noticed_choices": shown}
        state |= {} if "key" in state.get("screen", {}) else {"screen": {"choices": shown, "numbered": True}}
        connection.execute(update(conversation).where(mine).values(state=state))

    await talker.desk.store.write(put)


async def is_held(talker: Talker) -> None:
    """A colleague has this chat."""
    now, address = talker.clock.now(), talker.address
    until = now.replace(year=now.year + 1)

    def put(connection: Any) -> None:
        connection.execute(staff.insert().values(id=7, name="Officer Lee", role="case_officer", active=True, created_at=now))
        values = {"reference": "E-TEST", "channel": address.channel, "chat": address.chat, "language": "zh-Hant", "question": "x", "reply_by": "chat"}
        connection.execute(enquiry.insert().values(**values, state="taken", owner_id=7, owned_since=now, owned_until=until, created_at=now))
        connection.execute(chat_hold.insert().values(channel=address.channel, chat=address.chat, reference="E-TEST", staff_id=7, since=now, until=until))

    await talker.desk.store.write(put)


# --- choosing ---


async def test_nothing_is_ticked_beforehand_and_it_is_said_what_it_means(talker: Talker) -> None:
    told = await talker.starts("news")
    assert told.count("：不收") == len(subscriptions.TOPICS) and "不保證" in told and "你自己的報名" in told and "停" in told
    await talker.presses("完成")
    assert await wanted(talker) == set()


async def test_a_topic_is_ticked_on_and_off_with_a_consent_row_each_time(talker: Talker) -> None:
    await talker.starts("news")
    assert "你會收到：活動消息" in await talker.says("1")
    assert await wanted(talker) == {"events"}
    assert "已停止：活動消息" in await talker.presses("停止活動消息")
    assert await wanted(talker) == set()
    rows = await talker.desk.store.read(lambda connection: connection.execute(select(consent).order_by(consent.c.id)).all())
    assert [(row.purpose, row.notice, row.language) for row in rows] == [
        ("news events", subscriptions.NOTICE, "zh-Hant"),
        ("stop events", subscriptions.NOTICE, "zh-Hant"),
    ]


async def test_registering_for_an_event_subscribes_nobody_and_only_offers_it(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    event = await has_event(desk, clock)
    await talker.says(f"go:events:{event}", "choice")
    await talker.says("1")
    await talker.answers(people="1", guest_1="陳大文", contact="chan@example.com", confirm="1")
    assert "訂閱計劃消息" in talker.labels and await wanted(talker) == set()
    assert "不收" in await talker.presses("訂閱計劃消息")


# --- stopping ---


@pytest.mark.parametrize("word", WORDS)
async def test_a_stop_word_stops_everything_at_once_where_no_question_is_on_screen(talker: Talker, word: str) -> None:
    await wants(talker, "events", "funding")
    told = await talker.says(word)
    assert "已停止" in told and "活動消息、資助及申請的消息" in told and "仍會發出" in told and await wanted(talker) == set()


@pytest.mark.parametrize("word", WORDS)
async def test_a_stop_word_asks_what_is_meant_while_a_question_is_on_screen(talker: Talker, word: str) -> None:
    await wants(talker, "events")
    await talker.starts("human")
    told = await talker.says(word)
    assert "是哪個意思" in told and [label[:4] for label in talker.labels][:2] == ["不再收公", "離開這份"]
    assert await wanted(talker) == {"events"}, "nothing has happened yet"
    told = await talker.presses("不再收公告")
    assert "已停止" in told and await wanted(talker) == set()
    assert await talker.question() == "question", "and the form is still there"


@pytest.mark.parametrize("word", WORDS)
async def test_a_stop_word_works_while_a_colleague_has_the_chat(talker: Talker, word: str) -> None:
    await wants(talker, "events")
    await is_held(talker)
    assert "已停止" in await talker.says(word) and await wanted(talker) == set()
    await talker.presses("恢復收取")
    assert await wanted(talker) == {"events"}


async def test_a_stop_word_works_while_a_colleague_has_the_chat_and_a_form_was_left_open(talker: Talker) -> None:
    await wants(talker, "events")
    await talker.starts("human")
    await is_held(talker)
    assert "已停止" in await talker.says("停") and await wanted(talker) == set()


@pytest.mark.parametrize("word", (*WORDS, *NO_WORDS))
async def test_stop_words_and_no_work_right_after_an_announcement(talker: Talker, word: str) -> None:
    await wants(talker, "events", "funding")
    await is_announced(talker)
    assert "已停止" in await talker.says(word) and await wanted(talker) == set()


@pytest.mark.parametrize("word", NO_WORDS)
async def test_no_is_no_stop_word_once_something_else_was_said(talker: Talker, word: str) -> None:
    await wants(talker, "events")
    await is_announced(talker)
    await talker.starts("menu")
    assert "已停止" not in await talker.says(word) and await wanted(talker) == {"events"}


@pytest.mark.parametrize("word", ("停電", "停止運作的機器", "stop the pump", "唔停", "退訂金"))
async def test_words_that_only_hold_a_stop_word_are_words(talker: Talker, word: str) -> None:
    await wants(talker, "events")
    assert "已停止" not in await talker.says(word) and await wanted(talker) == {"events"}


async def test_in_a_group_nothing_is_stopped(talker: Talker) -> None:
    await wants(talker, "events")
    await talker.says("停", "group")
    assert await wanted(talker) == {"events"}


async def test_a_stop_word_that_was_the_answer_is_the_answer(talker: Talker) -> None:
    await wants(talker, "events")
    await talker.starts("human")
    await talker.says("停")
    await talker.says("3")
    assert await talker.question() == "reply_by" and await wanted(talker) == {"events"}
    await talker.says("1")
    told = await talker.says("我的意思是甚麼？")  # the summary holds it
    assert "停" in (told + str(talker.labels)) or await talker.question() == "confirm"
    state = await talker.state()
    assert state["open"][-1]["record"]["entries"]["question"]["value"] == "停"


async def test_leaving_the_form_stops_nothing(talker: Talker) -> None:
    await wants(talker, "events")
    await talker.starts("human")
    await talker.says("stop")
    await talker.presses("離開這份表格")
    assert await talker.question() is None and await wanted(talker) == {"events"}


async def test_the_same_word_a_second_time_stops(talker: Talker) -> None:
    await wants(talker, "events")
    await talker.starts("human")
    await talker.says("停")
    assert "已停止" in await talker.says("停") and await wanted(talker) == set()


async def test_an_answer_typed_instead_of_a_choice_is_the_answer_to_the_form(talker: Talker) -> None:
    await talker.starts("human")
    await talker.says("停")
    await talker.says("我想問資助")
    assert await talker.question() == "reply_by"


async def test_three_open_forms_are_all_still_there_after_a_stop(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await wants(talker, "events")
    event = await has_event(desk, clock)
    await talker.starts("human")
    await talker.says("一個問題")
    await talker.starts("eligibility")
    await talker.says("1")
    await talker.says(f"go:events:{event}", "choice")
    before = [each["flow"] for each in (await talker.state())["open"]]
    assert len(before) == 3
    await talker.says("停")
    await talker.presses("不再收公告")
    assert [each["flow"] for each in (await talker.state())["open"]] == before and await wanted(talker) == set()


async def test_whoever_hears_of_nothing_is_told_so_kindly(talker: Talker) -> None:
    assert "沒有訂閱任何公告" in await talker.says("停")
    assert "沒有訂閱任何公告" in await talker.starts("stop")


async def test_the_command_stops_everything_even_with_a_question_on_screen(talker: Talker) -> None:
    await wants(talker, "funding")
    await talker.starts("human")
    assert "已停止" in await talker.starts("stop") and await wanted(talker) == set()
    assert await talker.question() == "question"


async def test_a_stop_is_taken_back_at_one_tap(talker: Talker) -> None:
    await wants(talker, "events", "funding")
    await talker.says("停")
    assert "活動消息、資助及申請的消息" in await talker.presses("恢復收取")
    assert await wanted(talker) == {"events", "funding"}


# --- the buttons of announcements ---


async def test_the_stop_button_of_an_announcement_stops_its_topic_at_one_tap_and_offers_all(talker: Talker) -> None:
    await wants(talker, "events", "funding")
    await is_announced(talker, "events")
    told = await talker.says("an:1:stop", "choice")
    assert "不會再向你發出：活動消息" in told and "你仍會收到：資助及申請的消息" in told
    assert await wanted(talker) == {"funding"}
    await talker.presses("全部停止")
    assert await wanted(talker) == set()


async def test_a_button_of_an_announcement_does_what_it_says_and_is_counted_once(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await has_event(desk, clock)
    await wants(talker, "events")
    await is_announced(talker)
    assert "節能研討會" in "\n".join([await talker.says("1"), *talker.labels])
    tapped = select(announcement_recipient.c.tapped_at)
    first = await desk.store.read(lambda connection: connection.execute(tapped).scalar_one())
    await talker.says("an:1:1", "choice")
    assert first is not None and await desk.store.read(lambda connection: connection.execute(tapped).scalar_one()) == first


@pytest.mark.parametrize(
    "button", ("an:1:3", "an:1:9", "an:1:0", "an:2:1", "an:9999999999:1", "an:x:1", "an:1:", "an:", "an:1:99", "an:2:stop", "an:１:stop:1")
)
async def test_an_unknown_button_of_an_announcement_is_met_like_any_old_one(talker: Talker, button: str) -> None:
    await wants(talker, "events")
    await is_announced(talker)
    assert "那個按鈕屬於較早的步驟" in await talker.says(button, "choice")
    assert await wanted(talker) == {"events"}
    other = Talker(talker.desk, talker.clock, "other")
    assert await other.says("an:1:1", "choice") == await other.says("an:77:1", "choice"), "another's announcement is as one that is not there"


# --- service providers ---


async def test_stopping_news_for_providers_stops_the_notices_of_the_register_too(store: Store, talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await applied(store, desk.knowledge, talker.address.chat, news=True)
    assert "providers" in await wanted(talker)
    await talker.says("停")
    assert await wanted(talker) == set()
    assert await store.read(lambda connection: connection.execute(select(provider.c.news)).scalar_one()) is False
    await talker.presses("恢復收取")
    assert await store.read(lambda connection: connection.execute(select(provider.c.news)).scalar_one()) is True
    assert await store.read(lambda connection: connection.execute(select(outbox.c.id).where(outbox.c.announcement_id.is_not(None))).all()) == []
