"""What staff did: the audit, narrowed and paged, and whether its chain fits."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from aiohttp import web

from bot.handlers import exports
from bot.handlers.console.frame import FIELDS, ROOT, Console
from bot.programme import audit_views
from bot.programme.audit_views import READERS
from bot.programme.sessions import Officer

NARROWED_BY = ("who", "what", "thing", "day")


@dataclass(frozen=True)
class Audit:
    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        by = {name: request.query.get(name, "")[:80] for name in NARROWED_BY}
        before = request.query.get("before", "")
        last = int(before) if before.isdecimal() and len(before) < 16 else None
        narrowed = partial(audit_views.listed, who=by["who"], what=by["what"], thing=by["thing"], day=by["day"], before=last)
        found = await self.console.read(request, me, narrowed)
        head = await self.console.read(request, me, audit_views.head)
        more = f"{ROOT}/audit?" + urlencode({name: value for name, value in by.items() if value} | {"before": found["next"]}) if found["next"] else ""
        return self.console.page(request, me, "audit.html", {"say": "console-section-audit"}, by=by, rows=found["rows"], more=more, head=head, checked=None)

    async def verify(self, request: web.Request, me: Officer) -> web.Response:
        """Look at the whole chain; nothing is changed by it."""
        checked = await self.console.read(request, me, audit_views.verify)
        found = await self.console.read(request, me, audit_views.listed)
        head = await self.console.read(request, me, audit_views.head)
        values = {"by": dict.fromkeys(NARROWED_BY, ""), "rows": found["rows"], "more": "", "head": head, "checked": checked}
        return self.console.page(request, me, "audit.html", {"say": "console-section-audit"}, **values)

    async def export(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The rows that are narrowed to, as an Excel file. Only with a reason, which is written down."""
        fields = request[FIELDS]
        by = {name: fields.get(name, "")[:80] for name in NARROWED_BY}
        asked = partial(audit_views.exported, reason=fields.get("reason", ""), who=by["who"], what=by["what"], thing=by["thing"], day=by["day"])
        rows = await self.console.write(request, me, asked, me.id)
        if rows is None:
            return await self.console.to(me, "/audit", {"say": "console-audit-reason-missing"})
        columns = ("position", "at", "name", *audit_views.COLUMNS)
        table: list[list[exports.Cell]] = [[{"head": name} for name in columns]]
        table += [[{"moment": row["at"]} if name == "at" else row[name] for name in columns] for row in rows]
        day = self.console.clock.today().isoformat()
        headers = {"Content-Disposition": f'attachment; filename="audit-{day}.xlsx"'}
        return web.Response(body=exports.workbook([{"name": day, "rows": table, "frozen": (1, 0)}]), content_type=exports.EXCEL, headers=headers)


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    page = Audit(console)
    console.add("GET", "/audit", page.show, may=READERS)
    console.add("GET", "/audit/verify", page.verify, may=READERS)
    console.add("POST", "/audit/export", page.export, may=READERS, fresh=True)
