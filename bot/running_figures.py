"""The figures of a running text in one spelling for the three languages: what bot/text_figures.py reads, and what only running text has. Pure.

Added here: percentages as such, times and amounts in Chinese numerals, English number words from ten, noon and midnight, days of the week."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping

from bot.questions import chinese_number
from bot.text_figures import figures

_DIGITS = "零〇一二兩两三四五六七八九"
_NUMERAL = f"[{_DIGITS}十]"
_HALF_OF_DAY = "上午|早上|清晨|凌晨|中午|下午|傍晚|晚上"
_DAYS = {"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7}
_SMALL = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS_WORDS = "|".join((*_TENS, *_SMALL))
# After these a Chinese numeral counts something, and is not a part of a word such as 十分 or 千萬.
_COUNTED = "元|港元|港幣|港币|名|個|个|人|位|天|日|小時|小时|分鐘|分钟|家|間|间|項|项|場|场|席|頁|页|年|週|周"
_NOT_A_TENTH = "本|員|员|功|立|為|为|果|效|分|長|长|交|品"  # 成 stands in words too
_PERCENT = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b|percent\b)|百分之([零一二兩两三四五六七八九十百點点]+|\d+(?:\.\d+)?)"
    rf"|(?<![零一二三四五六七八九十])([一二三四五六七八九])成(半)?(?!{_NOT_A_TENTH})",
    re.IGNORECASE,
)


def figures_of(text: str) -> list[str]:
    """Every figure of a text, sorted, repeats kept: "15000", "50%", "17:30", "month 12", "weekday 3"."""
    text = unicodedata.normalize("NFKC", re.sub(r"https?://\S+", " ", text))
    found: list[str] = []

    def keep(value: str) -> str:
        found.append(value)
        return " "

    text = _PERCENT.sub(lambda match: keep(_percent(match)), text)
    text = _WEEKDAY.sub(lambda match: keep(_weekday(match)), text)
    for pattern, read in _REWRITES:
        text = pattern.sub(read, text)
    return sorted(found + figures(text))


def differing(texts: Mapping[str, str]) -> dict[str, list[str]] | None:
    """The figures that do not stand in every language, by language; None where all agree."""
    found = {language: Counter(figures_of(text)) for language, text in texts.items()}
    common = None
    for each in found.values():
        common = each if common is None else common & each
    if common is None or all(each == common for each in found.values()):
        return None
    return {language: sorted((each - common).elements()) for language, each in found.items()}


def _percent(match: re.Match[str]) -> str:
    if match[3]:  # 三成半
        return f"{chinese_number(match[3])}{'5' if match[4] else '0'}%"
    written = match[1] or match[2]
    if re.fullmatch(r"[\d.]+", written):
        return f"{float(written):g}%"
    whole, _, rest = written.replace("点", "點").partition("點")
    decimals = "".join(str(chinese_number(char) or 0) for char in rest)
    return f"{float(f'{chinese_number(whole) or 0}.{decimals or 0}'):g}%"


def _weekday(match: re.Match[str]) -> str:
    if match[1]:
        return f"weekday {'一二三四五六日'.index(match[1].replace('天', '日')) + 1}"
    return f"weekday {next(number for day, number in _DAYS.items() if day.startswith(match[2].lower()[:3]))}"


_WEEKDAY = re.compile(
    r"(?:星期|禮拜|礼拜|週|周)([一二三四五六日天])(?!年)|\b(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|(?:mon|tues?|wed|thur?s?|fri)(?=[.,)]))",
    re.IGNORECASE,
)


def _chinese(match: re.Match[str]) -> str:
    number = chinese_number(match[1])
    return str(number) if number is not None else match[0]


def _clock(match: re.Match[str]) -> str:
    """下午二時半 and 下午3點三十分 with digits, as bot/text_figures.py reads them."""
    half = {"傍晚": "下午", "清晨": "上午", "凌晨": "上午"}.get(match[1], match[1])
    hour = match[2] if match[2].isdecimal() else chinese_number(match[2])
    minutes = {"": 0, "正": 0, "整": 0, "半": 30, "一刻": 15, "三刻": 45}.get(match[3] or "")
    if minutes is None:
        written = match[3].removesuffix("分").lstrip("零〇")
        minutes = int(written) if written.isdecimal() else chinese_number(written) or 0
    return f"{half}{hour}時{minutes}分"


def _english(match: re.Match[str]) -> str:
    """twenty-five, three hundred, ten."""
    tens, ones, hundreds = (match[1] or "").lower(), (match[2] or "").lower(), (match[3] or "").lower()
    if hundreds:
        return str((_ONES.index(hundreds) + 1 if hundreds in _ONES else 1) * 100)
    value = _TENS[tens] if tens in _TENS else 10 + _SMALL.index(tens)
    return str(value + (_ONES.index(ones) + 1 if ones and tens in _TENS else 0))


_HOUR = rf"(\d{{1,2}}|{_NUMERAL}{{1,3}})\s*[時时點点]"
_MINUTES = rf"(半|正|整|[一三]刻|[{_DIGITS}十\d]{{1,3}}分"
_WHOLE = rf"(?<![{_DIGITS}十百千萬万億亿])"  # not in the middle of a number
_LARGE = rf"[一二兩两三四五六七八九]百[{_DIGITS}十]*|[一二兩两三四五六七八九]千[{_DIGITS}十百]*"
Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_REWRITES: tuple[Rewrite, ...] = (
    (re.compile(r"(?<!\d)(\d{1,2})(?=\s*[至到–-]\s*\d{1,2}\s*月)"), lambda m: f"{m[1]}月"),  # 3至5月
    (re.compile(r"\b12(?::00)?\s*noon\b|\bnoon\b|\bmidday\b|正午|中午(?!\s*(?:\d|十))", re.IGNORECASE), lambda m: " 12:00 "),
    (re.compile(r"\bmidnight\b|午夜(?!\s*(?:\d|十))", re.IGNORECASE), lambda m: " 00:00 "),
    (re.compile(rf"({_HALF_OF_DAY})\s*{_HOUR}{_MINUTES}?)?(?!間|间|候)"), _clock),
    (re.compile(rf"()(?<![\d第{_DIGITS}十]){_HOUR}{_MINUTES})"), _clock),
    (re.compile(rf"{_WHOLE}([一二兩两三四五六七八九]?[十百千][{_DIGITS}十百千]*)(?=\s*(?:多|餘|余)?\s*(?:{_COUNTED}))"), _chinese),
    (re.compile(rf"(?<!月){_WHOLE}({_LARGE})(?![萬万億亿])"), _chinese),
    (
        re.compile(
            rf"\b({_TENS_WORDS})(?:[\s-]({'|'.join(_ONES)}))?\b(?!\s+(?:thousand|million|billion))|\b({'|'.join(_ONES)}|a)\s+hundred\b",
            re.IGNORECASE,
        ),
        _english,
    ),
)
