"""Surveys in the console: drafts, the second person's word, response and results once one is closed, and what was done about it."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers import exports
from bot.handlers.console import blocks, entry_form, survey_blocks
from bot.handlers.console.blocks import Actions, Ask, Block, Lines, Link, Press
from bot.handlers.console.entry_form import Field
from bot.handlers.console.frame import FIELDS, Console, texts_in
from bot.handlers.console.survey_blocks import PATH
from bot.messages import LANGUAGES, Phrase
from bot.programme import survey_changes, survey_said
from bot.programme.sessions import Officer
from bot.programme.survey_changes import AUTHORS, READERS, SECONDS

ONE = PATH + "/{id:[0-9]{1,9}}"
CHANGE = ONE + "/changes/{pair:[0-9]{1,9}}"
UP: tuple[str, Phrase] = (PATH, {"say": "console-section-survey"})
DRAFT = (
    Field("title", {"say": "console-survey-title"}, "texts", {"say": "console-survey-title-hint"}, most=survey_changes.LONGEST_TITLE),
    Field("opens_on", {"say": "console-survey-opens-on"}, "day"),
    Field("closes_on", {"say": "console-survey-closes-on"}, "day", {"say": "console-survey-closes-hint"}),
    Field("remind_days", {"say": "console-survey-remind-days"}, hint={"say": "console-survey-remind-hint"}, most=2),
)
PAIR = (
    Field("said", {"say": "survey-page-said"}, "texts", {"say": "console-survey-pair-hint"}, most=survey_said.LONGEST),
    Field("did", {"say": "survey-page-did"}, "texts", most=survey_said.LONGEST),
)


@dataclass(frozen=True)
class Surveys:
    """The pages under /console/survey."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.StreamResponse:
        rows = await self.console.read(request, me, survey_changes.listed)
        new = [Link({"say": "console-survey-new"}, f"{PATH}/new")] if me.role in AUTHORS else []
        shown: list[Block] = [Actions(new), survey_blocks.listed(rows), survey_blocks.rule()]
        return self.console.page(request, me, "shown.html", {"say": "console-section-survey"}, **blocks.values(shown))

    async def one(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._one(request, me)

    async def _one(self, request: web.Request, me: Officer, wrong: Phrase = None) -> web.StreamResponse:
        each = await self._found(request, me)
        pairs = await self.console.read(request, me, survey_said.pairs, survey_id=each["id"])
        shown: list[Block] = [survey_blocks.facts(each), *self._deeds(each, me, wrong)]
        shown += survey_blocks.changes(each, pairs, author=me.role in AUTHORS, second=me.role in SECONDS)
        if each["results"]:
            shown += survey_blocks.results(each["results"])
            shown += [Actions([Link({"say": "console-survey-excel"}, f"{PATH}/{each['id']}/results.xlsx")])]
        shown.append(survey_blocks.questions(each))
        return self.console.page(request, me, "shown.html", {"typed": each["titles"]}, status=409 if wrong else 200, **blocks.values(shown, up=UP))

    def _deeds(self, each: dict[str, Any], me: Officer, wrong: Phrase) -> list[Block]:
        path, version = f"{PATH}/{each['id']}", {"version": str(each["version"])}
        drafted, waits, runs = each["state"] in ("draft", "waiting"), each["state"] == "waiting", each["state"] == "open"
        found: list[Link | Press] = []
        if me.role in AUTHORS and drafted:
            found.append(Link({"say": "console-survey-edit"}, f"{path}/edit"))
            found.append(Press({"say": "console-survey-ask-again" if waits else "console-survey-ask"}, f"{path}/ask", version, ""))
        if me.role in SECONDS and waits:
            found.append(Press({"say": "console-survey-open"}, f"{path}/open", version, ""))
        if me.role in AUTHORS | SECONDS and runs:
            found.append(Press({"say": "console-survey-close"}, f"{path}/close", version, "danger"))
        refusal: list[Block] = []
        if me.role in SECONDS and waits:
            refusal = [Ask(f"{path}/refuse", "reason", {"say": "console-survey-reason"}, {"say": "console-survey-refuse"}, error=wrong)]
        return [Actions(found), *refusal, *([Lines([{"say": "console-survey-second"}], look="notes")] if waits else [])]

    async def _found(self, request: web.Request, me: Officer) -> dict[str, Any]:
        each = await self.console.read(request, me, survey_changes.one, survey_id=int(request.match_info["id"]))
        if each is None:
            raise web.HTTPNotFound
        return each

    # --- a draft ---

    async def form(self, request: web.Request, me: Officer) -> web.StreamResponse:
        if "id" not in request.match_info:
            return self._form(request, me, {"remind_days": "7"}, {}, 0)
        each = await self._found(request, me)
        typed = {f"title-{language}": each["titles"].get(language, "") for language in LANGUAGES}
        typed |= {name: str(each[name]) for name in ("opens_on", "closes_on", "remind_days")}
        return self._form(request, me, typed, {}, each["version"])

    def _form(self, request: web.Request, me: Officer, typed: dict[str, str], errors: dict[str, Phrase], version: int) -> web.StreamResponse:
        title: Phrase = {"say": "console-survey-edit" if "id" in request.match_info else "console-survey-new"}
        values = entry_form.values(DRAFT, typed, {}, send={"say": "console-entry-save"}, up=UP, version=version) | {"errors": errors}
        return self.console.page(request, me, "entry_form.html", title, status=409 if errors else 200, **values)

    async def save(self, request: web.Request, me: Officer) -> web.StreamResponse:
        sent = request[FIELDS]
        days = sent.get("remind_days", "").strip()
        own: dict[str, Any] = {"survey_id": int(request.match_info["id"]), "version": entry_form.version_of(sent)} if "id" in request.match_info else {}
        more: dict[str, Any] = {"opens_on": sent.get("opens_on", "").strip(), "closes_on": sent.get("closes_on", "").strip()}
        remind = int(days) if days.isdecimal() and len(days) < 4 else 0
        done = await self.console.write(request, me, survey_changes.write, titles=texts_in(sent, "title"), remind_days=remind, **more, **own)
        if done["outcome"] == "wrong":
            return self._form(request, me, entry_form.typed_of(sent, DRAFT), wrong_of(done), entry_form.version_of(sent))
        return await self._back(request, me, done, done.get("id"))

    # --- deeds ---

    async def ask(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._do(request, me, survey_changes.ask)

    async def open(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._do(request, me, survey_changes.decide, yes=True)

    async def close(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._do(request, me, survey_changes.close)

    async def refuse(self, request: web.Request, me: Officer) -> web.StreamResponse:
        each, reason = await self._found(request, me), request[FIELDS].get("reason", "").strip()
        if not reason:
            return await self._one(request, me, {"say": "console-entry-wrong-reason"})
        done = await self.console.write(request, me, survey_changes.decide, survey_id=each["id"], version=each["version"], yes=False, reason=reason)
        return await self._back(request, me, done)

    async def _do(self, request: web.Request, me: Officer, function: Any, **given: Any) -> web.StreamResponse:
        version = entry_form.version_of(request[FIELDS])
        return await self._back(request, me, await self.console.write(request, me, function, survey_id=int(request.match_info["id"]), version=version, **given))

    async def _back(self, request: web.Request, me: Officer, done: dict[str, Any], to: int | None = None) -> web.StreamResponse:
        """Back to the survey, which says what came of it."""
        told: Phrase = {"say": f"console-survey-did-{done['outcome'].replace('_', '-')}"}
        return await self.console.to(me, f"{PATH}/{to or request.match_info.get('id', '')}".rstrip("/"), told)

    async def excel(self, request: web.Request, me: Officer) -> web.StreamResponse:
        each = await self._found(request, me)
        if not each["results"]:
            raise web.HTTPNotFound
        sheets = survey_blocks.sheets(each, lambda phrase: self.console.plain(phrase, me.language))
        headers = {"Content-Disposition": f'attachment; filename="survey-{each["id"]}.xlsx"'}
        return web.Response(body=exports.workbook(sheets), content_type=exports.EXCEL, headers=headers)

    # --- what was done about it ---

    async def pair_form(self, request: web.Request, me: Officer) -> web.StreamResponse:
        each = await self._found(request, me)
        if "pair" not in request.match_info:
            return self._pair_form(request, me, each, {}, {}, 0)
        pairs = await self.console.read(request, me, survey_said.pairs, survey_id=each["id"])
        pair = next((pair for pair in pairs if str(pair["id"]) == request.match_info["pair"]), None)
        if pair is None:
            raise web.HTTPNotFound
        typed = {f"{name}-{language}": pair[name].get(language, "") for name in ("said", "did") for language in LANGUAGES}
        return self._pair_form(request, me, each, typed, {}, pair["version"])

    def _pair_form(
        self, request: web.Request, me: Officer, each: dict[str, Any], typed: dict[str, str], errors: dict[str, Phrase], version: int
    ) -> web.StreamResponse:
        up: tuple[str, Phrase] = (f"{PATH}/{each['id']}", {"typed": each["titles"]})
        values = entry_form.values(PAIR, typed, {}, send={"say": "console-entry-save"}, up=up, version=version) | {"errors": errors}
        return self.console.page(request, me, "entry_form.html", {"say": "survey-page-changes"}, status=409 if errors else 200, **values)

    async def save_pair(self, request: web.Request, me: Officer) -> web.StreamResponse:
        sent, change = request[FIELDS], request.match_info.get("pair")
        own: dict[str, Any] = {"change_id": int(change), "version": entry_form.version_of(sent)} if change else {}
        texts: dict[str, Any] = {name: texts_in(sent, name) for name in ("said", "did")}
        done = await self.console.write(request, me, survey_said.write, survey_id=int(request.match_info["id"]), **texts, **own)
        if done["outcome"] == "wrong":
            each = await self._found(request, me)
            return self._pair_form(request, me, each, entry_form.typed_of(sent, PAIR), wrong_of(done), entry_form.version_of(sent))
        return await self._back(request, me, done)

    async def pair_deed(self, request: web.Request, me: Officer) -> web.StreamResponse:
        sent = request[FIELDS]
        change = request.match_info["pair"]
        this: dict[str, Any] = {"change_id": int(change), "version": entry_form.version_of(sent)}
        if request.path.endswith("/ask"):
            done = await self.console.write(request, me, survey_said.ask, **this)
        elif request.path.endswith("/show"):
            done = await self.console.write(request, me, survey_said.decide, **this, yes=True)
        else:
            pairs = await self.console.read(request, me, survey_said.pairs, survey_id=int(request.match_info["id"]))
            this["version"] = next((each["version"] for each in pairs if str(each["id"]) == change), -1)
            done = await self.console.write(request, me, survey_said.decide, **this, yes=False, reason=sent.get(f"reason-{change}", "").strip())
        return await self._back(request, me, done)


def wrong_of(done: dict[str, Any]) -> dict[str, Phrase]:
    """What is wrong with each field, in words."""
    return {name: {"say": f"console-survey-wrong-{wrong}"} for name, wrong in done["fields"].items()}


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    pages = Surveys(console)
    console.add("GET", PATH, pages.listed, may=READERS)
    for path in (PATH + "/new", ONE + "/edit"):
        console.add("GET", path, pages.form, may=AUTHORS)
        console.add("POST", path, pages.save, may=AUTHORS)
    console.add("GET", ONE, pages.one, may=READERS)
    console.add("GET", ONE + "/results.xlsx", pages.excel, may=READERS)
    console.add("POST", ONE + "/ask", pages.ask, may=AUTHORS)
    console.add("POST", ONE + "/open", pages.open, may=SECONDS, fresh=True)
    console.add("POST", ONE + "/refuse", pages.refuse, may=SECONDS)
    console.add("POST", ONE + "/close", pages.close, may=AUTHORS | SECONDS)
    for path in (ONE + "/changes/new", CHANGE):
        console.add("GET", path, pages.pair_form, may=AUTHORS)
        console.add("POST", path, pages.save_pair, may=AUTHORS)
    console.add("POST", CHANGE + "/ask", pages.pair_deed, may=AUTHORS)
    console.add("POST", CHANGE + "/show", pages.pair_deed, may=SECONDS, fresh=True)
    console.add("POST", CHANGE + "/refuse", pages.pair_deed, may=SECONDS)
