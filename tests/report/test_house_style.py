"""Numbers, money, days and years are written as the paper writes them; the expected phrases are the paper's own."""

from datetime import date

import pytest

from bot.programme.report import house_style as style


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (319, "319"), (999, "999"), (1107, "1\u202f107"), (20800, "20\u202f800"), (1_234_567, "1\u202f234\u202f567")]
)
def test_counts_of_four_digits_or_more_have_a_narrow_space_that_does_not_break(number: int, said: str) -> None:
    assert style.count(number) == said


@pytest.mark.parametrize(
    ("number", "measure", "said"),
    [
        (4, "次會議", "四次會議"),
        (2, "個展覽", "兩個展覽"),
        (71, "項", "71 項"),
        (9, "家", "九家"),
        (10, "個", "10 個"),
        (511, "宗", "511 宗"),
        (0, "項", "0 項"),
    ],
)
def test_a_count_under_ten_is_a_chinese_numeral_in_running_prose(number: int, measure: str, said: str) -> None:
    assert style.amount(number, measure) == said


def test_a_count_that_is_compared_with_a_larger_one_takes_digits_like_it() -> None:
    assert [style.amount(number, "家", beside=(155, 86, 63, 6)) for number in (86, 63, 6)] == ["86 家", "63 家", "6 家"]
    assert style.amount(4, "家", beside=(91, 20, 4)) == "4 家"
    assert style.amount(4, "家", beside=(4, 2)) == "四家"


def test_what_the_source_rounds_is_said_to_be_rounded() -> None:
    assert style.amount(3700, "名", about=True) == "約 3\u202f700 名"
    assert style.amount(8, "名", about=True) == "約 8 名"


@pytest.mark.parametrize(
    ("dollars", "said"),
    [
        (15_000, "15,000 元"),
        (160_000, "160,000 元"),
        (93_060_000, "9,306 萬元"),
        (311_000_000, "3.11 億元"),
        (999, "999 元"),
        (1_234_567, "1,234,567 元"),
    ],
)
def test_money_has_a_comma(dollars: int, said: str) -> None:
    assert style.money(dollars * 100) == said


def test_cents_are_never_lost() -> None:
    assert style.money(3_000_001) == "30,000.01 元" and style.money(9_306_000_001) == "93,060,000.01 元"


def test_days_and_years_are_in_chinese_numerals() -> None:
    assert style.day(date(2010, 4, 1)) == "二零一零年四月一日"
    assert style.day(date(2011, 3, 31)) == "二零一一年三月三十一日"
    assert style.day(date(2008, 4, 18)) == "二零零八年四月十八日"
    assert style.day(date(2010, 1, 21)) == "二零一零年一月二十一日"
    assert style.day(date(2010, 12, 20)) == "二零一零年十二月二十日"
    assert style.month(date(2011, 8, 5)) == "二零一一年八月"
    assert style.report_year("2010-11") == "二零一零至二零一一年度"
    assert style.report_year("2099-00") == "二零九九至二一零零年度"
    assert style.short_year("2010-11") == "2010/11" and style.long_year("2010-11") == "2010/2011 年"
    assert style.ordinal(3) == "第三份" and style.ordinal(12) == "第十二份"


def test_ranges_and_lists_are_written_out() -> None:
    assert style.between(800, 1000) == "800 至 1\u202f000" and style.between(120, 120, about=True) == "約 120"
    assert style.listed(["深圳", "東莞"]) == "深圳和東莞" and style.listed(["甲"]) == "甲"
    assert style.listed(["紡織業", "印刷和出版業"]) == "紡織業以及印刷和出版業"


def test_every_number_under_a_hundred_has_its_numeral() -> None:
    said = [style.numeral(number) for number in range(100)]
    assert len(set(said)) == 100 and said[:3] == ["零", "一", "二"] and said[10:12] == ["十", "十一"] and said[20] == "二十" and said[99] == "九十九"
