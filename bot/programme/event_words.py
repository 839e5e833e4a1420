"""Events as phrases: the card, a name with its date, tickets, and what may follow, in the forms that flows and notices share. Pure."""

from typing import Any

from bot.messages import Choice, Phrase

MY_TICKETS = Choice("do:mytickets", {"say": "menu-mytickets"})
EVENTS = Choice("do:events", {"say": "menu-events"})
View = dict[str, Any]
"""An event as plain data (bot/programme/events.py: view)."""


def title(view: View) -> Phrase:
    return {"typed": view["title"]}


def when(view: View) -> Phrase:
    return {"period": [view["starts"], view["ends"]]}


def where(view: View) -> Phrase:
    return {"list": [facet_value("city", view["city"]), {"typed": view["place"]}]}


def facet_value(facet: str, value: str) -> Phrase:
    """A value of what events are looked for by: their kind, city, month (2026-12), sector or spoken language."""
    match facet:
        case "kind":
            return {"say": f"event-kind-{value}"}
        case "city":
            return {"say": "event-online"} if value == "online" else {"city": value}
        case "month" | "sector":
            return {facet: value}
        case _:
            return {"say": f"spoken-{value}"}


def card(view: View) -> Phrase:
    """What, when, where, language, co-organiser, price, seats left; for a visit what it asks of visitors."""
    lines: list[Phrase] = [{"say": "event-card-title", "title": title(view), "kind": {"say": f"event-kind-{view['kind']}"}}]
    lines += [{"say": "event-sample"}] if view["sample"] else []
    lines += [{"typed": view["summary"]}] if view["summary"] else []
    lines.append({"say": "event-card-when", "when": when(view)})
    lines.append({"say": "event-card-where", "where": where(view)})
    if view["languages"]:
        lines.append({"say": "event-card-language", "languages": {"list": [{"say": f"spoken-{each}"} for each in view["languages"]]}})
    if view["sectors"]:
        lines.append({"say": "event-card-sectors", "sectors": {"list": [{"sector": each} for each in view["sectors"]]}})
    if view["co_organisers"]:
        lines.append({"say": "event-card-co-organisers", "names": {"typed": view["co_organisers"]}})
    lines.append({"say": "event-card-price", "price": {"money": view["price_cents"]} if view["price_cents"] else {"say": "event-free"}})
    lines += _visit(view["visit"]) if view["visit"] else []
    lines += [{"say": "event-card-weather"}] if view["weather_rule"] else []
    lines.append(_seats(view))
    return {"lines": lines}


def _visit(visit: dict[str, Any]) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "event-card-meeting", "place": {"typed": visit["meeting_point"]}}]
    lines += [{"say": "event-card-coach"}] if visit["coach"] else []
    lines += [{"say": "event-card-excludes", "text": {"typed": visit["host_excludes"]}}] if visit.get("host_excludes") else []
    return lines


def _seats(view: View) -> Phrase:
    if view["bookable"] != "yes":
        return {"say": f"event-not-bookable-{view['bookable']}"}
    closes = {"moment": view["closes"]}
    if view["left"] > 0:
        return {"say": "event-card-seats", "left": view["left"], "closes": closes}
    return {"say": "event-card-full", "waiting": view["waiting"], "closes": closes}


def line(view: View) -> Phrase:
    """One line of a list, and the label of its button: day and title."""
    return {"say": "event-line", "day": {"short_day": view["starts"]}, "title": title(view)}


def tickets(tickets: list[dict[str, Any]]) -> list[Phrase]:
    """A line for each person: name, code, and the address of the ticket's page, which can be passed on."""
    return [{"say": "ticket-line", "name": each["name"], "code": each["code"], "link": {"site": f"/t/{each['token']}"}} for each in tickets]
