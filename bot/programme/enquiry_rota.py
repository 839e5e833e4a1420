"""Whose turn it is to take an enquiry: the members of its team in rotation, each told once, the next one if nobody has taken it meanwhile."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.messages import Phrase
from bot.programme import handover, promises
from bot.programme.staff import HOTLINE_ROLES
from bot.tables import enquiry, enquiry_step, staff, staff_chat

OFFER = timedelta(minutes=15)  # how long somebody has to take it before the next is told
MOST_TOLD = 300
BEGINS = ("opened", "reopened", "expired", "passed", "broken", "callback")  # with each of these everybody may be told anew


def offer(connection: Connection, now: datetime, reference: str) -> int | None:
    """Tell the next one. Returns who was told; None where nobody is on duty, or all have been told. The enquiry's row is held, or new."""
    row = connection.execute(select(enquiry).where(enquiry.c.reference == reference)).one()
    staff_id = whose_turn(connection, now, row)
    if staff_id is None:
        return None
    handover.step(connection, now, reference, "offered", staff_id=staff_id, until=now + OFFER)
    question = row.question if len(row.question) <= MOST_TOLD else row.question[: MOST_TOLD - 1] + "…"
    phrase: Phrase = {"say": "handover-offered", "reference": reference, "team": handover.team_phrase(row.team), "question": question}
    if row.promised_at is not None:
        phrase = {"lines": [phrase, {"say": "handover-offered-until", "until": handover.until_phrase(row.promised_at, now)}]}
    handover.tell_officer(connection, now, f"enquiry:offer:{reference}:{now.isoformat()}:{staff_id}", staff_id, reference, phrase)
    return staff_id


def whose_turn(connection: Connection, now: datetime, row: Row[Any]) -> int | None:
    """Who is to be told of this enquiry now, if anybody."""
    if row.state != "open" or row.owner_id is not None or row.sample:
        return None
    steps = connection.execute(select(enquiry_step).where(enquiry_step.c.reference == row.reference).order_by(enquiry_step.c.id)).all()
    told = [each for each in steps if each.what == "offered"]
    if told and told[-1].until > now and not any(each.id > told[-1].id and each.what in BEGINS for each in steps):
        return None
    if row.team is not None and not promises.is_open(promises.calendar_of(connection, row.team), now):
        return None
    began = max((each.id for each in steps if each.what in BEGINS), default=0)
    out = {each.staff_id for each in told if each.id > began}
    free = [each for each in _in_rotation(connection, row.team) if each not in out]
    had_it = next((each.staff_id for each in steps if each.id == began and each.what == "expired"), None)
    return next(iter([*(each for each in free if each != had_it), *free]), None)


def _in_rotation(connection: Connection, team: str | None) -> list[int]:
    """Those of the team who can be told in a chat, who was told longest ago first; everybody of the hotline where the team has nobody."""
    last = select(enquiry_step.c.staff_id, func.max(enquiry_step.c.id).label("last")).where(enquiry_step.c.what == "offered").group_by(enquiry_step.c.staff_id)
    told = last.subquery()
    query = select(staff.c.id, staff.c.team, told.c.last).join(staff_chat, staff_chat.c.staff_id == staff.c.id)
    query = query.outerjoin(told, told.c.staff_id == staff.c.id).where(
        staff.c.active, staff.c.role.in_(HOTLINE_ROLES), staff_chat.c.channel != handover.CONSOLE
    )
    rows = {row.id: row for row in connection.execute(query)}
    own = [row for row in rows.values() if row.team == team or row.team is None] or list(rows.values())
    return [row.id for row in sorted(own, key=lambda row: (row.last or 0, row.id))]
