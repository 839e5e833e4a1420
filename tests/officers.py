"""Officers in a test: signed in, with events and people who register for them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.messages import Address, Capabilities
from bot.programme import Here, events, seats, staff
from bot.tables import audit, event, notice
from bot.tables import staff as members
from tests.conftest import MovedClock
from tests.talker import Talker


def texts(text: str) -> dict[str, str]:
    return {"zh-Hant": text, "zh-Hans": text, "en": text}


async def officer(desk: Desk, clock: MovedClock, role: staff.Role = "case_officer", chat: str = "lee") -> Talker:
    """A chat that speaks for a member of staff."""
    talker = Talker(desk, clock, chat)
    await talker.says(await desk.store.write(lambda connection: staff.add(connection, clock.now(), "Officer Lee", role)), "start")
    return talker


async def loses_role(desk: Desk) -> None:
    """Every member of staff is a viewer from now on."""
    await desk.store.write(lambda connection: connection.execute(update(members).values(role="viewer")))


async def has_event(desk: Desk, clock: MovedClock, event_id: str = "e-test", **values: Any) -> str:
    """An open seminar at 14:30 in ten days' time, unless `values` say otherwise."""
    starts: datetime = values.pop("starts_at", in_days(clock, 10))
    columns = {
        **{"id": event_id, "kind": "seminar", "state": "open", "title": texts("節能研討會"), "city": "hong_kong", "place": texts("一號會議室")},
        **{"starts_at": starts, "ends_at": starts + timedelta(hours=2), "closes_at": starts - timedelta(hours=24)},
        **{"languages": ["cantonese"], "sectors": [], "capacity": 3},
    }
    await desk.store.write(lambda connection: events.enter(connection, clock.now(), columns | values))
    return event_id


def in_days(clock: MovedClock, days: int, hour: int = 14, minute: int = 30) -> datetime:
    day = (clock.now() + timedelta(days=days)).astimezone(HONG_KONG).date()
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HONG_KONG)


async def acts(desk: Desk, clock: MovedClock, chat: str, function: Callable[..., Any], **args: Any) -> Any:
    """A function of the programme, done from a chat."""
    address = Address("web", chat)
    return await desk.store.write(lambda connection: function(Here(connection, clock.now(), desk.knowledge, address, "zh-Hant"), **args))


async def books(desk: Desk, clock: MovedClock, chat: str, people: int = 1, event_id: str = "e-test") -> dict[str, Any]:
    names = [f"{chat} {chr(65 + number)}" for number in range(people)]
    booked: dict[str, Any] = await acts(desk, clock, chat, seats.book, event_id=event_id, guests=names, contact=f"{chat}@example.com")
    return booked


async def row_of(desk: Desk, event_id: str = "e-test") -> Any:
    return await desk.store.read(lambda connection: connection.execute(select(event).where(event.c.id == event_id)).one())


async def told(desk: Desk, chat: str, prefix: str = "") -> list[str]:
    """The notices of a chat that have not been taken back, in words, oldest first; those whose key begins so."""
    query = select(notice).where(notice.c.chat == chat, notice.c.state != "dropped", notice.c.key.startswith(prefix, autoescape=True)).order_by(notice.c.id)
    rows = await desk.store.read(lambda connection: connection.execute(query).all())
    bodies = [row.body | {"first_number": 1, "numbered": True} for row in rows]
    return [desk.wording.worded(body, "zh-Hant", Capabilities()).text for body in bodies]


async def written_down(desk: Desk) -> list[tuple[str, str, str | None]]:
    """What staff did to events: (what, object, reason)."""
    query = select(audit).where(audit.c.object.startswith("event ")).order_by(audit.c.id)
    return [(row.what, row.object, row.reason) for row in await desk.store.read(lambda connection: connection.execute(query).all())]
