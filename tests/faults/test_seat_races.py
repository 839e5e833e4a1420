"""Many people want few seats at the same moment: through the whole program, on SQLite with one process and on PostgreSQL with three.

Each promise has its negative control: the same race without the safeguard must go wrong, or it would not be a race.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select, text

from bot.database import connect
from bot.migrations import bring_up_to_date
from bot.programme import events, seats
from bot.tables import attendee, metadata, outbox, registration
from tests.an_event import columns
from tests.conftest import new_postgres_database
from tests.faults.racing import Racer, Result, Without, a_desk, crowd, fill_in, race, race_in_processes, take_away

# What PostgreSQL does at the very commit of a transaction, while it still holds its locks: number the registrations in that order.
COMMIT_ORDER = """
CREATE TABLE commit_order (number bigserial, registration_id bigint);
CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO commit_order (registration_id) VALUES (NEW.id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON registration DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_commit();
"""


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    yield engine
    engine.dispose()


async def enter(url: str, *capacities: int) -> list[str]:
    """A database with the program's tables and an event for each capacity. Returns their ids."""
    database = connect(url)
    names = [f"e{number}" for number in range(len(capacities))]

    def put(connection: Connection) -> None:
        now = datetime.now(UTC)
        for name, capacity in zip(names, capacities, strict=True):
            events.enter(connection, now, columns(now, id=name, capacity=capacity))
        if not database.sqlite:
            connection.execute(text(COMMIT_ORDER))
        connection.commit()

    await database.write(bring_up_to_date)
    await database.write(put)
    await database.close()
    return names


async def run(url: str, racers: Sequence[Racer], without: Without = "") -> Result:
    if url.startswith("postgresql"):
        return await race_in_processes(url, racers, without=without)
    async with a_desk(url) as desk:
        await fill_in(desk, racers)
        return await race(desk, racers)


@dataclass(frozen=True)
class Outcome:
    """What the rows say of one event: people by their state, and the entries in commit order as (registration, place in line or None)."""

    states: Counter[str]
    entries: list[tuple[int, int | None]]

    @property
    def places(self) -> list[int]:
        return [place for _, place in self.entries if place is not None]


def rows(url: str, event_id: str) -> Outcome:
    with engine_of(url) as engine, engine.connect() as connection:
        states = Counter(connection.execute(select(attendee.c.state).where(attendee.c.event_id == event_id)).scalars())
        query = select(registration.c.id, registration.c.place_in_line).where(registration.c.event_id == event_id).order_by(registration.c.id)
        entries = {row.id: row.place_in_line for row in connection.execute(query)}
        order = list(entries)  # one writer: the rows are numbered as they are committed
        if engine.dialect.name == "postgresql":
            order = [number for number in connection.execute(text("SELECT registration_id FROM commit_order ORDER BY number")).scalars() if number in entries]
        return Outcome(states, [(number, entries[number]) for number in order])


def said(url: str) -> Counter[str]:
    """What the racers were told last, by its key."""
    with engine_of(url) as engine, engine.connect() as connection:
        last: dict[tuple[str, str], str] = {}
        for row in connection.execute(select(outbox.c.channel, outbox.c.chat, outbox.c.body).order_by(outbox.c.sequence)):
            if "phrases" in row.body:
                last[row.channel, row.chat] = row.body["phrases"][0].get("say", "")
        return Counter(last.values())


def judge(url: str, event_id: str, racers: int, capacity: int) -> None:
    outcome = rows(url, event_id)
    assert outcome.states == {"confirmed": capacity, "waiting": racers - capacity}
    places = [place for _, place in outcome.entries]
    assert places == [None] * capacity + list(range(1, racers - capacity + 1)), "first come, first served: seats, then places without gap or repeat"


def deadlocks(url: str) -> int:
    """How often PostgreSQL had to end a transaction of this database because two waited for each other."""
    with engine_of(url) as engine, engine.connect() as connection:
        return int(connection.execute(text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).scalar_one())


def report(what: str, result: Result, began: float) -> None:
    p99 = sorted(result.seconds)[int(len(result.seconds) * 0.99)]
    print(f"\n{what}: raced {max(result.seconds):.1f} s, p99 {p99:.1f} s, with filling in {time.monotonic() - began:.1f} s; {dict(Counter(result.outcomes))}")


async def race_for_one_event(url: str, racers: int, capacity: int) -> None:
    began = time.monotonic()
    (only,) = await enter(url, capacity)
    result = await run(url, crowd(only, racers))
    report(f"{racers} for {capacity}", result, began)
    assert result.outcomes == ["done"] * racers
    judge(url, only, racers, capacity)
    assert said(url) == {"register-confirmed": capacity, "register-waiting": racers - capacity}


async def race_for_two_events(url: str, racers: int, capacity: int, without: Without = "") -> Result:
    began = time.monotonic()
    both = await enter(url, capacity, capacity)
    crowds = [crowd(each, racers) for each in both]
    mixed = list(chain.from_iterable(zip(crowds[0], reversed(crowds[1]), strict=True)))
    result = await run(url, mixed, without)
    report(f"twice {racers} for {capacity}", result, began)
    if not without:
        assert result.outcomes == ["done"] * 2 * racers
        for each in both:
            judge(url, each, racers, capacity)
    return result


async def test_of_200_who_want_20_seats_20_get_one_and_the_others_their_place_in_line(database_url: str) -> None:
    await race_for_one_event(database_url, 200, 20)


@pytest.mark.faults
async def test_of_1000_who_want_100_seats_100_get_one_and_the_others_their_place_in_line(database_url: str) -> None:
    await race_for_one_event(database_url, 1000, 100)


async def test_two_races_at_once_do_not_disturb_each_other(database_url: str) -> None:
    await race_for_two_events(database_url, 50, 10)
    assert database_url.startswith("sqlite") or deadlocks(database_url) == 0


@pytest.mark.faults
async def test_two_races_of_1000_at_once_do_not_disturb_each_other(database_url: str) -> None:
    await race_for_two_events(database_url, 1000, 100)
    assert database_url.startswith("sqlite") or deadlocks(database_url) == 0


@pytest.mark.postgres
async def test_bookings_that_share_a_transaction_with_others_wait_for_each_other_in_a_ring(postgres_server: str) -> None:
    """The negative control of two races at once: why such a turn runs alone."""
    url = new_postgres_database(postgres_server)
    await race_for_two_events(url, 50, 10, without="turns alone")
    assert deadlocks(url) > 0


@pytest.mark.postgres
async def test_without_the_lock_the_same_race_gives_away_more_seats_than_there_are(postgres_server: str) -> None:
    url = new_postgres_database(postgres_server)
    (only,) = await enter(url, 20)
    result = await run(url, crowd(only, 100), without="lock")
    outcome = rows(url, only)
    print(f"\nwithout the lock: {dict(outcome.states)}, {dict(Counter(result.outcomes))}")
    assert outcome.states["confirmed"] > 20


@pytest.mark.parametrize(("begin", "oversells"), [(None, True), ("BEGIN IMMEDIATE", False)])
def test_around_the_one_writer_of_sqlite_looking_before_writing_oversells(begin: str | None, oversells: bool, tmp_path: Path) -> None:
    """The negative control on SQLite: connections as the driver makes them read before their transaction begins. Begun as ours are, they do not."""
    engine = create_engine(f"sqlite:///{tmp_path}/control.sqlite3", connect_args={"timeout": 60}, pool_size=8, max_overflow=0)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.isolation_level = None if begin else ""

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        if begin:
            connection.exec_driver_sql(begin)

    metadata.create_all(engine)
    now = datetime.now(UTC)
    with engine.begin() as connection:
        events.enter(connection, now, columns(now, capacity=20))

    def look_and_write(racer: int) -> None:
        with engine.begin() as connection:
            taken = connection.execute(select(func.count()).select_from(attendee).where(attendee.c.state == "confirmed")).scalar_one()
            time.sleep(0.001)
            values = {"event_id": "e-test", "name": f"Racer {racer}", "state": "confirmed" if taken < 20 else "waiting", "changed_at": now}
            connection.execute(insert(attendee).values(**values))

    with ThreadPoolExecutor(8) as pool:
        assert len(list(pool.map(look_and_write, range(100)))) == 100
    confirmed = rows(str(engine.url), "e-test").states["confirmed"]
    engine.dispose()
    print(f"\n{begin or 'as the driver begins'}: {confirmed} of 20 seats")
    assert confirmed > 20 if oversells else confirmed == 20


# --- the same person ---

SPELLINGS = ["陳大文", "陈大文", "陳 大 文", "陈　大文", " 陳大文 "]
NUMBERS = ["2788 5588", "+852 27885588", "２７８８５５８８", "27885588"]


COLLEAGUE = ["何麗", "何丽"]


def one_person(event_id: str, times: int, chats: str, names: Sequence[str] = SPELLINGS) -> list[Racer]:
    """The same person again and again, from many chats of both kinds, never twice in quite the same writing."""
    channels = ("telegram", "web")
    return [Racer(event_id, channels[n % 2], f"{chats}-{n}", names[n % len(names)], NUMBERS[n % len(NUMBERS)]) for n in range(times)]


async def test_a_person_who_registers_fifty_times_at_once_is_registered_once_and_a_colleague_with_the_same_telephone_too(database_url: str) -> None:
    (only,) = await enter(database_url, 100)
    result = await run(database_url, [*one_person(only, 50, "same"), *one_person(only, 10, "colleague", COLLEAGUE)])
    assert result.outcomes == ["done"] * 60
    assert rows(database_url, only).states == {"confirmed": 2}
    assert said(database_url) == {"register-confirmed": 2, "register-already": 58}


async def test_without_the_key_of_a_person_the_same_person_is_registered_again(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control; five is the most that one contact may register at all."""
    monkeypatch.setattr(seats, "person_key", seats.person_key)  # put back afterwards: on SQLite the race is in this process
    (only,) = await enter(database_url, 100)
    take_away("person_key")
    await run(database_url, one_person(only, 20, "same"), without="person_key")
    assert rows(database_url, only).states == {"confirmed": 5}
