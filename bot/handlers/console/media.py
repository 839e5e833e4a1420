"""The press in the console: the log of interviews, reports, notices and advertisements, its counts and its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot.handlers import exports
from bot.handlers.console import blocks, entry_form
from bot.handlers.console.blocks import Actions, Away, Block, Cell, Facts, Filter, Filters, Lines, Link, Table
from bot.handlers.console.entry_form import Field, Removal
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import media
from bot.programme.sessions import Officer

PATH = "/media"
ITEM = "{id:[0-9]{1,15}}"
HEADS = ("day", "kind", "outlet", "title", "event")
COLUMNS = ("day", "kind", "outlet", "title", "url", "event", "note", "sample")  # of the file
WIDTHS = (12, 14, 30, 60, 40, 40, 60, 8)  # characters
TEXTS = ("kind", "day", "outlet", "title", "url", "note", "event_id")


@dataclass(frozen=True)
class Media:
    """The pages under /console/media, but for those of the codes."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        years = await self.console.read(request, me, media.years)
        wanted = _wanted(request, years)
        found = await self.console.read(request, me, media.listed, wanted=wanted, page=blocks.page_of(request))
        assert found is not None
        year = wanted["year"] or years[0]
        counted = await self.console.store.read(lambda connection: media.counts(connection, *media.days_of(year)))
        may = me.role in media.ROLES
        links = [Link({"say": "console-media-new"}, f"{PATH}/new")] if may else []
        links += [Link({"say": "console-heard-title"}, f"{PATH}/codes"), *_files(wanted)]
        facts = Facts(
            [({"say": f"console-media-kind-{kind}"}, str(number)) for kind, number in counted.items()], title={"say": "console-media-of-year", "year": year}
        )
        filters = Filters(
            PATH,
            [
                Filter("year", {"say": "console-media-year"}, wanted["year"], [(each, each) for each in years]),
                Filter("kind", {"say": "console-media-kind"}, wanted["kind"], [(each, {"say": f"console-media-kind-{each}"}) for each in media.KINDS]),
                Filter("words", {"say": "console-media-words"}, wanted["words"]),
            ],
        )
        heads: list[Phrase] = [{"say": f"console-media-{name}"} for name in (*HEADS, "link")]
        title: Phrase = {"say": "console-media-items"}
        table = Table(title, heads, [_row(each, may) for each in found["rows"]], title=title, empty={"say": "console-media-none"})
        shown: list[Block] = [Actions(links), facts, Lines([{"say": "console-media-counted"}], look="notes"), filters, table, blocks.pager(PATH, wanted, found)]
        return self.console.page(request, me, "shown.html", {"say": "console-section-media"}, **blocks.values(shown))

    async def file(self, request: web.Request, me: Officer) -> web.Response:
        """The items that the list is narrowed to, as a workbook or as CSV."""
        years = await self.console.read(request, me, media.years)
        items = await self.console.read(request, me, media.every, wanted=_wanted(request, years))

        def words(phrase: Phrase) -> str:
            return self.console.plain(phrase, me.language)

        rows = [[words({"say": f"console-media-{name}"}) for name in COLUMNS], *([words(cell) for cell in _file_row(each)] for each in items or [])]
        if request.match_info["kind"] == "csv":
            return _download(exports.csv_text(rows).encode(), "text/csv", "media.csv")
        heads: list[exports.Cell] = [{"head": each} for each in rows[0]]
        sheet = {"name": words({"say": "console-section-media"}), "rows": [heads, *rows[1:]], "widths": WIDTHS, "frozen": (1, 0)}
        return _download(exports.workbook([sheet]), exports.EXCEL, "media.xlsx")

    # --- one item ---

    async def new(self, request: web.Request, me: Officer) -> web.Response:
        return await self._form(request, me, {}, {}, None)

    async def edit(self, request: web.Request, me: Officer) -> web.Response:
        item = await self._item(request, me)
        return await self._form(request, me, item, {}, item)

    async def save(self, request: web.Request, me: Officer) -> web.Response:
        item = await self._item(request, me) if "id" in request.match_info else None
        typed = entry_form.typed_of(request[FIELDS], _fields([]))
        given: dict[str, Any] = {"item_id": item["id"] if item else None, "version": entry_form.version_of(request[FIELDS])}
        done = await self.console.write(request, me, media.save, **given, values={name: typed[name] for name in TEXTS})
        if done["outcome"] == "problems":
            return await self._form(request, me, typed, done["problems"], item)
        if done["outcome"] == "changed" and item:
            return await self._form(request, me, typed, {}, item, told={"say": "console-entry-changed", "now": item["title"]})
        return await self.console.to(me, PATH, {"say": "console-entry-saved"} if done["outcome"] == "done" else self.console.outcome(done))

    async def remove(self, request: web.Request, me: Officer) -> web.Response:
        item = await self._item(request, me)
        given: dict[str, Any] = {"version": entry_form.version_of(request[FIELDS]), "reason": request[FIELDS].get("reason", "")}
        done = await self.console.write(request, me, media.remove, item_id=item["id"], **given)
        return await self.console.to(me, PATH, entry_form.removed(done) or self.console.outcome(done))

    async def _item(self, request: web.Request, me: Officer) -> media.Item:
        item = await self.console.read(request, me, media.one, item_id=int(request.match_info["id"]))
        if item is None:
            raise web.HTTPNotFound
        return item

    async def _form(
        self, request: web.Request, me: Officer, typed: Mapping[str, Any], problems: dict[str, str], item: media.Item | None, told: Phrase = None
    ) -> web.Response:
        events = await self.console.read(request, me, media.choosable, chosen=typed.get("event_id") or "")
        removal = Removal(f"{PATH}/{item['id']}/remove", {"say": "console-entry-remove"}) if item else None
        more: dict[str, Any] = {"version": item["version"] if item else 0, "removal": removal, "up": (PATH, {"say": "console-section-media"})}
        values = entry_form.values(_fields(events), typed, problems, send={"say": "console-entry-save"}, **more)
        banner = self.console.plain(told, me.language) if told else ""
        status = 409 if problems or told else 200
        return self.console.page(request, me, "entry_form.html", {"say": "console-media-item"}, status=status, banner=banner, **values)


def _wanted(request: web.Request, years: Sequence[str]) -> dict[str, str]:
    return blocks.wanted_of(request, {"kind": media.KINDS, "year": years, "words": None})


def _files(wanted: Mapping[str, str]) -> list[Link]:
    """Links to the files of what is shown; their addresses carry what the list is narrowed by."""
    kept = {name: value for name, value in wanted.items() if value}
    asked = f"?{urlencode(kept)}" if kept else ""
    return [Link({"say": f"console-media-file-{kind}"}, f"{PATH}/file.{kind}{asked}") for kind in ("xlsx", "csv")]


def _fields(events: list[dict[str, Any]]) -> list[Field]:
    named: list[tuple[str, Phrase]] = [(each["id"], {"say": "event-line", "day": {"day": each["day"]}, "title": {"typed": each["title"]}}) for each in events]
    most = media.LONGEST
    return [
        Field("kind", {"say": "console-media-kind"}, "choice", options=[(each, {"say": f"console-media-kind-{each}"}) for each in media.KINDS]),
        Field("day", {"say": "console-media-day"}, "day", hint={"say": "console-media-day-hint"}),
        Field("outlet", {"say": "console-media-outlet"}, hint={"say": "console-media-outlet-hint"}, most=most["outlet"]),
        Field("title", {"say": "console-media-title"}, most=most["title"]),
        Field("url", {"say": "console-media-url"}, hint={"say": "console-media-url-hint"}, required=False, most=most["url"]),
        Field("event_id", {"say": "console-media-event"}, "choice", required=False, options=named),
        Field("note", {"say": "console-media-note"}, "area", hint={"say": "console-media-note-hint"}, required=False),
    ]


def _row(item: media.Item, may: bool) -> list[Cell]:
    title: Phrase = {"say": "console-media-sample-title", "title": item["title"]} if item["sample"] else item["title"]
    link: Cell = Away({"say": "console-media-open", "outlet": item["outlet"]}, item["url"]) if item["url"] else ""
    named: Cell = Link(title, f"{PATH}/{item['id']}") if may else title
    return [{"day": item["day"]}, {"say": f"console-media-kind-{item['kind']}"}, item["outlet"], named, {"typed": item["event"]} if item["event"] else "", link]


def _file_row(item: media.Item) -> list[Phrase]:
    event: Phrase = {"typed": item["event"]} if item["event"] else ""
    sample: Phrase = {"say": "console-media-sample"} if item["sample"] else ""
    return [item["day"], {"say": f"console-media-kind-{item['kind']}"}, item["outlet"], item["title"], item["url"] or "", event, item["note"] or "", sample]


def _download(body: bytes, kind: str, name: str) -> web.Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return web.Response(body=body, content_type=kind, headers=headers)


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    area = Media(console)
    console.add("GET", PATH, area.listed, may=media.READERS)
    console.add("GET", f"{PATH}/file.{{kind:xlsx|csv}}", area.file, may=media.READERS)
    console.add("GET", f"{PATH}/new", area.new, may=media.ROLES)
    console.add("POST", f"{PATH}/new", area.save, may=media.ROLES)
    console.add("GET", f"{PATH}/{ITEM}", area.edit, may=media.ROLES)
    console.add("POST", f"{PATH}/{ITEM}", area.save, may=media.ROLES)
    console.add("POST", f"{PATH}/{ITEM}/remove", area.remove, may=media.ROLES)
