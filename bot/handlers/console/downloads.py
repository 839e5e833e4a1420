"""The download zone in the console: what is published, a first or a next version with its document, taking a version or all of it back."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from multidict import MultiDict

from bot.file_kinds import MEDIA_TYPES
from bot.handlers.console.frame import FIELDS, Console, texts_in
from bot.handlers.console.uploading import SENT
from bot.handlers.public.downloads import SLUG, size_of
from bot.messages import LANGUAGES, Phrase
from bot.programme import downloads
from bot.programme.sessions import Officer

PATH = "/downloads"
SEVERAL = "several"
MISSING: Phrase = {"say": "console-download-file-missing"}


@dataclass(frozen=True)
class Form:
    """What was typed, and what is wrong with it, by the names of the fields."""

    fields: MultiDict[str] = field(default_factory=MultiDict)
    errors: dict[str, Phrase] = field(default_factory=dict)


@dataclass(frozen=True)
class Downloads:
    """The pages under /console/downloads."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        return await self._list(request, me, Form())

    async def publish(self, request: web.Request, me: Officer) -> web.Response:
        """A first version."""
        form, done = await self._sent(request, me, downloads.publish)
        if done["outcome"] == "taken":
            form.errors["title-en"] = {"say": "console-download-taken"}
        if form.errors:
            return await self._list(request, me, form, status=422)
        return await self.console.to(me, f"{PATH}/{done['slug']}" if "slug" in done else PATH, _told(done))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        return await self._page(request, me, Form())

    async def renew(self, request: web.Request, me: Officer) -> web.Response:
        """The next version."""
        slug, version = request.match_info["slug"], _number(request[FIELDS].get("version", ""))
        form, done = await self._sent(request, me, downloads.renew, slug=slug, version=version)
        if form.errors:
            return await self._page(request, me, form, status=422)
        return await self.console.to(me, f"{PATH}/{slug}", _told(done))

    async def withdraw(self, request: web.Request, me: Officer) -> web.Response:
        fields, slug = request[FIELDS], request.match_info["slug"]
        number = _number(fields.get("number", "")) or None
        values: dict[str, Any] = {"slug": slug, "version": _number(fields.get("version", "")), "reason": fields.get("reason", ""), "number": number}
        done = await self.console.write(request, me, downloads.withdraw, **values)
        told: Phrase = {"say": "console-download-reason-missing"} if done["outcome"] == "reason_missing" else Console.outcome(done)
        return await self.console.to(me, f"{PATH}/{slug}", {"say": "console-download-withdrawn"} if done["outcome"] == "done" else told)

    # --- the parts ---

    async def _sent(self, request: web.Request, me: Officer, function: Any, **which: Any) -> tuple[Form, dict[str, Any]]:
        """Try what was sent. Whatever is not published leaves no document behind."""
        fields, sent = request[FIELDS], request[SENT]
        form, values, document = Form(fields), _values(fields), sent.attachment
        if document is None:
            form.errors["file"] = {"say": f"file-refused-{sent.refused}"} if sent.refused else MISSING
            wrong = await self.console.read(request, me, downloads.problems, values, first=not which)
            done: dict[str, Any] = {"outcome": "problems", "problems": wrong}
        else:
            file = {"id": document.id, "name": document.name, "mime": MEDIA_TYPES[document.kind], "size_bytes": document.size_bytes}
            done = await self.console.write(request, me, function, values=values, file=file, **which)
            if done["outcome"] != "done":
                await self.console.attachments.drop(document.id)
            if done["outcome"] in ("problems", "taken"):
                form.errors["file"] = {"say": "console-download-file-again"}
        form.errors.update({name: {"say": "console-download-problem"} for name in done.get("problems", ())})
        return form, done

    async def _list(self, request: web.Request, me: Officer, form: Form, status: int = 200) -> web.Response:
        found = await self.console.read(request, me, downloads.for_staff)
        rows = [each | {"size": size_of(each["current"]["size_bytes"]) if each["current"] else ""} for each in found]
        values = {"rows": rows} | self._form(form, me)
        return self.console.page(request, me, "downloads.html", {"say": "console-section-downloads"}, status=status, **values)

    async def _page(self, request: web.Request, me: Officer, form: Form, status: int = 200) -> web.Response:
        found = await self.console.read(request, me, downloads.one_for_staff, slug=request.match_info["slug"])
        if found is None:
            raise web.HTTPNotFound
        standing = [each["number"] for each in found["versions"] if not each["withdrawn"]]
        versions = [each | {"size": size_of(each["size_bytes"]), "current": each["number"] == max(standing, default=0)} for each in found["versions"]]
        values = {"found": found | {"versions": versions}, "standing": standing} | self._form(form, me)
        return self.console.page(request, me, "download.html", found["titles"][me.language], status=status, **values)

    def _form(self, form: Form, me: Officer) -> dict[str, Any]:
        errors = {name: self.console.plain(phrase, me.language) for name, phrase in form.errors.items()}
        kinds = [(each, self.console.plain({"say": f"public-download-language-{each}"}, me.language)) for each in (*LANGUAGES, SEVERAL)]
        return {"fields": form.fields, "errors": errors, "in_languages": kinds, "accept": ",".join(MEDIA_TYPES.values())}


def _values(fields: MultiDict[str]) -> dict[str, Any]:
    """The fields as bot/programme/downloads.py takes them."""
    language = fields.get("language", "")
    return {
        "titles": texts_in(fields, "title"),
        "day": fields.get("day", ""),
        "language": None if language == SEVERAL else language,
        "digests": texts_in(fields, "digest"),
        "changed": texts_in(fields, "changed"),
        "source": fields.get("source", ""),
    }


def _told(done: dict[str, Any]) -> Phrase:
    return {"say": "console-download-published"} if done["outcome"] == "done" else Console.outcome(done)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    pages = Downloads(console)
    console.add("GET", PATH, pages.listed, may=downloads.ROLES)
    console.add("POST", PATH, pages.publish, may=downloads.ROLES, document=True)
    console.add("GET", f"{PATH}/{SLUG}", pages.one, may=downloads.ROLES)
    console.add("POST", f"{PATH}/{SLUG}", pages.renew, may=downloads.ROLES, document=True)
    console.add("POST", f"{PATH}/{SLUG}/withdraw", pages.withdraw, may=downloads.ROLES)
