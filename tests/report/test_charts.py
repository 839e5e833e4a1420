"""Charts: no letter is missing, nothing is drawn outside, what is not known is not a bar, and texts are texts."""

import io
import re
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

from bot import charts
from bot.charts import Chart
from bot.handlers.report_html import chart_of
from bot.knowledge import Knowledge
from tests.report.papers import paper_of_2010 as paper_of_2010  # the fixture

PLAIN = Chart("圖", "宗", ("甲", "乙"), {"一": (3, None), "二": (0, 1200)})
CHARTS = [
    PLAIN,
    Chart("堆疊", "宗", ("甲", "乙", "丙"), {"一": (3, None, None), "二": (5, 2, None)}, "stacked"),
    Chart("目標", "宗", ("甲", "乙"), {"已批准": (659, 88)}, "lying", ((800, 1000), (120, 120))),
    Chart("很長的名稱" * 12, "%", ("選項" * 60, "an option in many words " * 9), {"名" * 90: (1, 2), "b": (2, 1)}, "grouped", (None, (1, 3))),
    Chart("很長", "", ("甲" * 80,) * 12, {str(number): (number,) * 12 for number in range(9)}, "lying"),
    Chart("空", "", (), {}),
    Chart("零", "", ("甲",), {"一": (0,)}, "stacked"),
]


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in etree.fromstring(svg.encode()).iter("{*}text")]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title[:4])
def test_everything_is_drawn_within_the_picture(chart: Chart) -> None:
    root = etree.fromstring(charts.svg(chart, "zh-Hant").encode())
    width, height = (float(number) for number in root.get("viewBox").split()[2:])
    for box in root.iter("{*}rect"):
        x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        assert x >= 0 and y >= 0 and wide >= 0 and high >= 0 and x + wide <= width + 0.1 and y + high <= height + 0.1
    for words in root.iter("{*}text"):
        size, at = float(words.get("font-size")), words.get("text-anchor", "start")
        room = charts._width(words.text or "", size)
        left = float(words.get("x")) - {"start": 0, "middle": room / 2, "end": room}[at]
        assert left >= -1 and left + room <= width + 1 and 0 < float(words.get("y")) <= height, words.text
    picture = Image.open(io.BytesIO(charts.png(chart)))
    assert picture.width == 1260 and picture.format == "PNG"


def test_what_is_not_known_is_said_and_nought_is_nought() -> None:
    for language, said in (("zh-Hant", "未有資料"), ("zh-Hans", "暂无数据"), ("en", "not known")):
        assert texts(charts.svg(PLAIN, language)).count(said) == 1
    assert "0" in texts(charts.svg(PLAIN, "en")) and "1\u202f200" in texts(charts.svg(PLAIN, "en"))


def test_bars_are_as_long_as_their_numbers() -> None:
    root = etree.fromstring(charts.svg(Chart("", "", ("a", "b"), {"s": (50, 100)}, "lying"), "en").encode())
    short, long = (float(box.get("width")) for box in root.iter("{*}rect"))
    assert abs(long / short - 2) < 0.01


def test_a_target_is_drawn_from_its_lower_to_its_upper_end() -> None:
    root = etree.fromstring(charts.svg(CHARTS[2], "en").encode())
    bar, band = list(root.iter("{*}rect"))[:2]
    unit = float(bar.get("width")) / 659
    assert abs((float(band.get("x")) - float(bar.get("x"))) / unit - 800) < 2 and abs(float(band.get("width")) / unit - 200) < 2
    assert "800–1\u202f000" in texts(charts.svg(CHARTS[2], "en"))


def test_a_chart_has_a_title_no_script_and_no_style_that_a_page_forbids(paper_of_2010: dict[str, Any]) -> None:
    hostile = Chart("<script>x</script>\x00", "&", ('"><b>',), {"<i>": (1,), "y": (2,)})
    for chart in [*CHARTS, hostile]:
        svg = charts.svg(chart, "zh-Hant")
        root = etree.fromstring(svg.encode())
        assert root.get("role") == "img" and root.find("{*}title").text == root.get("aria-label")
        assert "<script" not in svg and "style=" not in svg and "<style" not in svg and "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_no_letter_is_missing_in_pictures(known: Knowledge, paper_of_2010: dict[str, Any]) -> None:
    drawable = set(TTFont(charts.FONT).getBestCmap())
    drawn = {letter for chart in CHARTS for text in texts(charts.svg(chart, "zh-Hant")) for letter in charts._paintable(text)}
    blocks = [block for section in [*paper_of_2010["sections"], *paper_of_2010["annex"]] for block in section["blocks"] if "chart" in block]
    drawn |= {letter for block in blocks for text in texts(charts.svg(chart_of(block), "zh-Hant")) for letter in charts._paintable(text)}
    names = [*known.sectors.sectors, *known.places]
    drawn |= {letter for each in names for text in each.name.values() for letter in text}
    words = [path.read_text(encoding="utf-8") for path in known.folder.rglob("words/*/*.ftl")]
    drawn |= {letter for letter in "".join(words) if re.match(r"[\u4e00-\u9fff\u3400-\u4dbf]", letter)}
    assert [letter for letter in sorted(drawn) if ord(letter) not in drawable] == []
