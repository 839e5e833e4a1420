"""Kinds of question. Each reads what a person typed, or says why it cannot. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.messages import Choice, Phrase

MOST_TEXT_CHARACTERS = 1000


class NotUnderstood(Exception):
    """The answer cannot be read. `reason` is the key of the wording that says what to do, with an example."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Question(Protocol):
    """What may be asked. `options` are the buttons; `typed` says whether anything else than a button is an answer, `verbatim` whether even words
    that sound like a question to the hotline are."""

    @property
    def options(self) -> Sequence[Choice]: ...

    @property
    def typed(self) -> bool: ...

    @property
    def verbatim(self) -> bool: ...

    def read(self, raw: str) -> Any:
        """The answer's stored value (JSON), or NotUnderstood. An option arrives as its id."""

    def accepts(self, value: Any) -> bool:
        """Whether a stored answer is still one that this question would take."""


def in_words(question: Question, value: Any) -> Phrase:
    """An answer as it is read back to the person who gave it."""
    for option in question.options:
        if option.id == value:
            return option.label
    return {"money": value} if isinstance(question, Money) else value


def clean(raw: str) -> str:
    """What was typed, without control characters, direction overrides and outer space."""
    kept = (c for c in raw if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return "".join(kept).strip()


@dataclass(frozen=True)
class Options:
    """One of a few, by button, number or words."""

    options: Sequence[Choice]
    typed: bool = False
    verbatim: bool = False

    def read(self, raw: str) -> str:
        if raw in {option.id for option in self.options}:
            return raw
        raise NotUnderstood("choose-one")

    def accepts(self, value: Any) -> bool:
        return value in {option.id for option in self.options}


@dataclass(frozen=True)
class Text:
    """Free words, up to `most_characters`; options, if any, are shortcuts whose id is the answer."""

    most_characters: int = MOST_TEXT_CHARACTERS
    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = True

    def read(self, raw: str) -> str:
        text = clean(raw)
        if not text:
            raise NotUnderstood("text-empty")
        if len(text) > self.most_characters:
            raise NotUnderstood("text-too-long")
        return text

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


_CHINESE_DIGITS = {c: n for n, chars in enumerate(["零〇", "一壹", "二兩两贰貳", "三叁", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖"]) for c in chars}
_CHINESE_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}


def chinese_number(text: str) -> int | None:
    """一萬五千 -> 15000, 三十 -> 30; None where it is not such a number. 萬 and 億 are understood, 三萬五, 3萬5 and 萬五 are read as people say them."""
    total = section = digit = 0
    last_unit = 0
    for part in re.findall(r"[0-9]+|.", text, re.DOTALL):
        if part in _CHINESE_DIGITS or part.isdecimal():
            if digit:  # two figures in a row are no number of this kind
                return None
            digit = _CHINESE_DIGITS[part] if part in _CHINESE_DIGITS else int(part)
            if digit == 0 or len(part) > 1:
                last_unit = 10
        elif part in _CHINESE_UNITS:
            section += (digit or 1) * _CHINESE_UNITS[part]
            last_unit, digit = _CHINESE_UNITS[part], 0
        elif part in "萬万":
            low = digit * (last_unit // 10) if last_unit in (100, 1000) else digit  # 百五萬 is 150 times 10,000
            total += (section + low or 1) * 10_000
            section, digit, last_unit = 0, 0, 10_000
        elif part in "億亿":
            total = (total + section + digit or 1) * 100_000_000
            section, digit, last_unit = 0, 0, 100_000_000
        else:
            return None
    if digit and last_unit >= 100:  # 一千五 and 三萬五: the last digit counts the next lower unit
        return total + section + digit * (last_unit // 10)
    return total + section + digit if text else None


_MONEY_NOISE = re.compile(r"hk\$|hkd|港幣|港币|港元|元|蚊|塊|块|\$|,|\s|about|around|大?[約约]|大概|左右|totally|in total|只|整")


@dataclass(frozen=True)
class Money:
    """An amount in Hong Kong dollars; the stored value is whole cents."""

    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False
    most_cents: int = 100_000_000_000

    def read(self, raw: str) -> int | str:
        if raw in {option.id for option in self.options}:
            return raw
        text = _MONEY_NOISE.sub("", unicodedata.normalize("NFKC", clean(raw)).casefold())
        if match := re.fullmatch(r"(\d+(?:\.\d+)?)(k|m|千|萬|万|百萬|百万|億|亿|million|thousand)?", text):
            unit = {None: 1, "k": 1000, "thousand": 1000, "千": 1000, "萬": 10_000, "万": 10_000}.get(match[2])
            unit = unit or {"m": 1_000_000, "million": 1_000_000, "百萬": 1_000_000, "百万": 1_000_000}.get(match[2], 100_000_000)
            whole, _, fraction = match[1].partition(".")
            if len(fraction) > 2 and unit == 1:
                raise NotUnderstood("money-cents")
            cents = int(whole + fraction) * unit * 100 // int(10 ** len(fraction))
        elif (number := chinese_number(text)) is not None:
            cents = number * 100
        else:
            raise NotUnderstood("money-unread")
        if not 0 < cents <= self.most_cents:
            raise NotUnderstood("money-range")
        return cents

    def accepts(self, value: Any) -> bool:
        return isinstance(value, int) or value in {option.id for option in self.options}


@dataclass(frozen=True)
class Phone:
    """A telephone number of Hong Kong or the Mainland, or any with +country; stored as E.164."""

    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        text = unicodedata.normalize("NFKC", clean(raw))
        for region in ("HK", "CN"):
            try:
                number = phonenumbers.parse(text, region)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
        raise NotUnderstood("phone-unread")

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


@dataclass(frozen=True)
class Email:
    """An e-mail address, checked for form only: nothing is looked up on the network."""

    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        try:
            return validate_email(unicodedata.normalize("NFKC", clean(raw)), check_deliverability=False).normalized
        except EmailNotValidError:
            raise NotUnderstood("email-unread") from None

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


@dataclass(frozen=True)
class OptionsOrText(Options):
    """Options, but other words are an answer too (a trade, a city): the flow finds out what they mean."""

    typed: bool = True
    verbatim: bool = False
    most_characters: int = 200
    options: Sequence[Choice] = field(default=())

    def read(self, raw: str) -> str:
        if raw in {option.id for option in self.options}:
            return raw
        return Text(self.most_characters).read(raw)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


def options(ids: Iterable[str], prefix: str) -> list[Choice]:
    """Choices whose words are the messages `<prefix>-<id>`."""
    return [Choice(each, {"say": f"{prefix}-{each}"}) for each in ids]
