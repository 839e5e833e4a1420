"""A case in the words of its officers: the line of a list, the card, and what belongs to it. Pure."""

from collections.abc import Iterable
from typing import Any

from bot.messages import Phrase
from bot.programme import application_words

STEPS_SHOWN = 7
PROJECT_CHARACTERS = 600  # of a description, in one message
Card = dict[str, Any]
"""bot/programme/casework.py: card."""
NONE: Phrase = {"say": "casework-none"}


# --- lists ---


def line(each: dict[str, Any]) -> Phrase:
    """One case of a list with what it waits for."""
    names = {name: each[name] for name in ("reference", "ours", "theirs")} | {"company": short(each["company"], 40)}
    sample: Phrase = {"say": "casework-sample"} if each["sample"] else None
    said = {"say": "worklist-line", **names, "component": application_words.component(each["component"]), "state": inner(each["state"])}
    return said | {"team": {"say": f"team-{each['team']}"}, "sample": sample}


def label(each: dict[str, Any]) -> Phrase:
    return {"say": "worklist-case", "reference": each["reference"], "company": short(each["company"], 30)}


def inner(state: str) -> Phrase:
    return {"say": f"inner-{state}"}


# --- the card ---


def card(case: Card) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "application-title", "reference": case["reference"], "component": application_words.component(case["component"])}]
    lines += [{"say": "application-sample"}] if case["sample"] else []
    lines.append({"say": "casework-company", "company": case["company"], "where": where(case), "team": {"say": f"team-{case['team']}"}})
    lines.append({"say": "casework-state", "state": inner(case["state"]), "day": {"day": case["since"]}, "word": application_words.public_word(case["state"])})
    lines.append({"say": "casework-people", "handler": case["handler"] or NONE, "checker": case["checker"] or NONE})
    lines.append({"say": "casework-clock", "ours": case["ours"], "theirs": case["theirs"]})
    if case["component"] == "verification":  # it has no cost to be shared
        lines.append({"say": "casework-score", "score": case["score"]})
    else:
        cost: Phrase = {"money": case["cost_cents"]} if case["cost_cents"] is not None else {"say": "casework-not-given"}
        lines.append({"say": "casework-sums", "cost": cost, "score": case["score"]})
    if case["grant_cents"] is not None:
        lines.append({"say": "application-money", "approved": {"money": case["grant_cents"]}, "paid": {"money": case["paid_cents"]}})
    return [*lines, *_meeting(case), *_counted(case), *_attention(case)]


def where(case: Card) -> Phrase:
    """Sector and city, as far as they are known."""
    parts = [{"sector": case["sector"]} if case["sector"] else None, {"city": case["city"]} if case["city"] else None]
    return {"list": [each for each in parts if each]} if any(parts) else {"say": "casework-not-given"}


def _meeting(case: Card) -> list[Phrase]:
    if case["meeting"] and case["state"] == "tabled":
        return [{"say": "application-meeting", "day": {"day": case["meeting"]}}]
    if case["decided_on"]:
        return [{"say": "application-decided", "day": {"day": case["decided_on"]}}]
    return [{"say": "application-reach", "day": {"day": case["reach"]["day"]}, "cutoff": {"moment": case["reach"]["cutoff"]}}] if case["reach"] else []


def _counted(case: Card) -> list[Phrase]:
    lines: list[Phrase] = []
    if case["component"] == "demonstration":
        counted: Phrase = {"say": f"concern-{case['technology']}"} if case["technology"] else {"say": "casework-not-yet"}
        lines.append({"say": "casework-technology-line", "technology": counted})
    return lines + ([{"say": "casework-tags-line", "tags": {"list": case["tags"]}}] if case["tags"] else [])


def _attention(case: Card) -> list[Phrase]:
    """What a person should look at; it decides nothing."""
    lines: list[Phrase] = [{"say": "casework-flags-line", "flags": case["flags"]}] if case["flags"] else []
    return lines + ([{"say": "casework-similar-line", "similar": case["similar"]}] if case["similar"] else [])


# --- what belongs to it ---


def project(part: dict[str, Any]) -> list[Phrase]:
    unknown: Phrase = {"say": "casework-not-given"}
    owned = yes_no("hk-owned", part.get("hk_owned"))
    place: Phrase = {"say": f"place-{part['place']}"} if part.get("place") else unknown
    concern: Phrase = {"say": f"concern-{part['concern']}"} if part.get("concern") else unknown
    lines: list[Phrase] = [{"say": "casework-facts", "owned": owned, "place": place, "where": where(part), "concern": concern}]
    if part["component"] == "verification":
        lines.append({"say": "casework-improved", "improved": yes_no("improved-already", part.get("improved_already"))})
    lines.append({"say": "casework-provider-line", "provider": part["provider"] or {"say": "casework-not-yet"}})
    text = part.get("description") or ""
    return [*lines, {"say": "casework-description", "text": text[:PROJECT_CHARACTERS] + ("…" if text[PROJECT_CHARACTERS:] else "") or unknown}]


def yes_no(prefix: str, value: bool | None) -> Phrase:
    """A fact that is yes, no or not given."""
    return {"say": "casework-not-given"} if value is None else {"say": f"{prefix}-yes" if value else f"{prefix}-no"}


def rest(part: dict[str, Any]) -> list[Phrase]:
    """What of a long description did not go into the first message."""
    return [{"say": "casework-description", "text": "…" + (part.get("description") or "")[PROJECT_CHARACTERS:]}]


def documents(part: dict[str, Any]) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "casework-documents"}]
    return lines + [
        {"say": "casework-document-line", "item": {"texts": each["name"]}, "state": {"say": f"casework-document-{each['state']}"}} for each in part["items"]
    ]


def document(file: dict[str, Any], items: Iterable[dict[str, Any]]) -> Phrase:
    """One document, as the label of its button."""
    name = next(({"texts": each["name"]} for each in items if each["id"] == file["item"]), {"say": "casework-item-other"})
    return {"say": "casework-document-label", "item": name, "name": short(file["name"], 30), "state": {"say": f"casework-document-{file['state']}"}}


def points(part: list[dict[str, Any]], items: Iterable[dict[str, Any]]) -> list[Phrase]:
    """What was asked for last, with what was answered, or how the document stands that was asked for."""
    listed = {each["id"]: each for each in items}
    lines: list[Phrase] = [{"say": "casework-points-title"}]
    for each in part:
        item = listed.get(each["item"])
        asked: Phrase = {"texts": item["name"]} if item else {"typed": shortened(each["text"] or {})}
        stands: Phrase = {"say": f"casework-document-{item['state']}"} if item else {"say": "casework-no-answer"}
        lines.append({"say": "casework-point", "point": asked, "answer": short(each["answer"], 80) if each["answer"] else stands})
    return lines


def quotations(part: dict[str, Any]) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "casework-flags"}, *(_flag(each) for each in part["flags"])] if part["flags"] else [{"say": "casework-no-flags"}]
    for each in part["quotations"]:
        lines.append({"say": "casework-quotation", "firm": short(each["firm"], 24), "day": {"day": each["day"]}, "amount": {"money": each["amount_cents"]}})
    return lines


def _flag(flag: dict[str, Any]) -> Phrase:
    name, references = flag["flag"], flag.get("references", [])[:3]
    elsewhere: Phrase = {"list": references} if references else {"say": "casework-flag-here"}
    firms: Phrase = {"list": [short(each, 24) for each in flag.get("firms", [])[:3]]}
    if name == "same_file":
        return {"say": "casework-flag-same-file", "name": short(flag["name"], 30), "where": elsewhere}
    if name == "same_address":
        return {"say": "casework-flag-same-address", "firms": firms, "address": short(flag["address"], 40), "where": elsewhere}
    if name == "own_firm":
        return {"say": "casework-flag-own-firm", "firms": firms}
    if name == "date_pattern":
        return {"say": "casework-flag-days", "days": flag["days_apart"]} if flag["days_apart"] else {"say": "casework-flag-one-day"}
    return {"say": "casework-flag-steps", "step": {"money": flag["step_cents"]}} if flag["step_cents"] else {"say": "casework-flag-round"}


def firm(part: dict[str, Any]) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "casework-applicant", "company": part["company"], "number": part["number"] or {"say": "casework-not-given"}}]
    lines.append({"say": "casework-contact", "name": part["contact_name"], "contact": part["contact"]})
    lines.append({"say": "casework-holders", "people": {"list": [each["name"] for each in part["people"]]}})
    lines.append({"say": "casework-cases" if part["cases"] else "casework-no-cases"})
    lines += [{"say": "application-reason-line", "reason": application_words.line(each)} for each in part["cases"][:5]]
    lines += [{"say": "casework-joined", "names": {"list": [each["name"] for each in part["joined"]]}}] if part["joined"] else []
    lines.append({"say": "casework-similar" if part["similar"] else "casework-no-similar"})
    return lines + [{"say": "application-reason-line", "reason": similar(each)} for each in part["similar"]]


def similar(each: dict[str, Any]) -> Phrase:
    """A record that may be the same firm, with why, and whether its number speaks against it."""
    against: Phrase = {"say": "casework-other-number"} if each["other_number"] else None
    where: Phrase = {"city": each["city"]} if each["city"] else {"say": "casework-not-given"}
    return {"say": "casework-similar-firm", "name": short(each["name"], 40), "city": where, "why": {"say": f"match-{each['reason']}"}, "against": against}


def rules(part: dict[str, Any]) -> list[Phrase]:
    if not part:
        return [{"say": "casework-no-rules"}]
    lines: list[Phrase] = [{"say": "casework-rules", "phase": {"pack": part["phase"]}, "day": {"day": part["day"]}}]
    for each in part["reasons"]:
        verdict = {"say": f"verdict-{each['verdict']}"}
        criterion = {"say": f"criterion-{each['criterion']}"}
        lines.append({"say": "casework-rule", "criterion": criterion, "verdict": verdict, "sources": {"sources": each["sources"]}})
    return lines + ([{"say": "casework-by-rules", "grant": {"money": part["grant_cents"]}}] if part["grant_cents"] is not None else [])


def history(part: list[dict[str, Any]]) -> list[Phrase]:
    """The newest steps, the newest first."""
    lines: list[Phrase] = [{"say": "casework-history", "shown": min(STEPS_SHOWN, len(part)), "all": len(part)}]
    for each in part[:STEPS_SHOWN]:
        who: Phrase = each["who"] or {"say": "casework-by-applicant"}
        lines.append({"say": "casework-step", "day": {"day": each["day"]}, "what": step(each), "who": who, "why": why(each["reason"])})
    return lines


def step(each: dict[str, Any]) -> Phrase:
    """What was done in a step of the history."""
    if each["before"] == each["after"] and each["transition"] not in STEPS:
        return {"say": "step-edit"}
    return {"say": f"step-{each['transition']}"} if each["transition"] in STEPS else {"say": "step-other", "state": inner(each["after"])}


STEPS = (
    *("submit", "take", "take_over", "hand_over", "return", "resubmit", "resubmit_new", "propose", "pass", "send_back", "table", "untable"),
    *("approve", "reject", "defer", "reopen", "correct", "withdraw", "complete"),
)


def why(reason: dict[str, Any] | None) -> Phrase:
    """The reason of a step, behind a colon; nothing where none was given."""
    if not reason:
        return None
    said: list[Phrase] = [{"say": f"reason-{key}"} for key in reason.get("keys", ()) if key != "other" or not reason.get("text")]
    said += [{"typed": shortened(reason["text"])}] if reason.get("text") else []
    return {"say": "casework-because", "why": {"list": said}}


def short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def shortened(texts: dict[str, str], most: int = 60) -> dict[str, str]:
    return {language: short(text, most) for language, text in texts.items()}
