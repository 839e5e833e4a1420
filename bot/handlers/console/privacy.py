"""The console's area: privacy, for administrators. How long everything is kept and what would go now; requests with their last day; no personal data."""

from dataclasses import dataclass

from aiohttp import web

from bot import retention
from bot.handlers.console.frame import Console
from bot.programme import corrections, erasures
from bot.programme.personal_tables import TABLES
from bot.programme.sessions import Officer
from bot.tables import metadata

PATH = "/privacy"


@dataclass(frozen=True)
class Privacy:
    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        now = self.console.clock.now()
        swept = await self.console.store.write(lambda connection: retention.dry_run(connection, now))
        number = await self.console.store.read(erasures.number)
        tables = [(name, str(table.info["retention"]), _days(name), TABLES[name].erased, swept.get(name, 0)) for name, table in sorted(metadata.tables.items())]
        requests = await self.console.read(request, me, corrections.listed)
        return self.console.page(request, me, "privacy.html", {"say": "console-section-privacy"}, tables=tables, requests=requests, erasures=number)


def _days(table: str) -> int | None:
    return round(retention.DAYS[table]) if table in retention.DAYS else None


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    console.add("GET", PATH, Privacy(console).show, may={"admin"})
