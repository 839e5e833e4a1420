"""An announcement for a test: the staff behind it, people who want to hear of its topic, and the steps on its way."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Address
from bot.programme import Here, announcements, dispatch, staff
from bot.store import Store
from bot.tables import announcement, announcement_recipient, conversation, outbox, subscription
from bot.tables import staff as members

TEXTS = {
    "zh-Hant": "12月15日下午2時30分舉行節能講座，名額30個。",
    "zh-Hans": "12月15日下午2时30分举行节能讲座，名额30个。",
    "en": "Energy seminar on 15 December at 2:30 pm, 30 places.",
}
AUTHOR, SECOND, AGENT = "pub", "app", "agent"  # the chats of staff, on Telegram


def content(**over: Any) -> dict[str, Any]:
    same = {"name": "節能講座", "topic": "events", "texts": TEXTS, "buttons": [{"do": "events"}], "rule": {}, "starts_at": None, "ends_at": None}
    return {**same, "urgent": None, "at_most_once": False, **over}


def here(connection: Connection, now: datetime, known: Knowledge, chat: str, channel: str = "telegram") -> Here:
    return Here(connection, now, known, Address(channel, chat), "zh-Hant")


def enter_staff(connection: Connection, now: datetime, known: Knowledge, chat: str, role: staff.Role) -> int:
    """A member of staff who speaks from a chat on Telegram; returns the id."""
    enter_chat(connection, now, chat)
    link = staff.add(connection, now, f"Officer {chat}", role)
    staff.bind(here(connection, now, known, chat), payload=link)
    return int(connection.execute(select(members.c.id).where(members.c.name == f"Officer {chat}")).scalar_one())


def enter_chat(connection: Connection, now: datetime, chat: str, channel: str = "telegram", language: str = "zh-Hant") -> None:
    values = {"channel": channel, "chat": chat, "state": {"language": language}, "next_sequence": 1, "touched_at": now}
    connection.execute(conversation.insert().values(**values))


def subscribe(connection: Connection, now: datetime, chat: str, channel: str = "telegram", topic: str = "events", *, wanted: bool = True) -> None:
    values = {"channel": channel, "chat": chat, "topic": topic, "wanted": wanted, "notice": "2026-11", "language": "zh-Hant", "how": "button", "at": now}
    connection.execute(subscription.insert().values(**values))


def enter_people(connection: Connection, now: datetime, chats: Sequence[str], channel: str = "telegram", topic: str = "events") -> None:
    """Chats that want to hear of a topic, with the three languages in turn."""
    same = {"channel": channel, "next_sequence": 1, "touched_at": now}
    connection.execute(conversation.insert(), [{"chat": chat, "state": {"language": LANGUAGES[n % 3]}, **same} for n, chat in enumerate(chats)])
    wants = {"channel": channel, "topic": topic, "wanted": True, "notice": "2026-11", "language": "zh-Hant", "how": "button", "at": now}
    connection.execute(subscription.insert(), [{"chat": chat, **wants} for chat in chats])


class Case:
    """One store with an author, a second person and an agent; what they do, each in a transaction of its own."""

    def __init__(self, store: Store, known: Knowledge) -> None:
        self.store, self.known = store, known
        self.ids: dict[str, int] = {}

    @classmethod
    async def begin(cls, store: Store, known: Knowledge, people: Sequence[str] = ("p1", "p2", "p3")) -> "Case":
        made = cls(store, known)

        def put(connection: Connection) -> None:
            now = store.clock.now()
            roles: dict[str, staff.Role] = {AUTHOR: "publisher", SECOND: "approver", AGENT: "hotline_agent"}
            made.ids = {chat: enter_staff(connection, now, known, chat, role) for chat, role in roles.items()}
            if people:
                enter_people(connection, now, people)

        await store.write(put)
        return made

    async def does(self, chat: str, function: Callable[..., Any], **args: Any) -> Any:
        return await self.store.write(lambda connection: function(here(connection, self.store.clock.now(), self.known, chat), **args))

    async def row(self, announcement_id: int) -> Any:
        return await self.store.read(lambda connection: connection.execute(select(announcement).where(announcement.c.id == announcement_id)).one())

    async def step(self, chat: str, function: Callable[..., Any], announcement_id: int, **args: Any) -> Any:
        """A change of the announcement as it stands now."""
        return await self.does(chat, function, announcement_id=announcement_id, version=(await self.row(announcement_id)).version, **args)

    async def draft(self, **over: Any) -> int:
        return int((await self.does(AUTHOR, announcements.compose, **content(**over)))["id"])

    async def waiting(self, **over: Any) -> int:
        made = await self.draft(**over)
        asked = await self.step(AUTHOR, announcements.ask, made)
        assert asked["outcome"] == "done", asked
        return made

    async def approved(self, **over: Any) -> int:
        made = await self.waiting(**over)
        done = await self.step(SECOND, announcements.approve, made, figures_seen=False)
        assert done["outcome"] == "done", done
        return made

    async def look(self, announcement_id: int, *, quiet: bool = False) -> set[Address]:
        now = self.store.clock.now()
        return await self.store.write(lambda connection: dispatch.look_at(connection, now, self.known, announcement_id, quiet=quiet))

    async def queued(self, announcement_id: int) -> list[Any]:
        query = select(outbox).where(outbox.c.announcement_id == announcement_id).order_by(outbox.c.id)
        return await self.store.read(lambda connection: list(connection.execute(query)))

    async def people(self, announcement_id: int) -> list[Any]:
        query = select(announcement_recipient).where(announcement_recipient.c.announcement_id == announcement_id).order_by(announcement_recipient.c.id)
        return await self.store.read(lambda connection: list(connection.execute(query)))

    async def all_arrive(self, announcement_id: int, state: str = "sent", **values: Any) -> int:
        """As if the sender had dealt with all that wait in the outbox. Returns how many."""
        waiting = (outbox.c.announcement_id == announcement_id) & (outbox.c.state == "queued")
        change = update(outbox).where(waiting).values(state=state, due=self.store.clock.now(), **values).returning(outbox.c.id)
        return len(await self.store.write(lambda connection: connection.execute(change).all()))
