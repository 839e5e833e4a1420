"""Service providers in a test, entered and admitted by the program's own functions."""

from typing import Any

from sqlalchemy import select

from bot.knowledge import Knowledge
from bot.programme import provider_entries, provider_register, providers
from bot.store import Store
from bot.tables import audit, provider, provider_period
from tests import an_application as an


async def applied(store: Store, known: Knowledge, chat: str = "firm", name: str = "綠環示範工程有限公司", **over: Any) -> int:
    """A firm that waits for an answer. Returns its id."""
    values = {"base": "hong_kong", "city": "hong_kong", "skills": ["voc"], "contact_name": "李大文", "contact": "+85223456789", "public": False, "news": False}
    entered = await an.acts(store, known, chat, provider_entries.enter, name=name, **(values | over))
    assert entered["outcome"] == "received", entered
    by_reference = select(provider.c.id).where(provider.c.reference == entered["reference"])
    return int(await store.read(lambda connection: connection.execute(by_reference).scalar_one()))


async def registered(store: Store, known: Knowledge, chat: str = "firm", name: str = "綠環示範工程有限公司", since: str = "", **over: Any) -> int:
    """A firm that the officer (a chat that is signed in) has admitted, from today if `since` is not given. Returns its id."""
    made = await applied(store, known, chat, name, **over)
    assert await changes(store, known, made, "admit", since=since or await today(store, known)) == {"outcome": "done"}
    return made


async def changes(store: Store, known: Knowledge, provider_id: int, name: str, chat: str = "officer", **args: Any) -> Any:
    """A change of the register, by an officer who has just looked."""
    version = (await row_of(store, provider_id)).version
    return await an.acts(store, known, chat, getattr(provider_register, name), provider_id=provider_id, version=version, **args)


async def today(store: Store, known: Knowledge) -> str:
    return str(await an.acts(store, known, "anybody", providers.today))


async def row_of(store: Store, provider_id: int) -> Any:
    return await store.read(lambda connection: connection.execute(select(provider).where(provider.c.id == provider_id)).one())


async def periods(store: Store, provider_id: int) -> list[tuple[str, str | None]]:
    query = select(provider_period).where(provider_period.c.provider_id == provider_id).order_by(provider_period.c.id)
    return [(row.starts_on, row.ends_on) for row in await store.read(lambda connection: connection.execute(query).all())]


async def written_down(store: Store) -> list[tuple[str, str, str | None]]:
    """What staff did to providers: (what, object, reason)."""
    query = select(audit).where(audit.c.what.startswith("provider")).order_by(audit.c.id)
    return [(row.what, row.object, row.reason) for row in await store.read(lambda connection: connection.execute(query).all())]
