"""Signing in and out, the one-time address where an account is made, a fresh proof, and one's own account."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiDict

from bot import qr
from bot.handlers.console.frame import FIELDS, ROOT, Console, cookie, cookie_name, fields_of, token_of_session
from bot.handlers.console.proof import waits
from bot.messages import LANGUAGES, Phrase
from bot.programme import Here, accounts, audit, passphrases, second_factor, sessions, staff_register
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES

CARRIED = "carried."  # before the names of the fields of a form that is carried along
_NEXT = re.compile(r"/console(?:/[\w.~-]+)*(?:\?[^\s\\#]*)?", re.ASCII)
_PATH = re.compile(r"/console(?:/[\w.~-]+)*", re.ASCII)


@dataclass(frozen=True)
class Accounts:
    console: Console

    # --- signing in ---

    async def sign_in_form(self, request: web.Request) -> web.Response:
        return self._sign_in(request, next_page=request.query.get("next", ""))

    async def sign_in(self, request: web.Request) -> web.StreamResponse:
        """Name, passphrase and code together; whatever is wrong, the same words after the same time."""
        fields = await fields_of(request)
        login = fields.get("login", "")
        token = await self.console.proof.sign_in(request, login, fields.get("passphrase", ""), fields.get("code", ""))
        if not isinstance(token, str):
            error: Phrase = waits(token) if token else {"say": "console-sign-in-wrong"}
            carried = _carried(fields)
            return self._sign_in(request, login, error, fields.get("next", ""), fields.get("then", ""), carried, status=429 if token else 403)
        return await self._begin(request, token, fields)

    def _sign_in(
        self,
        request: web.Request,
        login: str = "",
        error: Phrase = None,
        next_page: str = "",
        then: str = "",
        carried: list[tuple[str, str]] | None = None,
        *,
        status: int = 200,
    ) -> web.Response:
        values = {"login": login, "error": error, "next": next_page, "then": then, "carried": carried or []}
        return self.console.page(request, None, "sign_in.html", {"say": "console-sign-in-title"}, status=status, **values)

    async def _begin(self, request: web.Request, token: str, fields: MultiDict[str]) -> web.StreamResponse:
        """Give the cookie and go on: with the form that was being filled in when the last session ran out, if it was this person's."""
        console, now = self.console, self.console.clock.now()
        me = await console.store.read(lambda connection: sessions.find(connection, now, token))
        assert me is not None
        then, carried = fields.get("then", ""), _carried(fields)
        theirs = await console.store.read(lambda connection: sessions.ever_of(connection, me.id))
        old = request.cookies.get(cookie_name(console.settings.console_secure), "")
        await console.store.write(lambda connection: sessions.end(connection, sessions.hash_of(old)))
        own = dict(carried).get("token", "") in {token_of_session(each) for each in theirs}
        if _PATH.fullmatch(then) and ".." not in then and own:
            kept = [(name, value) for name, value in carried if name != "token"]
            response = console.page(request, me, "resume.html", {"say": "console-resume-title"}, action=then, carried=kept)
        else:
            response = web.Response(status=303, headers={"Location": _next(fields.get("next", ""))})
        response.headers.add("Set-Cookie", cookie(token, secure=console.settings.console_secure))
        return response

    async def sign_out(self, request: web.Request, me: Officer) -> web.Response:
        def end(here: Here) -> None:
            sessions.end(here.connection, me.session)
            audit.write(here, f"staff {me.id}", "signed out", "console")

        await self.console.write(request, me, end)
        gone = cookie("", secure=self.console.settings.console_secure, ended=True)
        return web.Response(status=303, headers={"Location": f"{ROOT}/sign-in", "Set-Cookie": gone})

    async def set_language(self, request: web.Request, me: Officer) -> web.Response:
        fields = request[FIELDS]
        if (language := fields.get("language", "")) in LANGUAGES:
            await self.console.write(request, me, accounts.set_language, staff_id=me.id, language=language)
        return web.Response(status=303, headers={"Location": _next(fields.get("back", ""))})

    # --- the one-time address ---

    async def enrol_form(self, request: web.Request) -> web.Response:
        return await self._enrol(request, request.query.get("key", ""), "", {})

    async def enrol(self, request: web.Request) -> web.StreamResponse:
        """Take the name, the passphrase and the first code; begin a session."""
        fields, console = await fields_of(request), self.console
        key, typed, passphrase = fields.get("key", ""), fields.get("login", ""), fields.get("passphrase", "")
        now = console.clock.now()
        row = await console.store.read(lambda connection: accounts.to_enrol(connection, now, key))
        if row is None:
            return await self._enrol(request, key, typed, {})
        if seconds := await console.speak(request, accounts.wait, f"enrol {row.id}"):
            return await self._enrol(request, key, typed, {"code": waits(seconds)})
        login = accounts.login_of(typed) if row.login is None else str(row.login)
        step = second_factor.step_of(console.proof.key, str(row.totp_salt), fields.get("code", ""), now, None)
        errors = await self._wrong(login, row.password_hash, passphrase, fields.get("again", ""), step)
        if errors or login is None or step is None:
            return await self._enrol(request, key, typed, errors)
        hashed = None if row.password_hash else await console.proof.hash(passphrase)
        done = await console.speak(request, accounts.enrol, key=key, login=login, password_hash=hashed, step=step)
        if done["outcome"] != "done":
            return await self._enrol(request, key, typed, {"login": {"say": "console-login-taken"}} if done["outcome"] == "taken" else {})
        await console.speak(request, accounts.forget_tries, f"enrol {row.id}")
        browser = request.headers.get("User-Agent", "")
        token = await console.store.write(lambda connection: sessions.begin(connection, console.clock.now(), done["id"], browser))
        given = {"Location": ROOT, "Set-Cookie": cookie(token, secure=console.settings.console_secure)}
        return web.Response(status=303, headers=given)

    async def _wrong(self, login: str | None, kept: str | None, passphrase: str, again: str, step: int | None) -> dict[str, Phrase]:
        """What is wrong by field: of a new passphrase what may not be chosen, of one that they have whether it is known."""
        errors: dict[str, Phrase] = {} if login else {"login": {"say": "console-login-wrong"}}
        if kept:
            errors |= {} if await self.console.proof.knows(passphrase, kept) else {"passphrase": {"say": "console-passphrase-wrong"}}
        else:
            errors |= _chosen(passphrase, again, login or "")
        return errors if step is not None else errors | {"code": {"say": "console-code-wrong"}}

    async def _enrol(self, request: web.Request, key: str, login: str, errors: dict[str, Phrase]) -> web.Response:
        console, now = self.console, self.console.clock.now()
        row = await console.store.read(lambda connection: accounts.to_enrol(connection, now, key))
        if row is None:
            return console.page(request, None, "enrol_over.html", {"say": "console-enrol-over-title"}, status=404)
        salt = str(row.totp_salt)
        address = second_factor.address(console.proof.key, salt, row.login or row.name)
        values = {"key": key, "name": row.name, "login": row.login or login, "known": bool(row.login), "has_passphrase": bool(row.password_hash)}
        secret = second_factor.secret(console.proof.key, salt)
        values |= {"secret": " ".join(re.findall(".{4}", secret)), "picture": qr.svg(address), "errors": errors, "suggested": passphrases.SUGGESTED}
        return console.page(request, None, "enrol.html", {"say": "console-enrol-title"}, status=422 if errors else 200, **values)

    # --- a fresh proof ---

    async def confirm_form(self, request: web.Request, me: Officer) -> web.Response:
        return self._confirm(request, me, request.query.get("next", ""))

    async def confirm(self, request: web.Request, me: Officer) -> web.Response:
        fields = request[FIELDS]
        proved = await self.console.proof.again(request, me, fields.get("proof", ""))
        if not isinstance(proved, Officer):
            return self._confirm(request, me, fields.get("next", ""), proved)
        return web.Response(status=303, headers={"Location": _next(fields.get("next", ""))})

    def _confirm(self, request: web.Request, me: Officer, next_page: str, error: Phrase = None) -> web.Response:
        values = {"action": f"{ROOT}/confirm", "carried": [("next", next_page)], "error": error}
        return self.console.page(request, me, "confirm.html", {"say": "console-confirm-title"}, status=403 if error else 200, **values)

    # --- one's own account ---

    async def account(self, request: web.Request, me: Officer) -> web.Response:
        return await self._account(request, me)

    async def _account(self, request: web.Request, me: Officer, *, status: int = 200, link: str = "", errors: dict[str, Phrase] | None = None) -> web.Response:
        now = self.console.clock.now()
        row = await self.console.store.read(lambda connection: accounts.by_id(connection, me.id))
        mine = await self.console.store.read(lambda connection: sessions.listed(connection, now, me.id))
        values = {"login": row.login or "", "mine": mine, "link": link, "errors": errors or {}, "suggested": passphrases.SUGGESTED}
        return self.console.page(request, me, "account.html", {"say": "console-account-title"}, status=status, **values)

    async def set_passphrase(self, request: web.Request, me: Officer) -> web.Response:
        fields, console = request[FIELDS], self.console
        row = await console.store.read(lambda connection: accounts.by_id(connection, me.id))
        passphrase = fields.get("passphrase", "")
        proved = await console.proof.again(request, me, fields.get("proof", ""))
        if not isinstance(proved, Officer):
            return await self._account(request, me, status=403, errors={"proof": proved})
        if errors := _chosen(passphrase, fields.get("again", ""), row.login or ""):
            return await self._account(request, me, status=422, errors=errors)
        hashed = await console.proof.hash(passphrase)
        await console.write(request, me, accounts.change_passphrase, staff_id=me.id, session=me.session, password_hash=hashed)
        return await console.to(me, "/account", {"say": "console-passphrase-changed"})

    async def end_session(self, request: web.Request, me: Officer) -> web.Response:
        """One of one's own sessions, or all but this one."""
        which = request[FIELDS].get("session", "")

        def end(here: Here) -> None:
            ended = sessions.end_all(here.connection, me.id, but=me.session) if which == "others" else sessions.end_one(here.connection, me.id, which)
            if ended:
                audit.write(here, f"staff {me.id}", "sessions ended", f"staff {me.id}", str(int(ended)))

        await self.console.write(request, me, end)
        return await self.console.to(me, "/account", {"say": "console-session-ended"})

    async def chat_link(self, request: web.Request, me: Officer) -> web.Response:
        payload = await self.console.write(request, me, staff_register.new_chat_link, staff_id=me.id)
        return await self._account(request, me, link=payload)


def _chosen(passphrase: str, again: str, login: str) -> dict[str, Phrase]:
    """What is wrong with a passphrase that somebody chose."""
    if wrong := passphrases.problem(passphrase, login):
        return {"passphrase": {"say": f"console-passphrase-{wrong}", "shortest": passphrases.SHORTEST, "longest": passphrases.LONGEST}}
    return {} if passphrases.normal(passphrase) == passphrases.normal(again) else {"again": {"say": "console-passphrase-differs"}}


def _carried(fields: MultiDict[str]) -> list[tuple[str, str]]:
    return [(name.removeprefix(CARRIED), value) for name, value in fields.items() if name.startswith(CARRIED)]


def _next(wish: str) -> str:
    """Where to go on: a page of the console and nothing else."""
    good = _NEXT.fullmatch(wish) and ".." not in wish and not wish.startswith(f"{ROOT}/sign-in")
    return wish if good else ROOT


def enrol_address(base: str, key: str) -> str:
    """The one-time address as it is given to a person. `base`: where staff reach the console."""
    return f"{base}{ROOT}/enrol?{urlencode({'key': key})}"


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    own = Accounts(console)
    console.add_open("GET", "/sign-in", own.sign_in_form)
    console.add_open("POST", "/sign-in", own.sign_in)
    console.add_open("GET", "/enrol", own.enrol_form)
    console.add_open("POST", "/enrol", own.enrol)
    console.add("POST", "/sign-out", own.sign_out, may=ROLES)
    console.add("POST", "/language", own.set_language, may=ROLES)
    console.add("GET", "/confirm", own.confirm_form, may=ROLES)
    console.add("POST", "/confirm", own.confirm, may=ROLES)
    console.add("GET", "/account", own.account, may=ROLES)
    console.add("POST", "/account/passphrase", own.set_passphrase, may=ROLES)
    console.add("POST", "/account/sessions", own.end_session, may=ROLES)
    console.add("POST", "/account/chat", own.chat_link, may=ROLES, fresh=True)
