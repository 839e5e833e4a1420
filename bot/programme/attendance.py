"""The attendance list of one event, as plain rows and as an Excel workbook in which everything that people typed is text and never a formula."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import Connection, func, or_, select
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bot.clock import HONG_KONG
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
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


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


def workbook(view: dict[str, Any], rows: Rows, say: Say) -> bytes:
    """The list and the event's figures as an .xlsx file. `view` is the event (events.py: view); `say` puts a key into the reader's words."""
    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        _list(book, rows, say)
        _figures(book, view, rows, say)
    return content.getvalue()


class _Sheet:
    """A worksheet that is written cell by cell; each method says what the cell is, so that nothing is guessed from its text."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.heading_format = book.add_format({"bold": True, "num_format": "@"})
        self.text_format = book.add_format({"num_format": "@"})  # stays text when somebody edits the cell
        self.moment_format = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def heading(self, row: int, column: int, text: str) -> None:
        self.sheet.write_string(row, column, text, self.heading_format)

    def text(self, row: int, column: int, text: str | None) -> None:
        self.sheet.write_string(row, column, text or "", self.text_format)

    def moment(self, row: int, column: int, iso: str) -> None:
        """The time in Hong Kong: a cell has no zone."""
        self.sheet.write_datetime(row, column, datetime.fromisoformat(iso).astimezone(HONG_KONG).replace(tzinfo=None), self.moment_format)

    def number(self, row: int, column: int, number: int) -> None:
        self.sheet.write_number(row, column, number)


def _list(book: Workbook, rows: Rows, say: Say) -> None:
    page = _Sheet(book, say("attendance-sheet-list"))
    for column, name in enumerate(COLUMNS):
        page.heading(0, column, say(f"attendance-{name}"))
        page.sheet.set_column(column, column, WIDE.get(name, WIDTH))
    page.sheet.freeze_panes(1, 1)
    page.sheet.set_landscape()
    page.sheet.repeat_rows(0)
    for number, row in enumerate(rows, 1):
        for column, name in enumerate(COLUMNS):
            if name in MOMENTS and row[name] is not None:
                page.moment(number, column, row[name])
            else:
                page.text(number, column, _words(name, row[name], say))


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


def _figures(book: Workbook, view: dict[str, Any], rows: Rows, say: Say) -> None:
    page = _Sheet(book, say("attendance-sheet-figures"))
    page.sheet.set_column(0, 0, 36)
    page.sheet.set_column(1, 3, 44)
    page.heading(0, 0, say("attendance-event"))
    for column, title in enumerate(view["title"].values(), 1):
        page.text(0, column, title)
    for number, name in enumerate(("starts", "ends"), 1):
        page.heading(number, 0, say(f"attendance-{name}"))
        page.moment(number, 1, view[name])
    counted = measures(rows)
    numbers = {name: counted[name] for name in FIGURES} | {"waiting": sum(row["state"] in ("offered", "waiting") for row in rows)}
    if view["visit"]:
        numbers |= {"back": sum(row["back_at"] is not None for row in rows)}
    for line, (name, figure) in enumerate(numbers.items(), 3):
        page.heading(line, 0, say(f"attendance-figure-{name}"))
        page.number(line, 1, figure)
    page.text(4 + len(numbers), 0, say("attendance-how-counted"))


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
