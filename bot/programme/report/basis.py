"""What a figure is counted on, and which figures can be added: those of one measure and unit, over periods that do not overlap. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["year", "since", "as_at", "calendar"]
"""year: of a reporting year, 1 April to 31 March. since: from the start in April 2008 to a day. as_at: how many there are on a day, a stock.
calendar: of a year from January to December."""
ALL = "all"
BEGAN = "2008-09"  # the first reporting year of the programme
RECORDED = frozenset({"grants", "grants_paid", "approved_sectors", "approved_cities"})  # counted only of cases that are recorded here, as their definitions say


class DifferentBases(ValueError):
    """Figures that cannot be added: of different measures or units, of different kinds of period, stocks of different days, or counted twice."""


@dataclass(frozen=True)
class Basis:
    """`measure` has one definition (words report-basis-<measure>); `period`: 2010-11, 2010 or the last day, 2011-03-31."""

    measure: str
    unit: str  # words report-unit-<unit>
    kind: Kind
    period: str


@dataclass(frozen=True)
class Figure:
    """`about`: the source rounds it. `source`: "paper 10", "records", or "edition 2" where the records behind it are gone. `records`: how many rows are
    behind it and can be shown; None where there are none. `derived`: worked out from other figures."""

    basis: Basis
    part: str  # of the measure, or "all"
    number: int
    as_at: str
    source: str
    about: bool = False
    records: int | None = None
    derived: bool = False

    @property
    def key(self) -> str:
        """Such as approvals.demonstration@2010-11, approvals@since, providers.prd@as_at, labels.manufacturing@2010."""
        part = "" if self.part == ALL else f".{self.part}"
        period = self.basis.kind if self.basis.kind in ("since", "as_at") else self.basis.period
        return f"{self.basis.measure}{part}@{period}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> "Figure":
        return cls(**{**kept, "basis": Basis(**kept["basis"])})


def total(figures: Iterable[Figure]) -> Figure:
    """The sum over the parts of one period, or over reporting years of one part, from the first on without a gap. Raises DifferentBases where the sum would
    mean nothing."""
    these = list(figures)
    if not these:
        raise DifferentBases("nothing to add")
    first = these[0]
    if len({(each.basis.measure, each.basis.unit, each.basis.kind) for each in these}) > 1:
        raise DifferentBases(f"{first.key} and {_other(these)} are not counted alike")
    periods, parts = {each.basis.period for each in these}, {each.part for each in these}
    if len(periods) > 1 and first.basis.kind != "year":
        raise DifferentBases(f"{first.key} and {_other(these)} hold for different days or years that are not added")
    if len({(each.part, each.basis.period) for each in these}) < len(these) or (ALL in parts and len(parts) > 1):
        raise DifferentBases(f"{first.key} would be counted twice")
    if len(periods) > 1 and len(parts) > 1:
        raise DifferentBases("add up the parts of each year first")
    if len(periods) > 1:
        return _years(these)
    return _sum(these, first.basis, first.part if len(parts) == 1 else ALL)


def since(years: Iterable[Figure]) -> Figure:
    """The total since the start of one part, also where there is only one year yet. Raises DifferentBases as `total`, and for anything but reporting years."""
    these = list(years)
    if len(these) == 1 and these[0].basis.kind == "year":
        return _years(these)
    summed = total(these)
    if summed.basis.kind != "since":
        raise DifferentBases(f"{summed.key} are not years")
    return summed


def carried(before: Figure, year: Figure) -> Figure:
    """The total since the start, carried on by the reporting year that follows it. Raises DifferentBases for anything else."""
    alike = (before.basis.measure, before.basis.unit, before.part) == (year.basis.measure, year.basis.unit, year.part)
    if not alike or (before.basis.kind, year.basis.kind) != ("since", "year") or before.basis.period != f"{year.basis.period[:4]}-03-31":
        raise DifferentBases(f"{year.key} does not follow {before.key} to {before.basis.period}")
    return _sum([before, year], Basis(year.basis.measure, year.basis.unit, "since", year.as_at), year.part)


def _years(these: list[Figure]) -> Figure:
    these = sorted(these, key=lambda each: each.basis.period)
    begun = [int(each.basis.period[:4]) for each in these]
    basis = these[0].basis
    if begun != list(range(begun[0], begun[0] + len(begun))) or (begun[0] != int(BEGAN[:4]) and basis.measure not in RECORDED):
        raise DifferentBases(f"{these[0].key} to {these[-1].basis.period}: a year is missing")
    return _sum(these, Basis(basis.measure, basis.unit, "since", these[-1].as_at), these[0].part)


def _sum(these: list[Figure], basis: Basis, part: str) -> Figure:
    """The records behind it are those that there still are."""
    records = [each.records for each in these if each.records is not None]
    return Figure(
        basis,
        part,
        sum(each.number for each in these),
        max(each.as_at for each in these),
        these[0].source if len({each.source for each in these}) == 1 else "several",
        any(each.about for each in these),
        sum(records) if records else None,
        derived=True,
    )


def _other(these: list[Figure]) -> str:
    return next((each.key for each in these if each.basis != these[0].basis), these[0].key)
