"""Which sector a trade belongs to, and which place a name means: whole words, the longest match first. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from bot.folding import Matcher, fold
from bot.knowledge import Ambiguous, Knowledge, PlaceEntry, Texts, ThreeLists
from bot.programme import Here


@dataclass(frozen=True)
class Found:
    """A word that was found, and what it stands for."""

    word: str
    meaning: Any
    start: int


class WordList:
    """Words and what each means; longer ones are taken first and never overlap."""

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._meanings = {fold(word): meaning for word, meaning in entries}
        self._matcher = Matcher(self._meanings)

    def find(self, text: str) -> list[Found]:
        """Left to right, at each place the longest; a longer word wins over a shorter one that overlaps it."""
        folded = fold(text)
        as_typed = text if len(text) == len(folded) else folded  # folding seldom changes the length; then the folded word has to do
        words = ((start, self._matcher.longest_at(folded, start)) for start in range(len(folded)))
        hits = [Found(as_typed[start : start + len(word)], self._meanings[word], start) for start, word in words if word]
        kept: list[Found] = []
        for hit in sorted(hits, key=lambda hit: (-len(hit.word), hit.start)):
            if all(hit.start >= k.start + len(k.word) or hit.start + len(hit.word) <= k.start for k in kept):
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)


@dataclass(frozen=True)
class Lists:
    """The words of one knowledge folder."""

    trades: WordList
    places: WordList


_LISTS: WeakKeyDictionary[Knowledge, Lists] = WeakKeyDictionary()


def lists(knowledge: Knowledge) -> Lists:
    """Built once a knowledge: a few thousand words."""
    if knowledge not in _LISTS:
        _LISTS[knowledge] = _built(knowledge)
    return _LISTS[knowledge]


def _built(knowledge: Knowledge) -> Lists:
    file = knowledge.sectors
    trades: list[tuple[str, Any]] = []
    for words, meaning in [
        *((_all_words(each.words, each.name), each.id) for each in file.sectors),
        *((_all_words(each.words), each) for each in file.ambiguous),
        *((_all_words(each.words), "other") for each in file.outside),
    ]:
        trades += [(form, meaning) for word in words for form in _forms(word)]
    places: list[tuple[str, Any]] = []
    for place in knowledge.places:
        places += [(word, (place, None)) for word in _all_words(place.words, place.name)]
        places += [(word, (place, district.id)) for district in place.inside for word in _all_words(district.words, district.name)]
    return Lists(WordList(trades), WordList(places))


def _all_words(words: ThreeLists, name: Texts | None = None) -> list[str]:
    return [*(name or {}).values(), *(word for each in words.values() for word in each)]


def _forms(word: str) -> list[str]:
    """The word itself, and the plural of a Latin one."""
    return [word, word + "s"] if re.search(r"[a-z]$", word) and not word.endswith("s") else [word]


def sectors_in(knowledge: Knowledge, text: str) -> dict[str, Any]:
    """{"sectors": candidate ids ("other" among them where the material decides), "ask": whether to ask which, "words": what was recognised, as typed,
    "question": the question to ask in three languages or None, "outside": a known trade outside the eight}."""
    both = lists(knowledge)
    place_spans = [(f.start, f.start + len(f.word)) for f in both.places.find(text)]
    found = [f for f in both.trades.find(text) if not any(a <= f.start and f.start + len(f.word) <= b for a, b in place_spans)]
    words = [f.word for f in found]
    doubtful = [f.meaning for f in found if isinstance(f.meaning, Ambiguous)]
    listed = list(dict.fromkeys(f.meaning for f in found if isinstance(f.meaning, str) and f.meaning != "other"))
    outside = any(f.meaning == "other" for f in found)
    if len(listed) == 1 and all(listed[0] in each.sectors for each in doubtful):
        return {"sectors": listed, "ask": False, "words": words, "question": None, "outside": False}
    if doubtful and not listed:
        return {"sectors": list(doubtful[0].sectors), "ask": True, "words": words, "question": doubtful[0].ask, "outside": False}
    candidates = list(dict.fromkeys([*listed, *(s for each in doubtful for s in each.sectors)]))
    return {"sectors": candidates, "ask": len(candidates) > 1, "words": words, "question": None, "outside": outside and not candidates}


def place_in(knowledge: Knowledge, text: str) -> dict[str, Any]:
    """{"id": the place's id or None, "place": prd, guangdong_outside_prd, hong_kong, elsewhere, part or None, "district": id or None,
    "inside": the districts to ask for in a city that is only partly in the delta}."""
    found = lists(knowledge).places.find(text)
    if not found:
        return {"id": None, "place": None, "district": None, "inside": []}
    # A district says more than its city; and "a Hong Kong owner in Dongguan" has the factory in Dongguan.
    entry, district = max(found, key=lambda f: (f.meaning[1] is not None, f.meaning[0].place != "hong_kong")).meaning
    assert isinstance(entry, PlaceEntry)
    if entry.place == "part" and district is None:
        return {"id": entry.id, "place": "part", "district": None, "inside": [d.id for d in entry.inside]}
    return {"id": entry.id, "place": "prd" if entry.place == "part" else entry.place, "district": district, "inside": []}


def sectors_of(here: Here, *, words: str) -> dict[str, Any]:
    return sectors_in(here.knowledge, words)


def place_of(here: Here, *, words: str) -> dict[str, Any]:
    return place_in(here.knowledge, words)
