"""Notices for service providers about a briefing or a workshop, by officers, in fixed words. They go to registered providers who wanted them and to nobody
else; nothing that goes to factories uses this list."""

from typing import Any

from sqlalchemy import Row, select

from bot.messages import Address, Choice
from bot.programme import Here, application_changes, event_words, events, notices, provider_entries
from bot.tables import provider

KINDS = ("briefing", "workshop")  # what the paper names for providers, in its paragraph 13


def choosable(here: Here) -> list[dict[str, Any]] | None:
    """The briefings and workshops that can be registered for now, as `events.listed`; None: no officer."""
    if application_changes.officer(here) is None:
        return None
    return [each for each in events.listed(here) if each["kind"] in KINDS and each["bookable"] == "yes"]


def reached(here: Here, *, event_id: str) -> int:
    """How many chats a notice about this event would reach now: those told before are not told again."""
    keys = {provider_entries.news_key(event_id, to) for to in _addresses(here)}
    return len(keys - notices.told(here.connection, keys))


def invite(here: Here, *, event_id: str, sequence: int) -> dict[str, Any]:
    """Tell the providers, each chat once for an event. Returns {"outcome": "done", "told"}, "not_allowed", "unknown", "changed", or "over"."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = events.lock(here.connection, event_id)
    if row is None or row.kind not in KINDS:
        return {"outcome": "unknown"}
    if row.sequence != sequence:
        return {"outcome": "changed"}
    if not events.takes_bookings(row, here.now):
        return {"outcome": "over"}
    told = sum(_tell(here, row, to) for to in _addresses(here))
    application_changes.write_down(here, staff_id, "provider notice", f"event {event_id}", f"told {told}")
    return {"outcome": "done", "told": told}


def _tell(here: Here, row: Row[Any], to: Address) -> bool:
    view = events.view(here.connection, row, here.now)
    said = {"say": "notice-provider-event", "event": event_words.title(view), "when": event_words.when(view), "where": event_words.where(view)}
    choices = [Choice(f"go:events:{row.id}", {"say": "provider-event-open"}), Choice("go:providers:mine", {"say": "provider-open"})]
    choices.append(Choice("go:stop:providers", {"say": "news-off-providers"}))  # one tap, as under every announcement
    return notices.write(here.connection, here.now, provider_entries.news_key(row.id, to), to, [said], choices, until=row.starts_at)


def _addresses(here: Here) -> list[Address]:
    wanted = (provider.c.state == "registered") & provider.c.news & ~provider.c.sample
    rows = here.connection.execute(select(provider.c.channel, provider.c.chat).where(wanted).distinct().order_by(provider.c.channel, provider.c.chat))
    return [Address(row.channel, row.chat) for row in rows]
