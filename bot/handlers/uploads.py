"""Documents in the web chat: taken from the page's form, while the question on screen asks for one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from bot.attachments import Attachments
from bot.clock import Clock
from bot.desk import Desk
from bot.file_kinds import Refused
from bot.handlers import transcript
from bot.handlers.visitor import Visitor
from bot.handlers.webchat import MOST_FIELDS, Chat, is_id
from bot.messages import LANGUAGES, Address, Attachment, Incoming

UPLOAD_SECONDS = 300.0
CHUNK_BYTES = 64 * 1024


@dataclass(slots=True)
class Sent:
    """What a page has sent: the fields before the file, and what became of the file. `name` is None where none was chosen."""

    fields: dict[str, str] = field(default_factory=dict)
    name: str | None = None
    attachment: Attachment | None = None
    refused: str = ""


class Uploads:
    """The one route on which the web chat takes more than a message."""

    def __init__(self, chat: Chat, desk: Desk, clock: Clock, attachments: Attachments) -> None:
        self._chat = chat
        self._desk = desk
        self._clock = clock
        self._attachments = attachments

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_post("/chat/files", self._take)

    async def _take(self, request: web.Request) -> web.Response:
        """One document as multipart, its fields before the file: once (the page's id, so that a repeat changes nothing), language, from, after."""
        if request.content_type != "multipart/form-data":
            raise web.HTTPUnsupportedMediaType
        visitor = self._chat.visitor(request)
        try:
            async with asyncio.timeout(UPLOAD_SECONDS):
                sent = await self._read(request, visitor)
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (ValueError, ConnectionError, web.RequestPayloadError):  # no multipart, or cut off
            raise web.HTTPBadRequest from None
        by_script = "application/json" in request.headers.get("Accept", "")
        outcome = "done"
        if sent.name is not None:
            outcome = await self._receive(visitor, sent)
        elif by_script:
            raise web.HTTPBadRequest
        return await self._chat.answer(visitor, outcome, sent.fields.get("after")) if by_script else self._chat.back(visitor, sent.fields.get("from"))

    async def _read(self, request: web.Request, visitor: Visitor) -> Sent:
        """The file is read only if the question on screen asks for one, and no further than to the limit."""
        sent = Sent()
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or len(sent.fields) == MOST_FIELDS:
                raise web.HTTPBadRequest
            if part.name != "file":
                sent.fields[part.name or ""] = (await part.read()).decode(errors="replace")
                continue
            if not is_id(sent.fields.get("once")):
                raise web.HTTPBadRequest
            sent.name = part.filename or None
            if sent.name is not None and await self._desk.wants_file(_address(visitor)):
                try:
                    sent.attachment = await self._attachments.keep(_chunks(part), sent.name)
                except Refused as refusal:
                    sent.refused = refusal.reason
            break
        return sent

    async def _receive(self, visitor: Visitor, sent: Sent) -> str:
        """Give it its effect. If it does not become an answer, such as a second copy, its bytes are deleted."""
        language = sent.fields.get("language")
        incoming = Incoming(
            _address(visitor),
            f"{visitor.chat}:{sent.fields['once']}:file",
            "file",
            sent.attachment.name if sent.attachment else (sent.name or "").encode(errors="ignore").decode().replace("\0", "")[:120],
            self._clock.now(),
            language if language in LANGUAGES else None,
            source=visitor.source,
            attachment=sent.attachment,
            refused=sent.refused,
        )
        taken = await self._desk.receive_file(incoming, echo=True)
        if sent.attachment is not None and not taken:
            await self._attachments.drop(sent.attachment.id)
        return "done" if taken else "not taken"


def _address(visitor: Visitor) -> Address:
    return Address(transcript.CHANNEL, visitor.chat)


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(CHUNK_BYTES):
        yield chunk
