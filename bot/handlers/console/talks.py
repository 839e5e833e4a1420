"""The conversation that a member of staff has in the console, read as a page shows it: what was said since it was opened, and the question that stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.handlers.transcript import Message, in_words_one, learn
from bot.messages import Address, Language, Phrase
from bot.tables import conversation, outbox
from bot.wording import Wording

MOST_SHOWN = 120  # messages
# Choices that only show a list or a record: here these are pages of their own.
PAGES = {
    **{"do:worklist": "/applications", "do:manage": "/events", "do:committee": "/committee", "do:register": "/providers", "do:labels": "/recognition"},
    **{"do:enquiries": "/inbox", "do:figures": "/figures", "do:totals": "/figures"},
}
RECORDS = {"go:casework:": "/applications/", "go:manage:": "/events/", "go:committee:": "/committee/", "go:register:": "/providers/"}
MENU = ("do:menu", "do:staff")  # of the chat; the head of the page is the console's


@dataclass(frozen=True)
class Standing:
    """`earlier` and `now`: messages before and after this person last said something. `flow` is the conversation that is open, `field` what it asks to be
    typed ({"kind", "most"}; None: only a button answers), `label` how its answer is called."""

    earlier: Sequence[Message]
    now: Sequence[Message]
    flow: str = ""
    field: dict[str, Any] | None = None
    label: Phrase = None


def mark(connection: Connection, address: Address) -> tuple[int, str]:
    """The number that the chat's next message will have, and the language the chat is in ("" where nobody has spoken yet)."""
    row = connection.execute(select(conversation.c.next_sequence, conversation.c.state).where(*_of(conversation, address))).one_or_none()
    return (row.next_sequence, row.state.get("language", "")) if row is not None else (1, "")


def on_screen(connection: Connection, address: Address, answer: str) -> str:
    """The id of the button on screen that gives this answer to the question, or ""."""
    state = connection.execute(select(conversation.c.state).where(*_of(conversation, address))).scalar() or {}
    ids = [str(choice["id"]) for choice in state.get("screen", {}).get("choices", ())]
    return next((each for each in ids if each.startswith("q:") and each.split(":", 4)[-1] == answer), "")


def begun_again(connection: Connection, address: Address) -> list[Phrase] | None:
    """What was said before the card and the first question, where the talk stands at its beginning again; None where it goes on, or has ended."""
    state = connection.execute(select(conversation.c.state).where(*_of(conversation, address))).scalar() or {}
    top = (state.get("open") or [None])[-1]
    if top is None or top["record"]["path"]:
        return None
    said = select(outbox.c.body).where(*_of(outbox, address), outbox.c.notice_id.is_(None), outbox.c.announcement_id.is_(None))
    last, before = [row.body for row in connection.execute(said.order_by(outbox.c.sequence.desc()).limit(2))]
    return list(last["phrases"][:-2]) if "said_by_person" in before else None  # two messages: another talk that was open came up again


def standing(connection: Connection, address: Address, since: int, language: Language, wording: Wording) -> Standing:
    """Where the talk stands, in the reader's language; `since`: the number of the first message to show (0: only what was said last)."""
    state = connection.execute(select(conversation.c.state).where(*_of(conversation, address))).scalar() or {}
    query = select(outbox.c.sequence, outbox.c.body).where(*_of(outbox, address), outbox.c.notice_id.is_(None), outbox.c.announcement_id.is_(None))
    rows = connection.execute(query.order_by(outbox.c.sequence.desc()).limit(MOST_SHOWN)).all()[::-1]
    if not state.get("open") and not any(row.sequence >= since for row in rows if since):
        return Standing([], [])
    messages = _in_words(rows, language, wording)
    last = max((number for number, each in enumerate(messages) if each.by_person), default=-1)
    shown = [each for each in messages[: last + 1] if since and each.sequence >= since]
    screen, top = state.get("screen", {}), (state.get("open") or [None])[-1]
    if top is None:
        return Standing(shown, messages[last + 1 :])
    return Standing(shown, messages[last + 1 :], top["flow"], screen.get("field"), _name(top["flow"], screen.get("key", ""), wording))


def notices(connection: Connection, address: Address, *, after: int = 0, least: int = 0, most: int = 50) -> list[Row[Any]]:
    """What the programme told this chat unasked, the newest first: {"sequence", "body", "created_at"}, those numbered above `after`."""
    query = select(outbox.c.sequence, outbox.c.body, outbox.c.created_at).where(*_of(outbox, address), outbox.c.notice_id.is_not(None))
    return list(connection.execute(query.where(outbox.c.sequence > after).order_by(outbox.c.sequence.desc()).offset(least).limit(most)))


def told(row: Any, language: Language, wording: Wording) -> Message:
    """One notice in words."""
    return in_words_one(SimpleNamespace(sequence=row.sequence, language=language, body=row.body), {}, wording)


def page_for(choice: str) -> str:
    """The console's own page for what a choice opens, without its root; "" where there is none."""
    record = next((path + choice.removeprefix(prefix) for prefix, path in RECORDS.items() if re.fullmatch(rf"{prefix}[\w-]+", choice)), "")
    return PAGES.get(choice, record)


def _of(table: Any, address: Address) -> tuple[Any, Any]:
    return table.c.channel == address.channel, table.c.chat == address.chat


def _in_words(rows: Sequence[Any], language: Language, wording: Wording) -> list[Message]:
    labels: dict[str, Phrase] = {}
    messages = []
    for row in rows:
        learn(labels, row.body)
        opened = bool(row.body.get("pressed")) and row.body["said_by_person"] not in labels  # by a button of another page
        body = {"said_by_person": ""} if opened else row.body
        messages.append(in_words_one(SimpleNamespace(sequence=row.sequence, language=language, body=body), labels, wording))
    return messages


def _name(flow: str, key: str, wording: Wording) -> Phrase:
    """How the answer to a question is called: as where it can be changed later, else in general."""
    said = f"{flow}-{re.sub(r'_[0-9]+$', '', key)}-name"
    return {"say": said} if wording.has(said) else {"say": "console-work-answer"}
