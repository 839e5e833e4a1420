"""What was said in a chat and what was noted of it: transcripts, notices, consents, subscriptions, announcements, limits."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_, union, update

from bot.messages import Address
from bot.programme import Here
from bot.programme.erasure_parts import token
from bot.programme.sessions import CHANNEL
from bot.tables import (
    announcement,
    announcement_recipient,
    chat_hold,
    consent,
    conversation,
    enquiry,
    heard_of,
    holder,
    inbox,
    label_application,
    lookup_limit,
    notice,
    outbox,
    provider,
    registration,
    staff_chat,
    subscription,
    survey,
    survey_person,
)

# The tables in which a chat stands, each with the column that says since when.
WITH_CHAT: tuple[tuple[Any, str], ...] = (
    *((conversation, "touched_at"), (outbox, "created_at"), (notice, "created_at"), (consent, "at"), (subscription, "at"), (enquiry, "created_at")),
    *((registration, "created_at"), (holder, "since"), (provider, "created_at"), (label_application, "created_at")),
    *((heard_of, "at"), (survey_person, "asked_at")),
)
BLANK: dict[str, Any] = {"phrases": [], "choices": [], "numbered": False, "first_number": 1, "replace": None}


def all_chats(connection: Connection) -> set[Address]:
    """Every chat of which anything is kept."""
    tables = (*(table for table, _ in WITH_CHAT), announcement_recipient)
    query = union(*(select(table.c.channel, table.c.chat) for table in tables))
    return {Address(row.channel, row.chat) for row in connection.execute(query)}


def older(connection: Connection, address: Address, at: datetime) -> bool:
    """Whether the chat has anything from before a moment. A conversation that stands still since is not meant: an erasure leaves its counter."""
    for table, column in WITH_CHAT:
        mine = (table.c.channel == address.channel) & (table.c.chat == address.chat) & (table.c[column] < at)
        found = connection.execute(select(table).where(mine).limit(1)).first()
        if found is not None and (table is not conversation or set(found.state) - {"language", "chosen", "run", "screen"}):
            return True
    return False


def erase(here: Here, before: datetime, marks: set[str]) -> None:
    connection = here.connection
    connection.execute(delete(chat_hold).where(_of(chat_hold, here), chat_hold.c.since <= before))
    connection.execute(delete(consent).where(_of(consent, here), consent.c.at <= before))
    connection.execute(delete(subscription).where(_of(subscription, here), subscription.c.at <= before))
    since = select(survey.c.id).where(survey.c.created_at > before)
    connection.execute(delete(survey_person).where(_of(survey_person, here), survey_person.c.survey_id.not_in(since)))
    connection.execute(delete(heard_of).where(_of(heard_of, here), heard_of.c.at <= before))
    connection.execute(delete(lookup_limit).where(lookup_limit.c.subject.endswith(f":chat:{here.address.channel}:{here.address.chat}", autoescape=True)))
    # The message that asks for it has this very moment: without its row it could take effect twice.
    brought = inbox.c.message_id.startswith(f"{here.address.chat}:", autoescape=True)
    connection.execute(delete(inbox).where(inbox.c.channel == here.address.channel, brought, inbox.c.at < before))
    _announcements(here, before)
    connection.execute(delete(notice).where(_of(notice, here), notice.c.created_at <= before))
    said = _of(outbox, here) & (outbox.c.created_at <= before) & outbox.c.announcement_id.is_(None)
    connection.execute(delete(outbox).where(said, outbox.c.state != "sending"))  # what is on its way is settled first, and goes with the next sweep
    if marks:
        _in_chats_of_staff(connection, marks)


def _announcements(here: Here, before: datetime) -> None:
    """That somebody was told stays counted; of whom nothing is left."""
    old = select(announcement.c.id).where(announcement.c.created_at <= before)
    told = select(announcement_recipient).where(_of(announcement_recipient, here), announcement_recipient.c.announcement_id.in_(old))
    for row in here.connection.execute(told).all():
        nobody = token()
        state = "stopped" if row.state == "waiting" else row.state
        this = announcement_recipient.c.id == row.id
        here.connection.execute(update(announcement_recipient).where(this).values(chat=nobody, state=state))
        sent = _of(outbox, here) & (outbox.c.announcement_id == row.announcement_id)
        stopped = sent & (outbox.c.state == "queued")
        here.connection.execute(update(outbox).where(stopped).values(state="dropped", outcome="stopped"))
        here.connection.execute(update(outbox).where(sent, outbox.c.state != "sending").values(chat=nobody, body=BLANK, sent_as=None))


def _in_chats_of_staff(connection: Connection, marks: set[str]) -> None:
    """What officers were told of this person, in their own chats."""
    theirs = select(staff_chat.c.channel, staff_chat.c.chat)
    escaped = {json.dumps(mark, ensure_ascii=False)[1:-1] for mark in marks}
    of_staff = tuple_(outbox.c.channel, outbox.c.chat).in_(theirs) | (outbox.c.channel == CHANNEL)
    lines = connection.execute(select(outbox.c.id, outbox.c.body).where(of_staff, outbox.c.state != "sending")).all()
    told = connection.execute(select(notice.c.id, notice.c.body).where(tuple_(notice.c.channel, notice.c.chat).in_(theirs))).all()
    for table, rows in ((outbox, lines), (notice, told)):
        named = [row.id for row in rows if any(mark in json.dumps(row.body, ensure_ascii=False) for mark in escaped)]
        connection.execute(delete(table).where(table.c.id.in_(named)))


def _of(table: Any, here: Here) -> Any:
    return (table.c.channel == here.address.channel) & (table.c.chat == here.address.chat)
