"""Who may act for a company: the chats that hold it. A colleague, or the same person on another channel, comes in by a one-time code."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from bot.messages import Address, Choice
from bot.programme import Here, limits, notices
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.programme.references import ALPHABET
from bot.tables import company, consent, holder, invitation, staff_chat

CODE_HOURS = 48
CODE_CHARACTERS = 8  # 31 ** 8 is more than 2 ** 39; with the limits on trying, and a life of two days
MOST_HOLDERS = 10
MOST_OPEN_CODES = 5
APPLICATIONS = Choice("do:status", {"say": "menu-status"})


def holder_of(connection: Connection, address: Address, company_id: int) -> Row[Any] | None:
    """The holder who speaks from this chat, if it may act for that company now."""
    mine = (holder.c.channel == address.channel) & (holder.c.chat == address.chat)
    return connection.execute(select(holder).where(mine, holder.c.company_id == company_id, holder.c.until.is_(None))).one_or_none()


def holders(connection: Connection, company_id: int) -> list[Row[Any]]:
    """Those who act for a company now, oldest first."""
    return list(connection.execute(select(holder).where(holder.c.company_id == company_id, holder.c.until.is_(None)).order_by(holder.c.id)).all())


def of_staff(connection: Connection, staff_id: int | None, company_id: int) -> bool:
    """Whether a member of staff acts for the company too, from any chat of theirs."""
    query = select(holder.c.id).join(staff_chat, (staff_chat.c.channel == holder.c.channel) & (staff_chat.c.chat == holder.c.chat))
    query = query.where(staff_chat.c.staff_id == staff_id, holder.c.company_id == company_id, holder.c.until.is_(None)).limit(1)
    return connection.execute(query).first() is not None


def my_companies(here: Here) -> list[dict[str, Any]]:
    """The companies that this chat acts for: [{"id", "name", "registration_number", "city"}], oldest first."""
    mine = (holder.c.channel == here.address.channel) & (holder.c.chat == here.address.chat) & holder.c.until.is_(None)
    rows = here.connection.execute(select(company).join(holder, holder.c.company_id == company.c.id).where(mine).order_by(company.c.id))
    return [{"id": row.id, "name": row.name, "registration_number": row.registration_number, "city": row.city} for row in rows]


def people(here: Here, *, company_id: int) -> list[dict[str, Any]] | None:
    """[{"id", "name", "since" (ISO), "me"}], or None where the company is not this chat's."""
    if holder_of(here.connection, here.address, company_id) is None:
        return None
    me = (here.address.channel, here.address.chat)
    return [
        {"id": row.id, "name": row.name, "since": row.since.isoformat(), "me": (row.channel, row.chat) == me} for row in holders(here.connection, company_id)
    ]


def add(here: Here, company_id: int, name: str) -> int:
    """Let this chat act for the company; one that had left comes back. Returns the holder's id."""
    mine = (holder.c.company_id == company_id) & (holder.c.channel == here.address.channel) & (holder.c.chat == here.address.chat)
    values = {"company_id": company_id, "channel": here.address.channel, "chat": here.address.chat, "name": name, "since": here.now, "until": None}
    if not notices.insert_once(here.connection, holder, values):
        here.connection.execute(update(holder).where(mine).values(name=name, since=here.now, until=None))
    return int(here.connection.execute(select(holder.c.id).where(mine)).scalar_one())


def agree(here: Here) -> None:
    """The consent to the privacy notice of applications, with what was entered under it."""
    said = {"channel": here.address.channel, "chat": here.address.chat, "notice": NOTICE, "language": here.language, "purpose": "application"}
    here.connection.execute(consent.insert().values(at=here.now, **said))


def invite(here: Here, *, company_id: int) -> dict[str, Any]:
    """A one-time code for another chat. Returns {"outcome": "made", "code" (XXXX-XXXX), "until" (ISO)}, "unknown" (not this chat's company), "too_many"."""
    _lock(here.connection, company_id)
    me = holder_of(here.connection, here.address, company_id)
    if me is None:
        return {"outcome": "unknown"}
    still_good = (invitation.c.company_id == company_id) & invitation.c.used_at.is_(None) & (invitation.c.until > here.now)
    open_codes = here.connection.execute(select(func.count()).select_from(invitation).where(still_good)).scalar_one()
    if open_codes >= MOST_OPEN_CODES or len(holders(here.connection, company_id)) >= MOST_HOLDERS:
        return {"outcome": "too_many"}
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_CHARACTERS))
    until = here.now + timedelta(hours=CODE_HOURS)
    here.connection.execute(invitation.insert().values(code_hash=_hash(code), company_id=company_id, holder_id=me.id, until=until))
    return {"outcome": "made", "code": f"{code[:4]}-{code[4:]}", "until": until.isoformat()}


def join(here: Here, *, code: str, name: str) -> dict[str, Any]:
    """Use a code: this chat acts for the company from now on, and the others are told.

    Returns {"outcome": "joined", "company"}, "already" with "company", "unknown" (wrong, used, too old: all alike), or "wait" with "minutes"."""
    minutes = limits.to_wait(here, "code")
    if minutes:
        return {"outcome": "wait", "minutes": minutes}
    this = (invitation.c.code_hash == _hash(code)) & invitation.c.used_at.is_(None) & (invitation.c.until > here.now)
    company_id = here.connection.execute(select(invitation.c.company_id).where(this)).scalar()
    if company_id is None:
        return {"outcome": "unknown"}
    _lock(here.connection, company_id)
    firm = here.connection.execute(select(company).where(company.c.id == company_id)).one()
    if holder_of(here.connection, here.address, company_id) is not None:
        return {"outcome": "already", "company": firm.name}
    maker = here.connection.execute(select(holder.c.until).where(holder.c.id == select(invitation.c.holder_id).where(this).scalar_subquery())).one()
    if maker.until is not None or len(holders(here.connection, company_id)) >= MOST_HOLDERS:
        return {"outcome": "unknown"}  # a code does not outlive its maker's own place
    used = here.connection.execute(update(invitation).where(this).values(used_at=here.now).returning(invitation.c.code_hash)).first()
    if used is None:
        return {"outcome": "unknown"}
    others = holders(here.connection, company_id)
    me = add(here, company_id, name)
    agree(here)
    for each in others:
        key = f"joined:{company_id}:{me}:{int(here.now.timestamp())}:{each.id}"
        said = {"say": "notice-holder-joined", "name": name, "company": firm.name}
        notices.write(here.connection, here.now, key, Address(each.channel, each.chat), [said], [APPLICATIONS])
    return {"outcome": "joined", "company": firm.name}


def remove(here: Here, *, company_id: int, holder_id: int) -> dict[str, Any]:
    """Take somebody who has left out; nobody may take the last one out, so that no case is left without anybody.

    Returns {"outcome": "removed", "name"}, "unknown" (not this chat's company, or no such person), "last"."""
    _lock(here.connection, company_id)
    if holder_of(here.connection, here.address, company_id) is None:
        return {"outcome": "unknown"}
    return _end(here, company_id, holder_id)


def end(here: Here, company_id: int, holder_id: int) -> dict[str, Any]:
    """As `remove`, done by an officer (who has been asked for their role)."""
    _lock(here.connection, company_id)
    return _end(here, company_id, holder_id)


def _end(here: Here, company_id: int, holder_id: int) -> dict[str, Any]:
    all_of_them = holders(here.connection, company_id)
    leaver = next((each for each in all_of_them if each.id == holder_id), None)
    if leaver is None:
        return {"outcome": "unknown"}
    if len(all_of_them) == 1:
        return {"outcome": "last"}
    here.connection.execute(update(holder).where(holder.c.id == holder_id).values(until=here.now))
    for prefix in ("status:", "case:"):
        notices.take_back(here.connection, Address(leaver.channel, leaver.chat), prefix)
    return {"outcome": "removed", "name": leaver.name}


def _lock(connection: Connection, company_id: int) -> None:
    connection.execute(select(company.c.id).where(company.c.id == company_id).with_for_update())


def _hash(code: str) -> str:
    plain = "".join(char for char in code.upper() if char.isalnum())
    return hashlib.sha256(f"invitation {plain}".encode()).hexdigest()
