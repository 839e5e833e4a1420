"""Work with the cities of the Pearl River Delta: local measures, offices to ask, actions that are due, joint events; each with its source and day of review."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from bot.clock import HONG_KONG
from bot.messages import LANGUAGES
from bot.programme import Here, application_changes, audit, participation, staff
from bot.tables import city_entry, event

KINDS = ("measure", "contact", "action")
ROLES: frozenset[staff.Role] = frozenset({"case_officer", "publisher"})  # enter and change
READERS: frozenset[staff.Role] = ROLES | {"hotline_agent", "approver"}
LONGEST = {"text": 600, "source": 300}  # characters
HELD = ("open", "closed")  # of events; cancelled, postponed and history of the sources are none of ours
MOST_EVENTS = 60
SHOWN = ("kind", "texts", "source", "review_on")  # of what is public
COLUMNS = ("id", "city", "kind", "texts", "due_on", "done_on", "event_id", "public", "source", "review_on", "version")
Entry = dict[str, Any]
"""COLUMNS, and "overdue" (an action that is not done after its day), "late" (the day of review is past), "event" (as the joint events of `page`, or None)."""


# --- reading ---


def ids(here: Here) -> list[str]:
    """The cities that lie in the delta, wholly or in part, in the order of knowledge/places.yaml."""
    return [each.id for each in here.knowledge.places if each.place in ("prd", "part")]


def overview(here: Here) -> list[dict[str, Any]] | None:
    """A line a city: {"city", "measures", "contacts", "actions" (not done), "overdue", "late" (entries to be looked at again), "approved" (applications),
    "joint" (events with a co-organiser there, without samples)}; None for who may not read them."""
    if application_changes.officer(here, READERS) is None:
        return None
    entries = _entries(here)
    approved = participation.approved(here.connection, here.now)["applications"]["by_city"]
    joint = [row.city for row in _with_co_organisers(here.connection) if not row.sample]
    return [_line(city, [each for each in entries if each["city"] == city], approved.get(city, 0), joint.count(city)) for city in ids(here)]


def page(here: Here, *, city: str) -> dict[str, Any] | None:
    """Everything about a city: {"city", "measures", "contacts", "actions" (overdue first, then by day, done last): entries; "coming", "past": joint events
    {"id", "title", "day", "co_organisers", "sample"}; "approved", "as_at"; "may": whether whoever asks may change it}. None: no such city, or no right."""
    if application_changes.officer(here, READERS) is None or city not in ids(here):
        return None
    entries = _entries(here, city)
    of = {kind: [each for each in entries if each["kind"] == kind] for kind in KINDS}
    joint = [row for row in _with_co_organisers(here.connection) if row.city == city]
    found = participation.approved(here.connection, here.now)
    return {
        "city": city,
        "measures": of["measure"],
        "contacts": of["contact"],
        "actions": sorted(of["action"], key=lambda each: (each["done_on"] is not None, each["due_on"] or "", each["id"])),
        "coming": [_joint(row) for row in joint if row.ends_at > here.now],
        "past": [_joint(row) for row in reversed(joint) if row.ends_at <= here.now],
        "approved": found["applications"]["by_city"].get(city, 0),
        "as_at": found["as_at"],
        "may": application_changes.officer(here, ROLES) is not None,
    }


def one(here: Here, *, entry_id: int) -> Entry | None:
    """An entry that is not removed; None for who may not read it."""
    if application_changes.officer(here, READERS) is None:
        return None
    return next((each for each in _entries(here) if each["id"] == entry_id), None)


def choosable(here: Here, *, city: str, chosen: str = "") -> list[dict[str, Any]]:
    """Events in the city that an action may have led to, the newest first, and the one that is chosen: as the joint events of `page`."""
    wanted = select(event).where((event.c.city == city) | (event.c.id == chosen), event.c.state != "history")
    return [_joint(row) for row in here.connection.execute(wanted.order_by(event.c.starts_at.desc(), event.c.id).limit(MOST_EVENTS))]


def public(here: Here) -> list[dict[str, Any]]:
    """What everybody may read: [{"city", "entries": [{"kind": measure | contact, "texts", "source", "review_on"}]}] of the entries that are marked public."""
    mine = city_entry.c.removed_at.is_(None) & city_entry.c.public & (city_entry.c.kind != "action")
    rows = here.connection.execute(select(city_entry).where(mine).order_by(city_entry.c.kind.desc(), city_entry.c.id)).all()
    of = {city: [{name: getattr(row, name) for name in SHOWN} for row in rows if row.city == city] for city in ids(here)}
    return [{"city": city, "entries": entries} for city, entries in of.items() if entries]


def overdue(connection: Connection, today: str) -> int:
    """How many actions are not done after their day. `today` as 2026-11-24, in Hong Kong."""
    late = (city_entry.c.kind == "action") & city_entry.c.done_on.is_(None) & (city_entry.c.due_on < today) & city_entry.c.removed_at.is_(None)
    return int(connection.execute(select(func.count()).select_from(city_entry).where(late)).scalar_one())


# --- changes ---


def save(here: Here, *, city: str, entry_id: int | None, version: int, values: dict[str, Any]) -> dict[str, Any]:
    """Enter something, or change it. `values`: "kind", "texts", "due_on", "done_on", "event_id", "public", "source", "review_on"; days as ISO texts or "".

    {"outcome": "done", "id"}, or "not_allowed", "unknown", "changed", or "problems" with {"problems": {field: name of what is wrong}}."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = _held(here, entry_id) if entry_id is not None else None
    if city not in ids(here) or (entry_id is not None and (row is None or row.city != city)):
        return {"outcome": "unknown"}
    if row is not None and row.version != version:
        return {"outcome": "changed"}
    wrong = _wrong(here, city, values)
    if wrong:
        return {"outcome": "problems", "problems": wrong}
    columns = _columns(city, values) | {"staff_id": staff_id, "updated_at": here.now}
    if row is None:
        made = here.connection.execute(city_entry.insert().values(**columns, version=1).returning(city_entry.c.id)).scalar_one()
        audit.write(here, f"staff {staff_id}", f"city {values['kind']} entered", f"city entry {made}", after=_plain(columns))
        return {"outcome": "done", "id": made}
    this = city_entry.c.id == row.id
    here.connection.execute(update(city_entry).where(this).values(**columns, version=row.version + 1))
    before = _plain({name: getattr(row, name) for name in columns})
    audit.write(here, f"staff {staff_id}", f"city {values['kind']} changed", f"city entry {row.id}", before=before, after=_plain(columns))
    return {"outcome": "done", "id": row.id}


def remove(here: Here, *, entry_id: int, version: int, reason: str) -> dict[str, Any]:
    """Take an entry off its page; the audit keeps that it was there. {"outcome": "done" | "not_allowed" | "unknown" | "changed" | "reason_missing"}."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = _held(here, entry_id)
    if row is None:
        return {"outcome": "unknown"}
    if row.version != version:
        return {"outcome": "changed"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    this = city_entry.c.id == entry_id
    here.connection.execute(update(city_entry).where(this).values(removed_at=here.now, updated_at=here.now, version=row.version + 1))
    audit.write(here, f"staff {staff_id}", f"city {row.kind} removed", f"city entry {entry_id}", reason.strip())
    return {"outcome": "done"}


# --- inside ---


def _held(here: Here, entry_id: int) -> Row[Any] | None:
    this = (city_entry.c.id == entry_id) & city_entry.c.removed_at.is_(None)
    return here.connection.execute(select(city_entry).where(this).with_for_update()).one_or_none()


def _entries(here: Here, city: str | None = None) -> list[Entry]:
    wanted = select(city_entry).where(city_entry.c.removed_at.is_(None))
    rows = here.connection.execute((wanted.where(city_entry.c.city == city) if city else wanted).order_by(city_entry.c.id)).all()
    named = {row.event_id for row in rows if row.event_id}
    events = {row.id: _joint(row) for row in here.connection.execute(select(event).where(event.c.id.in_(named)))}
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    return [_entry(row, today) | {"event": events.get(row.event_id)} for row in rows]


def _entry(row: Row[Any], today: str) -> Entry:
    overdue = row.kind == "action" and row.done_on is None and row.due_on is not None and row.due_on < today
    return {name: getattr(row, name) for name in COLUMNS} | {"overdue": overdue, "late": row.review_on < today}


def _line(city: str, entries: list[Entry], approved: int, joint: int) -> dict[str, Any]:
    counted = {f"{kind}s": sum(each["kind"] == kind and each["done_on"] is None for each in entries) for kind in KINDS}
    marked = {name: sum(each[name] for each in entries) for name in ("overdue", "late")}
    return {"city": city, **counted, **marked, "approved": approved, "joint": joint}


def _with_co_organisers(connection: Connection) -> list[Row[Any]]:
    """Joint events, the oldest first."""
    rows = connection.execute(select(event).where(event.c.state.in_(HELD)).order_by(event.c.starts_at, event.c.id))
    return [row for row in rows if row.co_organisers]  # an empty one is stored as a JSON null too


def _joint(row: Row[Any]) -> dict[str, Any]:
    day = row.starts_at.astimezone(HONG_KONG).date().isoformat()
    return {"id": row.id, "title": row.title, "day": day, "co_organisers": row.co_organisers, "sample": row.sample}


def _wrong(here: Here, city: str, values: dict[str, Any]) -> dict[str, str]:
    """{field: missing | long | day | early | unknown}"""
    texts, action = values["texts"], values["kind"] == "action"
    found = {} if values["kind"] in KINDS else {"kind": "missing"}
    found |= {f"texts-{each}": "missing" for each in LANGUAGES if not texts.get(each, "").strip()}
    found |= {f"texts-{each}": "long" for each in LANGUAGES if len(texts.get(each, "").strip()) > LONGEST["text"]}
    if not values["source"].strip():
        found["source"] = "missing"
    elif len(values["source"].strip()) > LONGEST["source"]:
        found["source"] = "long"
    for name, needed in (("review_on", True), ("due_on", action), ("done_on", False)):
        if (values[name] or needed) and not is_day(values[name]):
            found[name] = "day" if values[name] else "missing"
    if is_day(values["done_on"]) and values["done_on"] > here.now.astimezone(HONG_KONG).date().isoformat():
        found["done_on"] = "early"
    if values["event_id"] and values["event_id"] not in {each["id"] for each in choosable(here, city=city, chosen=values["event_id"])}:
        found["event_id"] = "unknown"
    return found


def _columns(city: str, values: dict[str, Any]) -> dict[str, Any]:
    """What only an action has is empty with the others, and an action is nobody's business outside."""
    action = values["kind"] == "action"
    own = {name: (values[name] or None) if action else None for name in ("due_on", "done_on", "event_id")}
    texts = {each: values["texts"][each].strip() for each in LANGUAGES}
    more = {"public": bool(values["public"]) and not action, "source": values["source"].strip(), "review_on": values["review_on"]}
    return {"city": city, "kind": values["kind"], "texts": texts, **own, **more}


def _plain(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if name not in ("updated_at", "staff_id")}


def is_day(text: str) -> bool:
    """Whether a text is a day as 2026-11-24."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
