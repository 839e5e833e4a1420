"""Hands notices over to their chats: a due notice becomes a queued message in its chat's order, once, in the language that chat is in now."""

import asyncio
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Connection, select, tuple_, update
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.messages import Address, Choice, Reply
from bot.programme import notices
from bot.store import Store, StoreBusy, StoreDown
from bot.tables import conversation, notice, outbox

log = structlog.get_logger(__name__)

LOOK_SECONDS = 1.0
MOST_AT_ONCE = 100


class Courier:
    """One in each process; on PostgreSQL several may run, a notice still leaves once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def hand_over_for_ever(self) -> None:
        while True:
            try:
                while await self.hand_over() >= MOST_AT_ONCE:
                    pass
            except (StoreDown, StoreBusy, SQLAlchemyError) as error:
                log.warning("the notices cannot be handed over", error=type(error).__name__)
            except Exception:
                log.exception("handing notices over failed")
            await asyncio.sleep(LOOK_SECONDS)

    async def hand_over(self) -> int:
        """Hand over what is due, at most MOST_AT_ONCE. Returns how many."""
        if not await self._store.read(self._any_due):
            return 0
        now = self._clock.now()
        addresses = await self._store.write(lambda connection: self._hand_over(connection, now))
        self._store.tell(set(addresses))
        return len(addresses)

    def _any_due(self, connection: Connection) -> bool:
        return connection.execute(select(notice.c.id).where(notice.c.state == "due", notice.c.due <= self._clock.now()).limit(1)).first() is not None

    def _hand_over(self, connection: Connection, now: datetime) -> list[Address]:
        late = select(notice.c.id).where(notice.c.state == "due", notice.c.until <= now).with_for_update(skip_locked=True)  # waits for nobody
        connection.execute(update(notice).where(notice.c.id.in_(late)).values(state="dropped"))
        columns = select(notice.c.id, notice.c.channel, notice.c.chat).where(notices.due(now))
        candidates = connection.execute(columns.order_by(notice.c.id).limit(MOST_AT_ONCE)).all()
        # The chats are locked before the notices, in the order in which turns lock theirs: a turn that holds its chat may want its notices next.
        chats = sorted({(row.channel, row.chat) for row in candidates})
        mine = tuple_(conversation.c.channel, conversation.c.chat).in_(chats)
        query = select(conversation).where(mine).order_by(conversation.c.channel, conversation.c.chat).with_for_update()
        held = {(row.channel, row.chat): row for row in connection.execute(query)} if chats else {}
        rows = notice.c.id.in_([row.id for row in candidates])
        todo = connection.execute(select(notice).where(rows, notices.due(now)).order_by(notice.c.id).with_for_update(skip_locked=True)).all()
        queued: list[dict[str, Any]] = []
        for chat in sorted({(row.channel, row.chat) for row in todo}):
            queued += self._into(connection, held.get(chat), [row for row in todo if (row.channel, row.chat) == chat], now)
        if todo:
            connection.execute(update(notice).where(notice.c.id.in_([row.id for row in todo])).values(state="given"))
        if queued:
            connection.execute(outbox.insert(), queued)
        return [Address(row["channel"], row["chat"]) for row in queued]

    def _into(self, connection: Connection, chat: Any, rows: list[Any], now: datetime) -> list[dict[str, Any]]:
        """The notices as messages of one chat, behind what was said there before."""
        if chat is None:  # the chat has been erased since: there is nobody to tell
            return []
        state, sequence = dict(chat.state), chat.next_sequence
        queued = []
        for number, row in enumerate(rows):
            choices = [Choice(**choice) for choice in row.body["choices"]]
            # With a form open its question keeps the numbers; the notice's choices then answer to their words.
            asking = "key" in state.get("screen", {})
            edits = row.body.get("edits")
            body = Reply(row.body["phrases"], choices, **(edits or {"numbered": not asking})).as_json() | ({"edit_only": True} if edits else {})
            if choices and not edits:
                shown = [choice.as_json() for choice in choices if not choice.url]
                state["noticed_choices"] = shown
                if not asking:
                    state["screen"] = {"choices": shown, "numbered": True}
            queued.append(
                {
                    "channel": chat.channel,
                    "chat": chat.chat,
                    "sequence": sequence + number,
                    "policy": "notice",
                    "urgency": 1,
                    "language": state.get("language", "zh-Hant"),
                    "body": body,
                    "state": "shelf" if chat.channel in self._store.shelves else "queued",
                    "attempt": 0,
                    "epoch": 0,
                    "due": now,
                    "created_at": now,
                    "notice_id": row.id,
                    "until": row.until,
                    "content": self._store.content,
                }
            )
        this = (conversation.c.channel == chat.channel) & (conversation.c.chat == chat.chat)
        connection.execute(update(conversation).where(this).values(state=state, next_sequence=sequence + len(rows)))
        return queued
