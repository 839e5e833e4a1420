"""The press: interviews, reports, notices and advertisements about the programme, as staff log them, and how many there were."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, audit, staff
from bot.programme.cities import is_day
from bot.programme.ledger_counts import reporting_year
from bot.tables import event, media_item

KINDS = ("interview", "report", "notice", "advertisement")
ROLES: frozenset[staff.Role] = frozenset({"case_officer", "publisher"})  # enter and change
READERS: frozenset[staff.Role] = ROLES | {"hotline_agent", "approver"}
LONGEST = {"outlet": 120, "title": 300, "url": 500, "note": 2000}  # characters
BEGINNING = "2008-04-18"  # of the programme (paper, paragraph 2)
PAGE = 50
MOST_EVENTS = 100
COLUMNS = ("id", "kind", "day", "outlet", "title", "url", "note", "event_id", "version", "sample")
Item = dict[str, Any]


def listed(here: Here, *, wanted: dict[str, str], page: int) -> dict[str, Any] | None:
    """Items, the newest first: {"rows": COLUMNS and "event" (title or None), "total", "page" (from 1), "pages"}; None for who may not read them.
    `wanted`: "kind", "year" (reporting year such as 2026-27), "words" (part of the title or the outlet); "" for any."""
    if application_changes.officer(here, READERS) is None:
        return None
    query = _narrowed(wanted)
    total = int(here.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = here.connection.execute(_ordered(query).limit(PAGE).offset((page - 1) * PAGE)).all()
    return {"rows": _items(here.connection, rows), "total": total, "page": page, "pages": pages}


def every(here: Here, *, wanted: dict[str, str]) -> list[Item] | None:
    """All items of `listed`, for a file."""
    if application_changes.officer(here, READERS) is None:
        return None
    return _items(here.connection, here.connection.execute(_ordered(_narrowed(wanted))).all())


def one(here: Here, *, item_id: int) -> Item | None:
    """An item that is not removed, as in `listed`."""
    if application_changes.officer(here, READERS) is None:
        return None
    this = (media_item.c.id == item_id) & media_item.c.removed_at.is_(None)
    return next(iter(_items(here.connection, here.connection.execute(select(media_item).where(this)).all())), None)


def years(here: Here) -> list[str]:
    """The reporting years of which there are items, and this one; the newest first."""
    days = here.connection.execute(select(media_item.c.day).where(media_item.c.removed_at.is_(None)).distinct()).scalars()
    return sorted({*(reporting_year(day) for day in days), reporting_year(_today(here))}, reverse=True)


def days_of(year: str) -> tuple[date, date]:
    """The first and the last day of a reporting year: 2026-27 -> 1 April 2026, 31 March 2027."""
    first = int(year[:4])
    return date(first, 4, 1), date(first + 1, 3, 31)


def counts(connection: Connection, first_day: date, last_day: date) -> dict[str, int]:
    """{kind: number} of the items of a period, both days in it; samples and what was removed are not counted."""
    counted = (media_item.c.day >= first_day.isoformat()) & (media_item.c.day <= last_day.isoformat())
    counted &= media_item.c.removed_at.is_(None) & media_item.c.sample.is_(False)
    rows = connection.execute(select(media_item.c.kind, func.count()).where(counted).group_by(media_item.c.kind))
    found = {row[0]: int(row[1]) for row in rows}
    return {kind: found.get(kind, 0) for kind in KINDS}


def choosable(here: Here, *, chosen: str = "") -> list[dict[str, Any]]:
    """Events that an item may be about, the newest first, and the one that is chosen: {"id", "title", "day"}."""
    newest = select(event.c.id).where(event.c.state != "history").order_by(event.c.starts_at.desc(), event.c.id).limit(MOST_EVENTS)
    rows = here.connection.execute(select(event).where(event.c.id.in_(newest) | (event.c.id == chosen)).order_by(event.c.starts_at.desc(), event.c.id))
    return [{"id": row.id, "title": row.title, "day": row.starts_at.astimezone(HONG_KONG).date().isoformat()} for row in rows]


# --- changes ---


def save(here: Here, *, item_id: int | None, version: int, values: dict[str, str]) -> dict[str, Any]:
    """Log an item, or change it. `values`: "kind", "day", "outlet", "title", "url", "note", "event_id"; "" where there is nothing.

    {"outcome": "done", "id"}, or "not_allowed", "unknown", "changed", or "problems" with {"problems": {field: name of what is wrong}}."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = _held(here, item_id) if item_id is not None else None
    if item_id is not None and row is None:
        return {"outcome": "unknown"}
    if row is not None and row.version != version:
        return {"outcome": "changed"}
    wrong = _wrong(here, values)
    if wrong:
        return {"outcome": "problems", "problems": wrong}
    columns: dict[str, Any] = {name: values[name].strip() or None for name in ("kind", "day", "outlet", "title", "url", "note", "event_id")}
    if row is None:
        made = here.connection.execute(media_item.insert().values(**columns, staff_id=staff_id, version=1).returning(media_item.c.id)).scalar_one()
        audit.write(here, f"staff {staff_id}", "media item entered", f"media item {made}", after=columns)
        return {"outcome": "done", "id": made}
    here.connection.execute(update(media_item).where(media_item.c.id == row.id).values(**columns, staff_id=staff_id, version=row.version + 1))
    before = {name: getattr(row, name) for name in columns}
    audit.write(here, f"staff {staff_id}", "media item changed", f"media item {row.id}", before=before, after=columns)
    return {"outcome": "done", "id": row.id}


def remove(here: Here, *, item_id: int, version: int, reason: str) -> dict[str, Any]:
    """Take an item out of the log and its counts; the audit keeps why. {"outcome": "done" | "not_allowed" | "unknown" | "changed" | "reason_missing"}."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = _held(here, item_id)
    if row is None:
        return {"outcome": "unknown"}
    if row.version != version:
        return {"outcome": "changed"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    here.connection.execute(update(media_item).where(media_item.c.id == item_id).values(removed_at=here.now, version=row.version + 1))
    audit.write(here, f"staff {staff_id}", "media item removed", f"media item {item_id}", reason.strip())
    return {"outcome": "done"}


# --- inside ---


def _held(here: Here, item_id: int) -> Row[Any] | None:
    this = (media_item.c.id == item_id) & media_item.c.removed_at.is_(None)
    return here.connection.execute(select(media_item).where(this).with_for_update()).one_or_none()


def _narrowed(wanted: dict[str, str]) -> Any:
    query = select(media_item).where(media_item.c.removed_at.is_(None))
    if wanted.get("kind"):
        query = query.where(media_item.c.kind == wanted["kind"])
    if wanted.get("year"):
        first, last = days_of(wanted["year"])
        query = query.where(media_item.c.day >= first.isoformat(), media_item.c.day <= last.isoformat())
    if wanted.get("words"):
        named = (media_item.c.title, media_item.c.outlet)
        found = [func.lower(column).contains(wanted["words"].lower(), autoescape=True) for column in named]
        query = query.where(found[0] | found[1])
    return query


def _ordered(query: Any) -> Any:
    return query.order_by(media_item.c.day.desc(), media_item.c.id.desc())


def _items(connection: Connection, rows: Any) -> list[Item]:
    named = {row.event_id for row in rows if row.event_id}
    titles = {row.id: row.title for row in connection.execute(select(event.c.id, event.c.title).where(event.c.id.in_(named)))}
    return [{name: getattr(row, name) for name in COLUMNS} | {"event": titles.get(row.event_id)} for row in rows]


def _wrong(here: Here, values: dict[str, str]) -> dict[str, str]:
    """{field: missing | long | day | early | old | link | unknown}"""
    found = {} if values["kind"] in KINDS else {"kind": "missing"}
    found |= {name: "missing" for name in ("outlet", "title", "day") if not values[name].strip()}
    found |= {name: "long" for name, most in LONGEST.items() if len(values[name].strip()) > most}
    if values["day"] and not is_day(values["day"]):
        found["day"] = "day"
    elif values["day"] > _today(here):
        found["day"] = "early"
    elif values["day"] and values["day"] < BEGINNING:
        found["day"] = "old"
    if values["url"].strip() and (not values["url"].strip().startswith(("https://", "http://")) or any(each.isspace() for each in values["url"].strip())):
        found["url"] = "link"
    if values["event_id"] and values["event_id"] not in {each["id"] for each in choosable(here, chosen=values["event_id"])}:
        found["event_id"] = "unknown"
    return found


def _today(here: Here) -> str:
    return here.now.astimezone(HONG_KONG).date().isoformat()
