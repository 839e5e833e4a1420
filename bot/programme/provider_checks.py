"""Quality checks of a provider's work: a finding, what follows, its closing. Staff only, before and after; the public sees nothing but registered or not."""

from typing import Any

from sqlalchemy import Row, func, select, update

from bot.programme import Here, application_changes, providers
from bot.programme.references import normal
from bot.tables import application, provider, provider_check

LONGEST = 1000  # characters of a finding, and of all that followed together
MOST_LISTED = 20


def listed(here: Here, *, provider_id: int) -> list[dict[str, Any]] | None:
    """The checks of a provider, open ones first, then the newest: [{"id", "day", "finding", "follow_up", "closed_on", "reference" (of the case, or None),
    "version"}]; None: no officer."""
    if application_changes.officer(here) is None:
        return None
    of = select(provider_check, application.c.reference).outerjoin(application, application.c.id == provider_check.c.application_id)
    order = (provider_check.c.closed_on.is_not(None), provider_check.c.id.desc())
    rows = here.connection.execute(of.where(provider_check.c.provider_id == provider_id).order_by(*order).limit(MOST_LISTED))
    return [{name: getattr(row, name) for name in ("id", "day", "finding", "follow_up", "closed_on", "reference", "version")} for row in rows]


def open_of(here: Here, provider_id: int) -> int:
    """How many checks of a provider are not closed."""
    these = (provider_check.c.provider_id == provider_id) & provider_check.c.closed_on.is_(None)
    return int(here.connection.execute(select(func.count()).select_from(provider_check).where(these)).scalar_one())


def begin(here: Here, *, provider_id: int, finding: str, reference: str | None) -> dict[str, Any]:
    """Write a finding down; `reference`: of the case in which the work was looked at, if it is one.

    Returns {"outcome": "done"}, "not_allowed", "unknown", or "no_such_case" (there is none of that reference that was handed in)."""
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if here.connection.execute(select(provider.c.id).where(provider.c.id == provider_id).with_for_update()).first() is None:
        return {"outcome": "unknown"}
    case = None
    if reference is not None:
        handed_in = application.c.state.not_in(("draft", "discarded"))
        case = here.connection.execute(select(application.c.id).where(application.c.reference == normal(reference), handed_in)).scalar()
        if case is None:
            return {"outcome": "no_such_case"}
    values = {"provider_id": provider_id, "application_id": case, "day": providers.today(here), "finding": finding[:LONGEST], "staff_id": staff_id}
    made = here.connection.execute(provider_check.insert().values(created_at=here.now, **values).returning(provider_check.c.id)).scalar_one()
    application_changes.write_down(here, staff_id, "provider check", f"provider {provider_id}", f"check {made}")
    return {"outcome": "done"}


def follow_up(here: Here, *, check_id: int, version: int, text: str) -> dict[str, Any]:
    """Add what has followed, with its day. Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now" (closed), or "too_long" (altogether)."""
    held = _hold(here, check_id, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    so_far = "\n".join([*([row.follow_up] if row.follow_up else []), f"{providers.today(here)} {text}"])
    if len(so_far) > LONGEST:
        return {"outcome": "too_long"}
    return _set(here, row, staff_id, "provider check followed up", follow_up=so_far)


def close(here: Here, *, check_id: int, version: int) -> dict[str, Any]:
    """Nothing more is to follow. Returns as `follow_up`."""
    held = _hold(here, check_id, version)
    if isinstance(held, dict):
        return held
    return _set(here, *held, "provider check closed", closed_on=providers.today(here))


def _hold(here: Here, check_id: int, version: int) -> tuple[Row[Any], int] | dict[str, Any]:
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(provider_check).where(provider_check.c.id == check_id).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    if row.version != version:
        return {"outcome": "changed"}
    return (row, staff_id) if row.closed_on is None else {"outcome": "not_now"}


def _set(here: Here, row: Row[Any], staff_id: int, what: str, **values: Any) -> dict[str, Any]:
    here.connection.execute(update(provider_check).where(provider_check.c.id == row.id).values(version=row.version + 1, **values))
    application_changes.write_down(here, staff_id, what, f"provider {row.provider_id}", f"check {row.id}")
    return {"outcome": "done"}
