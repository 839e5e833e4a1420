"""A person in a test: says things to the desk and is told things, over the real store."""

from hashlib import sha256
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import select

from bot.clock import Clock
from bot.desk import Desk
from bot.markup import to_plain
from bot.messages import Address, Attachment, Capabilities, Incoming, Language, Worded
from bot.tables import conversation, outbox


class Talker:
    """One chat. Each method returns what was said in answer, in plain words."""

    def __init__(self, desk: Desk, clock: Clock, chat: str, channel: str = "web", language: Language = "zh-Hant") -> None:
        self.desk, self.clock, self.language = desk, clock, language
        self.address = Address(channel, chat)
        self.last: list[Worded] = []
        self._seen = 0

    async def says(self, text: str, kind: Literal["text", "choice", "start", "unreadable", "group"] = "text", message_id: str | None = None) -> str:
        incoming = Incoming(self.address, message_id or f"{self.address.chat}:{uuid4().hex}", kind, text, self.clock.now(), self.language)
        self.outcome = await self.desk.receive(incoming)
        return await self.hears()

    async def presses(self, label_or_id: str) -> str:
        """Press a button of the last messages by its words or its id."""
        found = [b for message in reversed(self.last) for b in message.buttons if label_or_id in (b.id, b.label)]
        assert found, f"no button {label_or_id!r} among {[b.label for m in self.last for b in m.buttons]}"
        return await self.says(found[0].id, "choice")

    async def sends(self, name: str, content: str = "") -> str:
        """Send a document that the channel has looked through already."""
        digest = sha256((content or name).encode()).hexdigest()
        attachment = Attachment(uuid4().hex, name, "pdf", 1000, digest)
        incoming = Incoming(self.address, f"{self.address.chat}:{uuid4().hex}", "file", name, self.clock.now(), self.language, attachment=attachment)
        self.outcome = await self.desk.receive(incoming)
        return await self.hears()

    async def starts(self, command: str) -> str:
        return await self.says(f"/{command}")

    async def answers(self, **by_key: str) -> str:
        """Answer questions by their keys; fails if another question is on screen, so that the order is tested too."""
        told = ""
        for key, answer in by_key.items():
            assert await self.question() == key, f"{await self.question()!r} is on screen, not {key!r}"
            told = await self.says(answer)
        return told

    async def hears(self) -> str:
        """What was said since the last time."""
        rows = await self.desk.store.read(self._rows)
        self.last = [self.desk.wording.worded(row.body, row.language, Capabilities()) for row in rows if "phrases" in row.body]
        self._seen = max([self._seen, *(row.sequence for row in rows)])
        return "\n\n".join(to_plain(message.text) for message in self.last)

    def _rows(self, connection: Any) -> list[Any]:
        mine = (outbox.c.channel == self.address.channel) & (outbox.c.chat == self.address.chat)
        return list(connection.execute(select(outbox).where(mine, outbox.c.sequence > self._seen).order_by(outbox.c.sequence)))

    async def state(self) -> dict[str, Any]:
        mine = (conversation.c.channel == self.address.channel) & (conversation.c.chat == self.address.chat)
        return await self.desk.store.read(lambda connection: connection.execute(select(conversation.c.state).where(mine)).scalar() or {})

    async def question(self) -> str | None:
        """The key of the question on screen."""
        return (await self.state()).get("screen", {}).get("key")

    @property
    def labels(self) -> list[str]:
        return [button.label for message in self.last for button in message.buttons]
