"""Applications for the recognition logo as phrases, for flows and notices. Pure."""

from typing import Any

from bot.messages import Phrase

View = dict[str, Any]
"""An application as plain data (bot/programme/recognition.py: view)."""


def word(state: str) -> Phrase:
    """How an application stands, as its applicant reads it."""
    return {"say": f"label-word-{state}"}


def card(view: View) -> list[Phrase]:
    """An application: who, for what, how it stands, and why."""
    lines: list[Phrase] = [{"say": "label-title", "reference": view["reference"], "year": str(view["year"]), "category": {"texts": view["category_name"]}}]
    lines += [{"say": "label-sample"}] if view["sample"] else []
    lines.append({"say": "label-name", "name": view["name"]})
    lines.append({"say": "label-status", "state": word(view["word"]), "day": {"day": view["since"]}})
    return [*lines, *result(view)]


def result(view: View) -> list[Phrase]:
    """What belongs to a result: number, day on which it was taken away, reason."""
    lines: list[Phrase] = [{"say": "label-number", "number": view["number"], "year": str(view["year"])}] if view["number"] else []
    lines += [{"say": "label-withdrawn-on", "day": {"day": view["withdrawn_on"]}}] if view["withdrawn_on"] else []
    lines += [{"say": "label-reason", "reason": {"typed": view["reason"]}}] if view["reason"] else []
    return lines


def line(view: View) -> Phrase:
    """One line of a list, and the label of its button."""
    named = {"reference": view["reference"], "name": view["name"], "category": {"texts": view["category_name"]}}
    return {"say": "label-line", **named, "state": word(view["word"])}


def change_told(view: View, before: Phrase) -> list[Phrase]:
    """What a notice says of a change."""
    about = {"reference": view["reference"], "name": view["name"]}
    return [{"say": "notice-label", **about, "before": before, "after": word(view["word"])}, *result(view)]


# --- what is known of the scheme, and of a holder ---


def categories(about: View) -> list[Phrase]:
    """For whom it is (recognition.about)."""
    lines: list[Phrase] = [{"say": "logo-categories"}]
    lines += [{"say": "logo-category-line", "name": {"texts": each["name"]}, "whom": {"texts": each["whom"]}} for each in about["categories"]]
    sources = [source for each in about["categories"] for source in each["sources"]]
    return [*lines, {"say": "logo-source", "sources": {"sources": sources}}]


def judged(about: View) -> list[Phrase]:
    """What is asked of applicants, and how they are judged."""
    return [
        {"say": "logo-asked", "text": {"texts": about["asked"]}, "sources": {"sources": about["asked_sources"]}},
        {"say": "logo-judged", "text": {"texts": about["judged"]}, "sources": {"sources": about["judged_sources"]}},
    ]


def checked(found: View, words: str, year: int) -> list[Phrase]:
    """Whether a number or a name stands in the records of a year (label_register.check)."""
    lines: list[Phrase] = []
    for each in found.get("labels", []):
        named = {"name": each["name"], "category": {"texts": each["category_name"]}, "number": each["number"], "year": str(year)}
        lines.append(
            {"say": "logo-check-withdrawn", **named, "day": {"day": each["withdrawn_on"]}} if each["withdrawn_on"] else {"say": "logo-check-yes", **named}
        )
        lines += [{"say": "logo-check-sample"}] if each["sample"] else []
    if lines:
        lines.append({"say": "logo-check-validity"})
    else:
        lines.append({"say": "logo-check-none", "words": words, "year": str(year), "hotline": {"contact": "hotline"}})
        lines += [{"say": "logo-check-near", "names": {"list": found["names"]}}] if found["names"] else []
    return [*lines, {"say": "logo-check-years", "years": {"list": [str(each) for each in found["years"]]}}] if found["years"] else lines
