"""Documents on Telegram: what a message brings, and its way into the data folder before its turn, because a turn never waits for the network."""

import asyncio
import contextlib
from dataclasses import dataclass, replace

import structlog
from telegram import Bot, Message
from telegram.error import TelegramError

from bot.attachments import MOST_BYTES, Attachments
from bot.desk import Desk
from bot.file_kinds import Refused
from bot.handlers.telegram_http import AiohttpRequest
from bot.messages import Attachment, Incoming

log = structlog.get_logger(__name__)

FETCH_SECONDS = 20.0  # while updates are polled, everybody waits for the slowest
MOST_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Brought:
    """A photo, of which Telegram has several sizes, or a document. `size_bytes` is what Telegram says; 0 if it does not."""

    file_id: str
    name: str
    size_bytes: int


def brought(message: Message | None) -> Brought | None:
    if message is None:
        return None
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Brought(largest.file_id, f"photo-{message.message_id}.jpg", largest.file_size or 0)
    if message.document:
        return Brought(message.document.file_id, message.document.file_name or "", message.document.file_size or 0)
    return None


class TelegramFiles:
    """Fetches documents and gives them their effect."""

    def __init__(self, bot: Bot, request: AiohttpRequest, desk: Desk, attachments: Attachments) -> None:
        self._bot, self._request, self._desk, self._attachments = bot, request, desk, attachments
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def take(self, incoming: Incoming, file: Brought, in_turn: asyncio.Lock) -> None:
        """`in_turn` is held while a message of this chat takes effect. The photos of an album are fetched together and taken one after the other."""
        early = asyncio.create_task(self._fetch(incoming, file))
        try:
            async with in_turn:
                found = await early
                if found == (None, ""):  # what came before may have opened the question meanwhile
                    found = await self._fetch(incoming, file)
                await self._receive(replace(incoming, attachment=found[0], refused=found[1]))
        finally:
            early.cancel()

    async def _receive(self, incoming: Incoming) -> None:
        """Give it its effect. If it does not become an answer, such as an update that Telegram brings again, its bytes are deleted."""
        taken = await self._desk.receive_file(incoming)
        if incoming.attachment is not None and not taken:
            await self._attachments.drop(incoming.attachment.id)

    async def _fetch(self, incoming: Incoming, file: Brought) -> tuple[Attachment | None, str]:
        """The document, or why it is refused, or neither where none is asked for."""
        if not await self._desk.wants_file(incoming.address):
            return None, ""
        if file.size_bytes > MOST_BYTES:
            return None, "too-big"
        try:
            async with self._places:
                there = await self._bot.get_file(file.file_id)
                async with contextlib.aclosing(self._request.stream(there.file_path or "", FETCH_SECONDS)) as pieces:
                    return await self._attachments.keep(pieces, file.name), ""
        except Refused as refusal:
            return None, refusal.reason
        except TelegramError as error:
            log.warning("a document was not fetched from Telegram", error=type(error).__name__)
            return None, "not-fetched"
