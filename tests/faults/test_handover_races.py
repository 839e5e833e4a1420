"""The asker, a colleague and the clock at the same moment, in transactions of PostgreSQL. Each promise has its negative control: without the lock the same
race goes wrong."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, select

from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, enquiries, enquiry_changes, enquiry_clock, handover, staff
from bot.store import Store
from bot.tables import chat_hold, enquiry, enquiry_message, enquiry_step, notice
from tests.conftest import new_postgres_database
from tests.faults.test_logo_races import race

pytestmark = pytest.mark.postgres
ASKER = Address("web", "chan")


@pytest.fixture
async def both(postgres_server: str) -> AsyncIterator[tuple[Store, Engine]]:
    url = new_postgres_database(postgres_server)
    store = await Store.open(url, Clock())
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    yield store, engine
    engine.dispose()
    await store.close()


def here(connection: Connection, known: Knowledge, chat: str = "chan") -> Here:
    return Here(connection, Clock().now(), known, Address("web", chat), "zh-Hant")


async def held(store: Store, known: Knowledge) -> str:
    """An enquiry whose chat officer Lee has; officer Wong is there too."""

    def work(connection: Connection) -> str:
        for chat in ("lee", "wong"):
            staff.bind(here(connection, known, chat), payload=staff.add(connection, Clock().now(), chat, "hotline_agent"))
        opened = enquiries.open_enquiry(here(connection, known), question="x", reply_by="chat", contact=None)
        taken = enquiry_changes.take(here(connection, known, "lee"), reference=opened["reference"], version=0)
        assert taken["live"], taken
        return str(opened["reference"])

    return await store.write(work)


def over(known: Knowledge, reference: str) -> Callable[[Connection], Any]:
    """The clock finds the lease over."""
    later = Clock().now() + enquiry_changes.LEASE + timedelta(seconds=1)
    return lambda connection: enquiry_clock.look_at(connection, later, reference)


def says(known: Knowledge, reference: str, text: str = "仲在嗎？") -> Callable[[Connection], Any]:
    """The asker's turn, from the moment at which it has seen that the chat is held."""
    return lambda connection: handover.keep(here(connection, known), reference=reference, text=text)


async def rows(store: Store, table: Any) -> list[Any]:
    return await store.read(lambda connection: list(connection.execute(select(table)).all()))


async def test_what_is_said_while_the_clock_ends_the_lease_goes_to_the_bot(both: tuple[Store, Engine], known: Knowledge) -> None:
    store, engine = both
    reference = await held(store, known)
    _, kept, waited = race(engine, over(known, reference), says(known, reference))
    assert waited and kept == {"outcome": "not_held"}  # then the desk lets the bot answer: nobody is met with silence
    assert await rows(store, enquiry_message) == [] and await rows(store, chat_hold) == []


async def test_control_without_the_lock_it_is_kept_for_a_colleague_who_has_it_no_more(
    both: tuple[Store, Engine], known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, engine = both
    reference = await held(store, known)
    read = lambda connection, reference: connection.execute(select(enquiry).where(enquiry.c.reference == reference)).one_or_none()  # noqa: E731
    monkeypatch.setattr(handover, "lock", read)
    _, kept, _ = race(engine, over(known, reference), says(known, reference))
    assert kept == {"outcome": "done"}
    told = [row for row in await rows(store, notice) if row.key.startswith("enquiry:said:")]
    assert [row.chat for row in told] == ["lee"] and await rows(store, chat_hold) == []  # silence, and the wrong colleague was told


async def test_what_is_said_just_before_the_lease_ends_is_there_for_the_next_colleague(both: tuple[Store, Engine], known: Knowledge) -> None:
    store, engine = both
    reference = await held(store, known)
    kept, _, waited = race(engine, says(known, reference), over(known, reference))
    assert waited and kept == {"outcome": "done"}
    assert [row.text for row in await rows(store, enquiry_message)] == ["仲在嗎？"]
    offers = [row.staff_id for row in await rows(store, enquiry_step) if row.what == "offered"]
    assert len(offers) == 2 and len(set(offers)) == 2


async def test_two_colleagues_who_take_it_at_once_do_not_both_have_it(both: tuple[Store, Engine], known: Knowledge) -> None:
    store, engine = both
    reference = await held(store, known)
    await store.write(lambda connection: enquiry_changes.give_back(here(connection, known, "lee"), reference=reference, version=1))
    take = [lambda connection, chat=chat: enquiry_changes.take(here(connection, known, chat), reference=reference, version=2) for chat in ("lee", "wong")]  # type: ignore[misc]
    first, second, waited = race(engine, *take)
    assert waited and first["outcome"] == "done" and second["outcome"] == "changed"


async def test_control_without_the_lock_both_are_told_that_they_have_it(both: tuple[Store, Engine], known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    store, engine = both
    reference = await held(store, known)
    await store.write(lambda connection: enquiry_changes.give_back(here(connection, known, "lee"), reference=reference, version=1))
    read = lambda connection, reference: connection.execute(select(enquiry).where(enquiry.c.reference == reference)).one_or_none()  # noqa: E731
    monkeypatch.setattr(handover, "lock", read)
    take = [lambda connection, chat=chat: enquiry_changes.take(here(connection, known, chat), reference=reference, version=2) for chat in ("lee", "wong")]  # type: ignore[misc]
    first, second, _ = race(engine, *take)
    assert first["outcome"] == second["outcome"] == "done"


async def test_two_processes_whose_clocks_look_at_once_expire_and_offer_once(both: tuple[Store, Engine], known: Knowledge) -> None:
    store, engine = both
    reference = await held(store, known)
    _, _, waited = race(engine, over(known, reference), over(known, reference))
    assert waited
    steps = [row.what for row in await rows(store, enquiry_step)]
    assert steps.count("expired") == 1 and steps.count("offered") == 2  # the first when it was asked, the next when the lease was over
