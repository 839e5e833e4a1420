"""What a door's page or form sends, read into records. What cannot be read is refused with the record's name; identity numbers are not kept."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.messages import LANGUAGES
from bot.programme.arrivals import Record, RecordWrong
from bot.questions import Contact, Name, NotUnderstood, Text, has_identity_number

WAYS = ("scan", "code", "name")
MOST_COMPANY = 120
MOST_ATTENDEE = 2**31 - 1
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CODE = re.compile(r"[A-Z]{6}")


def read_record(raw: Any) -> Record:
    """One record. Raises RecordWrong with the reason: the name of the field, or the key of a question's refusal (not-understood-…)."""
    fields = raw if isinstance(raw, dict) else {}
    record_id = str(fields.get("id", ""))[:36]

    def field(name: str, read: Callable[[Any], Any]) -> Any:
        try:
            return read(fields.get(name))
        except NotUnderstood as refusal:
            raise RecordWrong(record_id, refusal.reason) from None
        except (TypeError, ValueError, OverflowError):
            raise RecordWrong(record_id, name) from None

    field("id", _id)
    kind = field("kind", lambda value: _one_of(value, ("arrive", "walk_in", "back", "tap", "untap")))
    walked_in = kind == "walk_in"
    record = Record(
        id=record_id,
        kind=kind,
        at=field("at", _moment),
        how=field("how", lambda value: _one_of(value, WAYS)) if kind in ("arrive", "back") else "name",
        attendee=field("attendee", _attendee),
        code=field("code", _code),
        of=field("of", lambda value: None if value is None else _id(value)),
        name=field("name", Name().read) if walked_in else "",
        contact=field("contact", _contact) if walked_in else None,
        company=field("company", _company) if walked_in else None,
        language=fields["language"] if fields.get("language") in LANGUAGES else "zh-Hant",
    )
    if kind in ("arrive", "back") and not (record.attendee or record.code or record.of):
        raise RecordWrong(record_id, "attendee")
    if kind == "untap" and not record.of:
        raise RecordWrong(record_id, "of")
    return record


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError
    return value


def _one_of(value: Any, values: tuple[str, ...]) -> str:
    return values[values.index(value)]


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _attendee(value: Any) -> int | None:
    if value is not None and (type(value) is not int or not 0 < value <= MOST_ATTENDEE):
        raise ValueError
    return value


def _code(value: Any) -> str | None:
    if value is not None and not _CODE.fullmatch(value):
        raise ValueError
    return None if value is None else str(value)


def _contact(value: Any) -> str | None:
    text = "" if value is None else str(value)
    if "@" not in text and has_identity_number(text):
        raise NotUnderstood("name-no-identity-number")
    return Contact().read(text) if text.strip() else None


def _company(value: Any) -> str | None:
    text = "" if value is None else str(value)
    if has_identity_number(text):
        raise NotUnderstood("name-no-identity-number")
    return Text(MOST_COMPANY).read(text) if text.strip() else None
