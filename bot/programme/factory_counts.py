"""How many factories there are of a sector in a city, where somebody has counted them: entered by staff with a source, a day and a day of review."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.knowledge import Knowledge
from bot.messages import Phrase
from bot.programme import Here, application_changes, audit, notices
from bot.programme.staff import Role
from bot.tables import factory_count

EDITORS: frozenset[Role] = frozenset({"case_officer", "publisher"})
ALL = "all"  # of sectors or cities: a count of all of them is a count of its own, never a sum of others
MOST = 10_000_000
LONGEST_SOURCE = 300
FIELDS = ("number", "as_at", "source", "review_on")
Outcome = dict[str, Any]


def listed(connection: Connection, today: str) -> list[dict[str, Any]]:
    """Every count: {"sector", "city" (ids, or "all"), "number", "as_at", "source", "review_on", "version", "overdue": whether its day of review has passed}."""
    rows = connection.execute(select(factory_count).order_by(factory_count.c.sector, factory_count.c.city)).all()
    return [dict(row._mapping) | {"overdue": row.review_on < today} for row in rows]


def save(here: Here, *, sector: str, city: str, version: int | None, number: str, as_at: str, source: str, review_on: str) -> Outcome:
    """Enter a count, or change the one that is there; `version` None: there was none. The numbers and days are texts as they were typed.

    Returns {"outcome": "done"}, "problems" with "problems": {field: phrase}, "changed" with "now": the count that is there (None: it was removed), or
    "not_allowed"."""
    me = application_changes.officer(here, EDITORS)
    if me is None:
        return {"outcome": "not_allowed"}
    wrong = _problems(here.knowledge, sector, city, number, as_at, source, review_on)
    if wrong:
        return {"outcome": "problems", "problems": wrong}
    values = {"number": int(_digits(number)), "as_at": as_at, "source": " ".join(source.split()), "review_on": review_on}
    row = _held(here, sector, city)
    if row is None and version is None:
        if not notices.insert_once(here.connection, factory_count, {"sector": sector, "city": city, "version": 0, **values}):
            return {"outcome": "changed", "now": _plain(_held(here, sector, city))}
    elif row is None or row.version != version:
        return {"outcome": "changed", "now": _plain(row)}
    else:
        here.connection.execute(update(factory_count).where(*_this(sector, city)).values(**values, version=row.version + 1))
    audit.write(here, f"staff {me}", "factories counted", f"factories {sector} {city}", before=_plain(row), after=values)
    return {"outcome": "done"}


def remove(here: Here, *, sector: str, city: str, version: int | None) -> Outcome:
    """Take a count away that was entered in the wrong place. "done", "unknown", "changed" or "not_allowed"."""
    me = application_changes.officer(here, EDITORS)
    if me is None:
        return {"outcome": "not_allowed"}
    row = _held(here, sector, city)
    if row is None:
        return {"outcome": "unknown"}
    if row.version != version:
        return {"outcome": "changed", "now": _plain(row)}
    here.connection.execute(delete(factory_count).where(*_this(sector, city)))
    audit.write(here, f"staff {me}", "factories removed", f"factories {sector} {city}", before=_plain(row))
    return {"outcome": "done"}


def _problems(knowledge: Knowledge, sector: str, city: str, number: str, as_at: str, source: str, review_on: str) -> dict[str, Phrase]:
    wrong: dict[str, Phrase] = {}
    if sector not in (ALL, "other", *knowledge.sector_names):
        wrong["sector"] = {"say": "gaps-wrong-sector"}
    if city not in (ALL, *(place.id for place in knowledge.places)):
        wrong["city"] = {"say": "gaps-wrong-city"}
    digits = _digits(number)
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 9 and 0 < int(digits) <= MOST):
        wrong["number"] = {"say": "gaps-wrong-number"}
    for name, day in (("as_at", as_at), ("review_on", review_on)):
        if not _is_day(day):
            wrong[name] = {"say": "gaps-wrong-day"}
    if "as_at" not in wrong and "review_on" not in wrong and review_on <= as_at:
        wrong["review_on"] = {"say": "gaps-wrong-review"}
    if not source.strip() or len(source) > LONGEST_SOURCE:
        wrong["source"] = {"say": "gaps-wrong-source", "most": LONGEST_SOURCE}
    return wrong


def _digits(number: str) -> str:
    """Without the signs by which thousands are set apart."""
    return "".join(number.split()).replace(",", "")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _this(sector: str, city: str) -> tuple[Any, Any]:
    return factory_count.c.sector == sector, factory_count.c.city == city


def _held(here: Here, sector: str, city: str) -> Row[Any] | None:
    return here.connection.execute(select(factory_count).where(*_this(sector, city)).with_for_update()).one_or_none()


def _plain(row: Row[Any] | None) -> dict[str, Any] | None:
    return dict(row._mapping) if row is not None else None
