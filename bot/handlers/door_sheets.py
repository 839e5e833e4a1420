"""Sheets for the door: the list to print, the screen with the code for checking in by oneself, the attendance list as a file, and a link that has ended."""

from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, Row

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers import exports
from bot.handlers.door_steps import clock
from bot.handlers.pages import Pages, language_of
from bot.handlers.public.frame import Frame, picture
from bot.messages import LANGUAGES, Language
from bot.programme import arrivals, attendance, door, events
from bot.store import Store


class Sheets:
    """The routes behind /door/<key>/ that are read and not filled in."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, frame: Frame, pages: Pages) -> None:
        self._desk = desk
        self._store = store
        self._clock = clock
        self._frame = frame
        self._pages = pages

    def add_routes(self, router: web.UrlDispatcher, key: str) -> None:
        router.add_get(f"{key}/list", self._list)
        router.add_get(f"{key}/attendance.xlsx", self._attendance, allow_head=False)
        router.add_get(f"{key}/screen", self._screen)

    def head(self, row: Row[Any], language: Language) -> dict[str, Any]:
        """What stands at the head of every page of an event."""
        period = {"period": [row.starts_at.isoformat(), row.ends_at.isoformat()]}
        return {"event_id": row.id, "state": row.state, "title": self._frame.plain({"typed": row.title}, language), "when": self._frame.plain(period, language)}

    async def no_door(self, request: web.Request, language: Language) -> web.Response:
        """Where a key opens no door: to the list if it is a list's key, else the page that says whom to ask."""
        if await self._store.read(partial(self._opened, request=request, purposes=("list",))):
            return web.Response(status=303, headers={"Location": f"{request.path}/list"})
        return self._closed(language)

    def _closed(self, language: Language) -> web.Response:
        page = self._pages.render("door_closed.html", language, hotline=self._frame.plain({"contact": "hotline"}, language))
        return web.Response(text=page, content_type="text/html", status=404)

    def _opened(self, connection: Connection, request: web.Request, purposes: tuple[str, ...]) -> tuple[str, Row[Any]] | None:
        found = ((each, door.opened(connection, self._clock.now(), request.match_info["key"], each)) for each in purposes)
        return next(((purpose, row) for purpose, row in found if row is not None), None)

    async def _list(self, request: web.Request) -> web.Response:
        language = language_of(request, None)

        def reading(connection: Connection) -> tuple[str, Row[Any], list[dict[str, Any]]] | None:
            found = self._opened(connection, request, ("door", "list"))
            return None if found is None else (*found, door.people(connection, found[1].id))

        found = await self._store.read(reading)
        if found is None:
            return self._closed(language)
        purpose, row, people = found
        page = self._pages.render(
            "door_list.html",
            language,
            **self.head(row, language),
            scripts=(),
            at=self._frame.plain({"moment": self._clock.now().isoformat()}, language),
            people=[{**each, "since": clock(each["arrived"])} for each in people if each["state"] in arrivals.ADMITTED],
            download=f"{request.path.removesuffix('/list')}/attendance.xlsx?lang={language}" if purpose == "list" else "",
        )
        return web.Response(text=page, content_type="text/html")

    async def _attendance(self, request: web.Request) -> web.Response:
        """The list with names and contacts as an Excel file. Each download is in the audit."""
        language = language_of(request, None)

        def fetching(connection: Connection) -> tuple[dict[str, Any], attendance.Rows] | None:
            found = self._opened(connection, request, ("list",))
            if found is None:
                return None
            door.note_download(connection, self._clock.now(), found[1])
            return events.view(connection, found[1], self._clock.now()), attendance.attendance_rows(connection, found[1].id)

        found = await self._store.write(fetching)
        if found is None:
            return self._closed(language)
        view, rows = found
        sheets = attendance.sheets(view, rows, lambda key: self._pages.say(key, language))
        headers = {"Content-Disposition": f'attachment; filename="{view["id"]}-attendance.xlsx"'}
        return web.Response(body=exports.workbook(sheets), content_type=exports.EXCEL, headers=headers)

    async def _screen(self, request: web.Request) -> web.Response:
        """For a screen that everybody sees: in all languages, without a name, loading itself anew as soon as the code has changed."""
        found = await self._store.read(partial(self._opened, request=request, purposes=("door",)))
        language = language_of(request, None)
        if found is None:
            return self._closed(language)
        row, now = found[1], self._clock.now()
        booth = row.kind == "exhibition"
        start = f"booth_{row.id}" if booth else f"in_{row.id}_{door.door_code(row.secret, door.minute_of(now))}"
        addresses = {"web": self._frame.address(f"/?start={start}"), "telegram": self._frame.bot_address(start)}
        page = self._pages.render(
            "door_screen.html",
            language,
            event=not booth,
            events={each: self.head(row, each) | {"time": clock(now.isoformat())} for each in LANGUAGES},
            refresh=0 if booth else 61 - now.second,
            codes=[{"name": name, "address": address, "qr": picture(address)} for name, address in addresses.items() if address],
        )
        return web.Response(text=page, content_type="text/html")
