"""The way of an approved announcement: its list of people, the messages handed to the outbox a few ahead, and what time brings to it.

Few ahead, so that a pause or an end holds at once. One row for each person says whether they have been given the message; a repeat of any step, by any
process, after any crash, goes on from these rows and never counts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, literal, select, tuple_, union_all, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, announcement_tell, announcement_words, audiences, notices, subscriptions
from bot.programme.announcement_changes import drop_queued, lapse, move
from bot.programme.announcement_counts import counts
from bot.programme.announcement_states import AT_WORK, ENDED, RECALL
from bot.tables import announcement, announcement_recipient, approval, conversation, outbox

AHEAD = 200  # messages of one announcement that wait in the outbox
SHELVES = frozenset({"web", "console"})  # channels whose readers fetch what is said: as of the store
REACHED = ("sent", "shelf", "uncertain")  # who has, or may have, got it
SPOKEN = (
    update(conversation)
    .where(conversation.c.channel == bindparam("of_channel"), conversation.c.chat == bindparam("of_chat"))
    .values({name: bindparam(name) for name in ("state", "next_sequence")})
)
REFUSED = "refused"  # how the outcome begins where a channel cannot take the text


# --- the list ---


def freeze(here: Here, row: Row[Any], approver_id: int) -> int:
    """Write down whom it goes to, in the transaction of its approval: first the two people who made and approved it. Returns how many, without these two."""
    first = announcement_tell.chats_of(here, row.author_id, approver_id)
    for each in first:
        _list_first(here, row, each)
    found: Select[Any] = _who_got(row.corrects) if row.corrects else audiences.within_reach(row.rule, row.topic)
    of = found.subquery("listed")
    columns = ("announcement_id", "channel", "chat", "language", "sector", "city", "state", "first")
    values = (literal(row.id), of.c.channel, of.c.chat, of.c.language, of.c.sector, of.c.city, literal("waiting"), literal(False))
    insert: Any = sqlite_insert if here.connection.dialect.name == "sqlite" else pg_insert
    rows = select(*values).where(of.c.channel != "").order_by(of.c.channel, of.c.chat)
    here.connection.execute(insert(announcement_recipient).from_select(columns, rows).on_conflict_do_nothing())
    mine = (announcement_recipient.c.announcement_id == row.id) & ~announcement_recipient.c.first
    return int(here.connection.execute(select(func.count()).where(mine)).scalar_one())


def _list_first(here: Here, row: Row[Any], to: Address) -> None:
    if to.channel == "console":  # where nobody may have spoken yet
        empty = {"channel": to.channel, "chat": to.chat, "state": {}, "next_sequence": 1, "touched_at": here.now}
        notices.insert_once(here.connection, conversation, empty)
    chat = select(conversation.c.state["language"].as_string()).where(conversation.c.channel == to.channel, conversation.c.chat == to.chat)
    language = here.connection.execute(chat).scalar() or "zh-Hant"
    values = {"announcement_id": row.id, "channel": to.channel, "chat": to.chat, "language": language, "state": "waiting", "first": True}
    here.connection.execute(announcement_recipient.insert().values(**values))


def _who_got(announcement_id: int) -> Select[Any]:
    """The rows of those who have got an announcement, or may have."""
    same = (outbox.c.announcement_id == announcement_recipient.c.announcement_id) & (outbox.c.channel == announcement_recipient.c.channel)
    reached = select(outbox.c.id).where(same, outbox.c.chat == announcement_recipient.c.chat, outbox.c.state.in_(REACHED)).exists()
    return select(announcement_recipient).where(announcement_recipient.c.announcement_id == announcement_id, reached)


def got(connection: Connection, announcement_id: Any) -> bool:
    """Whether anybody has got it: then it can be corrected."""
    if not isinstance(announcement_id, int) or not 0 < announcement_id < 2**31:
        return False
    return connection.execute(_who_got(announcement_id).limit(1)).first() is not None


def number_to_correct(connection: Connection, announcement_id: int) -> int:
    return int(connection.execute(select(func.count()).select_from(_who_got(announcement_id).subquery("got"))).scalar_one())


# --- what time brings ---


def to_look_at(connection: Connection, now: datetime) -> list[int]:
    """The announcements on their way, those that wait for a second person too long, and those that were stopped and are not summed up yet."""
    at_work = select(announcement.c.id).where(announcement.c.state.in_([state for state in AT_WORK if state != "paused"]))
    late = select(announcement.c.id).outerjoin(approval, approval.c.id == announcement.c.approval_id)
    late = late.where(announcement.c.state == "waiting", (approval.c.until <= now) | (announcement.c.ends_at <= now))
    over = select(announcement.c.id).where(announcement.c.state == "paused", announcement.c.paused_from == "sending", announcement.c.ends_at <= now)
    ended = select(announcement.c.id).where(announcement.c.state.in_(ENDED), announcement.c.totals.is_(None), announcement.c.approved_at.is_not(None))
    return sorted(set(connection.execute(union_all(at_work, late, over, ended)).scalars()))


def look_at(
    connection: Connection, now: datetime, knowledge: Knowledge, announcement_id: int, *, quiet: bool = False, content: str | None = None
) -> set[Address]:
    """Take an announcement one step on, as often as one likes with the same result. `quiet`: the hours in which only urgent ones leave; `content`: the
    version of the knowledge by which is spoken.

    Returns the chats for which there is something new."""
    query = select(announcement).where(announcement.c.id == announcement_id).with_for_update(skip_locked=True)  # another process has it: it does the work
    row = connection.execute(query).one_or_none()
    if row is None:
        return set()
    here = Here(connection, now, knowledge, Address("", ""), "zh-Hant", content=content)
    if row.state in ENDED:
        _sum_up(here, row)
        return set()
    if row.ends_at and row.ends_at <= now:
        _over(here, row)
        return set()
    if row.state == "waiting":
        lapse(here, row, "late")
        return set()
    found = counts(connection, row)
    if any(outcome.startswith(REFUSED) for outcome in found["outcomes"]):
        return _stop_refused(here, row)
    match row.state:
        case "first":
            return _first(here, row, found)
        case "recall" if max(row.recall_until, row.starts_at or row.recall_until) <= now:
            move(here, row, "begin", None, began_at=now)
        case "sending" if not found["left"]:
            move(here, row, "finish", None, ended_at=now, totals=found)
        case "sending" if not quiet or row.urgent:
            return _hand_over(here, row, AHEAD - found["queued"] - found["sending"])
    return set()


def _first(here: Here, row: Row[Any], found: dict[str, Any]) -> set[Address]:
    """The two who made and approved it; once they have it, or cannot have it, the time of recall begins."""
    handed = _hand_over(here, row, AHEAD, first=True)
    if not handed and not found["queued"] and not found["sending"] and not _waiting(here, row, first=True, most=1):
        move(here, row, "recall", None, recall_until=here.now + RECALL)
    return handed


def _over(here: Here, row: Row[Any]) -> None:
    """Its time window is over. If all were still to be told it is a draft again; otherwise it ends, and those who were not told are listed as such."""
    if row.state in ("waiting", "first", "recall"):
        lapse(here, row, "window")
        return
    drop_queued(here, row.id)
    waiting = (announcement_recipient.c.announcement_id == row.id) & (announcement_recipient.c.state == "waiting")
    here.connection.execute(update(announcement_recipient).where(waiting).values(state="cancelled"))
    found = counts(here.connection, row)
    if not found["left"]:
        announcement_tell.tell_author(here, row, {"say": "announcement-told-over", "name": row.name, "people": found["cancelled"]})
        move(here, row, "finish", None, ended_at=here.now, totals=found, paused_from=None)


def _sum_up(here: Here, row: Row[Any]) -> None:
    """Totals of what was stopped, once nothing of it is on its way any more."""
    found = counts(here.connection, row)
    if not found["queued"] and not found["sending"]:
        here.connection.execute(update(announcement).where(announcement.c.id == row.id).values(totals=found))


def _stop_refused(here: Here, row: Row[Any]) -> set[Address]:
    """A channel cannot take the text: nobody else is to be tried before somebody has looked at it."""
    announcement_tell.tell_author(here, row, {"say": "announcement-told-refused-text", "name": row.name})
    move(here, row, "pause", None, reason="the text was refused by the channel", paused_from=row.state)
    return set()


# --- handing over ---


def _waiting(here: Here, row: Row[Any], *, first: bool, most: int) -> list[Row[Any]]:
    mine = (announcement_recipient.c.announcement_id == row.id) & (announcement_recipient.c.state == "waiting")
    query = select(announcement_recipient).where(mine, announcement_recipient.c.first == first)
    return list(here.connection.execute(query.order_by(announcement_recipient.c.id).limit(most)))


def _hand_over(here: Here, row: Row[Any], most: int, *, first: bool = False) -> set[Address]:
    """Put at most so many messages behind what was said in their chats before. A chat that is busy now comes another time."""
    todo = _waiting(here, row, first=first, most=most) if most > 0 else []
    if not todo:
        return set()
    todo = todo if first else _without_stopped(here, row, todo)
    chats = sorted({(each.channel, each.chat) for each in todo})
    query = select(conversation).where(tuple_(conversation.c.channel, conversation.c.chat).in_(chats))
    query = query.order_by(conversation.c.channel, conversation.c.chat).with_for_update(skip_locked=True)
    held = {(each.channel, each.chat): each for each in here.connection.execute(query)}
    gone = [each for each in todo if (each.channel, each.chat) not in held and not _exists(here, each)]
    _set(here, gone, "cancelled")  # erased since
    sent_as = _sent_as(here, row, chats) if row.corrects else {}
    now_given = [each for each in todo if (each.channel, each.chat) in held]
    queued = [_queue(here, row, held[each.channel, each.chat], sent_as.get((each.channel, each.chat))) for each in now_given]
    if queued:
        here.connection.execute(SPOKEN, [each.pop("of_chat") for each in queued])
        here.connection.execute(outbox.insert(), queued)
        _set(here, now_given, "given", given_at=here.now)
    return {Address(each["channel"], each["chat"]) for each in queued}


def _without_stopped(here: Here, row: Row[Any], todo: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Those who want no more since the list was made are told nothing."""
    wanted = subscriptions.wanted(row.topic).subquery("wanted")
    mine = tuple_(wanted.c.channel, wanted.c.chat).in_([(each.channel, each.chat) for each in todo])
    still = {(each.channel, each.chat) for each in here.connection.execute(select(wanted.c.channel, wanted.c.chat).where(mine))}
    _set(here, [each for each in todo if (each.channel, each.chat) not in still], "stopped")
    return [each for each in todo if (each.channel, each.chat) in still]


def _exists(here: Here, recipient: Row[Any]) -> bool:
    mine = (conversation.c.channel == recipient.channel) & (conversation.c.chat == recipient.chat)
    return here.connection.execute(select(conversation.c.chat).where(mine)).first() is not None


def _set(here: Here, recipients: Sequence[Row[Any]], state: str, **values: Any) -> None:
    if recipients:
        these = announcement_recipient.c.id.in_([each.id for each in recipients])
        here.connection.execute(update(announcement_recipient).where(these).values(state=state, **values))


def _sent_as(here: Here, row: Row[Any], chats: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The channel's ids of the messages that are to be corrected."""
    query = select(outbox.c.channel, outbox.c.chat, outbox.c.sent_as).where(outbox.c.announcement_id == row.corrects, outbox.c.sent_as.is_not(None))
    found = here.connection.execute(query.where(tuple_(outbox.c.channel, outbox.c.chat).in_(chats)).order_by(outbox.c.id))
    return {(each.channel, each.chat): each.sent_as for each in found}


def _queue(here: Here, row: Row[Any], chat: Row[Any], replace: str | None) -> dict[str, Any]:
    """One message at the end of its chat; the chat knows that it was an announcement, and its buttons. Returns the row for the outbox,
    and in "of_chat" what changes of the chat."""
    state = dict(chat.state)
    language = state.get("language", "zh-Hant")
    asking = "key" in state.get("screen", {})  # with a question on screen the numbers are its own
    reply = announcement_words.reply(here, row, language, numbered=not asking, replace=replace)
    shown = [choice.as_json() for choice in reply.choices]
    state |= {"announced": row.id, "noticed_choices": shown}
    if not asking:
        state["screen"] = {"choices": shown, "numbered": True}
    return {
        "of_chat": {"of_channel": chat.channel, "of_chat": chat.chat, "state": state, "next_sequence": chat.next_sequence + 1},
        **{"channel": chat.channel, "chat": chat.chat, "sequence": chat.next_sequence, "language": language, "body": reply.as_json()},
        **{"policy": "broadcast_once" if row.at_most_once else "broadcast", "urgency": 2, "announcement_id": row.id, "until": row.ends_at},
        **{"state": "shelf" if chat.channel in SHELVES else "queued", "attempt": 0, "epoch": 0, "due": here.now, "created_at": here.now},
        "content": here.content,
    }


def handed_lately(connection: Connection, announcement_id: int, now: datetime, seconds: float = 60.0) -> int:
    """How many left in the last so many seconds."""
    left = (outbox.c.announcement_id == announcement_id) & outbox.c.state.in_(["sent", "shelf"]) & (outbox.c.due > now - timedelta(seconds=seconds))
    return int(connection.execute(select(func.count()).where(left)).scalar_one())
