"""A member of staff with a browser, without the browser: signed in to the real console over HTTP."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import unused_port
from sqlalchemy import Connection

from bot.desk import Desk
from bot.handlers.console.frame import cookie_name
from bot.handlers.web import Site
from bot.programme import sessions
from bot.settings import Settings
from bot.tables import staff
from tests.conftest import MovedClock

ROLES = ("viewer", "hotline_agent", "case_officer", "publisher", "approver", "admin")


def enter_officer(connection: Connection, now: datetime, role: str, name: str = "Officer Lee", **values: Any) -> int:
    """A member of staff; returns their id."""
    made = connection.execute(staff.insert().values(name=name, role=role, active=True, created_at=now, **values)).inserted_primary_key
    assert made is not None
    return int(made[0])


@dataclass
class Signed:
    """Somebody who is signed in. `get` and `post` answer (status, text); forms carry their token by themselves unless `fields` has one."""

    base: str
    id: int
    cookie: str
    session: aiohttp.ClientSession
    headers: dict[str, str]

    async def get(self, path: str, **options: Any) -> tuple[int, str]:
        async with self.session.get(self.base + path, headers=self.headers, **options) as response:
            return response.status, await response.text()

    async def post(self, path: str, fields: dict[str, Any] | None = None, *, token: str | None = None, follow: bool = True) -> tuple[int, str]:
        """Send a form; by default what it leads to is fetched too."""
        sent = {"token": await self.token() if token is None else token} | (fields or {})
        pairs = [(name, each) for name, value in sent.items() for each in (value if isinstance(value, list) else [value])]
        headers = self.headers | {"Sec-Fetch-Site": "same-origin"}
        async with self.session.post(self.base + path, data=pairs, headers=headers, allow_redirects=follow) as response:
            return response.status, await response.text()

    async def token(self) -> str:
        _, page = await self.get("/console")
        found = re.search(r'name="token" value="([0-9a-f]{64})"', page)
        assert found, page[:500]
        return found[1]


@asynccontextmanager
async def console_open(desk: Desk, clock: MovedClock, folder: Path) -> AsyncIterator[str]:
    """The program's web server with its console; the address to ask."""
    settings = Settings(data_dir=folder, port=unused_port(), host="127.0.0.1")
    async with Site(desk, desk.store, desk.wording, clock, settings):
        yield settings.own_url


@asynccontextmanager
async def signed_in(desk: Desk, clock: MovedClock, base: str, role: str = "case_officer", name: str = "Officer Lee") -> AsyncIterator[Signed]:
    """A new member of staff of this role, signed in."""
    staff_id = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), role, name))
    token = await desk.store.write(lambda connection: sessions.begin(connection, clock.now(), staff_id))
    async with aiohttp.ClientSession() as session:
        yield Signed(base, staff_id, token, session, {"Cookie": f"{cookie_name(False)}={token}", "Accept": "text/html"})
