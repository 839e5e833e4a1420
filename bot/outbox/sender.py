"""The sender of one process: keeps a few messages under way, and writes down what became of them together with the next claim."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import quiet
from bot.clock import Clock
from bot.messages import Address, Capabilities, Channel, ChannelDown, Delivery, Language, Refused, TryLater, Uncertain, Unreachable, Worded
from bot.outbox import claim
from bot.outbox.lease import SEND_SECONDS, Lease
from bot.outbox.pace import RATE, Pace
from bot.outbox.results import POLICIES, REFUSED, Result, mark, take_over
from bot.places import Place
from bot.store import Store, StoreBusy, StoreDown

log = structlog.get_logger(__name__)

IN_FLIGHT = 3  # a crash can repeat at most this many messages
IDLE_SECONDS = 1.0  # how soon a reply that another process queued is noticed
GATHER_SECONDS = 0.003  # what ends within this of another is written down with it: each commit waits for the disk
QUIET_SECONDS = 15.0  # how soon a holiday that staff enter is noticed
AGAIN_SECONDS = 2.0  # before what is uncertain is sent again

Render = Callable[[dict[str, Any], Language, Capabilities], Worded]
DATABASE_ERRORS = (StoreDown, StoreBusy, SQLAlchemyError)


class Outbox:
    """The sender for some channels. On SQLite it is the only one; on PostgreSQL the processes take turns by the lease `name`.

    At most `in_flight` messages are under way or not yet written down, which is what a crash can repeat. One of these places is kept from
    announcements, so that a slow one delays no reply."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        render: Render,
        clock: Clock,
        name: str = "sender",
        *,
        place: Place | None = None,
        rate: int = RATE,
        in_flight: int = IN_FLIGHT,
    ) -> None:
        self._store = store
        self._channels = channels
        self._render = render
        self._clock = clock
        self._lease = Lease(store, clock, name, place)
        self._pace = Pace(clock, rate)
        self._in_flight = in_flight
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._under_way: dict[asyncio.Task[Result], bool] = {}  # and whether it is an announcement
        self._results: list[Result] = []  # not written down yet
        self._quiet: tuple[datetime, bool] | None = None  # when it was looked up
        self._down: set[str] = set()
        self._held: dict[str, float] = {}  # channels on which nobody can be reached before then, on the steady clock
        self._refused: set[tuple[int, int]] = set()  # announcements, as they were when a channel did not take their text
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
            await self._lease.give_up()
        except DATABASE_ERRORS:
            log.warning("the lease is left to run out")

    async def drain(self) -> None:
        """Send all that is due now, without the background task: for the terminal, which answers before it reads on."""
        if await self._hold():
            await self._send_all()

    def _on_commit(self, addresses: set[Address]) -> None:
        if any(address.channel in self._channels for address in addresses):
            self._wake.set()

    async def _serve(self) -> None:
        pause = 0.0
        while not self._stopping:
            try:
                if await self._hold():
                    await self._send_all()
                pause = 0.0
            except DATABASE_ERRORS as error:
                pause = min(pause * 2 + 0.2, 5.0)
                log.warning("the outbox cannot reach the database", error=type(error).__name__)
            except Exception:
                pause = min(pause * 2 + 1.0, 30.0)
                log.exception("the outbox met an unknown error")
            if self._stopping:
                break
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), pause or IDLE_SECONDS)

    async def _hold(self) -> bool:
        """Whether this process may send. While something is under way a lease that was lost is not taken again: it would be sent twice."""
        if self._under_way and not self._lease.epoch:
            return True
        return await self._lease.hold(lambda connection, epoch: take_over(connection, self._channels, epoch, self._clock.now()))

    async def _send_all(self) -> None:
        """Until nothing is due, or this process is to stop, and all that was under way is written down."""
        while True:
            self._wake.clear()
            if self._lease.worn:
                await self._hold()
            claims = not self._stopping and bool(self._lease.epoch)
            claimed, more = await self._settle_and_claim(self._in_flight - len(self._under_way) if claims else 0)
            for row in claimed:
                self._under_way[asyncio.create_task(self._send(row, self._lease.epoch))] = row.announcement_id is not None
            if self._under_way:
                await self._some_end(may_claim=claims and len(self._under_way) < self._in_flight)
            elif not more:
                return

    async def _settle_and_claim(self, room: int) -> tuple[list[Any], bool]:
        """Write down what has ended and claim as much as there is room for. Also returns whether there is more to look at now: something was dropped."""
        settled = self._results
        if not settled and room <= 0:
            return [], False
        claimed, dropped, claims = await self._store.write(partial(self._transaction, results=list(settled), room=room))
        self._results = self._results[len(settled) :]
        if settled:
            self._store.reached("marked")
        if claimed:
            self._lease.committed(claims)
            self._store.reached("claimed")
        return claimed, dropped

    async def _some_end(self, *, may_claim: bool) -> None:
        """Wait until something that was under way has ended, or there is something new to be claimed."""
        news: list[asyncio.Task[Any]] = [asyncio.create_task(self._wake.wait())] if may_claim else []
        await asyncio.wait([*self._under_way, *news], timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for waiter in news:
            waiter.cancel()
        if any(task.done() for task in self._under_way) and not all(task.done() for task in self._under_way):
            await asyncio.wait(self._under_way, timeout=GATHER_SECONDS)
        ended = [task for task in self._under_way if task.done()]
        for task in ended:
            del self._under_way[task]
            self._results.append(task.result())
        if ended:
            self._store.reached("sent, not marked")

    # --- in the transaction ---

    def _transaction(self, connection: Connection, results: list[Result], room: int) -> tuple[list[Any], bool, int]:
        mark(connection, results)
        if room <= 0:
            return [], False, 0
        now = self._clock.now()
        steady = self._clock.steady_seconds()
        names = [name for name in self._channels if name not in self._down and self._held.get(name, 0.0) <= steady]
        rows = claim.candidates(connection, claim.Conditions(names, now, self._is_quiet(connection, now), self._refused), room)
        fitting = self._fitting([row for row in rows if row.verdict == "send"])
        dropped = [row for row in rows if row.verdict != "send"]
        claims = self._lease.count_claim(connection) if fitting or dropped else 0
        if not claims:
            if fitting or dropped:
                self._lease.epoch = 0
            return [], False, 0
        claim.drop(connection, dropped)
        ours = claim.take(connection, fitting, self._lease.epoch) if fitting else set()
        return [row for row in fitting if row.id in ours], bool(dropped), claims

    def _fitting(self, rows: list[Any]) -> list[Any]:
        """All replies and notices, and announcements as long as one place is left free."""
        free = max(1, self._in_flight - 1) - sum(self._under_way.values())
        announcements = [row for row in rows if row.announcement_id is not None]
        return [row for row in rows if row.announcement_id is None] + announcements[: max(0, free)]

    def _is_quiet(self, connection: Connection, now: datetime) -> bool:
        if self._quiet is None or abs((now - self._quiet[0]).total_seconds()) > QUIET_SECONDS:
            self._quiet = (now, quiet.quiet_until(connection, now) is not None)
        return self._quiet[1]

    # --- one message ---

    async def _send(self, row: Any, epoch: int) -> Result:
        """Put one message into words and deliver it; whatever happens is a result."""
        to, attempt = Address(row.channel, row.chat), row.attempt + 1
        result = partial(Result, row.id, epoch, attempt=attempt, content=self._store.content or row.content)
        not_tried = partial(result, "queued", attempt=row.attempt)
        announcement = row.announcement_id is not None
        try:
            message = self._render(row.body, row.language, self._channels[row.channel].capabilities)
        except Exception:
            log.exception("a message cannot be put into words", id=row.id)
            return result("failed", self._clock.now(), outcome="our error")
        if announcement and (seconds := self._pace.too_soon(to)):
            return not_tried(self._clock.now() + timedelta(seconds=seconds), outcome="too soon after another")
        await self._pace.turn(to, announcement=announcement)
        if not self._lease.time_to_send:
            return not_tried(self._clock.now(), outcome="not sent: the lease was about to run out")
        return await self._deliver(row, Delivery(row.id, to, row.sequence, attempt, message, row.language), result)

    async def _deliver(self, row: Any, delivery: Delivery, result: Callable[..., Result]) -> Result:
        try:
            sent_as = await asyncio.wait_for(self._channels[row.channel].deliver(delivery), SEND_SECONDS)
        except Unreachable as error:
            return result("failed", self._clock.now(), outcome=str(error))
        except Refused as error:
            log.error("the channel does not take a message", channel=row.channel, id=row.id)
            if row.announcement_id is not None:  # it would be refused everywhere
                self._refused.add((row.announcement_id, row.version))
            return result("failed", self._clock.now(), outcome=f"{REFUSED}{error}"[:120])
        except TryLater as error:
            if error.everybody:
                self._held[row.channel] = self._clock.steady_seconds() + error.seconds
            return result("queued", self._clock.now() + timedelta(seconds=error.seconds), attempt=row.attempt, outcome="try later")
        except (Uncertain, TimeoutError):
            again = delivery.attempt < POLICIES[row.policy]
            due = self._clock.now() + timedelta(seconds=AGAIN_SECONDS)
            return result("queued" if again else "uncertain", due, outcome="uncertain")
        except ChannelDown as error:
            self._down.add(row.channel)
            log.error("a channel refuses us: sending on it stops until a restart", channel=row.channel, error=str(error))
            return result("queued", self._clock.now(), attempt=row.attempt, outcome="channel down")
        except Exception:
            log.exception("a channel broke its promise", channel=row.channel)
            return result("failed", self._clock.now(), outcome="our error")
        return result("sent", self._clock.now(), sent_as=sent_as)
