"""Which records of companies may be one firm: suggests, with the reason. Only an officer says that they are one, and nobody gets access to anything by it."""

import re
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Connection, Row, select, update

from bot.folding import fold
from bot.knowledge import Knowledge
from bot.programme import companies
from bot.tables import application, company

MOST_SUGGESTED = 5
_MARK = "\u7532"
REASONS = ("same_number", "same_name", "near_name")  # the surest first
LETTERS, CHARACTERS = 90, 85  # how alike two names must be, in percent of equal ones in order: a character says more than a letter does


def suggest(connection: Connection, knowledge: Knowledge, this: Row[Any]) -> list[dict[str, Any]]:
    """Other records that may be the firm of `this` row of company, the surest first, without those that an officer has joined with it and those
    of which nothing was handed in.

    Each {"id", "name", "registration_number", "city", "reason" (of REASONS), "other_number": whether both have a number and they differ}."""
    known = set(firm(connection, this.id))
    cities = _cities(knowledge)
    found = []
    with_us = select(application.c.company_id).where(application.c.state.not_in(("draft", "discarded")))
    for other in connection.execute(select(company).where(company.c.id.in_(with_us)).order_by(company.c.id)).all():
        reason = None if other.id in known else likeness(this, other, cities)
        if reason is not None:
            numbers = {number_of(each.registration_key) for each in (this, other) if each.registration_key}
            found.append({**{name: getattr(other, name) for name in ("id", "name", "registration_number", "city")}, "reason": reason})
            found[-1]["other_number"] = len(numbers) > 1
    return sorted(found, key=lambda each: (REASONS.index(each["reason"]), each["id"]))[:MOST_SUGGESTED]


def likeness(this: Any, other: Any, cities: re.Pattern[str]) -> str | None:
    """Why two records (`name`, `registration_key`, `city`) may be one firm; None where nothing speaks for it."""
    if this.registration_key and number_of(this.registration_key) == number_of(other.registration_key):
        return "same_number"
    first, second = own_name(this.name, cities), own_name(other.name, cities)
    if not (first and second):
        return None
    if first == second:
        return "same_name" if this.city is not None and this.city == other.city else "near_name"
    return "near_name" if fuzz.ratio(first, second) >= (LETTERS if (first + second).isascii() else CHARACTERS) else None


@lru_cache(maxsize=20_000)
def own_name(name: str, cities: re.Pattern[str]) -> str:
    """What of a name belongs to this firm alone, folded: without legal form, trade and city. Empty where that is all there is (東莞五金廠)."""
    marked = companies.folded_name(f"{name} {_MARK}").removesuffix(_MARK)  # with it something is always left
    return cities.sub("", marked)


def number_of(key: str | None) -> str | None:
    """What of a registration number names the firm: of a Hong Kong business registration its first eight figures, without the branch."""
    return key[:8] if key and key.isdecimal() and len(key) in (8, 11) else key


@lru_cache(maxsize=2)
def _cities_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"{re.escape(name)}市?" for name in sorted(names, key=len, reverse=True)))


def _cities(knowledge: Knowledge) -> re.Pattern[str]:
    """Names of cities in folded names: where a firm stands says nothing about which it is."""
    folded = {re.sub(r"[\W_]+", "", fold(name)) for place in knowledge.places for name in place.name.values()}
    return _cities_of(tuple(sorted(folded)))


# --- what an officer has confirmed ---


def firm(connection: Connection, company_id: int) -> list[int]:
    """The ids of all records that are one firm with this one, itself among them: `same_as` of all but one names that one."""
    root = select(company.c.same_as).where(company.c.id == company_id)
    first = connection.execute(root).scalar() or company_id
    return list(connection.execute(select(company.c.id).where((company.c.id == first) | (company.c.same_as == first)).order_by(company.c.id)).scalars())


def join(connection: Connection, one: int, other: int) -> None:
    """Two records are one firm; so are those that each was joined with."""
    _one_at_a_time(connection)
    _point(connection, {*firm(connection, one), *firm(connection, other)})


def part(connection: Connection, one: int, other: int) -> None:
    """`other` is not the firm of `one` after all; the rest stay as they were."""
    _one_at_a_time(connection)
    rest = set(firm(connection, one)) - {other}
    connection.execute(update(company).where(company.c.id == other).values(same_as=None))
    _point(connection, rest)


def _point(connection: Connection, ids: set[int]) -> None:
    first = min(ids)
    connection.execute(update(company).where(company.c.id.in_(ids - {first})).values(same_as=first))
    connection.execute(update(company).where(company.c.id == first).values(same_as=None))


def _one_at_a_time(connection: Connection) -> None:
    """Whoever joins or parts holds the oldest record of all: what two officers do at once to three records of one firm is not lost."""
    connection.execute(select(company.c.id).order_by(company.c.id).limit(1).with_for_update())
