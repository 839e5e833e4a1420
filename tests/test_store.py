"""The one transaction helper: repeats, batches, failures, both databases."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.messages import Address, Incoming, Reply, Response
from bot.store import AlreadyRunning, Store, StoreDown, Transaction
from bot.tables import audit, conversation, inbox, outbox
from tests.conftest import MovedClock

SORRY = Reply([{"say": "our-error", "reference": "X"}])


def message(number: int, chat: str = "a", text: str = "hi") -> Incoming:
    return Incoming(Address("telegram", chat), str(number), "text", text, datetime.now(UTC))


def count_up(transaction: Transaction, state: dict[str, Any]) -> Response:
    number = state.get("count", 0) + 1
    return Response(state | {"count": number}, [Reply([{"say": "menu"}, str(number)])])


def apologise(state: dict[str, Any], error: BaseException) -> Reply:
    return SORRY


async def rows(store: Store, table: Any) -> list[Any]:
    return await store.read(lambda connection: list(connection.execute(select(table))))


async def states(store: Store) -> dict[str, int]:
    return {row.chat: row.state.get("count", 0) for row in await rows(store, conversation)}


async def test_a_repeated_message_does_nothing_twice(store: Store) -> None:
    outcomes = await asyncio.gather(*(store.take(message(n % 5), count_up, apologise) for n in range(20)))
    assert outcomes.count("done") == 5 and outcomes.count("repeat") == 15
    assert await states(store) == {"a": 5}
    assert await store.take(message(3), count_up, apologise) == "repeat"


async def test_messages_of_one_chat_take_effect_in_order_and_replies_are_numbered_without_gap(store: Store) -> None:
    await asyncio.gather(*(store.take(message(n, chat=f"c{n % 7}"), count_up, apologise) for n in range(210)))
    found = sorted((row.chat, row.sequence, row.body["phrases"][1]) for row in await rows(store, outbox))
    assert found == sorted((f"c{chat}", n, str(n)) for chat in range(7) for n in range(1, 31))


async def test_a_failing_turn_is_undone_alone_and_the_person_is_told(store: Store) -> None:
    def breaks(transaction: Transaction, state: dict[str, Any]) -> Response:
        transaction.change().execute(insert(audit).values(at=transaction.now, who="x", what="x", object="x"))
        raise RuntimeError("our bug")

    outcomes = await asyncio.gather(
        store.take(message(1), count_up, apologise), store.take(message(2, "b"), breaks, apologise), store.take(message(3, "c"), count_up, apologise)
    )
    assert outcomes == ["done", "failed", "done"]
    assert await rows(store, audit) == []
    assert {row.message_id: row.outcome for row in await rows(store, inbox)} == {"1": "done", "2": "failed", "3": "done"}
    assert [row.body["phrases"] for row in await rows(store, outbox) if row.chat == "b"] == [list(SORRY.phrases)]
    assert await store.take(message(2, "b"), breaks, apologise) == "repeat"


async def test_what_a_turn_changes_is_kept_with_its_answer(store: Store) -> None:
    def writes(transaction: Transaction, state: dict[str, Any]) -> Response:
        transaction.change().execute(insert(audit).values(at=transaction.now, who="x", what="x", object="x"))
        return count_up(transaction, state)

    outcomes = await asyncio.gather(*(store.take(message(n, chat=f"c{n % 3}"), writes if n % 2 else count_up, apologise) for n in range(30)))
    assert outcomes == ["done"] * 30
    assert len(await rows(store, audit)) == 15 and await states(store) == {"c0": 10, "c1": 10, "c2": 10}


async def test_a_unique_key_that_is_taken_is_the_turns_own_error(store: Store) -> None:
    def clashes(transaction: Transaction, state: dict[str, Any]) -> Response:
        row = {"channel": "telegram", "message_id": "1", "at": transaction.now, "outcome": "done"}
        try:
            transaction.change().execute(insert(inbox).values(row))
        except IntegrityError:
            raise RuntimeError("taken") from None
        return count_up(transaction, state)

    assert await asyncio.gather(store.take(message(1), clashes, apologise), store.take(message(2, "b"), count_up, apologise)) == ["failed", "done"]


async def test_nothing_of_a_batch_is_acknowledged_when_the_database_fails_and_all_of_it_when_it_is_back(store: Store) -> None:
    broken = True

    def fails(transaction: Transaction, state: dict[str, Any]) -> Response:
        if broken:
            raise OperationalError("x", {}, Exception("disk full"))
        return count_up(transaction, state)

    results = await asyncio.gather(*(store.take(message(n, f"c{n}"), fails if n == 3 else count_up, apologise) for n in range(6)), return_exceptions=True)
    assert isinstance(results[3], StoreDown)
    assert [r for n, r in enumerate(results) if n != 3] == ["done"] * 5
    assert "c3" not in await states(store) or (await states(store))["c3"] == 0
    broken = False
    assert await store.take(message(3, "c3"), fails, apologise) == "done"


async def test_content_that_the_database_refuses_is_quarantined_and_others_go_on(store: Store) -> None:
    def half_a_character(transaction: Transaction, state: dict[str, Any]) -> Response:
        return Response(state, [], [(audit, {"at": transaction.now, "who": "\ud83d", "what": "x", "object": "x"})])

    def no_json(transaction: Transaction, state: dict[str, Any]) -> Response:
        return Response(state | {"x": {1, 2}})

    works = [half_a_character, count_up, no_json, count_up]
    outcomes = await asyncio.gather(*(store.take(message(n, f"c{n}"), work, apologise) for n, work in enumerate(works)))
    assert outcomes == ["quarantined", "done", "quarantined", "done"]
    assert [row.body["phrases"] for row in await rows(store, outbox) if row.chat == "c0"] == [list(SORRY.phrases)]
    assert await store.take(message(0, "c0"), half_a_character, apologise) == "repeat"


async def test_a_write_runs_in_the_same_queue(store: Store) -> None:
    row = {"at": store.clock.now(), "who": "x", "what": "x", "object": "x"}
    made = await store.write(lambda connection: connection.execute(insert(audit).values(row).returning(audit.c.id)).scalar())
    assert made == 1
    with pytest.raises(ZeroDivisionError):
        await store.write(lambda connection: 1 / 0)  # type: ignore[arg-type]
    assert len(await rows(store, audit)) == 1


async def test_two_processes_cannot_share_a_sqlite_folder(tmp_path: Path, clock: MovedClock) -> None:
    url = f"sqlite:///{tmp_path}/x.sqlite3"
    first = await Store.open(url, clock)
    with pytest.raises(AlreadyRunning):
        await Store.open(url, clock)
    await first.close()
    await (await Store.open(url, clock)).close()


async def test_sqlite_is_set_up_for_durability(tmp_path: Path, clock: MovedClock) -> None:
    store = await Store.open(f"sqlite:///{tmp_path}/x.sqlite3", clock)

    def pragmas(connection: Any) -> dict[str, Any]:
        return {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys", "query_only")}

    assert await store.write(pragmas) == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "query_only": 0}
    assert (await store.read(pragmas))["query_only"] == 1
    await store.close()


async def test_the_tables_are_what_the_history_makes(database_url: str, clock: MovedClock) -> None:
    from alembic import command
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from bot.migrations import HEAD, alembic_config
    from bot.tables import metadata

    store = await Store.open(database_url, clock)

    def differences(connection: Any) -> list[Any]:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": False}), metadata)

    def down_and_up(connection: Any) -> int:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        command.upgrade(config, "head")
        return connection.execute(select(func.count()).select_from(inbox)).scalar_one()  # type: ignore[no-any-return]

    assert await store.write(differences) == []
    assert await store.write(down_and_up) == 0
    assert await store.write(differences) == []
    assert await store.write(lambda connection: connection.execute(text("SELECT version_num FROM alembic_version")).scalar()) == HEAD
    await store.close()


def test_every_table_names_its_retention_class() -> None:
    from bot.tables import metadata

    assert [table.name for table in metadata.sorted_tables if not table.info.get("retention")] == []


async def test_a_second_copy_in_the_same_batch_is_acknowledged_only_after_the_first_is_committed(store: Store) -> None:
    """On PostgreSQL the first copy leaves the shared batch because it changes the programme's rows; its repeat must not overtake it."""

    def writes(transaction: Transaction, state: dict[str, Any]) -> Response:
        transaction.change().execute(insert(audit).values(at=transaction.now, who="x", what="x", object="x"))
        return count_up(transaction, state)

    async def then_look(number: int, chat: str, work: Any) -> tuple[str, int]:
        return await store.take(message(number, chat), work, apologise), len(await rows(store, audit))

    first, second, _ = await asyncio.gather(then_look(1, "a", writes), then_look(1, "a", writes), then_look(2, "b", count_up))
    assert (first[0], second[0]) == ("done", "repeat") and second[1] == 1
    assert len(await rows(store, audit)) == 1 and (await states(store))["a"] == 1
