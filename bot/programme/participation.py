"""Where applications were approved: by sector and city, from the records, as applications and as factories. How many factories there are is another matter."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.programme import ledger_counts
from bot.tables import application, company

Counts = dict[str, Any]
"""{"cells": {sector: {city: number}}, "by_sector", "by_city": {id: number}, "total"}: rows and columns add up. The id of what is not known is ""."""


def approved(connection: Connection, now: datetime) -> dict[str, Any]:
    """Approved after the paper's time, as ledger_counts.py counts them: {"applications": Counts, "factories": Counts, "as_at" (day)}.

    A factory is a company in one sector and one city, whatever the number of its applications; companies that staff have found to be one count as one."""
    query = select(application.c.sector, application.c.city, application.c.company_id).where(ledger_counts.counts_as_approved())
    same = _same(connection)
    rows = [(row.sector or "", row.city or "", same.get(row.company_id, row.company_id)) for row in connection.execute(query)]
    return {
        "applications": _counts((sector, city) for sector, city, _ in rows),
        "factories": _counts((sector, city) for sector, city, _ in set(rows)),
        "as_at": ledger_counts.hong_kong_day(now),
    }


def _same(connection: Connection) -> dict[int, int]:
    """Companies that are another one -> the last of that line; a line that bites its tail ends where it was entered."""
    said = {row.id: row.same_as for row in connection.execute(select(company.c.id, company.c.same_as).where(company.c.same_as.is_not(None)))}
    found = {}
    for first in said:
        line = [first]
        while (following := said.get(line[-1])) is not None and following not in line:
            line.append(following)
        found[first] = min(line) if following is not None else line[-1]
    return found


def _counts(pairs: Iterable[tuple[str, str]]) -> Counts:
    cells: dict[str, Counter[str]] = {}
    for sector, city in pairs:
        cells.setdefault(sector, Counter())[city] += 1
    by_city: Counter[str] = sum(cells.values(), Counter())
    by_sector = {sector: each.total() for sector, each in cells.items()}
    return {"cells": {sector: dict(each) for sector, each in cells.items()}, "by_sector": by_sector, "by_city": dict(by_city), "total": by_city.total()}
