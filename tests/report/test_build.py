"""The report as data: with the paper's history every figure stands in the paragraph in which the paper has it; what is not known is never nought."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, update

from bot.knowledge import Knowledge
from bot.programme.report import build, paper, paragraphs
from bot.store import Store
from bot.tables import application, history_figure, report_edition
from bot.tables import report as reports
from bot.wording import Wording
from tests.report import a_year
from tests.report.a_year import NOW, YEAR

Content = dict[str, Any]
# What the paper's paragraphs say, in its own spelling of numbers (with the narrow space); typed by hand.
PAPER: dict[int, tuple[str, ...]] = {
    2: ("9,306 萬元", "二零零八年四月十八日", "五年"),
    4: ("二零一零年一月二十一日",),
    5: ("第三份",),
    6: ("四次",),
    9: ("71 項", "約 3\u202f700 名", "兩個", "約 1\u202f200 名", "211 項", "約 20\u202f800 名", "21 個"),
    10: ("511 宗", "1\u202f107 宗"),
    11: ("88 個", "54 個", "24 個", "其餘 10 個"),
    13: ("27 家", "155 家", "86 家", "63 家", "其餘 6 家"),
    15: ("二零一零年", "91 家", "20 家", "4 家"),
}
TABLE = [
    ["實地評估", "113", "227", "319", "659"],
    ["示範項目", "25", "25", "38", "88"],
    ["核證服務", "28", "178", "154", "360"],
    ["合計", "166", "430", "511", "1\u202f107"],
]
ANNEX = ("50%", "15,000 元", "800 至 1\u202f000", "約 120", "平均資助額估計約為 160,000 元", "500 至 1\u202f000", "八個行業類別")


async def of_the_paper(store: Store, known: Knowledge, slots: dict[str, str] | None = None) -> Content:
    def made(connection: Connection) -> Content:
        a_year.load_paper(connection, known)
        if slots is not None:
            connection.execute(insert(reports).values(year="2010-11", slots=slots, version=1, updated_at=datetime(2011, 8, 5, tzinfo=UTC)))
        return build.report(connection, known, "2010-11", NOW)

    return await store.write(made)


def plain(runs: list[dict[str, Any]]) -> str:
    return "".join(run.get("text", "") for run in runs)


def texts(content: Content) -> dict[int, str]:
    """The text of each numbered paragraph."""
    blocks = [block for section in content["sections"] for block in section["blocks"]]
    return {block["paragraph"]: plain(block["runs"]) for block in blocks if block.get("paragraph")}


def cells(table: dict[str, Any]) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell["text"] for cell in row] for row in table["rows"]]


def tables(content: Content) -> list[dict[str, Any]]:
    return [block["table"] for section in [*content["sections"], *content["annex"]] for block in section["blocks"] if "table" in block]


async def test_every_figure_of_the_paper_stands_in_its_paragraph(store: Store, known: Knowledge) -> None:
    content = await of_the_paper(store, known)
    said = texts(content)
    assert list(said) == list(range(1, 18))
    for number, phrases in PAPER.items():
        assert [phrase for phrase in phrases if phrase not in said[number]] == [], number
    assert cells(tables(content)[0]) == TABLE
    annex = "".join(plain(item["runs"]) for block in content["annex"][0]["blocks"] for item in block.get("items", [block]))
    assert [phrase for phrase in ANNEX if phrase not in annex] == []
    assert "上限 160" not in annex and "160,000 元為上限" not in annex  # it is an average
    assert content["number"] == 3 and content["as_at"] == "2011-03-31" and content["title"].endswith("（二零一零至二零一一年度）")


async def test_every_number_in_the_text_is_the_figure_that_its_key_names(store: Store, known: Knowledge) -> None:
    content = await of_the_paper(store, known)
    blocks = [block for section in [*content["sections"], *content["annex"]] for block in section["blocks"]]
    runs = [run for block in blocks for run in block.get("runs", [])] + [cell for table in tables(content) for row in table["rows"] for cell in row]
    seen = {run["figure"]: run["text"] for run in runs if isinstance(run, dict) and "figure" in run}
    for key, text in seen.items():
        digits = "".join(letter for letter in text if letter.isdigit())
        assert not digits or int(digits) == content["figures"][key]["number"], key
    left_out = {key for key in content["figures"] if key not in seen}
    assert left_out == set()


async def test_what_the_paper_does_not_count_is_left_out(store: Store, known: Knowledge) -> None:
    said = texts(await of_the_paper(store, known))
    assert "傳媒記錄" not in said[9] and "收到" not in said[9] and "跟進的查詢" not in said[9] and "資助額" not in said[10] and "合辦" not in said[8]


async def test_officers_write_the_slots_and_what_is_missing_is_a_problem(store: Store, known: Knowledge, wording: Wording) -> None:
    content = await of_the_paper(store, known, {"sectors": "金屬和金屬製品業、紡織業。", "survey": " ", "unknown": "x"})
    slots = {each["name"]: each for each in content["slots"]}
    assert slots["sectors"]["text"] == "金屬和金屬製品業、紡織業" and not slots["sectors"]["missing"]
    assert slots["survey"]["missing"] and slots["survey"]["paragraph"] == 12 and "committee" not in slots
    named = [wording.phrase(problem, "zh-Hant") for problem in content["problems"]]
    assert len(named) == len([each for each in slots.values() if each["missing"]]) == 5 and all("尚未填寫" in each for each in named)
    assert content["prepared_on"] == "2011-08-05" and content["sections"][-1]["blocks"][-1]["runs"] == [{"text": "二零一一年八月"}]


async def test_footnotes_are_numbered_in_the_order_in_which_they_are_called(store: Store, known: Knowledge) -> None:
    content = await of_the_paper(store, known)
    blocks = [block for section in [*content["sections"], *content["annex"]] for block in section["blocks"]]
    called = [run["note"] for block in blocks for run in block.get("runs", []) if "note" in run]
    assert called == [note["number"] for note in content["footnotes"]] == [1, 2, 3, 4, 5]
    assert "二零零七年八月" in content["footnotes"][0]["text"] and "電鍍" in content["footnotes"][3]["text"] and "紡織業" in content["footnotes"][4]["text"]


async def test_the_report_is_the_same_as_long_as_nothing_changes(store: Store, known: Knowledge) -> None:
    first = await of_the_paper(store, known, {"sectors": "紡織業"})
    later = await store.read(lambda connection: build.report(connection, known, "2010-11", NOW + timedelta(days=40)))
    assert json.dumps(first, sort_keys=True) == json.dumps(later, sort_keys=True) and first["draft"]


async def test_without_records_nothing_is_nought(store: Store, known: Knowledge) -> None:
    content = await store.read(lambda connection: build.report(connection, known, "2010-11", NOW))
    said = texts(content)
    assert content["figures"] == {} and tables(content) == [] and len(content["annex"]) == 1
    assert all("未有資料" in said[number] for number in (6, 9, 10, 11, 13, 15)) and not any("0 " in said[number] for number in (6, 9, 10, 11, 13))


async def test_a_later_year_comes_from_records_with_the_columns_of_its_phase(store: Store, known: Knowledge) -> None:
    def made(connection: Connection) -> Content:
        a_year.load_paper(connection, known)
        a_year.fill(connection)
        demonstrations = update(application).where(application.c.component == "demonstration", application.c.decided_on >= "2025-04-01")
        connection.execute(demonstrations.values(tags=["熱回收", "控制\x07器"]))
        return build.report(connection, known, YEAR, NOW)

    content = await store.write(made)
    said = texts(content)
    assert content["number"] is None and "第" not in said[5]
    assert "收到提問三條和來電一個" in said[9] and "媒體專訪一次" in said[9] and "一項活動與其他機構合辦" in said[8]
    assert "30,000.01 元" in said[10] and "已發放 4,000 元" in said[10] and "包括熱回收和控制器" in said[11]
    assert "兩次" in said[6] and "三家供應商新登記" in said[13] and "其餘 0 家" in said[13]
    assert tables(content)[0]["heads"] == ["項目", "批准（2025/26 之前）", "批准（2025/26）", "累積總數"]
    assert cells(tables(content)[0])[0] == ["實地評估", "未有資料", "2", "未有資料"]
    assert "另計" in content["footnotes"][1]["text"] and {each["name"] for each in content["slots"]} >= {"committee", "activities", "quality"}


async def test_what_was_not_yet_so_is_not_said_of_an_earlier_year(store: Store, known: Knowledge) -> None:
    def made(connection: Connection) -> Content:
        a_year.load_paper(connection, known)
        return build.report(connection, known, "2008-09", NOW)

    said = texts(await store.write(made))
    assert "二零一零年一月" not in said[4] and "沒有頒發標誌" in said[15] and "第一份" in said[5] and "166 宗" in said[10]


async def test_a_system_with_samples_says_so(store: Store, known: Knowledge) -> None:
    def made(connection: Connection) -> tuple[str, str]:
        a_year.load_paper(connection, known)
        before = build.report(connection, known, YEAR, NOW)["sample"]
        a_year.fill(connection)  # with a sample among the rows
        return before, build.report(connection, known, YEAR, NOW)["sample"]

    before, after = await store.write(made)
    assert before == "" and "樣本資料" in after


@pytest.mark.parametrize(("year", "phase"), [("2008-09", "2008-2013"), ("2012-13", "2008-2013"), ("2013-14", "2013-2015"), ("2026-27", "2025-2027")])
def test_a_year_belongs_to_one_phase(known: Knowledge, year: str, phase: str) -> None:
    assert build.pack_of(known, year).id == phase
    assert build.pack_of(known, "2031-32").id == "2025-2027"


async def test_there_is_no_report_of_what_is_no_year_that_has_begun(store: Store, known: Knowledge) -> None:
    the_day_before = datetime(2026, 3, 31, 3, tzinfo=UTC)

    def made(connection: Connection) -> list[Content]:
        years = ("2010", "2010-12", "2007-08", "2026-27", "../..", "", "2025-26")
        return [build.newest(connection, known, year, the_day_before) for year in years]

    *wrong, right = await store.read(made)
    assert wrong == [{}] * 6 and right["year"] == "2025-26"


async def test_a_published_year_is_what_was_frozen_whatever_the_records_say_now(store: Store, known: Knowledge) -> None:
    content = await of_the_paper(store, known)
    frozen = content | {"draft": False, "edition": 1, "reason": None, "title": "as it was frozen"}

    def changed(connection: Connection) -> tuple[Content, Content]:
        values = {"year": "2010-11", "edition": 1, "content": frozen, "digest": "", "changes": [], "author_id": 1, "approver_id": 2, "at": NOW}
        connection.execute(insert(report_edition).values(**values))
        connection.execute(delete(history_figure))
        return build.newest(connection, known, "2010-11", NOW), build.report(connection, known, "2010-11", NOW)

    shown, draft = await store.write(changed)
    assert shown == frozen and draft["draft"] and draft["title"] != frozen["title"]


def test_every_slot_has_a_title_and_a_hint_in_three_languages(wording: Wording) -> None:
    assert [each["name"] for each in paragraphs.SLOTS] == list(paper.TITLES)
    for each in paragraphs.SLOTS:
        assert wording.phrase(each["title"], "zh-Hant") == paper.TITLES[each["name"]]
        assert all(wording.phrase(each["hint"], language) for language in ("zh-Hant", "zh-Hans", "en"))
