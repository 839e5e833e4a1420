"""The papers of a meeting as an Excel workbook: figures are figures, everything else is text and never a formula."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from bot.handlers import pack_rows
from bot.messages import Phrase
from bot.programme.attendance import OPTIONS

Words = Callable[[Phrase], str]
WIDTH = 18  # characters
WIDE = {1: 24, 2: 32}  # of the sheet of cases: reference, company
WIDEST = 60  # of what the sums rest on


def workbook(pack: dict[str, Any], words: Words) -> bytes:
    """The pack (programme/meeting_pack.py) as an .xlsx file with three sheets: cases, sums, targets."""
    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        sheets = _Sheets(book, words)
        sheets.cases(pack)
        sheets.sums(pack)
        sheets.targets(pack)
    return content.getvalue()


class _Sheets:
    """Writes phrases cell by cell; each cell is text or a figure by what its phrase is, so that nothing is guessed from its text."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self.book, self.words = book, words
        self.bold = book.add_format({"bold": True, "num_format": "@", "text_wrap": True})
        self.text = book.add_format({"num_format": "@"})
        self.long = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.money = book.add_format({"num_format": '"HK$"#,##0.00'})

    def cases(self, pack: dict[str, Any]) -> None:
        sheet = self._sheet("pack-list")
        line = self._lines(sheet, 0, pack_rows.head(pack)) + 1
        head: tuple[Phrase, ...] = (*pack_rows.CASES, {"say": "pack-rule"}, {"say": "pack-check"}, {"say": "pack-missing"})
        for column in range(len(head)):
            sheet.set_column(column, column, WIDEST if column >= len(pack_rows.CASES) else WIDE.get(column, WIDTH))
        rows = []
        for number, case in enumerate(pack["cases"], 1):
            told = pack_rows.details(case)
            rows.append([*pack_rows.case(number, case), told["grant"], told["check"], told["missing"]])
        self._table(sheet, line, head, rows)
        sheet.freeze_panes(line + 1, 2)
        sheet.repeat_rows(line)

    def sums(self, pack: dict[str, Any]) -> None:
        sheet = self._sheet("pack-summary")
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 4, WIDTH)
        total = pack_rows.sums([pack["total"]], "component")
        line = self._table(sheet, 0, pack_rows.SUMS["component"], [*pack_rows.sums(pack["components"], "component"), *total])
        line = self._table(sheet, line + 1, pack_rows.SUMS["sector"], pack_rows.sums(pack["sectors"], "sector"))
        self._table(sheet, line + 1, pack_rows.SUMS["city"], pack_rows.sums(pack["cities"], "city"))

    def targets(self, pack: dict[str, Any]) -> None:
        sheet = self._sheet("pack-targets")
        sheet.set_column(0, 6, WIDTH)
        line = self._table(sheet, 0, pack_rows.approvals_head(pack), pack_rows.approvals(pack))
        line = self._table(sheet, line + 1, pack_rows.TARGETS, pack_rows.targets(pack))
        self._lines(sheet, line + 1, pack_rows.notes(pack))

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(self.words({"say": f"{name}-sheet"}))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet

    def _lines(self, sheet: Any, line: int, phrases: Iterable[Phrase]) -> int:
        """Lines of text from `line` on. Returns the line after them."""
        for phrase in phrases:
            sheet.write_string(line, 0, self.words(phrase), self.text)
            line += 1
        return line

    def _table(self, sheet: Any, line: int, head: Sequence[Phrase], rows: Iterable[Sequence[Phrase]]) -> int:
        for column, phrase in enumerate(head):
            sheet.write_string(line, column, self.words(phrase), self.bold)
        for row in rows:
            line += 1
            for column, phrase in enumerate(row):
                self._cell(sheet, line, column, phrase)
        return line + 1

    def _cell(self, sheet: Any, line: int, column: int, phrase: Phrase) -> None:
        if isinstance(phrase, int):
            sheet.write_number(line, column, phrase)
        elif isinstance(phrase, dict) and "money" in phrase:
            sheet.write_number(line, column, phrase["money"] / 100, self.money)
        else:
            sheet.write_string(line, column, self.words(phrase), self.long)
