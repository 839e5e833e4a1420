"""The first page of the console: what waits for this officer, what is new for them, and whether anything is sent at all."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import select, update

from bot import places
from bot.handlers.console import blocks, talks
from bot.handlers.console.frame import FIELDS, ROOT, Console
from bot.handlers.transcript import Message
from bot.messages import Phrase
from bot.programme import Here, application_changes, console_home
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES
from bot.tables import staff

SHOWN_AT_HOME = 5  # notices
# Where each number leads; whoever may not open that page sees the number alone.
PATHS = {
    **{"enquiries_late": "/inbox?state=late", "enquiries_open": "/inbox?state=open", "enquiries_mine": "/inbox?state=mine"},
    **{"cases_new": "/applications?state=submitted", "cases_mine": "/applications?whose=mine", "cases_to_check": "/applications?whose=to_check"},
    **{"cases_late": "/applications?late=1", "papers_soon": "/committee", "meetings_to_record": "/committee"},
    **{"providers_waiting": "/providers?state=applied", "logos_waiting": "/recognition"},
    **{"events_soon": "/events", "events_postponed": "/events?state=postponed", "announcements_running": "/announcements"},
    **{"city_actions": "/cities"},
    **{"knowledge_missing": "/knowledge", "knowledge_overdue": "/knowledge", "knowledge_waiting": "/knowledge"},
}
ASKED = {  # what waits for a second person, by its kind
    "success_case": "/success?state=waiting",
    **{
        "announcement": "/announcements",
        "role": "/staff",
        "capacity": "/events",
        "export": "/people",
        "erasure": "/privacy",
        "answer": "/knowledge",
        "report": "/report",
    },
    **{"survey": "/survey", "survey_change": "/survey"},
}


@dataclass(frozen=True)
class Home:
    """The first page, and what is new for this officer."""

    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        waiting, asked, seen = await self.console.read(request, me, _waiting)
        rows = await self.console.store.read(lambda connection: talks.notices(connection, me.address, after=seen, most=SHOWN_AT_HOME + 1))
        open_now = await self.console.store.read(lambda connection: talks.standing(connection, me.address, 0, me.language, self.console.wording))
        values = {
            "asked": [self._number(me, {"say": f"console-home-asked-{kind}"}, number, ASKED.get(kind, "")) for kind, number in asked.items()],
            "waiting": [self._number(me, {"say": f"console-home-{name}"}, number, PATHS[name]) for name, number in waiting.items()],
            "told_now": [self._notice(me, row) for row in rows[:SHOWN_AT_HOME]],
            "more": len(rows) > SHOWN_AT_HOME,
            "open_flow": open_now.flow,
            "paused": await self.console.store.read(lambda connection: places.state(connection)["paused"]),
        }
        return self.console.page(request, me, "home.html", {"say": "console-section-home"}, **values)

    async def notices(self, request: web.Request, me: Officer) -> web.Response:
        """Everything that the programme told this officer in the console, the newest first."""
        page = blocks.page_of(request)
        rows = await self.console.store.read(lambda connection: talks.notices(connection, me.address, least=(page - 1) * 50, most=51))
        shown = [self._notice(me, row) for row in rows[:50]]
        title: Phrase = {"say": "console-home-told"}
        return self.console.page(request, me, "notices.html", title, told_now=shown, before=page - 1, after=page + 1 if len(rows) > 50 else 0)

    async def seen(self, request: web.Request, me: Officer) -> web.Response:
        """What was shown is not new any more."""
        number = request[FIELDS].get("until", "")
        if not number.isdecimal() or len(number) > 10:
            raise web.HTTPBadRequest
        this = (staff.c.id == me.id) & (staff.c.notices_seen < int(number))
        await self.console.store.write(lambda connection: connection.execute(update(staff).where(this).values(notices_seen=int(number))))
        return await self.console.to(me, "")

    async def sending(self, request: web.Request, me: Officer) -> web.Response:
        """An administrator says that messages may leave from here."""
        done = await self.console.write(request, me, places.confirm)
        told: Phrase = {"say": "console-home-sender-confirmed", "dropped": done.get("dropped", 0), "paused": done.get("paused", 0)}
        return await self.console.to(me, "", told if done["outcome"] == "done" else self.console.outcome(done))

    def _number(self, me: Officer, name: Phrase, number: int, path: str) -> dict[str, Any]:
        route = path.partition("?")[0]
        mine = bool(path) and me.role in self.console.rights.get(("GET", ROOT + route), frozenset())
        return {"name": name, "number": number, "path": path if mine else ""}

    def _notice(self, me: Officer, row: Any) -> dict[str, Any]:
        """One notice with its buttons; what has a page of its own is a link."""
        message: Message = talks.told(row, me.language, self.console.wording)
        buttons = [{"id": b.id, "label": b.label, "link": ROOT + talks.page_for(b.id) if talks.page_for(b.id) else b.url or ""} for b in message.buttons]
        buttons = [each for each in buttons if each["id"] not in talks.MENU]
        return {"sequence": row.sequence, "at": {"moment": row.created_at.isoformat()}, "html": message.html, "buttons": buttons}


def _waiting(here: Here) -> tuple[dict[str, int], dict[str, int], int]:
    me = application_changes.officer(here, frozenset(ROLES))
    seen = here.connection.execute(select(staff.c.notices_seen).where(staff.c.id == me)).scalar_one()
    return console_home.waiting(here), console_home.asked(here), int(seen)


def add_to(console: Console) -> None:
    """Add the first page and the notices."""
    home = Home(console)
    console.add("GET", "", home.show, may=ROLES)
    console.add("GET", "/notices", home.notices, may=ROLES)
    console.add("POST", "/notices", home.seen, may=ROLES)
    console.add("POST", "/sending", home.sending, may=places.ROLES, fresh=True)
