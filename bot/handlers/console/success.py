"""Success cases in the console: what is expected after approvals, records on their way to the public, and cases of the files that are removed on request."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from multidict import MultiDict

from bot.handlers.console import blocks, success_form
from bot.handlers.console.blocks import Actions, Ask, Block, Cell, Facts, Filter, Filters, Lines, Link, Press, Table
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import LANGUAGES, Language, Phrase
from bot.programme import success, success_changes, success_hiding, success_records
from bot.programme.sessions import Officer
from bot.programme.success_records import READERS, SCOPES, SECONDS, STATES, TEXTS, WRITERS

PATH = "/success"
ONE = PATH + r"/{id:[0-9]{1,9}}"
FILES = PATH + "/files"
CASE = FILES + r"/{case_id:[a-z0-9-]{1,60}}"
MOST_REASON = 300
Record = dict[str, Any]


@dataclass(frozen=True)
class Success:
    """The pages under /console/success."""

    console: Console

    # --- lists ---

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        wanted = blocks.wanted_of(request, {"state": STATES})
        rows = await self.console.read(request, me, success_records.listed, state=wanted["state"])
        expected = await self.console.read(request, me, success_records.expected)
        states: list[tuple[str, Phrase]] = [(each, _state(each)) for each in STATES]
        heads: list[Phrase] = [{"say": f"console-success-{name}"} for name in ("title", "state", "origin", "sector", "company", "until")]
        title: Phrase = {"say": "console-success-records"}
        begin = [Press({"say": f"console-success-begin-{each}"}, f"{PATH}/begin", {"origin": each}) for each in success_changes.ORIGINS]
        shown: list[Block] = [
            Actions([*(begin if me.role in WRITERS else []), Link({"say": "console-success-files"}, FILES)]),
            _expected(expected, writes=me.role in WRITERS, opens=me.role == "case_officer"),
            Filters(PATH, [Filter("state", {"say": "console-success-state"}, wanted["state"], states)]),
            Table(title, heads, [_row(each) for each in rows], title=title, empty={"say": "console-success-none"}),
        ]
        return self.console.page(request, me, "shown.html", {"say": "console-section-success"}, **blocks.values(shown))

    async def files(self, request: web.Request, me: Officer) -> web.Response:
        """The cases of the files, and those of them that were removed."""
        gone = await self.console.read(request, me, success_records.removed)
        cases = [each for each in self.console.desk.knowledge.cases.values() if each.id in self.console.desk.content.files.cases]
        rows: list[list[Cell]] = [[Link({"case_title": each.id}, f"{FILES}/{each.id}"), each.source.title or "–", each.year or "–"] for each in cases]
        taken: list[list[Cell]] = [[Link(each["case_id"], f"{FILES}/{each['case_id']}"), each["reason"], {"moment": each["at"]}] for each in gone]
        heads: list[Phrase] = [{"say": f"console-success-{name}"} for name in ("title", "publisher", "year")]
        lost: list[Phrase] = [{"say": f"console-success-{name}"} for name in ("case", "reason", "removed-at")]
        shown: list[Block] = [
            Table({"say": "console-success-removed"}, lost, taken, title={"say": "console-success-removed"}, empty={"say": "console-success-none-removed"}),
            Table({"say": "console-success-files"}, heads, rows, title={"say": "console-success-files"}),
        ]
        return self.console.page(request, me, "shown.html", {"say": "console-success-files"}, **blocks.values(shown, up=_UP))

    async def file(self, request: web.Request, me: Officer) -> web.Response:
        return await self._file(request, me, None)

    async def _file(self, request: web.Request, me: Officer, error: Phrase) -> web.Response:
        """A case of the files: how it is shown, and how it is removed or put back."""
        case = self.console.desk.content.files.cases.get(case_id := request.match_info["case_id"])
        if case is None:
            raise web.HTTPNotFound
        gone = next((each for each in await self.console.read(request, me, success_records.removed) if each["case_id"] == case_id), None)
        card = {"texts": {language: self.console.wording.case_card(case, language) for language in LANGUAGES}}
        deed = "put-back" if gone else "remove"
        may = not gone or me.role in SECONDS
        shown: list[Block] = [Lines([{"say": "console-success-gone", "reason": gone["reason"]}], look="attention")] if gone else []
        shown += [Lines([card])]
        shown += [_ask(f"{FILES}/{case_id}/{deed}", deed, error)] if may else []
        shown += await self._carried(request, me, case_id, case.title, case.company) if gone else []
        up = (FILES, {"say": "console-success-files"})
        title: Phrase = {"texts": dict(case.title)}
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=up), status=400 if error else 200)

    async def remove(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._of_file(request, me, "remove", success_hiding.remove_file)

    async def put_back(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._of_file(request, me, "put-back", success_hiding.put_back)

    async def _of_file(self, request: web.Request, me: Officer, deed: str, function: Any) -> web.StreamResponse:
        case_id = request.match_info["case_id"]
        done = await self.console.write(request, me, function, case_id=case_id, reason=request[FIELDS].get(f"reason-{deed}", ""))
        if done["outcome"] == "reason_missing":
            return await self._file(request, me, {"say": "console-success-reason-missing"})
        await self.console.desk.content.look()
        return await self.console.to(me, f"{FILES}/{case_id}", self._said(deed, done))

    # --- one record ---

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        return await self._one(request, me, {})

    async def _one(self, request: web.Request, me: Officer, errors: dict[str, Phrase]) -> web.Response:
        record = await self._record(request, me)
        path = f"{PATH}/{record['id']}"
        shown: list[Block] = [Facts(_facts(record))]
        if record["problems"] and record["state"] in success_changes.EDITED:
            shown.append(Lines([problem(each) for each in record["problems"]], title={"say": "console-success-problems"}, look="attention"))
        shown.append(Actions(self._deeds(record, me, path)))
        shown += [Lines([self._preview(record, each)], title={"say": f"console-success-in-{each}"}) for each in LANGUAGES]
        shown += [_ask(f"{path}/{deed}", deed, errors.get(deed)) for deed in _with_reason(record, me)]
        if record["state"] == "hidden":
            shown += await self._carried(request, me, record["case_id"], record["texts"].get("title", {}), record["company"])
        title: Phrase = {"typed": _title(record)}
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=_UP), status=400 if errors else 200)

    async def _record(self, request: web.Request, me: Officer) -> Record:
        found = await self.console.read(request, me, success_records.one, record_id=int(request.match_info["id"]))
        if found is None:
            raise web.HTTPNotFound
        return found

    def _preview(self, record: Record, language: Language) -> Phrase:
        """The card in one language, as it is or would be shown; the texts that are missing in one of the three stand as they are."""
        whole = {name: {each: value.get(each) or "–" for each in LANGUAGES} for name, value in record["texts"].items() if any(value.values())}
        case = success.shown_case(self.console.desk.knowledge, record | {"texts": whole, "consent": _whole(record["consent"])})
        return {"texts": dict.fromkeys(LANGUAGES, self.console.wording.case_card(case, language))}

    def _deeds(self, record: Record, me: Officer, path: str) -> list[Link | Press]:
        version = {"version": str(record["version"])}
        found: list[Link | Press] = []
        if record["state"] in success_changes.EDITED and me.role in WRITERS:
            found.append(Link({"say": "console-success-edit"}, f"{path}/edit"))
        if record["state"] in success_changes.EDITED and me.role in WRITERS and not record["problems"] and not record["asked"]:
            found.append(Press({"say": "console-success-ask"}, f"{path}/ask", version, look=""))
        if record["asked"] and me.role in SECONDS and record["asked"]["author_id"] != me.id:
            found.append(Press({"say": "console-success-accept"}, f"{path}/accept", version, look=""))
        if record["state"] in ("shown", "hidden"):
            found.append(Press({"say": f"console-success-reopen-{record['state']}"}, f"{path}/reopen", version))
        return found

    async def _carried(self, request: web.Request, me: Officer, case_id: str, title: dict[Any, str], company: str | None) -> list[Block]:
        """Announcements that named the case: what left with them is corrected by an announcement of its own."""
        names = [*title.values(), *([company] if company else [])]
        found = await self.console.read(request, me, success_records.carried, case_id=case_id, names=names)
        rows: list[list[Cell]] = [[Link(each["name"], f"/announcements/{each['id']}")] for each in found]
        heads: list[Phrase] = [{"say": "console-success-announcement"}]
        named: Phrase = {"say": "console-success-carried"}
        return [Table(named, heads, rows, title=named, empty={"say": "console-success-none-carried"})]

    # --- writing ---

    async def begin(self, request: web.Request, me: Officer) -> web.StreamResponse:
        done = await self.console.write(request, me, success_changes.begin, origin=request[FIELDS].get("origin", ""))
        return await self._begun(me, done)

    async def begin_from(self, request: web.Request, me: Officer) -> web.StreamResponse:
        done = await self.console.write(request, me, success_changes.begin_from, application_id=int(request.match_info["id"]))
        return await self._begun(me, done)

    async def _begun(self, me: Officer, done: dict[str, Any]) -> web.StreamResponse:
        if "id" not in done:
            return await self.console.to(me, PATH, self.console.outcome(done))
        there = done["outcome"] == "taken"
        return await self.console.to(me, f"{PATH}/{done['id']}{'' if there else '/edit'}", {"say": f"console-success-did-{'taken' if there else 'begin'}"})

    async def edit(self, request: web.Request, me: Officer) -> web.Response:
        record = await self._record(request, me)
        return self._form(request, me, record, success_form.fields_from(record), {})

    async def save(self, request: web.Request, me: Officer) -> web.StreamResponse:
        record, fields = await self._record(request, me), request[FIELDS]
        form = success_form.read(fields)
        if form.errors:
            return self._form(request, me, record, fields, form.errors)
        done = await self.console.write(request, me, success_changes.save, record_id=record["id"], version=_version(fields), values=form.values)
        if done["outcome"] == "changed":  # what was typed stays on the page
            return self._form(request, me, record, fields, {"changed": self._said("save", done)})
        return await self.console.to(me, f"{PATH}/{record['id']}", self._said("save", done))

    def _form(self, request: web.Request, me: Officer, record: Record, fields: MultiDict[str], errors: dict[str, Phrase]) -> web.Response:
        values: dict[str, Any] = {
            **{"record": record, "fields": fields, "choices": success_form.choices(self.console, me.language), "texts": TEXTS, "languages": LANGUAGES},
            **{"errors": {name: self.console.plain(said, me.language) for name, said in errors.items()}, "longest": success_changes.LONGEST},
        }
        title: Phrase = {"say": "console-success-edit-title"}
        return self.console.page(request, me, "success_form.html", title, status=400 if errors else 200, **values)

    # --- deciding ---

    async def ask(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "ask", success_changes.ask)

    async def accept(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "accept", success_changes.decide, yes=True)

    async def refuse(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "refuse", success_changes.decide, yes=False, reason=request[FIELDS].get("reason-refuse", ""))

    async def reopen(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._done(request, me, "reopen", success_hiding.reopen)

    async def _done(self, request: web.Request, me: Officer, deed: str, function: Any, **given: Any) -> web.StreamResponse:
        fields = request[FIELDS]
        version = _version(fields) if "version" in fields else (await self._record(request, me))["version"]
        done = await self.console.write(request, me, function, record_id=int(request.match_info["id"]), version=version, **given)
        return await self._after(request, me, deed, done)

    async def hide(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._hidden(request, me, "hide", withdrawn=False)

    async def withdraw(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._hidden(request, me, "withdraw", withdrawn=True)

    async def _hidden(self, request: web.Request, me: Officer, deed: str, *, withdrawn: bool) -> web.StreamResponse:
        reason = request[FIELDS].get(f"reason-{deed}", "")
        given: dict[str, Any] = {"record_id": int(request.match_info["id"]), "reason": reason, "withdrawn": withdrawn}
        return await self._after(request, me, deed, await self.console.write(request, me, success_hiding.hide, **given))

    async def _after(self, request: web.Request, me: Officer, deed: str, done: dict[str, Any]) -> web.StreamResponse:
        """What may be shown is looked up at once; then the record, which says what came of it."""
        if done["outcome"] == "reason_missing":
            return await self._one(request, me, {deed: {"say": "console-success-reason-missing"}})
        await self.console.desk.content.look()
        return await self.console.to(me, f"{PATH}/{request.match_info['id']}", self._said(deed, done))

    def _said(self, deed: str, done: dict[str, Any]) -> Phrase:
        if done["outcome"] == "done":
            return {"say": f"console-success-did-{deed}"}
        own = done["outcome"] in ("own", "problems")
        return {"say": f"console-success-outcome-{done['outcome']}"} if own else self.console.outcome(done)


_UP: tuple[str, Phrase] = (PATH, {"say": "console-section-success"})


def problem(each: dict[str, Any]) -> Phrase:
    """What keeps a record from being shown, in words."""
    named: dict[str, Phrase] = {"text": {"say": f"console-success-text-{each['text']}"}} if "text" in each else {}
    if "languages" in each:
        named["languages"] = {"list": [{"say": f"console-success-in-{language}"} for language in each["languages"]]}
    return {"say": f"console-success-problem-{each['problem']}", **named}


def _with_reason(record: Record, me: Officer) -> list[str]:
    """What is done with a reason, by this officer, now."""
    found = ["refuse"] if record["asked"] and me.role in SECONDS and record["asked"]["author_id"] != me.id else []
    if record["state"] != "hidden":
        found += [*(["withdraw"] if record["consent"] else []), "hide"]
    return found


def _ask(path: str, deed: str, error: Phrase) -> Ask:
    return Ask(path, f"reason-{deed}", {"say": f"console-success-why-{deed}"}, {"say": f"console-success-do-{deed}"}, error=error, most=MOST_REASON)


def _expected(rows: list[dict[str, Any]], *, writes: bool, opens: bool) -> Block:
    heads: list[Phrase] = [{"say": f"console-success-{name}"} for name in ("reference", "company", "sharing", "due", "next")]
    title: Phrase = {"say": "console-success-expected"}
    cells: list[list[Cell]] = []
    for each in rows:
        reference: Cell = Link(each["reference"], f"/applications/{each['application_id']}") if opens else each["reference"]
        due: Phrase = {"say": "console-success-late" if each["late"] else "console-success-on", "day": {"day": each["due"]}}
        step: Cell = ""
        if each["record_id"]:
            step = Link({"say": "console-success-open"}, f"{PATH}/{each['record_id']}")
        elif writes and each["kind"] == "case_text":
            step = Press({"say": "console-success-begin-from", "reference": each["reference"]}, f"{PATH}/from/{each['application_id']}")
        kind: Phrase = {"say": "console-success-agreed"} if each["agreed"] else {"say": f"milestone-{each['kind']}"}
        cells.append([reference, each["company"], kind, due, step])
    return Table(title, heads, cells, title=title, empty={"say": "console-success-none-expected"})


def _row(each: dict[str, Any]) -> list[Cell]:
    until: Cell = {"day": each["until"]} if each["until"] else "–"
    sector: Cell = {"sector": each["sector"]} if each["sector"] else "–"
    title: Phrase = {"typed": _title({"texts": {"title": each["title"]}, "id": each["id"]})}
    named: Phrase = {"say": "console-success-sample", "title": title} if each["sample"] else title
    return [
        Link(named, f"{PATH}/{each['id']}"),
        _state(each["state"]),
        {"say": f"console-success-origin-{each['origin']}"},
        sector,
        each["company"] or "–",
        until,
    ]


def _facts(record: Record) -> list[tuple[Phrase, Cell]]:
    consent, application = record["consent"] or {}, record["application"]
    asked, gathered = record["asked"], record["origin"] == "gathered"
    scope: Phrase = {"list": [{"say": f"console-success-scope-{each}"} for each in SCOPES if each in consent.get("scope", [])]}
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-success-state"}, _state(record["state"])),
        ({"say": "console-success-reason"}, record["reason"]),
        ({"say": "console-success-origin"}, {"say": f"console-success-origin-{record['origin']}"}),
        ({"say": "console-success-company"}, record["company"]),
        ({"say": "console-success-application"}, _of_application(application) if application else None),
        ({"say": "console-success-consent-by"}, consent.get("by") or None),
        ({"say": "console-success-consent-on"}, {"day": consent["on"]} if consent.get("on") else None),
        ({"say": "console-success-until"}, {"day": consent["until"]} if consent.get("until") else None),
        ({"say": "console-success-scope"}, scope if consent.get("scope") else None),
        ({"say": "console-success-consent-said"}, consent.get("said") or None),
        ({"say": "console-success-no-consent"}, {"say": "console-success-problem-consent-missing"} if gathered and not consent else None),
        ({"say": "console-success-author"}, record["author"]),
        ({"say": "console-success-approver"}, record["approver"] if record["state"] == "shown" else None),
        ({"say": "console-success-asked-until"}, {"moment": asked["until"]} if asked else None),
        ({"say": "console-success-shown-at"}, {"moment": record["shown_at"]} if record["shown_at"] else None),
    ]
    return rows


def _of_application(each: dict[str, Any]) -> Phrase:
    """What the application says beside: its reference, grant and free technologies."""
    grant: Phrase = {"money": each["grant_cents"]} if each["grant_cents"] is not None else "–"
    return {"say": "console-success-of-application", "reference": each["reference"], "grant": grant, "tags": {"list": each["tags"] or ["–"]}}


def _state(each: str) -> Phrase:
    return {"say": f"console-success-state-{each}"}


def _title(record: Record) -> dict[str, str]:
    """What it is called, as far as that is written; else by its number."""
    title = record["texts"].get("title") or {}
    first = next((title[each] for each in LANGUAGES if title.get(each)), f"#{record['id']}")
    return {each: title.get(each) or first for each in LANGUAGES}


def _whole(consent: dict[str, Any] | None) -> dict[str, Any] | None:
    """A consent of which a day is missing is not said of in the preview."""
    return consent | {name: consent[name] or None for name in ("on", "until")} if consent else None


def _version(fields: MultiDict[str]) -> int:
    typed = fields.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else -1


def add_to(console: Console) -> None:
    """Add the lists, the record with its form, and the cases of the files."""
    pages = Success(console)
    console.add("GET", PATH, pages.listed, may=READERS)
    console.add("GET", FILES, pages.files, may=READERS)
    console.add("GET", CASE, pages.file, may=READERS)
    console.add("POST", CASE + "/remove", pages.remove, may=READERS)
    console.add("POST", CASE + "/put-back", pages.put_back, may=SECONDS)
    console.add("POST", PATH + "/begin", pages.begin, may=WRITERS)
    console.add("POST", PATH + "/from/{id:[0-9]{1,15}}", pages.begin_from, may=WRITERS)
    console.add("GET", ONE, pages.one, may=READERS)
    console.add("GET", ONE + "/edit", pages.edit, may=WRITERS)
    console.add("POST", ONE + "/edit", pages.save, may=WRITERS)
    console.add("POST", ONE + "/ask", pages.ask, may=WRITERS)
    console.add("POST", ONE + "/accept", pages.accept, may=SECONDS, fresh=True)
    console.add("POST", ONE + "/refuse", pages.refuse, may=SECONDS)
    console.add("POST", ONE + "/reopen", pages.reopen, may=READERS)
    console.add("POST", ONE + "/hide", pages.hide, may=READERS)
    console.add("POST", ONE + "/withdraw", pages.withdraw, may=READERS)
