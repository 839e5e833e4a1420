"""The knowledge workshop: answers that staff write, from a question that was missed or over one that stands, accepted by a second person; and the versions
of everything by which was spoken. What a text must be like is checked before it gets here (bot/editing.py)."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, approvals, audit, enquiry_changes, misses, notices, overdue, staff
from bot.programme.application_changes import officer
from bot.tables import answer_draft, content_version, hotline_log
from bot.tables import staff as members

READERS: frozenset[staff.Role] = frozenset({"hotline_agent", "case_officer", "publisher", "approver"})
WRITERS: frozenset[staff.Role] = frozenset({"case_officer", "publisher"})
DECIDERS: frozenset[staff.Role] = frozenset({"case_officer", "publisher", "approver"})
KIND = "answer"  # of the approval
TOPIC = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")  # it becomes the name of a file, and stands on buttons
MOST_TEXT = 20_000  # characters of an answer with its examples
MOST_REASON = 300
TAKEN_UP = timedelta(seconds=10)  # by then every process knows an accepted answer (bot/content.py looks every few seconds): the askers are told it after that
STANDS = ("accepted", "exported")
OPEN = ("draft", "waiting", "refused")  # may still be edited
_ID = re.compile(r"^id:[ \t]*(\S+)[ \t]*$", re.MULTILINE)


# --- read ---


def standing(connection: Connection) -> list[dict[str, Any]]:
    """What may stand over the files, oldest first: [{"id", "topic", "text", "state", "stood", "version"}]."""
    columns = answer_draft.c["id", "topic", "text", "state", "stood", "version"]
    rows = connection.execute(select(*columns).where(answer_draft.c.state.in_(STANDS)).order_by(answer_draft.c.id))
    return [dict(row._mapping) for row in rows]


def listed(here: Here) -> list[dict[str, Any]]:
    """Drafts and what stands over the files, newest first, without their texts; none for whom they are no concern of."""
    if officer(here, READERS) is None:
        return []
    states = (*OPEN, *STANDS)
    query = select(answer_draft, members.c.name.label("author")).join(members, members.c.id == answer_draft.c.author_id, isouter=True)
    rows = here.connection.execute(query.where(answer_draft.c.state.in_(states)).order_by(answer_draft.c.id.desc())).all()
    asked = _asked(here)
    return [{**_plain(row), "author": row.author, "asked": asked.get(_thing(row.id))} for row in rows]


def one(here: Here, *, draft_id: int) -> dict[str, Any] | None:
    """A draft with its text, who wrote it, who decided, and the approval that was asked for: {"id", "author_id", "until"} or None."""
    if officer(here, READERS) is None:
        return None
    row = here.connection.execute(select(answer_draft).where(answer_draft.c.id == draft_id)).one_or_none()
    if row is None:
        return None
    ids = [each for each in (row.author_id, row.approver_id) if each is not None]
    names = {each.id: each.name for each in here.connection.execute(select(members.c.id, members.c.name).where(members.c.id.in_(ids)))}
    people = {"author": names.get(row.author_id), "approver": names.get(row.approver_id)}
    return {**_plain(row), "text": row.text, **people, "asked": _asked(here).get(_thing(row.id))}


def counts(here: Here) -> dict[str, int]:
    """For the first page: {"missing" (questions without an answer, each wording once), "overdue" (items to be looked at again), "waiting" (for a second
    person)}."""
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    late = overdue.overdue(here.connection, here.knowledge, today)
    return {"missing": misses.count(here.connection), "overdue": len(late), "waiting": len(approvals.waiting(here, KIND))}


def topic_in(text: str) -> str | None:
    """The topic that an answer in the editors' format names; None where there is none that may be one."""
    found = _ID.search(text)
    return found[1] if found and TOPIC.fullmatch(found[1]) else None


# --- write ---


def begin(here: Here, *, topic: str, text: str, wordings: Sequence[str] = (), references: Sequence[str] = (), log: Collection[int] = ()) -> dict[str, Any]:
    """A new draft. `log`: the rows of the hotline's log that it is to answer; they are missing no more. Returns {"outcome": "done", "id"}, or "not_allowed",
    "taken" with the "id" of another's open draft of this topic, or "unknown" (what it was to answer is being answered already)."""
    staff_id = officer(here, WRITERS)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    same = here.connection.execute(_of_topic(topic).where(answer_draft.c.state.in_(OPEN))).first()
    if same is not None:
        return {"outcome": "taken", "id": same.id}
    values = {"topic": topic, "text": text, "state": "draft", "misses": list(wordings), "enquiries": list(references), "author_id": staff_id}
    made = here.connection.execute(answer_draft.insert().values(**values, created_at=here.now)).inserted_primary_key
    assert made is not None
    if log:
        free = hotline_log.c.id.in_(list(log)) & hotline_log.c.draft_id.is_(None)
        here.connection.execute(update(hotline_log).where(free).values(draft_id=made[0]))
    audit.write(here, f"staff {staff_id}", "answer begun", _thing(made[0]), after=text)
    return {"outcome": "done", "id": int(made[0])}


def save(here: Here, *, draft_id: int, version: int, text: str) -> dict[str, Any]:
    """Another text; what was asked for is void. Returns {"outcome"}: "done", "not_allowed", "unknown", "changed", "not_now", or "too_long"."""
    if len(text) > MOST_TEXT:
        return {"outcome": "too_long"}
    row, staff_id, refusal = _held(here, draft_id, version, WRITERS, OPEN)
    if row is None:
        return {"outcome": refusal}
    approvals.void(here, KIND, _thing(draft_id))
    values = {"text": text, "topic": topic_in(text) or row.topic, "state": "draft", "author_id": staff_id, "reason": None}
    _change(here, row, **values)
    audit.write(here, f"staff {staff_id}", "answer edited", _thing(draft_id), before=row.text, after=text)
    return {"outcome": "done"}


def ask(here: Here, *, draft_id: int, version: int) -> dict[str, Any]:
    """Ask for a second person; whoever asks is the author of what is asked. The text has been checked. {"outcome"} as `save`."""
    row, staff_id, refusal = _held(here, draft_id, version, WRITERS, OPEN)
    if row is None or staff_id is None:
        return {"outcome": refusal}
    _change(here, row, state="waiting", author_id=staff_id)
    approvals.ask(here, staff_id, KIND, _thing(draft_id), _payload(here, row))
    return {"outcome": "done"}


def accept(here: Here, *, draft_id: int, version: int) -> dict[str, Any]:
    """As the second person: from now on it stands over the file of its topic, and the askers are told. {"outcome"} as `save`, or "own" (it is one's own)."""
    row, staff_id, refusal = _held(here, draft_id, version, DECIDERS, ("waiting",))
    asked = _asked(here).get(_thing(draft_id))
    if row is None or staff_id is None:
        return {"outcome": refusal}
    if asked is None:
        return {"outcome": "not_now"}
    decided = approvals.decide(here, staff_id, asked["id"], _payload(here, row), yes=True)
    if decided["outcome"] != "done":
        return decided
    older = _of_topic(row.topic).with_only_columns(answer_draft.c.id).where(answer_draft.c.state.in_(STANDS))
    here.connection.execute(update(answer_draft).where(answer_draft.c.id.in_(older)).values(state="replaced", version=answer_draft.c.version + 1))
    _change(here, row, state="accepted", approver_id=staff_id, decided_at=here.now)
    if row.enquiries:
        enquiry_changes.tell_answered(replace(here, now=here.now + TAKEN_UP), references=row.enquiries, topic=row.topic)
    return {"outcome": "done"}


def refuse(here: Here, *, draft_id: int, version: int, reason: str) -> dict[str, Any]:
    """As the second person, with a reason that the author reads. {"outcome"} as `accept`, or "reason_missing"."""
    if not reason:
        return {"outcome": "reason_missing"}
    row, staff_id, refusal = _held(here, draft_id, version, DECIDERS, ("waiting",))
    asked = _asked(here).get(_thing(draft_id))
    if row is None or staff_id is None:
        return {"outcome": refusal}
    if asked is None:
        return {"outcome": "not_now"}
    decided = approvals.decide(here, staff_id, asked["id"], _payload(here, row), yes=False, reason=reason)
    if decided["outcome"] == "done":
        _change(here, row, state="refused", approver_id=staff_id, decided_at=here.now, reason=reason[:MOST_REASON])
    return decided


def withdraw(here: Here, *, draft_id: int, version: int, reason: str) -> dict[str, Any]:
    """Give a draft up, or take an accepted answer out again: then the file stands, and its questions are missing once more. One person may: what is wrong
    must not go on being said until a second is found. {"outcome"} as `save`, or "reason_missing" for what stands."""
    row, staff_id, refusal = _held(here, draft_id, version, WRITERS, (*OPEN, *STANDS))
    if row is None:
        return {"outcome": refusal}
    if row.state in STANDS and not reason:
        return {"outcome": "reason_missing"}
    approvals.void(here, KIND, _thing(draft_id))
    _change(here, row, state="withdrawn", reason=reason[:MOST_REASON] or None, decided_at=here.now)
    here.connection.execute(update(hotline_log).where(hotline_log.c.draft_id == draft_id).values(draft_id=None))
    audit.write(here, f"staff {staff_id}", "answer withdrawn", _thing(draft_id), reason or None, before=row.state)
    return {"outcome": "done"}


# --- on the host ---


def mark_exported(connection: Connection, written: Sequence[dict[str, Any]]) -> int:
    """These ([{"id", "version", "stood": the digest of the file that stood there before}]) have been written into files. Returns how many."""
    count = 0
    for each in written:
        same = (answer_draft.c.id == each["id"]) & (answer_draft.c.version == each["version"]) & answer_draft.c.state.in_(STANDS)
        changed = {"state": "exported", "stood": each["stood"], "version": answer_draft.c.version + 1}
        count += connection.execute(update(answer_draft).where(same).values(**changed).returning(answer_draft.c.id)).first() is not None
    return count


def digest_of(text: str) -> str:
    """64 hex digits that stand for the text of a file."""
    return hashlib.sha256(text.encode()).hexdigest()


def keep_version(connection: Connection, *, now: datetime, digest: str, rules: str, archive: bytes) -> None:
    """Keep what is spoken by from now on, once; one that is come back to is the newest again, which is never swept away."""
    if not notices.insert_once(connection, content_version, {"digest": digest, "at": now, "rules": rules, "archive": archive}):
        connection.execute(update(content_version).where(content_version.c.digest == digest).values(at=now))


def version(connection: Connection, digest: str) -> dict[str, Any] | None:
    row = connection.execute(select(content_version).where(content_version.c.digest == digest)).one_or_none()
    return dict(row._mapping) if row is not None else None


# --- inside ---


def _held(here: Here, draft_id: int, seen: int, roles: frozenset[staff.Role], states: Collection[str]) -> tuple[Row[Any] | None, int | None, str]:
    """A draft under its lock, with all others of its topic so that two of them cannot be accepted at once; or why not."""
    staff_id = officer(here, roles)
    if staff_id is None:
        return None, None, "not_allowed"
    topic = here.connection.execute(select(answer_draft.c.topic).where(answer_draft.c.id == draft_id)).scalar()
    rows = here.connection.execute(_of_topic(topic or "").order_by(answer_draft.c.id).with_for_update()).all()
    row = next((each for each in rows if each.id == draft_id), None)
    if row is None:
        return None, staff_id, "unknown" if topic is None else "changed"
    if row.version != seen:
        return None, staff_id, "changed"
    return (row, staff_id, "") if row.state in states else (None, staff_id, "not_now")


def _of_topic(topic: str) -> Any:
    return select(answer_draft).where(answer_draft.c.topic == topic)


def _change(here: Here, row: Row[Any], **values: Any) -> None:
    here.connection.execute(update(answer_draft).where(answer_draft.c.id == row.id).values(version=row.version + 1, **values))


def _payload(here: Here, row: Row[Any]) -> dict[str, Any]:
    """What is decided on: the text, and what it would take the place of."""
    under = here.connection.execute(_of_topic(row.topic).where(answer_draft.c.state.in_(STANDS)).order_by(answer_draft.c.id.desc())).first()
    return {"topic": row.topic, "text": row.text, "over": under.id if under else None, "askers": row.enquiries}


def _asked(here: Here) -> dict[str, dict[str, Any]]:
    """What waits for a second person, by what it is about."""
    return {row.object: {"id": row.id, "author_id": row.author_id, "until": row.until.isoformat()} for row in approvals.waiting(here, KIND)}


def _thing(draft_id: int) -> str:
    return f"answer {draft_id}"


def _plain(row: Row[Any]) -> dict[str, Any]:
    names = ("id", "topic", "state", "misses", "enquiries", "author_id", "approver_id", "reason", "version")
    plain = {name: row._mapping[name] for name in names}
    return plain | {"created_at": row.created_at.isoformat(), "decided_at": row.decided_at.isoformat() if row.decided_at else None}
