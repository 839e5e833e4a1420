"""Every route of the console with an address that can be asked for, and a session of each role: made from the program, so that nothing is left out."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import unused_port
from sqlalchemy import select

from bot.desk import Desk
from bot.handlers.console.frame import Console, token_of_session
from bot.handlers.web import Site
from bot.programme import sessions
from bot.settings import Settings
from bot.tables import metadata
from tests.conftest import MovedClock
from tests.console.client import ROLES, enter_officer

FILLED = {"file": "c" * 32, "year": "2010", "kind": "xlsx", "team": "hong_kong", "calendar": "hong_kong", "reference": "E-2222-2222", "change": "take"}
FILLED |= {"city": "dongguan", "code": "fair-2026"}
# What follows the clock or the use of the console itself, and says nothing of what was changed.
NOT_A_CHANGE = {"staff_session", "lookup_limit", "audit_seal"}


def address(path: str) -> str:
    """A route's path with something in the place of whatever it asks for."""
    return re.sub(r"\{(\w+)(?::(?:[^{}]|\{[^{}]*\})*)?\}", lambda found: FILLED.get(found[1], "1"), path)


@dataclass
class Matrix:
    """`ask` sends one request as a fresh session of a role; `fields`: of a form, with the session's token unless they name one."""

    console: Console
    desk: Desk
    clock: MovedClock
    base: str
    session: aiohttp.ClientSession
    people: dict[str, int]

    async def cookie(self, role: str) -> str:
        return await self.desk.store.write(lambda connection: sessions.begin(connection, self.clock.now(), self.people[role]))

    async def ask(self, method: str, path: str, role: str | None, fields: dict[str, str] | None = None, **options: Any) -> tuple[int, str, str]:
        cookie = await self.cookie(role) if role else ""
        headers = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html", "Cookie": f"staff={cookie}"} | options.pop("headers", {})
        if method == "POST" and "data" not in options:
            options["data"] = {"token": token_of_session(sessions.hash_of(cookie))} | (fields or {})
        async with self.session.request(method, self.base + address(path), headers=headers, allow_redirects=False, **options) as response:
            return response.status, (await response.read()).decode(errors="replace"), response.headers.get("Location", "")

    async def everything(self, but: frozenset[str] = frozenset()) -> dict[str, list[str]]:
        """All rows of all tables, but of NOT_A_CHANGE."""
        kept = [table for table in metadata.sorted_tables if table.name not in NOT_A_CHANGE | but]
        return await self.desk.store.read(lambda connection: {t.name: sorted(map(str, connection.execute(select(t)))) for t in kept})


@asynccontextmanager
async def matrix_of(desk: Desk, clock: MovedClock, folder: Path) -> AsyncIterator[Matrix]:
    settings = Settings(data_dir=folder, port=unused_port(), host="127.0.0.1")
    people = {role: await desk.store.write(lambda connection, role=role: enter_officer(connection, clock.now(), role, f"The {role}")) for role in ROLES}  # type: ignore[misc]
    site = Site(desk, desk.store, desk.wording, clock, settings)
    async with site, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield Matrix(site.console, desk, clock, settings.own_url, session, people)
