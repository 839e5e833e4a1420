"""Charts: one engine for the console, the web page and the Word document. Every chart stands beside a table of the same numbers. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parent / "fonts" / "NotoSansHK.otf"
WIDTH, LEFT, RIGHT, TOP = 640, 48, 16, 44  # of the drawing, in its own units; 160 mm on paper
UPRIGHT = 170  # how high upright bars may be
BAR, GAP = 20, 14  # of lying bars: thickness, and between two categories
LETTER, LINE = 12.5, 17.0  # size of letters, height of a line
MOST_LINES = 3
TICKS = 5
DOTS = 1260  # 160 mm at 200 to the inch
# Fills that differ in grey too, each with the letters that can be read on it; every bar has an outline besides.
FILLS = (("#1b6b5a", "#ffffff"), ("#f0b75a", "#1b1b1b"), ("#9fc0e8", "#1b1b1b"), ("#7a3b69", "#ffffff"), ("#d3d3d3", "#1b1b1b"), ("#4a4a4a", "#ffffff"))
BAND = "#c9a400"
INK = ""  # the colour of the text around: currentColor in a page, black in a picture
TARGET = {"zh-Hant": "目標", "zh-Hans": "目标", "en": "target"}
UNKNOWN = {"zh-Hant": "未有資料", "zh-Hans": "暂无数据", "en": "not known"}
CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Chart:
    """`series`: name -> a number for each of `categories` (None: not known). `kind`: bars side by side, bars that add up, or bars that lie (long names).
    `ranges`: a target of each category as (from, to), drawn as a band beside its bar."""

    title: str
    unit: str
    categories: tuple[str, ...]
    series: dict[str, tuple[int | None, ...]]
    kind: Literal["grouped", "stacked", "lying"] = "grouped"
    ranges: tuple[tuple[int, int] | None, ...] = ()


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Words:
    """One line of letters; `y` is the line they stand on, `at` which part of them stands at `x`."""

    x: float
    y: float
    text: str
    at: Literal["start", "middle", "end"] = "start"
    fill: str = INK
    size: float = LETTER


@dataclass(frozen=True)
class Rule:
    """A thin grey line."""

    x: float
    y: float
    x2: float
    y2: float


Mark = Box | Words | Rule


def svg(chart: Chart, language: str) -> str:
    """An <svg> element with a title for readers of the screen, real text and no script; colours by currentColor where it can be, readable in dark too."""
    marks, height = _drawn(chart, language)
    title = escape(_clean(_titled(chart, language)))
    inside = "".join(_element(mark) for mark in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" role="img" '
        f'lang="{escape(language)}" aria-label="{title}" font-family="sans-serif"><title>{title}</title>{inside}</svg>'
    )


def png(chart: Chart) -> bytes:
    """For Word: 160 mm wide at 200 dots an inch, on white."""
    marks, height = _drawn(chart, "zh-Hant")
    scale = DOTS / WIDTH
    picture = Image.new("RGB", (DOTS, round(height * scale)), "white")
    draw = ImageDraw.Draw(picture)
    for mark in marks:
        _paint(draw, mark, scale)
    content = BytesIO()
    picture.save(content, "PNG", dpi=(200, 200), optimize=True)
    return content.getvalue()


# --- where everything stands ---


def _drawn(chart: Chart, language: str) -> tuple[list[Mark], float]:
    """What is drawn, and how high the drawing is."""
    head: list[Mark] = [
        Words(LEFT / 4, 20 + at * LINE, line, size=LETTER + 1.5) for at, line in enumerate(_wrapped(_titled(chart, language), WIDTH - 20, LETTER + 1.5))
    ]
    top = TOP + LINE * (len(head) - 1)
    drawn = _lying if chart.kind == "lying" else _upright
    marks, bottom = drawn(chart, language, top)
    legend, end = _legend(chart, language, bottom + 6)
    return [*head, *marks, *legend], end + 10


def _titled(chart: Chart, language: str) -> str:
    if not chart.unit:
        return chart.title
    return f"{chart.title} ({chart.unit})" if language == "en" else f"{chart.title}（{chart.unit}）"


def _upright(chart: Chart, language: str, top: float) -> tuple[list[Mark], float]:
    step, ends = _scale(chart)
    base = top + UPRIGHT
    room = (WIDTH - LEFT - RIGHT) / max(1, len(chart.categories))
    marks: list[Mark] = []
    for at in range(TICKS + 1):
        if at * step <= ends:
            y = base - UPRIGHT * at * step / ends
            marks += [Rule(LEFT, y, WIDTH - RIGHT, y), Words(LEFT - 6, y + 4, _number(at * step), "end")]
    lines = 1
    for at, category in enumerate(chart.categories):
        x = LEFT + room * at
        bars = _pile if chart.kind == "stacked" else _side_by_side
        marks += bars(chart, at, x, room, base, UPRIGHT / ends, language)
        target = chart.ranges[at] if at < len(chart.ranges) else None
        if target is not None:
            high, low = (base - UPRIGHT * end / ends for end in (target[1], target[0]))
            marks.append(Box(x + room * 0.9, high - 1, room * 0.06, max(3, low - high), BAND))
        name = _wrapped(category, room - 6, LETTER)
        lines = max(lines, len(name))
        marks += [Words(x + room / 2, base + LINE * (number + 1), line, "middle") for number, line in enumerate(name)]
    return marks, base + LINE * lines


def _side_by_side(chart: Chart, at: int, x: float, room: float, base: float, scale: float, language: str) -> Iterator[Mark]:
    thick = min(64.0, room * 0.72 / max(1, len(chart.series)))
    start = x + (room - thick * len(chart.series)) / 2
    for number, values in enumerate(chart.series.values()):
        value, left = values[at], start + thick * number
        if value is None:
            yield Words(left + thick / 2, base - 4, UNKNOWN[language], "middle")
            continue
        yield Box(left, base - value * scale, thick, value * scale, FILLS[number % len(FILLS)][0])
        yield Words(left + thick / 2, base - value * scale - 5, _number(value), "middle")


def _pile(chart: Chart, at: int, x: float, room: float, base: float, scale: float, language: str) -> Iterator[Mark]:
    thick = min(72.0, room * 0.6)
    left, y, sum_ = x + (room - thick) / 2, base, 0
    for number, values in enumerate(chart.series.values()):
        value = values[at]
        if value is None:
            continue
        height = value * scale
        y, sum_ = y - height, sum_ + value
        fill, letters = FILLS[number % len(FILLS)]
        yield Box(left, y, thick, height, fill)
        if height >= LETTER:
            yield Words(left + thick / 2, y + height / 2 + 4.5, _number(value), "middle", letters)
    known = any(values[at] is not None for values in chart.series.values())
    yield Words(left + thick / 2, y - 5, _number(sum_) if known else UNKNOWN[language], "middle")


def _lying(chart: Chart, language: str, top: float) -> tuple[list[Mark], float]:
    _, ends = _scale(chart)
    names = [_wrapped(category, WIDTH * 0.34, LETTER) for category in chart.categories]
    left = 20 + max((_width(line, LETTER) for name in names for line in name), default=0)
    scale = (WIDTH - RIGHT - left - 72) / ends  # room for the number behind the longest bar
    marks: list[Mark] = []
    y = top - 8
    for at, name in enumerate(names):
        target = chart.ranges[at] if at < len(chart.ranges) else None
        height = max(len(name) * LINE, BAR * len(chart.series) + (10 if target else 0))
        marks += [Words(left - 8, y + LINE * (number + 0.8), line, "end") for number, line in enumerate(name)]
        for number, values in enumerate(chart.series.values()):
            value = values[at]
            if value is not None:
                marks.append(Box(left, y + BAR * number, value * scale, BAR - 3, FILLS[number % len(FILLS)][0]))
            words = UNKNOWN[language] if value is None else _number(value)
            marks.append(Words(left + (value or 0) * scale + 6, y + BAR * number + 13, words))
        if target is not None:
            low, high = target
            marks.append(Box(left + low * scale, y + BAR * len(chart.series), max(3, (high - low) * scale), 7, BAND))
            said = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
            marks.append(Words(left + high * scale + 6, y + BAR * len(chart.series) + 9, said, size=LETTER - 2))
        y += height + GAP
    return marks, y - GAP


def _legend(chart: Chart, language: str, y: float) -> tuple[list[Mark], float]:
    """What the fills mean, where there is more than one."""
    entries = [(FILLS[number % len(FILLS)][0], name) for number, name in enumerate(chart.series)] if len(chart.series) > 1 or any(chart.ranges) else []
    entries += [(BAND, TARGET[language])] if any(chart.ranges) else []
    marks: list[Mark] = []
    x, line = float(LEFT), y + (LINE if entries else 0)
    for fill, name in entries:
        (said, *_) = _wrapped(name, WIDTH - LEFT - 60, LETTER) or [""]
        if x > LEFT and x + 20 + _width(said, LETTER) > WIDTH - RIGHT:
            x, line = float(LEFT), line + LINE
        marks += [Box(x, line - 10, 12, 12, fill), Words(x + 17, line, said)]
        x += 36 + _width(said, LETTER)
    return marks, line


def _scale(chart: Chart) -> tuple[int, int]:
    """The step between two lines of the scale, and where it ends."""
    rows = list(chart.series.values())
    if chart.kind == "stacked":
        highest = max((sum(row[at] or 0 for row in rows) for at in range(len(chart.categories))), default=0)
    else:
        highest = max((value for row in rows for value in row if value is not None), default=0)
    highest = max(highest, *(target[1] for target in chart.ranges if target), 1) if any(chart.ranges) else max(highest, 1)
    step = next(size for size in _steps() if size * TICKS >= highest)
    return step, -(-highest // step) * step


def _steps() -> Iterator[int]:
    size = 1
    while True:
        yield from (size, size * 2, size * 5)
        size *= 10


# --- letters ---


def _clean(text: str) -> str:
    return CONTROL.sub(" ", text)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


@lru_cache
def _letters(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def _width(text: str, size: float) -> float:
    return _letters(size).getlength(_paintable(text))


def _paintable(text: str) -> str:
    return text.replace("\u202f", "\u00a0")  # the font has no narrow space


def _wrapped(text: str, room: float, size: float) -> list[str]:
    """The text in lines that fit, broken at spaces and between Chinese characters; at most MOST_LINES, the last with … where something is left out."""
    lines: list[str] = []
    line = ""
    for word in re.findall(r"[!-~\u00c0-\u024f]+ ?|.", _clean(text)):
        for piece in [word] if _width(word, size) <= room else list(word):
            if line and _width((line + piece).rstrip(), size) > room:
                lines, line = [*lines, line.rstrip()], ""
            line += piece
    lines = [each for each in (*lines, line.rstrip()) if each]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][:-1] + "…"]
    return lines


# --- drawing ---


def _element(mark: Mark) -> str:
    match mark:
        case Box():
            place = f'x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" height="{mark.height:.1f}"'
            return f'<rect {place} fill="{mark.fill}" stroke="currentColor" stroke-width="0.75"/>'
        case Rule():
            return f'<path d="M{mark.x:.1f} {mark.y:.1f}H{mark.x2:.1f}" stroke="#8a8a8a" stroke-opacity="0.5" stroke-width="0.75"/>'
        case Words():
            anchor = f' text-anchor="{mark.at}"' if mark.at != "start" else ""
            fill = mark.fill or "currentColor"
            return f'<text x="{mark.x:.1f}" y="{mark.y:.1f}" font-size="{mark.size}" fill="{fill}"{anchor}>{escape(mark.text)}</text>'


def _paint(draw: ImageDraw.ImageDraw, mark: Mark, scale: float) -> None:
    match mark:
        case Box():
            corners = [(mark.x * scale, mark.y * scale), ((mark.x + mark.width) * scale, (mark.y + mark.height) * scale)]
            draw.rectangle(corners, fill=mark.fill, outline="#1b1b1b")
        case Rule():
            draw.line([(mark.x * scale, mark.y * scale), (mark.x2 * scale, mark.y2 * scale)], fill="#c4c4c4", width=1)
        case Words():
            anchor = {"start": "ls", "middle": "ms", "end": "rs"}[mark.at]
            draw.text((mark.x * scale, mark.y * scale), _paintable(mark.text), mark.fill or "#1b1b1b", _letters(mark.size * scale), anchor)
