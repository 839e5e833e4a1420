"""Whose a chat is: while a colleague has it the bot is silent there, what is typed is kept for the colleague, and both ends are written down."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.clock import HONG_KONG
from bot.messages import Address, Choice, Phrase
from bot.programme import Here, notices
from bot.tables import chat_hold, enquiry, enquiry_message, enquiry_step, staff, staff_chat

CONSOLE = "console"  # there a colleague sees what is new without being told
MOST_KEPT = 4000
MOST_TOLD = 500  # characters of what the asker says, in the notice to the colleague
BACK = Choice("do:bot", {"say": "handover-back"}, nav=True)  # without a number: a bare 1 is for the colleague


def lock(connection: Connection, reference: str) -> Row[Any] | None:
    """The enquiry's row, held until the end of the transaction."""
    return connection.execute(select(enquiry).where(enquiry.c.reference == reference).with_for_update()).one_or_none()


def held(connection: Connection, address: Address, now: datetime) -> dict[str, Any] | None:
    """Who has this chat now: {"reference", "team", "since", "until" (ISO)}; None while it is the bot's."""
    mine = (chat_hold.c.channel == address.channel) & (chat_hold.c.chat == address.chat) & (chat_hold.c.until > now)
    query = select(chat_hold, enquiry.c.team).join(enquiry, enquiry.c.reference == chat_hold.c.reference)
    row = connection.execute(query.where(mine)).one_or_none()
    if row is None:
        return None
    return {"reference": row.reference, "team": row.team, "since": row.since.isoformat(), "until": row.until.isoformat()}


def keep(here: Here, *, reference: str, text: str) -> dict[str, Any]:
    """Keep what was typed in a chat that a colleague has, and tell the colleague. Outcome "not_held" where the chat has meanwhile come back to the bot."""
    row = lock(here.connection, reference)
    if row is None or held(here.connection, here.address, here.now) is None:
        return {"outcome": "not_held"}
    said_by_asker(here, row, text)
    if row.state == "answered":
        here.connection.execute(update(enquiry).where(enquiry.c.reference == reference).values(state="taken"))
    return {"outcome": "done"}


def said_by_asker(here: Here, row: Row[Any], text: str) -> None:
    """Write down what the asker says, and tell whoever has the enquiry, if anybody has."""
    values = {"reference": row.reference, "at": here.now, "by": "asker", "text": text[:MOST_KEPT]}
    message_id = here.connection.execute(enquiry_message.insert().values(**values).returning(enquiry_message.c.id)).scalar_one()
    if row.owner_id is not None:
        said = text if len(text) <= MOST_TOLD else text[: MOST_TOLD - 1] + "…"
        phrase: Phrase = {"say": "handover-asker-said", "reference": row.reference, "text": said}
        tell_officer(here.connection, here.now, f"enquiry:said:{message_id}", row.owner_id, row.reference, phrase)


def back_to_bot(here: Here) -> dict[str, Any]:
    """The asker takes the chat back: {"outcome": "done", "reference"}, or "not_held". The enquiry stays with the colleague, who is told."""
    there = held(here.connection, here.address, here.now)
    row = lock(here.connection, there["reference"]) if there else None
    if row is None or not end(here.connection, row.reference):
        return {"outcome": "not_held"}
    step(here.connection, here.now, row.reference, "to_bot", note="asker")
    if row.owner_id is not None:
        phrase: Phrase = {"say": "handover-asker-left", "reference": row.reference}
        tell_officer(here.connection, here.now, f"enquiry:left:{row.reference}:{here.now.isoformat()}", row.owner_id, row.reference, phrase)
    return {"outcome": "done", "reference": row.reference}


# --- parts of every change; the enquiry's row is held ---


def begin(connection: Connection, now: datetime, row: Row[Any], staff_id: int, until: datetime) -> bool:
    """The chat of an enquiry goes to a colleague, if it can: an answer is wanted there, and nobody has it for another enquiry."""
    if not by_chat(row):
        return False
    chat = (chat_hold.c.channel == row.channel) & (chat_hold.c.chat == row.chat)
    connection.execute(delete(chat_hold).where(chat, (chat_hold.c.until <= now) | (chat_hold.c.reference == row.reference)))
    values = {"channel": row.channel, "chat": row.chat, "reference": row.reference, "staff_id": staff_id, "since": now, "until": until}
    return notices.insert_once(connection, chat_hold, values)


def renew(connection: Connection, reference: str, until: datetime) -> bool:
    """Whether the chat is held for this enquiry; then until `until`."""
    longer = update(chat_hold).where(chat_hold.c.reference == reference).values(until=until).returning(chat_hold.c.reference)
    return connection.execute(longer).first() is not None


def end(connection: Connection, reference: str) -> bool:
    """The chat is the bot's again. False where it was already."""
    ended = delete(chat_hold).where(chat_hold.c.reference == reference).returning(chat_hold.c.reference)
    return connection.execute(ended).first() is not None


def by_chat(row: Row[Any]) -> bool:
    """Whether the answer is to come in the chat in which was asked."""
    return bool(row.kind == "chat" and row.reply_by == "chat")


def step(
    connection: Connection, now: datetime, reference: str, what: str, *, staff_id: int | None = None, until: datetime | None = None, note: str = ""
) -> None:
    values = {"reference": reference, "at": now, "what": what, "staff_id": staff_id, "until": until, "note": note[:300] or None}
    connection.execute(enquiry_step.insert().values(**values))


# --- telling ---


def tell_asker(
    connection: Connection,
    now: datetime,
    key: str,
    row: Row[Any],
    phrases: Sequence[Phrase],
    *,
    back: bool = False,
    reply: bool = False,
    more: Sequence[Choice] = (),
) -> None:
    """A notice to the chat in which was asked, with the buttons to reply and to bring the bot back. Nobody is told of a phone call or a sample."""
    if row.kind != "chat" or row.sample:
        return
    choices = [Choice(f"go:enquiry:{row.reference}", {"say": "handover-reply"}, nav=back)] if reply else []
    notices.write(connection, now, key, Address(row.channel, row.chat), phrases, [*more, *choices, *([BACK] if back else [])])


def tell_officer(connection: Connection, now: datetime, key: str, staff_id: int, reference: str, phrase: Phrase) -> int:
    """A notice to each chat of a member of staff, with the button that opens the enquiry. Returns to how many chats."""
    open_it = Choice(f"go:answer:{reference}", {"say": "handover-open"})
    told = 0
    for address in chats_of(connection, staff_id):
        told += notices.write(connection, now, f"{key}:{address.channel}:{address.chat}"[:120], address, [phrase], [open_it])
    return told


def chats_of(connection: Connection, staff_id: int) -> list[Address]:
    """The chats of a member of staff who still works here, without the console."""
    query = select(staff_chat.c.channel, staff_chat.c.chat).join(staff, staff.c.id == staff_chat.c.staff_id)
    query = query.where(staff.c.id == staff_id, staff.c.active, staff_chat.c.channel != CONSOLE).order_by(staff_chat.c.channel, staff_chat.c.chat)
    return [Address(row.channel, row.chat) for row in connection.execute(query)]


def until_phrase(until: datetime | str, now: datetime) -> Phrase:
    """A moment in words: the time alone if it is today in Hong Kong."""
    moment = datetime.fromisoformat(until) if isinstance(until, str) else until
    same_day = moment.astimezone(HONG_KONG).date() == now.astimezone(HONG_KONG).date()
    return {"clock" if same_day else "moment": moment.isoformat()}


def team_phrase(team: str | None) -> Phrase:
    return {"say": f"enquiry-team-{team or 'none'}"}
