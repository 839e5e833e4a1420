"""The yearly list of recognition logos as a file, behind an officer's link."""

from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers import exports
from bot.handlers.pages import Pages, language_of
from bot.messages import Address
from bot.programme import Here, awards_list, label_register
from bot.store import Store

PRIVATE = {"X-Robots-Tag": "noindex"}


class AwardPages:
    """The route of the list. Each download is in the audit."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, pages: Pages) -> None:
        self._desk = desk
        self._store = store
        self._clock = clock
        self._pages = pages

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/awards/{key:[A-Za-z0-9_-]{20,60}}", self._file, allow_head=False)

    async def _file(self, request: web.Request) -> web.Response:
        language = language_of(request, None)

        def fetching(connection: Connection) -> tuple[int, list[dict[str, Any]], dict[str, Any]] | None:
            now = self._clock.now()
            found = awards_list.opened(connection, now, request.match_info["key"])
            if found is None:
                return None
            awards_list.note_download(connection, now, found)
            here, year = Here(connection, now, self._desk.knowledge, Address("web", ""), language), int(found.object)
            return year, label_register.of_year(here, year=year), label_register.counts(here, year=year)

        found = await self._store.write(fetching)
        if found is None:
            raise web.HTTPNotFound
        year, rows, counts = found
        sheets = awards_list.sheets(rows, counts, language, lambda key: self._pages.say(key, language))
        headers = {**PRIVATE, "Content-Disposition": f'attachment; filename="cpp-logos-{year}.xlsx"'}
        return web.Response(body=exports.workbook(sheets), content_type=exports.EXCEL, headers=headers)
