"""The papers of a meeting as sheets of a workbook: figures are figures, everything else is text and never a formula."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.handlers import exports, pack_rows
from bot.messages import Phrase

Words = Callable[[Phrase], str]
WIDTH = 18  # characters
WIDE = {1: 24, 2: 32}  # of the sheet of cases: reference, company
WIDEST = 60  # of what the sums rest on
Lines = list[list[exports.Cell]]


def workbook(pack: dict[str, Any], words: Words) -> bytes:
    """The pack (programme/meeting_pack.py) as an .xlsx file with three sheets: cases, sums, targets."""
    sheets = _Sheets(words)
    return exports.workbook([sheets.cases(pack), sheets.sums(pack), sheets.targets(pack)])


class _Sheets:
    """Puts phrases into cells; each is text or a figure by what its phrase is, so that nothing is guessed from its text."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def cases(self, pack: dict[str, Any]) -> dict[str, Any]:
        head: tuple[Phrase, ...] = (*pack_rows.CASES, {"say": "pack-rule"}, {"say": "pack-check"}, {"say": "pack-missing"})
        lines: Lines = [[self.words(phrase)] for phrase in pack_rows.head(pack)]
        lines.append([])
        begins = len(lines)
        rows = []
        for number, case in enumerate(pack["cases"], 1):
            told = pack_rows.details(case)
            rows.append([*pack_rows.case(number, case), told["grant"], told["check"], told["missing"]])
        lines += self._table(head, rows)
        widths = [WIDEST if column >= len(pack_rows.CASES) else WIDE.get(column, WIDTH) for column in range(len(head))]
        return self._sheet("pack-list", lines, widths) | {"frozen": (begins + 1, 2), "repeat": begins}

    def sums(self, pack: dict[str, Any]) -> dict[str, Any]:
        total = pack_rows.sums([pack["total"]], "component")
        lines = self._table(pack_rows.SUMS["component"], [*pack_rows.sums(pack["components"], "component"), *total])
        for part, counted in (("sector", pack["sectors"]), ("city", pack["cities"])):
            lines += [[], *self._table(pack_rows.SUMS[part], pack_rows.sums(counted, part))]
        return self._sheet("pack-summary", lines, [32, *[WIDTH] * 4])

    def targets(self, pack: dict[str, Any]) -> dict[str, Any]:
        lines = self._table(pack_rows.approvals_head(pack), pack_rows.approvals(pack))
        lines += [[], *self._table(pack_rows.TARGETS, pack_rows.targets(pack)), []]
        lines += [[self.words(phrase)] for phrase in pack_rows.notes(pack)]
        return self._sheet("pack-targets", lines, [WIDTH] * 6)

    def _sheet(self, name: str, lines: Lines, widths: list[int]) -> dict[str, Any]:
        return {"name": self.words({"say": f"{name}-sheet"}), "rows": lines, "widths": widths, "landscape": True, "fit": True}

    def _table(self, head: Sequence[Phrase], rows: Iterable[Sequence[Phrase]]) -> Lines:
        return [[{"head": self.words(phrase)} for phrase in head], *([self._cell(phrase) for phrase in row] for row in rows)]

    def _cell(self, phrase: Phrase) -> exports.Cell:
        if isinstance(phrase, int):
            return phrase
        if isinstance(phrase, dict) and "money" in phrase:
            return {"money": phrase["money"]}
        return {"long": self.words(phrase)}
