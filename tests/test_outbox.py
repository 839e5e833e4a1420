"""Delivery: order, policies, and one sender at a time."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from bot.messages import Address, Capabilities, Delivery, Incoming, Reply, Response, TryLater, Uncertain, Unreachable
from bot.outbox import POLICIES, Outbox
from bot.store import Store
from bot.tables import lease, outbox
from bot.wording import Wording
from tests.conftest import MovedClock, new_postgres_database


class Recorder:
    """A channel that keeps what it was given and fails as it is told."""

    name = "telegram"
    capabilities = Capabilities()

    def __init__(self) -> None:
        self.got: list[tuple[str, int]] = []
        self.failures: list[Exception] = []

    async def deliver(self, delivery: Delivery) -> str:
        if self.failures:
            raise self.failures.pop(0)
        self.got.append((delivery.address.chat, delivery.sequence))
        return str(len(self.got))


async def speak(store: Store, chat: str, policy: Any = "prompt", times: int = 1) -> None:
    for _ in range(times):
        message = Incoming(Address("telegram", chat), uuid4().hex, "text", "x", datetime.now(UTC))
        await store.take(message, lambda tx, state: Response(state, [Reply([{"say": "menu"}], policy=policy)]), lambda state, error: Reply([{"say": "menu"}]))


async def rows(store: Store) -> list[Any]:
    return await store.read(lambda connection: list(connection.execute(select(outbox).order_by(outbox.c.id))))


async def test_each_chats_replies_leave_in_order(store: Store, wording: Wording, clock: MovedClock) -> None:
    channel = Recorder()
    await asyncio.gather(*(speak(store, f"c{n}", times=6) for n in range(5)))
    await Outbox(store, {"telegram": channel}, wording.worded, clock).drain()
    assert len(channel.got) == 30
    for n in range(5):
        assert [sequence for chat, sequence in channel.got if chat == f"c{n}"] == [1, 2, 3, 4, 5, 6]


async def test_what_has_to_wait_holds_back_its_own_chat_only(store: Store, wording: Wording, clock: MovedClock) -> None:
    channel = Recorder()
    channel.failures = [TryLater(60)]
    await speak(store, "slow", times=2)
    await speak(store, "quick")
    sender = Outbox(store, {"telegram": channel}, wording.worded, clock)
    await sender.drain()
    assert channel.got == [("quick", 1)]
    clock.moved = timedelta(seconds=120)
    await sender.drain()
    assert channel.got == [("quick", 1), ("slow", 1), ("slow", 2)]


@pytest.mark.parametrize("policy", list(POLICIES))
async def test_an_uncertain_message_is_sent_again_as_often_as_its_policy_says(store: Store, wording: Wording, clock: MovedClock, policy: str) -> None:
    channel = Recorder()
    channel.failures = [Uncertain("cut")] * 50
    await speak(store, "a", policy)
    sender = Outbox(store, {"telegram": channel}, wording.worded, clock)
    for _ in range(20):
        await sender.drain()
        clock.moved += timedelta(seconds=30)
    assert 50 - len(channel.failures) == POLICIES[policy]
    assert (await rows(store))[0].state == "uncertain"


async def test_a_person_who_is_gone_is_not_tried_again_and_the_next_message_is(store: Store, wording: Wording, clock: MovedClock) -> None:
    channel = Recorder()
    channel.failures = [Unreachable("blocked")]
    await speak(store, "a", times=2)
    await Outbox(store, {"telegram": channel}, wording.worded, clock).drain()
    assert [row.state for row in await rows(store)] == ["failed", "sent"]


async def test_what_a_crash_left_in_the_middle_is_taken_over(store: Store, wording: Wording, clock: MovedClock) -> None:
    await speak(store, "a")
    await store.write(lambda connection: connection.execute(update(outbox).values(state="sending", epoch=0, attempt=1)))
    channel = Recorder()
    await Outbox(store, {"telegram": channel}, wording.worded, clock).drain()
    assert channel.got == [("a", 1)]


async def test_a_reply_that_cannot_be_put_into_words_does_not_hold_up_the_others(store: Store, wording: Wording, clock: MovedClock) -> None:
    message = Incoming(Address("telegram", "bad"), "1", "text", "x", datetime.now(UTC))
    await store.take(message, lambda tx, state: Response(state, [Reply([{"say": "no-such-message"}])]), lambda state, error: Reply([]))
    await speak(store, "good")
    channel = Recorder()
    await Outbox(store, {"telegram": channel}, wording.worded, clock).drain()
    assert channel.got == [("good", 1)]


@pytest.mark.postgres
async def test_of_two_processes_only_the_holder_of_the_lease_sends(postgres_server: str, wording: Wording, clock: MovedClock) -> None:
    url = new_postgres_database(postgres_server)
    stores = [await Store.open(url, clock) for _ in range(2)]
    channels = [Recorder(), Recorder()]
    senders = [Outbox(store, {"telegram": channel}, wording.worded, clock) for store, channel in zip(stores, channels, strict=True)]
    await speak(stores[0], "a", times=3)
    await asyncio.gather(*(sender.drain() for sender in senders))
    assert sorted(channels[0].got + channels[1].got) == [("a", 1), ("a", 2), ("a", 3)]
    assert [] in (channels[0].got, channels[1].got)
    loser = senders[0] if not channels[0].got else senders[1]
    past = datetime.now(UTC) - timedelta(seconds=1)
    await stores[0].write(lambda connection: connection.execute(update(lease).values(until=past)))  # the holder was stopped past its lease
    await speak(stores[0], "b")
    await loser.drain()
    await asyncio.gather(*(sender.drain() for sender in senders))
    assert len([got for channel in channels for got in channel.got if got[0] == "b"]) == 1
    for store in stores:
        await store.close()
