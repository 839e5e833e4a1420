"""Composing an announcement: the form, how many it would reach, saved rules. Every button of the form also works without scripts."""

from typing import Any

from aiohttp import web
from multidict import MultiDict

from bot.handlers.console import announcement_form
from bot.handlers.console.announcement_form import Form
from bot.handlers.console.announcement_words import shown_audience
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import announcements, audiences, events, managed
from bot.programme.sessions import Officer
from bot.programme.subscriptions import TOPICS


class Composing:
    """The pages of one console on which announcements are written."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def add_to(self) -> None:
        add = self._console.add
        add("GET", "/announcements/new", self._new, may=audiences.DRAFTERS)
        add("POST", "/announcements/new", self._sent, may=audiences.DRAFTERS)
        add("GET", "/announcements/{id:[0-9]{1,9}}/edit", self._edit, may=audiences.DRAFTERS)
        add("POST", "/announcements/{id:[0-9]{1,9}}/edit", self._sent, may=audiences.DRAFTERS)
        add("POST", "/announcements/audience", self._audience, may=audiences.DRAFTERS)

    async def _new(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """Empty, or with whom it is for already ticked: the address may say so (a gap in participation leads here)."""
        fields: MultiDict[str] = MultiDict()
        announcement_form.fields_of_rule(fields, announcement_form.rule_of(MultiDict(request.query)))
        return await self._form(request, me, fields)

    async def _edit(self, request: web.Request, me: Officer) -> web.StreamResponse:
        one = await self._console.read(request, me, announcements.one, announcement_id=int(request.match_info["id"]))
        if one is None:
            raise web.HTTPNotFound
        errors = announcement_form.errors_of(one["problems"])
        return await self._form(request, me, announcement_form.fields_from(one), errors)

    async def _sent(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """Keep the draft; or, by the other buttons of the form, count, load a saved rule, save this one: then the form comes back as it was typed."""
        fields = request[FIELDS]
        do = fields.get("do", "keep")
        if do == "load":
            return await self._load(request, me, fields)
        if do == "save":
            return await self._save(request, me, fields)
        form = announcement_form.read(fields)
        if do == "count" or form.errors:
            return await self._form(request, me, fields, {name: [said] for name, said in form.errors.items()} if do != "count" else {}, counted=do == "count")
        return await self._keep(request, me, form, fields)

    async def _keep(self, request: web.Request, me: Officer, form: Form, fields: MultiDict[str]) -> web.StreamResponse:
        if (id_ := request.match_info.get("id")) is None:
            done = await self._console.write(request, me, announcements.compose, **form.values)
        else:
            version = int(fields.get("version", "-1")) if fields.get("version", "").isdecimal() else -1
            done = await self._console.write(request, me, announcements.edit, announcement_id=int(id_), version=version, **form.values)
        if done["outcome"] != "done":
            said = self._console.outcome(done) if done["outcome"] in ("changed", "not_allowed", "unknown", "not_now") else {"say": "console-outcome-not-now"}
            return await self._form(request, me, fields, told=said)
        return await self._console.to(me, f"/announcements/{done.get('id', id_)}", {"say": "console-ann-kept"})

    async def _load(self, request: web.Request, me: Officer, fields: MultiDict[str]) -> web.StreamResponse:
        saved = await self._console.read(request, me, audiences.saved)
        chosen = next((each for each in saved if str(each["id"]) == fields.get("segment")), None)
        if chosen is not None:
            announcement_form.fields_of_rule(fields, chosen["rule"])
        return await self._form(request, me, fields, {} if chosen else {"segment": [{"say": "console-ann-segment-none"}]}, counted=chosen is not None)

    async def _save(self, request: web.Request, me: Officer, fields: MultiDict[str]) -> web.StreamResponse:
        rule = announcement_form.rule_of(fields) | {"topic": fields.get("topic", "")}
        done = await self._console.write(request, me, audiences.save, name=fields.get("segment_name", ""), rule=rule)
        if done["outcome"] == "done":
            fields["segment_name"] = ""
            return await self._form(request, me, fields, told={"say": "console-ann-segment-saved"})
        return await self._form(request, me, fields, {"segment_name": [{"say": f"console-ann-segment-{done['outcome']}"}]})

    async def _form(
        self,
        request: web.Request,
        me: Officer,
        fields: MultiDict[str],
        errors: dict[str, list[Phrase]] | None = None,
        told: Phrase = None,
        *,
        counted: bool = False,
    ) -> web.Response:
        console = self._console
        coming = [each for each in await console.read(request, me, events.listed) if not each["sample"]]
        known = [each for each in await console.read(request, me, managed.listed) if not each["sample"]]
        values: dict[str, Any] = {
            "fields": fields,
            "sent": request.method == "POST",
            "errors": {name: " ".join(console.plain(each, me.language) for each in said) for name, said in (errors or {}).items()},
            "choices": announcement_form.choices(console, me.language, coming, known),
            "saved": [(each["id"], each["name"]) for each in await console.read(request, me, audiences.saved)],
            "audience": await self._counted(request, me, fields) if counted else None,
            "most_name": announcement_form.MOST_NAME,
            **shown_audience(console, me),
        }
        if told:
            values["told"] = console.html(told, me.language)
        title: Phrase = {"say": "console-ann-edit-title" if "id" in request.match_info else "console-ann-new-title"}
        return console.page(request, me, "announcement_form.html", title, **values)

    async def _audience(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The count alone, for a page that has scripts."""
        found = await self._counted(request, me, request[FIELDS])
        return self._console.page(
            request, me, "announcement_audience.html", {"say": "console-ann-audience"}, audience=found, **shown_audience(self._console, me)
        )

    async def _counted(self, request: web.Request, me: Officer, fields: MultiDict[str]) -> dict[str, Any]:
        topic = fields.get("topic", "")
        if topic not in TOPICS:
            return {"outcome": "no_topic"}
        return await self._console.read(request, me, audiences.audience, rule=announcement_form.rule_of(fields), topic=topic)
