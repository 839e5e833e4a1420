"""Events in the console: the list, one event with its figures and what may be done, why seats went to whom, and who registered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console import blocks
from bot.handlers.console.blocks import Actions, Ask, Away, Block, Cell, Facts, Filter, Filters, Link, Number, Table, work
from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Phrase
from bot.programme import console_lists, event_words, events, managed, offers_log, organise
from bot.programme.attendance import COLUMNS, MOMENTS
from bot.programme.sessions import Officer

PATH = "/events"
STATES = ("open", "closed", "postponed", "cancelled")
MOST_REASON = 200
LISTS = ("pages", "offers", "list")  # of "may": here they are a part of the page
Event = dict[str, Any]


@dataclass(frozen=True)
class Events:
    """The pages under /console/events."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        places = [*(place.id for place in self.console.desk.knowledge.places), "online"]
        allowed: dict[str, Sequence[str] | None] = {"when": console_lists.WHEN, "state": STATES, "city": places, "kind": events.KINDS}
        wanted = blocks.wanted_of(request, allowed)
        found = await self.console.read(request, me, console_lists.events_of, wanted=wanted, page=blocks.page_of(request))
        if found is None:
            raise web.HTTPNotFound
        filters = Filters(
            PATH,
            [
                Filter("when", {"say": "console-events-when"}, wanted["when"] or "coming", [(e, {"say": f"console-events-{e}"}) for e in console_lists.WHEN]),
                Filter("state", {"say": "console-events-state"}, wanted["state"], [(e, {"say": f"console-events-state-{e}"}) for e in STATES]),
                Filter("kind", {"say": "console-events-kind"}, wanted["kind"], [(e, {"say": f"event-kind-{e}"}) for e in events.KINDS]),
                Filter("city", {"say": "console-events-city"}, wanted["city"], [(e, event_words.facet_value("city", e)) for e in places]),
            ],
        )
        heads: list[Phrase] = [{"say": f"console-events-{name}"} for name in ("title", "time", "city", "state", "confirmed", "waiting")]
        table = Table({"say": "console-section-events"}, heads, [_row(each) for each in found["rows"]], empty={"say": "console-events-none"})
        new = Actions([work({"say": "flow-newevent"}, "do:newevent", PATH, look=""), work({"say": "flow-weather"}, "do:weather", PATH)])
        shown: list[Block] = [new, filters, table, blocks.pager(PATH, wanted, found)]
        return self.console.page(request, me, "shown.html", {"say": "console-section-events"}, **blocks.values(shown))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        event = await self._event(request, me)
        arrived = await self.console.read(request, me, console_lists.arrived, event_id=event["id"])
        log = await self.console.read(request, me, console_lists.seats_log, event_id=event["id"], page=blocks.page_of(request))
        assert log is not None
        shown: list[Block] = [_actions(event), _facts(event), *([_figures(event, arrived)] if event["capacity"] is not None else [])]
        if "list" in event["may"]:
            shown += [Actions([Link({"say": "console-event-people"}, f"{PATH}/{event['id']}/people")], title={"say": "console-event-registered"})]
            label: Phrase = {"say": "console-event-list-reason"}
            shown.append(
                Ask(f"{PATH}/{event['id']}/list", "reason", label, {"say": "console-event-list"}, hint={"say": "console-event-list-hint"}, most=MOST_REASON)
            )
        if "offers" in event["may"]:
            rows: list[list[Cell]] = [[line] for line in offers_log.lines(log["rows"])[1:]] if log["rows"] else []
            table = Table(
                {"say": "console-event-offers"}, [{"say": "console-event-offer"}], rows, title={"say": "console-event-offers"}, empty={"say": "offers-none"}
            )
            shown += [table, *([blocks.pager(f"{PATH}/{event['id']}", {}, log)] if log["pages"] > 1 else [])]
        return self._page(request, me, event_words.title(event), shown, (PATH, {"say": "console-section-events"}))

    async def people(self, request: web.Request, me: Officer) -> web.Response:
        """Names and contacts: reading them is written down."""
        event = await self._event(request, me)
        found = await self.console.write(request, me, console_lists.people, event_id=event["id"], page=blocks.page_of(request))
        if found is None:
            raise web.HTTPNotFound
        heads: list[Phrase] = [{"say": f"attendance-{name}"} for name in COLUMNS]
        rows = [[_person(name, each[name]) for name in COLUMNS] for each in found["rows"]]
        table = Table({"say": "console-event-registered"}, heads, rows, empty={"say": "console-event-nobody"}, notes=[{"say": "console-event-read"}])
        path = f"{PATH}/{event['id']}"
        return self._page(request, me, event_words.title(event), [table, blocks.pager(path + "/people", {}, found)], (path, {"say": "console-event-this"}))

    async def fetch_list(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """The list with names as a workbook; the reason is kept with it."""
        event = await self._event(request, me)
        reason = request[FIELDS].get("reason", "").strip()[:MOST_REASON]
        path = f"{PATH}/{event['id']}"
        if not reason:
            return await self.console.to(me, path, {"say": "console-event-list-no-reason"})
        made = await self.console.write(request, me, organise.list_link, event_id=event["id"], reason=reason)
        return (
            web.Response(status=303, headers={"Location": made["path"]})
            if made["outcome"] == "done"
            else await self.console.to(me, path, self.console.outcome(made))
        )

    async def _event(self, request: web.Request, me: Officer) -> Event:
        """Raises HTTPNotFound."""
        event = await self.console.read(request, me, managed.one, event_id=request.match_info["id"])
        if event is None:
            raise web.HTTPNotFound
        return event

    def _page(self, request: web.Request, me: Officer, title: Phrase, shown: Sequence[Block], up: tuple[str, Phrase]) -> web.Response:
        return self.console.page(request, me, "shown.html", title, **blocks.values(shown, up=up))


def _row(event: Event) -> list[Cell]:
    confirmed: Phrase = {"say": "console-events-of", "number": event["confirmed"], "capacity": event["capacity"]} if event["capacity"] is not None else "–"
    return [
        Link(event_words.title(event), f"{PATH}/{event['id']}"),
        event_words.when(event),
        event_words.facet_value("city", event["city"]),
        {"say": f"console-events-state-{event['state']}"},
        Number(confirmed),
        Number(event["waiting"] if event["capacity"] is not None else "–"),
    ]


def _actions(event: Event) -> Block:
    path, go = f"{PATH}/{event['id']}", f"go:manage:{event['id']}"
    may = [each for each in event["may"] if each not in LISTS]
    return Actions([work({"say": f"manage-do-{each}"}, go, path, then=each, look="danger" if each == "cancel" else "plain") for each in may])


def _facts(event: Event) -> Block:
    """What the event is."""
    page, shown = f"/e/{event['id']}", event["state"] != "cancelled"
    opened: Phrase = {"say": "manage-open", "closes": {"moment": event["closes"]}}
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-events-state"}, {"say": f"console-events-state-{event['state']}"}),
        ({"say": "console-events-kind"}, {"say": f"event-kind-{event['kind']}"}),
        ({"say": "console-events-time"}, event_words.when(event)),
        ({"say": "console-event-where"}, event_words.where(event)),
        ({"say": "console-event-directions"}, {"typed": event["directions"]} if event["directions"] else None),
        ({"say": "console-event-registration"}, opened if event["bookable"] == "yes" else {"say": f"event-not-bookable-{event['bookable']}"}),
        ({"say": "console-event-languages"}, {"list": [{"say": f"spoken-{each}"} for each in event["languages"]]} if event["languages"] else None),
        ({"say": "console-event-sectors"}, {"list": [{"sector": each} for each in event["sectors"]]} if event["sectors"] else None),
        ({"say": "console-event-co-organisers"}, {"typed": event["co_organisers"]} if event["co_organisers"] else None),
        ({"say": "console-event-price"}, {"money": event["price_cents"]} if event["price_cents"] else {"say": "event-free"}),
        ({"say": "console-event-slides"}, Away(event["slides"], event["slides"]) if event["slides"] else None),
        ({"say": "console-event-page"}, Away({"say": "console-event-page-open"}, {"site": page}) if shown else None),
        ({"say": "console-event-poster"}, Away({"say": "console-event-poster-open"}, {"site": f"{page}/poster"}) if shown else None),
        ({"say": "console-event-sample"}, {"say": "event-sample"} if event["sample"] else None),
    ]
    return Facts(rows)


def _figures(event: Event, arrived: dict[str, int]) -> Block:
    """Seats and arrivals, as the figures count them."""
    numbers = {"capacity": event["capacity"], "confirmed": event["confirmed"], "offered": event["offered"], "waiting": event["waiting"]}
    numbers |= {"arrived": event["arrived"], "walk_ins": event["walk_ins"]} | ({"back": arrived["back"]} if event["visit"] else {})
    return Facts([({"say": f"console-event-figure-{name}"}, number) for name, number in numbers.items()], title={"say": "console-event-figures"})


def _person(name: str, value: Any) -> Cell:
    if value is None:
        return ""
    if name in MOMENTS:
        return {"moment": value}
    if name in ("walk_in", "coach"):
        return {"say": "attendance-yes" if value else "attendance-no"}
    return {"say": f"attendance-{'state' if name == 'state' else 'by'}-{value}"} if name in ("state", "how") else str(value)


def add_to(console: Console) -> None:
    """Add the list and the record."""
    pages = Events(console)
    one = PATH + "/{id:[A-Za-z0-9-]{1,40}}"
    console.add("GET", PATH, pages.listed, may=organise.ROLES)
    console.add("GET", one, pages.one, may=organise.ROLES)
    console.add("GET", one + "/people", pages.people, may=managed.NAMES_ROLES)
    console.add("POST", one + "/list", pages.fetch_list, may=managed.NAMES_ROLES, fresh=True)  # names leave the house
