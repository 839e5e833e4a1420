"""Behind every figure stand its records, one click away; where they are gone, the digest of the edition that froze them. No person is named."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import retention
from bot.knowledge import Knowledge
from bot.programme.report import editions, record_rows, records
from bot.store import Store
from bot.tables import attendee, event
from bot.wording import Wording
from tests import an_application as an
from tests.conftest import MovedClock
from tests.report import a_year
from tests.report.a_year import NOW, NUMBERS, ON_SQLITE, YEAR
from tests.report.test_editions import draft


@pytest.fixture
async def office(store: Store, known: Knowledge, clock: MovedClock) -> Store:
    a_year.at(clock, NOW)
    await store.write(lambda connection: a_year.load_paper(connection, known))
    await store.write(a_year.fill)
    for role in ("case_officer", "publisher", "approver", "viewer"):
        await an.officer(store, known, role, role)
    return store


async def behind(store: Store, known: Knowledge, key: str, who: str = "case_officer", **over: Any) -> Any:
    return await an.acts(store, known, who, records.behind, **{"year": YEAR, "key": key} | over)


async def test_the_records_behind_every_figure_come_to_it(office: Store, known: Knowledge) -> None:
    for key, number in NUMBERS.items():
        found = await behind(office, known, key)
        assert found["kept"] and found["digest"] is None and found["figure"]["number"] == number, key
        assert bool(found["rows"]) == bool(number) and found["total"] == len(found["rows"]), key


ROWS = {
    "approvals.demonstration@2025-26": [("A-3", "2025-09-01", "/console/applications/3")],
    "approved_sectors.none@since": [("A-2", "2026-03-31", "/console/applications/2")],
    "events@2025-26": [("活動 e-1", "2025-04-01", "/console/events/e-1"), ("活動 e-2", "2026-03-31", "/console/events/e-2")],
    "joint_events@2025-26": [("活動 e-1", "2025-04-01", "/console/events/e-1")],
    "participants@2025-26": [("活動 e-1：2 人次", "2025-04-01", "/console/events/e-1"), ("活動 e-2：1 人次", "2026-03-31", "/console/events/e-2")],
    "exhibition_visitors@2025-26": [("活動 x-1：3 人次", "2025-10-01", "/console/events/x-1")],
    "hotline_questions@2025-26": [("2 宗", "2025-04-01", None), ("1 宗", "2026-03-31", None)],
    "enquiries_answered@2025-26": [("1 宗", "2025-04-02", None)],
    "meetings@2025-26": [("項目管理委員會會議", "2025-04-01", "/console/committee/1"), ("項目管理委員會會議", "2026-03-31", "/console/committee/2")],
    "providers.prd@as_at": [("服務公司 1", "2025-05-01", "/console/providers/2")],
    "labels.supply_chain@2025": [("L-2、某廠", None, None)],
    "media.notice@2025-26": [("某報、標題", "2026-03-31", "/console/media/2")],
    "grants@2025-26": [
        *(("A-1：HK$10,000", "2025-04-01", "/console/applications/1"), ("A-3：HK$20,000", "2025-09-01", "/console/applications/3")),
        ("A-2：HK$0.01", "2026-03-31", "/console/applications/2"),
    ],
}


@ON_SQLITE
async def test_each_measure_shows_its_own_records(office: Store, known: Knowledge, wording: Wording) -> None:
    for key, expected in ROWS.items():
        found = (await behind(office, known, key))["rows"]
        assert [(wording.phrase(each["name"], "zh-Hant").replace("\\", ""), each["day"], each["path"]) for each in found] == expected, key


@ON_SQLITE
async def test_references_are_for_those_who_work_on_cases_and_links_for_who_may_open_them(office: Store, known: Knowledge, wording: Wording) -> None:
    for who in ("viewer", "publisher"):
        found = await behind(office, known, "approvals@2025-26", who)
        assert (found["total"], found["kept"], len(found["rows"])) == (3, True, 1) and "A-" not in json.dumps(found["rows"])
        assert wording.phrase(found["rows"][0]["name"], "en").startswith("3 applications")
    approver = (await behind(office, known, "approvals@2025-26", "approver"))["rows"]
    assert [(each["name"], each["path"]) for each in approver] == [("A-1", None), ("A-3", None), ("A-2", None)]
    assert (await behind(office, known, "events@2025-26", "viewer"))["rows"][0]["path"] is None
    assert await behind(office, known, "approvals@2025-26", "stranger") is None


@ON_SQLITE
async def test_no_person_is_named(office: Store, known: Knowledge) -> None:
    told = [await behind(office, known, key) for key in NUMBERS]
    assert "樣本人" not in json.dumps(told, ensure_ascii=False) and "guest@" not in json.dumps(told)
    assert await office.read(lambda c: c.execute(select(attendee.c.name).where(attendee.c.name.startswith("樣本人"))).first())  # there are such names


@ON_SQLITE
async def test_what_is_not_in_the_report_has_nothing_behind_it(office: Store, known: Knowledge) -> None:
    for key in ("approvals@2010-12", "nonsense", "", "approvals@since"):
        assert await behind(office, known, key) is None


@ON_SQLITE
async def test_the_papers_figures_have_no_records_here(office: Store, known: Knowledge) -> None:
    found = await behind(office, known, "events@since", year="2010-11")
    assert (found["rows"], found["total"], found["kept"], found["digest"]) == ([], 0, False, None)
    assert found["figure"]["source"] == "paper 9"


@ON_SQLITE
async def test_a_long_list_comes_by_pages(office: Store, known: Knowledge) -> None:
    def put(connection: Any) -> None:
        for number in range(120):
            a_year.approved(connection, f"B-{number:03}", "2025-08-01")

    await office.write(put)
    pages = [await behind(office, known, "approvals@2025-26", page=page) for page in (1, 2, 3, 4, -1)]
    assert [len(each["rows"]) for each in pages] == [50, 50, 23, 23, 50] and pages[0]["total"] == 123
    assert len({row["name"] for each in pages[:3] for row in each["rows"]}) == 123


@ON_SQLITE
async def test_where_the_rows_are_gone_the_digest_of_the_edition_stands_for_them(office: Store, known: Knowledge, clock: MovedClock) -> None:
    content = await draft(office, known)
    await an.acts(office, known, "publisher", editions.ask, year=YEAR, version=0, content=content)
    await an.acts(office, known, "approver", editions.decide, year=YEAR, content=content, yes=True)
    later = a_year.at(clock, NOW + timedelta(days=120))
    await office.write(lambda connection: retention.sweep(connection, later))
    found = await behind(office, known, "participants@2025-26")
    edition = (await office.read(lambda connection: editions.editions(connection, YEAR)))[0]
    assert (found["figure"]["number"], found["kept"], found["digest"]) == (3, False, edition["digest"])
    assert found["rows"] == []  # the events are there, and how many came to each is not known any more: not nought
    assert (await behind(office, known, "events@2025-26"))["kept"]


@ON_SQLITE
async def test_a_record_that_changed_behind_a_figure_shows(office: Store, known: Knowledge) -> None:
    await office.write(lambda c: c.execute(update(event).where(event.c.id == "e-2").values(state="cancelled")))
    found = await behind(office, known, "events@2025-26")
    assert (found["figure"]["number"], found["total"], found["kept"]) == (1, 1, True)


def test_every_measure_of_the_report_has_its_records() -> None:
    assert set(record_rows.ROWS) == {key.split("@")[0].split(".")[0] for key in NUMBERS} | {"demonstrations"}
