"""What the pages of announcements show, in words: audiences, rules, parts of the results, figures that differ."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from bot.handlers.console.frame import Console
from bot.messages import LANGUAGES, Phrase
from bot.programme.sessions import Officer


def part(by: str, value: str | None) -> Phrase:
    """A sector, city, language or channel in words."""
    if not value:
        return {"say": "console-ann-part-unknown"}
    if by in ("sector", "city"):
        return {by: value}
    return {"say": f"console-ann-{by}-{value}"}


def shown_audience(console: Console, me: Officer) -> dict[str, Any]:
    """What the template of a counted audience needs."""
    names = ("language", "channel", "sector", "city")

    def sample_rows(sample: Sequence[dict[str, Any]]) -> list[list[str]]:
        return [[console.plain(part(name, each[name]), me.language) for name in names] for each in sample]

    return {"part_words": part, "sample_rows": sample_rows}


def figures_side_by_side(console: Console, me: Officer, figures: dict[str, list[str]]) -> dict[str, Any]:
    """The figures that do not stand in every language, a column for each language."""
    heads = [console.plain({"say": f"console-ann-language-{language}"}, me.language) for language in LANGUAGES if language in figures]
    return {"heads": heads, "rows": [list(row) for row in zip_longest(*(figures[language] for language in LANGUAGES if language in figures), fillvalue="–")]}


def rule(given: dict[str, Any], titles: dict[str, dict[str, str]]) -> list[tuple[str, Phrase]]:
    """A rule, a line for each part of it. `titles`: of the events by their ids."""
    found: list[tuple[str, Phrase]] = []
    for name, prefix in (("roles", "console-ann-role"), ("languages", "console-ann-language"), ("stages", "public")):
        if given.get(name):
            found.append((name, {"list": [{"say": f"{prefix}-{each}"} for each in given[name]]}))
    for name, kind in (("sectors", "sector"), ("cities", "city")):
        if given.get(name):
            found.append((name, {"list": [{kind: each} for each in given[name]]}))
    if given.get("event"):
        named: Phrase = {"list": [{"typed": titles[each]} if each in titles else each for each in given["event"]]}
        found.append(("event", {"say": "console-ann-of-came", "events": named} if given.get("came") else named))
    return found
