"""The totals: the paper's tables come out exactly, records are added by the day of the decision, and what does not add up is said."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot import retention
from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.programme import applications, history, ledger, ledger_check, ledger_counts, ledger_words
from bot.store import Store
from bot.tables import application, application_step, attendee, booth_visitor, history_figure, label, meeting, payment, provider, provider_period
from bot.wording import Wording
from tests import an_application as an
from tests.an_event import book, enter
from tests.conftest import MovedClock

PAPER = {
    "on_site_assessment": [113, 227, 319, 659],
    "demonstration": [25, 25, 38, 88],
    "verification": [28, 178, 154, 360],
}
DECIDED = "2027-03-31"
YEAR = "2026-27"


async def loaded(store: Store, known: Knowledge) -> None:
    figures = [each.model_dump() for each in known.history]
    await store.write(lambda connection: history.load(connection, figures))


async def all_of(store: Store, known: Knowledge) -> dict[str, Any]:
    now = store.clock.now()
    return await store.read(lambda connection: ledger.everything(connection, known, now))


async def rows(store: Store, known: Knowledge) -> dict[str, dict[str, Any]]:
    return {row["component"]: row for row in (await all_of(store, known))["approvals"]["rows"]}


async def figure(store: Store, known: Knowledge, measure: str, period: str, part: str = "all") -> Any:
    """(number, about) of one figure, or None."""
    found = [each for each in (await all_of(store, known))["figures"] if (each["measure"], each["period"], each["part"]) == (measure, period, part)]
    assert len(found) <= 1
    return (found[0]["number"], found[0]["about"]) if found else None


async def problems(store: Store, known: Knowledge) -> list[str]:
    return [each["say"] for each in (await all_of(store, known))["problems"]]


async def approved(store: Store, known: Knowledge, chat: str = "owner", *, day: str = DECIDED, **over: Any) -> int:
    if not await an.acts(store, known, "handler", lambda here: ledger.shown(here, name="approvals")):
        for each in ("handler", "checker"):
            await an.officer(store, known, each)
    meetings = await store.read(lambda connection: connection.execute(select(meeting.c.id)).scalars().all())
    made = await an.tabled(store, known, meetings[0] if meetings else await an.a_meeting(store), chat, **over)
    more = {"technology": "air"} if over.get("component") == "demonstration" else {}
    await an.moved(store, known, "handler", made, "approve", grant_cents=1_000_000, decided_on=day, **more)
    return made


# --- the paper ---


async def test_the_papers_table_of_approvals_comes_out_exactly(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    found = (await all_of(store, known))["approvals"]
    assert found["years"] == ["2008-09", "2009-10", "2010-11"]
    assert {row["component"]: [*row["years"].values(), row["total"]] for row in found["rows"]} == PAPER
    assert [*found["year_totals"].values(), found["total"]] == [166, 430, 511, 1107]
    assert [row["withdrawn_after"] for row in found["rows"]] == [0, 0, 0]


@pytest.mark.parametrize(
    ("measure", "period", "part", "number", "about"),
    [
        ("demonstrations", "to 2011-03-31", "energy", 54, False),
        ("demonstrations", "to 2011-03-31", "air", 24, False),
        ("demonstrations", "to 2011-03-31", "effluent", 10, False),
        ("providers", "to 2011-03-31", "hong_kong", 86, False),
        ("providers", "to 2011-03-31", "prd", 63, False),
        ("providers", "to 2011-03-31", "elsewhere", 6, False),
        ("new providers", "2010-11", "all", 27, False),
        ("events", "2010-11", "all", 71, False),
        ("events", "to 2011-03-31", "all", 211, False),
        ("events", "to 2010-03-31", "all", 140, False),
        ("participants", "2010-11", "all", 3700, True),
        ("participants", "to 2011-03-31", "all", 20800, True),
        ("participants", "to 2010-03-31", "all", 17100, True),
        ("factory visits", "2010-11", "all", 21, False),
        ("exhibitions", "2010-11", "all", 2, False),
        ("exhibition visitors", "2010-11", "all", 1200, True),
        ("meetings", "2010-11", "all", 4, False),
        ("labels", "2010", "manufacturing", 91, False),
        ("labels", "2010", "technology_service", 20, False),
        ("labels", "2010", "supply_chain", 4, False),
    ],
)
async def test_every_other_figure_of_the_paper_is_there(store: Store, known: Knowledge, measure: str, period: str, part: str, number: int, about: bool) -> None:
    await loaded(store, known)
    assert await figure(store, known, measure, period, part) == (number, about)


async def test_every_figure_has_unit_definition_period_day_and_source(store: Store, known: Knowledge, wording: Wording) -> None:
    await loaded(store, known)
    await approved(store, known)
    found = (await all_of(store, known))["figures"]
    assert {each["source"] for each in found} == {"records", *(f"paper {number}" for number in (6, 9, 10, 11, 13, 15))}
    for each in found:
        assert each["unit"] == ledger_counts.UNITS[each["measure"]] and each["period"]
        assert each["as_at"] <= store.clock.today().isoformat()
        assert wording.say(f"ledger-basis-{each['basis'].replace(' ', '-')}", "en")
    assert {each["as_at"] for each in found if each["measure"] == "labels"} == {"2010-12-31"}


async def test_approvals_stand_beside_targets_that_are_ranges_and_are_no_percentage(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    found = {each["component"]: (each["number"], each["from"], each["to"], each["about"], each["unit"]) for each in (await all_of(store, known))["targets"]}
    assert found == {
        "on_site_assessment": (659, 800, 1000, False, "factories"),
        "demonstration": (88, 120, 120, True, "projects"),
        "verification": (360, 500, 1000, False, "projects"),
    }


async def test_an_approval_under_later_rules_is_not_counted_towards_the_first_targets(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    await approved(store, known, rules="2025-2027")
    assert next(each for each in (await all_of(store, known))["targets"] if each["component"] == "on_site_assessment")["number"] == 659
    await approved(store, known, "second", company_name="另一廠")
    assert next(each for each in (await all_of(store, known))["targets"] if each["component"] == "on_site_assessment")["number"] == 660


# --- records ---


async def test_the_year_is_that_of_the_decision_not_of_the_application_or_the_entry(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    await approved(store, known, day="2027-03-31")
    await approved(store, known, "second", day="2027-04-01", company_name="另一廠")
    assert (await rows(store, known))["on_site_assessment"]["years"] == {"2008-09": 113, "2009-10": 227, "2010-11": 319, "2026-27": 1, "2027-28": 1}
    assert (await all_of(store, known))["approvals"]["total"] == 1109


@pytest.mark.parametrize(("day", "year"), [("2011-03-31", "2010-11"), ("2011-04-01", "2011-12"), ("2099-12-31", "2099-00"), ("2010-01-21", "2009-10")])
def test_reporting_years_run_from_april_to_march(day: str, year: str) -> None:
    assert ledger_counts.reporting_year(day) == year


async def test_who_withdraws_after_the_approval_stays_in_the_years_number_and_is_listed_apart(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await an.acts(store, known, "owner", applications.act, application_id=made, version=(await an.row_of(store, made)).version, transition="withdraw")
    row = (await rows(store, known))["on_site_assessment"]
    assert (row["years"], row["total"], row["withdrawn_after"]) == ({YEAR: 1}, 1, 1)


async def test_a_reopened_decision_counts_once_as_it_stands(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await an.moved(store, known, "checker", made, "reopen", decided_on=None, grant_cents=None)
    assert (await all_of(store, known))["approvals"]["total"] == 0
    await an.moved(store, known, "handler", made, "approve", decided_on=DECIDED, grant_cents=1)
    assert (await all_of(store, known))["approvals"]["total"] == 1
    await an.moved(store, known, "checker", made, "reopen", decided_on=DECIDED)
    await an.acts(store, known, "owner", applications.act, application_id=made, version=(await an.row_of(store, made)).version, transition="withdraw")
    found = (await all_of(store, known))["approvals"]
    assert found["total"] == 0 and sum(row["withdrawn_after"] for row in found["rows"]) == 0  # withdrawn before there was a decision again


async def test_rejections_undecided_cases_and_samples_do_not_count(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await an.set_columns(store, made, sample=True)
    other = await approved(store, known, "second", company_name="另一廠")
    await an.moved(store, known, "checker", other, "reopen", decided_on=None)
    await an.moved(store, known, "handler", other, "reject", decided_on=DECIDED)
    await an.submitted(store, known, "third", company_name="第三廠")
    assert (await all_of(store, known))["approvals"]["total"] == 0


async def test_technologies_add_up_to_the_demonstrations(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    await approved(store, known, component="demonstration")
    table = ledger_words.table("demonstrations", await all_of(store, known))
    assert {row["name"]["say"]: row["cells"] for row in table["rows"]} == {
        "ledger-part-energy": [54, None, 54],
        "ledger-part-air": [24, 1, 25],
        "ledger-part-effluent": [10, None, 10],
        "ledger-part-all": [88, 1, 89],
    }
    assert (await rows(store, known))["demonstration"]["total"] == 89


async def test_decisions_of_the_papers_time_are_in_its_figures_already(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    await approved(store, known, day="2011-03-31")
    assert (await all_of(store, known))["approvals"]["total"] == 1107
    assert await problems(store, known) == ["ledger-wrong-in-the-paper"]


async def test_events_people_and_exhibitions_of_the_records_are_counted_by_year_in_units_of_their_own(
    store: Store, known: Knowledge, clock: MovedClock
) -> None:
    await loaded(store, known)
    now = clock.now()
    year = ledger_counts.reporting_year(now.astimezone(HONG_KONG).date().isoformat())
    names = {"e-1": ("陳大文", "李小明"), "e-sample": ("何大文",)}
    for name, sample in (("e-1", False), ("e-sample", True)):
        await enter(store, now, id=name, starts_at=now + timedelta(days=2), sample=sample)
        await book(store, known, "a", *names[name], event=name)
    await enter(store, now, id="x-1", kind="exhibition", capacity=None, starts_at=now + timedelta(days=2))
    await store.write(lambda c: c.execute(insert(booth_visitor).values(id="1", event_id="x-1", how="tap", at=now)))
    await store.write(lambda c: c.execute(update(attendee).where(attendee.c.name == "陳大文").values(arrived_at=now)))
    assert await figure(store, known, "events", year) is None
    clock.moved += timedelta(days=3)
    if ledger_counts.reporting_year(clock.now().astimezone(HONG_KONG).date().isoformat()) != year:
        pytest.skip("the reporting year ends these days")
    told = [await figure(store, known, measure, year) for measure in ("events", "participants", "factory visits", "exhibitions", "exhibition visitors")]
    assert told == [(1, False), (1, False), (0, False), (1, False), (1, False)]
    assert await figure(store, known, "events", "to 2011-03-31") == (211, False)
    clock.moved += timedelta(days=ledger_counts.PEOPLE_DAYS + 366)
    assert await figure(store, known, "events", year) == (1, False)
    assert await figure(store, known, "participants", year) is None  # the people's rows are gone by then: not known is not nought


def test_people_are_not_counted_longer_than_they_are_kept() -> None:
    assert retention.DAYS["registration"] == ledger_counts.PEOPLE_DAYS


async def test_providers_meetings_and_logos_of_the_records_are_counted_without_samples(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    now, today = store.clock.now(), store.clock.today().isoformat()
    firm = {
        "name": "x",
        "folded_name": "x",
        "skills": [],
        "state": "registered",
        "contact_name": "x",
        "contact": "x",
        "channel": "web",
        "chat": "x",
        "created_at": now,
    }

    def put(connection: Any) -> None:
        for number, (base, sample, starts, ends) in enumerate(
            [("prd", False, "2020-05-01", None), ("prd", False, "2020-05-01", today), ("elsewhere", True, "2020-05-01", None)], 1
        ):
            connection.execute(insert(provider).values(**firm, id=number, reference=f"P-{number}", base=base, sample=sample))
            connection.execute(insert(provider_period).values(provider_id=number, starts_on=starts, ends_on=ends))
        connection.execute(insert(provider_period).values(provider_id=2, starts_on="2022-05-01", ends_on="2022-06-01"))
        for day, state in (("2026-12-15", "held"), ("2026-12-16", "planned"), ("2026-12-17", "cancelled"), ("2010-12-17", "held")):
            connection.execute(insert(meeting).values(day=day, paper_cutoff=now, state=state, created_at=now))
        for number, (category, sample) in enumerate([("excellent", False), ("partner", False), ("supply_chain", False), ("partner", True)]):
            connection.execute(insert(label).values(number=f"2027-{number}", year=2027, category=category, name="x", sample=sample, created_at=now))

    await store.write(put)
    assert await figure(store, known, "providers", f"to {today}", "prd") == (1, False)
    assert await figure(store, known, "providers", f"to {today}", "elsewhere") is None
    assert await figure(store, known, "new providers", "2020-21") == (2, False) and await figure(store, known, "new providers", "2022-23") is None
    assert await figure(store, known, "meetings", "2026-27") == (1, False) and await figure(store, known, "meetings", "2010-11") == (4, False)
    assert await figure(store, known, "labels", "2027", "manufacturing") == (2, False)
    assert await figure(store, known, "labels", "2010", "manufacturing") == (91, False)


# --- what does not add up ---


async def test_the_paper_adds_up(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    assert await problems(store, known) == []


async def test_a_figure_of_the_paper_that_is_changed_is_noticed_wherever_the_paper_states_a_total_that_it_belongs_to(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    for each in known.history:
        this = (history_figure.c.measure == each.measure) & (history_figure.c.part == each.part) & (history_figure.c.year == each.year)

        def put(connection: Any, number: int, this: Any = this) -> None:
            connection.execute(update(history_figure).where(this).values(number=number))

        await store.write(lambda connection, put=put, each=each: put(connection, each.number + 1))  # type: ignore[misc]
        in_a_sum = each.measure in ("approvals", "demonstrations", "providers") or each.measure.startswith("stated ")
        found = await store.read(ledger_check.check)
        assert bool(found) == in_a_sum, each
        await store.write(lambda connection, put=put, each=each: put(connection, each.number))  # type: ignore[misc]
    assert await problems(store, known) == []


async def test_a_figure_that_is_missing_and_a_year_above_the_total_are_noticed(store: Store, known: Knowledge, wording: Wording) -> None:
    await loaded(store, known)
    await store.write(lambda c: c.execute(delete(history_figure).where(history_figure.c.measure == "stated providers")))
    await store.write(
        lambda c: c.execute(update(history_figure).where(history_figure.c.measure == "events", history_figure.c.year == "2010-11").values(number=212))
    )
    told = (await all_of(store, known))["problems"]
    assert [each["say"] for each in told] == ["ledger-wrong-sum", "ledger-wrong-cumulative"]
    assert wording.phrase(told[0], "en") == "Does not add up: Service providers, Total, to 31 March 2011: the paper states no figure, the parts come to 155."
    assert wording.phrase(told[1], "zh-Hant") == "核對不符：認知推廣活動（項）：年度的 212 大於累計的 211。"


async def test_records_that_cannot_be_counted_once_are_named(store: Store, known: Knowledge) -> None:
    made = await approved(store, known, component="demonstration")
    assert await problems(store, known) == []
    await an.set_columns(store, made, technology=None, decided_on=None)
    await store.write(lambda c: c.execute(delete(application_step).where(application_step.c.transition == "approve")))
    values = {"application_id": made, "amount_cents": 1_000_001, "paid_on": DECIDED, "staff_id": 1, "created_at": store.clock.now()}
    await store.write(lambda c: c.execute(insert(payment).values(**values)))
    assert sorted(await problems(store, known)) == [f"ledger-wrong-{name}" for name in ("no-technology", "not-decided", "overpaid", "undated")]
    told = (await all_of(store, known))["problems"]
    reference = (await an.row_of(store, made)).reference
    assert all(each["cases"] == {"list": [reference]} and each["number"] == 1 for each in told)


# --- the end of a case's time ---


async def test_totals_stay_when_cases_and_firms_are_deleted_at_the_end_of_their_time(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await loaded(store, known)
    made = await approved(store, known, component="demonstration")
    for number, chat in enumerate(("second", "third")):
        other = await approved(store, known, chat, company_name=f"另一廠{number}")
        await an.acts(store, known, chat, applications.act, application_id=other, version=(await an.row_of(store, other)).version, transition="withdraw")
    await an.moved(store, known, "handler", made, "complete")
    before = await all_of(store, known)
    clock.moved += timedelta(days=365 * 8)
    for _ in range(2):
        now = clock.now()
        await store.write(lambda connection, now=now: retention.sweep(connection, now))  # type: ignore[misc]
    assert await store.read(lambda c: c.execute(select(application.c.id)).all()) == []
    after = await all_of(store, known)
    assert after["approvals"] == before["approvals"] and after["approvals"]["total"] == 1110
    assert after["targets"] == before["targets"]
    kept = [(each["measure"], each["part"], each["period"], each["number"]) for each in after["figures"]]
    assert kept == [(each["measure"], each["part"], each["period"], each["number"]) for each in before["figures"]]
    assert after["problems"] == []


# --- as people see it ---


async def test_only_staff_see_the_tables(store: Store, known: Knowledge) -> None:
    await loaded(store, known)
    assert await an.acts(store, known, "stranger", ledger.shown, name="approvals") is None
    await an.officer(store, known, "viewer", "viewer")
    assert (await an.acts(store, known, "viewer", ledger.shown, name="approvals"))["rows"]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
@pytest.mark.parametrize("name", ledger_words.TABLES)
async def test_no_table_is_longer_than_a_message_even_after_many_years(store: Store, known: Knowledge, wording: Wording, name: str, language: Any) -> None:
    await loaded(store, known)
    found = await all_of(store, known)
    assert len(wording.phrase({"lines": ledger_words.lines(ledger_words.table(name, found))}, language)) <= 1000
    sample = found["figures"]
    for measure, part in {(each["measure"], each["part"]) for each in sample}:
        for year in range(2027, 2040):
            period = str(year) if measure == "labels" else f"to {year}-03-31" if measure == "providers" else f"{year}-{year % 100 + 1}"
            like = next(each for each in sample if each["measure"] == measure)
            found["figures"] = [*found["figures"], like | {"part": part, "period": period, "number": 9_999, "source": "records", "derived": False}]
    for year in range(2027, 2040):
        found["approvals"]["years"].append(f"{year}-{year % 100 + 1}")
        found["approvals"]["year_totals"][f"{year}-{year % 100 + 1}"] = 9_999
        for row in found["approvals"]["rows"]:
            row["years"][f"{year}-{year % 100 + 1}"] = 9_999
    told = wording.phrase({"lines": ledger_words.lines(ledger_words.table(name, found))}, language)
    assert len(told) <= 1000, len(told)
