"""Figures in the console: the ledger, events by year, the hotline, where applications were approved. Tables with bars of the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from bot.clock import HONG_KONG
from bot.handlers.console import blocks
from bot.handlers.console.blocks import Actions, Bar, Block, Cell, Filter, Filters, Link, Number, Table
from bot.handlers.console.frame import Console
from bot.messages import Phrase
from bot.programme import Here, event_words, figures, hotline_figures, ledger, ledger_words, participation
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES

PATH = "/figures"
PARTS = (*ledger_words.TABLES, "year", "hotline", "participation")
MEASURES = ("events", "registered", "attended", "walk_ins", "people")
GROUPS = ("kind", "city", "month", "sector")
YEARS = 6
ALL: Phrase = {"say": "ledger-part-all"}


@dataclass(frozen=True)
class Figures:
    """The page /console/figures."""

    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        today = self.console.clock.now().astimezone(HONG_KONG).date()
        years = _years(today)
        wanted = blocks.wanted_of(request, {"part": PARTS, "year": years})
        part, year = wanted["part"] or PARTS[0], wanted["year"] or years[0]
        tabs = Actions([Link({"say": f"console-figures-{each}"}, f"{PATH}?part={each}", current=each == part) for each in PARTS])
        shown: list[Block] = [tabs]
        if part in ("year", "hotline"):
            chosen = [(each, {"say": "figures-april", "from": each, "to": str(int(each) + 1)}) for each in years]
            shown.append(Filters(PATH, [Filter("year", {"say": "console-figures-of-year"}, year, chosen)], {"part": part}))
        found: list[Block] = await self.console.read(request, me, _blocks, part=part, year=int(year))
        title: Phrase = {"say": "console-figures-title", "part": {"say": f"console-figures-{part}"}}
        return self.console.page(request, me, "shown.html", title, **blocks.values([*shown, *found]))


def _years(today: date) -> list[str]:
    """The reporting years (April to March) by the year in which they begin, the newest first."""
    this = today.year - (today.month < 4)
    return [str(year) for year in range(this, this - YEARS, -1)]


def _blocks(here: Here, *, part: str, year: int) -> list[Block]:
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    if part == "year":
        return _of_events(figures.figures(here.connection, first, last, here.now, here.knowledge.counting))
    if part == "hotline":
        return _of_hotline(here, first, last)
    if part == "participation":
        return _of_participation(participation.approved(here))
    return _of_ledger(ledger.shown(here, name=part))


# --- the ledger ---


def _of_ledger(table: ledger_words.Table | None) -> list[Block]:
    if table is None:
        return []
    heads: list[Phrase] = [{"say": "console-figures-what"}, *table["columns"]]
    rows: list[list[Cell]] = [[row["name"], *(Number("–" if cell is None else cell) for cell in row["cells"])] for row in table["rows"]]
    return [Table(table["title"], heads, rows, empty={"say": "ledger-nothing"}, notes=table["notes"]), *_bars(table)]


def _bars(table: ledger_words.Table) -> list[Block]:
    """The numbers of a table with a bar each. What is of different units has a scale of its own; sums are left out, they would dwarf their parts."""
    own_scale = table["title"] == {"say": "ledger-title-happenings"}
    rows: list[list[Cell]] = []
    numbers = {(n, c): _value(cell) for n, row in enumerate(table["rows"]) for c, cell in enumerate(row["cells"]) if row["name"] != ALL and _counts(table, c)}
    for (n, c), number in numbers.items():
        if number is None:
            continue
        row = table["rows"][n]
        longest = max((each or 0) for (line, _), each in numbers.items() if line == n or not own_scale) or 1
        percents = table["periods"] == 0
        bar = Bar(row["cells"][c], min(100, number) if percents else 100 * number // longest)
        rows.append([row["name"], table["columns"][c], bar])
    heads: list[Phrase] = [{"say": "console-figures-what"}, {"say": "console-figures-when"}, {"say": "console-figures-number"}]
    return [Table({"say": "console-figures-bars"}, heads, rows, title={"say": "console-figures-bars"})] if rows else []


def _counts(table: ledger_words.Table, column: int) -> bool:
    """Whether a column has a bar: periods; of the targets the share that is reached."""
    return bool(column < table["periods"] if table["periods"] else table["columns"][column] == {"say": "ledger-column-percent"})


def _value(cell: Phrase) -> int | None:
    """The number in a cell of the ledger; of a range of percents the lower end."""
    if isinstance(cell, dict):
        number = cell.get("number", cell.get("from"))
        return number if isinstance(number, int) else None
    return cell if isinstance(cell, int) else None


# --- events of a year ---


def _of_events(found: dict[str, Any]) -> list[Block]:
    period: Phrase = {"say": "console-figures-period", "start": {"day": found["start"]}, "end": {"day": found["end"]}}
    heads: list[Phrase] = [{"say": "console-figures-what"}, *({"say": f"console-figures-measure-{each}"} for each in MEASURES)]
    totals = [[{"say": f"figures-part-{part}"}, *_measures(found[part]["total"])] for part in ("events", "factory_visits")]
    exhibitions: Phrase = {"say": "figures-exhibitions", **{name: found["exhibitions"][name] for name in ("events", "tap", "scan")}}
    samples: list[Phrase] = [{"say": "figures-samples", "number": found["samples_left_out"]}] if found["samples_left_out"] else []
    notes: list[Phrase] = [{"texts": found["visits_inside_events"]["rule"]}, exhibitions, *samples, {"say": "figures-rules"}]
    tables: list[Block] = [Table(period, heads, totals, notes=notes)]
    return [*tables, *(_group(found, each, period) for each in GROUPS)]


def _measures(each: dict[str, int]) -> list[Cell]:
    return [Number(each[name]) for name in MEASURES]


def _group(found: dict[str, Any], group: str, period: Phrase) -> Block:
    """Both kinds of events by something, with a bar for those who came."""
    lines = [(part, value, each) for part in ("events", "factory_visits") for value, each in found[part][f"by_{group}"].items()]
    longest = max((each["attended"] for _, _, each in lines), default=0) or 1
    rows: list[list[Cell]] = []
    for part, value, each in lines:
        cells: list[Cell] = [Number(each[name]) if name != "attended" else Bar(each[name], 100 * each[name] // longest) for name in MEASURES]
        rows.append([_named(group, value), {"say": f"figures-part-{part}"}, *cells])
    heads: list[Phrase] = [{"say": f"figures-by-{group}"}, {"say": "console-figures-what"}, *({"say": f"console-figures-measure-{each}"} for each in MEASURES)]
    return Table({"say": "console-figures-group", "group": {"say": f"figures-by-{group}"}, "period": period}, heads, rows, title={"say": f"figures-by-{group}"})


def _named(group: str, value: str) -> Phrase:
    return {"say": f"figures-sector-{value}"} if group == "sector" and value in ("all", "several") else event_words.facet_value(group, value)


# --- the hotline, participation ---


def _of_hotline(here: Here, first: date, last: date) -> list[Block]:
    period: Phrase = {"say": "console-figures-period", "start": {"day": first.isoformat()}, "end": {"day": last.isoformat()}}
    counts = hotline_figures.hotline_counts(here.connection, first, last)
    longest = max(counts.values()) or 1
    came = [[{"say": f"console-figures-hotline-{name}"}, Bar(counts[name], 100 * counts[name] // longest)] for name in ("questions", "calls")]
    ended = [[{"say": f"console-figures-hotline-{n}"}, Bar(counts[n], 100 * counts[n] // longest)] for n in ("answered", "offered", "missed", "handed_over")]
    opened = hotline_figures.enquiry_counts(here.connection, first, last)
    enquiries: list[list[Cell]] = [[{"say": f"console-figures-enquiries-{n}"}, Number(opened[n])] for n in ("opened", "answered", "promised", "broken")]
    heads: list[Phrase] = [{"say": "console-figures-what"}, {"say": "console-figures-number"}]
    return [
        Table({"say": "console-figures-came", "period": period}, heads, came, notes=[{"say": "console-figures-one-count"}]),
        Table({"say": "console-figures-ended", "period": period}, heads, ended),
        Table({"say": "console-figures-enquiries", "period": period}, heads, enquiries, notes=[{"say": "console-figures-no-samples"}]),
    ]


def _of_participation(found: dict[str, Any]) -> list[Block]:
    caption: Phrase = {"say": "console-figures-approved-at", "day": {"day": found["as_at"]}}
    notes: list[Phrase] = [{"say": "console-figures-no-share"}, {"say": "ledger-basis-approvals"}]
    heads: list[Phrase] = [{"say": "console-cases-sector"}, *(_city(each) for each in found["cities"]), ALL]
    rows: list[list[Cell]] = [
        [_sector(sector), *(Number(found["cells"][sector].get(city, 0)) for city in found["cities"]), Number(found["by_sector"][sector])]
        for sector in found["sectors"]
    ]
    rows += [[ALL, *(Number(found["by_city"][city]) for city in found["cities"]), Number(found["total"])]] if rows else []
    bars = [*_one_way(found["by_sector"], found["sectors"], _sector), *_one_way(found["by_city"], found["cities"], _city)]
    shown: list[Block] = [Table(caption, heads, rows, empty={"say": "console-figures-none-approved"}, notes=notes)]
    head: list[Phrase] = [{"say": "console-figures-what"}, {"say": "console-figures-number"}]
    return [*shown, Table({"say": "console-figures-bars"}, head, bars, title={"say": "console-figures-bars"})] if bars else shown


def _one_way(counts: dict[str, int], ids: Sequence[str], named: Any) -> list[list[Cell]]:
    longest = max(counts.values(), default=0) or 1
    return [[named(each), Bar(counts[each], 100 * counts[each] // longest)] for each in ids]


def _sector(sector: str) -> Phrase:
    return {"sector": sector} if sector else {"say": "agenda-not-known"}


def _city(city: str) -> Phrase:
    return {"city": city} if city else {"say": "agenda-not-known"}


def add_to(console: Console) -> None:
    """Add the page."""
    console.add("GET", PATH, Figures(console).show, may=ROLES)
