"""A survey's results as tables in words, for the console, the public page and the workbook: the same numbers and the same gaps in all three."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.charts import Chart
from bot.messages import Phrase

HIDDEN: Phrase = {"say": "survey-page-hidden"}
UNKNOWN: Phrase = {"say": "survey-page-unknown"}
Results = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """A table: heading, heads, rows of phrases and numbers."""

    title: Phrase
    heads: Sequence[Phrase]
    rows: Sequence[Sequence[Phrase]]
    note: Phrase = None


def response(results: Results) -> list[Shown]:
    """Response by sector and by city."""
    found = []
    for part, name in (("sectors", "sector"), ("cities", "city")):
        heads: list[Phrase] = [{"say": f"survey-page-{each}"} for each in (name, "asked", "answered", "share")]
        rows = [[named(name, row["id"]), row["asked"], cell(row["answered"]), percent(row["rate"])] for row in results[part]]
        found.append(Shown({"say": f"survey-page-by-{name}"}, heads, rows))
    return found


def questions(results: Results) -> list[Shown]:
    """The answers to each question, over everybody."""
    heads: list[Phrase] = [{"say": "survey-page-choice"}, {"say": "survey-page-number"}]
    found = []
    for each in results["questions"]:
        rows = [[{"texts": choice["text"]}, cell(number)] for choice, number in zip(each["choices"], each["numbers"], strict=True)]
        found.append(Shown({"texts": each["text"]}, heads, rows, {"say": "survey-page-of", "answered": each["answered"]}))
    return found


def by_sector(results: Results) -> list[Shown]:
    """The answers to each question by sector; sectors with few answers stand together in the last row."""
    found = []
    for each in results["questions"]:
        heads: list[Phrase] = [{"say": "survey-page-sector"}, *({"texts": choice["text"]} for choice in each["choices"])]
        rows = [[named("sector", row["id"]) if row["id"] else {"say": "survey-page-others"}, *map(cell, row["numbers"])] for row in each["by_sector"]]
        found += [Shown({"texts": each["text"]}, heads, rows)] if rows else []
    return found


def chart(question: Mapping[str, Any], worded: Callable[[Phrase], str]) -> Chart | None:
    """The numbers of one question that are not hidden as a chart, None where all are; `worded` puts a phrase into words."""
    seen = {worded({"texts": choice["text"]}): number for choice, number in zip(question["choices"], question["numbers"], strict=True) if number is not None}
    unit = worded({"say": "survey-page-number"})
    return Chart(worded({"texts": question["text"]}), unit, tuple(seen), {unit: tuple(seen.values())}, "lying") if seen else None


def bias(results: Results) -> list[Phrase]:
    """What is to be known about who answered, from the numbers."""
    lines: list[Phrase] = [{"say": "survey-page-bias"}]
    for how in ("more", "less"):
        of = [named(name, each) for part, name in (("sectors", "sector"), ("cities", "city")) for each in results["bias"][part][how]]
        lines += [{"say": f"survey-bias-{how}", "of": {"list": of}}] if of else []
    if len(lines) == 1 and not results["small"]:
        lines.append({"say": "survey-bias-even"})
    if unasked := results["people"] - results["asked"]:
        lines.append({"say": "survey-bias-unasked", "number": unasked})
    if results.get("failed"):
        lines.append({"say": "survey-bias-failed", "number": results["failed"]})
    return lines


def named(part: str, id_: str) -> Phrase:
    return {part: id_} if id_ else UNKNOWN


def cell(number: int | None) -> Phrase:
    return HIDDEN if number is None else number


def percent(rate: int | None) -> Phrase:
    return HIDDEN if rate is None else f"{rate}%"
