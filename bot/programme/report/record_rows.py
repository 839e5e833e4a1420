"""The rows behind each measure of the report, with the page of the console where one of them is opened."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.clock import HONG_KONG
from bot.messages import Phrase
from bot.programme import Here, application_changes, calls, figures, ledger_counts, media, organise
from bot.programme.report.basis import ALL, Figure
from bot.programme.staff import Role
from bot.tables import application, attendee, booth_visitor, enquiry, hotline_log, label, media_item, meeting, payment, provider, provider_period

ROOT = "/console"
OF_CASES = frozenset({"approvals", "demonstrations", "grants", "grants_paid", "approved_sectors", "approved_cities"})
READ_CASES: frozenset[Role] = frozenset({"case_officer", "approver"})  # see references of cases; only who may open a case has a link
Row = dict[str, Any]
"""{"name": phrase, "day", "path", "number": what it counts for}: all rows together come to the figure."""


def rows(here: Here, figure: Figure, role: Role) -> list[Row]:
    """All rows behind a figure that there are, oldest first. `role`: links lead only where it may go."""
    first, last = _days(figure)
    return ROWS[figure.basis.measure](here, figure, role, first, last)


def _days(figure: Figure) -> tuple[str, str]:
    """The first and the last day that it counts; of a stock all days until then."""
    period = figure.basis.period
    match figure.basis.kind:
        case "year":
            return f"{period[:4]}-04-01", f"{int(period[:4]) + 1}-03-31"
        case "calendar":
            return f"{period}-01-01", f"{period}-12-31"
        case _:
            return "2008-04-01", period


def _row(name: Phrase, day: str | None, path: str = "", number: int = 1) -> Row:
    return {"name": name, "day": day, "path": f"{ROOT}{path}" if path else None, "number": number}


def _case_path(role: Role, path: str) -> str:
    return path if role in application_changes.ROLES else ""


# --- cases ---


def _applications(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    columns = {
        **{"approvals": application.c.component, "demonstrations": application.c.technology},
        **{"approved_sectors": application.c.sector, "approved_cities": application.c.city},
    }
    column = columns.get(figure.basis.measure)
    of: list[ColumnElement[bool]] = [application.c.decided_on.between(first, last)]
    if column is not None and figure.part != ALL:
        of.append(func.coalesce(column, "none") == figure.part)
    if figure.basis.measure == "demonstrations":
        of.append(application.c.component == "demonstration")
    query = select(application).where(ledger_counts.counts_as_approved(), *of).order_by(application.c.decided_on, application.c.reference)
    found = list(here.connection.execute(query))
    if figure.basis.unit == "cents":
        return [_money(row, row.decided_on, row.grant_cents or 0, role) for row in found]
    return [_row(row.reference, row.decided_on, _case_path(role, f"/applications/{row.id}")) for row in found]


def _money(row: Any, day: str, cents: int, role: Role) -> Row:
    name: Phrase = {"say": "report-row-money", "name": row.reference, "money": {"money": cents}}
    return _row(name, day, _case_path(role, f"/applications/{row.id}"), cents)


def _payments(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    joined = select(payment.c.paid_on, payment.c.amount_cents, application.c.reference, application.c.id).join(application)
    query = joined.where(~application.c.sample, payment.c.paid_on <= last).order_by(payment.c.paid_on, payment.c.id)
    return [_money(row, row.paid_on, row.amount_cents, role) for row in here.connection.execute(query)]


# --- events ---


def _events(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    measure, inside = figure.basis.measure, here.knowledge.counting.visits_inside_events
    held = [row for row in figures.ended(here.connection, date.fromisoformat(first), date.fromisoformat(last), here.now) if not row.sample]
    wanted: Callable[[Any], bool] = {
        "factory_visits": lambda row: row.kind == "visit",
        "exhibitions": lambda row: row.kind == "exhibition",
        "exhibition_visitors": lambda row: row.kind == "exhibition",
    }.get(measure, lambda row: row.kind != "exhibition" and (inside or row.kind != "visit"))
    held = [row for row in held if wanted(row) and (measure != "joint_events" or row.co_organisers)]
    if measure == "participants":
        counted = _count(here, attendee, attendee.c.arrived_at.is_not(None))
    elif measure == "exhibition_visitors":
        counted = _count(here, booth_visitor)
    else:
        counted = None
    return [_event(row, role, None if counted is None else counted.get(row.id, 0)) for row in held]


def _event(row: Any, role: Role, number: int | None) -> Row:
    title: Phrase = {"typed": row.title}
    day = row.starts_at.astimezone(HONG_KONG).date().isoformat()
    path = f"/events/{row.id}" if role in organise.ROLES else ""
    if number is None:
        return _row(title, day, path)
    return _row({"say": "report-row-number", "name": title, "number": number}, day, path, number)


def _count(here: Here, table: Any, *conditions: ColumnElement[bool]) -> dict[str, int]:
    query = select(table.c.event_id, func.count().label("number")).where(*conditions).group_by(table.c.event_id)
    return {row.event_id: int(row.number) for row in here.connection.execute(query)}


# --- the hotline, by day ---


def _hotline(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    by_phone = hotline_log.c.channel == calls.CHANNEL
    of = hotline_log.c.day.between(first, last) & (by_phone if figure.basis.measure == "hotline_calls" else ~by_phone)
    query = select(hotline_log.c.day, func.count().label("number")).where(of).group_by(hotline_log.c.day).order_by(hotline_log.c.day)
    return [_times(row.day, int(row.number)) for row in here.connection.execute(query)]


def _enquiries(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    days: Counter[str] = Counter()
    for row in here.connection.execute(select(enquiry.c.created_at, enquiry.c.answered_at).where(~enquiry.c.sample)):
        day = row.created_at.astimezone(HONG_KONG).date().isoformat()
        answered = row.answered_at is not None and row.answered_at.astimezone(HONG_KONG).date().isoformat() <= last
        days[day] += first <= day <= last and (answered or figure.basis.measure == "enquiries")
    return [_times(day, number) for day, number in sorted(days.items()) if number]


def _times(day: str, number: int) -> Row:
    return _row({"say": "report-row-times", "number": number}, day, number=number)


# --- registers and logs ---


def _providers(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    began = func.min(provider_period.c.starts_on).label("began")
    query = select(provider.c.id, provider.c.name, provider.c.base, began).join(provider_period, provider_period.c.provider_id == provider.c.id)
    query = query.where(~provider.c.sample).group_by(provider.c.id, provider.c.name, provider.c.base)
    if figure.basis.measure == "new_providers":
        query = query.having(began.between(first, last))
    else:
        query = query.where(provider_period.c.starts_on <= last, provider_period.c.ends_on.is_(None) | (provider_period.c.ends_on > last))
    found = [row for row in here.connection.execute(query.order_by(began, provider.c.id)) if figure.part in (ALL, row.base)]
    return [_row(row.name, row.began, _case_path(role, f"/providers/{row.id}")) for row in found]


def _labels(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    query = select(label).where(label.c.year == int(first[:4]), ~label.c.sample).order_by(label.c.number)
    found = [row for row in here.connection.execute(query) if figure.part in (ALL, ledger_counts.LABEL_PARTS[row.category])]
    return [_row({"list": [row.number, row.name]}, None, _case_path(role, f"/recognition/{row.application_id}") if row.application_id else "") for row in found]


def _meetings(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    held = select(meeting.c.id, meeting.c.day).where(meeting.c.state == "held", meeting.c.day.between(first, last)).order_by(meeting.c.day)
    return [_row({"say": "report-row-meeting"}, row.day, _case_path(role, f"/committee/{row.id}")) for row in here.connection.execute(held)]


def _media(here: Here, figure: Figure, role: Role, first: str, last: str) -> list[Row]:
    of = ~media_item.c.sample & media_item.c.removed_at.is_(None) & (media_item.c.kind == figure.part) & media_item.c.day.between(first, last)
    found = here.connection.execute(select(media_item).where(of).order_by(media_item.c.day, media_item.c.id))
    return [_row({"list": [row.outlet, row.title]}, row.day, f"/media/{row.id}" if role in media.ROLES else "") for row in found]


ROWS: dict[str, Callable[[Here, Figure, Role, str, str], list[Row]]] = {
    **dict.fromkeys(("approvals", "demonstrations", "grants", "approved_sectors", "approved_cities"), _applications),
    **dict.fromkeys(("events", "participants", "factory_visits", "joint_events", "exhibitions", "exhibition_visitors"), _events),
    **{"grants_paid": _payments, "hotline_questions": _hotline, "hotline_calls": _hotline, "enquiries": _enquiries, "enquiries_answered": _enquiries},
    **{"providers": _providers, "new_providers": _providers, "labels": _labels, "meetings": _meetings, "media": _media},
}
