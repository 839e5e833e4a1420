"""Questions that were asked and found no answer, those that are alike put together: what the knowledge is missing."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, distinct, func, select

from bot.folding import fold
from bot.knowledge import Knowledge
from bot.programme.trades import place_in, sectors_in
from bot.search import Index, Words
from bot.tables import enquiry, hotline_log

MOST_ROWS = 2000  # of the newest
MOST_WORDS = 300
# Questions this near to the first of a group belong to it (cosine). Of 360 example questions of 30 topics, 154 were put into groups, 90 % of them with
# their own topic; at 0.25 it were 218 and 85 %, at 0.45 107 and 96 %.
LIKE = 0.35
OPEN = hotline_log.c.outcome.in_(["missed", "offered"]) & hotline_log.c.words.is_not(None) & hotline_log.c.draft_id.is_(None)


@dataclass(frozen=True)
class Miss:
    """One question. `log`: its row in the hotline's log; `reference`: the enquiry that it became, with whether that still waits."""

    words: str
    language: str
    day: str
    topic: str | None = None  # what came nearest
    sector: str | None = None
    city: str | None = None
    log: int | None = None
    reference: str | None = None
    waits: bool = False


def count(connection: Connection) -> int:
    """How many questions found no answer and are in no draft yet, each wording once."""
    return connection.execute(select(func.count(distinct(hotline_log.c.words))).where(OPEN)).scalar_one()


def missed(connection: Connection, clean: Callable[[str], str]) -> tuple[Miss, ...]:
    """The newest questions that no draft is about yet: of the log, and of the enquiries that came of one. `clean` takes personal data out of words."""
    rows = connection.execute(select(hotline_log).where(OPEN).order_by(hotline_log.c.id.desc()).limit(MOST_ROWS)).all()
    found = [Miss(row.words, row.language, row.day, row.topic, row.sector, row.city, row.id) for row in rows]
    logged = {_bare(each.words) for each in found}
    asked = select(enquiry).where(enquiry.c.state != "closed", enquiry.c.sample.is_(False)).order_by(enquiry.c.created_at.desc(), enquiry.c.reference)
    for row in connection.execute(asked.limit(MOST_ROWS)):
        words = clean(row.question)[:MOST_WORDS]
        if _bare(words) in logged:
            waits = row.state in ("open", "taken")
            found.append(Miss(words, row.language, row.created_at.date().isoformat(), None, row.sector, row.city, None, row.reference, waits))
    return tuple(found)


@lru_cache(maxsize=2)
def groups(knowledge: Knowledge, missed: Sequence[Miss]) -> list[dict[str, Any]]:
    """The questions put together, most asked first: [{"key", "words", "wordings": [[words, language]], "count", "newest", "topic", "sectors", "cities",
    "references", "waiting", "log"}]. The same questions give the same groups in the same order. Pure."""
    by_words: dict[str, list[Miss]] = {}
    for each in missed:
        by_words.setdefault(_bare(each.words), []).append(each)
    ordered = sorted(by_words.items(), key=lambda item: (-_count(item[1]), _newest_first(item[1]), item[0]))
    index = Index([*_background(knowledge), *((key, items[0].words) for key, items in ordered)], Words(knowledge.vocabulary))
    left = dict(ordered)
    made = []
    for key, items in ordered:
        if key in left:
            near = [hit.label for hit in index.rank(items[0].words) if hit.score >= LIKE and hit.label in left and hit.label != key]
            made.append(_group(knowledge, [left.pop(each) for each in (key, *near)]))
    return sorted(made, key=lambda group: (-group["count"], group["key"]))


def _background(knowledge: Knowledge) -> list[tuple[str, str]]:
    """What people ask anyhow, by which the index knows which words tell questions apart, however few were missed."""
    return [("", example) for answer in knowledge.answers.values() for examples in answer.examples.values() for example in examples]


def key_of(words: str) -> str:
    """Twelve hex digits for a group by its first wording."""
    return hashlib.sha256(_bare(words).encode()).hexdigest()[:12]


def _group(knowledge: Knowledge, parts: list[list[Miss]]) -> dict[str, Any]:
    items = [each for part in parts for each in part]
    logged = [each for each in items if each.log is not None]
    nearest = Counter(each.topic for each in logged if each.topic)
    return {
        "key": key_of(parts[0][0].words),
        "words": parts[0][0].words,
        "wordings": [[part[0].words, part[0].language] for part in parts],
        "count": len(logged),
        "newest": max(each.day for each in items),
        "topic": min(nearest, key=lambda topic: (-nearest[topic], topic)) if nearest else None,
        "sectors": _counted(_sector(knowledge, each) for each in logged),
        "cities": _counted(_city(knowledge, each) for each in logged),
        "references": sorted({each.reference for each in items if each.reference}),
        "waiting": len({each.reference for each in items if each.waits}),
        "log": sorted(each.log for each in logged if each.log is not None),
    }


def _count(items: Sequence[Miss]) -> int:
    return sum(each.log is not None for each in items)


def _newest_first(items: Sequence[Miss]) -> int:
    return -max(int(each.day.replace("-", "")) for each in items)


def _counted(values: Any) -> list[list[Any]]:
    return [[value, number] for value, number in sorted(Counter(each for each in values if each).items(), key=lambda item: (-item[1], item[0]))]


def _sector(knowledge: Knowledge, miss: Miss) -> str | None:
    """Of a phone call as it was told; else as the words name one without doubt."""
    if miss.sector:
        return miss.sector
    found = [each for each in sectors_in(knowledge, miss.words)["sectors"] if each in knowledge.sector_names]
    return found[0] if len(found) == 1 else None


def _city(knowledge: Knowledge, miss: Miss) -> str | None:
    city: str | None = miss.city or place_in(knowledge, miss.words)["id"]
    return city


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text)) or text
