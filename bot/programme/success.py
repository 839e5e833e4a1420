"""Success cases that staff keep: gathered by the programme with the factory's consent, or published elsewhere and entered with the publisher."""

from datetime import date
from typing import Any

from sqlalchemy import Connection


def standing(connection: Connection, today: date) -> list[dict[str, Any]]:
    """The cases that may be shown today, for bot/content.py to lay over the files; and {"removed": id} for each of the files that was removed on request."""
    return []
