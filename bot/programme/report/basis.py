"""What a figure is counted on, and which figures can be added: those of one measure and unit, over periods that do not overlap. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["year", "since", "as_at", "calendar"]
"""year: of a reporting year, 1 April to 31 March. since: from the start in April 2008 to a day. as_at: how many there are on a day, a stock.
calendar: of a year from January to December."""
ALL = "all"


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


def total(figures: Iterable[Figure]) -> Figure:
    """The sum over parts of one period, or over years of one part. Raises DifferentBases where the sum would mean nothing."""
    these = list(figures)
    if not these:
        raise DifferentBases("nothing to add")
    first = these[0]
    if len({(each.basis.measure, each.basis.unit, each.basis.kind) for each in these}) > 1:
        raise DifferentBases(f"{first.key} and {_other(these)} are not counted alike")
    periods, parts = {each.basis.period for each in these}, {each.part for each in these}
    if len(periods) > 1 and first.basis.kind in ("since", "as_at"):
        raise DifferentBases(f"{first.key} and {_other(these)} hold for different days")
    if len({(each.part, each.basis.period) for each in these}) < len(these) or (ALL in parts and len(parts) > 1):
        raise DifferentBases(f"{first.key} would be counted twice")
    if len(periods) > 1 and len(parts) > 1:
        raise DifferentBases("add up the parts of each year first")
    basis = first.basis if len(periods) == 1 else Basis(first.basis.measure, first.basis.unit, "since", max(each.as_at for each in these))
    records = [each.records for each in these]
    return Figure(
        basis,
        first.part if len(parts) == 1 else ALL,
        sum(each.number for each in these),
        max(each.as_at for each in these),
        first.source if len({each.source for each in these}) == 1 else "several",
        any(each.about for each in these),
        None if None in records else sum(each for each in records if each is not None),
        derived=True,
    )


def _other(these: list[Figure]) -> str:
    return next((each.key for each in these if each.basis != these[0].basis), these[0].key)
