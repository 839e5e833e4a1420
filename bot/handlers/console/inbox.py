"""The console's area: inbox. The list of enquiries, one with what both sides said and what may be done with it, and the form for a phone call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import calls, enquiry_changes, enquiry_views, enquiry_words, handover, service_hours
from bot.programme.sessions import Officer
from bot.programme.staff import HOTLINE_ROLES

DEFAULT = "open"


@dataclass(frozen=True)
class Inbox:
    console: Console

    # --- the list ---

    async def show(self, request: web.Request, me: Officer) -> web.StreamResponse:
        values = await self._listed(request, me)
        options = [(each, self._plain(me, {"say": f"enquiries-filter-{each}"})) for each in enquiry_views.FILTERS]
        return self.console.page(request, me, "inbox.html", {"say": "console-section-inbox"}, filters=options, teams=self._teams(me), **values)

    async def part(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The list alone, fetched anew every few seconds."""
        return self.console.page(request, me, "inbox_list.html", {"say": "console-section-inbox"}, **await self._listed(request, me))

    async def _listed(self, request: web.Request, me: Officer) -> dict[str, Any]:
        state, team = request.query.get("state", DEFAULT), request.query.get("team", "")
        state = state if state in enquiry_views.FILTERS else DEFAULT
        team = team if team in service_hours.TEAMS else ""
        listed = await self.console.read(request, me, enquiry_views.inbox, team=team or None, state=state)
        counts = await self.console.read(request, me, enquiry_views.counts)
        return {"listed": listed, "counts": counts, "state": state, "team": team}

    # --- one enquiry ---

    async def one(self, request: web.Request, me: Officer) -> web.StreamResponse:
        opened = await self.console.write(request, me, enquiry_changes.opened, reference=request.match_info["reference"])
        return await self._card(request, me) if opened["outcome"] == "done" else await self._gone(request, me)

    async def talk(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """What was said alone, fetched anew every few seconds."""
        card = await self.console.read(request, me, enquiry_views.card, reference=request.match_info["reference"])
        if card is None:
            raise web.HTTPNotFound
        return self.console.page(request, me, "inbox_talk.html", {"say": "console-section-inbox"}, card=card)

    async def _card(self, request: web.Request, me: Officer, *, wrong: Phrase = None, text: str = "") -> web.StreamResponse:
        card = await self.console.read(request, me, enquiry_views.card, reference=request.match_info["reference"])
        if card is None:
            return await self._gone(request, me)
        facts = [*enquiry_words.promise(card), *enquiry_words.owner(card), *enquiry_words.reply_by(card), *enquiry_words.facts(card, whole=True)]
        values: dict[str, Any] = {"card": card, "facts": facts, "wrong": wrong, "text": text, "most": enquiry_changes.MOST_ANSWER}
        values["topics"] = [(each, self._plain(me, {"topic": each})) for each in card["card"].get("topics", ()) if each in self.console.desk.knowledge.answers]
        values["others"] = [each for each in self._teams(me) if each[0] != card["team"]]
        values["reasons"] = [(each, self._plain(me, {"say": f"enquiry-reason-{each}"})) for each in enquiry_changes.CLOSE_REASONS]
        title: Phrase = {"say": "inbox-one", "reference": card["reference"]}
        return self.console.page(request, me, "enquiry.html", title, status=200 if wrong is None else 409, **values)

    async def _gone(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return self.console.page(request, me, "inbox_gone.html", {"say": "console-section-inbox"}, status=404)

    async def change(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields, reference = request[FIELDS], request.match_info["reference"]
        name = request.match_info["change"]
        if name not in CHANGES or not fields.get("version", "").isdecimal():
            raise web.HTTPNotFound
        function, argument, field = CHANGES[name]
        given = {argument: fields.get(field, "")} if argument else {}
        done = await self.console.write(request, me, function, reference=reference, version=int(fields["version"]), **given)
        if done["outcome"] == "unknown" and name != "topic":
            return await self._gone(request, me)
        if done["outcome"] != "done":
            return await self._card(request, me, wrong={"say": f"answer-refused-{done['outcome']}"}, text=fields.get("answer", ""))
        return await self.console.to(me, f"/inbox/{reference}", {"say": TOLD[name]})

    # --- a phone call ---

    async def call(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return self._call(request, me)

    def _call(self, request: web.Request, me: Officer, **typed: Any) -> web.StreamResponse:
        known = self.console.desk.knowledge
        values: dict[str, Any] = {"titles": sorted({answer.titles[me.language] for answer in known.answers.values()})}
        values["sectors"] = [*((each, names[me.language]) for each, names in known.sector_names.items()), ("other", self._plain(me, {"say": "sector-other"}))]
        values["cities"] = [(place.id, place.name[me.language]) for place in known.places]
        values["results"] = [(each, self._plain(me, {"say": f"call-result-{each}"})) for each in calls.RESULTS]
        typed = {"about": "", "sector": "", "city": "", "result": "", "contact": "", "wrong": ""} | typed
        return self.console.page(request, me, "inbox_call.html", {"say": "flow-call"}, status=409 if typed["wrong"] else 200, **values, **typed)

    async def write_call(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """Sector and city that are not chosen are taken from the words, where these name one."""
        fields = request[FIELDS]
        typed = {name: fields.get(name, "").strip() for name in ("words", "sector", "city", "result", "contact")}
        found = await self.console.read(request, me, calls.understood, words=typed["words"])
        known = {"topic": found["topic"], "sector": typed["sector"] or found["sector"], "city": typed["city"] or found["city"]}
        result, contact = typed["result"], typed["contact"] or None
        done = await self.console.write(request, me, calls.write_down, words=typed["words"], **known, result=result, contact=contact)
        if done["outcome"] != "done":
            return self._call(request, me, about=typed.pop("words"), **typed, wrong=done.get("field", done["outcome"]))
        if result == "answered":
            return await self.console.to(me, "/inbox/call", {"say": "call-kept", "reference": done["reference"]})
        until: Phrase = {"moment": done["until"]} if done["until"] else {"say": "enquiries-no-promise"}
        told = {"say": "call-handed", "reference": done["reference"], "team": handover.team_phrase(done["team"]), "until": until}
        return await self.console.to(me, "/inbox/call", told)

    # --- words ---

    def _plain(self, me: Officer, phrase: Phrase) -> str:
        return self.console.plain(phrase, me.language)

    def _teams(self, me: Officer) -> list[tuple[str, str]]:
        return [(team, self._plain(me, handover.team_phrase(team))) for team in service_hours.TEAMS]


# By the last part of the address: the function, what it takes beside reference and version, and the field with that.
CHANGES: dict[str, tuple[Callable[..., dict[str, Any]], str, str]] = {
    "take": (enquiry_changes.take, "", ""),
    "answer": (enquiry_changes.answer, "text", "answer"),
    "topic": (enquiry_changes.send_topic, "topic", "topic"),
    "give_back": (enquiry_changes.give_back, "", ""),
    "pass": (enquiry_changes.pass_on, "team", "team"),
    "close": (enquiry_changes.close, "reason", "reason"),
    "reopen": (enquiry_changes.reopen, "", ""),
}
TOLD = {
    **{"take": "answer-taken", "answer": "answer-sent", "topic": "answer-sent", "give_back": "answer-given-back"},
    **{"pass": "answer-passed", "close": "answer-closed", "reopen": "answer-reopened"},
}


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    inbox = Inbox(console)
    console.add("GET", "/inbox", inbox.show, may=HOTLINE_ROLES)
    console.add("GET", "/inbox/list", inbox.part, may=HOTLINE_ROLES)
    console.add("GET", "/inbox/call", inbox.call, may=HOTLINE_ROLES)
    console.add("POST", "/inbox/call", inbox.write_call, may=HOTLINE_ROLES)
    console.add("GET", "/inbox/{reference}", inbox.one, may=HOTLINE_ROLES)
    console.add("GET", "/inbox/{reference}/talk", inbox.talk, may=HOTLINE_ROLES)
    console.add("POST", "/inbox/{reference}/{change}", inbox.change, may=HOTLINE_ROLES)
