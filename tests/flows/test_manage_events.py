"""Officers run their events in the chat: change, postpone, cancel, bad weather, links."""

import re
from datetime import timedelta

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.programme import organise, seats
from tests.conftest import MovedClock
from tests.officers import acts, books, has_event, in_days, loses_role, officer, row_of, told, written_down
from tests.talker import Talker


async def opens(desk: Desk, clock: MovedClock, **values: object) -> Talker:
    """An officer who has the event before them."""
    lee = await officer(desk, clock)
    await has_event(desk, clock, **values)  # type: ignore[arg-type]
    await lee.starts("manage")
    await lee.answers(event="1")
    return lee


async def test_the_card_shows_the_figures_and_what_may_be_done(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await has_event(desk, clock, capacity=2)
    await books(desk, clock, "chan", 2)
    await books(desk, clock, "wong", 3)
    told_list = await lee.starts("manage")
    assert "節能研討會" in "".join(lee.labels) and "請選擇活動" in told_list
    card = await lee.answers(event="1")
    assert "名額 2：已確認 2、待回覆 0、輪候 3；已到 0、即場加入 0" in card
    assert lee.labels[:5] == ["更改時間", "更改地點", "更改名額", "即時截止登記", "接待處連結"]


async def test_without_events_there_is_a_way_to_make_one(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    assert "沒有將會舉行的活動" in await lee.starts("manage") and "新增活動" in lee.labels
    assert "找不到這個活動" in await lee.says("go:manage:e-nowhere", "choice")


async def test_a_new_time_is_shown_before_and_after_and_told_when_it_is_confirmed(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    day = in_days(clock, 12).date()
    told_lee = await lee.answers(action_1="更改時間", day=day.isoformat(), starts="上午十點", ends="12:00")
    assert re.search(r"時間：.*下午2時30分.* → .*上午10時00分", told_lee) and re.search(r"截止登記：.* → ", told_lee) and "1 個登記" in told_lee
    assert await told(desk, "chan") == [] and (await row_of(desk)).sequence == 0
    assert "已通知 1 個登記" in await lee.answers(sure="確定並通知")
    assert len(await told(desk, "chan")) == 1 and (await row_of(desk)).starts_at.astimezone(HONG_KONG).date() == day
    card = await lee.presses("管理這個活動")
    assert "上午10時00分" in card and await lee.question() == "action_1"


async def test_the_usual_answers_to_a_new_time_are_one_tap_each(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await lee.answers(action_1="更改時間")
    day = in_days(clock, 10).date()
    assert f"{day.year}年{day.month}月{day.day}日" in lee.labels[0]
    await lee.presses(lee.labels[0])
    assert lee.labels[0] == "14:30"
    await lee.answers(starts="15:00")
    assert lee.labels[0] == "17:00"  # as long as before
    assert "下午3時00分至下午5時00分" in await lee.presses("17:00")


async def test_the_same_time_as_before_changes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await lee.answers(action_1="更改時間")
    for _ in range(2):
        await lee.presses(lee.labels[0])
    assert "與現況相同" in await lee.presses(lee.labels[0]) and (await row_of(desk)).sequence == 0


async def test_deciding_otherwise_tells_nobody(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    await lee.answers(action_1="取消活動", cancelling="不取消")
    await lee.presses("管理這個活動")
    await lee.answers(action_1="延期", new_date="未定", sure="不更改")
    await lee.presses("管理這個活動")
    await lee.answers(action_1="更改名額", capacity="9", apply="不更改")
    assert await told(desk, "chan") == [] and await written_down(desk) == []


async def test_what_another_officer_changed_meanwhile_is_shown_and_not_overwritten(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    await lee.answers(action_1="取消活動")
    await officer(desk, clock, "publisher", "poon")
    await acts(desk, clock, "poon", organise.set_capacity, event_id="e-test", sequence=0, capacity=50)
    answer = await lee.answers(cancelling="取消活動並通知")
    assert "由其他人更改" in answer and "名額 50" in answer
    assert (await row_of(desk)).state == "open" and await told(desk, "chan") == []


async def test_a_press_that_is_repeated_cancels_and_tells_once(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    answer = await lee.answers(action_1="取消活動")
    assert "將通知 1 個登記" in answer
    button = next(button.id for message in lee.last for button in message.buttons if button.label == "取消活動並通知")
    assert "已取消" in await lee.says(button, "choice")
    await lee.says(button, "choice")
    assert len(await told(desk, "chan")) == 1 and [what for what, _, _ in await written_down(desk)] == ["event cancelled"]


async def test_a_new_place_keeps_what_is_said_to_be_unchanged(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    answer = await lee.answers(action_1="更改地點", city="不變", place="二號會議室", zh_hans_1="1", en_1="Room 2", directions="不變")
    assert "香港、一號會議室 → 香港、二號會議室" in answer
    await lee.answers(sure="1")
    row = await row_of(desk)
    assert row.place == {"zh-Hant": "二號會議室", "zh-Hans": "二号会议室", "en": "Room 2"} and row.city == "hong_kong" and row.directions is None


async def test_new_directions_are_told_as_such_and_stand_on_the_ticket_only(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    answer = await lee.answers(action_1="更改地點", city="網上", place="Zoom", directions="按 https://example.com/meet 加入", en_2="1")
    assert "香港、一號會議室 → 網上、Zoom" in answer and "改為：按 https" in answer
    await lee.answers(sure="1")
    note = (await told(desk, "chan"))[0]
    assert "網上、Zoom" in note and "看入場券" in note and "example.com" not in note
    row = await row_of(desk)
    assert row.city == "online" and row.directions["zh-Hant"].startswith("按 https")


async def test_the_longest_directions_leave_the_question_whole(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await lee.answers(action_1="更改地點", city="廣州", place="P" * 80, directions="d" * 300)
    await lee.says("lang:en", "choice")
    assert "Are you sure?" in lee.last[-1].text


async def test_a_capacity_below_the_seats_given_is_refused_with_the_numbers_and_when_offers_end(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock, capacity=2)
    await books(desk, clock, "chan", 2)
    await books(desk, clock, "wong")
    answer = await lee.answers(action_1="更改名額", capacity="三個", apply="確定")
    assert "名額現為 3" in answer and "座位：1" in answer
    await lee.presses("管理這個活動")
    answer = await lee.answers(action_1="更改名額", capacity="2", apply="確定")
    assert "已確認 2、待回覆 1" in answer and "不能少於 3" in answer and "屆滿" in answer and (await row_of(desk)).capacity == 3


async def test_postponing_without_a_date_and_then_giving_one_tells_twice_and_keeps_the_seat(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    assert "座位和輪候次序保留" in await lee.answers(action_1="延期", new_date="未定", sure="1")
    card = await lee.presses("管理這個活動")
    assert "延期" in card and "即時截止登記" not in lee.labels
    await lee.answers(action_1="更改時間", day=in_days(clock, 30).date().isoformat(), starts="14:30", ends="16:30", sure="1")
    notes = await told(desk, "chan")
    assert len(notes) == 2 and "新日期會再通知你" in notes[0] and "改為" in notes[1] and (await row_of(desk)).state == "open"


async def test_postponing_to_a_known_date_is_one_notice(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await books(desk, clock, "chan")
    await lee.answers(action_1="延期", new_date="已定新日期", day=in_days(clock, 30).date().isoformat(), starts="14:30", ends="16:30", sure="1")
    notes = await told(desk, "chan")
    assert len(notes) == 1 and "延期通知" in notes[0] and "改為" in notes[0] and (await row_of(desk)).state == "open"


async def test_registration_is_closed_and_opened_again_by_one_tap_each(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    assert "已截止登記" in await lee.answers(action_1="即時截止登記")
    await lee.presses("管理這個活動")
    assert "已重開登記" in await lee.answers(action_1="重開登記") and (await books(desk, clock, "chan"))["outcome"] == "confirmed"


async def test_a_case_officer_gets_the_list_for_a_reason_that_is_kept(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    answer = await lee.answers(action_1="名單下載", reason="核對出席人數")
    assert re.search(r"/door/[\w-]{20,}/attendance\.xlsx", answer) and "個人資料" in answer
    assert ("list link", "event e-test", "核對出席人數") in await written_down(desk)


async def test_a_publisher_is_offered_no_list_with_names(desk: Desk, clock: MovedClock) -> None:
    poon = await officer(desk, clock, "publisher", "poon")
    await has_event(desk, clock)
    await poon.says("go:manage:e-test", "choice")
    assert "更改時間" in poon.labels
    screen = (await poon.state())["screen"]
    assert not any("list" in choice["id"].rpartition(":")[2] for choice in screen["choices"])


async def test_the_link_for_the_door_and_the_pages_are_whole_addresses(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    answer = await lee.answers(action_1="網頁和海報")
    assert "/e/e-test/poster" in answer and await lee.question() == "action_2"
    assert re.search(r"/door/[\w-]{20,}", await lee.answers(action_2="接待處連結"))


async def test_the_log_tells_in_words_why_a_seat_went_to_whom(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await has_event(desk, clock, capacity=1)
    first = await books(desk, clock, "chan")
    await books(desk, clock, "wong", 2)
    await acts(desk, clock, "chan", seats.cancel, registration_id=first["registration"])
    await lee.says("go:manage:e-test", "choice")
    answer = await lee.answers(action_1="座位分配記錄")
    assert "因為排在首位" in answer and "空位 1 個，該登記有 2 人輪候" in answer and await lee.question() == "action_2"


async def test_slides_are_taken_from_a_secure_address_only(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await has_event(desk, clock)
    clock.moved = timedelta(days=11)
    await lee.says("go:manage:e-test", "choice")
    await lee.answers(action_1="簡報連結")
    assert "https://" in await lee.says("http://example.com/s.pdf") and await lee.question() == "slides"
    await lee.answers(slides="https://example.com/s.pdf")
    assert (await row_of(desk)).slides_url == "https://example.com/s.pdf"


async def test_an_exhibition_has_neither_seats_nor_a_list(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock, kind="exhibition", capacity=None)
    actions = [choice["id"].rpartition(":")[2] for choice in (await lee.state())["screen"]["choices"] if choice["id"].startswith("q:")]
    assert actions == ["time", "place", "door", "postpone", "cancel", "pages"]


async def test_nothing_is_left_to_do_for_a_cancelled_exhibition(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await has_event(desk, clock, kind="exhibition", capacity=None, state="cancelled")
    assert "沒有可以做的事" in await lee.says("go:manage:e-test", "choice")


async def test_a_role_that_was_lost_while_the_event_was_open_does_nothing(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await lee.answers(action_1="取消活動")
    await loses_role(desk)
    assert "權限已更改" in await lee.answers(cancelling="1") and (await row_of(desk)).state == "open"
    assert "權限已更改" not in await lee.starts("manage") and not (await lee.state()).get("open")


async def test_an_answer_can_be_changed_before_it_is_confirmed(desk: Desk, clock: MovedClock) -> None:
    lee = await opens(desk, clock)
    await lee.answers(action_1="更改時間", day=in_days(clock, 12).date().isoformat(), starts="10:00", ends="12:00")
    await lee.says("改 4")
    assert await lee.question() == "starts"
    answer = await lee.answers(starts="09:00")
    assert "上午9時00分至下午12時00分" in answer and await lee.question() == "sure"


# --- bad weather ---


async def test_one_tap_postpones_the_events_of_the_rule_and_shows_the_others(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    now = clock.now()
    for name, hours in (("e-a", 2), ("e-b", 6)):
        await has_event(desk, clock, name, starts_at=now + timedelta(hours=hours), closes_at=now + timedelta(hours=hours), weather_rule=True)
        await books(desk, clock, f"chan{name[2]}", event_id=name)
    await lee.starts("weather")
    answer = await lee.answers(signal="8 號或以上風球")
    assert "正在生效" in answer and answer.index("把以下活動延期") < answer.index("暫不延期") and answer.count("節能研討會") == 2
    button = next(button.id for message in lee.last for button in message.buttons if button.label == "全部延期並通知")
    assert "已延期的活動：1 個；已通知 1 個登記" in await lee.says(button, "choice")
    await lee.says(button, "choice")
    assert len(await told(desk, "chana")) == 1 and await told(desk, "chanb") == []
    assert (await row_of(desk, "e-a")).state == "postponed" and (await row_of(desk, "e-b")).state == "open"


async def test_before_three_hours_nothing_is_postponed_and_the_time_of_deciding_is_named(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await has_event(desk, clock, starts_at=clock.now() + timedelta(hours=6), weather_rule=True)
    await lee.starts("weather")
    answer = await lee.answers(signal="黑色暴雨")
    assert "現時沒有活動須延期" in answer and "決定時間" in answer and (await row_of(desk)).state == "open"


async def test_without_events_of_the_rule_it_says_so_and_points_to_all_events(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await has_event(desk, clock, starts_at=clock.now() + timedelta(hours=2))
    await lee.starts("weather")
    assert "沒有適用惡劣天氣安排的活動" in await lee.answers(signal="1") and "所有活動" in lee.labels
