"""Announcements on their way: rows as the dispatch leaves them, the real sender over the real wire, and a sender as a process that can be killed.

As a process: `python -m tests.faults.sending DATABASE_URL BASE_URL FOLDER NAME IN_FLIGHT [unmarked|quick-lease]` sends until it is killed.
"""

import asyncio
import contextlib
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update
from telegram import Bot

from bot.clock import Clock
from bot.handlers.telegram_http import AiohttpRequest
from bot.handlers.telegram_sending import Sending
from bot.messages import Capabilities, Delivery, Language, Worded
from bot.outbox import Outbox, claim, lease, results, sender
from bot.places import Place
from bot.store import Store
from bot.tables import announcement, announcement_recipient, conversation, outbox, subscription
from tests.fake_telegram import TOKEN

FIRST_CHAT = 700_000
UNHURRIED = 100_000  # a rate at which nothing waits


class SkippingClock(Clock):
    """Both clocks of the machine, moved on by as much as the test wishes, and run `times` as fast."""

    def __init__(self, times: float = 1.0) -> None:
        self.times, self.skipped = times, 0.0
        self._began, self._from = Clock.steady_seconds(self), datetime.now(UTC)
        super().__init__()

    def steady_seconds(self) -> float:
        return self._began + (Clock.steady_seconds(self) - self._began) * self.times + self.skipped

    def now(self) -> datetime:
        return self._from + timedelta(seconds=self.steady_seconds() - self._began)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.times)


class Wire:
    """The channel: the real sending half over real HTTP."""

    name = "telegram"
    capabilities = Capabilities()

    def __init__(self, base_url: str, clock: Clock) -> None:
        self._request = AiohttpRequest()
        self.sending = Sending(Bot(TOKEN, base_url=base_url, request=self._request, get_updates_request=AiohttpRequest()), clock)

    async def __aenter__(self) -> "Wire":
        await self._request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._request.shutdown()

    async def deliver(self, delivery: Delivery) -> str:
        return await self.sending.deliver(delivery)


def announce(connection: Connection, now: datetime, chats: Iterable[int], *, wanted: bool = True, policy: str = "broadcast", **columns: Any) -> int:
    """An announcement that has been approved, with its recipients, and all their messages in the outbox. Returns its id."""
    made: dict[str, Any] = {"state": "sending", "topic": "events", "name": "a test", "texts": {}, "buttons": [], "rule": {}, "urgent": "a test"}
    values = made | {"author_id": 1, "approver_id": 2, "created_at": now} | columns
    number = int(connection.execute(announcement.insert().values(**values).returning(announcement.c.id)).scalar_one())
    rows = [{"channel": "telegram", "chat": str(chat)} for chat in chats]
    known = set(connection.execute(select(subscription.c.chat).where(subscription.c.topic == values["topic"])).scalars())
    word = {"topic": values["topic"], "wanted": wanted, "notice": "test", "language": "en", "how": "button", "at": now}
    if new := [row | word for row in rows if row["chat"] not in known]:
        connection.execute(subscription.insert(), new)
    given = {"announcement_id": number, "language": "en", "state": "given", "first": False, "given_at": now}
    connection.execute(announcement_recipient.insert(), [row | given for row in rows])
    next_one = {row.chat: row.next_sequence for row in connection.execute(select(conversation.c.chat, conversation.c.next_sequence))}
    empty = {"state": {}, "touched_at": now, "next_sequence": 2}
    connection.execute(update(conversation).where(conversation.c.chat.in_(next_one)).values(next_sequence=conversation.c.next_sequence + 1))
    if fresh := [row | empty for row in rows if row["chat"] not in next_one]:
        connection.execute(conversation.insert(), fresh)
    message = {"policy": policy, "urgency": 2, "language": "en", "body": {"text": f"announcement {number}"}, "state": "queued"}
    message |= {"attempt": 0, "epoch": 0, "due": now, "created_at": now, "announcement_id": number}
    connection.execute(outbox.insert(), [row | message | {"sequence": next_one.get(row["chat"], 1)} for row in rows])
    return number


def plain(body: dict[str, Any], language: Language, capabilities: Capabilities) -> Worded:
    return Worded(body.get("text") or "a reply")


async def states(store: Store) -> Counter[str]:
    return await store.read(lambda connection: Counter(connection.execute(select(outbox.c.state)).scalars()))


def chats(count: int) -> range:
    return range(FIRST_CHAT, FIRST_CHAT + count)


class Process:
    """A sender as a process of its own; started again after each `kill`."""

    def __init__(self, database_url: str, base_url: str, folder: Path, name: str = "a", in_flight: int = 3, *options: str) -> None:
        self._command = [sys.executable, "-m", "tests.faults.sending", database_url, base_url, str(folder), name, str(in_flight), *options]
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(*self._command)

    def signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Process"]:
        await self.start()
        try:
            yield self
        finally:
            with contextlib.suppress(ProcessLookupError):
                await self.kill()


def _send_without_marking() -> None:
    """The negative control: nothing is written down before the call."""
    before = results.mark

    def take(connection: Connection, rows: Sequence[Any], epoch: int) -> set[int]:
        return {row.id for row in rows}

    def mark(connection: Connection, ended: Sequence[Any]) -> None:
        for result in ended:
            connection.execute(update(outbox).where(outbox.c.id == result.id).values(state="sending", epoch=result.epoch))
        before(connection, ended)

    claim.take = take  # type: ignore[assignment]
    sender.mark = mark  # type: ignore


async def _send_for_ever(database_url: str, base_url: str, folder: str, name: str, in_flight: str, *options: str) -> None:
    if "unmarked" in options:
        _send_without_marking()
    if "quick-lease" in options:
        lease.SEND_SECONDS, lease.LEASE_SECONDS = 1.0, 3.0
    clock = Clock()
    store = await Store.open(database_url, clock)

    def named(body: dict[str, Any], language: Language, capabilities: Capabilities) -> Worded:
        return Worded(f"{name} {body['text']}")

    async with Wire(base_url, clock) as wire:
        Outbox(store, {"telegram": wire}, named, clock, place=Place(Path(folder)), rate=UNHURRIED, in_flight=int(in_flight)).start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    os.umask(0o077)
    asyncio.run(_send_for_ever(*sys.argv[1:]))
