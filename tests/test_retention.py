"""What is kept of cases, and for how long."""

from datetime import timedelta

from sqlalchemy import func, select

from bot import retention
from bot.knowledge import Knowledge
from bot.store import Store
from bot.tables import application, application_step, company, holder
from tests import an_application as an

TABLES = (application, application_step, company, holder)


async def left(store: Store) -> list[int]:
    return await store.read(lambda connection: [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES])


async def swept_after(store: Store, days: float) -> list[int]:
    now = store.clock.now() + timedelta(days=days)
    await store.write(lambda connection: retention.sweep(connection, now))
    return await left(store)


async def test_a_draft_goes_after_half_a_year_and_a_case_that_is_open_stays(store: Store, known: Knowledge) -> None:
    await an.draft(store, known, "forgetful")
    await an.submitted(store, known, "owner")
    assert await swept_after(store, 179) == [2, 1, 2, 2]
    assert await swept_after(store, 181) == [1, 1, 1, 1]
    assert await swept_after(store, 3660) == [1, 1, 1, 1]


async def test_a_rejected_case_goes_after_two_years_a_funded_one_after_seven(store: Store, known: Knowledge) -> None:
    rejected, funded = await an.submitted(store, known, "one"), await an.submitted(store, known, "two")
    now = store.clock.now()
    await an.set_columns(store, rejected, state="rejected", closed_at=now)
    await an.set_columns(store, funded, state="completed", closed_at=now, grant_cents=1_000_000)
    assert await swept_after(store, 2 * 365) == [2, 2, 2, 2]
    assert await swept_after(store, 2 * 366) == [1, 1, 1, 1]
    assert await swept_after(store, 7 * 365) == [1, 1, 1, 1]
    assert await swept_after(store, 7 * 366) == [0, 0, 0, 0]


async def test_a_company_stays_as_long_as_it_has_another_case(store: Store, known: Knowledge) -> None:
    first = await an.submitted(store, known, "owner")
    firm = (await an.row_of(store, first)).company_id
    await an.submitted(store, known, "owner", company_id=firm)
    await an.set_columns(store, first, state="withdrawn", closed_at=store.clock.now())
    assert await swept_after(store, 3 * 365) == [1, 1, 1, 1]
