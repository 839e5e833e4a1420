"""An offer stands as long as was promised, whatever happens to the machine's time of day and to the program, and no seat is offered twice.

The program's own watch runs here, quicker than in life, over clocks that the test sets.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import schedule
from bot.knowledge import Knowledge
from bot.programme import seats
from bot.store import Store
from bot.tables import attendee, notice, seat_log
from tests.an_event import book, enter, here
from tests.test_clock import JUMPS, Machine, SetClock

MINUTES, HOURS = 60.0, 3600.0


class CountingClock(SetClock):
    """Counts how often the watch has looked at it."""

    looks = 0

    def now(self) -> datetime:
        self.looks += 1
        return super().now()


class TrustfulClock(CountingClock):
    """For the negative control: what the machine says is the time."""

    def now(self) -> datetime:
        self.looks += 1
        return self.wall()


class Running:
    """The program's watch, twice, as two processes would run it: each with a clock of its own on the same machine."""

    def __init__(self, store: Store, known: Knowledge, machine: Machine, clocks: list[CountingClock]) -> None:
        self.store, self.known, self.machine, self.clocks = store, known, machine, clocks

    async def lasts(self, seconds: float, step: float = 2 * HOURS) -> None:
        """Time passes; at least after each `step` the watches go round."""
        while seconds > 0:
            self.machine.run_seconds += min(step, seconds)
            seconds -= step
            await self.go_round()

    async def go_round(self) -> None:
        """Until each watch has begun a round and ended it."""
        goals = [clock.looks + 2 for clock in self.clocks]
        while any(clock.looks < goal for clock, goal in zip(self.clocks, goals, strict=True)):
            await asyncio.sleep(0.001)

    async def offered(self, event: str = "e-test") -> tuple[int, int]:
        """An event of one seat. The first of three gives it back, so that the second has an offer of a day. Returns the second and the third."""
        now = self.store.clock.now()
        await enter(self.store, now, id=event, capacity=1)
        a, b, c = [(await book(self.store, self.known, f"{event}-{name}", event=event))["registration"] for name in "abc"]
        await self.does(f"{event}-a", seats.cancel, registration_id=a)
        return b, c

    async def does(self, chat: str, function: Any, **args: Any) -> dict[str, Any]:
        now = self.store.clock.now()
        return await self.store.write(lambda connection: function(here(connection, now, self.known, chat), **args))

    async def log(self) -> list[tuple[int, str]]:
        """What became of the seats; and every offer was told once, and none stands beside another one or beside a ticket."""
        rows = await self.read(select(seat_log).order_by(seat_log.c.id))
        told = Counter(row.registration_id for row in await self.read(select(notice)) if row.key.startswith("offer:"))
        assert told == Counter(row.registration_id for row in rows if row.what == "offered")
        people = await self.read(select(attendee.c.event_id).where(attendee.c.state.in_(["confirmed", "offered"])))
        assert max(Counter(row.event_id for row in people).values()) == 1
        return [(row.registration_id, row.what) for row in rows]

    async def read(self, query: Any) -> list[Any]:
        return await self.store.read(lambda connection: list(connection.execute(query).all()))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr(schedule, "WATCH_SECONDS", 0.001)
    return Machine()


@contextlib.asynccontextmanager
async def running(url: str, known: Knowledge, machine: Machine, kind: type[CountingClock] = CountingClock) -> AsyncIterator[Running]:
    """Start the program, and end it."""
    store = await Store.open(url, kind(machine))
    clocks = [kind(machine) for _ in range(2)]
    watches = [asyncio.create_task(schedule.watch_events_for_ever(store, clock)) for clock in clocks]
    program = Running(store, known, machine, clocks)
    await program.go_round()
    yield program
    for watch in watches:
        watch.cancel()
    await asyncio.gather(*watches, return_exceptions=True)
    await store.close()


async def test_while_the_machines_clock_jumps_about_an_offer_stands_for_its_day_and_no_longer(database_url: str, known: Knowledge, machine: Machine) -> None:
    async with running(database_url, known, machine) as program:
        second, third = await program.offered()
        for jump in JUMPS:
            await program.lasts(4 * HOURS)
            machine.wrong = jump
            await program.lasts(50 * MINUTES, 10 * MINUTES)
            assert await program.log() == [(second, "offered")]
            machine.wrong = timedelta()
        await program.lasts(24 * HOURS - 4 * (4 * HOURS + 50 * MINUTES) - 10)
        assert await program.log() == [(second, "offered")]
        await program.lasts(20)
        assert await program.log() == [(second, "offered"), (second, "expired"), (third, "offered")]


@pytest.mark.parametrize("jump", [each for each in JUMPS if each < timedelta()])
async def test_a_clock_that_is_set_back_for_good_lets_an_offer_stand_longer_never_shorter(
    sqlite_url: str, known: Knowledge, machine: Machine, jump: timedelta
) -> None:
    async with running(sqlite_url, known, machine) as program:
        second, third = await program.offered()
        await program.lasts(2 * HOURS)
        machine.wrong = jump
        await program.lasts(22 * HOURS - jump.total_seconds() - 10)
        assert await program.log() == [(second, "offered")]
        await program.lasts(20)
        assert await program.log() == [(second, "offered"), (second, "expired"), (third, "offered")]


async def test_a_clock_that_is_set_forward_for_good_is_believed_after_an_hour_and_an_offer_ends_at_the_time_that_was_told(
    sqlite_url: str, known: Knowledge, machine: Machine
) -> None:
    """A limit: whether the machine was wrong before or is wrong now, nobody can tell the program; what it told people is a time of day."""
    async with running(sqlite_url, known, machine) as program:
        second, third = await program.offered()
        await program.lasts(2 * HOURS)
        machine.wrong = timedelta(days=1)
        await program.lasts(1 * HOURS, 10 * MINUTES)
        assert await program.log() == [(second, "offered")]
        await program.lasts(10 * MINUTES)
        assert await program.log() == [(second, "offered"), (second, "expired"), (third, "offered")]


async def test_without_this_care_a_jump_of_a_day_ends_an_offer_at_once(sqlite_url: str, known: Knowledge, machine: Machine) -> None:
    """The negative control."""
    async with running(sqlite_url, known, machine, TrustfulClock) as program:
        second, third = await program.offered()
        await program.lasts(2 * HOURS)
        machine.wrong = timedelta(days=1)
        await program.lasts(1)
        assert await program.log() == [(second, "offered"), (second, "expired"), (third, "offered")]


@pytest.mark.parametrize("answers", [True, False])
async def test_an_offer_that_ran_out_while_the_program_was_down_can_be_taken_for_ten_minutes_after_the_start(
    database_url: str, known: Knowledge, machine: Machine, answers: bool
) -> None:
    async with running(database_url, known, machine) as program:
        second, third = await program.offered()
        await program.lasts(23 * HOURS)
    machine.run_seconds += 5 * HOURS
    async with running(database_url, known, machine) as program:
        await program.lasts(schedule.GRACE_SECONDS - 1, 1 * MINUTES)
        assert await program.log() == [(second, "offered")]
        if answers:
            assert (await program.does("e-test-b", seats.answer_offer, registration_id=second, offer=1, take=True))["outcome"] == "taken"
        await program.lasts(2 * HOURS)
        assert await program.log() == [(second, "offered"), *([(second, "taken")] if answers else [(second, "expired"), (third, "offered")])]


async def test_one_restart_after_the_other_neither_ends_an_offer_nor_makes_it_twice(database_url: str, known: Knowledge, machine: Machine) -> None:
    async with running(database_url, known, machine) as program:
        second, third = await program.offered()
    for _ in range(6):
        async with running(database_url, known, machine) as program:
            await program.lasts(4 * HOURS - 1)
            assert await program.log() == [(second, "offered")]
    async with running(database_url, known, machine) as program:
        await program.lasts(1 * HOURS)
        assert await program.log() == [(second, "offered"), (second, "expired"), (third, "offered")]


async def test_an_answer_at_the_very_deadline_is_taken_or_too_late_and_the_seat_is_somebodys(database_url: str, known: Knowledge, machine: Machine) -> None:
    async with running(database_url, known, machine) as program:
        events = [f"e-{number}" for number in range(12)]
        seconds = [(await program.offered(each))[0] for each in events]
        await program.lasts(24 * HOURS - 1, 12 * HOURS)

        looks = program.clocks[0].looks
        machine.run_seconds += 2
        while program.clocks[0].looks == looks:
            await asyncio.sleep(0)
        outcomes = []
        for event, second in reversed(list(zip(events, seconds, strict=True))):  # the watches begin at the other end
            said = await program.does(f"{event}-b", seats.answer_offer, registration_id=second, offer=1, take=True)
            outcomes.append(said["outcome"])
        await program.go_round()
        print(f"\n{dict(Counter(outcomes))}")
        log = await program.log()
        for second, outcome in zip(reversed(seconds), outcomes, strict=True):
            then = [(second, "taken")] if outcome == "taken" else [(second, "expired"), (second + 1, "offered")]
            assert [row for row in log if row[0] in (second, second + 1)] == [(second, "offered"), *then]
