"""The web chat: its page, what the page sends (JSON, or a plain form without scripts), and the stream of what is new."""

import json
import re
import uuid
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import parse_qsl

from aiohttp import web

from bot.attachments import MOST_BYTES
from bot.clock import Clock
from bot.desk import Desk
from bot.flood import Flood
from bot.handlers import transcript
from bot.handlers.pages import Pages, language_of
from bot.handlers.public.frame import WAYS
from bot.handlers.streams import Stream, Streams
from bot.handlers.transcript import Message, Stretch
from bot.handlers.visitor import Visitor, give_cookie, source_of, visitor_of
from bot.messages import LANGUAGES, Address, Incoming, Language
from bot.settings import Settings, own_secret
from bot.store import Outcome, Store, StoreDown
from bot.wording import Wording

MOST_CHARACTERS = 4000  # of one message; the desk has its own, lower limit and says so kindly
MOST_CHOICE_CHARACTERS = 200
MOST_FIELDS = 20
MOST_SEQUENCE = 2**31 - 1
PING_SECONDS = 20.0
SHARED_BY = 25.0  # as many readers may share an address
# What the page offers first. Telephones make JPEG of their own kinds of picture where only that is asked for; whoever chooses another is not refused here.
ACCEPT = "image/jpeg,image/png,.pdf,.jpg,.jpeg,.png,.docx,.xlsx"
SAMPLES = ("web-sample-1", "web-sample-2", "web-sample-3", "web-sample-4")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
Kind = Literal["text", "choice", "start"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page has sent: `id` is made by the page once a message, so that a repeat changes nothing."""

    id: str
    kind: Kind
    text: str
    language: Language | None


class Chat:
    """The routes of the chat."""

    def __init__(self, desk: Desk, store: Store, wording: Wording, clock: Clock, settings: Settings, pages: Pages, streams: Streams) -> None:
        self._desk = desk
        self._store = store
        self._wording = wording
        self._clock = clock
        self._settings = settings
        self._pages = pages
        self._streams = streams
        self._source_key = own_secret(settings.data_dir, "source")
        self._of_chat, self._of_source = Flood(clock), Flood(clock, SHARED_BY)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/", self._page)
        router.add_get("/embed", self._page)
        router.add_post("/chat", self._form)
        router.add_post("/chat/messages", self._message)
        router.add_get("/chat/events", self._events, allow_head=False)

    async def _page(self, request: web.Request) -> web.Response:
        """The whole conversation. Writes nothing: what the address asks for (a language, a deep link) is sent by the page."""
        visitor = self.visitor(request)
        stretch = await self._read(visitor)
        language = language_of(request, stretch.language)
        messages = transcript.in_words(stretch, self._wording)
        start = request.query.get("start", "")
        page = self._pages.render(
            "page.html",
            language,
            embed=request.path == "/embed",
            ways=WAYS.items(),
            sample_data=self._settings.sample_data,
            welcome=transcript.welcome(language, self._wording),
            samples=[self._pages.say(key, language) for key in SAMPLES],
            messages=[self._pages.message(each, live=each is messages[-1]) for each in messages],
            turn=max((index for index, each in enumerate(messages) if each.by_person), default=0),
            seen=messages[-1].sequence if messages else 0,
            file=stretch.file,
            accept=ACCEPT,
            most_bytes=MOST_BYTES,
            begun=stretch.language is not None,
            switch=language if stretch.language not in (None, language) and request.query.get("lang") == language else "",
            start=start if _START.fullmatch(start) else "",
            once=str(uuid.uuid4()),
            no_cookie="cookie" in request.query and not visitor.returning,
            address=self._settings.own_url,
        )
        response = web.Response(text=page, content_type="text/html")
        give_cookie(response, visitor, secure=self._settings.secure, framed=request.path == "/embed")
        return response

    async def _message(self, request: web.Request) -> web.Response:
        """One message as JSON; answers with everything after what the page has seen."""
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            body = json.loads(await request.read())
        except (ValueError, RecursionError):
            raise web.HTTPBadRequest from None
        if not isinstance(body, dict):
            raise web.HTTPBadRequest
        visitor = self.visitor(request)
        outcome = await self._receive(visitor, _sent(body.get("id"), body.get("kind"), body.get("text"), body.get("language")))
        return await self.answer(visitor, outcome, body.get("after"))

    async def answer(self, visitor: Visitor, outcome: str, after: Any) -> web.Response:
        """What came of a message, for the page's script, with everything after what the page has seen."""
        stretch = await self._read(visitor, _number(after))
        answer = {"outcome": outcome, "language": stretch.language, "cookie": visitor.returning, "messages": self._as_json(stretch)}
        response = web.json_response(answer)
        if not visitor.returning:
            give_cookie(response, visitor, secure=self._settings.secure)
        return response

    async def _form(self, request: web.Request) -> web.Response:
        """One message from the plain form. The form's own id makes a double click and a reload harmless."""
        if request.content_type != "application/x-www-form-urlencoded":
            raise web.HTTPUnsupportedMediaType
        try:
            fields = dict(parse_qsl((await request.read()).decode(errors="replace"), max_num_fields=MOST_FIELDS))
        except ValueError:
            raise web.HTTPBadRequest from None
        visitor = self.visitor(request)
        once, language = fields.get("once"), fields.get("language")
        kind: Kind = "choice" if fields.get("choice") else "start" if fields.get("start") else "text"
        text = fields.get("choice") or fields.get("start") or fields.get("ask") or fields.get("text", "")
        if text.strip():
            if (wish := fields.get("switch")) in LANGUAGES:
                await self._receive(visitor, _sent(once, "choice", f"lang:{wish}", language), mark="lang")
            await self._receive(visitor, _sent(once, kind, text, language))
        return self.back(visitor, fields.get("from"))

    def back(self, visitor: Visitor, came_from: str | None) -> web.Response:
        """To the page, after a plain form."""
        path = "/embed" if came_from == "embed" else "/"
        response = web.Response(status=303, headers={"Location": path + ("" if visitor.returning else "?cookie=none") + "#latest"})
        if not visitor.returning:
            give_cookie(response, visitor, secure=self._settings.secure, framed=path == "/embed")
        return response

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """What is missing, then what is new as it is committed, until the reader goes or the server stops."""
        visitor = self.visitor(request)
        seen = max(_number(request.headers.get("Last-Event-ID")), _number(request.query.get("after")))
        with self._streams.opened(request, visitor.chat, seen) as stream:
            first = await self._read(visitor, seen)  # before the head is sent, so that a database that is down is still a 503
            response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"})
            await response.prepare(request)
            try:
                await response.write(b"retry: 2000\n\n")
                await self._pour(stream, response, visitor, first)
            except (ConnectionError, StoreDown):
                pass  # the reader has gone, or is to come again with the number it has seen
        return response

    async def _pour(self, stream: Stream, response: web.StreamResponse, visitor: Visitor, stretch: Stretch) -> None:
        while not self._streams.stopping and not stream.gone:
            for message in self._as_json(stretch):
                data = json.dumps(message, ensure_ascii=False)
                await response.write(f"id: {message['sequence']}\nevent: message\ndata: {data}\n\n".encode())
                stream.seen = message["sequence"]
            while not await stream.wait(PING_SECONDS):
                await response.write(b": ping\n\n")
            if not self._streams.stopping:
                stretch = await self._read(visitor, stream.seen)

    def visitor(self, request: web.Request) -> Visitor:
        visitor = visitor_of(request, self._settings.secure)
        return replace(visitor, source=source_of(request, self._source_key, self._settings.trusted_proxies))

    async def _read(self, visitor: Visitor, after: int = 0) -> Stretch:
        return await self._store.read(lambda connection: transcript.read(connection, visitor.chat, after))

    async def _receive(self, visitor: Visitor, sent: Sent, mark: str = "") -> Outcome:
        if self._of_source.asks(visitor.source) != "pass" or self._of_chat.asks(visitor.chat) != "pass":
            raise web.HTTPTooManyRequests(headers={"Retry-After": "5"})
        address = Address(transcript.CHANNEL, visitor.chat)
        message_id = f"{visitor.chat}:{sent.id}{mark and ':' + mark}"
        incoming = Incoming(address, message_id, sent.kind, sent.text, self._clock.now(), sent.language, source=visitor.source)
        return await self._desk.receive(incoming, echo=sent.kind != "start")  # a start payload may be a secret

    def _as_json(self, stretch: Stretch) -> list[dict[str, Any]]:
        messages = transcript.in_words(stretch, self._wording)
        return [self._one(each, live=each is messages[-1]) | {"file": stretch.file} for each in messages]

    def _one(self, message: Message, *, live: bool) -> dict[str, Any]:
        return {
            "sequence": message.sequence,
            "by": "person" if message.by_person else "assistant",
            "language": message.language,
            "text": message.text,
            "buttons": [{"id": b.id, "label": b.label, "number": b.number, "nav": b.nav, "url": b.url} for b in message.buttons],
            "html": self._pages.message(message, live=live),
        }


def _sent(id_: Any, kind: Any, text: Any, language: Any) -> Sent:
    """What a page may send. Raises HTTPBadRequest."""
    most = MOST_CHARACTERS if kind == "text" else MOST_CHOICE_CHARACTERS
    good = is_id(id_) and kind in ("text", "choice", "start") and isinstance(text, str) and 0 < len(text) <= most
    if not good:
        raise web.HTTPBadRequest
    whole = text.replace("\0", "").replace("\r\n", "\n").encode(errors="ignore").decode()  # half characters and NUL cannot be stored or shown
    return Sent(id_, kind, whole, language if language in LANGUAGES else None)


def is_id(value: Any) -> bool:
    """Whether it is an id as the page makes them, one for each message."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _number(value: Any) -> int:
    """A sequence number that the page says it has seen; what is none counts as nothing."""
    text = str(value) if isinstance(value, str | int) else ""
    return min(int(text), MOST_SEQUENCE) if re.fullmatch(r"[0-9]{1,12}", text) else 0
