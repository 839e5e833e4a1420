"""Seats under every order of events that Hypothesis can think of: the rows are compared, after each step, with a line kept in plain Python.

The long profile (5,000 runs of 50 steps) is in two processes: `dev.py faults`.
"""

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as with_seed
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Connection, StaticPool, create_engine, event, select, update

from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, events, organise, reminders, seats, staff
from bot.tables import attendee, metadata, notice, registration, seat_log
from tests.an_event import columns

EVENT = "machine"
BEGAN = datetime(2026, 11, 2, 1, tzinfo=UTC)
LASTS = timedelta(hours=2)
MOST_EACH = 5
CHATS = 9
# Each person in the spellings in which they may come again.
PEOPLE = [
    ["陳大文", "陈大文", "陳 大文"],
    ["Chan Siu Ming", "CHAN SIU MING", "ＣＨＡＮ　Ｓｉｕ　Ｍｉｎｇ"],
    ["何麗", "何丽", " 何 麗 "],
    ["歐陽健", "欧阳健", "歐陽 健"],
    ["Wong", "wong", "ＷＯＮＧ"],
    ["李強", "李强", "李　強"],
    ["黃葉", "黄叶", "黃 葉"],
]
WHO = {spelling: number for number, spellings in enumerate(PEOPLE) for spelling in spellings}
TAKEN, ACTIVE, OUT = ("confirmed", "offered"), ("confirmed", "offered", "waiting"), ("cancelled", "passed", "expired", "replaced")


@dataclass
class Guest:
    who: int
    state: str = "waiting"


@dataclass
class Entry:
    """One registration as it should be."""

    id: int
    chat: int
    contact: int
    guests: list[Guest]
    place: int | None = None
    offers: int = 0
    until: datetime | None = None

    def those(self, *states: str) -> list[Guest]:
        return [guest for guest in self.guests if guest.state in states]


@dataclass
class Line:
    """The rules of seats, written a second time and without a database."""

    capacity: int
    closes: datetime
    starts: datetime
    state: str = "open"
    entries: list[Entry] = field(default_factory=list)
    queue: list[Entry] = field(default_factory=list)  # in the order of joining; whoever has nobody waiting is passed over
    log: list[tuple[int, str, int]] = field(default_factory=list)

    def is_open(self, now: datetime) -> bool:
        return self.state == "open" and now < self.closes

    def is_over(self, now: datetime) -> bool:
        return self.state == "cancelled" or (self.state == "open" and self.starts + LASTS <= now)

    def is_too_late(self, now: datetime) -> bool:
        """For answers to an offer: the event is off, or has begun."""
        return self.state == "cancelled" or (self.state == "open" and self.starts <= now)

    @property
    def free(self) -> int:
        return self.capacity - sum(len(entry.those(*TAKEN)) for entry in self.entries)

    @property
    def in_line(self) -> list[Entry]:
        return [entry for entry in self.queue if entry.those("waiting")]

    def already(self, who: int, contact: int) -> bool:
        return any(entry.contact == contact and who in [guest.who for guest in entry.those(*ACTIVE)] for entry in self.entries)

    def used(self, chat: int, contact: int) -> int:
        return sum(len(entry.those(*ACTIVE)) for entry in self.entries if entry.chat == chat or entry.contact == contact)

    def outcome(self, now: datetime, chat: int, contact: int, group: list[int]) -> tuple[str, list[int]]:
        """What a registration should come to, and who of the group is new."""
        fresh = [who for who in dict.fromkeys(group) if not self.already(who, contact)]
        if not self.is_open(now):
            return "not_open", []
        if not fresh:
            return "already", []
        if self.used(chat, contact) + len(fresh) > MOST_EACH:
            return "too_many", []
        return ("waiting" if self.in_line or self.free < len(fresh) else "confirmed"), fresh

    def join(self, now: datetime, entry: Entry, outcome: str) -> None:
        self.entries.append(entry)
        if outcome == "confirmed":
            for guest in entry.guests:
                guest.state = "confirmed"
        else:
            self.queue.append(entry)
            entry.place = len(self.queue)
            self.serve(now)

    def serve(self, now: datetime) -> None:
        """Whoever is first gets what is free, as far as they can use it; then whoever is first after them."""
        while self.is_open(now) and self.free > 0 and self.in_line:
            first = self.in_line[0]
            given = first.those("waiting")[: self.free]
            for guest in given:
                guest.state = "offered"
            self.promise(now, first)
            self.log.append((first.id, "offered", len(given)))

    def promise(self, now: datetime, entry: Entry) -> None:
        entry.offers += 1
        entry.until = min(now + timedelta(days=1), max(now + (self.closes - now) / 2, now + timedelta(hours=1)), self.closes)

    def answer(self, now: datetime, entry: Entry, what: str) -> None:
        """taken, passed or expired: the last two end the whole entry, except for seats it has already."""
        self.log.append((entry.id, what, len(entry.those("offered"))))
        for guest in entry.those("offered") if what == "taken" else entry.those("offered", "waiting"):
            guest.state = "confirmed" if what == "taken" else what

    def end_late_offers(self, now: datetime) -> int:
        late = [entry for entry in self.entries if entry.those("offered") and entry.until is not None and entry.until <= now]
        for entry in late:
            self.answer(now, entry, "expired")
        if late:
            self.serve(now)
        return len(late)


@cache
def memory() -> Connection:
    """One database in memory for all runs of this process; each run is a transaction that is taken back."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    connection = engine.connect()
    metadata.create_all(connection)
    connection.commit()
    return connection


picks = st.integers(0, 30)
people = st.integers(0, len(PEOPLE) - 1)


class Seats(RuleBasedStateMachine):
    """People and officers, in any order, at any hour."""

    seen: ClassVar[Counter[str]] = Counter()  # what has come about in all runs of this process

    def __init__(self) -> None:
        super().__init__()
        self.connection = memory()
        self.run = self.connection.begin()
        self.now = BEGAN
        self.finished: dict[int, str] = {}
        self.logged = 0
        values = columns(BEGAN, id=EVENT, capacity=1, starts_at=BEGAN + timedelta(days=15))
        events.enter(self.connection, BEGAN, values)
        self.line = Line(1, values["closes_at"], values["starts_at"])
        link = staff.add(self.connection, BEGAN, "Officer", "case_officer")
        staff.bind(self.officer, payload=link)

    def teardown(self) -> None:
        self.run.rollback()
        self.seen.update(what for _, what, _ in self.line.log)
        self.seen.update(guest.state for entry in self.line.entries for guest in entry.guests)
        self.seen["groups split"] += sum(bool(each.those("confirmed") and each.those("waiting", "offered")) for each in self.line.queue)

    @initialize(capacity=st.integers(1, 6), groups=st.lists(st.integers(1, 3), min_size=2, max_size=9))
    def announced(self, capacity: int, groups: list[int]) -> None:
        """A run begins with an event that is nearly full, or more than full: there it becomes interesting."""
        self.decide(organise.set_capacity, capacity=capacity)
        self.line.capacity = capacity
        for size in groups:
            self.newcomers(size)

    def here(self, chat: int | str) -> Here:
        return Here(self.connection, self.now, Knowledge.__new__(Knowledge), Address("telegram", f"c{chat}"), "zh-Hant")

    @property
    def officer(self) -> Here:
        return self.here("officer")

    def picked(self, pick: int, *states: str) -> Entry | None:
        some = [entry for entry in self.line.entries if entry.those(*states)]
        return some[pick % len(some)] if some else None

    # --- people ---

    @rule(size=st.integers(1, 5))
    def newcomers(self, size: int) -> None:
        number = CHATS + len(self.line.entries)
        self.register(number, number, [(who, 0) for who in range(size)])

    @rule(chat=st.integers(0, CHATS - 1), contact=st.integers(0, CHATS - 1), group=st.lists(st.tuples(people, st.integers(0, 2)), min_size=1, max_size=5))
    def some_who_may_have_been_there(self, chat: int, contact: int, group: list[tuple[int, int]]) -> None:
        self.register(chat, contact, group)

    @rule(pick=picks, which=picks, size=st.integers(1, 3))
    def come_back(self, pick: int, which: int, size: int) -> None:
        """Whoever cancelled, passed or let an offer run out."""
        if entry := self.picked(pick, *OUT):
            self.register(entry.chat, entry.contact, [(guest.who, which % 3) for guest in entry.those(*OUT)[:size]])

    def register(self, chat: int, contact: int, group: list[tuple[int, int]]) -> None:
        outcome, fresh = self.line.outcome(self.now, chat, contact, [who for who, _ in group])
        said = seats.book(self.here(chat), event_id=EVENT, guests=[PEOPLE[who][how] for who, how in group], contact=f"+85227{contact:06}")
        assert said["outcome"] == outcome
        self.seen[outcome] += 1
        if outcome in ("confirmed", "waiting"):
            entry = Entry(said["registration"], chat, contact, [Guest(who) for who in fresh])
            self.line.join(self.now, entry, outcome)
            if outcome == "waiting":
                self.stands(entry, said)
            else:
                assert [WHO[ticket["name"]] for ticket in said["tickets"]] == fresh

    @rule(pick=picks, which=picks, whole=st.booleans())
    def give_back(self, pick: int, which: int, whole: bool) -> None:
        if entry := self.picked(pick, *ACTIVE):
            guests = entry.those(*ACTIVE)
            guest = guests[which % len(guests)]
            self.cancel(entry, guests if whole else [guest], None if whole else self.ids(entry)[entry.guests.index(guest)])

    @rule(pick=picks, which=picks)
    def give_back_what_is_gone(self, pick: int, which: int) -> None:
        if entry := self.picked(pick, *OUT):
            gone = [n for n, guest in enumerate(entry.guests) if guest.state in OUT]
            said = seats.cancel(self.here(entry.chat), registration_id=entry.id, attendee_ids=[self.ids(entry)[gone[which % len(gone)]]])
            assert said["outcome"] == "over"

    def cancel(self, entry: Entry, guests: list[Guest], attendee_id: int | None) -> None:
        ids = None if attendee_id is None else [attendee_id]
        said = seats.cancel(self.here(entry.chat), registration_id=entry.id, attendee_ids=ids)
        if self.now >= self.line.starts:
            assert said["outcome"] == "over"
            return
        assert said["outcome"] == "cancelled" and sorted(WHO[name] for name in said["names"]) == sorted(guest.who for guest in guests)
        for guest in guests:
            guest.state = "cancelled"
        self.line.serve(self.now)
        self.stands(entry, said)

    @rule(pick=picks, take=st.sampled_from([True, True, False]))
    def answer(self, pick: int, take: bool) -> None:
        if entry := self.picked(pick, "offered"):
            what = "taken" if take else "passed"
            said = seats.answer_offer(self.here(entry.chat), registration_id=entry.id, offer=entry.offers, take=take)
            if self.line.is_too_late(self.now):
                assert said["outcome"] == "over"
                return
            assert said["outcome"] == what
            self.line.answer(self.now, entry, what)
            if take:
                self.stands(entry, said)
            else:
                self.line.serve(self.now)

    @rule(pick=picks, offer=st.integers(0, 4), take=st.booleans())
    def answer_what_is_not_offered(self, pick: int, offer: int, take: bool) -> None:
        if self.line.entries:
            entry = self.line.entries[pick % len(self.line.entries)]
            offered = entry.those("offered")
            if not (offered and offer == entry.offers):
                said = seats.answer_offer(self.here(entry.chat), registration_id=entry.id, offer=offer, take=take)
                assert said["outcome"] == ("changed" if offered and not self.line.is_too_late(self.now) else "over")
            assert seats.answer_offer(self.here(entry.chat + 1), registration_id=entry.id, offer=entry.offers, take=take)["outcome"] == "unknown"

    @rule(pick=picks, which=picks, who=people, how=st.integers(0, 2))
    def substitute(self, pick: int, which: int, who: int, how: int) -> None:
        if entry := self.picked(pick, *ACTIVE):
            guest = entry.those(*ACTIVE)[which % len(entry.those(*ACTIVE))]
            old = self.ids(entry)[entry.guests.index(guest)]
            said = seats.substitute(self.here(entry.chat), registration_id=entry.id, attendee_id=old, name=PEOPLE[who][how])
            if self.line.state == "cancelled" or self.now >= self.line.starts + LASTS:
                assert said["outcome"] == "over"
            elif self.line.already(who, entry.contact):
                assert said["outcome"] == "already"
            else:
                assert said["outcome"] == ("substituted" if guest.state == "confirmed" else "in_line")
                assert guest.state != "confirmed" or [WHO[ticket["name"]] for ticket in said["new"]] == [who]
                entry.guests.append(Guest(who, guest.state))
                guest.state = "replaced"
                self.stands(entry, said)

    # --- time ---

    @rule(hours=st.sampled_from([1, 5, 12, 23, 24, 25, 90]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(hours=st.integers(24, 30))
    def offers_run_out(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.the_clock_looks(True)

    @rule()
    def late_offers_end(self) -> None:
        assert seats.expire_offers(self.connection, self.now, EVENT) == self.line.end_late_offers(self.now)

    @rule(may_end_offers=st.booleans())
    def the_clock_looks(self, may_end_offers: bool) -> None:
        reminders.look_at(self.connection, self.now, EVENT, may_end_offers=may_end_offers)
        if may_end_offers and self.line.state == "open":  # who has an offer of a postponed event keeps it
            self.line.end_late_offers(self.now)
        self.line.serve(self.now)

    # --- officers ---

    def decide(self, function: Callable[..., dict[str, Any]], **more: Any) -> dict[str, Any]:
        """As an officer who sees the event as it is."""
        row = events.lock(self.connection, EVENT)
        assert row is not None
        return function(self.officer, event_id=EVENT, sequence=row.sequence, **more)

    @rule(by=st.integers(-4, 4))
    def change_capacity(self, by: int) -> None:
        capacity = self.line.capacity + by
        said = self.decide(organise.set_capacity, capacity=capacity)
        if self.line.is_over(self.now):
            assert said["outcome"] == "over"
        elif by < -self.line.free:
            assert said["outcome"] == "too_low" and said["confirmed"] + said["offered"] == self.line.capacity - self.line.free
        else:
            self.line.capacity, free = capacity, self.line.free + by
            self.line.serve(self.now)
            assert said == {"outcome": "done", "offered": free - self.line.free}

    @rule(chance=st.integers(0, 19), days=st.integers(2, 9))
    def open_or_shut(self, chance: int, days: int) -> None:
        """Seldom, and opened again soon. A cancelled event is the end, and what follows is soon seen."""
        if self.line.is_over(self.now):
            assert self.decide(organise.postpone) == self.decide(organise.cancel) == {"outcome": "over"}
        elif chance == 0:
            assert self.decide(organise.cancel)["outcome"] == "done"
            self.line.state = "cancelled"
        elif chance < 3 and self.line.is_open(self.now):
            assert self.decide(organise.close)["outcome"] == "done"
            self.line.closes = self.now
        elif chance < 5 and self.line.state == "open":
            assert self.decide(organise.postpone)["outcome"] == "done"
            self.line.state = "postponed"
        elif chance < 9 and self.line.state == "open" and self.now < self.line.starts:
            assert self.decide(organise.reopen)["outcome"] == "done"
            a_day_before = self.line.starts - timedelta(days=1)
            self.line.closes = a_day_before if a_day_before > self.now else self.line.starts
        elif chance < 11 or not self.line.is_open(self.now):
            starts = self.now + timedelta(days=days)
            assert self.decide(organise.move, starts=starts.isoformat(), ends=(starts + LASTS).isoformat())["outcome"] == "done"
            was_postponed = self.line.state == "postponed"
            self.line.state, self.line.closes, self.line.starts = "open", starts - (self.line.starts - self.line.closes), starts
            for entry in self.line.entries:
                if was_postponed and entry.those("offered"):  # the offers that stood meanwhile get a new deadline
                    self.line.promise(self.now, entry)
        self.line.serve(self.now)

    # --- what must hold after every step ---

    @invariant()
    def the_rows_are_as_the_line_says(self) -> None:
        entries, guests = self.rows()
        states: dict[int, list[tuple[int, str]]] = {}
        for guest in guests:
            states.setdefault(guest.registration_id, []).append((WHO[guest.name], guest.state))
        found = {row.id: (row.chat, row.place_in_line, row.offer_number, row.offer_until, states[row.id]) for row in entries}
        wanted = {
            each.id: (f"c{each.chat}", each.place, each.offers, each.until, [(guest.who, guest.state) for guest in each.guests]) for each in self.line.entries
        }
        assert found == wanted
        waiting = {guest.registration_id for guest in guests if guest.state == "waiting"}
        assert [row.id for row in sorted(entries, key=lambda row: row.place_in_line or 0) if row.id in waiting] == [each.id for each in self.line.in_line]

    @invariant()
    def the_promises_hold_in_the_rows_alone(self) -> None:
        entries, guests = self.rows()
        row = events.lock(self.connection, EVENT)
        assert row is not None
        is_open = row.state == "open" and self.now < row.closes_at
        taken, waiting = sum(each.state in TAKEN for each in guests), [each for each in guests if each.state == "waiting"]
        assert taken <= row.capacity, "oversold"
        assert not (is_open and taken < row.capacity and waiting), "a seat is free while somebody waits"
        contacts = {each.id: each.contact for each in entries}
        active = [(WHO[each.name], contacts[each.registration_id]) for each in guests if each.state in ACTIVE]
        assert len(active) == len(set(active)), "the same person twice"
        for each in guests:
            assert (each.person_key is not None) == (each.state in ACTIVE)
            assert each.code is not None and each.token is not None if each.state == "confirmed" else each.code is None or each.state in OUT
            assert self.finished.setdefault(each.id, each.state) == each.state if each.state in OUT else each.id not in self.finished, "back from the end"

    @invariant()
    def every_offer_is_logged_told_once_and_made_to_the_first_in_line(self) -> None:
        log = self.connection.execute(select(seat_log).order_by(seat_log.c.id)).all()
        assert [(each.registration_id, each.what, each.seats) for each in log] == self.line.log
        entries, guests = self.rows()
        places = {each.id: each.place_in_line for each in entries}
        waiting = {places[each.registration_id] for each in guests if each.state == "waiting"}
        for each in log[self.logged :]:
            if each.what == "offered":
                assert self.line.is_open(self.now), "offered while nothing is to be had"
                assert not [place for place in waiting if place < places[each.registration_id]], "somebody was passed by"
        self.logged = len(log)
        told = self.connection.execute(select(notice.c.key).where(notice.c.key.startswith("offer:")).order_by(notice.c.key)).scalars().all()
        assert told == sorted(f"offer:{entry.id}:{number}" for entry in self.line.entries for number in range(1, entry.offers + 1))

    # --- looking ---

    def rows(self) -> tuple[list[Any], list[Any]]:
        entries = self.connection.execute(select(registration).order_by(registration.c.id)).all()
        return list(entries), list(self.connection.execute(select(attendee).order_by(attendee.c.id)).all())

    def ids(self, entry: Entry) -> list[int]:
        query = select(attendee.c.id).where(attendee.c.registration_id == entry.id).order_by(attendee.c.id)
        return list(self.connection.execute(query).scalars())

    def stands(self, entry: Entry, said: dict[str, Any]) -> None:
        """What a person is told of their registration is how it stands."""
        waiting, offered = entry.those("waiting"), entry.those("offered")
        before = [each for each in self.line.in_line if each.place is not None and each.place < (entry.place or 0)]
        assert said["place"] == (len(before) + 1 if waiting or offered else None)
        assert [WHO[name] for name in said["waiting"]] == [guest.who for guest in waiting]
        assert said["offered"] == len(offered) and said["offer"] == entry.offers
        assert said["until"] == (entry.until.isoformat() if offered and entry.until else None)
        assert [WHO[ticket["name"]] for ticket in said["tickets"]] == [guest.who for guest in entry.those("confirmed")]


def profile(runs: int, steps: int, **more: Any) -> settings:
    return settings(max_examples=runs, stateful_step_count=steps, deadline=None, database=None, suppress_health_check=list(HealthCheck), **more)


@pytest.mark.timeout(900)  # a failure takes minutes to be made small
def test_no_order_of_events_breaks_the_promises_about_seats() -> None:
    Seats.seen.clear()
    run_state_machine_as_test(Seats, settings=profile(100, 30))
    print(f"\n{dict(Seats.seen)}")
    assert not [what for what in ("confirmed", "waiting", "offered", "cancelled") if not Seats.seen[what]]


@pytest.mark.faults
def test_no_order_of_events_breaks_the_promises_in_five_thousand_runs() -> None:
    began, seeds = time.monotonic(), [random.SystemRandom().randrange(2**32) for _ in range(2)]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        for seed, seen in zip(seeds, pool.map(shard, seeds), strict=True):
            print(f"\nseed {seed}: {seen}")
            assert not [what for what in ("groups split", "taken", "passed", "expired", "replaced", "already", "too_many", "not_open") if not seen[what]]
    print(f"5,000 runs in {time.monotonic() - began:.0f} s")


def shard(seed: int) -> Counter[str]:
    """Half of the long profile, in a process of its own."""
    run_state_machine_as_test(with_seed(seed)(Seats), settings=profile(2500, 50, print_blob=True))
    return Seats.seen


def newest_first(connection: Connection, event_id: str, besides: int = 0) -> Any:
    query = select(registration).join(attendee, attendee.c.registration_id == registration.c.id)
    query = query.where(attendee.c.state == "waiting", registration.c.id != besides).order_by(registration.c.place_in_line.desc())
    return connection.execute(query.limit(1)).one_or_none()


def offers_not_counted(connection: Connection, event_id: str) -> int:
    return len(connection.execute(select(attendee.c.id).where(attendee.c.state == "confirmed")).all())


def only_the_offered_leave(connection: Connection, now: datetime, registration_id: int, how: str) -> None:
    those = (attendee.c.registration_id == registration_id) & (attendee.c.state == "offered")
    connection.execute(update(attendee).where(those).values(state=how, person_key=None, changed_at=now))


def keys_of_other_letters(event_id: str, name: str, contact: str) -> str:
    return f"{name}|{contact}"[:64]


@pytest.mark.parametrize(
    ("broken", "with_this"),
    [
        ("_head", newest_first),
        ("taken", offers_not_counted),
        ("_leave_the_line", only_the_offered_leave),
        ("takes_bookings", lambda row, now: True),
        ("fill", lambda connection, now, event_id: None),
        ("person_key", keys_of_other_letters),
    ],
)
def test_the_machine_finds_a_rule_that_is_broken(broken: str, with_this: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: each of these would be a line that cheats somebody."""
    monkeypatch.setattr(seats, broken, with_this)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Seats, settings=profile(200, 50, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False))
