"""Applications as phrases: the public words, what happens next, the card of a case, in the forms that flows and notices share. Pure."""

from typing import Any

from sqlalchemy import Row

from bot.messages import Phrase
from bot.programme.application_states import public

View = dict[str, Any]
"""An application as its holders see it (bot/programme/applications.py: view)."""


def component(name: str) -> Phrase:
    return {"say": f"component-{name}"}


def public_word(state: Any) -> Phrase:
    """The public word of a state; what a decision or an end was stands in the word."""
    if state in ("approved", "rejected", "withdrawn"):
        return {"say": f"public-{state}"}
    word = public(state)
    return {"say": f"public-{word}"} if word else {"say": f"public-{state}"}


def change_told(row: Row[Any], before: Phrase, held_on: str | None) -> list[Phrase]:
    """The lines of a notice: before -> after, with the day of the decision or the meeting, and what happens next."""
    lines: list[Phrase] = [{"say": "notice-status", "reference": row.reference, "before": before, "after": public_word(row.state)}]
    if row.state in ("approved", "rejected") and held_on:
        lines.append({"say": "notice-status-decided", "day": {"day": held_on}})
    if row.state == "approved" and row.grant_cents is not None:
        lines.append({"say": "notice-status-grant", "grant": {"money": row.grant_cents}})
    if row.state == "tabled" and held_on:
        lines.append({"say": "notice-status-meeting", "day": {"day": held_on}})
    return [*lines, {"say": f"next-{_key(row.state)}"}]


def line(view: View) -> Phrase:
    """One line of a list, and the label of its button."""
    return {"say": "application-line", "reference": view["reference"], "component": component(view["component"]), "state": public_word(view["state"])}


def status(view: View) -> list[Phrase]:
    """The status: the word, since when, what happens next, who acts, by when, and the meeting that it can still reach. No personal data."""
    lines: list[Phrase] = [{"say": "application-title", "reference": view["reference"], "component": component(view["component"])}]
    lines += [{"say": "application-sample"}] if view["sample"] else []
    lines.append({"say": "application-status", "state": public_word(view["state"]), "day": {"day": view["since"]}})
    if view["decided_on"] and view["state"] in ("approved", "rejected", "completed"):
        lines.append({"say": "application-decided", "day": {"day": view["decided_on"]}})
    if view["grant_cents"] is not None and view["state"] in ("approved", "completed"):
        lines.append({"say": "application-money", "approved": {"money": view["grant_cents"]}, "paid": {"money": view["paid_cents"]}})
    key = _key(view["state"])
    lines.append({"say": f"next-{key}"})
    lines.append({"say": f"acts-{key}"})
    return [*lines, *_by_when(view)]


def _by_when(view: View) -> list[Phrase]:
    """By when, as far as it is known: a meeting with its closing day for papers, or that no date is set."""
    if view["state"] == "tabled" and view["meeting"]:
        return [{"say": "application-meeting", "day": {"day": view["meeting"]}}]
    if view["state"] in ("draft", "submitted", "in_check", "to_check", "returned", "ready"):
        if view["reach"]:
            return [{"say": "application-reach", "day": {"day": view["reach"]["day"]}, "cutoff": {"moment": view["reach"]["cutoff"]}}]
        return [{"say": "application-no-meeting"}]
    return []


def _key(state: Any) -> str:
    return {"approved": "approved", "rejected": "rejected", "withdrawn": "withdrawn", "draft": "draft", "discarded": "discarded"}.get(state) or str(
        public(state)
    ).replace("_", "-")


def reasons(reason: dict[str, Any]) -> list[Phrase]:
    """A reason that was given, as lines."""
    said: list[Phrase] = [{"say": "application-reason-line", "reason": {"say": f"reason-{key}"}} for key in reason.get("keys", ())]
    return said + ([{"say": "application-reason-line", "reason": {"typed": reason["text"]}}] if reason.get("text") else [])
