"""Every way in which the line to Telegram fails, each met by every message of an announcement once: what certainly did not arrive is sent again, what may have
arrived follows its policy, and no second layer tries again by itself. Judged by the fake Telegram's own ledger."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select, update

from bot.handlers import telegram_http
from bot.outbox import Outbox
from bot.store import Store
from bot.tables import announcement, outbox
from tests.fake_telegram import Call, FakeTelegram, Fault
from tests.faults.process import free_port
from tests.faults.sending import UNHURRIED, SkippingClock, Wire, announce, chats, plain, states

MOST_ROUNDS = 2000
WIRE_FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "429": ("too_many_requests", {"retry_after": 3}),
    "cut before read": ("cut_before_read", {}),
    "delivered, then cut": ("deliver_then_cut", {}),
    "delivered, then timed out": ("deliver_then_timeout", {"seconds": 1.0}),
    "502": ("server_error", {"status": 502}),
}
ARRIVED = ("delivered, then cut", "delivered, then timed out")
CERTAIN = ("refused", "DNS", "pool", "429")  # certainly not arrived
SIZES = [25, pytest.param(500, marks=pytest.mark.faults)]


@dataclass
class Seen:
    """Deliveries of each chat, calls that were begun, rows by state."""

    copies: Counter[int]
    calls: int
    rows: Counter[str]
    people: int

    @property
    def lost(self) -> int:
        return self.people - len(self.copies)

    @property
    def extra(self) -> int:
        return sum(self.copies.values()) - len(self.copies)


@pytest.fixture
async def store_and_clock(tmp_path: Path) -> AsyncIterator[tuple[Store, SkippingClock]]:
    clock = SkippingClock()
    store = await Store.open(f"sqlite:///{tmp_path}/data/test.sqlite3", clock)
    yield store, clock
    await store.close()


def once_each(mode: str, options: dict[str, Any]) -> Callable[[Call], Fault | None]:
    """Every chat meets the fault at its first call."""
    met: set[int | None] = set()

    def plan(call: Call) -> Fault | None:
        if call.chat_id in met:
            return None
        met.add(call.chat_id)
        return Fault(mode, **options)

    return plan


async def until_settled(store: Store, sender: Outbox, clock: SkippingClock) -> None:
    """Let it try, and let the pauses that it takes pass."""
    for _ in range(MOST_ROUNDS):
        await sender.drain()
        found = await states(store)
        if not found["queued"] and not found["sending"]:
            return
        clock.skipped += 61
    raise AssertionError("it never comes to an end")


async def seen(store: Store, fake: FakeTelegram, people: int, kind: str, policy: str) -> Seen:
    found = Seen(Counter(call.chat_id or 0 for call in fake.delivered()), len(fake.sends()), await states(store), people)
    print(f"\n{kind}, {policy}, {people} people: lost {found.lost}, extra {found.extra}, calls {found.calls}, rows {dict(found.rows)}")
    return found


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("policy", ["broadcast", "broadcast_once"])
@pytest.mark.parametrize("kind", list(WIRE_FAULTS))
async def test_each_fault_of_the_wire_follows_the_policy(
    kind: str, policy: str, people: int, store_and_clock: tuple[Store, SkippingClock], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, clock = store_and_clock
    monkeypatch.setattr(telegram_http, "READ_SECONDS", 0.3)
    mode, options = WIRE_FAULTS[kind]
    await store.write(lambda connection: announce(connection, clock.now(), chats(people), policy=policy))
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        fake.fault_plan(once_each(mode, options))
        await until_settled(store, Outbox(store, {"telegram": wire}, plain, clock, rate=UNHURRIED, in_flight=4), clock)
        found = await seen(store, fake, people, kind, policy)
    again = kind in CERTAIN or policy == "broadcast"
    assert found.calls == (2 if again else 1) * people, "one call a try, and no hidden one"
    assert found.extra == (people if kind in ARRIVED and again else 0)
    assert found.lost == (0 if again or kind in ARRIVED else people)
    assert found.rows == Counter({"sent" if again else "uncertain": people}), "whatever is not certain is on the list"


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("kind", ["refused", "DNS", "pool"])
async def test_what_never_left_this_machine_is_sent_once_the_way_is_free(
    kind: str, people: int, store_and_clock: tuple[Store, SkippingClock], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, clock = store_and_clock
    await store.write(lambda connection: announce(connection, clock.now(), chats(people), policy="broadcast_once"))
    async with FakeTelegram() as fake, Wire(_nowhere(kind, fake), clock) as blocked, Wire(fake.base_url, clock) as free:
        sender = Outbox(store, {"telegram": blocked}, plain, clock, rate=UNHURRIED, in_flight=4)
        if kind == "pool":
            monkeypatch.setattr(telegram_http, "CONNECT_SECONDS", 0.02)
            await _use_up(blocked, fake)
        untried = people
        while untried:
            await sender.drain()
            clock.skipped += 61
            untried = await store.read(lambda connection: connection.execute(select(func.count()).where(outbox.c.outcome.is_(None))).scalar_one())
        assert fake.delivered() == [] and (await states(store)) == Counter({"queued": people})
        attempts = await store.read(lambda connection: set(connection.execute(select(outbox.c.attempt)).scalars()))
        assert attempts == {0}, "none of it counts as sent"
        monkeypatch.undo()
        sender._channels = {"telegram": free}
        await until_settled(store, sender, clock)
        found = await seen(store, fake, people, kind, "broadcast_once")
    assert (found.lost, found.extra, found.calls) == (0, 0, people)


def _nowhere(kind: str, fake: FakeTelegram) -> str:
    match kind:
        case "refused":
            return f"http://127.0.0.1:{free_port()}/bot"
        case "DNS":
            return "http://telegram.invalid/bot"
    return fake.base_url


async def _use_up(wire: Wire, fake: FakeTelegram) -> None:
    """All connections of the pool are taken by calls to somebody who never answers."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
    session = wire._request._session
    assert session is not None
    await session.close()
    connector = aiohttp.TCPConnector(limit=1)
    wire._request._session = aiohttp.ClientSession(connector=connector)
    listener = await asyncio.start_server(lambda reader, writer: asyncio.sleep(3600), "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    wire.taken = asyncio.create_task(wire._request._session.get(f"http://127.0.0.1:{port}/").__aenter__())  # type: ignore[attr-defined]
    await asyncio.sleep(0.05)


@pytest.mark.parametrize("people", [200, pytest.param(20_800, marks=pytest.mark.faults)])
async def test_dead_recipients_are_tried_once_counted_apart_and_hold_up_nobody(people: int, store_and_clock: tuple[Store, SkippingClock]) -> None:
    """5 % have blocked us, 1 % are not found, 0.1 % have moved."""
    store, clock = store_and_clock

    def plan(call: Call) -> Fault | None:
        place = (call.chat_id or 0) % 1000
        if place % 20 == 0:
            return Fault("blocked")
        if place % 100 == 1:
            return Fault("chat_not_found")
        return Fault("bad_request", description="group chat was upgraded to a supergroup chat") if place == 2 else None

    await store.write(lambda connection: announce(connection, clock.now(), chats(people)))
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        fake.fault_plan(plan)
        await until_settled(store, Outbox(store, {"telegram": wire}, plain, clock, rate=UNHURRIED, in_flight=4), clock)
        found = await seen(store, fake, people, "dead recipients", "broadcast")
    outcomes = Counter(await store.read(lambda connection: connection.execute(select(outbox.c.outcome)).scalars().all()))
    blocked, gone = (sum(test(chat % 1000) for chat in chats(people)) for test in (lambda n: n % 20 == 0, lambda n: n % 100 == 1 or n == 2))
    assert outcomes == Counter({"blocked": blocked, "gone": gone, None: people - blocked - gone})
    assert found.calls == people, "each is tried once"


async def test_a_text_that_telegram_refuses_stops_its_announcement_at_the_first_and_nothing_else(store_and_clock: tuple[Store, SkippingClock]) -> None:
    store, clock = store_and_clock
    bad = await store.write(lambda connection: announce(connection, clock.now(), chats(100)))
    await store.write(lambda connection: announce(connection, clock.now(), range(1, 21)))
    refusal = Fault("bad_request", description="can't parse entities: Unsupported start tag")
    async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
        fake.fault_plan(lambda call: refusal if (call.chat_id or 0) in chats(100) else None)
        sender = Outbox(store, {"telegram": wire}, plain, clock, rate=UNHURRIED, in_flight=1)
        for _ in range(3):
            await sender.drain()
            clock.skipped += 61
        assert len([call for call in fake.sends() if (call.chat_id or 0) in chats(100)]) == 1
        assert len(fake.delivered()) == 20
        fake.clear_faults()
        await store.write(
            lambda connection: connection.execute(update(announcement).where(announcement.c.id == bad).values(version=announcement.c.version + 2))
        )
        await sender.drain()
        assert len([call for call in fake.delivered() if (call.chat_id or 0) in chats(100)]) == 99, "somebody has paused it and let it go on"
