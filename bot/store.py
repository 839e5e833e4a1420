"""The one transaction helper: turns of conversations go through one queue and one writer, several to a transaction; on SQLite other writes too.

Everything that one message changes is in one transaction: the message's id, the conversation's answers, the programme's rows, the replies to be sent.
A message is acknowledged (its `take` returns) only after the commit. Runs a given function; knows nothing of the desk.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Literal, TypeVar

import structlog
from sqlalchemy import Connection, NestedTransaction, delete, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.clock import Clock
from bot.database import AlreadyRunning, Database, StoreDown, connect
from bot.messages import Address, Incoming, Reply, Response
from bot.tables import conversation, inbox, outbox

__all__ = ["AlreadyRunning", "Store", "StoreBusy", "StoreDown", "Transaction"]

log = structlog.get_logger(__name__)
T = TypeVar("T")

MOST_WAITING = 10_000
MOST_IN_A_BATCH = 100
POSTGRES_TRIES = 5  # of a batch that met a deadlock or lost its connection

Outcome = Literal["done", "repeat", "failed", "quarantined"]
Work = Callable[["Transaction", dict[str, Any]], Response]
Apology = Callable[[dict[str, Any], BaseException], Reply]


class StoreBusy(Exception):
    """Too much is waiting already: say so to the channel, which will bring the message again."""


class _Alone(Exception):
    """On PostgreSQL a turn that changes the programme's rows must not share its transaction: row locks of shared batches deadlock."""


class Transaction:
    """The open transaction as a turn sees it."""

    def __init__(self, connection: Connection, now: datetime, *, shared: bool) -> None:
        self.connection = connection
        self.now = now
        self._shared = shared
        self._savepoint: NestedTransaction | None = None

    def change(self) -> Connection:
        """The connection for writing. What a turn writes is undone as one if the turn fails; the rest of its batch stays."""
        if self._shared:
            raise _Alone
        if self._savepoint is None:
            self._savepoint = self.connection.begin_nested()
        return self.connection

    def settle(self, *, keep: bool) -> None:
        if self._savepoint is not None:
            if keep:
                self._savepoint.commit()
            else:
                self._savepoint.rollback()
            self._savepoint = None


@dataclass(slots=True)
class _Turn:
    message: Incoming
    work: Work
    apology: Apology
    done: asyncio.Future[Outcome]
    echo: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.message.address.channel, self.message.message_id

    @property
    def chat(self) -> tuple[str, str]:
        return self.message.address.channel, self.message.address.chat


@dataclass(slots=True)
class _Job:
    work: Callable[[Connection], Any]
    done: asyncio.Future[Any]


@dataclass(slots=True)
class _Batch:
    """What came of one transaction, told to those who wait only after its commit."""

    outcomes: list[tuple[_Turn | _Job, Any]] = field(default_factory=list)
    deferred: list[_Turn] = field(default_factory=list)
    spoken_to: set[Address] = field(default_factory=set)


class Store:
    """Open with `Store.open`, close with `close`. `shelves` are the channels whose replies are fetched by the reader, not sent."""

    def __init__(self, database: Database, clock: Clock, shelves: frozenset[str]) -> None:
        self.clock = clock
        self.shelves = shelves
        self.content: str | None = None  # the version of the knowledge by which this process speaks: see bot/content.py
        self.reached: Callable[[str], None] = lambda point: None  # fault tests kill the process here
        self.listeners: list[Callable[[set[Address]], None]] = []
        self._database = database
        self._queue: asyncio.Queue[_Turn | _Job] = asyncio.Queue(MOST_WAITING)
        self._writer: asyncio.Task[None] | None = None
        self.sqlite = database.sqlite
        self._insert: Any = sqlite_insert if self.sqlite else pg_insert

    @classmethod
    async def open(cls, url: str, clock: Clock, shelves: frozenset[str] = frozenset({"web", "console"})) -> "Store":
        """Connect, bring the tables up to date, start the writer. `url` is a SQLAlchemy URL of SQLite (a file) or PostgreSQL.

        Raises AlreadyRunning where another process has the SQLite file's folder, StoreDown where the database does not answer.
        """
        database = connect(url)
        store = cls(database, clock, shelves)
        try:
            from bot.migrations import bring_up_to_date  # alembic is only needed here

            await database.write(bring_up_to_date)
        except (OperationalError, InterfaceError, OSError) as error:
            await store.close()
            raise StoreDown(str(error.__cause__ or error)) from error
        store._writer = asyncio.create_task(store._serve(), name="store-writer")
        return store

    async def close(self) -> None:
        """Finish what is waiting, then let go of the database."""
        if self._writer is not None:
            await self._queue.join()
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)
        await self._database.close()

    async def take(self, message: Incoming, work: Work, apology: Apology, *, echo: bool = False) -> Outcome:
        """Give one message its effect, exactly once. Returns after the commit: "done", "repeat" (it had its effect before), "failed" (our bug: the
        person is told), "quarantined" (the database refused its content). `echo` keeps the typed words in the transcript.

        Raises StoreBusy or StoreDown; then nothing has taken effect and the channel must bring the message again.
        """
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._put(_Turn(message, work, apology, future, echo))
        return await future

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run a plain function in a transaction: on SQLite in the queue of the one writer, on PostgreSQL beside it. It must be safe to run twice.

        Raises what the function raised, StoreBusy, or StoreDown."""
        if not self.sqlite:
            return await self._write_beside(work)
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._put(_Job(work, future))
        return await future

    async def _write_beside(self, work: Callable[[Connection], T]) -> T:
        def in_a_transaction(connection: Connection) -> T:
            with connection.begin():
                result = work(connection)
                self.reached("before commit")
            return result

        for attempt in range(1, POSTGRES_TRIES + 1):
            try:
                result = await self._database.write(in_a_transaction)
                self.reached("after commit")
                return result
            except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
                if attempt == POSTGRES_TRIES:
                    raise StoreDown(type(error).__name__) from error
                await asyncio.sleep(0.05 * attempt)
        raise AssertionError

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run a plain function on a reading connection. Raises StoreDown."""
        try:
            return await self._database.read(work)
        except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
            raise StoreDown(type(error).__name__) from error

    def tell(self, addresses: set[Address]) -> None:
        """Let those who send and those who show know that these chats have something new, committed already."""
        if addresses:
            for listener in self.listeners:
                listener(addresses)

    def _put(self, item: _Turn | _Job) -> None:
        try:
            self._queue.put_nowait(item)
        except asyncio.QueueFull:
            raise StoreBusy from None

    async def _serve(self) -> None:
        while True:
            batch = [await self._queue.get()]
            while len(batch) < MOST_IN_A_BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            try:
                await self._run(batch)
            except BaseException as error:
                for item in batch:
                    if not item.done.done():
                        item.done.set_exception(StoreDown(type(error).__name__))
                if not isinstance(error, Exception):
                    raise
                log.exception("the writer met an unknown error")
            finally:
                for _ in batch:
                    self._queue.task_done()

    async def _run(self, items: Sequence[_Turn | _Job]) -> None:
        """One transaction for `items`; where it fails they are tried one by one, so that one of them cannot take the others with it."""
        for attempt in range(1, POSTGRES_TRIES + 1):
            try:
                batch = await self._database.write(partial(self._transaction, items=items))
                break
            except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
                if not self.sqlite and attempt < POSTGRES_TRIES:
                    await asyncio.sleep(0.05 * attempt)  # unique keys make a second run safe, even where the first one's commit had got through
                    continue
                if len(items) == 1:
                    log.error("the database cannot be written", error=type(error).__name__)
                    items[0].done.set_exception(StoreDown(type(error).__name__))
                    return
                for item in items:
                    await self._run([item])
                return
            except Exception as error:  # content that the database or its driver refuses: it must not take the others with it
                if len(items) > 1:
                    for item in items:
                        await self._run([item])
                    return
                (item,) = items
                if isinstance(item, _Job):
                    item.done.set_exception(error)
                else:
                    await self._quarantine(item, error)
                return
        self.reached("after commit")
        for item, outcome in batch.outcomes:
            if item.done.done():
                continue
            if isinstance(outcome, BaseException):
                item.done.set_exception(outcome)
            else:
                item.done.set_result(outcome)
        self.tell(batch.spoken_to)
        for item in batch.deferred:
            await self._run([item])

    async def _quarantine(self, turn: _Turn, error: Exception) -> None:
        """The database refuses what this message would write, and will again: keep its id, apologise, go on."""
        log.error("a message was quarantined", channel=turn.message.address.channel, error=type(error).__name__)

        def broken(transaction: Transaction, state: dict[str, Any]) -> Response:
            raise error

        plain = _Turn(turn.message, broken, turn.apology, turn.done, echo=False)
        try:
            await self._database.write(partial(self._transaction, items=[plain], failed_as="quarantined"))
        except (SQLAlchemyError, OSError) as again:
            turn.done.set_exception(StoreDown(type(again).__name__))
        else:
            turn.done.set_result("quarantined")

    def _transaction(self, connection: Connection, items: Sequence[_Turn | _Job], failed_as: Outcome = "failed") -> _Batch:
        with connection.begin():
            batch = _Batch()
            turns = [item for item in items if isinstance(item, _Turn)]
            if turns:
                self._turns(connection, turns, batch, failed_as)
            for item in items:
                if isinstance(item, _Job):
                    self._job(connection, item, batch)
            self.reached("before commit")
        return batch

    def _job(self, connection: Connection, job: _Job, batch: _Batch) -> None:
        savepoint = connection.begin_nested()
        try:
            batch.outcomes.append((job, job.work(connection)))
        except DBAPIError as error:
            if isinstance(error, OperationalError | InterfaceError):
                raise
            savepoint.rollback()
            batch.outcomes.append((job, error))
        except Exception as error:
            savepoint.rollback()
            batch.outcomes.append((job, error))
        else:
            savepoint.commit()

    def _turns(self, connection: Connection, turns: Sequence[_Turn], batch: _Batch, failed_as: Outcome) -> None:
        now = self.clock.now()
        firsts: dict[tuple[str, str], _Turn] = {}
        for turn in turns:
            firsts.setdefault(turn.key, turn)
        rows = [{"channel": c, "message_id": m, "at": now, "outcome": "done"} for c, m in sorted(firsts)]
        inserted = self._insert(inbox).on_conflict_do_nothing().returning(inbox.c.channel, inbox.c.message_id)
        fresh = {(row.channel, row.message_id) for row in connection.execute(inserted, rows)}
        self.reached("inbox written")

        states = self._conversations(connection, sorted({t.chat for t in turns if t.key in fresh}), now)
        replies: list[dict[str, Any]] = []
        appended: dict[Any, list[dict[str, Any]]] = {}
        failed: list[tuple[str, str]] = []
        waiting: set[tuple[str, str]] = set()  # chats of which a turn must run alone, and so all its later ones
        changed: set[tuple[str, str]] = set()
        for turn in turns:
            if turn.key not in fresh:
                batch.outcomes.append((turn, "repeat"))
                continue
            if turn.chat in waiting:  # also a second copy: acknowledged now, it would overtake the first
                batch.deferred.append(turn)
                continue
            if firsts[turn.key] is not turn:
                batch.outcomes.append((turn, "repeat"))
                continue
            held = states[turn.chat]
            transaction = Transaction(connection, now, shared=not self.sqlite and len(turns) > 1)
            outcome: Outcome = "done"
            try:
                response = turn.work(transaction, held["state"])
                transaction.settle(keep=True)
            except _Alone:
                waiting.add(turn.chat)
                batch.deferred.append(turn)
                continue
            except Exception as error:
                if isinstance(error, OperationalError | InterfaceError):
                    raise
                transaction.settle(keep=False)
                response = Response(held["state"], [turn.apology(held["state"], error)])
                outcome = failed_as
                failed.append(turn.key)
            for table, row in response.appended:
                appended.setdefault(table, []).append(row)
            held["state"] = response.state
            changed.add(turn.chat)
            self._queue_replies(turn, response, held, now, replies)
            batch.spoken_to.add(turn.message.address)
            batch.outcomes.append((turn, outcome))
        self.reached("answer written")
        if batch.deferred:
            keys = [turn.key for turn in batch.deferred]
            connection.execute(delete(inbox).where(tuple_(inbox.c.channel, inbox.c.message_id).in_(keys)))
        if failed:
            connection.execute(update(inbox).where(tuple_(inbox.c.channel, inbox.c.message_id).in_(failed)).values(outcome=failed_as))
        if changed:
            upsert = self._insert(conversation)
            upsert = upsert.on_conflict_do_update(
                index_elements=["channel", "chat"],
                set_={name: upsert.excluded[name] for name in ("state", "next_sequence", "touched_at")},
            )
            values = [{"channel": c, "chat": m, "touched_at": now, **states[c, m]} for c, m in sorted(changed)]
            connection.execute(upsert, values)
        if replies:
            connection.execute(outbox.insert(), replies)
        for table, rows_to_add in appended.items():
            connection.execute(table.insert(), rows_to_add)
        self.reached("outbox written")

    def _conversations(self, connection: Connection, chats: list[tuple[str, str]], now: datetime) -> dict[tuple[str, str], dict[str, Any]]:
        """The chats' rows, locked against other processes; a chat that is new starts empty."""
        if not chats:
            return {}
        query = select(conversation.c.channel, conversation.c.chat, conversation.c.state, conversation.c.next_sequence)
        query = query.where(tuple_(conversation.c.channel, conversation.c.chat).in_(chats))
        if not self.sqlite:  # the first two messages of a new chat have no row to lock yet: make it first
            values = [{"channel": c, "chat": m, "state": {}, "next_sequence": 1, "touched_at": now} for c, m in chats]
            connection.execute(self._insert(conversation).on_conflict_do_nothing(), values)
            query = query.order_by(conversation.c.channel, conversation.c.chat).with_for_update()
        rows = connection.execute(query)
        found = {(r.channel, r.chat): {"state": r.state, "next_sequence": r.next_sequence} for r in rows}
        return {chat: found.get(chat) or {"state": {}, "next_sequence": 1} for chat in chats}

    def _queue_replies(self, turn: _Turn, response: Response, held: dict[str, Any], now: datetime, rows: list[dict[str, Any]]) -> None:
        address = turn.message.address
        language = response.state.get("language", "zh-Hant")
        shelf = address.channel in self.shelves
        bodies: list[tuple[dict[str, Any], str]] = [(reply.as_json(), reply.policy) for reply in response.replies]
        if turn.echo:
            pressed = {"pressed": True} if turn.message.kind == "choice" else {}  # then the text is an id, to be shown in its words
            bodies.insert(0, ({"said_by_person": response.state.pop("echo", turn.message.text), **pressed}, "prompt"))
        for body, policy in bodies:
            rows.append(
                {
                    "channel": address.channel,
                    "chat": address.chat,
                    "sequence": held["next_sequence"],
                    "policy": policy,
                    "language": language,
                    "body": body,
                    "state": "shelf" if shelf else "queued",
                    "attempt": 0,
                    "epoch": 0,
                    "due": now,
                    "created_at": now,
                    "content": self.content,
                }
            )
            held["next_sequence"] += 1
