"""Events as an attendee meets them: look, register, wait, take, pass on, come, and what follows."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.courier import Courier
from bot.desk import Desk
from bot.programme import door
from bot.programme.privacy_notice import VERSION
from bot.schedule import watch_events
from bot.tables import attendee, booth_visitor, consent, event, outbox, registration
from tests.an_event import VISIT, columns, enter, in_all
from tests.conftest import MovedClock
from tests.talker import Talker


@pytest.fixture
def lee(desk: Desk, clock: MovedClock) -> Talker:
    """Ms Lee, on Telegram."""
    return Talker(desk, clock, "5001", channel="telegram")


@pytest.fixture
def courier(desk: Desk, clock: MovedClock) -> Courier:
    return Courier(desk.store, clock)


async def _rows(talker: Talker, query: Any) -> list[Any]:
    return await talker.desk.store.read(lambda connection: list(connection.execute(query)))


async def _register(talker: Talker, *names: str, contact: str = "2788 5588", event_id: str = "e-test") -> str:
    await talker.says(f"ev_{event_id}", "start")
    await talker.says("1")
    await talker.answers(people=str(len(names)))
    for number, name in enumerate(names, 1):
        await talker.answers(**{f"guest_{number}": name})
    return await talker.answers(contact=contact, confirm="確定登記")


async def test_a_link_leads_straight_to_the_card_and_a_minute_later_two_colleagues_have_their_tickets(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), sectors=["metals"])
    card = await talker.says("ev_e-test", "start")
    assert "節能研討會" in card and "香港時間" in card and "東莞" in card and "廣東話" in card and "免費" in card and "100" in card
    await talker.presses("登記")
    assert "收集資料的目的" in "".join(m.text for m in talker.last)  # before the first name
    told = await talker.answers(people="2", guest_1="陳大文", guest_2="李小明", contact="2788 5588")
    assert "陳大文、李小明" in told and "+85227885588" in told
    told = await talker.answers(confirm="1")
    people = await _rows(talker, select(attendee))
    assert [p.state for p in people] == ["confirmed", "confirmed"]
    assert all(p.code in told and f"/t/{p.token}" in told for p in people)
    assert [(c.purpose, c.notice) for c in await _rows(talker, select(consent))] == [("event", VERSION)]
    assert not (await talker.state()).get("open")


async def test_a_single_ticket_comes_with_its_qr_code_which_is_the_one_the_door_reads(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    await _register(talker, "陳大文")
    (person,) = await _rows(talker, select(attendee))
    (secret,) = await _rows(talker, select(event.c.secret))
    assert talker.last[-1].qr == door.ticket_text("e-test", secret.secret, person.code)


async def test_typed_words_narrow_the_list_by_kind_city_month_sector_and_language(talker: Talker, clock: MovedClock) -> None:
    store, now = talker.desk.store, clock.now()
    await enter(store, now, id="e-a", title=in_all("甲"), city="dongguan", languages=["putonghua"], sectors=["metals"])
    await enter(store, now, id="e-b", title=in_all("乙"), kind="workshop", city="shenzhen", starts_at=now + timedelta(days=50))
    for words, expected in [("深圳", "乙"), ("工作坊", "乙"), ("普通話", "甲"), ("電鍍", "甲"), ("甲", "甲")]:
        await talker.starts("cancel")
        await talker.starts("events")
        await talker.says(words)
        assert expected in " ".join([*talker.labels, *(m.text for m in talker.last)]), words
        others = {"甲", "乙"} - {expected}
        if words != "電鍍":  # an event for all sectors is for this one too
            assert not others & set("".join(label for label in talker.labels)), words
    await talker.starts("cancel")
    await talker.starts("events")
    await talker.presses("收窄範圍")
    await talker.presses("月份")
    await talker.presses(talker.labels[1])
    assert "乙" in "".join(talker.labels) and "甲" not in "".join(talker.labels)
    await talker.presses("所有活動")
    assert "甲" in "".join(talker.labels)


async def test_history_is_never_listed_nor_opened_and_samples_say_so(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), id="e-old", state="history", title=in_all("舊"))
    await enter(talker.desk.store, clock.now(), id="e-sample", sample=True, title=in_all("試"))
    await talker.starts("events")
    assert "舊" not in "".join(talker.labels) and "試" in "".join(talker.labels)
    assert "樣本" in await talker.says("1")
    await talker.starts("cancel")
    assert "找不到" in await talker.says("ev_e-old", "start")


@pytest.mark.parametrize(("change", "said"), [({"state": "cancelled"}, "已取消"), ({"state": "postponed"}, "延期"), ({"state": "closed"}, "截止")])
async def test_what_cannot_be_booked_says_why(talker: Talker, clock: MovedClock, change: dict[str, Any], said: str) -> None:
    await enter(talker.desk.store, clock.now(), **change)
    assert said in await talker.says("ev_e-test", "start")
    assert "登記" not in talker.labels


async def test_a_registration_that_is_half_done_is_kept_when_another_event_or_the_list_is_opened(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    await enter(talker.desk.store, clock.now(), id="e-other", title=in_all("另一項"))
    await talker.says("ev_e-test", "start")
    await talker.says("1")
    await talker.answers(people="1", guest_1="陳大文")
    assert "未完成" in await talker.starts("events") and await talker.question() == "contact"
    assert "另一項" in await talker.says("ev_e-other", "start")
    await talker.starts("cancel")
    assert await talker.question() == "contact"
    assert "陳大文" in await talker.answers(contact="27885588")


async def test_an_identity_number_is_refused_and_stored_nowhere(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    await talker.says("ev_e-test", "start")
    await talker.says("1")
    await talker.answers(people="1")
    assert "身份證" in await talker.says("A123456(3)")
    assert await talker.question() == "guest_1"
    assert "A123456" not in str(await talker.state())


async def test_the_waiting_list_from_full_to_taken_with_typed_words(talker: Talker, lee: Talker, courier: Courier, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), capacity=1)
    await _register(talker, "陳大文")
    assert "第 1 位" in await _register(lee, "李小姐", contact="lee@example.com")
    await talker.starts("mytickets")
    await talker.presses("取消登記")
    await talker.presses("是，取消登記")
    assert await courier.hand_over() == 1
    assert await courier.hand_over() == 0
    offered = await lee.hears()
    assert "有座位騰出" in offered and "逾時" in offered and lee.labels == ["接受座位", "放棄座位"]
    told = await lee.says("要位")
    assert "登記成功" in told and lee.last[-1].qr
    assert "沒有可供你的座位" in await lee.says("接受座位") and lee.last[-1].qr is None
    assert [r.state for r in await _rows(lee, select(attendee.c.state).order_by(attendee.c.id))] == ["cancelled", "confirmed"]


async def test_passing_gives_the_seat_to_the_next_and_one_can_join_again_at_the_end(talker: Talker, lee: Talker, courier: Courier, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), capacity=1)
    await _register(talker, "甲")
    await _register(lee, "乙", contact="lee@example.com")
    third = Talker(talker.desk, clock, "third")
    await _register(third, "丙", contact="third@example.com")
    await talker.starts("mytickets")
    await talker.presses("取消登記")
    await talker.says("1")
    await courier.hand_over()
    await lee.hears()
    assert "隊尾" in await lee.presses("放棄座位")
    await courier.hand_over()
    assert "有座位騰出" in await third.hears()
    assert "名額已滿" in await lee.presses("再次輪候（排在隊尾）")


async def test_an_offer_in_the_middle_of_a_form_does_not_disturb_it(talker: Talker, lee: Talker, courier: Courier, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), capacity=1)
    await _register(talker, "甲")
    await _register(lee, "乙", contact="lee@example.com")
    await lee.starts("eligibility")
    await talker.starts("mytickets")
    await talker.presses("取消登記")
    await talker.says("1")
    await courier.hand_over()
    await lee.hears()
    assert await lee.question() == "hk_owned"
    await lee.says("1")  # an answer to the form, not to the offer
    assert await lee.question() == "place"
    told = await lee.says("接受座位")
    assert "登記成功" in told and await lee.question() == "place"


async def test_somebody_else_can_be_sent_and_the_other_tickets_stay(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    await _register(talker, "甲先生", "乙小姐")
    await talker.starts("mytickets")
    await talker.presses("改由別人出席")
    await talker.presses("乙小姐")
    told = await talker.answers(name="丙女士")
    assert "丙女士" in told and talker.last[-1].qr
    told = await talker.starts("mytickets")
    assert "丙女士" in told and "甲先生" in told and "乙小姐" not in told


async def test_a_factory_visit_asks_what_it_needs_and_respects_the_host(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), kind="visit", visit=VISIT)
    card = await talker.says("ev_e-test", "start")
    assert "某巴士站" in card and "不接待同業" in card
    await talker.says("1")
    await talker.answers(people="1", guest_1="陳大文", contact="27885588", company="某廠")
    await talker.presses("紡織業")
    await talker.answers(coach="1")
    assert "不可拍照" in "".join(m.text for m in talker.last)
    await talker.answers(rules="接受", confirm="1")
    (row,) = await _rows(talker, select(registration))
    assert (row.company, row.sector, row.coach) == ("某廠", "textiles", True) and row.rules_accepted_at is not None


async def test_a_competitor_of_the_host_is_told_kindly_before_anything_is_booked(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), kind="visit", visit=VISIT)
    await talker.says("ev_e-test", "start")
    await talker.says("1")
    await talker.answers(people="1", guest_1="陳大文", contact="27885588", company="某廠")
    assert "不能參加" in await talker.presses("金屬和金屬製品業")
    assert await _rows(talker, select(registration)) == []


async def test_two_people_are_registered_once_from_two_channels_and_nothing_of_the_ticket_is_told(talker: Talker, lee: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    first = await _register(talker, "陳大文")
    code = re.search(r"報到碼 ([A-Z]{6})", first)
    again = await _register(lee, "陳大文")
    assert code and "已登記" in again and code[1] not in again


async def test_reminders_and_what_follows_reach_the_chat_in_its_language(talker: Talker, courier: Courier, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), sectors=["metals"])
    await _register(talker, "陳大文")
    await talker.starts("language")
    await talker.presses("English")
    for days, word in [(3.1, "In a week"), (9.1, "Soon")]:
        clock.moved = timedelta(days=days)
        await watch_events(talker.desk.store, clock.now(), may_end_offers=True)
        await courier.hand_over()
        assert word in await talker.hears()
    clock.moved = timedelta(days=10)
    await talker.desk.store.write(lambda c: c.execute(update(attendee).values(arrived_at=clock.now(), arrived_by="scan")))
    clock.moved = timedelta(days=12)
    await watch_events(talker.desk.store, clock.now(), may_end_offers=True)
    await courier.hand_over()
    assert "three taps" in await talker.hears()
    await talker.presses("Give my view (3 taps)")
    await talker.answers(useful="1", level="2")
    told = await talker.answers(next="1")
    assert "noted" in told
    (row,) = await _rows(talker, select(registration.c.feedback))
    assert row.feedback == {"useful": "very", "level": "right", "next": "apply"}
    told = await talker.presses("Check what I may get")
    assert "Metal" in told  # filled in already


async def test_a_reminder_that_could_not_leave_in_time_is_dropped(talker: Talker, lee: Talker, courier: Courier, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    await _register(lee, "李小姐")
    clock.moved = timedelta(days=9.5)
    await watch_events(talker.desk.store, clock.now(), may_end_offers=True)
    clock.moved = timedelta(days=11)
    assert await courier.hand_over() == 0
    assert await lee.hears() == ""


async def test_cancelling_takes_back_a_reminder_that_waits_to_be_sent(lee: Talker, courier: Courier, clock: MovedClock) -> None:
    await enter(lee.desk.store, clock.now())
    await _register(lee, "李小姐")
    clock.moved = timedelta(days=9.5)
    await watch_events(lee.desk.store, clock.now(), may_end_offers=True)
    await courier.hand_over()
    assert [r.state for r in await _rows(lee, select(outbox.c.state).where(outbox.c.notice_id.is_not(None)))] == ["queued"]
    await lee.starts("mytickets")
    await lee.presses("取消登記")
    await lee.says("1")
    assert [r.state for r in await _rows(lee, select(outbox.c.state).where(outbox.c.notice_id.is_not(None)))] == ["dropped"]


async def test_the_code_on_the_screen_checks_in_those_who_are_there_once(talker: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now())
    await _register(talker, "甲", "乙")
    clock.moved = timedelta(days=10)
    (row,) = await _rows(talker, select(event.c.secret))
    payload = f"in_e-test_{door.door_code(row.secret, door.minute_of(clock.now()))}"
    await talker.says(payload, "start")
    assert "甲" in talker.labels and "全部都到了" in talker.labels
    assert "歡迎" in await talker.presses("甲")
    assert [bool(r.arrived_at) for r in await _rows(talker, select(attendee.c.arrived_at).order_by(attendee.c.id))] == [True, False]
    assert "失效" in await talker.says("in_e-test_aaaaaaaa", "start")


async def test_a_scan_at_the_booth_is_counted_once_a_chat(talker: Talker, lee: Talker, clock: MovedClock) -> None:
    await enter(talker.desk.store, clock.now(), kind="exhibition", capacity=None, starts_at=clock.now() - timedelta(minutes=5))
    for person in (talker, talker, lee):
        assert "歡迎來到我們的攤位" in await person.says("booth_e-test", "start")
    assert len(await _rows(talker, select(booth_visitor))) == 2


async def test_six_buttons_at_most_are_on_the_menu_even_with_a_form_open(talker: Talker, clock: MovedClock) -> None:
    await talker.desk.store.write(lambda c: None)
    await talker.starts("menu")
    assert len(talker.labels) == 6
    await talker.starts("eligibility")
    await talker.starts("menu")
    assert len(talker.labels) == 6 and "活動及登記" in talker.labels
    assert columns(clock.now())["capacity"] == 100
