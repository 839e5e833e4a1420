"""Figures of translations: what must be the same is, however it is written; what is different stays different; what is no figure is left alone."""

import pytest

from bot.text_figures import figures

SAME = [
    ("2011年3月31日", "31 March 2011"),
    ("2011年3月31日", "March 31, 2011"),
    ("2011年3月31日", "2011-03-31"),
    ("2011年3月31日", "31/3/2011"),
    ("二零一一年三月三十一日", "31 March 2011"),
    ("2011 年 3 月 31 日", "31 Mar. 2011"),
    ("2010年4月1日至2011年3月31日", "1 April 2010 to 31 March 2011"),
    ("2009年2月至5月", "February to May 2009"),
    ("2011年4月1日至4日", "1 to 4 April 2011"),
    ("網站在2010年7月更新", "It was renewed in July 2010"),
    ("2009年5月", "in May 2009"),
    ("2011年9月", "Sept 2011"),
    ("十二月底", "at the end of December"),
    ("二零一零至二零一一年度", "2010-11"),
    ("2010至2011年", "2010-11"),
    ("2008至2013年", "2008-2013"),
    ("9,306萬元", "93.06 million"),
    ("9306万元", "HK$93,060,000"),
    ("1億2,000萬", "120 million"),
    ("1.5亿", "150,000,000"),
    ("三萬五千", "35,000"),
    ("一百萬", "one million"),
    ("3萬", "30k"),
    ("3萬5000", "35,000"),
    ("２，５００個", "2,500 units"),
    ("HK$15,000", "RMB15000"),
    ("上限為RMB15,000元", "up to 15k"),
    ("約30k左右，9pm前", "30,000 by 21:00"),
    ("百分之五十", "50%"),
    ("上午9時至下午5時30分", "9 am to 5:30 p.m."),
    ("下午2時半", "14:30"),
    ("中午12時", "12:00"),
    ("24小時內", "within 24 hours"),
    ("需時3個月", "takes 3 months"),
    ("第3期", "the 3rd phase"),
    ("第 9 段", "paragraph 9"),
    ("第 2(a)、2(b) 段", "paragraphs 2(a) and 2(b)"),
]

DIFFERENT = [
    ("2011年3月31日", "30 March 2011"),
    ("2011年3月31日", "31 May 2011"),
    ("2011年3月31日", "31 March 2010"),
    ("88個項目", "89 projects"),
    ("88個項目，54個節能", "88 projects"),
    ("9,306萬元", "9.306 million"),
    ("3萬", "3,000"),
    ("上午9時", "9 pm"),
    ("5,300人", "5 and 300 people"),
    ("兩個10", "10 and 10"),
    ("1.5", "15"),
]

NO_FIGURES = [
    "四個主要工商聯會",
    "one of the four chambers",
    "the third yearly report",
    "第三份報告",
    "千萬不要",
    "萬一",
    "factories may apply in the first phase",
    "They march on",
    "CO2、SO₂ 和 PM2.5",
    "T5, LED and T8 lamps",
    "https://example.org/events?id=549",
    "[網站](https://example.org/2011/03)",
    "一成不變，百分百",
    "",
]


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_one_figure_in_two_spellings_is_the_same(chinese: str, english: str) -> None:
    assert figures(chinese) == figures(english) != []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_figures_stay_different(one: str, other: str) -> None:
    assert figures(one) != figures(other)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超過5，300人", ["300", "5"]),  # a comma of the sentence is no thousands separator
        ("of the 5 may apply", ["5"]),  # may is no month
        ("May I ask 3 things?", ["3"]),
        ("March 5 and 10", ["10", "5", "month 3"]),
        ("one 37 kW machine of 350 T", ["350", "37"]),
        ("0.50 and 1.0", ["0.5", "1"]),
        ("10, 10 and 10", ["10", "10", "10"]),
        ("+852 2788 5588", ["2788", "5588", "852"]),
    ],
)
def test_figures_are_listed_sorted_with_repeats(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
