"""The door: links, signed tickets, the code that changes each minute, and the merging of what phones bring, on both databases."""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Row, insert, select, update

from bot.knowledge import Knowledge
from bot.programme import arrivals, door
from bot.programme.arrivals import Record, RecordWrong
from bot.store import Store
from bot.tables import attendee, audit, booth_visitor, consent, door_record, event, event_link, notice
from tests import an_event
from tests.conftest import MovedClock

Work = Callable[[Any], Any]


class Door:
    """The door of one event that is on now, and short ways to bring it records."""

    def __init__(self, store: Store, known: Knowledge, clock: MovedClock, event_id: str = "e-test") -> None:
        self.store, self.known, self.clock, self.event_id = store, known, clock, event_id
        self.starts = clock.now()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def row(self) -> Row[Any]:
        return await self.store.read(lambda connection: connection.execute(select(event).where(event.c.id == self.event_id)).one())

    async def bring(self, *records: Record) -> list[dict[str, Any]]:
        row = await self.row()
        return await self.store.write(lambda connection: arrivals.merge(connection, self.now, row, list(records)))

    async def bring_one(self, record: Record) -> dict[str, Any]:
        return (await self.bring(record))[0]

    def record(self, kind: str = "arrive", minutes: float = 0, **values: Any) -> Record:
        """Something that happened so many minutes before now."""
        return Record(str(uuid4()), kind, self.now - timedelta(minutes=minutes), **values)

    async def person(self, name: str) -> Row[Any]:
        query = select(attendee).where(attendee.c.event_id == self.event_id, attendee.c.name == name)
        return await self.store.read(lambda connection: connection.execute(query).one())

    async def change(self, name: str, **values: Any) -> None:
        await self.store.write(lambda connection: connection.execute(update(attendee).where(attendee.c.name == name).values(**values)))

    async def counts(self) -> dict[str, Any]:
        return await self.store.read(lambda connection: door.counts(door.people(connection, self.event_id)))

    async def rows(self, table: Any) -> list[Row[Any]]:
        return await self.store.read(lambda connection: list(connection.execute(select(table))))


@pytest.fixture
async def here(store: Store, known: Knowledge, clock: MovedClock) -> Door:
    """A seminar that begins now, with 陳大文, 陳小美 and 李國強 registered by one chat, and Chan Tai Man by another."""
    now = clock.now()
    await an_event.enter(store, now, starts_at=now, closes_at=now + timedelta(hours=1))
    await an_event.book(store, known, "chan", "陳大文", "陳小美", "李國強", contact="+85291234678")
    await an_event.book(store, known, "tai", "Chan Tai Man")
    return Door(store, known, clock)


async def visit(store: Store, known: Knowledge, clock: MovedClock, **over: Any) -> Door:
    now = clock.now()
    await an_event.enter(store, now, starts_at=now, closes_at=now + timedelta(hours=1), **{"id": "v", "kind": "visit", "visit": an_event.VISIT, **over})
    return Door(store, known, clock, "v")


# --- links ---


async def test_a_link_opens_for_its_purpose_until_its_end_and_only_its_hash_is_kept(here: Door) -> None:
    def make(connection: Any) -> tuple[str, str]:
        keys = [door.make_link(connection, here.now, "e-test", purpose, 7) for purpose in ("door", "list")]
        return keys[0], keys[1]

    at_door, for_list = await here.store.write(make)

    async def opens(key: str, purpose: str, after: timedelta = timedelta()) -> bool:
        return await here.store.read(lambda connection: door.opened(connection, here.now + after, key, purpose)) is not None

    assert len(at_door) == 43 and at_door != for_list
    assert await opens(at_door, "door") and await opens(for_list, "list")
    assert not await opens(at_door, "list") and not await opens(for_list, "door") and not await opens("x" * 43, "door")
    assert await opens(for_list, "list", timedelta(hours=23)) and not await opens(for_list, "list", timedelta(hours=25))
    assert await opens(at_door, "door", timedelta(days=1)) and not await opens(at_door, "door", timedelta(days=3))
    kept = await here.rows(event_link)
    assert {row.secret_hash for row in kept} == {hashlib.sha256(key.encode()).hexdigest() for key in (at_door, for_list)}
    assert {row.staff_id for row in kept} == {7}


async def test_a_link_for_an_event_that_is_over_still_opens_for_a_day_for_phones_that_come_late(here: Door) -> None:
    here.clock.moved = timedelta(days=10)
    key = await here.store.write(lambda connection: door.make_link(connection, here.now, "e-test", "door", 7))
    assert await here.store.read(lambda connection: door.opened(connection, here.now + timedelta(hours=23), key, "door")) is not None


async def test_each_fetch_of_the_list_is_in_the_audit(here: Door) -> None:
    key = await here.store.write(lambda connection: door.make_link(connection, here.now, "e-test", "list", 7))
    row = await here.store.read(lambda connection: door.opened(connection, here.now, key, "list"))
    assert row is not None
    await here.store.write(lambda connection: door.note_download(connection, here.now, row))
    assert [(each.who, each.object) for each in await here.rows(audit)] == [("staff 7", "event e-test")]


# --- tickets and codes ---


def test_a_ticket_is_signed_as_agreed_and_any_change_is_noticed() -> None:
    digest = base64.b32encode(hmac.new(b"geheim", b"e-test.KTRMPW", hashlib.sha256).digest()).decode().lower()
    text = door.ticket_text("e-test", "geheim", "KTRMPW")
    assert text == f"CPP1.e-test.KTRMPW.{digest[:10]}"
    assert door.verify("e-test", "geheim", f" {text}\n") == "KTRMPW"
    assert door.event_of(text) == "e-test"
    changed = (text[:-1], text[:-1] + "!", text.replace("KTRMPW", "KTRMPX"), text.replace("e-test", "e-tess"))
    for wrong in (*changed, "", "KTRMPW", "CPP1..", "CPP1.e-test.KTRMPW."):
        assert door.verify("e-test", "geheim", wrong) is None, wrong
    assert door.verify("e-test", "other", text) is None and door.verify("e-other", "geheim", text) is None
    assert door.event_of("KTRMPW") is None
    assert door.event_of(door.ticket_text("2026.11.x", "geheim", "KTRMPW")) == "2026.11.x"


def test_the_code_of_the_screen_is_good_for_its_minute_and_two_more() -> None:
    now = datetime.fromisoformat("2026-11-23T06:30:59+00:00")
    code = door.door_code("geheim", door.minute_of(now))
    assert len(code) == 8 and code.isalnum() and code == code.lower()
    assert door.check_door_code("geheim", now, f" {code.upper()} ")
    assert door.check_door_code("geheim", now + timedelta(minutes=2), code)
    assert not door.check_door_code("geheim", now + timedelta(minutes=2, seconds=1), code)
    assert not door.check_door_code("geheim", now - timedelta(minutes=1), code), "a code of the future is on no screen"
    assert not door.check_door_code("other", now, code) and not door.check_door_code("geheim", now, "")
    assert len({door.door_code("geheim", minute) for minute in range(1000)}) == 1000


# --- who is meant ---


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("陳", ["陳大文", "陳小美"]),
        ("陈", ["陳大文", "陳小美"]),
        ("大文", ["陳大文"]),
        ("ｃｈａｎ", ["Chan Tai Man"]),
        ("man chan", ["Chan Tai Man"]),
        ("678", ["李國強", "陳大文", "陳小美"]),
        ("9123 4678", ["李國強", "陳大文", "陳小美"]),
        ("78", []),
        ("王", []),
        ("", []),
    ],
)
async def test_people_are_found_by_any_part_of_the_name_and_by_the_digits_that_end_the_telephone(here: Door, words: str, names: list[str]) -> None:
    row = await here.row()
    found, problem = await here.store.read(lambda connection: door.look(connection, row, words))
    assert sorted(each["name"] for each in found) == sorted(names)
    assert problem == ("" if names else "short" if words == "78" else "unknown")


async def test_a_code_finds_its_person_and_tickets_say_why_they_are_not_good(here: Door) -> None:
    row = await here.row()
    who = await here.person("陳大文")
    ticket = door.ticket_text("e-test", row.secret, who.code)

    async def look(words: str) -> tuple[list[str], str]:
        found, problem = await here.store.read(lambda connection: door.look(connection, row, words))
        return [each["name"] for each in found], problem

    assert await look(who.code.lower()) == await look(f"{who.code[:3]}-{who.code[3:]} ") == await look(ticket) == (["陳大文"], "")
    assert await look(ticket[:-1] + "0") == ([], "forged")
    assert await look(door.ticket_text("e-else", "x", who.code)) == ([], "elsewhere")
    await an_event.enter(here.store, here.now, id="e-else")
    await an_event.book(here.store, here.known, "chan", "王先生", event="e-else")
    other = await Door(here.store, here.known, here.clock, "e-else").person("王先生")
    assert await look(other.code) == ([], "elsewhere")


async def test_the_day_file_has_what_a_phone_needs_and_no_contact(here: Door) -> None:
    key = await here.store.write(lambda connection: door.make_link(connection, here.now, "e-test", "door", 7))

    def read(connection: Any) -> dict[str, Any]:
        row = door.opened(connection, here.now, key, "door")
        assert row is not None
        return door.day(connection, here.now, row)

    day = await here.store.read(read)
    assert day["event"]["id"] == "e-test" and day["secret"] == (await here.row()).secret
    assert {each["name"]: each["digits"] for each in day["people"]} == {"陳大文": "678", "陳小美": "678", "李國強": "678", "Chan Tai Man": None}
    assert day["spellings"]["陳"] == "陈" and day["spellings"]["國"] == "国" and "電" not in day["spellings"]
    assert "9123" not in str(day) and "@example" not in str(day)


# --- merging ---


async def test_an_arrival_is_counted_once_however_often_it_is_brought(here: Door) -> None:
    who = await here.person("陳大文")
    record = here.record(attendee=who.id, how="name", minutes=5)
    for _ in range(3):
        answer = await here.bring_one(record)
        assert (answer["result"], answer["name"], answer["attendee"]) == ("done", "陳大文", who.id)
        assert datetime.fromisoformat(answer["at"]) == record.at
    assert (await here.counts())["here"] == 1
    assert len(await here.rows(door_record)) == 1
    assert (await here.person("陳大文")).arrived_by == "name"


async def test_a_second_admission_is_a_repeat_with_the_time_of_the_first(here: Door) -> None:
    who = await here.person("陳大文")
    first = here.record(attendee=who.id, minutes=28)
    await here.bring(first)
    answer = await here.bring_one(here.record(code=who.code, how="scan"))
    assert (answer["result"], datetime.fromisoformat(answer["at"])) == ("repeat", first.at)
    assert (await here.counts())["here"] == 1


@pytest.mark.parametrize("later_comes_first", [False, True])
async def test_two_phones_that_admitted_the_same_person_offline_count_once_with_the_earliest_time(here: Door, later_comes_first: bool) -> None:
    who = await here.person("陳大文")
    early, late = here.record(attendee=who.id, minutes=9), here.record(attendee=who.id, minutes=4, how="scan")
    for record in (late, early) if later_comes_first else (early, late):
        await here.bring(record)
    assert (await here.person("陳大文")).arrived_at == early.at
    assert (await here.counts())["here"] == 1
    assert {row.id: row.result for row in await here.rows(door_record)} == {early.id: "done", late.id: "repeat"}
    answer = await here.bring_one(late)  # the phone asks again
    assert (answer["result"], datetime.fromisoformat(answer["at"])) == ("repeat", early.at)


@pytest.mark.parametrize("state", ["cancelled", "replaced", "passed", "expired", "waiting", "offered"])
async def test_whoever_has_no_seat_is_recorded_as_void_and_not_counted(here: Door, state: str) -> None:
    who = await here.person("陳大文")
    await here.change("陳大文", state=state)
    answer = await here.bring_one(here.record(code=who.code, how="scan"))
    assert (answer["result"], answer["state"], answer["at"]) == ("void", state, None)
    assert (await here.counts())["here"] == 0 and (await here.person("陳大文")).arrived_at is None
    assert [row.result for row in await here.rows(door_record)] == ["void"]


async def test_nobody_of_this_event_is_unknown(here: Door) -> None:
    await an_event.enter(here.store, here.now, id="e-else")
    await an_event.book(here.store, here.known, "chan", "王先生", event="e-else")
    other = await Door(here.store, here.known, here.clock, "e-else").person("王先生")
    answers = await here.bring(here.record(attendee=999_999), here.record(code="ZZZZZZ"), here.record(attendee=other.id), here.record(code=other.code))
    assert [each["result"] for each in answers] == ["unknown"] * 4
    assert (await Door(here.store, here.known, here.clock, "e-else").person("王先生")).arrived_at is None


async def test_a_walk_in_is_one_person_however_often_it_is_brought_and_consent_is_kept_once(here: Door) -> None:
    record = here.record("walk_in", name="何先生", company="某五金廠", language="en", minutes=3)
    answers = [await here.bring_one(record) for _ in range(3)]
    assert {each["result"] for each in answers} == {"done"} and len({each["attendee"] for each in answers}) == 1
    came = await here.person("何先生")
    assert (came.state, came.arrived_by, came.registration_id, came.company, came.arrived_at) == ("walked_in", "walk_in", None, "某五金廠", record.at)
    consents = [row for row in await here.rows(consent) if row.channel == "door"]
    assert [(row.chat, row.purpose, row.language) for row in consents] == [("e-test", "event", "en")]
    assert (await here.counts())["walk_ins"] == 1


async def test_the_same_walk_in_at_two_phones_is_one_person_if_the_contact_is_given_and_two_if_not(here: Door) -> None:
    one = here.record("walk_in", name="何先生", contact="+85298765432", minutes=2)
    other = here.record("walk_in", name="何 先生", contact="+85298765432", minutes=6)
    assert [each["result"] for each in await here.bring(one, other)] == ["done", "done"]
    assert (await here.counts())["walk_ins"] == 1
    assert (await here.person("何先生")).arrived_at == other.at, "the earliest time is kept"
    assert {row.id: row.result for row in await here.rows(door_record)} == {one.id: "repeat", other.id: "done"}
    await here.bring(here.record("walk_in", name="黃小姐"), here.record("walk_in", name="黃小姐"))
    assert (await here.counts())["walk_ins"] == 3


async def test_who_is_registered_and_entered_as_a_walk_in_is_counted_as_registered(here: Door) -> None:
    answer = await here.bring_one(here.record("walk_in", name="陈大文", contact="+85291234678"))
    assert answer["result"] == "done" and answer["attendee"] == (await here.person("陳大文")).id
    assert (await here.counts())["came"] == 1 and (await here.counts())["walk_ins"] == 0
    assert (await here.person("陳大文")).arrived_by == "name"


async def test_who_waits_for_a_seat_can_walk_in_and_leaves_the_line_to_the_next(here: Door) -> None:
    await here.store.write(lambda connection: connection.execute(update(event).values(capacity=5)))
    await an_event.book(here.store, here.known, "ho", "何先生", "何太太")  # one seat is free: it is offered to a part of the group
    await an_event.book(here.store, here.known, "wong", "黃小姐")
    assert [(await here.person(name)).state for name in ("何先生", "何太太", "黃小姐")] == ["offered", "waiting", "waiting"]
    who = await here.person("何先生")
    answer = await here.bring_one(here.record("walk_in", name="何先生", attendee=who.id))
    assert (answer["result"], answer["attendee"]) == ("done", who.id)
    came = await here.person("何先生")
    assert (came.state, came.arrived_by) == ("walked_in", "walk_in")
    assert (await here.person("何太太")).state == "offered", "the seat that was offered is free again, and the head of the line is next"
    cancelled = await here.person("陳大文")
    await here.change("陳大文", state="cancelled", person_key=None)
    answer = await here.bring_one(here.record("walk_in", name="陳大文", attendee=cancelled.id, contact="+85291234678"))
    assert answer["result"] == "done" and answer["attendee"] != cancelled.id, "who cancelled and came is a new person of the list"


async def test_reminders_stop_when_somebody_arrives(here: Door) -> None:
    who = await here.person("陳大文")

    other = await here.person("Chan Tai Man")

    def put(connection: Any) -> None:
        for key, registration in (("reminder-day:1", who), ("after:1", who), ("reminder-day:2", other)):
            values = {"key": key, "channel": "web", "chat": "chan", "registration_id": registration.registration_id, "body": {}, "state": "due"}
            connection.execute(insert(notice).values(due=here.now, created_at=here.now, **values))

    await here.store.write(put)
    await here.bring(here.record(attendee=who.id))
    assert {row.key: row.state for row in await here.rows(notice)} == {"reminder-day:1": "dropped", "after:1": "due", "reminder-day:2": "due"}


@pytest.mark.parametrize(("hours", "trusted"), [(-1, True), (-20, True), (-24 * 3, False), (-24 * 400, False), (5, False)])
async def test_the_doors_clock_is_trusted_near_the_event_and_never_ahead_of_ours(here: Door, hours: int, trusted: bool) -> None:
    who = await here.person("陳大文")
    record = Record(str(uuid4()), "arrive", here.now + timedelta(hours=hours), attendee=who.id)
    before = here.now
    await here.bring(record)
    came = (await here.person("陳大文")).arrived_at
    assert (came == record.at) if trusted else (before <= came <= here.now)
    assert (await here.rows(door_record))[0].at == record.at, "what the door said is kept as it was said"


async def test_a_wrong_record_is_named_and_takes_its_whole_batch_with_it(here: Door) -> None:
    who = await here.person("陳大文")
    good, wrong = here.record(attendee=who.id), here.record("back", attendee=who.id)  # nobody comes back from a seminar
    with pytest.raises(RecordWrong) as refused:
        await here.bring(good, wrong)
    assert (refused.value.record, refused.value.reason) == (wrong.id, "kind")
    assert await here.rows(door_record) == [] and (await here.person("陳大文")).arrived_at is None
    assert (await here.bring_one(good))["result"] == "done"


async def test_a_record_of_one_event_is_not_taken_for_another(here: Door) -> None:
    who = await here.person("陳大文")
    record = here.record(attendee=who.id)
    await here.bring(record)
    await an_event.enter(here.store, here.now, id="e-else")
    with pytest.raises(RecordWrong):
        await Door(here.store, here.known, here.clock, "e-else").bring(record)


# --- races ---


async def race(here: Door, records: list[Record]) -> list[str]:
    answers = await asyncio.gather(*(here.bring_one(record) for record in records))
    return [each["result"] for each in answers]


async def test_two_hundred_merges_of_the_same_record_at_once_are_one_person(here: Door) -> None:
    record = here.record("walk_in", name="何先生")
    assert await race(here, [record] * 200) == ["done"] * 200
    assert (await here.counts())["walk_ins"] == 1 and len(await here.rows(door_record)) == 1


async def test_two_hundred_phones_that_admit_the_same_person_at_once_have_one_first(here: Door) -> None:
    who = await here.person("陳大文")
    at = here.now
    await race(here, [Record(str(uuid4()), "arrive", at, attendee=who.id) for _ in range(200)])
    assert sorted(row.result for row in await here.rows(door_record)) == ["done", *["repeat"] * 199]


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_without_the_lock_the_same_race_is_lost(here: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: with an event's row that is only read, several phones are each told to be the first."""
    monkeypatch.setattr(arrivals, "lock", lambda connection, event_id: connection.execute(select(event).where(event.c.id == event_id)).one())
    for number in range(5):  # on a busy machine one race may happen to go in turn
        await an_event.book(here.store, here.known, f"racer {number}", f"第{number}位", event=here.event_id)
        who = await here.person(f"第{number}位")
        await race(here, [Record(str(uuid4()), "arrive", here.now, attendee=who.id) for _ in range(200)])
    assert [row.result for row in await here.rows(door_record)].count("done") > 5


# --- factory visits ---


async def test_the_head_count_says_who_is_missing_on_the_way_back(store: Store, known: Knowledge, clock: MovedClock) -> None:
    there = await visit(store, known, clock)
    await an_event.book(store, known, "chan", "陳大文", "陳小美", event="v")
    people = [await there.person(name) for name in ("陳大文", "陳小美")]
    walk_in = there.record("walk_in", name="何先生", minutes=59)
    await there.bring(*(there.record(attendee=each.id, minutes=60) for each in people), walk_in)
    assert sorted((await there.counts())["missing"]) == sorted(["何先生", "陳大文", "陳小美"])
    back = [there.record("back", attendee=people[1].id, minutes=5), there.record("back", of=walk_in.id, minutes=4)]
    assert [each["result"] for each in await there.bring(*back)] == ["done", "done"]
    counts = await there.counts()
    assert (counts["here"], counts["back"], counts["missing"]) == (3, 2, ["陳大文"])
    again = await there.bring_one(there.record("back", attendee=people[1].id))
    assert (again["result"], datetime.fromisoformat(again["at"])) == ("repeat", back[0].at)


async def test_who_comes_back_without_having_been_counted_out_has_been_there_all_the_same(store: Store, known: Knowledge, clock: MovedClock) -> None:
    there = await visit(store, known, clock)
    await an_event.book(store, known, "chan", "陳大文", event="v")
    who = await there.person("陳大文")
    back, out = there.record("back", attendee=who.id, minutes=5), there.record(attendee=who.id, minutes=60)
    await there.bring(back)
    counts = await there.counts()
    assert (counts["here"], counts["back"], counts["missing"]) == (1, 1, [])
    await there.bring(out)  # the phone of the meeting point comes in last
    assert (await there.person("陳大文")).arrived_at == out.at and (await there.counts())["back"] == 1


# --- checking in by oneself ---


async def test_a_chat_checks_in_its_one_person_by_the_code_on_the_screen(here: Door) -> None:
    code = door.door_code((await here.row()).secret, door.minute_of(here.now))

    async def check_in(chat: str = "tai", code: str = code, **more: Any) -> dict[str, Any]:
        def work(connection: Any) -> dict[str, Any]:
            return door.self_check_in(an_event.here(connection, here.now, here.known, chat), event_id="e-test", code=code, **more)

        return await here.store.write(work)

    assert await check_in(code="aaaaaaaa") == {"outcome": "wrong_code"}
    first = await check_in()
    assert (first["outcome"], first["names"]) == ("arrived", ["Chan Tai Man"])
    assert await check_in() == {"outcome": "repeat", "names": ["Chan Tai Man"], "at": first["at"]}
    assert (await here.person("Chan Tai Man")).arrived_by == "self"
    assert await check_in("nobody") == {"outcome": "none"}
    which = await check_in("chan")
    assert which["outcome"] == "which" and [each["name"] for each in which["people"]] == ["陳大文", "陳小美", "李國強"]
    tai = await here.person("Chan Tai Man")
    assert await check_in("chan", attendee_ids=[tai.id]) == {"outcome": "none"}, "only people of this chat"
    here.clock.moved = timedelta(minutes=8)  # it took a while to choose
    chosen = await check_in("chan", attendee_ids=[each["id"] for each in which["people"][:2]])
    assert chosen["names"] == ["陳大文", "陳小美"]
    now = door.door_code((await here.row()).secret, door.minute_of(here.now))
    left = await check_in("chan", code=now)
    assert [each["name"] for each in left["people"]] == ["李國強"], "the last one is asked for, not checked in by a second scan of another"
    here.clock.moved = timedelta(days=3)
    assert await check_in(code=door.door_code((await here.row()).secret, door.minute_of(here.now))) == {"outcome": "too_late"}


async def test_who_has_checked_in_alone_is_a_repeat_at_the_door(here: Door) -> None:
    code = door.door_code((await here.row()).secret, door.minute_of(here.now))
    work: Work = lambda connection: door.self_check_in(an_event.here(connection, here.now, here.known, "tai"), event_id="e-test", code=code)  # noqa: E731
    first = await here.store.write(work)
    who = await here.person("Chan Tai Man")
    answer = await here.bring_one(here.record(attendee=who.id))
    assert (answer["result"], answer["at"]) == ("repeat", first["at"])


# --- exhibitions ---


@pytest.fixture
async def booth(store: Store, known: Knowledge, clock: MovedClock) -> Door:
    now = clock.now()
    await an_event.enter(store, now, id="x", kind="exhibition", capacity=None, starts_at=now, ends_at=now + timedelta(days=2))
    return Door(store, known, clock, "x")


async def visitors(booth: Door) -> dict[str, int]:
    return await booth.store.read(lambda connection: door.visitors(connection, booth.now, "x"))


async def test_taps_count_once_each_and_what_is_taken_back_does_not_come_again(booth: Door) -> None:
    taps = [booth.record("tap") for _ in range(5)]
    await booth.bring(*taps)
    await booth.bring(*taps[:3])
    assert await visitors(booth) == {"today": 5, "all": 5}
    back = booth.record("untap", of=taps[0].id)
    await booth.bring(back, back)
    await booth.bring(taps[0])  # long on its way
    assert await visitors(booth) == {"today": 4, "all": 4}
    booth.clock.moved = timedelta(days=1)
    await booth.bring(booth.record("tap"))
    assert await visitors(booth) == {"today": 1, "all": 5}


async def test_only_a_tap_of_the_last_minute_is_taken_back(booth: Door) -> None:
    old, new = booth.record("tap", minutes=1.1), booth.record("tap", minutes=0.9)
    await booth.bring(old, new)
    answers = await booth.bring(booth.record("untap", of=old.id), booth.record("untap", of=new.id))
    assert [each["result"] for each in answers] == ["void", "done"]
    assert {row.id for row in await booth.rows(booth_visitor)} == {old.id}


async def test_a_tap_taken_back_before_it_arrives_is_never_counted(booth: Door) -> None:
    tap = booth.record("tap")
    await booth.bring(booth.record("untap", of=tap.id))
    await booth.bring(tap)
    assert await visitors(booth) == {"today": 0, "all": 0}


async def test_a_chat_that_scans_the_booths_code_is_counted_once_and_apart_from_taps(booth: Door) -> None:
    async def scan(chat: str, event_id: str = "x") -> str:
        work: Work = lambda connection: door.booth_scan(an_event.here(connection, booth.now, booth.known, chat), event_id=event_id)["outcome"]  # noqa: E731
        return str(await booth.store.write(work))

    assert [await scan("a"), await scan("a"), await scan("b")] == ["counted", "repeat", "counted"]
    await an_event.enter(booth.store, booth.now)
    assert [await scan("a", "e-test"), await scan("a", "nothing")] == ["unknown", "unknown"]
    booth.clock.moved = timedelta(days=5)
    assert await scan("c") == "closed"
    assert {row.how for row in await booth.rows(booth_visitor)} == {"scan"} and len(await booth.rows(booth_visitor)) == 2
    assert "chan" not in {row.id for row in await booth.rows(booth_visitor)} and all(len(row.id) == 64 for row in await booth.rows(booth_visitor))


async def test_two_hundred_taps_of_one_id_at_once_are_one_visitor(booth: Door) -> None:
    await race(booth, [booth.record("tap")] * 200)
    assert (await visitors(booth))["all"] == 1


async def test_people_are_not_admitted_to_an_exhibition_nor_tapped_at_a_seminar(booth: Door, here: Door) -> None:
    for where, record in ((booth, booth.record("walk_in", name="何先生")), (here, here.record("tap"))):
        with pytest.raises(RecordWrong):
            await where.bring(record)
