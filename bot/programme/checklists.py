"""What an application still lacks: its check-list of documents, each with its reason, and a score of completeness. Nothing here is compulsory."""

from typing import Any

from bot.knowledge import Knowledge

FACTS = ("hk_owned", "place", "sector", "improved_already", "concern", "cost_cents", "description", "registration_number")  # that count, where they are asked


def checklist(knowledge: Knowledge, component: str, facts: dict[str, Any], files: list[dict[str, Any]]) -> dict[str, Any]:
    """`facts`: those of FACTS that belong to the application, None where not known; `files`: its documents ({"item", "state"}).

    Returns {"items": [{"id", "name", "why", "example" (texts), "state": missing | arrived | accepted | returned}], "facts_missing": [names],
    "score": how much is there, in percent, rounded down}."""
    items = [
        {"id": item.id, "name": item.name, "why": item.why, "example": item.example, "state": _state(item.id, files)}
        for item in knowledge.checklist
        if component in item.components
    ]
    missing = [name for name in FACTS if name in facts and facts[name] is None]
    there = sum(item["state"] in ("arrived", "accepted") for item in items) + len(facts) - len(missing)
    return {"items": items, "facts_missing": missing, "score": 100 * there // (len(items) + len(facts))}


def _state(item: str, files: list[dict[str, Any]]) -> str:
    """Of several documents of one item: one that was sent back counts only where no other is there."""
    states = {each["state"] for each in files if each["item"] == item}
    return next((state for state in ("arrived", "accepted", "returned") if state in states), "missing")
