"""For officers: the register of service providers. Lists, one firm with what may be done with it, quality checks, and notices about briefings and workshops."""

from collections.abc import Awaitable, Callable
from datetime import date
from itertools import count
from typing import Any

from bot.flows.texts import in_three_languages
from bot.messages import Choice, Phrase
from bot.programme import event_words, managed, provider_checks, provider_news, provider_register, provider_words, providers, ratings
from bot.questions import Options, PastDay, Text, options
from bot.replay import Talk

Firm = dict[str, Any]
BEGINNING = date(2008, 4, 18)  # of the programme (paper, paragraph 2)
NARROW_FROM = 7  # firms of a state: more than one screen shows
LONGEST = {"reason": 200, "told": 250, "finding": 500, "follow-up": 250}  # characters
ALL = Choice("any", {"say": "provider-any"})


async def register(talk: Talk) -> None:
    provider_id = talk.given or await _pick(talk)
    if not provider_id:
        return talk.suggest(Choice("do:register", {"say": "register-all"}))
    for number in count(1):
        firm: Firm | None = await talk.look_up(f"firm_{number}", provider_register.one, provider_id=provider_id)
        if firm is None:
            return talk.say("register-unknown")
        talk.show(provider_words.staff_card(firm))
        remarks = ["remarks"] if firm["rating"]["work"] is not None else []
        action = await talk.ask(f"action_{number}", Options(options([*firm["may"], "check", "checks", *remarks], "register-do")))
        if action == "remarks":
            said = await talk.look_up(f"remarks_{number}", ratings.remarks, provider_id=firm["id"])
            talk.show({"lines": [{"say": "register-remark", "text": each if len(each) <= 200 else each[:199] + "…"} for each in said or []]})
        elif action == "checks":
            if await _checks(talk, number, firm):
                return _way_back(talk, firm)
        else:
            await ACTIONS[action](talk, firm)
            return _way_back(talk, firm)


def _way_back(talk: Talk, firm: Firm) -> None:
    talk.suggest(Choice(f"go:register:{firm['id']}", {"say": "register-this"}), Choice("do:register", {"say": "register-all"}))


# --- lists ---


async def _pick(talk: Talk) -> str:
    """The id of a firm, or "" where something else was done."""
    for number in count(1):
        figures = await talk.look_up(f"figures_{number}", providers.counts)
        waiting = await talk.look_up(f"waiting_{number}", provider_register.waiting)
        talk.say("register-figures", total=sum(figures.values()), waiting=waiting, **figures)
        state = await talk.ask(f"wish_{number}", Options([*options(provider_register.STATES, "provider-state"), Choice("news", {"say": "register-news"})]))
        if state == "news":
            await _news(talk)
            return ""
        firms = await talk.look_up(f"all_{number}", provider_register.listed, state=state)
        if firms is None:
            talk.say("register-not-allowed")
            return ""
        if len(firms) >= NARROW_FROM:
            base = await talk.ask(f"facet_{number}", Options([*options(providers.BASES, "provider-base"), ALL]))
            firms = [each for each in firms if base in ("any", each["base"])]
        if firms:
            return str(await talk.ask(f"pick_{number}", Options([Choice(str(each["id"]), provider_words.line(each)) for each in firms])))
        talk.say("register-none")
    raise AssertionError("the count has no end")


async def _news(talk: Talk) -> None:
    coming = await talk.look_up("coming", provider_news.choosable)
    if not coming:
        talk.say("register-no-event")
        return talk.suggest(Choice("do:newevent", {"say": "manage-new"}))
    event_id = await talk.ask("event", Options([Choice(each["id"], event_words.line(each)) for each in coming]))
    event = await talk.look_up("one", managed.one, event_id=event_id)
    reached = await talk.look_up("reached", provider_news.reached, event_id=event_id)
    if event is None or not reached:
        return talk.say("register-nobody")
    facts: dict[str, Any] = {"event": event_words.title(event), "when": event_words.when(event), "reached": reached}
    if await talk.ask("invite", Options(options(["yes", "no"], "register-invite")), **facts) == "no":
        return talk.say("register-unchanged")
    done = await talk.commit("invited", provider_news.invite, event_id=event_id, sequence=event["sequence"])
    _outcome(talk, done, "invited", told=done.get("told", 0))


# --- changes ---


def _outcome(talk: Talk, done: dict[str, Any], said: str, **parameters: Any) -> None:
    if done["outcome"] == "done":
        return talk.say(f"register-{said}", **parameters)
    talk.say(f"register-{done['outcome']}")


async def _sure(talk: Talk, firm: Firm, name: str, **parameters: Phrase) -> bool:
    """The change with what it means, and whether the officer wants it."""
    facts: dict[str, Phrase] = {"firm": provider_words.line(firm), "what": {"say": f"register-means-{name}", **parameters}}
    return bool(await talk.ask("sure", Options(options(["yes", "no"], "register-sure")), **facts) == "yes")


async def _admit(talk: Talk, firm: Firm) -> None:
    today = talk.today.isoformat()
    since = await talk.ask("since", PastDay(talk.today, earliest=BEGINNING, options=[Choice(today, {"say": "provider-today", "day": {"day": today}})]))
    if not await _sure(talk, firm, "admit", day={"day": since}):
        return talk.say("register-unchanged")
    done = await talk.commit("changed", provider_register.admit, provider_id=firm["id"], version=firm["version"], since=since)
    _outcome(talk, done, "done-told")


async def _refuse(talk: Talk, firm: Firm) -> None:
    text = await talk.ask("told", Text(LONGEST["told"]))
    reason = await in_three_languages(talk, 1, {"say": "register-told-name"}, text, LONGEST["told"])
    if not await _sure(talk, firm, "refuse", reason=text):
        return talk.say("register-unchanged")
    done = await talk.commit("changed", provider_register.refuse, provider_id=firm["id"], version=firm["version"], reason=reason)
    _outcome(talk, done, "done-told")


def _with_reason(name: str, change: Callable[..., Any]) -> Callable[[Talk, Firm], Awaitable[None]]:
    """A change for which staff give a reason that stays with staff."""

    async def changed(talk: Talk, firm: Firm) -> None:
        reason = await talk.ask("reason", Text(LONGEST["reason"]))
        if not await _sure(talk, firm, name):
            return talk.say("register-unchanged")
        done = await talk.commit("changed", change, provider_id=firm["id"], version=firm["version"], reason=reason)
        _outcome(talk, done, "done-told" if firm["state"] == "registered" or name == "readmit" else "done")

    return changed


# --- quality checks ---


async def _new_check(talk: Talk, firm: Firm) -> None:
    finding = await talk.ask("finding", Text(LONGEST["finding"]))
    case = await talk.ask("case", Text(40, options=[Choice("none", {"say": "register-no-case"})]))
    done = await talk.commit("checked", provider_checks.begin, provider_id=firm["id"], finding=finding, reference=None if case == "none" else case)
    _outcome(talk, done, "checked")


async def _checks(talk: Talk, number: int, firm: Firm) -> bool:
    """Whether something was done, and the talk is over."""
    listed = await talk.look_up(f"checks_{number}", provider_checks.listed, provider_id=firm["id"])
    if not listed:
        talk.say("register-no-checks")
        return False
    picked = await talk.ask(f"value_{number}", Options([Choice(str(each["id"]), provider_words.check(each, short=True)) for each in listed]))
    check = next(each for each in listed if str(each["id"]) == picked)
    talk.show(provider_words.check(check))
    step = await talk.ask(f"step_{number}", Options(options(["back"] if check["closed_on"] else ["follow", "close", "back"], "register-step")))
    if step == "back":
        return False
    if step == "follow":
        text = await talk.ask("follow_up", Text(LONGEST["follow-up"]))
        done = await talk.commit("followed", provider_checks.follow_up, check_id=check["id"], version=check["version"], text=text)
    else:
        done = await talk.commit("closed", provider_checks.close, check_id=check["id"], version=check["version"])
    _outcome(talk, done, "done")
    return True


ACTIONS: dict[str, Callable[[Talk, Firm], Awaitable[None]]] = {
    "admit": _admit,
    "refuse": _refuse,
    "suspend": _with_reason("suspend", provider_register.suspend),
    "readmit": _with_reason("readmit", provider_register.readmit),
    "end": _with_reason("end", provider_register.end),
    "check": _new_check,
}
