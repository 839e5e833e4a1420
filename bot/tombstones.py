"""The list of erasures beside the database: by it an older copy of the database that was put back is erased again. Only hashes are in it."""

import os
from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, erasures
from bot.settings import Settings, own_secret
from bot.store import Store

log = structlog.get_logger(__name__)

KEPT_DAYS = 730  # as long as an erasure stands in the database


class Tombstones:
    """The file `erasures.list` in the data folder, one line an erasure: the hash, a blank, the moment. Lines that cannot be read are left out."""

    def __init__(self, settings: Settings) -> None:
        self.own_key = own_secret(settings.data_dir, "erasure")
        self._path = settings.data_dir / "erasures.list"

    def key_of(self, address: Address) -> str:
        return erasures.key_of(self.own_key, address)

    def read(self) -> dict[str, datetime]:
        """{key: when}, the newest of each."""
        found: dict[str, datetime] = {}
        if not self._path.exists():
            return found
        for line in self._path.read_text(encoding="ascii", errors="replace").splitlines():
            key, _, at = line.partition(" ")
            try:
                found[key] = datetime.fromisoformat(at)
            except ValueError:
                continue
        return found

    def add(self, erased: Mapping[str, datetime]) -> None:
        """Write erasures down, on the disk when this returns. Raises OSError."""
        with self._path.open("a", encoding="ascii") as out:
            out.writelines(f"{key} {at.isoformat()}\n" for key, at in erased.items())
            out.flush()
            os.fsync(out.fileno())

    def note(self, key: str, at: datetime) -> None:
        """One that has just been done. A full disk is no reason to take it back: the sweep writes it down later."""
        try:
            self.add({key: at})
        except OSError as error:
            log.error("an erasure could not be written beside the database", error=type(error).__name__)

    async def put_right(self, store: Store, clock: Clock, knowledge: Knowledge) -> int:
        """Make file and database know the same erasures, and erase again what an older copy has brought back. Returns how many chats that was."""
        since = clock.now() - timedelta(days=KEPT_DAYS)
        in_file = {key: at for key, at in self.read().items() if at > since}
        in_database = await store.read(erasures.known)
        if unknown := {key: at for key, at in in_file.items() if key not in in_database}:
            await store.write(lambda connection: erasures.remember(connection, unknown))
            log.warning("the database did not know erasures: it is an older copy, and they are done again", number=len(unknown))
        if missing := {key: at for key, at in in_database.items() if key not in in_file or in_file[key] < at}:
            self.add(missing)
        done = 0
        for each in await store.read(lambda connection: erasures.with_older_data(connection, self.key_of)):
            here = (clock.now(), knowledge, each.address, "zh-Hant", "", "", each.key)
            done += await store.write(lambda connection, here=here, each=each: erasures.again(Here(connection, *here), each.at))  # type: ignore[misc]
        await store.write(lambda connection: erasures.forget_idle(connection, clock.now(), self.key_of))
        return done
