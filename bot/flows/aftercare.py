"""For case officers: what follows an approval. Dates, what is done, payments, completion; one change, then a way back to the case."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import aftercare as care
from bot.programme import aftercare_views as views
from bot.programme.milestones import SHARING, WORK
from bot.questions import Day, Money, Options, PastDay, Text, options
from bot.replay import Talk

LONGEST_REASON = 200
CONSENT_YEARS = 10  # the farthest day until which a consent can be recorded
TODAY: Phrase = {"say": "aftercare-today"}
KINDS = (*WORK, *SHARING)
Case = dict[str, Any]


async def aftercare(talk: Talk) -> None:
    application_id = talk.given or await _pick(talk)
    case: Case | None = await talk.look_up("case", views.one, application_id=application_id) if application_id else None
    if case is None:
        return talk.say("aftercare-unknown" if application_id else "aftercare-none")
    talk.show({"lines": card(case)})
    if not case["may"]:
        return talk.say("aftercare-nothing-to-do")
    action = await talk.ask("action", Options(options(case["may"], "aftercare-do")))
    await ACTIONS[action](talk, case)
    back = Choice(f"go:aftercare:{application_id}", {"say": "aftercare-this"})
    talk.suggest(back, Choice(f"go:casework:{application_id}", {"say": "aftercare-casework"}), Choice("do:aftercare", {"say": "aftercare-all"}))


async def _pick(talk: Talk) -> str:
    """The id of a case that has something to follow, or "" where there is none; with what is late in all."""
    late = await talk.look_up("late", views.outstanding)
    listed = await talk.look_up("listed", views.listed)
    if not listed:
        return ""
    if late and (late["unpaid"] or late["overdue"]):
        sums = {"cases": len(late["unpaid"]), "sum": {"money": sum(each["cents"] for each in late["unpaid"])}, "late": len(late["overdue"])}
        talk.say("aftercare-outstanding", **sums, days=max((each["days"] for each in late["unpaid"]), default=0))
    return str(await talk.ask("which_case", Options([Choice(str(each["id"]), _line(each)) for each in listed])))


def _line(each: Case) -> Phrase:
    late: Phrase = {"say": "aftercare-line-late", "number": each["overdue"]} if each["overdue"] else None
    unpaid: Phrase = {"say": "aftercare-line-unpaid", "sum": {"money": each["unpaid_cents"]}, "days": each["days"]} if each["unpaid_cents"] > 0 else None
    what: list[Phrase] = [phrase for phrase in (late, unpaid) if phrase] or [{"say": "aftercare-line-open"}]
    return {"say": "aftercare-line", "reference": each["reference"], "company": each["company"], "what": {"list": what}}


def card(case: Case) -> list[Phrase]:
    """The milestones and the money of a case."""
    lines: list[Phrase] = [{"say": "aftercare-title", "reference": case["reference"], "component": {"say": f"component-{case['component']}"}}]
    lines += [{"say": "application-sample"}] if case["sample"] else []
    lines.append({"say": "aftercare-company", "company": case["company"], "state": {"say": f"aftercare-state-{case['state']}"}})
    if case["decided_on"]:
        lines.append({"say": "application-decided", "day": {"day": case["decided_on"]}})
    money = {"approved": {"money": case["grant_cents"] or 0}, "paid": {"money": case["paid_cents"]}, "unpaid": {"money": case["unpaid_cents"]}}
    lines.append({"say": "aftercare-money", **money})
    return [*lines, _lines(case["milestones"])]


def _lines(milestones: Iterable[dict[str, Any]]) -> Phrase:
    return {"lines": [{"say": "aftercare-milestone", "what": _kind(each["kind"]), "when": _when(each)} for each in milestones]}


def _kind(kind: str) -> Phrase:
    return {"say": f"milestone-{kind}"}


def _when(each: dict[str, Any]) -> Phrase:
    if each["done_on"]:
        consent: dict[str, Any] | None = each["consent"]
        agreed: Phrase = {"say": "aftercare-consent", "scope": consent["scope"], "until": {"day": consent["until"]}} if consent else None
        return {"say": "aftercare-done-consent" if consent else "aftercare-done", "day": {"day": each["done_on"]}, "consent": agreed}
    return {"say": "aftercare-due", "day": {"day": each["due"]}} if each["due"] else {"say": "aftercare-not-planned"}


def _outcome(talk: Talk, done: dict[str, Any], said: str, **parameters: Any) -> None:
    """What came of a change: done, or why not."""
    if done["outcome"] == "done":
        return talk.say(said, **parameters)
    talk.say(f"aftercare-{done['outcome']}", unpaid={"money": done.get("unpaid_cents", 0)})


def _usable(case: Case) -> list[dict[str, Any]]:
    """Once a case is completed only the sharing goes on."""
    return [each for each in case["milestones"] if case["state"] == "approved" or each["kind"] in SHARING]


# --- the actions ---


async def _plan(talk: Talk, case: Case) -> None:
    """The day of one milestone, or of one after another."""
    usable = {each["kind"]: each for each in _usable(case)}
    choices = [Choice("each", {"say": "aftercare-each"}), *(Choice(kind, _kind(kind)) for kind in usable)]
    kind = await talk.ask("kind", Options(choices), what=_lines(usable.values()))
    dates: dict[str, str | None] = {}
    for each in usable if kind == "each" else (kind,):
        day = await _day(talk, usable[each], may_leave=kind == "each")
        if day != "leave":
            dates[each] = None if day == "none" else day
    if not dates:
        return talk.say("aftercare-nothing-changed")
    done = await talk.commit("planned", care.plan, application_id=case["id"], version=case["version"], dates=dates)
    kept: list[Phrase] = [{"say": "aftercare-milestone", "what": _kind(kind), "when": _planned(day)} for kind, day in dates.items()]
    _outcome(talk, done, "aftercare-planned", what={"lines": kept})


async def _day(talk: Talk, each: dict[str, Any], *, may_leave: bool) -> str:
    """A day, or none (not wanted), or leave (as it is)."""
    kind = each["kind"]
    choices = [Choice("leave", {"say": "aftercare-leave"})] if may_leave else []
    choices += [Choice("none", {"say": "aftercare-not-wanted"})] if kind in SHARING and each["due"] and not each["done_on"] else []
    return str(await talk.ask(f"day_{KINDS.index(kind) + 1}", Day(talk.today, options=choices), what=_kind(kind), present=_when(each | {"consent": None})))


def _planned(day: str | None) -> Phrase:
    return {"say": "aftercare-due", "day": {"day": day}} if day else {"say": "aftercare-not-planned"}


async def _done(talk: Talk, case: Case) -> None:
    open_ones = [each for each in _usable(case) if each["due"] and not each["done_on"]]
    kind = await talk.ask("which", Options([Choice(each["kind"], _kind(each["kind"])) for each in open_ones]), what=_lines(open_ones))
    day = await talk.ask("done_on", _past(talk, case), what=_kind(kind))
    event_id = await _visit(talk) if kind == "visit_hosted" else None
    consent = await _consent(talk) if kind == "case_text" else None
    more = {"kind": kind, "day": day, "event_id": event_id, "consent": consent}
    done = await talk.commit("marked", care.done, application_id=case["id"], version=case["version"], **more)
    _outcome(talk, done, "aftercare-marked", what=_kind(kind), day={"day": day})


def _past(talk: Talk, case: Case) -> PastDay:
    earliest = date.fromisoformat(case["decided_on"]) if case["decided_on"] else None
    return PastDay(talk.today, earliest=earliest, options=[Choice(talk.today.isoformat(), TODAY)])


async def _visit(talk: Talk) -> str | None:
    held = await talk.look_up("visits", views.visits)
    named = [Choice(each["id"], {"say": "aftercare-visit-line", "title": {"typed": each["title"]}, "day": {"day": each["day"]}}) for each in held]
    visit = await talk.ask("visit", Options([*named, Choice("none", {"say": "aftercare-no-visit"})])) if named else "none"
    return None if visit == "none" else str(visit)


async def _consent(talk: Talk) -> dict[str, str] | None:
    """To what the factory agrees, and until when; without it nothing is published."""
    scope = await talk.ask("scope", Text(LONGEST_REASON, options=[Choice("none", {"say": "aftercare-no-consent"})]))
    if scope == "none":
        return None
    latest = date(talk.today.year + CONSENT_YEARS, 12, 31)
    return {"scope": scope, "until": await talk.ask("until", Day(talk.today, latest=latest))}


async def _pay(talk: Talk, case: Case) -> None:
    left: Phrase = {"money": case["unpaid_cents"]}
    amount = await talk.ask("amount", Money(options=[Choice("all", {"say": "aftercare-pay-all", "sum": left})]), unpaid=left)
    cents = case["unpaid_cents"] if amount == "all" else amount
    day = await talk.ask("paid_on", _past(talk, case))
    facts: dict[str, Any] = {"sum": {"money": cents}, "day": {"day": day}, "reference": case["reference"]}
    facts |= {"before": {"money": case["paid_cents"]}, "after": {"money": case["paid_cents"] + cents}}
    if await talk.ask("pay_sure", Options(options(["yes", "no"], "aftercare-pay-sure")), **facts) == "no":
        return talk.say("aftercare-nothing-changed")
    done = await talk.commit("paid", care.pay, application_id=case["id"], version=case["version"], amount_cents=cents, paid_on=day)
    _outcome(talk, done, "aftercare-paid", sum={"money": cents}, unpaid={"money": done.get("unpaid_cents", 0)})


async def _undo(talk: Talk, case: Case) -> None:
    wrong = {str(each["id"]): each for each in case["payments"] if each["undoable"]}
    lines = [
        Choice(key, {"say": "aftercare-payment-line", "sum": {"money": each["amount_cents"]}, "day": {"day": each["paid_on"]}}) for key, each in wrong.items()
    ]
    which = await talk.ask("payment", Options(lines))
    reason = await talk.ask("reason", Text(LONGEST_REASON), sum={"money": wrong[which]["amount_cents"]}, day={"day": wrong[which]["paid_on"]})
    done = await talk.commit("undone", care.undo, application_id=case["id"], version=case["version"], payment_id=int(which), reason=reason)
    _outcome(talk, done, "aftercare-undone", unpaid={"money": done.get("unpaid_cents", 0)})


async def _complete(talk: Talk, case: Case) -> None:
    facts: dict[str, Any] = {"reference": case["reference"], "what": {"lines": _still_open(case["open"], case["unpaid_cents"])}}
    if await talk.ask("complete_sure", Options(options(["yes", "no"], "aftercare-complete-sure")), **facts) == "no":
        return talk.say("aftercare-nothing-changed")
    done = await talk.commit("completed", care.complete, application_id=case["id"], version=case["version"])
    _outcome(talk, done, "aftercare-completed", what={"lines": _still_open(done.get("open", []), done.get("unpaid_cents", 0))})


def _still_open(kinds: list[str], unpaid_cents: int) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "aftercare-still-open" if kind in SHARING else "aftercare-not-recorded", "what": _kind(kind)} for kind in kinds]
    lines += [{"say": "aftercare-still-unpaid", "sum": {"money": unpaid_cents}}] if unpaid_cents > 0 else []
    return lines or [{"say": "aftercare-nothing-open"}]


ACTIONS: dict[str, Callable[[Talk, Case], Awaitable[None]]] = {"plan": _plan, "done": _done, "pay": _pay, "undo": _undo, "complete": _complete}
