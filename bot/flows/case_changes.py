"""What an officer changes about a case, each as a short talk with a way to leave it; casework.py opens them from the card."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

from bot.flows.texts import in_three_languages
from bot.messages import LANGUAGES, Choice, Phrase
from bot.programme import case_words, casework, committee, handling, providers
from bot.questions import Options, Text, options
from bot.replay import Talk

Card = dict[str, Any]
"""A case as bot/programme/casework.py: card."""
LONGEST_REASON = 200
LONGEST_POINT = 150  # of an officer's own point: the applicant reads all of them in one message
MOST_OWN_POINTS = 5
TEXT_OF_REASON = 9  # tells the texts of a reason from those of the points
NONE = Choice("none", {"say": "casework-leave-empty"})


# --- what every change shares ---


async def commit(talk: Talk, case: Card, function: Callable[..., Any], /, turn: int = 0, **args: Any) -> dict[str, Any]:
    """Make a change. Where somebody else was faster, the case is shown as it is now, and what was entered is kept: the officer says whether it still holds.
    `turn` tells the changes of one talk apart."""
    for number in count(turn * 100):
        done: dict[str, Any] = await talk.commit(f"changed_{number}", function, application_id=case["id"], version=case["version"], **args)
        if done["outcome"] != "changed":
            return done
        now = await talk.look_up(f"now_{number}", casework.card, application_id=case["id"])
        if now is None:
            return {"outcome": "unknown"}
        case = now
        talk.show({"lines": [{"say": "casework-changed"}, *case_words.card(case)]})
        if await talk.ask(f"again_{number}", Options(options(["yes", "no"], "casework-again"))) == "no":
            return {"outcome": "left"}
    raise AssertionError("counting does not end")


async def read(talk: Talk, case: Card, name: str) -> Any:
    """A part of the case, or None, which is told, where this officer may not see it any more."""
    part = await talk.look_up(name, casework.part, application_id=case["id"], name=name)
    if part is None:
        talk.say("casework-unknown")
    return part


def told(talk: Talk, done: dict[str, Any], said: str = "", **parameters: Any) -> None:
    """What came of a change: done, or why not."""
    if done["outcome"] == "done":
        return talk.say(said, **parameters)
    talk.say(f"casework-{done['outcome']}")


def _internal(text: str) -> dict[str, Any]:
    """A reason that only officers read, as it was typed."""
    return {"keys": [], "text": dict.fromkeys(LANGUAGES, text)}


async def _several(talk: Talk, key: str, choices: list[Choice], none: Phrase = None) -> list[str]:
    """Some of the choices, one after another. `none`: how to say that it is none of them, where that is an answer."""
    chosen: list[str] = []
    while len(chosen) < len(choices):
        left = [each for each in choices if each.id not in chosen]
        done = [Choice("done", {"say": "several-done"} if chosen else none)] if chosen or none else []
        so_far: Phrase = {"list": [each.label for each in choices if each.id in chosen]} if chosen else {"say": "several-nothing-yet"}
        answer = await talk.ask(f"{key}_{len(chosen) + 1}", Options([*done, *left]), chosen=so_far)
        if answer == "done":
            break
        chosen.append(answer)
    return chosen


# --- whose it is, and the second pair of eyes ---


async def _take(talk: Talk, case: Card) -> None:
    told(talk, await commit(talk, case, handling.take), "casework-taken")


async def _take_over(talk: Talk, case: Card) -> None:
    reason = await talk.ask("why", Text(LONGEST_REASON), handler=case["handler"])
    told(talk, await commit(talk, case, handling.take_over, reason=_internal(reason)), "casework-taken")


async def _propose(talk: Talk, case: Card) -> None:
    told(talk, await commit(talk, case, handling.propose), "casework-proposed")


async def _pass(talk: Talk, case: Card) -> None:
    if await talk.ask("passing", Options(options(["yes", "no"], "casework-sure")), reference=case["reference"]) == "no":
        return talk.say("casework-left")
    told(talk, await commit(talk, case, handling.pass_), "casework-passed")


async def _send_back(talk: Talk, case: Card) -> None:
    reason = await talk.ask("why_back", Text(LONGEST_REASON))
    told(talk, await commit(talk, case, handling.send_back, reason=_internal(reason)), "casework-sent-back", handler=case["handler"])


# --- asking for more, all at once ---


async def _return(talk: Talk, case: Card) -> None:
    """Documents of the check-list, own points, the reason; read back, then told to the applicant once."""
    listed = await read(talk, case, "documents")
    if listed is None:
        return
    names = [Choice(each["id"], {"texts": each["name"]}) for each in listed["items"]]
    items = await _several(talk, "item", names, {"say": "casework-no-document"})
    own = await _own_points(talk)
    if not (items or own):
        return talk.say("casework-points-missing")
    reason = await _reason(talk)
    lines: list[Phrase] = [{"say": "casework-return-point", "point": each.label} for each in names if each.id in items]
    lines += [{"say": "casework-return-point", "point": {"typed": case_words.shortened(each)}} for each in own]
    why: list[Phrase] = [{"say": f"reason-{key}"} for key in reason["keys"] if key != "other"]
    why += [{"typed": case_words.shortened(reason["text"])}] if reason["text"] else []
    facts = {"points": len(items) + len(own), "what": {"lines": lines}, "why": {"list": why}}
    if await talk.ask("returning", Options(options(["yes", "no"], "casework-sure")), **facts) == "no":
        return talk.say("casework-left")
    done = await commit(talk, case, handling.return_, items=items, own=own, reason=reason)
    told(talk, done, "casework-returned", points=len(items) + len(own))


async def _own_points(talk: Talk) -> list[dict[str, str]]:
    own: list[dict[str, str]] = []
    for number in range(1, MOST_OWN_POINTS + 1):
        said = await talk.ask(f"own_{number}", Text(LONGEST_POINT, options=[Choice("done", {"say": "casework-own-done"})]))
        if said == "done":
            break
        own.append(await in_three_languages(talk, number, {"say": "casework-own-name"}, said, LONGEST_POINT))
    return own


async def _reason(talk: Talk) -> dict[str, Any]:
    keys = await _several(talk, "reason", options(casework.REASONS, "reason"))
    if "other" not in keys:
        return {"keys": keys, "text": None}
    said = await talk.ask("other", Text(LONGEST_REASON))
    return {"keys": keys, "text": await in_three_languages(talk, TEXT_OF_REASON, {"say": "casework-other-name"}, said, LONGEST_REASON)}


# --- the agenda of a meeting ---


async def _table(talk: Talk, case: Card) -> None:
    meetings = await talk.look_up("meetings", committee.coming)
    if not meetings:
        return talk.say("casework-no-meeting")
    choices = [
        Choice(str(each["id"]), {"say": "casework-meeting-label", "day": {"day": each["day"]}, "cutoff": {"moment": each["cutoff"]}}) for each in meetings
    ]
    chosen = await talk.ask("meeting", Options(choices))
    done = await commit(talk, case, committee.table, meeting_id=int(chosen))
    if done["outcome"] == "late":
        reason = await talk.ask("late", Text(LONGEST_REASON), cutoff={"moment": done["cutoff"]})
        done = await commit(talk, case, committee.table, turn=1, meeting_id=int(chosen), reason=_internal(reason))
    told(talk, done, "casework-tabled", day={"day": next(each["day"] for each in meetings if str(each["id"]) == chosen)})


async def _untable(talk: Talk, case: Card) -> None:
    reason = await talk.ask("why_off", Text(LONGEST_REASON))
    told(talk, await commit(talk, case, committee.untable, reason=_internal(reason)), "casework-untabled")


# --- what is known of it ---


async def _change(talk: Talk, case: Card) -> None:
    names = [name for name in MORE if name != "technology" or case["component"] == "demonstration"] if "change" in case["may"] else []
    names += ["take_over"] if "take_over" in case["may"] else []
    name = await talk.ask("what", Options(options([*names, "nothing"], "casework-change")))
    if name == "take_over":
        await _take_over(talk, case)
    elif name != "nothing":
        await MORE[name](talk, case)


async def _technology(talk: Talk, case: Card) -> None:
    technology = await talk.ask("technology", Options(options(handling.TECHNOLOGIES, "concern")))
    told(talk, await commit(talk, case, handling.set_technology, technology=technology), "casework-kept")


async def _tags(talk: Talk, case: Card) -> None:
    most = handling.MOST_TAGS * (handling.LONGEST_TAG + 2)
    present: Phrase = {"list": case["tags"]} if case["tags"] else {"say": "casework-none"}
    said = await talk.ask("tags", Text(most, options=[NONE]), present=present)
    tags = [] if said == "none" else await talk.look_up("tags_in", handling.tags_in, words=said)
    told(talk, await commit(talk, case, handling.set_tags, tags=tags), "casework-kept")


async def _provider(talk: Talk, case: Card) -> None:
    said = await talk.ask("firm", Text(120, options=[NONE]))
    if said == "none":
        return told(talk, await commit(talk, case, providers.choose, provider_id=None), "casework-kept")
    found = await talk.look_up("named", providers.named, words=said)
    if not found:
        return talk.say("casework-no-provider", words=said)
    chosen = await talk.ask(
        "provider", Options([*(Choice(str(each["id"]), each["name"]) for each in found), Choice("none", {"say": "casework-change-nothing"})])
    )
    if chosen == "none":
        return talk.say("casework-left")
    told(talk, await commit(talk, case, providers.choose, provider_id=int(chosen)), "casework-kept")


# --- the company ---


async def _same_firm(talk: Talk, case: Card) -> None:
    """Two records are one firm, or after all are not. It gives nobody access to anything."""
    part = await read(talk, case, "firm")
    if part is None:
        return
    records = {f"join-{each['id']}": case_words.similar(each) for each in part["similar"]}
    records |= {f"part-{each['id']}": {"say": "casework-part", "name": each["name"]} for each in part["joined"]}
    if not records:
        return talk.say("casework-no-similar")
    choices = [*(Choice(record, label) for record, label in records.items()), Choice("none", {"say": "casework-change-nothing"})]
    chosen = await talk.ask("record", Options(choices))
    if chosen == "none" or await talk.ask("joining", Options(options(["yes", "no"], "casework-sure")), what=records[chosen]) == "no":
        return talk.say("casework-left")
    what, _, company_id = chosen.partition("-")
    function = handling.same_firm if what == "join" else handling.other_firm
    told(talk, await commit(talk, case, function, company_id=int(company_id)), "casework-kept")


async def _leaver(talk: Talk, case: Card) -> None:
    part = await read(talk, case, "firm")
    if part is None:
        return
    names = {str(each["id"]): each["name"] for each in part["people"]}
    chosen = await talk.ask("leaver", Options([*(Choice(each, name) for each, name in names.items()), Choice("none", {"say": "casework-change-nothing"})]))
    if chosen == "none" or await talk.ask("leaving", Options(options(["yes", "no"], "casework-sure")), name=names[chosen]) == "no":
        return talk.say("casework-left")
    told(talk, await commit(talk, case, handling.end_holder, holder_id=int(chosen)), "casework-removed", name=names[chosen])


MORE: dict[str, Callable[[Talk, Card], Awaitable[None]]] = {
    "technology": _technology,
    "tags": _tags,
    "provider": _provider,
    "same_firm": _same_firm,
    "leaver": _leaver,
}
CHANGES: dict[str, Callable[[Talk, Card], Awaitable[None]]] = {
    "take": _take,
    "return": _return,
    "propose": _propose,
    "pass": _pass,
    "send_back": _send_back,
    "table": _table,
    "untable": _untable,
    "change": _change,
}
