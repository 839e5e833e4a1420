"""Kinds of question. Each reads what a person typed, or says why it cannot. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.messages import Attachment, Choice, Phrase

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
    if isinstance(question, Day):
        return {"day": value}
    if isinstance(question, File):
        return str(value["name"])
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


_ID_CARD = re.compile(r"[A-Z][\s.\-]*(?:\d[\s.\-]*){6}(?:\(?\s*[\dA]\s*\)?)?(?!\d)")
_MAINLAND_ID = re.compile(r"(?<!\d)(?:\d[\s.\-]*){17}[\dX](?!\d)")


def has_identity_number(text: str) -> bool:
    """Whether the text holds what looks like a Hong Kong identity card number or an 18-digit one of the Mainland, in any spacing, width or case."""
    plain = unicodedata.normalize("NFKC", clean(text)).upper()
    return bool(_ID_CARD.search(plain) or _MAINLAND_ID.search(plain))


@dataclass(frozen=True)
class Name(Text):
    """The name of one person: a line with letters in it, and never an identity number, which is not kept anywhere."""

    most_characters: int = 60

    def read(self, raw: str) -> str:
        text = super().read(raw)
        if has_identity_number(text):
            raise NotUnderstood("name-no-identity-number")
        if "\n" in text or not any(char.isalpha() for char in text):
            raise NotUnderstood("name-unread")
        return text


_UNIFIED = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_unified_code(text: str) -> bool:
    """Whether the text is a unified social credit code of a Mainland firm (GB 32100): 18 characters of which the last one checks the others."""
    if len(text) != 18 or any(char not in _UNIFIED for char in text):
        return False
    total = sum(_UNIFIED.index(char) * pow(3, place, 31) for place, char in enumerate(text[:17]))
    return _UNIFIED[-total % 31] == text[17]


@dataclass(frozen=True)
class RegistrationNumber:
    """The number under which a firm is registered: of a Hong Kong business registration, or the unified code of the Mainland. Never one of a person."""

    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        if raw in {option.id for option in self.options}:
            return raw
        text = unicodedata.normalize("NFKC", clean(raw)).upper()
        bare = re.sub(r"[\s\-/.]", "", text)
        if has_identity_number(text) and not is_unified_code(bare):
            raise NotUnderstood("registration-no-identity-number")
        if not re.fullmatch(r"[0-9A-Z]{7,24}", bare) or sum(char.isdigit() for char in bare) < 7 or len(text) > 40:
            raise NotUnderstood("registration-unread")
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
class Contact:
    """A telephone number or an e-mail address, in the form in which Phone and Email store them."""

    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        if "@" in unicodedata.normalize("NFKC", raw):
            return Email().read(raw)
        try:
            return Phone().read(raw)
        except NotUnderstood:
            raise NotUnderstood("contact-unread") from None

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`."""

    least: int
    most: int
    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> int | str:
        if raw in {option.id for option in self.options}:
            return raw
        text = re.sub(r"[,\s]|人|個|个|名|位|座位?|people|seats?|persons?", "", unicodedata.normalize("NFKC", clean(raw)).casefold())
        number = chinese_number(text) if len(text) <= 20 else None
        if number is None:
            raise NotUnderstood("number-unread")
        if not self.least <= number <= self.most:
            raise NotUnderstood("number-range")
        return number

    def accepts(self, value: Any) -> bool:
        return value in {option.id for option in self.options} or (isinstance(value, int) and self.least <= value <= self.most)


MOST_DAYS_AHEAD = 730
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"\(.{1,9}\)|(?:星期|禮拜|礼拜|週|周)[一二三四五六日天]|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b,?")
_FROM_TODAY = {"今日": 0, "今天": 0, "today": 0, "聽日": 1, "听日": 1, "明天": 1, "明日": 1, "tomorrow": 1, "後日": 2, "后日": 2, "後天": 2, "后天": 2}
_MONTH_WORD = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_FORMS = (
    r"(?P<y>\d{4})(?:[-/.]|年)(?P<m>\d{1,2})(?:[-/.]|月)(?P<d>\d{1,2})[日號号]?",
    r"(?P<m>\d{1,2})月(?P<d>\d{1,2})[日號号]?",
    r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})(?:[-/.](?P<y>\d{4}))?",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_MONTH_WORD},?(?P<y>\d{{4}})?",
    rf"{_MONTH_WORD}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?(?P<y>\d{{4}}))?",
)


@dataclass(frozen=True)
class Day:
    """A day as people in Hong Kong write it, the day before the month: 15/12, 12月15日, 15 Dec 2026, 聽日; without a year the next one.

    Stored as 2026-12-15. It must not lie before `today` or `earliest`, nor after `latest` (two years ahead where that is not given)."""

    today: date
    earliest: date | None = None
    latest: date | None = None
    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        if raw in {option.id for option in self.options}:
            return raw
        day = self._day(unicodedata.normalize("NFKC", clean(raw)).casefold())
        if day < max(self.today, self.earliest or self.today):
            raise NotUnderstood("day-early")
        if day > (self.latest or self.today + timedelta(days=MOST_DAYS_AHEAD)):
            raise NotUnderstood("day-late")
        return day.isoformat()

    def _day(self, text: str) -> date:
        if text in _FROM_TODAY:
            return self.today + timedelta(days=_FROM_TODAY[text])
        text = re.sub(r"\s", "", _digits(_WEEKDAY.sub("", text)))
        found = next((match.groupdict() for form in _DAY_FORMS if (match := re.fullmatch(form, text))), None)
        if found is None:
            raise NotUnderstood("day-unread")
        month = _MONTHS.index(found["word"]) + 1 if "word" in found else int(found["m"])
        year = int(found.get("y") or self.today.year)
        try:
            day = date(year, month, int(found["d"]))
            return day if found.get("y") else self._in_its_year(day)
        except ValueError:
            raise NotUnderstood("day-unread") from None

    def _in_its_year(self, day: date) -> date:
        """A day that was given without a year, in the year that is meant; `day` is that of this year."""
        return day if day >= self.today else day.replace(year=day.year + 1)

    def accepts(self, value: Any) -> bool:
        if value in {option.id for option in self.options}:
            return True
        first, last = (self.earliest or date.min).isoformat(), (self.latest or date.max).isoformat()
        return isinstance(value, str) and first <= value <= last


_BEFORE_TODAY = {"昨日": 1, "昨天": 1, "尋日": 1, "寻日": 1, "噚日": 1, "yesterday": 1, "前日": 2, "前天": 2}


@dataclass(frozen=True)
class PastDay(Day):
    """A day that has been, today included, written as for Day; without a year the last one. It must not lie before `earliest`."""

    def read(self, raw: str) -> str:
        if raw in {option.id for option in self.options}:
            return raw
        text = unicodedata.normalize("NFKC", clean(raw)).casefold()
        day = self.today - timedelta(days=_BEFORE_TODAY[text]) if text in _BEFORE_TODAY else self._day(text)
        if day > self.today:
            raise NotUnderstood("day-to-come")
        if self.earliest and day < self.earliest:
            raise NotUnderstood("day-too-old")
        return day.isoformat()

    def _in_its_year(self, day: date) -> date:
        return day if day <= self.today else day.replace(year=day.year - 1)


def _digits(text: str) -> str:
    """Chinese numbers in the text as figures: 十二月廿五日 becomes 12月25日, 二〇二六年 becomes 2026年."""

    def figures(match: re.Match[str]) -> str:
        number = chinese_number(match[0])
        return str(number) if number is not None else "".join(str(_CHINESE_DIGITS[char]) for char in match[0] if char in _CHINESE_DIGITS)

    return re.sub(f"[{''.join(_CHINESE_DIGITS)}十]+", figures, text.replace("廿", "二十").replace("卅", "三十"))


_MORNING = "上午|早上|朝早|凌晨|am|a.m."
_AFTERNOON = "下午|晏晝|晏昼|傍晚|晚上|夜晚|中午|正午|pm|p.m."
_TIME = re.compile(
    rf"(?P<before>{_MORNING}|{_AFTERNOON})?(?P<hour>\d{{1,2}})(?:(?:[:.]|[時时點点]正?)(?:(?P<minute>\d{{1,2}})分?|(?P<half>半))?)?(?P<after>am|pm|a\.m\.|p\.m\.)?"
)


@dataclass(frozen=True)
class ClockTime:
    """A time of day: 14:30, 2:30pm, 下午兩點半. Stored as 14:30; it must lie after `after` and not after `until`, where these are given.

    An hour up to seven that does not say morning or afternoon, nor begins with 0, is asked again: no event starts at three in the night unnoticed."""

    after: str = ""
    until: str = "23:59"
    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        text = self._time(re.sub(r"\s", "", _digits(unicodedata.normalize("NFKC", clean(raw)).casefold())))
        if text <= self.after:
            raise NotUnderstood("time-not-after")
        if text > self.until:
            raise NotUnderstood("time-too-late")
        return text

    def _time(self, text: str) -> str:
        text = {"正午": "12:00", "中午": "12:00", "noon": "12:00"}.get(text, re.sub(r"^(\d\d)(\d\d)$", r"\1:\2", text))
        match = _TIME.fullmatch(text)
        said = (match["before"] or match["after"]) if match else None
        if match is None or not (said or re.search(r"[:.時时點点]", text)):
            raise NotUnderstood("time-unread")
        hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0)
        if said and said in _MORNING.split("|"):
            hour = 0 if hour == 12 else hour
        elif said in ("晚上", "夜晚") and hour == 12:  # midnight belongs to one of two days
            raise NotUnderstood("time-unread")
        elif said:
            hour += 12 if hour < 12 else 0
        elif hour <= 7 and not match["hour"].startswith("0"):
            raise NotUnderstood("time-which-half")
        if hour > 23 or minute > 59:
            raise NotUnderstood("time-unread")
        return f"{hour:02}:{minute:02}"

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str) and self.after < value <= self.until


@dataclass(frozen=True)
class Link:
    """The address of a page, https only."""

    most_characters: int = 300
    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = True

    def read(self, raw: str) -> str:
        text = Text(self.most_characters).read(raw)
        try:
            parts = urlsplit(text)
            name = parts.hostname or ""
        except ValueError:
            raise NotUnderstood("link-unread") from None
        if parts.scheme != "https" or "." not in name.strip(".") or parts.username is not None or re.search(r"[\s<>\"()\[\]\\]", text):
            raise NotUnderstood("link-unread")
        return text

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


@dataclass(frozen=True)
class File:
    """A document, by photo or file: {"id", "name", "kind", "size_bytes", "sha256"} of an Attachment, or the id of an option.

    Words and buttons never make one, so that nobody can claim a document that is somebody else's. The answer is to be committed in the same turn: bytes
    that no row names are swept away after a day. Where several may come, ask again with another File question: photos of one album arrive one by one."""

    options: Sequence[Choice] = ()
    typed: bool = True
    verbatim: bool = False

    def read(self, raw: str) -> str:
        if raw in {option.id for option in self.options}:
            return raw
        raise NotUnderstood("file-unread")

    def accepts(self, value: Any) -> bool:
        return value in [option.id for option in self.options] or (isinstance(value, dict) and "sha256" in value)


def read_answer(question: Question, raw: str, attachment: Attachment | None) -> Any:
    """What was sent, read by the question: a document by File alone, everything else as its words. Raises NotUnderstood."""
    if attachment is None:
        return question.read(raw)
    if not isinstance(question, File):
        raise NotUnderstood("file-not-here")
    return attachment.as_json()


def options(ids: Iterable[str], prefix: str) -> list[Choice]:
    """Choices whose words are the messages `<prefix>-<id>`."""
    return [Choice(each, {"say": f"{prefix}-{each}"}) for each in ids]
