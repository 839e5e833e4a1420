"""The two people behind an announcement: their names, their chats, and what its author is told."""

from typing import Any

from sqlalchemy import Row, select

from bot.messages import Address, Choice, Phrase
from bot.programme import Here, notices
from bot.tables import staff, staff_chat


def names(here: Here, row: Row[Any]) -> dict[str, str | None]:
    """{"author", "approver"}: their names, None where there is none."""
    ids = [each for each in (row.author_id, row.approver_id) if each is not None]
    found = {each.id: each.name for each in here.connection.execute(select(staff.c.id, staff.c.name).where(staff.c.id.in_(ids)))}
    return {"author": found.get(row.author_id), "approver": found.get(row.approver_id)}


def chats_of(here: Here, *staff_ids: int) -> list[Address]:
    """The chats that these members of staff speak from."""
    query = select(staff_chat.c.channel, staff_chat.c.chat).where(staff_chat.c.staff_id.in_(staff_ids)).order_by(staff_chat.c.channel, staff_chat.c.chat)
    return [Address(each.channel, each.chat) for each in here.connection.execute(query)]


def tell_author(here: Here, row: Row[Any], phrase: Phrase) -> None:
    """A notice to whoever wrote it, once for what has come of this version."""
    choices = [Choice("do:announce", {"say": "announce-open"})]
    for to in chats_of(here, row.author_id):
        notices.write(here.connection, here.now, f"announcement:{row.id}:{row.version}:{to.channel}:{to.chat}"[:120], to, [phrase], choices)
