"""What typed words mean before any flow or search sees them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messages import Address, Incoming, Language
from bot.understanding import change_typed, choice_typed, command_typed, first_language, sounds_like_a_question, without_personal
from bot.wording import Wording

SCREEN: dict[str, Any] = {
    "numbered": True,
    "choices": [
        {"id": "yes", "label": {"say": "hk-owned-yes"}},
        {"id": "no", "label": {"say": "hk-owned-no"}},
        {"id": "unsure", "label": {"say": "not-sure"}},
        {"id": "do:back", "label": {"say": "back"}, "nav": True},
    ],
}


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1", "yes"), ("2", "no"), ("3", "unsure"), ("１", "yes"), ("不清楚", "unsure"), ("唔知道", "unsure"), ("not sure", "unsure"), ("NOT SURE!", "unsure"),
        ("Don't know.", "unsure"), ("不是港資", "no"), ("不是港资", "no"), (" Not Hong Kong-owned ", "no"), ("上一題", "do:back"),
        ("Previous question", "do:back"),
        ("4", None), ("0", None), ("12", None), ("123", None), ("", None), ("港", None), ("yes please and thank you", None), ("²", None),
        ("-1", None), ("1.", None),
    ],
)  # fmt: skip
def test_a_choice_on_screen_may_be_typed_as_its_number_or_its_words_in_any_language(typed: str, chosen: str | None, wording: Wording) -> None:
    assert choice_typed(typed, SCREEN, wording) == chosen


def test_a_number_is_no_choice_where_choices_have_no_numbers(wording: Wording) -> None:
    assert choice_typed("1", SCREEN | {"numbered": False}, wording) is None
    assert choice_typed("不清楚", SCREEN | {"numbered": False}, wording) == "unsure"
    assert choice_typed("1", {}, wording) is None


def test_zero_turns_the_page_where_there_are_more(wording: Wording) -> None:
    assert choice_typed("0", SCREEN | {"more": "page:1:sector:1"}, wording) == "page:1:sector:1"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("返回", "back"), ("上一題", "back"), ("back", "back"), ("BACK!", "back"), ("主選單", "menu"), ("主选单", "menu"), ("menu", "menu"), ("真人", "human"),
        ("我要真人", None), ("talk to a person", "human"), ("取消", "cancel"), ("cancel", "cancel"), ("案例", "cases"), ("資格", "eligibility"),
        ("资格", "eligibility"),
        ("幫助", "help"), ("帮助", "help"), ("更改", "change"), ("私隱", "privacy"), ("language", "language"), ("語言", "language"), ("", None), ("。", None),
        ("我間廠想取消申請", None), ("background", None), ("電鍍", None),
    ],
)  # fmt: skip
def test_a_command_may_be_typed_in_words_and_only_if_it_is_all_that_was_typed(typed: str, command: str | None, wording: Wording) -> None:
    assert command_typed(typed, wording) == command


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("改 3", 3), ("改3", 3), ("更改 12", 12), ("修改2", 2), ("edit 3", 3), ("Change 1", 1), ("/edit 3", 3), ("改", None), ("改三", None), ("改 123", None),
        ("改 3 行", None), ("3", None), ("改善 3", None), ("credit 3", None),
    ],
)  # fmt: skip
def test_change_and_a_number_names_the_answer_to_change(typed: str, number: int | None) -> None:
    assert change_typed(typed) == number


@pytest.mark.parametrize("text", ["有冇資助", "資助上限係幾多", "点样申请", "What is the cap", "Is it free", "評估要幾耐？", "how", "邊個批核"])
def test_a_question_is_noticed_among_answers(text: str) -> None:
    assert sounds_like_a_question(text)


@pytest.mark.parametrize("text", ["電鍍", "東莞長安", "我哋做五金件", "plating", "30000", "Whatman paper", "Showa", "Candy", "island", "2788 5588"])
def test_an_answer_is_not_taken_for_a_question(text: str) -> None:
    assert not sounds_like_a_question(text)


@pytest.mark.parametrize(
    "personal",
    [
        "27885588", "2788 5588", "2788-5588", "+852 2788 5588", "13800138000", "138 0013 8000", "２７８８５５８８", "chan@example.com",
        "chan.tai-man@mail.example.com.hk",
        "chan＠example.com", "A123456(7)", "a123456(7)", "AB987654(A)", "A1234567", "A123456 (7)", "A 123456(7)", "A123456（7）", "44010619900101123X",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "我電話係{}呀", "Call me: {}, thanks", "({})", "身份證{}"])
def test_telephone_numbers_addresses_and_identity_cards_are_taken_out(personal: str, around: str) -> None:
    kept = without_personal(around.format(personal))
    assert personal not in kept and "…" in kept
    assert sum(c.isdigit() for c in kept) <= 1 and "@" not in kept and "＠" not in kept


@pytest.mark.parametrize(
    "text", ["資助上限係15000元", "HK$30,000 的評估", "2008年至2013年", "第 2(b) 段", "VOC 減 50%", "PM2.5", "A4 紙", "我有 3 間廠 200 個工人", ""]
)
def test_amounts_years_and_paragraphs_stay(text: str) -> None:
    assert without_personal(text) == text


def incoming(text: str, hint: Language | None = None, kind: Any = "text") -> Incoming:
    return Incoming(Address("test", "chan"), "1", kind, text, datetime.now(UTC), hint)


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("我間電鍍廠喺東莞", None, "zh-Hant"), ("我们工厂在东莞", None, "zh-Hans"), ("你好", None, "zh-Hant"), ("Is there a subsidy?", None, "en"),
        ("Is there a subsidy?", "zh-Hans", "en"), ("我们工厂在东莞 OK please", "en", "zh-Hans"), ("有冇subsidy", "en", "zh-Hant"),
        ("/start", "zh-Hans", "zh-Hans"),
        ("/start", None, "zh-Hant"), ("1", "en", "en"), ("", None, "zh-Hant"), ("😀", "en", "en"), ("ok", None, "zh-Hant"), ("我们\ud800", None, "zh-Hans"),
    ],
)  # fmt: skip
def test_the_language_is_guessed_from_the_first_words_and_then_from_the_channel(text: str, hint: Language | None, language: Language) -> None:
    assert first_language(incoming(text, hint)) == language


def test_what_is_not_typed_says_nothing_of_the_language() -> None:
    assert first_language(incoming("topic_apply-how", "zh-Hans", "start")) == "zh-Hans"
    assert first_language(incoming("我们工厂", None, "choice")) == "zh-Hant"
