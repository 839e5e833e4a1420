"""What officers see of cases after their approval: milestones, money, what is late. Nobody else sees any of it."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, milestones
from bot.tables import application, company, event, milestone, payment

AFTER = ("approved", "completed")
MOST_LISTED = 30
MOST_VISITS = 10
VISIT_DAYS = 730
Outcome = dict[str, Any]


def one(here: Here, *, application_id: Any) -> Outcome | None:
    """An application as its officers follow it: {"id", "reference", "version", "component", "state", "company", "sample", "decided_on", "grant_cents",
    "paid_cents", "unpaid_cents", "milestones": [{"kind", "due" (None: not planned), "done_on", "event_id", "consent"}], "payments": [{"id", "amount_cents",
    "paid_on", "undoable"}], "open": [kinds that are not done], "may": [plan, done, pay, undo, complete]}; None where there is none, or no right to it."""
    staff_id = application_changes.officer(here)
    if staff_id is None or not str(application_id).isdecimal() or len(str(application_id)) > 15:
        return None
    query = select(application, company.c.name.label("company")).join(company, company.c.id == application.c.company_id)
    row = here.connection.execute(query.where(application.c.id == int(application_id), application.c.state.not_in(("draft", "discarded")))).one_or_none()
    if row is None:
        return None
    planned = milestones_of(here, row)
    paid, payments = paid_of(here, row.id), payments_of(here, row.id, staff_id)
    shown = {name: getattr(row, name) for name in ("id", "reference", "version", "component", "state", "company", "sample", "decided_on", "grant_cents")}
    money = {"paid_cents": paid, "unpaid_cents": (row.grant_cents or 0) - paid, "payments": payments}
    still = [each["kind"] for each in planned if each["due"] and not each["done_on"]]
    return {**shown, **money, "milestones": planned, "open": still, "may": _may(row, planned, money)}


def _may(row: Row[Any], planned: list[Outcome], money: Outcome) -> list[str]:
    approved = row.state == "approved"
    usable = [each for each in planned if approved or each["kind"] in milestones.SHARING]
    allowed = {
        "plan": row.state in AFTER and bool(usable),
        "done": row.state in AFTER and any(each["due"] and not each["done_on"] for each in usable),
        "pay": row.state in AFTER and money["unpaid_cents"] > 0,
        "undo": any(each["undoable"] for each in money["payments"]),
        "complete": approved and any(each["kind"] == "final_report" and each["done_on"] for each in planned),
    }
    return [name for name, yes in allowed.items() if yes]


def listed(here: Here) -> list[Outcome]:
    """Cases with something to follow, what is overdue first, then the longest decided: [{"id", "reference", "company", "unpaid_cents", "days" (since the
    decision), "overdue" (milestones)}]; at most MOST_LISTED. Empty for who may not see them."""
    if application_changes.officer(here) is None:
        return []
    found: dict[int, Outcome] = {}
    for row, unpaid in _approved(here):
        if row.state == "approved" or unpaid:
            found[row.id] = _listed(here, row) | {"unpaid_cents": unpaid, "overdue": 0}
    for row in _open(here):
        each = found.setdefault(row.id, _listed(here, row) | {"unpaid_cents": 0, "overdue": 0})
        each["overdue"] += row.due < today(here)
    return sorted(found.values(), key=lambda each: (-each["overdue"], -each["days"]))[:MOST_LISTED]


def outstanding(here: Here) -> Outcome | None:
    """What is not finished: {"unpaid": [{"id", "reference", "company", "cents", "days" (since the decision)}], "overdue": [{"id", "reference", "company",
    "kind", "due", "days"}]}, the oldest first; None for who may not see it. Samples are left out."""
    if application_changes.officer(here) is None:
        return None
    unpaid = [_listed(here, row) | {"cents": cents} for row, cents in _approved(here, application.c.sample.is_(False)) if cents > 0]
    late = [row for row in _open(here, application.c.sample.is_(False)) if row.due < today(here)]
    overdue = [_listed(here, row) | {"kind": row.kind, "due": row.due, "days": _days(here, row.due)} for row in late]
    return {"unpaid": sorted(unpaid, key=lambda each: -each["days"]), "overdue": sorted(overdue, key=lambda each: -each["days"])}


def visits(here: Here) -> list[Outcome]:
    """Factory visits that one may have been hosted at, the newest first: [{"id", "title" (texts), "day"}]."""
    since = here.now - timedelta(days=VISIT_DAYS)
    these = (event.c.kind == "visit") & event.c.state.in_(["open", "closed"]) & (event.c.starts_at >= since) & (event.c.starts_at <= here.now)
    rows = here.connection.execute(select(event).where(these).order_by(event.c.starts_at.desc()).limit(MOST_VISITS))
    return [{"id": row.id, "title": row.title, "day": row.starts_at.astimezone(HONG_KONG).date().isoformat()} for row in rows]


def _approved(here: Here, *conditions: ColumnElement[bool]) -> list[tuple[Row[Any], int]]:
    """Applications that were approved and stand, each with what of its grant is not paid."""
    paid = select(func.coalesce(func.sum(payment.c.amount_cents), 0)).where(payment.c.application_id == application.c.id).scalar_subquery()
    query = select(application, company.c.name.label("company"), paid.label("paid")).join(company, company.c.id == application.c.company_id)
    rows = here.connection.execute(query.where(application.c.state.in_(AFTER), *conditions).order_by(application.c.decided_on, application.c.id))
    return [(row, (row.grant_cents or 0) - int(row.paid)) for row in rows]


def _open(here: Here, *conditions: ColumnElement[bool]) -> list[Row[Any]]:
    """Milestones that are not done, with their applications."""
    query = select(application, company.c.name.label("company"), milestone.c.kind, milestone.c.due).join(company, company.c.id == application.c.company_id)
    query = query.join(milestone, milestone.c.application_id == application.c.id).where(milestones.due_on_the_case(), *conditions)
    return list(here.connection.execute(query.order_by(milestone.c.due, milestone.c.id)))


def _listed(here: Here, row: Row[Any]) -> Outcome:
    days = _days(here, row.decided_on) if row.decided_on else 0
    return {"id": row.id, "reference": row.reference, "company": row.company, "days": days, "sample": bool(row.sample)}


def milestones_of(here: Here, row: Row[Any]) -> list[Outcome]:
    """Every kind that such a case can have, planned or not."""
    there = {each.kind: each for each in here.connection.execute(select(milestone).where(milestone.c.application_id == row.id))}
    return [
        {"kind": kind} | {name: getattr(there[kind], name) if kind in there else None for name in ("due", "done_on", "event_id", "consent")}
        for kind in milestones.kinds(row.component)
    ]


def payments_of(here: Here, application_id: int, staff_id: int) -> list[Outcome]:
    rows = here.connection.execute(select(payment).where(payment.c.application_id == application_id).order_by(payment.c.id)).all()
    undone = {row.undoes for row in rows}
    return [
        {"id": row.id, "amount_cents": row.amount_cents, "paid_on": row.paid_on}
        | {"undoable": row.undoes is None and row.id not in undone and row.staff_id != staff_id}
        for row in rows
    ]


def paid_of(here: Here, application_id: int) -> int:
    of_it = select(func.coalesce(func.sum(payment.c.amount_cents), 0)).where(payment.c.application_id == application_id)
    return int(here.connection.execute(of_it).scalar_one())


def today(here: Here) -> str:
    return here.now.astimezone(HONG_KONG).date().isoformat()


def _days(here: Here, day: str) -> int:
    return (here.now.astimezone(HONG_KONG).date() - date.fromisoformat(day)).days
