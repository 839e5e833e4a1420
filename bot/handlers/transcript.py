"""What was said in a web chat, by both sides and in order, put into words for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import structlog
from markupsafe import Markup, escape
from sqlalchemy import Connection, select

from bot import qr
from bot.markup import to_html, to_plain
from bot.messages import LANGUAGES, Button, Capabilities, Choice, Language, Phrase, Reply
from bot.tables import conversation, outbox
from bot.wording import Wording, WordsMissing

log = structlog.get_logger(__name__)

CHANNEL = "web"
MOST_SHOWN = 400  # messages; a conversation of 30 days stays far below
_as_html = lru_cache(2048)(to_html)  # most answers are the same for everyone
_as_plain = lru_cache(2048)(to_plain)
LANGUAGE_NAMES: dict[Language, str] = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
MENU = (
    Choice("do:eligibility", {"say": "menu-eligibility"}),
    Choice("do:events", {"say": "menu-events"}),
    Choice("topic:programme-components", {"say": "menu-components"}),
    Choice("do:cases", {"say": "menu-cases"}),
    Choice("do:human", {"say": "menu-human"}),
)
# Buttons of the page itself, which no message has offered.
STANDING: dict[str, Phrase] = {choice.id: choice.label for choice in MENU} | {
    "do:privacy": {"say": "web-privacy"},
    **{f"lang:{language}": {"texts": dict.fromkeys(LANGUAGES, name)} for language, name in LANGUAGE_NAMES.items()},
}


@dataclass(frozen=True, slots=True)
class Message:
    """One message in words. `text` is plain, `html` the same for the page."""

    sequence: int
    by_person: bool
    language: Language
    text: str
    html: Markup
    buttons: Sequence[Button] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one conversation as stored: `language` is None where nobody has spoken yet, `before` are bodies that only explain pressed buttons,
    `file` is whether the question on screen asks for a document."""

    language: Language | None
    rows: Sequence[Any]
    before: Sequence[dict[str, Any]]
    file: bool = False


def read(connection: Connection, chat: str, after: int = 0) -> Stretch:
    """The messages with a sequence number above `after`, at most the newest MOST_SHOWN."""
    mine = (conversation.c.channel == CHANNEL) & (conversation.c.chat == chat)
    state = connection.execute(select(conversation.c.state).where(mine)).scalar()
    if state is None:
        return Stretch(None, [], [])
    of_chat = (outbox.c.channel == CHANNEL) & (outbox.c.chat == chat)
    query = select(outbox.c.sequence, outbox.c.language, outbox.c.body).where(of_chat).order_by(outbox.c.sequence.desc()).limit(MOST_SHOWN)
    rows = connection.execute(query.where(outbox.c.sequence > after)).all()[::-1]
    before: list[dict[str, Any]] = []
    if after and any("pressed" in row.body for row in rows):
        before = [row.body for row in connection.execute(query.where(outbox.c.sequence <= after))][::-1]
    return Stretch(state.get("language", "zh-Hant"), rows, before, bool(state.get("screen", {}).get("file")))


def in_words(stretch: Stretch, wording: Wording) -> list[Message]:
    labels = dict(STANDING)
    for body in stretch.before:
        learn(labels, body)
    messages = []
    for row in stretch.rows:
        learn(labels, row.body)
        messages.append(in_words_one(row, labels, wording))
    return messages


def welcome(language: Language, wording: Wording) -> Message:
    """What stands at the head of every conversation; it is not stored."""
    return _worded(0, language, Reply([{"say": "welcome"}], MENU, numbered=False).as_json(), wording)


def learn(labels: dict[str, Phrase], body: dict[str, Any]) -> None:
    """What the buttons of a message are called, so that a press can be shown in words."""
    labels.update((choice["id"], choice["label"]) for choice in body.get("choices", ()))


def in_words_one(row: Any, labels: dict[str, Phrase], wording: Wording) -> Message:
    """One message; `row` has "sequence", "language" and "body"."""
    try:
        if "said_by_person" not in row.body:
            return _worded(row.sequence, row.language, row.body, wording)
        said = row.body["said_by_person"]
        if row.body.get("pressed") and said in labels:
            said = to_plain(wording.phrase(labels[said], row.language))
        return Message(row.sequence, True, row.language, said, escape(said))
    except (WordsMissing, KeyError, StopIteration) as error:  # the words or the topic were taken away since: the rest must still be shown
        log.error("a message cannot be put into words", error=str(error))
        text = to_plain(wording.say("web-cannot-show", row.language))
        return Message(row.sequence, False, row.language, text, escape(text))


def _worded(sequence: int, language: Language, body: dict[str, Any], wording: Wording) -> Message:
    worded = wording.worded(body, language, Capabilities())
    html = Markup(_as_html(worded.text))  # noqa: S704 - to_html escapes
    if worded.qr:
        html += Markup('<img class="qr" src="{}" alt="{}" width="232" height="232">').format(qr.svg_address(worded.qr), wording.say("web-qr", language))
    return Message(sequence, False, language, _as_plain(worded.text), html, worded.buttons)
