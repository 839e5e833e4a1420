"""The recognition logo in the console: dates of the years, applications, the logos that were awarded, and how many."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console import blocks
from bot.handlers.console.blocks import Actions, Block, Cell, Facts, Filter, Filters, Link, Number, Press, Table, work
from bot.handlers.console.frame import Console
from bot.messages import Phrase
from bot.programme import Here, application_changes, audit, awards, awards_list, console_lists, label_register, label_words
from bot.programme.sessions import Officer

PATH = "/recognition"
STATES = ("received", "under_review", "awarded", "refused", "withdrawn")
Label = dict[str, Any]


@dataclass(frozen=True)
class Recognition:
    """The pages under /console/recognition."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        years = await self.console.read(request, me, awards.years)
        categories = self.console.desk.knowledge.recognition.categories
        named = {str(each.id): {"texts": dict(each.name)} for each in categories}
        wanted = blocks.wanted_of(request, {"year": [str(each) for each in years], "state": STATES, "category": list(named)})
        found = await self.console.read(request, me, console_lists.labels_of, wanted=wanted, page=blocks.page_of(request))
        rounds = await self.console.read(request, me, awards.all_rounds)
        assert found is not None
        filters = Filters(
            PATH,
            [
                Filter("year", {"say": "console-labels-year"}, wanted["year"], [(str(each), str(each)) for each in years]),
                Filter("state", {"say": "console-labels-state"}, wanted["state"], [(e, label_words.word(e)) for e in STATES]),
                Filter("category", {"say": "console-labels-category"}, wanted["category"], list(named.items())),
            ],
        )
        heads: list[Phrase] = [{"say": f"console-labels-{name}"} for name in ("reference", "name", "year", "category", "state", "number")]
        table = Table({"say": "console-labels-applications"}, heads, [_row(each) for each in found["rows"]], title={"say": "console-labels-applications"})
        shown: list[Block] = [_actions_of_years(), _rounds(rounds), filters, table, blocks.pager(PATH, wanted, found)]
        shown += [
            Actions([Link({"say": "console-labels-of-year", "year": str(e)}, f"{PATH}/years/{e}") for e in years], title={"say": "console-labels-awarded"})
        ]
        return self.console.page(request, me, "shown.html", {"say": "console-section-recognition"}, **blocks.values(shown))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        """An application with a contact: that it was read is written down."""
        view = await self.console.write(request, me, _read, application_id=request.match_info["id"])
        if view is None:
            raise web.HTTPNotFound
        path, go = f"{PATH}/{view['id']}", f"go:labels:{view['id']}"
        actions = Actions([work({"say": f"labels-do-{each}"}, go, path, then=each) for each in view["may"]])
        title: Phrase = {"say": "console-case-title", "reference": view["reference"], "company": view["name"]}
        shown = [actions, _facts(view), _criteria(view)]
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=(PATH, {"say": "console-section-recognition"})))

    async def year(self, request: web.Request, me: Officer) -> web.Response:
        year = int(request.match_info["year"])
        rows = await self.console.read(request, me, label_register.of_year, year=year)
        counts = await self.console.read(request, me, label_register.counts, year=year)
        heads: list[Phrase] = [{"say": f"console-labels-{name}"} for name in ("number", "name", "category", "withdrawn")]
        cells: list[list[Cell]] = [
            [each["number"], each["name"], {"texts": each["category_name"]}, {"day": each["withdrawn_on"]} if each["withdrawn_on"] else ""] for each in rows
        ]
        title: Phrase = {"say": "console-labels-of-year", "year": str(year)}
        file = Actions([Press({"say": "console-labels-file"}, f"{PATH}/years/{year}/file")])
        shown: list[Block] = [file, _counts(counts, year), Table(title, heads, cells, empty={"say": "console-labels-none"})]
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=(PATH, {"say": "console-section-recognition"})))

    async def file(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The list of a year as a workbook, by a link that is made for it."""
        year = int(request.match_info["year"])
        made = await self.console.write(request, me, awards_list.link, year=year)
        if made["outcome"] != "done":
            return await self.console.to(me, f"{PATH}/years/{year}", self.console.outcome(made))
        return web.Response(status=303, headers={"Location": f"{made['path']}?lang={me.language}"})


def _read(here: Here, *, application_id: str) -> Label | None:
    view = awards.one(here, application_id=application_id)
    if view is not None:
        audit.write(here, f"staff {application_changes.officer(here)}", "label read", f"label application {view['id']}", role="case_officer")
    return view


def _actions_of_years() -> Block:
    return Actions([work({"say": f"labels-wish-{each}"}, "do:labels", PATH, then=each) for each in ("round", "enter")])


def _rounds(rounds: list[dict[str, Any]]) -> Block:
    rows: list[list[Cell]] = [[str(each["year"]), {"day": each["opens_on"]}, {"day": each["closes_on"]}] for each in rounds]
    heads: list[Phrase] = [{"say": f"console-labels-{name}"} for name in ("year", "opens", "closes")]
    return Table({"say": "console-labels-rounds"}, heads, rows, title={"say": "console-labels-rounds"}, empty={"say": "labels-no-round"})


def _row(each: Label) -> list[Cell]:
    sample: Phrase = {"say": "casework-sample"} if each["sample"] else ""
    name: Phrase = {"say": "console-cases-name", "company": each["name"], "sample": sample}
    stands = label_words.word(each["word"])
    return [Link(each["reference"], f"{PATH}/{each['id']}"), name, str(each["year"]), {"texts": each["category_name"]}, stands, each["number"] or ""]


def _facts(view: Label) -> Block:
    answers = view["answers"]
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-labels-state"}, label_words.word(view["word"])),
        ({"say": "console-labels-since"}, {"day": view["since"]}),
        ({"say": "console-labels-year"}, str(view["year"])),
        ({"say": "console-labels-category"}, {"texts": view["category_name"]}),
        ({"say": "console-labels-of"}, {"say": f"labels-of-{view['of']['kind']}", "number": view["of"]["number"] or ""}),
        ({"say": "console-labels-took-part"}, {"say": f"logo-took-part-{answers['took_part']}"} if answers.get("took_part") else None),
        ({"say": "console-labels-account"}, answers.get("account")),
        ({"say": "console-case-contact"}, {"say": "console-case-contact-of", "name": view["contact_name"], "contact": view["contact"]}),
        ({"say": "console-labels-number"}, view["number"]),
        ({"say": "console-labels-withdrawn"}, {"day": view["withdrawn_on"]} if view["withdrawn_on"] else None),
        ({"say": "console-labels-reason"}, {"typed": view["reason"]} if view["reason"] else None),
        ({"say": "console-providers-same"}, {"list": view["same_name"]} if view["same_name"] else None),
        ({"say": "console-event-sample"}, {"say": "label-sample"} if view["sample"] else None),
    ]
    return Facts(rows)


def _criteria(view: Label) -> Block:
    rows: list[list[Cell]] = [[{"texts": each["name"]}, {"say": f"labels-met-{each['answer'] or 'open'}"}] for each in view["criteria"]]
    heads: list[Phrase] = [{"say": "console-labels-criterion"}, {"say": "console-labels-met"}]
    return Table({"say": "console-labels-criteria"}, heads, rows, title={"say": "console-labels-criteria"})


def _counts(found: dict[str, Any], year: int) -> Block:
    """How many there are of a calendar year, beside what the paper says of it: never one sum of both."""
    history, rows = found["history"], []
    for group in (*label_register.GROUPS, "total"):
        recorded = found["total"] if group == "total" else found["groups"][group]
        paper: Cell = "–" if history is None else history["total"] if group == "total" else history["groups"].get(group, 0)
        rows.append([{"say": f"awards-group-{group}"}, Number(recorded), Number(paper)])
    left: list[Phrase] = [{"say": "console-labels-left-out", "number": found["samples_left_out"]}] if found["samples_left_out"] else []
    gone: list[Phrase] = [{"say": "console-labels-gone", "number": found["withdrawn"]}] if found["withdrawn"] else []
    heads: list[Phrase] = [{"say": f"awards-{name}"} for name in ("group", "recorded", "paper")]
    return Table({"say": "console-labels-counts", "year": str(year)}, heads, rows, notes=[{"say": "awards-how-counted"}, *gone, *left])


def add_to(console: Console) -> None:
    """Add the list, the record and the years."""
    pages = Recognition(console)
    console.add("GET", PATH, pages.listed, may=application_changes.ROLES)
    console.add("GET", PATH + "/{id:[0-9]{1,15}}", pages.one, may=application_changes.ROLES)
    console.add("GET", PATH + "/years/{year:20[0-9]{2}}", pages.year, may=application_changes.ROLES)
    console.add("POST", PATH + "/years/{year:20[0-9]{2}}/file", pages.file, may=application_changes.ROLES)
