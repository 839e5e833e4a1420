"""Cases as their officers see them: the lists, one with all that belongs to it, and the status that the hotline may read.

Whoever may not see a case gets the same None as for one that does not exist."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from bot.knowledge import Knowledge
from bot.programme import Here, application_changes, applications, matching, quotations
from bot.programme.application_changes import STATUS_ROLES, Held
from bot.programme.application_states import OPEN
from bot.programme.case_clock import Days, clock_of
from bot.programme.case_parts import PARTS, staff_names, with_us
from bot.programme.references import normal
from bot.tables import application, application_step, audit, company

# Why a case is returned, rejected or put off, in words that the applicant reads; "other" says it in a text of its own.
REASONS = (
    *("incomplete", "unclear_figures", "quotation_unclear", "ownership_unproven", "place_not_covered", "scope_not_covered", "no_benefit_shown", "other"),
)
FILTERS = ("mine", "to_check", "new", "returned", "ready", "running")
TRANSITIONS = ("take", "return", "propose", "pass", "send_back", "table", "untable", "take_over")  # that are made from the card, in this order
MOST_LISTED = 60
DEFAULT_TEAM = "hong_kong"
READ, ONE_READING = "case read", timedelta(minutes=30)
CARD = ("version", "component", "sector", "city", "cost_cents", "rules", "provider_id")


# --- who, and which ---


def access(here: Here) -> str:
    """What whoever speaks from this chat may see now: "cases", "status" or "nothing"."""
    if application_changes.officer(here) is not None:
        return "cases"
    return "status" if application_changes.officer(here, STATUS_ROLES) is not None else "nothing"


def status_of(here: Here, *, reference: str) -> dict[str, Any] | None:
    """The status of a case by its reference, without anything of a person (applications.status_view); None where there is none to see."""
    row = _by_reference(here.connection, reference) if access(here) != "nothing" else None
    return applications.status_view(here, row) if row is not None else None


def opened(here: Here, *, application_id: Any) -> dict[str, Any]:
    """Write down that an officer reads this case, personal data and all: once, however often they come back to it within ONE_READING.

    Returns {"outcome": "done"} or "unknown"."""
    row, staff_id = _seen(here, application_id), application_changes.officer(here)
    if row is None or staff_id is None:
        return {"outcome": "unknown"}
    mine = (audit.c.who == f"staff {staff_id}") & (audit.c.what == READ) & (audit.c.object == f"application {row.id}")
    if here.connection.execute(select(audit.c.id).where(mine, audit.c.at > here.now - ONE_READING).limit(1)).first() is None:
        application_changes.write_down(here, staff_id, READ, f"application {row.id}", None)
    return {"outcome": "done"}


def _seen(here: Here, application_id: Any) -> Row[Any] | None:
    """The row of a case that was handed in, for a case officer."""
    if application_changes.officer(here) is None or not str(application_id).isdecimal() or len(str(application_id)) > 15:
        return None
    return here.connection.execute(with_us().where(application.c.id == int(application_id))).one_or_none()


def _by_reference(connection: Connection, reference: str) -> Row[Any] | None:
    return connection.execute(with_us().where(application.c.reference == normal(reference))).one_or_none()


# --- lists ---


def listed(here: Here, *, which: str) -> list[dict[str, Any]] | None:
    """The cases of one of FILTERS, the longest waiting first; None for whoever may not see them.

    Each {"id", "reference", "company", "component", "state", "team" (shenzhen | dongguan | hong_kong), "ours", "theirs" (whole days), "sample"}."""
    staff_id = application_changes.officer(here)
    return None if staff_id is None else _lines(here, _of(which, staff_id))


def found(here: Here, *, reference: str) -> list[dict[str, Any]]:
    """The case with this reference as a list of one, as `listed`; empty where there is none to see."""
    if application_changes.officer(here) is None:
        return []
    return _lines(here, application.c.reference == normal(reference))


def counts(here: Here) -> dict[str, int] | None:
    """How many cases there are in each of FILTERS; None for whoever may not see them."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return None
    number = select(func.count()).select_from(application)
    return {which: int(here.connection.execute(number.where(_of(which, staff_id))).scalar_one()) for which in FILTERS}


def _of(which: str, staff_id: int) -> ColumnElement[bool]:
    state, handler = application.c.state, application.c.handler_id
    conditions: dict[str, ColumnElement[bool]] = {
        "mine": and_(handler == staff_id, state.in_(OPEN)),
        "to_check": and_(state == "to_check", handler != staff_id),
        "new": state == "submitted",
        "returned": state == "returned",
        "ready": state == "ready",
        "running": state == "approved",
    }
    return conditions[which]


def _lines(here: Here, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
    query = with_us().add_columns(company.c.name.label("company")).join(company, company.c.id == application.c.company_id)
    rows = here.connection.execute(query.where(condition).order_by(application.c.since, application.c.id).limit(MOST_LISTED)).all()
    days = days_of(here, [row.id for row in rows])
    return [
        {
            **{name: getattr(row, name) for name in ("id", "reference", "company", "component", "state", "sample")},
            "team": team_of(here.knowledge, row.city),
            **days[row.id]._asdict(),
        }
        for row in rows
    ]


def days_of(here: Here, ids: Collection[int]) -> dict[int, Days]:
    """How long each of these cases has been with us and with the applicant, for whoever was found to be an officer."""
    steps: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    query = select(application_step).where(application_step.c.application_id.in_(ids)).order_by(application_step.c.id)
    for step in here.connection.execute(query):
        steps[step.application_id].append(step)
    return {each: clock_of(steps[each], here.now) for each in ids}


def team_of(knowledge: Knowledge, city: str | None) -> str:
    """The support team for a factory's city, as the paper names them; elsewhere the default."""
    return next((place.team for place in knowledge.places if place.id == city and place.team), DEFAULT_TEAM)


# --- one case ---


def one(here: Here, *, application_id: Any) -> dict[str, Any] | None:
    """Everything of a case for a case officer: applications.view, `card`, and each of PARTS under its name."""
    row = _seen(here, application_id)
    if row is None:
        return None
    return applications.view(here, row) | _card(here, row) | {name: read(here, row) for name, read in PARTS.items()}


def card(here: Here, *, application_id: Any) -> dict[str, Any] | None:
    """A case in short: applications.status_view, the columns of CARD, "company" (name), "team", "handler", "checker" (names or None), "mine" (whether its
    handler is this officer), "ours", "theirs" (days), "score" (completeness, percent), "technology", "tags", "similar" (how many records may be the same
    firm), "flags" (how many signs in its quotations), "points" (how many were asked for last), "may" (what this officer may do now)."""
    row = _seen(here, application_id)
    return None if row is None else _card(here, row)


def part(here: Here, *, application_id: Any, name: str) -> Any:
    """One of PARTS; None where there is no such case to see."""
    row = _seen(here, application_id)
    return None if row is None else PARTS[name](here, row)


def _card(here: Here, row: Row[Any]) -> dict[str, Any]:
    staff_id = application_changes.officer(here)
    view = applications.view(here, row)
    names = staff_names(here.connection, {row.handler_id, row.checker_id})
    firm = here.connection.execute(select(company).where(company.c.id == row.company_id)).one()
    flags = quotations.flags(here, row.id)
    return applications.status_view(here, row) | {
        **{name: getattr(row, name) for name in CARD},
        "company": firm.name,
        "company_id": firm.id,
        "team": team_of(here.knowledge, row.city),
        "handler": names.get(row.handler_id),
        "checker": names.get(row.checker_id),
        **days_of(here, [row.id])[row.id]._asdict(),
        "score": view["checklist"]["score"],
        "technology": row.technology,
        "tags": row.tags or [],
        "mine": row.handler_id == staff_id,
        "similar": len(matching.suggest(here.connection, here.knowledge, firm)),
        "flags": len(flags),
        "points": len(view["points"]),
        "may": _may(row, staff_id),
    }


def _may(row: Row[Any], staff_id: int | None) -> list[str]:
    """What this officer may do now: transitions, aftercare, and change, in which nobody is told of anything."""
    held = Held(row, "", staff_id)
    allowed = [name for name in TRANSITIONS if application_changes.may(held, name)]
    if row.handler_id == staff_id:
        allowed = [name for name in allowed if name != "take_over"]
    elif row.state == "returned":
        allowed.append("take_over")  # it stays with the applicant: see handling.py
    after = ["aftercare"] if row.state in ("approved", "completed") else []
    return [*allowed, *after, *(["change"] if row.state in OPEN or row.state == "approved" else [])]
