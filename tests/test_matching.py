"""Which records of companies are suggested as one firm, and which are not; joining gives nobody anything."""

import asyncio
import itertools
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from bot.knowledge import Knowledge
from bot.programme import applications, casework, handling, matching
from bot.programme.companies import registration_key
from bot.store import Store
from bot.tables import company
from tests import an_application as an


def record(name: str, city: str | None = "dongguan", number: str | None = None) -> Any:
    return SimpleNamespace(name=name, city=city, registration_key=registration_key(number))


def likeness(known: Knowledge, one: Any, other: Any) -> str | None:
    found = matching.likeness(one, other, matching._cities(known))
    assert matching.likeness(other, one, matching._cities(known)) == found  # whichever is looked at first
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("永興五金廠有限公司", "永兴五金制品厂"),
        ("東莞永興隆五金廠", "永興隆實業有限公司"),
        ("Golden Harvest Industrial Co., Ltd.", "golden harvest industries limited"),
        ("Sample Precision Metal (Dongguan) Ltd", "SAMPLE PRECISION METAL LIMITED"),
    ],
)
def test_legal_form_trade_city_and_script_do_not_hide_one_firm(known: Knowledge, one: str, other: str) -> None:
    assert likeness(known, record(one), record(other)) == "same_name"
    assert likeness(known, record(one), record(other, city="shenzhen")) == "near_name"
    assert likeness(known, record(one, city=None), record(other, city=None)) == "near_name"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Golden Harvest Industrial Ltd", "Golden Harvests Industrial Ltd"),
        ("Sample Precision Metal Ltd", "Sample Precission Metal Ltd"),
        ("新永興隆五金廠", "永興隆五金廠"),
    ],
)
def test_a_slip_in_a_long_name_is_suggested(known: Knowledge, one: str, other: str) -> None:
    assert likeness(known, record(one), record(other)) == "near_name"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("永興五金廠", "永發五金廠"),
        ("永興隆達電子有限公司", "永興隆發電子有限公司"),
        ("永興五金廠", "永興隆五金廠"),
        ("Wing Fat Metal Works Ltd", "Wing Tat Metal Works Ltd"),
        ("五金廠", "五金廠"),  # nothing in the name says which firm it is
        ("東莞五金廠", "東莞電鍍廠"),
        ("東莞五金廠有限公司", "東莞五金製品廠"),
        ("Dongguan Plating Factory", "Shenzhen Plating Factory"),
        ("Metal Works Limited", "Metal Factory Limited"),
        ("香港貿易發展公司", "香港科技公司"),
    ],
)
def test_what_all_names_share_makes_no_two_firms_one(known: Knowledge, one: str, other: str) -> None:
    assert likeness(known, record(one), record(other)) is None


def test_the_registration_number_comes_first_and_its_branch_does_not_matter(known: Knowledge) -> None:
    assert likeness(known, record("甲", number="12345678-000"), record("乙", number="1234 5678")) == "same_number"
    assert likeness(known, record("甲", number="12345678-000"), record("乙", number="12345679-000")) is None
    mainland = "91441900MA4UXXXX1"
    assert likeness(known, record("甲", number=mainland + "A"), record("乙", number=mainland + "B")) is None  # its first figures are the district's
    assert likeness(known, record("甲", number=None), record("乙", number=None)) is None


async def of(store: Store, application_id: int) -> int:
    return int((await an.row_of(store, application_id)).company_id)


async def suggested(store: Store, known: Knowledge, company_id: int) -> list[tuple[int, str, bool]]:
    def look(connection: Any) -> list[dict[str, Any]]:
        this = connection.execute(select(company).where(company.c.id == company_id)).one()
        return matching.suggest(connection, known, this)

    return [(each["id"], each["reason"], each["other_number"]) for each in await store.read(look)]


async def test_the_surest_stand_first_and_a_draft_of_somebody_else_is_not_shown(store: Store, known: Knowledge) -> None:
    this = await of(store, await an.submitted(store, known, "a", company_name="永興五金廠有限公司", registration_number="12345678-000"))
    named = await of(store, await an.submitted(store, known, "b", company_name="永兴五金厂", registration_number="87654321-000"))
    numbered = await of(store, await an.submitted(store, known, "c", company_name="別的名稱", registration_number="12345678"))
    await an.draft(store, known, "d", company_name="永興五金廠", registration_number="12345678-000")
    await an.submitted(store, known, "e", company_name="永發五金廠", registration_number=None)
    assert await suggested(store, known, this) == [(numbered, "same_number", False), (named, "same_name", True)]


async def test_an_officer_says_that_two_records_are_one_firm_and_nobody_gets_to_see_anything_by_it(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    one, other = await an.submitted(store, known, "a"), await an.submitted(store, known, "b")
    this, that = await of(store, one), await of(store, other)
    done = await an.acts(store, known, "lee", handling.same_firm, application_id=one, version=1, company_id=that)
    assert done == {"outcome": "done"} and await suggested(store, known, this) == []
    part = await an.acts(store, known, "lee", casework.part, application_id=one, name="firm")
    assert [each["id"] for each in part["joined"]] == [that] and [each["id"] for each in part["cases"]] == [other]
    assert await an.acts(store, known, "a", applications.one, application_id=other) is None
    assert [each["id"] for each in await an.acts(store, known, "a", applications.mine)] == [one]
    rows = await store.read(lambda connection: connection.execute(select(company.c.id, company.c.name, company.c.same_as).order_by(company.c.id)).all())
    assert [(row.id, row.same_as) for row in rows] == [(this, None), (that, this)]  # both records are there as they were
    assert await an.acts(store, known, "lee", handling.other_firm, application_id=one, version=1, company_id=that) == {"outcome": "done"}
    assert [each for each, *_ in await suggested(store, known, this)] == [that]


async def test_firms_that_were_joined_stay_joined_when_one_of_them_is_joined_with_another(store: Store, known: Knowledge) -> None:
    ids = [await of(store, await an.submitted(store, known, chat)) for chat in "abcd"]
    for one, other in ((2, 3), (0, 1), (1, 3)):
        await store.write(lambda connection, pair=(ids[one], ids[other]): matching.join(connection, *pair))
    assert await store.read(lambda connection: matching.firm(connection, ids[3])) == ids
    await store.write(lambda connection: matching.part(connection, ids[1], ids[0]))  # the one that the others pointed to
    assert await store.read(lambda connection: matching.firm(connection, ids[0])) == ids[:1]
    assert await store.read(lambda connection: matching.firm(connection, ids[3])) == ids[1:]


async def test_what_two_officers_join_at_once_is_all_joined(store: Store, known: Knowledge) -> None:
    ids = [await of(store, await an.submitted(store, known, f"c{number}")) for number in range(6)]
    pairs = list(itertools.pairwise(ids))
    await asyncio.gather(*(store.write(lambda connection, pair=pair: matching.join(connection, *pair)) for pair in pairs))
    assert await store.read(lambda connection: matching.firm(connection, ids[5])) == ids


async def test_without_the_lock_a_join_is_lost(store: Store, known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    if store.sqlite:
        pytest.skip("SQLite has one writer: there is no race to lose")
    ids = [await of(store, await an.submitted(store, known, f"c{number}")) for number in range(6)]
    monkeypatch.setattr(matching, "_one_at_a_time", lambda connection: None)
    pointing = matching._point

    def slowly(connection: Any, of_them: set[int]) -> None:
        connection.exec_driver_sql("SELECT pg_sleep(0.2)")
        pointing(connection, of_them)

    monkeypatch.setattr(matching, "_point", slowly)
    pairs = list(itertools.pairwise(ids))
    await asyncio.gather(*(store.write(lambda connection, pair=pair: matching.join(connection, *pair)) for pair in pairs), return_exceptions=True)
    assert await store.read(lambda connection: matching.firm(connection, ids[5])) != ids
