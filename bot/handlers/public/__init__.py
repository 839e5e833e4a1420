"""The pages for everybody: what the programme is, success cases, downloads, service providers, logo holders, one search over all of it."""

from aiohttp import web

from bot.attachments import Attachments
from bot.clock import Clock
from bot.desk import Desk
from bot.handlers.public.cases import Cases
from bot.handlers.public.downloads import Downloads
from bot.handlers.public.frame import Frame
from bot.handlers.public.labels import Labels
from bot.handlers.public.programme import Programme
from bot.handlers.public.providers import Providers
from bot.handlers.public.reading import Reading
from bot.handlers.public.search import Search
from bot.handlers.public.sitemap import Sitemap
from bot.store import Store


def add_routes(router: web.UrlDispatcher, desk: Desk, store: Store, clock: Clock, frame: Frame, attachments: Attachments, *, sample_data: bool) -> None:
    """All of them; none sets a cookie or writes anything."""
    reading = Reading(desk, store, clock, frame)
    for part in (Programme, Cases, Providers, Labels, Search):
        part(reading).add_routes(router)
    Downloads(reading, attachments).add_routes(router)
    Sitemap(reading, sample_data=sample_data).add_routes(router)
