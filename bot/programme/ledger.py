"""Totals that recompute: the paper's figures for its time and our own records afterwards, and what does not add up among them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.knowledge import COMPONENTS, Knowledge
from bot.programme import Here, ledger_check, ledger_counts, ledger_words, staff
from bot.programme.application_changes import ROLES


def shown(here: Here, *, name: str) -> ledger_words.Table | None:
    """One of the tables of bot/programme/ledger_words.py, for a member of staff, with what does not add up under it for case officers:
    it names cases. None for anybody else."""
    role = staff.role_of(here.connection, here.address)
    if role is None:
        return None
    found = everything(here.connection, here.knowledge, here.now)
    table = ledger_words.table(name, found)
    with_references = found["problems"] if role in ROLES else []
    return table | {"notes": [*table["notes"], *with_references]}


def everything(connection: Connection, knowledge: Knowledge, now: datetime) -> dict[str, Any]:
    """{"as_at": today, "approvals", "targets", "figures": [Figure], "problems": [phrases of what does not add up]}."""
    return {
        "as_at": ledger_counts.hong_kong_day(now),
        "approvals": approvals(connection, knowledge, now),
        "targets": targets(connection, knowledge),
        "figures": ledger_counts.all_figures(connection, knowledge, now),
        "problems": ledger_check.check(connection),
    }


def approvals(connection: Connection, knowledge: Knowledge, now: datetime) -> dict[str, Any]:
    """Applications approved, by component and reporting year, by the day of the decision: {"years": those with a figure, oldest first, "rows": [{"component",
    "years": {year: number}, "total", "withdrawn_after"}], "year_totals": {year: number}, "total"}. Who withdrew after the approval stays in the year's
    number and is listed apart. Samples are left out."""
    found = ledger_counts.approvals(connection, now)
    years = sorted({each["period"] for each in found})
    gone = ledger_counts.withdrawn_after(connection)
    rows = []
    for component in COMPONENTS:
        of_it = {each["period"]: each["number"] for each in found if each["part"] == component}
        by_year = {year: of_it.get(year, 0) for year in years}
        rows.append({"component": component, "years": by_year, "total": sum(by_year.values()), "withdrawn_after": gone.get(component, 0)})
    sums = {year: sum(row["years"][year] for row in rows) for year in years}
    return {"years": years, "rows": rows, "year_totals": sums, "total": sum(sums.values())}


def targets(connection: Connection, knowledge: Knowledge) -> list[dict[str, Any]]:
    """How far the approvals of a phase are towards its targets, ranges as ranges: [{"phase", "component", "number", "from", "to", "about", "percent":
    [of the upper end, of the lower end]}]. An approval belongs to the phase by whose rules it was judged; those of the paper to its own."""
    found = []
    for phase, pack in knowledge.packs.items():
        for component in COMPONENTS:
            target = pack.components[component].target if component in pack.components else None
            if target is not None:
                number = ledger_counts.approved_under(connection, phase, component)
                share = [_percent(number, target.to), _percent(number, target.from_)]
                ends = {"from": target.from_, "to": target.to, "about": target.about}
                found.append({"phase": phase, "component": component, "number": number, "percent": share, **ends})
    return found


def _percent(number: int, of: int) -> int:
    """Whole percents, halves up."""
    return (200 * number + of) // (2 * of)
