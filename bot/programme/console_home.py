"""What waits for a member of staff today, in numbers. Only numbers: the pages behind them ask for the right again."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import func, select

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, approvals, casework, cities, enquiries, organise, provider_register, staff, workshop
from bot.programme.milestones import due_on_the_case
from bot.programme.staff import HOTLINE_ROLES
from bot.tables import announcement, application, event, label_application, meeting, milestone

DAYS_AHEAD = 14  # meetings whose closing time for papers is near
EVENT_DAYS = 7
RUNNING = ("first", "recall", "sending", "paused")  # of announcements
Numbers = dict[str, int]


def waiting(here: Here) -> Numbers:
    """What waits for whoever speaks, by name, in the order of a page; what their role has nothing to do with is not in it."""
    role = staff.role_of(here.connection, here.address)
    if role is None:
        return {}
    found: Numbers = {}
    if role in HOTLINE_ROLES:
        counted = enquiries.counts(here)
        found |= {f"enquiries_{name}": counted[name] for name in ("late", "open", "mine")}
    if role in application_changes.ROLES:
        found |= _cases(here) | _committee(here) | _registers(here)
    found |= _events(here) if role in organise.ROLES else {}
    found |= {"city_actions": cities.overdue(here.connection, _today(here))} if role in cities.ROLES else {}
    return found | _content(here, role)


def asked(here: Here) -> Numbers:
    """What waits for a second person, by its kind, without what this member of staff asked for."""
    me = application_changes.officer(here, frozenset(staff.ROLES))
    return dict(Counter(row.kind for row in approvals.waiting(here) if row.author_id != me))


def _cases(here: Here) -> Numbers:
    of_mine = casework.counts(here) or {}
    nobody = select(func.count()).select_from(application).where(application.c.state == "submitted", application.c.handler_id.is_(None))
    return {"cases_new": _number(here, nobody), "cases_mine": of_mine.get("mine", 0), "cases_to_check": of_mine.get("to_check", 0)} | _late(here)


def _late(here: Here) -> Numbers:
    """Cases with something that follows the approval overdue."""
    joined = select(func.count(milestone.c.application_id.distinct())).join(application, application.c.id == milestone.c.application_id)
    return {"cases_late": _number(here, joined.where(due_on_the_case(), milestone.c.due < _today(here)))}


def _committee(here: Here) -> Numbers:
    soon = meeting.c.paper_cutoff.between(here.now, here.now + timedelta(days=DAYS_AHEAD))
    held = (meeting.c.day <= _today(here)) & (meeting.c.state == "planned")
    near = select(func.count()).select_from(meeting).where(meeting.c.state == "planned", soon)
    return {"papers_soon": _number(here, near), "meetings_to_record": _number(here, select(func.count()).select_from(meeting).where(held))}


def _registers(here: Here) -> Numbers:
    logos = select(func.count()).select_from(label_application).where(label_application.c.state.in_(["received", "under_review"]), ~label_application.c.sample)
    return {"providers_waiting": provider_register.waiting(here), "logos_waiting": _number(here, logos)}


def _events(here: Here) -> Numbers:
    coming = event.c.starts_at.between(here.now, here.now + timedelta(days=EVENT_DAYS)) & event.c.state.in_(["open", "closed"])
    postponed = event.c.state == "postponed"
    return {
        "events_soon": _number(here, select(func.count()).select_from(event).where(coming)),
        "events_postponed": _number(here, select(func.count()).select_from(event).where(postponed)),
    }


def _content(here: Here, role: staff.Role) -> Numbers:
    running = select(func.count()).select_from(announcement).where(announcement.c.state.in_(RUNNING))
    counted = workshop.counts(here)
    told = {"announcements_running": _number(here, running)} if role != "viewer" else {}
    return told | {f"knowledge_{name}": counted[name] for name in ("missing", "overdue", "waiting")}


def _number(here: Here, query: object) -> int:
    return int(here.connection.execute(query).scalar_one())  # type: ignore[call-overload]


def _today(here: Here) -> str:
    return here.now.astimezone(HONG_KONG).date().isoformat()
