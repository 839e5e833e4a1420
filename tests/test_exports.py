"""The one writer of tables for download: 60 payloads through every export, read back by another program, and not one formula, link or lost text."""

import csv
import re
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.handlers import exports, pack_excel
from bot.messages import LANGUAGES
from bot.programme import attendance, awards_list
from tests.test_event_figures import as_read

LEADS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "\u3000=", "\u00a0=", "\ufeff=", "'=", '"=', "\0=", "  \t+", "\u200b=")
TAILS = ("1+1", "cmd|'/C calc'!A0", 'HYPERLINK("https://example.com","x")')
PAYLOADS = [lead + tail for lead in LEADS for tail in TAILS]


def say(key: str) -> str:
    return key


def attendance_list(text: str) -> bytes:
    row = dict.fromkeys(attendance.COLUMNS) | {"name": text, "company": text, "contact": text, "code": text, "state": "confirmed", "walk_in": False}
    view = {"title": dict.fromkeys(LANGUAGES, text), "starts": "2026-11-23T06:30:00+00:00", "ends": "2026-11-23T08:30:00+00:00", "visit": None}
    return exports.workbook(attendance.sheets(view, [row | {"arrived_at": None}], say))


def list_of_logos(text: str) -> bytes:
    row = dict.fromkeys(awards_list.COLUMNS, text) | {"category_name": dict.fromkeys(LANGUAGES, text), "awarded_at": "2026-11-23T06:30:00+00:00"}
    groups: dict[str, int] = dict.fromkeys(awards_list.GROUPS, 1)
    counts = {"groups": groups, "total": 1, "history": None, "withdrawn": 0, "samples_left_out": 0}
    return exports.workbook(awards_list.sheets([row], counts, "en", say))


def papers(text: str) -> bytes:
    sheets = pack_excel._Sheets(lambda phrase: "x" if isinstance(phrase, dict) else text)
    return exports.workbook([sheets._sheet("pack-list", sheets._table(["x"], [["x", 1, {"money": 150}]]), [10])])


def any_sheet(text: str) -> bytes:
    return exports.workbook([{"name": "x", "rows": [[text, {"head": text}, {"long": text}]]}])


EXPORTS = {"attendance": attendance_list, "logos": list_of_logos, "papers": papers, "any": any_sheet}


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == 60


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("text", PAYLOADS, ids=ascii)
def test_no_payload_becomes_a_formula_or_a_link_in_any_workbook(export: str, text: str) -> None:
    content = EXPORTS[export](text)
    book = load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    typed = [cell for cell in cells if cell.value in (as_read(text), text)]
    assert typed, "the text is there, as it was typed"
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in typed), "nor when somebody edits the cell"
    archive = zipfile.ZipFile(BytesIO(content))
    assert not [name for name in archive.namelist() if re.search(rb"<f[ >]|<hyperlink|ddeLink|externalReference", archive.read(name))]


@pytest.mark.parametrize("text", PAYLOADS, ids=ascii)
def test_no_payload_begins_a_cell_of_a_csv_file_as_a_formula(text: str) -> None:
    written = exports.csv_text([["head"], [text, 5, {"money": 150}, {"moment": "2026-11-23T06:30:00+00:00"}, None]])
    assert written.startswith("\ufeff")
    ((_,), row) = list(csv.reader(StringIO(written[1:], newline="")))
    assert row[0][0] == "'" and row[0][1:] == text.replace("\0", "")
    assert row[1:] == ["5", "1.50", "2026-11-23 14:30", ""]


@pytest.mark.parametrize("text", ["陳大文", "a=b", "3-4", "tel 9123", "", "  ", "電郵@例子"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert exports.defused(text) == text


def test_the_test_would_notice_a_formula() -> None:
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "=1+1")
    cell: Any = load_workbook(content).worksheets[0]["A1"]
    assert cell.data_type == "f"
