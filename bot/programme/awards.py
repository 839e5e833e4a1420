"""The recognition logo as officers handle it: dates of a year, criteria, award, refusal, withdrawal of an award. Every change asks for the role again."""

from datetime import date
from typing import Any

from sqlalchemy import Row, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, companies, label_register, notices, recognition
from bot.programme.application_changes import officer, write_down
from bot.programme.recognition import BEFORE
from bot.tables import company, label, label_application, label_round, provider

MOST_LISTED = 60
ANSWERS = ("yes", "no")  # to a criterion; one that is not answered is open
FIRST_YEAR = 2009  # the scheme began in August 2009
DEEDS = {"review": "under_review", "refuse": "refused", "award": "awarded", "reopen": "under_review"}


# --- reading ---


def years(here: Here) -> list[int]:
    """The years of which there is anything, newest first, and always this one."""
    found = {here.now.astimezone(HONG_KONG).year}
    for table in (label_round, label_application, label):
        found |= set(here.connection.execute(select(table.c.year).distinct()).scalars())
    return sorted(found, reverse=True)


def all_rounds(here: Here) -> list[dict[str, Any]]:
    """The dates that are entered: [{"year", "opens_on", "closes_on", "version"}], newest first."""
    return [dict(row._mapping) for row in here.connection.execute(select(label_round).order_by(label_round.c.year.desc()))]


def listed(here: Here, *, year: int, state: str | None) -> list[dict[str, Any]]:
    """Applications of a year in a state (None: in any), oldest first, as recognition.view; none for who is no case officer."""
    if officer(here) is None:
        return []
    query = select(label_application).where(label_application.c.year == year).order_by(label_application.c.id).limit(MOST_LISTED)
    query = query.where(label_application.c.state == state) if state else query
    return [recognition.view(here, row) for row in here.connection.execute(query).all()]


def one(here: Here, *, application_id: Any) -> dict[str, Any] | None:
    """An application as recognition.view with "criteria" [{"id", "name", "answer" (yes, no or None)}], "of" (company | provider | afresh), "same_name" (the
    references of others of the year under a like name), "may" (what the officer may do now). None where there is none, or the role is gone."""
    row = recognition.read(here, application_id)
    if row is None or officer(here) is None:
        return None
    shown = recognition.view(here, row)
    if row.state == "awarded":
        may = ["withdraw_award"] if not shown["withdrawn_on"] else []
    else:
        may = {"received": ["review"], "under_review": ["criteria", "award", "refuse"], "refused": ["reopen"]}.get(row.state, [])
    return shown | {
        "criteria": [{"id": each.id, "name": dict(each.name), "answer": row.criteria.get(each.id)} for each in here.knowledge.recognition.criteria],
        "of": _of(here, row),
        "same_name": _same_name(here, row),
        "may": may,
    }


def _of(here: Here, row: Row[Any]) -> dict[str, Any]:
    """Whose record stands behind an application, as far as there is one."""
    if row.company_id is not None:
        return {"kind": "company", "number": here.connection.execute(select(company.c.registration_number).where(company.c.id == row.company_id)).scalar()}
    if row.provider_id is not None:
        return {"kind": "provider", "number": here.connection.execute(select(provider.c.reference).where(provider.c.id == row.provider_id)).scalar()}
    return {"kind": "afresh", "number": None}


def _same_name(here: Here, row: Row[Any]) -> list[str]:
    others = here.connection.execute(
        select(label_application.c.reference, label_application.c.name).where(
            label_application.c.year == row.year, label_application.c.id != row.id, label_application.c.state != "withdrawn"
        )
    )
    like = companies.folded_name(row.name)
    return [each.reference for each in others if companies.folded_name(each.name) == like]


# --- dates ---


def set_round(here: Here, *, year: int, version: int | None, opens_on: str, closes_on: str) -> dict[str, Any]:
    """Enter or change the dates of a year. `version`: of the dates that were seen, None where there were none.

    Returns {"outcome": "done"}, "not_allowed", "wrong" (ends before it begins), or "changed" (somebody else was faster)."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if date.fromisoformat(closes_on) < date.fromisoformat(opens_on):
        return {"outcome": "wrong"}
    values = {"opens_on": opens_on, "closes_on": closes_on}
    if version is None:
        done = notices.insert_once(here.connection, label_round, {"year": year, **values})
    else:
        this = (label_round.c.year == year) & (label_round.c.version == version)
        done = here.connection.execute(update(label_round).where(this).values(version=version + 1, **values).returning(label_round.c.year)).first() is not None
    if not done:
        return {"outcome": "changed"}
    write_down(here, staff_id, "label round", f"label round {year}", f"{opens_on} to {closes_on}")
    return {"outcome": "done"}


# --- an application ---


def review(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Take an application under review. Returns as `_change`."""
    return _change(here, application_id, version, "review")


def reopen(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Take up again what was refused. Returns as `_change`."""
    return _change(here, application_id, version, "reopen", reason=None)


def refuse(here: Here, *, application_id: int, version: int, reason: dict[str, str]) -> dict[str, Any]:
    """Refuse an application; the applicant reads the reason. Returns as `_change`."""
    return _change(here, application_id, version, "refuse", reason=reason)


def record_criteria(here: Here, *, application_id: int, version: int, answers: dict[str, str]) -> dict[str, Any]:
    """Keep what was found of the criteria: {id: yes | no}, the others are open. Nobody is told. Returns as `_change`."""
    held = _hold(here, application_id, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if row.state != "under_review":
        return {"outcome": "not_now"}
    ids = {each.id for each in here.knowledge.recognition.criteria}
    kept = {name: answer for name, answer in answers.items() if name in ids and answer in ANSWERS}
    here.connection.execute(update(label_application).where(label_application.c.id == row.id).values(criteria=kept, version=row.version + 1))
    noted = ", ".join(f"{name} {answer}" for name, answer in kept.items())
    write_down(here, staff_id, "label criteria", f"label application {row.id}", noted or "all open")
    return {"outcome": "done"}


def award(here: Here, *, application_id: int, version: int, number: str) -> dict[str, Any]:
    """Award the logo under a number. Returns {"outcome": "done", "number"}, "number_unread", "number_taken" with "proposal", or as `_change`."""
    plain = label_register.normal_number(number)
    if plain is None:
        return {"outcome": "number_unread"}
    held = _hold(here, application_id, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if row.state not in BEFORE["awarded"]:
        return {"outcome": "not_now"}
    named = {"number": plain, "year": row.year, "category": row.category, "name": row.name, "sample": row.sample}
    if not notices.insert_once(here.connection, label, {**named, "application_id": row.id, "created_at": here.now}):
        return {"outcome": "number_taken", "proposal": label_register.proposed_number(here, year=row.year, category=row.category)}
    write_down(here, staff_id, "label award", f"label application {row.id}", plain)
    recognition.move(here, row, "awarded", reason=None)
    return {"outcome": "done", "number": plain}


def enter(here: Here, *, year: int, category: str, name: str, number: str) -> dict[str, Any]:
    """Enter an award that was made without an application here. Returns {"outcome": "done", "number"}, "not_allowed", "number_unread", "number_taken"."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    plain = label_register.normal_number(number)
    if plain is None:
        return {"outcome": "number_unread"}
    if not notices.insert_once(here.connection, label, {"number": plain, "year": year, "category": category, "name": name, "created_at": here.now}):
        return {"outcome": "number_taken", "proposal": label_register.proposed_number(here, year=year, category=category)}
    write_down(here, staff_id, "label entered", f"label {plain}", f"{year} {category}")
    return {"outcome": "done", "number": plain}


def withdraw_award(here: Here, *, number: str, reason: dict[str, str]) -> dict[str, Any]:
    """Take an award away from today on; the applicant, if one applied here, reads the reason. Returns as `_change`."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    application_id = here.connection.execute(select(label.c.application_id).where(label.c.number == number)).scalar()
    row = recognition.lock(here, application_id) if application_id is not None else None  # the application's row is always held first
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    held = update(label).where(label.c.number == number, label.c.withdrawn_on.is_(None)).values(withdrawn_on=today)
    if here.connection.execute(held.returning(label.c.number)).first() is None:
        there = here.connection.execute(select(label.c.number).where(label.c.number == number)).first()
        return {"outcome": "not_now" if there else "unknown"}
    write_down(here, staff_id, "label award withdrawn", f"label {number}", reason["zh-Hant"])
    if row is not None:
        values = {"reason": reason, "since": here.now, "version": row.version + 1}
        here.connection.execute(update(label_application).where(label_application.c.id == row.id).values(**values))
        recognition.tell(here, row, "awarded")
    return {"outcome": "done"}


def _hold(here: Here, application_id: int, version: int) -> tuple[Row[Any], int] | dict[str, Any]:
    """The application under its lock with the officer, or the refusal: "not_allowed", "unknown", "changed"."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = recognition.lock(here, application_id)
    if row is None:
        return {"outcome": "unknown"}
    return (row, staff_id) if row.version == version else {"outcome": "changed"}


def _change(here: Here, application_id: int, version: int, deed: str, **values: Any) -> dict[str, Any]:
    """Make a change of state. Returns {"outcome": "done"}, "not_allowed", "unknown", "changed" or "not_now"."""
    held = _hold(here, application_id, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if row.state not in BEFORE[DEEDS[deed]] or (deed == "reopen") != (row.state == "refused"):
        return {"outcome": "not_now"}
    reason = values.get("reason")
    write_down(here, staff_id, f"label {deed}", f"label application {row.id}", reason["zh-Hant"] if reason else None)
    recognition.move(here, row, DEEDS[deed], **values)
    return {"outcome": "done"}
