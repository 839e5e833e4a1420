"""An announcement is paused, let go on and stopped for good at a hundred points by chance, while the real sender sends it over the real wire.

After a stop no more leave than were under way, after a pause nobody gets it twice, and it is never finished before everybody is dealt with."""

import asyncio
import random
import time
from collections import Counter

import pytest
from sqlalchemy import delete, update

from bot.knowledge import Knowledge
from bot.messages import LANGUAGES
from bot.outbox import Outbox
from bot.programme import announcements, dispatch
from bot.store import Store
from bot.tables import announcement, subscription
from bot.wording import Wording
from tests.an_announcement import AGENT, Case, enter_people
from tests.fake_telegram import FakeTelegram
from tests.faults.sending import UNHURRIED, SkippingClock, Wire

POINTS = 100
EACH = 5  # points of one announcement
PEOPLE = 40
IN_FLIGHT = 3
SEED = 20130331


async def begun(case: Case, clock: SkippingClock, number: int) -> int:
    """One that goes to people of its own from now on; urgent, for the test may run at night."""
    chats = [str(700_000 + number * PEOPLE + each) for each in range(PEOPLE)]
    await case.store.write(lambda connection: connection.execute(delete(subscription)))  # those of the announcement before
    await case.store.write(lambda connection: enter_people(connection, clock.now(), chats))
    text = f"第{number}號" + "字" * number
    made = await case.approved(urgent="測試", texts=dict.fromkeys(LANGUAGES, text), buttons=[])
    for _ in range(2):
        await case.look(made)
        await case.all_arrive(made)
    over = update(announcement).where(announcement.c.id == made).values(recall_until=clock.now())  # the clock stays: PostgreSQL's own decides on the lease
    await case.store.write(lambda connection: connection.execute(over))
    await case.look(made)
    assert (await case.row(made)).state == "sending"
    return made


class Run:
    """One announcement on its way, stopped at points by chance."""

    def __init__(self, case: Case, fake: FakeTelegram, made: int, chance: random.Random) -> None:
        self.case, self.fake, self.made, self.chance = case, fake, made, chance
        self.late: list[int] = []  # how many left after each stop

    async def delivered(self) -> int:
        return sum(row.state == "sent" for row in await self.case.queued(self.made))

    async def go_on(self) -> None:
        """What the announcer does, a little faster."""
        while (await self.case.row(self.made)).state in ("sending", "paused"):
            handed = await self.case.look(self.made) if (await self.case.row(self.made)).state == "sending" else set()
            self.case.store.tell(handed)
            await asyncio.sleep(0.005)

    async def stop_at_points(self, *, end: bool) -> bool:
        """Whether it was stopped for good."""
        for point in range(EACH):
            await asyncio.sleep(self.chance.uniform(0.0, 0.06))
            name = "cancel" if end and point == EACH - 1 else "pause"
            done = await self.case.step(AGENT, getattr(announcements, name), self.made, reason="x")
            before = len(self.fake.ledger.sends())
            if done["outcome"] == "not_now":
                return False  # it was faster
            await asyncio.sleep(0.08)
            self.late.append(len(self.fake.ledger.sends()) - before)
            if name == "cancel":
                return True
            assert (await self.case.row(self.made)).state == "paused"
            await self.case.step(AGENT, announcements.resume, self.made, reason="x")
        return False


async def test_stopped_at_a_hundred_points_nobody_gets_it_twice_and_it_is_never_finished_early(
    database_url: str, known: Knowledge, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 10)
    clock, chance, began = SkippingClock(), random.Random(SEED), time.monotonic()
    store = await Store.open(database_url, clock)
    late: list[int] = []
    ended: Counter[str] = Counter()
    try:
        case = await Case.begin(store, known, [])
        async with FakeTelegram() as fake, Wire(fake.base_url, clock) as wire:
            for number in range(POINTS // EACH):
                made = await begun(case, clock, number)
                since = len(fake.ledger.calls)
                sender = Outbox(store, {"telegram": wire}, wording.worded, clock, rate=UNHURRIED, in_flight=IN_FLIGHT)
                sender.start()
                run = Run(case, fake, made, chance)
                async with asyncio.timeout(60):
                    _, cancelled = await asyncio.gather(run.go_on(), run.stop_at_points(end=number % 4 == 3))
                    while (await case.row(made)).totals is None:
                        await case.look(made)
                        await asyncio.sleep(0.01)
                await sender.stop()
                got = Counter(call.chat_id for call in fake.ledger.calls[since:] if call.delivered and call.method == "sendMessage")
                row = await case.row(made)
                assert max(got.values(), default=0) <= 1, "somebody got it twice"
                assert row.state == ("cancelled" if cancelled else "done")
                assert row.totals["left"] == 0 and row.totals["sent"] == len(got) + 2  # the two who made and approved it
                assert cancelled or len(got) == PEOPLE
                late += run.late
                ended[row.state] += 1
    finally:
        await store.close()
    print(f"\n{len(late)} stops, {dict(ended)}; after a stop left at most {max(late)}, in all {sum(late)}; {time.monotonic() - began:.1f} s")
    assert len(late) >= POINTS // 2 and max(late) <= IN_FLIGHT
