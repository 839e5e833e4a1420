"""From where messages may be sent: a copy of the database that stands elsewhere, or an older one put back, sends nothing before staff confirm it.

A place is a data folder on a machine. Its file `place` also holds how many claims were made there: a database that has fewer is an older copy."""

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.programme import Here, application_changes, audit
from bot.programme.staff import Role
from bot.tables import announcement, lease, outbox, sending_place

log = structlog.get_logger(__name__)

SENDER = "sender"  # the lease whose claims are counted
MACHINE = Path("/etc/machine-id")
ROLES: frozenset[Role] = frozenset({"admin"})  # may confirm a place
STALE = timedelta(minutes=10)  # a reply that waited longer while nothing might leave is not sent any more
AT_WORK = ("first", "recall", "sending")


class Place:
    """One data folder on one machine. The file is made if it is missing; a copied one is another place."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.open(folder / "place", os.O_RDWR | os.O_CREAT, 0o600)
        machine = MACHINE.read_text(encoding="ascii").strip() if MACHINE.exists() else ""
        what = f"{folder.resolve()}\n{machine}\n{os.fstat(self._file).st_ino}"
        self.id = hashlib.sha256(what.encode()).hexdigest()
        kept = os.pread(self._file, 20, 0).strip()
        self.claims = int(kept) if kept.isdigit() else 0

    def remember(self, claims: int) -> None:
        """How many claims have been committed. In place and in one piece: another file would be another place."""
        self.claims = max(self.claims, claims)
        os.pwrite(self._file, f"{self.claims:>20}".encode(), 0)

    def close(self) -> None:
        os.close(self._file)


def may_send(connection: Connection, place: Place, now: datetime) -> bool:
    """Whether messages may leave from there. The very first place of a database is known from the start; any other is put down to wait for staff."""
    row = connection.execute(select(sending_place).where(sending_place.c.place == place.id)).one_or_none()
    claims = connection.execute(select(lease.c.claims).where(lease.c.name == SENDER)).scalar() or 0
    older = place.claims > claims
    if row is not None and row.confirmed_at is None:
        return False
    if row is not None and not older:
        return True
    anything = connection.execute(select(sending_place.c.place).limit(1)).first() is not None
    if row is None and not anything and not older:
        _enter(connection, place.id, {"since": now, "confirmed_at": now, "who": "first start", "why": None})
        return True
    why = "older" if older else "unknown"
    log.error("nothing is sent from here before staff confirm it: `python -m bot sender confirm`", why=why)
    _enter(connection, place.id, {"since": now, "confirmed_at": None, "who": None, "why": why})
    _raise_claims(connection, place.claims, now)
    return False


def _enter(connection: Connection, place: str, values: dict[str, Any]) -> None:
    insert: Any = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
    connection.execute(insert(sending_place).values(place=place, **values).on_conflict_do_update(index_elements=["place"], set_=values))


def _raise_claims(connection: Connection, claims: int, now: datetime) -> None:
    """No fewer than were made from there: once it is confirmed, it is not taken for an older copy again."""
    insert: Any = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
    connection.execute(insert(lease).values(name=SENDER, holder="", epoch=0, until=now, claims=claims).on_conflict_do_nothing())
    connection.execute(update(lease).where(lease.c.name == SENDER, lease.c.claims < claims).values(claims=claims))


def state(connection: Connection) -> dict[str, Any]:
    """{"paused": whether nothing leaves before staff confirm, "waiting": [{"place", "why": "unknown" | "older", "since"}],
    "known": [{"place", "who", "since"}]}."""
    rows = connection.execute(select(sending_place).order_by(sending_place.c.since)).all()
    waiting = [{"place": row.place[:8], "why": row.why, "since": row.since.isoformat()} for row in rows if row.confirmed_at is None]
    known = [{"place": row.place[:8], "who": row.who, "since": row.confirmed_at.isoformat()} for row in rows if row.confirmed_at is not None]
    return {"paused": bool(waiting) and not _somebody_sends(connection), "waiting": waiting, "known": known}


def _somebody_sends(connection: Connection) -> bool:
    """Of several processes on PostgreSQL another one may be sending from a place of its own."""
    if connection.dialect.name == "sqlite":
        return False
    return connection.execute(select(lease.c.name).where(lease.c.name == SENDER, lease.c.until > func.now())).first() is not None


def forget_waiting(connection: Connection) -> None:
    """Somebody sends again: places that wait and are still there put themselves down anew."""
    connection.execute(sending_place.delete().where(sending_place.c.confirmed_at.is_(None)))


def confirm(here: Here) -> dict[str, Any]:
    """Staff say that what waits may send. Returns {"outcome": "done", "places", "dropped", "paused"}, "not_now" (nothing waits) or "not_allowed"."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    return confirm_as(here.connection, here.now, f"staff {staff_id}", request=here.request)


def confirm_as(connection: Connection, now: datetime, who: str, *, request: str = "") -> dict[str, Any]:
    """As `confirm`, for who is known already. What waited too long is not sent blindly: old replies are dropped, and announcements that were under way
    are paused, for a person to say whether they go on."""
    stood_still = state(connection)["paused"]
    rows = update(sending_place).where(sending_place.c.confirmed_at.is_(None)).values(confirmed_at=now, who=who).returning(sending_place.c.place)
    confirmed = connection.execute(rows).scalars().all()
    if not confirmed:
        return {"outcome": "not_now"}
    paused = dropped = 0
    if stood_still:
        under_way = {"state": "paused", "paused_from": announcement.c.state, "version": announcement.c.version + 1}
        stopped = update(announcement).where(announcement.c.state.in_(AT_WORK)).values(**under_way).returning(announcement.c.id)
        paused = len(connection.execute(stopped).all())
        old = (outbox.c.state == "queued") & (outbox.c.policy == "prompt") & (outbox.c.created_at < now - STALE)
        dropped = len(connection.execute(update(outbox).where(old).values(state="dropped", outcome="too late").returning(outbox.c.id)).all())
    audit.put(connection, now, who, "sending confirmed", f"places {' '.join(place[:8] for place in confirmed)}", request=request or None)
    return {"outcome": "done", "places": len(confirmed), "dropped": dropped, "paused": paused}
