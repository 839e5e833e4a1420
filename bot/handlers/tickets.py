"""The page of one person's ticket, and its calendar file. Whoever has the address has the ticket, so it shows that person and nobody else."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, select

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers.pages import language_of
from bot.handlers.public.frame import Frame, picture
from bot.messages import Language, Phrase
from bot.programme import calendars, door, event_words, events
from bot.store import Store
from bot.tables import attendee, conversation, event, notice, registration

TOKEN = "{token:[0-9a-f]{32}}"  # noqa: S105 - a part of an address
PRIVATE = {"X-Robots-Tag": "noindex"}
CHANGE_KEY = "change:"  # so begin the keys of the notices of bot/programme/organise.py
CHANGED: Phrase = {"say": "pages-ticket-changed"}
# What a calendar entry says before its title, by how the ticket stands: many calendars do not show that an entry is cancelled.
OFF = {"cancelled": "void", "replaced": "void", "void": "void", "event_cancelled": "cancelled", "postponed": "postponed"}
WITH_CODE = ("valid", "arrived", "postponed")  # how a ticket must stand for its code to be shown


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it stands: rows of the attendee, the event and the registration; the language of its chat; whether since the ticket was issued its
    chat has been told of another time or place."""

    person: Any
    row: Any
    view: dict[str, Any]
    entry: Any
    language: Language | None
    stands: str
    changed: bool


class Tickets:
    """The routes of tickets. They read and never write."""

    def __init__(self, desk: Desk, store: Store, clock: Clock, frame: Frame) -> None:
        self._store = store
        self._clock = clock
        self._frame = frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get(f"/t/{TOKEN}", self._page)
        router.add_get(f"/t/{TOKEN}/event.ics", self._calendar)

    async def _page(self, request: web.Request) -> web.Response:
        ticket = await self._asked_for(request)
        language = language_of(request, ticket.language)
        with_code = ticket.stands in WITH_CODE
        response = self._frame.respond(
            "ticket.html",
            language,
            title=self._frame.plain(event_words.title(ticket.view), language),
            kind=self._frame.title({"say": f"event-kind-{ticket.view['kind']}"}, language),
            sample=ticket.view["sample"],
            stands=ticket.stands,
            state=[self._frame.plain(each, language) for each in _state(ticket)],
            name=ticket.person.name,
            code=ticket.person.code if with_code else "",
            qr=picture(door.ticket_text(ticket.row.id, ticket.row.secret, ticket.person.code)) if with_code else "",
            facts=[self._frame.html(each, language) for each in _facts(ticket)],
            calendar=f"{request.path}/event.ics?lang={language}",
            telegram=self._frame.bot_address() if ticket.entry.channel == "telegram" else "",
            my_tickets=self._frame.plain({"say": "menu-mytickets"}, language),
            hotline=self._frame.plain({"contact": "hotline"}, language),
        )
        response.headers.update(PRIVATE)
        return response

    async def _calendar(self, request: web.Request) -> web.Response:
        ticket = await self._asked_for(request)
        language = language_of(request, ticket.language)
        body = calendars.calendar(ticket.row, ticket.person, self._words(ticket, language), self._clock.now())
        # Not as an attachment: phones then ask to save a file instead of offering the calendar.
        headers = {**PRIVATE, "Content-Disposition": f'inline; filename="{ticket.row.id}.ics"'}
        return web.Response(body=body, content_type="text/calendar", charset="utf-8", headers=headers)

    def _words(self, ticket: Ticket, language: Language) -> calendars.Words:
        title = event_words.title(ticket.view)
        link = self._frame.address(f"/t/{ticket.person.token}")
        lines = [each for each in _state(ticket) if each != CHANGED]
        if ticket.stands in WITH_CODE:
            lines.append({"say": "pages-calendar-code", "name": ticket.person.name, "code": ticket.person.code})
            lines += _way(ticket)
        lines.append({"say": "pages-calendar-ticket", "link": link})
        off = OFF.get(ticket.stands)
        return calendars.Words(
            title=self._frame.plain({"say": f"pages-calendar-{off}", "event": title} if off else title, language),
            place=self._frame.plain(event_words.where(ticket.view), language),
            text=self._frame.plain({"lines": lines}, language),
            link=link,
            organiser=self._frame.plain({"say": "web-programme"}, language),
            email=self._frame.plain({"contact": "email"}, language),
        )

    async def _asked_for(self, request: web.Request) -> Ticket:
        token = request.match_info["token"]
        ticket = await self._store.read(lambda connection: self._find(connection, token))
        if ticket is None:
            raise web.HTTPNotFound
        return ticket

    def _find(self, connection: Connection, token: str) -> Ticket | None:
        person = connection.execute(select(attendee).where(attendee.c.token == token)).one_or_none()
        if person is None:
            return None
        now = self._clock.now()
        row = connection.execute(select(event).where(event.c.id == person.event_id)).one()
        view = events.view(connection, row, now)
        entry = connection.execute(select(registration).where(registration.c.id == person.registration_id)).one()
        chat = (conversation.c.channel == entry.channel) & (conversation.c.chat == entry.chat)
        state = connection.execute(select(conversation.c.state).where(chat)).scalar() or {}
        told = select(notice.c.id).where(notice.c.registration_id == entry.id, notice.c.key.startswith(CHANGE_KEY), notice.c.created_at > person.changed_at)
        changed = connection.execute(told.limit(1)).first() is not None
        return Ticket(person, row, view, entry, state.get("language"), _standing(person, view), changed)


def _standing(person: Any, view: dict[str, Any]) -> str:
    """What the reader must know first: cancelled, replaced or void (this ticket), event_cancelled, over, postponed, arrived, valid."""
    if person.state != calendars.GOOD:
        return str(person.state) if person.state in ("cancelled", "replaced") else "void"
    if view["bookable"] in ("cancelled", "past", "postponed"):
        return {"cancelled": "event_cancelled", "past": "over", "postponed": "postponed"}[view["bookable"]]
    return "arrived" if person.arrived_at is not None else "valid"


def _state(ticket: Ticket) -> list[Phrase]:
    """How the ticket stands, in sentences; none where all is as it was when it was given."""
    said: list[Phrase] = [{"say": f"pages-ticket-{ticket.stands}"}] if ticket.stands not in ("valid", "arrived") else []
    if ticket.person.arrived_at is not None and ticket.stands in ("arrived", "over"):
        said.append({"say": "pages-ticket-arrived", "at": {"clock": ticket.person.arrived_at.isoformat()}})
    if ticket.changed and ticket.stands == "valid":
        said.append(CHANGED)
    return said


def _facts(ticket: Ticket) -> list[Phrase]:
    """When and where, and how to get there as long as there is somewhere to go."""
    facts: list[Phrase] = [
        {"say": "event-card-when", "when": event_words.when(ticket.view)},
        {"say": "event-card-where", "where": event_words.where(ticket.view)},
    ]
    return facts + (_way(ticket) if ticket.stands in WITH_CODE else [])


def _way(ticket: Ticket) -> list[Phrase]:
    """Directions; of a visit the meeting point, the coach and the rules that were accepted."""
    way: list[Phrase] = [{"say": "pages-directions", "text": {"typed": ticket.row.directions}}] if ticket.row.directions else []
    visit = ticket.view["visit"]
    if visit:
        way.append({"say": "event-card-meeting", "place": {"typed": visit["meeting_point"]}})
        if visit["coach"] and ticket.entry.coach is not None:
            way.append({"say": "pages-coach-yes" if ticket.entry.coach else "pages-coach-no"})
        way.append({"say": "pages-rules", "text": {"typed": visit["rules"]}})
    return way
