"""What does not add up among the figures of a report: parts and totals, years and the time since the start, this report and the one before."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.knowledge import COMPONENTS, Knowledge
from bot.messages import Phrase
from bot.programme import ledger_check
from bot.programme.ledger_counts import BASES, TECHNOLOGIES
from bot.programme.report import figures, frozen
from bot.programme.report.basis import ALL, BEGAN, RECORDED, Figure
from bot.programme.report.span import Span

Figures = dict[str, Figure]
PARTS = {
    "approvals": COMPONENTS,
    "demonstrations": TECHNOLOGIES,
    "providers": BASES,
    "labels": figures.GROUPS,
}
"""Of these measures every part must be there beside a total; of others the total is that of the parts there are."""
WHOLE = {"enquiries_answered": "enquiries", "joint_events": "events"}  # a part of another measure: never more than it


def of_draft(connection: Connection, knowledge: Knowledge, year: str, now: datetime, found: Figures | None = None) -> list[Phrase]:
    """Everything that blocks the report of a year: `problems` beside the report of the year before, and what the ledger finds among the records. References of
    cases are left out: not everybody who reads a report may see them."""
    found = found if found is not None else figures.of_year(connection, knowledge, year, now)
    previous = Span.before(year)
    before = frozen.figures(connection, previous) or figures.of_year(connection, knowledge, previous, now) if previous else None
    in_records = [each | ({"cases": {"say": "report-foot-cases"}} if "cases" in each else {}) for each in ledger_check.check(connection)]
    return [*problems(found, before), *in_records]


def problems(found: Figures, before: Figures | None) -> list[Phrase]:
    """Phrases of what does not add up, empty where everything does. `before`: the figures of the report of the year before, as it was published, or as the
    records have them; None where there is none."""
    rules: list[Callable[[Figures], Iterator[Phrase]]] = [_keys, _parts, _years, _technologies, _where, _wholes]
    told = [phrase for rule in rules for phrase in rule(found)]
    return [*told, *_carried(found, before), *_as_published(found, before)] if before else told


def _keys(found: Figures) -> Iterator[Phrase]:
    """Each figure stands under its own key, and none is below nought."""
    for key, figure in found.items():
        if key != figure.key or figure.number < 0:
            yield {"say": "report-foot-figure", "what": named(figure), "number": figure.number}


def _parts(found: Figures) -> Iterator[Phrase]:
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in found.values():
        groups.setdefault((figure.basis.measure, figure.basis.kind, figure.basis.period), []).append(figure)
    for (measure, _, _), these in sorted(groups.items()):
        whole = next((each for each in these if each.part == ALL), None)
        parts = [each for each in these if each.part != ALL]
        needed = PARTS.get(measure)
        if needed and {each.part for each in parts} != set(needed):
            yield {"say": "report-foot-part-missing", "what": named(whole or these[0])}
        elif needed and whole is None:
            yield {"say": "report-foot-part-missing", "what": named(these[0])}
        elif whole is not None and parts and sum(each.number for each in parts) != whole.number:
            yield _differs(whole, sum(each.number for each in parts), "report-foot-parts")


def _years(found: Figures) -> Iterator[Phrase]:
    """Approvals have a figure for every year: they come to the figure since the start."""
    for part in (*COMPONENTS, ALL):
        mine = [each for each in found.values() if each.basis.measure == "approvals" and each.part == part]
        whole = next((each for each in mine if each.basis.kind == "since"), None)
        years = {each.basis.period: each.number for each in mine if each.basis.kind == "year"}
        if whole is None:
            continue
        begun = sorted(int(year[:4]) for year in years)
        if begun != list(range(int(BEGAN[:4]), int(BEGAN[:4]) + len(begun))):
            yield {"say": "report-foot-part-missing", "what": named(whole)}
        elif sum(years.values()) != whole.number:
            yield _differs(whole, sum(years.values()), "report-foot-years-sum")


def _technologies(found: Figures) -> Iterator[Phrase]:
    counted, approved = found.get("demonstrations@since"), found.get("approvals.demonstration@since")
    if counted is not None and approved is not None and counted.number != approved.number:
        yield _differs(approved, counted.number, "report-foot-technologies")


def _where(found: Figures) -> Iterator[Phrase]:
    """The same approved applications, once by sector and once by city."""
    sectors, cities = found.get("approved_sectors@since"), found.get("approved_cities@since")
    if (sectors is None) != (cities is None):
        yield {"say": "report-foot-part-missing", "what": named(next(each for each in (sectors, cities) if each is not None))}
    elif sectors is not None and cities is not None and sectors.number != cities.number:
        yield _differs(sectors, cities.number, "report-foot-where")


def _wholes(found: Figures) -> Iterator[Phrase]:
    for part, whole in WHOLE.items():
        for figure in found.values():
            more = found.get(figure.key.replace(part, whole)) if figure.basis.measure == part else None
            if more is not None and figure.number > more.number:
                yield _differs(more, figure.number, "report-foot-more")


def _carried(found: Figures, before: Figures) -> Iterator[Phrase]:
    """What is since the start is that of the year before and this year's."""
    for key, whole in found.items():
        last = before.get(key)
        if whole.basis.kind != "since" or last is None or last.basis.period >= whole.basis.period:
            continue
        this = next((each for each in found.values() if _of_last_year(each, whole)), None)
        if this is not None and last.number + this.number != whole.number:
            yield _differs(whole, last.number + this.number, "report-foot-carried")


def _of_last_year(figure: Figure, whole: Figure) -> bool:
    """Whether it is the year with which a figure since the start ends."""
    alike = (figure.basis.measure, figure.basis.unit, figure.part) == (whole.basis.measure, whole.basis.unit, whole.part)
    return alike and figure.basis.kind == "year" and figure.as_at == whole.as_at


def _as_published(found: Figures, before: Figures) -> Iterator[Phrase]:
    """A year that stands in both reports has one number; a correction begins with the older report."""
    for key, figure in found.items():
        last = before.get(key)
        if last is not None and last.basis == figure.basis and last.number != figure.number:
            yield _differs(figure, last.number, "report-foot-published")
    missing = [last for key, last in before.items() if last.basis.measure == "approvals" and last.basis.kind == "year" and key not in found]
    yield from ({"say": "report-foot-part-missing", "what": named(each)} for each in missing)


def _differs(figure: Figure, number: int, message: str) -> Phrase:
    return {"say": message, "what": named(figure), "stated": shown(figure, figure.number), "number": shown(figure, number)}


def named(figure: Figure) -> Phrase:
    """A figure by its measure, part and period, for staff."""
    what: Phrase = {"say": f"report-measure-{_key(figure.basis.measure)}"}
    return {"say": "report-figure-named", "what": what, "part": part_phrase(figure), "period": period_phrase(figure)}


def part_phrase(figure: Figure) -> Phrase:
    """The part of a measure in words."""
    measure, part = figure.basis.measure, figure.part
    if part in (ALL, "none"):
        return {"say": "ledger-part-all" if part == ALL else "report-part-none"}
    if measure in ("approved_sectors", "approved_cities"):
        return {"sector" if measure == "approved_sectors" else "city": part}
    return {"say": f"report-part-{_key(part)}" if measure == "media" else f"ledger-part-{_key(part)}"}


def period_phrase(figure: Figure) -> Phrase:
    """The period, or the day that a figure holds for, in words."""
    kind, period = figure.basis.kind, figure.basis.period
    if kind in ("since", "as_at"):
        return {"say": f"report-period-{'recorded' if figure.basis.measure in RECORDED else _key(kind)}", "day": {"day": period}}
    return {"say": f"report-period-{kind}", "year": period}


def shown(figure: Figure, number: int) -> Any:
    """A number of a figure's unit: money as money."""
    return {"money": number} if figure.basis.unit == "cents" else number


def _key(name: str) -> str:
    return name.replace("_", "-")
