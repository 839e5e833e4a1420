"""Seats: book, wait in line, offer and answer, cancel, substitute. Every change begins by locking the event's row, and ends with no seat free that the
head of the line could use."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from bot.folding import fold
from bot.messages import Address, Choice, Phrase
from bot.programme import Here, event_words, notices
from bot.programme.events import lock, takes_bookings, view
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.tables import attendee, consent, event, registration, seat_log

MOST_EACH = 5  # people for one event by one chat, and with one contact
OFFER_HOURS = 24  # how long an offer stands; shorter near the closing of registration, see `_deadline`
LEAST_OFFER_HOURS = 1
TAKEN = ("confirmed", "offered")
ACTIVE = ("confirmed", "offered", "waiting")
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTWXYZ"  # no I and O (1 and 0), no U and V (easily taken for each other)


def book(
    here: Here,
    *,
    event_id: str,
    guests: list[str],
    contact: str,
    company: str | None = None,
    sector: str | None = None,
    coach: bool | None = None,
    rules_accepted: bool = False,
) -> dict[str, Any]:
    """Register people who stay together. Only here is it decided whether seats are free.

    Returns {"outcome", ...}: "confirmed" with "tickets"; "waiting" with "place" (in line) and "offered" (seats offered at once to a part of the group);
    "already" (all of them are registered); "too_many"; "excluded" (the host's wish); "not_open" with "why". "already" names those registered before."""
    connection, now = here.connection, here.now
    row = lock(connection, event_id)
    if row is None or not takes_bookings(row, now):
        return {"outcome": "not_open", "why": view(connection, row, now)["bookable"] if row is not None else "unknown"}
    if sector is not None and sector in (row.visit or {}).get("excluded_sectors", ()):
        return {"outcome": "excluded"}
    fresh, already = _not_yet_there(connection, event_id, guests, contact)
    if not fresh:
        return {"outcome": "already", "already": already}
    if _places_used(here, event_id, contact) + len(fresh) > MOST_EACH:
        return {"outcome": "too_many", "most": MOST_EACH}
    values = {
        "event_id": event_id,
        "channel": here.address.channel,
        "chat": here.address.chat,
        "contact": contact,
        "company": company,
        "sector": sector,
        "coach": coach,
        "rules_accepted_at": now if rules_accepted else None,
        "created_at": now,
    }
    number = int(connection.execute(insert(registration).values(**values).returning(registration.c.id)).scalar_one())
    _add(connection, now, event_id, number, fresh, contact)
    consented = {"channel": here.address.channel, "chat": here.address.chat, "notice": NOTICE, "language": here.language, "purpose": "event", "at": now}
    connection.execute(consent.insert().values(**consented))
    if _head(connection, event_id, besides=number) is None and row.capacity - taken(connection, event_id) >= len(fresh):
        _confirm(connection, now, number, "waiting")
        return {"outcome": "confirmed", "registration": number, "tickets": tickets_of(connection, number), "already": already}
    _to_the_end_of_the_line(connection, row, number)
    fill(connection, now, event_id)
    return {"outcome": "waiting", "registration": number, **standing(connection, number), "already": already}


def person_key(event_id: str, name: str, contact: str) -> str:
    """The same person at the same event: folded name and contact. Colleagues may share a telephone."""
    bare = fold("".join(name.split()))  # without the spaces first: 乾坤 is folded as a word, 乾 坤 is not
    return hashlib.sha256(f"{event_id}|{bare}|{contact.casefold()}".encode()).hexdigest()


def taken(connection: Connection, event_id: str) -> int:
    """Seats that are confirmed or offered."""
    query = select(func.count()).select_from(attendee).where(attendee.c.event_id == event_id, attendee.c.state.in_(TAKEN))
    return int(connection.execute(query).scalar_one())


def fill(connection: Connection, now: datetime, event_id: str) -> None:
    """Offer free seats to the head of the line, then to the next. The event must be locked by the caller.

    An entry larger than what is free is offered that much; those of it that still wait keep it at the head, so that nobody passes it."""
    row = lock(connection, event_id)
    assert row is not None
    if not takes_bookings(row, now):
        return
    free = row.capacity - taken(connection, event_id)
    while free > 0 and (head := _head(connection, event_id)):
        waiting = _people(connection, head.id, "waiting")
        seats = min(free, len(waiting))
        behind = _entries_before(connection, event_id, None) - 1
        _log(connection, now, head, "offered", seats, behind=behind, free=free, waiting=len(waiting))
        _offer(connection, now, row, head, waiting[:seats])
        free -= seats


def answer_offer(here: Here, *, registration_id: int, offer: int, take: bool) -> dict[str, Any]:
    """Take what is offered or pass it on. Returns {"outcome"}: "taken" with "tickets" and, where some still wait, "place"; "passed"; "changed" with the
    present offer; "over" where nothing is offered any more; "unknown" where it is not this chat's."""
    connection, now = here.connection, here.now
    mine = own(here, registration_id)
    if mine is None:
        return {"outcome": "unknown"}
    row = lock(connection, mine.event_id)
    mine = own(here, registration_id)  # as it is under the lock
    assert row is not None and mine is not None
    offered = _people(connection, registration_id, "offered")
    if not offered or row.state == "cancelled" or (row.starts_at <= now and row.state != "postponed"):
        return {"outcome": "over", **standing(connection, registration_id)}
    if mine.offer_number != offer:
        return {"outcome": "changed", **standing(connection, registration_id)}
    notices.drop(connection, registration_id, "offer:")  # it may be answered from "my tickets" before the notice has left
    if take:
        _confirm(connection, now, registration_id, "offered")
        _log(connection, now, mine, "taken", len(offered))
        return {"outcome": "taken", **standing(connection, registration_id)}
    _leave_the_line(connection, now, registration_id, "passed")
    _log(connection, now, mine, "passed", len(offered))
    fill(connection, now, mine.event_id)
    return {"outcome": "passed"}


def expire_offers(connection: Connection, now: datetime, event_id: str) -> int:
    """End the offers of one event whose time is over, tell them, and offer the seats to the next. Returns how many ended."""
    row = lock(connection, event_id)
    assert row is not None
    has_offer = select(attendee.c.registration_id).where(attendee.c.event_id == event_id, attendee.c.state == "offered")
    late = select(registration).where(registration.c.id.in_(has_offer), registration.c.offer_until <= now).order_by(registration.c.id)
    ended = connection.execute(late).all()
    shown = view(connection, row, now)
    for each in ended:
        seats = len(_people(connection, each.id, "offered"))
        _leave_the_line(connection, now, each.id, "expired")
        _log(connection, now, each, "expired", seats)
        again = [Choice(f"go:events:{event_id}", {"say": "join-again"})] if takes_bookings(row, now) else []
        phrases: list[Phrase] = [{"say": "notice-offer-over", "event": event_words.title(shown), "seats": seats}]
        notices.write(connection, now, f"offer-over:{each.id}:{each.offer_number}", _address(each), phrases, again, registration=each.id)
    if ended:
        fill(connection, now, event_id)
    return len(ended)


def renew_offers(connection: Connection, now: datetime, event_id: str) -> None:
    """An event that was postponed has a new date: the offers that stood meanwhile get a deadline of their own again."""
    row = lock(connection, event_id)
    assert row is not None
    offered = select(attendee.c.registration_id).where(attendee.c.event_id == event_id, attendee.c.state == "offered")
    for entry in connection.execute(select(registration).where(registration.c.id.in_(offered)).order_by(registration.c.id)).all():
        number, until = entry.offer_number + 1, _deadline(now, row.closes_at)
        connection.execute(update(registration).where(registration.c.id == entry.id).values(offer_number=number, offer_until=until))
        _tell_offer(connection, now, row, entry, number, until)


def end_offers_by(connection: Connection, event_id: str, starts_at: datetime) -> None:
    """An event that was moved forward: no offer stands longer than until its start."""
    late = (registration.c.event_id == event_id) & (registration.c.offer_until > starts_at)
    connection.execute(update(registration).where(late).values(offer_until=starts_at))


def cancel(here: Here, *, registration_id: int, attendee_ids: list[int] | None = None) -> dict[str, Any]:
    """Give back the seats or places in line of some people, or of the whole registration. Returns {"outcome": "cancelled", "names"} or "over"
    (nothing of it is left, or the event has begun) or "unknown"."""
    mine = own(here, registration_id)
    if mine is None:
        return {"outcome": "unknown"}
    row = lock(here.connection, mine.event_id)
    assert row is not None
    if row.starts_at <= here.now:
        return {"outcome": "over"}
    those = attendee.c.registration_id == registration_id
    if attendee_ids is not None:
        those &= attendee.c.id.in_(attendee_ids)
    gone = here.connection.execute(
        update(attendee)
        .where(those, attendee.c.state.in_(ACTIVE), attendee.c.arrived_at.is_(None))
        .values(state="cancelled", person_key=None, changed_at=here.now)
        .returning(attendee.c.name)
    ).all()
    if not gone:
        return {"outcome": "over"}
    if not _people(here.connection, registration_id, *ACTIVE):
        notices.drop(here.connection, registration_id, "reminder")
    if not _people(here.connection, registration_id, "offered"):
        notices.drop(here.connection, registration_id, "offer:")
    fill(here.connection, here.now, mine.event_id)
    return {"outcome": "cancelled", "names": [each.name for each in gone], **standing(here.connection, registration_id)}


def substitute(here: Here, *, registration_id: int, attendee_id: int, name: str) -> dict[str, Any]:
    """Send somebody else: the seat passes on with a new code, the old ticket is void. Until the person has arrived.

    Returns {"outcome": "substituted", "new": the new ticket, "tickets": all} or "in_line" (a place in line has passed on), "already" (that person is
    registered), "over", "unknown"."""
    connection, now = here.connection, here.now
    mine = own(here, registration_id)
    if mine is None:
        return {"outcome": "unknown"}
    row = lock(connection, mine.event_id)
    assert row is not None
    query = select(attendee).where(attendee.c.id == attendee_id, attendee.c.registration_id == registration_id, attendee.c.state.in_(ACTIVE))
    old = connection.execute(query).one_or_none()
    if old is None or old.arrived_at is not None or row.ends_at <= now or row.state == "cancelled":
        return {"outcome": "over"}
    fresh, _ = _not_yet_there(connection, mine.event_id, [name], mine.contact)
    if not fresh:
        return {"outcome": "already"}
    connection.execute(update(attendee).where(attendee.c.id == old.id).values(state="replaced", person_key=None, changed_at=now))
    _add(connection, now, mine.event_id, registration_id, [name], mine.contact, state=old.state)
    if old.state != "confirmed":
        return {"outcome": "in_line", **standing(connection, registration_id)}
    _confirm(connection, now, registration_id, "confirmed")
    after = standing(connection, registration_id)
    return {"outcome": "substituted", "new": after["tickets"][-1:], **after}


def own(here: Here, registration_id: int) -> Row[Any] | None:
    """The registration, if it is this chat's."""
    query = select(registration).where(
        registration.c.id == registration_id, registration.c.channel == here.address.channel, registration.c.chat == here.address.chat
    )
    return here.connection.execute(query).one_or_none()


def standing(connection: Connection, registration_id: int) -> dict[str, Any]:
    """How a registration stands: {"tickets": of those confirmed, "waiting": names, "place": in line or None, "offered": seats, "offer", "until"}."""
    row = connection.execute(select(registration).where(registration.c.id == registration_id)).one()
    waiting = _people(connection, registration_id, "waiting")
    offered = _people(connection, registration_id, "offered")
    place = _entries_before(connection, row.event_id, row.place_in_line) + 1 if waiting or offered else None
    return {
        "tickets": tickets_of(connection, registration_id),
        "waiting": [each.name for each in waiting],
        "place": place,
        "offered": len(offered),
        "offer": row.offer_number,
        "until": row.offer_until.isoformat() if offered and row.offer_until else None,
    }


def tickets_of(connection: Connection, registration_id: int) -> list[dict[str, Any]]:
    """[{"id", "name", "code", "token"}] of those who have a seat."""
    return [{"id": each.id, "name": each.name, "code": each.code, "token": each.token} for each in _people(connection, registration_id, "confirmed")]


def new_code(connection: Connection) -> str:
    """Six letters that no ticket has had yet."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(6))
        if connection.execute(select(attendee.c.id).where(attendee.c.code == code)).first() is None:
            return code


def _not_yet_there(connection: Connection, event_id: str, names: list[str], contact: str) -> tuple[list[str], list[str]]:
    """The names that are new to the event, each once, and those that hold or wait for a seat already."""
    by_key = {person_key(event_id, name, contact): name for name in names}
    query = select(attendee.c.person_key).where(attendee.c.event_id == event_id, attendee.c.person_key.in_(by_key))
    there = set(connection.execute(query).scalars())
    return [name for key, name in by_key.items() if key not in there], [name for key, name in by_key.items() if key in there]


def _places_used(here: Here, event_id: str, contact: str) -> int:
    """How many people this chat, or whoever has this contact, has registered: one chat must not hoard seats, nor one person with many chats."""
    chat = (registration.c.channel == here.address.channel) & (registration.c.chat == here.address.chat)
    theirs = select(registration.c.id).where(registration.c.event_id == event_id, chat | (registration.c.contact == contact))
    query = select(func.count()).select_from(attendee).where(attendee.c.registration_id.in_(theirs), attendee.c.state.in_(ACTIVE))
    return int(here.connection.execute(query).scalar_one())


def _add(connection: Connection, now: datetime, event_id: str, registration_id: int, names: list[str], contact: str, state: str = "waiting") -> None:
    rows = [
        {
            "event_id": event_id,
            "registration_id": registration_id,
            "name": name,
            "person_key": person_key(event_id, name, contact),
            "state": state,
            "changed_at": now,
        }
        for name in names
    ]
    connection.execute(attendee.insert(), rows)


def _people(connection: Connection, registration_id: int, *states: str) -> list[Row[Any]]:
    query = select(attendee).where(attendee.c.registration_id == registration_id, attendee.c.state.in_(states))
    return list(connection.execute(query.order_by(attendee.c.id)))


def _head(connection: Connection, event_id: str, besides: int = 0) -> Row[Any] | None:
    """The first entry of the line: with people who wait."""
    query = select(registration).join(attendee, attendee.c.registration_id == registration.c.id)
    query = query.where(attendee.c.event_id == event_id, attendee.c.state == "waiting", registration.c.id != besides)
    return connection.execute(query.order_by(registration.c.place_in_line).limit(1)).one_or_none()


def _entries_before(connection: Connection, event_id: str, place_in_line: int | None) -> int:
    """How many entries with people who wait stand before that place, or in the whole line."""
    query = select(func.count(attendee.c.registration_id.distinct())).select_from(attendee.join(registration, attendee.c.registration_id == registration.c.id))
    query = query.where(attendee.c.event_id == event_id, attendee.c.state == "waiting")
    if place_in_line is not None:
        query = query.where(registration.c.place_in_line < place_in_line)
    return int(connection.execute(query).scalar_one())


def _to_the_end_of_the_line(connection: Connection, row: Row[Any], registration_id: int) -> None:
    connection.execute(update(registration).where(registration.c.id == registration_id).values(place_in_line=row.next_in_line))
    connection.execute(update(event).where(event.c.id == row.id).values(next_in_line=row.next_in_line + 1))


def _confirm(connection: Connection, now: datetime, registration_id: int, state: str) -> None:
    """Those of the registration who are in `state` get their seat and, if they have none, their ticket."""
    for each in _people(connection, registration_id, state):
        values: dict[str, Any] = {"state": "confirmed", "changed_at": now}
        if each.code is None:
            values |= {"code": new_code(connection), "token": secrets.token_hex(16)}
        connection.execute(update(attendee).where(attendee.c.id == each.id).values(**values))


def _leave_the_line(connection: Connection, now: datetime, registration_id: int, how: str) -> None:
    """The whole entry leaves; who has a seat of it keeps it, and whoever wants back joins at the end."""
    those = (attendee.c.registration_id == registration_id) & attendee.c.state.in_(("offered", "waiting"))
    connection.execute(update(attendee).where(those).values(state=how, person_key=None, changed_at=now))


def _offer(connection: Connection, now: datetime, row: Row[Any], head: Row[Any], people: list[Row[Any]]) -> None:
    number, until = head.offer_number + 1, _deadline(now, row.closes_at)
    connection.execute(update(attendee).where(attendee.c.id.in_([each.id for each in people])).values(state="offered", changed_at=now))
    connection.execute(update(registration).where(registration.c.id == head.id).values(offer_number=number, offer_until=until))
    _tell_offer(connection, now, row, head, number, until)


def _tell_offer(connection: Connection, now: datetime, row: Row[Any], head: Row[Any], number: int, until: datetime) -> None:
    """The offer as it is now; an earlier one that has not left yet is taken back."""
    notices.drop(connection, head.id, "offer:")
    offered, waiting = len(_people(connection, head.id, "offered")), len(_people(connection, head.id, "waiting"))
    phrases: list[Phrase] = [offer_phrase(view(connection, row, now), offered, waiting, until, head.id, number)]
    notices.write(connection, now, f"offer:{head.id}:{number}", _address(head), phrases, offer_choices(head.id, number), registration=head.id, until=until)


def offer_phrase(shown: dict[str, Any], offered: int, waiting: int, until: datetime, registration_id: int, number: int) -> Phrase:
    """The offer in words: how many seats, of how many who wait, until when, and its number."""
    return {
        "say": "offer-part" if waiting else "offer-all",
        "event": event_words.title(shown),
        "when": event_words.when(shown),
        "seats": offered,
        "people": offered + waiting,
        "until": {"moment": until.isoformat()},
        "number": f"{registration_id}-{number}",
    }


def offer_choices(registration_id: int, number: int) -> list[Choice]:
    return [Choice(f"go:offer:{registration_id}.{number}.{answer}", {"say": f"offer-{answer}"}) for answer in ("take", "pass")]


def _deadline(now: datetime, closes_at: datetime) -> datetime:
    """A day; near the closing half of the time that is left, so that the next in line has a chance too; never beyond the closing."""
    half = max((closes_at - now) / 2, timedelta(hours=LEAST_OFFER_HOURS))
    return min(now + min(timedelta(hours=OFFER_HOURS), half), closes_at)


def _log(connection: Connection, now: datetime, entry: Row[Any], what: str, seats: int, **why: int) -> None:
    connection.execute(seat_log.insert().values(event_id=entry.event_id, registration_id=entry.id, at=now, what=what, seats=seats, **why))


def _address(entry: Row[Any]) -> Address:
    return Address(entry.channel, entry.chat)
