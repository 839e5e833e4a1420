"""The console's area "knowledge": what is missing, what is overdue, and the drafts of answers on their way to a second person."""

import asyncio
from functools import partial
from typing import Any

from aiohttp import web
from markupsafe import Markup

from bot import editing
from bot.handlers.console.frame import FIELDS, Console
from bot.knowledge import KnowledgeWrong
from bot.markup import to_html
from bot.messages import LANGUAGES, Phrase
from bot.programme import misses, overdue, workshop
from bot.programme.sessions import Officer

MOST_GROUPS = 40
MOST_MOVED = 40
NEW_TOPIC = "new-answer"


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    area = _Knowledge(console)
    console.add("GET", "/knowledge", area.overview, may=workshop.READERS)
    console.add("GET", "/knowledge/topics", area.topics, may=workshop.READERS)
    console.add("POST", "/knowledge/begin", area.begin, may=workshop.WRITERS)
    console.add("GET", r"/knowledge/draft/{id:\d{1,9}}", area.draft, may=workshop.READERS)
    console.add("GET", r"/knowledge/draft/{id:\d{1,9}}/moved", area.moved, may=workshop.READERS)
    console.add("POST", r"/knowledge/draft/{id:\d{1,9}}", area.save, may=workshop.WRITERS)
    console.add("POST", r"/knowledge/draft/{id:\d{1,9}}/check", area.check, may=workshop.WRITERS)
    console.add("POST", r"/knowledge/draft/{id:\d{1,9}}/accept", area.accept, may=workshop.DECIDERS, fresh=True)
    console.add("POST", r"/knowledge/draft/{id:\d{1,9}}/refuse", area.refuse, may=workshop.DECIDERS)
    console.add("POST", r"/knowledge/draft/{id:\d{1,9}}/withdraw", area.withdraw, may=workshop.WRITERS)


class _Knowledge:
    def __init__(self, console: Console) -> None:
        self.console = console

    # --- lists ---

    async def overview(self, request: web.Request, me: Officer) -> web.Response:
        groups = await self._groups()
        today = self.console.clock.today().isoformat()
        late = await self.console.store.read(lambda connection: overdue.overdue(connection, self.console.desk.knowledge, today))
        listed = await self.console.read(request, me, workshop.listed)
        values: dict[str, Any] = {
            "groups": groups if "all" in request.query else groups[:MOST_GROUPS],
            "more": 0 if "all" in request.query else max(0, len(groups) - MOST_GROUPS),
            "drafts": [each for each in listed if each["state"] in workshop.OPEN],
            "standing": [each for each in listed if each["state"] in workshop.STANDS],
            "left_out": self.console.desk.content.over.left_out,
            "overdue": late,
            "name_of": self._name_of,
            "writes": me.role in workshop.WRITERS,
        }
        return self.console.page(request, me, "knowledge.html", {"say": "console-section-knowledge"}, **values)

    async def topics(self, request: web.Request, me: Officer) -> web.Response:
        """Every topic, by group, to be edited; `find` narrows them by words of id or title."""
        wanted = request.query.get("find", "").strip().casefold()
        answers = self.console.desk.knowledge.answers.values()
        shown = [each for each in answers if not wanted or any(wanted in text.casefold() for text in (each.id, *each.titles.values()))]
        values: dict[str, Any] = {"answers": sorted(shown, key=lambda each: (each.group, each.id)), "find": wanted, "writes": me.role in workshop.WRITERS}
        return self.console.page(request, me, "knowledge_topics.html", {"say": "workshop-topics-title"}, **values)

    async def _groups(self) -> list[dict[str, Any]]:
        """What is missing; put together in a thread, so that no question waits for it."""
        knowledge = self.console.desk.knowledge
        missed = await self.console.store.read(lambda connection: misses.missed(connection, editing.without_personal))
        return await asyncio.to_thread(misses.groups, knowledge, missed)

    def _name_of(self, each: dict[str, Any]) -> Phrase:
        """What is overdue, in words."""
        known, name = self.console.desk.knowledge, each["id"]
        match each["kind"]:
            case "faq" if name in known.answers:
                return {"topic": name}
            case "place" | "city":
                return {"city": name}
            case "rules":
                return {"pack": name}
            case "day":
                return {"day": name}
            case "team" | "hours":
                return {"say": f"workshop-team-{name.replace('_', '-')}"}
            case _:
                return str(name)

    # --- a draft ---

    async def begin(self, request: web.Request, me: Officer) -> web.Response:
        """A draft: over a topic that stands, or for a group of questions that were missed."""
        fields, content = request[FIELDS], self.console.desk.content
        topic = fields.get("topic", "")
        if topic:
            text = content.text_of(topic) if topic in content.known.answers else ""
            made = await self.console.write(request, me, workshop.begin, topic=topic, text=text) if text else {"outcome": "unknown"}
        else:
            group = next((each for each in await self._groups() if each["key"] == fields.get("key")), None)
            made = await self._begin_for(request, me, group) if group else {"outcome": "unknown"}
        if "id" in made:
            return await self.console.to(me, f"/knowledge/draft/{made['id']}", {"say": "workshop-there-already"} if made["outcome"] == "taken" else None)
        return await self.console.to(me, "/knowledge", self.console.outcome(made))

    async def _begin_for(self, request: web.Request, me: Officer, group: dict[str, Any]) -> dict[str, Any]:
        """The form with the questions as examples. Its topic is a name for the time being, which the editor changes."""
        topic = f"{NEW_TOPIC}-{group['key'][:6]}"
        wordings = [(words, language) for words, language in group["wordings"]]
        nearest = self.console.desk.knowledge.answers.get(group["topic"] or "")
        text = editing.blank(topic, wordings, nearest.group if nearest else "", me.name, self.console.clock.today())
        words = [each for each, _ in wordings]
        args: dict[str, Any] = {"topic": topic, "text": text, "wordings": words, "references": group["references"], "log": group["log"]}
        return await self.console.write(request, me, workshop.begin, **args)

    async def draft(self, request: web.Request, me: Officer) -> web.Response:
        found = await self.console.read(request, me, workshop.one, draft_id=int(request.match_info["id"]))
        if found is None:
            raise web.HTTPNotFound
        return await self._draft(request, me, found, found["text"])

    async def _draft(self, request: web.Request, me: Officer, found: dict[str, Any], text: str, *, status: int = 200, **values: Any) -> web.Response:
        """The page of a draft with `text` in the field, checked; which questions it moves is worked out where somebody decides on it or asks to see it."""
        content = self.console.desk.content
        topic = workshop.topic_in(text) or found["topic"]
        open_ = found["state"] in workshop.OPEN
        problems = await asyncio.to_thread(editing.problems, content, found["topic"], text) if open_ else []
        good = open_ and not problems
        moved = await asyncio.to_thread(editing.moved, content, topic, text) if good and values.get("checked") else None
        asked = found["asked"] if found["state"] == "waiting" else None
        shown = {
            "draft": found,
            "text": text,
            "topic": topic,
            "replaces": topic in content.known.answers,
            "problems": problems,
            "good": good,
            "cards": await asyncio.to_thread(self._cards, topic, text) if good else [],
            "differences": editing.differences(content.text_of(topic), text) if open_ else [],
            "moved": moved,
            "most_moved": MOST_MOVED,
            "title_of": self._title_of,
            "writes": me.role in workshop.WRITERS and open_,
            "asked": asked,
            "decides": bool(asked) and me.role in workshop.DECIDERS and (asked or {}).get("author_id") != me.id,
            "takes_out": me.role in workshop.WRITERS and found["state"] in workshop.STANDS,
            "checked": False,
            "error": "",
        }
        title = {"say": "workshop-draft-title", "topic": topic}
        return self.console.page(request, me, "knowledge_draft.html", title, status=status, **(shown | values))

    async def moved(self, request: web.Request, me: Officer) -> web.Response:
        """Which questions the draft moves: takes seconds, so it is no part of the page but a piece that follows, or a page of its own without scripts."""
        found = await self.console.read(request, me, workshop.one, draft_id=int(request.match_info["id"]))
        if found is None:
            raise web.HTTPNotFound
        if "HX-Request" not in request.headers:
            return await self._draft(request, me, found, found["text"], checked=True)
        topic = workshop.topic_in(found["text"]) or found["topic"]
        try:
            moved = await asyncio.to_thread(editing.moved, self.console.desk.content, topic, found["text"])
        except KnowledgeWrong:
            raise web.HTTPNotFound from None
        values = {"moved": moved, "most_moved": MOST_MOVED, "title_of": self._title_of, "plain": partial(self.console.plain, language=me.language)}
        parts = self.console.pages.macros("console/parts.html", me.language, **values)
        html = self.console.pages.render("console/knowledge_moved.html", me.language, parts=parts, **values)
        return web.Response(text=html, content_type="text/html")

    def _title_of(self, topic: str) -> Phrase:
        return {"topic": topic} if topic in self.console.desk.knowledge.answers else topic

    def _cards(self, topic: str, text: str) -> list[tuple[str, Markup]]:
        """The answer as people will see it."""
        try:
            wording = editing.words_with(self.console.desk.content, topic, text)
        except KnowledgeWrong:
            return []
        return [(language, Markup(to_html(wording.phrase({"card": topic}, language)))) for language in LANGUAGES]  # noqa: S704 - to_html escapes

    async def check(self, request: web.Request, me: Officer) -> web.Response:
        """What the check says of the text in the field: a piece of the page."""
        found = await self.console.read(request, me, workshop.one, draft_id=int(request.match_info["id"]))
        if found is None:
            raise web.HTTPNotFound
        problems = await asyncio.to_thread(editing.problems, self.console.desk.content, found["topic"], self._text(request))
        told = partial(self.console.plain, language=me.language)
        html = self.console.pages.render("console/knowledge_problems.html", me.language, problems=problems, plain=told)
        return web.Response(text=html, content_type="text/html")

    async def save(self, request: web.Request, me: Officer) -> web.Response:
        """Keep the text (`do` = save), look at what it does (check), or ask for a second person (ask). Nothing typed is lost."""
        fields, text = request[FIELDS], self._text(request)
        draft_id, do = int(request.match_info["id"]), fields.get("do", "save")
        found = await self.console.read(request, me, workshop.one, draft_id=draft_id)
        if found is None:
            raise web.HTTPNotFound
        outcome = {"outcome": "done"}
        if text != found["text"] or fields.get("version") != str(found["version"]):
            outcome = await self.console.write(request, me, workshop.save, draft_id=draft_id, version=_version(fields), text=text)
        if outcome["outcome"] != "done":
            error = {"say": "workshop-too-long"} if outcome["outcome"] == "too_long" else self.console.outcome(outcome)
            return await self._draft(request, me, found, text, status=409, error=error)
        found = await self.console.read(request, me, workshop.one, draft_id=draft_id)
        assert found is not None
        if do == "ask":
            return await self._ask(request, me, found)
        if do == "check":
            return await self._draft(request, me, found, text, checked=True)
        return await self.console.to(me, f"/knowledge/draft/{draft_id}", {"say": "workshop-saved"})

    async def _ask(self, request: web.Request, me: Officer, found: dict[str, Any]) -> web.Response:
        content = self.console.desk.content
        if await asyncio.to_thread(editing.problems, content, found["topic"], found["text"]):
            return await self._draft(request, me, found, found["text"], status=409, error={"say": "workshop-mend-first"})
        asked = await self.console.write(request, me, workshop.ask, draft_id=found["id"], version=found["version"])
        told = {"say": "workshop-asked"} if asked["outcome"] == "done" else self.console.outcome(asked)
        return await self.console.to(me, f"/knowledge/draft/{found['id']}", told)

    # --- the second person ---

    async def accept(self, request: web.Request, me: Officer) -> web.Response:
        """From this moment on it is spoken in this process; the others take it up within seconds."""
        draft_id, content = int(request.match_info["id"]), self.console.desk.content
        found = await self.console.read(request, me, workshop.one, draft_id=draft_id)
        if found is None:
            raise web.HTTPNotFound
        if await asyncio.to_thread(editing.problems, content, found["topic"], found["text"]):  # what it leans on may have changed since it was asked for
            return await self._draft(request, me, found, found["text"], status=409, error={"say": "workshop-mend-first"})
        done = await self.console.write(request, me, workshop.accept, draft_id=draft_id, version=_version(request[FIELDS]))
        if done["outcome"] == "done":
            await content.look()
        return await self.console.to(me, f"/knowledge/draft/{draft_id}", self._told(done, "workshop-accepted"))

    async def refuse(self, request: web.Request, me: Officer) -> web.Response:
        reason, draft_id = request[FIELDS].get("reason", "").strip(), int(request.match_info["id"])
        done = await self.console.write(request, me, workshop.refuse, draft_id=draft_id, version=_version(request[FIELDS]), reason=reason)
        return await self.console.to(me, f"/knowledge/draft/{draft_id}", self._told(done, "workshop-refused"))

    async def withdraw(self, request: web.Request, me: Officer) -> web.Response:
        reason, draft_id = request[FIELDS].get("why", "").strip(), int(request.match_info["id"])
        done = await self.console.write(request, me, workshop.withdraw, draft_id=draft_id, version=_version(request[FIELDS]), reason=reason)
        if done["outcome"] != "done":
            return await self.console.to(me, f"/knowledge/draft/{draft_id}", self._told(done, ""))
        await self.console.desk.content.look()
        return await self.console.to(me, "/knowledge", {"say": "workshop-withdrawn"})

    def _told(self, result: dict[str, Any], done: str) -> Phrase:
        match result["outcome"]:
            case "done":
                return {"say": done}
            case "own":
                return {"say": "workshop-own"}
            case "reason_missing":
                return {"say": "workshop-reason-missing"}
            case _:
                return self.console.outcome(result)

    @staticmethod
    def _text(request: web.Request) -> str:
        """The text in the field; browsers send no line break after the last line as they were given one."""
        return request[FIELDS].get("text", "").rstrip() + "\n"


def _version(fields: Any) -> int:
    given = str(fields.get("version", ""))
    return int(given) if given.isdecimal() and len(given) < 10 else -1
