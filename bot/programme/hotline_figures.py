"""The hotline's figures: one count of questions in the chat and calls by phone, and why enquiries were closed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.clock import HONG_KONG
from bot.programme import history
from bot.programme.calls import CHANNEL
from bot.programme.ledger_counts import reporting_year
from bot.tables import enquiry, history_figure, hotline_log

CLOSED = "closed "


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
    """Enquiries that were opened in that time: {"opened", "answered" (in the reporting year in which they were opened), "promised", "broken", "closed":
    {reason: number}}. Samples do not count. Those that have been deleted since are in it where the time is made of whole reporting years."""
    first, last = (datetime.combine(day, time(), HONG_KONG) for day in (first_day, last_day + timedelta(days=1)))
    query = select(enquiry).where(enquiry.c.created_at >= first, enquiry.c.created_at < last, ~enquiry.c.sample)
    found = sum((_counted(row) for row in connection.execute(query)), Counter[str]())
    for row in connection.execute(select(history_figure).where(history_figure.c.measure == history.KEPT_ENQUIRIES)):
        if first_day.isoformat() <= f"{row.year[:4]}-04-01" and f"{int(row.year[:4]) + 1}-03-31" <= last_day.isoformat():
            found[row.part] += row.number
    closed = {name.removeprefix(CLOSED): number for name, number in found.items() if name.startswith(CLOSED)}
    return {name: found[name] for name in ("opened", "answered", "promised", "broken")} | {"closed": closed}


def keep_enquiries(connection: Connection, references: Iterable[str]) -> None:
    """Before enquiries are deleted at the end of their time: that there were so many of them in their years stays, as numbers."""
    years: dict[str, Counter[str]] = {}
    for row in connection.execute(select(enquiry).where(enquiry.c.reference.in_(list(references)), ~enquiry.c.sample)):
        years.setdefault(_year(row.created_at), Counter()).update(_counted(row))
    for year, counts in sorted(years.items()):
        for part, number in sorted(counts.items()):
            history.keep(connection, history.KEPT_ENQUIRIES, part, year, number)


def _counted(row: Row[Any]) -> Counter[str]:
    """What one enquiry counts for."""
    answered = row.answered_at is not None and _year(row.answered_at) == _year(row.created_at)
    these = {"opened": True, "answered": answered, "promised": row.promised_at is not None, "broken": row.broken_at is not None}
    return Counter([*(name for name, counts in these.items() if counts), *([f"{CLOSED}{row.close_reason}"] if row.close_reason else [])])


def _year(moment: datetime) -> str:
    return reporting_year(moment.astimezone(HONG_KONG).date().isoformat())
