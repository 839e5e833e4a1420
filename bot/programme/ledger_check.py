"""What does not add up in the ledger: the paper's figures beside the totals that it states, and decisions that cannot be counted once."""

from typing import Any

from sqlalchemy import Connection, func, select

from bot.knowledge import COMPONENTS
from bot.programme.ledger_counts import PAPER_END, period_phrase
from bot.tables import application, application_step, history_figure, payment


def check(connection: Connection) -> list[dict[str, Any]]:
    """Phrases of what does not add up, empty where everything does: parts and totals, years and totals, technologies and demonstrations, the year and the
    total since the start, and decisions that are recorded in a way in which they cannot be counted once."""
    stated = {(row.measure, row.part, row.year): row.number for row in connection.execute(select(history_figure))}
    paper = [*_against_the_paper(stated), *_cumulative(stated)] if any(measure == "approvals" for measure, _, _ in stated) else []
    return [*paper, *_of_records(connection)]


def _against_the_paper(stated: dict[tuple[str, str, str], int]) -> list[dict[str, Any]]:
    """The sums of the paper's figures beside the totals that it states."""
    to = f"to {PAPER_END}"

    def total(measure: str, part: str = "", year: str = "") -> int:
        return sum(n for (m, p, y), n in stated.items() if m == measure and part in ("", p) and year in ("", y))

    sums: list[tuple[str, str, str, int]] = [("approvals", component, to, total("approvals", component)) for component in COMPONENTS]
    sums += [("approvals", "all", to, total("approvals")), ("approvals", "all", "2010-11", total("approvals", year="2010-11"))]
    sums += [("demonstrations", "all", to, total("demonstrations")), ("providers", "all", to, total("providers"))]
    wrong = [_differs(m, p, y, stated.get((f"stated {m}", p, y)), number) for m, p, y, number in sums]
    demonstrated = total("approvals", "demonstration")
    wrong.append(_differs("demonstrations", "all", to, demonstrated, total("demonstrations")))
    return [each for each in wrong if each]


def _differs(measure: str, part: str, period: str, expected: int | None, number: int) -> dict[str, Any] | None:
    if expected == number:
        return None
    named = {"what": {"say": f"ledger-{_key(measure)}"}, "part": {"say": f"ledger-part-{_key(part)}"}, "period": period_phrase(period)}
    return {"say": "ledger-wrong-sum", **named, "stated": expected if expected is not None else {"say": "ledger-no-figure"}, "number": number}


def _cumulative(stated: dict[tuple[str, str, str], int]) -> list[dict[str, Any]]:
    """The year cannot be more than the total that includes it."""
    pairs = [(measure, stated.get((measure, "all", f"to {PAPER_END}")), stated.get((measure, "all", "2010-11"))) for measure in ("events", "participants")]
    pairs.append(("providers", stated.get(("stated providers", "all", f"to {PAPER_END}")), stated.get(("new providers", "all", "2010-11"))))
    return [
        {"say": "ledger-wrong-cumulative", "what": {"say": f"ledger-{_key(measure)}"}, "year": year, "total": total}
        for measure, total, year in pairs
        if total is not None and year is not None and year > total
    ]


def _of_records(connection: Connection) -> list[dict[str, Any]]:
    approved = (application.c.sample.is_(False)) & application.c.state.in_(["approved", "completed"])
    undated = select(application.c.reference).where(approved, application.c.decided_on.is_(None))
    no_technology = select(application.c.reference).where(approved, application.c.component == "demonstration", application.c.technology.is_(None))
    in_the_paper = select(application.c.reference).where(approved, application.c.decided_on <= PAPER_END)
    last = (
        select(func.max(application_step.c.id))
        .where(application_step.c.transition.in_(["approve", "reject", "reopen"]))
        .group_by(application_step.c.application_id)
    )
    decided = select(application_step.c.application_id).where(application_step.c.id.in_(last), application_step.c.transition == "approve")
    not_decided = select(application.c.reference).where(approved, application.c.id.not_in(decided))
    paid = select(func.coalesce(func.sum(payment.c.amount_cents), 0)).where(payment.c.application_id == application.c.id).scalar_subquery()
    overpaid = select(application.c.reference).where(paid > func.coalesce(application.c.grant_cents, 0))
    queries = {"overpaid": overpaid, "undated": undated, "no-technology": no_technology, "in-the-paper": in_the_paper, "not-decided": not_decided}
    found = {name: list(connection.execute(query.order_by(application.c.reference)).scalars()) for name, query in queries.items()}
    return [{"say": f"ledger-wrong-{name}", "cases": {"list": references[:10]}, "number": len(references)} for name, references in found.items() if references]


def _key(name: str) -> str:
    return name.replace(" ", "-").replace("_", "-")
