"""One search over everything that is public: answers of the hotline, success cases, events, downloads, providers."""

from typing import Any

from aiohttp import web

from bot import hotline
from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading, asked
from bot.messages import Language
from bot.programme import event_words, provider_words, site_search


class Search:
    """The route /search. What was looked for is kept nowhere."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frame = reading.frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/search", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        words = asked(request, "q")
        answers = self._answers(words, language) if words else {"found": [], "near": []}
        groups = await self._groups(words, language) if words else []
        return self._frame.page(
            request,
            "public/search.html",
            language,
            title=self._frame.plain({"say": "public-search"}, language),
            query={"q": words} if words else {},
            words=words,
            answers=answers["found"],
            near=[] if groups or answers["found"] else answers["near"],
            sure=answers.get("sure", False),
            groups=groups,
        )

    def _answers(self, words: str, language: Language) -> dict[str, Any]:
        """The topics that fit, and where none does, the nearest."""
        known = self._reading.knowledge
        found = hotline.find(known, words)
        cards = [self._frame.card(topic, language) for topic in found.offers]
        if found.outcome == "answered":
            return {"found": cards[:1], "near": [], "sure": True}
        return {"found": cards, "near": []} if found.outcome == "offered" else {"found": [], "near": cards}

    async def _groups(self, words: str, language: Language) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Of each kind that has something: its name in WAYS, and (address, title, a line about it)."""
        found = await self._reading.read(language, site_search.find, words=words)
        plain = self._frame.plain
        cases = [self._reading.knowledge.cases[id_] for id_ in found["cases"]]
        groups = {
            "cases": [
                (f"/cases/{each.id}", plain({"case_title": each.id}, language), plain({"sector": each.sector} if each.sector else None, language))
                for each in cases
            ],
            "events": [(f"/e/{each['id']}", plain(event_words.title(each), language), plain(event_words.when(each), language)) for each in found["events"]],
            "downloads": [
                (f"/downloads/{each['slug']}", each["titles"][language], plain({"day": each["versions"][0]["day"]}, language)) for each in found["downloads"]
            ],
            "providers": [(f"/providers?base={each['base']}", each["name"], plain(provider_words.base(each), language)) for each in found["providers"]],
        }
        return [(name, rows) for name, rows in groups.items() if rows]
