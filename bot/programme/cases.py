"""The library of success cases and technologies: find by words, sector or technology."""

from functools import lru_cache
from typing import Any

from bot.knowledge import Case, Knowledge
from bot.programme import Here
from bot.programme.trades import sectors_in
from bot.search import Hit, Index, Words

MOST_SHOWN = 5
LEAST_SCORE = 0.12
SECTOR_COUNTS = 0.5  # added to a case of the sector that the words name
MUCH_LESS_LIKE = 0.7  # of the best score; what is below it does not belong beside it
KIND_WORDS = {
    "energy": "節能 慳電 省電 能源 energy saving electricity 節約能源 耗電",
    "air": "空氣 廢氣 廢气 減排 VOC 揮發性有機化合物 air emission exhaust 排放",
    "effluent": "污水 廢水 水 回用 effluent wastewater water 排水",
    "other": "",
}


@lru_cache(maxsize=2)
def _index(knowledge: Knowledge) -> Index:
    texts: list[tuple[str, str]] = []
    for case in knowledge.cases.values():
        sector = knowledge.sector_names.get(case.sector or "", {})
        for parts in (case.title.values(), case.measure.values(), (case.problem or {}).values(), (case.process or {}).values(), case.words):
            texts.append((case.id, " ".join(parts)))
        city = (case.city or {}).values()
        texts.append((case.id, " ".join([*sector.values(), KIND_WORDS[case.technology], *city, case.company or "", *case.title.values(), *case.words])))
    return Index([t for t in texts if t[1].strip()], Words(knowledge.vocabulary))


def rank(knowledge: Knowledge, words: str) -> list[tuple[Case, float]]:
    """Every case that fits, best first; scores fall from 1 to 0. A case without published figures comes after all that have some. Empty words: all."""
    if not words.strip():
        hits = [Hit(case_id, 0.0) for case_id in knowledge.cases]
    elif words in KIND_WORDS:
        hits = [Hit(case.id, 1.0) for case in knowledge.cases.values() if case.technology == words]
    else:
        named = sectors_in(knowledge, words)["sectors"]
        hits = _index(knowledge).rank(words)
        if named:
            hits = [Hit(h.label, h.score + SECTOR_COUNTS * (knowledge.cases[h.label].sector in named)) for h in hits]
            seen = {h.label for h in hits}
            hits += [Hit(c.id, SECTOR_COUNTS) for c in knowledge.cases.values() if c.sector in named and c.id not in seen]
        best = max((h.score for h in hits), default=0.0)
        hits = [h for h in hits if h.score >= max(LEAST_SCORE, MUCH_LESS_LIKE * best)]
    most = max([1.0, *(h.score for h in hits)])
    scored = [(knowledge.cases[h.label], (0.5 if knowledge.cases[h.label].figures else 0.0) + h.score / most / 2) for h in hits]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].id))


def scores(knowledge: Knowledge, words: str) -> dict[str, float]:
    """How near each case comes to the words, by its id; those that have nothing of them are left out."""
    return {hit.label: hit.score for hit in _index(knowledge).rank(words) if hit.score >= LEAST_SCORE}


def look_up(here: Here, *, words: str) -> dict[str, Any]:
    """For the conversation: {"ids": at most five}, the nearest always among them, even if it has no figures and so comes last."""
    ranked = rank(here.knowledge, words)
    shown = [case.id for case, _ in ranked[:MOST_SHOWN]]
    nearest = max(ranked, key=lambda pair: pair[1] - 0.5 * bool(pair[0].figures), default=None)
    if nearest is not None and nearest[0].id not in shown:
        shown[-1] = nearest[0].id
    return {"ids": shown}
