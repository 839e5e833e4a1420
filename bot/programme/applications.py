"""Applications, as the people of a company make and follow them. Whatever is not theirs is answered like what does not exist."""

from typing import Any

from sqlalchemy import Row, func, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, companies, holders, meetings
from bot.programme.application_changes import Held
from bot.programme.application_states import OPEN, THEIRS, TRANSITIONS, possible, public
from bot.programme.checklists import checklist
from bot.programme.references import new_reference
from bot.tables import application, application_file, application_point, application_step, company, holder, meeting, milestone, payment

MOST_DRAFTS = 5  # of one chat
MOST_LISTED = 30
PARTS: dict[str, frozenset[str]] = {  # what of an application is changed together
    "contact": frozenset({"contact_name", "contact"}),
    "project": frozenset({"sector", "city", "cost_cents", "facts"}),
}


def begin(
    here: Here,
    *,
    component: str,
    rules: str,
    company_id: int | None,
    company_name: str,
    registration_number: str | None,
    contact_name: str,
    contact: str,
    facts: dict[str, Any],
    sector: str | None,
    city: str | None,
    cost_cents: int | None,
    sample: bool = False,
) -> dict[str, Any]:
    """Put a draft down for one of this chat's companies, or for a new one (`company_id` None), with the consent to the privacy notice.

    Returns {"outcome": "begun", "id", "reference"}, "unknown" (not this chat's company), or "too_many" (drafts)."""
    mine = select(holder.c.company_id).where(holder.c.channel == here.address.channel, holder.c.chat == here.address.chat, holder.c.until.is_(None))
    drafts = select(func.count()).select_from(application).where(application.c.state == "draft", application.c.company_id.in_(mine))
    if here.connection.execute(drafts).scalar_one() >= MOST_DRAFTS:
        return {"outcome": "too_many"}
    if company_id is None:
        company_id = _new_company(here, company_name, registration_number, city)
        holders.add(here, company_id, contact_name)
    elif holders.holder_of(here.connection, here.address, company_id) is None:
        return {"outcome": "unknown"}
    values: dict[str, Any] = {"reference": new_reference("A"), "company_id": company_id, "component": component, "state": "draft", "rules": rules}
    values |= {"sector": sector, "city": city, "cost_cents": cost_cents, "facts": facts, "contact_name": contact_name, "contact": contact}
    values |= {"since": here.now, "created_at": here.now, "sample": sample}
    row = here.connection.execute(application.insert().values(**values).returning(application)).one()
    holders.agree(here)
    return {"outcome": "begun", "id": row.id, "reference": row.reference}


def _new_company(here: Here, name: str, registration_number: str | None, city: str | None) -> int:
    values: dict[str, Any] = {"name": name, "folded_name": companies.folded_name(name), "registration_number": registration_number}
    values |= {"registration_key": companies.registration_key(registration_number), "city": city, "created_at": here.now}
    return int(here.connection.execute(company.insert().values(**values).returning(company.c.id)).scalar_one())


# --- reading ---


def taken(here: Here, *, rules: str) -> bool | str:
    """Whether applications are taken under the rules of this phase: True, False or "unknown"."""
    return here.knowledge.packs[rules].takes_applications


def mine(here: Here) -> list[dict[str, Any]]:
    """The applications of this chat's companies, the newest first, without those discarded: views as of `view`."""
    of_mine = select(holder.c.company_id).where(holder.c.channel == here.address.channel, holder.c.chat == here.address.chat, holder.c.until.is_(None))
    query = select(application).where(application.c.company_id.in_(of_mine), application.c.state != "discarded").order_by(application.c.id.desc())
    return [status_view(here, row) for row in here.connection.execute(query.limit(MOST_LISTED)).all()]


def one(here: Here, *, application_id: Any) -> dict[str, Any] | None:
    """An application of one of this chat's companies as `view`; None where it does not exist or is not theirs."""
    if not str(application_id).isdecimal() or len(str(application_id)) > 15:
        return None
    row = here.connection.execute(select(application).where(application.c.id == int(application_id), application.c.state != "discarded")).one_or_none()
    if row is None or holders.holder_of(here.connection, here.address, row.company_id) is None:
        return None
    return view(here, row)


def status_view(here: Here, row: Row[Any]) -> dict[str, Any]:
    """What whoever may see the status sees: {"id", "reference", "component", "state" (inner: the words show only its public one), "public", "since" (day),
    "decided_on", "grant_cents", "paid_cents", "meeting" (day), "reach" ({"day", "cutoff"} of the meeting it can still reach, or None), "sample"}."""
    held_on = here.connection.execute(select(meeting.c.day).where(meeting.c.id == row.meeting_id)).scalar() if row.meeting_id else None
    next_one = meetings.next_reachable(here.connection, here.now) if row.state == "draft" or row.state in OPEN - {"tabled"} else None
    paid = here.connection.execute(select(func.coalesce(func.sum(payment.c.amount_cents), 0)).where(payment.c.application_id == row.id)).scalar_one()
    return {
        **{name: getattr(row, name) for name in ("id", "reference", "component", "state", "decided_on", "grant_cents", "sample")},
        "public": public(row.state),
        "since": row.since.astimezone(HONG_KONG).date().isoformat(),
        "paid_cents": int(paid),
        "meeting": held_on,
        "reach": {"day": next_one.day, "cutoff": next_one.paper_cutoff.isoformat()} if next_one else None,
    }


def view(here: Here, row: Row[Any]) -> dict[str, Any]:
    """An application as its own people see it: `status_view` with "version", "company" {"id", "name", "registration_number"}, "contact_name", "contact",
    "sector", "city", "cost_cents", "facts", "rules", "files" [{"id", "item", "name", "kind", "size_bytes", "state", "day"}], "checklist" (checklists.py),
    "points" (of the last return: [{"id", "item", "name" (of the item), "text", "answer"}]), "reasons" (the last that was given to them, or None),
    "milestones" [{"kind", "due", "done_on"}], "provider_id", "may" (what they may do now)."""
    firm = here.connection.execute(select(company).where(company.c.id == row.company_id)).one()
    files = files_of(here, row.id)
    facts = {name: row.facts.get(name) for name in ("hk_owned", "place", "concern", "description")} | {"sector": row.sector}
    facts |= {"registration_number": firm.registration_number}
    facts |= {"improved_already": row.facts.get("improved_already")} if row.component == "verification" else {}
    facts |= {"cost_cents": row.cost_cents} if row.component != "verification" else {}
    due = here.connection.execute(select(milestone).where(milestone.c.application_id == row.id).order_by(milestone.c.due, milestone.c.id))
    reasons = last_reason(here, row)
    points = points_of(here, row.id) if _sent_back(here, row.id) else []
    return status_view(here, row) | {
        **{name: getattr(row, name) for name in ("version", "contact_name", "contact", "sector", "city", "cost_cents", "facts", "rules", "provider_id")},
        "company": {"id": firm.id, "name": firm.name, "registration_number": firm.registration_number},
        "files": files,
        "checklist": checklist(here.knowledge, row.component, facts, files),
        "points": points,
        "reasons": reasons,
        "milestones": [{"kind": each.kind, "due": each.due, "done_on": each.done_on} for each in due],
        "may": _may(row, reasons, points),
    }


def _may(row: Row[Any], reasons: dict[str, Any] | None, points: list[dict[str, Any]]) -> list[str]:
    """What the people of the company may do now, the likeliest first: transitions, and files, details, reasons, people, rate."""
    allowed = [name for name in possible(row.state, "holder") if name != "resubmit_new"]
    if row.state in THEIRS:
        asked = ["points"] if row.state == "returned" and points else []
        return [*asked, "files", "details", *allowed, *(["reasons"] if reasons else []), "people"]
    more = ["reasons"] if reasons or row.state == "rejected" else []
    more += ["rate"] if row.state in ("approved", "completed") and row.provider_id else []
    return [*more, *allowed, "people"]


def files_of(here: Here, application_id: int) -> list[dict[str, Any]]:
    """The documents of an application that are there, oldest first."""
    there = (application_file.c.application_id == application_id) & (application_file.c.state != "removed")
    rows = here.connection.execute(select(application_file).where(there).order_by(application_file.c.at, application_file.c.id))
    return [
        {**{name: getattr(row, name) for name in ("id", "item", "name", "kind", "size_bytes", "state")}, "day": row.at.astimezone(HONG_KONG).date().isoformat()}
        for row in rows
    ]


def points_of(here: Here, application_id: int) -> list[dict[str, Any]]:
    """What was asked for in the last return."""
    last = select(func.max(application_point.c.round)).where(application_point.c.application_id == application_id).scalar_subquery()
    these = (application_point.c.application_id == application_id) & (application_point.c.round == last)
    rows = here.connection.execute(select(application_point).where(these).order_by(application_point.c.id))
    names = {item.id: item.name for item in here.knowledge.checklist}
    return [{"id": row.id, "item": row.item, "name": names.get(row.item), "text": row.text, "answer": row.answer} for row in rows]


def _sent_back(here: Here, application_id: int) -> bool:
    """Whether it was last with its people because an officer returned it: when they take it back themselves, nothing is asked of them."""
    these = (application_step.c.application_id == application_id) & (application_step.c.after == "returned")
    last = select(application_step.c.transition).where(these & (application_step.c.before != "returned")).order_by(application_step.c.id.desc()).limit(1)
    return here.connection.execute(last).scalar() == "return"


def last_reason(here: Here, row: Row[Any]) -> dict[str, Any] | None:
    """The newest reason that the applicant may read."""
    told = [each.name for each in TRANSITIONS.values() if each.told]
    these = (application_step.c.application_id == row.id) & application_step.c.transition.in_(told)
    found: dict[str, Any] | None = here.connection.execute(
        select(application_step.c.reason).where(these).order_by(application_step.c.id.desc()).limit(1)
    ).scalar()
    return found


# --- changing ---


def submit(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Hand a draft in as it was read back. Submitting twice is one application.

    Returns {"outcome": "submitted" or "already", "reference"}, "unknown", or "changed" (somebody has changed the draft since)."""
    held = application_changes.as_holder(here, application_id)
    if isinstance(held, dict):
        return held
    if held.row.state != "draft":
        return {"outcome": "already", "reference": held.row.reference}
    if held.row.version != version:
        return {"outcome": "changed"}
    application_changes.move(here, held, "submit", submitted_at=here.now)
    return {"outcome": "submitted", "reference": held.row.reference}


def act(here: Here, *, application_id: int, version: int, transition: str) -> dict[str, Any]:
    """discard, resubmit, correct or withdraw, by somebody of the company. Returns {"outcome": "done"}, "unknown", "changed" or "not_now"."""
    held = application_changes.as_holder(here, application_id, version)
    if isinstance(held, dict):
        return held
    if transition == "resubmit" and held.row.handler_id is None:
        transition = "resubmit_new"
    cleared: dict[str, Any] = {"meeting_id": None} if held.row.state == "tabled" else {}
    return application_changes.move(here, held, transition, **cleared)


def change(here: Here, *, application_id: int, version: int, part: str, values: dict[str, Any]) -> dict[str, Any]:
    """Change contact or project while the case is with the applicant (a draft, or returned). Returns {"outcome": "done"}, "unknown", "changed" or "not_now"."""
    held = _theirs(here, application_id, version)
    if isinstance(held, dict):
        return held
    application_changes.edit(here, held, f"edit_{part}", **{name: value for name, value in values.items() if name in PARTS[part]})
    return {"outcome": "done"}


def change_company(here: Here, *, application_id: int, version: int, name: str, registration_number: str | None) -> dict[str, Any]:
    """Put the company's name or number right, while no other case of it is with us: what was handed in stays as it was. Returns as `change`."""
    held = _theirs(here, application_id, version)
    if isinstance(held, dict):
        return held
    others = (application.c.company_id == held.row.company_id) & (application.c.id != held.row.id) & application.c.state.not_in(("draft", "discarded"))
    if here.connection.execute(select(application.c.id).where(others).limit(1)).first() is not None:
        return {"outcome": "not_now"}
    values: dict[str, Any] = {"name": name, "folded_name": companies.folded_name(name), "registration_number": registration_number}
    values |= {"registration_key": companies.registration_key(registration_number)}
    here.connection.execute(update(company).where(company.c.id == held.row.company_id).values(**values))
    application_changes.edit(here, held, "edit_company")
    return {"outcome": "done"}


def answer_point(here: Here, *, application_id: int, point_id: int, answer: str) -> dict[str, Any]:
    """Answer one point of a return in words. Returns {"outcome": "done"}, "unknown" or "not_now"."""
    held = _theirs(here, application_id, None)
    if isinstance(held, dict):
        return held
    this = (application_point.c.id == point_id) & (application_point.c.application_id == application_id)
    done = here.connection.execute(update(application_point).where(this).values(answer=answer, answered_at=here.now).returning(application_point.c.id)).first()
    return {"outcome": "done" if done else "unknown"}


def _theirs(here: Here, application_id: int, version: int | None) -> Held | dict[str, Any]:
    """The application under its lock while its clock is the applicant's: before it is handed in, and after a return."""
    held = application_changes.as_holder(here, application_id, version)
    if isinstance(held, dict):
        return held
    return held if held.row.state in THEIRS else {"outcome": "not_now"}
