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
