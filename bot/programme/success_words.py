"""Pollutants, sizes and processes of success cases: their ids, what they are called, and the words by which a process is told in a text."""

import re
from functools import lru_cache
from typing import get_args

from bot.folding import fold
from bot.knowledge import Case, FactorySize, Pollutant
from bot.messages import Phrase

POLLUTANTS: tuple[str, ...] = get_args(Pollutant)
SIZES: tuple[str, ...] = get_args(FactorySize)
# A process, and the words (folded before they are compared) that tell of it. What the processes have in common is the equipment, not the trade.
PROCESS_WORDS: dict[str, tuple[str, ...]] = {
    "dyeing": ("染色", "染整", "漂染", "染布", "染廠", "染缸", "dye"),
    "washing": ("洗水", "水洗", "洗滌", "牛仔", "laundry", "washing", "jeans"),
    "printing": ("印刷", "油墨", "印機", "printing", "ink"),
    "coating": ("噴漆", "噴塗", "塗裝", "噴油", "上漆", "油漆", "水性漆", "paint", "spray", "coating"),
    "plating": ("電鍍", "蝕刻", "線路板", "plating", "etch", "circuit board"),
    "moulding": ("注塑", "啤機", "注射成型", "injection", "mould"),
    "kiln": ("窯", "熔爐", "玻璃爐", "kiln", "furnace"),
    "boiler": ("鍋爐", "蒸汽", "冷凝水", "蒸氣", "boiler", "steam", "condensate"),
    "compressed_air": ("空壓", "空氣壓縮", "壓縮空氣", "氣泵", "compressor", "compressed air"),
    "cooling": ("空調", "冷氣", "冷卻", "製冷", "水簾", "chiller", "cooling", "air-conditioning"),
    "lighting": ("照明", "燈管", "燈具", "電燈", "lighting", "lamp"),
    "motors": ("馬達", "電機", "變頻", "摩打", "motor", "inverter", "variable frequency"),
    "wastewater": ("污水", "廢水", "白水", "中水", "effluent", "wastewater", "sewage"),
    "exhaust": ("廢氣", "煙氣", "除塵", "脫硫", "exhaust", "flue gas"),
    "power": ("太陽能", "發電", "光伏", "solar", "power generation"),
}
PROCESSES = tuple(PROCESS_WORDS)


def pollutant(each: str) -> Phrase:
    return {"say": f"case-pollutant-{each}"}


def size(each: str) -> Phrase:
    return {"say": f"case-size-{each}"}


def process(each: str) -> Phrase:
    return {"say": f"case-process-{each}"}


def processes_in(*texts: str) -> set[str]:
    """The processes that texts tell of."""
    folded = fold("\n".join(texts))
    return {each for each, pattern in _patterns().items() if pattern.search(folded)}


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Latin words only from their beginning: there is ink in drinking."""
    return {each: re.compile("|".join((r"\b" if word.isascii() else "") + re.escape(fold(word)) for word in words)) for each, words in PROCESS_WORDS.items()}


def processes_of(case: Case) -> set[str]:
    """The processes that a case tells of, in whatever language."""
    parts = (case.process, case.title, case.problem, case.measure)
    return processes_in(*(text for part in parts if part for text in part.values()))
