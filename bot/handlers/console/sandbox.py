"""Try the bot as a member of the public would: a database of one's own, which nothing counts, on any day one likes."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import web
from sqlalchemy import Connection, select

from bot.clock import HONG_KONG, Clock
from bot.courier import Courier
from bot.desk import Desk
from bot.handlers import transcript
from bot.handlers.console.frame import FIELDS, Console
from bot.handlers.webchat import MOST_CHARACTERS, MOST_CHOICE_CHARACTERS, is_id
from bot.messages import Address, Incoming
from bot.programme import reminders
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES
from bot.store import AlreadyRunning, Store
from bot.tables import event

MOST_OPEN = 6  # at once in this process; the one that was used least recently is closed
YEARS = range(2000, 2100)  # of the days that can be pretended
PERSON = Address(transcript.CHANNEL, "sandbox")


class PretendedClock(Clock):
    """The machine's clock, set to another day."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = timedelta()

    def now(self) -> datetime:
        return super().now() + self.moved


@dataclass
class Sandbox:
    """One officer's: its own database with the events of the real one, and nobody else in it."""

    desk: Desk
    clock: PretendedClock

    async def receive(self, once: str, kind: Any, text: str) -> None:
        incoming = Incoming(PERSON, f"{PERSON.chat}:{once}", kind, text, self.clock.now())
        await self.desk.receive(incoming, echo=kind != "start")
        await self.bring_what_is_due()

    async def bring_what_is_due(self) -> None:
        """What the clock brings to a person on the pretended day: reminders, offers, what follows an event."""
        now, store = self.clock.now(), self.desk.store
        for event_id in await store.read(lambda connection: reminders.events_to_look_at(connection, now)):
            await store.write(lambda connection, event_id=event_id: reminders.look_at(connection, now, event_id, may_end_offers=True))  # type: ignore[misc]
        await Courier(store, self.clock).hand_over()


@dataclass
class Sandboxes:
    """Those that are open. Each lies in the data folder until its officer starts afresh."""

    console: Console
    open: dict[int, Sandbox] = field(default_factory=dict)
    opening: asyncio.Lock = field(default_factory=asyncio.Lock)  # one database is opened once, however many requests want it

    async def of(self, me: Officer) -> Sandbox:
        """This officer's. Raises AlreadyRunning where another process has it open."""
        async with self.opening:
            return await self._of(me)

    async def _of(self, me: Officer) -> Sandbox:
        found = self.open.pop(me.id, None) or await self._opened(self._folder(me))
        self.open[me.id] = found
        if len(self.open) > MOST_OPEN:
            await self.open.pop(next(iter(self.open))).desk.store.close()
        return found

    async def afresh(self, me: Officer, day: date) -> None:
        """An empty one, in which it is `day` at this time of the day in Hong Kong. Raises AlreadyRunning as `of` does."""
        async with self.opening:
            await self._afresh(me, day)

    async def _afresh(self, me: Officer, day: date) -> None:
        if old := self.open.pop(me.id, None):
            await old.desk.store.close()
        shutil.rmtree(self._folder(me), ignore_errors=True)
        self._folder(me).mkdir(parents=True)
        moved = day - self.console.clock.today()
        (self._folder(me) / "moved").write_text(str(moved.days))
        events = await self.console.store.read(lambda connection: [dict(row._mapping) for row in connection.execute(select(event))])
        sandbox = await self._of(me)
        await sandbox.desk.store.write(_enter(events))

    async def close(self) -> None:
        while self.open:
            await self.open.popitem()[1].desk.store.close()

    def _folder(self, me: Officer) -> Path:
        return self.console.settings.data_dir.absolute() / "sandbox" / str(me.id)

    async def _opened(self, folder: Path) -> Sandbox:
        clock = PretendedClock()
        moved = folder / "moved"
        clock.moved = timedelta(days=int(moved.read_text()) if moved.exists() else 0)
        store = await Store.open(f"sqlite:///{folder / 'sandbox.sqlite3'}", clock)
        real = self.console.desk
        desk = Desk(store, real.knowledge, real.wording, clock, real.rules)
        desk.content = real.content  # what staff write takes effect here too
        return Sandbox(desk, clock)

    # --- pages ---

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        try:
            sandbox = await self.of(me)
        except AlreadyRunning:
            return self.console.page(request, me, "sandbox.html", {"say": "console-section-sandbox"}, elsewhere=True)
        stretch = await sandbox.desk.store.read(lambda connection: transcript.read(connection, PERSON.chat))
        messages = transcript.in_words(stretch, self.console.wording)
        pages = self.console.pages
        shown = [pages.message(each, live=each is messages[-1]) for each in messages]
        shown = shown or [pages.message(transcript.welcome(me.language, self.console.wording), live=True)]
        day = sandbox.clock.now().astimezone(HONG_KONG).date().isoformat()
        values: dict[str, Any] = {"day": day, "about": {"say": "sandbox-about", "day": {"day": day}}, "once": str(uuid4()), "most": MOST_CHARACTERS}
        return self.console.page(request, me, "sandbox.html", {"say": "console-section-sandbox"}, elsewhere=False, messages=shown, **values)

    async def say(self, request: web.Request, me: Officer) -> web.Response:
        fields = request[FIELDS]
        kind = "choice" if fields.get("choice") else "text"
        text = (fields.get("choice") or fields.get("text") or "").strip()
        once = fields.get("once", "")
        if text and is_id(once):
            try:
                sandbox = await self.of(me)
            except AlreadyRunning:  # the page that is led to says so
                return await self.console.to(me, "/sandbox")
            await sandbox.receive(once, kind, text[: MOST_CHOICE_CHARACTERS if kind == "choice" else MOST_CHARACTERS])
        return await self.console.to(me, "/sandbox#latest")

    async def start(self, request: web.Request, me: Officer) -> web.Response:
        try:
            day = date.fromisoformat(request[FIELDS].get("day", ""))
        except ValueError:
            day = date.min
        if day.year not in YEARS:
            return await self.console.to(me, "/sandbox", {"say": "sandbox-day-unread"})
        try:
            await self.afresh(me, day)
        except AlreadyRunning:
            return await self.console.to(me, "/sandbox")
        return await self.console.to(me, "/sandbox", {"say": "sandbox-fresh", "day": {"day": day.isoformat()}})


def _enter(events: list[dict[str, Any]]) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        if events:
            connection.execute(event.insert(), events)

    return work


def add_to(console: Console) -> None:
    """Add the pages."""
    sandboxes = Sandboxes(console)
    console.add("GET", "/sandbox", sandboxes.show, may=ROLES)
    console.add("POST", "/sandbox", sandboxes.say, may=ROLES)
    console.add("POST", "/sandbox/start", sandboxes.start, may=ROLES)
    console.on_close.append(sandboxes.close)
