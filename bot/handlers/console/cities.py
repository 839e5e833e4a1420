"""Work with cities in the console: what is known and planned of each, joint events, what is due; each entry with its source and day of review."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console import blocks, entry_form
from bot.handlers.console.blocks import Actions, Away, Block, Cell, Facts, Lines, Link, Number, Table
from bot.handlers.console.entry_form import Field, Removal
from bot.handlers.console.frame import FIELDS, ROOT, Console
from bot.messages import LANGUAGES, Phrase
from bot.programme import cities
from bot.programme.sessions import Officer

PATH = "/cities"
CITY = "{city:[a-z_]{1,40}}"
ENTRY = "{id:[0-9]{1,15}}"
COUNTS = ("measures", "contacts", "actions", "overdue", "late", "joint", "approved")
City = dict[str, Any]


@dataclass(frozen=True)
class Cities:
    """The pages under /console/cities."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        rows = await self.console.read(request, me, cities.overview) or []
        heads: list[Phrase] = [{"say": f"console-cities-{name}"} for name in ("city", *COUNTS)]
        cells: list[list[Cell]] = [[Link({"city": each["city"]}, f"{PATH}/{each['city']}"), *(Number(each[name]) for name in COUNTS)] for each in rows]
        table = Table({"say": "console-section-cities"}, heads, cells, notes=[{"say": "console-cities-counted"}])
        return self.console.page(request, me, "shown.html", {"say": "console-section-cities"}, **blocks.values([table]))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        found = await self.console.read(request, me, cities.page, city=request.match_info["city"])
        if found is None:
            raise web.HTTPNotFound
        path = f"{PATH}/{found['city']}"
        new = [Actions([Link({"say": f"console-cities-new-{kind}"}, f"{path}/new?kind={kind}") for kind in cities.KINDS])] if found["may"] else []
        due = _actions(found, path, self._opens_events(me))
        shown: list[Block] = [*new, due, *_entries(found, path), *_joint(found, self._opens_events(me)), *_approved(found)]
        return self.console.page(request, me, "shown.html", {"city": found["city"]}, **blocks.values(shown, up=(PATH, {"say": "console-section-cities"})))

    def _opens_events(self, me: Officer) -> bool:
        return me.role in self.console.rights[("GET", f"{ROOT}/events")]

    # --- one entry ---

    async def new(self, request: web.Request, me: Officer) -> web.Response:
        kind = request.query.get("kind", "")
        return await self._form(request, me, {"kind": kind if kind in cities.KINDS else cities.KINDS[0]}, {}, None)

    async def edit(self, request: web.Request, me: Officer) -> web.Response:
        entry = await self._entry(request, me)
        texts = {f"texts-{language}": entry["texts"].get(language, "") for language in LANGUAGES}
        return await self._form(request, me, {**entry, **texts, "public": "1" if entry["public"] else ""}, {}, entry)

    async def save(self, request: web.Request, me: Officer) -> web.Response:
        entry = await self._entry(request, me) if "id" in request.match_info else None
        typed = entry_form.typed_of(request[FIELDS], _fields([]))
        values: dict[str, Any] = {name: typed[name] for name in ("kind", "due_on", "done_on", "event_id", "source", "review_on")}
        values |= {"texts": {language: typed[f"texts-{language}"] for language in LANGUAGES}, "public": bool(typed["public"])}
        asked: dict[str, Any] = {"city": request.match_info["city"], "entry_id": entry["id"] if entry else None}
        done = await self.console.write(request, me, cities.save, **asked, version=entry_form.version_of(request[FIELDS]), values=values)
        if done["outcome"] == "unknown":
            raise web.HTTPNotFound
        if done["outcome"] == "problems":
            return await self._form(request, me, typed, done["problems"], entry)
        if done["outcome"] == "changed" and entry:
            return await self._form(request, me, typed, {}, entry, told={"say": "console-entry-changed", "now": {"typed": entry["texts"]}})
        return await self.console.to(me, f"{PATH}/{asked['city']}", {"say": "console-entry-saved"} if done["outcome"] == "done" else self.console.outcome(done))

    async def remove(self, request: web.Request, me: Officer) -> web.Response:
        entry = await self._entry(request, me)
        given: dict[str, Any] = {"version": entry_form.version_of(request[FIELDS]), "reason": request[FIELDS].get("reason", "")}
        done = await self.console.write(request, me, cities.remove, entry_id=entry["id"], **given)
        return await self.console.to(me, f"{PATH}/{entry['city']}", entry_form.removed(done) or self.console.outcome(done))

    async def _entry(self, request: web.Request, me: Officer) -> cities.Entry:
        entry = await self.console.read(request, me, cities.one, entry_id=int(request.match_info["id"]))
        if entry is None or entry["city"] != request.match_info["city"]:
            raise web.HTTPNotFound
        return entry

    async def _form(
        self, request: web.Request, me: Officer, typed: dict[str, Any], problems: dict[str, str], entry: cities.Entry | None, told: Phrase = None
    ) -> web.Response:
        city = request.match_info["city"]
        if await self.console.read(request, me, cities.page, city=city) is None:
            raise web.HTTPNotFound
        events = await self.console.read(request, me, cities.choosable, city=city, chosen=typed.get("event_id") or "")
        path = f"{PATH}/{city}"
        removal = Removal(f"{path}/{entry['id']}/remove", {"say": "console-entry-remove"}) if entry else None
        values = entry_form.values(
            _fields(events),
            typed,
            problems,
            send={"say": "console-entry-save"},
            up=(path, {"city": city}),
            version=entry["version"] if entry else 0,
            removal=removal,
        )
        title: Phrase = {"say": "console-cities-entry", "city": {"city": city}}
        return self.console.page(request, me, "entry_form.html", title, status=409 if problems or told else 200, banner=self._banner(me, told), **values)

    def _banner(self, me: Officer, told: Phrase) -> str:
        return self.console.plain(told, me.language) if told else ""


def _fields(events: list[dict[str, Any]]) -> list[Field]:
    named: list[tuple[str, Phrase]] = [(each["id"], {"say": "event-line", "day": {"day": each["day"]}, "title": {"typed": each["title"]}}) for each in events]
    return [
        Field("kind", {"say": "console-cities-kind"}, "choice", options=[(each, {"say": f"console-cities-kind-{each}"}) for each in cities.KINDS]),
        Field("texts", {"say": "console-cities-text"}, "texts", hint={"say": "console-cities-text-hint"}, most=cities.LONGEST["text"]),
        Field("due_on", {"say": "console-cities-due"}, "day", hint={"say": "console-cities-only-action"}, required=False),
        Field("done_on", {"say": "console-cities-done"}, "day", hint={"say": "console-cities-only-action"}, required=False),
        Field("event_id", {"say": "console-cities-event"}, "choice", hint={"say": "console-cities-only-action"}, required=False, options=named),
        Field("public", {"say": "console-cities-public"}, "tick", hint={"say": "console-cities-public-hint"}, required=False),
        Field("source", {"say": "console-entry-source"}, hint={"say": "console-entry-source-hint"}, most=cities.LONGEST["source"]),
        Field("review_on", {"say": "console-entry-review"}, "day"),
    ]


def _text(entry: cities.Entry, path: str, may: bool) -> Cell:
    text: Phrase = {"typed": entry["texts"]}
    return Link(text, f"{path}/{entry['id']}") if may else text


def _review(entry: cities.Entry) -> Phrase:
    day: Phrase = {"day": entry["review_on"]}
    return {"say": "console-entry-review-late", "day": day} if entry["late"] else day


def _actions(found: City, path: str, opens: bool) -> Block:
    heads: list[Phrase] = [{"say": f"console-cities-{name}"} for name in ("what", "due", "state", "event")]
    rows: list[list[Cell]] = [
        [
            _text(each, path, found["may"]),
            {"day": each["due_on"]},
            _state(each),
            _event(each["event"], opens) if each["event"] else "",
            each["source"],
            _review(each),
        ]
        for each in found["actions"]
    ]
    title: Phrase = {"say": "console-cities-due-actions"}
    return Table(title, [*heads, *_of_source()], rows, title=title, empty={"say": "console-cities-no-actions"})


def _state(entry: cities.Entry) -> Phrase:
    if entry["done_on"]:
        return {"say": "console-cities-done-on", "day": {"day": entry["done_on"]}}
    return {"say": "console-cities-is-overdue" if entry["overdue"] else "console-cities-open"}


def _entries(found: City, path: str) -> list[Block]:
    heads: list[Phrase] = [{"say": "console-cities-what"}, {"say": "console-cities-seen-by"}, *_of_source()]

    def row(each: cities.Entry) -> list[Cell]:
        seen: Phrase = {"say": "console-cities-is-public" if each["public"] else "console-cities-is-inside"}
        return [_text(each, path, found["may"]), seen, each["source"], _review(each)]

    return [
        Table(
            {"say": f"console-cities-{kind}"},
            heads,
            [row(each) for each in found[kind]],
            title={"say": f"console-cities-{kind}"},
            empty={"say": "console-cities-none"},
        )
        for kind in ("measures", "contacts")
    ]


def _of_source() -> list[Phrase]:
    return [{"say": "console-entry-source"}, {"say": "console-entry-review"}]


def _joint(found: City, opens: bool) -> list[Block]:
    heads: list[Phrase] = [{"say": "console-cities-event"}, {"say": "console-cities-when"}, {"say": "console-cities-with"}]

    def row(each: dict[str, Any]) -> list[Cell]:
        return [_event(each, opens), {"day": each["day"]}, {"typed": each["co_organisers"]}]

    titles: dict[str, Phrase] = {which: {"say": f"console-cities-joint-{which}"} for which in ("coming", "past")}
    return [Table(title, heads, [row(each) for each in found[which]], title=title, empty={"say": "console-cities-no-joint"}) for which, title in titles.items()]


def _event(each: dict[str, Any], opens: bool) -> Cell:
    title: Phrase = {"say": "console-cities-sample", "title": {"typed": each["title"]}} if each["sample"] else {"typed": each["title"]}
    return Link(title, f"/events/{each['id']}") if opens else Away(title, {"site": f"/e/{each['id']}"})


def _approved(found: City) -> list[Block]:
    name: Phrase = {"say": "console-cities-approved-at", "day": {"day": found["as_at"]}}
    return [Facts([(name, str(found["approved"]))], title={"say": "console-cities-approved"}), Lines([{"say": "console-cities-approved-note"}], look="notes")]


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    area = Cities(console)
    console.add("GET", PATH, area.listed, may=cities.READERS)
    console.add("GET", f"{PATH}/{CITY}", area.one, may=cities.READERS)
    console.add("GET", f"{PATH}/{CITY}/new", area.new, may=cities.ROLES)
    console.add("POST", f"{PATH}/{CITY}/new", area.save, may=cities.ROLES)
    console.add("GET", f"{PATH}/{CITY}/{ENTRY}", area.edit, may=cities.ROLES)
    console.add("POST", f"{PATH}/{CITY}/{ENTRY}", area.save, may=cities.ROLES)
    console.add("POST", f"{PATH}/{CITY}/{ENTRY}/remove", area.remove, may=cities.ROLES)
