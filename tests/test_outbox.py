"""Delivery: order, policies, and one sender at a time."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, select, update

from bot.clock import HONG_KONG
from bot.messages import Address, Capabilities, Delivery, Incoming, Reply, Response, TryLater, Uncertain, Unreachable
from bot.outbox import POLICIES, Outbox
from bot.outbox.claim import BY_THE_INDEX, Conditions, _query
from bot.quiet import quiet_until
from bot.store import Store
from bot.tables import announcement, announcement_recipient, lease, outbox, service_day
from bot.wording import Wording
from tests.conftest import MovedClock, new_postgres_database
from tests.faults.sending import UNHURRIED, announce, plain


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


# --- announcements: asked again at the claim ---


async def announced(store: Store, clock: MovedClock, chats: range = range(1, 4), **columns: Any) -> int:
    return await store.write(lambda connection: announce(connection, clock.now(), chats, **columns))


async def outcomes(store: Store) -> set[tuple[str, str | None]]:
    return {(row.state, row.outcome) for row in await rows(store)}


def a_sender(store: Store, channel: Recorder, clock: MovedClock, **options: Any) -> Outbox:
    return Outbox(store, {"telegram": channel}, plain, clock, rate=UNHURRIED, **options)


@pytest.mark.parametrize("state", ["paused", "recall", "first"])
async def test_of_an_announcement_that_may_not_go_to_all_now_nothing_leaves_and_nothing_is_lost(store: Store, clock: MovedClock, state: str) -> None:
    channel, number = Recorder(), await announced(store, clock, state=state)
    sender = a_sender(store, channel, clock)
    await sender.drain()
    assert channel.got == [] and await outcomes(store) == {("queued", None)}
    await store.write(lambda connection: connection.execute(update(announcement).where(announcement.c.id == number).values(state="sending")))
    await sender.drain()
    assert len(channel.got) == 3


@pytest.mark.parametrize("state", ["cancelled", "done", "draft"])
async def test_of_an_announcement_that_is_over_nothing_leaves_any_more(store: Store, clock: MovedClock, state: str) -> None:
    channel = Recorder()
    await announced(store, clock, state=state)
    await a_sender(store, channel, clock).drain()
    assert channel.got == [] and await outcomes(store) == {("dropped", "cancelled")}


async def test_who_has_stopped_gets_nothing_from_the_next_claim_on_and_the_two_who_approved_it_get_it_all_the_same(store: Store, clock: MovedClock) -> None:
    channel, number = Recorder(), await announced(store, clock, wanted=False)
    first = (announcement_recipient.c.announcement_id == number) & (announcement_recipient.c.chat == "2")
    await store.write(lambda connection: connection.execute(update(announcement_recipient).where(first).values(first=True)))
    await a_sender(store, channel, clock).drain()
    assert channel.got == [("2", 1)]
    assert await outcomes(store) == {("dropped", "stopped"), ("sent", None)}


async def test_nothing_leaves_before_the_time_of_an_announcement_and_nothing_after_it(store: Store, clock: MovedClock) -> None:
    channel, now = Recorder(), clock.now()
    await announced(store, clock, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))
    sender = a_sender(store, channel, clock)
    await sender.drain()
    assert channel.got == [] and await outcomes(store) == {("queued", None)}
    clock.moved = timedelta(hours=3)
    await sender.drain()
    assert channel.got == [] and await outcomes(store) == {("dropped", "too late")}


@pytest.mark.parametrize(("urgent", "leaves"), [(None, 0), ("the hall is flooded", 3)])
async def test_in_quiet_hours_only_what_is_urgent_leaves(store: Store, clock: MovedClock, urgent: str | None, leaves: int) -> None:
    channel = Recorder()
    at_ten_in_the_evening = clock.now().astimezone(HONG_KONG).replace(hour=22)
    clock.moved = at_ten_in_the_evening - clock.now()
    await announced(store, clock, urgent=urgent)
    sender = a_sender(store, channel, clock)
    await sender.drain()
    assert len(channel.got) == leaves
    clock.moved += timedelta(hours=12)
    await sender.drain()
    assert len(channel.got) == 3


async def test_an_announcement_that_waits_delays_no_reply_of_its_chat_and_waits_itself_for_what_was_said_before(store: Store, clock: MovedClock) -> None:
    channel, number = Recorder(), await announced(store, clock, range(1, 2), state="paused")
    await speak(store, "1")
    sender = a_sender(store, channel, clock)
    await sender.drain()
    assert channel.got == [("1", 2)]
    channel.failures = [TryLater(60)]
    await speak(store, "1")
    await sender.drain()
    await announced(store, clock, range(1, 2))
    clock.moved += timedelta(seconds=5)
    await sender.drain()
    assert channel.got == [("1", 2)], "the new announcement stays behind the reply that has to wait"
    await store.write(lambda connection: connection.execute(update(announcement).where(announcement.c.id == number).values(state="cancelled")))
    clock.moved += timedelta(seconds=60)
    await sender.drain()
    assert channel.got[:2] == [("1", 2), ("1", 3)]


async def test_replies_leave_before_announcements_that_were_queued_earlier(store: Store, wording: Wording, clock: MovedClock) -> None:
    channel = Recorder()
    await announced(store, clock, range(1, 20))
    await speak(store, "p")
    await a_sender(store, channel, clock, in_flight=1).drain()
    assert channel.got[0] == ("p", 1) and len(channel.got) == 20


async def test_a_channel_that_reaches_nobody_is_left_alone_until_it_says(store: Store, clock: MovedClock) -> None:
    channel = Recorder()
    channel.failures = [TryLater(60, everybody=True)] * 9
    await announced(store, clock, range(1, 20))
    await a_sender(store, channel, clock, in_flight=1).drain()
    assert len(channel.failures) == 8 and channel.got == []


async def test_what_certainly_did_not_arrive_does_not_count_as_a_try(store: Store, wording: Wording, clock: MovedClock) -> None:
    channel = Recorder()
    channel.failures = [TryLater(1)] * 60
    await speak(store, "a")
    sender = a_sender(store, channel, clock)
    for _ in range(61):
        await sender.drain()
        clock.moved += timedelta(seconds=2)
    assert channel.got == [("a", 1)] and (await rows(store))[0].attempt == 1


async def test_a_claim_of_a_full_queue_reads_only_what_it_takes(store: Store, clock: MovedClock) -> None:
    """Without statistics too: PostgreSQL would otherwise sort 20,800 rows for every three messages."""
    await announced(store, clock, range(1, 5001))

    def plan(connection: Connection) -> str:
        with_limit = str(_query(Conditions(["telegram"], clock.now(), False, set()), []).limit(3).compile(connection, compile_kwargs={"literal_binds": True}))
        if store.sqlite:
            return "\n".join(str(row) for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + with_limit))
        connection.execute(BY_THE_INDEX)
        return "\n".join(row[0] for row in connection.exec_driver_sql("EXPLAIN " + with_limit.replace("%%", "%")))

    found = await store.write(plan)
    assert "ix_outbox_state_due" in found and "Sort" not in found and "TEMP B-TREE" not in found


@pytest.mark.parametrize(
    ("local", "until"),
    [("2026-03-04 08:59", "2026-03-04 09:00"), ("2026-03-04 09:00", None), ("2026-03-04 20:59", None), ("2026-03-04 21:00", "2026-03-05 09:00")],
)
async def test_nights_are_quiet(store: Store, local: str, until: str | None) -> None:
    found = await store.read(lambda connection: quiet_until(connection, datetime.fromisoformat(local).replace(tzinfo=HONG_KONG)))
    assert found == (datetime.fromisoformat(until).replace(tzinfo=HONG_KONG) if until else None)


@pytest.mark.parametrize("calendar", ["hong_kong", "mainland"])
async def test_holidays_of_either_calendar_are_quiet_all_day_and_days_that_make_up_for_them_are_not(store: Store, calendar: str) -> None:
    days = [("2026-10-01", False), ("2026-10-02", False), ("2026-10-03", True)]
    entered = [{"calendar": calendar, "day": day, "working": working, "source": "a test", "review_by": "2027-01-01"} for day, working in days]
    await store.write(lambda connection: connection.execute(service_day.insert(), entered))
    noon = datetime(2026, 10, 1, 12, tzinfo=HONG_KONG)
    assert await store.read(lambda connection: quiet_until(connection, noon)) == datetime(2026, 10, 3, 9, tzinfo=HONG_KONG)
    assert await store.read(lambda connection: quiet_until(connection, noon + timedelta(days=2))) is None
