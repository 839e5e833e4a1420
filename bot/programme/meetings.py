"""The calendar of the committee: which meeting a case can still reach."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.tables import meeting


def next_reachable(connection: Connection, now: datetime) -> Row[Any] | None:
    """The first planned meeting whose closing time for papers has not passed; None where none is entered."""
    open_ones = select(meeting).where(meeting.c.state == "planned", meeting.c.paper_cutoff > now)
    return connection.execute(open_ones.order_by(meeting.c.day).limit(1)).one_or_none()
