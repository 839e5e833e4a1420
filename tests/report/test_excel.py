"""The report in Excel: every figure in a row with what it is counted on, tables with charts of Excel's own, and texts that stay texts."""

import io
from typing import Any

import openpyxl
import pytest

from bot.handlers import report_excel
from tests.report.papers import nasty_paper as nasty_paper  # fixtures
from tests.report.papers import paper_of_2010 as paper_of_2010

Content = dict[str, Any]


@pytest.fixture(scope="module")
def book(paper_of_2010: Content) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(report_excel.workbook(paper_of_2010)))


def lines(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_every_figure_stands_in_a_row_with_definition_period_unit_day_and_source(book: openpyxl.Workbook, paper_of_2010: Content) -> None:
    rows = lines(book["數字"])
    head = next(at for at, row in enumerate(rows) if row[0] == "項目")
    assert rows[head] == ["項目", "分項", "數目", "單位", "約數", "期間", "截至日期", "定義", "來源", "由其他數字得出", "代號"]
    found = {row[10]: row for row in rows[head + 1 :]}
    assert {key: row[2] for key, row in found.items()} == {key: each["number"] for key, each in paper_of_2010["figures"].items()}
    assert all(row[column] for row in found.values() for column in (0, 1, 3, 5, 6, 7, 8))
    assert found["participants@2010-11"][4] == "是" and not found["events@2010-11"][4]
    assert found["approvals@since"][9] == "是" and "2008年4月" in found["approvals@since"][5] and found["events@2010-11"][8] == "立法會文件第 9 段"
    assert "曆年" in found["labels@2010"][5]


def test_the_tables_have_numbers_and_charts_that_excel_draws(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["數字", "表1", "表2", "表3", "表4", "表5", "文字"]
    assert lines(book["表1"])[2][:5] == ["實地評估", 113, 227, 319, 659] and lines(book["表1"])[5][:5] == ["合計", 166, 430, 511, 1107]
    charts = {name: book[name]._charts for name in book.sheetnames}
    assert {name: len(each) for name, each in charts.items()} == {"數字": 0, "表1": 1, "表2": 1, "表3": 2, "表4": 1, "表5": 1, "文字": 0}
    series = charts["表1"][0].series
    assert [each.val.numRef.f for each in series] == ["表1!$B$11:$B$13", "表1!$C$11:$C$13", "表1!$D$11:$D$13"]
    assert [lines(book["表1"])[row][1:4] for row in (10, 11, 12)] == [[113, 25, 28], [227, 25, 178], [319, 38, 154]]


def test_whatever_officers_write_stays_text(nasty_paper: Content) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(report_excel.workbook(nasty_paper)))["文字"]
    cells = {row[1].value: row[2] for row in sheet.iter_rows(min_row=2)}
    assert all(cell.data_type == "s" for cell in cells.values())
    assert cells["宣傳工作"].value.startswith("=1+1") and cells["與內地的合作"].value.startswith("=cmd") and len(cells["示範的技術"].value) > 30_000
