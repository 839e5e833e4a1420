"""Phone calls, written down in seconds as the same kind of record as a question in the chat, so that the hotline has one count."""

from functools import lru_cache
from typing import Any

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.programme import Here, application_changes, audit, enquiry_rota, handover, promises, service_hours, trades
from bot.programme.references import new_reference
from bot.programme.staff import HOTLINE_ROLES
from bot.search import Index, Words
from bot.tables import enquiry, hotline_log

CHANNEL = "phone"
RESULTS = ("answered", "handed")
SURE, APART = 0.45, 0.08  # how near the words must come to one topic, and how far ahead of the next, not to be asked which is meant
MOST_OFFERED = 4
MOST_WORDS = 300


@lru_cache(maxsize=2)
def _index(knowledge: Knowledge) -> Index:
    texts = [(answer.id, title) for answer in knowledge.answers.values() for title in answer.titles.values()]
    texts += [(answer.id, example) for answer in knowledge.answers.values() for examples in answer.examples.values() for example in examples]
    return Index(texts, Words(knowledge.vocabulary))


def understood(here: Here, *, words: str) -> dict[str, Any]:
    """What a few words on a call say: {"topic" (id or None: ask which of "offered"), "offered" (ids), "sector" and "city" where they name one}."""
    by_title = {title.casefold(): answer.id for answer in here.knowledge.answers.values() for title in answer.titles.values()}
    hits = _index(here.knowledge).rank(words)
    exact = by_title.get(words.strip().casefold())
    clear = bool(hits) and hits[0].score >= SURE and hits[0].score - (hits[1].score if len(hits) > 1 else 0.0) >= APART
    sectors, place = trades.sectors_in(here.knowledge, words), trades.place_in(here.knowledge, words)
    return {
        "topic": exact or (hits[0].label if clear else None),
        "offered": [hit.label for hit in hits[:MOST_OFFERED]],
        "sector": sectors["sectors"][0] if len(sectors["sectors"]) == 1 else None,
        "city": place["id"],
    }


def write_down(
    here: Here, *, words: str, topic: str | None, sector: str | None, city: str | None, result: str, contact: str | None = None, language: str = "zh-Hant"
) -> dict[str, Any]:
    """Keep a call: an enquiry of the kind "call", closed if it was answered, open for its team if it was handed over; and one row of the hotline's log.

    Outcomes: "done" (with "reference", "team", "until" ISO or None), "not_allowed", "unread" (with "field")."""
    staff_id = application_changes.officer(here, HOTLINE_ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    wrong = {
        "words": not words.strip(),
        "topic": topic is not None and topic not in here.knowledge.answers,
        "sector": sector not in (None, "other", *here.knowledge.sector_names),
        "city": city is not None and city not in {place.id for place in here.knowledge.places},
        "result": result not in RESULTS,
    }
    if field := next((name for name, bad in wrong.items() if bad), None):
        return {"outcome": "unread", "field": field}
    handed, reference, words = result == "handed", new_reference("E"), words.strip()[:MOST_WORDS]
    team = service_hours.team_for(here.connection, here.knowledge.answers[topic].group if topic else None, city)
    until = promises.promise(here, team, here.now) if handed else None
    values: dict[str, Any] = {
        "reference": reference,
        "channel": CHANNEL,
        "chat": "",
        "language": language,
        "question": words,
        "reply_by": "phone",
        "kind": "call",
    }
    values |= {"contact": (contact or "").strip()[:254] or None, "state": "open" if handed else "closed", "team": team, "topic": topic, "sector": sector}
    values |= {"city": city, "promised_at": until, "written_by": staff_id, "created_at": here.now}
    values |= {} if handed else {"answered_at": here.now, "closed_at": here.now, "close_reason": "answered"}
    here.connection.execute(enquiry.insert().values(**values))
    handover.step(here.connection, here.now, reference, "opened", staff_id=staff_id, until=until, note="phone")
    log = {"day": here.now.astimezone(HONG_KONG).date().isoformat(), "channel": CHANNEL, "language": language, "outcome": result}
    here.connection.execute(hotline_log.insert().values(**log, topic=topic, words=None, sector=sector, city=city))
    audit.write(here, f"staff {staff_id}", "call written down", f"enquiry {reference}", result)
    if handed:
        enquiry_rota.offer(here.connection, here.now, reference)
    return {"outcome": "done", "reference": reference, "team": team, "until": until.isoformat() if until else None}
