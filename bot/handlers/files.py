"""A document of an application for the officer who has a link to it: always as a download, never shown by the browser on our address."""

import re
import unicodedata
from functools import partial
from urllib.parse import quote

import structlog
from aiohttp import web

from bot.attachments import Attachments
from bot.clock import Clock
from bot.file_kinds import MEDIA_TYPES
from bot.programme import files
from bot.store import Store

log = structlog.get_logger(__name__)

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


class Files:
    """The one route on which documents leave."""

    def __init__(self, store: Store, clock: Clock, attachments: Attachments) -> None:
        self._store = store
        self._clock = clock
        self._attachments = attachments

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/staff/file/{key:[A-Za-z0-9_-]{32}}", self._file, allow_head=False)  # looking whether it is there is no reading

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Unknown, over, taken away, or no longer for whoever got the link: all the same 404."""
        found = await self._store.write(partial(files.opened, now=self._clock.now(), key=request.match_info["key"]))
        if found is None:
            raise web.HTTPNotFound
        path = self._attachments.path(found["id"])
        if not path.is_file():
            log.error("a document is not in the data folder", file=found["id"])
            raise web.HTTPNotFound
        headers = HEADERS | {"Content-Type": MEDIA_TYPES[found["kind"]], "Content-Disposition": disposition(found["name"])}
        return web.FileResponse(path, headers=headers)


def disposition(name: str) -> str:
    """The name in ASCII for old programs, and whole."""
    stem, _, ending = name.rpartition(".")
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()).strip("-")
    return f"attachment; filename=\"{plain or 'document'}.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
