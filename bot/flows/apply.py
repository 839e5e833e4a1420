"""Apply: which service, the facts of the factory (those of an eligibility check are taken up), the company, whom to contact; kept as a draft."""

from collections.abc import Iterator
from typing import Any

from bot.flows.application_details import ask_company, cost_in_cents
from bot.flows.case_lines import fact_lines
from bot.flows.eligibility import ASK, COMPONENTS, NOT_SURE, change_lines, reason_lines
from bot.flows.next_steps import APPLICATIONS, ELIGIBILITY, HUMAN
from bot.messages import Choice, Phrase
from bot.programme import applications, holders, trades
from bot.programme import eligibility as rules
from bot.questions import Contact, Money, Name, Options, Text, options
from bot.replay import Talk

Factory = dict[str, Any]
"""What is known of the factory: "answers" {fact: value}, "words" {fact: phrase} as the person said it, "day" by whose rules it is judged."""


async def apply(talk: Talk) -> None:
    phase = await talk.look_up("day", rules.day_to_judge, rules=talk.rules, today=talk.today.isoformat())
    taken = await talk.look_up("taken", applications.taken, rules=talk.rules)
    if taken is False:
        talk.say("apply-closed", phase={"pack": talk.rules}, hotline={"contact": "hotline"})
        return talk.suggest(HUMAN, APPLICATIONS)
    talk.show({"lines": list(_term(talk, taken, phase))})
    component = talk.given if talk.given in COMPONENTS else await talk.ask("component", Options(options(COMPONENTS, "apply-component")))
    factory: Factory = {"answers": {}, "words": {}, "day": phase["day"]}
    while refused := await _refusal(talk, component, factory):
        component = await _instead(talk, component, refused, factory["words"])
        if component is None:
            return
    cost_cents = cost_in_cents(await talk.ask("cost", Money(options=[NOT_SURE]))) if component != "verification" else None
    draft = await _company(talk) | await _people(talk)
    about = await _described(talk, component, factory, cost_cents)
    lines = [*_read_back(component, draft, about), *_term(talk, taken, phase)]
    if await talk.ask("confirm", Options(options(["yes", "no"], "apply-confirm")), details={"lines": lines}) == "no":
        talk.say("apply-nothing")
        return talk.suggest(APPLICATIONS)
    begun = await talk.commit("begun", applications.begin, component=component, rules=talk.rules, **draft, **about)
    _tell(talk, begun)


def _term(talk: Talk, taken: Any, phase: dict[str, Any]) -> Iterator[Phrase]:
    """In one line, what is not certain about this phase; the committee and its officers decide."""
    if phase["past"] and phase["end"]:
        yield {"say": "apply-past-term", "end": {"day": phase["end"]}}
    elif taken == "unknown":
        yield {"say": "apply-unknown-phase", "phase": {"pack": talk.rules}}


# --- the factory ---


async def _refusal(talk: Talk, component: str, factory: Factory) -> dict[str, Any] | None:
    """Ask what is not known yet, until something rules the service out: how it was judged; None where nothing does."""
    asked = ["hk_owned", "place", "sector", "concern", *(["improved_already"] if component == "verification" else [])]
    for name in asked:
        if name not in factory["answers"]:
            factory["answers"][name], factory["words"][name], _ = await ASK[name](talk)
        judged = await talk.look_up(f"judged_{component}_{name}", rules.refusal, component=component, rules=talk.rules, **_judged_by(factory))
        if judged:
            return dict(judged)
    return None


def _judged_by(factory: Factory) -> dict[str, Any]:
    return {"day": factory["day"], "answers": dict(factory["answers"])}


async def _instead(talk: Talk, component: str, refused: dict[str, Any], words: dict[str, Phrase]) -> str | None:
    """Why not, with the paragraphs, and what would change it; another service that is possible may be taken at once. None: there is none."""
    talk.show({"lines": [*reason_lines(refused, words), *change_lines(refused)]})
    others = [each for each in COMPONENTS if each in {flip["change"].get("component") for flip in refused["flips"] if len(flip["change"]) == 1}]
    if not others:
        talk.say("apply-refused")
        talk.suggest(ELIGIBILITY, HUMAN)
        return None
    choices = [*options(others, "apply-component"), Choice("do:eligibility", {"say": "menu-eligibility"}), HUMAN]
    return str(await talk.ask(f"instead_{COMPONENTS.index(component) + 1}", Options(choices)))


async def _described(talk: Talk, component: str, factory: Factory, cost_cents: int | None) -> dict[str, Any]:
    """What the application says of the factory and of what is wanted."""
    said = factory["words"]["place"]
    city = (await talk.look_up("city", trades.place_of, words=said))["id"] if isinstance(said, str) else None
    facts = {name: factory["answers"].get(name) for name in ("hk_owned", "place", "concern", "improved_already")}
    facts |= {"description": await talk.ask("description", Text(), component={"say": f"component-{component}"}), "words": {"place": said}}
    return {"sector": factory["answers"]["sector"], "city": city, "cost_cents": cost_cents, "facts": facts}


# --- the company and its people ---


async def _company(talk: Talk) -> dict[str, Any]:
    """One of the companies of this chat, or a new one. The notice on personal data stands before the first thing that is personal."""
    talk.say("apply-intro", notice={"say": "privacy-notice-application"})
    mine = await talk.look_up("companies", holders.my_companies)
    picked = await talk.ask("company", Options([*(Choice(str(each["id"]), each["name"]) for each in mine), ANOTHER])) if mine else ANOTHER.id
    if picked == ANOTHER.id:
        name, number = await ask_company(talk)
        return {"company_id": None, "company_name": name, "registration_number": number}
    firm = next(each for each in mine if str(each["id"]) == picked)
    return {"company_id": firm["id"], "company_name": firm["name"], "registration_number": firm["registration_number"]}


ANOTHER = Choice("another", {"say": "apply-another-company"})


async def _people(talk: Talk) -> dict[str, Any]:
    return {"contact_name": await talk.ask("person", Name()), "contact": await talk.ask("contact", Contact())}


# --- the end ---


def _read_back(component: str, draft: dict[str, Any], about: dict[str, Any]) -> list[Phrase]:
    case = {"component": component, **about, "contact_name": draft["contact_name"], "contact": draft["contact"]}
    case["company"] = {"name": draft["company_name"], "registration_number": draft["registration_number"]}
    return fact_lines(case)


def _tell(talk: Talk, begun: dict[str, Any]) -> None:
    if begun["outcome"] != "begun":
        talk.say("apply-too-many" if begun["outcome"] == "too_many" else "apply-unknown")
        return talk.suggest(APPLICATIONS)
    talk.say("apply-begun", reference=begun["reference"])
    talk.suggest(Choice(f"go:application:{begun['id']}", {"say": "apply-open"}), APPLICATIONS)
