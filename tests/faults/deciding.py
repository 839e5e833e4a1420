"""Officers and companies who change the same applications at the same moment: in this process, or in one of its own (`python -m tests.faults.deciding`).

As a process it reads a plan as a line of JSON, {"url", "deeds", "without"}, opens the database, writes `ready`, waits for another line, and does all deeds
at once; then it writes what came of each as a line of JSON.
"""

import asyncio
import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import structlog
from sqlalchemy import Connection, func, select

from bot import knowledge
from bot.clock import Clock
from bot.courier import Courier
from bot.messages import Address
from bot.programme import Here, application_changes, applications, committee
from bot.store import Store, StoreDown
from bot.tables import application, meeting

ROOT = Path(__file__).resolve().parents[2]
CHANNEL = "telegram"
REASON = {"keys": ["no_benefit_shown"], "text": None}
GRANT_CENTS = 100_000
AS_FOUND = -1
Without = Literal["", "lock", "checks"]


@dataclass(frozen=True)
class Deed:
    """What one chat does. `what`: record (`cases` of a meeting in one step: [[id, version]]), or untable, reopen, withdraw, correct the one case in
    `cases`. The version AS_FOUND is that which the case has just then."""

    chat: str
    what: str
    cases: list[list[int]]
    decision: str = ""
    meeting: int = 0


def _record(here: Here, deed: Deed) -> Any:
    more = {"approve": {"grant_cents": GRANT_CENTS}, "reject": {"reason": REASON}, "defer": {"reason": REASON}}[deed.decision]
    decisions = [{"application_id": case, "version": _version(here, case, version), "decision": deed.decision, **more} for case, version in deed.cases]
    version = here.connection.execute(select(meeting.c.version).where(meeting.c.id == deed.meeting)).scalar_one()
    return committee.record(here, meeting_id=deed.meeting, version=version, decisions=decisions)


def _version(here: Here, case: int, wanted: int) -> int:
    found: int = here.connection.execute(select(application.c.version).where(application.c.id == case)).scalar_one()
    return found if wanted == AS_FOUND else wanted


def _one_case(here: Here, deed: Deed) -> Any:
    case, version = deed.cases[0][0], _version(here, *deed.cases[0])
    if deed.what in ("withdraw", "correct"):
        return applications.act(here, application_id=case, version=version, transition=deed.what)
    function: Callable[..., Any] = {"untable": committee.untable, "reopen": committee.reopen}[deed.what]
    return function(here, application_id=case, version=version, reason=REASON)


async def do_all(url: str, deeds: Sequence[Deed]) -> list[str]:
    """All deeds at once, while notices are handed over. Returns the outcome of each, or the name of what it raised."""
    async with at_work(url) as (store, do):
        courier = asyncio.create_task(Courier(store, store.clock).hand_over_for_ever())
        outcomes = await asyncio.gather(*map(do, deeds))
        courier.cancel()
        await asyncio.gather(courier, return_exceptions=True)
    return outcomes


@contextlib.asynccontextmanager
async def at_work(url: str) -> Any:
    known = knowledge.load()
    store = await Store.open(url, Clock())

    async def do(deed: Deed) -> str:
        def work(connection: Connection) -> Any:
            here = Here(connection, store.clock.now(), known, Address(CHANNEL, deed.chat), "zh-Hant")
            return (_record if deed.what == "record" else _one_case)(here, deed)

        try:
            return str((await store.write(work))["outcome"])
        except StoreDown as error:
            return type(error).__name__

    try:
        yield store, do
    finally:
        await store.close()


def take_away(what: Without) -> None:
    """For the negative controls: the same program without one of its safeguards."""
    if what == "lock":
        application_changes.lock = _look_only
        committee.hold = _meeting_without_its_lock
    if what == "checks":
        application_changes.may = lambda held, name: True
        committee._cases = lambda here, wanted, state, meeting_id: [application_changes.as_officer(here, each["application_id"]) for each in wanted]
        committee._is_recorded = lambda here, row, decision: False


def _look_only(connection: Connection, application_id: int) -> Any:
    """As on a busy machine, some time passes between looking and writing."""
    found = connection.execute(select(application).where(application.c.id == application_id)).one_or_none()
    connection.execute(select(func.pg_sleep(0.02)))
    return found


def _meeting_without_its_lock(here: Here, meeting_id: int, version: int | None = None) -> Any:
    row = here.connection.execute(select(meeting).where(meeting.c.id == meeting_id)).one()
    return row, application_changes.officer(here)


async def in_processes(url: str, deeds: Sequence[Deed], processes: int = 3, without: Without = "") -> list[str]:
    """The deeds dealt out to several processes that share the database; all begin at the same sign."""
    pipe, outcomes = asyncio.subprocess.PIPE, dict[int, str]()
    running = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.deciding"),
            stdin=pipe,
            stdout=pipe,
            stderr=asyncio.subprocess.DEVNULL if without else None,
            cwd=ROOT,
            limit=2**24,
        )
        for _ in range(processes)
    ]
    try:
        for number, process in enumerate(running):
            assert process.stdin is not None
            process.stdin.write(json.dumps({"url": url, "deeds": [asdict(each) for each in deeds[number::processes]], "without": without}).encode() + b"\n")
        for process in running:
            assert process.stdout is not None
            assert (await process.stdout.readline()).strip() == b"ready"
        for process in running:
            assert process.stdin is not None
            process.stdin.write(b"go\n")
        for number, process in enumerate(running):
            done = json.loads((await process.communicate())[0])
            outcomes |= dict(zip(range(number, len(deeds), processes), done, strict=True))
    finally:
        for process in running:
            if process.returncode is None:
                process.kill()
    return [outcomes[number] for number in range(len(deeds))]


async def main() -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # standard output is for the result
    plan = json.loads(sys.stdin.readline())
    take_away(plan["without"])
    store = await Store.open(plan["url"], Clock())  # the tables, before the sign
    await store.close()
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print(json.dumps(await do_all(plan["url"], [Deed(**each) for each in plan["deeds"]])), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
