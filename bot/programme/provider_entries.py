"""A service provider's own side: applying to be registered, its contact, and whether it wants notices for providers. Only from the chat that applied."""

import hashlib
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.messages import Address
from bot.programme import Here, notices, subscriptions
from bot.programme.companies import folded_name
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.programme.providers import BASES, SKILLS, whole_name
from bot.programme.references import new_reference
from bot.tables import consent, provider, provider_period

MOST_OPEN = 5  # applications of one chat that wait for an answer
PLACES = {"hong_kong": ("hong_kong",), "prd": ("prd", "part"), "elsewhere": ("guangdong_outside_prd", "elsewhere")}


def cities(here: Here, *, base: str) -> list[str]:
    """The ids of the places that belong to a base."""
    return [place.id for place in here.knowledge.places if place.place in PLACES[base]]


def enter(
    here: Here, *, name: str, base: str, city: str | None, skills: list[str], contact_name: str, contact: str, public: bool, news: bool
) -> dict[str, Any]:
    """Apply to be registered, with the consent to the privacy notice and, apart from it, to notices. `public`: factories may see the contact.

    Returns {"outcome": "received", "reference"}; "already" with "reference" and "state": this chat has applied for that firm before; "too_many" (waiting)."""
    rows = here.connection.execute(_of_this_chat(here).where(provider.c.state != "refused").with_for_update()).all()
    same = next((row for row in rows if whole_name(row.name) == whole_name(name)), None)
    if same is not None:
        return {"outcome": "already", "reference": same.reference, "state": same.state}
    if sum(row.state == "applied" for row in rows) >= MOST_OPEN:
        return {"outcome": "too_many"}
    if base not in BASES or not set(skills) <= set(SKILLS):
        raise ValueError("a base or a skill that there is not")
    values: dict[str, Any] = {"reference": new_reference("P"), "name": " ".join(name.split()), "folded_name": folded_name(name), "base": base, "city": city}
    values |= {"skills": [each for each in SKILLS if each in skills], "state": "applied", "contact_name": contact_name, "contact": contact, "news": news}
    values |= {"public_contact": contact if public else None, "channel": here.address.channel, "chat": here.address.chat, "created_at": here.now}
    here.connection.execute(provider.insert().values(**values))
    _agree(here, "provider")
    if news:
        _agree(here, "provider_news")
        subscriptions.note(here, "providers", wanted=True, how="button")
    return {"outcome": "received", "reference": values["reference"]}


def mine(here: Here) -> list[dict[str, Any]]:
    """The firms for which this chat has applied, the newest first: as `own`."""
    return [_own(here, row) for row in here.connection.execute(_of_this_chat(here).order_by(provider.c.id.desc())).all()]


def own(here: Here, *, provider_id: Any) -> dict[str, Any] | None:
    """A firm of this chat: {"id", "reference", "name", "base", "city", "skills", "state", "version", "contact_name", "contact", "public", "news", "reason" (of
    a refusal: texts, or None), "since" (the day from which it is registered, or None), "sample"}; None where it does not exist or is another chat's."""
    row = _mine(here, provider_id)
    return _own(here, row) if row is not None else None


def _own(here: Here, row: Row[Any]) -> dict[str, Any]:
    since = select(func.max(provider_period.c.starts_on)).where(provider_period.c.provider_id == row.id, provider_period.c.ends_on.is_(None))
    shown = ("id", "reference", "name", "base", "city", "skills", "state", "version", "contact_name", "contact", "news", "reason", "sample")
    return {name: getattr(row, name) for name in shown} | {"public": row.public_contact is not None, "since": here.connection.execute(since).scalar()}


def set_contact(here: Here, *, provider_id: int, version: int, contact_name: str, contact: str, public: bool) -> dict[str, Any]:
    """Returns {"outcome": "done"}, "unknown", or "changed" (the registration is not as it was shown)."""
    row = _mine(here, provider_id, hold=True)
    if row is None:
        return {"outcome": "unknown"}
    if row.version != version:
        return {"outcome": "changed"}
    values = {"contact_name": contact_name, "contact": contact, "public_contact": contact if public else None, "version": row.version + 1}
    here.connection.execute(update(provider).where(provider.c.id == row.id).values(**values))
    return {"outcome": "done"}


def set_news(here: Here, *, provider_id: int, wanted: bool) -> dict[str, Any]:
    """Turn notices for providers on (a consent) or off: then one that has not left is taken back. Returns {"outcome": "done"} or "unknown"."""
    row = _mine(here, provider_id, hold=True)
    if row is None:
        return {"outcome": "unknown"}
    here.connection.execute(update(provider).where(provider.c.id == row.id).values(news=wanted))
    if wanted:
        _agree(here, "provider_news")
        subscriptions.note(here, "providers", wanted=True, how="button")
    elif here.connection.execute(_of_this_chat(here).where(provider.c.news, provider.c.state == "registered").limit(1)).first() is None:
        subscriptions.note(here, "providers", wanted=False, how="button")  # of announcements to providers too
        notices.take_back(here.connection, here.address, "provider-news:")
    return {"outcome": "done"}


def news_key(event_id: str, to: Address) -> str:
    """The key of a notice about an event for providers: once to a chat, however many firms it speaks for."""
    return f"provider-news:{event_id}:{hashlib.sha256(f'{to.channel} {to.chat}'.encode()).hexdigest()[:24]}"


def _of_this_chat(here: Here) -> Any:
    return select(provider).where(provider.c.channel == here.address.channel, provider.c.chat == here.address.chat)


def _mine(here: Here, provider_id: Any, *, hold: bool = False) -> Row[Any] | None:
    if not str(provider_id).isdecimal() or len(str(provider_id)) > 15:
        return None
    query = _of_this_chat(here).where(provider.c.id == int(provider_id))
    found: Row[Any] | None = here.connection.execute(query.with_for_update() if hold else query).one_or_none()
    return found


def _agree(here: Here, purpose: str) -> None:
    agreed = {"channel": here.address.channel, "chat": here.address.chat, "notice": NOTICE, "language": here.language, "purpose": purpose}
    here.connection.execute(consent.insert().values(at=here.now, **agreed))
