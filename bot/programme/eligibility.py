"""Who is entitled to what: one dated rule pack and the facts of a factory -> a verdict, the money and the reasons. Pure.

Every criterion is yes, no or unknown. Any no decides no; else any unknown leaves it unknown; only all yes is yes. So silence never becomes a no.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any, Literal

from bot.knowledge import COMPONENTS, Component, ComponentId, Concern, Knowledge, Place, RulePack, Source, Verdict
from bot.programme import Here

CriterionId = Literal["period", "offered", "ownership", "place", "sector", "concern", "improvement", "above_cap"]


@dataclass(frozen=True)
class Facts:
    """What is known of a factory and its project; None is "not known". `sector` is one of the eight ids or "other"; `cost_cents` is in Hong Kong cents."""

    day: date
    hk_owned: bool | None = None
    place: Place | None = None
    sector: str | None = None
    improved_already: bool | None = None
    concern: Concern | None = None
    cost_cents: int | None = None


@dataclass(frozen=True)
class Reason:
    criterion: CriterionId
    verdict: Verdict
    sources: tuple[Source, ...]
    note: str | None = None


@dataclass(frozen=True)
class Sums:
    """Who pays what, in cents; None where the rules do not say. `above_cap_cents`: how much more the grant would be without the cap."""

    grant_cents: int | None = None
    own_share_cents: int | None = None
    above_cap_cents: int = 0


@dataclass(frozen=True)
class Judgement:
    component: ComponentId
    verdict: Verdict
    reasons: tuple[Reason, ...]
    sums: Sums


@dataclass(frozen=True)
class Flip:
    """A change that a factory can truly make, and the verdict that it leads to when the rules are run again."""

    change: dict[str, Any]
    verdict: Verdict


def judge(pack: RulePack, component: ComponentId, facts: Facts) -> Judgement:
    """Judge one component by the rules of `pack`. The committee decides; this is an indication."""
    rule = pack.components[component]
    reasons = list(_reasons(pack, rule, facts))
    verdicts = {reason.verdict for reason in reasons}
    verdict: Verdict = "no" if "no" in verdicts else "unknown" if "unknown" in verdicts else "yes"
    sums = money(rule, facts.cost_cents) if verdict == "yes" else Sums()
    if sums.grant_cents is not None and sums.own_share_cents is None and rule.above_cap:
        reasons.append(Reason("above_cap", "unknown", tuple(rule.above_cap.sources or rule.cap.sources), rule.above_cap.note))
    return Judgement(component, verdict, tuple(reasons), sums)


def money(rule: Component, cost_cents: int | None) -> Sums:
    """Grant and own share of a cost. The grant is rounded down to the cent, and the two add up to the cost wherever the rules say who pays the rest."""
    if cost_cents is None or rule.share.number is None or rule.cap.value == "unknown":
        return Sums()
    wanted = cost_cents * rule.share.number // 100
    cap_cents = None if rule.cap.number is None else rule.cap.number * 100
    if cap_cents is None or wanted <= cap_cents:
        return Sums(wanted, cost_cents - wanted)
    factory_pays = rule.above_cap is not None and rule.above_cap.value == "factory"
    return Sums(cap_cents, cost_cents - cap_cents if factory_pays else None, wanted - cap_cents)


def _reasons(pack: RulePack, rule: Component, facts: Facts) -> Iterator[Reason]:
    yield Reason("period", _in_term(pack, facts.day), tuple(pack.term.sources), pack.term.note)
    if rule.offered != "yes":
        yield Reason("offered", rule.offered, tuple(rule.sources), rule.note)
    yield Reason("ownership", _truth(facts.hk_owned), tuple(pack.ownership.sources), pack.ownership.note)
    if facts.place is None:
        yield Reason("place", "unknown", tuple(pack.places["prd"].sources))
    else:
        place = pack.places[facts.place]
        yield Reason("place", place.verdict, tuple(place.sources), place.note)
    sector = pack.sectors["other" if facts.sector == "other" else "listed"]
    yield Reason("sector", "unknown" if facts.sector is None else sector.verdict, tuple(sector.sources), sector.note)
    yield _concern(pack, facts)
    if rule.needs_improvement is not None:
        strict = rule.needs_improvement.value is True
        verdict = _truth(facts.improved_already)
        yield Reason("improvement", verdict if strict or verdict == "yes" else "unknown", tuple(rule.needs_improvement.sources or rule.sources))


def _truth(answer: bool | None) -> Verdict:
    return "unknown" if answer is None else "yes" if answer else "no"


def _in_term(pack: RulePack, day: date) -> Verdict:
    start, end = pack.term.start, pack.term.end
    if (start != "unknown" and day < start) or (end != "unknown" and day > end):
        return "no"
    return "unknown" if "unknown" in (start, end) else "yes"


def _concern(pack: RulePack, facts: Facts) -> Reason:
    """A concern that is not known is decided all the same where every possible answer leads to the same verdict."""

    def verdict(concern: Concern) -> Verdict:
        since = pack.concerns[concern].from_
        return "unknown" if since == "unknown" else "yes" if facts.day >= since else "no"

    if facts.concern is not None:
        rule = pack.concerns[facts.concern]
        return Reason("concern", verdict(facts.concern), tuple(rule.sources), rule.note)
    verdicts = {verdict(concern) for concern in pack.concerns}
    every: Verdict = "yes" if verdicts == {"yes"} else "unknown"
    sources = tuple(dict.fromkeys(source for rule in pack.concerns.values() for source in rule.sources))
    return Reason("concern", every, sources)


def flips(pack: RulePack, component: ComponentId, facts: Facts) -> list[Flip]:
    """For a "no": the smallest real changes (finish the improvement, another component, a later date) after which it is no longer a no."""
    if judge(pack, component, facts).verdict != "no":
        return []
    found: list[Flip] = []
    changes = list(_real_changes(pack, component, facts))
    for size in (1, 2):
        for chosen in combinations(changes, size):
            change = {key: value for each in chosen for key, value in each.items()}
            if len(change) < size or any(flip.change.items() <= change.items() for flip in found):
                continue
            rest = {key: value for key, value in change.items() if key != "component"}
            verdict = judge(pack, change.get("component", component), replace(facts, **rest)).verdict
            if verdict != "no":
                found.append(Flip(change, verdict))
    return found


def _real_changes(pack: RulePack, component: ComponentId, facts: Facts) -> Iterator[dict[str, Any]]:
    if facts.improved_already is False:
        yield {"improved_already": True}
    yield from ({"component": other} for other in COMPONENTS if other != component)
    since = pack.concerns[facts.concern].from_ if facts.concern else "unknown"
    days = [pack.term.start, since]
    yield from ({"day": day} for day in days if day != "unknown" and day > facts.day)


QUESTIONS: dict[str, tuple[Any, ...]] = {
    "hk_owned": (True, False),
    "place": ("prd", "guangdong_outside_prd", "hong_kong", "elsewhere"),
    "improved_already": (True, False),
    "concern": ("air", "energy", "effluent"),
    "sector": ("textiles", "other"),  # one of the eight stands for all: the rules treat them alike
}


def next_question(pack: RulePack, facts: Facts, answered: frozenset[str]) -> str | None:
    """The question that settles most: whose answers, taken together, decide the most components. None when no answer could change a verdict any more."""
    best, most = None, 0.0
    now = [judge(pack, c, facts).verdict for c in COMPONENTS]
    for name, values in QUESTIONS.items():
        if name in answered:
            continue
        outcomes = [[judge(pack, c, replace(facts, **{name: value})).verdict for c in COMPONENTS] for value in values]
        if all(outcome == now for outcome in outcomes) and not _could_matter(pack, facts, name, answered):
            continue
        settled = sum(verdict == "no" for outcome in outcomes for verdict in outcome) / len(values) + 0.01
        if settled > most:
            best, most = name, settled
    return best


def _could_matter(pack: RulePack, facts: Facts, name: str, answered: frozenset[str]) -> bool:
    """Whether the answer changes a criterion of a component that is still open, even if another open criterion hides it now."""
    for component in COMPONENTS:
        if judge(pack, component, facts).verdict == "no":
            continue
        seen = {tuple(r.verdict for r in judge(pack, component, replace(facts, **{name: value})).reasons) for value in QUESTIONS[name]}
        if len(seen) > 1 or any("no" in verdicts for verdicts in seen):
            return True
    return False


def check(here: Here, *, rules: str, day: str, answers: dict[str, Any]) -> dict[str, Any]:
    """For the conversation: every component judged, as plain data with sources as written in the rules."""
    pack = here.knowledge.packs[rules]
    facts = Facts(day=date.fromisoformat(day), **answers)
    return {"results": [_result(pack, component, facts) for component in COMPONENTS]}


def refusal(here: Here, *, component: ComponentId, rules: str, day: str, answers: dict[str, Any]) -> dict[str, Any] | None:
    """One component as in `check`, with only the reasons that rule it out; None where nothing does as far as is known."""
    pack, facts = here.knowledge.packs[rules], Facts(day=date.fromisoformat(day), **answers)
    if judge(pack, component, facts).verdict != "no":
        return None
    result = _result(pack, component, facts)
    return result | {"reasons": [reason for reason in result["reasons"] if reason["verdict"] == "no"]}


def _result(pack: RulePack, component: ComponentId, facts: Facts) -> dict[str, Any]:
    judged = judge(pack, component, facts)
    return {
        "component": component,
        "verdict": judged.verdict,
        "grant_cents": judged.sums.grant_cents,
        "own_share_cents": judged.sums.own_share_cents,
        "above_cap_cents": judged.sums.above_cap_cents,
        "reasons": [_as_json(reason) for reason in judged.reasons],
        "flips": [{"change": _plain(f.change), "verdict": f.verdict} for f in flips(pack, component, facts)],
    }


def day_to_judge(here: Here, *, rules: str, today: str) -> dict[str, Any]:
    """The day for which criteria and money are worked out: today, or the rules' as-at date once (or before) their term does not hold today.

    {"day", "as_at", "past": whether today is outside the term, "end": the term's last day or None}"""
    pack = here.knowledge.packs[rules]
    past = _in_term(pack, date.fromisoformat(today)) == "no"
    end = None if pack.term.end == "unknown" else pack.term.end.isoformat()
    return {"day": pack.as_at.isoformat() if past else today, "as_at": pack.as_at.isoformat(), "past": past, "end": end}


def any_open(here: Here, *, rules: str, day: str, answers: dict[str, Any]) -> bool:
    """Whether any component is still possible, so that it is worth asking for the cost."""
    facts = Facts(day=date.fromisoformat(day), **answers)
    return any(judge(here.knowledge.packs[rules], component, facts).verdict != "no" for component in COMPONENTS)


def question_to_ask(here: Here, *, rules: str, day: str, answers: dict[str, Any], asked: list[str]) -> str | None:
    """For the conversation: the next criterion worth asking, or None."""
    return _next_question(here.knowledge, rules, Facts(day=date.fromisoformat(day), **answers), frozenset(asked))


@lru_cache(maxsize=10_000)
def _next_question(knowledge: Knowledge, rules: str, facts: Facts, asked: frozenset[str]) -> str | None:
    """Remembered: a flow that is run again asks the same few things at every message."""
    return next_question(knowledge.packs[rules], facts, asked)


def _plain(change: dict[str, Any]) -> dict[str, Any]:
    return {"date" if key == "day" else key: value.isoformat() if isinstance(value, date) else value for key, value in change.items()}


def _as_json(reason: Reason) -> dict[str, Any]:
    return {"criterion": reason.criterion, "verdict": reason.verdict, "sources": [source.model_dump(mode="json") for source in reason.sources]}
