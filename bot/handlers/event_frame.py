"""What the public pages of events share: the frame around them, the switch of languages, phrases as HTML, QR codes."""

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


class Frame:
    """Renders templates that extend event_frame.html."""

    def __init__(self, desk: Desk, settings: Settings, pages: Pages) -> None:
        self._desk = desk
        self._wording = desk.wording
        self._settings = settings
        self._pages = pages

    def respond(self, template: str, language: Language, query: dict[str, str] | None = None, **values: Any) -> web.Response:
        """The page as a response. `query` is what its address asks for besides the language, so that the switch of languages keeps it."""
        switch = {each: "?" + urlencode({**(query or {}), "lang": each}) for each in LANGUAGES}
        page = self._pages.render(template, language, switch=switch, sample_data=self._settings.sample_data, **values)
        return web.Response(text=page, content_type="text/html")

    def html(self, phrase: Phrase, language: Language) -> Markup:
        return Markup(to_html(self._wording.phrase(phrase, language)))  # noqa: S704 - to_html escapes

    def plain(self, phrase: Phrase, language: Language) -> str:
        return to_plain(self._wording.phrase(phrase, language))

    def title(self, phrase: Phrase, language: Language) -> str:
        """A word that stands alone and therefore begins with a capital, where the script has capitals."""
        text = self.plain(phrase, language)
        return text[:1].upper() + text[1:]

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
