"""The first page of the console: what waits for this officer."""

from dataclasses import dataclass

from aiohttp import web

from bot.handlers.console.frame import Console
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES


@dataclass(frozen=True)
class Home:
    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        return self.console.page(request, me, "home.html", {"say": "console-section-home"})


def add_to(console: Console) -> None:
    """Add the first page."""
    console.add("GET", "", Home(console).show, may=ROLES)
