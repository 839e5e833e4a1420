"""After an approval: milestones, payments and completion, by case officers. Money and days are written once, and put right by a row of their own."""

from datetime import date

from sqlalchemy import update

from bot.programme import Here, application_changes, milestones
from bot.programme.aftercare_views import AFTER, Outcome, milestones_of, paid_of, payments_of, today
from bot.programme.application_changes import Held
from bot.tables import application, milestone, payment

# --- milestones ---


def plan(here: Here, *, application_id: int, version: int, dates: dict[str, str | None]) -> Outcome:
    """Set or move the days of milestones: {kind: day}; None takes one of sharing away that was not done. A new day opens one that was done.

    Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now" (kind or state), "order" (start, completion, final report), "wrong_day"."""
    held = _held(here, application_id, version)
    if isinstance(held, dict):
        return held
    row, there = held.row, {each["kind"]: each for each in milestones_of(here, held.row)}
    allowed = [kind for kind in there if row.state == "approved" or kind in milestones.SHARING]
    if not dates or any(kind not in allowed or (day is None and (kind in milestones.WORK or there[kind]["done_on"])) for kind, day in dates.items()):
        return {"outcome": "not_now"}
    if any(day is not None and not _is_day(day, row.decided_on or "", "") for day in dates.values()):
        return {"outcome": "wrong_day"}
    work = [day for kind in milestones.WORK if (day := dates.get(kind, there[kind]["due"]))]
    if work != sorted(work):
        return {"outcome": "order"}
    for kind, day in dates.items():
        milestones.take_back(here.connection, row, kind)
        _set(here, row.id, kind, day)
    _write(here, held, "milestones", "; ".join(f"{kind} {there[kind]['due'] or 'none'} -> {day or 'none'}" for kind, day in dates.items()))
    return {"outcome": "done"}


def done(here: Here, *, application_id: int, version: int, kind: str, day: str, event_id: str | None = None, consent: dict[str, str] | None = None) -> Outcome:
    """Mark a milestone as done on a day, not in the future. `event_id`: the visit that was hosted; `consent`: to a case text, {"scope", "until"}.

    Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now" (not planned, done already, or the state), "wrong_day"."""
    held = _held(here, application_id, version)
    if isinstance(held, dict):
        return held
    row = held.row
    planned = next((each for each in milestones_of(here, row) if each["kind"] == kind), None)
    if planned is None or not planned["due"] or planned["done_on"] or (row.state != "approved" and kind not in milestones.SHARING):
        return {"outcome": "not_now"}
    if not _is_day(day, row.decided_on or "", today(here)):
        return {"outcome": "wrong_day"}
    this = (milestone.c.application_id == row.id) & (milestone.c.kind == kind)
    values = {"event_id": event_id if kind == "visit_hosted" else None, "consent": consent if kind == "case_text" else None}
    here.connection.execute(update(milestone).where(this).values(done_on=day, **values))
    milestones.take_back(here.connection, row, kind)
    _write(here, held, "milestone done", f"{kind} {day}" + (f"; consent until {consent['until']}" if consent else ""))
    return {"outcome": "done"}


def _set(here: Here, application_id: int, kind: str, day: str | None) -> None:
    this = (milestone.c.application_id == application_id) & (milestone.c.kind == kind)
    if day is None:
        here.connection.execute(milestone.delete().where(this))
        return
    again = update(milestone).where(this).values(due=day, done_on=None, event_id=None, consent=None).returning(milestone.c.id)
    if here.connection.execute(again).first() is None:
        here.connection.execute(milestone.insert().values(application_id=application_id, kind=kind, due=day, created_at=here.now))


# --- money ---


def pay(here: Here, *, application_id: int, version: int, amount_cents: int, paid_on: str) -> Outcome:
    """Enter a payment, in cents; all of them together never more than the grant.

    Returns {"outcome": "done", "unpaid_cents"}, "not_allowed", "unknown", "changed", "not_now", "too_much" with "unpaid_cents", "wrong_day"."""
    held = _held(here, application_id, version)
    if isinstance(held, dict):
        return held
    left = (held.row.grant_cents or 0) - paid_of(here, held.row.id)
    if amount_cents <= 0 or amount_cents > left:
        return {"outcome": "too_much", "unpaid_cents": left}
    if not _is_day(paid_on, held.row.decided_on or "", today(here)):
        return {"outcome": "wrong_day"}
    values = {"application_id": held.row.id, "amount_cents": amount_cents, "paid_on": paid_on, "staff_id": held.staff_id, "created_at": here.now}
    here.connection.execute(payment.insert().values(**values))
    _write(here, held, "payment", f"{_dollars(amount_cents)} on {paid_on}")
    return {"outcome": "done", "unpaid_cents": left - amount_cents}


def undo(here: Here, *, application_id: int, version: int, payment_id: int, reason: str) -> Outcome:
    """Take back a payment that was entered wrongly, by another officer than the one who entered it: a row with the same amount below zero, today.

    Returns {"outcome": "done", "unpaid_cents"}, "not_allowed", "unknown", "changed", "not_now" (one's own, none such, or taken back already)."""
    held = application_changes.as_officer(here, application_id, version)
    if isinstance(held, dict):
        return held
    assert held.staff_id is not None
    wrong = next((each for each in payments_of(here, held.row.id, held.staff_id) if each["id"] == payment_id and each["undoable"]), None)
    if wrong is None or not reason.strip():
        return {"outcome": "not_now"}
    values = {"application_id": held.row.id, "amount_cents": -wrong["amount_cents"], "paid_on": today(here), "undoes": payment_id}
    here.connection.execute(payment.insert().values(**values, staff_id=held.staff_id, created_at=here.now))
    _write(here, held, "payment taken back", f"{_dollars(wrong['amount_cents'])} of {wrong['paid_on']}: {reason}")
    return {"outcome": "done", "unpaid_cents": (held.row.grant_cents or 0) - paid_of(here, held.row.id)}


# --- the end ---


def complete(here: Here, *, application_id: int, version: int) -> Outcome:
    """Close a case whose final report is there. What of the sharing or of the grant is open stays open and is listed.

    Returns {"outcome": "done", "open": [kinds], "unpaid_cents"}, "not_allowed", "unknown", "changed", "not_now", "report_missing"."""
    held = _held(here, application_id, version)
    if isinstance(held, dict):
        return held
    planned = milestones_of(here, held.row)
    if not any(each["kind"] == "final_report" and each["done_on"] for each in planned):
        return {"outcome": "report_missing" if held.row.state == "approved" else "not_now"}
    outcome = application_changes.move(here, held, "complete")
    if outcome["outcome"] != "done":
        return outcome
    still = [each["kind"] for each in planned if each["kind"] in milestones.SHARING and each["due"] and not each["done_on"]]
    return {"outcome": "done", "open": still, "unpaid_cents": (held.row.grant_cents or 0) - paid_of(here, held.row.id)}


# --- what every change shares ---


def _held(here: Here, application_id: int, version: int) -> Held | Outcome:
    """The application under its lock, approved or completed, for a case officer."""
    held = application_changes.as_officer(here, application_id, version)
    if isinstance(held, dict):
        return held
    return held if held.row.state in AFTER else {"outcome": "not_now"}


def _write(here: Here, held: Held, what: str, reason: str) -> None:
    """The next version, and who did what, with amounts and days before and after."""
    assert held.staff_id is not None
    here.connection.execute(update(application).where(application.c.id == held.row.id).values(version=held.row.version + 1))
    application_changes.write_down(here, held.staff_id, what, f"application {held.row.id}", reason)


def _is_day(text: str, first: str, last: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text and first <= text and (not last or text <= last)
    except ValueError:
        return False


def _dollars(cents: int) -> str:
    return f"HK${cents // 100:,}.{cents % 100:02}"
