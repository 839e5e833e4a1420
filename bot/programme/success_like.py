""" "Like mine": success cases ranked by how much their factory has in common with one's own, and why."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from bot.knowledge import Case, Knowledge
from bot.messages import Phrase
from bot.programme import Here, trades
from bot.programme import cases as library
from bot.programme.success_words import PROCESSES, processes_in, processes_of
from bot.tables import application, conversation, holder

WEIGHTS = {"sector": 3.0, "process": 3.0, "pollutants": 2.0, "technology": 1.0, "size": 1.0}
BY_WORDS = 0.5  # of the best score: from there on a search by the words of a process counts as the same process


def like(
    knowledge: Knowledge,
    *,
    sector: str | None,
    process: str = "",
    pollutants: Sequence[str] = (),
    size: str | None = None,
    technology: str | None = None,
    limit: int = 5,
) -> list[dict[str, Any]]:
    """The factories that have most in common with one's own, best first: [{"id", "score" (0 to 1), "why": [phrases], "differs": [phrases]}].

    `process`: an id of PROCESSES, or words. Only what is known of one's own is compared; a case with nothing in common is left out, and so are
    technologies, which are no factories."""
    wanted = {"sector": sector, "process": process.strip(), "pollutants": tuple(pollutants), "size": size, "technology": technology}
    wanted = {name: value for name, value in wanted.items() if value}
    most = sum(WEIGHTS[name] for name in wanted)
    by_words = _by_words(knowledge, process) if process and process not in PROCESSES else frozenset()
    found: list[dict[str, Any]] = []
    for case in knowledge.cases.values():
        if case.kind != "case":
            continue
        shared = {name: _shared(case, name, value, by_words) for name, value in wanted.items()}
        score = sum(WEIGHTS[name] * share for name, share in shared.items()) / most if most else 0.0
        if score:
            why = [_why(case, name, wanted) for name, share in shared.items() if share]
            differs = [_differs(case, name) for name, share in shared.items() if not share]
            found.append({"id": case.id, "score": round(score, 3), "why": why, "differs": differs})
    return sorted(found, key=lambda each: (-each["score"], not knowledge.cases[each["id"]].figures, each["id"]))[:limit]


def ranked(here: Here, *, sector: str | None, process: str, pollutants: list[str], size: str | None) -> list[dict[str, Any]]:
    """`like`, for the conversation."""
    return like(here.knowledge, sector=sector, process=process, pollutants=pollutants, size=size)


def mine(here: Here) -> dict[str, Any]:
    """What is known of one's own factory already: {"sector"} of the newest application of one's company, else of what was said in this chat; or nothing."""
    own = select(holder.c.company_id).where(holder.c.channel == here.address.channel, holder.c.chat == here.address.chat, holder.c.until.is_(None))
    query = select(application.c.sector).where(application.c.company_id.in_(own), application.c.sector.is_not(None)).order_by(application.c.id.desc())
    sector = here.connection.execute(query.limit(1)).scalar()
    if sector is None:
        this = (conversation.c.channel == here.address.channel) & (conversation.c.chat == here.address.chat)
        state = here.connection.execute(select(conversation.c.state).where(this)).scalar() or {}
        sector = state.get("noticed", {}).get("sector")
    return {"sector": sector} if sector in here.knowledge.sector_names else {}


def sector_in(here: Here, *, words: str) -> dict[str, Any]:
    """The one sector that words of a trade lead to: {"sector": id or None}."""
    found = trades.sectors_in(here.knowledge, words)["sectors"]
    return {"sector": found[0] if len(found) == 1 and found[0] in here.knowledge.sector_names else None}


def _shared(case: Case, name: str, value: Any, by_words: frozenset[str]) -> float:
    """How much of it the case has in common, from 0 to 1."""
    match name:
        case "process":
            own = {value} if value in PROCESSES else processes_in(value)
            return float(bool(own & processes_of(case)) or case.id in by_words)
        case "pollutants":
            return len(set(value) & set(case.pollutants)) / len(set(value))
        case _:
            return float(getattr(case, name) == value)


@lru_cache(maxsize=64)
def _by_words(knowledge: Knowledge, words: str) -> frozenset[str]:
    scored = library.scores(knowledge, words)
    best = max(scored.values(), default=0.0)
    return frozenset(each for each, score in scored.items() if score >= BY_WORDS * best)


def _why(case: Case, name: str, wanted: dict[str, Any]) -> Phrase:
    match name:
        case "sector":
            return {"say": "case-like-sector", "what": {"sector": case.sector}}
        case "process":
            own = wanted["process"]
            both = sorted(({own} if own in PROCESSES else processes_in(own)) & processes_of(case), key=PROCESSES.index)
            if not both:
                return {"say": "case-like-words", "what": own}
            return {"say": "case-like-process", "what": {"list": [{"say": f"case-process-{each}"} for each in both]}}
        case "pollutants":
            both = [each for each in wanted["pollutants"] if each in case.pollutants]
            return {"say": "case-like-pollutants", "what": {"list": [{"say": f"case-pollutant-{each}"} for each in both]}}
        case "size":
            return {"say": "case-like-size", "what": {"say": f"case-size-{case.size}"}}
        case _:
            return {"say": "case-like-technology", "what": {"say": f"technology-{case.technology}"}}


def _differs(case: Case, name: str) -> Phrase:
    """In what it is another factory than one's own, or what is not known of it."""
    value = getattr(case, name, None) if name != "process" else processes_of(case)
    if not value:
        return {"say": f"case-unlike-{name}-unknown"}
    return {"say": "case-unlike-sector", "what": {"sector": case.sector}} if name == "sector" else {"say": f"case-unlike-{name}"}
