"""Everybody who has a seat gives it back while newcomers arrive and many wait, and the program is killed again and again in the middle of it.

It runs as a process of its own. What people were told is judged by the fake Telegram's ledger, who has a seat by the rows.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, func, select, update

from bot.programme import events, seats
from bot.tables import attendee, notice, outbox, registration, seat_log
from tests.an_event import columns
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.crashing import POINTS
from tests.faults.process import Program
from tests.faults.racing import Racer, a_desk, fill_in, race
from tests.test_seats_machine import newest_first

EVENT, FIRST, SEED = "e-storm", 900_000, 20110331
IN_FLIGHT = 3  # so many messages may be under way when the program dies
QUICK = ("before commit", "sent, not marked", "after commit", "claimed", "outbox written", "marked")


@dataclass(frozen=True)
class People:
    """Who has a seat, who waits, who is about to register: one chat each."""

    seated: list[int]
    waiting: list[int]
    newcomers: list[int]

    @classmethod
    def of(cls, seated: int, waiting: int, newcomers: int) -> "People":
        chats = list(range(FIRST, FIRST + seated + waiting + newcomers))
        return cls(chats[:seated], chats[seated : seated + waiting], chats[seated + waiting :])

    @property
    def everybody(self) -> list[int]:
        return [*self.seated, *self.waiting, *self.newcomers]


def racers(chats: Sequence[int]) -> list[Racer]:
    return [Racer(EVENT, "telegram", str(chat), f"Person {chat - FIRST:04}", f"person{chat}@example.com") for chat in chats]


async def before_the_storm(url: str, people: People) -> None:
    """All the talk up to everybody's last answer, without the process: seats given, places taken, forms open. What was said so far counts as read."""
    async with a_desk(url) as desk:
        now = desk.store.clock.now()
        await desk.store.write(lambda connection: events.enter(connection, now, columns(now, id=EVENT, capacity=len(people.seated))))
        registered = racers(people.seated + people.waiting)
        await fill_in(desk, registered)
        await race(desk, registered)
        for number, words in enumerate(("/mytickets", "取消登記"), 20):
            assert set(await asyncio.gather(*(desk.receive(racer.says(number, words)) for racer in racers(people.seated)))) == {"done"}
        await fill_in(desk, racers(people.newcomers))
        await desk.store.write(lambda connection: connection.execute(update(outbox).values(state="sent")))


async def storm(program: Program, fake: FakeTelegram, people: People, points: Sequence[str]) -> None:
    """The last answers of all who leave and all who come, in any order; the program is killed once at each of `points` on the way."""
    answers = [*people.seated, *people.newcomers]
    random.Random(SEED).shuffle(answers)
    async with asyncio.timeout(60):
        while not any(call.method == "setWebhook" and call.delivered for call in fake.ledger.calls):
            await asyncio.sleep(0.02)
    for number, point in enumerate(points):
        program.arm(point)
        some = answers[number :: len(points)]
        taken = await asyncio.wait_for(asyncio.gather(*(fake.push(fake.text_update(chat, "1")) for chat in some)), 120)
        assert all(statuses[-1] == 200 for statuses in taken)
        async with asyncio.timeout(60):
            while program.is_armed:
                await asyncio.sleep(0.02)
    await program.ready(60)


async def settled(url: str) -> None:
    """Until nothing is queued and no notice is due."""
    engine = create_engine(url)
    async with asyncio.timeout(120):
        while True:
            with engine.connect() as connection:
                queued = connection.execute(select(func.count()).select_from(outbox).where(outbox.c.state.in_(["queued", "sending"]))).scalar_one()
                due = connection.execute(select(func.count()).select_from(notice).where(notice.c.state == "due")).scalar_one()
            if queued == due == 0:
                break
            await asyncio.sleep(0.1)
    engine.dispose()


def judge(connection: Connection, people: People) -> set[int]:
    """By the rows: who is first in line has been offered the seats, in turn, each once; nobody who came later has one; none is lost.

    Returns the chats whose reply may not have arrived."""
    columns_ = [registration.c.chat, registration.c.id, registration.c.place_in_line, attendee.c.state]
    query = select(*columns_).join(attendee, attendee.c.registration_id == registration.c.id)
    rows = {int(row.chat): row for row in connection.execute(query)}
    count = len(people.seated)
    states = {chat: row.state for chat, row in rows.items()}
    assert states == {
        **dict.fromkeys(people.seated, "cancelled"),
        **dict.fromkeys(people.waiting[:count], "offered"),
        **dict.fromkeys([*people.waiting[count:], *people.newcomers], "waiting"),
    }
    behind = sorted(rows[chat].place_in_line for chat in people.newcomers)
    assert behind == list(range(len(people.waiting) + 1, len(people.waiting) + len(people.newcomers) + 1))
    log = connection.execute(select(seat_log).order_by(seat_log.c.id)).all()
    assert [(row.what, row.registration_id) for row in log] == [("offered", rows[chat].id) for chat in people.waiting[:count]]
    keys = connection.execute(select(notice.c.key).order_by(notice.c.id)).scalars().all()
    assert keys == [f"offer:{rows[chat].id}:1" for chat in people.waiting[:count]]
    said = connection.execute(select(outbox.c.chat, outbox.c.body, outbox.c.state, outbox.c.policy).where(outbox.c.attempt > 0)).all()
    assert sorted((int(row.chat), row.body["phrases"][0].get("say"), row.policy) for row in said) == sorted(
        [(chat, "cancel-done", "prompt") for chat in people.seated]
        + [(chat, "offer-all", "notice") for chat in people.waiting[:count]]
        + [(chat, "register-waiting", "prompt") for chat in people.newcomers]
    )
    # A prompt whose sending was cut three times is not sent again; the person has it, or can ask where they stand. A notice goes on.
    uncertain = {int(row.chat) for row in said if row.state != "sent"}
    assert {(row.state, row.policy) for row in said} <= {("sent", "prompt"), ("sent", "notice"), ("uncertain", "prompt")}
    return uncertain


def judge_what_was_told(fake: FakeTelegram, people: People, uncertain: set[int], kills: int) -> int:
    """By the ledger: one message to each who left, came, or was offered a seat, none to the others. Returns the repeats.

    Any kill may come while some messages are under way, so each allows as many repeats as there may be of those."""
    told = {chat: fake.texts(chat) for chat in people.everybody}
    told_once = {*people.seated, *people.waiting[: len(people.seated)], *people.newcomers}
    different = {chat: len(set(texts)) for chat, texts in told.items()}
    assert different == {chat: int(chat in told_once) for chat in people.everybody} | {chat: different[chat] for chat in uncertain}
    repeats = sum(len(texts) - 1 for texts in told.values() if texts)
    assert repeats <= IN_FLIGHT * kills
    return repeats


async def weather(folder: Path, people: People, points: Sequence[str]) -> None:
    began = time.monotonic()
    async with FakeTelegram(token=TOKEN) as fake:
        fake.first_pause, fake.longest_pause = 0.05, 0.2
        url = f"sqlite:///{folder}/storm/storm.sqlite3"
        await before_the_storm(url, people)
        program = Program(folder, fake, url)
        before = time.monotonic()
        async with program.running():
            await storm(program, fake, people, points)
            await settled(url)
        engine = create_engine(url)
        with engine.connect() as connection:
            uncertain = judge(connection, people)
        engine.dispose()
        repeats = judge_what_was_told(fake, people, uncertain, program.deaths)
    crowd = f"{len(people.seated)} leave, {len(people.newcomers)} come, {len(people.waiting)} wait"
    took = f"{time.monotonic() - before:.0f} s of {time.monotonic() - began:.0f}"
    print(f"\n{crowd}: {program.deaths} kills, {repeats} repeats, {len(uncertain)} uncertain, {took}")
    assert program.deaths == len(points)


async def test_seats_that_are_given_back_go_down_the_line_whatever_arrives_and_however_the_program_dies(tmp_path: Path) -> None:
    await weather(tmp_path, People.of(12, 40, 24), QUICK)


@pytest.mark.faults
async def test_a_hundred_seats_go_down_a_line_of_nine_hundred_through_a_hundred_kills(tmp_path: Path) -> None:
    await weather(tmp_path, People.of(100, 900, 200), [POINTS[number % len(POINTS)] for number in range(100)])


async def test_a_line_that_serves_the_newest_first_does_not_pass_this_judgement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control, without a kill."""
    monkeypatch.setattr(seats, "_head", newest_first)
    url, people = f"sqlite:///{tmp_path}/storm/storm.sqlite3", People.of(2, 4, 2)
    await before_the_storm(url, people)
    async with a_desk(url) as desk:
        for racer in racers([*people.newcomers, *people.seated]):
            assert await desk.receive(racer.says(30, "1")) == "done"
        with pytest.raises(AssertionError, match="offered"):
            await desk.store.read(lambda connection: judge(connection, people))
