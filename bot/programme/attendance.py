"""The attendance list of one event, as plain rows and as sheets for download."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from bot.programme.figures import measures
from bot.tables import attendee, registration

Rows = list[dict[str, Any]]
Say = Callable[[str], str]

STATES = ("confirmed", "walked_in", "offered", "waiting", "cancelled", "passed", "expired", "replaced")
LISTED = STATES[:4]  # who has left the event is not on its list, unless they came all the same
WAYS = ("scan", "code", "name", "self", "form", "walk_in")
COLUMNS = ("name", "company", "contact", "code", "state", "registered_at", "arrived_at", "how", "back_at", "walk_in", "coach")
WIDTH = 18  # characters
WIDE = {"name": 24, "company": 30, "contact": 30}
MOMENTS = ("registered_at", "arrived_at", "back_at")
FIGURES = ("registered", "attended", "walk_ins", "people")


def attendance_rows(connection: Connection, event_id: str) -> Rows:
    """Who has a seat or waits for one, and who came: [{"name", "company", "contact", "code", "state", "registered_at", "arrived_at", "how", "back_at",
    "walk_in", "coach"}], moments as ISO texts or None; those with seats first, then those who walked in, in the order in which they were entered."""
    person = (attendee.c.name, attendee.c.code, attendee.c.state, attendee.c.arrived_at, attendee.c.arrived_by, attendee.c.back_at)
    either = (
        func.coalesce(registration.c[name], attendee.c[name]).label(name) for name in ("company", "contact")
    )  # of who walked in it stands with the person
    entry = (*either, registration.c.coach, registration.c.created_at.label("registered_at"))
    query = select(*person, *entry).select_from(attendee.outerjoin(registration, attendee.c.registration_id == registration.c.id))
    listed = or_(attendee.c.state.in_(LISTED), attendee.c.arrived_at.is_not(None))
    found = connection.execute(query.where(attendee.c.event_id == event_id, listed).order_by(attendee.c.id))
    rows = [
        {
            "name": row.name,
            "company": row.company,
            "contact": row.contact,
            "code": row.code,
            "state": row.state,
            "registered_at": _iso(row.registered_at),
            "arrived_at": _iso(row.arrived_at),
            "how": row.arrived_by,
            "back_at": _iso(row.back_at),
            "walk_in": row.state == "walked_in",
            "coach": row.coach,
        }
        for row in found
    ]
    return sorted(rows, key=lambda row: STATES.index(row["state"]))


def sheets(view: dict[str, Any], rows: Rows, say: Say) -> list[dict[str, Any]]:
    """The list and the event's figures as sheets of handlers/exports.py. `view` is the event (events.py: view); `say` puts a key into the reader's words."""
    return [_list(rows, say), _figures(view, rows, say)]


def _list(rows: Rows, say: Say) -> dict[str, Any]:
    lines: list[list[Any]] = [[{"head": say(f"attendance-{name}")} for name in COLUMNS]]
    for row in rows:
        moments = {name: {"moment": row[name]} for name in MOMENTS if row[name] is not None}
        lines.append([moments.get(name, _words(name, row[name], say)) for name in COLUMNS])
    widths = [WIDE.get(name, WIDTH) for name in COLUMNS]
    return {"name": say("attendance-sheet-list"), "rows": lines, "widths": widths, "frozen": (1, 1), "repeat": 0, "landscape": True}


def _words(name: str, value: Any, say: Say) -> str | None:
    if value is None:
        return None
    match name:
        case "state":
            return say(f"attendance-state-{value}")
        case "how":
            return say(f"attendance-by-{value}")
        case "walk_in" | "coach":
            return say("attendance-yes" if value else "attendance-no")
        case _:
            return str(value)


def _figures(view: dict[str, Any], rows: Rows, say: Say) -> dict[str, Any]:
    counted = measures(rows)
    numbers = {name: counted[name] for name in FIGURES} | {"waiting": sum(row["state"] in ("offered", "waiting") for row in rows)}
    if view["visit"]:
        numbers |= {"back": sum(row["back_at"] is not None for row in rows)}
    lines: list[list[Any]] = [[{"head": say("attendance-event")}, *view["title"].values()]]
    lines += [[{"head": say(f"attendance-{name}")}, {"moment": view[name]}] for name in ("starts", "ends")]
    lines += [[{"head": say(f"attendance-figure-{name}")}, figure] for name, figure in numbers.items()]
    lines += [[], [say("attendance-how-counted")]]
    return {"name": say("attendance-sheet-figures"), "rows": lines, "widths": [36, 44, 44, 44]}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
