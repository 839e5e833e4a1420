"""Announcements in the console: the list, and one with everything that its second person approves, its state and what may be done with it."""

from typing import Any

from aiohttp import web
from markupsafe import Markup

from bot.handlers.console import announcement_form, announcement_words
from bot.handlers.console.announcement_compose import Composing
from bot.handlers.console.announcement_results import ONE, Results, progress_of
from bot.handlers.console.frame import FIELDS, Console
from bot.markup import to_html, to_plain, to_telegram
from bot.messages import LANGUAGES, Capabilities, Language, Phrase
from bot.programme import announcements, audiences, managed
from bot.programme.announcement_changes import AGENTS, SECONDS
from bot.programme.announcement_results import READERS
from bot.programme.sessions import Officer
from bot.programme.staff import Role

# What is done by a form with a reason, and who may: the programme asks again.
WITH_REASON: dict[str, tuple[frozenset[Role], Any]] = {
    "refuse": (SECONDS, announcements.refuse),
    "pause": (AGENTS, announcements.pause),
    "resume": (AGENTS, announcements.resume),
    "cancel": (AGENTS, announcements.cancel),
}

STOPPING = ("pause", "cancel")
STOP_TRIES = 3


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    pages = Announcements(console)
    Composing(console).add_to()
    console.add("GET", "/announcements", pages.listed, may=READERS)
    console.add("GET", ONE, pages.one, may=AGENTS)
    console.add("POST", ONE + "/ask", pages.ask, may=audiences.DRAFTERS)
    console.add("POST", ONE + "/approve", pages.approve, may=SECONDS, fresh=True)
    console.add("POST", ONE + "/discard", pages.discard, may=audiences.DRAFTERS)
    console.add("POST", ONE + "/correct", pages.correct, may=audiences.DRAFTERS)
    for deed, (roles, _) in WITH_REASON.items():
        console.add("POST", f"{ONE}/{deed}", pages.with_reason, may=roles)
    Results(console).add_to(READERS, AGENTS)


class Announcements:
    """The pages of one console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    async def listed(self, request: web.Request, me: Officer) -> web.StreamResponse:
        rows = await self._console.read(request, me, announcements.listed)
        return self._console.page(request, me, "announcements.html", {"say": "console-section-announcements"}, rows=rows, opens=me.role in AGENTS)

    async def one(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._record(request, me, {})

    async def _record(self, request: web.Request, me: Officer, errors: dict[str, Phrase]) -> web.Response:
        console, id_ = self._console, int(request.match_info["id"])
        one = await console.read(request, me, announcements.one, announcement_id=id_)
        bodies = await console.read(request, me, announcements.preview, announcement_id=id_)
        if one is None or bodies is None:
            raise web.HTTPNotFound
        titles = {each["id"]: each["title"] for each in await console.read(request, me, managed.listed)}
        differ = next((each["figures"] for each in one["problems"] if each["problem"] == "figures_differ"), None)
        counted = me.role in audiences.LOOKERS and one["people"] is not None and not one["corrects"]
        progress = await progress_of(console, request, me, one)
        values: dict[str, Any] = {
            "one": one,
            "looks": [{"language": language} | self._looks(bodies[language], language) for language in LANGUAGES],
            "problems": [(each.get("language"), announcement_form.in_words(each)) for each in one["problems"] if each["problem"] != "figures_differ"],
            "figures": announcement_words.figures_side_by_side(console, me, differ) if differ else None,
            "audience": await console.read(request, me, audiences.audience, rule=one["rule"], topic=one["topic"]) if counted else None,
            "rule": announcement_words.rule(one["rule"], titles),
            "correctable": progress["progress"] is not None and any(progress["progress"][name] for name in ("sent", "shelf", "uncertain")),
            "errors": {name: console.plain(said, me.language) for name, said in errors.items()},
        }
        return console.page(request, me, "announcement.html", one["name"], **values, **progress, **announcement_words.shown_audience(console, me))

    def _looks(self, body: dict[str, Any], language: Language) -> dict[str, Any]:
        """A message as each channel shows it."""
        worded = self._console.wording.worded(body, language, Capabilities())
        # Both escape what was typed.
        telegram, web_page = Markup(to_telegram(worded.text)), Markup(to_html(worded.text))  # noqa: S704
        return {"telegram": telegram, "web": web_page, "plain": to_plain(worded.text), "buttons": worded.buttons}

    # --- deeds ---

    async def ask(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "ask", announcements.ask)

    async def approve(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "approve", announcements.approve, figures_seen=bool(request[FIELDS].get("figures_seen")))

    async def discard(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "discard", announcements.cancel, reason="")

    async def with_reason(self, request: web.Request, me: Officer) -> web.StreamResponse:
        deed, reason = request.path.rpartition("/")[2], request[FIELDS].get("reason", "").strip()
        if not reason:  # the form comes back, if it still has a place there
            return await self._record(request, me, {deed: said(deed, {"outcome": "reason_missing"})})
        if deed in STOPPING:
            return await self._stop(request, me, deed, reason)
        return await self._done(request, me, deed, WITH_REASON[deed][1], reason=reason)

    async def _stop(self, request: web.Request, me: Officer, deed: str, reason: str) -> web.StreamResponse:
        """Stopping is meant as things stand now: it does not fail because the announcement has taken a step since the page was opened."""
        id_ = int(request.match_info["id"])
        done: dict[str, Any] = {"outcome": "unknown"}
        for _ in range(STOP_TRIES):
            one = await self._console.read(request, me, announcements.one, announcement_id=id_)
            if one is None:
                break
            done = await self._console.write(request, me, WITH_REASON[deed][1], announcement_id=id_, version=one["version"], reason=reason)
            if done["outcome"] != "changed":
                break
        return await self._console.to(me, f"/announcements/{id_}", said(deed, done))

    async def correct(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """A draft that corrects this one, to be written and approved like any other."""
        id_ = int(request.match_info["id"])
        one = await self._console.read(request, me, announcements.one, announcement_id=id_)
        if one is None:
            raise web.HTTPNotFound
        done = await self._console.write(request, me, announcements.correct, announcement_id=id_, texts=one["texts"])
        to = f"/announcements/{done['id']}/edit" if done["outcome"] == "done" else f"/announcements/{id_}"
        return await self._console.to(me, to, said("correct", done))

    async def _done(self, request: web.Request, me: Officer, deed: str, function: Any, **given: Any) -> web.StreamResponse:
        """Do it with the version that was seen, and back to the page, which says what came of it."""
        id_, version = int(request.match_info["id"]), request[FIELDS].get("version", "")
        done = await self._console.write(request, me, function, announcement_id=id_, version=int(version) if version.isdecimal() else -1, **given)
        return await self._console.to(me, f"/announcements/{id_}", said(deed, done))


def said(deed: str, done: dict[str, Any]) -> Phrase:
    return {"say": f"console-ann-did-{deed}" if done["outcome"] == "done" else f"console-ann-outcome-{done['outcome']}"}
