"""The logos that were awarded: their numbers, whether a holder had one for a year, and how many there are of a calendar year."""

import re
import unicodedata
from typing import Any

from sqlalchemy import Row, select

from bot.folding import fold
from bot.programme import Here
from bot.programme.recognition import MANUFACTURING, category_name
from bot.tables import history_figure, label

LETTERS = {"excellent": "E", "partner": "P", "supply_chain": "S", "technology_service": "T"}  # of the numbers that are proposed
MOST_NUMBER_CHARACTERS = 20
MOST_NEAR = 5
GROUPS = ("manufacturing", "technology_service", "supply_chain")  # as the paper counts
_LEGAL_FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|公司|companylimited|companyltd|colimited|coltd|limited|ltd)$")


def normal_number(typed: str) -> str | None:
    """A number in the one spelling in which it is kept: capitals, no spaces, plain dashes. None where it cannot be one."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).upper()
    plain = re.sub(r"[‐-―−ー﹣－]", "-", plain)  # dashes that people type
    good = 0 < len(plain) <= MOST_NUMBER_CHARACTERS and any(char.isdecimal() for char in plain) and all(char.isalnum() or char in "-/." for char in plain)
    return plain if good else None


def proposed_number(here: Here, *, year: int, category: str) -> str:
    """The next of <year>-<letter of the category>-<three digits>: a proposal, because how the scheme numbers its logos is not known."""
    prefix = f"{year}-{LETTERS[category]}-"
    numbers = here.connection.execute(select(label.c.number).where(label.c.number.startswith(prefix, autoescape=True))).scalars()
    taken = [int(each.removeprefix(prefix)) for each in numbers if each.removeprefix(prefix).isdecimal()]
    return f"{prefix}{max(taken, default=0) + 1:03}"


# --- is holder N valid for year Y? ---


def check(here: Here, *, words: str, year: int) -> dict[str, Any]:
    """Whether a logo of that year stands in the records under a number or a name. Names and numbers are public; contacts are never part of the answer.

    Returns {"outcome": "found", "labels"}, "near" with "names" of the year that are like it, or "none"; each with "years", others in which it has one."""
    number, name = normal_number(words), plain_name(words)
    rows = here.connection.execute(select(label).order_by(label.c.year, label.c.number)).all()
    same = [row for row in rows if row.number == number or (name and plain_name(row.name) == name)]
    labels = [award_view(here, row) for row in same if row.year == year]
    others = sorted({row.year for row in same} - {year})
    if labels:
        return {"outcome": "found", "labels": labels, "years": others}
    near = [row.name for row in rows if row.year == year and _alike(name, plain_name(row.name))]
    names = list(dict.fromkeys(near))[:MOST_NEAR]
    return {"outcome": "near" if names else "none", "names": names, "years": others}


def plain_name(name: str) -> str:
    """A firm's name in one spelling, without its legal form; trade words stay, for two firms may differ in nothing else."""
    return _LEGAL_FORM.sub("", re.sub(r"[\W_]+", "", fold(name)))


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 2 and (one in other or other in one)


def award_view(here: Here, row: Row[Any]) -> dict[str, Any]:
    """{"number", "year", "category", "category_name", "name", "withdrawn_on", "sample", "awarded_at" (ISO)}."""
    shown = {name: getattr(row, name) for name in ("number", "year", "category", "name", "withdrawn_on", "sample")}
    return {**shown, "category_name": category_name(here.knowledge, row.category), "awarded_at": row.created_at.isoformat()}


# --- of a calendar year ---


def of_year(here: Here, *, year: int) -> list[dict[str, Any]]:
    """The logos of a calendar year by category and number, as `award_view`."""
    rows = here.connection.execute(select(label).where(label.c.year == year)).all()
    order = [each.id for each in here.knowledge.recognition.categories]
    return [award_view(here, row) for row in sorted(rows, key=lambda row: (order.index(row.category), row.number))]


def award(here: Here, *, number: str) -> dict[str, Any] | None:
    """One logo as `award_view`, or None."""
    row = here.connection.execute(select(label).where(label.c.number == number)).one_or_none()
    return award_view(here, row) if row is not None else None


def counts(here: Here, *, year: int) -> dict[str, Any]:
    """How many logos the records have for a calendar year, and what the paper says of it. A unit of its own: never added to approvals.

    {"year", "categories": {id: number}, "groups": {group: number}, "total", "withdrawn" (of these), "samples_left_out", "history": {"groups", "total",
    "sources"} or None}."""
    rows = of_year(here, year=year)
    real = [row for row in rows if not row["sample"]]
    categories = {each.id: sum(row["category"] == each.id for row in real) for each in here.knowledge.recognition.categories}
    groups = {"manufacturing": sum(categories[each] for each in MANUFACTURING)} | {each: categories[each] for each in GROUPS if each in categories}
    return {
        "year": year,
        "categories": categories,
        "groups": groups,
        "total": len(real),
        "withdrawn": sum(row["withdrawn_on"] is not None for row in real),
        "samples_left_out": len(rows) - len(real),
        "history": _history(here, year),
    }


def _history(here: Here, year: int) -> dict[str, Any] | None:
    """The figures of the paper, if those of this year were loaded."""
    query = select(history_figure).where(history_figure.c.measure == "labels", history_figure.c.year == str(year))
    rows = {row.part: row for row in here.connection.execute(query)}
    if not rows:
        return None
    groups = {group: rows[group].number for group in GROUPS if group in rows}
    sources = sorted({row.source.removeprefix("paper ") for row in rows.values()})
    return {"groups": groups, "total": sum(groups.values()), "sources": [{"paper": each} for each in sources]}
