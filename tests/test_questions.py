"""Reading what a person types: amounts, telephone numbers, addresses, free words, choices."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Attachment, Choice
from bot.questions import (
    ClockTime,
    Contact,
    Day,
    Email,
    File,
    Link,
    Money,
    Name,
    NotUnderstood,
    Number,
    Options,
    OptionsOrText,
    PastDay,
    Phone,
    Question,
    RegistrationNumber,
    Text,
    chinese_number,
    clean,
    has_identity_number,
    in_words,
    options,
    read_answer,
)

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


# --- names, contacts ---


@pytest.mark.parametrize(
    "raw",
    [
        "A123456(3)", "a123456(3)", "A1234563", "A 123 456 (3)", "A-123456-3", "Ａ１２３４５６（３）", "AB987654(A)", "陳大文 A123456(3)", "陳大文A123456(3)",
        "A12\u200b3456(3)", "A123456", "x 12 34 56 7", "11010519491231002X", "110105 19491231 0021", "陳大文110105194912310021",
        "１１０１０５１９４９１２３１００２ｘ",
        "Y 1 2 3 4 5 6 ( A )",
    ],
)  # fmt: skip
def test_an_identity_number_is_seen_in_any_spacing_width_and_case_and_is_never_a_name(raw: str) -> None:
    assert has_identity_number(raw)
    assert reason(Name(), raw) == "name-no-identity-number"


@pytest.mark.parametrize(
    "raw", ["陳大文", "Chan Tai Man", "Mary Ann O'Neil-Wong", "陳大文 2", "Ｃｈａｎ", "欧阳修", "José", "Chan T. M. 123", "ABC 12345 Ltd", "2123 4567"]
)
def test_other_numbers_beside_a_name_are_no_identity_number(raw: str) -> None:
    assert not has_identity_number(raw)


@pytest.mark.parametrize(
    ("raw", "why"),
    [("12345", "name-unread"), ("--", "name-unread"), ("陳大文\n李小明", "name-unread"), ("", "text-empty"), ("字" * 61, "text-too-long")],
)
def test_what_is_no_name_of_one_person_is_asked_again(raw: str, why: str) -> None:
    assert reason(Name(), raw) == why


def test_a_name_is_kept_as_it_was_typed() -> None:
    assert Name().read("  陳大文\u200b ") == "陳大文" and Name().read("字" * 60) == "字" * 60 and Name().accepts("陳大文") and not Name().accepts(3)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [("2788 5588", "+85227885588"), ("138 0013 8000", "+8613800138000"), ("Chan@Example.COM", "Chan@example.com"), ("ｃ＠ａｂ．ｈｋ", "c@ab.hk")],
)
def test_one_question_takes_a_telephone_number_or_an_email_address(raw: str, stored: str) -> None:
    assert Contact().read(raw) == stored


@pytest.mark.parametrize(("raw", "why"), [("", "contact-unread"), ("冇", "contact-unread"), ("2788", "contact-unread"), ("chan@", "email-unread")])
def test_what_is_neither_is_asked_again(raw: str, why: str) -> None:
    assert reason(Contact(), raw) == why


# --- numbers, days, times, links ---


@pytest.mark.parametrize(
    ("raw", "number"), [("50", 50), ("５０", 50), ("50人", 50), ("五十", 50), ("三十個", 30), ("1,200 seats", 1200), ("一百二十位", 120), ("50 people", 50)]
)
def test_a_number_of_people_is_read_as_people_write_it(raw: str, number: int) -> None:
    assert Number(1, 5000).read(raw) == number


@pytest.mark.parametrize(
    ("raw", "why"),
    [("0", "number-range"), ("5001", "number-range"), ("-5", "number-unread"), ("5.5", "number-unread"), ("很多", "number-unread"), ("", "number-unread"),
     ("1e3", "number-unread"), ("9" * 5000, "number-unread")],
)  # fmt: skip
def test_what_is_no_such_number_is_asked_again(raw: str, why: str) -> None:
    assert reason(Number(1, 5000), raw) == why


def test_a_number_that_is_out_of_range_by_now_is_not_accepted_any_more() -> None:
    assert Number(1, 10).accepts(10) and not Number(1, 9).accepts(10) and not Number(1, 9).accepts("five")
    assert Number(1, 9, options=[UNSURE]).read("unsure") == "unsure" and Number(1, 9, options=[UNSURE]).accepts("unsure")


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("15/12", "2026-12-15"), ("15-12", "2026-12-15"), ("15.12.2026", "2026-12-15"), ("15/12/2026", "2026-12-15"), ("2026-12-15", "2026-12-15"),
        ("2026/12/5", "2026-12-05"), ("12月15日", "2026-12-15"), ("12月15號", "2026-12-15"), ("2026年12月15日", "2026-12-15"), ("１５／１２", "2026-12-15"),
        ("2026年12月15日（星期二）", "2026-12-15"), ("12月15日 禮拜二", "2026-12-15"), ("十二月十五日", "2026-12-15"), ("十二月廿五號", "2026-12-25"),
        ("二〇二六年十二月三十一日", "2026-12-31"), ("15 Dec", "2026-12-15"), ("15 December 2026", "2026-12-15"), ("15th Dec, 2026", "2026-12-15"),
        ("Dec 15", "2026-12-15"), ("December 1, 2026", "2026-12-01"), ("Tuesday, 15 December 2026", "2026-12-15"), ("Tue 15 Dec", "2026-12-15"),
        ("今日", "2026-11-20"), ("今天", "2026-11-20"), ("聽日", "2026-11-21"), ("明天", "2026-11-21"), ("後日", "2026-11-22"), ("Tomorrow", "2026-11-21"),
        ("20/11", "2026-11-20"), ("19/11", "2027-11-19"), ("1/1", "2027-01-01"), ("3/4", "2027-04-03"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_in_hong_kong_write_it(raw: str, day: str) -> None:
    assert Day(TODAY).read(raw) == day


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "day-unread"), ("星期二", "day-unread"), ("下星期", "day-unread"), ("15", "day-unread"), ("31/11", "day-unread"), ("13/13", "day-unread"),
        ("2026-13-01", "day-unread"), ("29/2", "day-unread"), ("15/12/26", "day-unread"), ("幾時都得", "day-unread"), ("12/25", "day-unread"),
        ("19/11/2026", "day-early"), ("2025-12-15", "day-early"), ("1/1/2030", "day-late"), ("9999-12-31", "day-late"),
    ],
)  # fmt: skip
def test_what_is_no_day_to_come_is_asked_again(raw: str, why: str) -> None:
    assert reason(Day(TODAY), raw) == why


def test_a_day_keeps_to_its_limits_also_when_these_change_later() -> None:
    day = Day(TODAY, earliest=date(2026, 12, 1), latest=date(2026, 12, 31), options=[UNSURE])
    assert reason(day, "30/11") == "day-early" and reason(day, "1/1/2027") == "day-late" and day.read("1/12") == "2026-12-01"
    assert day.accepts("2026-12-31") and not day.accepts("2027-01-01") and not day.accepts("2026-11-30") and day.accepts("unsure") and not day.accepts(5)
    assert in_words(day, "2026-12-01") == {"day": "2026-12-01"} and in_words(day, "unsure") == {"say": "not-sure"}


@given(st.dates(date(2026, 11, 20), date(2028, 11, 1)))
def test_a_day_that_we_print_ourselves_is_read_back_the_same(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B} {day.year}", f"{day.day}/{day.month}/{day.year}"):
        assert Day(TODAY).read(text) == day.isoformat()


@pytest.mark.parametrize(
    ("raw", "time"),
    [
        ("14:30", "14:30"), ("1430", "14:30"), ("１４：３０", "14:30"), ("14.30", "14:30"), ("14時30分", "14:30"), ("2:30pm", "14:30"), ("2:30 p.m.", "14:30"),
        ("下午2時30分", "14:30"), ("下午兩點半", "14:30"), ("下午2點半", "14:30"), ("晏晝兩點半", "14:30"), ("9am", "09:00"), ("9 a.m.", "09:00"),
        ("9:05", "09:05"), ("上午十時", "10:00"), ("朝早九點", "09:00"), ("九點半", "09:30"), ("12:30pm", "12:30"), ("12am", "00:00"), ("正午", "12:00"),
        ("中午12時", "12:00"), ("noon", "12:00"), ("晚上七時", "19:00"), ("02:30", "02:30"), ("8點正", "08:00"), ("十四時", "14:00"), ("0900", "09:00"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(raw: str, time: str) -> None:
    assert ClockTime().read(raw) == time


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "time-unread"), ("14", "time-unread"), ("25:00", "time-unread"), ("14:60", "time-unread"), ("下午", "time-unread"), ("晚上12時", "time-unread"),
        ("9:30-11:00", "time-unread"), ("食完晏", "time-unread"), ("2:30", "time-which-half"), ("三點", "time-which-half"), ("7:00", "time-which-half"),
    ],
)  # fmt: skip
def test_what_is_no_time_or_may_be_two_is_asked_again(raw: str, why: str) -> None:
    assert reason(ClockTime(), raw) == why


def test_a_time_keeps_to_its_limits_also_when_these_change_later() -> None:
    end = ClockTime(after="14:30", until="18:00")
    assert reason(end, "14:30") == "time-not-after" and reason(end, "18:01") == "time-too-late"
    assert end.read("14:31") == "14:31" and end.read("18:00") == "18:00"
    assert end.accepts("18:00") and not end.accepts("14:30") and not end.accepts("18:01") and not end.accepts(None)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_that_we_print_ourselves_is_read_back_the_same(hour: int, minute: int) -> None:
    assert ClockTime().read(f"{hour:02}:{minute:02}") == f"{hour:02}:{minute:02}"
    half = "上午" if hour < 12 else "下午"
    assert ClockTime().read(f"{half}{hour % 12 or 12}時{minute:02}分") == f"{hour:02}:{minute:02}"


@pytest.mark.parametrize("raw", ["https://example.com/s.pdf", " https://example.com/a?b=c#d ", "https://sub.example.hk:8443/x"])
def test_the_address_of_a_page_is_taken_as_it_is(raw: str) -> None:
    assert Link().read(raw) == raw.strip()


@pytest.mark.parametrize(
    "raw",
    ["http://example.com", "example.com", "javascript:alert(1)", "https://", "https://localhost", "https://user:pw@example.com", "https://exa mple.com",
     "https://example.com/)[x](y", "https://[::1", "file:///etc/passwd", "https://example.com/\nx", "https://."],
)  # fmt: skip
def test_only_whole_secure_addresses_are_taken(raw: str) -> None:
    assert reason(Link(), raw) == "link-unread"


@given(st.text(max_size=25))
def test_any_words_are_read_or_refused_with_a_reason_that_has_words(raw: str) -> None:
    for question in (Day(TODAY), ClockTime(), Number(1, 99), Contact(), Name(), Link()):
        try:
            assert question.accepts(question.read(raw))
        except NotUnderstood as refused:
            assert refused.reason.split("-")[0] in ("day", "time", "number", "contact", "email", "name", "link", "text")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12345678-000", "12345678-000"),
        ("１２３４５６７８－０００－０１－２４－５", "12345678-000-01-24-5"),
        ("91330100799655058b", "91330100799655058B"),
        ("914403001922038216", "914403001922038216"),  # figures alone, but its check character is a firm's
    ],
)
def test_registration_numbers_of_firms_are_read(typed: str, kept: str) -> None:
    assert RegistrationNumber().read(typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("A123456(3)", "registration-no-identity-number"),
        ("440105199001011234", "registration-no-identity-number"),
        ("914403001922038217", "registration-no-identity-number"),  # one character wrong: it may be anybody's
        ("電鍍廠", "registration-unread"),
        ("1234", "registration-unread"),
    ],
)
def test_numbers_of_persons_and_what_is_no_number_are_not(typed: str, why: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        RegistrationNumber().read(typed)
    assert told.value.reason == why


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("今日", "2026-11-23"),
        ("噚日", "2026-11-22"),
        ("yesterday", "2026-11-22"),
        ("1/3/2010", "2010-03-01"),
        ("24/11", "2025-11-24"),  # without a year the last one
        ("23/11", "2026-11-23"),
        ("二〇一〇年三月一日", "2010-03-01"),
    ],
)
def test_a_day_that_has_been_is_read_with_the_last_year_where_none_is_given(raw: str, day: str) -> None:
    assert PastDay(date(2026, 11, 23)).read(raw) == day


@pytest.mark.parametrize(("raw", "why"), [("聽日", "day-to-come"), ("24/11/2026", "day-to-come"), ("1/1/2008", "day-too-old"), ("x", "day-unread")])
def test_a_day_to_come_or_too_long_ago_is_refused(raw: str, why: str) -> None:
    assert reason(PastDay(date(2026, 11, 23), earliest=date(2008, 4, 18)), raw) == why


def test_a_document_answers_a_question_for_one_and_no_other() -> None:
    sent, done = Attachment("0" * 32, "報價單.pdf", "pdf", 9, "0" * 64), Choice("done", "x")
    question = File(options=[done])
    answer = read_answer(question, "", sent)
    assert answer == {"id": "0" * 32, "name": "報價單.pdf", "kind": "pdf", "size_bytes": 9, "sha256": "0" * 64}
    assert question.accepts(answer) and question.accepts("done") and in_words(question, answer) == "報價單.pdf"
    assert read_answer(question, "done", None) == "done"
    for forged in (json.dumps(answer), "0" * 32, "報價單.pdf", ""):
        assert not question.accepts(forged)
        with pytest.raises(NotUnderstood, match="file-unread"):
            read_answer(question, forged, None)
    for other in (Text(), Options([done]), Money()):
        with pytest.raises(NotUnderstood, match="file-not-here"):
            read_answer(other, "done", sent)
