"""The console's page "what did the bot say": one chat on one day, both sides, with the knowledge and the words of then."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, select

from bot.clock import HONG_KONG
from bot.handlers.console.frame import Console
from bot.handlers.transcript import STANDING, in_words_one, learn
from bot.messages import Phrase
from bot.programme import Here, audit
from bot.programme.application_changes import officer
from bot.programme.references import normal
from bot.programme.sessions import Officer
from bot.programme.staff import HOTLINE_ROLES
from bot.tables import enquiry, outbox
from bot.wording import Wording

MOST_SHOWN = 400  # messages of a day
MOST_BEFORE = 100  # earlier ones, for the words of their buttons
NOT_SAID = ("queued", "sending", "failed", "uncertain", "dropped")  # states of which the page says more than the words


def add_to(console: Console) -> None:
    """Add the page."""
    said = _Said(console)
    console.add("GET", "/said", said.show, may=HOTLINE_ROLES)


class _Said:
    def __init__(self, console: Console) -> None:
        self.console = console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        """`channel`, `chat` and `day`; or `reference`, of an enquiry, whose chat and day it then is."""
        asked = {name: request.query.get(name, "").strip() for name in ("channel", "chat", "day", "reference")}
        if asked["reference"] and not asked["chat"]:
            reference = normal(asked["reference"])
            asked |= await self.console.store.read(lambda connection: _of_enquiry(connection, reference))
        day = _day(asked["day"])
        rows: list[Any] | None = None
        if asked["chat"] and day:
            chat, of_day = (asked["channel"], asked["chat"]), day
            rows = await self.console.write(request, me, _read, chat=chat, day=of_day)
        messages = await self._in_words(rows, (day, asked["chat"])) if rows else []
        values: dict[str, Any] = {"asked": asked, "messages": messages, "looked": rows is not None, "wrong_day": bool(asked["day"]) and day is None}
        unknown = bool(asked["reference"]) and not asked["chat"]
        return self.console.page(request, me, "said.html", {"say": "said-title"}, unknown=unknown, both=asked["channel"] in ("web", "console"), **values)

    async def _in_words(self, rows: Sequence[Any], of: Any) -> list[dict[str, Any]]:
        """The messages of the day, each with the words of the version with which it was said."""
        content = self.console.desk.content
        words: dict[str | None, Wording | None] = {None: None}
        for digest in {row.content for row in rows if row.content}:
            words[digest] = await content.as_of(digest)
        labels = dict(STANDING)
        shown = []
        for row in rows:
            learn(labels, row.body)
            then = words[row.content]
            if row.created_at.astimezone(HONG_KONG).date() != of[0]:
                continue
            message = in_words_one(row, labels, then or self.console.wording)
            shown.append({"message": message, "at": _clock(row.created_at), "state": row.state, "version": row.content if then else None})
        return shown


def _read(here: Here, *, chat: tuple[str, str], day: date) -> list[Any]:
    """What stands of the chat on that day in Hong Kong, with some before it; that it was read is written down. A hotline agent reads only chats that have
    asked for a person: any other is answered like one that does not exist."""
    staff_id = officer(here, HOTLINE_ROLES)
    if staff_id is None:
        return []
    channel, name = chat
    asked = (enquiry.c.channel == channel) & (enquiry.c.chat == name)
    if officer(here) is None and here.connection.execute(select(enquiry.c.reference).where(asked).limit(1)).first() is None:
        return []
    start = datetime.combine(day, time(), HONG_KONG)
    mine = (outbox.c.channel == channel) & (outbox.c.chat == name)
    query = select(outbox).where(mine).order_by(outbox.c.sequence.desc())
    of_day = here.connection.execute(query.where(outbox.c.created_at >= start, outbox.c.created_at < start + timedelta(days=1)).limit(MOST_SHOWN)).all()
    if not of_day:
        return []
    audit.read_personal(here, staff_id, f"chat {audit.digest(list(chat))[:12]} {day.isoformat()}")
    before = here.connection.execute(query.where(outbox.c.sequence < of_day[-1].sequence).limit(MOST_BEFORE)).all()
    return [*before[::-1], *of_day[::-1]]


def _of_enquiry(connection: Connection, reference: str) -> dict[str, str]:
    """The chat of an enquiry and the day on which it was asked."""
    row = connection.execute(select(enquiry).where(enquiry.c.reference == reference)).one_or_none()
    if row is None:
        return {}
    return {"channel": row.channel, "chat": row.chat, "day": row.created_at.astimezone(HONG_KONG).date().isoformat()}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _clock(moment: datetime) -> Phrase:
    return {"clock": moment.isoformat()}
