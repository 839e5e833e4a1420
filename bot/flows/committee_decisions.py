"""The decisions of a meeting, asked case by case or taken over from the rules, read back whole, and recorded at once."""

from itertools import count
from typing import Any

from bot.flows.texts import in_three_languages
from bot.messages import Choice, Phrase
from bot.programme import agenda_words, agendas, casework, committee
from bot.questions import Money, Options, Text, options
from bot.replay import Talk

ON_A_PAGE = 8  # cases that are read back in one message
MOST_TEXT = 300
Agenda = dict[str, Any]
Case = dict[str, Any]
Decision = dict[str, Any]


async def record_decisions(talk: Talk, agenda: Agenda) -> dict[str, Any] | None:
    """What came of recording; None where the officer left it. Where cases were changed meanwhile only those are asked again: the other answers stay."""
    decided: dict[int, Decision] = {}
    for attempt in count(1):
        cases = [each for each in agenda["cases"] if each["decision"] is None]
        decided |= await _decide(talk, attempt, [each for each in cases if each["id"] not in decided])
        made = [each | decided[each["id"]] for each in cases if each["id"] in decided]
        what = _what(agenda, made, len(cases))
        if not made or not await sure(talk, attempt, [_read_back(each) for each in made], what):
            return None
        recording = {"meeting_id": agenda["id"], "version": agenda["version"], "decisions": [decided[each["id"]] for each in made]}
        done: dict[str, Any] = await talk.commit(f"recorded_{attempt}", committee.record, **recording)
        now: Agenda | None = await talk.look_up(f"now_{attempt}", agendas.agenda, meeting_id=agenda["id"]) if done["outcome"] == "changed" else None
        if now is None or "record" not in now["may"]:
            return done
        changed = {each["id"]: each["reference"] for each in done["cases"]}
        decided = {key: each for key, each in decided.items() if key not in changed and key in {case["id"] for case in now["cases"]}}
        talk.say("committee-ask-changed" if changed else "committee-meeting-changed", cases={"list": list(changed.values())})
        agenda = now
    raise AssertionError


def _what(agenda: Agenda, made: list[Case], cases: int) -> Phrase:
    """What is about to be recorded, counted."""
    counts = {name: sum(each["decision"] == name for each in made) for name in ("approve", "reject", "defer")}
    total = {"money": sum(each["grant_cents"] for each in made if each["decision"] == "approve")}
    return {"say": "committee-what-record", "day": {"day": agenda["day"]}, **counts, "left": cases - len(made), "total": total}


def _read_back(made: Case) -> Phrase:
    return {"say": "committee-read-back", "case": agenda_words.title(made), "decision": agenda_words.decision(made)}


async def sure(talk: Talk, number: int, lines: list[Phrase], what: Phrase) -> bool:
    """A change as it will be, with all it concerns (long lists on several pages), and whether the officer wants it. `number` keeps the keys apart."""
    pages = [lines[start : start + ON_A_PAGE] for start in range(0, len(lines), ON_A_PAGE)] or [[]]
    for page, shown in enumerate(pages[:-1], 1):
        told: dict[str, Any] = {"lines": {"lines": shown}, "page": page, "pages": len(pages)}
        if await talk.ask(f"value_{number}{page:02}", Options(options(["next", "stop"], "committee-page")), **told) == "stop":
            return False
    confirm = Options(options(["yes", "no"], "committee-confirm"))
    return bool(await talk.ask(f"confirm_{number}", confirm, what={"lines": [what, *pages[-1]]}) == "yes")


# --- one case after another ---


async def _decide(talk: Talk, attempt: int, cases: list[Case]) -> dict[int, Decision]:
    """The decisions by the ids of their cases; those left for later are not among them."""
    decided: dict[int, Decision] = {}
    if attempt == 1 and len(cases) > 1 and await talk.ask("how", Options(options(["each", "rules"], "committee-how")), cases=len(cases)) == "rules":
        return _by_the_rules(cases)
    for place, case in enumerate(cases):
        number = f"{case['id']}{attempt:02}"
        rest = cases[place:]
        possible = ["approve", "reject", "defer", "later", *(["rest"] if len(rest) > 1 else [])]
        facts: dict[str, Any] = {"case": agenda_words.title(case), "cost": agenda_words.money(case["cost_cents"]), "grant": agenda_words.grant(case)}
        what = await talk.ask(f"decision_{number}", Options(options(possible, "committee-decide")), **facts, place=place + 1, of=len(cases))
        if what == "rest":
            return decided | _by_the_rules(rest)
        if what == "approve":
            decided[case["id"]] = _decision(case, what, grant_cents=await _grant(talk, number, case))
        elif what != "later":
            decided[case["id"]] = _decision(case, what, reason=await _reason(talk, number, case))
    return decided


def _by_the_rules(cases: list[Case]) -> dict[int, Decision]:
    """Every case approved for what the rules come to; one without such a sum is left for its own decision."""
    with_sum = [each for each in cases if each["by_rules"]["grant_cents"]]
    return {each["id"]: _decision(each, "approve", grant_cents=each["by_rules"]["grant_cents"]) for each in with_sum}


def _decision(case: Case, decision: str, *, grant_cents: int | None = None, reason: dict[str, Any] | None = None) -> Decision:
    return {"application_id": case["id"], "version": case["version"], "decision": decision, "grant_cents": grant_cents, "reason": reason}


async def _grant(talk: Talk, number: str, case: Case) -> int:
    """A sum that the rules of the case allow; one above them is refused with the rule and asked for again."""
    computed = case["by_rules"]["grant_cents"]
    usual = [Choice("rules", {"money": computed})] if computed else []
    for time in count(1):
        said = await talk.ask(f"grant_{number}{time:02}", Money(options=usual), reference=case["reference"], limit=agenda_words.limit(case))
        grant: int = computed if said == "rules" else said
        problem = await talk.look_up(f"limit_{number}{time:02}", committee.limits, application_id=case["id"], grant_cents=grant)
        if problem is None:
            return grant
        most = agenda_words.money(case["by_rules"]["most_cents"])
        talk.say(f"committee-problem-{problem}", grant={"money": grant}, limit=agenda_words.limit(case), most=most)
    raise AssertionError


async def _reason(talk: Talk, number: str, case: Case) -> dict[str, Any]:
    """Standard reasons, and where that is not enough a text in three languages; the applicant reads both."""
    keys: list[str] = []
    for time in count(1):
        left = [each for each in casework.REASONS if each not in keys]
        done = [Choice("done", {"say": "several-done"})] if keys else []
        chosen: Phrase = {"list": [{"say": f"reason-{each}"} for each in keys]} if keys else {"say": "several-nothing-yet"}
        answer = await talk.ask(f"because_{number}{time:02}", Options([*done, *options(left, "reason")]), reference=case["reference"], chosen=chosen)
        if answer == "done":
            break
        keys.append(answer)
        if answer == "other" or not left[1:]:
            break
    if "other" not in keys:
        return {"keys": keys, "text": None}
    said = await talk.ask(f"text_{number}", Text(MOST_TEXT), reference=case["reference"])
    return {"keys": keys, "text": await in_three_languages(talk, int(number), {"say": "committee-text-name"}, said, MOST_TEXT)}
