"""Targets, money and gaps in participation in the console, and the table for outside in which nobody's small number can be read."""

import io
import itertools
import random
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select, update

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import factory_counts, gaps, history, ledger_counts, participation, small_cells, targets
from bot.store import Store
from bot.tables import application, audit, company, factory_count, payment
from tests import an_application as an
from tests.conftest import MovedClock
from tests.console.client import console_open, signed_in

COUNT = {"number": "1,200", "as_at": "2025-12-31", "source": "東莞市統計年鑑", "review_on": "2027-12-31"}


async def approved(store: Store, cells: list[tuple[str | None, str | None, int]], *, firm: int | None = None, rules: str = "2008-2013") -> list[int]:
    """Approved applications of so many new firms in each sector and city, or all of one firm. Returns the firms."""
    now = store.clock.now()
    firms: list[int] = []

    def work(connection: Any) -> None:
        for sector, city, number in cells:
            for _ in range(number):
                made = (
                    firm or connection.execute(company.insert().values(name="樣本廠", folded_name="樣本", created_at=now).returning(company.c.id)).scalar_one()
                )
                firms.append(made)
                values = {"company_id": made, "component": "verification", "state": "approved", "since": now, "rules": rules, "facts": {}, "created_at": now}
                values |= {"sector": sector, "city": city, "decided_on": now.date().isoformat(), "grant_cents": 1_500_000}
                reference = f"A-{len(firms):05}-{connection.execute(select(application.c.id).order_by(application.c.id.desc())).scalar() or 0}"
                connection.execute(application.insert().values(reference=reference, contact_name="x", contact=an.CONTACT, **values))

    await store.write(work)
    return firms


async def load(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: history.load(connection, [each.model_dump() for each in known.history]) and None)


async def save(store: Store, known: Knowledge, chat: str = "officer", **over: Any) -> Any:
    given: dict[str, Any] = {"sector": "metals", "city": "dongguan", "version": None, **COUNT}
    return await an.acts(store, known, chat, factory_counts.save, **(given | over))


# --- targets and money ---


async def test_the_page_shows_the_papers_approvals_beside_ranges_and_no_percentage(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await load(desk.store, desk.knowledge)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        _, page = await me.get("/console/gaps")
    part = page.partition("<h2>資助額與預算")[0]
    for words in ("659", "800 至 1,000", "88", "約 120", "360", "500 至 1,000", "未必完成", "同一工廠可能多於一宗", "<svg"):
        assert words in part, words
    assert "%" not in re.sub(r"<svg.*?</svg>", "", part, flags=re.DOTALL).partition("<main")[2]
    assert "HK$93,060,000" in page and "預算用於整個計劃" in page and "announcements/new" not in page


async def test_money_is_what_our_records_have_by_phase_with_what_was_taken_back(store: Store, known: Knowledge) -> None:
    await approved(store, [("metals", "dongguan", 2)])
    await approved(store, [("metals", "dongguan", 1)], rules="2025-2027")
    case = await store.read(lambda connection: connection.execute(select(application.c.id).order_by(application.c.id)).scalars().first())
    now = store.clock.now()

    def pay(connection: Any) -> None:
        for cents in (500_000, 400_000, -400_000):
            connection.execute(payment.insert().values(application_id=case, amount_cents=cents, paid_on="2026-01-01", staff_id=1, created_at=now))

    await store.write(pay)
    found = {each["phase"]: each for each in (await store.read(lambda connection: targets.money(connection, known, now)))["phases"]}
    assert (found["2008-2013"]["approved_cents"], found["2008-2013"]["paid_cents"], found["2008-2013"]["budget_cents"]) == (3_000_000, 500_000, 9_306_000_000)
    assert (found["2025-2027"]["approved_cents"], found["2025-2027"]["paid_cents"]) == (1_500_000, 0)


# --- factories ---


async def test_a_factory_counts_once_however_often_it_applied_and_two_records_of_one_firm_are_one(store: Store, known: Knowledge) -> None:
    first, second = await approved(store, [("metals", "dongguan", 2)])
    await approved(store, [("metals", "dongguan", 3), ("metals", "foshan", 1)], firm=first)
    await store.write(lambda connection: connection.execute(update(company).where(company.c.id == second).values(same_as=first)))
    found = await store.read(lambda connection: participation.approved(connection, store.clock.now()))
    assert found["applications"]["cells"] == {"metals": {"dongguan": 5, "foshan": 1}}
    assert found["factories"]["cells"] == {"metals": {"dongguan": 1, "foshan": 1}} and found["factories"]["total"] == 2


async def test_there_is_a_share_only_where_factories_were_counted(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await approved(store, [("metals", "dongguan", 6), ("textiles", "foshan", 2)])
    assert (await save(store, known, number="40"))["outcome"] == "done"
    assert (await save(store, known, sector="textiles", city="all", number="1"))["outcome"] == "done"
    found = await store.read(lambda connection: gaps.table(connection, known, store.clock.now()))
    assert found["shares"]["metals"]["dongguan"]["percent"] == 15
    assert found["shares"]["textiles"]["all"]["percent"] is None, "more than were counted: the count is wrong, not the share above a hundred"
    assert "foshan" not in found["shares"]["textiles"] and [each["city"] for each in found["low"]] == ["dongguan"]
    assert set(known.sector_names) < set(found["sectors"]) and "zhuhai" in found["cities"], "what nobody takes part in is there too"


async def test_a_count_needs_a_source_and_days_and_says_when_it_is_due(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await an.officer(store, known, "viewer", "viewer")
    assert (await save(store, known, "viewer"))["outcome"] == "not_allowed"
    wrong = {"number": "0", "as_at": "31/12/2025", "source": " ", "review_on": "", "sector": "moon", "city": "moon"}
    assert set((await save(store, known, **wrong))["problems"]) == set(wrong)
    assert set((await save(store, known, review_on=COUNT["as_at"]))["problems"]) == {"review_on"}
    assert (await save(store, known, as_at="2020-01-01", review_on="2021-01-01"))["outcome"] == "done"
    (listed,) = await store.read(lambda connection: factory_counts.listed(connection, ledger_counts.hong_kong_day(store.clock.now())))
    assert listed["number"] == 1200 and listed["overdue"]
    found = await store.read(lambda connection: connection.execute(select(audit.c.object).where(audit.c.what == "factories counted")).scalars().all())
    assert list(found) == ["factories metals dongguan"]


async def test_of_two_officers_who_enter_a_count_the_second_is_told_and_loses_nothing(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    fields = {"sector": "metals", "city": "dongguan", "version": "", **COUNT}
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as one, signed_in(desk, clock, base) as other:
        await one.post("/console/gaps/factories", fields)
        status, page = await other.post("/console/gaps/factories", fields | {"number": "77", "source": "另一來源"})
        assert status == 409 and "1,200" in page and "東莞市統計年鑑" in page and 'value="77"' in page and 'value="另一來源"' in page
        version = re.search(r'name="version" value="(\d*)"', page.partition('id="count"')[2])
        assert version
        status, page = await other.post("/console/gaps/factories", fields | {"number": "77", "version": version[1]})
        assert status == 200 and "已儲存工廠數目" in page
        status, page = await other.post("/console/gaps/factories/remove", {"sector": "metals", "city": "dongguan", "version": "0"})
        assert "其間有人作了更改" in page
    assert await desk.store.read(lambda connection: connection.execute(select(factory_count.c.number)).scalars().all()) == [77]


# --- from a gap to an announcement ---


async def test_a_publisher_goes_from_a_gap_to_an_announcement_for_exactly_that_segment(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await approved(desk.store, [("metals", "dongguan", 1)])
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me, signed_in(desk, clock, base) as officer:
        _, page = await me.get("/console/gaps")
        paths = {each.replace("&amp;", "&") for each in re.findall(r'href="(/console/announcements/new\?[^"]*)"', page)}
        assert {f"/console/announcements/new?{each}" for each in ("sectors=metals&cities=dongguan", "sectors=metals", "cities=zhuhai")} < paths
        _, form = await me.get("/console/announcements/new?sectors=metals&cities=dongguan")
        ticked = set(re.findall(r'name="(\w+)" type="checkbox" value="([^"]*)" checked', form))
        assert ticked == {("sectors", "metals"), ("cities", "dongguan")}
        assert "announcements/new" not in (await officer.get("/console/gaps"))[1]


# --- for outside ---


def grid_of(rows: list[list[int]]) -> small_cells.Grid:
    summed = [[*row, sum(row)] for row in rows]
    return [*summed, [sum(column) for column in zip(*summed, strict=True)]]


def what_fits(grid: small_cells.Grid, out: set[tuple[int, int]], most: int) -> list[small_cells.Grid]:
    """Every table of up to `most` that agrees with what is shown: found by trying them all."""
    inside = [(r, c) for r in range(len(grid) - 1) for c in range(len(grid[0]) - 1)]
    found = []
    for numbers in itertools.product(*(range(most) if each in out else [grid[each[0]][each[1]]] for each in inside)):
        width = len(grid[0]) - 1
        tried = grid_of([list(numbers[at : at + width]) for at in range(0, len(numbers), width)])
        if all((r, c) in out or tried[r][c] == grid[r][c] for r in range(len(grid)) for c in range(len(grid[0]))):
            found.append(tried)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_whoever_tries_every_table_that_fits_cannot_tell_a_number_under_five(seed: int) -> None:
    chance = random.Random(seed)
    grid = grid_of([[chance.choice([0, 1, 2, 4, 5, 7]) for _ in range(2)] for _ in range(2)])
    shown = small_cells.hidden(grid)
    out = {(r, c) for r, row in enumerate(shown) for c, number in enumerate(row) if number is None}
    fits = what_fits(grid, out, 15)
    for r, c in out:
        if 0 < grid[r][c] < small_cells.LEAST:
            assert set(range(small_cells.LEAST)) <= {each[r][c] for each in fits}, (grid, shown)


def test_hiding_only_what_is_small_would_give_it_away() -> None:
    """The negative control: one hidden number of a row is the total less the others."""
    grid = grid_of([[9, 3, 8], [7, 6, 9]])
    small = {(0, 1)}
    assert {each[0][1] for each in what_fits(grid, small, 12)} == {3} and small_cells.least_and_most(grid, small, (0, 1)) == (3, 3)
    shown = small_cells.hidden(grid)
    assert shown == [[None, None, 8, 20], [None, None, 9, 22], [16, 9, 17, 42]]


@pytest.mark.parametrize("seed", range(6))
def test_what_the_flow_says_of_a_hidden_number_is_what_trying_all_tables_says(seed: int) -> None:
    chance = random.Random(seed)
    grid = grid_of([[chance.randint(0, 5) for _ in range(2)] for _ in range(2)])
    out = {(r, c) for r in range(3) for c in range(3) if chance.random() < 0.5 and (r, c) != (2, 2)}
    fits = what_fits(grid, out, 22)
    for r, c in out:
        values = [each[r][c] for each in fits]
        assert small_cells.least_and_most(grid, out, (r, c)) == (min(values), max(values)), (grid, out, (r, c))


async def test_outside_no_small_number_is_shown_not_even_in_the_file(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await approved(desk.store, [("metals", "dongguan", 7), ("metals", "foshan", 3), ("textiles", "dongguan", 8), ("textiles", "foshan", 9), (None, None, 2)])
    await an.officer(desk.store, desk.knowledge, "officer")
    await save(desk.store, desk.knowledge, city="foshan", number="4")
    await save(desk.store, desk.knowledge, sector="textiles", number="16")
    found = await desk.store.read(lambda connection: gaps.public(connection, desk.knowledge, clock.now()))
    assert found["cells"]["metals"]["foshan"] is None and found["cells"][""][""] is None and found["total"] == 29
    assert "metals" not in found["shares"], "the share of a hidden number would tell it"
    numbers = [number for row in found["cells"].values() for number in row.values() if number is not None]
    assert numbers and min(numbers) >= 5
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        _, staff_page = await me.get("/console/gaps")
        assert ">3</td>" in staff_page.replace("\n", ""), "staff see it"
        _, page = await me.get("/console/gaps/outside")
        assert "＊" in page and ">3<" not in page and ">2<" not in page
        async with me.session.get(base + "/console/gaps/outside.xlsx", headers=me.headers) as response:
            book = openpyxl.load_workbook(io.BytesIO(await response.read()))
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]  # type: ignore[union-attr]
    assert [each for each in cells if isinstance(each, int)] and all(each >= 5 for each in cells if isinstance(each, int))
