"""My tickets: what this chat holds and waits for; send somebody else, give a seat back, answer an offer."""

from typing import Any

from bot.flows.events import show_single
from bot.flows.next_steps import EVENTS, MY_TICKETS
from bot.messages import Choice, Phrase
from bot.programme import event_words, seats, tickets
from bot.questions import Name, Options, options
from bot.replay import Talk


async def mytickets(talk: Talk) -> None:
    mine = await talk.look_up("mine", tickets.mine)
    if not mine:
        talk.say("mytickets-none")
        return talk.suggest(EVENTS)
    held = mine[0]
    if len(mine) > 1:
        picked = await talk.ask("event", Options([Choice(str(each["registration"]), _line(each)) for each in mine]))
        held = next(each for each in mine if str(each["registration"]) == picked)
    talk.show(_card(held))
    offers = seats.offer_choices(held["registration"], held["offer"]) if held["offered"] else []
    shows = ["qr"] if held["tickets"] else []
    changes = [] if held["event"]["state"] == "cancelled" else ["substitute", "cancel"]
    wish = await talk.ask("action", Options([*offers, *options([*shows, *changes, "done"], "mytickets")]))
    if wish == "qr":
        await _show_qr(talk, held)
    elif wish == "substitute":
        await _substitute(talk, held)
    elif wish == "cancel":
        await _cancel(talk, held)
    else:
        talk.say("cancel-kept")


def _line(held: dict[str, Any]) -> Phrase:
    """With the names: one may have registered twice for the same event."""
    names = [*(each["name"] for each in held["tickets"]), *held["waiting"]]
    return {"say": "mytickets-line", "event": event_words.line(held["event"]), "names": {"list": names}}


def _card(held: dict[str, Any]) -> Phrase:
    event = held["event"]
    lines: list[Phrase] = [{"say": "mytickets-title", "event": event_words.title(event), "when": event_words.when(event), "where": event_words.where(event)}]
    lines += [{"say": f"event-not-bookable-{event['state']}"}] if event["state"] in ("cancelled", "postponed") else []
    lines += event_words.tickets(held["tickets"])
    if held["offered"]:
        lines.append({"say": "mytickets-offered", "seats": held["offered"], "until": {"moment": held["until"]}})
    if held["waiting"]:
        lines.append({"say": "mytickets-waiting", "names": {"list": held["waiting"]}, "place": held["place"]})
    return {"lines": lines}


async def _show_qr(talk: Talk, held: dict[str, Any]) -> None:
    ticket = held["tickets"][0]
    if len(held["tickets"]) > 1:
        which = await talk.ask("ticket", Options([Choice(str(each["id"]), each["name"]) for each in held["tickets"]]))
        ticket = next(each for each in held["tickets"] if str(each["id"]) == which)
    talk.show({"lines": event_words.tickets([ticket])})
    await show_single(talk, [ticket])
    talk.suggest(MY_TICKETS)


async def _who(talk: Talk, held: dict[str, Any], *, everybody: bool) -> list[dict[str, Any]]:
    """Which person, or all of them: [{"id", "name"}]; empty where nobody is left to choose."""
    there: list[dict[str, Any]] = await talk.look_up("there", tickets.people, registration_id=held["registration"])
    if len(there) <= 1:
        return there
    some = [Choice(str(each["id"]), each["name"]) for each in there]
    all_of_them = [Choice("all", {"say": "mytickets-all"})] if everybody else []
    who = await talk.ask("who", Options([*some, *all_of_them]))
    return [each for each in there if who in ("all", str(each["id"]))]


async def _substitute(talk: Talk, held: dict[str, Any]) -> None:
    who = await _who(talk, held, everybody=False)
    if not who:
        talk.say("substitute-over")
        return talk.suggest(MY_TICKETS)
    name = await talk.ask("name", Name())
    done = await talk.commit("substituted", seats.substitute, registration_id=held["registration"], attendee_id=who[0]["id"], name=name)
    talk.say(f"substitute-{done['outcome']}", name=name)
    if done["outcome"] == "substituted":
        talk.show({"lines": event_words.tickets(done["new"])})
        await show_single(talk, done["new"])
    talk.suggest(MY_TICKETS)


async def _cancel(talk: Talk, held: dict[str, Any]) -> None:
    who = await _who(talk, held, everybody=True)
    if not who:
        talk.say("cancel-over")
        return talk.suggest(MY_TICKETS)
    facts = {"event": event_words.title(held["event"]), "names": {"list": [each["name"] for each in who]}}
    if await talk.ask("sure", Options(options(["yes", "no"], "cancel-seat")), **facts) == "no":
        talk.say("cancel-kept")
        return talk.suggest(MY_TICKETS)
    done = await talk.commit("cancelled", seats.cancel, registration_id=held["registration"], attendee_ids=[each["id"] for each in who])
    if done["outcome"] == "cancelled":
        talk.say("cancel-done", names={"list": done["names"]}, event=event_words.title(held["event"]))
    else:
        talk.say("cancel-over")
    talk.suggest(MY_TICKETS)
