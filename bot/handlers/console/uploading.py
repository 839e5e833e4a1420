"""A form of the console that brings a document: its fields come first, and nothing of the document is read before the form's token is found good."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass

from aiohttp import BodyPartReader, web
from multidict import MultiDict

from bot.attachments import Attachments
from bot.file_kinds import Refused
from bot.messages import Attachment

UPLOAD_SECONDS = 300.0
CHUNK_BYTES = 64 * 1024
MOST_FIELDS = 60
MOST_FIELD_BYTES = 20_000


@dataclass(frozen=True)
class Sent:
    """What came of the document: kept, or refused for a reason (file-refused-<reason>); neither where none was chosen."""

    attachment: Attachment | None = None
    refused: str = ""


SENT = web.RequestKey("sent", Sent)


async def read_form(request: web.Request, token: str, attachments: Attachments) -> MultiDict[str]:
    """The fields of a multipart form; its document, if one is chosen, is kept and stands under request[SENT].

    Raises HTTPForbidden (the token is not first, or wrong), HTTPUnsupportedMediaType, HTTPBadRequest, HTTPRequestTimeout."""
    if request.content_type != "multipart/form-data":
        raise web.HTTPUnsupportedMediaType
    fields: MultiDict[str] = MultiDict()
    request[SENT] = Sent()
    try:
        async with asyncio.timeout(UPLOAD_SECONDS):
            async for part in await request.multipart():
                if not isinstance(part, BodyPartReader) or len(fields) == MOST_FIELDS:
                    raise web.HTTPBadRequest
                if part.name != "file":
                    fields.add(part.name or "", await _text(part))
                    continue
                if not hmac.compare_digest(fields.get("token", ""), token):
                    raise web.HTTPForbidden
                if part.filename:
                    request[SENT] = await _keep(part, attachments)
                break
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (ValueError, ConnectionError, web.RequestPayloadError):  # no multipart, or cut off
        raise (web.HTTPBadRequest if "token" in fields else web.HTTPForbidden) from None
    return fields


async def _text(part: BodyPartReader) -> str:
    data = bytearray()
    while chunk := await part.read_chunk(CHUNK_BYTES):
        data += chunk
        if len(data) > MOST_FIELD_BYTES:
            raise web.HTTPRequestEntityTooLarge(MOST_FIELD_BYTES, len(data))
    return data.decode(errors="replace").replace("\0", "").replace("\r\n", "\n")


async def _keep(part: BodyPartReader, attachments: Attachments) -> Sent:
    try:
        return Sent(await attachments.keep(_chunks(part), part.filename or ""))
    except Refused as refusal:
        return Sent(refused=refusal.reason)


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(CHUNK_BYTES):
        yield chunk
