"""The pages at the door of an event: check-in for the helpers' phones, with and without scripts and network, and the counter of an exhibition.

Helpers have no account: the address is the permission, and it ends."""

import json
import re
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from aiohttp import web
from sqlalchemy import Connection, Row

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers.door_records import read_record
from bot.handlers.door_sheets import Sheets
from bot.handlers.door_steps import Step, Steps
from bot.handlers.pages import Pages, language_of
from bot.handlers.public.frame import Frame
from bot.messages import LANGUAGES, Language
from bot.programme import arrivals, door
from bot.programme.arrivals import RecordWrong
from bot.store import Store

KEY = "/door/{key:[A-Za-z0-9_-]{43}}"
MOST_RECORDS = 200
MOST_FIELDS = 20
SCRIPTS = ("vendor/sha256.min.js", "door-find.js", "door-keep.js", "door-people.js", "door-camera.js", "door.js")
COUNTER_SCRIPTS = ("door-keep.js", "door-counter.js")
WORDS = (
    "admitted", "admitted-late", "repeat", "elsewhere", "cancelled", "replaced", "waiting", "unknown", "forged", "short", "no-list", "choose", "many",
    "admit", "out", "back", "digits", "here-since", "state-walked-in", "state-waiting", "state-cancelled", "state-replaced",
    "ready", "counts", "head-out", "head-missing", "head-all-back", "counted-out", "counted-back", "back-repeat", "sent", "to-send", "offline",
    "not-kept", "will-be-sent", "problem-repeat", "problem-void", "problem-unknown", "problem-refused", "refused-reason", "seen", "again", "identity",
    "name-missing", "contact-unread", "enter-walk-in", "scan", "scan-stop", "camera-refused", "finish-first", "finished", "closed", "closed-phone",
    "closed-unsent",
)  # fmt: skip
COUNTER_WORDS = ("counted", "taken-back", "offline-counter", "to-send", "not-kept", "finish-first", "finished", "closed")
FILLED = ("name", "names", "time", "count", "most", "digits", "here", "registered", "came", "walk_ins", "out", "back", "reason", "text")
T = TypeVar("T")
_plain_json = partial(json.dumps, ensure_ascii=False)  # names take a third of the room
_ONCE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Door:
    """The routes under /door/."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, frame: Frame, pages: Pages) -> None:
        self._wording = desk.wording
        self._store = store
        self._clock = clock
        self._frame = frame
        self._pages = pages
        self._steps = Steps(desk.wording)
        self._sheets = Sheets(desk, store, clock, frame, pages)
        self._worker = (Path(__file__).parent / "static" / "door-worker.js").read_bytes()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/door/worker.js", self._worker_script)
        router.add_get(KEY, self._page)
        router.add_post(KEY, self._form)
        router.add_get(f"{KEY}/day.json", self._day)
        router.add_post(f"{KEY}/records", self._records)
        self._sheets.add_routes(router, KEY)

    async def _worker_script(self, request: web.Request) -> web.Response:
        return web.Response(body=self._worker, content_type="text/javascript", charset="utf-8", headers={"Cache-Control": "no-cache"})

    async def _read(self, request: web.Request, work: Callable[[Connection, Row[Any]], T]) -> T | None:
        """What `work` finds about the event that the address opens; None where it opens none."""
        now = self._clock.now()

        def reading(connection: Connection) -> T | None:
            row = door.opened(connection, now, request.match_info["key"], "door")
            return None if row is None else work(connection, row)

        return await self._store.read(reading)

    # --- with scripts ---

    async def _day(self, request: web.Request) -> web.Response:
        found = await self._read(request, lambda connection, row: door.day(connection, self._clock.now(), row))
        return web.json_response({"error": "closed"}, status=404) if found is None else web.json_response(found, dumps=_plain_json)

    async def _records(self, request: web.Request) -> web.Response:
        """A batch of records. It is taken whole or, where one of them cannot be, not at all: then the answer names that one."""
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            body = json.loads(await request.read())
            brought = body["records"][:MOST_RECORDS]
            language: Language = body["language"] if body.get("language") in LANGUAGES else LANGUAGES[0]
        except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
            raise web.HTTPBadRequest from None
        try:
            results = await self._merge(request, [read_record(each) for each in brought])
        except RecordWrong as wrong:
            told = {"error": "record", "record": wrong.record, "reason": wrong.reason, "message": self._reason(wrong.reason, language)}
            return web.json_response(told, status=400)
        if results is None:
            return web.json_response({"error": "closed"}, status=404)
        return web.json_response({"now": self._clock.now().isoformat(), "results": results})

    async def _merge(self, request: web.Request, records: list[arrivals.Record]) -> list[dict[str, Any]] | None:
        now = self._clock.now()

        def merging(connection: Connection) -> list[dict[str, Any]] | None:
            row = door.opened(connection, now, request.match_info["key"], "door")
            return None if row is None else arrivals.merge(connection, now, row, records)

        return await self._store.write(merging)

    def _reason(self, reason: str, language: Language) -> str:
        """Why a record is refused, in words, where somebody can do something about it."""
        key = f"not-understood-{reason}"
        return self._pages.say(key, language) if self._wording.has(key) else ""

    # --- the page, and its plain form ---

    async def _page(self, request: web.Request) -> web.Response:
        return await self._shown(request, {}, Step())

    async def _form(self, request: web.Request) -> web.Response:
        """One step without scripts. The form's own id makes a reload harmless."""
        if request.content_type != "application/x-www-form-urlencoded":
            raise web.HTTPUnsupportedMediaType
        try:
            fields = dict(parse_qsl((await request.read()).decode(errors="replace").replace("%00", ""), max_num_fields=MOST_FIELDS))
        except ValueError:
            raise web.HTTPBadRequest from None
        if not _ONCE.fullmatch(fields.get("once", "")):
            raise web.HTTPBadRequest
        language = language_of(request, None)
        step = Step()
        if fields.get("act") == "find":
            asked = await self._read(request, lambda connection, row: door.look(connection, row, fields.get("words", "")))
            step = self._steps.found(*asked, fields, language, self._clock.now()) if asked is not None else step
        if record := step.record or self._steps.record(fields, language, self._clock.now()):
            try:
                results = await self._merge(request, [read_record(record)])
                step = self._steps.done(record, results[0], language, self._clock.now()) if results else step
            except RecordWrong as wrong:
                step = self._steps.refused(fields, self._reason(wrong.reason, language), language)
        return await self._shown(request, fields, step)

    async def _shown(self, request: web.Request, fields: dict[str, str], step: Step) -> web.Response:
        language = language_of(request, None)
        shown = await self._read(request, lambda connection, row: (row, door.counts(door.people(connection, row.id)), self._visitors(connection, row)))
        if shown is None:
            return await self._sheets.no_door(request, language)
        row, counts, visitors = shown
        counter = row.kind == "exhibition"
        page = self._pages.render(
            "door_counter.html" if counter else "door.html",
            language,
            **self._sheets.head(row, language),
            told=step.told,
            found=step.found,
            walk_in=step.walk_in,
            last=step.last,
            path=request.path,
            until=row.link_until.isoformat(),
            once=str(uuid.uuid4()),
            visitors=visitors,
            counts=self._counts(counts, row.kind == "visit", language),
            visit=row.kind == "visit",
            direction="back" if fields.get("way") == "back" else "out",
            scripts=COUNTER_SCRIPTS if counter else SCRIPTS,
            words=self._words(COUNTER_WORDS if counter else WORDS, language),
            keep=self._kept(request.path, COUNTER_SCRIPTS if counter else (*SCRIPTS, "vendor/jsqr.min.js")),
        )
        return web.Response(text=page, content_type="text/html")

    def _visitors(self, connection: Connection, row: Row[Any]) -> dict[str, int]:
        return door.visitors(connection, self._clock.now(), row.id) if row.kind == "exhibition" else {"today": 0, "all": 0}

    def _words(self, names: tuple[str, ...], language: Language) -> dict[str, str]:
        """The words that the page's scripts put together themselves; {name} and the like are filled in there."""
        blanks = {name: f"{{{name.replace('_', '-')}}}" for name in FILLED}
        return {name: self._pages.say(f"door-{name}", language, **blanks) for name in names} | {"separator": self._wording.say("list-separator", language)}

    def _kept(self, path: str, scripts: tuple[str, ...]) -> list[str]:
        """What the phone keeps, so that the page can be opened again without a network."""
        pages = [path, *(f"{path}?lang={language}" for language in LANGUAGES)]
        return pages + [self._pages.asset(name) for name in ("style.css", "door.css", "icon.svg", *scripts)]

    def _counts(self, counts: dict[str, Any], visit: bool, language: Language) -> str:
        if not visit:
            return self._pages.say("door-counts", language, **{name: counts[name] for name in ("here", "registered", "came", "walk_ins")})
        values = {"out": counts["here"], "back": counts["back"], "names": {"list": counts["missing"]}, "registered": counts["registered"]}
        key = "out" if not counts["back"] else "missing" if counts["missing"] else "all-back"
        return self._pages.say(f"door-head-{key}", language, **values)
