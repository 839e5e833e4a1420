"""The papers of one committee meeting as plain data: its cases, sums by component, sector and city, and approvals beside the targets.

No person's name and no contact is in it: the committee decides about companies."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from bot.knowledge import COMPONENTS
from bot.programme import Here, agendas, applications, eligibility, ledger, ledger_counts, targets
from bot.tables import application, history_figure, meeting

Pack = dict[str, Any]
Sums = dict[str, Any]


def pack(here: Here, *, meeting_id: int) -> Pack:
    """Everything for the papers of a meeting that exists.

    {"day", "cutoff" (ISO), "state", "as_at" (day), "cases": as agendas.cases_of, each with "verdict", "reasons" (eligibility.check), "score" (percent that is
    there), "missing" (texts), "components", "sectors", "cities": [{"part", "cases", "cost_cents", "grant_cents", "open": cases without a grant}] (sums of
    what is known, None where nothing is), "total": the same of all, "samples": cases left out of the sums, "year": the reporting year, "approvals": [{"part",
    "year", "total"}], "targets": as targets.towards, with "agenda": undecided cases of this meeting and "then": the number if all were approved, "history":
    whether the paper's figures are loaded}."""
    row = here.connection.execute(select(meeting).where(meeting.c.id == meeting_id)).one()
    cases = [_case(here, each) for each in agendas.cases_of(here, meeting_id)]
    real = [each for each in cases if not each["sample"]]
    today = agendas.today_of(here.now)
    year = ledger_counts.reporting_year(today)
    return {
        **{"day": row.day, "cutoff": row.paper_cutoff.isoformat(), "state": row.state, "as_at": today, "cases": cases, "samples": len(cases) - len(real)},
        "components": [_sums(component, [each for each in real if each["component"] == component]) for component in COMPONENTS],
        "sectors": _by(real, lambda each: each["sector"]),
        "cities": _by(real, lambda each: each["city"]),
        "total": _sums("all", real),
        "year": year,
        "approvals": _approvals(here, year),
        "targets": _targets(here, real),
        "history": here.connection.execute(select(history_figure.c.number).where(history_figure.c.measure == "approvals").limit(1)).first() is not None,
    }


def _case(here: Here, case: agendas.Case) -> agendas.Case:
    """With what the check of eligibility says today, or at the rules' as-at day once their term is over, and what the application lacks."""
    row = here.connection.execute(select(application).where(application.c.id == case["id"])).one()
    day = eligibility.day_to_judge(here, rules=row.rules, today=agendas.today_of(here.now))["day"]
    answers = {name: row.facts.get(name) for name in ("hk_owned", "place", "improved_already", "concern")}
    answers |= {"sector": row.sector, "cost_cents": row.cost_cents}
    results = eligibility.check(here, rules=row.rules, day=day, answers=answers)["results"]
    judged = next(each for each in results if each["component"] == row.component)
    checklist = applications.view(here, row)["checklist"]
    missing = [item["name"] for item in checklist["items"] if item["state"] in ("missing", "returned")]
    return case | {"verdict": judged["verdict"], "reasons": judged["reasons"], "score": checklist["score"], "missing": missing}


def _sums(part: str | None, cases: list[agendas.Case]) -> Sums:
    """The sum of a case that is approved is what was approved, of any other what the rules come to; one without either is only counted."""
    grants = [each["grant_cents"] if each["decision"] == "approve" else each["by_rules"]["grant_cents"] for each in cases]
    costs = [each["cost_cents"] for each in cases]
    return {"part": part, "cases": len(cases), "cost_cents": _total(costs), "grant_cents": _total(grants), "open": grants.count(None)}


def _total(sums: list[int | None]) -> int | None:
    known = [each for each in sums if each is not None]
    return sum(known) if known or not sums else None


def _by(cases: list[agendas.Case], key: Callable[[agendas.Case], str | None]) -> list[Sums]:
    """Sums by sector or city, the most cases first; what is not known last."""
    parts = {key(each) for each in cases}
    sums = [_sums(part, [each for each in cases if key(each) == part]) for part in parts]
    return sorted(sums, key=lambda each: (each["part"] is None, -each["cases"], str(each["part"])))


def _approvals(here: Here, year: str) -> list[dict[str, Any]]:
    """Approved in this reporting year and in all, by component; all components at the end."""
    found = ledger.approvals(here.connection, here.knowledge, here.now)
    rows = [{"part": row["component"], "year": row["years"].get(year, 0), "total": row["total"]} for row in found["rows"]]
    return [*rows, {"part": "all", "year": found["year_totals"].get(year, 0), "total": found["total"]}]


def _targets(here: Here, cases: list[agendas.Case]) -> list[dict[str, Any]]:
    """The targets of the phases, and where they would be if every undecided case were approved."""
    rows = []
    for target in targets.towards(here.connection, here.knowledge):
        mine = (target["phase"], target["component"])
        on_it = sum(each["decision"] is None and (each["rules"], each["component"]) == mine for each in cases)
        rows.append(target | {"agenda": on_it, "then": target["number"] + on_it})
    return rows
