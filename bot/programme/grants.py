"""What the rules of a case allow as its grant, and which rule says so. Pure."""

from typing import Any

from bot.knowledge import Amount, ComponentId, RulePack
from bot.programme.eligibility import money

FULL = 100  # percent


def by_the_rules(pack: RulePack, component: ComponentId, cost_cents: int | None) -> dict[str, Any]:
    """The grant that the rules come to, and the most that may be approved, in cents.

    {"grant_cents": None where the rules or the cost leave it open, "most_cents": None where nothing can be approved or no rule is known, "why": share or cap
    (the rule that limits), cost_missing (nothing can be approved before the cost is known) or unknown (these rules state no sum), "sources"}."""
    rule = pack.components[component]
    limits: list[tuple[int, str, Amount]] = []
    if rule.share.number is not None:
        if cost_cents is not None:
            limits.append((cost_cents * rule.share.number // FULL, "share", rule.share))
        elif rule.share.number < FULL:
            return {"grant_cents": None, "most_cents": None, "why": "cost_missing", "sources": _plain(rule.share)}
    if rule.cap.number is not None:
        limits.append((rule.cap.number * FULL, "cap", rule.cap))
    if not limits:
        return {"grant_cents": None, "most_cents": None, "why": "unknown", "sources": []}
    most, why, amount = min(limits, key=lambda each: each[0])  # where both come to the same, the share was named first
    return {"grant_cents": money(rule, cost_cents).grant_cents, "most_cents": most, "why": why, "sources": _plain(amount)}


def problem(by_rules: dict[str, Any], grant_cents: Any) -> str | None:
    """Why such a sum cannot be approved: no_sum, cost_missing, above_share or above_cap; None where the rules allow it or say nothing."""
    if not isinstance(grant_cents, int) or isinstance(grant_cents, bool) or grant_cents <= 0:
        return "no_sum"
    if by_rules["why"] == "cost_missing":
        return "cost_missing"
    if by_rules["most_cents"] is not None and grant_cents > by_rules["most_cents"]:
        return f"above_{by_rules['why']}"
    return None


def _plain(amount: Amount) -> list[dict[str, Any]]:
    return [source.model_dump(mode="json") for source in amount.sources]
