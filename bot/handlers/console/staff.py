"""Who works here: the page of administrators. It knows members of staff and nobody else."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console.accounts import enrol_address
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import staff_register
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES
from bot.programme.staff_register import ADMINS, TEAMS

DEEDS = ("disable", "enable", "team", "reset", "role", "grant", "refuse")


@dataclass(frozen=True)
class Staff:
    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        return await self._page(request, me)

    async def _page(self, request: web.Request, me: Officer, *, status: int = 200, error: Phrase = None, **given: Any) -> web.Response:
        """The list, with what was typed into the form for somebody new, or with the one-time links that are shown this once."""
        people = await self.console.read(request, me, staff_register.listed)
        values = {"people": people, "roles": ROLES, "teams": TEAMS, "error": error, "typed": {}, "links": None} | given
        return self.console.page(request, me, "staff.html", {"say": "console-section-staff"}, status=status, **values)

    async def enter(self, request: web.Request, me: Officer) -> web.Response:
        fields = request[FIELDS]
        typed = {name: fields.get(name, "") for name in ("name", "role", "team")}
        done = await self.console.write(request, me, staff_register.enter, name=typed["name"], role=typed["role"], team=typed["team"] or None)
        if done["outcome"] != "done":
            return await self._page(request, me, status=422, error={"say": "console-staff-wrong"}, typed=typed)
        told = "console-staff-entered-asked" if done["asked"] else "console-staff-entered-alone" if typed["role"] != staff_register.FIRST_ROLE else ""
        return await self._page(request, me, links=self._links(" ".join(typed["name"].split()), done, told))

    async def change(self, request: web.Request, me: Officer) -> web.Response:
        """One change of one person; see DEEDS."""
        fields, staff_id = request[FIELDS], _number(request.match_info["staff"])
        deed = fields.get("deed", "")
        if deed not in DEEDS:
            raise web.HTTPBadRequest
        write, console = self.console.write, self.console
        if deed in ("disable", "enable"):
            done = await write(request, me, staff_register.set_active, staff_id=staff_id, active=deed == "enable")
        elif deed == "team":
            done = await write(request, me, staff_register.set_team, staff_id=staff_id, team=fields.get("team") or None)
        elif deed == "role":
            done = await write(request, me, staff_register.ask_role, staff_id=staff_id, role=fields.get("role", ""))
        elif deed == "reset":
            done = await write(request, me, staff_register.reset, staff_id=staff_id)
        else:
            asked = _number(fields.get("approval", ""))
            done = await write(request, me, staff_register.decide_role, staff_id=staff_id, approval_id=asked, yes=deed == "grant")
        if "key" in done:
            person = await console.read(request, me, staff_register.one, staff_id=staff_id)
            return await self._page(request, me, links=self._links(person["name"] if person else "", done, "console-staff-reset"))
        return await console.to(me, "/staff", _told(deed, done["outcome"]))

    def _links(self, name: str, done: dict[str, Any], told: str) -> dict[str, Any]:
        address = enrol_address(self.console.settings.console_base, done["key"])
        return {"name": name, "address": address, "chat": done.get("chat", ""), "told": {"say": told} if told else None}


def _told(deed: str, outcome: str) -> Phrase:
    if outcome == "done":
        return {"say": f"console-staff-done-{deed}"}
    return {"say": f"console-staff-{outcome}"} if outcome in ("own", "alone") else Console.outcome({"outcome": "not_now" if outcome == "wrong" else outcome})


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    page = Staff(console)
    console.add("GET", "/staff", page.listed, may=ADMINS)
    console.add("POST", "/staff", page.enter, may=ADMINS, fresh=True)
    console.add("POST", "/staff/{staff}", page.change, may=ADMINS, fresh=True)
