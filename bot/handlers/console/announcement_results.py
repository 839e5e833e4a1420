"""How far an announcement is while it is being sent, and what came of it afterwards, part by part."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.handlers import exports
from bot.handlers.console import announcement_words as ann_words
from bot.handlers.console.frame import ROOT, Console
from bot.programme import announcement_results, announcement_uncertain, announcements
from bot.programme.announcement_states import AT_WORK
from bot.programme.sessions import Officer
from bot.programme.staff import Role

ONE = "/announcements/{id:[0-9]{1,9}}"
COUNTED = ("sent", "shelf", "waiting", "queued", "sending", "uncertain", "stopped", "blocked", "gone", "failed", "cancelled")
CHART_WIDTH = 300  # of its own units; the page scales it
BAR, GAP, NAME = 14, 14, 22


async def progress_of(console: Console, request: web.Request, me: Officer, one: dict[str, Any]) -> dict[str, Any]:
    """What the template of the progress needs; "progress" is None where nothing has been approved yet."""
    found = await console.read(request, me, announcement_results.progress, announcement_id=one["id"])
    if found is None or not found["total"]:
        return {"progress": None, "recall": None}
    dealt = found["total"] - found["left"]
    counted = [(name, found[name]) for name in COUNTED if found[name]]
    return {
        "progress": found | {"dealt": dealt, "percent": 100 * dealt // found["total"], "counted": counted, "live": found["state"] in AT_WORK},
        "recall": _recall(console, one) if found["state"] == "recall" else None,
    }


def _recall(console: Console, one: dict[str, Any]) -> dict[str, Any] | None:
    """Until when it can be called back before all are told, and how long that is in whole minutes, begun ones too."""
    if not one["recall_until"]:
        return None
    until = max(one["recall_until"], one["starts_at"] or "", key=lambda each: datetime.fromisoformat(each).timestamp() if each else 0.0)
    seconds = (datetime.fromisoformat(until) - console.clock.now()).total_seconds()
    return {"until": until, "minutes": max(0, -int(-seconds // 60))}


class Results:
    """The pages of one console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def add_to(self, see: Collection[Role], stop: Collection[Role]) -> None:
        self._console.add("GET", ONE + "/progress", self._progress, may=stop)
        self._console.add("GET", ONE + "/uncertain", self._uncertain, may=stop)
        self._console.add("GET", ONE + "/results", self._results, may=see)
        self._console.add("GET", ONE + "/results.{kind:xlsx|csv}", self._download, may=see)

    async def one(self, request: web.Request, me: Officer) -> dict[str, Any]:
        """The announcement of the address. Raises HTTPNotFound."""
        found = await self._console.read(request, me, announcements.one, announcement_id=int(request.match_info["id"]))
        if found is None:
            raise web.HTTPNotFound
        return found

    async def _progress(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The state alone, for a page that asks every two seconds; a browser that comes by a link gets the whole page."""
        one = await self.one(request, me)
        if "HX-Request" not in request.headers:
            raise web.HTTPSeeOther(f"{ROOT}/announcements/{one['id']}#progress")
        values = await progress_of(self._console, request, me, one)
        return self._console.page(request, me, "announcement_progress.html", one["name"], one=one, **values)

    async def _uncertain(self, request: web.Request, me: Officer) -> web.StreamResponse:
        console, one = self._console, await self.one(request, me)
        rows = await console.read(request, me, announcement_uncertain.listed, announcement_id=one["id"]) or []
        names = ("channel", "language", "sector", "city")
        shown = [
            [
                row["number"],
                *(console.plain(ann_words.part(name, row[name]), me.language) for name in names),
                row["attempts"],
                console.plain({"moment": row["at"]}, me.language),
            ]
            for row in rows
        ]
        heads = [console.plain({"say": f"console-ann-{each}"}, me.language) for each in ("number", *(f"by-{name}" for name in names), "attempts", "at")]
        title = {"say": "console-ann-uncertain"}
        return console.page(request, me, "announcement_uncertain.html", title, rows=shown, heads=heads, id=one["id"], most=announcement_uncertain.MOST)

    async def _rows(self, request: web.Request, me: Officer) -> tuple[str, list[dict[str, Any]]]:
        by = request.query.get("by", "sector")
        by = by if by in announcement_results.PARTS else "sector"
        rows = await self._console.read(request, me, announcement_results.results, announcement_id=int(request.match_info["id"]), by=by)
        return by, [row | {"name": self._console.plain(ann_words.part(by, row["part"]), me.language)} for row in rows or []]

    async def _results(self, request: web.Request, me: Officer) -> web.StreamResponse:
        one = await self.one(request, me)
        by, rows = await self._rows(request, me)
        total = {name: sum(row[name] for row in rows) for name in announcement_results.MEASURES}
        values: dict[str, Any] = {"rows": rows, "total": total, "by": by, "ways": announcement_results.PARTS, "measures": announcement_results.MEASURES}
        return self._console.page(request, me, "announcement_results.html", {"say": "console-ann-results"}, one=one, chart=chart(rows), **values)

    async def _download(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The table as a file: counts, and nothing of a person."""
        console, one, kind = self._console, await self.one(request, me), request.match_info["kind"]
        by, rows = await self._rows(request, me)
        names = [f"by-{by}", *(f"measure-{name}" for name in announcement_results.MEASURES)]
        head = [{"head": console.plain({"say": f"console-ann-{each}"}, me.language)} for each in names]
        table: list[list[exports.Cell]] = [
            [{"head": one["name"]}],
            [*head],
            *([row["name"], *(row[name] for name in announcement_results.MEASURES)] for row in rows),
        ]
        headers = {"Content-Disposition": f'attachment; filename="announcement-{one["id"]}-{by}.{kind}"'}
        if kind == "csv":
            return web.Response(text=exports.csv_text(table), content_type="text/csv", charset="utf-8", headers=headers)
        return web.Response(body=exports.workbook([{"name": f"{one['id']}", "rows": table, "widths": [30]}]), content_type=exports.EXCEL, headers=headers)


def chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Bars for the page to draw: for each part its name and a bar for each measure, in the chart's own units. The longest bar is the greatest number."""
    most = max([1, *(row[name] for row in rows for name in announcement_results.MEASURES)])
    groups = []
    top = 0
    for row in rows:
        bars = [
            {"measure": name, "y": top + NAME + BAR * n, "width": CHART_WIDTH * row[name] // most, "value": row[name]}
            for n, name in enumerate(announcement_results.MEASURES)
        ]
        groups.append({"name": row["name"], "y": top + BAR, "bars": bars})
        top += NAME + BAR * len(announcement_results.MEASURES) + GAP
    return {"groups": groups, "width": CHART_WIDTH + 50, "height": max(top, 1)}
