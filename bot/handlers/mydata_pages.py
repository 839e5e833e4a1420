"""What is kept of a person as a page and as a file, behind a link that their own chat has made: each is handed out once."""

import json
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clock import HONG_KONG, Clock
from bot.desk import Desk
from bot.handlers.pages import language_of
from bot.handlers.public.frame import Frame
from bot.messages import Language, Phrase
from bot.programme import Here, erasures, personal, personal_links
from bot.store import Store

KEY = "/mydata/{key:[A-Za-z0-9_-]{43}}"
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "same-origin"}


class MyDataPages:
    """The route of the download. Looking at the link hands nothing out: a program that follows links does not use it up."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, frame: Frame) -> None:
        self._desk, self._store, self._clock, self._frame = desk, store, clock, frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get(KEY, self._door, allow_head=False)
        router.add_post(KEY, self._hand_out)

    async def _door(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        key = request.match_info["key"]
        good = await self._store.read(lambda connection: personal_links.link_is_good(connection, self._clock.now(), key))
        if not good:
            raise web.HTTPNotFound
        return self._page(language, [], door=True)

    async def _hand_out(self, request: web.Request) -> web.Response:
        """Raises HTTPNotFound where the link is wrong, too old, or was used for this before: all alike."""
        language = language_of(request, None)
        fields = await request.post()
        wanted = str(fields.get("as", ""))
        held = await self._store.write(partial(self._fetch, key=request.match_info["key"], wanted=wanted, language=language))
        if held is None:
            raise web.HTTPNotFound
        if wanted == "json":
            return self._file(held)
        words = partial(self._words, language=language)
        kinds = [
            (words({"say": f"mydata-kind-{kind}"}), words({"say": f"mydata-keep-{kind}", "number": len(rows)}), [self._row(row, language) for row in rows])
            for kind, rows in held.items()
        ]
        return self._page(language, kinds, door=False)

    def _fetch(self, connection: Connection, key: str, wanted: str, language: Language) -> dict[str, personal.Rows] | None:
        now = self._clock.now()
        chat_key = personal_links.open_link(connection, now, key, wanted)
        address = erasures.find(connection, chat_key, lambda each: erasures.key_of(self._desk.own_key, each)) if chat_key else None
        if address is None or chat_key is None:
            return None
        return personal.everything(Here(connection, now, self._desk.knowledge, address, language, chat_key=chat_key))

    def _file(self, held: dict[str, personal.Rows]) -> web.Response:
        plain: dict[str, Any] = {kind: [{field: personal.as_json(value) for field, value in row.items()} for row in rows] for kind, rows in held.items()}
        day = self._clock.now().astimezone(HONG_KONG).date().isoformat()
        headers = PRIVATE | {"Content-Disposition": f'attachment; filename="my-data-{day}.json"'}
        return web.Response(text=json.dumps(plain, ensure_ascii=False, indent=2), content_type="application/json", headers=headers)

    def _row(self, row: personal.Row, language: Language) -> list[tuple[str, str]]:
        return [(self._words({"say": f"mydata-field-{field}"}, language), self._words(value, language)) for field, value in row.items()]

    def _words(self, phrase: Phrase, language: Language) -> str:
        return self._frame.plain(phrase, language)

    def _page(self, language: Language, kinds: list[Any], *, door: bool) -> web.Response:
        response = self._frame.respond("mydata.html", language, kinds=kinds, door=door, minutes=personal_links.LINK_MINUTES)
        response.headers.update(PRIVATE)
        return response
