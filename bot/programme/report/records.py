"""The records behind a figure of the report, while they are kept; afterwards the digest of the edition that froze it. No person is ever named."""

from typing import Any

from bot.programme import Here, staff
from bot.programme.report import figures, frozen, record_rows

PAGE = 50  # rows


def behind(here: Here, *, year: str, key: str, page: int = 1) -> dict[str, Any] | None:
    """What is behind a figure of the report of a year, for a member of staff: {"figure" (as JSON), "rows": [{"name": phrase, "day", "path": of the console, or
    None}], "total" (how many rows), "page", "size" (of a page), "kept": whether every record that it counts is still here, "digest": of the edition that froze
    it where not, or None}. Whoever may not read cases gets one row that says how many there are. None for others, and where there is no such figure."""
    role = staff.role_of(here.connection, here.address)
    figure = figures.of_year(here.connection, here.knowledge, year, here.now).get(key) if role is not None else None
    if role is None or figure is None:
        return None
    rows = record_rows.rows(here, figure, role) if not figure.source.startswith(("paper ", "edition ")) else []
    total, size = len(rows), PAGE
    kept = sum(row.pop("number") for row in rows) == figure.number
    if rows and figure.basis.measure in record_rows.OF_CASES and role not in record_rows.READ_CASES:
        rows, size = [{"name": {"say": "report-row-count", "number": total}, "day": None, "path": None}], max(total, PAGE)
    page = min(max(1, page), max(1, -(-total // size)))
    shown = rows[(page - 1) * size : page * size]
    return {"figure": figure.as_json(), "rows": shown, "total": total, "page": page, "size": size, "kept": kept, "digest": _digest(here, year, key, kept)}


def _digest(here: Here, year: str, key: str, kept: bool) -> str | None:
    edition = None if kept else frozen.latest(here.connection, year)
    return str(edition.digest) if edition is not None and key in edition.content["figures"] else None
