"""Erasing what is kept of a chat: what goes and what must stay, told before; then all of it in one transaction. An older copy of the database that was put
back is erased again, by the hash that is kept of each erasure."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from bot.messages import Address
from bot.programme import Here, audit, personal
from bot.programme.erasure_parts import Note, cases, chats, enquiries, events, firms
from bot.programme.notices import insert_once
from bot.tables import conversation, erasure, outbox, privacy_request, staff_chat

STAYS = ("language", "chosen", "run")  # of a conversation's state
IDLE_DAYS = 30  # then the chat itself goes, if nothing was said in it since
KeyOf = Callable[[Address], str]


@dataclass(frozen=True)
class Erased:
    """A chat that was erased before: what is older than `at` is to go once more."""

    address: Address
    key: str
    at: datetime


def key_of(own_key: str, address: Address) -> str:
    """64 hex digits that stand for a chat and cannot be read back without the installation's own key."""
    return hmac.digest(own_key.encode(), f"{address.channel}\n{address.chat}".encode(), hashlib.sha256).hex()


def plan(here: Here) -> dict[str, Any]:
    """What an erasure of this chat would do now: {"goes": [{"kind", "number"}] of personal.summary, "seats": upcoming registrations that are given back,
    "kept": [{"what", "reference", "why"}], "channel"}."""
    held = personal.summary(here)["kinds"]
    return {"goes": held, "seats": events.upcoming(here), "kept": _kept(here), "channel": here.address.channel}


def erase(here: Here) -> dict[str, Any]:
    """Erase this chat. Safe to do again. Returns {"outcome": "done", "kept": as of `plan`, "channel"}."""
    kept = _kept(here)
    _erase(here, here.now)
    _write_down(here, kept)
    return {"outcome": "done", "kept": kept, "channel": here.address.channel}


def again(here: Here, before: datetime) -> bool:
    """Erase what this chat has from before its erasure: an older copy was put back, or what had to be kept need not be kept any more. Whether there was
    anything to erase; what is still kept is none."""
    _erase(here, before)
    return not chats.older(here.connection, here.address, before)


def _erase(here: Here, before: datetime) -> None:
    """One transaction, the chat held first as in a turn; then in the order in which everything is locked."""
    mine = (conversation.c.channel == here.address.channel) & (conversation.c.chat == here.address.chat)
    row = here.connection.execute(select(conversation).where(mine).with_for_update()).one_or_none()
    marks = enquiries.marks(here, before)
    events.erase(here, before)
    cases.erase(here, before)
    firms.erase(here, before)
    enquiries.erase(here, before)
    chats.erase(here, before, marks)
    if row is not None and row.touched_at <= before:
        state = {name: value for name, value in row.state.items() if name in STAYS}
        here.connection.execute(update(conversation).where(mine).values(state=state))


def _kept(here: Here) -> list[Note]:
    own = (staff_chat.c.channel == here.address.channel) & (staff_chat.c.chat == here.address.chat)
    works_here = here.connection.execute(select(staff_chat.c.staff_id).where(own)).first() is not None
    return [*cases.kept(here), *firms.kept(here), *([{"what": "staff", "reference": "", "why": "staff"}] if works_here else [])]


def _write_down(here: Here, kept: list[Note]) -> None:
    """The hash that stands for the refusal of announcements and for erasing older copies; the request; the audit. None of them names the person."""
    reasons = [{"what": each["what"], "why": each["why"]} for each in kept]
    if not insert_once(here.connection, erasure, {"key_hash": here.chat_key, "at": here.now, "kept": reasons}):
        here.connection.execute(update(erasure).where(erasure.c.key_hash == here.chat_key).values(at=here.now, kept=reasons))
    values = {"kind": "erasure", "key_hash": here.chat_key, "at": here.now, "done_at": here.now, "outcome": "part" if kept else "done"}
    here.connection.execute(privacy_request.insert().values(**values, reason={"kept": reasons} if kept else None))
    audit.write(here, "applicant", "person erased", f"person {here.chat_key[:12]}")


# --- older copies ---


def known(connection: Connection) -> dict[str, datetime]:
    """Every erasure: {key: when}."""
    return {row.key_hash: row.at for row in connection.execute(select(erasure.c.key_hash, erasure.c.at))}


def remember(connection: Connection, erased: dict[str, datetime]) -> int:
    """Enter erasures that this database does not know: it is older than they are. Returns how many."""
    return sum(insert_once(connection, erasure, {"key_hash": key, "at": at, "kept": []}) for key, at in erased.items())


def with_older_data(connection: Connection, of: KeyOf) -> list[Erased]:
    """The chats that were erased and have something from before, or may have."""
    erased = known(connection)
    if not erased:
        return []
    found = [Erased(address, key, erased[key]) for address in chats.all_chats(connection) if (key := of(address)) in erased]
    return [each for each in found if chats.older(connection, each.address, each.at)]


def forget_idle(connection: Connection, now: datetime, of: KeyOf) -> int:
    """The chats themselves, of those that were erased and in which nothing was said since. Returns how many."""
    erased, gone = known(connection), 0
    idle = select(conversation.c.channel, conversation.c.chat, conversation.c.touched_at).where(conversation.c.touched_at < now - timedelta(days=IDLE_DAYS))
    for row in connection.execute(idle).all() if erased else []:
        at = erased.get(of(Address(row.channel, row.chat)))
        if at is None or row.touched_at > at + timedelta(minutes=1):
            continue
        for table in (outbox, conversation):
            connection.execute(delete(table).where(table.c.channel == row.channel, table.c.chat == row.chat))
        gone += 1
    return gone


def here_of(here: Here, address: Address, key: str) -> Here:
    """As if this chat spoke: for an erasure that staff carry out."""
    return replace(here, address=address, chat_key=key)


def number(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(erasure)).scalar_one())


def find(connection: Connection, key: str, of: KeyOf) -> Address | None:
    """The chat that a key stands for, if anything is kept of it."""
    return next((each for each in _sorted(chats.all_chats(connection)) if of(each) == key), None)


def _sorted(addresses: Iterable[Address]) -> list[Address]:
    return sorted(addresses, key=lambda each: (each.channel, each.chat))
