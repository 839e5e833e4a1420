"""The register of service providers as officers keep it: admit, refuse, suspend, readmit, end. Each change holds the provider's row, asks for the role again,
compares the version, and tells the provider once when what the public sees of it has changed."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.clock import HONG_KONG
from bot.messages import Address, Choice, Phrase
from bot.programme import Here, application_changes, notices, provider_checks, providers, ratings
from bot.tables import provider, provider_period

STATES = ("applied", "registered", "suspended", "ended", "refused")
MOST_LISTED = 300


@dataclass(frozen=True)
class Change:
    before: frozenset[str]
    after: str
    reason: bool  # one must be given; of a refusal the provider reads it, otherwise only staff


CHANGES = {
    "admit": Change(frozenset({"applied"}), "registered", False),
    "refuse": Change(frozenset({"applied"}), "refused", True),
    "suspend": Change(frozenset({"registered"}), "suspended", True),
    "readmit": Change(frozenset({"suspended", "ended"}), "registered", True),
    "end": Change(frozenset({"registered", "suspended"}), "ended", True),
}


@dataclass(frozen=True)
class Held:
    """A provider's row under its lock, and the officer who changes it."""

    row: Row[Any]
    staff_id: int


# --- reading ---


def listed(here: Here, *, state: str, base: str | None = None) -> list[dict[str, Any]] | None:
    """Providers of a state and a base: [{"id", "name", "base", "city", "sample"}], those who wait the longest first, others by name. None: no officer."""
    if application_changes.officer(here) is None:
        return None
    query = select(provider).where(provider.c.state == state).order_by(*((provider.c.id,) if state == "applied" else (provider.c.name, provider.c.id)))
    rows = here.connection.execute((query.where(provider.c.base == base) if base else query).limit(MOST_LISTED)).all()
    return [{name: getattr(row, name) for name in ("id", "name", "base", "city", "sample")} for row in rows]


def one(here: Here, *, provider_id: Any) -> dict[str, Any] | None:
    """A provider as officers see it: the public view, "reference", "state", "version", "contact_name", "contact", "news", "reason", "applied_on", "periods"
    [{"starts_on", "ends_on"}], "open_checks", "rating" (ratings.summary), "same_name" (references of others of that name), "may". None: no officer, or none."""
    if application_changes.officer(here) is None or not str(provider_id).isdecimal() or len(str(provider_id)) > 15:
        return None
    row = here.connection.execute(select(provider).where(provider.c.id == int(provider_id))).one_or_none()
    if row is None:
        return None
    periods = here.connection.execute(select(provider_period).where(provider_period.c.provider_id == row.id).order_by(provider_period.c.id)).all()
    others = select(provider).where(provider.c.folded_name == row.folded_name, provider.c.id != row.id, provider.c.state != "refused").order_by(provider.c.id)
    return providers.public_view(row) | {
        **{name: getattr(row, name) for name in ("reference", "state", "version", "contact_name", "contact", "news", "reason")},
        "applied_on": row.created_at.astimezone(HONG_KONG).date().isoformat(),
        "periods": [{"starts_on": each.starts_on, "ends_on": each.ends_on} for each in periods],
        "open_checks": provider_checks.open_of(here, row.id),
        "rating": ratings.summary(here, row.id),
        "same_name": [each.reference for each in here.connection.execute(others)],
        "may": [name for name, change in CHANGES.items() if row.state in change.before],
    }


# --- changing ---


def admit(here: Here, *, provider_id: int, version: int, since: str) -> dict[str, Any]:
    """Register a firm from today, or from a day in the past on which it was registered before it came into this register.

    Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "not_now", or "past" (the day is still to come)."""
    if since > providers.today(here):
        return {"outcome": "past"}
    return _change(here, "admit", provider_id, version, since, starts_on=since)


def refuse(here: Here, *, provider_id: int, version: int, reason: dict[str, str]) -> dict[str, Any]:
    """`reason`: texts in three languages, which the applicant reads. Returns as `admit`, or "reason_missing"."""
    return _change(here, "refuse", provider_id, version, reason.get("zh-Hant", ""), told=reason)


def suspend(here: Here, *, provider_id: int, version: int, reason: str) -> dict[str, Any]:
    """From today it is not registered; the reason stays with staff. Returns as `refuse`."""
    return _change(here, "suspend", provider_id, version, reason)


def readmit(here: Here, *, provider_id: int, version: int, reason: str) -> dict[str, Any]:
    """Register it again from today. Returns as `refuse`."""
    return _change(here, "readmit", provider_id, version, reason, starts_on=providers.today(here))


def end(here: Here, *, provider_id: int, version: int, reason: str) -> dict[str, Any]:
    """Its registration is over. Returns as `refuse`."""
    return _change(here, "end", provider_id, version, reason)


def _hold(here: Here, provider_id: int, version: int) -> Held | dict[str, Any]:
    staff_id = application_changes.officer(here)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(provider).where(provider.c.id == provider_id).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    return Held(row, staff_id) if row.version == version else {"outcome": "changed"}


def _change(
    here: Here, name: str, provider_id: int, version: int, note: str, *, starts_on: str | None = None, told: dict[str, str] | None = None
) -> dict[str, Any]:
    held, change = _hold(here, provider_id, version), CHANGES[name]
    if isinstance(held, dict):
        return held
    row = held.row
    if row.state not in change.before:
        return {"outcome": "not_now"}
    if change.reason and not note.strip():
        return {"outcome": "reason_missing"}
    values = {"state": change.after, "version": row.version + 1, "reason": told}
    here.connection.execute(update(provider).where(provider.c.id == row.id).values(**values))
    if starts_on is not None:
        here.connection.execute(provider_period.insert().values(provider_id=row.id, starts_on=starts_on))
    elif row.state == "registered":
        still = (provider_period.c.provider_id == row.id) & provider_period.c.ends_on.is_(None)
        here.connection.execute(update(provider_period).where(still).values(ends_on=providers.today(here)))
    application_changes.write_down(here, held.staff_id, f"provider {name}", f"provider {row.id}", note)
    _tell(here, row, change.after, told)
    return {"outcome": "done"}


def _tell(here: Here, row: Row[Any], after: str, reason: dict[str, str] | None) -> None:
    """One notice where the public state has changed. One that has not left is taken back; if it told of what is over by now, all is as it was before."""
    registered = after == "registered"
    if row.sample or (after != "refused" and registered == (row.state == "registered")):
        return
    to = Address(row.channel, row.chat)
    unsent = notices.take_back(here.connection, to, f"provider:{row.id}:")
    if registered and unsent and unsent[0]["phrases"][0]["say"] == "notice-provider-not-registered":
        return
    firm = {"name": row.name, "reference": row.reference}
    said: Phrase = {"say": "notice-provider-not-registered", **firm, "day": {"day": providers.today(here)}}
    if reason is not None:
        said = {"say": "notice-provider-refused", **firm, "reason": {"typed": reason}}
    elif registered:
        said = {"say": "notice-provider-registered", **firm}
    mine = Choice(f"go:providers:{row.id}", {"say": "provider-open"})
    notices.write(here.connection, here.now, f"provider:{row.id}:{row.version + 1}", to, [said], [mine])


def waiting(here: Here) -> int:
    """How many firms wait for an answer, without samples."""
    query = select(func.count()).select_from(provider).where(provider.c.state == "applied", ~provider.c.sample)
    return int(here.connection.execute(query).scalar_one())
