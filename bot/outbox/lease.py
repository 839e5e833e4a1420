"""Who may send: one process at a time, with an epoch that grows at every change of hands, and only from a place that staff know."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot import places
from bot.clock import Clock
from bot.places import Place
from bot.store import Store
from bot.tables import lease, sending_place

SEND_SECONDS = 20.0  # the longest that one message may be under way
LEASE_SECONDS = 3 * SEND_SECONDS

Inherit = Callable[[Connection, int], None]  # what a new holder does first, with its epoch


class Lease:
    """The lease `name`, as one process sees it. `place` None: it is held from anywhere (the terminal, which shows and does not send)."""

    def __init__(self, store: Store, clock: Clock, name: str, place: Place | None) -> None:
        self._store, self._clock, self._name, self._place = store, clock, name, place
        self._holder = secrets.token_hex(8)
        self._row = lease.c.name == name
        self._held_until = 0.0  # on the steady clock
        self.epoch = 0  # 0: not held

    @property
    def worn(self) -> bool:
        """Whether it is time to renew it."""
        return not self.epoch or self._clock.steady_seconds() > self._held_until - LEASE_SECONDS / 2

    @property
    def time_to_send(self) -> bool:
        """Whether a message that leaves now is certain to be through before others may send."""
        return self._clock.steady_seconds() <= self._held_until - SEND_SECONDS

    async def hold(self, inherit: Inherit) -> bool:
        """Take or renew it if need be. The deadline is kept on the steady clock and is earlier than the one that others see."""
        if not self.worn:
            return True
        steady = self._clock.steady_seconds()
        self.epoch = await self._store.write(lambda connection: self._take(connection, inherit))
        self._held_until = steady + LEASE_SECONDS
        return bool(self.epoch)

    def _take(self, connection: Connection, inherit: Inherit) -> int:
        """The epoch if the lease is ours now, else 0. PostgreSQL's own clock decides there, this process's on SQLite where it is alone."""
        now: datetime = self._clock.now() if self._store.sqlite else connection.execute(select(func.now())).scalar_one()
        if self._place and not places.may_send(connection, self._place, self._clock.now()):
            return 0
        row = connection.execute(select(lease).where(self._row).with_for_update()).one_or_none()
        until = now + timedelta(seconds=LEASE_SECONDS)
        epoch = self._next_epoch(row, now)
        if row is None:
            insert: Any = sqlite_insert if self._store.sqlite else pg_insert
            made = insert(lease).values(name=self._name, holder=self._holder, epoch=epoch, until=until).on_conflict_do_nothing().returning(lease.c.epoch)
            epoch = connection.execute(made).scalar() or 0
        elif epoch:
            connection.execute(update(lease).where(self._row).values(holder=self._holder, epoch=epoch, until=until))
        if epoch and epoch != self.epoch:
            inherit(connection, epoch)
            if self._place:
                places.forget_waiting(connection)
        return epoch

    def _next_epoch(self, row: Row[Any] | None, now: datetime) -> int:
        if row is None:
            return 1
        if row.holder == self._holder and row.epoch == self.epoch:
            return self.epoch
        free = row.until < now or self._store.sqlite
        return int(row.epoch) + 1 if free else 0

    def count_claim(self, connection: Connection) -> int:
        """Count a claim, in its transaction. Returns how many there are now; 0 where the lease is not ours any more, or this place may not send."""
        ours = self._row & (lease.c.holder == self._holder) & (lease.c.epoch == self.epoch)
        if self._place:
            known = exists().where(sending_place.c.place == self._place.id, sending_place.c.confirmed_at.is_not(None))
            ours = ours & (lease.c.claims >= self._place.claims) & known
        return connection.execute(update(lease).where(ours).values(claims=lease.c.claims + 1).returning(lease.c.claims)).scalar() or 0

    def committed(self, claims: int) -> None:
        """Remember beside the data, once the transaction has ended, how many claims were made."""
        if self._place:
            self._place.remember(claims)

    async def give_up(self) -> None:
        """Let others have it at once."""
        if self.epoch:
            mine = self._row & (lease.c.holder == self._holder) & (lease.c.epoch == self.epoch)
            past = self._clock.now() - timedelta(seconds=1)
            await self._store.write(lambda connection: connection.execute(update(lease).where(mine).values(until=past)))
            self.epoch = 0
