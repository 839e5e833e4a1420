"""Meetings and the cases on their agendas as phrases, for the talk with officers and for the papers of a meeting. Pure."""

from typing import Any

from bot.messages import Phrase

LONGEST_NAME = 24  # characters of a company's name in a list, so that several lines are a short message


def meeting_line(meeting: dict[str, Any]) -> Phrase:
    """One line of a list, and the label of its button. `meeting`: "day", "state", "cases"."""
    return {"say": f"agenda-line-{meeting['state']}", "day": {"day": meeting["day"]}, "cases": meeting["cases"]}


def title(case: dict[str, Any]) -> Phrase:
    """A case in a list of officers, and the label of its button."""
    name: str = case["company"]
    company = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    said = "agenda-case-sample" if case["sample"] else "agenda-case"
    return {"say": said, "reference": case["reference"], "company": company, "component": component(case["component"])}


def component(name: str) -> Phrase:
    return {"say": f"component-{name}"}


def sector(case: dict[str, Any]) -> Phrase:
    return {"sector": case["sector"]} if case["sector"] else {"say": "agenda-not-known"}


def city(case: dict[str, Any]) -> Phrase:
    return {"city": case["city"]} if case["city"] else {"say": "agenda-not-known"}


def money(cents: int | None) -> Phrase:
    return {"money": cents} if cents is not None else {"say": "agenda-not-known"}


def grant(case: dict[str, Any]) -> Phrase:
    """The sum that the rules come to with the rule and its paragraph, or why there is none."""
    allowed = case["by_rules"]
    if allowed["grant_cents"] is None:
        return limit(case)
    return {"say": "agenda-grant", "grant": {"money": allowed["grant_cents"]}, "limit": limit(case)}


def limit(case: dict[str, Any]) -> Phrase:
    """The rule that limits a case's grant, with its paragraph."""
    why = case["by_rules"]["why"]
    if why not in ("share", "cap"):
        return {"say": f"agenda-limit-{why}"}
    rule: Phrase = {"rule": f"{case['rules']}:{case['component']}.{why}"}
    return {"say": f"agenda-limit-{why}", "rule": rule, "sources": {"sources": case["by_rules"]["sources"]}}


def decision(made: dict[str, Any]) -> Phrase:
    """A decision as it is read back: `made` is a case with its "decision" and, of an approval, "grant_cents". A sum that is not the rules' own says so."""
    if made["decision"] != "approve":
        return {"say": f"agenda-decided-{made['decision']}"}
    grant, by_rules = {"money": made["grant_cents"]}, made["by_rules"]["grant_cents"]
    if by_rules in (None, made["grant_cents"]):
        return {"say": "agenda-decided-approve", "grant": grant}
    return {"say": "agenda-decided-other", "grant": grant, "rules": {"money": by_rules}}
