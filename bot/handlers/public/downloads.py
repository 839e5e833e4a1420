"""The download zone: the current version first with its size and what is in it; an old one says that it is old and leads to the current one."""

import re
from pathlib import Path
from typing import Any

import structlog
from aiohttp import web

from bot.attachments import Attachments
from bot.file_kinds import MEDIA_TYPES
from bot.handlers.files import disposition
from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading
from bot.messages import Language, Phrase
from bot.programme import downloads

log = structlog.get_logger(__name__)

SLUG = "{slug:[a-z0-9-]{1,60}}"
NUMBER = "{number:[0-9]{1,6}}"
TOPIC = "topic_downloads"
KINDS = {mime: kind for kind, mime in MEDIA_TYPES.items()}
FILE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, no-cache",
    "X-Robots-Tag": "noindex",
}


def size_of(size_bytes: int) -> str:
    """For people: 340 KB, 1.2 MB."""
    if size_bytes < 1024 * 1024:
        return f"{max(1, round(size_bytes / 1024))} KB"
    return f"{size_bytes / 1024 / 1024:.1f} MB"


class Downloads:
    """The routes under /downloads. How often something is fetched is not counted."""

    def __init__(self, reading: Reading, attachments: Attachments) -> None:
        self._reading = reading
        self._frame = reading.frame
        self._attachments = attachments

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/downloads", self._list)
        router.add_get(f"/downloads/{SLUG}", self._one)
        router.add_get(f"/downloads/{SLUG}/{NUMBER}", self._file)

    async def _list(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        found = await self._reading.read(language, downloads.listed)
        return self._frame.page(
            request,
            "public/downloads.html",
            language,
            title=self._frame.plain({"say": "public-downloads"}, language),
            description=self._frame.plain({"say": "public-downloads-description"}, language),
            start=TOPIC,
            found=[self._shown(each, language) for each in found],
        )

    async def _one(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        found = await self._reading.read(language, downloads.one, slug=request.match_info["slug"])
        if found is None:
            return self._gone(request, language)
        shown = self._shown(found, language)
        about = found["versions"][0]["digests"][language]
        return self._frame.page(request, "public/download.html", language, title=shown["title"], description=about, start=TOPIC, each=shown)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """The document; of an old version first a page that says so, unless the address says that it is wanted all the same (?old=1)."""
        language = language_of(request, None)
        number = int(request.match_info["number"])
        found = await self._reading.read(language, downloads.one, slug=request.match_info["slug"])
        version = next((each for each in found["versions"] if each["number"] == number), None) if found else None
        if found is None or version is None:
            return self._gone(request, language)
        if version is not found["versions"][0] and request.query.get("old") != "1":
            shown = self._shown(found, language)
            old = next(each for each in shown["versions"] if each["number"] == number)
            return self._frame.page(
                request, "public/download_old.html", language, title=shown["title"], start=TOPIC, index=False, status=200, each=shown, old=old
            )
        path = self._attachments.path(version["file_id"])
        if not path.is_file():
            log.error("a download is not in the data folder", download=found["slug"], number=number)
            return self._gone(request, language)
        headers = FILE_HEADERS | {"Content-Type": version["mime"], "Content-Disposition": disposition(named(version["name"], number))}
        return web.FileResponse(path, headers=headers)

    def _gone(self, request: web.Request, language: Language) -> web.Response:
        return self._frame.not_here(request, language, "public-download-not-here", "downloads", TOPIC)

    def _shown(self, each: dict[str, Any], language: Language) -> dict[str, Any]:
        versions = [self._version(each["slug"], version, language) for version in each["versions"]]
        return {"slug": each["slug"], "title": each["titles"][language], "current": versions[0], "versions": versions, "older": versions[1:]}

    def _version(self, slug: str, version: dict[str, Any], language: Language) -> dict[str, Any]:
        in_language: Phrase = {"say": f"public-download-language-{version['language'] or 'several'}"}
        return {
            "number": version["number"],
            "day": self._frame.plain({"day": version["day"]}, language),
            "language": self._frame.plain(in_language, language),
            "kind": KINDS.get(version["mime"], "").upper(),
            "size": size_of(version["size_bytes"]),
            "digest": version["digests"][language],
            "changed": version["changed"].get(language, ""),
            "source": version["source"],
            "path": f"/downloads/{slug}/{version['number']}",
        }


def named(name: str, number: int) -> str:
    """The document's name with its version, so that two of them on one machine can be told apart."""
    path = Path(name)
    return f"{re.sub(r'-v[0-9]+$', '', path.stem)}-v{number}{path.suffix}"
