"""Which messages leave next: what is urgent first, in each chat's order, announcements only as long as all their conditions hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, not_, or_, select, true, update

from bot.outbox.results import AT_WORK
from bot.tables import announcement, announcement_recipient, outbox, subscription

ANNOUNCEMENT = 2  # urgency: 0 replies, 1 notices, 2 announcements
# PostgreSQL has no statistics of a queue that has just been filled, takes it for short, and would sort it all for every claim.
BY_THE_INDEX = select(*(func.set_config(name, "off", true()) for name in ("enable_sort", "enable_bitmapscan", "enable_seqscan")))
DROPPED = ("cancelled", "stopped", "too late")  # outcomes of what is not sent any more


@dataclass(frozen=True, slots=True)
class Conditions:
    """What may leave now. `quiet`: of announcements only urgent ones; `refused`: (id, version) of announcements whose text a channel does not take, which
    go no further before somebody has changed something."""

    channels: Collection[str]
    now: datetime
    quiet: bool
    refused: Collection[tuple[int, int]]


def candidates(connection: Connection, conditions: Conditions, most: int) -> list[Any]:
    """The next `most` rows, one a chat, with `verdict`: "send" or one of DROPPED, and `version` of the announcement."""
    columns = ("id", "version", "state", "starts_at", "ends_at", "urgent")
    under_way = announcement.c.state.in_([*AT_WORK, "paused"])
    rows = connection.execute(select(*(announcement.c[name] for name in columns)).where(under_way)).all()
    if connection.dialect.name == "postgresql":
        connection.execute(BY_THE_INDEX)
    return list(connection.execute(_query(conditions, rows).limit(most)))


def _query(conditions: Conditions, announcements: Sequence[Any]) -> Select[Any]:
    """Of the announcements only their ids stand in it: a join would have to look at the whole queue."""
    now, this = conditions.now, outbox.c.announcement_id
    at_work = [row for row in announcements if row.state in AT_WORK and (row.id, row.version) not in conditions.refused]
    begun = [row for row in at_work if row.state == "sending" and not (row.starts_at and row.starts_at > now)]
    loud = [row.id for row in begun if row.urgent or not conditions.quiet]
    over = and_(this.is_not(None), this.not_in([row.id for row in announcements]))
    person = announcement_recipient.c
    first = _there_is(announcement_recipient, person.announcement_id == this, person.first.is_(True))  # who made or approved it
    topic = select(announcement.c.topic).where(announcement.c.id == this).correlate(outbox).scalar_subquery()
    wanted = _there_is(subscription, subscription.c.topic == topic, subscription.c.wanted.is_(True))
    may_leave = or_(this.is_(None), this.in_(loud), over, and_(this.in_([row.id for row in at_work]), first))
    verdict = case(
        (outbox.c.until <= now, "too late"),
        (this.is_(None), "send"),
        (over, "cancelled"),
        (this.in_([row.id for row in announcements if row.ends_at and row.ends_at <= now]), "too late"),
        (or_(first, wanted), "send"),
        else_="stopped",
    )
    version = select(announcement.c.version).where(announcement.c.id == this).correlate(outbox).scalar_subquery()
    return (
        select(outbox, verdict.label("verdict"), version.label("version"))
        .where(outbox.c.state == "queued", outbox.c.due <= now, outbox.c.channel.in_(list(conditions.channels)), _nothing_before(), may_leave)
        .order_by(outbox.c.urgency, outbox.c.due, outbox.c.id)
    )


def _there_is(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the table has a row for the chat of the message.

    A scalar query, not EXISTS or a join: PostgreSQL, while it has no statistics, would join the whole queue before it takes the first few."""
    mine = and_(table.c.channel == outbox.c.channel, table.c.chat == outbox.c.chat, *conditions)
    one = select(literal(1)).select_from(table).where(mine).limit(1).correlate(outbox).scalar_subquery()
    return func.coalesce(one, 0) == 1


def _nothing_before() -> ColumnElement[bool]:
    """Nothing of the chat is under way, and nothing that is as urgent was queued before it: an announcement that waits delays no reply."""
    earlier = outbox.alias("earlier")
    before = and_(earlier.c.state == "queued", earlier.c.sequence < outbox.c.sequence, earlier.c.urgency <= outbox.c.urgency)
    return not_(_there_is(earlier, or_(earlier.c.state == "sending", before)))


def take(connection: Connection, rows: Collection[Any], epoch: int) -> set[int]:
    """Mark them as being sent, before anything is. Returns the ids that it still holds for: what is no longer true may have been dropped in this moment."""
    change = update(outbox).where(outbox.c.id.in_([row.id for row in rows]), outbox.c.state == "queued")
    change = change.values(state="sending", epoch=epoch, attempt=outbox.c.attempt + 1)
    return set(connection.execute(change.returning(outbox.c.id)).scalars())


def drop(connection: Connection, rows: Collection[Any]) -> None:
    """Give up what may not be sent any more."""
    for verdict in {row.verdict for row in rows}:
        these = outbox.c.id.in_([row.id for row in rows if row.verdict == verdict])
        connection.execute(update(outbox).where(these, outbox.c.state == "queued").values(state="dropped", outcome=verdict))
