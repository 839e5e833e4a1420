"""What is on the agenda of a committee meeting, read for case officers: the cases, their sums by the rules, and what may be done now."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, grants
from bot.programme.application_states import DECISIONS
from bot.tables import application, application_step, company, meeting, payment

Agenda = dict[str, Any]
Case = dict[str, Any]
DECIDED = {"approved": "approve", "completed": "approve", "withdrawn": "approve", "rejected": "reject"}  # what a state tells of the decision
ACTIONS = ("record", "put", "cases", "take_off", "pack", "cutoff", "held", "reopen", "cancel")
MOST_LISTED = 12  # meetings that were held
COLUMNS = ("id", "version", "reference", "company", "component", "sector", "city", "cost_cents", "state", "sample", "rules", "grant_cents")


def listed(here: Here) -> list[dict[str, Any]]:
    """The planned meetings, the nearest first, then the last that were held: [{"id", "day", "state", "cases": how many}]; for officers only, else empty."""
    if application_changes.officer(here) is None:
        return []
    on_it = select(func.count()).where(application.c.meeting_id == meeting.c.id).scalar_subquery()
    query = select(meeting.c.id, meeting.c.day, meeting.c.state, on_it.label("cases"))
    planned = here.connection.execute(query.where(meeting.c.state == "planned").order_by(meeting.c.day)).all()
    held = here.connection.execute(query.where(meeting.c.state == "held").order_by(meeting.c.day.desc()).limit(MOST_LISTED)).all()
    return [{"id": row.id, "day": row.day, "state": row.state, "cases": row.cases} for row in (*planned, *held)]


def agenda(here: Here, *, meeting_id: Any) -> Agenda | None:
    """A meeting as an officer sees it; None where there is none, or for anybody else.

    {"id", "day", "cutoff" (ISO), "state", "version", "late": the closing time for papers is over, "cases" (`cases_of`), "ready": cases that could be put on
    it, "may": some of ACTIONS}."""
    if application_changes.officer(here) is None or not str(meeting_id).isdecimal() or len(str(meeting_id)) > 15:
        return None
    row = here.connection.execute(select(meeting).where(meeting.c.id == int(meeting_id))).one_or_none()
    return _view(here, row) if row is not None else None


def _view(here: Here, row: Row[Any]) -> Agenda:
    cases = cases_of(here, row.id)
    ready = here.connection.execute(select(func.count()).select_from(application).where(application.c.state == "ready")).scalar_one()
    view = {"id": row.id, "day": row.day, "cutoff": row.paper_cutoff.isoformat(), "state": row.state, "version": row.version}
    return view | {"late": row.paper_cutoff <= here.now, "cases": cases, "ready": ready, "may": _may(here, row, cases, ready)}


def _may(here: Here, row: Row[Any], cases: list[Case], ready: int) -> list[str]:
    undecided = [each for each in cases if each["decision"] is None]
    today = today_of(here.now)
    planned, taken = row.state == "planned", was_used(here.connection, row.id)
    possible = {
        "record": undecided and today >= row.day and row.state != "cancelled",
        "put": planned and ready and today <= row.day,
        "cases": cases,
        "take_off": undecided,
        "pack": cases,
        "cutoff": planned and today <= row.day,
        "held": planned and today >= row.day and not undecided,
        "reopen": any(each["state"] in ("approved", "rejected") and not each["paid"] for each in cases),
        "cancel": planned and not taken,
    }
    return [name for name in ACTIONS if possible[name]]


def cases_of(here: Here, meeting_id: int) -> list[Case]:
    """The cases of a meeting in the order in which they were begun, those decided and deferred by it too: [{"id", "version", "reference", "company",
    "component", "sector", "city", "cost_cents", "state", "sample", "rules", "grant_cents" (approved), "by_rules" (grants.py), "paid", "decision": None
    (not decided yet) or one of DECISIONS}]."""
    steps = application_step.c
    deferred = select(steps.application_id).where(steps.meeting_id == meeting_id, steps.transition == "defer")
    on_it = (application.c.meeting_id == meeting_id) & application.c.state.in_(("tabled", *DECIDED))
    rows = here.connection.execute(_cases().where(or_(on_it, application.c.id.in_(deferred))).order_by(application.c.id)).all()
    return [_case(here, row) | {"decision": DECIDED.get(row.state) if row.meeting_id == meeting_id else "defer"} for row in rows]


def waiting(here: Here) -> list[Case]:
    """The cases that are ready for a meeting, the longest waiting first, as in `cases_of`; empty for others than officers."""
    if application_changes.officer(here) is None:
        return []
    rows = here.connection.execute(_cases().where(application.c.state == "ready").order_by(application.c.since, application.c.id)).all()
    return [_case(here, row) | {"decision": None} for row in rows]


def _cases() -> Any:
    paid = select(func.coalesce(func.sum(payment.c.amount_cents), 0)).where(payment.c.application_id == application.c.id).scalar_subquery()
    return select(application, company.c.name.label("company"), paid.label("paid")).join(company, company.c.id == application.c.company_id)


def _case(here: Here, row: Row[Any]) -> Case:
    values = {name: getattr(row, name) for name in COLUMNS}
    return values | {"paid": row.paid > 0, "by_rules": allowed(here, row)}


def allowed(here: Here, row: Row[Any]) -> dict[str, Any]:
    """What the rules of an application's own phase allow (grants.py)."""
    return grants.by_the_rules(here.knowledge.packs[row.rules], row.component, row.cost_cents)


def was_used(connection: Connection, meeting_id: int) -> bool:
    """Whether the meeting has decided anything, even if that was put right later."""
    query = select(application_step.c.id).where(application_step.c.meeting_id == meeting_id, application_step.c.transition.in_(DECISIONS))
    return connection.execute(query.limit(1)).first() is not None


def today_of(now: datetime) -> str:
    """The day in Hong Kong."""
    return now.astimezone(HONG_KONG).date().isoformat()
