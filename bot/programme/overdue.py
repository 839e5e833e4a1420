"""What of the knowledge, and of the data that staff have entered, is past the day by which somebody was to look at it again."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from bot.knowledge import Knowledge, Reviewed
from bot.tables import city_entry, service_day, service_hours, service_team


def overdue(connection: Connection, knowledge: Knowledge, today: str) -> list[dict[str, Any]]:
    """The longest overdue first: [{"kind": faq | contact | rules | place | counting | recognition | team | hours | day | city,
    "id", "owner", "review_by"}]. `today` as 2026-11-23, in Hong Kong."""
    found = [
        {"kind": kind, "id": name, "owner": item.owner, "review_by": item.review_by.isoformat()}
        for kind, name, item in _items(knowledge)
        if item.review_by is not None and item.review_by.isoformat() < today
    ]
    return sorted([*found, *_service(connection, today), *_cities(connection, today)], key=lambda each: (each["review_by"], each["kind"], each["id"]))


def _items(knowledge: Knowledge) -> Iterator[tuple[str, str, Reviewed]]:
    yield from (("faq", name, each) for name, each in knowledge.answers.items())
    yield from (("contact", name, each) for name, each in knowledge.contacts.items())
    yield from (("rules", name, each) for name, each in knowledge.packs.items())
    yield from (("place", each.id, each) for each in knowledge.places)
    yield "counting", "", knowledge.counting
    yield "recognition", "", knowledge.recognition


def _service(connection: Connection, today: str) -> Iterator[dict[str, Any]]:
    """What staff have entered about teams, hours and days; its source is who answers for it."""
    for table, kind, name in ((service_team, "team", "team"), (service_hours, "hours", "team"), (service_day, "day", "day")):
        rows = connection.execute(select(table.c[name], table.c.source, table.c.review_by).where(table.c.review_by < today).distinct())
        yield from ({"kind": kind, "id": row[0], "owner": row.source, "review_by": row.review_by} for row in rows)


def _cities(connection: Connection, today: str) -> Iterator[dict[str, Any]]:
    """A city once for each source of which an entry is to be looked at again."""
    late = (city_entry.c.review_on < today) & city_entry.c.removed_at.is_(None)
    for row in connection.execute(select(city_entry.c.city, city_entry.c.source, city_entry.c.review_on).where(late).distinct()):
        yield {"kind": "city", "id": row.city, "owner": row.source, "review_by": row.review_on}
