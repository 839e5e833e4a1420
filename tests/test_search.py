"""Words to labelled texts: short Chinese terms, both scripts, typing slips, and the same ranking everywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from bot import hotline
from bot.folding import Matcher, fold
from bot.knowledge import Knowledge, Vocabulary
from bot.search import Hit, Index, Words, stem

ROOT = Path(__file__).parent.parent
TO_SIMPLIFIED, TO_TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")

TERMS = ["資助", "評估", "核證", "電鍍", "示範", "費用", "申請", "紡織", "廢水", "節能", "标志", "审批", "行业", "热线", "报告"]


def index(texts: list[tuple[str, str]], vocabulary: Vocabulary | None = None) -> Index:
    return Index(texts, Words(vocabulary or Vocabulary(same=[])))


def labels(hits: list[Hit]) -> list[str]:
    return [hit.label for hit in hits]


@pytest.mark.parametrize("term", TERMS)
def test_a_chinese_word_of_two_characters_is_found_inside_a_sentence(term: str) -> None:
    texts = [(each, f"請問關於{each}嘅安排係點樣㗎") for each in TERMS]
    for spelled in (term, TO_SIMPLIFIED.convert(term), TO_TRADITIONAL.convert(term), f"想問{term}呀"):
        hits = index(texts).rank(spelled)
        assert hits[0].label == term and all(hit.score < hits[0].score for hit in hits[1:])


@pytest.mark.parametrize(
    ("term", "group"),
    [
        ("資助", None), ("评估", "assessment"), ("評估", "assessment"), ("核證", "verification"), ("核证", "verification"), ("示範", "demonstration"),
        ("電鍍", None), ("電镀", None), ("廢水", None), ("標誌", None),
    ],
)  # fmt: skip
def test_a_chinese_word_of_two_characters_finds_topics_of_the_hotline(term: str, group: str | None, known: Knowledge) -> None:
    hits = [hit for hit in hotline.find(known, term).ranked if hit.score >= hotline.NEAR]
    assert hits, f"nothing is near {term}"
    assert group is None or group in [known.answers[hit.label].group for hit in hits[:3]]


def test_traditional_and_simplified_words_rank_alike(known: Knowledge) -> None:
    examples = [example for answer in known.answers.values() for example in (*answer.examples["zh-Hant"][:2], *answer.examples["yue"][:2])]
    assert len(examples) > 150
    changed = 0
    for example in examples:
        simplified = TO_SIMPLIFIED.convert(example)
        changed += simplified != example
        assert hotline.find(known, simplified) == hotline.find(known, example), example
    assert changed > 100


def test_width_and_capitals_make_no_difference(known: Knowledge) -> None:
    for one, other in [("VOC回收", "ｖｏｃ回收"), ("on-site assessment", "ON-SITE ASSESSMENT"), ("CP3 logo", "cp3  LOGO")]:
        assert hotline.find(known, one) == hotline.find(known, other)


QUERIES = [*TERMS, "assessment fee", "verfication", "我間電鍍廠喺東莞，做評估有冇錢資助？", "what is the programme", "😀", "", "dyeing waste water VOC 回收"]


def _ranked_in_another_process(seed: str) -> str:
    code = (
        "import json, sys; from bot import hotline, knowledge; from bot.programme import cases; known = knowledge.load();"
        "queries = json.load(sys.stdin);"
        "print([[(h.label, h.score) for h in hotline.find(known, q).ranked] + [(c.id, s) for c, s in cases.rank(known, q)] for q in queries])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], input=json.dumps(QUERIES), capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    return done.stdout


def test_the_ranking_is_the_same_in_every_process_to_the_last_digit() -> None:
    first = _ranked_in_another_process("1")
    assert len(first) > 1000 and first == _ranked_in_another_process("2") == _ranked_in_another_process("3")


def test_the_ranking_does_not_depend_on_what_was_asked_before(known: Knowledge) -> None:
    alone = [hotline.find(known, query) for query in QUERIES]
    assert [hotline.find(known, query) for query in reversed(QUERIES)] == alone[::-1]


@pytest.mark.parametrize(
    ("mistyped", "topic"),
    [
        ("assesment fee", "assessment-fee-share"), ("demonstation project", "demo-what"), ("what is the verfication fee cap", "verification-fee-cap"),
        ("how to aply", "apply-how"), ("progamme budget", "programme-budget"), ("verificaton service", "verification-what"),
    ],
)  # fmt: skip
def test_a_mistyped_english_question_still_has_its_topic_among_the_first_three(mistyped: str, topic: str, known: Knowledge) -> None:
    assert topic in labels(list(hotline.find(known, mistyped).ranked))[:3]


@pytest.mark.parametrize(("mistyped", "meant"), [("subsidey", "subsidy"), ("applicaton", "application"), ("telephon hotlne", "telephone hotline")])
def test_a_mistyped_word_of_the_vocabulary_finds_what_the_right_one_finds(mistyped: str, meant: str, known: Knowledge) -> None:
    wrong, right = hotline.find(known, mistyped), hotline.find(known, meant)
    assert right.ranked and labels(list(wrong.ranked))[:3] == labels(list(right.ranked))[:3]


@pytest.mark.parametrize("mistyped", ["electroplatng", "electoplating", "electroplatting", "elctroplating"])
def test_a_mistyped_english_word_is_mended_to_the_known_one(mistyped: str) -> None:
    assert labels(index([("a", "electroplating"), ("b", "printing"), ("c", "furniture")]).rank(mistyped)) == ["a"]


def test_a_short_or_quite_different_word_is_not_mended_into_another() -> None:
    small = index([("a", "water meter"), ("b", "boiler")])
    assert small.rank("wat") == [] and small.rank("xylophone") == []
    assert labels(small.rank("waater")) == ["a"]


def test_scores_lie_between_nothing_and_one_and_never_rise(known: Knowledge) -> None:
    for query in [*QUERIES, *(answer.titles["zh-Hant"] for answer in known.answers.values())]:
        ranked = hotline.find(known, query).ranked
        scores = [hit.score for hit in ranked]
        assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 + 1e-9 for score in scores)
        assert len({hit.label for hit in ranked}) == len(ranked) and hotline.NEGATIVE not in labels(list(ranked))


def test_a_text_is_nearest_to_itself_and_equal_ones_stand_in_the_order_of_their_names() -> None:
    same = index([("b", "電鍍廢水"), ("a", "電鍍廢水"), ("c", "造紙")])
    hits = same.rank("電鍍廢水")
    assert labels(hits) == ["a", "b"] and hits[0].score == hits[1].score == pytest.approx(1)


def test_words_that_mean_the_same_are_read_as_one_and_fillers_are_dropped() -> None:
    words = Words(Vocabulary(same=[["资助", "津貼", "subsidy"]], ignore=["請問"]))
    assert words.normalise("請問津貼") == "资助" and words.features("subsidy") == words.features("津贴") == words.features("請問資助") != {}
    assert words.normalise("請問") == fold("請問"), "a question of nothing but fillers still stands for itself"
    assert words.normalise("subsidyx") == "subsidyx"


def test_an_amount_or_a_year_says_nothing_of_the_topic() -> None:
    words = Words(Vocabulary(same=[]))
    assert words.features("30000") == {} and words.features("2011 subsidy") == words.features("subsidy")


def test_of_several_known_words_the_longest_is_taken_and_never_part_of_an_english_word() -> None:
    matcher = Matcher(["电", "电镀", "plating", "plate"])
    assert matcher.longest_at("电镀厂", 0) == "电镀" and matcher.longest_at("电力", 0) == "电"
    assert matcher.longest_at("plating", 0) == "plating"
    assert matcher.longest_at("platings", 0) is None and matcher.longest_at("xplating", 1) is None
    assert matcher.longest_at("做plating嘅", 1) == "plating"
    assert stem("plating") == stem("plated") == "plat"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_no_words_upset_the_search(text: str) -> None:
    small = index([("a", "電鍍 water"), ("b", "染色 boiler")])
    assert all(0 < hit.score <= 1 + 1e-9 for hit in small.rank(text))


def test_half_a_surrogate_pair_is_left_out() -> None:
    assert fold("電\ud800鍍") == fold("電鍍") and fold("\udc00") == ""


def test_a_pair_of_partners_is_one_spelling() -> None:
    assert fold("清潔生產夥伴計劃") == fold("清洁生产伙伴计划") == fold("清潔生產伙伴計劃")


def test_an_empty_index_finds_nothing() -> None:
    assert index([]).rank("電鍍") == [] and hotline.Finding("missed", []).offers == []
