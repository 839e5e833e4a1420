"""What search engines read: which pages may be listed, and which there are in which languages."""

from html import escape
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.handlers.pages import HTML_LANGUAGES
from bot.handlers.public.frame import ASKED_AGAIN, WAYS
from bot.handlers.public.reading import Reading
from bot.messages import LANGUAGES
from bot.programme import downloads, events

PRIVATE = ("/chat", "/console", "/t/", "/door/", "/mydata/", "/staff/", "/awards/", "/telegram/", "/search", "/embed")


class Sitemap:
    """/robots.txt and /sitemap.xml. A demonstration with sample data is for no search engine."""

    def __init__(self, reading: Reading, *, sample_data: bool) -> None:
        self._reading = reading
        self._sample_data = sample_data

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/robots.txt", self._robots)
        router.add_get("/sitemap.xml", self._sitemap)

    async def _robots(self, request: web.Request) -> web.Response:
        closed = ["/"] if self._sample_data else PRIVATE
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {self._reading.frame.address('/sitemap.xml')}"]
        return web.Response(text="\n".join(lines) + "\n", headers=ASKED_AGAIN)

    async def _sitemap(self, request: web.Request) -> web.Response:
        paths = ["/", "/survey", *(path for name, path in WAYS.items() if name != "search")]
        paths += [f"/cases/{id_}" for id_ in self._reading.knowledge.cases]
        paths += [] if self._sample_data else await self._reading.store.read(self._of_records)
        rows = "".join(self._urls(path) for path in ([] if self._sample_data else paths))
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        )
        return web.Response(text=f"{text}{rows}</urlset>\n", content_type="application/xml", headers=ASKED_AGAIN)

    def _of_records(self, connection: Connection) -> list[str]:
        here = self._reading.here(connection, LANGUAGES[0])
        found = [f"/e/{each['id']}" for each in events.listed(here) if not each["sample"]]
        return found + [f"/downloads/{each['slug']}" for each in downloads.listed(here)]

    def _urls(self, path: str) -> str:
        """A page in each language, each with all of them."""
        addresses = {each: escape(self._reading.frame.address(f"{path}?{urlencode({'lang': each})}")) for each in LANGUAGES}
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{HTML_LANGUAGES[each]}" href="{address}"/>' for each, address in addresses.items())
        return "".join(f"<url><loc>{address}</loc>{links}</url>\n" for address in addresses.values())
