"""What belongs to a case, part by part, for whoever was found to be one of its officers (casework.py)."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.clock import HONG_KONG
from bot.programme import Here, applications, eligibility, holders, matching, quotations
from bot.tables import application, application_step, company, provider, staff


def with_us() -> Any:
    """The query of cases that were handed in: a draft is nobody's but its own people's."""
    return select(application).where(application.c.state.not_in(("draft", "discarded")))


def _project(here: Here, row: Row[Any]) -> dict[str, Any]:
    does = here.connection.execute(select(provider.c.name).where(provider.c.id == row.provider_id)).scalar() if row.provider_id else None
    return {**row.facts, "sector": row.sector, "city": row.city, "cost_cents": row.cost_cents, "component": row.component, "provider": does}


def _documents(here: Here, row: Row[Any]) -> dict[str, Any]:
    view = applications.view(here, row)
    return {"version": row.version, "files": view["files"], "items": view["checklist"]["items"]}


def _points(here: Here, row: Row[Any]) -> list[dict[str, Any]]:
    return applications.points_of(here, row.id)


def _quoted(here: Here, row: Row[Any]) -> dict[str, Any]:
    return {"quotations": quotations.of(here.connection, row.id), "flags": quotations.flags(here, row.id)}


def _firm(here: Here, row: Row[Any]) -> dict[str, Any]:
    """{"company", "number", "contact_name", "contact", "people" [{"id", "name"}], "cases": of this firm, the newest first, without this one, "joined": records
    that an officer has joined with it, "similar": matching.suggest}."""
    of_it = matching.firm(here.connection, row.company_id)
    cases = with_us().where(application.c.company_id.in_(of_it), application.c.id != row.id).order_by(application.c.id.desc())
    records = here.connection.execute(select(company).where(company.c.id.in_(of_it)).order_by(company.c.id)).all()
    this = next(each for each in records if each.id == row.company_id)
    return {
        **{"company": this.name, "number": this.registration_number, "contact_name": row.contact_name, "contact": row.contact},
        "people": [{"id": each.id, "name": each.name} for each in holders.holders(here.connection, row.company_id)],
        "cases": [{name: getattr(each, name) for name in ("id", "reference", "component", "state")} for each in here.connection.execute(cases)],
        "joined": [{"id": each.id, "name": each.name} for each in records if each.id != this.id],
        "similar": matching.suggest(here.connection, here.knowledge, this),
    }


def _rules(here: Here, row: Row[Any]) -> dict[str, Any]:
    """The check by the rules with which the case began, on the day on which it was handed in or, where they no longer hold then, on their own:
    {"phase", "day", "verdict", "grant_cents", "reasons": [{"criterion", "verdict", "sources"}]}; empty where those rules are no longer there."""
    if row.rules not in here.knowledge.packs or row.submitted_at is None:
        return {}
    handed_in = row.submitted_at.astimezone(HONG_KONG).date().isoformat()
    day = eligibility.day_to_judge(here, rules=row.rules, today=handed_in)["day"]
    facts = {name: row.facts.get(name) for name in ("hk_owned", "place", "improved_already", "concern")}
    judged = eligibility.check(here, rules=row.rules, day=day, answers=facts | {"sector": row.sector, "cost_cents": row.cost_cents})
    result = next(each for each in judged["results"] if each["component"] == row.component)
    return {"phase": row.rules, "day": day, **{name: result[name] for name in ("verdict", "grant_cents", "reasons")}}


def _history(here: Here, row: Row[Any]) -> list[dict[str, Any]]:
    """Every step, the newest first: {"day", "transition", "before", "after", "who" (a name of staff; None: the applicant), "reason"}."""
    query = select(application_step).where(application_step.c.application_id == row.id).order_by(application_step.c.id.desc())
    steps = here.connection.execute(query).all()
    names = staff_names(here.connection, {_staff_id(step.who) for step in steps})
    return [
        {name: getattr(step, name) for name in ("transition", "before", "after", "reason")}
        | {"day": step.at.astimezone(HONG_KONG).date().isoformat(), "who": names.get(_staff_id(step.who))}
        for step in steps
    ]


def _staff_id(who: str) -> int | None:
    return int(who.removeprefix("staff ")) if who.startswith("staff ") else None


def staff_names(connection: Connection, ids: Iterable[int | None]) -> dict[int | None, str]:
    rows = connection.execute(select(staff.c.id, staff.c.name).where(staff.c.id.in_([each for each in ids if each is not None])))
    return {row.id: row.name for row in rows}


PARTS: dict[str, Callable[[Here, Row[Any]], Any]] = {
    "project": _project,
    "documents": _documents,
    "points": _points,
    "quotations": _quoted,
    "firm": _firm,
    "rules": _rules,
    "history": _history,
}
