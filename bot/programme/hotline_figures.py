"""The hotline's figures: one count of questions in the chat and calls by phone, and why enquiries were closed."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from bot.clock import HONG_KONG
from bot.programme.calls import CHANNEL
from bot.tables import enquiry, hotline_log


def hotline_counts(connection: Connection, first_day: date, last_day: date) -> dict[str, int]:
    """Between two days in Hong Kong, both included: {"questions" (in the chat), "calls", "answered", "offered", "missed", "handed_over"}.

    Each row of the log is one of the first two and one of the other four, so that both come to the same total."""
    within = hotline_log.c.day.between(first_day.isoformat(), last_day.isoformat())
    query = select(hotline_log.c.channel, hotline_log.c.outcome, func.count()).where(within).group_by(hotline_log.c.channel, hotline_log.c.outcome)
    found: Counter[str] = Counter()
    for channel, outcome, number in connection.execute(query):
        found["calls" if channel == CHANNEL else "questions"] += number
        found["handed_over" if outcome == "handed" else outcome] += number
    return {name: found[name] for name in ("questions", "calls", "answered", "offered", "missed", "handed_over")}


def enquiry_counts(connection: Connection, first_day: date, last_day: date) -> dict[str, Any]:
    """Enquiries that were opened in that time: {"opened", "answered", "promised", "broken", "closed": {reason: number}}. Samples do not count."""
    first, last = (datetime.combine(day, time(), HONG_KONG) for day in (first_day, last_day + timedelta(days=1)))
    query = select(enquiry).where(enquiry.c.created_at >= first, enquiry.c.created_at < last, ~enquiry.c.sample)
    rows = connection.execute(query).all()
    return {
        "opened": len(rows),
        "answered": sum(row.answered_at is not None for row in rows),
        "promised": sum(row.promised_at is not None for row in rows),
        "broken": sum(row.broken_at is not None for row in rows),
        "closed": dict(Counter(row.close_reason for row in rows if row.close_reason)),
    }
