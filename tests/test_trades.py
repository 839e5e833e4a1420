"""Trades in plain words lead to the right sector, and places to what they count as."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from opencc import OpenCC

from bot.knowledge import Knowledge
from bot.programme.trades import WordList, place_in, sectors_in

WORDS: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "sector_words.yaml").read_text(encoding="utf-8"))
ROWS = [(script, row) for script, rows in WORDS.items() for row in rows]


@cache
def converter(kind: str) -> OpenCC:
    return OpenCC(kind)


def found(known: Knowledge, text: str) -> tuple[set[str], bool]:
    result = sectors_in(known, text)
    assert len(result["sectors"]) == len(set(result["sectors"])), "a sector is offered twice"
    return set(result["sectors"]), result["ask"]


def test_there_are_sixty_trade_words_in_each_script_for_all_eight_sectors(known: Knowledge) -> None:
    assert set(WORDS) == {"zh-Hant", "zh-Hans", "en"}
    for rows in WORDS.values():
        assert len({row["q"] for row in rows}) == len(rows) >= 60
        assert {sector for row in rows if not row["ask"] for sector in row["sectors"]} == set(known.sector_names)
        assert sum(row["ask"] for row in rows) >= 8


@pytest.mark.parametrize(("script", "row"), ROWS, ids=[f"{script}-{row['q']}" for script, row in ROWS])
def test_a_trade_in_plain_words_leads_to_its_sector_or_asks(script: str, row: dict[str, Any], known: Knowledge) -> None:
    assert found(known, row["q"]) == (set(row["sectors"]), row["ask"])


@pytest.mark.parametrize("row", WORDS["zh-Hant"], ids=lambda row: row["q"])
def test_a_trade_means_the_same_in_simplified_characters(row: dict[str, Any], known: Knowledge) -> None:
    assert found(known, converter("t2s").convert(row["q"])) == (set(row["sectors"]), row["ask"])


@pytest.mark.parametrize("row", WORDS["en"], ids=lambda row: row["q"])
def test_an_english_trade_means_the_same_in_capitals_and_inside_a_sentence(row: dict[str, Any], known: Knowledge) -> None:
    assert found(known, row["q"].upper()) == (set(row["sectors"]), row["ask"])
    assert found(known, f"Hello, {row['q']}.") == (set(row["sectors"]), row["ask"])


@pytest.mark.parametrize(
    "place", ["江門", "江门", "虎門", "澳門", "澳门", "荃灣", "中山", "石龍", "鐵嶺", "金華", "銅陵", "紙坊", "Dongguan", "Macau", "Tin Shui Wai"]
)
def test_a_place_name_alone_never_makes_a_trade(place: str, known: Knowledge) -> None:
    result = sectors_in(known, place)
    assert (result["sectors"], result["ask"], result["words"], result["outside"]) == ([], False, [], False)


def test_no_place_that_we_know_makes_a_trade(known: Knowledge) -> None:
    named = [each for place in known.places for each in (place, *place.inside)]
    names = [word for each in named for words in ([*each.name.values()], *each.words.values()) for word in words]
    assert len(names) > 500
    assert [name for name in names if sectors_in(known, name)["words"]] == []


def test_a_trade_beside_a_place_is_still_found(known: Knowledge) -> None:
    assert found(known, "江門水龍頭廠") == ({"metals"}, False)
    assert found(known, "我喺虎門做製衣") == ({"textiles"}, False)


def test_electronics_is_metals_toys_are_asked_and_plastics_are_none_of_the_eight(known: Knowledge) -> None:
    assert found(known, "電子廠") == ({"metals"}, False)
    toys, plastics = sectors_in(known, "玩具廠"), sectors_in(known, "塑膠")
    assert toys["ask"] and set(toys["question"]) == {"zh-Hant", "zh-Hans", "en"}
    assert plastics["sectors"] == [] and plastics["outside"] and not plastics["ask"]


@pytest.mark.parametrize("text", ["", "   ", "😀", "?!", "123", "我", "abc", "\u202e", "廠"])
def test_words_that_name_no_trade_name_none(text: str, known: Knowledge) -> None:
    assert sectors_in(known, text) == {"sectors": [], "ask": False, "words": [], "question": None, "outside": False}


@pytest.mark.parametrize("text", ["display", "planting", "steelers", "inked", "papering", "glassy"])
def test_an_english_trade_inside_another_word_is_not_taken(text: str, known: Knowledge) -> None:
    assert sectors_in(known, text)["words"] == []


def test_the_word_is_given_back_as_it_was_typed(known: Knowledge) -> None:
    assert sectors_in(known, "我做ELECTROPLATING")["words"] == ["ELECTROPLATING"]
    assert sectors_in(known, "我哋做電鍍")["words"] == ["電鍍"]


def test_of_two_words_that_overlap_the_longer_is_taken_even_if_it_begins_later() -> None:
    found = WordList([("甲乙", "short"), ("乙丙丁", "long"), ("戊", "other")]).find("甲乙丙丁戊")
    assert [(each.word, each.meaning, each.start) for each in found] == [("乙丙丁", "long", 1), ("戊", "other", 4)]


def test_two_trades_of_different_sectors_are_asked(known: Knowledge) -> None:
    assert found(known, "電鍍同印刷") == ({"metals", "printing-publishing"}, True)


@pytest.mark.parametrize(
    ("text", "city", "counts_as", "district"),
    [
        ("東莞", "dongguan", "prd", None), ("我間廠喺东莞", "dongguan", "prd", None), ("Dongguan, Humen", "dongguan", "prd", None),
        ("番禺", "guangzhou", "prd", None),
        ("Panyu", "guangzhou", "prd", None), ("江門", "jiangmen", "prd", None), ("虎門", "dongguan", "prd", None), ("惠州", "huizhou", "part", None),
        ("Huizhou", "huizhou", "part", None), ("惠州惠陽", "huizhou", "prd", "huiyang"), ("博羅", "huizhou", "prd", "boluo"),
        ("惠州博罗", "huizhou", "prd", "boluo"),
        ("香港", "hong_kong", "hong_kong", None), ("Hong Kong", "hong_kong", "hong_kong", None), ("越南", "vietnam", "elsewhere", None),
        ("VIETNAM", "vietnam", "elsewhere", None), ("", None, None, None), ("唔知", None, None, None), ("沙田", "hong_kong", "hong_kong", None),
        ("東莞沙田", "dongguan", "prd", None),
    ],
)  # fmt: skip
def test_a_place_counts_as_what_the_rules_ask_for(text: str, city: str | None, counts_as: str | None, district: str | None, known: Knowledge) -> None:
    place = place_in(known, text)
    assert (place["id"], place["place"], place["district"]) == (city, counts_as, district)
    assert bool(place["inside"]) == (counts_as == "part")


def test_a_city_that_is_partly_in_the_delta_offers_its_inside_districts(known: Knowledge) -> None:
    assert "boluo" in place_in(known, "惠州")["inside"]


@pytest.mark.parametrize("row", [row for _, row in ROWS if not any(place in row["q"] for place in ("江門", "虎門"))], ids=lambda row: row["q"])
def test_a_trade_is_no_place(row: dict[str, Any], known: Knowledge) -> None:
    assert place_in(known, row["q"])["place"] is None
