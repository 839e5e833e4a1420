"""What pages for everybody share: the frame around them with its ways to the other pages and the chat, the switch of languages, how they may be kept,
phrases as HTML, QR codes."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from bot.desk import Desk
from bot.handlers.pages import Pages
from bot.markup import to_html, to_plain
from bot.messages import LANGUAGES, Language, Phrase
from bot.qr import svg
from bot.settings import Settings

# The ways in the head: the words public-nav-<name>, and the page that each opens.
WAYS = {
    "programme": "/programme",
    "events": "/events",
    "cases": "/cases",
    "providers": "/providers",
    "logo": "/logo",
    "downloads": "/downloads",
    "search": "/search",
}
# Shown only after asking whether it is still so: what was hidden must be gone at once.
ASKED_AGAIN = {"Cache-Control": "public, no-cache", "Vary": "Accept-Language"}
MOST_DESCRIPTION = 150


class Frame:
    """Renders templates that extend public/frame.html."""

    def __init__(self, desk: Desk, settings: Settings, pages: Pages) -> None:
        self._desk = desk
        self._wording = desk.wording
        self._settings = settings
        self._pages = pages

    def respond(self, template: str, language: Language, query: dict[str, str] | None = None, **values: Any) -> web.Response:
        """A page for whoever has its address, and for nobody's memory. `query` is what its address asks for besides the language."""
        return web.Response(text=self._render(template, language, query or {}, public=None, **values), content_type="text/html")

    def page(
        self,
        request: web.Request,
        template: str,
        language: Language,
        *,
        title: str,
        description: str = "",
        query: dict[str, str] | None = None,
        start: str = "",
        index: bool = True,
        status: int = 200,
        **values: Any,
    ) -> web.Response:
        """A page for everybody. `description` says in plain words what is on it, for whoever is sent its address; `start` is what the chat opens with;
        `index`: whether search engines may list it. A browser that has this very page already gets 304."""
        query = query or {}
        index = index and status == 200 and not query and not self._settings.sample_data
        text = " ".join(description.split()) or self.plain({"say": "public-description"}, language)
        about = {
            "title": title,
            "description": text if len(text) <= MOST_DESCRIPTION else text[: MOST_DESCRIPTION - 1] + "…",
            "path": request.path,
            "ways": [(name, path, request.path == path or request.path.startswith(f"{path}/")) for name, path in WAYS.items()],
            "chat": f"/?{urlencode(({'start': start} if start else {}) | {'lang': language})}",
            "telegram": self.bot_address(start),
            "robots": "index, follow" if index else "noindex",
            "canonical": self.address(f"{request.path}?{urlencode(query | {'lang': language})}") if status == 200 else "",
            "alternates": {each: self.address(f"{request.path}?{urlencode(query | {'lang': each})}") for each in LANGUAGES},
            "picture": self.address(self._pages.asset(f"share-{language}.png")),
            "hotline": self.plain({"contact": "hotline"}, language),
        }
        body = self._render(template, language, query, public=about, **values).encode()
        headers = ASKED_AGAIN | {"ETag": f'"{hashlib.sha256(body).hexdigest()[:20]}"', "Content-Language": "zh-Hant-HK" if language == "zh-Hant" else language}
        if status == 200 and headers["ETag"] in (each.strip() for each in request.headers.get("If-None-Match", "").split(",")):
            return web.Response(status=304, headers=headers)
        return web.Response(body=body, content_type="text/html", charset="utf-8", status=status, headers=headers)

    def not_here(self, request: web.Request, language: Language, key: str, back: str, start: str = "") -> web.Response:
        """The page in the place of one that is not there, or not any more: `key` says so, `back` is the list in which to look (of WAYS)."""
        title = self.plain({"say": "public-not-here"}, language)
        values: dict[str, Any] = {"said": self.html({"say": key}, language), "back": back, "path": WAYS[back]}
        return self.page(request, "public/not_here.html", language, title=title, start=start, status=404, **values)

    def _render(self, template: str, language: Language, query: dict[str, str], **values: Any) -> str:
        switch = {each: "?" + urlencode({**query, "lang": each}) for each in LANGUAGES}
        return self._pages.render(template, language, switch=switch, sample_data=self._settings.sample_data, **values)

    # --- phrases ---

    def html(self, phrase: Phrase, language: Language) -> Markup:
        return Markup(to_html(self._wording.phrase(phrase, language)))  # noqa: S704 - to_html escapes

    def plain(self, phrase: Phrase, language: Language) -> str:
        return to_plain(self._wording.phrase(phrase, language))

    def title(self, phrase: Phrase, language: Language) -> str:
        """A word that stands alone and therefore begins with a capital, where the script has capitals."""
        text = self.plain(phrase, language)
        return text[:1].upper() + text[1:]

    def card(self, topic: str, language: Language) -> tuple[str, Markup]:
        """An answer of the hotline: its title, and what stands under it."""
        title, _, rest = self._wording.phrase({"card": topic}, language).partition("\n")
        return to_plain(title), Markup(to_html(rest))  # noqa: S704 - to_html escapes

    # --- addresses ---

    def address(self, path: str) -> str:
        """The whole address of one of our pages."""
        return self._settings.own_url + path

    def bot_address(self, start: str = "") -> str:
        """Where Telegram opens our bot, with a start payload; "" while the bot is not known."""
        link = self._desk.bot_link
        return f"{link}?start={start}" if link and start else link


def picture(text: str) -> Markup:
    """A QR code as an element of the page."""
    return Markup(svg(text))  # noqa: S704 - of numbers only
