"""The one way in which an application changes: its row held, the person's right asked again, the version compared, the step written down, and the people
of the company told once when the public word changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.messages import Address, Choice, Phrase
from bot.programme import Here, application_words, audit, holders, notices, staff
from bot.programme.application_states import DECISIONS, ENDED, TRANSITIONS, public
from bot.tables import application, application_step, meeting, staff_chat

ROLES: frozenset[staff.Role] = frozenset({"case_officer"})  # read and decide
STATUS_ROLES: frozenset[staff.Role] = frozenset({"case_officer", "hotline_agent"})  # see the status


@dataclass(frozen=True)
class Held:
    """An application's row under its lock, and who changes it: `who` as it is written down (holder 12, staff 3)."""

    row: Row[Any]
    who: str
    staff_id: int | None = None


def as_holder(here: Here, application_id: int, version: int | None = None) -> Held | dict[str, Any]:
    """The application for somebody of its company. The refusal: "unknown" (absent and not theirs are alike), or "changed"."""
    row = lock(here.connection, application_id)
    me = holders.holder_of(here.connection, here.address, row.company_id) if row is not None else None
    if row is None or me is None:
        return {"outcome": "unknown"}
    if version is not None and row.version != version:
        return {"outcome": "changed"}
    return Held(row, f"holder {me.id}")


def as_officer(here: Here, application_id: int, version: int | None = None) -> Held | dict[str, Any]:
    """The application for a case officer. The refusal: "not_allowed", "unknown", "changed", or "own_case": nobody works on a case of a company
    that they act for."""
    staff_id = officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = lock(here.connection, application_id)
    if row is None or row.state in ("draft", "discarded"):
        return {"outcome": "unknown"}
    if holders.of_staff(here.connection, staff_id, row.company_id):
        return {"outcome": "own_case"}
    if version is not None and row.version != version:
        return {"outcome": "changed"}
    return Held(row, f"staff {staff_id}", staff_id)


def officer(here: Here, roles: frozenset[staff.Role] = ROLES) -> int | None:
    """Who of the staff speaks from this chat, if their role is one of `roles` now: it may have been lost while a form was open."""
    if staff.role_of(here.connection, here.address) not in roles:
        return None
    mine = (staff_chat.c.channel == here.address.channel) & (staff_chat.c.chat == here.address.chat)
    return int(here.connection.execute(select(staff_chat.c.staff_id).where(mine)).scalar_one())


def lock(connection: Connection, application_id: int) -> Row[Any] | None:
    """The application's row, held until the end of the transaction."""
    return connection.execute(select(application).where(application.c.id == application_id).with_for_update()).one_or_none()


def may(held: Held, name: str) -> bool:
    """Whether whoever holds the application may make this transition now."""
    transition, row = TRANSITIONS[name], held.row
    if row.state not in transition.before:
        return False
    match transition.who:
        case "holder":
            return held.staff_id is None
        case "handler":
            return held.staff_id is not None and held.staff_id == row.handler_id
        case "checker":
            return held.staff_id is not None and held.staff_id != row.handler_id
        case _:
            return held.staff_id is not None


def move(
    here: Here,
    held: Held,
    name: str,
    *,
    reason: dict[str, Any] | None = None,
    note: str | None = None,
    said: Sequence[Phrase] = (),
    **values: Any,
) -> dict[str, Any]:
    """Make a transition. `reason`: {"keys": [standard reasons], "text": texts or None} (those that are told: the applicant reads them); `note`: what is
    written into the audit instead of it; `said`: further lines of the notice; `values`: columns that change with it.

    Returns {"outcome": "done"}, or "not_now" (this state, or this person, does not allow it), or "reason_missing"."""
    transition, row = TRANSITIONS[name], held.row
    if not may(held, name):
        return {"outcome": "not_now"}
    if transition.reason and not (reason and (reason.get("keys") or reason.get("text"))):
        return {"outcome": "reason_missing"}
    after = transition.after
    columns = {"state": after, "since": here.now if after != row.state else row.since, "version": row.version + 1, **values}
    columns |= {"closed_at": here.now} if after in ENDED else {"closed_at": None}
    here.connection.execute(update(application).where(application.c.id == row.id).values(**columns))
    step = {"application_id": row.id, "at": here.now, "transition": name, "before": row.state, "after": after, "who": held.who, "reason": reason}
    here.connection.execute(application_step.insert().values(**step, meeting_id=row.meeting_id if name in DECISIONS else None))
    if held.staff_id is not None:
        write_down(here, held.staff_id, name, f"application {row.id}", note or plain(reason))
    if public(row.state) != public(after):
        _tell(here, lock(here.connection, row.id), application_words.public_word(row.state), said)
    return {"outcome": "done"}


def edit(here: Here, held: Held, what: str, *, note: str | None = None, **values: Any) -> None:
    """Change columns without a change of state: written down, for staff with the note, and nobody is told."""
    here.connection.execute(update(application).where(application.c.id == held.row.id).values(version=held.row.version + 1, **values))
    if held.staff_id is not None:
        write_down(here, held.staff_id, what, f"application {held.row.id}", note)
    elif held.row.state != "draft":
        step = {"application_id": held.row.id, "at": here.now, "transition": what, "before": held.row.state, "after": held.row.state, "who": held.who}
        here.connection.execute(application_step.insert().values(**step))


def write_down(here: Here, staff_id: int, what: str, thing: str, reason: str | None) -> None:
    """What a member of staff did, in the transaction in which it is done. No names or contacts: they are erased elsewhere, the audit stays."""
    audit.write(here, f"staff {staff_id}", what, thing, reason)


def tell_holders(here: Here, row: Row[Any], key: str, phrases: list[Phrase], *, but: Address | None = None) -> int:
    """A notice about a case to everybody of its company, once by `key`. Returns how many were told."""
    told = 0
    for each in holders.holders(here.connection, row.company_id):
        to = Address(each.channel, each.chat)
        if to != but:
            told += notices.write(here.connection, here.now, f"{key}:{each.id}", to, phrases, [case_choice(row.id)])
    return told


def case_choice(application_id: int) -> Choice:
    return Choice(f"go:application:{application_id}", {"say": "application-open"})


def _tell(here: Here, row: Row[Any] | None, before: Phrase, said: Sequence[Phrase]) -> None:
    """One notice to each person of the company but who did it, before -> after. One that has not left is taken back: it would state what is past."""
    assert row is not None
    held_on = here.connection.execute(select(meeting.c.day).where(meeting.c.id == row.meeting_id)).scalar() if row.meeting_id else None
    after = application_words.public_word(row.state)
    for each in holders.holders(here.connection, row.company_id):
        to = Address(each.channel, each.chat)
        unsent = notices.take_back(here.connection, to, f"status:{row.id}:")
        notices.take_back(here.connection, to, f"case:milestone:{row.id}:")  # what is still due is told again by the sweep
        first: Phrase = unsent[0]["phrases"][0]["lines"][0]["before"] if unsent else before
        if to == here.address or first == after:
            continue
        told = [*application_words.change_told(row, first, held_on), *said]
        notices.write(here.connection, here.now, f"status:{row.id}:{row.version}:{each.id}", to, [{"lines": told}], [case_choice(row.id)])


def plain(reason: dict[str, Any] | None) -> str | None:
    """A reason in one line, for the audit."""
    if not reason:
        return None
    text: dict[str, str] = reason.get("text") or {}
    return "; ".join([*reason.get("keys", ()), *([text.get("zh-Hant", "")] if text else [])]) or None
