"""The one writer of tables for download, Excel and CSV: whatever people typed stays text, and no program takes it for a formula."""

import csv
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bot.clock import HONG_KONG

Cell = str | int | None | Mapping[str, Any]
"""Text, a whole number, nothing, or {"head": text}, {"long": text} (wrapped), {"moment": ISO text}, {"money": cents}."""


Sheet = Mapping[str, Any]
"""A sheet as plain data: {"name", "rows": [[cell]]}, and where it is wanted "widths" (characters, by column), "frozen" (rows, columns that stay in sight),
"repeat" (the row that every printed page begins with), "landscape", "fit" (a printed page is as wide as the sheet), "charts" drawn by Excel itself:
[{"title", "kind": column | stacked | bar, "head": the row with the names of the series, "first", "last": rows of the data, "series": how many columns after
the first, "at": (row, column)}]."""
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LEADS = "=+-@\t\r\n"  # what a table program takes for the beginning of a formula, or skips before one
TEXT = {"num_format": "@", "quote_prefix": True}  # stays text when somebody edits the cell
A4 = 9
LONGEST = 32_767  # characters of a cell


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An .xlsx file. Each cell is written as what it is said to be; nothing is guessed from its text."""
    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        formats = {
            "head": book.add_format(TEXT | {"bold": True, "text_wrap": True}),
            "text": book.add_format(TEXT),
            "long": book.add_format(TEXT | {"text_wrap": True, "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
            "money": book.add_format({"num_format": '"HK$"#,##0.00'}),
        }
        for sheet in sheets:
            page = book.add_worksheet(sheet["name"])
            _write(page, sheet, formats)
            for chart in sheet.get("charts", ()):
                page.insert_chart(*chart["at"], _chart(book, sheet["name"], chart))
    return content.getvalue()


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as CSV, with the mark by which table programs know UTF-8; moments by the clock of Hong Kong, money in dollars."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def defused(text: str) -> str:
    """The text so that no table program takes it for a formula: with an apostrophe before it where it could begin one, also in full width or behind spaces."""
    bare = unicodedata.normalize("NFKC", text).lstrip(" \u00a0\u3000\ufeff\u200b'\"\0")
    return f"'{text}" if bare[:1] and bare[0] in LEADS else text


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for column, width in enumerate(sheet.get("widths", ())):
        page.set_column(column, column, width)
    if "frozen" in sheet:
        page.freeze_panes(*sheet["frozen"])
    if sheet.get("landscape"):
        page.set_landscape()
    if "repeat" in sheet:
        page.repeat_rows(sheet["repeat"])
    if sheet.get("fit"):
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
    for line, row in enumerate(sheet["rows"]):
        for column, cell in enumerate(row):
            _cell(page, line, column, cell, formats)


def _cell(page: Any, line: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    kind, value = _kind(cell)
    match kind:
        case "number":
            page.write_number(line, column, value)
        case "money":
            page.write_number(line, column, value / 100, formats["money"])
        case "moment":
            page.write_datetime(line, column, _in_hong_kong(value), formats["moment"])
        case _:
            page.write_string(line, column, value[:LONGEST], formats[kind])


def _chart(book: Any, sheet: str, chart: Mapping[str, Any]) -> Any:
    kind = {"type": "column", "subtype": "stacked"} if chart["kind"] == "stacked" else {"type": chart["kind"]}
    drawn = book.add_chart(kind)
    for column in range(1, chart["series"] + 1):
        rows = (chart["first"], chart["last"])
        name, names, values = [sheet, chart["head"], column], [sheet, rows[0], 0, rows[1], 0], [sheet, rows[0], column, rows[1], column]
        drawn.add_series({"name": name, "categories": names, "values": values, "data_labels": {"value": True}})
    drawn.set_title({"name": chart["title"], "name_font": {"size": 11}})
    drawn.set_legend({"position": "bottom"} if chart["series"] > 1 else {"none": True})
    if chart["kind"] == "bar":
        drawn.set_y_axis({"reverse": True})  # the first on top, as in the table
    return drawn


def _kind(cell: Cell) -> tuple[str, Any]:
    if cell is None:
        return "text", ""
    if isinstance(cell, Mapping):
        ((kind, value),) = cell.items()
        return kind, value
    if isinstance(cell, int) and not isinstance(cell, bool):
        return "number", cell
    return "text", str(cell)


def _plain(cell: Cell) -> str | int:
    kind, value = _kind(cell)
    match kind:
        case "number":
            return int(value)
        case "money":
            return f"{value / 100:.2f}"
        case "moment":
            return _in_hong_kong(value).strftime("%Y-%m-%d %H:%M")
        case _:
            return defused(str(value).replace("\0", ""))


def _in_hong_kong(iso: str) -> datetime:
    """A cell has no zone."""
    return datetime.fromisoformat(iso).astimezone(HONG_KONG).replace(tzinfo=None)
