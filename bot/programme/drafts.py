"""A new event from an officer's answers: what is proposed to them, how it will look, and putting it down."""

import secrets
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import yaml
from pydantic import TypeAdapter
from sqlalchemy import Row, select

from bot.folding import fold, to_simplified
from bot.knowledge import Texts, ThreeTexts
from bot.programme import Here, events, managed, organise, trades
from bot.programme.references import ALPHABET
from bot.tables import event

ID_CHARACTERS = 6
Answers = dict[str, Any]
"""What the flow has asked: "kind", "title", "day", "last_day", "starts", "ends" (14:30), "city", "place", "directions", "languages", "capacity", "visit",
"summary", "sectors", "co_organisers", "price_cents", "closes" ("2026-12-15 14:30" in Hong Kong, or None: as usual), "weather_rule"."""


def simplified(here: Here, *, text: str) -> str:
    """A proposal for the Simplified text: converted, for the officer to read."""
    return to_simplified(text)


def standard_rules(here: Here) -> Texts:
    """The rules of a visit that can be taken over in one tap."""
    return _standard_rules(here.knowledge.folder)


@lru_cache(maxsize=2)
def _standard_rules(folder: Path) -> Texts:
    data = yaml.safe_load((folder / "visit_rules.yaml").read_text(encoding="utf-8"))
    return dict(TypeAdapter[Texts](ThreeTexts).validate_python(data))


def spoken_in(here: Here, *, words: str) -> list[str]:
    """The spoken languages that the words name."""
    folded = fold(words)
    return [spoken for spoken, each in here.knowledge.event_words["language"].items() if any(fold(word) in folded for word in each)]


def sectors_in(here: Here, *, words: str) -> list[str]:
    """The sectors that the words name, as far as that is certain."""
    found = trades.sectors_in(here.knowledge, words)
    return [] if found["ask"] else [sector for sector in found["sectors"] if sector != "other"]


def cities(here: Here) -> list[str]:
    """Where events take place: Hong Kong, then the places of the Pearl River Delta."""
    return ["hong_kong", *(place.id for place in here.knowledge.places if place.place in ("prd", "part"))]


def draft(here: Here, *, answers: Answers) -> dict[str, Any]:
    """How the event will look: {"event": as events.view, "problem": None, "past" (the start has gone by) or "closed" (the closing has)}."""
    columns = _columns(here, answers)
    view = events.view(here.connection, cast(Row[Any], SimpleNamespace(id="", state="open", sample=False, **columns)), here.now)
    return {"event": view, "problem": _problem(columns, here.now)}


def create(here: Here, *, answers: Answers) -> dict[str, Any]:
    """Put the event down; from now on it is listed. Returns {"outcome": "created", "id"}, or "not_allowed", or a problem as `draft`."""
    staff_id = organise.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    columns = _columns(here, answers)
    if problem := _problem(columns, here.now):
        return {"outcome": problem}
    event_id = _new_id(here)
    events.enter(here.connection, here.now, {"id": event_id, "state": "open", **columns})
    organise.write_down(here, staff_id, "event created", event_id, f"{columns['kind']}: {columns['title']['zh-Hant']}")
    return {"outcome": "created", "id": event_id}


def _columns(here: Here, answers: Answers) -> dict[str, Any]:
    starts = managed.moment(answers["day"], answers["starts"])
    ends = managed.moment(answers["last_day"], answers["ends"])
    return {
        **{name: answers[name] for name in ("kind", "title", "summary", "city", "place", "directions", "languages", "sectors", "co_organisers")},
        **{name: answers[name] for name in ("price_cents", "capacity", "visit", "weather_rule")},
        "starts_at": starts,
        "ends_at": ends,
        "closes_at": _closes(here, answers, starts, ends),
    }


def _problem(columns: dict[str, Any], now: datetime) -> str | None:
    return "past" if columns["starts_at"] <= now else "closed" if columns["closes_at"] <= now else None


def _closes(here: Here, answers: Answers, starts: datetime, ends: datetime) -> datetime:
    if answers["capacity"] is None:  # nobody registers
        return ends
    return managed.moment(*answers["closes"].split()) if answers["closes"] else managed.closing(starts, here.now)


def _new_id(here: Here) -> str:
    """Short, as it stands in links and on posters."""
    while True:
        event_id = "e-" + "".join(secrets.choice(ALPHABET) for _ in range(ID_CHARACTERS)).lower()
        if here.connection.execute(select(event.c.id).where(event.c.id == event_id)).first() is None:
            return event_id
