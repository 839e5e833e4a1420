"""What is consistent foots; whatever single number is changed is found; a draft that does not foot is blocked (test_editions.py)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from bot.knowledge import COMPONENTS, Knowledge
from bot.programme.ledger_counts import BASES, TECHNOLOGIES, year_named
from bot.programme.report import figures, foot
from bot.programme.report.basis import Basis, Figure, carried, since, total
from bot.store import Store
from bot.tables import application_step, history_figure, payment
from bot.wording import Wording
from tests.report import a_year
from tests.report.a_year import NOW, ON_SQLITE, YEAR

YEARS = ("2008-09", "2009-10", "2010-11")
Figures = dict[str, Figure]


def one(measure: str, unit: str, kind: Any, period: str, number: int, part: str = "all") -> Figure:
    as_at = f"{int(period[:4]) + 1}-03-31" if kind == "year" else f"{period}-12-31" if kind == "calendar" else period
    return Figure(Basis(measure, unit, kind, period), part, number, as_at, "records")


def report(numbers: list[int], last: str) -> Figures:
    """A report that adds up, of whatever numbers: the same numbers give the report of the year before when `last` is that year."""
    of = iter(numbers)
    years = YEARS[: YEARS.index(last) + 1]
    approvals = {part: [one("approvals", "applications", "year", year, next(of), part) for year in YEARS][: len(years)] for part in COMPONENTS}
    found = [figure for row in approvals.values() for figure in row]
    found += [total(row[n] for row in approvals.values()) for n in range(len(years))]
    totals = [since(row) for row in approvals.values()]
    found += [*totals, total(totals)]
    rest = totals[1].number
    cut = sorted(next(of) % (rest + 1) for _ in range(2))
    day = f"{int(last[:4]) + 1}-03-31"
    split = zip(TECHNOLOGIES, (cut[0], cut[1] - cut[0], rest - cut[1]), strict=True)
    for parts in (
        [one("demonstrations", "projects", "since", day, number, part) for part, number in split],
        [one("providers", "firms", "as_at", day, next(of), base) for base in BASES],
        [one("labels", "logos", "calendar", last[:4], next(of), group) for group in figures.GROUPS],
    ):
        found += [*parts, total(parts)]
    for measure in ("events", "participants"):
        whole = one(measure, measure, "since", "2008-03-31", 0)
        for year in YEARS:
            this = one(measure, measure, "year", year, next(of))
            if year in years:
                whole = carried(whole, this)
                found += [this] if year == last else []
        found.append(whole)
    return {figure.key: figure for figure in found}


NUMBERS = st.lists(st.integers(0, 900), min_size=24, max_size=24)


@given(NUMBERS)
def test_what_is_consistent_foots(numbers: list[int]) -> None:
    assert foot.problems(report(numbers, "2010-11"), report(numbers, "2009-10")) == []
    assert foot.problems(report(numbers, "2008-09"), None) == []


@given(NUMBERS, st.data())
@settings(max_examples=200)
def test_any_single_number_that_is_changed_is_found(numbers: list[int], data: st.DataObject) -> None:
    found, before = report(numbers, "2010-11"), report(numbers, "2009-10")
    key = data.draw(st.sampled_from(sorted(found)))
    found[key] = replace(found[key], number=found[key].number + data.draw(st.sampled_from([-901, -1, 1, 7])))
    assert foot.problems(found, before), key


@given(NUMBERS, st.data())
@settings(max_examples=50)
def test_a_part_or_a_total_that_is_missing_is_found(numbers: list[int], data: st.DataObject) -> None:
    found = report(numbers, "2010-11")
    del found[key := data.draw(st.sampled_from(sorted(key for key in found if key.startswith(("approvals.", "demonstrations", "providers", "labels")))))]
    assert foot.problems(found, report(numbers, "2009-10")), key


@given(NUMBERS, st.data())
@settings(max_examples=50)
def test_a_year_that_the_last_report_has_otherwise_is_found(numbers: list[int], data: st.DataObject) -> None:
    before = report(numbers, "2009-10")
    both = sorted(key for key, each in before.items() if each.basis.kind == "since" and key.split("@")[0].split(".")[0] != "demonstrations")
    key = data.draw(st.sampled_from([*both, "approvals.demonstration@2008-09"]))
    before[key] = replace(before[key], number=before[key].number + 1)
    told = foot.problems(report(numbers, "2010-11"), before)
    assert [each["say"] for each in told] == ["report-foot-published" if key.endswith("2008-09") else "report-foot-carried"]


def test_years_that_do_not_come_to_the_total_are_found_without_a_report_before() -> None:
    found = report([5] * 24, "2010-11")
    for key in ("approvals.verification@2009-10", "approvals@2009-10"):
        found[key] = replace(found[key], number=found[key].number + 1)
    assert [each["say"] for each in foot.problems(found, None)] == ["report-foot-years-sum", "report-foot-years-sum"]


def test_a_column_that_was_published_otherwise_is_found() -> None:
    found, before = report([5] * 24, "2010-11"), report([5] * 24, "2009-10")
    before["approvals.demonstration@2008-09"] = replace(before["approvals.demonstration@2008-09"], number=6)
    assert [each["say"] for each in foot.problems(found, before)] == ["report-foot-published"]
    del found["approvals@2008-09"]
    assert {each["say"] for each in foot.problems(found, before)} == {"report-foot-published", "report-foot-part-missing"}


def test_a_part_of_something_is_not_more_than_it() -> None:
    found = {each.key: each for each in (one("events", "events", "year", "2026-27", 3), one("joint_events", "events", "year", "2026-27", 4))}
    assert [each["say"] for each in foot.problems(found, None)] == ["report-foot-more"]


def test_sectors_and_cities_count_the_same_applications() -> None:
    parts = [
        one("approved_sectors", "applications", "since", "2027-03-31", 3, "metals"),
        one("approved_cities", "applications", "since", "2027-03-31", 4, "dongguan"),
    ]
    found = {each.key: each for part in parts for each in (part, total([part]))} | {f"{part.basis.measure}@since": replace(part, part="all") for part in parts}
    assert [each["say"] for each in foot.problems(found, None)] == ["report-foot-where"]


def test_a_figure_under_another_key_is_found() -> None:
    assert [each["say"] for each in foot.problems({"events@2009-10": one("events", "events", "year", "2010-11", 1)}, None)] == ["report-foot-figure"]


@ON_SQLITE
async def test_what_the_ledger_finds_among_the_records_blocks_too_without_naming_cases(store: Store, known: Knowledge, wording: Wording) -> None:
    await store.write(a_year.fill)
    assert await store.read(lambda connection: foot.of_draft(connection, known, YEAR, NOW)) == []
    values = {"application_id": 1, "amount_cents": 90_000_000, "paid_on": "2025-12-01", "staff_id": 1, "created_at": NOW}
    await store.write(lambda c: c.execute(insert(payment).values(**values)))
    await store.write(lambda c: c.execute(delete(application_step).where(application_step.c.application_id == 2)))
    told = await store.read(lambda connection: foot.of_draft(connection, known, YEAR, NOW))
    assert [each["say"] for each in told] == ["ledger-wrong-overpaid", "ledger-wrong-not-decided"]
    assert not any("A-" in wording.phrase(each, language) for each in told for language in ("zh-Hant", "zh-Hans", "en"))


@ON_SQLITE
async def test_a_demonstration_without_a_technology_does_not_foot(store: Store, known: Knowledge) -> None:
    def put(connection: Any) -> None:
        a_year.load_paper(connection, known)
        a_year.approved(connection, "A-1", "2011-05-01", component="demonstration", technology=None)

    await store.write(put)
    told = await store.read(lambda connection: foot.of_draft(connection, known, "2011-12", datetime(2012, 5, 1, tzinfo=UTC)))
    assert [each["say"] for each in told] == ["report-foot-technologies", "ledger-wrong-no-technology"]


@ON_SQLITE
async def test_a_changed_figure_of_the_paper_is_found(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    air = (history_figure.c.measure == "demonstrations") & (history_figure.c.part == "air")
    await store.write(lambda c: c.execute(update(history_figure).where(air).values(number=25)))
    told = await store.read(lambda connection: foot.of_draft(connection, known, "2010-11", NOW))
    assert "report-foot-technologies" in [each["say"] for each in told]


def test_the_years_of_the_reports_follow_each_other() -> None:
    assert [figures.Span.before(year) for year in ("2008-09", "2009-10", "2100-01")] == [None, "2008-09", "2099-00"] and year_named(2099) == "2099-00"
