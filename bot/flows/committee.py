"""For officers: the committee's meetings, what is on their agendas, and their papers. One change, then the talk ends with a way back to the meeting."""

import re
from collections.abc import Awaitable, Callable
from datetime import date
from itertools import count
from typing import Any

from bot.flows.committee_decisions import record_decisions, sure
from bot.messages import LANGUAGES, Choice, Phrase
from bot.programme import agenda_words, agendas, committee, committee_calendar, pack_links
from bot.questions import ClockTime, Day, Options, OptionsOrText, Text, options
from bot.replay import Talk

MOST_REASON = 200
HOURS = ("12:00", "17:00", "18:00")
FILES = ("docx", "xlsx")
Agenda = dict[str, Any]
Case = dict[str, Any]


async def committee_meetings(talk: Talk) -> None:
    meeting_id = talk.given or await _pick(talk)
    if meeting_id == "new":
        return await _add(talk)
    for number in count(1):
        agenda: Agenda | None = await talk.look_up(f"agenda_{number}", agendas.agenda, meeting_id=meeting_id)
        if agenda is None:
            talk.say("committee-unknown")
            return talk.suggest(ALL)
        talk.show({"lines": card(agenda)})
        if not agenda["may"]:
            talk.say("committee-nothing-to-do")
            return talk.suggest(ALL)
        action = await talk.ask(f"action_{number}", Options(options(agenda["may"], "committee-do")))
        if action == "cases":
            shown = [Choice(f"go:casework:{each['id']}", agenda_words.title(each)) for each in agenda["cases"]]
            await talk.ask(f"pick_{number}", Options([Choice("meeting", {"say": "committee-to-meeting"}), *shown]), cases=len(shown))
        else:
            await CHANGES[action](talk, agenda)
            return talk.suggest(_this(agenda["id"]), ALL)


ALL = Choice("do:committee", {"say": "committee-all"})


def _this(meeting_id: int) -> Choice:
    return Choice(f"go:committee:{meeting_id}", {"say": "committee-this"})


async def _pick(talk: Talk) -> str:
    """The meeting's id, or "new"."""
    listed = await talk.look_up("listed", agendas.listed)
    meetings = [Choice(str(each["id"]), agenda_words.meeting_line(each)) for each in listed]
    return str(await talk.ask("meeting", Options([Choice("new", {"say": "committee-new"}), *meetings])))


def card(agenda: Agenda) -> list[Phrase]:
    """A meeting in short: when, until when papers are taken, what is on its agenda by component, and what could still be put on it."""
    lines: list[Phrase] = [{"say": f"committee-title-{agenda['state']}", "day": {"day": agenda["day"]}}]
    closed = "committee-card-papers-closed" if agenda["late"] else "committee-card-papers"
    lines.append({"say": closed, "cutoff": {"moment": agenda["cutoff"]}})
    cases = agenda["cases"]
    lines.append({"say": "committee-agenda", "cases": len(cases), "undecided": len(undecided(agenda))})
    for component in dict.fromkeys(each["component"] for each in cases):
        of_it = [each for each in cases if each["component"] == component]
        sums = {"cost": _total([each["cost_cents"] for each in of_it]), "grant": _total([_sum(each) for each in of_it])}
        unknown = sum(_sum(each) is None for each in of_it)
        lines.append({"say": "committee-component", "component": agenda_words.component(component), "cases": len(of_it), **sums, "unknown": unknown})
    samples = sum(each["sample"] for each in cases)
    lines += [{"say": "committee-samples", "cases": samples}] if samples else []
    lines += [{"say": "committee-ready", "cases": agenda["ready"]}] if "put" in agenda["may"] else []
    return lines


def _total(sums: list[int | None]) -> Phrase:
    """Of those that are known."""
    known = [each for each in sums if each is not None]
    return agenda_words.money(sum(known) if known else None)


def _sum(case: Case) -> int | None:
    """What was approved, else what the rules come to."""
    sum_cents: int | None = case["grant_cents"] if case["grant_cents"] is not None else case["by_rules"]["grant_cents"]
    return sum_cents


def undecided(agenda: Agenda) -> list[Case]:
    return [each for each in agenda["cases"] if each["decision"] is None]


# --- the calendar ---


async def _add(talk: Talk) -> None:
    day = await talk.ask("day", Day(talk.today))
    new = await talk.look_up("planned", committee_calendar.planned, day=day)
    if new["taken"]:
        talk.say("committee-taken", day={"day": day})
        return talk.suggest(_this(new["taken"]), ALL)
    cutoff, wish = new["cutoff"], "other"
    if new["over"]:
        talk.say("committee-usual-over", cutoff={"moment": cutoff})
    else:
        wish = await talk.ask("papers", Options(options(["usual", "other"], "committee-close")), cutoff={"moment": cutoff})
    cutoff = cutoff if wish == "usual" else await _cutoff(talk, day)
    if not await sure(talk, 1, [], {"say": "committee-what-add", "day": {"day": day}, "cutoff": {"moment": cutoff}}):
        return talk.say("committee-nothing-changed")
    done = await talk.commit("added", committee_calendar.add, day=day, cutoff=cutoff)
    came_of(talk, done, "committee-added", day={"day": day})
    talk.suggest(*([_this(done["id"])] if "id" in done else []), ALL)


async def _cutoff(talk: Talk, day: str) -> str:
    """Until when papers are taken, as an ISO moment in Hong Kong."""
    closing = await talk.ask("cutoff_day", Day(talk.today, latest=date.fromisoformat(day)))
    return f"{closing}T{await talk.ask('cutoff_time', ClockTime(options=[Choice(each, each) for each in HOURS]))}:00+08:00"


async def _change_cutoff(talk: Talk, agenda: Agenda) -> None:
    cutoff = await _cutoff(talk, agenda["day"])
    what: Phrase = {"say": "committee-what-cutoff", "before": {"moment": agenda["cutoff"]}, "after": {"moment": cutoff}}
    if not await sure(talk, 1, [], what):
        return talk.say("committee-nothing-changed")
    done = await talk.commit("changed", committee_calendar.change_cutoff, meeting_id=agenda["id"], version=agenda["version"], cutoff=cutoff)
    came_of(talk, done, "committee-cutoff-changed", cutoff={"moment": cutoff})


async def _cancel(talk: Talk, agenda: Agenda) -> None:
    reason = await talk.ask("reason", Text(MOST_REASON))
    if not await sure(talk, 1, _titles(undecided(agenda)), {"say": "committee-what-cancel", "day": {"day": agenda["day"]}, "cases": len(undecided(agenda))}):
        return talk.say("committee-nothing-changed")
    done = await talk.commit("changed", committee_calendar.cancel, meeting_id=agenda["id"], version=agenda["version"], reason=reason)
    came_of(talk, done, "committee-cancelled", cases=done.get("cases", 0))


async def _held(talk: Talk, agenda: Agenda) -> None:
    if not await sure(talk, 1, [], {"say": "committee-what-held", "day": {"day": agenda["day"]}}):
        return talk.say("committee-nothing-changed")
    done = await talk.commit("changed", committee.record, meeting_id=agenda["id"], version=agenda["version"], decisions=[])
    came_of(talk, done, "committee-held")


# --- the agenda ---


async def _put(talk: Talk, agenda: Agenda) -> None:
    chosen = await _several(talk, await talk.look_up("ready", agendas.waiting))
    reason = await talk.ask("late_reason", Text(MOST_REASON), cutoff={"moment": agenda["cutoff"]}) if agenda["late"] else None
    if not await sure(talk, 1, _titles(chosen), {"say": "committee-what-put", "day": {"day": agenda["day"]}, "cases": len(chosen)}):
        return talk.say("committee-nothing-changed")
    cases = [{"application_id": each["id"], "version": each["version"]} for each in chosen]
    done = await talk.commit("changed", committee.table_many, meeting_id=agenda["id"], cases=cases, reason=_inner(reason) if reason else None)
    came_of(talk, done, "committee-put", cases=done.get("cases", 0) if done["outcome"] == "done" else 0)


async def _several(talk: Talk, choices: list[Case]) -> list[Case]:
    """Some of the cases, one after another until "done", several at once by their references, or all."""
    chosen: list[Case] = []
    for number in count(1):
        left = [each for each in choices if each not in chosen]
        done = Choice("done", {"say": "several-done"}) if chosen else Choice("all", {"say": "committee-every"})
        so_far: Phrase = {"list": [each["reference"] for each in chosen]} if chosen else {"say": "several-nothing-yet"}
        buttons = [done, *(Choice(str(each["id"]), agenda_words.title(each)) for each in left)]
        answer = await talk.ask(f"case_{number}", OptionsOrText(options=buttons), chosen=so_far)
        found = left if answer == "all" else [each for each in left if str(each["id"]) == answer or _names(answer, each)]
        chosen += found
        if not found and answer != "done":
            talk.say("several-not-understood", words=answer)
        if answer == "done" or len(chosen) == len(choices):
            break
    return chosen


def _names(words: str, case: Case) -> bool:
    """Whether the words hold the case's reference, in any spelling."""
    return re.sub(r"\W", "", case["reference"]) in re.sub(r"\W", "", words.upper())


async def _take_off(talk: Talk, agenda: Agenda) -> None:
    case = await _one(talk, undecided(agenda))
    reason = await talk.ask("reason", Text(MOST_REASON))
    if not await sure(talk, 1, _titles([case]), {"say": "committee-what-take-off", "day": {"day": agenda["day"]}}):
        return talk.say("committee-nothing-changed")
    done = await talk.commit("changed", committee.untable, application_id=case["id"], version=case["version"], reason=_inner(reason))
    came_of(talk, done, "committee-taken-off", reference=case["reference"])


async def _reopen(talk: Talk, agenda: Agenda) -> None:
    case = await _one(talk, [each for each in agenda["cases"] if each["state"] in ("approved", "rejected") and not each["paid"]])
    reason = await talk.ask("reason", Text(MOST_REASON))
    if not await sure(talk, 1, _titles([case]), {"say": "committee-what-reopen", "before": agenda_words.decision(case)}):
        return talk.say("committee-nothing-changed")
    done = await talk.commit("changed", committee.reopen, application_id=case["id"], version=case["version"], reason=_inner(reason))
    came_of(talk, done, "committee-reopened", reference=case["reference"])


async def _one(talk: Talk, cases: list[Case]) -> Case:
    chosen = await talk.ask("one", Options([Choice(str(each["id"]), agenda_words.title(each)) for each in cases]))
    return next(each for each in cases if str(each["id"]) == chosen)


def _titles(cases: list[Case]) -> list[Phrase]:
    return [{"say": "committee-item", "case": agenda_words.title(each)} for each in cases]


def _inner(reason: str) -> dict[str, Any]:
    """A reason that only staff read: as it was typed, for all languages."""
    return {"keys": [], "text": dict.fromkeys(LANGUAGES, reason)}


# --- decisions and papers ---


async def _record(talk: Talk, agenda: Agenda) -> None:
    done = await record_decisions(talk, agenda)
    if done is None:
        return talk.say("committee-nothing-recorded")
    if done["outcome"] == "refused":
        return talk.say("committee-refused", reference=done["case"]["reference"], why={"say": f"committee-why-{done['why']}"})
    came_of(talk, done, "committee-recorded", **{name: done.get(name, 0) for name in ("approve", "reject", "defer", "left")})


async def _pack(talk: Talk, agenda: Agenda) -> None:
    done = await talk.commit("made", pack_links.make, meeting_id=agenda["id"])
    if done["outcome"] != "done":
        return came_of(talk, done, "committee-pack")
    links: dict[str, Phrase] = {name: {"site": f"{done['path']}.{name}?lang={done['language']}"} for name in FILES}
    talk.say("committee-pack", **links, until={"moment": done["until"]})


def came_of(talk: Talk, done: dict[str, Any], said: str, **parameters: Any) -> None:
    """What came of a change: done, or why not; where cases were changed meanwhile, which."""
    if done["outcome"] in ("done", "added"):
        return talk.say(said, **parameters)
    if done["outcome"] == "changed" and done.get("cases"):
        return talk.say("committee-changed-cases", cases={"list": [each["reference"] for each in done["cases"]]})
    talk.say(f"committee-not-{done['outcome']}")


CHANGES: dict[str, Callable[[Talk, Agenda], Awaitable[None]]] = {
    "record": _record,
    "put": _put,
    "take_off": _take_off,
    "pack": _pack,
    "cutoff": _change_cutoff,
    "held": _held,
    "reopen": _reopen,
    "cancel": _cancel,
}
