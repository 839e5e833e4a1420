"""Whom a survey asks, and how they are told: a list made once when it opens, an invitation, a reminder, one more before the end.

Asked are those who took part, as far as we can reach them here: whoever came to an event, acts for a company with an application that was handed in, or
applied for the logo; samples are none. The unit is the chat, each at most once: an attendee's firm is only a name that somebody typed, so companies cannot
be told apart, and a factory of which two people took part may answer twice. Sector and city are those of the newest application, else of the newest booking.
Told by a message is only who agreed to be asked (topic "survey" of subscriptions); the others are on the list too and may answer of their own accord."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select, tuple_, update

from bot import quiet
from bot.clock import HONG_KONG
from bot.messages import Address, Choice, Phrase
from bot.programme import audiences, notices, subscriptions
from bot.tables import application, attendee, conversation, event, holder, label_application, registration, survey, survey_change, survey_person

MOST_AT_ONCE = 50  # people told in one transaction
LAST_DAYS = 2  # before the end comes the last reminder
TELL_DAYS = 14  # so long after it was shown a change is told
TOPIC = "survey"
STOP = Choice(f"go:stop:{TOPIC}", {"say": "survey-stop"})
Chat = tuple[str, str]


class Work(NamedTuple):
    """What the clock brings to a survey: `what` is invite | remind | last | did; `people`: ids of their rows; `change`: what was done, of "did"."""

    what: str
    survey_id: int
    people: tuple[int, ...]
    change: int = 0


# --- the list ---


def participants(connection: Connection) -> dict[Chat, dict[str, str | None]]:
    """Every chat that took part: {(channel, chat): {"sector", "city"}}, by the rule above. A chat that was erased is none."""
    came = attendee.c.arrived_at.is_not(None) & ~event.c.sample & (event.c.state != "history")
    bookings = select(registration.c.channel, registration.c.chat, registration.c.sector, registration.c.id).distinct()
    bookings = bookings.join(attendee, attendee.c.registration_id == registration.c.id).join(event, event.c.id == registration.c.event_id)
    handed_in = application.c.state.not_in(["draft", "discarded"]) & ~application.c.sample & holder.c.until.is_(None)
    cases = select(holder.c.channel, holder.c.chat, application.c.sector, application.c.city).join(application, application.c.company_id == holder.c.company_id)
    logos = select(label_application.c.channel, label_application.c.chat).where(~label_application.c.sample, label_application.c.state != "withdrawn")
    found: dict[Chat, dict[str, str | None]] = {}
    for logo in connection.execute(logos):
        found[logo.channel, logo.chat] = {"sector": None, "city": None}
    for booking in connection.execute(bookings.where(came).order_by(registration.c.id)):
        _newer(found, booking, sector=booking.sector)
    for case in connection.execute(cases.where(handed_in).order_by(application.c.id)):
        _newer(found, case, sector=case.sector, city=case.city)
    there = select(conversation.c.channel, conversation.c.chat).where(conversation.c.channel.in_(audiences.CHANNELS))
    reached = {(row.channel, row.chat) for row in connection.execute(there)}
    return {chat: of for chat, of in sorted(found.items()) if chat in reached}


def _newer(found: dict[Chat, dict[str, str | None]], row: Any, **known: str | None) -> None:
    chat = found.setdefault((row.channel, row.chat), {"sector": None, "city": None})
    chat |= {name: value for name, value in known.items() if value}


def reach(connection: Connection) -> dict[str, int]:
    """Before it opens: {"people": how many would be on the list, "agreed": how many of them may be told by a message}."""
    people, agreed = set(participants(connection)), _agreed(connection)
    return {"people": len(people), "agreed": len(people & agreed)}


def list_them(connection: Connection, survey_id: int) -> int:
    """Make the list, once, in the transaction of the approval. Returns how many."""
    rows = [{"survey_id": survey_id, "channel": channel, "chat": chat, **of} for (channel, chat), of in participants(connection).items()]
    if rows:
        connection.execute(survey_person.insert(), rows)
    return len(rows)


def _agreed(connection: Connection) -> set[Chat]:
    return {(row.channel, row.chat) for row in connection.execute(subscriptions.wanted(TOPIC))}


# --- what the clock brings ---


def to_look_at(connection: Connection, now: datetime) -> list[Work]:
    """Whom to tell now, in portions of MOST_AT_ONCE: nobody at night or on a holiday."""
    if quiet.quiet_until(connection, now) is not None:
        return []
    today = now.astimezone(HONG_KONG).date()
    agreed = tuple_(survey_person.c.channel, survey_person.c.chat).in_(subscriptions.wanted(TOPIC))
    found: list[Work] = []
    for row in connection.execute(_open_now(today)).all():
        mine = select(survey_person).where(survey_person.c.survey_id == row.id, agreed, ~survey_person.c.answered, ~survey_person.c.declined)
        due: dict[str, list[int]] = {}
        for each in connection.execute(mine.order_by(survey_person.c.id)).all():
            if what := _due(row, each, today):
                due.setdefault(what, []).append(each.id)
        found += [work for what, ids in due.items() for work in _portions(what, row.id, ids)]
    return found + _untold(connection, today, agreed)


def look_at(connection: Connection, now: datetime, work: Work) -> None:
    """Tell these people, each once: what was done already, or is not true any more, is left out."""
    row = connection.execute(select(survey).where(survey.c.id == work.survey_id).with_for_update()).one_or_none()
    if row is None:
        return
    today, agreed = now.astimezone(HONG_KONG).date(), _agreed(connection)
    people = select(survey_person).where(survey_person.c.survey_id == row.id, survey_person.c.id.in_(work.people)).with_for_update()
    for each in connection.execute(people).all():
        if (each.channel, each.chat) not in agreed:
            continue
        if work.what == "did":
            _tell_done(connection, now, row.id, work.change, each)
        elif row.state == "open" and _due(row, each, today) == work.what:
            _ask(connection, now, row, each, work.what)


def _open_now(today: date) -> Any:
    day = today.isoformat()
    return select(survey).where(survey.c.state == "open", survey.c.opens_on <= day, survey.c.closes_on >= day).order_by(survey.c.id)


def _due(row: Row[Any], person: Row[Any], today: date) -> str | None:
    """What a person is to be told today: the invitation; a reminder after remind_days; the last one in the two days before the end."""
    if person.answered or person.declined or not row.opens_on <= today.isoformat() <= row.closes_on:
        return None
    if person.asked_at is None:
        return "invite"
    since = (today - person.asked_at.astimezone(HONG_KONG).date()).days
    left = (date.fromisoformat(row.closes_on) - today).days
    if left <= LAST_DAYS:
        return "last" if person.reminded < 2 and since > LAST_DAYS else None
    return "remind" if person.reminded == 0 and since >= row.remind_days else None


def _ask(connection: Connection, now: datetime, row: Row[Any], person: Row[Any], what: str) -> None:
    changes: dict[str, dict[str, Any]] = {"invite": {"asked_at": now}, "remind": {"reminded": 1}, "last": {"reminded": 2}}
    connection.execute(update(survey_person).where(survey_person.c.id == person.id).values(**changes[what]))
    said: Phrase = {"say": f"survey-notice-{what}", "title": {"typed": row.titles}, "until": {"day": row.closes_on}, "number": len(row.questions)}
    choices = [Choice(f"go:survey:{row.id}", {"say": "survey-answer"}), Choice(f"go:survey:{row.id}-no", {"say": "survey-decline"}), STOP]
    end = datetime.combine(date.fromisoformat(row.closes_on) + timedelta(days=1), time(), HONG_KONG)
    notices.write(connection, now, f"survey:{row.id}:{what}:{person.id}", Address(person.channel, person.chat), [said], choices, until=end)


# --- what was done about it ---


def _untold(connection: Connection, today: date, agreed: Any) -> list[Work]:
    """Those who were on the list and have not heard yet of a change that was shown."""
    first = (today - timedelta(days=TELL_DAYS)).isoformat()
    found: list[Work] = []
    for change in connection.execute(select(survey_change).where(survey_change.c.shown, survey_change.c.day >= first).order_by(survey_change.c.id)).all():
        mine = select(survey_person.c.id).where(survey_person.c.survey_id == change.survey_id, agreed).order_by(survey_person.c.id)
        keys = {_key(change.survey_id, change.id, each): int(each) for each in connection.execute(mine).scalars()}
        told = notices.told(connection, keys) if keys else set()
        left = [person for key, person in keys.items() if key not in told]
        found += _portions("did", change.survey_id, left, change.id)
    return found


def _tell_done(connection: Connection, now: datetime, survey_id: int, change_id: int, person: Row[Any]) -> None:
    change = connection.execute(select(survey_change).where(survey_change.c.id == change_id, survey_change.c.shown)).one_or_none()
    if change is None:
        return
    said: Phrase = {"say": "survey-notice-did", "said": {"typed": change.said}, "did": {"typed": change.did}, "page": {"site": "/survey"}}
    notices.write(connection, now, _key(survey_id, change_id, person.id), Address(person.channel, person.chat), [said], [STOP])


def _key(survey_id: int, change_id: int, person_id: int) -> str:
    return f"survey:{survey_id}:did:{change_id}:{person_id}"


def _portions(what: str, survey_id: int, ids: list[int], change: int = 0) -> Iterator[Work]:
    for start in range(0, len(ids), MOST_AT_ONCE):
        yield Work(what, survey_id, tuple(ids[start : start + MOST_AT_ONCE]), change)
