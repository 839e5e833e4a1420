"""The templates of the web pages with their words, and the files that pages load."""

import hashlib
import json
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.handlers.transcript import Message
from bot.markup import to_plain
from bot.messages import LANGUAGES, Language
from bot.wording import Wording

FOLDER = Path(__file__).parent
STATIC = {"chat.js": "text/javascript", "chat-files.js": "text/javascript", "style.css": "text/css", "public.css": "text/css", "icon.svg": "image/svg+xml"}
DOOR = ("door-find.js", "door-keep.js", "door-people.js", "door-camera.js", "door.js", "door-counter.js", "door-closed.js")
VENDORED = ("vendor/htmx.min.js", "vendor/jsqr.min.js", "vendor/sha256.min.js")
STATIC |= {"door.css": "text/css", "console.css": "text/css", "report.css": "text/css"} | dict.fromkeys((*DOOR, *VENDORED), "text/javascript")
STATIC |= {f"share-{language}.png": "image/png" for language in LANGUAGES}  # what is shown where an address of ours is sent
HTML_LANGUAGES: dict[Language, str] = {"zh-Hant": "zh-Hant-HK", "zh-Hans": "zh-Hans", "en": "en"}
SWITCHER: dict[Language, str] = {"zh-Hant": "繁體", "zh-Hans": "简体", "en": "English"}
WIDGET_WORDS = {"open": "web-widget-open", "programme": "web-programme", "title": "web-title", "minimise": "web-widget-minimise"}
REFERENCE = web.RequestKey("reference", str)  # of the request: on its error page, in the log and in the audit
A_YEAR = "public, max-age=31536000, immutable"


class Pages:
    """Renders templates; serves the static files under a name that changes with their content."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._files = {name: (FOLDER / "static" / name).read_bytes() for name in STATIC}
        self._widget = (FOLDER / "static" / "widget.js").read_text(encoding="utf-8").replace('"WORDS"', self._widget_words())
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.globals |= {"asset": self.asset, "html_language": HTML_LANGUAGES.__getitem__, "switcher": SWITCHER, "languages": LANGUAGES}

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/static/{name:[A-Za-z0-9./-]+}", self._static)
        router.add_get("/widget.js", self._widget_script)

    def say(self, key: str, language: Language, **parameters: Any) -> str:
        return to_plain(self._wording.say(key, language, **parameters))

    def render(self, template: str, language: Language, **values: Any) -> str:
        return self._templates.get_template(template).render(language=language, say=self.say, **values)

    def macros(self, template: str, language: Language, **values: Any) -> Any:
        """The macros of a template, which see `values`."""
        return self._templates.get_template(template).make_module(dict(values, language=language, say=self.say))

    def message(self, message: Message, *, live: bool) -> Markup:
        """One message as it stands in the page; `live`: its buttons can be pressed."""
        module = self._templates.get_template("message.html").module
        html: Markup = module.message(message, live, self.say)  # type: ignore[attr-defined]
        return html

    def asset(self, name: str) -> str:
        return f"/static/{name}?v={hashlib.sha256(self._files[name]).hexdigest()[:12]}"

    async def _static(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound
        caching = A_YEAR if self.asset(name) == request.path_qs else "public, max-age=300"
        charset = None if STATIC[name] == "image/png" else "utf-8"
        return web.Response(body=self._files[name], content_type=STATIC[name], charset=charset, headers={"Cache-Control": caching})

    async def _widget_script(self, request: web.Request) -> web.Response:
        headers = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
        return web.Response(text=self._widget, content_type="text/javascript", charset="utf-8", headers=headers)

    def _widget_words(self) -> str:
        words = {language: {name: self.say(key, language) for name, key in WIDGET_WORDS.items()} for language in LANGUAGES}
        return json.dumps(words, ensure_ascii=False)


def language_of(request: web.Request, stored: Language | None) -> Language:
    """What the address asks for, else what the conversation is in, else what the embedding page hints at, else what the browser prefers."""
    for wish in (request.query.get("lang"), stored, request.query.get("hint")):
        if wish in LANGUAGES:
            return wish
    return _preferred(request.headers.get("Accept-Language", ""))


def _preferred(header: str) -> Language:
    weighted: list[tuple[float, str]] = []
    for part in header.lower().split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighted.append((-float(weight or 1), tag))
        except ValueError:
            continue
    for _, tag in sorted(weighted, key=lambda each: each[0]):
        if tag.startswith(("zh-hans", "zh-cn", "zh-sg")):
            return "zh-Hans"
        if tag.startswith(("zh", "yue")):
            return "zh-Hant"
        if tag.startswith("en"):
            return "en"
    return "zh-Hant"
