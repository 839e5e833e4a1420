"""Environmental technology service providers as everybody may see them: who is registered, on which day, in turns to stand first; and whom a case has chosen.

That a provider is registered says nothing about how good it is: nobody is ranked or recommended here, and whoever was never registered is not known at all."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, or_, select

from bot.clock import HONG_KONG
from bot.folding import fold
from bot.programme import Here, application_changes
from bot.programme.application_states import ENDED, THEIRS
from bot.programme.companies import folded_name
from bot.programme.references import is_well_formed, normal
from bot.tables import provider, provider_period

# What a provider can be looked for by: assessments (paragraph 13 of the paper) and the technologies that the demonstration projects looked at (paragraph 11).
SKILLS = ("assessment", "waste_heat", "voc", "flue_gas", "furnace_boiler", "renewable_energy", "wastewater_reuse", "etching_liquor")
BASES = ("hong_kong", "prd", "elsewhere")  # paragraph 13
MOST_ALIKE = 10
SHORTEST_NAME = 2  # characters: one alone would be found in far too many names


def search(here: Here, *, need: str | None = None, base: str | None = None) -> list[dict[str, Any]]:
    """The providers registered now that offer `need` (of SKILLS) and have their base there: [{"id", "name", "base", "city", "skills", "public_contact",
    "sample"}], in the day's order."""
    query = select(provider).where(provider.c.state == "registered")
    rows = here.connection.execute(query.where(provider.c.base == base) if base else query).all()
    return [public_view(row) for row in in_turn([row for row in rows if need is None or need in row.skills], _day(here))]


def named(here: Here, *, words: str) -> list[dict[str, Any]]:
    """The providers registered now whose name or reference this is, or whose name is like it: as `search`."""
    rows = here.connection.execute(select(provider).where(provider.c.state == "registered")).all()
    exact, alike = _called(rows, words)
    return [public_view(row) for row in exact or in_turn(alike, _day(here))]


def one(here: Here, *, provider_id: Any) -> dict[str, Any] | None:
    """A provider as everybody may see it, with "registered" (now); None where there is none, or it was never registered."""
    if not str(provider_id).isdecimal() or len(str(provider_id)) > 15:
        return None
    row = here.connection.execute(select(provider).where(provider.c.id == int(provider_id), _ever_registered())).one_or_none()
    return public_view(row) | {"registered": row.state == "registered"} if row is not None else None


def public_view(row: Row[Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "name", "base", "city", "skills", "public_contact", "sample")}


# --- registered on that day? ---


def registered_on(here: Here, *, words: str = "", day: str, provider_id: int | None = None) -> dict[str, Any]:
    """Whether a firm (by its name or reference in `words`, or by its id) was registered on a day of Hong Kong.

    Returns {"outcome": "yes" or "no", "firm": {"id", "name", "base", "city", "sample"}}; "not_known" with "firm" (a day before this register was kept);
    "several" with "firms", "exact" (they all have this very name; if not, names like it) and "more" (there are others); or "not_found"."""
    ever = here.connection.execute(select(provider).where(_ever_registered()).order_by(provider.c.name, provider.c.id)).all()
    exact, alike = ([row for row in ever if row.id == provider_id], []) if provider_id is not None else _called(ever, words)
    if len(exact) == 1:
        return {"outcome": _on(here, exact[0], day), "firm": _firm(exact[0])}
    found = exact or alike
    if not found:
        return {"outcome": "not_found"}
    return {"outcome": "several", "firms": [_firm(row) for row in found[:MOST_ALIKE]], "exact": bool(exact), "more": len(found) > MOST_ALIKE}


def _on(here: Here, row: Row[Any], day: str) -> str:
    covers = (provider_period.c.starts_on <= day) & or_(provider_period.c.ends_on.is_(None), provider_period.c.ends_on > day)
    if here.connection.execute(select(provider_period.c.id).where(provider_period.c.provider_id == row.id, covers).limit(1)).first():
        return "yes"
    kept_since = here.connection.execute(select(func.min(provider.c.created_at)).where(provider.c.sample == row.sample)).scalar_one()
    return "not_known" if day < kept_since.astimezone(HONG_KONG).date().isoformat() else "no"


def _firm(row: Row[Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "name", "base", "city", "sample")}


def _ever_registered() -> Any:
    return provider.c.id.in_(select(provider_period.c.provider_id))


def _called(rows: Sequence[Row[Any]], words: str) -> tuple[list[Row[Any]], list[Row[Any]]]:
    """Those of exactly this name or reference, and those whose name is like it: a firm that passes itself off as another has a name that is nearly the same."""
    if is_well_formed(words, "P"):
        return [row for row in rows if row.reference == normal(words)], []
    said, core = whole_name(words), folded_name(words)
    exact = [row for row in rows if said and whole_name(row.name) == said]
    if len(core) < SHORTEST_NAME:
        return exact, []
    alike = [row for row in rows if core in row.folded_name or (len(row.folded_name) >= SHORTEST_NAME and row.folded_name in core)]
    return exact, [row for row in alike if row not in exact]


def whole_name(name: str) -> str:
    """A name for telling whether it is the same: one spelling, without signs and spaces, with its legal form."""
    return re.sub(r"[\W_]+", "", fold(name))


# --- order, figures ---


def in_turn(rows: Sequence[Row[Any]], day: date) -> list[Row[Any]]:
    """The order of a day in Hong Kong, the same for everybody on it: of n firms each stands first on one of n days. Who follows whom is drawn anew for each
    such round, from what no firm can choose; with one round for ever, one of seven firms would stand first on every Monday."""
    if not rows:
        return []
    turn, place = divmod(day.toordinal(), len(rows))
    drawn = sorted(rows, key=lambda row: hashlib.sha256(f"{turn} provider {row.id}".encode()).digest())
    return [*drawn[place:], *drawn[:place]]


def counts(here: Here, *, day: str | None = None) -> dict[str, int]:
    """How many providers were registered on a day (today where none is given) by base, without samples. Earlier figures are in knowledge/history.yaml."""
    at = day or today(here)
    on = (provider_period.c.starts_on <= at) & or_(provider_period.c.ends_on.is_(None), provider_period.c.ends_on > at)
    these = provider.c.id.in_(select(provider_period.c.provider_id).where(on)) & ~provider.c.sample
    found = {base: int(number) for base, number in here.connection.execute(select(provider.c.base, func.count()).where(these).group_by(provider.c.base))}
    return {base: found.get(base, 0) for base in BASES}


def today(here: Here) -> str:
    return _day(here).isoformat()


def _day(here: Here) -> date:
    return here.now.astimezone(HONG_KONG).date()


# --- of a case ---


def choose(here: Here, *, application_id: int, version: int, provider_id: int | None) -> dict[str, Any]:
    """Note which provider does the work of a case (None: not chosen yet): the company's people while the case is with them, officers while it has not ended.

    Returns {"outcome": "done"}, "unknown", "changed", "not_now", or "not_registered" (that provider, now)."""
    held = application_changes.as_holder(here, application_id, version)
    if held == {"outcome": "unknown"} and application_changes.officer(here) is not None:
        held = application_changes.as_officer(here, application_id, version)
    if isinstance(held, dict):
        return held
    if held.row.state in ENDED if held.staff_id is not None else held.row.state not in THEIRS:
        return {"outcome": "not_now"}
    if provider_id is not None:
        chosen = select(provider.c.id).where(provider.c.id == provider_id, provider.c.state == "registered")
        if here.connection.execute(chosen).first() is None:
            return {"outcome": "not_registered"}
    application_changes.edit(here, held, "edit_provider", provider_id=provider_id)
    return {"outcome": "done"}
