"""What all pages of the console stand in: who is signed in, what their role may open, forms that no other site can send, the page around them."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar
from urllib.parse import parse_qsl, quote, urlencode

import structlog
from aiohttp import web
from markupsafe import Markup
from multidict import MultiDict
from sqlalchemy import Connection

from bot.attachments import Attachments
from bot.clock import HONG_KONG, Clock
from bot.desk import Desk
from bot.handlers.console.proof import Proof
from bot.handlers.console.uploading import read_form
from bot.handlers.pages import REFERENCE, Pages, language_of
from bot.handlers.visitor import source_of
from bot.markup import to_html, to_plain
from bot.messages import LANGUAGES, Address, Language, Phrase
from bot.programme import Here, sessions
from bot.programme.sessions import Officer
from bot.programme.staff import Role
from bot.settings import Settings, own_secret
from bot.store import Store
from bot.wording import Wording

log = structlog.get_logger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

ROOT = "/console"
MOST_FIELDS = 400
FRESH_SECONDS = 600.0  # how long a proof of who it is lasts for what asks for one
SECRETS = ("passphrase", "again", "proof", "code")  # fields that are never carried along, nor shown again
FIELDS = web.RequestKey("fields", MultiDict[str])  # of a form, once its token is found good
Page = Callable[[web.Request, Officer], Awaitable[web.StreamResponse]]
OpenPage = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Console:
    """Areas add their routes with `add`; each names the roles that may open it. `read` and `write` run programme functions as the signed-in officer."""

    def __init__(self, desk: Desk, store: Store, wording: Wording, clock: Clock, settings: Settings, pages: Pages) -> None:
        self.desk, self.store, self.clock, self.settings, self.pages = desk, store, clock, settings, pages
        self.rights: dict[tuple[str, str], frozenset[Role]] = {}  # (method, path) -> who may: read by the page's head and by tests
        self.on_close: list[Callable[[], Awaitable[None]]] = []  # what areas have to finish when the server stops
        self.open: set[tuple[str, str]] = set()  # (method, path) of what needs no session
        self.proof = Proof(self)
        self.attachments = Attachments(settings)
        self._routes: list[tuple[str, str, Page, bool]] = []
        self._with_document: set[str] = set()  # paths of forms that bring one
        self._open_routes: list[tuple[str, str, OpenPage]] = []
        self._source_key = own_secret(settings.data_dir, "source")

    @property
    def wording(self) -> Wording:
        return self.desk.wording

    # --- routes ---

    def add(self, method: Literal["GET", "POST"], path: str, page: Page, *, may: Collection[Role], fresh: bool = False, document: bool = False) -> None:
        """A route under /console. `fresh`: only with a proof of who it is that is not older than ten minutes. `document`: its form is sent as multipart and
        brings one (uploading.py)."""
        self.rights[method, ROOT + path] = frozenset(may)
        if document:
            self._with_document.add(ROOT + path)
        self._routes.append((method, ROOT + path, page, fresh))

    def add_open(self, method: Literal["GET", "POST"], path: str, page: OpenPage) -> None:
        """A route for whoever is not signed in yet. Its forms come from our own pages only (bot/handlers/web.py)."""
        self.open.add((method, ROOT + path))
        self._open_routes.append((method, ROOT + path, page))

    def add_routes(self, router: web.UrlDispatcher) -> None:
        for method, path, open_page in self._open_routes:
            router.add_route(method, path, open_page)
        for method, path, page, fresh in self._routes:
            guarded = partial(self._guarded, page=page, may=self.rights[method, path], fresh=fresh, document=path in self._with_document)
            router.add_route(method, path, guarded)

    async def close(self, application: web.Application) -> None:
        for finish in self.on_close:
            await finish()

    async def _guarded(self, request: web.Request, page: Page, may: frozenset[Role], fresh: bool, document: bool) -> web.StreamResponse:
        me = await self.who(request)
        if me is None:
            return await self.to_sign_in(request)
        if me.role not in may:
            log.info("a page of the console was refused", staff=me.id, role=me.role)
            return self.page(request, me, "refused.html", {"say": "console-refused-title"}, status=403)
        if request.method == "POST":
            fields = await read_form(request, token_of(me), self.attachments) if document else await fields_of(request)
            if not hmac.compare_digest(fields.get("token", ""), token_of(me)):
                raise web.HTTPForbidden
            request[FIELDS] = fields
        if fresh and (self.clock.now() - me.confirmed_at).total_seconds() > FRESH_SECONDS:
            proved = await self._proved(request, me)
            if isinstance(proved, web.StreamResponse):
                return proved
            me = proved
        return await page(request, me)

    async def _proved(self, request: web.Request, me: Officer) -> Officer | web.StreamResponse:
        """The officer, where the form came with a proof of who sends it; else the page that asks for one, which carries the form along."""
        if request.method == "GET":
            return web.Response(status=303, headers={"Location": f"{ROOT}/confirm?next={quote(request.path_qs)}"})
        fields = request[FIELDS]
        typed = fields.popall("proof", [])
        proved = await self.proof.again(request, me, typed[0]) if typed else None
        if isinstance(proved, Officer):
            return proved
        carried = [(name, value) for name, value in fields.items() if name not in ("token", *SECRETS)]
        title: Phrase = {"say": "console-confirm-title"}
        return self.page(request, me, "confirm.html", title, status=403, action=request.path, carried=carried, error=proved)

    async def who(self, request: web.Request) -> Officer | None:
        """Who is signed in, and the session noted as used."""
        token = request.cookies.get(cookie_name(self.settings.console_secure), "")
        if not token:
            return None
        now = self.clock.now()
        me = await self.store.read(lambda connection: sessions.find(connection, now, token))
        asked_by_itself = request.method == "GET" and "HX-Request" in request.headers  # what a page fetches anew by the clock is nobody's use of it
        if me is not None and not asked_by_itself and (me.unseen or me.told):
            await self.store.write(lambda connection: sessions.seen(connection, now, me.session))
        return me

    async def to_sign_in(self, request: web.Request) -> web.StreamResponse:
        """The page to sign in; what was typed into a form while the session ran out is carried along."""
        if request.method == "GET" or request.content_type == "multipart/form-data":  # a document is not carried along
            return web.Response(status=303, headers={"Location": f"{ROOT}/sign-in?next={quote(request.path_qs)}"})
        carried = [(name, value) for name, value in (await fields_of(request)).items() if name not in SECRETS]
        values = {"next": "", "then": request.path, "carried": carried, "login": "", "error": {"say": "console-session-over"}}
        return self.page(request, None, "sign_in.html", {"say": "console-sign-in-title"}, status=401, **values)

    # --- the programme ---

    async def read(self, request: web.Request, me: Officer, function: Callable[Concatenate[Here, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a programme function that only reads, as this officer."""
        return await self.store.read(lambda connection: function(self.here(connection, request, me), *args, **kwargs))

    async def write(self, request: web.Request, me: Officer, function: Callable[Concatenate[Here, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a programme function in a transaction, as this officer."""
        return await self.store.write(lambda connection: function(self.here(connection, request, me), *args, **kwargs))

    async def speak(self, request: web.Request, function: Callable[Concatenate[Here, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a programme function in a transaction as nobody: whoever it is has not signed in yet, or proves it only now."""
        return await self.store.write(lambda connection: function(self.here(connection, request, None), *args, **kwargs))

    def here(self, connection: Connection, request: web.Request, me: Officer | None) -> Here:
        source = source_of(request, self._source_key, self.settings.trusted_proxies)
        address, language = (me.address, me.language) if me else (Address(sessions.CHANNEL, "-"), language_of(request, None))
        return Here(connection, self.clock.now(), self.desk.knowledge, address, language, source, request.get(REFERENCE, ""))

    # --- answers ---

    def page(self, request: web.Request, me: Officer | None, template: str, title: Phrase, *, status: int = 200, **values: Any) -> web.Response:
        """A page of the folder console/. `title` is its heading. Templates have say, words (phrase -> HTML), plain (phrase -> text), may, path …"""
        language = me.language if me else language_of(request, None)
        own = {
            "me": me,
            "role": self.plain({"say": f"role-{me.role}"}, language) if me else "",
            "form_token": token_of(me) if me else "",
            "title": self.plain(title, language),
            "told": self.html(me.told, language) if me and me.told else "",
            "may": lambda method, path: me is not None and me.role in self.rights.get((method, ROOT + path), frozenset()),
            "words": lambda phrase: self.html(phrase, language),
            "plain": lambda phrase: self.plain(phrase, language),
            "path": request.path,
            "in_language": lambda each: "?" + urlencode({"lang": each} | {name: values[name] for name in ("key", "next") if values.get(name)}),
            "root": ROOT,
            "sections": self.sections(me),
            "sample_data": self.settings.sample_data,
            "today": self.clock.now().astimezone(HONG_KONG).date().isoformat(),
        }
        parts = self.pages.macros("console/parts.html", language, **(own | values))
        html = self.pages.render(f"console/{template}", language, parts=parts, **(own | values))
        return web.Response(text=html, content_type="text/html", status=status)

    async def to(self, me: Officer, path: str, told: Phrase = None) -> web.Response:
        """To another page of the console, which says `told` first."""
        if told:
            await self.store.write(lambda connection: sessions.tell(connection, me.session, told))
        return web.Response(status=303, headers={"Location": ROOT + path})

    @staticmethod
    def outcome(result: dict[str, Any]) -> Phrase:
        """What came of a change in general words: of "done", "changed", "not_allowed", "unknown", "not_now"."""
        return {"say": f"console-outcome-{result['outcome'].replace('_', '-')}"}

    def sections(self, me: Officer | None) -> list[dict[str, str]]:
        """The head's links, of those pages that this role may open."""
        from bot.handlers.console import SECTIONS

        return [{"name": name, "path": ROOT + path} for name, path in SECTIONS if me and me.role in self.rights.get(("GET", ROOT + path), frozenset())]

    def html(self, phrase: Phrase, language: Language) -> Markup:
        return Markup(to_html(self.wording.phrase(phrase, language)))  # noqa: S704 - to_html escapes

    def plain(self, phrase: Phrase, language: Language) -> str:
        return to_plain(self.wording.phrase(phrase, language))


async def fields_of(request: web.Request) -> MultiDict[str]:
    """The fields of a form. Raises HTTPUnsupportedMediaType, HTTPBadRequest."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType
    try:
        pairs = parse_qsl((await request.read()).decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise web.HTTPBadRequest from None
    return MultiDict((name, value.replace("\0", "").replace("\r\n", "\n")) for name, value in pairs)


def texts_in(fields: MultiDict[str], name: str) -> dict[str, str]:
    """The texts of a field that is there in each language: name-zh-Hant, name-zh-Hans, name-en."""
    return {language: fields.get(f"{name}-{language}", "").strip() for language in LANGUAGES}


def token_of(me: Officer) -> str:
    """What each form of this session carries: no other site can know it."""
    return token_of_session(me.session)


def token_of_session(session: str) -> str:
    return hmac.digest(b"form", session.encode(), hashlib.sha256).hex()


def cookie_name(secure: bool) -> str:
    return "__Host-staff" if secure else "staff"


def cookie(token: str, *, secure: bool, ended: bool = False) -> str:
    """The header that gives the cookie, or takes it away. Without an age it ends with the browser; the server's own limits end it earlier."""
    parts = [f"{cookie_name(secure)}={token}", "Path=/", "HttpOnly", "SameSite=Strict", *(["Secure"] if secure else []), *(["Max-Age=0"] if ended else [])]
    return "; ".join(parts)
