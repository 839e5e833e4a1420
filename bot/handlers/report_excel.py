"""The annual report as a workbook: every figure with what it is counted on, each table with charts that Excel draws itself, and what officers wrote."""

from functools import lru_cache
from typing import Any

from bot import knowledge
from bot.handlers import exports
from bot.handlers.report_html import state_of
from bot.markup import to_plain
from bot.messages import Phrase
from bot.programme.report import foot, house_style
from bot.programme.report.basis import Figure
from bot.wording import Wording

Content = dict[str, Any]
Lines = list[list[exports.Cell]]
HEADS = ("figure", "part", "number", "unit", "about", "period", "as-at", "definition", "source", "derived", "key")
WIDTHS = [26, 22, 12, 10, 8, 30, 12, 70, 26, 12, 40]
CHART_ROWS = 16  # how many rows of a sheet a chart covers


def workbook(content: Content) -> bytes:
    """The report (programme/report/build.py) as an .xlsx file."""
    tables = _tables(content)
    return exports.workbook([_figures(content), *(_sheet(number, group, content) for number, group in enumerate(tables, 1)), _written(content)])


@lru_cache
def _wording() -> Wording:
    return Wording(knowledge.load(), "")


def _say(phrase: Phrase) -> str:
    return to_plain(_wording().phrase(phrase, "zh-Hant"))


def _word(name: str) -> str:
    return _say({"say": f"report-sheet-{name}"})


def _figures(content: Content) -> dict[str, Any]:
    """Every figure in a row, with definition, period, unit, day and source."""
    lines: Lines = [[line] for line in (content["title"], *state_of(content))] + [[]]
    head = len(lines)
    lines.append([{"head": _word(name)} for name in HEADS])
    lines += [_row(key, Figure.of_json(kept)) for key, kept in content["figures"].items()]
    return {"name": _word("figures"), "rows": lines, "widths": WIDTHS, "frozen": (head + 1, 2), "repeat": head, "landscape": True, "fit": True}


def _row(key: str, figure: Figure) -> list[exports.Cell]:
    measure, yes = figure.basis.measure, _word("yes")
    return [
        _say({"say": f"report-measure-{measure}"}),
        _say(foot.part_phrase(figure)),
        {"money": figure.number} if figure.basis.unit == "cents" else figure.number,
        _say({"say": f"report-unit-{figure.basis.unit}"}),
        yes if figure.about else "",
        _say(foot.period_phrase(figure)),
        figure.as_at,
        {"long": _say({"say": f"report-basis-{measure}"})},
        _source(figure.source),
        yes if figure.derived else "",
        key,
    ]


def _source(source: str) -> str:
    kind, _, which = source.partition(" ")
    return _say({"say": f"report-source-{kind}", "which": which})


def _tables(content: Content) -> list[dict[str, Any]]:
    """Each table with the charts that follow it."""
    found: list[dict[str, Any]] = []
    for section in [*content["sections"], *content["annex"]]:
        for block in section["blocks"]:
            if "table" in block:
                found.append({"table": block["table"], "charts": []})
            elif "chart" in block and found:
                found[-1]["charts"].append(block["chart"])
    return found


def _sheet(number: int, group: dict[str, Any], content: Content) -> dict[str, Any]:
    table = group["table"]
    lines: Lines = [[table["caption"]], [{"head": head} for head in table["heads"]]]
    lines += [[_cell(cell, content) for cell in row] for row in table["rows"]]
    lines += [[note] for note in table["notes"]]
    charts = []
    for chart in group["charts"]:
        lines += [[], [f"{chart['title']}（{chart['unit']}）"], ["", *({"head": name} for name in _columns(chart))]]
        head = len(lines) - 1
        lines += [[category, *(values[at] for values in _columns(chart).values())] for at, category in enumerate(chart["categories"])]
        lines += [[] for _ in range(CHART_ROWS - len(chart["categories"]))]
        kind = {"grouped": "column", "stacked": "stacked", "lying": "bar"}[chart["kind"]]
        rows = {"head": head, "first": head + 1, "last": head + len(chart["categories"]), "series": len(_columns(chart))}
        charts.append({"title": chart["title"], "kind": kind, **rows, "at": (head, len(_columns(chart)) + 2)})
    return {"name": f"{_word('table')}{number}", "rows": lines, "widths": [34, *[20] * 5], "charts": charts, "landscape": True, "fit": True}


def _columns(chart: dict[str, Any]) -> dict[str, list[int | None]]:
    """The series of a chart; a target as two more, its two ends."""
    ranges = chart["ranges"]
    if not ranges:
        return dict(chart["series"])
    ends = {_word("target-from"): [each and each[0] for each in ranges], _word("target-to"): [each and each[1] for each in ranges]}
    return {**chart["series"], **ends}


def _cell(cell: str | dict[str, Any], content: Content) -> exports.Cell:
    """A figure is a number; that the source rounds it is told by the sheet of figures."""
    if isinstance(cell, dict) and "figure" in cell:
        return int(content["figures"][cell["figure"]]["number"])
    text = cell if isinstance(cell, str) else str(cell["text"])
    plain = text.replace(house_style.NARROW, "")
    return int(plain) if plain.isdecimal() else text


def _written(content: Content) -> dict[str, Any]:
    head: list[exports.Cell] = [{"head": _word(name)} for name in ("paragraph", "slot", "text")]
    rows: Lines = [[each["paragraph"], each["title"], {"long": each["text"]}] for each in content["slots"]]
    return {"name": _word("written"), "rows": [head, *rows], "widths": [10, 24, 100], "landscape": True, "fit": True}
