"""For officers: a typhoon signal or black rain is in force; one tap postpones the events that the rule postpones, and tells everybody concerned."""

from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import event_words, weather
from bot.questions import Options, options
from bot.replay import Talk

ALL_EVENTS = Choice("do:manage", {"say": "manage-all"})


async def bad_weather(talk: Talk) -> None:
    signal = await talk.ask("signal", Options(options(weather.SIGNALS, "weather-signal")))
    events = await talk.look_up("coming", weather.coming)
    now = [each for each in events if each["now"]]
    later = [each for each in events if not each["now"]]
    talk.suggest(ALL_EVENTS)
    if not now:
        talk.say("weather-none-now" if later else "weather-none")
        return talk.show({"lines": [_line(each) for each in later]}) if later else None
    facts: dict[str, Phrase] = {"signal": {"say": f"weather-signal-{signal}"}, "events": {"lines": [_line(each) for each in now]}}
    facts["later"] = {"lines": [{"say": "weather-later"}, *(_line(each) for each in later)]} if later else None
    if await talk.ask("confirm", Options(options(["yes", "no"], "weather-postpone")), **facts) == "no":
        return talk.say("weather-nothing-done")
    seen = [{"id": each["id"], "sequence": each["sequence"]} for each in now]
    done = await talk.commit("done", weather.postpone, signal=signal, seen=seen)
    if done["outcome"] == "not_allowed":
        return talk.say("manage-not-allowed")
    by_id = {each["id"]: each for each in now}
    talk.say("weather-done", number=len(done["postponed"]), told=done["told"])
    if done["left"]:
        talk.show({"lines": [{"say": "weather-left"}, *(_line(by_id[each]) for each in done["left"])]})


def _line(event: dict[str, Any]) -> Phrase:
    counts = {"confirmed": event["confirmed"], "decided": {"moment": event["decided"]}}
    return {"say": "weather-line", "event": event_words.title(event), "starts": {"moment": event["starts"]}, **counts}
