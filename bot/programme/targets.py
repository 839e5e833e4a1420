"""Approvals beside the targets, and grants beside the budget. These are no shares: what was approved and what a target or a budget counts are not the same."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bot.knowledge import COMPONENTS, Knowledge
from bot.programme import ledger_counts
from bot.tables import application, payment


def towards(connection: Connection, knowledge: Knowledge) -> list[dict[str, Any]]:
    """Approved applications of a phase beside its targets, ranges as ranges: [{"phase", "component", "number", "from", "to", "about", "unit" (what the target
    counts)}]. An approval belongs to the phase by whose rules it was judged; those of the paper to its own.

    No percentage: a target counts factories or projects that were carried out, the number counts applications that were approved. A share would need the
    completed ones, each factory counted once; of the paper's time neither is known."""
    found = []
    for phase, pack in knowledge.packs.items():
        for component in COMPONENTS:
            target = pack.components[component].target if component in pack.components else None
            if target is not None:
                number = ledger_counts.approved_under(connection, phase, component)
                ends = {"from": target.from_, "to": target.to, "about": target.about, "unit": target.unit}
                found.append({"phase": phase, "component": component, "number": number, **ends})
    return found


def money(connection: Connection, knowledge: Knowledge, now: datetime) -> dict[str, Any]:
    """Grants beside the budgets, in cents: {"phases": [{"phase", "budget_cents" (of the whole programme; None where it is not known), "approved_cents",
    "paid_cents", "applications" (with a grant)}], "as_at" (day), "open": approved applications without a sum}. Grants are those of the records, by the phase
    by whose rules a case was judged: what was granted in the paper's time is not known. A budget pays for more than grants, so there is no share."""
    counted = ledger_counts.counts_as_approved()
    columns = (application.c.rules, func.count(application.c.grant_cents).label("cases"), func.coalesce(func.sum(application.c.grant_cents), 0).label("cents"))
    approved = {row.rules: row for row in connection.execute(select(*columns).where(counted).group_by(application.c.rules))}
    joined = select(application.c.rules, func.sum(payment.c.amount_cents).label("cents")).join(payment, payment.c.application_id == application.c.id)
    paid = {row.rules: int(row.cents) for row in connection.execute(joined.where(counted).group_by(application.c.rules))}
    without = select(func.count()).select_from(application).where(counted, application.c.grant_cents.is_(None))
    phases = [
        {
            "phase": phase,
            "budget_cents": pack.budget.number * 100 if pack.budget.number is not None else None,
            "approved_cents": int(approved[phase].cents) if phase in approved else 0,
            "paid_cents": paid.get(phase, 0),
            "applications": int(approved[phase].cases) if phase in approved else 0,
        }
        for phase, pack in knowledge.packs.items()
    ]
    return {"phases": phases, "as_at": ledger_counts.hong_kong_day(now), "open": int(connection.execute(without).scalar_one())}
