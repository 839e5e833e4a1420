"""How people came to hear of the programme: asked once a chat, or known from the code of the link by which they came; counted, never shown by person."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, audit, sessions, staff
from bot.programme.notices import insert_once
from bot.tables import event, heard_of, source_code

HOWS = ("seminar", "association", "provider", "factory", "city", "press", "letter", "website", "search", "other")
NONE = "none"  # asked, not answered
PREFIX = "from_"  # of a start payload; a code follows
ROLES: frozenset[staff.Role] = frozenset({"case_officer", "publisher"})  # make codes
READERS: frozenset[staff.Role] = ROLES | {"hotline_agent", "approver"}
CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,18})[a-z0-9]")  # 3 to 20 characters, as it stands in a link
LONGEST_WHAT = 200  # characters


# --- in a chat ---


def unasked(here: Here) -> bool:
    """Whether this chat may still be asked: nothing is known of it, and nobody of the staff speaks from it."""
    return not _of_staff(here) and _how(here) is None


def ask_once(here: Here) -> bool:
    """As `unasked`, and the question counts as asked from now on."""
    return unasked(here) and note(here, how=NONE, by_link=False)


def known(here: Here) -> bool:
    """Whether it is known already how this chat came."""
    return _how(here) not in (None, NONE)


def note(here: Here, *, how: str, by_link: bool, code: str | None = None) -> bool:
    """Note how this chat came; what was noted first stays, unless it was only the question. Whether anything was noted."""
    values = {"how": how, "by_link": by_link, "code": code, "at": here.now}
    if insert_once(here.connection, heard_of, {"channel": here.address.channel, "chat": here.address.chat, **values}):
        return True
    if how == NONE:
        return False
    unanswered = _mine(here) & (heard_of.c.how == NONE)
    return here.connection.execute(update(heard_of).where(unanswered).values(**values).returning(heard_of.c.chat)).first() is not None


def answer(here: Here, *, how: str) -> dict[str, Any]:
    """What the person said: {"outcome": "done"}, or "known" where it was known before, or "unknown" for what is no answer."""
    if how not in HOWS:
        return {"outcome": "unknown"}
    return {"outcome": "done" if note(here, how=how, by_link=False) else "known"}


def arrive(here: Here, *, payload: str) -> str | None:
    """Somebody came by a link of ours: noted where the code is one of ours. Returns the event that the link opens."""
    code = payload.removeprefix(PREFIX).lower()
    row = here.connection.execute(select(source_code).where(source_code.c.code == code, source_code.c.ended_at.is_(None))).one_or_none()
    if row is None:
        return None
    if not _of_staff(here):
        note(here, how=row.how, by_link=True, code=row.code)
    return str(row.event_id) if row.event_id else None


# --- codes ---


def codes(here: Here) -> list[dict[str, Any]] | None:
    """Every code, the newest first, with how many chats came by it; None for who may not read them."""
    if application_changes.officer(here, READERS) is None:
        return None
    came = by_code(here.connection)
    rows = here.connection.execute(select(source_code).order_by(source_code.c.at.desc(), source_code.c.code)).all()
    return [_code(row, came.get(row.code, 0)) for row in rows]


def code_of(here: Here, *, code: str) -> dict[str, Any] | None:
    """One code as in `codes`."""
    return next((each for each in codes(here) or [] if each["code"] == code), None)


def add_code(here: Here, *, code: str, how: str, what: str, event_id: str = "") -> dict[str, Any]:
    """Make a code. {"outcome": "done", "code"}, or "not_allowed", or "problems" with {"problems": {field: name of what is wrong}}."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    code = code.strip().lower()
    wrong = _wrong(here, code, how, what, event_id)
    if wrong:
        return {"outcome": "problems", "problems": wrong}
    values = {"code": code, "how": how, "what": what.strip(), "event_id": event_id or None, "staff_id": staff_id, "at": here.now}
    if not insert_once(here.connection, source_code, values):
        return {"outcome": "problems", "problems": {"code": "taken"}}
    audit.write(here, f"staff {staff_id}", "source code made", f"source code {code}", after=values | {"at": here.now.isoformat()})
    return {"outcome": "done", "code": code}


def end_code(here: Here, *, code: str, reason: str) -> dict[str, Any]:
    """From now on nothing is noted by it; what was counted stays. {"outcome": "done" | "not_allowed" | "unknown" | "reason_missing"}."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    this = (source_code.c.code == code) & source_code.c.ended_at.is_(None)
    if here.connection.execute(update(source_code).where(this).values(ended_at=here.now).returning(source_code.c.code)).first() is None:
        return {"outcome": "unknown"}
    audit.write(here, f"staff {staff_id}", "source code ended", f"source code {code}", reason.strip())
    return {"outcome": "done"}


# --- counts ---


def counts(connection: Connection, first_day: date, last_day: date) -> dict[str, int]:
    """{how: chats} of those that were asked, or came by a link, in the period (both days in Hong Kong); in the order of HOWS, then "none". For staff."""
    begin, end = _moments(first_day, last_day)
    said = select(heard_of.c.how, func.count()).where(heard_of.c.at >= begin, heard_of.c.at < end).group_by(heard_of.c.how)
    found = {row[0]: int(row[1]) for row in connection.execute(said)}
    return {how: found.get(how, 0) for how in (*HOWS, NONE)}


def by_code(connection: Connection) -> dict[str, int]:
    """{code: chats that came by it first}."""
    came = select(heard_of.c.code, func.count()).where(heard_of.c.code.is_not(None)).group_by(heard_of.c.code)
    return {row[0]: int(row[1]) for row in connection.execute(came)}


# --- inside ---


def _wrong(here: Here, code: str, how: str, what: str, event_id: str) -> dict[str, str]:
    found = {} if CODE.fullmatch(code) and code != "new" else {"code": "form"}  # the page for a new one has that address
    found |= {} if how in HOWS else {"how": "missing"}
    found |= {} if 0 < len(what.strip()) <= LONGEST_WHAT else {"what": "missing"}
    there = not event_id or here.connection.execute(select(event.c.id).where(event.c.id == event_id)).first() is not None
    return found | ({} if there else {"event_id": "unknown"})


def _code(row: Any, came: int) -> dict[str, Any]:
    ended = row.ended_at.isoformat() if row.ended_at else None
    return {"code": row.code, "how": row.how, "what": row.what, "event_id": row.event_id, "at": row.at.isoformat(), "ended": ended, "came": came}


def _of_staff(here: Here) -> bool:
    """Staff try links out, and book for others."""
    return here.address.channel == sessions.CHANNEL or staff.role_of(here.connection, here.address) is not None


def _how(here: Here) -> str | None:
    return here.connection.execute(select(heard_of.c.how).where(_mine(here))).scalar()


def _mine(here: Here) -> Any:
    return (heard_of.c.channel == here.address.channel) & (heard_of.c.chat == here.address.chat)


def _moments(first_day: date, last_day: date) -> tuple[datetime, datetime]:
    return datetime.combine(first_day, time(), HONG_KONG), datetime.combine(last_day + timedelta(days=1), time(), HONG_KONG)
