"""Arrivals: what the doors report is merged, each record once and each person once, however many phones bring it, in whatever order and however often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.clock import HONG_KONG
from bot.messages import Language
from bot.programme import notices, seats
from bot.programme.events import lock
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.tables import attendee, booth_visitor, consent, door_record

ADMITTED = ("confirmed", "walked_in")
KINDS = {"exhibition": ("tap", "untap"), "visit": ("arrive", "walk_in", "back")}
USUAL_KINDS = ("arrive", "walk_in")
UNTAP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened at a door. Whom it is about: `attendee`, `code`, or `of` (the id of the walk-in's or the tap's own record)."""

    id: str
    kind: str
    at: datetime  # by the door's clock
    how: str = "name"  # scan | code | name
    attendee: int | None = None
    code: str | None = None
    of: str | None = None
    name: str = ""
    contact: str | None = None
    company: str | None = None
    language: Language = "zh-Hant"


class RecordWrong(Exception):
    """A record that cannot be taken; nothing of its batch is. `reason` is a short word for the page, or the key of a question's refusal."""

    def __init__(self, record: str, reason: str) -> None:
        super().__init__(f"{record}: {reason}")
        self.record, self.reason = record, reason


Merge = Callable[[Connection, datetime, Row[Any], Record, datetime], tuple[str, int | None]]


def merge(connection: Connection, now: datetime, row: Row[Any], records: list[Record]) -> list[dict[str, Any]]:
    """Take what a door brings, in order. Returns for each {"id", "result", "attendee", "name", "state", "at"}: "done"; "repeat" with the time of the
    first; "void" (no seat: cancelled, passed on to somebody else, or still waiting; see "state"); "unknown". Raises RecordWrong; then nothing is taken."""
    event = lock(connection, row.id)
    assert event is not None
    return [_merge_one(connection, now, event, record) for record in records]


def arrive(connection: Connection, each: Row[Any], at: datetime, how: str) -> bool:
    """Count a person who holds a seat as come. False where somebody counted them no later than that. The event must be locked by the caller.

    Where the other count was later, because a phone without a network brings its record late, that one becomes the repeat: one record is "done"."""
    if each.arrived_at is not None and each.arrived_at <= at:
        return False
    _no_longer_first(connection, each.id, ("arrive", "walk_in"))
    connection.execute(update(attendee).where(attendee.c.id == each.id).values(arrived_at=at, arrived_by=how))
    if each.registration_id is not None:
        notices.drop(connection, each.registration_id, "reminder")
    return True


def on_its_days(row: Row[Any], now: datetime) -> bool:
    """Whether it is, in Hong Kong, the day of the event or one of its days."""
    return _midnight(row.starts_at) <= now < _midnight(row.ends_at) + timedelta(days=1)


def _merge_one(connection: Connection, now: datetime, row: Row[Any], record: Record) -> dict[str, Any]:
    if record.kind not in KINDS.get(row.kind, USUAL_KINDS):
        raise RecordWrong(record.id, "kind")
    at = _trusted(row, now, record.at)
    if record.kind in ("tap", "untap"):
        return _answer(connection, record.id, record.kind, _count(connection, now, row, record, at), None)
    known = connection.execute(select(door_record).where(door_record.c.id == record.id)).one_or_none()
    if known is not None:
        if known.event_id != row.id:
            raise RecordWrong(record.id, "id")
        return _answer(connection, known.id, known.kind, known.result, known.attendee_id)
    result, who = MERGES[record.kind](connection, now, row, record, at)
    values = {"event_id": row.id, "kind": record.kind, "attendee_id": who, "at": record.at, "received_at": now, "result": result}
    connection.execute(insert(door_record).values(id=record.id, **values))
    return _answer(connection, record.id, record.kind, result, who)


def _answer(connection: Connection, record_id: str, kind: str, result: str, who: int | None) -> dict[str, Any]:
    each = connection.execute(select(attendee).where(attendee.c.id == who)).one_or_none() if who is not None else None
    at = None if each is None else each.back_at if kind == "back" else each.arrived_at
    return {
        "id": record_id,
        "result": result,
        "attendee": who,
        "name": each.name if each else None,
        "state": each.state if each else None,
        "at": at.isoformat() if at else None,
    }


def _trusted(row: Row[Any], now: datetime, at: datetime) -> datetime:
    """The door's own time where it can be right: within a day of the event and not in the future. Else the time of receipt."""
    first, last = _midnight(row.starts_at) - timedelta(days=1), _midnight(row.ends_at) + timedelta(days=2)
    return min(at, now) if first <= at < last else now


def _midnight(moment: datetime) -> datetime:
    """When the day of that moment began in Hong Kong."""
    return datetime.combine(moment.astimezone(HONG_KONG).date(), time(), HONG_KONG).astimezone(UTC)


def _arrival(connection: Connection, now: datetime, row: Row[Any], record: Record, at: datetime) -> tuple[str, int | None]:
    each = _person(connection, row.id, record)
    if each is None or each.state not in ADMITTED:
        return ("unknown", None) if each is None else ("void", each.id)
    return "done" if arrive(connection, each, at, record.how) else "repeat", each.id


def _walk_in(connection: Connection, now: datetime, row: Row[Any], record: Record, at: datetime) -> tuple[str, int | None]:
    """Somebody without a ticket. With a contact the same person is known again; who waits for a seat leaves the line by coming in."""
    key = seats.person_key(row.id, record.name, record.contact) if record.contact else None
    same = select(attendee).where(attendee.c.event_id == row.id, attendee.c.person_key == key)
    likely = [_person(connection, row.id, record) if record.attendee else None, connection.execute(same).one_or_none() if key else None]
    each = next((one for one in likely if one is not None and one.state in (*ADMITTED, *seats.ACTIVE)), None)
    if each is not None and each.state in ADMITTED:
        return "done" if arrive(connection, each, at, "walk_in" if each.state == "walked_in" else record.how) else "repeat", each.id
    came = {"state": "walked_in", "arrived_at": at, "arrived_by": "walk_in", "changed_at": now}
    if each is not None:
        connection.execute(update(attendee).where(attendee.c.id == each.id).values(**came))
        notices.drop(connection, each.registration_id, "reminder")
        seats.fill(connection, now, row.id)  # what was offered to this person is free again
        return "done", each.id
    values = {"event_id": row.id, "name": record.name, "person_key": key, "contact": record.contact, "company": record.company, **came}
    who = int(connection.execute(insert(attendee).values(**values).returning(attendee.c.id)).scalar_one())
    told = {"channel": "door", "chat": row.id, "notice": NOTICE, "language": record.language, "purpose": "event", "at": at}
    connection.execute(insert(consent).values(**told))
    return "done", who


def _back(connection: Connection, now: datetime, row: Row[Any], record: Record, at: datetime) -> tuple[str, int | None]:
    """On the way back from a visit. Who was never counted out has been there all the same, and is counted now."""
    each = _person(connection, row.id, record)
    if each is None or each.state not in ADMITTED:
        return ("unknown", None) if each is None else ("void", each.id)
    if each.arrived_at is None:
        arrive(connection, each, at, record.how)
    if each.back_at is not None and each.back_at <= at:
        return "repeat", each.id
    _no_longer_first(connection, each.id, ("back",))
    connection.execute(update(attendee).where(attendee.c.id == each.id).values(back_at=at))
    return "done", each.id


MERGES: dict[str, Merge] = {"arrive": _arrival, "walk_in": _walk_in, "back": _back}


def _count(connection: Connection, now: datetime, row: Row[Any], record: Record, at: datetime) -> str:
    """A visitor of an exhibition, or one taken back within a minute. What was taken back leaves a record with the tap's id, so that the tap cannot come
    again by a repeat that was long on its way."""
    tap = record.id if record.kind == "tap" else record.of
    taken_back = connection.execute(select(door_record.c.id).where(door_record.c.id == tap)).first() is not None
    mine = (booth_visitor.c.id == tap) & (booth_visitor.c.event_id == row.id) & (booth_visitor.c.how == "tap")
    if record.kind == "tap":
        if not taken_back:
            notices.insert_once(connection, booth_visitor, {"id": tap, "event_id": row.id, "how": "tap", "at": at})
        return "void" if taken_back else "done"
    tapped_at = connection.execute(select(booth_visitor.c.at).where(mine)).scalar()
    if tapped_at is not None and at - tapped_at > timedelta(seconds=UNTAP_SECONDS):
        return "void"
    if not taken_back:
        values = {"event_id": row.id, "kind": "untap", "at": record.at, "received_at": now, "result": "done"}
        connection.execute(insert(door_record).values(id=tap, **values))
    connection.execute(delete(booth_visitor).where(mine))
    return "done"


def _person(connection: Connection, event_id: str, record: Record) -> Row[Any] | None:
    """Whom of this event a record is about."""
    who: Any = attendee.c.id == record.attendee
    if record.code:
        who = attendee.c.code == record.code
    elif record.of:
        who = attendee.c.id.in_(select(door_record.c.attendee_id).where(door_record.c.id == record.of, door_record.c.event_id == event_id))
    return connection.execute(select(attendee).where(attendee.c.event_id == event_id, who)).one_or_none()


def _no_longer_first(connection: Connection, attendee_id: int, kinds: tuple[str, ...]) -> None:
    those = (door_record.c.attendee_id == attendee_id) & door_record.c.kind.in_(kinds) & (door_record.c.result == "done")
    connection.execute(update(door_record).where(those).values(result="repeat"))
