"""Totals that recompute: the paper's figures for its time and our own records afterwards, and what does not add up among them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.knowledge import COMPONENTS, Knowledge
from bot.programme import Here, ledger_check, ledger_counts, ledger_events, ledger_words, staff, targets
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
        "targets": targets.towards(connection, knowledge),
        "figures": all_figures(connection, knowledge, now),
        "problems": ledger_check.check(connection),
    }


def all_figures(connection: Connection, knowledge: Knowledge, now: datetime) -> list[ledger_counts.Figure]:
    """Measure by measure, in the order in which the paper has them."""
    counted = (ledger_counts.approvals, ledger_counts.demonstrations, ledger_counts.providers, ledger_counts.new_providers)
    found = [figure for function in counted for figure in function(connection, now)]
    events = ledger_events.events(connection, knowledge, now)
    return [*found, *events, *ledger_counts.meetings(connection, now), *ledger_counts.labels(connection, now)]


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
