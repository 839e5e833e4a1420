"""A reporting year, 1 April to 31 March, as far as it has come. Pure."""

from dataclasses import dataclass
from datetime import datetime

from bot.programme.ledger_counts import hong_kong_day, year_named
from bot.programme.report.basis import BEGAN, Basis, Figure, Kind


@dataclass(frozen=True)
class Span:
    """`year`: 2010-11; the others are days as ISO texts. `as_at`: its end, or today."""

    year: str
    start: str
    end: str
    today: str

    @classmethod
    def of(cls, year: str, now: datetime) -> "Span":
        first = int(year[:4])
        return cls(year_named(first), f"{first}-04-01", f"{first + 1}-03-31", hong_kong_day(now))

    @staticmethod
    def before(year: str) -> str | None:
        """The reporting year before; None of the first."""
        return year_named(int(year[:4]) - 1) if year > BEGAN else None

    @property
    def as_at(self) -> str:
        return min(self.end, self.today)

    def years(self) -> list[str]:
        """The reporting years from the first of the programme to this one."""
        return [year_named(each) for each in range(int(BEGAN[:4]), int(self.year[:4]) + 1)]

    def figure(self, measure: str, unit: str, part: str, number: int, *, kind: Kind = "year", year: str = "", records: int | None = -1) -> Figure:
        """A figure of our records, for this year or another (`year`), counted or as at its day. `records`: as many as `number`, unless it says otherwise."""
        name = year or self.year
        ends = {"year": f"{int(name[:4]) + 1}-03-31", "calendar": f"{name[:4]}-12-31", "since": self.end, "as_at": self.end}[kind]
        as_at = min(ends, self.today)
        period = {"year": name, "calendar": name[:4], "since": as_at, "as_at": as_at}[kind]
        return Figure(Basis(measure, unit, kind, period), part, number, as_at, "records", records=number if records == -1 else records)
