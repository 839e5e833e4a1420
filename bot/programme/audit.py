"""The audit: who did what, when and why, in the transaction in which it is done. Rows are only ever added. No names or contacts: they are erased elsewhere."""

import hashlib
import json
from typing import Any

from bot.programme import Here
from bot.tables import audit


def write(here: Here, who: str, what: str, thing: str, reason: str | None = None, *, role: str | None = None, before: Any = None, after: Any = None) -> None:
    """One row. `who`: staff 3 | host | bot | applicant; `thing`: such as "application 12"; `before` and `after`: JSON of which a digest is kept."""
    values = {"at": here.now, "who": who, "what": what, "object": thing, "reason": reason[:300] if reason else None, "role": role}
    values |= {"request": here.request or None, "source": here.source or None}
    values |= {"before": digest(before) if before is not None else None, "after": digest(after) if after is not None else None}
    here.connection.execute(audit.insert().values(**values))


def digest(value: Any) -> str:
    """64 hex digits that stand for exactly this JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
