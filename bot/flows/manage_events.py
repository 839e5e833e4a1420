"""For officers: an event as it stands, and what may be done with it now. One change, then the talk ends with a way back to the event."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

from bot.flows.new_event import LONGEST, MOST_SEATS, ask_city, later
from bot.flows.texts import in_three_languages
from bot.messages import Choice, Phrase
from bot.programme import event_words, managed, offers_log, organise
from bot.questions import ClockTime, Day, Link, Number, Options, Text, options
from bot.replay import Talk

UNCHANGED = Choice("unchanged", {"say": "manage-unchanged"})
Event = dict[str, Any]


async def manage_events(talk: Talk) -> None:
    event_id = talk.given or await _pick(talk)
    for number in count(1):
        event: Event | None = await talk.look_up(f"event_{number}", managed.one, event_id=event_id)
        if event is None:
            talk.say("manage-unknown" if event_id else "manage-no-events")
            return talk.suggest(Choice("do:newevent", {"say": "manage-new"}))
        talk.show({"lines": card(event)})
        if not event["may"]:
            return talk.say("manage-nothing-to-do")
        action = await talk.ask(f"action_{number}", Options(options(event["may"], "manage-do")))
        if action == "pages":
            talk.say("manage-pages", page={"site": f"/e/{event_id}"}, poster={"site": f"/e/{event_id}/poster"})
        elif action == "offers":
            rows = await talk.look_up(f"offers_{number}", managed.offers, event_id=event_id)
            talk.show({"lines": offers_log.lines(rows)})
        else:
            await CHANGES[action](talk, event)
            return talk.suggest(Choice(f"go:manage:{event_id}", {"say": "manage-this"}), Choice("do:manage", {"say": "manage-all"}))


async def _pick(talk: Talk) -> str:
    """The event's id, or "" where there is none."""
    listed = await talk.look_up("listed", managed.listed)
    if not listed:
        return ""
    return str(await talk.ask("event", Options([Choice(each["id"], event_words.line(each)) for each in listed])))


def card(event: Event) -> list[Phrase]:
    """An event in short, with its figures."""
    lines: list[Phrase] = [{"say": "event-card-title", "title": event_words.title(event), "kind": {"say": f"event-kind-{event['kind']}"}}]
    lines += [{"say": "event-sample"}] if event["sample"] else []
    lines.append({"say": "event-card-when", "when": event_words.when(event)})
    lines.append({"say": "event-card-where", "where": event_words.where(event)})
    open_until: Phrase = {"say": "manage-open", "closes": {"moment": event["closes"]}}
    lines.append(open_until if event["bookable"] == "yes" else {"say": f"event-not-bookable-{event['bookable']}"})
    if event["capacity"] is not None:
        counts = {name: event[name] for name in ("capacity", "confirmed", "offered", "waiting", "arrived", "walk_ins")}
        lines.append({"say": "manage-figures", **counts})
    return lines


# --- what every change shares ---


async def _sure(talk: Talk, event: Event, lines: list[Phrase]) -> bool:
    """The change before -> after, how many are told of it, and whether the officer wants it."""
    told = await talk.look_up("told", managed.people_told, event_id=event["id"])
    facts: dict[str, Any] = {"event": event_words.title(event), "what": {"lines": lines}, "told": told}
    return bool(await talk.ask("sure", Options(options(["yes", "no"], "manage-sure")), **facts) == "yes")


def _outcome(talk: Talk, done: dict[str, Any], said: str, **parameters: Any) -> None:
    """What came of a change: done, or why not; where somebody else was faster, how the event stands now."""
    if done["outcome"] == "done":
        return talk.say(said, **parameters)
    if done["outcome"] == "changed":
        return talk.show({"lines": [{"say": "manage-changed"}, *card(done["event"])]})
    talk.say(f"manage-{done['outcome']}")


def _line(name: str, before: Phrase, after: Phrase) -> Phrase:
    return {"say": "manage-before-after", "name": {"say": f"manage-line-{name}"}, "before": before, "after": after}


# --- the changes ---


async def _time(talk: Talk, event: Event, *, postponed: bool = False) -> None:
    to_come = [Choice(event["day"], {"day": event["day"]})] if event["day"] >= talk.today.isoformat() else []
    day = await talk.ask("day", Day(talk.today, options=to_come))
    starts = await talk.ask("starts", ClockTime(options=[Choice(event["from"], event["from"])]))
    one_day = event["day"] == event["last_day"]
    proposed = later(starts, [_minutes(event["to"]) - _minutes(event["from"])]) if one_day else [event["to"]]
    ends = await talk.ask("ends", ClockTime(after=starts if one_day else "", options=[Choice(each, each) for each in proposed]))
    new = await talk.look_up("moved", managed.moved, event_id=event["id"], day=day, starts=starts, ends=ends)
    if new["problem"]:
        return talk.say(f"manage-{new['problem']}")
    lines = [_line("when", event_words.when(event), {"period": [new["starts"], new["ends"]]})]
    if event["capacity"] is not None and event["closes"] != new["closes"]:
        lines.append(_line("closes", {"moment": event["closes"]}, {"moment": new["closes"]}))
        lines += [{"say": "manage-reopens"}] if new["reopens"] else []
    if not await _sure(talk, event, lines):
        return talk.say("manage-nothing-changed")
    to = {"starts": new["starts"], "ends": new["ends"], "postponed": postponed}
    done = await talk.commit("changed", organise.move, event_id=event["id"], sequence=event["sequence"], **to)
    _outcome(talk, done, "manage-moved", told=done.get("told", 0))


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


async def _place(talk: Talk, event: Event) -> None:
    city = await ask_city(talk, [UNCHANGED])
    city = event["city"] if city == "unchanged" else city
    said = await talk.ask("place", Text(LONGEST["place"], options=[UNCHANGED]))
    place = event["place"] if said == "unchanged" else await in_three_languages(talk, 1, {"say": "newevent-place-name"}, said, LONGEST["place"])
    said = await talk.ask("directions", Text(LONGEST["directions"], options=[UNCHANGED]))
    name: Phrase = {"say": "newevent-directions-name"}
    directions = event["directions"] if said == "unchanged" else await in_three_languages(talk, 2, name, said, LONGEST["directions"])
    lines: list[Phrase] = []
    if (city, place) != (event["city"], event["place"]):
        lines.append(_line("where", event_words.where(event), event_words.where(event | {"city": city, "place": place})))
    if directions != event["directions"]:  # long texts: before and after together would not go into one message
        lines.append({"say": "manage-directions-after", "after": {"typed": directions}})
    if not lines:
        return talk.say("manage-same")
    if not await _sure(talk, event, lines):
        return talk.say("manage-nothing-changed")
    to = {"city": city, "place": place, "directions": directions}
    done = await talk.commit("changed", organise.relocate, event_id=event["id"], sequence=event["sequence"], **to)
    _outcome(talk, done, "manage-moved", told=done.get("told", 0))


async def _postpone(talk: Talk, event: Event) -> None:
    if await talk.ask("new_date", Options(options(["known", "open"], "manage-new-date"))) == "known":
        return await _time(talk, event, postponed=True)
    if not await _sure(talk, event, [_line("when", event_words.when(event), {"say": "manage-no-date"})]):
        return talk.say("manage-nothing-changed")
    done = await talk.commit("changed", organise.postpone, event_id=event["id"], sequence=event["sequence"])
    _outcome(talk, done, "manage-postponed", told=done.get("told", 0))


async def _cancel(talk: Talk, event: Event) -> None:
    told = await talk.look_up("told", managed.people_told, event_id=event["id"])
    facts = {"event": event_words.title(event), "when": event_words.when(event), "told": told}
    if await talk.ask("cancelling", Options(options(["yes", "no"], "manage-cancelling")), **facts) == "no":
        return talk.say("manage-nothing-changed")
    done = await talk.commit("changed", organise.cancel, event_id=event["id"], sequence=event["sequence"])
    _outcome(talk, done, "manage-cancelled", told=done.get("told", 0))


async def _capacity(talk: Talk, event: Event) -> None:
    taken = {"capacity": event["capacity"], "confirmed": event["confirmed"], "offered": event["offered"], "waiting": event["waiting"]}
    seats = await talk.ask("capacity", Number(1, MOST_SEATS), **taken)
    line = _line("capacity", event["capacity"], seats)
    if await talk.ask("apply", Options(options(["yes", "no"], "manage-apply")), event=event_words.title(event), what=line) == "no":
        return talk.say("manage-nothing-changed")
    done = await talk.commit("changed", organise.set_capacity, event_id=event["id"], sequence=event["sequence"], capacity=seats)
    if done["outcome"] == "too_low":
        until: Phrase = {"say": "manage-too-low-until", "until": {"moment": done["until"]}} if done["until"] else None
        least = done["confirmed"] + done["offered"]
        return talk.say("manage-too-low", seats=seats, confirmed=done["confirmed"], offered=done["offered"], least=least, until=until)
    _outcome(talk, done, "manage-capacity-changed", seats=seats, offered=done.get("offered", 0))


async def _close(talk: Talk, event: Event) -> None:
    done = await talk.commit("changed", organise.close, event_id=event["id"], sequence=event["sequence"])
    _outcome(talk, done, "manage-closed", offered=event["offered"], waiting=event["waiting"])


async def _reopen(talk: Talk, event: Event) -> None:
    done = await talk.commit("changed", organise.reopen, event_id=event["id"], sequence=event["sequence"])
    _outcome(talk, done, "manage-reopened", closes={"moment": done["closes"]} if "closes" in done else None)


async def _slides(talk: Talk, event: Event) -> None:
    url = await talk.ask("slides", Link(), present=event["slides"] or {"say": "newevent-none"})
    done = await talk.commit("changed", organise.set_slides, event_id=event["id"], sequence=event["sequence"], url=url)
    _outcome(talk, done, "manage-slides-kept")


async def _door(talk: Talk, event: Event) -> None:
    done = await talk.commit("made", organise.door_link, event_id=event["id"])
    _outcome(talk, done, "manage-door-link", link={"site": done.get("path", "")})


async def _list(talk: Talk, event: Event) -> None:
    reason = await talk.ask("reason", Text(200), event=event_words.title(event))
    done = await talk.commit("made", organise.list_link, event_id=event["id"], reason=reason)
    _outcome(talk, done, "manage-list-link", link={"site": done.get("path", "")})


CHANGES: dict[str, Callable[[Talk, Event], Awaitable[None]]] = {
    "time": _time,
    "place": _place,
    "capacity": _capacity,
    "close": _close,
    "reopen": _reopen,
    "postpone": _postpone,
    "cancel": _cancel,
    "slides": _slides,
    "door": _door,
    "list": _list,
}
