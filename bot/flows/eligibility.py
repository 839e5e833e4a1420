"""The eligibility check: four to six questions, a verdict and the money for each component, why, and what would change it."""

from typing import Any

from bot.flows.next_steps import HEARD
from bot.messages import Choice, Phrase
from bot.programme import eligibility as rules
from bot.programme import heard, trades
from bot.questions import Money, Options, OptionsOrText, options
from bot.replay import Talk

MOST_QUESTIONS = 6
MOST_WISHES = 6  # more would not stand on one screen
NOT_SURE = Choice("unsure", {"say": "not-sure"})
APPLY = Choice("go:apply:", {"say": "menu-apply"})
COMPONENTS = ("on_site_assessment", "demonstration", "verification")
SECTORS = ("textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper")


async def eligibility(talk: Talk) -> None:
    day = await talk.look_up("day", rules.day_to_judge, rules=talk.rules, today=talk.today.isoformat())
    answers: dict[str, Any] = {}
    words: dict[str, Phrase] = {}
    asked: list[str] = []
    questions = 0
    talk.say("eligibility-intro")
    while True:
        name = await talk.look_up(f"criterion_{len(asked) + 1}", rules.question_to_ask, rules=talk.rules, day=day["day"], answers=answers, asked=asked)
        if name is None:
            break
        answers[name], words[name], count = await ASK[name](talk)
        asked.append(name)
        questions += count
    if questions < MOST_QUESTIONS and await talk.look_up("any_open", rules.any_open, rules=talk.rules, day=day["day"], answers=answers):
        cost = await talk.ask("cost", Money(options=[NOT_SURE]))
        answers["cost_cents"] = None if cost == "unsure" else cost
    judged = await talk.look_up("judged", rules.check, rules=talk.rules, day=day["day"], answers=answers)
    _tell_result(talk, judged["results"], day, answers)
    await _explain(talk, judged["results"], words | {"day": {"day": day["day"]}})


async def _ask_yes_no(talk: Talk, key: str) -> tuple[bool | None, Phrase, int]:
    answer = await talk.ask(key, Options([*options(["yes", "no"], key.replace("_", "-")), NOT_SURE]))
    return {"yes": True, "no": False}.get(answer), {"say": f"{key}-{answer}"} if answer != "unsure" else {"say": "not-sure"}, 1


async def _ask_ownership(talk: Talk) -> tuple[bool | None, Phrase, int]:
    return await _ask_yes_no(talk, "hk_owned")


async def _ask_improved(talk: Talk) -> tuple[bool | None, Phrase, int]:
    return await _ask_yes_no(talk, "improved_already")


async def _ask_place(talk: Talk) -> tuple[str | None, Phrase, int]:
    """A city in the person's own words, or a region by button; in a city that is only partly in the delta, the district too."""
    regions = options(["prd", "guangdong_outside_prd", "hong_kong", "elsewhere"], "place")
    said = await talk.ask("place", OptionsOrText(options=[*regions, NOT_SURE]))
    questions = 1
    found = await talk.look_up("place_found", trades.place_of, words=said)
    if said not in {r.id for r in regions} and said != "unsure" and found["place"] is None:
        said = await talk.ask("place_region", Options([*regions, NOT_SURE]), typed=said)
        questions += 1
    if said == "unsure":
        return None, {"say": "not-sure"}, questions
    if said in {r.id for r in regions}:
        return said, {"say": f"place-{said}"}, questions
    if found["place"] != "part":
        return found["place"], said, questions
    districts = [Choice(each, {"district": each}) for each in found["inside"]]
    district = await talk.ask("district", Options([*districts, Choice("other", {"say": "district-other"}), NOT_SURE]), city={"city": found["id"]})
    place = {"unsure": None, "other": "guangdong_outside_prd"}.get(district, "prd")
    return place, said, questions + 1


async def _ask_sector(talk: Talk) -> tuple[str | None, Phrase, int]:
    """What the factory makes, in its own words; where two sectors fit the person is asked, where none fits it is "other", never refused."""
    said = await talk.ask("trade", OptionsOrText(options=[Choice("list", {"say": "trade-list"}), NOT_SURE]))
    if said == "unsure":
        return None, {"say": "not-sure"}, 1
    found = await talk.look_up("trade_found", trades.sectors_of, words=said)
    if said != "list" and found["ask"]:
        some = [Choice(each, {"sector": each}) for each in found["sectors"]]
        missing = [] if "other" in found["sectors"] else [Choice("other", {"say": "sector-other"})]
        question: Phrase = {"texts": found["question"]} if found["question"] else {"say": "which-sector-question"}
        sector = await talk.ask("which_sector", Options([*some, *missing, NOT_SURE]), question=question)
    elif said != "list" and (found["sectors"] or found["outside"]):
        sector = found["sectors"][0] if found["sectors"] else "other"
        talk.say("eligibility-sector-found" if sector != "other" else "eligibility-sector-outside", words=said, sector={"sector": sector})
        return sector, {"sector": sector}, 1
    else:
        all_eight = [Choice(each, {"sector": each}) for each in SECTORS]
        sector = await talk.ask("sector", Options([*all_eight, Choice("other", {"say": "sector-other"}), NOT_SURE]))
    if sector == "unsure":
        return None, {"say": "not-sure"}, 2
    return sector, {"sector": sector}, 2


async def _ask_concern(talk: Talk) -> tuple[str | None, Phrase, int]:
    concern = await talk.ask("concern", Options([*options(["air", "energy", "effluent"], "concern"), NOT_SURE]))
    return (None, {"say": "not-sure"}, 1) if concern == "unsure" else (concern, {"say": f"concern-{concern}"}, 1)


ASK = {"hk_owned": _ask_ownership, "place": _ask_place, "sector": _ask_sector, "improved_already": _ask_improved, "concern": _ask_concern}


def _tell_result(talk: Talk, results: list[dict[str, Any]], day: dict[str, Any], answers: dict[str, Any]) -> None:
    """At most eight lines: a line a component, the next step, that it is indicative, the rules it rests on."""
    lines: list[Phrase] = [{"say": "eligibility-result"}]
    for each in results:
        component = {"say": f"component-{each['component']}"}
        open_criteria = [_criterion(r["criterion"], answers) for r in each["reasons"] if r["verdict"] == each["verdict"]]
        detail = _money(each, answers.get("cost_cents")) if each["verdict"] == "yes" else {"list": open_criteria}
        lines.append({"say": f"eligibility-{each['verdict']}", "component": component, "detail": detail})
    lines.append({"say": f"eligibility-next-{_next_step({e['component']: e['verdict'] for e in results})}"})
    lines.append({"say": "eligibility-indicative"})
    lines.append({"say": "eligibility-rules", "phase": {"pack": talk.rules}, "day": {"day": day["as_at"]}})
    if day["past"]:
        lines.append({"say": "eligibility-past-term", "end": {"day": day["end"]}, "day": {"day": day["day"]}})
    talk.show({"lines": lines})


def _criterion(name: str, answers: dict[str, Any]) -> Phrase:
    """A trade outside the eight is not an open question to the factory: an officer has the answer."""
    return {"say": "criterion-sector-outside" if name == "sector" and answers.get("sector") == "other" else f"criterion-{name}"}


RULES_TOLD = {"on_site_assessment": ("share", "cap"), "demonstration": ("share", "average"), "verification": ("cap",)}


def _money(result: dict[str, Any], cost_cents: int | None) -> Phrase:
    name = result["component"]
    if cost_cents is None or result["grant_cents"] is None:
        rules = {part: {"rule": f"{result['component']}.{part}"} for part in RULES_TOLD[result["component"]]}
        return {"say": f"money-rule-{name}", **rules}
    sums = {"cost": {"money": cost_cents}, "grant": {"money": result["grant_cents"]}}
    if result["own_share_cents"] is None:
        return {"say": "money-own-unknown", **sums}
    sums["own"] = {"money": result["own_share_cents"]}
    return {"say": "money-capped", **sums, "above": {"money": result["above_cap_cents"]}} if result["above_cap_cents"] else {"say": "money-plain", **sums}


def _next_step(verdicts: dict[str, str]) -> str:
    """Which component to do first, and what it unlocks."""
    if "yes" not in verdicts.values():
        return "ask" if "unknown" in verdicts.values() else "none"
    if verdicts["verification"] == "yes":
        return "verification"
    return "assessment" if verdicts["on_site_assessment"] == "yes" else "demonstration"


async def _explain(talk: Talk, results: list[dict[str, Any]], words: dict[str, Phrase]) -> None:
    """As often as the person wishes: the criteria of one component, or what would change a verdict."""
    by_name = {each["component"]: each for each in results}
    may_apply = any(each["verdict"] != "no" for each in results)
    wishes = [APPLY] if may_apply else []  # it takes up what was answered here
    wishes += [Choice(f"why_{name}", {"say": f"why-{name}"}) for name in COMPONENTS]
    if any(each["verdict"] != "yes" for each in results):
        wishes.append(Choice("changes", {"say": "what-changes"}))
    wishes.append(Choice("do:human", {"say": "menu-human"}))
    if len(wishes) < MOST_WISHES and await talk.look_up("heard", heard.unasked):
        wishes.append(HEARD)
    number = 0
    while True:
        number += 1
        wish = await talk.ask(f"wish_{number}", Options(wishes))
        if wish == "changes":
            talk.show({"lines": [line for name in COMPONENTS for line in change_lines(by_name[name])]})
        else:
            talk.show({"lines": list(reason_lines(by_name[wish.removeprefix("why_")], words))})


OF_CRITERION = {"ownership": "hk_owned", "place": "place", "sector": "sector", "concern": "concern", "improvement": "improved_already", "period": "day"}


def reason_lines(result: dict[str, Any], words: dict[str, Phrase]) -> list[Phrase]:
    """Each criterion with the answer given, the verdict and the paragraph."""
    lines: list[Phrase] = [{"say": "why-title", "component": {"say": f"component-{result['component']}"}}]
    for reason in result["reasons"]:
        criterion = reason["criterion"]
        answer = words.get(OF_CRITERION.get(criterion, ""), {"say": "not-asked"})
        verdict = {"say": f"verdict-{reason['verdict']}"}
        test = {"say": f"test-{criterion}"}
        lines.append({"say": "why-line", "test": test, "answer": answer, "verdict": verdict, "sources": {"sources": reason["sources"]}})
    return lines


def change_lines(result: dict[str, Any]) -> list[Phrase]:
    """What would change the verdict, or what is to be brought where it is open."""
    component = {"say": f"component-{result['component']}"}
    if result["verdict"] == "unknown":
        open_criteria = [r["criterion"] for r in result["reasons"] if r["verdict"] == "unknown"]
        return [{"say": "bring", "component": component, "what": {"list": [{"say": f"bring-{c}"} for c in open_criteria]}}]
    if result["verdict"] == "yes":
        return []
    if not result["flips"]:
        return [{"say": "no-change-helps", "component": component}]
    return [{"say": "flip", "component": component, "change": _change(f["change"]), "verdict": {"say": f"verdict-{f['verdict']}"}} for f in result["flips"]]


def _change(change: dict[str, Any]) -> Phrase:
    parts: list[Phrase] = []
    if "improved_already" in change:
        parts.append({"say": "change-improve-first"})
    if "component" in change:
        parts.append({"say": "change-component", "component": {"say": f"component-{change['component']}"}})
    if "date" in change:
        parts.append({"say": "change-date", "day": {"day": change["date"]}})
    return {"list": parts}
