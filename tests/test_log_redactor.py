"""The one redactor: what must not be in the logs is taken out, however deep it stands, and what an operator needs is left."""

from datetime import UTC, datetime

import pytest

from bot.logs import Redactor, _trace
from bot.programme.references import new_reference
from tests.fake_telegram import TOKEN

SECRET = "tiny-secret"
BAD = [
    *(TOKEN, SECRET, "someone.else@example.com.hk", "91234567", "+852 9123 4567", "9123 4567", "+8613812345678", "13812345678", "-1001234567890"),
    *(new_reference("A"), new_reference("E"), "0123456789abcdef0123456789abcdef01234567", "staff_abcdefghijklmnopqrstuvwx", "pK3_x" * 8 + "aB1"),
]
redactor = Redactor([SECRET])


@pytest.mark.parametrize("bad", BAD, ids=[str(number) for number in range(len(BAD))])
def test_it_is_taken_out_of_a_text_a_list_a_key_and_a_value_that_is_no_text(bad: str) -> None:
    class Odd:
        def __str__(self) -> str:
            return f"odd {bad} thing"

    event = {"event": f"at {bad}, there", "deep": [{"x": (bad, {bad: [bad]})}], "odd": Odd(), "level": "info"}
    assert bad not in str(redactor(None, "", event))


@pytest.mark.parametrize("name", ["chat", "contact", "name", "text"])
def test_values_of_these_names_are_never_logged(name: str) -> None:
    assert "陳大文" not in str(redactor(None, "", {"event": "x", name: "陳大文", "deep": {name: "陳大文"}}))


@pytest.mark.parametrize(
    "good",
    [
        *("2026-11-23T22:04:09.123456+00:00", "http://127.0.0.1:8080", "bot/desk.py line 123", "E3F00A1B", "2008-2013", "3.40.1", "e-2026-05"),
        *("an update of an unknown form was dropped", "ValueError", "2026-11-23", "announcement_recipient"),
    ],
)
def test_what_an_operator_needs_is_left(good: str) -> None:
    assert redactor(None, "", {"event": good})["event"] == good


def test_numbers_stay_numbers_unless_they_are_ids_of_chats() -> None:
    assert redactor(None, "", {"number": 12345, "seconds": 1.5, "id": 123456789}) == {"number": 12345, "seconds": 1.5, "id": "[number]"}


def test_a_trace_has_frames_and_kinds_but_not_the_words_of_errors_that_may_quote_people() -> None:
    try:
        try:
            raise KeyError("陳大文")
        except KeyError as error:
            raise ValueError(f"cannot read {datetime.now(UTC)} canary") from error
    except ValueError as error:
        text = _trace(error, error.__traceback__)
    assert "陳大文" not in text and "canary" not in text
    assert "KeyError" in text and "ValueError" in text and __file__ in text


def test_words_of_ours_and_of_the_system_stay() -> None:
    assert _trace(FileNotFoundError(2, "No such file"), None).endswith("No such file")
