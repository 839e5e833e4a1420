"""Delivery: one leased sender takes queued replies in each chat's order, marks each before it is sent, and writes down what became of it."""

import asyncio
import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.messages import Address, Capabilities, Channel, ChannelDown, Delivery, Language, TryLater, Uncertain, Unreachable, Worded
from bot.store import Store, StoreBusy, StoreDown
from bot.tables import lease, outbox

log = structlog.get_logger(__name__)

# What a crash or a cut line in the middle of sending means: how often such a message is sent again. A prompt may come twice (either copy can be
# answered, the second is refused kindly); a notice states its number and the present state, so a repeat misleads nobody.
POLICIES = {"prompt": 3, "notice": 10}
MOST_TRIES = 50  # of sends that certainly did not arrive
SEND_SECONDS = 20.0
LEASE_SECONDS = 3 * SEND_SECONDS
IN_FLIGHT = 3  # a crash can repeat at most this many messages
IDLE_SECONDS = 1.0  # how soon a reply that another process queued is noticed

# Only what this holder of the lease has marked as being sent, and has not lost since.
MARK = (
    update(outbox)
    .where(outbox.c.id == bindparam("of_id"), outbox.c.state == "sending", outbox.c.epoch == bindparam("of_epoch"))
    .values({name: bindparam(name) for name in ("state", "due", "sent_as", "outcome")})
)

Render = Callable[[dict[str, Any], Language, Capabilities], Worded]


@dataclass(frozen=True, slots=True)
class _Result:
    id: int
    state: str
    due: datetime
    sent_as: str | None = None
    outcome: str | None = None

    @property
    def values(self) -> dict[str, Any]:
        return {"state": self.state, "due": self.due, "sent_as": self.sent_as, "outcome": self.outcome}


class Outbox:
    """The sender of one process for some channels. On SQLite it is the only one; on PostgreSQL the processes take turns by the lease `name`."""

    def __init__(self, store: Store, channels: Mapping[str, Channel], render: Render, clock: Clock, name: str = "sender") -> None:
        self._store = store
        self._channels = channels
        self._render = render
        self._clock = clock
        self._holder = secrets.token_hex(8)
        self._mine = lease.c.name == name
        self._name = name
        self._epoch = 0
        self._held_until = 0.0  # on the steady clock
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._down: set[str] = set()
        self._stopping = False
        store.listeners.append(self._on_commit)

    def start(self) -> None:
        self._task = asyncio.create_task(self._serve(), name="outbox")

    async def stop(self) -> None:
        """Let what is being sent finish, hand the lease back, stop."""
        self._stopping = True
        self._wake.set()
        if self._task is not None:
            await self._task
            self._task = None
        try:
            await self._give_up_lease()
        except (StoreDown, StoreBusy, SQLAlchemyError):
            log.warning("the lease is left to run out")

    async def drain(self) -> None:
        """Send all that is due now, without the background task: for the terminal, which answers before it reads on."""
        if await self._hold_lease():
            await self._send_all()

    def _on_commit(self, addresses: set[Address]) -> None:
        if any(address.channel in self._channels for address in addresses):
            self._wake.set()

    async def _serve(self) -> None:
        pause = 0.0
        while not self._stopping:
            try:
                if await self._hold_lease():
                    await self._send_all()
                pause = 0.0
            except (StoreDown, StoreBusy, SQLAlchemyError) as error:
                pause = min(pause * 2 + 0.2, 5.0)
                log.warning("the outbox cannot reach the database", error=type(error).__name__)
            except Exception:
                pause = min(pause * 2 + 1.0, 30.0)
                log.exception("the outbox met an unknown error")
            if self._stopping:
                break
            try:
                await asyncio.wait_for(self._wake.wait(), pause or IDLE_SECONDS)
            except TimeoutError:
                continue

    async def _hold_lease(self) -> bool:
        """Whether this process may send. The deadline is kept on the steady clock and is earlier than the one that others see."""
        steady = self._clock.steady_seconds()
        if self._epoch and steady < self._held_until - LEASE_SECONDS / 2:
            return True
        epoch = await self._store.write(self._take_lease)
        if epoch == 0:
            self._epoch = 0
            return False
        if epoch != self._epoch:  # we are new: what the last holder left in the middle is uncertain
            self._epoch = epoch
            await self._store.write(self._take_over)
        self._held_until = steady + LEASE_SECONDS
        return True

    def _take_lease(self, connection: Connection) -> int:
        """The epoch if the lease is ours now, else 0. PostgreSQL's own clock decides there, this process's on SQLite where it is alone."""
        now: datetime = self._clock.now() if self._store.sqlite else connection.execute(select(func.now())).scalar_one()
        row = connection.execute(select(lease).where(self._mine).with_for_update()).one_or_none()
        until = now + timedelta(seconds=LEASE_SECONDS)
        if row is None:
            insert: Any = sqlite_insert if self._store.sqlite else pg_insert
            made = insert(lease).values(name=self._name, holder=self._holder, epoch=1, until=until).on_conflict_do_nothing().returning(lease.c.epoch)
            return connection.execute(made).scalar() or 0
        if row.holder == self._holder and row.epoch == self._epoch:
            epoch: int = row.epoch
        elif row.until < now or self._store.sqlite:
            epoch = row.epoch + 1
        else:
            return 0
        connection.execute(update(lease).where(self._mine).values(holder=self._holder, epoch=epoch, until=until))
        return epoch

    def _take_over(self, connection: Connection) -> None:
        ours = outbox.c.channel.in_(list(self._channels))
        stuck = ours & (outbox.c.state == "sending") & (outbox.c.epoch < self._epoch)
        connection.execute(update(outbox).where(stuck).values(state="uncertain", outcome="the sender stopped in the middle"))
        now = self._clock.now()
        for policy, most in POLICIES.items():
            again = ours & (outbox.c.state == "uncertain") & (outbox.c.policy == policy) & (outbox.c.attempt < most)
            connection.execute(update(outbox).where(again).values(state="queued", due=now))

    async def _give_up_lease(self) -> None:
        if self._epoch:
            mine = self._mine & (lease.c.holder == self._holder) & (lease.c.epoch == self._epoch)
            past = self._clock.now() - timedelta(seconds=1)
            await self._store.write(lambda connection: connection.execute(update(lease).where(mine).values(until=past)))

    async def _send_all(self) -> None:
        """Claim a few, send them, write down the results together with the next claim, until nothing is due or this process is to stop."""
        results: list[_Result] = []
        while True:
            self._wake.clear()
            claimed = await self._store.write(partial(self._settle_and_claim, results=results))
            if results:
                self._store.reached("marked")
            if not claimed:
                return
            self._store.reached("claimed")
            results = await asyncio.gather(*(self._send(row) for row in claimed))
            self._store.reached("sent, not marked")
            if self._stopping or self._clock.steady_seconds() > self._held_until - LEASE_SECONDS / 2:
                await self._store.write(partial(self._mark, results=results))
                self._store.reached("marked")
                if self._stopping or not await self._hold_lease():
                    return
                results = []

    def _settle_and_claim(self, connection: Connection, results: list[_Result]) -> list[Any]:
        self._mark(connection, results)
        return self._claim(connection)

    def _claim(self, connection: Connection) -> list[Any]:
        """The next replies that may leave, one a chat, marked `sending` before anything is sent so that a crash leaves evidence."""
        now = self._clock.now()
        names = [name for name in self._channels if name not in self._down]
        earlier = outbox.alias("earlier")
        blocked = (
            select(earlier.c.id)
            .where(
                earlier.c.channel == outbox.c.channel,
                earlier.c.chat == outbox.c.chat,
                earlier.c.sequence < outbox.c.sequence,
                earlier.c.state.in_(["queued", "sending"]),
            )
            .exists()
        )
        held = select(lease.c.epoch).where(self._mine, lease.c.holder == self._holder, lease.c.epoch == self._epoch)
        if connection.execute(held).scalar() is None:
            return []
        query = (
            select(outbox)
            .where(outbox.c.state == "queued", outbox.c.due <= now, outbox.c.channel.in_(names), ~blocked)
            .order_by(outbox.c.due, outbox.c.id)
            .limit(IN_FLIGHT)
        )
        rows = connection.execute(query).all()
        if not rows:
            return []
        ids = [row.id for row in rows]
        # Asked again: what is no longer true may have been dropped in this moment.
        change = update(outbox).where(outbox.c.id.in_(ids), outbox.c.state == "queued")
        change = change.values(state="sending", epoch=self._epoch, attempt=outbox.c.attempt + 1)
        ours = set(connection.execute(change.returning(outbox.c.id)).scalars())
        return [row for row in rows if row.id in ours]

    async def _send(self, row: Any) -> _Result:
        """Put one reply into words and deliver it; whatever happens is a result."""
        now = self._clock.now()
        if self._clock.steady_seconds() > self._held_until - SEND_SECONDS:
            return _Result(row.id, "queued", now, outcome="not sent: the lease was about to run out")
        channel = self._channels[row.channel]
        attempt = row.attempt + 1
        if row.until is not None and row.until <= now:
            return _Result(row.id, "dropped", now, outcome="too late to be of use")
        try:
            message = self._render(row.body, row.language, channel.capabilities)
            delivery = Delivery(row.id, Address(row.channel, row.chat), row.sequence, attempt, message, row.language)
            sent_as = await asyncio.wait_for(channel.deliver(delivery), SEND_SECONDS)
        except Unreachable as error:
            return _Result(row.id, "failed", now, outcome=f"unreachable: {error}"[:120])
        except TryLater as error:
            if attempt >= MOST_TRIES:
                return _Result(row.id, "failed", now, outcome="gave up")
            wait = error.seconds + random.uniform(0, 0.5)  # noqa: S311 - spreads retries, guards nothing
            return _Result(row.id, "queued", now + timedelta(seconds=wait), outcome="try later")
        except (Uncertain, TimeoutError):
            again = attempt < POLICIES[row.policy]
            return _Result(row.id, "queued" if again else "uncertain", now + timedelta(seconds=2), outcome="uncertain")
        except ChannelDown as error:
            self._down.add(row.channel)
            log.error("a channel refuses us: sending on it stops until a restart", channel=row.channel, error=str(error))
            return _Result(row.id, "queued", now, outcome="channel down")
        except Exception:
            log.exception("a channel broke its promise", channel=row.channel)
            return _Result(row.id, "failed", now, outcome="our error")
        return _Result(row.id, "sent", now, sent_as=sent_as)

    def _mark(self, connection: Connection, results: list[_Result]) -> None:
        if results:
            connection.execute(MARK, [{"of_id": r.id, "of_epoch": self._epoch, **r.values} for r in results])
