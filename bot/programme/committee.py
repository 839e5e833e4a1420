"""The committee: what is put on the agenda of a meeting, and its decisions, recorded for many cases at once.

Each change holds the meeting's row first, then those of the applications by their ids. What a member of the committee thinks is kept nowhere."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from bot.programme import Here, agendas, application_changes, grants
from bot.programme.application_changes import Held
from bot.programme.application_states import DECISIONS, public
from bot.tables import application, application_step, meeting, payment

Reason = dict[str, Any]
"""{"keys": [standard reasons of casework.py], "text": texts or None}"""


# --- the agenda ---


def coming(here: Here) -> list[dict[str, Any]]:
    """The planned meetings from today on, the nearest first: [{"id", "day", "cutoff" (ISO)}]."""
    query = select(meeting).where(meeting.c.state == "planned", meeting.c.day >= agendas.today_of(here.now)).order_by(meeting.c.day)
    return [{"id": row.id, "day": row.day, "cutoff": row.paper_cutoff.isoformat()} for row in here.connection.execute(query)]


def table(here: Here, *, application_id: int, version: int, meeting_id: int, reason: Reason | None = None) -> dict[str, Any]:
    """Put one case that is ready on an agenda. Returns as `table_many`."""
    return table_many(here, meeting_id=meeting_id, cases=[{"application_id": application_id, "version": version}], reason=reason)


def table_many(here: Here, *, meeting_id: int, cases: Sequence[dict[str, Any]], reason: Reason | None = None) -> dict[str, Any]:
    """Put cases [{"application_id", "version"}] that are ready on an agenda, all or none. After the closing time for papers only with a reason.

    Returns {"outcome": "done", "cases": how many}, "not_allowed", "unknown", "not_now" (the meeting is not planned), "over" (its day is past), "late" with
    "cutoff" (a reason is needed), or "changed" with "cases" [{"id", "reference"}] that are not as they were."""
    held = hold(here, meeting_id)
    if isinstance(held, dict):
        return held
    row, _ = held
    if row.state != "planned":
        return {"outcome": "not_now"}
    if row.day < agendas.today_of(here.now):
        return {"outcome": "over"}
    if row.paper_cutoff <= here.now and not reason:
        return {"outcome": "late", "cutoff": row.paper_cutoff.isoformat()}
    found = _cases(here, cases, "ready", None)
    if isinstance(found, dict):
        return found
    late = row.paper_cutoff <= here.now
    for case in found:
        application_changes.move(here, case, "table", reason=reason if late else None, meeting_id=row.id)
    return {"outcome": "done", "cases": len(found)}


def untable(here: Here, *, application_id: int, version: int, reason: Reason) -> dict[str, Any]:
    """Take a case off its agenda; it is ready for another one. Returns {"outcome": "done"}, or a refusal of application_changes.py."""
    _hold_meeting_of(here, application_id)
    case = application_changes.as_officer(here, application_id, version)
    if isinstance(case, dict):
        return case
    return application_changes.move(here, case, "untable", reason=reason, meeting_id=None)


# --- decisions ---


def record(here: Here, *, meeting_id: int, version: int, decisions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Record what a meeting decided on cases of its agenda, all or none: [{"application_id", "version", "decision": one of DECISIONS, "grant_cents" (approve),
    "reason" (reject, defer)}]. The same a second time does nothing. Without decisions: the meeting was held and nothing is left to decide.

    Returns {"outcome": "done", "approve", "reject", "defer": how many, "left": undecided}, "already", what `hold` says, "not_now", "early" with "day",
    "changed" with "cases" [{"id", "reference"}] (for the meeting itself: none), "refused" with "case" {"id", "reference"}, "why" (grants.problem, or
    reason_missing) and "by_rules"."""
    held = hold(here, meeting_id)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if decisions and all(_is_recorded(here, row, each) for each in decisions):
        return {"outcome": "already"}
    if row.version != version:
        return {"outcome": "changed", "cases": []}
    if row.state == "cancelled":
        return {"outcome": "not_now"}
    if agendas.today_of(here.now) < row.day:
        return {"outcome": "early", "day": row.day}
    cases = _cases(here, decisions, "tabled", row.id)
    if isinstance(cases, dict):
        return cases
    by_id = {each["application_id"]: each for each in decisions}
    for case in cases:
        if refused := _refused(here, case, by_id[case.row.id]):
            return refused
    for case in cases:
        _decide(here, row, case, by_id[case.row.id])
    return _recorded(here, row, staff_id, decisions)


def reopen(here: Here, *, application_id: int, version: int, reason: Reason) -> dict[str, Any]:
    """Put a decision that was recorded wrongly back to its agenda, by another officer than the one who recorded it.

    Returns {"outcome": "done", "meeting_id"}, a refusal of application_changes.py, "not_now", "same_officer" or "paid" (money has left already)."""
    _hold_meeting_of(here, application_id)
    case = application_changes.as_officer(here, application_id, version)
    if isinstance(case, dict):
        return case
    if not application_changes.may(case, "reopen"):
        return {"outcome": "not_now"}
    last = _last_decision(here.connection, application_id)
    if last is None or last.who == case.who:
        return {"outcome": "same_officer" if last is not None else "not_now"}
    paid = select(func.coalesce(func.sum(payment.c.amount_cents), 0)).where(payment.c.application_id == application_id)
    if here.connection.execute(paid).scalar_one() > 0:
        return {"outcome": "paid"}
    done = application_changes.move(here, case, "reopen", reason=reason, decided_on=None, grant_cents=None)
    return done | {"meeting_id": case.row.meeting_id}


def limits(here: Here, *, application_id: int, grant_cents: int) -> str | None:
    """Why a sum cannot be approved for a case (grants.problem); None where it can, or where there is no such case: recording will say so."""
    if application_changes.officer(here) is None:
        return None
    row = here.connection.execute(select(application).where(application.c.id == application_id)).one_or_none()
    if row is None or public(row.state) is None:
        return None
    return grants.problem(agendas.allowed(here, row), grant_cents)


def _refused(here: Here, case: Held, decision: dict[str, Any]) -> dict[str, Any] | None:
    by_rules = agendas.allowed(here, case.row)
    if decision["decision"] == "approve":
        why = grants.problem(by_rules, decision.get("grant_cents"))
    else:
        reason = decision.get("reason") or {}
        why = None if reason.get("text") or set(reason.get("keys", ())) - {"other"} else "reason_missing"
    return {"outcome": "refused", "case": _named(case.row), "why": why, "by_rules": by_rules} if why else None


def _decide(here: Here, row: Row[Any], case: Held, decision: dict[str, Any]) -> None:
    reason, values = decision.get("reason"), {"decided_on": row.day}
    if decision["decision"] == "approve":
        done = application_changes.move(here, case, "approve", note=f"HK${decision['grant_cents'] / 100:,.2f}", **values, grant_cents=decision["grant_cents"])
    elif decision["decision"] == "reject":
        done = application_changes.move(here, case, "reject", reason=reason, **values)
    else:
        done = application_changes.move(here, case, "defer", reason=reason, meeting_id=None)
    assert done == {"outcome": "done"}, done  # all was looked at before: nothing may be recorded by half


def _recorded(here: Here, row: Row[Any], staff_id: int, decisions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The meeting is held as soon as nothing on its agenda is left undecided."""
    counts = {name: sum(each["decision"] == name for each in decisions) for name in DECISIONS}
    undecided = select(func.count()).select_from(application).where(application.c.meeting_id == row.id, application.c.state == "tabled")
    left = here.connection.execute(undecided).scalar_one()
    if not decisions and left:
        return {"outcome": "not_now"}
    if left == 0 and row.state == "planned":
        change(here, row, state="held")
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    application_changes.write_down(here, staff_id, "decisions recorded", f"meeting {row.id}", f"{told}, left {left}")
    return {"outcome": "done", **counts, "left": left}


def _is_recorded(here: Here, row: Row[Any], decision: dict[str, Any]) -> bool:
    """Whether this very decision of this meeting is what the application's last change was."""
    case = here.connection.execute(select(application).where(application.c.id == decision["application_id"])).one_or_none()
    last = _last_decision(here.connection, decision["application_id"])
    if case is None or last is None or case.version != decision["version"] + 1:
        return False
    same_sum = decision["decision"] != "approve" or case.grant_cents == decision.get("grant_cents")
    return bool((last.meeting_id, last.transition) == (row.id, decision["decision"]) and last.after == case.state and same_sum)


def _last_decision(connection: Connection, application_id: int) -> Row[Any] | None:
    of_it = (application_step.c.application_id == application_id) & application_step.c.transition.in_(DECISIONS)
    return connection.execute(select(application_step).where(of_it).order_by(application_step.c.id.desc()).limit(1)).one_or_none()


# --- rows under their locks ---


def hold(here: Here, meeting_id: int, version: int | None = None) -> tuple[Row[Any], int] | dict[str, Any]:
    """The meeting under its lock, and the officer. The refusal: "not_allowed", "unknown" or "changed"."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(meeting).where(meeting.c.id == meeting_id).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    return {"outcome": "changed", "cases": []} if version is not None and row.version != version else (row, staff_id)


def _hold_meeting_of(here: Here, application_id: int) -> None:
    """Hold the meeting on whose agenda a case is, before the case itself; the case is looked at again under its own lock."""
    of_it = select(application.c.meeting_id).where(application.c.id == application_id).scalar_subquery()
    here.connection.execute(select(meeting.c.id).where(meeting.c.id == of_it).with_for_update())


def change(here: Here, row: Row[Any], **values: Any) -> None:
    here.connection.execute(update(meeting).where(meeting.c.id == row.id).values(version=row.version + 1, **values))


def _cases(here: Here, wanted: Sequence[dict[str, Any]], state: str, meeting_id: int | None) -> list[Held] | dict[str, Any]:
    """The applications under their locks, by their ids; or "unknown"; or "own_case"; or "changed" with all that are in another state, on the agenda of
    another meeting than `meeting_id` (None: it does not matter), or of another version."""
    versions = {each["application_id"]: each["version"] for each in wanted}
    held = [application_changes.as_officer(here, application_id) for application_id in sorted(versions)]
    if {"outcome": "own_case"} in held:
        return {"outcome": "own_case"}
    if len(versions) < len(wanted) or any(isinstance(each, dict) for each in held):
        return {"outcome": "unknown"}
    cases = [each for each in held if not isinstance(each, dict)]
    changed = [each for each in cases if (each.row.state, each.row.version) != (state, versions[each.row.id]) or meeting_id not in (None, each.row.meeting_id)]
    return {"outcome": "changed", "cases": [_named(each.row) for each in changed]} if changed else cases


def _named(row: Row[Any]) -> dict[str, Any]:
    return {"id": row.id, "reference": row.reference}
