"""How papers to the legislature write numbers, money, days and years in Traditional Chinese. Pure."""

from collections.abc import Iterable
from datetime import date

NARROW = "\u202f"  # narrow, and no line ends at it
NUMERALS = "零一二三四五六七八九"
TEN_THOUSAND, FROM_THERE, HUNDRED_MILLION = 10_000, 1_000_000, 100_000_000  # dollars: from a million on whole ten-thousands are 萬元


def count(number: int) -> str:
    """1107 -> 1 107, with a narrow space that does not break."""
    return f"{number:,}".replace(",", NARROW)


def numeral(number: int) -> str:
    """0 to 99 in Chinese numerals: 21 -> 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return NUMERALS[ones]
    return f"{NUMERALS[tens] if tens > 1 else ''}十{NUMERALS[ones] if ones else ''}"


def amount(number: int, measure: str, *, about: bool = False, beside: Iterable[int] = ()) -> str:
    """A count with its measure word in running prose: 四次, 兩個, 71 項, 約 20 800 名. Under ten it is a Chinese numeral, except nought, and except where it
    is compared with others (`beside`) of which one takes digits: 其餘 6 家."""
    if about:
        return f"約 {count(number)} {measure}"
    if 0 < number < 10 and all(0 < each < 10 for each in beside):
        return f"{'兩' if number == 2 else numeral(number)}{measure}"
    return f"{count(number)} {measure}"


def money(cents: int) -> str:
    """1500000 -> 15,000 元; 9306000000 -> 9,306 萬元; 31100000000 -> 3.11 億元."""
    dollars, rest = divmod(cents, 100)
    if not rest and dollars >= HUNDRED_MILLION and not dollars % FROM_THERE:
        return f"{dollars / HUNDRED_MILLION:g} 億元"
    if not rest and dollars >= FROM_THERE and not dollars % TEN_THOUSAND:
        return f"{dollars // TEN_THOUSAND:,} 萬元"
    return f"{dollars:,}.{rest:02} 元" if rest else f"{dollars:,} 元"


def between(low: int, high: int, *, about: bool = False) -> str:
    """800 至 1 000, 約 120."""
    said = count(low) if low == high else f"{count(low)} 至 {count(high)}"
    return f"約 {said}" if about else said


def year_digits(year: int) -> str:
    """2010 -> 二零一零."""
    return "".join(NUMERALS[int(digit)] for digit in str(year))


def day(on: date) -> str:
    """二零一零年四月一日."""
    return f"{month(on)}{numeral(on.day)}日"


def month(on: date) -> str:
    """二零一一年八月."""
    return f"{year_digits(on.year)}年{numeral(on.month)}月"


def first_year(year: str) -> int:
    """2010-11 -> 2010."""
    return int(year[:4])


def report_year(year: str) -> str:
    """2010-11 -> 二零一零至二零一一年度."""
    first = first_year(year)
    return f"{year_digits(first)}至{year_digits(first + 1)}年度"


def short_year(year: str) -> str:
    """2010-11 -> 2010/11, as heads of columns have it."""
    return f"{year[:4]}/{year[5:]}"


def long_year(year: str) -> str:
    """2010-11 -> 2010/2011 年, as headings have it."""
    first = first_year(year)
    return f"{first}/{first + 1} 年"


def ordinal(number: int, measure: str = "份") -> str:
    """3 -> 第三份."""
    return f"第{numeral(number)}{measure}"


def listed(words: Iterable[str]) -> str:
    """甲、乙和丙; where a name has 和 in it itself, 甲、乙以及丙和丁."""
    *first, last = words
    join = "以及" if any("和" in word for word in (*first, last)) else "和"
    return f"{'、'.join(first)}{join}{last}" if first else last


def period_ends(year: str) -> tuple[date, date]:
    """The first and the last day of a reporting year: 1 April and 31 March."""
    first = first_year(year)
    return date(first, 4, 1), date(first + 1, 3, 31)
