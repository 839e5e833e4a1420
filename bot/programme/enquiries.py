"""Enquiries: questions that a person wants a colleague to answer. Opened and written to by the asker here; the other modules of enquiries are staff's."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from bot.programme import Here, enquiry_rota, handover, promises, service_hours
from bot.programme.enquiry_changes import answer, send_topic, tell_answered
from bot.programme.enquiry_views import counts, inbox, of_chat
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.programme.references import new_reference, normal
from bot.tables import company, consent, enquiry, holder

__all__ = ["answer", "counts", "inbox", "mine", "of_chat", "open_enquiry", "reply", "send_topic", "tell_answered"]


def open_enquiry(here: Here, *, question: str, reply_by: str, contact: str | None, sample: bool = False, card: dict[str, Any] | None = None) -> dict[str, Any]:
    """Keep the question with the chat it came from, for the team that answers it. `card`: what is known already, by the desk: {"noticed", "checked",
    "misses", "topics"}. Returns {"reference", "team" or None, "until": ISO or None (no time is promised while staff have entered no hours)}."""
    card = card or {}
    reference = new_reference("E")
    topic = next(iter(card.get("topics", ())), None) if card.get("sure") else None
    city = _city(here, card)
    group = here.knowledge.answers[topic].group if topic in here.knowledge.answers else None
    team = service_hours.team_for(here.connection, group, city)
    until = promises.promise(here, team, here.now)
    values: dict[str, Any] = {
        "reference": reference,
        "channel": here.address.channel,
        "chat": here.address.chat,
        "language": here.language,
        "question": question,
    }
    values |= {"reply_by": reply_by, "contact": contact, "state": "open", "sample": sample, "created_at": here.now, "kind": "chat", "team": team}
    values |= {"topic": topic, "sector": card.get("noticed", {}).get("sector"), "city": city, "card": card, "promised_at": until}
    here.connection.execute(enquiry.insert().values(**values))
    handover.step(here.connection, here.now, reference, "opened", until=until)
    if not sample:
        said = {"channel": here.address.channel, "chat": here.address.chat, "notice": NOTICE, "language": here.language, "purpose": "enquiry"}
        here.connection.execute(consent.insert().values(**said, at=here.now))
        enquiry_rota.offer(here.connection, here.now, reference)
    return {"reference": reference, "team": team, "until": until.isoformat() if until else None}


def _city(here: Here, card: dict[str, Any]) -> str | None:
    """Where the factory is: as was said in this chat, or as the company says for which this chat acts."""
    if card.get("city"):
        return str(card["city"])
    mine = (holder.c.channel == here.address.channel) & (holder.c.chat == here.address.chat) & holder.c.until.is_(None)
    query = select(company.c.city).join(holder, holder.c.company_id == company.c.id).where(mine, company.c.city.is_not(None)).order_by(holder.c.id)
    return here.connection.execute(query.limit(1)).scalar()


def mine(here: Here, *, reference: str) -> dict[str, Any] | None:
    """An enquiry of this chat, to write to once more: {"reference", "question" (shortened), "state"}; None where it is not this chat's."""
    row = here.connection.execute(select(enquiry).where(enquiry.c.reference == normal(reference))).one_or_none()
    if not _is_of(here, row):
        return None
    assert row is not None
    return {"reference": row.reference, "question": row.question if len(row.question) <= 100 else row.question[:99] + "…", "state": row.state}


def reply(here: Here, *, reference: str, text: str) -> dict[str, Any]:
    """The asker writes once more. It goes to whoever has the enquiry; where nobody has it, it is open again, with a new promise.

    Outcomes: "done" (with "until": ISO or None, and "owned"), "unknown"."""
    row = handover.lock(here.connection, normal(reference))
    if not _is_of(here, row):
        return {"outcome": "unknown"}
    assert row is not None
    handover.said_by_asker(here, row, text)
    if row.owner_id is not None and row.owned_until > here.now:
        here.connection.execute(update(enquiry).where(enquiry.c.reference == row.reference).values(state="taken"))
        return {"outcome": "done", "owned": True, "until": None}
    return {"outcome": "done", "owned": False, "until": _open_again(here, row)}


def _open_again(here: Here, row: Row[Any]) -> str | None:
    until: datetime | None = row.promised_at
    if row.state != "open":
        until = promises.promise(here, row.team, here.now)
        columns = {"state": "open", "promised_at": until, "answered_at": None, "closed_at": None, "close_reason": None, "version": row.version + 1}
        here.connection.execute(
            update(enquiry).where(enquiry.c.reference == row.reference).values(**columns, owner_id=None, owned_since=None, owned_until=None)
        )
        handover.step(here.connection, here.now, row.reference, "reopened", until=until, note="asker")
        enquiry_rota.offer(here.connection, here.now, row.reference)
    return until.isoformat() if until is not None and until > here.now else None


def _is_of(here: Here, row: Row[Any] | None) -> bool:
    return row is not None and (row.channel, row.chat) == (here.address.channel, here.address.chat) and not row.sample
