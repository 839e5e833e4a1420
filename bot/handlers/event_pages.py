"""The public pages of events: those to come with their filters, one event, its poster."""

import re
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers.pages import language_of
from bot.handlers.public.frame import Frame, picture
from bot.messages import Address, Language, Phrase
from bot.programme import Here, event_words, events
from bot.store import Store

EVENT = "{event:[A-Za-z0-9_-]{1,40}}"
OVER = ("cancelled", "past")
NOT_HELD = (*OVER, "postponed")  # nobody should come at the time that the event states
SAMPLE: Phrase = {"say": "event-sample"}  # stands apart on the pages
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


class EventPages:
    """The routes of events. They read and never write."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, frame: Frame) -> None:
        self._desk = desk
        self._store = store
        self._clock = clock
        self._frame = frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/events", self._list)
        router.add_get(f"/e/{EVENT}", self._event)
        router.add_get(f"/e/{EVENT}/poster", self._poster)

    async def _list(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        chosen = {facet: value for facet in events.FACETS if self._is_value(facet, value := request.query.get(facet, ""))}
        found, values = await self._store.read(partial(self._look_for, language=language, chosen=chosen))
        selects = [
            {
                "name": facet,
                "label": self._frame.plain({"say": f"facet-{facet}"}, language),
                "options": [(value, self._frame.title(event_words.facet_value(facet, value), language), value == chosen.get(facet)) for value in values[facet]],
            }
            for facet in events.FACETS
        ]
        return self._frame.page(
            request,
            "public/events.html",
            language,
            title=self._frame.plain({"say": "pages-events"}, language),
            description=self._frame.plain({"say": "public-events-description"}, language),
            query=chosen,
            start="events",
            events=[self._shown(view, language) for view in found],
            selects=selects,
            chosen=chosen,
            most=len(found) >= events.MOST_LISTED,
        )

    def _look_for(self, connection: Connection, language: Language, chosen: dict[str, str]) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
        """The events that fit, and for each filter the values that there are; what is chosen stays among them, even if it finds nothing any more."""
        here = self._here(connection, language)
        values = {facet: events.facets(here, facet=facet, chosen={}) for facet in events.FACETS}
        for facet, value in chosen.items():
            values[facet] += [value] if value not in values[facet] else []
        return events.listed(here, **chosen), values

    async def _event(self, request: web.Request) -> web.Response:
        view, language = await self._asked_for(request)
        start, shown = f"ev_{view['id']}", self._shown(view, language)
        about = self._frame.plain(
            {"lines": [{"say": "event-card-when", "when": event_words.when(view)}, {"typed": view["summary"]} if view["summary"] else None]}, language
        )
        values: dict[str, Any] = {"event": shown, "telegram": self._frame.bot_address(start)}
        index = not view["sample"]
        return self._frame.page(request, "public/event.html", language, title=shown["title"], description=about, start=start, index=index, **values)

    async def _poster(self, request: web.Request) -> web.Response:
        """A sheet to print. What it carries opens the event and nothing else: a code that checks people in must not hang on a wall."""
        view, language = await self._asked_for(request)
        start = f"ev_{view['id']}"
        addresses = {"web": self._frame.address(f"/?start={start}"), "telegram": self._frame.bot_address(start)}
        open_to_all = view["bookable"] not in OVER
        return self._frame.respond(
            "poster.html",
            language,
            event=self._shown(view, language),
            codes=[(name, address, picture(address)) for name, address in addresses.items() if address and open_to_all],
            closes=self._frame.plain({"moment": view["closes"]}, language) if view["bookable"] == "yes" else "",
            hotline=self._frame.plain({"contact": "hotline"}, language),
        )

    async def _asked_for(self, request: web.Request) -> tuple[dict[str, Any], Language]:
        """The event of the address. Raises HTTPNotFound; what is history in the sources is not found either."""
        language = language_of(request, None)
        event_id = request.match_info["event"]
        view = await self._store.read(lambda connection: events.one(self._here(connection, language), event_id=event_id))
        if view is None:
            raise web.HTTPNotFound
        return view, language

    def _shown(self, view: dict[str, Any], language: Language) -> dict[str, Any]:
        """An event for the templates: its card in words, taken apart; "more" is what has no place of its own on the pages."""
        _, *lines, seats = event_words.card(view)["lines"]
        summary: Phrase = {"typed": view["summary"]} if view["summary"] else None
        when: Phrase = {"say": "event-card-when", "when": event_words.when(view)}
        where: Phrase = {"say": "event-card-where", "where": event_words.where(view)}
        return {
            "id": view["id"],
            "sample": view["sample"],
            "bookable": view["bookable"],
            "full": view["bookable"] == "yes" and view["left"] == 0,
            "held": view["bookable"] not in NOT_HELD,
            "title": self._frame.plain(event_words.title(view), language),
            "kind": self._frame.title({"say": f"event-kind-{view['kind']}"}, language),
            "summary": self._frame.html(summary, language),
            "when": self._frame.html(when, language),
            "where": self._frame.html(where, language),
            "more": [self._frame.html(line, language) for line in lines if line not in (SAMPLE, summary, when, where)],
            "seats": self._frame.html(seats, language),
        }

    def _here(self, connection: Connection, language: Language) -> Here:
        return Here(connection, self._clock.now(), self._desk.knowledge, Address("web", ""), language)

    def _is_value(self, facet: str, value: str) -> bool:
        """Whether a filter can have this value at all; what somebody made up is as if it were not there."""
        match facet:
            case "kind":
                return value in events.KINDS
            case "city":
                return value == "online" or value in {place.id for place in self._desk.knowledge.places}
            case "month":
                return _MONTH.fullmatch(value) is not None
            case "sector":
                return value in self._desk.knowledge.sector_names
            case _:
                return value in events.SPOKEN
