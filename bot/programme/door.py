"""The door of an event: the links that open it, the signed tickets, the code that changes each minute, the day file, and checking in by oneself.

What the doors report is merged in arrivals.py."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select

from bot.clock import HONG_KONG
from bot.folding import fold, to_simplified
from bot.programme import Here, arrivals, audit, notices
from bot.programme.events import lock
from bot.tables import attendee, booth_visitor, event, event_link, registration

LIST_HOURS = 24
TICKET = "CPP1"  # begins every ticket; another number when what is signed changes
CODE_MINUTES = 2  # for so long a code of the screen is good after its own minute
CHOOSING_MINUTES = 10  # the same for who has scanned in time and was asked which people are here
LAST_DIGITS = 3
NOT_OUT = (*arrivals.ADMITTED, "waiting", "offered")


# --- links ---


def make_link(connection: Connection, now: datetime, event_id: str, purpose: str, staff_id: int) -> str:
    """The key of a new link: whoever has it needs no account. "door" opens until the day after the event, "list" for 24 hours. Only its hash is kept."""
    ends = connection.execute(select(event.c.ends_at).where(event.c.id == event_id)).scalar_one()
    until = now + timedelta(hours=LIST_HOURS)
    if purpose == "door":  # also for an event that is over: a phone may still have records of it
        until = max(until, datetime.combine(ends.astimezone(HONG_KONG).date() + timedelta(days=2), time(), HONG_KONG))
    key = secrets.token_urlsafe(32)
    values = {"secret_hash": _hash(key), "event_id": event_id, "purpose": purpose, "staff_id": staff_id, "until": until, "created_at": now}
    connection.execute(insert(event_link).values(**values))
    return key


def opened(connection: Connection, now: datetime, key: str, purpose: str) -> Row[Any] | None:
    """The event that the key opens for this purpose, with "link_until" and "staff_id" of the link; None where it is wrong or too old."""
    query = select(event, event_link.c.until.label("link_until"), event_link.c.staff_id).join(event_link, event_link.c.event_id == event.c.id)
    good = (event_link.c.secret_hash == _hash(key), event_link.c.purpose == purpose, event_link.c.until > now)
    return connection.execute(query.where(*good)).one_or_none()


def note_download(connection: Connection, now: datetime, row: Row[Any]) -> None:
    """That the attendance list was fetched by the link of a member of staff. `row` is what `opened` returned."""
    audit.put(connection, now, f"staff {row.staff_id}", "attendance list fetched", f"event {row.id}")


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


# --- tickets and the code of the screen ---


def ticket_text(event_id: str, secret: str, code: str) -> str:
    """What the QR code of a ticket says. A door without a network can tell that it is ours."""
    return f"{TICKET}.{event_id}.{code}.{_signature(secret, f'{event_id}.{code}', 10)}"


def verify(event_id: str, secret: str, text: str) -> str | None:
    """The code of a ticket of this event; None where the text is none or is not signed by us."""
    code = text.strip().rpartition(".")[0].rpartition(".")[2]
    return code if hmac.compare_digest(ticket_text(event_id, secret, code).encode(), text.strip().encode()) else None


def event_of(text: str) -> str | None:
    """The event that a ticket's text names, good or not; None where it is no ticket."""
    parts = text.strip().split(".")
    return ".".join(parts[1:-2]) if len(parts) >= 4 and parts[0] == TICKET else None


def minute_of(now: datetime) -> int:
    return int(now.timestamp()) // 60


def door_code(secret: str, minute: int) -> str:
    """The code on the screen during a minute (counted since 1970): eight characters."""
    return _signature(secret, f"door.{minute}", 8)


def check_door_code(secret: str, now: datetime, code: str, minutes: int = CODE_MINUTES) -> bool:
    """Whether the code is, or was within so many minutes before, on the screen."""
    good = [door_code(secret, minute_of(now) - ago) for ago in range(minutes + 1)]
    return any(hmac.compare_digest(each.encode(), code.strip().lower().encode()) for each in good)


def _signature(secret: str, text: str, characters: int) -> str:
    return base64.b32encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()).decode().lower()[:characters]


# --- who is expected ---


def day(connection: Connection, now: datetime, row: Row[Any]) -> dict[str, Any]:
    """The day file: all that a phone at the door needs while it has no network. `row` is what `opened` returned."""
    told = {"id": row.id, "kind": row.kind, "state": row.state, "title": row.title, "starts": row.starts_at.isoformat(), "ends": row.ends_at.isoformat()}
    known = {"event": told, "at": now.isoformat(), "until": row.link_until.isoformat()}
    if row.kind == "exhibition":
        return known | {"visitors": visitors(connection, now, row.id)}
    expected = people(connection, row.id)
    return known | {"secret": row.secret, "people": expected, "spellings": _spellings(each["folded"] for each in expected)}


def people(connection: Connection, event_id: str) -> list[dict[str, Any]]:
    """Everybody a door may meet, by name: those with a seat or in line, those who walked in, and whose ticket is void.

    [{"id", "name", "folded", "code", "state", "digits" (the last three of the telephone, if the contact is one), "arrived", "by", "back"}]"""
    had_ticket = and_(attendee.c.state.in_(("cancelled", "replaced")), attendee.c.code.is_not(None))
    query = select(attendee, registration.c.contact.label("booked_with")).outerjoin(registration, attendee.c.registration_id == registration.c.id)
    query = query.where(attendee.c.event_id == event_id, or_(attendee.c.state.in_(NOT_OUT), had_ticket))
    found = [_person(each) for each in connection.execute(query)]
    return sorted(found, key=lambda each: (each["folded"], each["id"]))


def _person(each: Row[Any]) -> dict[str, Any]:
    contact = each.booked_with or each.contact or ""
    return {
        "id": each.id,
        "name": each.name,
        "folded": fold(each.name),
        "code": each.code,
        "state": each.state,
        "digits": contact[-LAST_DIGITS:] if contact.startswith("+") else None,
        "arrived": each.arrived_at.isoformat() if each.arrived_at else None,
        "by": each.arrived_by,
        "back": each.back_at.isoformat() if each.back_at else None,
    }


def look(connection: Connection, row: Row[Any], words: str) -> tuple[list[dict[str, Any]], str]:
    """Who is meant by a ticket, a code, the digits that end a telephone, or any parts of a name: some of `people`, and, where there are none, why:
    "forged", "elsewhere" (of another event), "short" (fewer than three digits), "unknown"."""
    plain = unicodedata.normalize("NFKC", words).strip()
    of_event = event_of(plain)
    if of_event is not None:
        plain = verify(row.id, row.secret, plain) or ""
    code = "".join(char for char in plain.upper() if char.isalpha())
    expected = people(connection, row.id)
    found = [each for each in expected if each["code"] == code] or ([] if of_event is not None else _by_digits_or_name(expected, plain))
    if found:
        return found, ""
    if of_event is not None and not plain:
        return [], "forged" if of_event == row.id else "elsewhere"
    if connection.execute(select(attendee.c.id).where(attendee.c.code == code, attendee.c.event_id != row.id)).first() is not None:
        return [], "elsewhere"
    return [], "short" if 0 < len(_digits(plain)) < LAST_DIGITS else "unknown"


def _by_digits_or_name(expected: list[dict[str, Any]], plain: str) -> list[dict[str, Any]]:
    if digits := _digits(plain):
        return [each for each in expected if len(digits) >= LAST_DIGITS and each["digits"] == digits[-LAST_DIGITS:]]
    parts = fold(plain).split()
    return [each for each in expected if parts and all(part in each["folded"] for part in parts)]


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def counts(expected: list[dict[str, Any]]) -> dict[str, Any]:
    """Of `people`: how many are "registered", of these "came", "walk_ins", "here" (both), "back", and the names of who is "missing" on the way back."""
    here = [each for each in expected if each["arrived"] and each["state"] in arrivals.ADMITTED]
    return {
        "registered": sum(each["state"] == "confirmed" for each in expected),
        "came": sum(each["state"] == "confirmed" for each in here),
        "walk_ins": sum(each["state"] == "walked_in" for each in here),
        "here": len(here),
        "back": sum(each["back"] is not None for each in here),
        "missing": [each["name"] for each in here if each["back"] is None],
    }


def _spellings(names: Any) -> dict[str, str]:
    """The Traditional characters that a helper may type for the characters of these folded names: {"陳": "陈"}."""
    there = set("".join(names))
    return {traditional: simplified for traditional, simplified in _all_spellings().items() if simplified in there}


@lru_cache(maxsize=1)
def _all_spellings() -> dict[str, str]:
    characters = [chr(number) for number in range(0x4E00, 0xA000)]
    simplified = to_simplified("\n".join(characters)).split("\n")
    return {one: other for one, other in zip(characters, simplified, strict=True) if one != other}


# --- without a helper ---


def self_check_in(here: Here, *, event_id: str, code: str, attendee_ids: Sequence[int] | None = None) -> dict[str, Any]:
    """Check in this chat's confirmed people by the code on the screen. Returns {"outcome", ...}: "arrived" with "names" and "at"; "which" with "people"
    ([{"id", "name"}], those not here yet) where the chat has several and none is named; "repeat" with "names" and "at" of the first time; "none";
    "wrong_code"; "too_late" where it is not the event's day."""
    row = lock(here.connection, event_id)
    if row is None:
        return {"outcome": "wrong_code"}
    if row.state not in ("open", "closed") or not arrivals.on_its_days(row, here.now):
        return {"outcome": "too_late"}
    if not check_door_code(row.secret, here.now, code, CODE_MINUTES if attendee_ids is None else CHOOSING_MINUTES):
        return {"outcome": "wrong_code"}
    mine = _confirmed(here, event_id)
    named = [each for each in mine if attendee_ids is None or each.id in attendee_ids]
    coming = [each for each in named if each.arrived_at is None]
    if not named:
        return {"outcome": "none"}
    if not coming:
        first = min(each.arrived_at for each in named)
        return {"outcome": "repeat", "names": [each.name for each in named], "at": first.isoformat()}
    if attendee_ids is None and len(mine) > 1:  # also when one is left: who is here already may only have scanned once more
        return {"outcome": "which", "people": [{"id": each.id, "name": each.name} for each in coming]}
    for each in coming:
        arrivals.arrive(here.connection, each, here.now, "self")
    return {"outcome": "arrived", "names": [each.name for each in coming], "at": here.now.isoformat()}


def _confirmed(here: Here, event_id: str) -> list[Row[Any]]:
    query = select(attendee).join(registration, attendee.c.registration_id == registration.c.id)
    query = query.where(registration.c.channel == here.address.channel, registration.c.chat == here.address.chat)
    return list(here.connection.execute(query.where(attendee.c.event_id == event_id, attendee.c.state == "confirmed").order_by(attendee.c.id)))


def booth_scan(here: Here, *, event_id: str) -> dict[str, str]:
    """Count this chat as a visitor of an exhibition, once. Returns {"outcome"}: "counted", "repeat", "closed" (it is not on today), "unknown"."""
    row = here.connection.execute(select(event).where(event.c.id == event_id)).one_or_none()
    if row is None or row.kind != "exhibition":
        return {"outcome": "unknown"}
    if row.state not in ("open", "closed") or not arrivals.on_its_days(row, here.now):
        return {"outcome": "closed"}
    visitor = hashlib.sha256(f"{event_id}|{here.address.channel}|{here.address.chat}".encode()).hexdigest()
    new = notices.insert_once(here.connection, booth_visitor, {"id": visitor, "event_id": event_id, "how": "scan", "at": here.now})
    return {"outcome": "counted" if new else "repeat"}


def visitors(connection: Connection, now: datetime, event_id: str) -> dict[str, int]:
    """Visitors of an exhibition: {"today" (in Hong Kong), "all"}, taps and scans together."""
    midnight = datetime.combine(now.astimezone(HONG_KONG).date(), time(), HONG_KONG)
    query = select(func.count()).select_from(booth_visitor).where(booth_visitor.c.event_id == event_id)
    today = connection.execute(query.where(booth_visitor.c.at >= midnight)).scalar_one()
    return {"today": int(today), "all": int(connection.execute(query).scalar_one())}
