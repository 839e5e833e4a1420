"""A survey from draft to end, by staff: a publisher writes and asks, an approver opens it, either may close it; the day after its last day it closes itself."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.clock import HONG_KONG
from bot.messages import LANGUAGES
from bot.programme import Here, application_changes, approvals, audit, survey_people, survey_results
from bot.programme.staff import Role
from bot.tables import approval, survey

AUTHORS: frozenset[Role] = frozenset({"publisher"})
SECONDS: frozenset[Role] = frozenset({"approver"})
READERS: frozenset[Role] = frozenset({"viewer", "hotline_agent", "case_officer", "publisher", "approver"})
KIND = "survey"  # of approvals
LONGEST_TITLE = 60
DAYS = (7, 92)  # how long it is open, at least and at most
REMIND = (3, 30)
Outcome = dict[str, Any]


# --- reading ---


def listed(here: Here) -> list[dict[str, Any]]:
    """All surveys, the newest first: {"id", "titles", "state", "opens_on", "closes_on", "asked", "answered"}."""
    if application_changes.officer(here, READERS) is None:
        return []
    rows = here.connection.execute(select(survey).order_by(survey.c.opens_on.desc(), survey.c.id.desc())).all()
    return [_plain(row) | progress(here.connection, row) for row in rows]


def one(here: Here, *, survey_id: int) -> dict[str, Any] | None:
    """A survey with its questions, results (None until it is closed; what was written in words only for those who run it) and progress; of a draft
    "reach" too. None for whoever may not see it."""
    if application_changes.officer(here, READERS) is None:
        return None
    row = here.connection.execute(select(survey).where(survey.c.id == survey_id)).one_or_none()
    if row is None:
        return None
    more = {"reach": survey_people.reach(here.connection)} if row.state in ("draft", "waiting") else {}
    own = row.author_id == application_changes.officer(here, READERS)
    results = dict(row.results) if row.results else None
    if results and application_changes.officer(here, AUTHORS | SECONDS) is None:
        results["words"] = []
    return _plain(row) | progress(here.connection, row) | more | {"own": own, "questions": row.questions, "results": results}


def progress(connection: Connection, row: Row[Any]) -> dict[str, int]:
    """{"people" on the list, "asked", "answered"}: of a closed one as it was frozen."""
    if row.results:
        return {name: row.results[name] for name in ("people", "asked", "answered")}
    return survey_results.counts(connection, row.id)


def _plain(row: Row[Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "titles", "state", "opens_on", "closes_on", "remind_days", "version")}


# --- changes ---


def write(here: Here, *, titles: dict[str, str], opens_on: str, closes_on: str, remind_days: int, survey_id: int | None = None, version: int = 0) -> Outcome:
    """A new draft, or a draft (or one that waits, which is then a draft again) changed. The questions are those of the files.

    Returns {"outcome": "done", "id"}, "not_allowed", "unknown", "changed", "not_now", or "wrong" with "fields": {field:
    past | day | length | remind | missing | long}."""
    me = application_changes.officer(here, AUTHORS)
    if me is None:
        return {"outcome": "not_allowed"}
    if wrong := _wrong(titles, opens_on, closes_on, remind_days, here.now.astimezone(HONG_KONG).date()):
        return {"outcome": "wrong", "fields": wrong}
    questions = [each.model_dump() for each in here.knowledge.questionnaire.questions]
    values: dict[str, Any] = {"titles": titles, "opens_on": opens_on, "closes_on": closes_on, "remind_days": remind_days}
    values |= {"questions": questions, "state": "draft"}
    if survey_id is None:
        made = here.connection.execute(survey.insert().values(**values, author_id=me, created_at=here.now).returning(survey.c.id)).scalar_one()
        audit.write(here, f"staff {me}", "survey written", f"survey {made}", after=values)
        return {"outcome": "done", "id": int(made)}
    row = _held(here, survey_id, version)
    if isinstance(row, dict):
        return row
    if row.state not in ("draft", "waiting"):
        return {"outcome": "not_now"}
    approvals.void(here, KIND, f"survey {row.id}")
    _set(here, row, me, "survey written", author_id=me, **values)
    return {"outcome": "done", "id": row.id}


def ask(here: Here, *, survey_id: int, version: int) -> Outcome:
    """Ask for a second person. Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now"."""
    me = application_changes.officer(here, AUTHORS)
    row = _held(here, survey_id, version) if me is not None else {"outcome": "not_allowed"}
    if isinstance(row, dict):
        return row
    if row.state not in ("draft", "waiting"):
        return {"outcome": "not_now"}
    assert me is not None
    approvals.ask(here, me, KIND, f"survey {row.id}", _payload(row))
    _set(here, row, me, "survey asked for", state="waiting", author_id=me)
    return {"outcome": "done"}


def decide(here: Here, *, survey_id: int, version: int, yes: bool, reason: str = "") -> Outcome:
    """Open it, with the list of those it asks, or give it back. Returns {"outcome": "done", "people"}, "not_allowed", "unknown", "changed", "own", "not_now"
    (asked for more than a day ago, too), "another_open", "late" (its days lie behind), "reason_missing" (of a no)."""
    me = application_changes.officer(here, SECONDS)
    row = _held(here, survey_id, version) if me is not None else {"outcome": "not_allowed"}
    if isinstance(row, dict):
        return row
    assert me is not None
    if row.state != "waiting":
        return {"outcome": "not_now"}
    if not yes and not reason.strip():
        return {"outcome": "reason_missing"}
    if yes and (why := _unfit(here, row)):
        return {"outcome": why}
    decided = second(here, me, KIND, f"survey {row.id}", _payload(row), yes=yes, reason=reason)
    if decided["outcome"] != "done":
        return decided
    if not yes:
        _set(here, row, me, "survey given back", reason, state="draft")
        return {"outcome": "done", "people": 0}
    _set(here, row, me, "survey opened", state="open", approver_id=me)
    return {"outcome": "done", "people": survey_people.list_them(here.connection, row.id)}


def second(here: Here, me: int, kind: str, thing: str, payload: Any, *, yes: bool, reason: str) -> Outcome:
    """The decision of a second person on what was asked for `thing` last."""
    query = select(approval.c.id).where(approval.c.kind == kind, approval.c.object == thing, approval.c.state == "asked")
    asked = here.connection.execute(query.order_by(approval.c.id.desc()).limit(1)).scalar()
    return approvals.decide(here, me, asked, payload, yes=yes, reason=reason) if asked is not None else {"outcome": "not_now"}


def close(here: Here, *, survey_id: int, version: int) -> Outcome:
    """End it today and freeze its results. Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now"."""
    me = application_changes.officer(here, AUTHORS | SECONDS)
    row = _held(here, survey_id, version) if me is not None else {"outcome": "not_allowed"}
    if isinstance(row, dict):
        return row
    if row.state != "open":
        return {"outcome": "not_now"}
    _close(here.connection, here.now, row, f"staff {me}")
    return {"outcome": "done"}


# --- by the clock ---


def over(connection: Connection, now: datetime) -> list[int]:
    """The surveys whose last day lies behind."""
    today = now.astimezone(HONG_KONG).date().isoformat()
    return [int(each) for each in connection.execute(select(survey.c.id).where(survey.c.state == "open", survey.c.closes_on < today)).scalars()]


def close_over(connection: Connection, now: datetime, survey_id: int) -> None:
    """Close one whose last day lies behind; again it changes nothing."""
    row = connection.execute(select(survey).where(survey.c.id == survey_id).with_for_update()).one_or_none()
    if row is not None and row.state == "open" and row.closes_on < now.astimezone(HONG_KONG).date().isoformat():
        _close(connection, now, row, "bot")


def _close(connection: Connection, now: datetime, row: Row[Any], who: str) -> None:
    """The results as they are now, for good. `closes_on` is then the day on which it ended."""
    today = now.astimezone(HONG_KONG).date().isoformat()
    results = survey_results.work_out(connection, row.id, row.questions)
    values = {"state": "closed", "results": results, "closes_on": min(row.closes_on, today), "version": row.version + 1}
    connection.execute(update(survey).where(survey.c.id == row.id).values(**values))
    audit.put(connection, now, who, "survey closed", f"survey {row.id}", after=results)


# --- what every change shares ---


def _held(here: Here, survey_id: int, version: int) -> Row[Any] | Outcome:
    row = here.connection.execute(select(survey).where(survey.c.id == survey_id).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    return row if row.version == version else {"outcome": "changed"}


def _set(here: Here, row: Row[Any], me: int, what: str, reason: str | None = None, **values: Any) -> None:
    here.connection.execute(update(survey).where(survey.c.id == row.id).values(version=row.version + 1, **values))
    audit.write(here, f"staff {me}", what, f"survey {row.id}", reason or None, after=values)


def _payload(row: Row[Any]) -> dict[str, Any]:
    """Exactly what a second person agrees to."""
    return {name: getattr(row, name) for name in ("titles", "opens_on", "closes_on", "remind_days", "questions")}


def _unfit(here: Here, row: Row[Any]) -> str | None:
    if row.closes_on < here.now.astimezone(HONG_KONG).date().isoformat():
        return "late"
    others = select(survey.c.id).where(survey.c.state == "open", survey.c.id != row.id)
    return "another_open" if here.connection.execute(others.limit(1)).first() is not None else None


def _wrong(titles: dict[str, str], opens_on: str, closes_on: str, remind_days: int, today: date) -> dict[str, str]:
    wrong = texts_wrong("title", titles, LONGEST_TITLE)
    first, last = _day(opens_on), _day(closes_on)
    if first is None or first < today:
        wrong["opens_on"] = "past" if first else "day"
    if last is None or (first is not None and not timedelta(DAYS[0] - 1) <= last - first <= timedelta(DAYS[1] - 1)):
        wrong["closes_on"] = "length" if last else "day"
    return wrong if REMIND[0] <= remind_days <= REMIND[1] else wrong | {"remind_days": "remind"}


def texts_wrong(name: str, texts: dict[str, str], most: int) -> dict[str, str]:
    """What is wrong with texts in three languages: {name-language: missing | long}."""
    said = {f"{name}-{each}": texts.get(each, "").strip() for each in LANGUAGES}
    return {field: "long" if text else "missing" for field, text in said.items() if not 0 < len(text) <= most}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
