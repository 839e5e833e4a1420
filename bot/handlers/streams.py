"""Open event streams of the web chat: who waits for what, woken by a commit in this process and by a look at the others' every second."""

import asyncio
import contextlib
from collections.abc import Iterator

import structlog
from aiohttp import web
from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from bot.handlers.transcript import CHANNEL
from bot.messages import Address
from bot.store import Store, StoreDown
from bot.tables import conversation

log = structlog.get_logger(__name__)

MOST_STREAMS = 1000
MOST_STREAMS_EACH = 4
LOOK_SECONDS = 1.0


class Stream:
    """One reader. `seen` is the sequence number up to which it has everything."""

    def __init__(self, request: web.Request, chat: str, seen: int) -> None:
        self.chat = chat
        self.seen = seen
        self.woken = asyncio.Event()
        self._request = request

    @property
    def gone(self) -> bool:
        return self._request.transport is None

    async def wait(self, seconds: float) -> bool:
        """Whether something may be new, rather than that `seconds` have passed."""
        try:
            await asyncio.wait_for(self.woken.wait(), seconds)
        except TimeoutError:
            return False
        self.woken.clear()
        return True


class Streams:
    """All open streams of this process."""

    def __init__(self, store: Store) -> None:
        self.stopping = False
        self._store = store
        self._of_chat: dict[str, set[Stream]] = {}
        self._looking: asyncio.Task[None] | None = None

    async def start(self, app: web.Application) -> None:
        self._store.listeners.append(self._on_commit)
        self._looking = asyncio.create_task(self._look_for_ever(), name="web-streams")

    async def stop(self, app: web.Application) -> None:
        """Let every stream end; the browsers come back to the next process with the number they have seen."""
        self.stopping = True
        if self._looking is not None:
            self._store.listeners.remove(self._on_commit)
            self._looking.cancel()
        for streams in self._of_chat.values():
            for stream in streams:
                stream.woken.set()

    @contextlib.contextmanager
    def opened(self, request: web.Request, chat: str, seen: int) -> Iterator[Stream]:
        """Raises HTTPServiceUnavailable where there are too many."""
        mine = self._of_chat.get(chat, set())
        in_all = sum(len(streams) for streams in self._of_chat.values())
        if self.stopping or in_all >= MOST_STREAMS or sum(not stream.gone for stream in mine) >= MOST_STREAMS_EACH:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "10"})
        stream = Stream(request, chat, seen)
        self._of_chat.setdefault(chat, set()).add(stream)
        try:
            yield stream
        finally:
            streams = self._of_chat[chat]
            streams.discard(stream)
            if not streams:
                del self._of_chat[chat]

    def _on_commit(self, addresses: set[Address]) -> None:
        for address in addresses:
            if address.channel == CHANNEL:
                for stream in self._of_chat.get(address.chat, ()):
                    stream.woken.set()

    async def _look_for_ever(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self._look()
            except (StoreDown, SQLAlchemyError) as error:
                log.warning("the event streams cannot reach the database", error=type(error).__name__)

    async def _look(self) -> None:
        """One query for all streams: what another process, or staff, has added to their chats."""
        chats = list(self._of_chat)
        if not chats:
            return

        def next_sequences(connection: Connection) -> dict[str, int]:
            columns = select(conversation.c.chat, conversation.c.next_sequence)
            rows = connection.execute(columns.where(conversation.c.channel == CHANNEL, conversation.c.chat.in_(chats)))
            return {row.chat: row.next_sequence for row in rows}

        following = await self._store.read(next_sequences)
        for chat, streams in self._of_chat.items():
            for stream in streams:
                if stream.gone or following.get(chat, 0) > stream.seen + 1:
                    stream.woken.set()
