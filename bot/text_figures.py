"""The figures that a text types, in one spelling for Chinese and English, so that translations can be compared. Pure.

Compared are digits, 萬 and 億 (million, thousand), dates and times. Number words (四, four, third) are left alone in every language.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from bot.questions import chinese_number

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MONTH = "(?:" + "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept)"
_NUMERAL = "[一二兩两三四五六七八九十]"
_UNITS = {
    **{"千": 10**3, "萬": 10**4, "万": 10**4, "百萬": 10**6, "百万": 10**6, "千萬": 10**7, "千万": 10**7, "億": 10**8, "亿": 10**8},
    **{"k": 10**3, "thousand": 10**3, "million": 10**6, "billion": 10**9},
}
_UNIT = (
    "(?:"
    + "|".join(sorted((unit for unit in _UNITS if not unit.isascii()), key=len, reverse=True))
    + r"|k(?![A-Za-z])|\s?(?:thousand|million|billion)(?![A-Za-z]))"
)
_NUMBER = r"\d+(?:\.\d+)?"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# What is no figure: addresses of pages, and the digits of CO2, T5 or PM2.5.
_NOT_FIGURES = re.compile(r"https?://\S+|(?<=\])\([^)]*\)")
_SYMBOL = re.compile(r"(?<![A-Za-z])([A-Za-z]{1,2})\d{1,2}(?:\.\d)?(?!\d)")
_CURRENCY = re.compile(r"(?:RMB|HKD|USD|CNY|HK|US)?\s*\$|(?<![A-Za-z])(?:RMB|HKD|USD|CNY)(?=\d)")
_FULL_COMMA = re.compile(r"(?<![０-９])，|，(?![０-９]{3})")  # not between full-width digits: a comma of the sentence
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def figures(text: str) -> list[str]:
    """Every figure of the text, sorted, repeats kept: "15000", "0.5", "17:30", and of dates the parts ("2011", "month 3", "31")."""
    text = _CURRENCY.sub(" ", unicodedata.normalize("NFKC", _FULL_COMMA.sub("; ", _NOT_FIGURES.sub(" ", text))))
    text = _SYMBOL.sub(r"\1", _THOUSANDS.sub("", text))
    found: list[str] = []

    def keep(value: str) -> str:
        found.append(value)
        return " | "

    for pattern, read in _REWRITES:
        text = pattern.sub(read, text)
    text = _TIME.sub(lambda match: keep(_time(match)), text)
    text = _MONTH_MARK.sub(lambda match: keep(f"month {int(match[1])}") + " ", text)
    _AMOUNT.sub(lambda match: keep(_amount(match[0])), text)
    return sorted(found)


def _month(match: re.Match[str]) -> str:
    """July is a month wherever it stands; March, May and the short forms only beside a number or another month."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    name = match[1]
    beside = re.search(rf"(?:\d|{_MONTH}\s+(?:to|and|until))\s*$", before) or re.match(rf",?\s+(?:\d|(?:to|and|until)\s+{_MONTH}\b)", after)
    if not beside and (name in ("March", "May") or name not in MONTHS):
        return match[0]
    return f" <{next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3])}> "


def _chinese(match: re.Match[str]) -> str:
    number = chinese_number(match[1])
    return str(number) if number is not None else match[0]


def _chinese_year(match: re.Match[str]) -> str:
    return "".join(str("〇一二三四五六七八九".index(char.replace("零", "〇"))) for char in match[0])


# One after another: each turns one way of writing into digits, and months into <3>.
_REWRITES: tuple[Rewrite, ...] = (
    (re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])"), lambda m: f"{m[1]} <{m[2]}> {m[3]}"),
    (re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])"), lambda m: f"{m[1]} <{m[2]}> {m[3]}"),
    (re.compile(r"(?<![\d-])((?:19|20)\d\d)[-–](\d\d)(?![\d-])"), lambda m: f"{m[1]} {m[1][:2]}{m[2]}"),  # 2010-11, two years
    (re.compile(r"[〇零一二三四五六七八九]{4}(?=\s*(?:年|至|到))"), _chinese_year),
    (re.compile(rf"(?<=月)({_NUMERAL}{{1,3}})(?=日|號|号)"), _chinese),
    (re.compile(r"(\d{1,2})\s*月(?!球|薪)"), lambda m: f" <{m[1]}> "),
    (re.compile(rf"({_NUMERAL}{{1,2}})月(?=\d|份|底|初|中|至|到|$|\W)"), lambda m: f" <{chinese_number(m[1])}> "),
    (re.compile(r"(?<=\d)\s*(?:st|nd|rd|th)\b", re.IGNORECASE), lambda m: ""),
    (re.compile(rf"\b({_MONTH})\b\.?"), _month),
    (re.compile(rf"\b({'|'.join(_WORDS)})(?=\s(?:thousand|million|billion)\b)", re.IGNORECASE), lambda m: str(_WORDS.index(m[1].lower()) + 1)),
    (re.compile(r"百分之([零一二兩两三四五六七八九十百]+)"), _chinese),
    (re.compile(r"([一二兩两三四五六七八九十][零一二兩两三四五六七八九十百千]*[萬万億亿][零一二兩两三四五六七八九十百千萬万]*)"), _chinese),
)

_MONTH_MARK = re.compile(r"<0?(\d{1,2})>")
_TIME = re.compile(
    r"(上午|早上|中午|下午|晚上)?\s*(?<!\d)(\d{1,2})(?::(\d{2})|\s*[時时](?:\s*(\d{1,2})\s*分|(半)|正)?)(?!\d)\s*([ap]\.?m(?![A-Za-z])\.?)?|(?<![\d.])(\d{1,2})\s*([ap]\.?m(?![A-Za-z])\.?)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"{_NUMBER}(?:{_UNIT}(?:{_NUMBER}{_UNIT})*(?:\d+(?!\.?\d))?)?", re.IGNORECASE)


def _time(match: re.Match[str]) -> str:
    """下午5時30分 and 5:30 pm are 17:30."""
    hour, minute = int(match[2] or match[7]), int(match[3] or match[4] or (30 if match[5] else 0))
    half = (match[6] or match[8] or "").lower()[:1]
    later = half == "p" or match[1] in ("下午", "晚上")
    if later and hour < 12:
        hour += 12
    elif hour == 12 and (half == "a" or match[1] in ("上午", "早上")):
        hour = 0
    return f"{hour:02}:{minute:02}"


def _amount(written: str) -> str:
    """9306萬, 1億2000萬 and 93.06 million as plain numbers; 3萬5000 is 35000."""
    total = Decimal(0)
    for number, unit in re.findall(rf"({_NUMBER})({_UNIT})?", written, re.IGNORECASE):
        total += Decimal(number) * _UNITS.get(unit.strip().lower(), 1)
    return f"{total.normalize():f}"
