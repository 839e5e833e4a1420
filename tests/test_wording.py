"""Cards and phrases in words, also where another phase is in force than the one the paper describes."""

import pytest

from bot.knowledge import Knowledge
from bot.markup import to_plain
from bot.messages import LANGUAGES, Language
from bot.wording import Wording, money


@pytest.mark.parametrize(("cents", "words"), [(1500000, "HK$15,000"), (1, "HK$0.01"), (9306000000, "HK$93,060,000"), (150050, "HK$1,500.50")])
def test_money_is_the_same_in_every_language(cents: int, words: str) -> None:
    assert money(cents) == words


def test_the_paper_s_card_is_filled_with_the_paper_s_rules(wording: Wording) -> None:
    card = to_plain(wording.phrase({"card": "assessment-cap"}, "zh-Hant"))
    assert "HK$15,000" in card and "附件第 2(b) 段" in card and "按 2008至2013年 規則，截至2011年3月31日" in card and "現行" not in card


@pytest.mark.parametrize(("phase", "cap"), [("2013-2015", "HK$25,000"), ("2020-2025", "HK$45,000")])
def test_another_phase_in_force_comes_first_with_its_own_source_and_the_paper_stays_the_paper(known: Knowledge, phase: str, cap: str) -> None:
    card = to_plain(Wording(known, phase).phrase({"card": "assessment-cap"}, "zh-Hant"))
    now, _, paper = card.partition("以下是進度報告所述的")
    assert cap in now and phase.replace("-", "至") in now and "進度報告附件" not in now
    assert "HK$15,000" in paper and "按 2008至2013年 規則" in paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_no_source_gives_is_said_to_be_not_known_with_whom_to_ask(known: Knowledge, language: Language) -> None:
    card = to_plain(Wording(known, "2015-2020").phrase({"card": "assessment-cap"}, language))
    assert "+852 2788 5588" in card and "28,000" not in card and "HK$15,000" in card


@pytest.mark.parametrize("phase", ["2008-2013", "2013-2015", "2015-2020", "2020-2025", "2025-2027"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_can_be_put_into_words_in_every_phase(known: Knowledge, phase: str, language: Language) -> None:
    words = Wording(known, phase)
    for topic in known.answers:
        assert "{" not in words.phrase({"card": topic}, language)
    for case in known.cases:
        assert words.phrase({"case": case}, language)


def test_the_average_is_never_called_a_cap(wording: Wording) -> None:
    card = to_plain(wording.phrase({"card": "demo-average-subsidy"}, "en"))
    assert "HK$160,000" in card and "average" in card.lower()
    rule = to_plain(wording.phrase({"say": "money-rule-demonstration", "share": "50%", "average": "HK$160,000"}, "en"))
    assert "not a cap" in rule
