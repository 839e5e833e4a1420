"""Events: look for one, read its card, register up to five people, receive tickets or a place in line."""

from itertools import count
from typing import Any

from bot.flows.next_steps import EVENTS, HEARD, MY_TICKETS, NEWS
from bot.messages import Choice, Phrase
from bot.programme import event_words, heard, seats, tickets
from bot.programme import events as calendar
from bot.questions import Contact, Name, Options, OptionsOrText, Text, options
from bot.replay import Talk

SECTORS = ("textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper", "other")


async def events(talk: Talk) -> None:
    numbers = count(1)
    chosen: dict[str, str] = {}
    wanted = talk.given
    while True:
        if not wanted:
            found = await _look_for(talk, numbers, chosen)
            if found is None:
                return talk.say("events-none")
            wanted = found
            continue
        number = next(numbers)
        event = await talk.look_up(f"event_{number}", calendar.one, event_id=wanted)
        if event is None:
            talk.say("event-unknown")
            wanted = ""
            continue
        talk.show(event_words.card(event))
        register = {"yes": ["register"] if event["left"] else ["wait"]}.get(event["bookable"], [])
        if await talk.ask(f"wish_{number}", Options(options([*register, "other"], "event-wish"))) != "other":
            return await _register(talk, event)
        wanted = ""


async def _look_for(talk: Talk, numbers: "count[int]", chosen: dict[str, str]) -> str | None:
    """One look at the list: the id of the event that was picked, or "" after the list was narrowed; None where there is no event at all."""
    number = next(numbers)
    found = await talk.look_up(f"listed_{number}", calendar.listed, **chosen)
    if chosen:
        talk.say("events-filtered", what={"list": [event_words.facet_value(facet, value) for facet, value in chosen.items()]}, number=len(found))
    elif not found:
        return None
    else:
        talk.say("events-title")
    choices = [Choice(each["id"], event_words.line(each)) for each in found]
    choices += options(["narrow"] if len(found) > 1 else [], "events") + options(["all"] if chosen else [], "events")
    answer: str = await talk.ask(f"pick_{number}", OptionsOrText(options=choices))
    if answer in {each["id"] for each in found}:
        return answer
    if answer == "all":
        chosen.clear()
    elif answer == "narrow":
        await _narrow(talk, number, chosen)
    else:
        understood = await talk.look_up(f"found_{number}", calendar.find, words=answer)
        if len(understood["ids"]) == 1:
            return str(understood["ids"][0])
        chosen.update(understood["chosen"])
        if not understood["chosen"]:
            talk.say("events-not-understood", words=answer)
    return ""


async def _narrow(talk: Talk, number: int, chosen: dict[str, str]) -> None:
    facet = await talk.ask(f"facet_{number}", Options(options(calendar.FACETS, "facet")))
    values = await talk.look_up(f"values_{number}", calendar.facets, facet=facet, chosen=chosen)
    if values:
        labels = [Choice(each, event_words.facet_value(facet, each)) for each in values]
        chosen[facet] = await talk.ask(f"value_{number}", Options(labels), facet={"say": f"facet-{facet}"})
    else:
        talk.say("events-no-facet")


async def _register(talk: Talk, event: dict[str, Any]) -> None:
    there = await talk.look_up("there", tickets.there_already, event_id=event["id"])
    if there["left"] == 0:
        talk.say("register-most", names={"list": there["names"]})
        return talk.suggest(MY_TICKETS)
    if there["names"]:
        talk.say("register-there", names={"list": there["names"]})
    talk.say("register-intro", event=event_words.title(event), notice={"say": "privacy-notice-event"})
    people = int(await talk.ask("people", Options([Choice(str(n), {"say": "people", "number": n}) for n in range(1, there["left"] + 1)])))
    guests = [await talk.ask(f"guest_{n}", Name(), number=n) for n in range(1, people + 1)]
    contact = await talk.ask("contact", Contact())
    more = await _visit(talk, event) if event["visit"] else {}
    if more is None:
        return talk.suggest(EVENTS)
    details = _details(event, guests, contact, more)
    if await talk.ask("confirm", Options(options(["yes", "no"], "register-confirm")), details={"lines": details}) == "no":
        talk.say("register-nothing")
        return talk.suggest(EVENTS)
    # The card may be minutes old: only book() decides whether seats are free.
    booking = await talk.commit("booking", seats.book, event_id=event["id"], guests=guests, contact=contact, **more)
    _tell(talk, event, booking)
    if booking["outcome"] in ("confirmed", "waiting") and await talk.commit("heard", heard.ask_once):
        talk.suggest(HEARD)
    await show_single(talk, booking.get("tickets", []))


def _details(event: dict[str, Any], guests: list[str], contact: str, more: dict[str, Any]) -> list[Phrase]:
    values: dict[str, Phrase] = {
        "event": event_words.title(event),
        "when": event_words.when(event),
        "names": {"list": guests},
        "contact": contact,
        "company": more.get("company"),
        "sector": {"sector": more["sector"]} if more else None,
        "coach": {"say": "coach-yes" if more["coach"] else "coach-no"} if more and event["visit"]["coach"] else None,
    }
    return [{"say": f"detail-{name}", "value": value} for name, value in values.items() if value]


async def _visit(talk: Talk, event: dict[str, Any]) -> dict[str, Any] | None:
    """What a factory visit needs besides; None where the person cannot come along."""
    visit = event["visit"]
    company = await talk.ask("company", Text(120))
    sector = await talk.ask("sector", Options([Choice(each, {"sector": each}) for each in SECTORS]))
    if sector in visit.get("excluded_sectors", ()):
        talk.say("register-excluded", sector={"sector": sector})
        return None
    coach = visit["coach"] and await talk.ask("coach", Options(options(["yes", "no"], "coach")), meeting={"typed": visit["meeting_point"]}) == "yes"
    if await talk.ask("rules", Options(options(["accept", "decline"], "rules")), rules={"typed": visit["rules"]}) == "decline":
        talk.say("register-rules-declined")
        return None
    return {"company": company, "sector": sector, "coach": coach, "rules_accepted": True}


async def show_single(talk: Talk, held: list[dict[str, Any]]) -> None:
    """The QR code of a ticket that is alone; where there are several, each stands on its own page."""
    if len(held) == 1:
        text = await talk.look_up("qr", tickets.qr, attendee_id=held[0]["id"])
        if text:
            talk.show_qr(text)


def _tell(talk: Talk, event: dict[str, Any], booking: dict[str, Any]) -> None:
    named = {"event": event_words.title(event), "when": event_words.when(event)}
    match booking["outcome"]:
        case "confirmed":
            talk.say("register-confirmed", **named, where=event_words.where(event))
            talk.show({"lines": event_words.tickets(booking["tickets"])})
            talk.say("register-after")
        case "waiting" if booking["offered"]:
            talk.say("register-part", **named, seats=booking["offered"], people=booking["offered"] + len(booking["waiting"]))
        case "waiting":
            talk.say("register-waiting", **named, place=booking["place"])
        case "already":
            talk.say("register-already", names={"list": booking["already"]})
        case "too_many":
            talk.say("register-too-many", most=booking["most"])
        case "excluded":
            talk.say("register-excluded-now")
        case _:
            talk.say(f"event-not-bookable-{booking['why']}")
            return talk.suggest(EVENTS)
    if booking["outcome"] in ("confirmed", "waiting") and booking["already"]:
        talk.say("register-already", names={"list": booking["already"]})
    talk.suggest(MY_TICKETS, NEWS)
