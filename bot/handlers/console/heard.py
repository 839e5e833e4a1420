"""How people heard of the programme, in the console: what they said and by which links they came, and the codes that make such links."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from bot import qr
from bot.handlers.console import blocks, entry_form
from bot.handlers.console.blocks import Actions, Bar, Block, Cell, Filter, Filters, Link, Number, Table
from bot.handlers.console.entry_form import Field
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import heard, media
from bot.programme.ledger_counts import hong_kong_day, reporting_year
from bot.programme.sessions import Officer

PATH = "/media/codes"
CODE = "{code:[a-z0-9-]{3,20}}"
FIRST_YEAR = 2026  # nobody was asked before


@dataclass(frozen=True)
class Heard:
    """The pages under /console/media/codes."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        years = self._years()
        wanted = blocks.wanted_of(request, {"year": years})
        year = wanted["year"] or years[0]
        counted = await self.console.store.read(lambda connection: heard.counts(connection, *media.days_of(year)))
        found = await self.console.read(request, me, heard.codes) or []
        new = [Actions([Link({"say": "console-heard-new"}, f"{PATH}/new")])] if me.role in heard.ROLES else []
        filters = Filters(PATH, [Filter("year", {"say": "console-media-year"}, year, [(each, each) for each in years])])
        shown: list[Block] = [filters, _said(counted, year), *new, _codes(found)]
        up: tuple[str, Phrase] = ("/media", {"say": "console-section-media"})
        return self.console.page(request, me, "shown.html", {"say": "console-heard-title"}, **blocks.values(shown, up=up))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        """A code with its links and the picture to print."""
        found = await self.console.read(request, me, heard.code_of, code=request.match_info["code"])
        if found is None:
            raise web.HTTPNotFound
        start = f"{heard.PREFIX}{found['code']}"
        links = {"web": f"{self.console.settings.own_url}/?start={start}"}
        if self.console.desk.bot_link:
            links["telegram"] = f"{self.console.desk.bot_link}?start={start}"
        events = await self.console.read(request, me, media.choosable, chosen=found["event_id"] or "")
        opens = next((each["title"] for each in events if each["id"] == found["event_id"]), None)
        pictures = [(name, address, qr.svg(address)) for name, address in links.items()]
        values: dict[str, Any] = {"code": found, "opens": opens, "links": [] if found["ended"] else pictures, "up": (PATH, {"say": "console-heard-title"})}
        return self.console.page(request, me, "source_code.html", {"say": "console-heard-code-title", "code": found["code"]}, **values)

    async def new(self, request: web.Request, me: Officer) -> web.Response:
        return await self._form(request, me, {}, {})

    async def add(self, request: web.Request, me: Officer) -> web.Response:
        typed = entry_form.typed_of(request[FIELDS], _fields([]))
        done = await self.console.write(request, me, heard.add_code, **typed)
        if done["outcome"] == "problems":
            return await self._form(request, me, typed, done["problems"])
        if done["outcome"] == "done":
            return await self.console.to(me, f"{PATH}/{done['code']}", {"say": "console-entry-saved"})
        return await self.console.to(me, PATH, self.console.outcome(done))

    async def end(self, request: web.Request, me: Officer) -> web.Response:
        code, reason = request.match_info["code"], request[FIELDS].get("reason", "")
        done = await self.console.write(request, me, heard.end_code, code=code, reason=reason)
        told = {"done": "console-heard-ended", "reason_missing": "console-entry-wrong-reason"}.get(done["outcome"])
        return await self.console.to(me, f"{PATH}/{code}", {"say": told} if told else self.console.outcome(done))

    async def _form(self, request: web.Request, me: Officer, typed: dict[str, str], problems: dict[str, str]) -> web.Response:
        events = await self.console.read(request, me, media.choosable, chosen=typed.get("event_id", ""))
        up: tuple[str, Phrase] = (PATH, {"say": "console-heard-title"})
        values = entry_form.values(_fields(events), typed, problems, send={"say": "console-heard-make"}, up=up)
        return self.console.page(request, me, "entry_form.html", {"say": "console-heard-new"}, status=409 if problems else 200, **values)

    def _years(self) -> list[str]:
        """The reporting years since people are asked, the newest first."""
        this = int(reporting_year(hong_kong_day(self.console.clock.now()))[:4])
        return [reporting_year(date(year, 4, 1).isoformat()) for year in range(this, min(FIRST_YEAR, this) - 1, -1)]


def _fields(events: list[dict[str, Any]]) -> list[Field]:
    named: list[tuple[str, Phrase]] = [(each["id"], {"say": "event-line", "day": {"day": each["day"]}, "title": {"typed": each["title"]}}) for each in events]
    return [
        Field("code", {"say": "console-heard-code"}, hint={"say": "console-heard-code-hint"}, most=20),
        Field("how", {"say": "console-heard-how"}, "choice", options=[(each, {"say": f"heard-by-{each}"}) for each in heard.HOWS]),
        Field("what", {"say": "console-heard-what"}, hint={"say": "console-heard-what-hint"}, most=heard.LONGEST_WHAT),
        Field("event_id", {"say": "console-heard-event"}, "choice", hint={"say": "console-heard-event-hint"}, required=False, options=named),
    ]


def _said(counted: dict[str, int], year: str) -> Block:
    """What was said; who was asked and said nothing stands last, without a bar: it is no way of hearing."""
    longest = max((number for how, number in counted.items() if how != heard.NONE), default=0) or 1
    rows: list[list[Cell]] = [
        [{"say": f"heard-by-{how}"}, Number(number) if how == heard.NONE else Bar(number, 100 * number // longest)] for how, number in counted.items()
    ]
    heads: list[Phrase] = [{"say": "console-heard-how"}, {"say": "console-heard-chats"}]
    title: Phrase = {"say": "console-heard-of-year", "year": year}
    return Table(title, heads, rows, title=title, notes=[{"say": "console-heard-counted"}])


def _codes(found: list[dict[str, Any]]) -> Block:
    rows: list[list[Cell]] = [
        [Link(each["code"], f"{PATH}/{each['code']}"), {"say": f"heard-by-{each['how']}"}, each["what"], Number(each["came"]), _state(each)] for each in found
    ]
    heads: list[Phrase] = [{"say": f"console-heard-{name}"} for name in ("code", "how", "what", "came", "state")]
    title: Phrase = {"say": "console-heard-codes"}
    return Table(title, heads, rows, title=title, empty={"say": "console-heard-no-codes"})


def _state(each: dict[str, Any]) -> Phrase:
    return {"say": "console-heard-is-ended" if each["ended"] else "console-heard-in-use"}


def add_to(console: Console) -> None:
    """Add the pages of the codes."""
    area = Heard(console)
    console.add("GET", PATH, area.listed, may=heard.READERS)
    console.add("GET", f"{PATH}/new", area.new, may=heard.ROLES)
    console.add("POST", f"{PATH}/new", area.add, may=heard.ROLES)
    console.add("GET", f"{PATH}/{CODE}", area.one, may=heard.READERS)
    console.add("POST", f"{PATH}/{CODE}/end", area.end, may=heard.ROLES)
