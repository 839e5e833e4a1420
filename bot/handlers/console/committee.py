"""The committee in the console: its calendar, one meeting with its agenda and papers, and what may be done with it."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console import blocks
from bot.handlers.console.blocks import Actions, Block, Cell, Facts, Lines, Link, Number, Press, Table, work
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import agenda_words, agendas, application_changes, case_words, console_lists, pack_links
from bot.programme.sessions import Officer

PATH = "/committee"
FILES = ("docx", "xlsx")
ONLY_SHOWN = ("cases", "pack")  # of "may": here they are a part of the page
Agenda = dict[str, Any]


@dataclass(frozen=True)
class Committee:
    """The pages under /console/committee."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        found = await self.console.read(request, me, console_lists.meetings, page=blocks.page_of(request))
        waiting = await self.console.read(request, me, agendas.waiting)
        assert found is not None
        heads: list[Phrase] = [{"say": f"console-meetings-{name}"} for name in ("day", "state", "cutoff", "cases")]
        table = Table({"say": "console-meetings"}, heads, [_meeting(each) for each in found["rows"]], empty={"say": "console-meetings-none"})
        ready = Table({"say": "console-meetings-ready"}, _heads(), [_case(each) for each in waiting], title={"say": "console-meetings-ready"})
        new = Actions([work({"say": "committee-new"}, "go:committee:new", PATH, look="")])
        shown: list[Block] = [new, table, blocks.pager(PATH, {}, found), ready]
        return self.console.page(request, me, "shown.html", {"say": "console-section-committee"}, **blocks.values(shown))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        agenda = await self.console.read(request, me, agendas.agenda, meeting_id=request.match_info["id"])
        if agenda is None:
            raise web.HTTPNotFound
        path = f"{PATH}/{agenda['id']}"
        facts: list[tuple[Phrase, Cell]] = [
            ({"say": "console-meetings-state"}, {"say": f"console-meetings-state-{agenda['state']}"}),
            ({"say": "console-meetings-cutoff"}, {"moment": agenda["cutoff"]}),
            ({"say": "console-meetings-cases"}, len(agenda["cases"])),
            ({"say": "console-meetings-undecided"}, sum(each["decision"] is None for each in agenda["cases"])),
            ({"say": "console-meetings-sum"}, agenda_words.money(_sum(agenda)) if agenda["cases"] else None),
            ({"say": "console-meetings-could"}, agenda["ready"] if "put" in agenda["may"] else None),
        ]
        may = [each for each in agenda["may"] if each not in ONLY_SHOWN]
        go = f"go:committee:{agenda['id']}"
        buttons = [work({"say": f"committee-do-{each}"}, go, path, then=each, look="danger" if each == "cancel" else "plain") for each in may]
        papers = [Press({"say": f"console-meetings-{kind}"}, path + "/pack", {"kind": kind}) for kind in FILES] if "pack" in agenda["may"] else []
        table = Table({"say": "console-meetings-agenda"}, _heads(), [_case(each) for each in agenda["cases"]], title={"say": "console-meetings-agenda"})
        late = [Lines([{"say": "console-meetings-late"}], look="attention")] if agenda["late"] and agenda["state"] == "planned" else []
        shown: list[Block] = [Actions(buttons), Facts(facts), *late, table]
        shown += [Actions(papers, title={"say": "committee-do-pack"}), Lines([{"say": "console-meetings-pack-kept"}], look="notes")] if papers else []
        title: Phrase = {"say": "console-meeting-title", "day": {"day": agenda["day"]}}
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=(PATH, {"say": "console-section-committee"})))

    async def pack(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The papers as a file, by a link that is made for it."""
        kind = request[FIELDS].get("kind", "")
        if kind not in FILES:
            raise web.HTTPBadRequest
        made = await self.console.write(request, me, pack_links.make, meeting_id=int(request.match_info["id"]))
        if made["outcome"] != "done":
            return await self.console.to(me, f"{PATH}/{request.match_info['id']}", self.console.outcome(made))
        return web.Response(status=303, headers={"Location": f"{made['path']}.{kind}?lang={me.language}"})


def _sum(agenda: Agenda) -> int | None:
    """What was approved or, of a case that is not decided, what the rules come to; without those of which it is not known. In cents."""
    undecided = [each for each in agenda["cases"] if each["decision"] is None]
    sums = [each["grant_cents"] for each in agenda["cases"] if each["decision"] == "approve"] + [each["by_rules"]["grant_cents"] for each in undecided]
    known = [each for each in sums if each is not None]
    return sum(known) if known else None


def _meeting(each: dict[str, Any]) -> list[Cell]:
    state: Phrase = {"say": f"console-meetings-state-{each['state']}"}
    return [Link({"day": each["day"]}, f"{PATH}/{each['id']}"), state, {"moment": each["cutoff"]}, Number(each["cases"])]


def _heads() -> list[Phrase]:
    return [{"say": f"console-agenda-{name}"} for name in ("reference", "company", "component", "sector", "city", "cost", "rules", "state")]


def _case(each: dict[str, Any]) -> list[Cell]:
    """A case with what the rules come to, and what was decided."""
    stands = agenda_words.decision(each) if each["decision"] else case_words.inner(each["state"])
    sample: Phrase = {"say": "casework-sample"} if each["sample"] else ""
    return [
        Link(each["reference"], f"/applications/{each['id']}"),
        {"say": "console-cases-name", "company": each["company"], "sample": sample},
        agenda_words.component(each["component"]),
        agenda_words.sector(each),
        agenda_words.city(each),
        Number(agenda_words.money(each["cost_cents"])),
        agenda_words.grant(each),
        stands,
    ]


def add_to(console: Console) -> None:
    """Add the calendar, the meeting and its papers."""
    pages = Committee(console)
    console.add("GET", PATH, pages.listed, may=application_changes.ROLES)
    console.add("GET", PATH + "/{id:[0-9]{1,15}}", pages.one, may=application_changes.ROLES)
    console.add("POST", PATH + "/{id:[0-9]{1,15}}/pack", pages.pack, may=application_changes.ROLES)
