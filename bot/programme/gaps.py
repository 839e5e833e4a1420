"""Where participation is low: sectors by cities, beside the number of factories where it is known; and the same table for outside, without small numbers."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.knowledge import Knowledge
from bot.programme import factory_counts, participation, small_cells
from bot.programme.factory_counts import ALL

IN_THE_DELTA = ("prd", "part")
MOST_LOW = 10


def table(connection: Connection, knowledge: Knowledge, now: datetime) -> dict[str, Any]:
    """For staff: {"as_at", "sectors", "cities": ids with those that have none, "" of what is not known last, "applications", "factories": Counts of
    participation.py, "shares": {sector: {city: share}} with "all" for rows, columns and the whole, "low": the lowest shares first}.

    A share: {"of": factories there are, "as_at", "source", "overdue", "percent": whole, of the factories with an approved application; None where these are
    more than were counted, so that the count is too old or of something else}. Where nobody has counted there is none: the number is only a count."""
    found = participation.approved(connection, now)
    factories = found["factories"]
    sectors = _with_unknown([*knowledge.sector_names, "other"], factories["by_sector"])
    near = [place.id for place in knowledge.places if place.place in IN_THE_DELTA]
    cities = _with_unknown(
        [*near, *(place.id for place in knowledge.places if place.id not in near and place.id in factories["by_city"])], factories["by_city"]
    )
    shares: dict[str, dict[str, dict[str, Any]]] = {}
    for each in factory_counts.listed(connection, found["as_at"]):
        shares.setdefault(each["sector"], {})[each["city"]] = _share(each, number(factories, each["sector"], each["city"]))
    known = [(sector, city, share) for sector, row in shares.items() for city, share in row.items() if share["percent"] is not None]
    low = sorted(known, key=lambda each: (each[2]["percent"], -each[2]["of"], each[0], each[1]))[:MOST_LOW]
    listed = [{"sector": sector, "city": city, "number": number(factories, sector, city), **share} for sector, city, share in low]
    return {**found, "sectors": sectors, "cities": cities, "shares": shares, "low": listed}


def public(connection: Connection, knowledge: Knowledge, now: datetime) -> dict[str, Any]:
    """The table for anybody outside: {"as_at", "sectors", "cities", "cells": {sector: {city: number}}, "by_sector", "by_city", "total", "shares" (as above)},
    all of factories. None stands for a number under five, and for others from which, with the totals, such a number could be worked out; it has no share."""
    found = table(connection, knowledge, now)
    sectors, cities, factories = found["sectors"], found["cities"], found["factories"]
    grid = [[number(factories, sector, city) for city in (*cities, ALL)] for sector in (*sectors, ALL)]
    safe = small_cells.hidden(grid)
    shown = {(sector, city): safe[r][c] for r, sector in enumerate((*sectors, ALL)) for c, city in enumerate((*cities, ALL))}
    shares = {sector: {city: share for city, share in row.items() if shown.get((sector, city)) is not None} for sector, row in found["shares"].items()}
    return {
        "as_at": found["as_at"],
        "sectors": sectors,
        "cities": cities,
        "cells": {sector: {city: shown[sector, city] for city in cities} for sector in sectors},
        "by_sector": {sector: shown[sector, ALL] for sector in sectors},
        "by_city": {city: shown[ALL, city] for city in cities},
        "total": shown[ALL, ALL],
        "shares": {sector: row for sector, row in shares.items() if row},
    }


def number(counts: participation.Counts, sector: str, city: str) -> int:
    """Of a cell; "all": of a row, a column or the whole."""
    if sector == ALL:
        return int(counts["total"] if city == ALL else counts["by_city"].get(city, 0))
    return int(counts["by_sector"].get(sector, 0) if city == ALL else counts["cells"].get(sector, {}).get(city, 0))


def rule(sector: str, city: str) -> dict[str, list[str]]:
    """Whom a targeted announcement is for: the rule of audiences.py for a row, a column or a cell. Empty where it would be everybody, or nobody's."""
    if "" in (sector, city):
        return {}
    return {name: [value] for name, value in (("sectors", sector), ("cities", city)) if value != ALL}


def _share(count: dict[str, Any], approved: int) -> dict[str, Any]:
    percent = (200 * approved + count["number"]) // (2 * count["number"]) if approved <= count["number"] else None
    return {"of": count["number"], "as_at": count["as_at"], "source": count["source"], "overdue": count["overdue"], "percent": percent}


def _with_unknown(ids: list[str], counted: dict[str, int]) -> list[str]:
    return [*ids, ""] if counted.get("") else ids
