"""Pages that staff open by a link of their own: the papers of a committee meeting."""

from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers import pack_excel, pack_word
from bot.handlers.pages import language_of
from bot.handlers.public.frame import Frame
from bot.messages import Address, Language, Phrase
from bot.programme import Here, meeting_pack, pack_links
from bot.store import Store

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class StaffPages:
    """The routes under /staff/pack/."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, frame: Frame) -> None:
        self._desk = desk
        self._store = store
        self._clock = clock
        self._frame = frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/staff/pack/{key:[A-Za-z0-9_-]{43}}.{kind:docx|xlsx}", self._pack, allow_head=False)

    async def _pack(self, request: web.Request) -> web.Response:
        """The pack as a file. Raises HTTPNotFound, the same for a key that is wrong, too old, or of somebody who is no case officer any more."""
        language, kind = language_of(request, None), request.match_info["kind"]

        def fetching(connection: Connection) -> dict[str, Any] | None:
            now = self._clock.now()
            meeting_id = pack_links.opened(connection, now, request.match_info["key"])
            if meeting_id is None:
                return None
            return meeting_pack.pack(Here(connection, now, self._desk.knowledge, Address("web", ""), language), meeting_id=meeting_id)

        pack = await self._store.write(fetching)
        if pack is None:
            raise web.HTTPNotFound
        headers = {"Content-Disposition": f'attachment; filename="committee-{pack["day"]}.{kind}"'}
        return web.Response(body=self._file(pack, kind, language), content_type=TYPES[kind], headers=headers)

    def _file(self, pack: dict[str, Any], kind: str, language: Language) -> bytes:
        def words(phrase: Phrase) -> str:
            return self._frame.plain(phrase, language)

        return pack_word.document(pack, words, language) if kind == "docx" else pack_excel.workbook(pack, words)
