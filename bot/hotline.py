"""The hotline: a question in a person's own words -> a topic to answer outright, a few to offer, or none. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from weakref import WeakKeyDictionary

from bot.knowledge import Knowledge
from bot.programme.trades import lists, place_in, sectors_in
from bot.search import Hit, Index, Words

# Chosen on the development questions; measured on others (docs/decisions/0004). Scores are cosines.
SURE = 0.30  # below it no card is shown outright
APART = 0.03  # how far the first topic must be ahead of the second
NEAR = 0.15  # below it a topic is not even offered
MOST_OFFERED = 3
STEP_BACK = 0.05
NEGATIVE = "-"
# Of a reference that stands in a question no letter may be taken for a word.
_REFERENCE = re.compile(r"[A-Z]-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", re.IGNORECASE)
# The commands that an answer may lead to, beside other topics.
NEXT_STEPS = ("eligibility", "apply", "status", "events", "mytickets", "cases", "providers", "logo", "human")
# Topics about one factory's own case, where what it says of itself (trade, place) is worth taking up.
OWN_CASE_GROUPS = frozenset({"eligibility", "assessment", "demonstration", "verification"})


@dataclass(frozen=True)
class Finding:
    """`ranked` holds every topic with any likeness, best first."""

    outcome: Literal["answered", "offered", "missed"]
    ranked: Sequence[Hit]

    @property
    def offers(self) -> list[str]:
        """The topics worth offering: near ones if there are any, else the three nearest."""
        near = [hit.label for hit in self.ranked if hit.score >= NEAR]
        return (near or [hit.label for hit in self.ranked])[:MOST_OFFERED]


_INDEXES: WeakKeyDictionary[Knowledge, Index] = WeakKeyDictionary()  # as long as their knowledge: a draft that is tried out puts no other away


def _index(knowledge: Knowledge) -> Index:
    if knowledge not in _INDEXES:
        _INDEXES[knowledge] = _built(knowledge)
    return _INDEXES[knowledge]


def _built(knowledge: Knowledge) -> Index:
    texts = [(answer.id, example) for answer in knowledge.answers.values() for examples in answer.examples.values() for example in examples]
    texts += [(answer.id, title) for answer in knowledge.answers.values() for title in answer.titles.values()]
    texts += [(NEGATIVE, text) for text in knowledge.negatives]
    return Index(texts, Words(knowledge.vocabulary))


def prepare(knowledge: Knowledge) -> None:
    """Build the index now, so that the first question does not wait for it."""
    _index(knowledge)
    lists(knowledge)


def find(knowledge: Knowledge, question: str) -> Finding:
    """Rank the topics and decide whether the first is good enough to be shown outright."""
    hits = _ranked(knowledge, _REFERENCE.sub(" ", question))
    ranked = [hit for hit in hits if hit.label != NEGATIVE]
    against = next((hit.score for hit in hits if hit.label == NEGATIVE), 0.0)
    if not ranked:
        return Finding("missed", [])
    first = ranked[0].score
    second = ranked[1].score if len(ranked) > 1 else 0.0
    if first >= SURE and first - second >= APART and first > against:
        return Finding("answered", ranked)
    return Finding("offered" if first >= NEAR and first > against else "missed", ranked)


def _ranked(knowledge: Knowledge, question: str) -> list[Hit]:
    """Ranked by likeness. Who names both a trade and a place (我間電鍍廠喺東莞，…) tells of their own factory and asks something else: the trade steps back."""
    hits = _index(knowledge).rank(question)
    if place_in(knowledge, question)["id"] is None:
        return hits
    moved = [Hit(hit.label, max(0.0, hit.score - STEP_BACK)) if hit.label.startswith("sector-") else hit for hit in hits]
    return sorted(moved, key=lambda hit: (-hit.score, hit.label))


def noticed(knowledge: Knowledge, topic: str, question: str) -> dict[str, Any]:
    """What the person said of the factory while asking: {"sector", "trade", "place", "city"}, each only if it is clear."""
    if knowledge.answers[topic].group not in OWN_CASE_GROUPS:
        return {}
    found: dict[str, Any] = {}
    trade = sectors_in(knowledge, question)
    if len(trade["sectors"]) == 1 and trade["words"]:
        found |= {"sector": trade["sectors"][0], "trade": trade["words"][0]}
    place = place_in(knowledge, question)
    if place["place"] not in (None, "part"):
        found |= {"place": place["place"], "city": place["id"]}
    return found
