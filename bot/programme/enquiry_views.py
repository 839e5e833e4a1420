"""What staff see of enquiries: the list, the counts, one as a card with what both sides said."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.messages import Address
from bot.programme import Here, application_changes, handover
from bot.programme.references import normal
from bot.programme.staff import HOTLINE_ROLES
from bot.tables import chat_hold, enquiry, enquiry_message, enquiry_step, staff

FILTERS = ("open", "mine", "taken", "late", "broken", "callback", "answered", "closed")
MOST_LISTED = 200
OLD = timedelta(days=90)  # of broken promises and closed ones, later ones are not listed


def inbox(here: Here, *, team: str | None = None, state: str = "open") -> list[dict[str, Any]]:
    """Enquiries of one of FILTERS, for the hotline: those of the officer's own team first, then what was promised soonest, then the oldest.

    [{"reference", "question", "state", "team", "promised_at" ISO or None, "owner" name or None, "created_at", "language", "kind", "late", "sample",
    "callback"}]; nothing for anybody else."""
    staff_id = application_changes.officer(here, HOTLINE_ROLES)
    if staff_id is None or state not in FILTERS:
        return []
    query = select(enquiry).where(*_of_filter(here.now, state, staff_id)).order_by(enquiry.c.created_at.desc()).limit(MOST_LISTED)
    rows = here.connection.execute(query.where(enquiry.c.team == team) if team else query).all()
    own = here.connection.execute(select(staff.c.team).where(staff.c.id == staff_id)).scalar()
    newest_first = state in ("broken", "answered", "closed")

    def place(row: Row[Any]) -> tuple[Any, ...]:
        return (own is not None and row.team != own, row.promised_at or row.created_at + OLD, row.created_at)

    names = _names(here.connection, {row.owner_id for row in rows})
    return [_line(row, here.now, names) for row in (rows if newest_first else sorted(rows, key=place))]


def _of_filter(now: datetime, state: str, staff_id: int) -> tuple[Any, ...]:
    waiting = enquiry.c.state.in_(["open", "taken"])
    return {
        "open": (enquiry.c.state == "open",),
        "mine": (enquiry.c.owner_id == staff_id, enquiry.c.state != "closed"),
        "taken": (enquiry.c.state == "taken",),
        "late": (waiting, enquiry.c.promised_at <= now),
        "broken": (enquiry.c.broken_at > now - OLD,),
        "callback": (enquiry.c.state != "closed", enquiry.c.callback.is_not(None), enquiry.c.answered_at.is_(None)),
        "answered": (enquiry.c.state == "answered",),
        "closed": (enquiry.c.state == "closed", enquiry.c.closed_at > now - OLD),
    }[state]


def counts(here: Here) -> dict[str, int]:
    """{"open", "taken", "late", "mine", "broken"}: how many wait, are being answered, are late, are this officer's, had their promise broken of late."""
    staff_id = application_changes.officer(here, HOTLINE_ROLES)
    names = ("open", "taken", "late", "mine", "broken")
    if staff_id is None:
        return dict.fromkeys(names, 0)
    columns = (enquiry.c.reference,)
    return {name: len(here.connection.execute(select(*columns).where(*_of_filter(here.now, name, staff_id), ~enquiry.c.sample)).all()) for name in names}


def card(here: Here, *, reference: str) -> dict[str, Any] | None:
    """One enquiry as staff see it: its line in the list, "version", "question" (whole), "reply_by", "contact", "topic", "sector", "city", "card",
    "broken_at", "callback", "owned_since", "owned_until", "close_reason", "held_until", "messages", "steps", "mine", "may". None for others, and of nothing."""
    staff_id = application_changes.officer(here, HOTLINE_ROLES)
    row = here.connection.execute(select(enquiry).where(enquiry.c.reference == normal(reference))).one_or_none()
    if staff_id is None or row is None:
        return None
    hold = here.connection.execute(select(chat_hold.c.until).where(chat_hold.c.reference == row.reference, chat_hold.c.until > here.now)).scalar()
    steps = here.connection.execute(select(enquiry_step).where(enquiry_step.c.reference == row.reference).order_by(enquiry_step.c.id)).all()
    names = _names(here.connection, {row.owner_id, *(each.staff_id for each in steps)})
    columns = ("version", "question", "reply_by", "contact", "topic", "sector", "city", "close_reason", "callback", "channel")
    moments = ("broken_at", "owned_since", "owned_until", "answered_at", "closed_at")
    return (
        _line(row, here.now, names)
        | {name: getattr(row, name) for name in columns}
        | {name: _iso(getattr(row, name)) for name in moments}
        | {"card": row.card or {}, "held_until": _iso(hold), "mine": row.owner_id == staff_id and row.state != "closed", "may": _may(here, row, staff_id)}
        | {"messages": messages(here.connection, row.reference)}
        | {
            "steps": [
                {"at": _iso(each.at), "what": each.what, "staff": names.get(each.staff_id), "until": _iso(each.until), "note": each.note} for each in steps
            ]
        }
    )


def _may(here: Here, row: Row[Any], staff_id: int) -> list[str]:
    """What this officer may do with it now."""
    if row.state == "closed":
        return ["reopen"]
    mine = row.owner_id == staff_id
    if not mine and row.owner_id is not None and row.owned_until is not None and row.owned_until > here.now:
        return []
    held = (
        here.connection.execute(select(chat_hold.c.reference).where(chat_hold.c.reference == row.reference, chat_hold.c.until > here.now)).first() is not None
    )
    take = [] if mine and (held or not handover.by_chat(row)) else ["take"]
    return [*take, "answer", *(["topic"] if handover.by_chat(row) else []), *(["give_back"] if mine else []), "pass", "close"]


def messages(connection: Connection, reference: str) -> list[dict[str, Any]]:
    """What both sides said, the oldest first: [{"id", "at", "by" asker or staff, "staff" name or None, "text", "topic"}]."""
    rows = connection.execute(select(enquiry_message).where(enquiry_message.c.reference == reference).order_by(enquiry_message.c.id)).all()
    names = _names(connection, {row.staff_id for row in rows})
    return [{"id": row.id, "at": _iso(row.at), "by": row.by, "staff": names.get(row.staff_id), "text": row.text, "topic": row.topic} for row in rows]


def of_chat(connection: Connection, address: Address) -> list[dict[str, Any]]:
    """Everything that is kept of the enquiries of a chat, as its person may see it."""
    rows = connection.execute(select(enquiry).where(enquiry.c.channel == address.channel, enquiry.c.chat == address.chat).order_by(enquiry.c.created_at)).all()
    columns = ("reference", "question", "state", "reply_by", "contact", "language", "team", "topic", "sector", "city", "card", "callback")
    return [
        {name: getattr(row, name) for name in columns}
        | {name: _iso(getattr(row, name)) for name in ("created_at", "promised_at", "answered_at", "closed_at")}
        | {"messages": [{name: each[name] for name in ("at", "by", "text", "topic")} for each in messages(connection, row.reference)]}
        for row in rows
    ]


def _line(row: Row[Any], now: datetime, names: dict[int, str]) -> dict[str, Any]:
    late = row.promised_at is not None and row.promised_at <= now and row.state in ("open", "taken")
    columns = ("reference", "question", "state", "team", "language", "kind", "sample", "callback")
    view = {name: getattr(row, name) for name in columns}
    return view | {"promised_at": _iso(row.promised_at), "created_at": _iso(row.created_at), "owner": names.get(row.owner_id), "late": late}


def _names(connection: Connection, ids: set[int | None]) -> dict[int, str]:
    wanted = [each for each in ids if each is not None]
    return {row.id: row.name for row in connection.execute(select(staff.c.id, staff.c.name).where(staff.c.id.in_(wanted)))} if wanted else {}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
