"""The console's area: people. Finding somebody, what is kept of them, requests, erasure and lists with a second person."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from bot.handlers import exports
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Address, Phrase
from bot.programme import attendance, corrections, erasures, events, people
from bot.programme.sessions import Officer

PATH = "/people"
OF_LISTS: dict[str, Phrase] = {
    "asked": {"say": "console-people-list-asked"},
    "waiting": {"say": "console-people-list-waiting"},
    "reason_missing": {"say": "console-people-reason-missing"},
}
TITLE: Phrase = {"say": "console-section-people"}


@dataclass(frozen=True)
class People:
    """The pages under /console/people. What is searched for is sent as a form, so that no address names anybody."""

    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        return await self._page(request, me)

    async def search(self, request: web.Request, me: Officer) -> web.Response:
        words = request[FIELDS].get("words", "")[:100]
        done = await self.console.write(request, me, people.search, words=words)
        return await self._page(request, me, words=words, found=done.get("found", []))

    async def _page(
        self, request: web.Request, me: Officer, *, words: str = "", found: list[dict[str, str]] | None = None, wrong: Phrase = None
    ) -> web.Response:
        waiting = await self.console.read(request, me, people.waiting)
        requests = [each for each in await self.console.read(request, me, corrections.listed) if each["outcome"] == "waiting"]
        choices = [] if me.role not in people.EXPORT_ROLES else await self.console.read(request, me, events.listed)
        told = [(each["id"], self.console.plain({"typed": each["title"]}, me.language)) for each in choices]
        values: dict[str, Any] = {"words_typed": words, "found": found, "waiting": waiting, "requests": requests, "events": told, "wrong": wrong}
        return self.console.page(request, me, "people.html", TITLE, **values)

    async def card(self, request: web.Request, me: Officer, *, wrong: Phrase = None) -> web.Response:
        fields = request[FIELDS]
        address = Address(fields.get("channel", "")[:16], fields.get("chat", "")[:80])
        key = self._key(address)
        held = await self.console.write(request, me, people.card, channel=address.channel, chat=address.chat, key=key)
        if held["outcome"] != "done":
            return await self._page(request, me, wrong=self.console.outcome(held))
        plain = partial(self.console.plain, language=me.language)
        kinds = [
            (
                kind,
                plain({"say": f"mydata-kind-{kind}"}),
                [[(plain({"say": f"mydata-field-{field}"}), plain(value)) for field, value in row.items()] for row in rows],
            )
            for kind, rows in held["kinds"].items()
        ]
        kept = [plain({"say": f"forget-why-{each['why']}", "reference": each["reference"]}) for each in held["plan"]["kept"]]
        values = {"address": address, "kinds": kinds, "kept": kept, "seats": held["plan"]["seats"], "hidden": held["hidden"], "wrong": wrong}
        return self.console.page(request, me, "person.html", {"say": "console-person"}, **values)

    # --- erasing, requests ---

    async def erase(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields = request[FIELDS]
        key = self._key(Address(fields.get("channel", ""), fields.get("chat", "")))
        done = await self.console.write(request, me, people.ask_erasure, key=key, reason=fields.get("reason", ""))
        if done["outcome"] == "reason_missing":
            return await self.card(request, me, wrong={"say": "console-people-reason-missing"})
        return await self.console.to(me, PATH, {"say": "console-people-asked"} if done["outcome"] == "done" else self.console.outcome(done))

    async def decide(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields = request[FIELDS]
        number, yes = _number(fields.get("id", "")), fields.get("decision") == "yes"
        if fields.get("kind") == "erasure":
            done = await self.console.write(request, me, people.decide_erasure, approval_id=number, yes=yes, of=self._key)
        else:
            done = await self.console.write(request, me, people.decide_export, approval_id=number, yes=yes)
        if done.get("key"):
            self.console.desk.note_erasure(done["key"], self.console.clock.now())
        told: Phrase = {"say": "console-people-own"} if done["outcome"] == "own" else self.console.outcome(done)
        return await self.console.to(me, PATH, told)

    async def settle(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields = request[FIELDS]
        number, outcome, reason = _number(fields.get("id", "")), fields.get("outcome", ""), fields.get("reason", "")
        done = await self.console.write(request, me, corrections.settle, request_id=number, outcome=outcome, reason=reason)
        told: Phrase = {"say": "console-people-reason-missing"} if done["outcome"] == "reason_missing" else self.console.outcome(done)
        return await self.console.to(me, PATH, told)

    # --- lists ---

    async def export(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields = request[FIELDS]
        done = await self.console.write(request, me, people.export_people, event_id=fields.get("event", ""), reason=fields.get("reason", ""))
        if done["outcome"] != "done":
            return await self.console.to(me, PATH, OF_LISTS.get(done["outcome"]) or self.console.outcome(done))
        sheets = attendance.sheets(done["view"], done["rows"], lambda key: self.console.pages.say(key, me.language))
        headers = {"Content-Disposition": f'attachment; filename="{done["view"]["id"]}-people.xlsx"'}
        return web.Response(body=exports.workbook(sheets), content_type=exports.EXCEL, headers=headers)

    def _key(self, address: Address) -> str:
        return erasures.key_of(self.console.desk.own_key, address)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    area = People(console)
    console.add("GET", PATH, area.show, may=people.ROLES)
    console.add("POST", PATH, area.search, may=people.ROLES)
    console.add("POST", f"{PATH}/card", area.card, may=people.ROLES)
    console.add("POST", f"{PATH}/erase", area.erase, may=people.ROLES, fresh=True)
    console.add("POST", f"{PATH}/decide", area.decide, may=people.ROLES, fresh=True)
    console.add("POST", f"{PATH}/request", area.settle, may=people.ROLES)
    console.add("POST", f"{PATH}/export", area.export, may=people.EXPORT_ROLES, fresh=True)
