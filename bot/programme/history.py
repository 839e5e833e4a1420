"""The paper's figures in the database: loaded once each, never overwritten; and what is kept of cases whose time is over, as numbers without a firm."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.programme.ledger_counts import PAPER_END, counts_as_approved, reporting_year
from bot.programme.notices import insert_once
from bot.tables import application, history_figure, payment, provider, provider_period

KEY = ("measure", "part", "year")
KEPT_ENQUIRIES = "kept enquiries"


def load(connection: Connection, figures: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Put figures into the database: {"measure", "part", "year", "number", "about", "source"} each. Safe to run again.

    Returns {"new", "there" (how many), "different": [{"measure", "part", "year", "in_file", "in_database"}]}: what differs is refused and stays as it was."""
    new, there = 0, 0
    different = []
    for each in figures:
        if insert_once(connection, history_figure, each):
            new += 1
            continue
        row = connection.execute(select(history_figure).where(*(history_figure.c[name] == each[name] for name in KEY))).one()
        if (row.number, bool(row.about), row.source) == (each["number"], each["about"], each["source"]):
            there += 1
        else:
            both = {"in_file": _value(each), "in_database": _value(row._asdict())}
            different.append({name: each[name] for name in KEY} | both)
    return {"new": new, "there": there, "different": different}


def keep_counts(connection: Connection, application_ids: Iterable[int]) -> None:
    """Before cases are deleted at the end of their time: their approvals and their money stay in the totals, as numbers."""
    these = list(application_ids)
    query = select(application).where(application.c.id.in_(these), counts_as_approved())
    for row in connection.execute(query.order_by(application.c.id)).all():
        year = reporting_year(row.decided_on)
        counts = {"kept approvals": row.component, f"kept {row.rules}": row.component}
        counts |= {"kept sectors": row.sector or "none", "kept cities": row.city or "none"}
        counts |= {"kept demonstrations": row.technology or "none"} if row.component == "demonstration" else {}
        counts |= {"kept withdrawn": row.component} if row.state == "withdrawn" else {}
        for measure, part in counts.items():
            keep(connection, measure, part, year)
        _keep_cents(connection, "kept grants", year, row.grant_cents or 0)
    paid = select(payment.c.paid_on, payment.c.amount_cents).join(application, application.c.id == payment.c.application_id)
    for row in connection.execute(paid.where(application.c.id.in_(these), application.c.sample.is_(False)).order_by(payment.c.id)).all():
        _keep_cents(connection, "kept payments", reporting_year(row.paid_on), row.amount_cents)


def keep_provider_counts(connection: Connection, provider_ids: Iterable[int]) -> None:
    """Before service providers are deleted: the year in which each was first registered stays counted."""
    first = select(func.min(provider_period.c.starts_on).label("day")).join(provider, provider.c.id == provider_period.c.provider_id)
    these = first.where(provider.c.id.in_(list(provider_ids)), provider.c.sample.is_(False)).group_by(provider.c.id)
    for day in connection.execute(these).scalars().all():
        keep(connection, "kept new providers", "all", reporting_year(day))


def kept_cents(connection: Connection, measure: str) -> dict[str, int]:
    """Money that was kept of deleted cases: {reporting year: cents}."""
    found: dict[str, int] = {}
    for row in connection.execute(select(history_figure).where(history_figure.c.measure == measure)):
        found[row.year] = found.get(row.year, 0) + row.number * (100 if row.part == "dollars" else 1)
    return found


def keep(connection: Connection, measure: str, part: str, year: str, number: int = 1) -> None:
    """Add to a number that is kept of what is deleted."""
    values = {"measure": measure, "part": part, "year": year, "number": number, "about": False, "source": f"records after {PAPER_END}"}
    if not insert_once(connection, history_figure, values):
        this = (history_figure.c.measure == measure) & (history_figure.c.part == part) & (history_figure.c.year == year)
        connection.execute(update(history_figure).where(this).values(number=history_figure.c.number + number))


def _keep_cents(connection: Connection, measure: str, year: str, cents: int) -> None:
    """In two parts: the column is too small for a year's money in cents."""
    for part, number in zip(("dollars", "cents"), divmod(cents, 100), strict=True):
        if number:
            keep(connection, measure, part, year, number)


def _value(figure: dict[str, Any]) -> str:
    return f"{'about ' if figure['about'] else ''}{figure['number']:,} ({figure['source']})"
