"""A factory's view of a provider's work, once for each application. Read by staff only, and only where there are enough to hide who said what."""

from typing import Any

from sqlalchemy import func, select

from bot.programme import Here, application_changes, notices
from bot.tables import application, provider_rating

FEWEST = 3  # below this nothing of them is shown: one rating would be one factory's
REMARKS_SHOWN = 3
SIDES = ("work", "advice", "punctual")


def rate(here: Here, *, application_id: int, work: int, advice: int, punctual: int, remark: str | None) -> dict[str, Any]:
    """By somebody of the case's company, 1 (poor) to 5 (very good) each. Returns {"outcome": "rated" | "already" | "unknown" | "not_now" (not approved, or no
    provider)}."""
    if not all(mark in range(1, 6) for mark in (work, advice, punctual)):
        raise ValueError("a mark is 1 to 5")
    held = application_changes.as_holder(here, application_id)
    if isinstance(held, dict):
        return held
    if held.row.state not in ("approved", "completed") or held.row.provider_id is None:
        return {"outcome": "not_now"}
    values = {"application_id": application_id, "provider_id": held.row.provider_id, "work": work, "advice": advice, "punctual": punctual}
    rated = notices.insert_once(here.connection, provider_rating, values | {"remark": remark or None, "at": here.now})
    return {"outcome": "rated" if rated else "already"}


def summary(here: Here, provider_id: int) -> dict[str, Any]:
    """{"count", and in tenths (43 is 4.3) "work", "advice", "punctual", or None where there are fewer than three}; without those of sample cases."""
    columns = [func.sum(provider_rating.c[side]).label(side) for side in SIDES]
    found = here.connection.execute(_of(select(func.count().label("number"), *columns).select_from(provider_rating), provider_id)).one()
    count = int(found.number)
    return {"count": count} | {side: round(10 * int(getattr(found, side)) / count) if count >= FEWEST else None for side in SIDES}


def remarks(here: Here, *, provider_id: int) -> list[str] | None:
    """The newest remarks, without whose they are; none where there are too few ratings. None: no officer."""
    if application_changes.officer(here) is None:
        return None
    if summary(here, provider_id)["count"] < FEWEST:
        return []
    query = _of(select(provider_rating.c.remark), provider_id).where(provider_rating.c.remark.is_not(None)).order_by(provider_rating.c.at.desc())
    return [str(each) for each in here.connection.execute(query.limit(REMARKS_SHOWN)).scalars()]


def _of(query: Any, provider_id: int) -> Any:
    real = select(application.c.id).where(~application.c.sample)
    return query.where(provider_rating.c.provider_id == provider_id, provider_rating.c.application_id.in_(real))
