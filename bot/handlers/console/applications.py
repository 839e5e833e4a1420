"""Applications in the console: the list, one case with all that belongs to it, its documents; for the hotline the status by its reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console import blocks, case_page
from bot.handlers.console.blocks import Filter, Filters, Lines, Link, Number, Table
from bot.handlers.console.frame import Console
from bot.knowledge import COMPONENTS
from bot.messages import Phrase
from bot.programme import agenda_words, application_changes, application_words, case_words, casework, console_lists, files
from bot.programme.sessions import Officer

PATH = "/applications"
STATES = ("open", "submitted", "in_check", "to_check", "returned", "ready", "tabled", "approved", "completed", "rejected", "withdrawn")
COLUMNS = ("reference", "company", "component", "state", "team", "handler", "days")


@dataclass(frozen=True)
class Applications:
    """The pages under /console/applications."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        if me.role not in application_changes.ROLES:
            return await self._status(request, me)
        wanted = blocks.wanted_of(request, self._allowed())
        if "state" not in request.query and not wanted["late"]:  # who asks for nothing else wants what is to be done
            wanted["state"] = "open"
        found = await self.console.read(request, me, console_lists.cases, wanted=wanted, page=blocks.page_of(request))
        assert found is not None
        table = Table({"say": "console-section-applications"}, _heads(COLUMNS), [_row(each) for each in found["rows"]], empty={"say": "console-cases-none"})
        shown: list[blocks.Block] = [self._filters(wanted), table, blocks.pager(PATH, wanted, found)]
        return self.console.page(request, me, "shown.html", {"say": "console-section-applications"}, **blocks.values(shown))

    async def _status(self, request: web.Request, me: Officer) -> web.Response:
        """The hotline may read the status of a case, and nothing else of it."""
        reference = request.query.get("words", "").strip()[:40]
        shown: list[blocks.Block] = [Filters(PATH, [Filter("words", {"say": "console-cases-reference"}, reference)])]
        if reference:
            view = await self.console.read(request, me, casework.status_of, reference=reference)
            told: Sequence[Phrase] = application_words.status(view) if view else [{"say": "worklist-unknown", "words": reference}]
            shown.append(Lines(told))
        return self.console.page(request, me, "shown.html", {"say": "console-section-applications"}, **blocks.values(shown))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        """A case. That it was read is written down, personal data and all."""
        given = request.match_info["id"]
        opened = await self.console.write(request, me, casework.opened, application_id=given)
        case = await self.console.read(request, me, casework.one, application_id=given) if opened["outcome"] == "done" else None
        if case is None:
            raise web.HTTPNotFound
        after = await self.console.read(request, me, case_page.aftercare_of, application_id=given)
        shown = case_page.shown(case, after)
        title: Phrase = {"say": "console-case-title", "reference": case["reference"], "company": case["company"]}
        up = (PATH, {"say": "console-section-applications"})
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=up))

    async def document(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """A document as a download, by a link that is made for this once."""
        made = await self.console.write(request, me, files.link, file_id=request.match_info["file"])
        if made["outcome"] != "done":
            return await self.console.to(me, f"{PATH}/{request.match_info['id']}", self.console.outcome(made))
        return web.Response(status=303, headers={"Location": made["path"]})

    def _allowed(self) -> dict[str, Sequence[str] | None]:
        known = self.console.desk.knowledge
        return {
            **{"state": STATES, "whose": console_lists.WHOSE, "team": console_lists.TEAMS, "component": COMPONENTS},
            **{"sector": [*known.sector_names, "other"], "city": [place.id for place in known.places], "late": ("1",), "words": None},
        }

    def _filters(self, wanted: dict[str, str]) -> Filters:
        known = self.console.desk.knowledge
        states = [(each, _state(each)) for each in STATES]
        return Filters(
            PATH,
            [
                Filter("words", {"say": "console-cases-words"}, wanted["words"]),
                Filter("state", {"say": "console-cases-state"}, wanted["state"], states),
                Filter("whose", {"say": "console-cases-whose"}, wanted["whose"], [(e, {"say": f"console-cases-whose-{e}"}) for e in console_lists.WHOSE]),
                Filter("team", {"say": "console-cases-team"}, wanted["team"], [(e, {"say": f"team-{e}"}) for e in console_lists.TEAMS]),
                Filter("component", {"say": "console-cases-component"}, wanted["component"], [(e, agenda_words.component(e)) for e in COMPONENTS]),
                Filter("sector", {"say": "console-cases-sector"}, wanted["sector"], [(e, {"sector": e}) for e in [*known.sector_names, "other"]]),
                Filter("city", {"say": "console-cases-city"}, wanted["city"], [(place.id, {"city": place.id}) for place in known.places]),
                Filter("late", {"say": "console-cases-late"}, wanted["late"], [("1", {"say": "console-cases-late-only"})]),
            ],
        )


def _state(state: str) -> Phrase:
    return {"say": "console-cases-open"} if state == "open" else case_words.inner(state)


def _heads(names: Sequence[str]) -> list[Phrase]:
    return [{"say": f"console-cases-{name}"} for name in names]


def _row(each: dict[str, Any]) -> list[blocks.Cell]:
    sample: Phrase = {"say": "casework-sample"} if each["sample"] else ""
    late: Phrase = {"say": "console-cases-is-late"} if each["late"] else ""
    return [
        Link(each["reference"], f"{PATH}/{each['id']}"),
        {"say": "console-cases-name", "company": each["company"], "sample": sample},
        agenda_words.component(each["component"]),
        {"say": "console-cases-in-state", "state": case_words.inner(each["state"]), "late": late},
        {"say": f"team-{each['team']}"},
        each["handler"] or {"say": "console-cases-nobody"},
        Number({"say": "console-cases-days-of", "ours": each["ours"], "theirs": each["theirs"]}),
    ]


def add_to(console: Console) -> None:
    """Add the list, the record and the documents."""
    pages = Applications(console)
    console.add("GET", PATH, pages.listed, may=application_changes.STATUS_ROLES)
    console.add("GET", PATH + "/{id:[0-9]{1,15}}", pages.one, may=application_changes.ROLES)
    console.add("POST", PATH + "/{id:[0-9]{1,15}}/files/{file:[0-9a-f]{32}}", pages.document, may=application_changes.ROLES)
