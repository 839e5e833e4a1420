"""An announcement stays below Telegram's limits, whoever is told to wait is left alone, and people's replies go ahead of it.

Judged by when the calls arrive at the fake Telegram."""

import asyncio
import bisect
import itertools
import random
import time
from collections import defaultdict
from pathlib import Path
from statistics import quantiles

import pytest

from bot.messages import Address, Incoming, Reply, Response
from bot.outbox import Outbox
from bot.store import Store
from tests.fake_telegram import Call, FakeTelegram, Fault
from tests.faults.sending import SkippingClock, Wire, announce, chats, plain

RATE = 25
SEED = 20130401


def most_in_a_second(moments: list[float]) -> int:
    """The most of these moments that lie within any sliding second."""
    moments = sorted(moments)
    return max(n - bisect.bisect_left(moments, moment - 1.0, hi=n) + 1 for n, moment in enumerate(moments))


async def sent_with_429(store: Store, clock: SkippingClock, people: int, longest: int, *, each: int = 1) -> tuple[list[tuple[int, float]], int]:
    """Send `each` announcements to so many people, of whom one in ten is told to wait 1 to `longest` seconds; while all have to wait, time is moved on.

    Returns chat and moment of each call, by the clock, and how many came in spite of a pause."""
    chance = random.Random(SEED)
    until: dict[int, float] = {}
    arrived: list[tuple[int, float]] = []

    def plan(call: Call) -> Fault | None:
        chat, now = call.chat_id or 0, clock.steady_seconds()
        arrived.append((chat, now))
        if chat in until or chance.random() >= 0.1:
            return None
        wait = chance.randint(1, longest)
        until[chat] = now + wait
        return Fault("too_many_requests", retry_after=wait)

    for _ in range(each):
        await store.write(lambda connection: announce(connection, clock.now(), chats(people)))
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        fake.fault_plan(plan)
        sender = Outbox(store, {"telegram": wire}, plain, clock, rate=RATE)
        sender.start()
        async with asyncio.timeout(3000):
            while len(arrived) < people * each or len(fake.delivered()) < people * each:
                await asyncio.sleep(0.1)
                clock.skipped += max(0.0, wire.sending._all_wait_until - clock.steady_seconds() - 0.5)
        await sender.stop()
    firsts: dict[int, float] = {}
    early = sum(chat in firsts and moment < until.get(chat, 0.0) for chat, moment in arrived if firsts.setdefault(chat, moment) != moment)
    return arrived, early


@pytest.mark.parametrize(("people", "longest", "times"), [(100, 5, 1.0), pytest.param(20_800, 30, 4.0, marks=pytest.mark.faults)])
async def test_no_sliding_second_has_more_than_the_rate_and_nobody_is_sent_to_during_a_pause(people: int, longest: int, times: float, tmp_path: Path) -> None:
    clock = SkippingClock(times)
    store = await Store.open(f"sqlite:///{tmp_path}/data/test.sqlite3", clock)
    began = clock.steady_seconds()
    calls, early = await sent_with_429(store, clock, people, longest)
    took = clock.steady_seconds() - began
    most = most_in_a_second([moment for _, moment in calls])
    print(f"\n{people} people, {len(calls)} calls, {took / 60:.1f} min: at most {most} in a second, {early} during a pause")
    await store.close()
    assert most <= RATE and early == 0


async def test_an_announcement_goes_at_the_rate(tmp_path: Path) -> None:
    clock = SkippingClock()
    store = await Store.open(f"sqlite:///{tmp_path}/data/test.sqlite3", clock)
    await store.write(lambda connection: announce(connection, clock.now(), chats(100)))
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        await Outbox(store, {"telegram": wire}, plain, clock, rate=RATE).drain()
        moments = [call.arrived for call in fake.sends()]
    await store.close()
    assert most_in_a_second(moments) <= RATE
    assert 99 / (moments[-1] - moments[0]) > 0.8 * RATE, "and not far below it"


async def test_between_two_announcements_to_one_chat_lies_a_second(tmp_path: Path) -> None:
    clock = SkippingClock()
    store = await Store.open(f"sqlite:///{tmp_path}/data/test.sqlite3", clock)
    calls, _ = await sent_with_429(store, clock, 12, 1, each=2)
    await store.close()
    at: dict[int, list[float]] = defaultdict(list)
    for chat, moment in calls:
        at[chat].append(moment)
    assert all(later - earlier >= 1.0 for moments in at.values() for earlier, later in itertools.pairwise(moments))


def test_the_measure_notices_a_burst() -> None:
    """The negative control."""
    assert most_in_a_second([n * 0.04 for n in range(100)]) <= 26
    assert most_in_a_second([n * 0.03 for n in range(100)]) > 30
    assert most_in_a_second([0.0] * 5 + [9.0]) == 5


async def speak(store: Store, chat: int, number: int) -> float:
    """A person says something and is answered; returns when the answer was ready to leave."""
    message = Incoming(Address("telegram", str(chat)), f"m{chat}-{number}", "text", "x", store.clock.now())
    await store.take(message, lambda tx, state: Response(state, [Reply([{"say": "menu"}])]), lambda state, error: Reply([{"say": "menu"}]))
    return time.monotonic()


@pytest.mark.parametrize(("replies", "hung"), [(20, False), (20, True), pytest.param(500, False, marks=pytest.mark.faults)])
async def test_replies_go_ahead_of_an_announcement_even_where_one_of_its_messages_hangs(replies: int, hung: bool, tmp_path: Path) -> None:
    """Answers of the fake take 50 to 150 ms. A third of those who speak still have the announcement to come."""
    clock, chance = SkippingClock(), random.Random(SEED)
    store = await Store.open(f"sqlite:///{tmp_path}/data/test.sqlite3", clock)
    people = 100 + replies * 5
    await store.write(lambda connection: announce(connection, clock.now(), chats(people)))
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        fake.fault_plan(lambda call: Fault("delay", seconds=chance.uniform(0.05, 0.15)))
        if hung:
            fake.fail_next("deliver_then_timeout", chat_id=chats(people)[10], seconds=14.0)
        sender = Outbox(store, {"telegram": wire}, plain, clock, rate=RATE)
        sender.start()
        await asyncio.sleep(1)
        ready: dict[int, float] = {}
        for number in range(replies):
            chat = chats(people)[-1 - number] if number % 3 == 0 else 10_000 + number
            ready[chat] = await speak(store, chat, number)
            await asyncio.sleep(chance.uniform(0.05, 0.2))
        await asyncio.sleep(2.5)
        late = [fake.delivered(chat)[0].arrived - moment for chat, moment in ready.items()]
        announced = len(fake.delivered()) - replies
        await sender.stop()
    await store.close()
    p95 = quantiles(late, n=20)[-1]
    figures = f"p95 {p95 * 1000:.0f} ms, longest {max(late) * 1000:.0f} ms; {announced} announced meanwhile"
    print(f"\n{replies} replies during an announcement{', one message hung' if hung else ''}: {figures}")
    assert p95 < 2.0 and announced > 0


async def test_what_was_ready_before_a_pause_of_all_goes_on_with_the_replies_first(tmp_path: Path) -> None:
    clock = SkippingClock()
    store = await Store.open(f"sqlite:///{tmp_path}/data/test.sqlite3", clock)
    await store.write(lambda connection: announce(connection, clock.now(), chats(30)))
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        for chat in chats(2):
            fake.fail_next("too_many_requests", chat_id=chat, retry_after=5)
        sender = Outbox(store, {"telegram": wire}, plain, clock, rate=10_000)
        await sender.drain()
        before = len(fake.sends())
        assert before <= 5, "two chats within a second: the whole bot waits"
        await speak(store, 1, 1)
        await sender.drain()
        assert len(fake.sends()) == before
        clock.skipped += 6
        await sender.drain()
        assert fake.sends()[before].chat_id == 1 and len(fake.delivered()) == 31
    await store.close()
