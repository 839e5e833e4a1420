"""What case officers do to a case before it is decided: take, return, propose, check, classify. Never to one of a company that they act for themselves.

Every change holds the case's row, asks again for the officer's role, and is refused ("changed") where the case is no longer as the officer saw it."""

from collections.abc import Callable
from typing import Any, Literal

from sqlalchemy import select

from bot.programme import Here, application_changes, holders, matching
from bot.programme.application_changes import Held
from bot.programme.application_states import OPEN
from bot.programme.casework import REASONS
from bot.tables import application, application_point

Reason = dict[str, Any]
"""{"keys": [of REASONS], "text": texts in three languages or None}; "other" always with a text."""
TECHNOLOGIES = ("energy", "air", "effluent")
MOST_TAGS, LONGEST_TAG = 10, 30


# --- whose it is ---


def take(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Work on a case that nobody works on. Returns {"outcome": "done"}, "not_now", or what application_changes.as_officer refuses with."""

    def work(held: Held) -> dict[str, Any]:
        return application_changes.move(here, held, "take", handler_id=held.staff_id)

    return _held(here, application_id, version, work)


def take_over(here: Here, *, application_id: int, version: int, reason: Reason) -> dict[str, Any]:
    """Work on a colleague's case; what was checked is checked again. With the applicant it stays there. Returns as `take`, or "reason_missing"."""

    def work(held: Held) -> dict[str, Any]:
        if held.row.handler_id == held.staff_id:
            return {"outcome": "not_now"}
        name = "hand_over" if held.row.state == "returned" else "take_over"
        return application_changes.move(here, held, name, reason=reason, handler_id=held.staff_id, checker_id=None)

    return _held(here, application_id, version, work)


# --- asking for more ---


def return_(here: Here, *, application_id: int, version: int, items: list[str], own: list[dict[str, str]], reason: Reason) -> dict[str, Any]:
    """Return a case with everything that is wanted, at once: `items` of its check-list, and `own` points (texts in three languages). Our clock stops.

    Returns as `take`, or "reason_missing", "points_missing"."""

    def work(held: Held) -> dict[str, Any]:
        listed = {item.id for item in here.knowledge.checklist if held.row.component in item.components}
        wanted: list[dict[str, Any]] = [{"item": item, "text": None} for item in dict.fromkeys(items) if item in listed]
        wanted += [{"item": None, "text": text} for text in own]
        if not wanted:
            return {"outcome": "points_missing"}
        if not _given(reason):
            return {"outcome": "reason_missing"}
        said = {"say": "notice-status-points", "points": len(wanted)}
        done = application_changes.move(here, held, "return", reason=reason, said=[said])
        if done["outcome"] == "done":
            values = [{"application_id": application_id, "round": version + 1, **point} for point in wanted]
            here.connection.execute(application_point.insert(), values)
        return done

    return _held(here, application_id, version, work)


def _given(reason: Reason | None) -> bool:
    """Whether a reason says something: standard ones that there are, and of "other" what it is."""
    keys, text = (reason or {}).get("keys", []), (reason or {}).get("text")
    return bool(keys or text) and all(key in REASONS for key in keys) and ("other" not in keys or bool(text))


# --- the second pair of eyes ---


def propose(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Put a case before a colleague to check. Returns as `take`."""
    return _held(here, application_id, version, lambda held: application_changes.move(here, held, "propose"))


def pass_(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """The check is passed: the case is ready for a meeting. Never by its handler. Returns as `take`."""
    return _held(here, application_id, version, lambda held: application_changes.move(here, held, "pass", checker_id=held.staff_id))


def send_back(here: Here, *, application_id: int, version: int, reason: Reason) -> dict[str, Any]:
    """Back to the handler, who reads why. Never by the handler. Returns as `take`, or "reason_missing"."""
    return _held(here, application_id, version, lambda held: application_changes.move(here, held, "send_back", reason=reason))


# --- what is known of it ---


def set_technology(here: Here, *, application_id: int, version: int, technology: Literal["energy", "air", "effluent"]) -> dict[str, Any]:
    """Under which technology a demonstration is counted. Returns as `take`."""

    def work(held: Held) -> dict[str, Any]:
        if held.row.component != "demonstration" or technology not in TECHNOLOGIES or not _goes_on(held):
            return {"outcome": "not_now"}
        application_changes.edit(here, held, "technology set", note=f"{held.row.technology} -> {technology}", technology=technology)
        return {"outcome": "done"}

    return _held(here, application_id, version, work)


def set_tags(here: Here, *, application_id: int, version: int, tags: list[str]) -> dict[str, Any]:
    """Free tags in the place of those that were there; at most MOST_TAGS of LONGEST_TAG characters. Returns as `take`."""

    def work(held: Held) -> dict[str, Any]:
        if not _goes_on(held):
            return {"outcome": "not_now"}
        kept = list(dict.fromkeys(tag.strip()[:LONGEST_TAG] for tag in tags if tag.strip()))[:MOST_TAGS]
        application_changes.edit(here, held, "tags set", note=f"{len(held.row.tags or [])} -> {len(kept)}", tags=kept)
        return {"outcome": "done"}

    return _held(here, application_id, version, work)


def tags_in(here: Here, *, words: str) -> list[str]:
    """The tags that were typed, parted by commas."""
    return [tag for each in words.replace("\uff0c", ",").replace("\u3001", ",").split(",") if (tag := each.strip())]


def _goes_on(held: Held) -> bool:
    return held.row.state in OPEN or held.row.state == "approved"


# --- whose company it is ---


def end_holder(here: Here, *, application_id: int, version: int, holder_id: int) -> dict[str, Any]:
    """Somebody has left the company: they see nothing of it any more. Returns as `take`, or "last" (nobody would be left)."""

    def work(held: Held) -> dict[str, Any]:
        ended = holders.end(here, held.row.company_id, holder_id)
        if ended["outcome"] != "removed":
            return {"outcome": ended["outcome"]}
        return _noted(here, held, "holder removed", f"holder {holder_id}")

    return _held(here, application_id, version, work)


def same_firm(here: Here, *, application_id: int, version: int, company_id: int) -> dict[str, Any]:
    """Two records of companies are one firm. Nothing is merged, and nobody sees anything by it that they did not see. Returns as `take`."""

    def work(held: Held) -> dict[str, Any]:
        handed_in = (application.c.company_id == company_id) & application.c.state.not_in(("draft", "discarded"))
        there = here.connection.execute(select(application.c.id).where(handed_in).limit(1)).first()
        if there is None or company_id == held.row.company_id:
            return {"outcome": "unknown"}
        matching.join(here.connection, held.row.company_id, company_id)
        return _noted(here, held, "companies joined", f"company {held.row.company_id} = company {company_id}")

    return _held(here, application_id, version, work)


def other_firm(here: Here, *, application_id: int, version: int, company_id: int) -> dict[str, Any]:
    """They are not one firm after all. Returns as `take`."""

    def work(held: Held) -> dict[str, Any]:
        if company_id == held.row.company_id or company_id not in matching.firm(here.connection, held.row.company_id):
            return {"outcome": "unknown"}
        matching.part(here.connection, held.row.company_id, company_id)
        return _noted(here, held, "companies parted", f"company {held.row.company_id} and company {company_id}")

    return _held(here, application_id, version, work)


def _noted(here: Here, held: Held, what: str, note: str) -> dict[str, Any]:
    """What changes the company and not the case: the case keeps its version."""
    assert held.staff_id is not None
    application_changes.write_down(here, held.staff_id, what, f"application {held.row.id}", note)
    return {"outcome": "done"}


def _held(here: Here, application_id: int, version: int, work: Callable[[Held], dict[str, Any]]) -> dict[str, Any]:
    held = application_changes.as_officer(here, application_id, version)
    return held if isinstance(held, dict) else work(held)
