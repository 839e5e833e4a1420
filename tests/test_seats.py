"""Seats: booking, the line, offers, cancelling, substituting. On both databases."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.knowledge import Knowledge
from bot.programme import notices, reminders, seats
from bot.schedule import watch_events
from bot.store import Store
from bot.tables import attendee, event, notice, registration, seat_log
from tests.an_event import book, enter, here
from tests.conftest import MovedClock


async def _states(store: Store, registration_id: int) -> list[str]:
    query = select(attendee.c.state).where(attendee.c.registration_id == registration_id).order_by(attendee.c.id)
    return await store.read(lambda c: list(c.execute(query).scalars()))


async def _do(store: Store, known: Knowledge, chat: str, function: Any, **args: Any) -> dict[str, Any]:
    now = store.clock.now()
    return await store.write(lambda c: function(here(c, now, known, chat), **args))


async def _keys(store: Store) -> list[str]:
    return await store.read(lambda c: list(c.execute(select(notice.c.key).order_by(notice.c.id)).scalars()))


async def test_a_group_gets_its_tickets_each_person_its_own(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    booked = await book(store, known, "chan", "陳大文", "李小明")
    assert booked["outcome"] == "confirmed" and [t["name"] for t in booked["tickets"]] == ["陳大文", "李小明"]
    codes = {t["code"] for t in booked["tickets"]}
    assert len(codes) == 2 and all(len(code) == 6 and set(code) <= set(seats.CODE_LETTERS) for code in codes)
    assert len({t["token"] for t in booked["tickets"]}) == 2


async def test_the_same_person_is_registered_once_however_the_name_is_written(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    await book(store, known, "chan", "陳大文", contact="+85227885588")
    again = await book(store, known, "another", "陈 大文", contact="+85227885588")
    assert again == {"outcome": "already", "already": ["陈 大文"]}
    colleague = await book(store, known, "chan", "李小明", contact="+85227885588")
    assert colleague["outcome"] == "confirmed"


async def test_one_chat_and_one_contact_hold_at_most_five_seats(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    assert (await book(store, known, "a", *"ABCD"))["outcome"] == "confirmed"
    assert (await book(store, known, "a", "E", "F"))["outcome"] == "too_many"
    assert (await book(store, known, "b", "G", "H", contact="a@example.com"))["outcome"] == "too_many"


async def test_a_full_event_gives_places_in_line_and_a_freed_seat_is_offered_to_the_head(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    first = await book(store, known, "a")
    assert [(await book(store, known, chat))["place"] for chat in ("b", "c")] == [1, 2]
    await _do(store, known, "a", seats.cancel, registration_id=first["registration"])
    assert await _keys(store) == [f"offer:{first['registration'] + 1}:1"]
    late = await book(store, known, "late")
    assert (late["outcome"], late["place"]) == ("waiting", 2)  # no newcomer passes a waiter
    taken = await _do(store, known, "b", seats.answer_offer, registration_id=first["registration"] + 1, offer=1, take=True)
    assert taken["outcome"] == "taken" and taken["tickets"][0]["code"]
    twice = await _do(store, known, "b", seats.answer_offer, registration_id=first["registration"] + 1, offer=1, take=True)
    assert twice["outcome"] == "over" and twice["tickets"] == taken["tickets"]
    log = await store.read(lambda c: c.execute(select(seat_log).order_by(seat_log.c.id)).all())
    assert [row.what for row in log] == ["offered", "taken"] and (log[0].behind, log[0].free, log[0].waiting) == (1, 1, 1)


async def test_a_group_larger_than_what_is_free_may_take_some_and_keeps_its_place(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=2)
    a, b = await book(store, known, "a"), await book(store, known, "b")
    group = await book(store, known, "group", "x", "y", "z")
    assert (group["outcome"], group["place"], group["offered"]) == ("waiting", 1, 0)
    behind = await book(store, known, "behind")
    await _do(store, known, "a", seats.cancel, registration_id=a["registration"])
    assert await _states(store, group["registration"]) == ["offered", "waiting", "waiting"]
    await _do(store, known, "b", seats.cancel, registration_id=b["registration"])  # the head could use this one too
    assert await _states(store, group["registration"]) == ["offered", "offered", "waiting"]
    old = await _do(store, known, "group", seats.answer_offer, registration_id=group["registration"], offer=1, take=True)
    assert old["outcome"] == "changed" and old["offered"] == 2
    taken = await _do(store, known, "group", seats.answer_offer, registration_id=group["registration"], offer=2, take=True)
    assert (taken["outcome"], len(taken["tickets"]), taken["waiting"], taken["place"]) == ("taken", 2, ["z"], 1)
    assert await _states(store, behind["registration"]) == ["waiting"]


async def test_a_newcomer_group_is_offered_the_few_seats_that_are_left(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    group = await book(store, known, "group", "x", "y")
    assert (group["outcome"], group["offered"], group["waiting"]) == ("waiting", 1, ["y"])
    passed = await _do(store, known, "group", seats.answer_offer, registration_id=group["registration"], offer=1, take=False)
    assert passed["outcome"] == "passed" and await _states(store, group["registration"]) == ["passed", "passed"]
    assert (await book(store, known, "next"))["outcome"] == "confirmed"
    back = await book(store, known, "group", "x", "y")
    assert (back["outcome"], back["place"]) == ("waiting", 1)


async def test_an_offer_ends_at_its_deadline_and_the_seat_goes_on(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    a, b, c = [await book(store, known, chat) for chat in "abc"]
    await _do(store, known, "a", seats.cancel, registration_id=a["registration"])
    clock.moved = timedelta(hours=23, minutes=59)
    await watch_events(store, clock.now(), may_end_offers=True)
    assert await _states(store, b["registration"]) == ["offered"]
    clock.moved = timedelta(hours=24, minutes=1)
    await watch_events(store, clock.now(), may_end_offers=False)  # just started: answers may be on their way
    assert await _states(store, b["registration"]) == ["offered"]
    await watch_events(store, clock.now(), may_end_offers=True)
    await watch_events(store, clock.now(), may_end_offers=True)
    assert (await _states(store, b["registration"]), await _states(store, c["registration"])) == (["expired"], ["offered"])
    assert (await _keys(store)).count(f"offer-over:{b['registration']}:1") == 1


async def test_nothing_is_offered_after_closing_and_those_who_wait_are_told_once(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    a, b = await book(store, known, "a"), await book(store, known, "b")
    clock.moved = timedelta(days=9, minutes=1)
    await _do(store, known, "a", seats.cancel, registration_id=a["registration"])
    for _ in range(2):
        await watch_events(store, clock.now(), may_end_offers=True)
    assert await _states(store, b["registration"]) == ["waiting"]
    assert [key.split(":")[0] for key in await _keys(store)] == ["closed"]
    assert (await book(store, known, "c"))["outcome"] == "not_open"


async def test_near_the_closing_an_offer_is_shorter_and_never_goes_beyond(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    a, b = await book(store, known, "a"), await book(store, known, "b")
    clock.moved = timedelta(days=9) - timedelta(hours=6)
    await _do(store, known, "a", seats.cancel, registration_id=a["registration"])
    row = await store.read(lambda c: c.execute(select(registration).where(registration.c.id == b["registration"])).one())
    assert timedelta(hours=2, minutes=59) < row.offer_until - clock.now() < timedelta(hours=3, minutes=1)


async def test_a_substitute_gets_a_new_code_and_the_old_ticket_is_void(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    a = await book(store, known, "a", "陳大文")
    old = a["tickets"][0]
    done = await _do(store, known, "a", seats.substitute, registration_id=a["registration"], attendee_id=old["id"], name="李小明")
    assert done["outcome"] == "substituted" and [t["name"] for t in done["tickets"]] == ["李小明"] and done["tickets"][0]["code"] != old["code"]
    assert await _states(store, a["registration"]) == ["replaced", "confirmed"]
    foreign = await _do(store, known, "b", seats.substitute, registration_id=a["registration"], attendee_id=done["tickets"][0]["id"], name="x")
    assert foreign == {"outcome": "unknown"}


async def test_nobody_can_touch_the_registration_of_another_chat(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    a, b = await book(store, known, "a"), await book(store, known, "b")
    assert await _do(store, known, "b", seats.cancel, registration_id=a["registration"]) == {"outcome": "unknown"}
    assert await _do(store, known, "a", seats.answer_offer, registration_id=b["registration"], offer=1, take=True) == {"outcome": "unknown"}


async def test_the_hosts_wish_is_respected_even_if_the_form_was_older(store: Store, known: Knowledge, clock: MovedClock) -> None:
    from tests.an_event import VISIT

    await enter(store, clock.now(), kind="visit", visit=VISIT)
    assert (await book(store, known, "a", sector="metals"))["outcome"] == "excluded"
    assert (await book(store, known, "b", sector="textiles", company="某廠", coach=True, rules_accepted=True))["outcome"] == "confirmed"


async def test_reminders_come_a_week_and_a_day_ahead_once_and_never_after_cancelling_or_arriving(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    stays, cancels, arrives = [await book(store, known, chat) for chat in ("stays", "cancels", "arrives")]
    for days in (2.9, 3.1, 3.2):
        clock.moved = timedelta(days=days)
        await watch_events(store, clock.now(), may_end_offers=True)
    assert sorted(key.split(":")[0] for key in await _keys(store)) == ["reminder-week"] * 3
    await _do(store, known, "cancels", seats.cancel, registration_id=cancels["registration"])
    state = await store.read(lambda c: dict(c.execute(select(notice.c.registration_id, notice.c.state)).all()))  # type: ignore[arg-type]
    assert state == {stays["registration"]: "due", cancels["registration"]: "dropped", arrives["registration"]: "due"}
    clock.moved = timedelta(days=9, minutes=1)
    of = attendee.c.registration_id == arrives["registration"]
    await store.write(lambda c: c.execute(update(attendee).where(of).values(arrived_at=clock.now())))
    await watch_events(store, clock.now(), may_end_offers=True)
    assert [key for key in await _keys(store) if key.startswith("reminder-day")] == [f"reminder-day:{stays['registration']}:{_day(clock)}"]


def _day(clock: MovedClock) -> str:
    return (clock.now() + timedelta(days=1)).date().isoformat()


async def test_who_registers_within_the_week_is_not_reminded_of_what_was_just_read(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    clock.moved = timedelta(days=4)
    await book(store, known, "late")
    await watch_events(store, clock.now(), may_end_offers=True)
    assert await _keys(store) == []


async def test_the_day_after_who_came_is_asked_and_who_missed_it_is_told_the_next_date(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    came, missed = await book(store, known, "came"), await book(store, known, "missed")
    await enter(store, clock.now(), id="e-next", starts_at=clock.now() + timedelta(days=40))
    of = attendee.c.registration_id == came["registration"]
    await store.write(lambda c: c.execute(update(attendee).where(of).values(arrived_at=clock.now() + timedelta(days=10))))
    clock.moved = timedelta(days=12)
    await watch_events(store, clock.now(), may_end_offers=True)
    await store.write(lambda c: c.execute(update(event).where(event.c.id == "e-test").values(slides_url="https://example.org/slides.pdf")))
    for _ in range(2):
        await watch_events(store, clock.now(), may_end_offers=True)
    bodies = await store.read(lambda c: {row.key: row.body for row in c.execute(select(notice))})
    after = {key for key in bodies if not key.startswith("reminder")}
    assert after == {f"after:{came['registration']}", f"after:{missed['registration']}", f"slides:{came['registration']}"}
    assert "e-next" in str(bodies[f"after:{missed['registration']}"]["choices"])
    assert await store.read(lambda c: reminders.people_told(c, "e-test")) == 2


async def test_an_offer_of_a_postponed_event_stands_until_there_is_a_new_date_and_of_a_cancelled_one_nobody_is_told_it_ran_out(
    store: Store, known: Knowledge, clock: MovedClock
) -> None:
    await enter(store, clock.now(), capacity=1)
    a, b = await book(store, known, "a"), await book(store, known, "b")
    await _do(store, known, "a", seats.cancel, registration_id=a["registration"])
    for state in ("postponed", "cancelled"):
        await store.write(lambda c, state=state: c.execute(update(event).values(state=state)))  # type: ignore[misc]
        clock.moved += timedelta(days=3)
        await watch_events(store, clock.now(), may_end_offers=True)
        assert await _states(store, b["registration"]) == ["offered"]
        assert await _keys(store) == [f"offer:{b['registration']}:1"]


async def test_an_event_that_is_moved_away_and_back_is_reminded_of_all_the_same(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now())
    a = await book(store, known, "a")
    clock.moved = timedelta(days=3.5)
    await watch_events(store, clock.now(), may_end_offers=True)
    await store.write(lambda c: notices.drop(c, a["registration"], "reminder"))
    assert await _notice_states(store) == ["dropped"]
    await watch_events(store, clock.now(), may_end_offers=True)
    assert await _notice_states(store) == ["due"]


async def _notice_states(store: Store) -> list[str]:
    return await store.read(lambda c: list(c.execute(select(notice.c.state)).scalars()))


async def test_an_offer_that_has_not_left_is_not_told_to_somebody_who_is_gone(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await enter(store, clock.now(), capacity=1)
    a, b = await book(store, known, "a"), await book(store, known, "b")
    await _do(store, known, "a", seats.cancel, registration_id=a["registration"])
    await _do(store, known, "b", seats.cancel, registration_id=b["registration"])
    assert await _notice_states(store) == ["dropped"]


def test_a_name_is_the_same_person_with_and_without_spaces() -> None:
    assert seats.person_key("e", "張乾坤", "x") == seats.person_key("e", "張 乾 坤", "X")
