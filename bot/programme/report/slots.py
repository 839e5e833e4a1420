"""What officers write for the report of a year: a text for each slot, in Traditional Chinese. Figures are never written here; they fill themselves."""

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.programme import Here, application_changes, audit, notices
from bot.programme.staff import Role
from bot.tables import report, staff

WRITERS: frozenset[Role] = frozenset({"case_officer", "publisher"})
LONGEST = 4000  # characters of a slot
YEAR = re.compile(r"(20[0-9]{2})-([0-9]{2})")


def is_year(text: str) -> bool:
    """Whether it names a reporting year, 1 April to 31 March, such as 2010-11; the first is 2008-09."""
    found = YEAR.fullmatch(text)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2]) and int(found[1]) >= 2008


def written(connection: Connection, year: str) -> dict[str, Any]:
    """{"slots": {name: text}, "version" (0: nothing was written yet), "by" (who wrote last, a name), "at" (ISO)}."""
    query = select(report, staff.c.name).outerjoin(staff, staff.c.id == report.c.updated_by).where(report.c.year == year)
    row = connection.execute(query).one_or_none()
    if row is None:
        return {"slots": {}, "version": 0, "by": None, "at": None}
    return {"slots": dict(row.slots), "version": int(row.version), "by": row.name, "at": row.updated_at.isoformat()}


def save(here: Here, *, year: str, version: int, slots: dict[str, str], names: Collection[str]) -> dict[str, Any]:
    """Keep the texts of a year; `names`: the slots that there are, others are left out.

    Returns {"outcome": "done", "changed": [names]}, "too_long" with "slots": [names], "unknown" (no such year), "not_allowed", or "changed" with "now" (as
    `written`): somebody else saved in the meantime, and nothing was kept."""
    me = application_changes.officer(here, WRITERS)
    if me is None:
        return {"outcome": "not_allowed"}
    if not is_year(year):
        return {"outcome": "unknown"}
    texts = {name: slots.get(name, "").strip() for name in names}
    if long := [name for name, text in texts.items() if len(text) > LONGEST]:
        return {"outcome": "too_long", "slots": long}
    row = _held(here, year)
    if row.version != version:
        return {"outcome": "changed", "now": written(here.connection, year)}
    kept = dict(row.slots) | texts
    changed = sorted(name for name in texts if texts[name] != row.slots.get(name, ""))
    if changed:
        values = {"slots": kept, "version": row.version + 1, "updated_by": me, "updated_at": here.now}
        here.connection.execute(update(report).where(report.c.year == year).values(**values))
        before = {name: row.slots.get(name, "") for name in changed}
        audit.write(here, f"staff {me}", "report written", f"report {year}", ", ".join(changed), before=before, after={name: kept[name] for name in changed})
    return {"outcome": "done", "changed": changed}


def _held(here: Here, year: str) -> Row[Any]:
    """The row of the year under its lock, made where there is none."""
    notices.insert_once(here.connection, report, {"year": year, "slots": {}, "version": 0, "updated_at": here.now})
    return here.connection.execute(select(report).where(report.c.year == year).with_for_update()).one()
