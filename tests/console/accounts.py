"""A person with a browser who makes an account, signs in and out: over HTTP, with a real authenticator's codes."""

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pyotp
from yarl import URL

from bot.desk import Desk
from bot.programme import accounts
from tests.conftest import MovedClock
from tests.console.client import enter_officer

PASSPHRASE = "rusty tin boat nine"
SAME = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}


@dataclass
class Person:
    """`get` and `post` answer (status, page, where it leads to); a form carries the token of the last page."""

    base: str
    clock: MovedClock
    session: aiohttp.ClientSession
    id: int = 0
    login: str = "lee"
    secret: str = ""
    page: str = field(default="", repr=False)

    async def get(self, path: str) -> tuple[int, str, str]:
        async with self.session.get(self.base + path, allow_redirects=False, headers=SAME) as response:
            self.page = await response.text()
            return response.status, self.page, response.headers.get("Location", "")

    async def post(self, path: str, **fields: str) -> tuple[int, str, str]:
        found = re.search(r'name="token" value="([0-9a-f]{64})"', self.page)
        sent = ({"token": found[1]} if found else {}) | fields
        async with self.session.post(self.base + path, data=sent, allow_redirects=False, headers=SAME) as response:
            self.page = await response.text()
            return response.status, self.page, response.headers.get("Location", "")

    def code(self, *, steps: int = 1) -> str:
        """The code of the next half minute, which is good already, so that the one before it may have been used."""
        return pyotp.TOTP(self.secret).generate_otp(int(self.clock.now().timestamp()) // 30 + steps)

    async def enrol(self, key: str, **fields: str) -> tuple[int, str, str]:
        _, page, _ = await self.get(f"/console/enrol?key={key}")
        found = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)
        assert found, page[:800]
        self.secret = found[1].replace(" ", "")
        typed = {"key": key, "login": self.login, "passphrase": PASSPHRASE, "again": PASSPHRASE, "code": self.code(steps=0)}
        return await self.post("/console/enrol", **(typed | fields))

    async def sign_in(self, passphrase: str = PASSPHRASE, code: str | None = None, **fields: str) -> tuple[int, str, str]:
        return await self.post("/console/sign-in", login=self.login, passphrase=passphrase, code=self.code() if code is None else code, **fields)

    @property
    def cookies(self) -> dict[str, str]:
        return {name: each.value for name, each in self.session.cookie_jar.filter_cookies(URL(self.base)).items()}


def text_in(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


@asynccontextmanager
async def browser(base: str, clock: MovedClock) -> AsyncIterator[Person]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Person(base, clock, session)


@asynccontextmanager
async def enrolled(
    desk: Desk, clock: MovedClock, base: str, role: str = "case_officer", name: str = "Officer Lee", login: str = "lee"
) -> AsyncIterator[Person]:
    """Somebody who has just made their account, and so is signed in."""
    async with browser(base, clock) as person:
        person.login = login
        person.id = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), role, name))
        key = await desk.store.write(lambda connection: accounts.enrol_link(connection, clock.now(), person.id))
        status, page, where = await person.enrol(key)
        assert (status, where) == (303, "/console"), text_in(page)
        yield person
