"""Proving who one is: passphrases hashed and looked at beside the event loop, tries counted, and a fresh proof where a page asks for one."""

import asyncio
import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from aiohttp import web
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.messages import Phrase
from bot.programme import accounts, passphrases
from bot.programme.sessions import Officer
from bot.settings import own_secret

if TYPE_CHECKING:
    from bot.handlers.console.frame import Console

AT_ONCE = 2  # hashes at the same time: each takes 64 MiB


class Proof:
    """One for the console. `key`: the installation's own, of which the secrets of one-time codes are made."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        secret = console.settings.console_secret
        self.key = secret.get_secret_value() if secret else own_secret(console.settings.data_dir, "totp")
        self._hasher = PasswordHasher()
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def hash(self, passphrase: str) -> str:
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, passphrases.normal(passphrase))

    async def knows(self, passphrase: str, kept: str | None) -> bool:
        """Whether it is the passphrase of which `kept` is the hash. Where there is none, it takes as long."""
        async with self._turn:
            good = await asyncio.to_thread(self._verify, kept, passphrases.normal(passphrase[: passphrases.LONGEST + 1]))
        return good and kept is not None

    def _verify(self, kept: str | None, passphrase: str) -> bool:
        nobodys = self._nobodys
        try:
            return self._hasher.verify(kept or nobodys, passphrase)
        except (VerificationError, InvalidHashError):
            return False

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("nobody's passphrase")

    async def sign_in(self, request: web.Request, login: str, passphrase: str, code: str) -> str | int | None:
        """The cookie of a new session; the seconds to wait before the next try; None: something is wrong, and nobody is told what."""
        name = accounts.login_of(login) or login.strip()[:60]
        if seconds := await self._console.speak(request, accounts.wait, name):
            return seconds
        row = await self._console.store.read(lambda connection: accounts.by_login(connection, name))
        knows = await self.knows(passphrase, row.password_hash if row is not None else None)
        browser = request.headers.get("User-Agent", "")
        return await self._console.speak(request, accounts.sign_in, login=name, knows=knows, code=code, key=self.key, browser=browser)

    async def again(self, request: web.Request, me: Officer, proof: str) -> Officer | Phrase:
        """The officer with a proof that is fresh now, or why not. `proof`: their passphrase or a one-time code."""
        row = await self._console.store.read(lambda connection: accounts.by_id(connection, me.id))
        if seconds := await self._console.speak(request, accounts.wait, str(row.login)):
            return waits(seconds)
        is_code = re.fullmatch(r"\s*(\d\s*){6}", proof) is not None
        knows = not is_code and await self.knows(proof, row.password_hash)
        code = proof if is_code else ""
        if not await self._console.speak(request, accounts.confirm, staff_id=me.id, session=me.session, knows=knows, code=code, key=self.key):
            return {"say": "console-proof-wrong"}
        await self._console.speak(request, accounts.forget_tries, str(row.login))
        return replace(me, confirmed_at=self._console.clock.now())


def waits(seconds: int) -> Phrase:
    return {"say": "console-wait", "minutes": -(-seconds // 60)} if seconds > 60 else {"say": "console-wait-seconds", "seconds": seconds}
