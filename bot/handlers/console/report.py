"""The console's area: the annual report. The draft with every figure a way to what is behind it, the texts that officers write, freezing by two people,
restating with a reason, and each published edition as it was."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiDict

from bot.clock import HONG_KONG
from bot.handlers import report_files, report_html
from bot.handlers.console import report_parts, report_words
from bot.handlers.console.frame import FIELDS, ROOT, Console
from bot.messages import Phrase
from bot.programme import Here
from bot.programme.report import build, editions, paragraphs, slots
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES

PATH = "/report"
WRONG = ("problems", "slots_missing", "unchanged", "reason_missing", "own", "changed", "not_now", "not_over")
NAMES = [each["name"] for each in paragraphs.SLOTS]


@dataclass(frozen=True)
class Report:
    """The pages under /console/report."""

    console: Console

    # --- reading ---

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        """The year that the address names; else that which waits for a second person, or the newest that is over."""
        said = request.query.get("year", "") or await self.console.read(request, me, report_parts.waiting)
        return await self._page(request, me, self._year(said))

    async def _page(
        self, request: web.Request, me: Officer, year: str, typed: MultiDict[str] | None = None, now: dict[str, Any] | None = None, wrong: Phrase = None
    ) -> web.Response:
        """A year with its draft; `typed`: texts that were not kept, `now`: what somebody else saved instead, `wrong`: why something was not done."""
        found = await self.console.read(request, me, report_parts.found, year=year)
        values = {
            **found,
            "years": report_words.years(self._today()),
            "paper": self._paper(year, found["content"]),
            "fields": self._slots(found, typed, now),
            "version": now["version"] if now is not None else typed["version"] if typed is not None and "version" in typed else found["written"]["version"],
            "now": now,
            "wrong": wrong,
            "reason": typed.get("reason", "") if typed is not None else "",
            "files": [(kind, self._file(year, kind)) for kind in report_files.KINDS],
            "editions": [self._edition(year, each) for each in found["editions"]],
            "checked": "verify" in request.query,
            "unsound": await self.console.store.read(editions.verify) if "verify" in request.query else [],
            "own": found["asked"] is not None and found["asked"]["author_id"] == me.id,
        }
        title: Phrase = {"say": "console-report-title", "year": year}
        return self.console.page(request, me, "report.html", title, status=409 if wrong or now is not None else 200, year=year, **values)

    async def edition(self, request: web.Request, me: Officer) -> web.Response:
        """A published edition from what was frozen, never built anew."""
        year, one = await self._frozen(request)
        values = {
            "year": year,
            "one": self._edition(year, one),
            "unsound": await self.console.store.read(editions.verify),
            "paper": self._paper(year, one["content"]),
            "files": [(kind, self._file(year, kind, one["edition"])) for kind in report_files.KINDS],
        }
        return self.console.page(request, me, "report_edition.html", {"say": "console-report-edition-title", "year": year, "edition": one["edition"]}, **values)

    async def figure(self, request: web.Request, me: Officer) -> web.Response:
        """What a figure is counted on, and the records behind it while they are kept."""
        year, key = self._year(request.query.get("year", "")), request.query.get("key", "")[:100]
        found = await self.console.read(request, me, report_parts.behind, year=year, key=key, page=report_parts.page_of(request))
        if found is None:
            raise web.HTTPNotFound
        title: Phrase = report_words.name(found["figure"])
        return self.console.page(request, me, "shown.html", title, **report_parts.figure_blocks(year, key, found, me, self.console))

    async def file(self, request: web.Request, me: Officer) -> web.Response:
        """The report as a file: of an edition, or the draft."""
        kind = request.query.get("kind", "")
        if kind not in report_files.KINDS:
            raise web.HTTPNotFound
        if "edition" in request.query:
            year, one = await self._frozen(request)
            content, named = one["content"], f"{year}-{one['edition']}"
        else:
            year = self._year(request.query.get("year", ""))
            content, named = await self.console.read(request, me, report_parts.draft, year=year), f"{year}-draft"
        body = await asyncio.to_thread(report_files.made, kind, content)  # a Word document with its charts takes a second or two
        headers = {"Content-Disposition": f'attachment; filename="annual-report-{named}.{kind}"'}
        return web.Response(body=body, content_type=report_files.type_of(kind), charset="utf-8" if kind in ("html", "json") else None, headers=headers)

    # --- writing ---

    async def write(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The texts of officers are kept, unless somebody else has saved others in the meantime: then both are shown."""
        fields = request[FIELDS]
        year, texts = self._year(fields.get("year", "")), {name: fields[f"slot-{name}"] for name in NAMES if f"slot-{name}" in fields}
        done = await self.console.write(request, me, slots.save, year=year, version=_number(fields, "version"), slots=texts, names=list(texts))
        match done["outcome"]:
            case "done":
                return await self.console.to(me, _path(year) + "#slots", {"say": "console-report-slots-kept", "number": len(done["changed"])})
            case "changed":
                return await self._page(request, me, year, fields, done["now"])
            case "too_long":
                return await self._page(request, me, year, fields, wrong={"say": "console-report-slots-too-long", "most": slots.LONGEST})
            case _:
                return await self._page(request, me, year, fields, wrong=self.console.outcome(done))

    async def ask(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """Ask a second person to freeze the draft as it stands; of a year that is published already, with the reason for another edition."""
        fields = request[FIELDS]
        year, reason = self._year(fields.get("year", "")), fields.get("reason", "").strip()[: editions.LONGEST_REASON]
        done = await self.console.write(request, me, _ask, year=year, version=_number(fields, "version"), reason=reason)
        if done["outcome"] == "done":
            return await self.console.to(me, _path(year), {"say": "console-report-asked"})
        return await self._page(request, me, year, MultiDict({"reason": reason}), wrong=self._why(done))

    async def decide(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The second person freezes what they see, or refuses it with a reason."""
        fields = request[FIELDS]
        year, yes, reason = self._year(fields.get("year", "")), fields.get("do") == "freeze", fields.get("reason", "").strip()[: editions.LONGEST_REASON]
        if not yes and not reason:
            return await self._page(request, me, year, wrong={"say": "console-report-wrong-reason-missing"})
        done = await self.console.write(request, me, _decide, year=year, yes=yes, reason=reason, seen=fields.get("digest", ""))
        if done["outcome"] == "done":
            told: Phrase = {"say": "console-report-frozen", "edition": done["edition"]} if yes else {"say": "console-report-refused"}
            return await self.console.to(me, _path(year), told)
        return await self._page(request, me, year, MultiDict({"reason": reason}), wrong=self._why(done))

    # --- parts ---

    def _today(self) -> date:
        return self.console.clock.now().astimezone(HONG_KONG).date()

    def _year(self, said: str) -> str:
        """The year that an address or a form names. Raises HTTPNotFound for what is no year to report on."""
        if not said:
            return report_words.ended(self._today())
        if said not in report_words.years(self._today()):
            raise web.HTTPNotFound
        return said

    async def _frozen(self, request: web.Request) -> tuple[str, dict[str, Any]]:
        """The edition that the address names, with its year. Raises HTTPNotFound."""
        year, wanted = self._year(request.query.get("year", "")), request.query.get("edition", "")
        found = await self.console.store.read(lambda connection: editions.editions(connection, year))
        one = next((each for each in found if str(each["edition"]) == wanted), None)
        if one is None:
            raise web.HTTPNotFound
        return year, one

    def _paper(self, year: str, content: dict[str, Any]) -> Any:
        return report_html.page_of(content, link=lambda key: ROOT + report_words.path(year, key))

    def _slots(self, found: dict[str, Any], typed: MultiDict[str] | None, now: dict[str, Any] | None) -> list[dict[str, Any]]:
        """Each slot with its text: what was typed if it was not kept, and beside it what is there now where that differs."""
        there = (now or found["written"])["slots"]
        missing = {each["name"]: each["missing"] for each in found["content"]["slots"]}
        shown = []
        for each in (slot for slot in paragraphs.SLOTS if slot["name"] in missing or there.get(slot["name"])):
            field = f"slot-{each['name']}"
            text = typed[field] if typed is not None and field in typed else there.get(each["name"], "")
            other = there.get(each["name"], "") if now is not None and text.strip() != there.get(each["name"], "") else None
            shown.append({**each, "field": field, "text": text, "other": other, "missing": missing.get(each["name"], False)})
        return shown

    def _edition(self, year: str, one: dict[str, Any]) -> dict[str, Any]:
        """An edition with its link and its changes in words."""
        query = urlencode({"year": year, "edition": one["edition"]})
        changes = [report_parts.change(each, one["content"]) for each in one["changes"]]
        return {**one, "path": f"{ROOT}{PATH}/edition?{query}", "changes": changes}

    def _file(self, year: str, kind: str, edition: int | None = None) -> str:
        return f"{ROOT}{PATH}/file?" + urlencode({"year": year, "kind": kind} | ({"edition": edition} if edition else {}))

    def _why(self, done: dict[str, Any]) -> Phrase:
        """Why it was not asked for or not decided."""
        return {"say": f"console-report-wrong-{done['outcome']}"} if done["outcome"] in WRONG else self.console.outcome(done)


def _ask(here: Here, *, year: str, version: int, reason: str) -> dict[str, Any]:
    content = build.report(here.connection, here.knowledge, year, here.now)
    return editions.ask(here, year=year, version=version, content=content, reason=reason)


def _decide(here: Here, *, year: str, yes: bool, reason: str, seen: str) -> dict[str, Any]:
    """`seen`: the digest that the page showed; what was asked for anew since is not frozen unseen."""
    waiting = editions.asked(here, year=year)
    if yes and waiting is not None and waiting["digest"] != seen:
        return {"outcome": "changed"}
    content = build.report(here.connection, here.knowledge, year, here.now)
    return editions.decide(here, year=year, content=content, yes=yes, reason=reason)


def _path(year: str) -> str:
    return f"{PATH}?year={year}"


def _number(fields: MultiDict[str], name: str) -> int:
    typed = fields.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else -1


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    area = Report(console)
    console.add("GET", PATH, area.show, may=ROLES)
    console.add("GET", PATH + "/edition", area.edition, may=ROLES)
    console.add("GET", PATH + "/figure", area.figure, may=ROLES)
    console.add("GET", PATH + "/file", area.file, may=ROLES)
    console.add("POST", PATH + "/slots", area.write, may=slots.WRITERS)
    console.add("POST", PATH + "/ask", area.ask, may=editions.AUTHORS)
    console.add("POST", PATH + "/decide", area.decide, may=editions.APPROVERS, fresh=True)
