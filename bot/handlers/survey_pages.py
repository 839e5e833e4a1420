"""The public page of surveys: what those who took part said, what was done about it, and how to read the numbers. Small cells are hidden."""

from typing import Any

from aiohttp import web
from markupsafe import Markup

from bot import charts
from bot.handlers import survey_tables
from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading
from bot.messages import Language, Phrase
from bot.programme import survey_said


class SurveyPages:
    """The route /survey. It reads and never writes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frame = reading.frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/survey", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        found = await self._reading.read(language, survey_said.published)
        title, intro = (self._frame.plain({"say": f"survey-page-{name}"}, language) for name in ("title", "intro"))
        shown = [self._shown(each, language) for each in found]
        return self._frame.page(request, "public/survey.html", language, title=title, description=intro, intro=intro, surveys=shown)

    def _shown(self, each: dict[str, Any], language: Language) -> dict[str, Any]:
        results = each["results"]
        drawn = [self._drawn(question, language) for question in results["questions"]]
        note: list[Phrase] = [{"say": "survey-page-hidden-note", "hidden": survey_tables.HIDDEN}]
        return {
            "id": each["id"],
            "title": self._frame.plain({"typed": each["titles"]}, language),
            "when": self._frame.plain({"say": "survey-page-when", "from": {"day": each["opens_on"]}, "until": {"day": each["closes_on"]}}, language),
            "rate": self._frame.plain({"say": "survey-page-rate"} | {name: results[name] for name in ("asked", "answered", "rate", "people")}, language),
            "small": results["small"],
            "pairs": [{name: self._frame.html({"typed": pair[name]}, language) for name in ("said", "did")} for pair in each["pairs"]],
            "questions": [self._table(table, language) | {"chart": chart} for table, chart in zip(survey_tables.questions(results), drawn, strict=True)],
            "response": [self._table(table, language) for table in survey_tables.response(results)],
            "notes": self._frame.html({"lines": [*survey_tables.bias(results), *note]}, language),
        }

    def _drawn(self, question: dict[str, Any], language: Language) -> Markup:
        chart = survey_tables.chart(question, lambda phrase: self._frame.plain(phrase, language))
        return Markup(charts.svg(chart, language)) if chart else Markup()  # noqa: S704 - charts escape

    def _table(self, table: survey_tables.Shown, language: Language) -> dict[str, Any]:
        return {
            "title": self._frame.plain(table.title, language),
            "heads": [self._frame.plain(head, language) for head in table.heads],
            "rows": [[self._frame.plain(cell, language) for cell in row] for row in table.rows],
            "note": self._frame.plain(table.note, language) if table.note else "",
        }
