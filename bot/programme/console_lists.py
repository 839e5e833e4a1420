"""Lists of the console, a page at a time in a stable order: cases, events, who registered, meetings, providers, applications for the logo. They only read."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, or_, select

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, attendance, audit, casework, companies, events, managed, organise, recognition, staff
from bot.programme.application_states import OPEN
from bot.programme.case_parts import staff_names, with_us
from bot.programme.milestones import due_on_the_case
from bot.programme.references import normal
from bot.tables import application, attendee, company, event, label_application, meeting, milestone, provider, seat_log

PAGE = 50
TEAMS = ("hong_kong", "shenzhen", "dongguan")
WHOSE = ("mine", "nobody", "to_check")
WHEN = ("coming", "over", "all")
Wanted = dict[str, str]
Listed = dict[str, Any]
"""{"rows", "total", "page" (from 1), "pages"}"""


def _page(here: Here, query: Select[Any], page: int) -> tuple[list[Any], Listed]:
    """The rows of one page, and how many there are in all. A page beyond the last is the last."""
    total = int(here.connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one())
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = here.connection.execute(query.limit(PAGE).offset((page - 1) * PAGE)).all()
    return list(rows), {"total": total, "page": page, "pages": pages}


# --- cases ---


def cases(here: Here, *, wanted: Wanted, page: int) -> Listed | None:
    """Cases, those that wait the longest first; `wanted`: "state" (one, or open: handed in and not decided), "team", "sector", "city", "component", "whose"
    (one of WHOSE), "late" (something that follows the approval is overdue), "words" (a reference, or part of a company's name). None: no officer.

    A row: {"id", "reference", "company", "component", "state", "team", "sector", "city", "handler" (name or None), "ours", "theirs" (days), "sample",
    "late": whether something is overdue}."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return None
    query = with_us().add_columns(company.c.name.label("company")).join(company, company.c.id == application.c.company_id)
    rows, listed = _page(here, query.where(*_narrowed(here, wanted, staff_id)).order_by(application.c.since, application.c.id), page)
    days = casework.days_of(here, [row.id for row in rows])
    names = staff_names(here.connection, {row.handler_id for row in rows})
    late = set(here.connection.execute(_late(here).where(milestone.c.application_id.in_([row.id for row in rows]))).scalars())
    columns = ("id", "reference", "company", "component", "state", "sector", "city", "sample")
    return listed | {
        "rows": [
            {name: getattr(row, name) for name in columns}
            | {"team": casework.team_of(here.knowledge, row.city), "handler": names.get(row.handler_id), "late": row.id in late, **days[row.id]._asdict()}
            for row in rows
        ]
    }


def _narrowed(here: Here, wanted: Wanted, staff_id: int) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if state := wanted.get("state"):
        conditions.append(application.c.state.in_(OPEN) if state == "open" else application.c.state == state)
    if team := wanted.get("team"):
        conditions.append(_of_team(here, team))
    conditions += [application.c[name] == wanted[name] for name in ("sector", "city", "component") if wanted.get(name)]
    conditions += [_whose(wanted["whose"], staff_id)] if wanted.get("whose") else []
    conditions += [application.c.id.in_(_late(here))] if wanted.get("late") else []
    if words := wanted.get("words"):
        named = company.c.folded_name.contains(companies.folded_name(words), autoescape=True)
        conditions.append(or_(application.c.reference == normal(words), named, company.c.name.contains(words, autoescape=True)))
    return conditions


def _of_team(here: Here, team: str) -> ColumnElement[bool]:
    """Hong Kong has whatever no team of the Mainland has."""
    cities = [place.id for place in here.knowledge.places if place.team and team in (place.team, casework.DEFAULT_TEAM)]
    theirs = application.c.city.in_(cities)
    return theirs if team != casework.DEFAULT_TEAM else or_(application.c.city.is_(None), not_(theirs))


def _whose(whose: str, staff_id: int) -> ColumnElement[bool]:
    handler, state = application.c.handler_id, application.c.state
    if whose == "mine":
        return and_(handler == staff_id, state.in_(OPEN))
    return and_(handler.is_(None), state.in_(OPEN)) if whose == "nobody" else and_(state == "to_check", handler != staff_id)


def _late(here: Here) -> Select[Any]:
    joined = select(milestone.c.application_id).join(application, application.c.id == milestone.c.application_id)
    return joined.where(due_on_the_case(), milestone.c.due < here.now.astimezone(HONG_KONG).date().isoformat())


# --- events ---


def events_of(here: Here, *, wanted: Wanted, page: int) -> Listed | None:
    """Events as events.view; `wanted`: "when" (one of WHEN; coming: with postponed ones, soonest first, the others newest first), "state", "city", "kind".
    None: whoever has nothing to do with them."""
    if organise.officer(here) is None:
        return None
    coming = or_(event.c.state == "postponed", event.c.ends_at > here.now)
    when = wanted.get("when") or "coming"
    query = select(event).where(event.c.state != "history", *([] if when == "all" else [coming if when == "coming" else not_(coming)]))
    query = query.where(*(event.c[name] == wanted[name] for name in ("state", "city", "kind") if wanted.get(name)))
    rows, listed = _page(here, query.order_by(event.c.starts_at if when == "coming" else event.c.starts_at.desc(), event.c.id), page)
    return listed | {"rows": [events.view(here.connection, row, here.now) for row in rows]}


def arrived(here: Here, *, event_id: str) -> dict[str, int]:
    """How many of an event's people have come, and how many of a visit are back: {"arrived", "back"}."""
    of_it = attendee.c.event_id == event_id
    columns = select(func.count(attendee.c.arrived_at).label("arrived"), func.count(attendee.c.back_at).label("back"))
    row = here.connection.execute(columns.where(of_it)).one()
    return {"arrived": int(row.arrived), "back": int(row.back)}


def seats_log(here: Here, *, event_id: str, page: int) -> Listed | None:
    """Why each seat was offered to whom, and what became of it, newest first: rows as managed.offers. None as for `events_of`."""
    if organise.officer(here) is None:
        return None
    rows, listed = _page(here, select(seat_log).where(seat_log.c.event_id == event_id).order_by(seat_log.c.id.desc()), page)
    names = ("what", "seats", "behind", "free", "waiting")
    return listed | {"rows": [{"registration": row.registration_id, "at": row.at.isoformat()} | {name: getattr(row, name) for name in names} for row in rows]}


def people(here: Here, *, event_id: str, page: int) -> Listed | None:
    """Who has a seat or waits for one, and who came, as attendance.attendance_rows: names and contacts, so that reading them is written down.
    None for whoever may not see names."""
    staff_id = organise.officer(here, managed.NAMES_ROLES)
    if staff_id is None or managed.one(here, event_id=event_id) is None:
        return None
    rows = attendance.attendance_rows(here.connection, event_id)
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(1, page), pages)
    role = staff.role_of(here.connection, here.address)
    audit.write(here, f"staff {staff_id}", "names read", f"event {event_id}", f"page {page} of {pages}", role=role)
    return {"rows": rows[(page - 1) * PAGE : page * PAGE], "total": len(rows), "page": page, "pages": pages}


# --- meetings, providers, the logo ---


def meetings(here: Here, *, page: int) -> Listed | None:
    """Meetings of the committee, planned ones first and the nearest of them at the head: {"id", "day", "cutoff" (ISO), "state", "cases"}. None: no officer."""
    if application_changes.officer(here) is None:
        return None
    on_it = select(func.count()).where(application.c.meeting_id == meeting.c.id).scalar_subquery()
    planned = meeting.c.state == "planned"
    nearest = case((planned, meeting.c.day), else_=None)  # of the planned ones the nearest first, then the others from the last one back
    rows, listed = _page(here, select(meeting, on_it.label("cases")).order_by(not_(planned), nearest, meeting.c.day.desc()), page)
    return listed | {
        "rows": [{"id": row.id, "day": row.day, "cutoff": row.paper_cutoff.isoformat(), "state": row.state, "cases": row.cases} for row in rows],
    }


def providers_of(here: Here, *, wanted: Wanted, page: int) -> Listed | None:
    """Service providers by name, those that wait for an answer by when they came: {"id", "reference", "name", "base", "city", "state", "sample"}; `wanted`:
    "state", "base", "words". None: no officer."""
    if application_changes.officer(here) is None:
        return None
    query = select(provider).where(*(provider.c[name] == wanted[name] for name in ("state", "base") if wanted.get(name)))
    if words := wanted.get("words"):
        query = query.where(or_(provider.c.name.contains(words, autoescape=True), provider.c.reference == normal(words)))
    order = (provider.c.id,) if wanted.get("state") == "applied" else (provider.c.name, provider.c.id)
    rows, listed = _page(here, query.order_by(*order), page)
    return listed | {"rows": [{name: getattr(row, name) for name in ("id", "reference", "name", "base", "city", "state", "sample")} for row in rows]}


def labels_of(here: Here, *, wanted: Wanted, page: int) -> Listed | None:
    """Applications for the logo, oldest first, as recognition.view; `wanted`: "year", "state", "category". None: no officer."""
    if application_changes.officer(here) is None:
        return None
    query = select(label_application).order_by(label_application.c.id)
    query = query.where(*(label_application.c[name] == wanted[name] for name in ("state", "category") if wanted.get(name)))
    query = query.where(label_application.c.year == int(wanted["year"])) if wanted.get("year") else query
    rows, listed = _page(here, query, page)
    return listed | {"rows": [recognition.view(here, row) for row in rows]}
