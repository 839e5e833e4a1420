"""Reports as they were published: asked for by one, frozen by another, never changed. A later edition restates figures and says why."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.programme import Here, application_changes, approvals, audit, notices
from bot.programme.report import figures, foot, frozen, slots
from bot.programme.staff import Role
from bot.tables import approval, report, report_edition, staff

KIND = "report"  # of what needs a second person
AUTHORS: frozenset[Role] = frozenset({"publisher"})
APPROVERS: frozenset[Role] = frozenset({"approver"})
LONGEST_REASON = 300
OF_THE_DRAFT = ("draft", "edition", "reason", "prepared_on", "problems")  # what another edition may have otherwise while the report is the same
Content = dict[str, Any]
Outcome = dict[str, Any]
latest: Callable[[Connection, str], Row[Any] | None] = frozen.latest


def editions(connection: Connection, year: str) -> list[dict[str, Any]]:
    """The published reports of a year, newest first: [{"id", "edition", "digest", "changes", "reason", "author", "approver" (names), "at" (ISO),
    "content"}]."""
    names = {row.id: row.name for row in connection.execute(select(staff.c.id, staff.c.name))}
    rows = connection.execute(select(report_edition).where(report_edition.c.year == year).order_by(report_edition.c.edition.desc()))
    kept = ("id", "edition", "digest", "changes", "reason", "content")
    return [
        {name: getattr(row, name) for name in kept}
        | {"author": names.get(row.author_id, ""), "approver": names.get(row.approver_id, ""), "at": row.at.isoformat()}
        for row in rows
    ]


def ask(here: Here, *, year: str, version: int, content: Content, reason: str = "") -> Outcome:
    """Ask for the draft of a year to be frozen as it stands; `version`: of its texts (slots.py), `reason`: of an edition after the first.

    Outcomes: "done" with "digest" (of exactly what is to be frozen) and "edition", "not_allowed", "unknown" (no such year), "changed" (the texts or the records
    are others by now), "not_over", "slots_missing" with "slots": [names], "problems" with "problems": [phrases], "unchanged" (there is that edition already),
    "reason_missing", "reason_long"."""
    staff_id = application_changes.officer(here, AUTHORS)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if not slots.is_year(year) or content.get("year") != year:
        return {"outcome": "unknown"}
    if _held(here, year).version != version:
        return {"outcome": "changed"}
    if refusal := _not_ready(here, year, content):
        return refusal
    wanted, last = reason.strip(), latest(here.connection, year)
    if last is not None and _same(last.content, content):
        return {"outcome": "unchanged"}
    if last is not None and not wanted:
        return {"outcome": "reason_missing"}
    if len(wanted) > LONGEST_REASON:
        return {"outcome": "reason_long"}
    payload = _final(content, 1 if last is None else last.edition + 1, wanted)
    approvals.ask(here, staff_id, KIND, _thing(year), payload, wanted or None)
    return {"outcome": "done", "edition": payload["edition"], "digest": audit.digest(payload)}


def asked(here: Here, *, year: str) -> dict[str, Any] | None:
    """What waits for a second person: {"author_id", "until" (ISO), "digest", "edition", "reason", "content" as it would be frozen, "changes"}, or None."""
    row = _waiting(here, year)
    if row is None:
        return None
    last = latest(here.connection, year)
    told = {"author_id": row.author_id, "until": row.until.isoformat(), "digest": row.digest, "content": row.payload}
    return {**told, **{name: row.payload[name] for name in ("edition", "reason")}, "changes": changes(last.content, row.payload) if last is not None else []}


def decide(here: Here, *, year: str, content: Content, yes: bool, reason: str = "") -> Outcome:
    """Freeze what was asked for, or refuse it. `content`: the draft as it is now; if it says anything else than what was asked for, nothing is frozen.

    Outcomes: "done" with "edition" (None where it was refused), "not_allowed", "unknown" (nothing waits), "own" (nobody decides on what they asked for),
    "changed", "not_now", and as `ask` "not_over", "slots_missing", "problems"."""
    staff_id = application_changes.officer(here, APPROVERS)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if not slots.is_year(year):
        return {"outcome": "unknown"}
    _held(here, year)
    row = _waiting(here, year)
    if row is None:
        return {"outcome": "unknown"}
    if yes and row.author_id != staff_id:
        if not _same(row.payload, content):
            return {"outcome": "changed"}
        if refusal := _not_ready(here, year, content):
            return refusal
    decided = approvals.decide(here, staff_id, row.id, row.payload, yes=yes, reason=reason.strip())
    if decided["outcome"] != "done" or not yes:
        return decided | ({"edition": None} if decided["outcome"] == "done" else {})
    return {"outcome": "done", "edition": _freeze(here, year, row, staff_id)}


def changes(old: Content, new: Content) -> list[dict[str, Any]]:
    """Figures that two contents have otherwise, by key: [{"figure", "old", "new"}] with numbers; None where one of them has no such figure."""
    before, after = ({key: each["number"] for key, each in content["figures"].items()} for content in (old, new))
    keys = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    return [{"figure": key, "old": before.get(key), "new": after.get(key)} for key in keys]


def verify(connection: Connection) -> list[int]:
    """The ids of editions that are not what was frozen any more: the digest is worked out again from the content. Empty where all hold."""
    rows = connection.execute(select(report_edition.c.id, report_edition.c.digest, report_edition.c.content).order_by(report_edition.c.id))
    return [int(row.id) for row in rows if audit.digest(row.content) != row.digest]


def _freeze(here: Here, year: str, row: Row[Any], staff_id: int) -> int:
    content, last = row.payload, latest(here.connection, year)
    values = {"year": year, "edition": content["edition"], "content": content, "digest": audit.digest(content), "at": here.now}
    values |= {"changes": changes(last.content, content) if last is not None else [], "reason": content["reason"]}
    here.connection.execute(report_edition.insert().values(**values, author_id=row.author_id, approver_id=staff_id))
    before = last.content if last is not None else None
    audit.write(here, f"staff {staff_id}", "report frozen", f"{_thing(year)} edition {content['edition']}", content["reason"], before=before, after=content)
    return int(content["edition"])


def _not_ready(here: Here, year: str, content: Content) -> Outcome | None:
    """Why a draft cannot be frozen; None where it can."""
    if not figures.is_over(year, here.now):
        return {"outcome": "not_over"}
    missing = [each["name"] for each in content["slots"] if each["missing"]]
    if missing:
        return {"outcome": "slots_missing", "slots": missing}
    found = figures.of_year(here.connection, here.knowledge, year, here.now)
    if content["figures"] != {key: figure.as_json() for key, figure in found.items()}:
        return {"outcome": "changed"}
    problems = [*foot.of_draft(here.connection, here.knowledge, year, here.now, found), *content["problems"]]
    return {"outcome": "problems", "problems": [each for n, each in enumerate(problems) if each not in problems[:n]]} if problems else None


def _held(here: Here, year: str) -> Row[Any]:
    """The row of the year under its lock, made where nobody has written anything yet."""
    notices.insert_once(here.connection, report, {"year": year, "slots": {}, "version": 0, "updated_at": here.now})
    return here.connection.execute(select(report).where(report.c.year == year).with_for_update()).one()


def _waiting(here: Here, year: str) -> Row[Any] | None:
    waits = (approval.c.kind == KIND) & (approval.c.object == _thing(year)) & (approval.c.state == "asked") & (approval.c.until > here.now)
    return here.connection.execute(select(approval).where(waits).order_by(approval.c.id.desc()).limit(1)).one_or_none()


def _final(content: Content, edition: int, reason: str) -> Content:
    return content | {"draft": False, "edition": edition, "reason": reason or None}


def _same(one: Content, other: Content) -> bool:
    """Whether two contents say the same. Where a figure is from changes when the records behind it go; its number does not."""
    names = (one.keys() | other.keys()) - {*OF_THE_DRAFT, "figures"}
    said = [{key: (each["number"], each["about"]) for key, each in content["figures"].items()} for content in (one, other)]
    return said[0] == said[1] and all(one.get(name) == other.get(name) for name in names)


def _thing(year: str) -> str:
    return f"report {year}"
