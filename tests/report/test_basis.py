"""Figures are added only where the sum means something: two bases cannot be added by mistake."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.programme.report.basis import Basis, DifferentBases, Figure, carried, since, total


def figure(
    measure: str = "approvals", unit: str = "applications", kind: Any = "year", period: str = "2010-11", part: str = "all", number: int = 5, **over: Any
) -> Figure:
    as_at = f"{int(period[:4]) + 1}-03-31" if kind == "year" else f"{period}-12-31" if kind == "calendar" else period
    return Figure(Basis(measure, unit, kind, period), part, number, as_at, "records", **over)


ASSESSMENT = figure(part="on_site_assessment")
REFUSED = {
    "events and visitors of exhibitions": [figure("events", "events"), figure("exhibition_visitors", "visitors")],
    "events and participants": [figure("events", "events"), figure("participants", "participants")],
    "participants and visitors of exhibitions": [figure("participants", "participants"), figure("exhibition_visitors", "participants")],
    "one measure in two units": [figure("grants", "cents"), figure("grants", "dollars", period="2011-12")],
    "stocks of two days": [figure("providers", "firms", "as_at", "2011-03-31"), figure("providers", "firms", "as_at", "2012-03-31")],
    "a stock and who is new in a year": [figure("providers", "firms", "as_at", "2011-03-31"), figure("new_providers", "firms")],
    "a calendar year and a reporting year": [figure("labels", "logos", "calendar", "2010"), figure("labels", "logos", "year", "2010-11")],
    "two calendar years": [figure("labels", "logos", "calendar", "2010"), figure("labels", "logos", "calendar", "2011")],
    "totals since the start to two days": [figure(kind="since", period="2010-03-31"), figure(kind="since", period="2011-03-31")],
    "a year and the total since the start": [figure(), figure(kind="since", period="2010-03-31")],
    "a part and the whole": [ASSESSMENT, figure()],
    "the same twice": [ASSESSMENT, ASSESSMENT],
    "parts of two years": [ASSESSMENT, figure(part="verification", period="2011-12")],
    "years with one missing": [figure(period="2008-09"), figure(period="2010-11")],
    "years that do not begin with the programme": [figure(period="2009-10"), figure(period="2010-11")],
    "nothing": [],
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_meaning_cannot_be_added(name: str) -> None:
    with pytest.raises(DifferentBases):
        total(REFUSED[name])
    with pytest.raises(DifferentBases):
        total(reversed(REFUSED[name]))


def test_parts_of_one_year_add_up() -> None:
    summed = total([figure(part=part, number=number, records=number) for part, number in (("energy", 54), ("air", 24), ("effluent", 10))])
    assert (summed.number, summed.part, summed.derived, summed.records, summed.key) == (88, "all", True, 88, "approvals@2010-11")


def test_years_from_the_start_add_up_to_the_total_since_then() -> None:
    years = [figure(period=period, number=number) for period, number in (("2010-11", 319), ("2008-09", 113), ("2009-10", 227))]
    assert (total(years).number, total(years).basis) == (659, Basis("approvals", "applications", "since", "2011-03-31"))
    assert since(years[1:2]).key == "approvals@since" and since(years[1:2]).number == 113
    with pytest.raises(DifferentBases):
        since([figure(period="2009-10")])
    assert since([figure("grants", "cents", period="2026-27")]).basis.kind == "since"  # counted only of what is recorded, as its definition says


def test_the_total_since_the_start_is_carried_on_by_the_year_that_follows_and_by_no_other() -> None:
    before, year = figure(kind="since", period="2010-03-31", number=596), figure(number=511)
    assert (carried(before, year).number, carried(before, year).basis.period) == (1107, "2011-03-31")
    others = (
        figure(period="2011-12"),
        figure(period="2009-10"),
        figure("events", "events"),
        figure(part="demonstration"),
        before,
        figure(kind="calendar", period="2010"),
    )
    for other in others:
        with pytest.raises(DifferentBases):
            carried(before, other)
    with pytest.raises(DifferentBases):
        carried(year, year)


def test_about_stays_about_and_where_the_numbers_are_from_is_kept() -> None:
    rounded = replace(ASSESSMENT, about=True, source="paper 10", records=None)
    summed = total([rounded, figure(part="verification", records=3)])
    assert (summed.about, summed.source, summed.records) == (True, "several", 3)


def test_a_figure_comes_back_from_json_as_it_was() -> None:
    assert Figure.of_json(ASSESSMENT.as_json()) == ASSESSMENT


KINDS = st.sampled_from(
    [("year", "2008-09"), ("year", "2009-10"), ("since", "2010-03-31"), ("as_at", "2010-03-31"), ("calendar", "2009"), ("calendar", "2010")]
)
FIGURES = st.builds(
    lambda measure, kind, part: figure(measure, "things", kind[0], kind[1], part),
    st.sampled_from(["events", "exhibition_visitors", "approvals"]),
    KINDS,
    st.sampled_from(["all", "a", "b"]),
)


@given(st.lists(FIGURES, min_size=2, max_size=4))
def test_two_bases_are_never_added_whatever_they_are(figures: list[Figure]) -> None:
    assume(any(one.basis.measure != other.basis.measure or one.basis.kind != other.basis.kind for one, other in combinations(figures, 2)))
    with pytest.raises(DifferentBases):
        total(figures)
