"""The success-case zone: cases and technologies with their filters, and one case as a structured record that names what its source does not tell."""

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from bot import case_cards
from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading, asked, chosen, stretch
from bot.knowledge import Case
from bot.messages import Language, Phrase
from bot.programme import event_words, events, success, success_words

ID = "{case:[A-Za-z0-9_-]{1,58}}"  # with case_ before it a start payload
MONTHS = ("12", "24", "36", "60")
TECHNOLOGIES = ("energy", "air", "effluent", "other")
MOST_VISITS = 3
FACETS = ("sector", "technology", "pollutant", "city", "size", "payback")


class Cases:
    """The routes /cases and /cases/<id>."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frame = reading.frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/cases", self._list)
        router.add_get(f"/cases/{ID}", self._one)

    # --- the list ---

    async def _list(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        options = self._options()
        wanted = chosen({"words": asked(request, "words")} | {facet: asked(request, facet, options[facet]) for facet in FACETS})
        values: dict[str, Any] = {**wanted, "payback": int(wanted["payback"])} if "payback" in wanted else {**wanted}
        found = success.listed(self._reading.knowledge, **values)
        part = stretch(request, found, wanted, language)
        plain = self._frame.plain
        return self._frame.page(
            request,
            "public/cases.html",
            language,
            title=plain({"say": "public-cases"}, language),
            description=plain({"say": "public-cases-description"}, language),
            query=wanted,
            start="cases",
            wanted=wanted,
            part=part,
            cases=[self._line(case, language) for case in part.shown],
            selects=[
                (
                    facet,
                    plain({"say": f"public-case-{facet}"}, language),
                    [(each, self._frame.title(self._name(facet, each), language)) for each in options[facet]],
                )
                for facet in FACETS
                if options[facet]
            ],
        )

    def _options(self) -> dict[str, list[str]]:
        """For each filter the values that some case has."""
        cases = list(self._reading.knowledge.cases.values())
        places = [place for place in self._reading.knowledge.places if any(place.name["zh-Hant"] in (case.city or {}).get("zh-Hant", "") for case in cases)]
        paid = [case.payback_months for case in cases if case.payback_months]
        return {
            "sector": _those(self._reading.knowledge.sector_names, [case.sector for case in cases]),
            "technology": _those(TECHNOLOGIES, [case.technology for case in cases]),
            "pollutant": _those(success_words.POLLUTANTS, [each for case in cases for each in case.pollutants]),
            "city": [place.id for place in places],
            "size": _those(success_words.SIZES, [case.size for case in cases]),
            "payback": [months for months in MONTHS if any(each <= int(months) for each in paid)],
        }

    def _name(self, facet: str, value: str) -> Phrase:
        match facet:
            case "sector":
                return {"sector": value}
            case "technology":
                return technology(value)
            case "pollutant":
                return success_words.pollutant(value)
            case "city":
                return {"city": value}
            case "size":
                return success_words.size(value)
            case _:
                return {"say": "public-case-payback-within", "years": int(value) // 12}

    def _line(self, case: Case, language: Language) -> dict[str, Any]:
        where: list[Phrase] = [{"sector": case.sector}] if case.sector else []
        where += [case_cards.texts(case, case.city)] if case.city else []
        where += [case.year] if case.year else []
        sums: list[Phrase] = [
            *([{"say": "public-case-cost-line", "sum": case_cards.money(case.cost)}] if case.cost else []),
            *([{"say": "public-case-saving-line", "sum": case_cards.money(case.saving)}] if case.saving else []),
            *([{"say": "public-case-payback-line", "time": case_cards.payback(case)}] if case.payback_months else []),
        ]
        figures: list[Phrase] = [*sums, *(case_cards.texts(case, each) for each in case.further[: max(0, 2 - len(sums))])]
        return {
            "id": case.id,
            "kind": self._frame.title(technology(case.technology), language),
            "title": self._frame.plain(case_cards.title(case), language),
            "where": self._frame.plain({"list": where}, language) if where else "",
            "figures": [self._frame.plain(each, language) for each in figures],
            "sample": case.sample,
        }

    # --- one case ---

    async def _one(self, request: web.Request) -> web.Response:
        """A case; what is hidden, removed or was never there is all the same 404."""
        language = language_of(request, None)
        case = self._reading.knowledge.cases.get(request.match_info["case"])
        if case is None:
            return self._frame.not_here(request, language, "public-case-not-here", "cases", "cases")
        visits = await self._reading.read(language, events.listed, kind="visit")
        fitting = [each for each in visits if case.sector is None or not each["sectors"] or case.sector in each["sectors"]][:MOST_VISITS]
        plain, html = self._frame.plain, self._frame.html
        sources: Phrase = {"sources": [each.model_dump(mode="json") for each in case_cards.sources_of(case)]}
        return self._frame.page(
            request,
            "public/case.html",
            language,
            title=plain(case_cards.title(case), language),
            description=plain(case_cards.texts(case, case.measure), language),
            start=f"case_{case.id}",
            index=not case.sample,
            kind=self._frame.title({"say": f"public-case-kind-{case.kind}"}, language),
            sample=case.sample,
            rows=[(plain({"say": f"public-case-{name}"}, language), html(value, language) if value else "", name) for name, value in rows(case)],
            silent=plain({"list": [{"say": f"public-case-{name}"} for name in silent(case)]}, language),
            withheld=[plain({"say": f"public-case-{name}"}, language) for name in case_cards.MONEY] if case.withheld else [],
            figures=[html(case_cards.texts(case, each), language) for each in case.further],
            note=html(case_cards.texts(case, case.note), language) if case.note else "",
            relation=html(case_cards.relation(case, sources), language),
            visits=[(each["id"], plain(event_words.title(each), language), plain(event_words.when(each), language)) for each in fitting],
            sector=(case.sector, plain({"sector": case.sector}, language)) if case.sector else None,
        )


def technology(name: str) -> Phrase:
    return {"say": "public-case-technology-other"} if name == "other" else {"say": f"technology-{name}"}


def record(case: Case) -> dict[str, Phrase]:
    """What a case should tell, part by part; None is what its source does not."""
    return {
        "sector": {"sector": case.sector} if case.sector else None,
        "process": case_cards.texts(case, case.process) if case.process else None,
        "problem": case_cards.texts(case, case.problem) if case.problem else None,
        "measure": case_cards.texts(case, case.measure),
        "technology": technology(case.technology),
        "pollutant": {"list": [success_words.pollutant(each) for each in case.pollutants]} if case.pollutants else None,
        "cost": case_cards.money(case.cost) if case.cost else None,
        "saving": case_cards.money(case.saving) if case.saving else None,
        "payback": case_cards.payback(case),
        "year": case.year or None,
        "size": success_words.size(case.size) if case.size else None,
        "city": case_cards.texts(case, case.city) if case.city else None,
    }


def rows(case: Case) -> list[tuple[str, Phrase]]:
    """What is shown line by line: all that is told, and of a factory its figures even where they are missing, unless it keeps them to itself."""
    figures = case_cards.MONEY if case.kind == "case" and not case.withheld else ()
    return [(name, value) for name, value in record(case).items() if value is not None or name in figures]


def silent(case: Case) -> list[str]:
    """The other parts that the source does not tell. A technology, which is no factory, has none."""
    return [name for name, value in record(case).items() if value is None and name not in case_cards.MONEY] if case.kind == "case" else []


def _those(order: Sequence[str] | dict[str, Any], used: Sequence[str | None]) -> list[str]:
    return [each for each in order if each in set(used)]
