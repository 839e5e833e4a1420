"""Which sector a trade belongs to, and which place a name means: whole words, the longest match first. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.folding import fold
from bot.knowledge import Ambiguous, Knowledge, PlaceEntry
from bot.programme import Here


@dataclass(frozen=True)
class Found:
    """A word that was found, and what it stands for."""

    word: str
    meaning: Any
    start: int


class WordList:
    """Words and what each means. Latin words match between word boundaries, Chinese ones anywhere; longer ones are taken first and never overlap."""

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._meanings = {fold(word): meaning for word, meaning in entries}
        longest_first = sorted(self._meanings, key=len, reverse=True)
        self._pattern = re.compile("|".join(_whole(word) for word in longest_first) or r"(?!)")

    def find(self, text: str) -> list[Found]:
        """Left to right, at each place the longest; a longer word wins over a shorter one that begins before it and overlaps it."""
        folded = fold(text)
        hits = [Found(m[0], self._meanings[m[0]], m.start()) for m in self._all(folded)]
        hits.sort(key=lambda hit: (-len(hit.word), hit.start))
        kept: list[Found] = []
        for hit in hits:
            if all(hit.start >= k.start + len(k.word) or hit.start + len(hit.word) <= k.start for k in kept):
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)

    def _all(self, folded: str) -> Iterable[re.Match[str]]:
        position = 0
        while match := self._pattern.search(folded, position):
            yield match
            position = match.start() + 1


def _whole(word: str) -> str:
    pattern = re.escape(word)
    if re.match(r"[a-z0-9]", word):
        pattern = r"(?<![a-z0-9])" + pattern
    if re.search(r"[a-z]$", word):
        pattern += r"(?:es|s)?(?![a-z0-9])" if False else r"(?![a-z0-9])"
    return pattern


@dataclass(frozen=True)
class _Lists:
    trades: WordList
    places: WordList


@lru_cache(maxsize=4)
def _lists(key: int) -> _Lists:
    knowledge = _KNOWN[key]
    trades: list[tuple[str, Any]] = []
    for sector in knowledge.sectors.sectors:
        names = [*sector.name.values(), *(w for words in sector.words.values() for w in words)]
        trades += [(word, sector.id) for word in names]
        trades += [(plural, sector.id) for word in names if (plural := _plural(word))]
    for each in knowledge.sectors.ambiguous:
        trades += [(w, each) for words in each.words.values() for w in words]
        trades += [(plural, each) for words in each.words.values() for w in words if (plural := _plural(w))]
    for outside in knowledge.sectors.outside:
        trades += [(w, "other") for words in outside.words.values() for w in words]
        trades += [(plural, "other") for words in outside.words.values() for w in words if (plural := _plural(w))]
    places: list[tuple[str, Any]] = []
    for place in knowledge.places:
        places += [(w, (place, None)) for w in [*place.name.values(), *(w for words in place.words.values() for w in words)]]
        for district in place.inside:
            places += [(w, (place, district.id)) for w in [*district.name.values(), *(w for words in district.words.values() for w in words)]]
    return _Lists(WordList(trades), WordList(places))


_KNOWN: dict[int, Knowledge] = {}


def _plural(word: str) -> str | None:
    return word + "s" if re.search(r"[a-z]$", word) and not word.endswith("s") else None


def lists(knowledge: Knowledge) -> _Lists:
    _KNOWN[id(knowledge)] = knowledge
    return _lists(id(knowledge))


def sectors_in(knowledge: Knowledge, text: str) -> dict[str, Any]:
    """{"sectors": candidate ids ("other" among them where the material decides), "ask": whether to ask which, "words": what was recognised,
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
    """{"id": the place's id or None, "place": prd, guangdong_outside_prd, hong_kong, elsewhere, part or None, "district": id or None, "inside": districts to ask}."""
    found = lists(knowledge).places.find(text)
    if not found:
        return {"id": None, "place": None, "district": None, "inside": []}
    entry, district = max(found, key=lambda f: f.meaning[1] is not None).meaning
    assert isinstance(entry, PlaceEntry)
    if entry.place == "part" and district is None:
        return {"id": entry.id, "place": "part", "district": None, "inside": [d.id for d in entry.inside]}
    return {"id": entry.id, "place": "prd" if entry.place == "part" else entry.place, "district": district, "inside": []}


def sectors_of(here: Here, *, words: str) -> dict[str, Any]:
    return sectors_in(here.knowledge, words)


def place_of(here: Here, *, words: str) -> dict[str, Any]:
    return place_in(here.knowledge, words)
