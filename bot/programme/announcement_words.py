"""How an announcement reads: the text as it was written, what it is about, how to stop; and its progress in words."""

from typing import Any

from sqlalchemy import Row

from bot.messages import LANGUAGES, Language, Phrase, Reply
from bot.programme import Here, announcement_buttons

MOST_CHARACTERS = 1000  # of a message on every channel
FOOT_CHARACTERS = 200  # of these, at most, for what stands beside the text: that it corrects another, its topic, how to stop
_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")  # each takes a second character on its way: see bot/markup.py
BARS = 10


def reply(here: Here, row: Row[Any] | Any, language: Language, *, numbered: bool = True, replace: str | None = None) -> Reply:
    """One message in one language: the text stands in it as it was typed, never as markup."""
    first: list[Phrase] = [{"say": "announcement-corrects"}] if row.corrects else []
    text: Phrase = {"typed": {language: row.texts.get(language, "")}}
    foot: Phrase = {"say": "announcement-foot", "topic": {"say": f"announcement-topic-{row.topic}"}}
    choices = announcement_buttons.choices(here, row.id, row.buttons)
    return Reply([*first, text, foot], choices, numbered=numbered, replace=replace, policy="notice")


def preview(here: Here, row: Row[Any] | Any) -> dict[str, dict[str, Any]]:
    """The message in each language, as it is queued for every channel."""
    return {language: reply(here, row, language).as_json() for language in LANGUAGES}


def length(text: str) -> int:
    """How much of a message a text takes."""
    return len(text) + sum(char in _MARKS for char in text)


# --- progress ---


def bar(progress: dict[str, Any]) -> str:
    """▮▮▮▯▯▯▯▯▯▯: how many of all have been dealt with."""
    total = progress["total"]
    full = BARS * (total - progress["left"]) // total if total else 0
    return "▮" * full + "▯" * (BARS - full)


def lines(one: dict[str, Any], progress: dict[str, Any]) -> list[Phrase]:
    """An announcement and how far it is, for the chat."""
    said: list[Phrase] = [{"say": "announce-title", "name": one["name"], "state": {"say": f"announcement-state-{progress['state']}"}}]
    said += [{"say": "announce-bar", "bar": bar(progress), "done": progress["total"] - progress["left"], "total": progress["total"]}]
    if progress["state"] == "recall" and one["recall_until"]:
        said.append({"say": "announce-recall", "until": {"moment": max(one["recall_until"], one["starts_at"] or "")}})
    if progress["seconds_left"] is not None and progress["state"] == "sending":
        said.append({"say": "announce-rate", "rate": f"{progress['rate_a_second']:g}", "minutes": max(1, round(progress["seconds_left"] / 60))})
    counted = [name for name in ("sent", "shelf", "blocked", "gone", "failed", "uncertain", "stopped", "cancelled") if progress[name]]
    said += [{"say": "announce-count", "what": {"say": f"announcement-count-{name}"}, "people": progress[name]} for name in counted]
    return said
