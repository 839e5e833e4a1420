"""Reading what a person types: amounts, telephone numbers, addresses, free words, choices."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Choice
from bot.questions import Email, Money, NotUnderstood, Options, OptionsOrText, Phone, Question, Text, chinese_number, clean, in_words, options

UNSURE = Choice("unsure", {"say": "not-sure"})


def reason(question: Question, raw: str) -> str:
    with pytest.raises(NotUnderstood) as refused:
        question.read(raw)
    return refused.value.reason


# --- money ---


@pytest.mark.parametrize(
    ("raw", "dollars"),
    [
        ("30000", 30000), ("30,000", 30000), ("HK$30,000", 30000), ("hk$ 30,000.00", 30000), ("HKD 30000", 30000), ("$30000", 30000), ("30 000", 30000),
        ("30000蚊", 30000), ("30000元", 30000), ("港幣30000元", 30000), ("港币3万", 30000), ("3萬", 30000), ("3万", 30000),
        ("3.5萬", 35000), ("一億零五萬", 100050000), ("一億五萬", 100050000),
        ("三萬", 30000), ("三萬五", 35000), ("三万五千", 35000), ("3萬5", 35000), ("3萬5千", 35000), ("3萬5000蚊", 35000), ("萬五", 15000), ("千五", 1500),
        ("一千五", 1500), ("一千零五", 1005), ("一萬零五百", 10500), ("兩萬蚊", 20000), ("十五萬", 150000), ("三十", 30), ("一百二", 120), ("百五萬", 1500000),
        ("兩億三千萬", 230000000), ("一億二", 120000000), ("30k", 30000), ("30K", 30000), ("1.5m", 1500000), ("2 million", 2000000), ("30 thousand", 30000),
        ("about 30k", 30000), ("大約三萬左右", 30000), ("３００００", 30000), ("ＨＫ＄３０，０００", 30000),
        ("  30000\n", 30000), ("1", 1),
        ("壹萬貳仟", 12000), ("三百萬", 3000000), ("3百萬", 3000000), ("1億", 100000000),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(raw: str, dollars: int) -> None:
    assert Money().read(raw) == dollars * 100


@pytest.mark.parametrize(("raw", "cents"), [("0.01", 1), ("30000.5", 30000_50), ("29,999.99", 29999_99), ("1.23456萬", 12345_60)])
def test_cents_are_kept(raw: str, cents: int) -> None:
    assert Money().read(raw) == cents


@pytest.mark.parametrize(
    "raw",
    [
        "", " ", "好多錢", "abc", "30000-40000", "-5", "-30000", "負五千", "3..5", "30k30", "三五", "二〇〇八", "三萬五五", "12:30", "1/2", "元", "$", "k",
        "0x10", "\u202e", "30000 or 40000", "1e5",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_asked_again(raw: str) -> None:
    assert reason(Money(), raw) == "money-unread"


@pytest.mark.parametrize("raw", ["0", "0.00", "HK$0", "零", "1000000000.01", "9" * 40, "99億億"])
def test_nothing_and_more_than_there_is_are_out_of_range(raw: str) -> None:
    assert reason(Money(), raw) == "money-range"


def test_a_third_decimal_is_named_as_what_is_wrong() -> None:
    assert reason(Money(), "30000.005") == "money-cents"


@given(st.integers(1, 10**11))
def test_an_amount_that_we_print_ourselves_is_read_back_the_same(cents: int) -> None:
    assert Money().read(f"HK${cents // 100:,}.{cents % 100:02}") == cents


CHINESE = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Numbers below a hundred million, the long way."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return in_chinese(high) + "萬" + (("零" if low < 1000 else "") + in_chinese(low) if low else "")
    parts, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            parts += ("零" if zero and parts else "") + CHINESE[digit] + name
        zero = not digit
    return parts


@given(st.integers(1, 99_999_999))
def test_a_chinese_number_written_the_long_way_is_read_back_the_same(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


@given(st.text(max_size=20))
def test_any_words_are_an_amount_in_range_or_refused(raw: str) -> None:
    try:
        assert 0 < Money().read(raw) <= Money().most_cents
    except NotUnderstood as refused:
        assert refused.reason in ("money-unread", "money-range", "money-cents")


def test_not_sure_is_an_answer_to_an_amount_and_is_read_back_in_words() -> None:
    money = Money(options=[UNSURE])
    assert money.read("unsure") == "unsure" and money.accepts("unsure") and money.accepts(3000000) and not money.accepts("maybe")
    assert in_words(money, 3000000) == {"money": 3000000} and in_words(money, "unsure") == {"say": "not-sure"}


# --- telephone, e-mail ---


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("27885588", "+85227885588"), ("2788 5588", "+85227885588"), ("2788-5588", "+85227885588"), ("+852 2788 5588", "+85227885588"),
        ("(852) 2788 5588", "+85227885588"), ("２７８８５５８８", "+85227885588"), ("91234567", "+85291234567"), ("13800138000", "+8613800138000"),
        ("138 0013 8000", "+8613800138000"), ("+86 138-0013-8000", "+8613800138000"), ("0769 2222 3333", "+8676922223333"),
        ("+44 20 7946 0018", "+442079460018"),
    ],
)  # fmt: skip
def test_a_telephone_number_of_hong_kong_or_the_mainland_is_stored_in_one_form(raw: str, stored: str) -> None:
    assert Phone().read(raw) == stored


@pytest.mark.parametrize("raw", ["", "999", "2788 558", "2788 55889", "12345678901", "abc", "無", "+852 1", "電話係我老婆嗰個", "0", "--", "chan@example.com"])
def test_what_is_no_telephone_number_is_asked_again(raw: str) -> None:
    assert reason(Phone(), raw) == "phone-unread"


@pytest.mark.parametrize(
    ("raw", "stored"),
    [("chan@example.com",) * 2, (" Chan.Tai-Man@Example.COM ", "Chan.Tai-Man@example.com"), ("ｃｈａｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "chan@example.com")],
)
def test_an_email_address_is_stored_in_one_form(raw: str, stored: str) -> None:
    assert Email().read(raw) == stored


@pytest.mark.parametrize(
    "raw",
    ["", "chan", "chan@", "@example.com", "chan@example", "a b@example.com", "chan@example.com\nBcc: other@example.com", "chan@exa mple.com", "a@b@c.com"],
)
def test_what_is_no_email_address_is_asked_again(raw: str) -> None:
    assert reason(Email(), raw) == "email-unread"


# --- free words ---


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  電鍍  ", "電鍍"), ("a\x00b", "ab"), ("a\x07\x1bb", "ab"), ("abc\u202edef\u202c", "abcdef"), ("\u2066a\u2069", "a"),
        ("a\u200bb", "ab"), ("\ufeffa", "a"),
        ("a\r\nb", "a\nb"), ("a\tb", "a\tb"), ("a\ud800b", "ab"), ("\ue000a", "a"), ("電鍍😀", "電鍍😀"), ("&<>*_", "&<>*_"),
    ],
)  # fmt: skip
def test_control_characters_and_direction_overrides_are_taken_out_of_free_words(raw: str, kept: str) -> None:
    assert Text().read(raw) == kept
    kept.encode()  # can be stored


@pytest.mark.parametrize("raw", ["", " \n\t ", "\x00", "\u202e\u200b", "\u2066 \u2069"])
def test_words_of_which_nothing_is_left_are_asked_again(raw: str) -> None:
    assert reason(Text(), raw) == "text-empty"


def test_words_up_to_the_limit_are_taken_and_one_more_is_too_long() -> None:
    assert len(Text().read("字" * 1000)) == 1000
    assert reason(Text(), "字" * 1001) == "text-too-long"
    assert Text().read("字" * 1000 + "\x00" * 500) == "字" * 1000  # counted after cleaning
    assert reason(Text(most_characters=5), "abcdef") == "text-too-long"


@given(st.text())
def test_cleaning_twice_changes_nothing_more_and_the_rest_can_be_stored(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert json.loads(json.dumps(once)) == once and "\x00" not in once


# --- choices ---


def test_options_take_their_ids_and_nothing_else() -> None:
    question = Options(options(["yes", "no"], "send"))
    assert question.read("yes") == "yes" and not question.typed
    assert in_words(question, "no") == {"say": "send-no"}
    for raw in ("", "YES", "maybe", "1", " yes", "yes\x00"):
        assert reason(question, raw) == "choose-one"
    assert question.accepts("no") and not question.accepts("maybe") and not question.accepts(None)


def test_options_that_take_words_too_take_both_and_refuse_what_is_too_long() -> None:
    question = OptionsOrText(options=[UNSURE])
    assert question.typed and question.read("unsure") == "unsure" and question.read(" 番禺\x00 ") == "番禺"
    assert in_words(question, "番禺") == "番禺" and in_words(question, "unsure") == {"say": "not-sure"}
    assert reason(question, "字" * 201) == "text-too-long" and reason(question, " ") == "text-empty"
