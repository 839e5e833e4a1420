"""For staff: the announcements on their way, how far each is, and how to stop one at once. Writing and approving are done in the console."""

from itertools import count
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import announcement_results, announcement_words, announcements
from bot.questions import Options, Text, options
from bot.replay import Talk

MOST_LISTED = 20
LONGEST_REASON = 200
DEEDS = ("pause", "resume", "cancel")
CHANGES = {"pause": announcements.pause, "resume": announcements.resume, "cancel": announcements.cancel}


async def announce(talk: Talk) -> None:
    wanted = int(talk.given) if talk.given.isdecimal() else await _pick(talk)
    if wanted is None:
        return
    for number in count(1):
        one: dict[str, Any] | None = await talk.look_up(f"one_{number}", announcements.one, announcement_id=wanted)
        progress: dict[str, Any] | None = await talk.look_up(f"progress_{number}", announcement_results.progress, announcement_id=wanted)
        if one is None or progress is None:
            return talk.say("announce-unknown")
        talk.show({"lines": announcement_words.lines(one, progress)})
        if one["state"] == "waiting":
            talk.say("announce-approve-in-console")
        deeds = [deed for deed in DEEDS if deed in one["may"]]
        if not deeds:
            return talk.suggest(Choice("do:announce", {"say": "announce-all"}))
        action = await talk.ask(f"action_{number}", Options([*options(deeds, "announce-do"), Choice("look", {"say": "announce-look"})]))
        if action != "look":
            return await _do(talk, action, one)


async def _pick(talk: Talk) -> int | None:
    """The announcement's id, or None where there is none."""
    listed = await talk.look_up("listed", announcements.listed, running=True)
    if not listed:
        talk.say("announce-none")
        return None
    if len(listed) == 1:
        return int(listed[0]["id"])
    shown = [Choice(str(each["id"]), _label(each)) for each in listed[:MOST_LISTED]]
    return int(await talk.ask("which", Options(shown)))


def _label(each: dict[str, Any]) -> Phrase:
    return {"say": "announce-label", "name": each["name"], "state": {"say": f"announcement-state-{each['state']}"}}


async def _do(talk: Talk, action: str, one: dict[str, Any]) -> None:
    reason = await talk.ask("reason", Text(LONGEST_REASON), name=one["name"], what={"say": f"announce-do-{action}"})
    done = await talk.commit("changed", CHANGES[action], announcement_id=one["id"], version=one["version"], reason=reason)
    talk.say(f"announce-{action}-done" if done["outcome"] == "done" else f"announce-{done['outcome']}", name=one["name"])
    talk.suggest(Choice(f"go:announce:{one['id']}", {"say": "announce-this"}), Choice("do:announce", {"say": "announce-all"}))
