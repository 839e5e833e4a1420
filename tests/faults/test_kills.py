"""kill -9 at every named point in every step of every flow; the program is started again and goes on. Nothing is lost, nothing takes effect twice.

What people saw is judged by the fake Telegram's own ledger; what took effect, by the rows.
"""

import asyncio
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.store import Store
from tests.an_event import enter
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.crashing import POINTS
from tests.faults.process import Program

FLOWS = {
    "eligibility": ["/eligibility", "係", "惠州", "博羅", "已完成", "彩盒", "上限係幾多？", "印刷和出版業", "1", "改 1", "2"],
    "enquiry": ["/human", "想問下幾時有研討會", "電話", "12", "27885588", "送出", "評估有冇資助"],
    "cases": ["/cases", "廢水回用", "1", "energy", "/language", "English", "主選單"],
    "events": [
        *("/events", "1", "1", "2", "陳大文", "李小明", "27885588", "1"),
        *("/mytickets", "改由別人出席", "李小明", "王小姐", "/mytickets", "取消登記", "陳大文", "1"),
    ],
}
NOON = datetime.now(UTC).replace(hour=4, minute=0, second=0, microsecond=0) + timedelta(days=1)
TABLES = ("inbox", "outbox", "enquiry", "consent", "hotline_log", "registration", "attendee")
SENDING = ("claimed", "sent, not marked", "marked")  # points between a claim and its mark, where one repeat a kill is allowed
QUIET_SECONDS = 0.3
READY = {"webhook": "setWebhook", "polling": "deleteWebhook"}
STEPS = sum(map(len, FLOWS.values()))


def masked(text: str) -> str:
    """References, codes and the addresses of tickets differ from run to run."""
    return re.sub(r"E-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|(?<=報到碼 )[A-Z]{6}|http://127.0.0.1:\d+/t/[0-9a-f]{32}", "…", text)


async def put_an_event(folder: Path, program: Program) -> None:
    """An event that one can register for, put down before the program starts."""
    store = await Store.open(f"sqlite:///{_database(folder, program)}", Clock())
    await enter(store, NOON)
    await store.close()


def without_repeats(texts: list[str]) -> list[str]:
    return [text for n, text in enumerate(texts) if n == 0 or text != texts[n - 1]]


async def talk(folder: Path, points: Sequence[str], mode: str = "webhook") -> tuple[list[str], int, dict[str, int]]:
    """All flows, one chat each, every step answered before the next; step n is met by a kill at points[n], if there is one.

    Returns what was shown, the number of kills, the rows."""
    async with FakeTelegram(token=TOKEN) as fake:
        program = Program(folder, fake, mode=mode)
        fake.first_pause, fake.longest_pause = 0.05, 0.2
        await put_an_event(folder, program)
        async with program.running():
            async with asyncio.timeout(30):
                while not any(call.method == READY[mode] and call.delivered for call in fake.ledger.calls):
                    await asyncio.sleep(0.02)
            shown: list[str] = []
            for number, (chat, step) in enumerate((chat, step) for chat, steps in enumerate(FLOWS.values(), 5000) for step in steps):
                before = len(fake.texts(chat))
                if points:
                    program.arm(points[number % len(points)])
                update = fake.text_update(chat, step)
                if mode == "webhook":
                    assert (await asyncio.wait_for(fake.push(update), 60))[-1] == 200
                else:
                    fake.queue(update)
                await _answered(fake, chat, before)
                async with asyncio.timeout(10):
                    while program.is_armed:
                        await asyncio.sleep(0.02)
            await program.ready()
            await _settled(program, folder)
            for chat in range(5000, 5000 + len(FLOWS)):
                shown += [masked(text) for text in fake.texts(chat)]
        return shown, program.deaths, _rows(folder, program)


async def _answered(fake: FakeTelegram, chat: int, before: int) -> None:
    """Until something new was shown and then nothing more for a moment."""
    async with asyncio.timeout(60):
        count = before
        while len(fake.texts(chat)) == before:
            await asyncio.sleep(0.02)
        while count != len(fake.texts(chat)):
            count = len(fake.texts(chat))
            await asyncio.sleep(QUIET_SECONDS)


def _database(folder: Path, program: Program) -> Path:
    return folder / f"data{program.port}" / "cppbot.sqlite3"


async def _settled(program: Program, folder: Path) -> None:
    async with asyncio.timeout(60):
        while True:
            with sqlite3.connect(f"file:{_database(folder, program)}?mode=ro", uri=True) as connection:
                if not connection.execute("SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')").fetchone()[0]:
                    return
            await asyncio.sleep(0.05)


def _rows(folder: Path, program: Program) -> dict[str, int]:
    with sqlite3.connect(_database(folder, program)) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], dict[str, int]]:
    """The same talks without a kill."""
    shown, deaths, rows = asyncio.run(talk(tmp_path_factory.mktemp("undisturbed"), []))
    assert deaths == 0 and rows["enquiry"] == 1 and rows["registration"] == 1 and rows["attendee"] == 3 and rows["inbox"] == STEPS
    return shown, rows


def _compare(points: Sequence[str], folder: Path, undisturbed: tuple[list[str], dict[str, int]], mode: str = "webhook") -> None:
    shown, rows = undisturbed
    seen, deaths, effects = asyncio.run(talk(folder, points, mode))
    repeats = len(seen) - len(without_repeats(seen))
    print(f"\n{', '.join(points)}: {deaths} kills over {STEPS} steps, {repeats} repeated messages, rows {effects}")
    assert deaths == STEPS, "every step must have met its kill"
    assert effects == rows
    assert without_repeats(seen) == without_repeats(shown)
    allowed = sum(points[n % len(points)] in SENDING for n in range(STEPS))
    assert repeats <= allowed, "only a kill in the middle of sending may repeat a message, and only once"


@pytest.mark.parametrize(("mode", "first"), [("webhook", 0), ("polling", 3)])
def test_a_kill_in_every_step_loses_nothing_and_repeats_no_effect(mode: str, first: int, tmp_path: Path, undisturbed: tuple[list[str], dict[str, int]]) -> None:
    """Each step once a run, the points in turn; the whole matrix is the long profile below."""
    _compare(POINTS[first:] + POINTS[:first], tmp_path, undisturbed, mode)


@pytest.mark.faults
@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_every_point_of_every_step(point: str, tmp_path: Path, undisturbed: tuple[list[str], dict[str, int]]) -> None:
    _compare([point], tmp_path, undisturbed)


def test_the_comparison_notices_a_loss_and_a_repeat(tmp_path: Path) -> None:
    """The negative control: what this test would see if a message were lost, or shown twice apart."""
    assert without_repeats(["a", "a", "b"]) == ["a", "b"] != without_repeats(["a", "b", "a"])
    assert without_repeats(["a", "b"]) != without_repeats(["b"])
