"""Figures in the console: those of the annual report and no others, by the same functions. Every number leads to what is behind it."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from markupsafe import Markup

from bot import charts
from bot.clock import HONG_KONG
from bot.handlers.console import blocks, report_words
from bot.handlers.console.blocks import Actions, Block, Cell, Filter, Filters, Link, Table
from bot.handlers.console.frame import Console
from bot.messages import Language, Phrase
from bot.programme import Here, ledger_counts
from bot.programme.report import figures
from bot.programme.report.basis import ALL, Figure
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES

PATH = "/figures"
PARTS = tuple(report_words.GROUPS)


@dataclass(frozen=True)
class Figures:
    """The page /console/figures."""

    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        years = report_words.years(self.console.clock.now().astimezone(HONG_KONG).date())
        wanted = blocks.wanted_of(request, {"part": PARTS, "year": years})
        part, year = wanted["part"] or PARTS[0], wanted["year"] or years[0]
        tabs = Actions([Link({"say": f"console-figures-{each}"}, f"{PATH}?part={each}&year={year}", current=each == part) for each in PARTS])
        chosen: list[tuple[str, Phrase]] = [(each, ledger_counts.period_phrase(each)) for each in years]
        narrow = Filters(PATH, [Filter("year", {"say": "console-figures-of-year"}, year, chosen)], {"part": part})
        found = await self.console.read(request, me, _of_year, year=year)
        groups = [self._measure(me.language, year, measure, these) for measure, these in report_words.grouped(found, part)]
        title: Phrase = {"say": "console-figures-title", "part": {"say": f"console-figures-{part}"}}
        return self.console.page(request, me, "figures.html", title, groups=groups, **blocks.values([tabs, narrow]))

    def _measure(self, language: Language, year: str, measure: str, these: list[Figure]) -> dict[str, Any]:
        """The table of a measure, parts by periods, and a chart of the same numbers where there are several."""
        table = _table(year, measure, these)
        parts = [each for each in these if each.part != ALL and each.basis.kind != "since"] or [each for each in these if each.part != ALL]
        chart = _chart(self.console, language, measure, parts) if len(parts) > 1 and parts[0].basis.unit != "cents" else ""
        return {"table": table, "chart": chart}


def _of_year(here: Here, *, year: str) -> dict[str, Figure]:
    return figures.of_year(here.connection, here.knowledge, year, here.now)


def _table(year: str, measure: str, these: list[Figure]) -> Block:
    """Parts by periods; a number that is not known has no cell of its own."""
    periods = list(dict.fromkeys((each.basis.kind, each.basis.period) for each in these))
    parts = sorted(dict.fromkeys(each.part for each in these), key=lambda part: part == ALL)
    at = {(each.part, (each.basis.kind, each.basis.period)): each for each in these}
    named = {each.part: report_words.part(each) for each in these}
    of = {(each.basis.kind, each.basis.period): report_words.short_period(each) for each in these}
    rows: list[list[Cell]] = [[named[part], *(_cell(year, at.get((part, period))) for period in periods)] for part in parts]
    name = report_words.measure(measure)
    notes: list[Phrase] = [{"say": f"report-basis-{measure}"}, {"say": "console-figures-as-at", "day": {"day": max(each.as_at for each in these)}}]
    return Table(name, [{"say": "console-figures-what"}, *(of[period] for period in periods)], rows, title=name, notes=notes)


def _cell(year: str, figure: Figure | None) -> Cell:
    return Link(report_words.number(figure), report_words.path(year, figure.key)) if figure is not None else "–"


def _chart(console: Console, language: Language, measure: str, these: list[Figure]) -> Markup:
    parts = list(dict.fromkeys(each.part for each in these))
    periods = list(dict.fromkeys((each.basis.kind, each.basis.period) for each in these))
    at = {(each.part, (each.basis.kind, each.basis.period)): each for each in these}

    def plain(phrase: Phrase) -> str:
        return console.plain(phrase, language)

    named = {each.part: plain(report_words.part(each)) for each in these}
    of = {(each.basis.kind, each.basis.period): plain(report_words.short_period(each)) for each in these}
    numbers = {period: tuple(at[part, period].number if (part, period) in at else None for part in parts) for period in periods}
    title, unit = plain(report_words.measure(measure)), plain({"say": f"report-unit-{these[0].basis.unit}"})
    made = charts.Chart(title, unit, tuple(named[part] for part in parts), {of[period]: numbers[period] for period in periods}, "lying")
    return Markup(charts.svg(made, language))  # noqa: S704 - charts.svg escapes


def add_to(console: Console) -> None:
    """Add the page."""
    console.add("GET", PATH, Figures(console).show, may=ROLES)
