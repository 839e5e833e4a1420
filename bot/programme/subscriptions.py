"""Who wants to hear of what, by their own word: agreed to topic by topic, stopped at one tap. Notices on one's own booking or case know nothing of it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.programme import Here, notices
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.tables import announcement, consent, provider, subscription

TOPICS = ("events", "funding", "providers", "survey")
HOW = ("button", "word", "officer")


def wanted(topic: str) -> Select[Any]:
    """The chats that want to hear of a topic now, as (channel, chat), to be joined or asked for."""
    return select(subscription.c.channel, subscription.c.chat).where(subscription.c.topic == topic, subscription.c.wanted)


def chosen(here: Here) -> list[str]:
    """What this chat wants to hear of, in the order of TOPICS. A firm of this chat that agreed to news for providers counts too."""
    mine = (subscription.c.channel == here.address.channel) & (subscription.c.chat == here.address.chat)
    found = set(here.connection.execute(select(subscription.c.topic).where(mine, subscription.c.wanted)).scalars())
    if here.connection.execute(select(provider.c.id).where(_own_firms(here), provider.c.news).limit(1)).first() is not None:
        found.add("providers")
    return [topic for topic in TOPICS if topic in found]


def choose(here: Here, *, topic: str, wanted: bool, how: str = "button") -> dict[str, Any]:
    """Agree to a topic, or stop it; either holds from the moment of the commit. Returns {"outcome": "done", "changed"} or "unknown" (no such topic)."""
    if topic not in TOPICS:
        return {"outcome": "unknown"}
    if (topic in chosen(here)) == wanted:
        return {"outcome": "done", "changed": False}
    note(here, topic, wanted=wanted, how=how)
    if topic == "providers":
        here.connection.execute(update(provider).where(_own_firms(here)).values(news=wanted))
        if not wanted:
            notices.take_back(here.connection, here.address, "provider-news:")
    return {"outcome": "done", "changed": True}


def stop(here: Here, *, topics: Collection[str] = TOPICS, how: str = "button") -> dict[str, Any]:
    """No more of these topics. Returns {"stopped": those that were wanted until now, "left": those that still are}."""
    before = chosen(here)
    stopped = [topic for topic in before if topic in topics]
    for topic in stopped:
        choose(here, topic=topic, wanted=False, how=how)
    return {"stopped": stopped, "left": [topic for topic in before if topic not in topics]}


def take_up(here: Here, *, topics: Collection[str]) -> dict[str, Any]:
    """Hear of these topics again, after a stop that was not meant. Returns {"chosen"}: all that is wanted now."""
    for topic in topics:
        choose(here, topic=topic, wanted=True)
    return {"chosen": chosen(here)}


def topic_of(here: Here, *, announcement_id: int) -> str | None:
    """What an announcement is about, for the button under it that stops its topic: it works however old the message is. None: there is no such one."""
    topic: str | None = here.connection.execute(select(announcement.c.topic).where(announcement.c.id == announcement_id)).scalar()
    return topic


def note(here: Here, topic: str, *, wanted: bool, how: str) -> None:
    """Write the person's word down: the newest counts for sending, and every one stays among the consents."""
    insert: Any = sqlite_insert if here.connection.dialect.name == "sqlite" else pg_insert
    key = {"channel": here.address.channel, "chat": here.address.chat, "topic": topic}
    values = {"wanted": wanted, "notice": NOTICE, "language": here.language, "how": how, "at": here.now}
    made = insert(subscription).values(**key, **values).on_conflict_do_update(index_elements=list(key), set_=values)
    here.connection.execute(made)
    row = {"channel": here.address.channel, "chat": here.address.chat, "notice": NOTICE, "language": here.language, "at": here.now}
    here.connection.execute(consent.insert().values(**row, purpose=f"{'news' if wanted else 'stop'} {topic}"))


def _own_firms(here: Here) -> Any:
    return (provider.c.channel == here.address.channel) & (provider.c.chat == here.address.chat)
