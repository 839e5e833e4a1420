"""Where applications were approved: by sector and city, from the records. These are no shares: how many factories there are is not known."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from bot.programme import Here, ledger_counts
from bot.tables import application


def approved(here: Here) -> dict[str, Any]:
    """Applications approved after the paper's time, as ledger_counts.py counts them: {"sectors", "cities": ids that have any, the most first (None: not known,
    last), "cells": {sector: {city: number}}, "by_sector", "by_city": {id: number}, "total", "as_at" (day)}; the id of what is not known is ""."""
    rows = here.connection.execute(select(application.c.sector, application.c.city).where(ledger_counts.counts_as_approved())).all()
    cells: dict[str, Counter[str]] = {}
    for row in rows:
        cells.setdefault(row.sector or "", Counter())[row.city or ""] += 1
    by_sector = Counter(row.sector or "" for row in rows)
    by_city = Counter(row.city or "" for row in rows)
    return {
        "sectors": _most_first(by_sector),
        "cities": _most_first(by_city),
        "cells": {sector: dict(counts) for sector, counts in cells.items()},
        "by_sector": dict(by_sector),
        "by_city": dict(by_city),
        "total": len(rows),
        "as_at": ledger_counts.hong_kong_day(here.now),
    }


def _most_first(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda each: (not each, -counts[each], each))
