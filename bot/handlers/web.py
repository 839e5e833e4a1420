"""The web server: the pages of the chat, other channels' routes, headers, refusals, errors, and whether we are alive and ready."""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from types import TracebackType
from urllib.parse import urlsplit

import structlog
from aiohttp import web, web_response
from sqlalchemy import Connection, text, update
from sqlalchemy.exc import SQLAlchemyError

from bot.attachments import Attachments
from bot.clock import Clock
from bot.desk import Desk
from bot.handlers import console, public
from bot.handlers.award_pages import AwardPages
from bot.handlers.door import Door
from bot.handlers.event_pages import EventPages
from bot.handlers.files import Files
from bot.handlers.mydata_pages import MyDataPages
from bot.handlers.pages import REFERENCE, Pages
from bot.handlers.public.frame import Frame
from bot.handlers.public.reading import Reading
from bot.handlers.staff_pages import StaffPages
from bot.handlers.streams import Streams
from bot.handlers.survey_pages import SurveyPages
from bot.handlers.tickets import Tickets
from bot.handlers.uploads import Uploads
from bot.handlers.visitor import cookie_name
from bot.handlers.webchat import Chat
from bot.messages import LANGUAGES
from bot.programme import notices
from bot.settings import Settings
from bot.store import Store, StoreBusy, StoreDown
from bot.tables import lease
from bot.wording import Wording

log = structlog.get_logger(__name__)

MOST_BODY_BYTES = 256 * 1024
DRAIN_SECONDS = 20.0
READY_SECONDS = 3.0
RETRY_SECONDS = 2
HOOKS = "/telegram/"  # these prove themselves by a secret, not by a browser's headers
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors "
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send "Origin: null" with our own form
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
ON_EVERY_HOST = "/static/"
WITH_CAMERA = "/door/"  # the page there scans tickets
ERROR_KEYS = {403: "refused", 404: "not-found", 405: "not-found", 413: "too-large", 429: "too-fast", 503: "busy"}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """`async with site` serves on settings.host and settings.port; raises OSError if the port is taken. Add routes to `app` before."""

    def __init__(self, desk: Desk, store: Store, wording: Wording, clock: Clock, settings: Settings) -> None:
        self.app = web.Application(client_max_size=MOST_BODY_BYTES, middlewares=[self._errors, self._right_host, self._own_pages_only])
        self._settings = settings
        self._store, self._clock = store, clock
        self._wrote_at = -READY_SECONDS  # on the steady clock
        self._pages = Pages(wording)
        streams = Streams(store)
        self._console_host = urlsplit(settings.console_url).netloc.lower()
        if not self._console_host:
            log.warning("the console is on the public address: give it one of its own with CPPBOT_CONSOLE_URL")
        self._embed_policy = CONTENT_POLICY + _framing(settings.embed_origins)
        if settings.secure and not settings.trusted_proxies:  # we speak no HTTPS ourselves: somebody else must stand before us
            log.warning("all visitors count as one address: set CPPBOT_TRUSTED_PROXIES")
        self._runner: web.AppRunner | None = None
        router = self.app.router
        router.add_get("/healthz", self._alive)
        router.add_get("/readyz", self._ready)
        self._pages.add_routes(router)
        chat = Chat(desk, store, wording, clock, settings, self._pages, streams)
        chat.add_routes(router)
        attachments = Attachments(settings)
        Uploads(chat, desk, clock, attachments).add_routes(router)
        Files(store, clock, attachments).add_routes(router)
        frame = Frame(desk, settings, self._pages)
        Tickets(desk, store, clock, frame).add_routes(router)
        EventPages(desk, store, clock, frame).add_routes(router)
        MyDataPages(desk, store, clock, frame).add_routes(router)
        Door(desk, store, clock, frame, self._pages).add_routes(router)
        StaffPages(desk, store, clock, frame).add_routes(router)
        AwardPages(desk, store, clock, self._pages).add_routes(router)
        public.add_routes(router, desk, store, clock, frame, attachments, sample_data=settings.sample_data)
        SurveyPages(Reading(desk, store, clock, frame)).add_routes(router)
        self.console = console.open_console(desk, store, wording, clock, settings, self._pages)
        self.console.add_routes(router)
        self.app.on_response_prepare.append(self._headers)
        self.app.on_startup.append(streams.start)
        self.app.on_shutdown.append(streams.stop)
        self.app.on_cleanup.append(self.console.close)

    async def __aenter__(self) -> "Site":
        silent = logging.getLogger("bot.http")
        silent.disabled = True  # aiohttp logs what it could not parse, which may hold a cookie
        # What aiohttp answers by itself to a request that is not HTTP names its version, and no signal of ours sees it.
        setattr(web_response, "SERVER_SOFTWARE", "web")  # noqa: B010
        self._runner = web.AppRunner(self.app, access_log=None, logger=silent, shutdown_timeout=DRAIN_SECONDS)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._settings.host, self._settings.port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take no more, end the event streams, let what has begun finish."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.popall("Server", None)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path.startswith(WITH_CAMERA):
            response.headers["Permissions-Policy"] = HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")
        framed = request.path == "/embed"
        response.headers.setdefault("Content-Security-Policy", self._embed_policy if framed else CONTENT_POLICY + "'none'")
        if self._settings.secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    @web.middleware
    async def _right_host(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Where the console has an address of its own, it is there and nowhere else, and nothing public is there."""
        if self._console_host:
            of_console = request.path == console.ROOT or request.path.startswith(f"{console.ROOT}/")
            there = (request.host or "").lower() in (self._console_host, f"{self._console_host}:443", f"{self._console_host}:80")
            if there and request.path == "/":
                raise web.HTTPSeeOther(console.ROOT)
            if of_console != there and not (there and request.path.startswith(ON_EVERY_HOST)) and request.path not in ("/healthz", "/readyz"):
                raise web.HTTPNotFound
        return await handler(request)

    @web.middleware
    async def _own_pages_only(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD", "OPTIONS") and not request.path.startswith(HOOKS) and not self._from_own_page(request):
            log.info("a request from elsewhere was refused", route=_route(request))
            raise web.HTTPForbidden
        return await handler(request)

    def _from_own_page(self, request: web.Request) -> bool:
        """Whether no other site can have made the browser send this."""
        if site := request.headers.get("Sec-Fetch-Site"):
            return site in ("same-origin", "none")
        if origin := request.headers.get("Origin"):
            here = {_origin(self._settings.own_url), f"https://{request.host}"} | (set() if self._settings.secure else {f"http://{request.host}"})
            return origin in here
        # Neither: no browser of today, so a program. Without our cookie there is nothing to misuse, and no site can send JSON unasked.
        return request.content_type == "application/json" or cookie_name(self._settings.secure) not in request.cookies

    @web.middleware
    async def _errors(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Whatever goes wrong: a page or a line of JSON with a reference, never a trace."""
        reference = secrets.token_hex(4).upper()
        request[REFERENCE] = reference
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400:
                raise
            kept = {name: error.headers[name] for name in ("Allow", "Retry-After") if name in error.headers}
            return self._error(request, error.status, reference, kept)
        except (StoreBusy, StoreDown) as error:
            log.warning("a request has to wait for the database", reference=reference, error=type(error).__name__)
            return self._error(request, 503, reference, {})
        except Exception:
            log.exception("a request failed", reference=reference, route=_route(request))
            return self._error(request, 500, reference, {})

    def _error(self, request: web.Request, status: int, reference: str, headers: dict[str, str]) -> web.Response:
        headers["X-Request-Id"] = reference
        if status == 503:
            headers.setdefault("Retry-After", str(RETRY_SECONDS))
        key = ERROR_KEYS.get(status, "error")
        plain_form = "text/html" in request.headers.get("Accept", "")  # then somebody looks at the answer
        if request.path.startswith(("/chat/", HOOKS)) and not plain_form:
            return web.json_response({"error": key, "reference": reference}, status=status, headers=headers)
        page = self._pages.render("error.html", LANGUAGES[0], key=f"web-{key}", reference=reference)
        return web.Response(text=page, content_type="text/html", status=status, headers=headers)

    async def _alive(self, request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _ready(self, request: web.Request) -> web.Response:
        """Whether a message could be taken now: the database is read, and every few seconds written to, so that a full disk is seen."""
        now = self._clock.steady_seconds()
        try:
            await asyncio.wait_for(self._store.read(lambda connection: connection.execute(text("SELECT 1")).scalar()), READY_SECONDS)
            if now - self._wrote_at > READY_SECONDS:
                await asyncio.wait_for(self._store.write(self._touch), READY_SECONDS)
                self._wrote_at = now
        except (StoreBusy, StoreDown, SQLAlchemyError, TimeoutError):
            return web.Response(status=503, text="the database does not answer\n", headers={"Retry-After": str(RETRY_SECONDS)})
        return web.Response(text="ready\n")

    def _touch(self, connection: Connection) -> None:
        now = self._clock.now()
        notices.insert_once(connection, lease, {"name": "ready", "holder": "", "epoch": 0, "until": now})
        connection.execute(update(lease).where(lease.c.name == "ready").values(until=now))


def _route(request: web.Request) -> str:
    """Which kind of page was asked for, for the log: some addresses are secrets."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else ""


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _framing(origins: str) -> str:
    """The sites that may show the chat in a frame; what is not an origin is left out and told to the operator."""
    good = [origin for origin in origins.split() if re.fullmatch(r"https?://[a-z0-9*.\-\[\]:]+", origin)]
    if bad := set(origins.split()) - set(good):
        log.warning("not an origin in CPPBOT_EMBED_ORIGINS: write https://host", left_out=sorted(bad))
    return " ".join(good) or "'none'"
