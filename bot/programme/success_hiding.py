"""How a success case goes: hidden by staff, its consent withdrawn by the factory or over, one of the files removed on request. At once, everywhere: what
is said of a case is put together when it is read, and what has left to a channel that can edit is edited."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Text, cast, delete, or_, select

from bot.clock import HONG_KONG
from bot.messages import LANGUAGES, Address, Choice
from bot.programme import Here, announcement_tell, application_changes, applications, approvals, audit, notices
from bot.programme.application_changes import officer
from bot.programme.success import id_of
from bot.programme.success_changes import LONGEST_REASON, change, hold, lock
from bot.programme.success_records import KIND, READERS, SECONDS, STATES, thing
from bot.tables import case_removal, outbox, success_case

EDITABLE = ("telegram",)  # channels on which a message that was sent can be edited
STRAGGLERS = timedelta(minutes=10)  # so long messages are looked for that were on their way when a case was hidden
OVER = "the consent is over"
Outcome = dict[str, Any]


# --- by staff ---


def hide(here: Here, *, record_id: int, reason: str, withdrawn: bool = False) -> Outcome:
    """Hide a record as it stands now. `withdrawn`: the factory takes its consent back; before it is shown again another one is needed.

    Returns {"outcome"}: "done", "reason_missing", "not_allowed", "unknown", "not_now" (hidden already)."""
    if not reason.strip():
        return {"outcome": "reason_missing"}
    held = hold(here, record_id, None, READERS, tuple(each for each in STATES if each != "hidden"))
    if isinstance(held, dict):
        return held
    row, me = held
    _hide(here, row, f"staff {me}", reason.strip()[:LONGEST_REASON], withdrawn=withdrawn)
    return {"outcome": "done"}


def reopen(here: Here, *, record_id: int, version: int) -> Outcome:
    """A record that is hidden or shown is a draft again: from this moment it is not shown. A consent that was withdrawn or is over is gone."""
    held = hold(here, record_id, version, READERS, ("shown", "hidden"))
    if isinstance(held, dict):
        return held
    row, me = held
    consent = row.consent
    if consent and (consent.get("withdrawn_on") or consent["until"] < _today(here.now)):
        consent = None
    change(here, row, state="draft", consent=consent, reason=None)
    audit.write(here, f"staff {me}", "success case reopened", thing(row.id))
    return {"outcome": "done"}


def remove_file(here: Here, *, case_id: str, reason: str) -> Outcome:
    """Remove a case of the files on request. Returns {"outcome"}: "done", "reason_missing", "not_allowed", "unknown", "not_now" (removed already)."""
    me = officer(here, READERS)
    if me is None:
        return {"outcome": "not_allowed"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    case = here.knowledge.cases.get(case_id)
    if case is None or case.relation in ("gathered", "reported"):
        return {"outcome": "unknown"}
    values: dict[str, Any] = {"case_id": case_id, "reason": reason.strip()[:LONGEST_REASON], "staff_id": me, "at": here.now}
    if not notices.insert_once(here.connection, case_removal, values):
        return {"outcome": "not_now"}
    audit.write(here, f"staff {me}", "case of the files removed", f"case {case_id}", values["reason"])
    edit_sent(here.connection, here.now, case_id, f"{here.now:%Y%m%d%H%M%S}")
    return {"outcome": "done"}


def put_back(here: Here, *, case_id: str, reason: str) -> Outcome:
    """A case of the files that was removed by mistake is shown again. Returns {"outcome"}: "done", "reason_missing", "not_allowed", "unknown"."""
    me = officer(here, SECONDS)
    if me is None:
        return {"outcome": "not_allowed"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    gone = delete(case_removal).where(case_removal.c.case_id == case_id).returning(case_removal.c.case_id)
    if here.connection.execute(gone).first() is None:
        return {"outcome": "unknown"}
    audit.write(here, f"staff {me}", "case of the files put back", f"case {case_id}", reason.strip()[:LONGEST_REASON])
    return {"outcome": "done"}


# --- by the factory ---


def of_application(here: Here, *, application_id: int) -> Outcome | None:
    """The case that stands with an application of one's own company and to which it agreed: {"id", "case_id", "shown", "until"}; else None."""
    row = _standing(here, application_id) if applications.one(here, application_id=application_id) is not None else None
    return {"id": row.id, "case_id": id_of(row.id), "shown": row.state == "shown", "until": row.consent["until"]} if row is not None else None


def withdraw(here: Here, *, application_id: int) -> Outcome:
    """The company takes its consent back. Returns {"outcome"}: "done", "unknown" (nothing of theirs) or "not_now" (nothing is agreed to)."""
    held = application_changes.as_holder(here, application_id)
    if isinstance(held, dict):
        return {"outcome": "unknown"}
    found = _standing(here, application_id)
    row = lock(here, found.id) if found is not None else None
    if row is None or row.state == "hidden":
        return {"outcome": "not_now"}
    _hide(here, row, held.who, "withdrawn by the company", withdrawn=True)
    for to in announcement_tell.chats_of(here, row.author_id):
        told = [{"say": "success-told-withdrawn", "case": {"typed": _title(row)}}]
        notices.write(here.connection, here.now, f"success:{row.id}:{row.version}:{to.channel}:{to.chat}"[:120], to, told)
    return {"outcome": "done"}


def _standing(here: Here, application_id: int) -> Row[Any] | None:
    query = select(success_case).where(success_case.c.application_id == application_id, success_case.c.state != "hidden", success_case.c.origin == "gathered")
    rows = here.connection.execute(query.order_by(success_case.c.id.desc())).all()
    return next((row for row in rows if row.consent and row.consent.get("until")), None)


# --- by the clock ---


def to_look_at(connection: Connection, now: datetime) -> list[int]:
    """Records whose consent is over and that still count as shown, and those that were hidden a moment ago."""
    shown = connection.execute(select(success_case.c.id, success_case.c.consent).where(success_case.c.state.in_(("shown", "waiting")))).all()
    over = [row.id for row in shown if row.consent and row.consent["until"] and row.consent["until"] < _today(now)]
    lately = select(success_case.c.id).where(success_case.c.state == "hidden", success_case.c.withdrawn_at > now - STRAGGLERS)
    return sorted({*over, *connection.execute(lately).scalars()})


def look_at(here: Here, record_id: int) -> None:
    """Hide a case whose consent is over; of one that was hidden a moment ago find what was on its way."""
    row = lock(here, record_id)
    if row is None:
        return
    if row.state in ("shown", "waiting") and row.consent and row.consent["until"] < _today(here.now):
        _hide(here, row, "bot", OVER, withdrawn=False)
    elif row.state == "hidden" and row.withdrawn_at:
        edit_sent(here.connection, here.now, id_of(row.id), str(row.version), since=row.withdrawn_at - STRAGGLERS)


def removed_lately(connection: Connection, now: datetime) -> bool:
    """Whether a case of the files was removed a moment ago."""
    return connection.execute(select(case_removal.c.case_id).where(case_removal.c.at > now - STRAGGLERS).limit(1)).first() is not None


def find_stragglers(connection: Connection, now: datetime) -> None:
    """What was on its way when cases of the files were removed a moment ago."""
    for row in connection.execute(select(case_removal).where(case_removal.c.at > now - STRAGGLERS)).all():
        edit_sent(connection, now, row.case_id, f"{row.at:%Y%m%d%H%M%S}", since=row.at - STRAGGLERS)


# --- everywhere ---


def _hide(here: Here, row: Row[Any], who: str, reason: str, *, withdrawn: bool) -> None:
    approvals.void(here, KIND, thing(row.id))
    consent = row.consent | {"withdrawn_on": _today(here.now)} if withdrawn and row.consent else row.consent
    change(here, row, state="hidden", withdrawn_at=here.now, reason=reason, consent=consent)
    audit.write(here, who, "success case consent withdrawn" if withdrawn else "success case hidden", thing(row.id), reason)
    edit_sent(here.connection, here.now, id_of(row.id), str(row.version + 1))


def edit_sent(connection: Connection, now: datetime, case_id: str, occasion: str, since: datetime | None = None) -> int:
    """Put down an edit of each message that was sent with a case and can be edited: the same body, put into words anew. One that another message has taken
    the place of since is left as it is. Each is edited once on one `occasion`. Returns how many."""
    body = cast(outbox.c.body, Text)
    named = or_(*(body.contains(f'"{kind}": "{case_id}"', autoescape=True) for kind in ("case", "case_title")))
    query = select(outbox).where(outbox.c.channel.in_(EDITABLE), outbox.c.sent_as.is_not(None), named)
    rows = connection.execute(query.where(outbox.c.created_at >= since) if since else query).all()
    done = 0
    for row in rows:
        same = (outbox.c.channel == row.channel) & (outbox.c.chat == row.chat) & (outbox.c.sent_as == row.sent_as)
        later = connection.execute(select(outbox.c.id).where(same, outbox.c.id > row.id).limit(1)).first()
        if later is None and not row.body.get("edit_only"):
            choices = [Choice(**each) for each in row.body["choices"]]
            edits = {"replace": row.sent_as, "numbered": row.body["numbered"], "first_number": row.body["first_number"]}
            key = f"case:{case_id}:{occasion}:{row.id}"[:120]
            done += notices.write(connection, now, key, Address(row.channel, row.chat), row.body["phrases"], choices, edits=edits)
    return done


def _title(row: Row[Any]) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, "–") | (row.texts.get("title") or {})


def _today(now: datetime) -> str:
    return now.astimezone(HONG_KONG).date().isoformat()
