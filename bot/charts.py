"""Charts: one engine for the console, the web page and the Word document. Every chart stands beside a table of the same numbers. Pure."""

from dataclasses import dataclass
from typing import Literal


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


def svg(chart: Chart, language: str) -> str:
    """An <svg> element with a title for readers of the screen, real text and no script; colours by currentColor where it can be, readable in dark too."""
    raise NotImplementedError


def png(chart: Chart) -> bytes:
    """For Word: 160 mm wide at 200 dots an inch, on white."""
    raise NotImplementedError
