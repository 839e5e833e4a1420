"""Keeps announcements going: each is looked at every second, until there is nothing more to do for it; any number of processes may do so."""

import asyncio

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import quiet
from bot.clock import Clock
from bot.desk import Desk
from bot.messages import Address
from bot.programme import Here, announcement_results, dispatch
from bot.store import Store, StoreBusy, StoreDown

log = structlog.get_logger(__name__)

LOOK_SECONDS = 1.0
KEEP_EVERY = 3600  # looks between two sweeps for results that are to be summed up


class Announcer:
    """One in each process; on PostgreSQL several may run, a message is still handed over once."""

    def __init__(self, store: Store, desk: Desk, clock: Clock) -> None:
        self._store, self._desk, self._clock = store, desk, clock

    async def go_on_for_ever(self) -> None:
        looks = 0
        while True:
            try:
                while await self.look():
                    pass
                if looks % KEEP_EVERY == 0:
                    await self.sum_up()
                looks += 1
            except (StoreDown, StoreBusy, SQLAlchemyError) as error:
                log.warning("the announcements could not be looked at", error=type(error).__name__)
            except Exception:
                log.exception("looking at the announcements failed")
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> int:
        """Take every announcement one step on, each in a transaction of its own. Returns to how many chats something was handed."""
        now = self._clock.now()
        ids = await self._store.read(lambda connection: dispatch.to_look_at(connection, now))
        if not ids:
            return 0
        silent = await self._store.read(lambda connection: quiet.quiet_until(connection, now)) is not None
        handed = 0
        for announcement_id in ids:
            addresses = await self._one(announcement_id, silent)
            self._store.tell(addresses)
            handed += len(addresses)
        return handed

    async def _one(self, announcement_id: int, silent: bool) -> set[Address]:
        now, knowledge = self._clock.now(), self._desk.knowledge

        def step(connection: Connection) -> set[Address]:
            return dispatch.look_at(connection, now, knowledge, announcement_id, quiet=silent, content=self._store.content)

        try:
            return await self._store.write(step)
        except (StoreDown, StoreBusy):
            raise
        except Exception:  # one that cannot be worked on must not keep the others from it
            log.exception("an announcement could not be looked at", announcement=announcement_id)
            return set()

    async def sum_up(self) -> None:
        """Results of those that ended long ago, before the rows of people are deleted."""
        now = self._clock.now()
        for announcement_id in await self._store.read(lambda connection: announcement_results.to_keep(connection, now)):
            await self._store.write(lambda connection, of=announcement_id: announcement_results.keep(self._here(connection), announcement_id=of))  # type: ignore[misc]

    def _here(self, connection: Connection) -> Here:
        return Here(connection, self._clock.now(), self._desk.knowledge, Address("", ""), "zh-Hant")
