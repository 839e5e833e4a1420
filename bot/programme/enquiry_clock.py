"""What time brings to enquiries: leases that run out, the next person, promises that were broken. Safe to run as often as one likes, in several processes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from bot.messages import Choice, Phrase
from bot.programme import callbacks, enquiry_rota, handover
from bot.programme.enquiry_changes import NOBODY
from bot.tables import chat_hold, enquiry


def to_look_at(connection: Connection, now: datetime) -> list[str]:
    """The enquiries that something is due for."""
    query = select(enquiry).where(enquiry.c.state != "closed").order_by(enquiry.c.reference)
    over = (enquiry.c.owned_until <= now) | enquiry.c.reference.in_(select(chat_hold.c.reference).where(chat_hold.c.until <= now))
    due = connection.execute(query.where(or_(over, _broken(now), enquiry.c.state == "open"))).all()
    return [row.reference for row in due if row.state != "open" or _is_due(connection, now, row)]


def _is_due(connection: Connection, now: datetime, row: Row[Any]) -> bool:
    """Of one that is open: whether there is more to do than wait."""
    return _is_broken(row, now) or (row.owned_until is not None and row.owned_until <= now) or enquiry_rota.whose_turn(connection, now, row) is not None


def look_at(connection: Connection, now: datetime, reference: str) -> None:
    """Do what is due for one enquiry."""
    row = handover.lock(connection, reference)
    if row is None or row.state == "closed":
        return
    if row.owned_until is not None and row.owned_until <= now:
        _expire(connection, now, row)
        row = handover.lock(connection, reference)
        assert row is not None
    if _is_broken(row, now):
        _apologise(connection, now, row)
    if enquiry_rota.whose_turn(connection, now, row) is not None:
        enquiry_rota.offer(connection, now, reference)


def _expire(connection: Connection, now: datetime, row: Row[Any]) -> None:
    """The lease is over: the chat is the bot's again, and what was not answered goes to the next person."""
    live = handover.end(connection, row.reference)
    answered = row.state == "answered"
    columns = {"state": "answered" if answered else "open", "version": row.version + 1, **NOBODY}
    connection.execute(update(enquiry).where(enquiry.c.reference == row.reference).values(**columns))
    handover.step(connection, now, row.reference, "to_bot" if answered else "expired", staff_id=row.owner_id, note="clock")
    if not live:
        return
    said: Phrase = {"say": "handover-given-back" if answered else "handover-expired", "reference": row.reference}
    handover.tell_asker(connection, now, f"enquiry:expired:{row.reference}:{row.owned_until.isoformat()}", row, [said], reply=answered)


def _broken(now: datetime) -> Any:
    """The condition of a promise that has passed without an answer, and is not written down as broken yet."""
    passed = enquiry.c.promised_at <= now, enquiry.c.state.in_(["open", "taken"]), enquiry.c.answered_at.is_(None), ~enquiry.c.sample
    return passed[0] & passed[1] & passed[2] & passed[3] & (enquiry.c.broken_at.is_(None) | (enquiry.c.broken_at < enquiry.c.promised_at))


def _is_broken(row: Row[Any], now: datetime) -> bool:
    waits = row.state in ("open", "taken") and row.answered_at is None and not row.sample
    return bool(waits and row.promised_at is not None and row.promised_at <= now and (row.broken_at is None or row.broken_at < row.promised_at))


def _apologise(connection: Connection, now: datetime, row: Row[Any]) -> None:
    """Write down that the promise was broken, say so with its date, and offer to call back, where it is known when that can be."""
    connection.execute(update(enquiry).where(enquiry.c.reference == row.reference).values(broken_at=now, version=row.version + 1))
    handover.step(connection, now, row.reference, "broken", staff_id=row.owner_id, until=row.promised_at)
    said: Phrase = {"say": "handover-broken", "reference": row.reference, "promised": {"moment": row.promised_at.isoformat()}}
    slots = callbacks.free(connection, row.team, now)
    phrases = [said, {"say": "handover-callback-offer"}] if slots else [said, {"say": "handover-still-ours"}]
    choose = [Choice(f"go:callback:{row.reference}", {"say": "handover-callback-choose"})] if slots else []
    handover.tell_asker(connection, now, f"enquiry:broken:{row.reference}:{row.promised_at.isoformat()}", row, phrases, more=choose)
