"""You said, we did: what a survey brought about, in pairs, written by a publisher and shown by an approver; and the pages that everybody may read."""

from typing import Any

from sqlalchemy import Row, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, approvals, audit
from bot.programme.survey_changes import AUTHORS, READERS, SECONDS, Outcome, second, texts_wrong
from bot.tables import approval, survey, survey_change

KIND = "survey_change"  # of approvals
LONGEST = 300
Texts = dict[str, str]


def pairs(here: Here, *, survey_id: int) -> list[dict[str, Any]]:
    """The pairs of a survey for staff, oldest first: {"id", "said", "did", "day", "shown", "waiting", "version"}."""
    if application_changes.officer(here, READERS) is None:
        return []
    rows = here.connection.execute(select(survey_change).where(survey_change.c.survey_id == survey_id).order_by(survey_change.c.id)).all()
    asked = select(approval.c.object).where(approval.c.kind == KIND, approval.c.state == "asked", approval.c.until > here.now)
    waiting = set(here.connection.execute(asked).scalars())
    return [_plain(row) | {"waiting": _thing(row.id) in waiting} for row in rows]


def published(here: Here) -> list[dict[str, Any]]:
    """For everybody: the closed surveys, the newest first, with "results" (without what was written in words) and the pairs that are shown."""
    found = []
    for row in here.connection.execute(select(survey).where(survey.c.state == "closed").order_by(survey.c.closes_on.desc(), survey.c.id.desc())).all():
        shown = select(survey_change).where(survey_change.c.survey_id == row.id, survey_change.c.shown).order_by(survey_change.c.id)
        results = {name: value for name, value in row.results.items() if name not in ("words", "declined", "failed")}
        own = {"id": row.id, "titles": row.titles, "opens_on": row.opens_on, "closes_on": row.closes_on, "results": results}
        found.append(own | {"pairs": [_plain(each) for each in here.connection.execute(shown).all()]})
    return found


def write(here: Here, *, survey_id: int, said: Texts, did: Texts, change_id: int | None = None, version: int = 0) -> Outcome:
    """A new pair of a closed survey, or one that is not shown yet changed.

    Returns {"outcome": "done", "id"}, "not_allowed", "unknown", "changed", "not_now", or "wrong" with "fields"."""
    me = application_changes.officer(here, AUTHORS)
    if me is None:
        return {"outcome": "not_allowed"}
    state = here.connection.execute(select(survey.c.state).where(survey.c.id == survey_id)).scalar()
    if state != "closed":
        return {"outcome": "unknown" if state is None else "not_now"}
    texts = {"said": said, "did": did}
    if wrong := texts_wrong("said", said, LONGEST) | texts_wrong("did", did, LONGEST):
        return {"outcome": "wrong", "fields": wrong}
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    if change_id is None:
        values = {"survey_id": survey_id, "day": today, "staff_id": me, **texts}
        made = int(here.connection.execute(survey_change.insert().values(**values).returning(survey_change.c.id)).scalar_one())
        audit.write(here, f"staff {me}", "survey change written", _thing(made), after=texts)
        return {"outcome": "done", "id": made}
    row = _held(here, change_id, version)
    if isinstance(row, dict):
        return row
    if row.shown or row.survey_id != survey_id:
        return {"outcome": "not_now"}
    approvals.void(here, KIND, _thing(row.id))
    _set(here, row, me, "survey change written", staff_id=me, **texts)
    return {"outcome": "done", "id": row.id}


def ask(here: Here, *, change_id: int, version: int) -> Outcome:
    """Ask for a second person. Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now"."""
    me = application_changes.officer(here, AUTHORS)
    row = _held(here, change_id, version) if me is not None else {"outcome": "not_allowed"}
    if isinstance(row, dict):
        return row
    if row.shown:
        return {"outcome": "not_now"}
    assert me is not None
    approvals.ask(here, me, KIND, _thing(row.id), _payload(row))
    return {"outcome": "done"}


def decide(here: Here, *, change_id: int, version: int, yes: bool, reason: str = "") -> Outcome:
    """Show it on the public page and tell those who were on the list, or give it back.

    Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "own", "not_now", "reason_missing" (of a no)."""
    me = application_changes.officer(here, SECONDS)
    row = _held(here, change_id, version) if me is not None else {"outcome": "not_allowed"}
    if isinstance(row, dict):
        return row
    if row.shown:
        return {"outcome": "not_now"}
    if not yes and not reason.strip():
        return {"outcome": "reason_missing"}
    assert me is not None
    decided = second(here, me, KIND, _thing(row.id), _payload(row), yes=yes, reason=reason)
    if decided["outcome"] == "done" and yes:
        _set(here, row, me, "survey change shown", shown=True, day=here.now.astimezone(HONG_KONG).date().isoformat())
    return decided


def _held(here: Here, change_id: int, version: int) -> Row[Any] | Outcome:
    row = here.connection.execute(select(survey_change).where(survey_change.c.id == change_id).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    return row if row.version == version else {"outcome": "changed"}


def _set(here: Here, row: Row[Any], me: int, what: str, **values: Any) -> None:
    here.connection.execute(update(survey_change).where(survey_change.c.id == row.id).values(version=row.version + 1, **values))
    audit.write(here, f"staff {me}", what, _thing(row.id), after=values)


def _payload(row: Row[Any]) -> dict[str, Any]:
    return {"said": row.said, "did": row.did}


def _thing(change_id: int) -> str:
    return f"survey change {change_id}"


def _plain(row: Row[Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "said", "did", "day", "shown", "version")}
