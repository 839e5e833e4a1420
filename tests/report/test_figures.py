"""The figures of the report: the paper's come out exactly, those of records are what the rows come to, and what is not known is not there."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, update

from bot import retention
from bot.knowledge import Knowledge
from bot.programme.report import counts, figures, foot
from bot.programme.report.basis import Figure
from bot.store import Store
from bot.tables import application, attendee, enquiry, event, history_figure
from bot.wording import Wording
from tests.conftest import MovedClock, new_postgres_database
from tests.report import a_year
from tests.report.a_year import NOW, NUMBERS, ON_SQLITE, YEAR

# The paper, typed by hand from its paragraphs; "about" where it says 約.
PAPER = {
    6: {"meetings@2010-11": 4},
    9: {
        **{"events@2010-11": 71, "participants@2010-11": "about 3700", "exhibitions@2010-11": 2, "exhibition_visitors@2010-11": "about 1200"},
        **{"events@since": 211, "participants@since": "about 20800", "factory_visits@2010-11": 21},
    },
    10: {
        **{"approvals@2010-11": 511, "approvals@since": 1107, "approvals@2008-09": 166, "approvals@2009-10": 430},
        **{"approvals.on_site_assessment@2008-09": 113, "approvals.on_site_assessment@2009-10": 227, "approvals.on_site_assessment@2010-11": 319},
        **{"approvals.demonstration@2008-09": 25, "approvals.demonstration@2009-10": 25, "approvals.demonstration@2010-11": 38},
        **{"approvals.verification@2008-09": 28, "approvals.verification@2009-10": 178, "approvals.verification@2010-11": 154},
        **{"approvals.on_site_assessment@since": 659, "approvals.demonstration@since": 88, "approvals.verification@since": 360},
    },
    11: {"demonstrations@since": 88, "demonstrations.energy@since": 54, "demonstrations.air@since": 24, "demonstrations.effluent@since": 10},
    13: {
        **{"new_providers@2010-11": 27, "providers@as_at": 155, "providers.hong_kong@as_at": 86, "providers.prd@as_at": 63},
        **{"providers.elsewhere@as_at": 6},
    },
    15: {"labels.manufacturing@2010": 91, "labels.technology_service@2010": 20, "labels.supply_chain@2010": 4, "labels@2010": 115},
}


def said(found: dict[str, Figure]) -> dict[str, int | str]:
    return {key: f"about {each.number}" if each.about else each.number for key, each in found.items()}


def canonical(found: dict[str, Figure]) -> str:
    return json.dumps({key: each.as_json() for key, each in found.items()}, sort_keys=True, ensure_ascii=False)


async def of_year(store: Store, known: Knowledge, year: str, now: datetime = NOW) -> dict[str, Figure]:
    return await store.read(lambda connection: figures.of_year(connection, known, year, now))


# --- the paper ---


async def test_every_figure_of_the_paper_comes_out_exactly_and_no_other(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    found = await of_year(store, known, "2010-11")
    for paragraph, figures_of_it in PAPER.items():
        assert {key: value for key, value in said(found).items() if key in figures_of_it} == figures_of_it, f"paragraph {paragraph}"
        assert {found[key].source for key in figures_of_it} == {f"paper {paragraph}"}
    assert set(found) == {key for each in PAPER.values() for key in each}
    assert {each.as_at for key, each in found.items() if key.startswith("labels")} == {"2010-12-31"}
    assert await store.read(lambda connection: foot.of_draft(connection, known, "2010-11", NOW)) == []
    assert await store.read(lambda connection: figures.gaps(connection, known, "2010-11", NOW)) == []


@ON_SQLITE
async def test_without_the_papers_figures_nothing_is_known_of_its_time(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    assert await of_year(store, known, "2010-11") == {}


@ON_SQLITE
async def test_the_years_before_the_papers_year_have_what_follows_from_it(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    found = await of_year(store, known, "2009-10")
    assert {key: value for key, value in said(found).items() if key.endswith("@since")} == {
        **{"approvals.on_site_assessment@since": 340, "approvals.demonstration@since": 50, "approvals.verification@since": 206, "approvals@since": 596},
        **{"events@since": 140, "participants@since": "about 17100"},
    }
    assert {each.as_at for each in found.values() if each.basis.kind == "since"} == {"2010-03-31"}
    assert "approvals@2010-11" not in found and "providers@as_at" not in found


# --- records ---


async def test_records_come_to_what_was_counted_by_hand(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    found = await of_year(store, known, YEAR)
    assert {key: each.number for key, each in found.items()} == NUMBERS
    assert {each.source for each in found.values()} == {"records"} and not any(each.about for each in found.values())
    assert {each.as_at for each in found.values() if each.basis.kind != "calendar"} == {"2026-03-31"}
    assert await store.read(lambda connection: foot.of_draft(connection, known, YEAR, NOW)) == []


@ON_SQLITE
async def test_a_year_that_is_not_over_is_as_at_today_and_one_that_has_not_begun_has_no_figures(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    today = datetime(2025, 12, 2, 17, 0, tzinfo=UTC)  # the third of December in Hong Kong
    found = await of_year(store, known, YEAR, today)
    assert {each.as_at for each in found.values()} == {"2025-12-03"} and found["events@2025-26"].number == 1
    assert found["grants_paid@since"].number == 400_000 and not figures.is_over(YEAR, today)
    assert await of_year(store, known, "2026-27", today) == {}
    assert figures.is_over(YEAR, datetime(2026, 3, 31, 16, 0, tzinfo=UTC)) and not figures.is_over(YEAR, datetime(2026, 3, 31, 15, 59, tzinfo=UTC))


@ON_SQLITE
async def test_a_year_without_any_after_the_first_record_is_nought_and_one_before_it_is_not_known(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    assert await of_year(store, known, "2024-25") == {}
    later = await of_year(store, known, "2027-28", datetime(2028, 5, 1, tzinfo=UTC))
    assert {key: later[key].number for key in ("approvals@2027-28", "events@2027-28", "hotline_calls@2027-28", "grants@2027-28")} == {
        **{"approvals@2027-28": 0, "events@2027-28": 0, "hotline_calls@2027-28": 0, "grants@2027-28": 0},
    }
    assert later["grants@since"].number == 4_000_001 and later["labels@2027"].number == 0


@ON_SQLITE
async def test_the_total_since_the_start_is_left_out_where_years_are_not_known_and_it_is_said_which(store: Store, known: Knowledge, wording: Wording) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    await store.write(a_year.fill)
    found = await of_year(store, known, YEAR)
    assert sorted(key for key in found if key.endswith("@since")) == sorted(key for key in NUMBERS if key.endswith("@since"))
    told = await store.read(lambda connection: figures.gaps(connection, known, YEAR, NOW))
    assert [each["what"]["say"] for each in told] == [f"report-measure-{each}" for each in figures.CUMULATIVE]
    assert "2011\\-12 to 2024\\-25" in wording.phrase(told[0], "en")


@ON_SQLITE
async def test_the_total_since_the_start_goes_on_from_the_paper_where_no_year_is_missing(store: Store, known: Knowledge) -> None:
    def put(connection: Connection) -> None:
        a_year.load_paper(connection, known)
        a_year.approved(connection, "A-1", "2011-04-01")
        a_year.approved(connection, "A-2", "2012-05-01", component="demonstration", technology="effluent")
        a_year.an_event(connection, "e-1", "2011-06-01", came=2)
        a_year.an_event(connection, "e-2", "2012-06-01", came=3)

    await store.write(put)
    now = datetime(2012, 7, 1, tzinfo=UTC)
    first, second = await of_year(store, known, "2011-12", now), await of_year(store, known, "2012-13", now)
    keys = ("approvals@since", "demonstrations@since", "demonstrations.effluent@since", "events@since", "participants@since")
    assert [said(first)[key] for key in keys] == [1108, 88, 10, 212, "about 20802"]
    assert [said(second)[key] for key in keys] == [1109, 89, 11, 213, "about 20805"]
    assert second["approvals@since"].source == "several" and second["approvals@since"].records == 2
    assert foot.problems(second, first) == []
    assert await store.read(lambda connection: figures.gaps(connection, known, "2012-13", now)) == []


@ON_SQLITE
async def test_providers_are_those_of_the_last_day_also_later(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    assert (await of_year(store, known, YEAR, NOW + timedelta(days=2000)))["providers@as_at"].number == 2
    assert (await of_year(store, known, "2026-27"))["providers@as_at"].number == 3
    assert "providers@as_at" not in await of_year(store, known, YEAR, NOW + timedelta(days=figures.REGISTER_DAYS))  # firms may be deleted by then


@ON_SQLITE
async def test_people_are_not_counted_after_their_rows_may_be_gone(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    late = datetime(2026, 10, 2, tzinfo=UTC)  # 549 days after the first of April 2025
    assert "participants@2025-26" not in await of_year(store, known, YEAR, late)
    assert (await of_year(store, known, YEAR, late))["events@2025-26"].number == 2


async def test_what_is_deleted_at_the_end_of_its_time_stays_in_the_figures(store: Store, known: Knowledge) -> None:
    await store.write(a_year.fill)
    await store.write(lambda c: c.execute(update(application).values(closed_at=NOW)))
    before = await of_year(store, known, YEAR, NOW)
    for days in (366, 8 * 366):
        later = NOW + timedelta(days=days)
        await store.write(lambda connection, later=later: retention.sweep(connection, later))  # type: ignore[misc]
    left = [await store.read(lambda c, table=table: c.execute(select(table)).all()) for table in (application, enquiry)]  # type: ignore[misc]
    assert left == [[], []]
    after = await of_year(store, known, YEAR, NOW)
    kept = [key for key in before if not key.startswith(("participants", "providers"))]
    assert {key: after[key].number for key in kept} == {key: before[key].number for key in kept}
    assert {after[key].records for key in ("approvals@2025-26", "enquiries@2025-26", "grants@2025-26")} == {0}


@ON_SQLITE
async def test_a_provider_that_the_paper_counts_is_not_counted_again_as_new(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    await store.write(a_year.fill)
    await store.write(lambda c: c.exec_driver_sql("UPDATE provider_period SET starts_on = '2010-06-01' WHERE id = 1"))
    assert (await of_year(store, known, "2010-11"))["new_providers@2010-11"].number == 27


@pytest.mark.postgres
async def test_the_same_records_give_the_same_text_byte_for_byte_on_both_databases(tmp_path: Path, postgres_server: str, known: Knowledge) -> None:
    texts = []
    for url in (f"sqlite:///{tmp_path}/one.sqlite3", new_postgres_database(postgres_server)):
        store = await Store.open(url, MovedClock())
        await store.write(lambda connection: a_year.load_paper(connection, known))
        await store.write(a_year.fill)
        texts.append([canonical(await of_year(store, known, year)) for year in ("2009-10", "2010-11", YEAR, "2026-27")])
        await store.close()
    assert texts[0] == texts[1] and len(texts[0][2]) > 1000


@ON_SQLITE
async def test_every_figure_has_a_definition_a_unit_and_a_name_in_three_languages(store: Store, known: Knowledge, wording: Wording) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    await store.write(a_year.fill)
    found = {**await of_year(store, known, "2010-11"), **await of_year(store, known, YEAR)}
    for figure in found.values():
        for key in (f"report-basis-{figure.basis.measure}", f"report-unit-{figure.basis.unit}", f"report-measure-{figure.basis.measure}"):
            assert all(wording.phrase({"say": key}, language) for language in ("zh-Hant", "zh-Hans", "en"))
        assert wording.phrase(foot.named(figure), "zh-Hant")
    assert {each.part for each in found.values() if each.basis.measure == "media"} == set(counts.MEDIA)


@ON_SQLITE
async def test_a_part_of_the_papers_figures_that_is_missing_is_not_made_up(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: a_year.load_paper(connection, known))
    gone = (history_figure.c.part == "verification") & (history_figure.c.year == "2009-10")
    await store.write(lambda c: c.execute(delete(history_figure).where(gone)))
    found = await of_year(store, known, "2010-11")
    assert "approvals.verification@since" not in found and "approvals@since" not in found and "approvals@2009-10" not in found
    assert [each["say"] for each in foot.problems(found, None)].count("report-foot-part-missing") > 0


@ON_SQLITE
async def test_a_wrong_row_changes_exactly_its_figures(store: Store, known: Knowledge) -> None:
    """What would be wrong if samples, cancelled events or other years were counted is seen: each of them is put into the year in turn."""
    await store.write(a_year.fill)
    await store.write(lambda c: c.execute(update(event).where(event.c.id == "s-1").values(sample=False)))
    await store.write(lambda c: c.execute(update(attendee).where(attendee.c.event_id == "e-1").values(arrived_at=NOW)))
    found = {key: each.number for key, each in (await of_year(store, known, YEAR)).items()}
    assert {key: number for key, number in found.items() if number != NUMBERS[key]} == {"events@2025-26": 3, "participants@2025-26": 9}


@ON_SQLITE
async def test_people_are_counted_as_long_as_those_of_every_event_of_the_year_are_kept(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: a_year.an_event(connection, "e-1", "2025-07-01", came=2))
    within = a_year.noon("2025-07-01") + timedelta(days=548, hours=1)
    assert (await of_year(store, known, YEAR, within))["participants@2025-26"].number == 2
    assert "participants@2025-26" not in await of_year(store, known, YEAR, within + timedelta(hours=2))
