"""People who race for seats, each in a chat of their own, through the desk: in this process, or in one of its own (`python -m tests.faults.racing`).

As a process it reads a plan as a line of JSON, {"url", "racers", "without"}, fills in everybody's form up to the last question, writes `ready`,
waits for another line, and lets all answer at once; then it writes what came of it as a line of JSON.
"""

import asyncio
import contextlib
import json
import secrets
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import structlog
from sqlalchemy import Connection, func, select

from bot import knowledge
from bot.clock import Clock
from bot.desk import Desk
from bot.messages import Address, Incoming
from bot.programme import seats
from bot.store import Store, Transaction
from bot.tables import conversation, event
from bot.wording import Wording

PHASE = "2008-2013"
ROOT = Path(__file__).resolve().parents[2]
Without = Literal["", "lock", "turns alone", "person_key"]


@dataclass(frozen=True)
class Racer:
    """Somebody who wants one seat. `form` are the answers up to the last one."""

    event: str
    channel: str
    chat: str
    name: str
    contact: str

    def says(self, number: int, text: str, kind: Literal["text", "start"] = "text") -> Incoming:
        return Incoming(Address(self.channel, self.chat), f"{self.chat}:{self.event}:{number}", kind, text, Clock().now(), "zh-Hant")

    @property
    def form(self) -> list[Incoming]:
        """Open the event by its link, register, for one person, the name, the contact."""
        answers = ["1", "1", self.name, self.contact]
        return [self.says(0, f"ev_{self.event}", "start"), *(self.says(number, answer) for number, answer in enumerate(answers, 1))]

    @property
    def last_answer(self) -> Incoming:
        return self.says(9, "1")


def crowd(event_id: str, count: int, channels: Sequence[str] = ("telegram", "web")) -> list[Racer]:
    """Different people, from the channels in turn."""
    return [Racer(event_id, channels[n % len(channels)], f"{event_id}-{n}", f"Racer {n:04}", f"racer{n}@{event_id}.example.com") for n in range(count)]


@dataclass(frozen=True)
class Result:
    """What the people of one process saw: outcomes of their last message and how long each waited for it, in seconds."""

    outcomes: list[str]
    seconds: list[float]


@contextlib.asynccontextmanager
async def a_desk(url: str) -> AsyncIterator[Desk]:
    clock, known = Clock(), knowledge.load()
    store = await Store.open(url, clock)
    try:
        yield Desk(store, known, Wording(known, PHASE), clock, PHASE)
    finally:
        await store.close()


async def fill_in(desk: Desk, racers: Sequence[Racer]) -> None:
    """Everybody's form up to the last question."""
    for step in zip(*(racer.form for racer in racers), strict=True):
        assert set(await asyncio.gather(*(desk.receive(incoming) for incoming in step))) == {"done"}
    states = await desk.store.read(lambda connection: connection.execute(select(conversation.c.chat, conversation.c.state)).all())
    asked = {row.chat: row.state["screen"].get("key") for row in states}
    assert {asked[racer.chat] for racer in racers} == {"confirm"}


async def race(desk: Desk, racers: Sequence[Racer]) -> Result:
    """All give their last answer at once."""
    began = time.monotonic()

    async def answer(racer: Racer) -> tuple[str, float]:
        try:
            outcome: str = await desk.receive(racer.last_answer)
        except Exception as error:
            outcome = type(error).__name__
        return outcome, time.monotonic() - began

    results = await asyncio.gather(*(answer(racer) for racer in racers))
    return Result([outcome for outcome, _ in results], [seconds for _, seconds in results])


def take_away(what: Without) -> None:
    """For the negative controls: the same program without one of its safeguards."""
    if what == "lock":
        seats.lock, seats.taken = _look_only, _count_slowly
    if what == "turns alone":
        Transaction.change = _beside_others  # type: ignore[method-assign]
    if what == "person_key":
        seats.person_key = lambda event_id, name, contact: secrets.token_hex(16)


def _look_only(connection: Connection, event_id: str) -> Any:
    return connection.execute(select(event).where(event.c.id == event_id)).one_or_none()


def _count_slowly(connection: Connection, event_id: str, taken: Callable[[Connection, str], int] = seats.taken) -> int:
    """As on a busy machine, some time passes between counting and writing."""
    counted = taken(connection, event_id)
    connection.execute(select(func.pg_sleep(0.02)))
    return counted


def _beside_others(self: Transaction, change: Callable[[Transaction], Connection] = Transaction.change) -> Connection:
    """Write in the batch that is shared with other chats."""
    self._shared = False
    return change(self)


async def race_in_processes(url: str, racers: Sequence[Racer], processes: int = 3, without: Without = "") -> Result:
    """The racers dealt out to several processes that share the database; all begin at the same sign."""
    running = [await _started(url, racers[n::processes], without) for n in range(processes)]
    try:
        for process in running:
            assert process.stdout is not None
            assert (await process.stdout.readline()).strip() == b"ready"
        for process in running:
            assert process.stdin is not None
            process.stdin.write(b"go\n")
        results = [json.loads((await process.communicate())[0]) for process in running]
    finally:
        for process in running:
            if process.returncode is None:
                process.kill()
    return Result([one for each in results for one in each["outcomes"]], [one for each in results for one in each["seconds"]])


async def _started(url: str, racers: Sequence[Racer], without: Without) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    command = [sys.executable, "-m", "tests.faults.racing"]
    log = asyncio.subprocess.DEVNULL if without else None  # there, things go wrong
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=log, cwd=ROOT)
    assert process.stdin is not None
    plan = {"url": url, "racers": [asdict(racer) for racer in racers], "without": without}
    process.stdin.write(json.dumps(plan).encode() + b"\n")
    await process.stdin.drain()
    return process


async def main() -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # standard output is for the result
    plan = json.loads(sys.stdin.readline())
    racers = [Racer(**each) for each in plan["racers"]]
    take_away(plan["without"])
    async with a_desk(plan["url"]) as desk:
        await fill_in(desk, racers)
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        print(json.dumps(asdict(await race(desk, racers))), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
