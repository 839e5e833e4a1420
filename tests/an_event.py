"""An event for a test, and people who register for it."""

from datetime import datetime, timedelta
from typing import Any

from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Address
from bot.programme import Here, events, seats
from bot.store import Store


def in_all(text: str) -> dict[str, str]:
    return {language: text if language == "zh-Hant" else f"{text} ({language})" for language in LANGUAGES}


def columns(now: datetime, **over: Any) -> dict[str, Any]:
    """An open seminar in Dongguan in ten days, two hours long, with 100 seats; registration closes the day before."""
    starts = over.get("starts_at", now + timedelta(days=10))
    return {
        "id": "e-test",
        "kind": "seminar",
        "state": "open",
        "title": in_all("節能研討會"),
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "closes_at": starts - timedelta(days=1),
        "city": "dongguan",
        "place": in_all("某會堂"),
        "languages": ["cantonese"],
        "sectors": [],
        "capacity": 100,
        **over,
    }


VISIT = {
    "meeting_point": in_all("某巴士站"),
    "coach": True,
    "rules": in_all("穿安全鞋；不可拍照。"),
    "host_excludes": in_all("不接待同業"),
    "excluded_sectors": ["metals"],
}


async def enter(store: Store, now: datetime, **over: Any) -> str:
    values = columns(now, **over)
    await store.write(lambda connection: events.enter(connection, now, values))
    return str(values["id"])


def here(connection: Any, now: datetime, known: Knowledge, chat: str, channel: str = "web") -> Here:
    return Here(connection, now, known, Address(channel, chat), "zh-Hant")


async def book(store: Store, known: Knowledge, chat: str, *guests: str, event: str = "e-test", contact: str = "", **more: Any) -> dict[str, Any]:
    """Register guests from a chat of the web; everybody has the contact of their chat unless another is given."""
    contact = contact or f"{chat}@example.com"
    now = store.clock.now()
    return await store.write(
        lambda connection: seats.book(here(connection, now, known, chat), event_id=event, guests=list(guests or [chat]), contact=contact, **more)
    )
