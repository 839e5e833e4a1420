"""The service providers registered now, in the order of the day, and whether a firm was registered on a given day."""

from datetime import date
from typing import Any

from aiohttp import web
from markupsafe import Markup

from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading, asked, chosen, stretch
from bot.messages import Language, Phrase
from bot.programme import provider_words, providers

EARLIEST = date(2008, 4, 18)  # the programme began (paper, paragraph 2)
HOTLINE: Phrase = {"contact": "hotline"}


class Providers:
    """The route /providers."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frame = reading.frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/providers", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        wanted = chosen({"need": asked(request, "need", providers.SKILLS), "base": asked(request, "base", providers.BASES)})
        check = {name: asked(request, name) for name in ("firm", "day", "id")}
        found = await self._reading.read(language, providers.search, need=wanted.get("need"), base=wanted.get("base"))
        answer, wrong = await self._checked(language, check)
        frame = self._frame
        part = stretch(request, found, wanted, language)
        return frame.page(
            request,
            "public/providers.html",
            language,
            title=frame.plain({"say": "public-providers"}, language),
            description=frame.plain({"say": "public-providers-description"}, language),
            query=wanted | (chosen(check) if check["firm"] else {}),
            start="providers",
            part=part,
            firms=[self._shown(each, language) for each in part.shown],
            wanted=wanted,
            needs=[(each, frame.plain(provider_words.skill(each), language)) for each in providers.SKILLS],
            bases=[(each, frame.plain({"say": f"provider-base-{each}"}, language)) for each in providers.BASES],
            check=check | {"day": check["day"] or self._reading.today.isoformat()},
            days=(EARLIEST.isoformat(), self._reading.today.isoformat()),
            answer=answer,
            wrong=frame.plain(wrong, language) if wrong else "",
            none=frame.html({"say": "provider-none-found", "hotline": HOTLINE}, language),
        )

    async def _checked(self, language: Language, check: dict[str, str]) -> tuple[dict[str, Any] | None, Phrase]:
        """What is to be answered under the form, or what is wrong with what was typed."""
        if not check["firm"]:
            return None, None
        day = _day(check["day"] or self._reading.today.isoformat())
        if day is None or day < EARLIEST:
            return None, {"say": "public-providers-day-wrong"}
        if day > self._reading.today:
            return None, {"say": "not-understood-day-to-come"}
        picked = int(check["id"]) if check["id"].isdecimal() and len(check["id"]) < 10 else None
        told = await self._reading.read(language, providers.registered_on, words=check["firm"], day=day.isoformat(), provider_id=picked)
        if told["outcome"] != "several":
            return {"html": self._frame.html(provider_words.answered(told, check["firm"], day.isoformat()), language), "firms": []}, None
        more: Phrase = {"say": "provider-which-more"} if told["more"] else None
        said: Phrase = {"say": "provider-same-name" if told["exact"] else "provider-which", "words": check["firm"], "more": more}
        firms = [(each["id"], self._frame.plain(provider_words.line(each), language)) for each in told["firms"]]
        return {"html": self._frame.html(said, language), "firms": firms}, None

    def _shown(self, firm: dict[str, Any], language: Language) -> dict[str, Markup | str]:
        contact: Phrase = {"say": "provider-card-contact", "contact": firm["public_contact"]}
        facts = [*provider_words.facts(firm), *([contact] if firm["public_contact"] else [])]
        return {"name": firm["name"], "facts": self._frame.html({"lines": facts}, language)}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
