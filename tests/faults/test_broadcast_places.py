"""A copy of the database, or an older one put back, sends nothing before staff confirm it; of several processes one sends, whatever is stopped and woken."""

import asyncio
import contextlib
import itertools
import shutil
import signal
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import places
from bot.clock import Clock
from bot.outbox import Outbox
from bot.places import Place
from bot.store import Store
from bot.tables import announcement
from tests.conftest import new_postgres_database
from tests.fake_telegram import FakeTelegram, Fault
from tests.faults.sending import UNHURRIED, Process, SkippingClock, Wire, announce, chats, plain, states

PEOPLE = 60


class Copy:
    """One data folder with its database and its sender; `drain` sends what may be sent."""

    def __init__(self, folder: Path, *, checked: bool = True) -> None:
        self.folder, self.checked = folder, checked
        self.clock = SkippingClock()

    async def drain(self, fake: FakeTelegram, confirm: bool = False) -> int:
        """How many messages left from here, and after confirming if that is asked."""
        store = await Store.open(f"sqlite:///{self.folder}/cppbot.sqlite3", self.clock)
        place = Place(self.folder) if self.checked else None
        before = len(fake.delivered())
        async with Wire(fake.base_url, self.clock) as wire:
            sender = Outbox(store, {"telegram": wire}, plain, self.clock, place=place, rate=UNHURRIED)
            await sender.drain()
            if confirm:
                self.said = await store.write(lambda connection: places.confirm_as(connection, self.clock.now(), "host"))
                await sender.drain()
        self.state = await store.read(places.state)
        self.states = await states(store)
        await store.close()
        if place:
            place.close()
        return len(fake.delivered()) - before


async def begun(folder: Path, fake: FakeTelegram) -> Copy:
    """A database in the middle of an announcement: half is sent, and a backup of that moment lies beside it."""
    copy = Copy(folder)
    store = await Store.open(f"sqlite:///{folder}/cppbot.sqlite3", copy.clock)
    await store.write(lambda connection: announce(connection, copy.clock.now(), chats(PEOPLE // 2)))
    await store.close()
    assert await copy.drain(fake) == PEOPLE // 2, "the first place of all is known"
    store = await Store.open(f"sqlite:///{folder}/cppbot.sqlite3", copy.clock)
    await store.write(lambda connection: announce(connection, copy.clock.now(), range(1, PEOPLE // 2 + 1)))
    await store.close()
    with sqlite3.connect(folder / "cppbot.sqlite3") as connection:
        connection.execute("VACUUM INTO ?", [str(folder / "backup.sqlite3")])
    return copy


async def test_an_older_copy_that_is_put_back_sends_nothing_before_staff_confirm_it(tmp_path: Path) -> None:
    async with FakeTelegram() as fake:
        copy = await begun(tmp_path / "data", fake)
        assert await copy.drain(fake) == PEOPLE // 2
        for name in ("cppbot.sqlite3-wal", "cppbot.sqlite3-shm"):
            (copy.folder / name).unlink(missing_ok=True)
        shutil.copy(copy.folder / "backup.sqlite3", copy.folder / "cppbot.sqlite3")
        assert await copy.drain(fake) == 0
        assert copy.state["paused"] and [each["why"] for each in copy.state["waiting"]] == ["older"]
        assert await copy.drain(fake, confirm=True) == 0, "what was under way is paused: a person says whether it goes on"
        assert copy.said == {"outcome": "done", "places": 1, "dropped": 0, "paused": 2} and not copy.state["paused"]
        assert copy.states["queued"] == PEOPLE // 2
        store = await Store.open(f"sqlite:///{copy.folder}/cppbot.sqlite3", copy.clock)
        await store.write(lambda connection: connection.execute(announcement.update().values(state="sending")))
        await store.close()
        assert await copy.drain(fake) == PEOPLE // 2


@pytest.mark.parametrize("checked", [True, False])
async def test_a_clone_beside_the_original_sends_nothing(checked: bool, tmp_path: Path) -> None:
    """Unchecked is the negative control: such a sender does send from the clone."""
    async with FakeTelegram() as fake:
        original = await begun(tmp_path / "data", fake)
        shutil.copytree(original.folder, tmp_path / "clone")
        clone = Copy(tmp_path / "clone", checked=checked)
        assert await clone.drain(fake) == (0 if checked else PEOPLE // 2)
        if checked:
            assert clone.state["paused"] and [each["why"] for each in clone.state["waiting"]] == ["unknown"]
        assert await original.drain(fake) == PEOPLE // 2, "the original goes on"


async def test_old_replies_of_a_confirmed_copy_are_dropped_and_new_ones_leave(tmp_path: Path) -> None:
    async with FakeTelegram() as fake:
        original = await begun(tmp_path / "data", fake)
        clone = Copy(tmp_path / "clone")
        shutil.copytree(original.folder, clone.folder)
        with sqlite3.connect(clone.folder / "cppbot.sqlite3") as connection:
            connection.execute("UPDATE outbox SET policy = 'prompt', urgency = 0, announcement_id = NULL WHERE state = 'queued'")
            connection.execute("UPDATE outbox SET created_at = '2020-01-01 00:00:00.000000' WHERE state = 'queued' AND chat <> '1'")
        assert await clone.drain(fake, confirm=True) == 1
        assert clone.said["dropped"] == PEOPLE // 2 - 1


@pytest.mark.postgres
async def test_on_postgresql_each_folder_of_its_own_is_confirmed_once_and_a_shared_one_is_known(postgres_server: str, tmp_path: Path) -> None:
    url, clock = new_postgres_database(postgres_server), Clock()
    store = await Store.open(url, clock)
    first, same, other = Place(tmp_path / "a"), Place(tmp_path / "a"), Place(tmp_path / "b")

    async def may(place: Place) -> bool:
        return await store.write(lambda connection: places.may_send(connection, place, clock.now()))

    assert [await may(place) for place in (first, same, other)] == [True, True, False]
    assert (await store.write(lambda connection: places.confirm_as(connection, clock.now(), "host")))["outcome"] == "done"
    assert [await may(place) for place in (first, same, other)] == [True, True, True]
    assert (await store.write(lambda connection: places.confirm_as(connection, clock.now(), "host")))["outcome"] == "not_now"
    await store.close()


@pytest.mark.postgres
@pytest.mark.parametrize(("stops", "people"), [(1, 500), pytest.param(10, 8000, marks=pytest.mark.faults)])
async def test_of_three_processes_one_sends_also_when_it_is_stopped_past_its_lease_and_woken(
    stops: int, people: int, postgres_server: str, tmp_path: Path
) -> None:
    """The lease lasts three seconds here. Each message names its sender."""
    url, in_flight = new_postgres_database(postgres_server), 4
    store = await Store.open(url, Clock())
    await store.write(lambda connection: announce(connection, datetime.now(UTC), chats(people)))
    async with FakeTelegram() as fake, contextlib.AsyncExitStack() as stack:
        fake.fault_plan(lambda call: Fault("delay", seconds=0.01))
        processes = {name: Process(url, fake.base_url, tmp_path, name, in_flight, "quick-lease") for name in "abc"}
        for process in processes.values():
            await stack.enter_async_context(process.running())
        holders: list[str] = []
        for _ in range(stops):
            holder = await _who_sends(fake, holders)
            holders.append(holder)
            processes[holder].signal(signal.SIGSTOP)
            await _who_sends(fake, holders)
            processes[holder].signal(signal.SIGCONT)
            await asyncio.sleep(1)
        async with asyncio.timeout(600):
            while (await states(store))["queued"] or (await states(store))["sending"]:
                await asyncio.sleep(0.2)
        senders = [(call.text or "").split()[0] for call in fake.sends()]
        delivered = len(fake.delivered())
    turns = [name for name, _ in itertools.groupby(senders)]
    stale = sum(1 for n, name in enumerate(senders) if name in senders[:n] and name != senders[n - 1] and name in holders)
    print(f"\nsenders in turn: {turns}; {delivered - people} extra of {people}; {stale} calls of a holder that was woken")
    extra = delivered - people
    assert 0 <= extra <= in_flight * len(holders) and (await states(store)) == {"sent": people}
    assert stale <= in_flight * len(holders), "a holder that was woken finishes what it had begun, and begins nothing"
    await store.close()


async def _who_sends(fake: FakeTelegram, not_these: list[str]) -> str:
    """The one that has sent the last fifty messages, if it is none of these."""
    async with asyncio.timeout(60):  # where it was stopped in a transaction, PostgreSQL ends that after a quarter of a minute
        while True:
            last = [(call.text or "").split()[0] for call in fake.sends()[-20:] if call.text]
            if len(last) == 20 and set(last) == {last[0]} and last[0] not in not_these[-1:]:
                return last[0]
            await asyncio.sleep(0.02)


async def test_the_hosts_word_is_written_into_the_audit(tmp_path: Path) -> None:
    from bot.tables import audit

    async with FakeTelegram() as fake:
        original = await begun(tmp_path / "data", fake)
        clone = Copy(tmp_path / "clone")
        shutil.copytree(original.folder, clone.folder)
        await clone.drain(fake, confirm=True)
    store = await Store.open(f"sqlite:///{clone.folder}/cppbot.sqlite3", clone.clock)
    rows = await store.read(lambda connection: connection.execute(select(audit.c.who, audit.c.what)).all())
    await store.close()
    assert [tuple(row) for row in rows] == [("host", "sending confirmed")]
