"""How often somebody may try to look something up. A wait, never a lock: old tries fall away by themselves."""

from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Connection, select, update

from bot.programme import Here, notices
from bot.tables import lookup_limit

log = structlog.get_logger(__name__)

TRIES, WINDOW = 5, timedelta(minutes=15)  # of a chat, and for a reference
ADDRESS_TRIES, ADDRESS_WINDOW = 100, timedelta(hours=1)  # an industrial park may share one address


def to_wait(here: Here, what: str, reference: str = "") -> int:
    """Count one try of `what` ("status", "code") by this chat, from its address and for `reference`; 0, or the minutes to wait, and then it is not counted."""
    subjects = [(f"{what}:chat:{here.address.channel}:{here.address.chat}"[:90], TRIES, WINDOW)]
    subjects += [(f"{what}:reference:{reference}"[:90], TRIES, WINDOW)] if reference else []
    subjects += [(f"{what}:address:{here.source}"[:90], ADDRESS_TRIES, ADDRESS_WINDOW)] if here.source else []
    held = [(subject, most, window, recent(here.connection, here.now, subject, window)) for subject, most, window in sorted(subjects)]
    waits = [window - (here.now - tries[-most]) for _, most, window, tries in held if len(tries) >= most]
    if waits:
        log.warning(
            "somebody has to wait before trying again",
            what=what,
            subject=sorted(subject.split(":")[1] for subject, most, _, tries in held if len(tries) >= most),
        )
        return max(1, -(-int(max(waits).total_seconds()) // 60))
    for subject, most, _, tries in held:
        kept = [each.isoformat() for each in [*tries, here.now][-most:]]
        here.connection.execute(update(lookup_limit).where(lookup_limit.c.subject == subject).values(tries=kept, touched_at=here.now))
    return 0


def recent(connection: Connection, now: datetime, subject: str, window: timedelta) -> list[datetime]:
    """The tries that still count, oldest first; the row is held until the end of the transaction, so that tries at the same time are counted too."""
    row: Any = connection.execute(select(lookup_limit.c.tries).where(lookup_limit.c.subject == subject).with_for_update()).scalar()
    if row is None:
        notices.insert_once(connection, lookup_limit, {"subject": subject, "tries": [], "touched_at": now})
        row = connection.execute(select(lookup_limit.c.tries).where(lookup_limit.c.subject == subject).with_for_update()).scalar_one()
    return [moment for each in row if (moment := datetime.fromisoformat(each)) > now - window]
