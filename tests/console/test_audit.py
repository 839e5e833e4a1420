"""The audit and its chain: whatever is changed, removed or slipped in is found; the database itself refuses; several seal at once; what may be removed."""

import asyncio
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Connection, create_engine, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.desk import Desk
from bot.messages import Address
from bot.migrations.only_added import KEPT
from bot.programme import Here, audit_chain
from bot.programme import audit as book
from bot.store import Store
from bot.tables import audit, audit_anchor, audit_seal, metadata, staff
from tests.conftest import MovedClock
from tests.console.accounts import enrolled, text_in
from tests.console.client import console_open, enter_officer, signed_in

NUMBER = 7
COLUMNS = [("audit", column.name) for column in audit.columns] + [("audit_seal", column.name) for column in audit_seal.columns]


def fill(connection: Connection, number: int = NUMBER) -> None:
    """Sealed rows in which every column says something."""
    now = Clock().now()
    for n in range(number):
        told = {"role": "admin", "before": {"n": n}, "after": {"n": n + 1}, "request": f"AB{n}", "source": "f" * 32}
        book.put(connection, now, f"staff {n}", "tried", f"application {n}", f"because {n}", **told)  # type: ignore[arg-type]
    assert audit_chain.seal(connection, now) == number


def in_memory() -> Connection:
    """The tables without their triggers: as if somebody had got round them."""
    connection = create_engine("sqlite://").connect()
    metadata.create_all(connection, tables=[audit, audit_seal, audit_anchor, staff])
    fill(connection)
    assert audit_chain.verify(connection)["fits"]
    return connection


def other(value: Any, name: str) -> Any:
    """A value that is not the same."""
    if name in ("id", "audit_id", "position"):
        return value + 1000
    if name == "at":
        return value + timedelta(microseconds=1)
    return value[:-1] + ("0" if value[-1] != "0" else "1")


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda each: str(each))
def test_a_change_of_any_column_of_any_row_is_found_where_it_is(table: str, column: str) -> None:
    of = metadata.tables[table]
    key = next(iter(of.primary_key.columns))
    for n in range(1, NUMBER + 1):
        connection = in_memory()
        value = connection.execute(select(of.c[column]).where(key == n)).scalar_one()
        connection.execute(update(of).where(key == n).values({column: other(value, column)}))
        found = audit_chain.verify(connection)
        assert not found["fits"] and found["position"] == n, (table, column, n)


@pytest.mark.parametrize("column", [column.name for column in audit.columns if column.nullable])
def test_a_value_that_was_emptied_is_found(column: str) -> None:
    connection = in_memory()
    connection.execute(update(audit).where(audit.c.id == 3).values({column: None}))
    assert audit_chain.verify(connection)["position"] == 3


FLIPPED = ("who", "what", "object", "reason", "request")


@given(row=some.integers(1, NUMBER), place=some.integers(0, 200), bit=some.integers(0, 6), column=some.sampled_from(FLIPPED))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_flipped_bit_is_found(row: int, place: int, bit: int, column: str) -> None:
    connection = in_memory()
    value = connection.execute(select(audit.c[column]).where(audit.c.id == row)).scalar_one()
    at = place % len(value)
    flipped = value[:at] + chr(ord(value[at]) ^ (1 << bit)) + value[at + 1 :]
    connection.execute(update(audit).where(audit.c.id == row).values({column: flipped}))
    found = audit_chain.verify(connection)
    assert not found["fits"] and found["position"] == row


@pytest.mark.parametrize("n", range(1, NUMBER + 1))
def test_a_row_that_was_removed_or_slipped_in_is_found(n: int) -> None:
    removed, unsealed, slipped = in_memory(), in_memory(), in_memory()
    removed.execute(audit.delete().where(audit.c.id == n))
    assert audit_chain.verify(removed)["position"] == n
    unsealed.execute(audit.delete().where(audit.c.id == n))
    unsealed.execute(audit_seal.delete().where(audit_seal.c.position == n))
    last = n == NUMBER  # then only the end that was written down elsewhere tells
    assert audit_chain.verify(unsealed)["fits"] == last and (not last or audit_chain.head(unsealed)["position"] == NUMBER - 1)
    slipped.execute(insert(audit).values(id=99, at=Clock().now(), who="staff 9", what="x", object="x"))
    slipped.execute(update(audit_seal).where(audit_seal.c.position == n).values(audit_id=99))
    assert audit_chain.verify(slipped)["position"] == n


def test_a_row_that_says_it_is_older_than_it_is_is_counted() -> None:
    connection = in_memory()
    connection.execute(insert(audit).values(id=99, at=Clock().now() - timedelta(days=3), who="staff 9", what="x", object="x"))
    assert audit_chain.verify(connection)["unsealed"] == 1
    audit_chain.seal(connection, Clock().now())
    found = audit_chain.verify(connection)
    assert found["fits"] and found["late"] == 1 and found["unsealed"] == 0


def test_a_row_that_was_committed_late_is_sealed_too() -> None:
    connection = in_memory()
    now = Clock().now()
    connection.execute(insert(audit).values(id=500, at=now, who="a", what="x", object="x"))
    audit_chain.seal(connection, now)
    connection.execute(insert(audit).values(id=400, at=now, who="b", what="x", object="x"))
    assert audit_chain.seal(connection, now + timedelta(minutes=1)) == 1, "its number is lower than one that is sealed already"
    connection.execute(insert(audit).values(id=300, at=now, who="c", what="x", object="x"))
    assert audit_chain.seal(connection, now + timedelta(hours=2)) == 0 and audit_chain.seal(connection, now + timedelta(hours=2), everything=True) == 1
    assert audit_chain.verify(connection)["fits"]


@pytest.mark.parametrize("table", KEPT)
async def test_the_database_refuses_to_change_or_delete_what_is_in_the_audit(store: Store, clock: MovedClock, table: str) -> None:
    await store.write(fill)
    await store.write(lambda connection: connection.execute(audit_anchor.insert().values(position=0, hash="0" * 64, at=clock.now())))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET at = at", *([] if store.sqlite else [f"TRUNCATE {table}"])):
        with pytest.raises(DBAPIError, match="only added to"):
            await store.write(lambda connection, statement=statement: connection.execute(text(statement)))  # type: ignore[misc]
    assert (await store.read(audit_chain.verify))["position"] == NUMBER


async def test_several_that_seal_at_once_make_one_chain(store: Store, clock: MovedClock) -> None:
    async def writes(n: int) -> None:
        await store.write(lambda connection: book.put(connection, clock.now(), "bot", "tried", f"application {n}"))
        await store.write(lambda connection: audit_chain.seal(connection, clock.now()))

    await asyncio.gather(*(writes(n) for n in range(40)))
    found = await store.read(audit_chain.verify)
    assert found["fits"] and found["position"] == 40 and found["unsealed"] == 0


async def test_what_is_old_enough_can_be_removed_and_the_rest_still_fits(store: Store, clock: MovedClock) -> None:
    def wrote(connection: Connection, days: int) -> None:
        at = clock.now() - timedelta(days=days)
        book.put(connection, at, "bot", "tried", f"application {days}")
        audit_chain.seal(connection, at)

    for days in (3000, 2900, 2800, 10, 1):
        await store.write(lambda connection, days=days: wrote(connection, days))  # type: ignore[misc]
    before = await store.read(audit_chain.head)
    removed = await store.write(lambda connection: audit_chain.remove_before(connection, clock.now(), clock.now() - timedelta(days=2557)))
    assert removed == 3
    left = await store.read(lambda connection: list(connection.execute(select(audit.c.object).order_by(audit.c.id)).scalars()))
    assert left == ["application 10", "application 1"]
    found = await store.read(audit_chain.verify)
    assert found["fits"] and found["since"] == 3 and found["hash"] == before["hash"]
    assert await store.write(lambda connection: audit_chain.remove_before(connection, clock.now(), clock.now() - timedelta(days=2557))) == 0
    with pytest.raises(DBAPIError, match="only added to"):
        await store.write(lambda connection: connection.execute(audit.delete()))


async def test_reading_personal_data_is_one_row_an_hour_for_each_officer_and_thing(store: Store, clock: MovedClock, known: Any) -> None:
    def reads(connection: Connection, staff_id: int, thing: str) -> None:
        book.read_personal(Here(connection, clock.now(), known, Address("console", "1"), "en", "s", "R"), staff_id, thing)

    officer = await store.write(lambda connection: enter_officer(connection, clock.now(), "case_officer"))
    for minutes in (0, 10, 40, 30):
        clock.moved += timedelta(minutes=minutes)
        for staff_id, thing in ((officer, "application 1"), (officer, "application 2"), (9, "application 1")):
            await store.write(lambda connection, staff_id=staff_id, thing=thing: reads(connection, staff_id, thing))  # type: ignore[misc]
    rows = await store.read(lambda connection: connection.execute(select(audit).where(audit.c.what == book.READ)).all())
    assert len(rows) == 6 and {row.role for row in rows if row.who == f"staff {officer}"} == {"case_officer"}


async def test_the_page_shows_narrows_and_verifies(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "approver") as me:
        await desk.store.write(lambda connection: fill(connection, 60))
        status, page = await me.get("/console/audit")
        assert status == 200 and "application 59" in page and "application 5<" not in page
        older = page.split('class="act plain" href="')[-1].split('"')[0].replace("&amp;", "&")
        assert "application 5<" in (await me.get(older))[1]
        _, page = await me.get("/console/audit?thing=application+7")
        assert "because 7" in page and "because 8" not in page
        _, page = await me.get("/console/audit?who=staff+7&what=no%25such")
        assert "because" not in page
        assert "第 60 行" in text_in((await me.get("/console/audit/verify"))[1])


async def test_an_export_has_a_reason_which_stands_in_the_audit_and_its_cells_are_text(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "admin") as me:
        await desk.store.write(lambda connection: book.put(connection, clock.now(), "staff 9", "=1+1", "x"))
        assert "請填寫匯出的原因" in (await me.post("/console/audit/export", {"reason": " "}))[1]
        headers = me.headers | {"Sec-Fetch-Site": "same-origin"}
        fields = {"token": await me.token(), "reason": "for the auditors", "who": "staff 9"}
        async with me.session.post(base + "/console/audit/export", data=fields, headers=headers) as response:
            rows = list(openpyxl.load_workbook(io.BytesIO(await response.read())).worksheets[0].iter_rows())
        assert len(rows) == 2 and {cell.data_type for cell in rows[1] if "=1+1" in str(cell.value)} == {"s"}
        written = await desk.store.read(lambda connection: connection.execute(select(audit).where(audit.c.what == "audit exported")).one())
        assert (written.reason, written.role) == ("for the auditors", "admin")


async def test_signing_in_failing_and_changing_staff_stand_in_the_audit(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin") as me:
        await me.sign_in("wrong")
        await me.get("/console/staff")
        await me.post("/console/staff", name="B", role="viewer", team="")
        rows = await desk.store.read(lambda connection: connection.execute(select(audit).order_by(audit.c.id)).all())
        assert [(row.who, row.what) for row in rows] == [("staff 1", "account enrolled"), ("nobody", "sign-in failed"), ("staff 1", "staff added")]
        assert rows[1].object == "staff 1" and rows[1].request and rows[1].source and rows[2].role == "admin"
