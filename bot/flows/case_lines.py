"""What the flows of an owner's case share: its facts as lines to read back, its card, and what came of a change."""

from collections.abc import Iterator
from typing import Any

from bot.messages import Phrase
from bot.programme import application_words
from bot.replay import Talk

MOST_CLIPPED = 120  # characters of a long text that is read back: a message holds 1,000
MOST_MISSING = 3  # documents that the card explains; the others it counts
MOST_POINTS = 5  # points on the card, each in short; in its question it stands in full
SHORT_POINT, FULL_POINT = 45, 600
View = dict[str, Any]
"""An application as bot/programme/applications.py: view has it."""


def came_of(talk: Talk, done: dict[str, Any], said: str | None, **parameters: Any) -> None:
    """What came of a change: done, or why not. The case stands again right after it, as it is now."""
    if said and done["outcome"] in ("done", "added", "removed"):
        return talk.say(said, **parameters)
    talk.say(f"application-{done['outcome']}")


# --- facts ---


def fact_lines(case: dict[str, Any]) -> list[Phrase]:
    """Everything that was entered, for reading back: what is left open says so."""
    facts = case["facts"]
    values: dict[str, Phrase] = {
        "component": application_words.component(case["component"]),
        "company": case["company"]["name"],
        "registration_number": case["company"]["registration_number"],
        "hk_owned": _yes_no("hk-owned", facts.get("hk_owned")),
        "place": facts.get("words", {}).get("place") if facts.get("place") else None,
        "sector": {"sector": case["sector"]} if case["sector"] else None,
        "concern": {"say": f"concern-{facts['concern']}"} if facts.get("concern") else None,
    }
    if case["component"] == "verification":
        values["improved_already"] = _yes_no("improved-already", facts.get("improved_already"))
    else:
        values["cost_cents"] = {"money": case["cost_cents"]} if case["cost_cents"] is not None else None
    values |= {"contact_name": case["contact_name"], "contact": case["contact"], "description": clipped(facts.get("description") or "") or None}
    return [{"say": "fact-line", "name": {"say": f"fact-{name}"}, "value": value or {"say": "fact-open"}} for name, value in values.items()]


def _yes_no(prefix: str, value: bool | None) -> Phrase:
    return None if value is None else {"say": f"{prefix}-yes"} if value else {"say": f"{prefix}-no"}


def clipped(text: str, most: int = MOST_CLIPPED) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


# --- the card ---


def card(view: View) -> list[Phrase]:
    """An application as its people see it first: where it stands, and what is to be done about it."""
    lines = application_words.status(view)
    lines.insert(1, {"say": "application-company", "company": view["company"]["name"]})
    if view["state"] == "returned":
        lines += _points(view["points"]) if view["points"] else [{"say": "application-correcting"}]
    elif view["state"] == "draft":
        lines += _missing(view)
    lines += [{"say": "milestone-line", "what": {"say": f"milestone-{each['kind']}"}, "when": _when(each)} for each in view["milestones"]]
    return lines


def _points(points: list[dict[str, Any]]) -> Iterator[Phrase]:
    yield {"say": "application-points", "open": sum(not each["answer"] for each in points), "number": len(points)}
    for number, point in enumerate(points[:MOST_POINTS], 1):
        yield {"say": "case-point-answered" if point["answer"] else "case-point-open", "number": number, "what": point_words(point, SHORT_POINT)}
    if len(points) > MOST_POINTS:
        yield {"say": "case-point-more", "number": len(points) - MOST_POINTS}


def point_words(point: dict[str, Any], most: int = FULL_POINT) -> Phrase:
    """What is asked for in one point: a text of the officer's, or a document of the check-list, by its name."""
    return {"typed": {language: clipped(text, most) for language, text in point["text"].items()}} if point["text"] else {"texts": point["name"]}


def _missing(view: View) -> Iterator[Phrase]:
    """How complete it is, and what is missing with its reason."""
    listed = view["checklist"]
    yield {"say": "application-score", "score": listed["score"]}
    lacking = [item for item in listed["items"] if item["state"] in ("missing", "returned")]
    for item in lacking[:MOST_MISSING]:
        yield {"say": "application-missing", "name": {"texts": item["name"]}, "why": {"texts": item["why"]}}
    if len(lacking) > MOST_MISSING:
        yield {"say": "application-missing-more", "number": len(lacking) - MOST_MISSING}
    if listed["facts_missing"]:
        yield {"say": "application-facts-missing", "names": {"list": [{"say": f"fact-{name}"} for name in listed["facts_missing"]]}}


def _when(milestone: dict[str, Any]) -> Phrase:
    if milestone["done_on"]:
        return {"say": "milestone-done", "day": {"day": milestone["done_on"]}}
    return {"say": "milestone-due", "day": {"day": milestone["due"]}}
