"""For officers: a new event, from its title to the moment it is listed. Until it is confirmed nothing exists."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from typing import Any

from bot.flows.texts import in_three_languages
from bot.messages import Choice, Phrase
from bot.programme import drafts, event_words, events, trades
from bot.questions import ClockTime, Day, Money, Number, Options, OptionsOrText, Text, options
from bot.replay import Talk

SECTORS = ("textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper")
CITIES = ("hong_kong", "guangzhou", "shenzhen", "dongguan", "foshan")
MOST_SEATS = 5000
# Characters of each text, so that the card of an event stays a short message in every language; the order numbers the keys of the other languages.
LONGEST = {"title": 80, "place": 80, "directions": 300, "meeting": 60, "rules": 300, "excludes": 60, "summary": 100, "co-organisers": 50}
NONE = Choice("none", {"say": "newevent-none"})
Answers = dict[str, Any]


async def new_event(talk: Talk) -> None:
    talk.say("newevent-intro")
    kind = await talk.ask("kind", Options(options(events.KINDS, "event-kind")))
    title = await _text(talk, "title", await talk.ask("title", Text(LONGEST["title"])), english=True)
    answers: Answers = {"kind": kind, "title": title, **await _when(talk, kind), **await _where(talk)}
    answers |= await _seats(talk, kind)
    answers["visit"] = await _visit(talk) if kind == "visit" else None
    answers |= await _details(talk, answers)
    draft = await talk.look_up("draft", drafts.draft, answers=answers)
    if draft["problem"]:
        talk.say(f"newevent-{draft['problem']}")
    sure = options(["no"] if draft["problem"] else ["yes", "no"], "newevent-publish")
    if await talk.ask("confirm", Options(sure), card=event_words.card(draft["event"])) == "no":
        return talk.say("newevent-nothing")
    made = await talk.commit("made", drafts.create, answers=answers)
    if made["outcome"] != "created":
        return talk.say(f"newevent-{made['outcome']}")
    pages: dict[str, Phrase] = {"page": {"site": f"/e/{made['id']}"}, "poster": {"site": f"/e/{made['id']}/poster"}}
    talk.say("newevent-created", event=event_words.title(draft["event"]), **pages)
    talk.suggest(Choice(f"go:manage:{made['id']}", {"say": "manage-this"}), Choice("do:newevent", {"say": "newevent-another"}))


async def _text(talk: Talk, name: str, text: str, *, english: bool = False) -> dict[str, str]:
    return await in_three_languages(talk, 1 + list(LONGEST).index(name), {"say": f"newevent-{name}-name"}, text, LONGEST[name], english=english)


async def _optional(talk: Talk, name: str, text: str) -> dict[str, str] | None:
    return None if text == "none" else await _text(talk, name, text)


async def _when(talk: Talk, kind: str) -> Answers:
    day = last_day = await talk.ask("day", Day(talk.today))
    if kind == "exhibition":
        last_day = await talk.ask("last_day", Day(talk.today, earliest=date.fromisoformat(day), options=[Choice("same", {"say": "newevent-one-day"})]))
        last_day = day if last_day == "same" else last_day
    starts = await talk.ask("starts", ClockTime(options=_times("09:30", "10:00", "14:00", "14:30")))
    after = starts if day == last_day else ""
    ends = await talk.ask("ends", ClockTime(after=after, options=_times(*later(starts))))
    return {"day": day, "last_day": last_day, "starts": starts, "ends": ends}


def _times(*clocks: str) -> list[Choice]:
    return [Choice(clock, clock) for clock in clocks]


def later(starts: str, minutes: Sequence[int] = (60, 120, 180)) -> list[str]:
    """So many minutes after a time of day, as far as it is the same day: 14:30 -> 15:30, 16:30, 17:30."""
    begin = int(starts[:2]) * 60 + int(starts[3:])
    return [f"{(begin + each) // 60:02}:{(begin + each) % 60:02}" for each in minutes if begin + each < 24 * 60]


async def _where(talk: Talk) -> Answers:
    city = await ask_city(talk, [])
    place = await _text(talk, "place", await talk.ask("place", Text(LONGEST["place"]), where=city_name(city)))
    if city != "online":
        return {"city": city, "place": place}
    joining = await talk.ask("joining", Text(LONGEST["directions"], options=[Choice("none", {"say": "newevent-later"})]))
    return {"city": city, "place": place, "directions": await _optional(talk, "directions", joining)}


async def ask_city(talk: Talk, first: list[Choice]) -> str:
    """The id of a city, or online, in the officer's own words or by button; `first` are choices before the usual ones."""
    usual = [Choice("online", {"say": "event-online"}), *(Choice(each, {"city": each}) for each in CITIES)]
    said: str = await talk.ask("city", OptionsOrText(options=[*first, *usual]))
    if said in {each.id for each in (*first, *usual)}:
        return said
    found = await talk.look_up("city_found", trades.place_of, words=said)
    if found["id"]:
        return str(found["id"])
    known = await talk.look_up("cities", drafts.cities)
    return str(await talk.ask("city_known", Options([Choice(each, {"city": each}) for each in known]), words=said))


def city_name(city: str) -> Phrase:
    return {"say": "event-online"} if city == "online" else {"city": city}


async def _seats(talk: Talk, kind: str) -> Answers:
    """Languages and seats; an exhibition has a booth and neither."""
    if kind == "exhibition":
        return {"languages": [], "capacity": None}
    spoken = [Choice(each, {"say": f"spoken-{each}"}) for each in events.SPOKEN]
    languages = await _several(talk, "language", spoken, drafts.spoken_in)
    return {"languages": languages, "capacity": await talk.ask("capacity", Number(1, MOST_SEATS))}


async def _several(talk: Talk, key: str, choices: list[Choice], understand: Callable[..., Any], none: Phrase = None) -> list[str]:
    """Some of the choices, one after another until "done", or several at once in words. `key` is the question's; `none`: how to say that it is none
    of them, where that is an answer."""
    chosen: list[str] = []
    for number in count(1):
        left = [each for each in choices if each.id not in chosen]
        done = [Choice("done", {"say": "several-done"} if chosen else none)] if chosen or none else []
        so_far: Phrase = {"list": [each.label for each in choices if each.id in chosen]} if chosen else {"say": "several-nothing-yet"}
        answer = await talk.ask(f"{key}_{number}", OptionsOrText(options=[*done, *left]), chosen=so_far)
        if answer == "done":
            break
        if answer in {each.id for each in left}:
            chosen.append(answer)
        else:
            found = await talk.look_up(f"{key}_found_{number}", understand, words=answer)
            chosen += [each.id for each in left if each.id in found]
            if not found:
                talk.say("several-not-understood", words=answer)
        if len(chosen) == len(choices):
            break
    return chosen


async def _visit(talk: Talk) -> Answers:
    meeting = await _text(talk, "meeting", await talk.ask("meeting", Text(LONGEST["meeting"])))
    coach = await talk.ask("coach", Options(options(["yes", "no"], "newevent-coach"))) == "yes"
    standard = await talk.look_up("standard_rules", drafts.standard_rules)
    said = await talk.ask("rules", Text(LONGEST["rules"], options=[Choice("standard", {"say": "newevent-rules-standard"})]), rules={"typed": standard})
    rules = standard if said == "standard" else await _text(talk, "rules", said)
    excludes = await _optional(talk, "excludes", await talk.ask("excludes", Text(LONGEST["excludes"], options=[NONE])))
    sectors = await _several(talk, "excluded", _sectors(), drafts.sectors_in, NONE.label) if excludes else []
    return {"meeting_point": meeting, "coach": coach, "rules": rules, "host_excludes": excludes, "excluded_sectors": sectors}


def _sectors() -> list[Choice]:
    return [Choice(each, {"sector": each}) for each in SECTORS]


async def _details(talk: Talk, answers: Answers) -> Answers:
    """What most events leave as it usually is; asked one by one only where the officer wants to."""
    in_person = answers["city"] != "online"
    usual: Answers = {"summary": None, "sectors": [], "co_organisers": None, "price_cents": 0, "closes": None, "weather_rule": in_person}
    usual["directions"] = answers.get("directions")
    if await talk.ask("details", Options(options(["usual", "each"], "newevent-details"))) == "usual":
        return usual
    summary = await _optional(talk, "summary", await talk.ask("summary", Text(LONGEST["summary"], options=[NONE])))
    sectors = await _several(talk, "sector", _sectors(), drafts.sectors_in, {"say": "newevent-all-sectors"})
    co_organisers = await _optional(talk, "co-organisers", await talk.ask("co_organisers", Text(LONGEST["co-organisers"], options=[NONE])))
    price = await talk.ask("price", Money(options=[Choice("free", {"say": "event-free"})]))
    sectors = [] if len(sectors) == len(SECTORS) else sectors  # all of them is the same as none in particular
    details = usual | {"summary": summary, "sectors": sectors, "co_organisers": co_organisers, "price_cents": 0 if price == "free" else price}
    if answers["capacity"] is not None:
        details["closes"] = await _closing(talk, answers)
    if in_person:
        details["directions"] = await _optional(talk, "directions", await talk.ask("directions", Text(LONGEST["directions"], options=[NONE])))
        details["weather_rule"] = await talk.ask("weather", Options(options(["yes", "no"], "newevent-weather"))) == "yes"
    return details


async def _closing(talk: Talk, answers: Answers) -> str | None:
    usual = Choice("usual", {"say": "newevent-closing-usual"})
    day = await talk.ask("closing", Day(talk.today, latest=date.fromisoformat(answers["day"]), options=[usual]))
    if day == "usual":
        return None
    until = answers["starts"] if day == answers["day"] else "23:59"
    return f"{day} {await talk.ask('closing_time', ClockTime(until=until, options=_times('12:00', '17:00')))}"
