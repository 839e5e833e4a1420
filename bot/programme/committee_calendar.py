"""The calendar of the committee: meetings entered, the closing time for their papers, meetings called off."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.messages import LANGUAGES
from bot.programme import Here, agendas, application_changes, committee, notices
from bot.programme.application_changes import Held
from bot.tables import application, meeting

PAPERS_BEFORE = timedelta(days=7)
PAPERS_AT = time(18, 0)  # in Hong Kong


def usual_cutoff(day: str) -> datetime:
    """Until when papers are taken where nobody says otherwise: seven days before at 18:00."""
    return datetime.combine(date.fromisoformat(day) - PAPERS_BEFORE, PAPERS_AT, HONG_KONG)


def planned(here: Here, *, day: str) -> dict[str, Any]:
    """What a new meeting on that day would be: {"taken": the id of the one that there is already, or None, "cutoff" (ISO): the usual one, "over": whether
    that is past already}."""
    taken = here.connection.execute(select(meeting.c.id).where(meeting.c.day == day, meeting.c.state != "cancelled")).scalar()
    return {"taken": taken, "cutoff": usual_cutoff(day).isoformat(), "over": usual_cutoff(day) <= here.now}


def add(here: Here, *, day: str, cutoff: str | None = None) -> dict[str, Any]:
    """Enter a meeting; `cutoff`: an ISO moment, else the usual one. One that was cancelled on the same day is planned again.

    Returns {"outcome": "added", "id"}, "taken" with "id", "past", "cutoff_late" (after the meeting's day) or "not_allowed"."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if day < agendas.today_of(here.now):
        return {"outcome": "past"}
    closes = datetime.fromisoformat(cutoff) if cutoff else usual_cutoff(day)
    if agendas.today_of(closes) > day:
        return {"outcome": "cutoff_late"}
    values = {"day": day, "paper_cutoff": closes, "state": "planned", "created_at": here.now}
    new = notices.insert_once(here.connection, meeting, values)
    row = here.connection.execute(select(meeting).where(meeting.c.day == day).with_for_update()).one()
    if not new and row.state != "cancelled":
        return {"outcome": "taken", "id": row.id}
    if not new:
        committee.change(here, row, paper_cutoff=closes, state="planned")
    application_changes.write_down(here, staff_id, "meeting added", f"meeting {row.id}", f"{day}, papers until {closes.isoformat()}")
    return {"outcome": "added", "id": row.id}


def change_cutoff(here: Here, *, meeting_id: int, version: int, cutoff: str) -> dict[str, Any]:
    """Close for papers at another time. Returns {"outcome": "done"}, what `committee.hold` says, "not_now" or "cutoff_late"."""
    held = committee.hold(here, meeting_id, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    closes = datetime.fromisoformat(cutoff)
    if row.state != "planned":
        return {"outcome": "not_now"}
    if agendas.today_of(closes) > row.day:
        return {"outcome": "cutoff_late"}
    committee.change(here, row, paper_cutoff=closes)
    application_changes.write_down(here, staff_id, "meeting papers", f"meeting {row.id}", f"{row.paper_cutoff.isoformat()} -> {closes.isoformat()}")
    return {"outcome": "done"}


def cancel(here: Here, *, meeting_id: int, version: int, reason: str) -> dict[str, Any]:
    """Call a meeting off that has decided nothing: its cases are ready for another one, and their people are told so.

    Returns {"outcome": "done", "cases": how many}, what `committee.hold` says, or "not_now"."""
    held = committee.hold(here, meeting_id, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if row.state != "planned" or agendas.was_used(here.connection, row.id):
        return {"outcome": "not_now"}
    committee.change(here, row, state="cancelled")
    application_changes.write_down(here, staff_id, "meeting cancelled", f"meeting {row.id}", reason)
    on_it = select(application.c.id).where(application.c.meeting_id == row.id, application.c.state == "tabled").order_by(application.c.id)
    cases = list(here.connection.execute(on_it).scalars())
    for application_id in cases:
        case = application_changes.lock(here.connection, application_id)
        if case is not None and case.state == "tabled":  # withdrawn between the look and the lock: then it is off the agenda already
            why = {"keys": [], "text": dict.fromkeys(LANGUAGES, reason)}
            application_changes.move(here, Held(case, f"staff {staff_id}", staff_id), "untable", reason=why, meeting_id=None)
    return {"outcome": "done", "cases": len(cases)}
