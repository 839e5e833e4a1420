"""How far an announcement is, and what it achieved: from rows, by what people did with its buttons and with us afterwards. Nothing else is watched."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, exists, func, select, update

from bot.programme import Here, application_changes
from bot.programme.announcement_changes import READERS as READERS
from bot.programme.announcement_counts import STATES, counts
from bot.programme.dispatch import handed_lately
from bot.tables import announcement, announcement_recipient, application, attendee, event, holder, outbox, registration

PARTS = ("sector", "city", "language", "channel")
MEASURES = ("sent", "tapped", "registered", "came", "applied")
RATE_SECONDS = 60.0
KEPT = timedelta(days=80)  # then the results are summed up: the rows of people are kept for 90 days


def progress(here: Here, *, announcement_id: int) -> dict[str, Any] | None:
    """{"state", "version", "total", each of announcement_counts.STATES, "left", "first" (of the total: the chats of the two who made and approved it),
    "rate_a_second" (of the last minute), "seconds_left" (None where that cannot be said), "outcomes": {outcome: messages}}, or None."""
    row = _row(here, announcement_id)
    if row is None:
        return None
    found = row.totals or counts(here.connection, row)
    rate = handed_lately(here.connection, row.id, here.now, RATE_SECONDS) / RATE_SECONDS if row.state == "sending" else 0.0
    first = select(func.count()).where(announcement_recipient.c.announcement_id == row.id, announcement_recipient.c.first)
    return {
        **{name: found[name] for name in ("total", *STATES, "left", "outcomes")},
        **{"state": row.state, "version": row.version, "first": int(here.connection.execute(first).scalar_one())},
        **{"rate_a_second": round(rate, 1), "seconds_left": round(found["left"] / rate) if rate else None},
    }


def results(here: Here, *, announcement_id: int, by: str = "sector") -> list[dict[str, Any]] | None:
    """What it achieved, by sector, city, language or channel as they were when the list was made: rows {"part" ("" where it is not known), "sent", "tapped",
    "registered", "came", "applied"}, in people's chats, each counted once; what they did counts from the moment they were given it. None where there is none.

    Registered and came: for the events of its buttons, or for any event if it has none; applied: an application handed in by their company."""
    row = _row(here, announcement_id)
    if row is None or by not in PARTS:
        return None
    if row.totals and "results" in row.totals:
        kept: list[dict[str, Any]] = row.totals["results"][by]
        return kept
    return _results(here.connection, row, by)


def _results(connection: Connection, row: Row[Any], by: str) -> list[dict[str, Any]]:
    person = announcement_recipient
    part = func.coalesce(person.c[by], "")
    same = (outbox.c.announcement_id == person.c.announcement_id) & (outbox.c.channel == person.c.channel) & (outbox.c.chat == person.c.chat)
    sent = exists(select(outbox.c.id).where(same, outbox.c.state.in_(["sent", "shelf"])))
    booked = _booked([each["given"] for each in row.buttons if each["do"] == "event"])
    did: dict[str, ColumnElement[bool]] = {
        "sent": sent,
        "tapped": person.c.tapped_at.is_not(None),
        "registered": exists(booked),
        "came": exists(booked.where(attendee.c.arrived_at.is_not(None))),
        "applied": exists(_applied()),
    }
    columns = [func.sum(case((did[name], 1), else_=0)).label(name) for name in MEASURES]
    query = select(part.label("part"), *columns).where(person.c.announcement_id == row.id, ~person.c.first).group_by(part)
    return [{"part": each.part, **{name: int(getattr(each, name)) for name in MEASURES}} for each in connection.execute(query.order_by(part))]


def _booked(events: list[str]) -> Any:
    """Registrations that this person made after they were given it."""
    person = announcement_recipient
    joined = registration.join(event, event.c.id == registration.c.event_id).join(attendee, attendee.c.registration_id == registration.c.id)
    mine = and_(registration.c.channel == person.c.channel, registration.c.chat == person.c.chat, registration.c.created_at >= person.c.given_at)
    these = [registration.c.event_id.in_(events)] if events else []
    return select(registration.c.id).select_from(joined).where(mine, ~event.c.sample, *these).correlate(person)


def _applied() -> Any:
    person = announcement_recipient
    joined = application.join(holder, holder.c.company_id == application.c.company_id)
    mine = and_(holder.c.channel == person.c.channel, holder.c.chat == person.c.chat, holder.c.until.is_(None))
    after = and_(application.c.submitted_at >= person.c.given_at, ~application.c.sample)
    return select(application.c.id).select_from(joined).where(mine, after).correlate(person)


def keep(here: Here, *, announcement_id: int) -> None:
    """Sum the results up before the rows of people are deleted."""
    row = here.connection.execute(select(announcement).where(announcement.c.id == announcement_id).with_for_update()).one_or_none()
    if row is not None and row.totals and "results" not in row.totals:
        summed = {by: _results(here.connection, row, by) for by in PARTS}
        here.connection.execute(update(announcement).where(announcement.c.id == row.id).values(totals=row.totals | {"results": summed}))


def to_keep(connection: Connection, now: Any) -> list[int]:
    """Those whose results are to be summed up now."""
    query = select(announcement.c.id, announcement.c.totals).where(announcement.c.ended_at <= now - KEPT, announcement.c.totals.is_not(None))
    return [row.id for row in connection.execute(query) if row.totals and "results" not in row.totals]


def _row(here: Here, announcement_id: Any) -> Row[Any] | None:
    if application_changes.officer(here, READERS) is None or not isinstance(announcement_id, int) or not 0 < announcement_id < 2**31:
        return None
    return here.connection.execute(select(announcement).where(announcement.c.id == announcement_id)).one_or_none()
