"""What published reports say: figures of their newest editions, for the time when the records behind them are gone."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.clock import HONG_KONG
from bot.programme.report.basis import Figure
from bot.tables import report_edition

PEOPLE_DAYS = 90  # so long after an event its people are kept where the report of its year is frozen


def latest(connection: Connection, year: str) -> Row[Any] | None:
    """The newest edition of the report of a year."""
    query = select(report_edition).where(report_edition.c.year == year).order_by(report_edition.c.edition.desc()).limit(1)
    return connection.execute(query).one_or_none()


def figures(connection: Connection, year: str) -> dict[str, Figure] | None:
    """The figures of the newest edition by their keys, each with that edition as its source; None where there is none."""
    row = latest(connection, year)
    return of_edition(row) if row is not None else None


def of_edition(row: Row[Any]) -> dict[str, Figure]:
    gone = {"source": f"edition {row.edition}", "records": None}
    return {key: Figure.of_json({**kept, **gone}) for key, kept in row.content["figures"].items()}


def years(connection: Connection) -> list[str]:
    """The reporting years that have a published report, oldest first."""
    return sorted(connection.execute(select(report_edition.c.year).distinct()).scalars())


def bounds(year: str) -> tuple[datetime, datetime]:
    """When a reporting year begins, and when the next one does, in Hong Kong."""
    first = int(year[:4])
    return datetime(first, 4, 1, tzinfo=HONG_KONG), datetime(first + 1, 4, 1, tzinfo=HONG_KONG)
