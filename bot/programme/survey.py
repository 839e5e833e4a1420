"""Answering a survey: whether it is open for this chat, the answers kept without who and when, or the word not to be asked.

Nothing leads from an answer to a person: an answer has a random id and no time; its sector stands with it only where four people of that sector had answered
before, so that nobody is the only one; on PostgreSQL all answers are written anew with each, because the database knows which transaction wrote a row;
what the person said is taken out of the transcript of the chat; and the open question loses numbers and addresses."""

import secrets
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from bot.clock import HONG_KONG
from bot.folding import without_personal
from bot.programme import Here, notices
from bot.tables import conversation, outbox, survey, survey_answer, survey_person

SMALL = 5  # fewer answers than these are never shown
MOST_WORDS = 500  # of the open question
SKIP = "skip"
NO = "-no"  # behind the number of a survey, on the button that declines
SETTLED = ("shelf", "sent", "failed", "uncertain", "dropped")
MOST_DIGITS = 9


def found(here: Here, *, given: str) -> dict[str, Any]:
    """The survey that a button names, or the one that is open: {"outcome": "open", "survey_id", "title", "questions", "until", "sequence" (the next message
    of this chat)}; else "none", "not_yet" with "opens_on", "over", "not_asked" or "answered"."""
    row = _row(here, given)
    if row is None or row.state not in ("open", "closed"):
        return {"outcome": "none"}
    if (why := _closed(here, row)) is not None:
        return {"outcome": why, "opens_on": row.opens_on}
    person = _person(here, row.id)
    if person is None or person.answered:
        return {"outcome": "not_asked" if person is None else "answered"}
    mine = (conversation.c.channel == here.address.channel) & (conversation.c.chat == here.address.chat)
    sequence = here.connection.execute(select(conversation.c.next_sequence).where(mine)).scalar() or 0
    return {"outcome": "open", "survey_id": row.id, "title": row.titles, "questions": row.questions, "until": row.closes_on, "sequence": sequence}


def keep(here: Here, *, survey_id: int, answers: dict[str, str], after: int) -> dict[str, Any]:
    """Keep the answers ({question: id of a choice, or words}; what was skipped is absent), once for each person. `after`: since which message of the
    chat they were given. Returns {"outcome": "done"}, "empty" (nothing was answered, nothing is kept), "answered", "not_asked" or "over"."""
    row = here.connection.execute(select(survey).where(survey.c.id == survey_id).with_for_update()).one_or_none()
    if row is None or row.state != "open" or _closed(here, row) is not None:
        return {"outcome": "over"}
    person = _person(here, survey_id, hold=True)
    if person is None or person.answered:
        return {"outcome": "not_asked" if person is None else "answered"}
    good = _good(row.questions, answers)
    if not good:
        return {"outcome": "empty"}
    sector = person.sector if _answered_of(here, survey_id, person.sector) >= SMALL - 1 else None
    here.connection.execute(update(survey_person).where(survey_person.c.id == person.id).values(answered=True, declined=False))
    _write(here, {"id": secrets.token_hex(16), "survey_id": survey_id, "sector": sector, "city": None, "answers": good})
    notices.take_back(here.connection, here.address, f"survey:{survey_id}:")
    forget(here, after=after)
    return {"outcome": "done"}


def decline(here: Here, *, given: str) -> dict[str, Any]:
    """Not to be asked again in this survey. Returns {"outcome": "done"}, or "none" where there is nothing to decline."""
    row = _row(here, given.removesuffix(NO))
    person = _person(here, row.id, hold=True) if row is not None else None
    if row is None or person is None or person.answered:
        return {"outcome": "none"}
    here.connection.execute(update(survey_person).where(survey_person.c.id == person.id).values(declined=True))
    notices.take_back(here.connection, here.address, f"survey:{row.id}:")
    return {"outcome": "done"}


def _row(here: Here, given: str) -> Row[Any] | None:
    """The survey of this number; without one that which is open, else that which opens next, else the last one."""
    if given:
        known = given.isdecimal() and len(given) <= MOST_DIGITS
        return here.connection.execute(select(survey).where(survey.c.id == int(given))).one_or_none() if known else None
    rows = here.connection.execute(select(survey).where(survey.c.state.in_(["open", "closed"])).order_by(survey.c.opens_on.desc())).all()
    still = [row for row in rows if row.state == "open"]
    return next((row for row in still if _closed(here, row) is None), still[-1] if still else rows[0] if rows else None)


def _closed(here: Here, row: Row[Any]) -> str | None:
    """Why nobody can answer now, or None."""
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    if row.state != "open" or row.closes_on < today:
        return "over"
    return "not_yet" if row.opens_on > today else None


def _person(here: Here, survey_id: int, *, hold: bool = False) -> Row[Any] | None:
    mine = (survey_person.c.channel == here.address.channel) & (survey_person.c.chat == here.address.chat)
    query = select(survey_person).where(survey_person.c.survey_id == survey_id, mine)
    return here.connection.execute(query.with_for_update() if hold else query).one_or_none()


def _good(questions: list[dict[str, Any]], answers: dict[str, str]) -> dict[str, str]:
    """The answers that fit their questions."""
    kept: dict[str, str] = {}
    for each in questions:
        given = answers.get(each["id"], "")
        if each["kind"] == "open":
            given = without_personal(given[:MOST_WORDS]).strip()
        elif given not in {choice["id"] for choice in each["choices"]}:
            given = ""
        kept |= {each["id"]: given} if given else {}
    return kept


def _answered_of(here: Here, survey_id: int, sector: str | None) -> int:
    same = (survey_person.c.survey_id == survey_id) & (survey_person.c.sector == sector) & survey_person.c.answered
    return int(here.connection.execute(select(func.count()).where(same)).scalar_one()) if sector else 0


def _write(here: Here, new: dict[str, Any]) -> None:
    """One more answer among the others. SQLite keeps them in the order of their ids; PostgreSQL would keep the order and the transaction of each."""
    rows = [new]
    if here.connection.dialect.name != "sqlite":
        gone = delete(survey_answer).where(survey_answer.c.survey_id == new["survey_id"]).returning(survey_answer)
        rows = sorted([*(dict(row._mapping) for row in here.connection.execute(gone)), new], key=lambda row: str(row["id"]))
    here.connection.execute(survey_answer.insert(), rows)


def forget(here: Here, *, after: int) -> dict[str, Any]:
    """Take out of the transcript what the person said since a message of their chat, and the lists in which their answers were shown to them: they were
    sent, or are not to be. Returns {"outcome": "done"}."""
    mine = (outbox.c.channel == here.address.channel) & (outbox.c.chat == here.address.chat) & (outbox.c.sequence >= after)
    rows = here.connection.execute(select(outbox.c.id, outbox.c.body).where(mine, outbox.c.state.in_(SETTLED))).all()
    gone = [row.id for row in rows if "said_by_person" in row.body or any(each["id"].startswith("edit:") for each in row.body.get("choices", ()))]
    here.connection.execute(delete(outbox).where(outbox.c.id.in_(gone)))
    return {"outcome": "done"}


def report_line(connection: Any, year: str) -> dict[str, Any] | None:
    """Of the survey that was closed in a reporting year (2010-11), the last one: {"asked", "answered", "rate" (whole percent), "closed_on", "sentence"
    (Traditional Chinese, for the paper)}; None where none was."""
    first, last = f"{year[:4]}-04-01", date(int(year[:4]) + 1, 3, 31).isoformat()
    query = select(survey).where(survey.c.state == "closed", survey.c.closes_on.between(first, last)).order_by(survey.c.closes_on.desc(), survey.c.id.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    if row is None or not row.results:
        return None
    said = {name: row.results[name] for name in ("asked", "answered", "rate")}
    parts = f"向 {said['asked']} 名參與者發出問卷，收回 {said['answered']} 份，回應率為 {said['rate']}%"
    return said | {"closed_on": row.closes_on, "sentence": f"我們就計劃的管理、推廣和資源運用，以及對清潔生產技術的認知，{parts}。"}
