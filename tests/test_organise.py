"""What officers change about an event: who may, what is told to whom and how often, and what must never happen."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.messages import Address
from bot.programme import Here, drafts, events, managed, notices, offers_log, organise, seats, weather
from bot.tables import attendee, event, notice
from tests.conftest import MovedClock
from tests.officers import acts, books, has_event, in_days, loses_role, officer, row_of, texts, told, written_down

CHANGES: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (organise.move, {"starts": "2030-01-05T06:00:00+00:00", "ends": "2030-01-05T08:00:00+00:00"}),
    (organise.relocate, {"city": "online", "place": texts("Zoom"), "directions": None}),
    (organise.postpone, {}),
    (organise.cancel, {}),
    (organise.set_capacity, {"capacity": 9}),
    (organise.close, {}),
    (organise.reopen, {}),
    (organise.set_slides, {"url": "https://example.com/slides"}),
]
IDS = [function.__name__ for function, _ in CHANGES]


async def snapshot(desk: Desk) -> list[Any]:
    """Everything about events that a change could touch."""
    return await desk.store.read(
        lambda connection: [connection.execute(select(table).order_by(*table.primary_key.columns)).all() for table in (event, attendee, notice)]
    )


async def state_of(desk: Desk, chat: str) -> list[str]:
    query = select(attendee.c.state).where(attendee.c.name.startswith(chat + " ")).order_by(attendee.c.id)
    return await desk.store.read(lambda connection: list(connection.execute(query).scalars()))


# --- who may, and who was first ---


@pytest.mark.parametrize(("function", "args"), CHANGES, ids=IDS)
async def test_a_role_that_was_lost_while_a_form_was_open_changes_nothing(desk: Desk, clock: MovedClock, function: Any, args: dict[str, Any]) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    await books(desk, clock, "chan")
    await loses_role(desk)
    before = await snapshot(desk)
    done = await acts(desk, clock, "lee", function, event_id="e-test", sequence=0, **args)
    assert done == {"outcome": "not_allowed"} and await snapshot(desk) == before


@pytest.mark.parametrize(("function", "args"), CHANGES, ids=IDS)
async def test_what_is_no_longer_as_it_was_seen_is_shown_anew_and_not_changed(desk: Desk, clock: MovedClock, function: Any, args: dict[str, Any]) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    await books(desk, clock, "chan")
    assert (await acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=0, capacity=7))["outcome"] == "done"
    before = await snapshot(desk)
    done = await acts(desk, clock, "lee", function, event_id="e-test", sequence=0, **args)
    assert done["outcome"] == "changed" and done["event"]["capacity"] == 7 and done["event"]["sequence"] == 1
    assert await snapshot(desk) == before


async def _race(desk: Desk, clock: MovedClock) -> list[str]:
    """Eight officers change the capacity at once, all having seen the same version."""
    race = [acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=0, capacity=number) for number in range(10, 18)]
    return [done["outcome"] for done in await asyncio.gather(*race)]


async def test_of_officers_who_change_an_event_at_once_one_is_first_and_the_others_are_told(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    assert sorted(await _race(desk, clock)) == ["changed"] * 7 + ["done"]
    assert (await row_of(desk)).sequence == 1 and len(await written_down(desk)) == 1


async def test_the_race_is_lost_without_the_lock(desk: Desk, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    if desk.store.sqlite:
        pytest.skip("SQLite has one writer: there is no race to lose")
    await officer(desk, clock)
    await has_event(desk, clock)

    def look(connection: Any, event_id: str) -> Any:
        found = connection.execute(select(event).where(event.c.id == event_id)).one_or_none()
        connection.exec_driver_sql("SELECT pg_sleep(0.2)")
        return found

    monkeypatch.setattr(events, "lock", look)
    assert (await _race(desk, clock)).count("done") > 1


# --- time and place ---


async def test_a_new_time_is_told_once_to_each_registration_before_and_after_and_seats_are_kept(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    for chat, people in (("chan", 2), ("wong", 1), ("ho", 2)):
        await books(desk, clock, chat, people)
    new = in_days(clock, 20, hour=10, minute=0)
    args = {"starts": new.isoformat(), "ends": (new + timedelta(hours=3)).isoformat()}
    done = await acts(desk, clock, "lee", organise.move, event_id="e-test", sequence=0, **args)
    assert done == {"outcome": "done", "told": 3}
    row = await row_of(desk)
    assert (row.starts_at, row.ends_at, row.closes_at, row.sequence) == (new, new + timedelta(hours=3), new - timedelta(hours=24), 1)
    for chat, kept in (("chan", "座位已保留"), ("wong", "座位已保留"), ("ho", "輪候次序保留")):
        notes = await told(desk, chat, "change:")
        assert len(notes) == 1 and "節能研討會" in notes[0] and kept in notes[0]
        assert "下午2時30分" in notes[0] and "上午10時00分" in notes[0] and notes[0].index("下午2時30分") < notes[0].index("上午10時00分")
    assert await state_of(desk, "chan") == ["confirmed", "confirmed"] and await state_of(desk, "ho") == ["waiting", "waiting"]
    what, which, reason = (await written_down(desk))[0]
    assert (what, which) == ("event moved", "event e-test") and " -> " in (reason or "") and "10:00" in (reason or "")


async def test_who_has_cancelled_is_told_nothing(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    booked = await books(desk, clock, "chan")
    await acts(desk, clock, "chan", seats.cancel, registration_id=booked["registration"])
    assert await acts(desk, clock, "lee", organise.cancel, event_id="e-test", sequence=0) == {"outcome": "done", "told": 0}
    assert await told(desk, "chan") == []


async def test_a_reminder_of_the_old_date_that_has_not_left_is_taken_back(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    number = (await books(desk, clock, "chan"))["registration"]
    key = f"reminder-week:{number}:x"
    await desk.store.write(lambda c: notices.write(c, clock.now(), key, Address("web", "chan"), [{"say": "reminder-cannot-come"}], registration=number))
    assert len(await told(desk, "chan", "reminder")) == 1
    await acts(desk, clock, "lee", organise.postpone, event_id="e-test", sequence=0)
    assert await told(desk, "chan", "reminder") == []


async def test_a_new_place_names_both_places_and_new_directions_point_to_the_ticket(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    await books(desk, clock, "chan")
    to = {"city": "dongguan", "place": texts("東莞二號會議室"), "directions": texts("由正門進入")}
    assert (await acts(desk, clock, "lee", organise.relocate, event_id="e-test", sequence=0, **to))["told"] == 1
    note = (await told(desk, "chan"))[0]
    assert "一號會議室" in note and "東莞二號會議室" in note and "看入場券" in note and "正門" not in note
    assert (await acts(desk, clock, "lee", organise.relocate, event_id="e-test", sequence=1, **to)) == {"outcome": "same"}
    assert len(await told(desk, "chan")) == 1


@pytest.mark.parametrize("state", ["cancelled", "over"])
async def test_what_is_over_or_cancelled_is_not_moved_any_more(desk: Desk, clock: MovedClock, state: str) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    if state == "cancelled":
        await acts(desk, clock, "lee", organise.cancel, event_id="e-test", sequence=0)
    else:
        clock.moved = timedelta(days=11)
    sequence = (await row_of(desk)).sequence
    for function, args in CHANGES[:7]:
        if function is organise.move:
            args = {"starts": in_days(clock, 30).isoformat(), "ends": in_days(clock, 30, hour=16).isoformat()}
        assert (await acts(desk, clock, "lee", function, event_id="e-test", sequence=sequence, **args))["outcome"] == "over", function.__name__


async def test_a_start_that_has_gone_by_is_refused(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    gone = {"starts": in_days(clock, -1).isoformat(), "ends": in_days(clock, -1, hour=17).isoformat()}
    assert await acts(desk, clock, "lee", organise.move, event_id="e-test", sequence=0, **gone) == {"outcome": "past"}
    backwards = {"starts": in_days(clock, 5, hour=17).isoformat(), "ends": in_days(clock, 5).isoformat()}
    assert await acts(desk, clock, "lee", organise.move, event_id="e-test", sequence=0, **backwards) == {"outcome": "past"}


async def test_an_exhibition_of_several_days_keeps_their_number(desk: Desk, clock: MovedClock) -> None:
    starts = in_days(clock, 10, hour=10, minute=0)
    await has_event(desk, clock, kind="exhibition", capacity=None, starts_at=starts, ends_at=starts + timedelta(days=2, hours=8))
    day = in_days(clock, 15).date().isoformat()
    new = await acts(desk, clock, "lee", managed.moved, event_id="e-test", day=day, starts="10:00", ends="18:00")
    assert datetime.fromisoformat(new["ends"]) - datetime.fromisoformat(new["starts"]) == timedelta(days=2, hours=8)


# --- postponing and cancelling ---


async def test_a_postponed_event_keeps_seats_and_line_and_opens_again_with_its_new_date(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock, capacity=1)
    await books(desk, clock, "chan")
    await books(desk, clock, "wong")
    assert await acts(desk, clock, "lee", organise.postpone, event_id="e-test", sequence=0) == {"outcome": "done", "told": 2}
    assert (await row_of(desk)).state == "postponed" and "新日期會再通知你" in (await told(desk, "chan"))[0]
    assert (await books(desk, clock, "ho"))["outcome"] == "not_open"
    clock.moved = timedelta(days=60)  # long after the old date
    assert "e-test" in [each["id"] for each in await acts(desk, clock, "lee", managed.listed)]
    new = in_days(clock, 10)
    args = {"starts": new.isoformat(), "ends": (new + timedelta(hours=2)).isoformat()}
    assert await acts(desk, clock, "lee", organise.move, event_id="e-test", sequence=1, **args) == {"outcome": "done", "told": 2}
    assert (await row_of(desk)).state == "open" and await state_of(desk, "chan") == ["confirmed"] and await state_of(desk, "wong") == ["waiting"]
    assert len(await told(desk, "wong", "change:")) == 2 and (await books(desk, clock, "ho"))["outcome"] == "waiting"


async def test_cancelling_tells_everybody_once_and_takes_back_offers_that_have_not_left(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock, capacity=1)
    first = await books(desk, clock, "chan")
    await books(desk, clock, "wong")
    await books(desk, clock, "ho")
    await acts(desk, clock, "chan", seats.cancel, registration_id=first["registration"])
    assert len(await told(desk, "wong", "offer:")) == 1
    done = await acts(desk, clock, "lee", organise.cancel, event_id="e-test", sequence=0)
    assert done == {"outcome": "done", "told": 2}
    assert await told(desk, "wong", "offer:") == []
    for chat in ("wong", "ho"):
        notes = await told(desk, chat)
        assert len(notes) == 1 and "取消通知" in notes[0]
    assert (await books(desk, clock, "chan"))["outcome"] == "not_open"


# --- registration ---


async def test_a_raised_capacity_is_offered_to_the_line_at_once(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock, capacity=1)
    for chat in ("chan", "wong", "ho", "lam"):
        await books(desk, clock, chat)
    done = await acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=0, capacity=3)
    assert done == {"outcome": "done", "offered": 2}
    assert [await state_of(desk, chat) for chat in ("chan", "wong", "ho", "lam")] == [["confirmed"], ["offered"], ["offered"], ["waiting"]]
    assert ("capacity changed", "event e-test", "1 -> 3") in await written_down(desk)


async def test_seats_that_people_have_or_were_promised_are_never_taken_away(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock, capacity=2)
    await books(desk, clock, "chan", 2)
    await books(desk, clock, "wong")
    await acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=0, capacity=3)
    done = await acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=1, capacity=2)
    assert (done["outcome"], done["confirmed"], done["offered"]) == ("too_low", 2, 1)
    assert datetime.fromisoformat(done["until"]) > clock.now()
    assert (await row_of(desk)).capacity == 3 and (await row_of(desk)).sequence == 1
    assert (await acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=1, capacity=3))["outcome"] == "done"


async def test_closing_keeps_open_offers_and_reopening_goes_on_with_the_line(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock, capacity=1)
    first = await books(desk, clock, "chan")
    await books(desk, clock, "wong")
    await books(desk, clock, "ho")
    await acts(desk, clock, "lee", organise.set_capacity, event_id="e-test", sequence=0, capacity=2)
    assert await acts(desk, clock, "lee", organise.close, event_id="e-test", sequence=1) == {"outcome": "done"}
    assert await state_of(desk, "wong") == ["offered"] and (await books(desk, clock, "lam"))["outcome"] == "not_open"
    await acts(desk, clock, "chan", seats.cancel, registration_id=first["registration"])
    assert await state_of(desk, "ho") == ["waiting"]  # nothing is offered after the closing
    assert (await acts(desk, clock, "lee", organise.reopen, event_id="e-test", sequence=2))["outcome"] == "done"
    row = await row_of(desk)
    assert row.closes_at == row.starts_at - timedelta(hours=24) and await state_of(desk, "ho") == ["offered"]


async def test_registration_reopened_in_the_last_day_stays_open_until_the_start(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    row = await row_of(desk)
    clock.moved = row.closes_at - clock.now() + timedelta(hours=1)
    assert (await acts(desk, clock, "lee", organise.reopen, event_id="e-test", sequence=0))["outcome"] == "done"
    assert (await row_of(desk)).closes_at == row.starts_at


# --- links, slides, the log ---


async def test_the_link_to_the_list_is_for_case_officers_and_keeps_the_reason(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await officer(desk, clock, "publisher", "poon")
    await has_event(desk, clock)
    assert await acts(desk, clock, "poon", organise.list_link, event_id="e-test", reason="x") == {"outcome": "not_allowed"}
    done = await acts(desk, clock, "lee", organise.list_link, event_id="e-test", reason="核對出席")
    assert done["path"].startswith("/door/") and done["path"].endswith("/attendance.xlsx")
    assert (await acts(desk, clock, "poon", organise.door_link, event_id="e-test"))["outcome"] == "done"
    assert (await acts(desk, clock, "lee", organise.door_link, event_id="e-nowhere")) == {"outcome": "unknown"}
    assert [(what, reason) for what, _, reason in await written_down(desk)] == [("list link", "核對出席"), ("door link", None)]


async def test_slides_are_kept_for_those_who_came(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    await acts(desk, clock, "lee", organise.set_slides, event_id="e-test", sequence=0, url="https://example.com/s.pdf")
    assert (await row_of(desk)).slides_url == "https://example.com/s.pdf"


async def test_the_log_says_why_a_seat_was_offered_in_words_of_every_language(desk: Desk, clock: MovedClock) -> None:
    await has_event(desk, clock, capacity=1)
    first = await books(desk, clock, "chan")
    await books(desk, clock, "wong")
    await books(desk, clock, "ho")
    await acts(desk, clock, "chan", seats.cancel, registration_id=first["registration"])
    lines = offers_log.lines(await acts(desk, clock, "lee", managed.offers, event_id="e-test"))
    assert [line["say"] for line in lines] == ["offers-title", "offers-offered"]
    assert (lines[1]["behind"], lines[1]["free"], lines[1]["waiting"], lines[1]["seats"]) == (1, 1, 1, 1)
    for language in ("zh-Hant", "zh-Hans", "en"):
        desk.wording.phrase({"lines": lines}, language)  # type: ignore[arg-type]


async def test_history_is_no_event_of_officers(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock, state="history")
    assert await acts(desk, clock, "lee", managed.listed) == [] and await acts(desk, clock, "lee", managed.one, event_id="e-test") is None
    assert await acts(desk, clock, "lee", organise.cancel, event_id="e-test", sequence=0) == {"outcome": "unknown"}


async def test_events_of_the_last_month_stand_after_those_to_come(desk: Desk, clock: MovedClock) -> None:
    for name, days in (("e-old", -40), ("e-past", -3), ("e-soon", 2), ("e-later", 9)):
        await has_event(desk, clock, name, starts_at=in_days(clock, days))
    assert [each["id"] for each in await acts(desk, clock, "lee", managed.listed)] == ["e-soon", "e-later", "e-past"]


# --- bad weather ---


async def _weather_day(desk: Desk, clock: MovedClock) -> None:
    """Six events around now: only the first two fall under the rule now, the third falls under it later."""
    await officer(desk, clock)
    now = clock.now()
    for name, hours, values in (
        ("e-a", 1, {}),
        ("e-b", 2.9, {}),
        ("e-c", 5, {}),
        ("e-far", 13, {}),
        ("e-begun", -0.5, {}),
        ("e-none", 2, {"weather_rule": False}),
        ("e-online", 2, {"city": "online"}),
    ):
        await has_event(desk, clock, name, starts_at=now + timedelta(hours=hours), closes_at=now + timedelta(hours=hours), **{"weather_rule": True} | values)
        if hours > 0:
            await books(desk, clock, name.replace("e-", "at "), event_id=name)


async def test_bad_weather_postpones_exactly_the_events_of_the_rule_and_tells_their_people(desk: Desk, clock: MovedClock) -> None:
    await _weather_day(desk, clock)
    seen = await acts(desk, clock, "lee", weather.coming)
    assert [(each["id"], each["now"]) for each in seen] == [("e-a", True), ("e-b", True), ("e-c", False)]
    args = {"signal": "typhoon", "seen": [{"id": each["id"], "sequence": each["sequence"]} for each in seen]}
    done = await acts(desk, clock, "lee", weather.postpone, **args)
    assert (done["postponed"], done["told"], done["left"]) == (["e-a", "e-b"], 2, ["e-c"])
    states = {name: (await row_of(desk, name)).state for name in ("e-a", "e-b", "e-c", "e-far", "e-begun", "e-none", "e-online")}
    assert [name for name, state in states.items() if state != "open"] == ["e-a", "e-b"]
    for chat in ("at a", "at b"):
        notes = await told(desk, chat)
        assert len(notes) == 1 and "熱帶氣旋" in notes[0] and "座位已保留" in notes[0]
    for chat in ("at c", "at far", "at none", "at online"):
        assert await told(desk, chat) == []
    again = await acts(desk, clock, "lee", weather.postpone, **args)
    assert (again["postponed"], again["told"]) == ([], 0) and len(await told(desk, "at a")) == 1


async def test_an_event_that_was_changed_meanwhile_is_left_for_the_officer_to_look_at(desk: Desk, clock: MovedClock) -> None:
    await _weather_day(desk, clock)
    seen = [{"id": each["id"], "sequence": each["sequence"]} for each in await acts(desk, clock, "lee", weather.coming)]
    await acts(desk, clock, "lee", organise.set_capacity, event_id="e-b", sequence=0, capacity=8)
    done = await acts(desk, clock, "lee", weather.postpone, signal="rain", seen=seen)
    assert done["postponed"] == ["e-a"] and "e-b" in done["left"] and (await row_of(desk, "e-b")).state == "open"


async def test_bad_weather_is_for_officers_alone(desk: Desk, clock: MovedClock) -> None:
    await _weather_day(desk, clock)
    await loses_role(desk)
    assert await acts(desk, clock, "lee", weather.postpone, signal="rain", seen=[{"id": "e-a", "sequence": 0}]) == {"outcome": "not_allowed"}
    assert (await row_of(desk, "e-a")).state == "open"


# --- a new event ---


def answers(clock: MovedClock, days: int = 20, **changed: Any) -> dict[str, Any]:
    day = in_days(clock, days).date().isoformat()
    usual = {
        **{"kind": "seminar", "title": texts("新研討會"), "day": day, "last_day": day, "starts": "14:30", "ends": "16:30", "city": "hong_kong"},
        **{"place": texts("三號會議室"), "directions": None, "languages": ["cantonese"], "capacity": 40, "visit": None, "summary": None, "sectors": []},
        **{"co_organisers": None, "price_cents": 0, "closes": None, "weather_rule": True},
    }
    return usual | changed


async def test_a_new_event_has_a_short_id_for_links_and_closes_a_day_before(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock, "publisher")
    made = await acts(desk, clock, "lee", drafts.create, answers=answers(clock))
    assert made["outcome"] == "created" and len(made["id"]) == 8 and made["id"].startswith("e-") and made["id"][2:].isalnum() and made["id"].islower()
    row = await row_of(desk, made["id"])
    assert row.starts_at.astimezone(HONG_KONG).strftime("%H:%M") == "14:30" and row.closes_at == row.starts_at - timedelta(hours=24)
    assert (row.state, row.capacity, row.sample, row.sequence) == ("open", 40, False, 0)
    assert (await books(desk, clock, "chan", event_id=made["id"]))["outcome"] == "confirmed"
    assert await written_down(desk) == [("event created", f"event {made['id']}", "seminar: 新研討會")]


async def test_a_new_event_needs_the_role_a_start_to_come_and_a_closing_to_come(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    assert (await acts(desk, clock, "lee", drafts.create, answers=answers(clock, days=-1)))["outcome"] == "past"
    yesterday = in_days(clock, -1).date().isoformat()
    assert (await acts(desk, clock, "lee", drafts.create, answers=answers(clock, closes=f"{yesterday} 12:00")))["outcome"] == "closed"
    await loses_role(desk)
    assert (await acts(desk, clock, "lee", drafts.create, answers=answers(clock)))["outcome"] == "not_allowed"
    assert await desk.store.read(lambda connection: connection.execute(select(event)).all()) == []


async def test_a_draft_looks_as_the_event_will(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    drafted = (await acts(desk, clock, "lee", drafts.draft, answers=answers(clock)))["event"]
    made = await acts(desk, clock, "lee", drafts.create, answers=answers(clock))
    shown = await acts(desk, clock, "lee", events.one, event_id=made["id"])
    assert drafted | {"id": made["id"]} == shown


async def test_the_proposed_rules_of_a_visit_are_there_in_three_languages(desk: Desk, clock: MovedClock) -> None:
    rules = await acts(desk, clock, "lee", drafts.standard_rules)
    assert set(rules) == {"zh-Hant", "zh-Hans", "en"} and "安全鞋" in rules["zh-Hant"] and "photographs" in rules["en"]


async def test_cities_offered_for_an_event_are_hong_kong_and_the_delta(desk: Desk, clock: MovedClock) -> None:
    cities = await acts(desk, clock, "lee", drafts.cities)
    assert cities[0] == "hong_kong" and {"dongguan", "zhaoqing"} <= set(cities) and "shantou" not in cities


def _here(connection: Any, desk: Desk, clock: MovedClock) -> Here:
    return Here(connection, clock.now(), desk.knowledge, Address("web", "lee"), "zh-Hant")


async def test_a_change_that_fails_half_way_leaves_nothing_behind(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await has_event(desk, clock)
    await books(desk, clock, "chan")
    before = await snapshot(desk)

    def work(connection: Any) -> None:
        assert organise.cancel(_here(connection, desk, clock), event_id="e-test", sequence=0)["outcome"] == "done"
        connection.execute(update(event).values(state=None))  # not allowed by the table

    with pytest.raises(Exception, match=r"(?i)null"):
        await desk.store.write(work)
    assert await snapshot(desk) == before
