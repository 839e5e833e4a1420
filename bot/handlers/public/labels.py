"""The recognition logo: whom it is for, how it is judged, its dates, whether a holder has one for a year, and the holders of a calendar year."""

from typing import Any

from aiohttp import web

from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading, asked, chosen, stretch
from bot.messages import Language, Phrase
from bot.programme import Here, awards, label_register, label_words, recognition

SIZE = 50  # holders on a page


def known(here: Here, *, wanted: str, words: str, year: str) -> dict[str, Any]:
    """All that the page tells, read at once: "about", "rounds", "years" of which there are holders, "year" shown, "holders", "counts", "checked" (or None)."""
    years = [each for each in awards.years(here) if label_register.of_year(here, year=each)] or awards.years(here)[:1]
    shown = int(wanted) if wanted in {str(each) for each in years} else years[0]
    return {
        "about": recognition.about(here),
        "rounds": recognition.rounds(here),
        "years": years,
        "year": shown,
        "holders": label_register.of_year(here, year=shown),
        "paper": label_register.counts(here, year=shown)["history"],
        "checked": label_register.check(here, words=words, year=int(year)) if words else None,
    }


class Labels:
    """The route /logo."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frame = reading.frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/logo", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        this = self._reading.today.year
        every = [str(each) for each in range(this, awards.FIRST_YEAR - 1, -1)]
        words, year = asked(request, "words"), asked(request, "year", every) or every[0]
        wanted = asked(request, "of", every)
        found = await self._reading.read(language, known, wanted=wanted, words=words, year=year)
        query = chosen({"of": wanted, "words": words} | ({"year": year} if words else {}))
        part = stretch(request, found["holders"], {"of": str(found["year"])}, language, SIZE)
        lines = label_words.checked(found["checked"], words, int(year)) if found["checked"] else []
        return self._frame.page(
            request,
            "public/logo.html",
            language,
            title=self._frame.plain({"say": "public-logo"}, language),
            description=self._frame.plain({"say": "logo-intro"}, language),
            query=query,
            start="logo",
            parts_of=[self._frame.html({"lines": each}, language) for each in self._told(found)],
            every=every,
            words=words,
            wanted_year=year,
            answer=self._frame.html({"lines": lines}, language) if lines else "",
            years=found["years"],
            of=found["year"],
            part=part,
            holders=[self._holder(each, language) for each in part.shown],
            paper=self._paper(found, language),
        )

    def _told(self, found: dict[str, Any]) -> list[list[Phrase]]:
        return [label_words.categories(found["about"]), label_words.judged(found["about"]), self._dates(found["rounds"])]

    def _dates(self, rounds: dict[str, Any]) -> list[Phrase]:
        """The dates that officers have entered; where there are none, that they are not known, and whom to ask."""
        names = [name for name in ("open", "next") if rounds[name]] or (["last"] if rounds["last"] else [])
        lines: list[Phrase] = [{"say": "public-logo-dates"}]
        for name in names:
            each = rounds[name]
            lines.append({"say": f"logo-round-{name}", "year": str(each["year"]), "opens": {"day": each["opens_on"]}, "closes": {"day": each["closes_on"]}})
        return lines if rounds["open"] else [*lines, {"say": "public-logo-ask" if names else "public-logo-no-dates", "hotline": {"contact": "hotline"}}]

    def _holder(self, each: dict[str, Any], language: Language) -> dict[str, Any]:
        notes: list[Phrase] = [{"say": "public-logo-withdrawn", "day": {"day": each["withdrawn_on"]}}] if each["withdrawn_on"] else []
        notes += [{"say": "logo-check-sample"}] if each["sample"] else []
        shown = {name: each[name] for name in ("number", "name")} | {"category": each["category_name"][language]}
        return shown | {"notes": [self._frame.plain(note, language) for note in notes]}

    def _paper(self, found: dict[str, Any], language: Language) -> Any:
        """What the paper counts for the year; it names nobody."""
        if found["paper"] is None:
            return ""
        told: dict[str, Any] = {"year": str(found["year"]), "total": found["paper"]["total"], "sources": {"sources": found["paper"]["sources"]}}
        return self._frame.html({"say": "public-logo-paper", **told}, language)
