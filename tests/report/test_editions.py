"""A report is frozen by two people exactly as it was asked for, never changes, and is restated with the old number, the new one and the reason."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Select, delete, func, select, update
from sqlalchemy.exc import DBAPIError

from bot import retention
from bot.knowledge import Knowledge
from bot.programme import audit, ledger, reminders
from bot.programme.report import editions, figures, foot, frozen, slots
from bot.store import Store
from bot.tables import application, attendee, door_record, event, registration, report_edition, seat_log
from bot.tables import audit as audit_rows
from tests import an_application as an
from tests.conftest import MovedClock, new_postgres_database
from tests.report import a_year
from tests.report.a_year import NOW, ON_SQLITE, YEAR

Content = dict[str, Any]
PEOPLE = (attendee, registration, seat_log, door_record)


@pytest.fixture
async def office(store: Store, known: Knowledge, clock: MovedClock) -> Store:
    """The records of a year that is over, with somebody of each role."""
    a_year.at(clock, NOW)
    await store.write(a_year.fill)
    for role in ("viewer", "hotline_agent", "case_officer", "publisher", "approver", "admin"):
        await an.officer(store, known, role, role)
    return store


async def draft(store: Store, known: Knowledge, year: str = YEAR, **over: Any) -> Content:
    found = await store.read(lambda connection: figures.of_year(connection, known, year, store.clock.now()))
    content = {"year": year, "draft": True, "prepared_on": "2026-05-04", "problems": [], "sections": [{"heading": "目的", "blocks": []}]}
    return content | {"slots": [{"name": "next", "text": "下一步", "missing": False}], "figures": {key: each.as_json() for key, each in found.items()}} | over


async def asked(store: Store, known: Knowledge, content: Content, who: str = "publisher", *, version: int = 0, reason: str = "") -> Any:
    return await an.acts(store, known, who, editions.ask, year=content["year"], version=version, content=content, reason=reason)


async def decided(store: Store, known: Knowledge, content: Content, who: str = "approver", *, yes: bool = True, reason: str = "") -> Any:
    return await an.acts(store, known, who, editions.decide, year=content["year"], content=content, yes=yes, reason=reason)


async def published(store: Store, known: Knowledge, reason: str = "") -> Content:
    content = await draft(store, known)
    assert (await asked(store, known, content, reason=reason))["outcome"] == "done"
    assert (await decided(store, known, content))["outcome"] == "done"
    return content


async def listed(store: Store, year: str = YEAR) -> list[dict[str, Any]]:
    return await store.read(lambda connection: editions.editions(connection, year))


async def left(store: Store, *tables: Any) -> list[int]:
    return await store.read(lambda connection: [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables])


# --- two people ---


async def test_one_asks_another_freezes_and_the_edition_is_exactly_that(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    told = await asked(office, known, content)
    waiting = await an.acts(office, known, "approver", editions.asked, year=YEAR)
    assert (told["outcome"], told["edition"], waiting["digest"]) == ("done", 1, told["digest"])
    assert await decided(office, known, content) == {"outcome": "done", "edition": 1}
    edition = (await listed(office))[0]
    assert edition["content"] == content | {"draft": False, "edition": 1, "reason": None} == waiting["content"]
    assert edition["digest"] == audit.digest(edition["content"]) == told["digest"]
    assert (edition["edition"], edition["changes"], edition["author"], edition["approver"]) == (1, [], "Officer publisher", "Officer approver")
    assert await office.read(editions.verify) == []
    assert await an.acts(office, known, "approver", editions.asked, year=YEAR) is None
    told_of = await office.read(lambda c: c.execute(select(audit_rows.c.what, audit_rows.c.object).where(audit_rows.c.what.startswith("report "))).all())
    assert [tuple(row) for row in told_of] == [
        *(("report asked", "report 2025-26"), ("report approved", "report 2025-26"), ("report frozen", "report 2025-26 edition 1"))
    ]


@ON_SQLITE
async def test_only_a_publisher_asks(office: Store, known: Knowledge) -> None:
    for who in ("viewer", "hotline_agent", "case_officer", "approver", "admin", "stranger"):
        assert await asked(office, known, await draft(office, known), who) == {"outcome": "not_allowed"}


@ON_SQLITE
async def test_only_an_approver_decides(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    await asked(office, known, content)
    for who in ("viewer", "hotline_agent", "case_officer", "publisher", "admin", "stranger"):
        assert await decided(office, known, content, who) == {"outcome": "not_allowed"} and await listed(office) == []


@ON_SQLITE
async def test_who_asked_does_not_decide_also_with_another_role_since(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    await asked(office, known, content)
    author = await an.acts(office, known, "publisher", lambda here: editions.asked(here, year=YEAR))
    await office.write(lambda c: c.exec_driver_sql(f"UPDATE staff SET role = 'approver' WHERE id = {author['author_id']}"))
    assert await decided(office, known, content, "publisher") == {"outcome": "own"} and await listed(office) == []


@ON_SQLITE
async def test_a_refusal_freezes_nothing_and_after_a_day_nothing_waits(office: Store, known: Knowledge, clock: MovedClock) -> None:
    content = await draft(office, known)
    await asked(office, known, content)
    assert await decided(office, known, content, yes=False, reason="請核對") == {"outcome": "done", "edition": None}
    assert await decided(office, known, content) == {"outcome": "unknown"}
    await asked(office, known, content)
    clock.moved += timedelta(hours=24)
    assert await decided(office, known, content) == {"outcome": "unknown"} and await listed(office) == []


# --- exactly what was asked for ---


@ON_SQLITE
async def test_what_was_changed_after_asking_is_not_frozen(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    await asked(office, known, content)
    assert (await decided(office, known, content | {"sections": []}))["outcome"] == "changed"
    await office.write(lambda connection: a_year.approved(connection, "A-9", "2025-06-01"))
    assert (await decided(office, known, content))["outcome"] == "changed"  # the records say otherwise by now
    assert (await decided(office, known, await draft(office, known)))["outcome"] == "changed"  # and so does the draft
    assert await listed(office) == []


@ON_SQLITE
async def test_the_day_of_the_draft_does_not_count_as_a_change(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    await asked(office, known, content)
    assert (await decided(office, known, content | {"prepared_on": "2026-05-05"}))["outcome"] == "done"
    assert (await listed(office))[0]["content"]["prepared_on"] == "2026-05-04"


@ON_SQLITE
async def test_texts_that_were_saved_in_the_meantime_are_a_change(office: Store, known: Knowledge) -> None:
    kept = await an.acts(office, known, "publisher", slots.save, year=YEAR, version=0, slots={"next": "x"}, names=["next"])
    assert kept["outcome"] == "done"
    assert await asked(office, known, await draft(office, known)) == {"outcome": "changed"}
    assert (await asked(office, known, await draft(office, known), version=1))["outcome"] == "done"


@ON_SQLITE
async def test_a_stale_draft_is_not_asked_for(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    await office.write(lambda connection: a_year.approved(connection, "A-9", "2025-06-01"))
    assert await asked(office, known, content) == {"outcome": "changed"}


# --- what blocks ---


@ON_SQLITE
async def test_a_year_that_is_not_over_cannot_be_frozen(office: Store, known: Knowledge) -> None:
    assert await asked(office, known, await draft(office, known, "2026-27")) == {"outcome": "not_over"}
    for year in ("2026", "2026-28", "", "2007-08"):
        assert await asked(office, known, await draft(office, known) | {"year": year}) == {"outcome": "unknown"}


@ON_SQLITE
async def test_a_text_that_nobody_wrote_blocks_whatever_the_reason(office: Store, known: Knowledge) -> None:
    empty = [{"name": "next", "text": "", "missing": True}]
    told = await asked(office, known, await draft(office, known, slots=empty), reason="稍後補上")
    assert told == {"outcome": "slots_missing", "slots": ["next"]}


@ON_SQLITE
async def test_a_draft_with_problems_blocks_whoever_says_there_are_none(office: Store, known: Knowledge) -> None:
    assert (await asked(office, known, await draft(office, known, problems=[{"say": "x"}])))["problems"] == [{"say": "x"}]
    await office.write(lambda c: c.execute(update(application).where(application.c.reference == "A-1").values(decided_on=None)))
    told = await asked(office, known, await draft(office, known))
    assert told["outcome"] == "problems" and [each["say"] for each in told["problems"]] == ["ledger-wrong-undated"]


@ON_SQLITE
async def test_a_problem_that_came_up_after_asking_blocks_the_freezing(office: Store, known: Knowledge) -> None:
    content = await draft(office, known)
    await asked(office, known, content)
    await office.write(lambda c: c.execute(update(application).where(application.c.reference == "A-4").values(sample=False, decided_on=None)))
    assert (await decided(office, known, content))["outcome"] == "problems"


# --- afterwards ---


async def test_a_later_edition_needs_a_reason_and_says_what_changed(office: Store, known: Knowledge) -> None:
    await published(office, known)
    assert await asked(office, known, await draft(office, known)) == {"outcome": "unchanged"}
    await office.write(lambda c: c.execute(update(attendee).where(attendee.c.event_id == "e-1").values(arrived_at=NOW)))
    await office.write(lambda connection: a_year.approved(connection, "A-9", "2025-06-01", grant_cents=0))
    content = await draft(office, known, figures_note="x")
    assert await asked(office, known, content) == {"outcome": "reason_missing"}
    assert await asked(office, known, content, reason="字" * 301) == {"outcome": "reason_long"}
    assert (await asked(office, known, content, reason="補錄一宗批准"))["edition"] == 2
    await decided(office, known, content)
    second, first = await listed(office)
    assert (second["edition"], second["reason"], first["reason"]) == (2, "補錄一宗批准", None)
    assert {each["figure"]: (each["old"], each["new"]) for each in second["changes"]} == {
        **{"approvals.on_site_assessment@2025-26": (2, 3), "approvals@2025-26": (3, 4)},
        **{
            "approved_sectors.metals@since": (2, 3),
            "approved_sectors@since": (3, 4),
            "approved_cities.dongguan@since": (2, 3),
            "approved_cities@since": (3, 4),
        },
    }
    assert first["content"]["figures"]["approvals@2025-26"]["number"] == 3 and await office.read(editions.verify) == []


def test_changes_name_what_is_new_and_what_is_gone() -> None:
    old, new = ({"figures": {key: {"number": number} for key, number in these.items()}} for these in ({"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": 5}))
    assert editions.changes(old, new) == [{"figure": "a", "old": 1, "new": None}, {"figure": "c", "old": 3, "new": 4}, {"figure": "d", "old": None, "new": 5}]


async def test_the_database_lets_nobody_change_or_remove_an_edition(office: Store, known: Knowledge) -> None:
    await published(office, known)
    attempts: list[Callable[[Connection], Any]] = [
        lambda c: c.execute(update(report_edition).values(digest="0" * 64)),
        lambda c: c.execute(delete(report_edition)),
    ]
    if await office.read(lambda c: c.dialect.name) == "postgresql":
        attempts.append(lambda c: c.exec_driver_sql("TRUNCATE report_edition"))
    for attempt in attempts:
        with pytest.raises(DBAPIError, match="a published report stays as it is"):
            await office.write(attempt)
    assert len(await listed(office)) == 1


@ON_SQLITE
async def test_content_that_was_changed_behind_the_guard_no_longer_fits_its_digest(office: Store, known: Knowledge) -> None:
    await published(office, known)

    def tamper(connection: Connection) -> None:
        drop = "DROP TRIGGER report_edition_no_update" + ("" if connection.dialect.name == "sqlite" else " ON report_edition")
        connection.exec_driver_sql(drop)
        row = connection.execute(select(report_edition)).one()
        row.content["figures"]["approvals@2025-26"]["number"] = 4
        connection.execute(update(report_edition).values(content=row.content))

    await office.write(tamper)
    assert await office.read(editions.verify) == [1]


@ON_SQLITE
async def test_the_report_of_a_year_that_was_published_holds_the_next_one_to_it(office: Store, known: Knowledge, clock: MovedClock) -> None:
    await published(office, known)
    a_year.at(clock, datetime(2027, 5, 1, tzinfo=UTC))
    next_year = "2026-27"
    assert await office.read(lambda connection: foot.of_draft(connection, known, next_year, clock.now())) == []
    await office.write(lambda c: c.execute(update(application).where(application.c.reference == "A-1").values(grant_cents=2_000_000)))
    told = await office.read(lambda connection: foot.of_draft(connection, known, next_year, clock.now()))
    assert [each["say"] for each in told] == ["report-foot-carried"]  # grants since the start no longer follow from what was published


# --- people go once their year is frozen ---


async def swept(store: Store, now: datetime) -> None:
    await store.write(lambda connection: retention.sweep(connection, now))


async def test_people_stay_until_the_report_of_their_year_is_frozen(office: Store, known: Knowledge, clock: MovedClock) -> None:
    before = await left(office, *PEOPLE)
    await swept(office, NOW + timedelta(days=90))
    assert await left(office, *PEOPLE) == before
    await published(office, known)
    await swept(office, a_year.noon("2026-03-31") + timedelta(days=90, hours=1))  # the last event of the year began then and took two hours
    names = await office.read(lambda c: sorted(set(c.execute(select(attendee.c.event_id)).scalars())))
    assert names == ["e-2", "e-3"]
    await swept(office, a_year.noon("2026-03-31") + timedelta(days=90, hours=3))
    assert await office.read(lambda c: sorted(set(c.execute(select(attendee.c.event_id)).scalars()))) == ["e-3"]  # of a year that is not frozen
    assert (await left(office, event))[0] == 7


async def test_after_the_sweep_the_report_is_the_same_in_every_number_and_the_years_after_it_too(office: Store, known: Knowledge, clock: MovedClock) -> None:
    await published(office, known)
    before = await office.read(lambda connection: figures.of_year(connection, known, YEAR, NOW))
    table = await office.read(lambda connection: ledger.everything(connection, known, NOW)["figures"])
    later = a_year.at(clock, NOW + timedelta(days=120))
    await swept(office, later)
    assert await office.read(lambda c: c.execute(select(attendee.c.id).where(attendee.c.event_id != "e-3")).all()) == []
    after = await office.read(lambda connection: figures.of_year(connection, known, YEAR, later))
    assert {key: each.number for key, each in after.items()} == {key: each.number for key, each in before.items()} == a_year.NUMBERS
    assert (after["participants@2025-26"].source, after["participants@2025-26"].records) == ("edition 1", None)
    assert await asked(office, known, await draft(office, known)) == {"outcome": "unchanged"}
    swept_table = await office.read(lambda connection: ledger.everything(connection, known, later)["figures"])
    keys = ("measure", "part", "period", "number")
    of_year = [[[each[key] for key in keys] for each in found if each["period"] == YEAR] for found in (table, swept_table)]
    assert of_year[0] == of_year[1] and ["participants", "all", YEAR, 3] in of_year[0]


@ON_SQLITE
async def test_whether_the_sweep_has_run_makes_no_difference(office: Store, known: Knowledge, clock: MovedClock) -> None:
    await published(office, known)
    later = a_year.at(clock, NOW + timedelta(days=120))

    async def read() -> Any:
        found = await office.read(lambda connection: figures.of_year(connection, known, YEAR, later))
        return {key: (each.number, each.source, each.as_at) for key, each in found.items()}

    before = await read()
    await swept(office, later)
    assert await read() == before


@ON_SQLITE
async def test_after_a_year_and_a_half_the_published_number_still_stands(office: Store, known: Knowledge, clock: MovedClock) -> None:
    await published(office, known)
    later = a_year.at(clock, NOW + timedelta(days=3000))
    await swept(office, later)
    after = await office.read(lambda connection: figures.of_year(connection, known, YEAR, later))
    assert after["participants@2025-26"].number == 3 and after["providers@as_at"].number == 2
    assert after["providers@as_at"].source == "edition 1"  # firms that have left since may be deleted


def test_follow_ups_are_over_before_the_people_of_an_event_go() -> None:
    assert frozen.PEOPLE_DAYS > reminders.FOLLOW_UP_DAYS + 2


async def freeze_at_once(server: str, known: Knowledge, clock: MovedClock) -> tuple[list[Any], list[int]]:
    """Two approvers in two processes freeze the same draft. Returns what each was told, or what went wrong, and the editions that there are."""
    url = new_postgres_database(server)
    one, other = await Store.open(url, clock), await Store.open(url, clock)
    a_year.at(clock, NOW)
    await one.write(a_year.fill)
    for name, role in (("publisher", "publisher"), ("first", "approver"), ("second", "approver")):
        await an.officer(one, known, name, role)  # type: ignore[arg-type]
    content = await draft(one, known)
    await asked(one, known, content)
    told = await asyncio.gather(decided(one, known, content, "first"), decided(other, known, content, "second"), return_exceptions=True)
    made = [each["edition"] for each in await listed(one)]
    await one.close()
    await other.close()
    return [each["outcome"] if isinstance(each, dict) else type(each).__name__ for each in told], made


@pytest.mark.postgres
async def test_two_who_freeze_at_once_in_two_processes_make_one_edition(postgres_server: str, known: Knowledge, clock: MovedClock) -> None:
    told, made = await freeze_at_once(postgres_server, known, clock)
    assert sorted(told) == ["done", "unknown"] and made == [1]


@pytest.mark.postgres
async def test_without_the_lock_two_who_freeze_at_once_run_into_each_other(
    postgres_server: str, known: Knowledge, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control. Even then the table takes one edition only."""
    monkeypatch.setattr(Select, "with_for_update", lambda query, **how: query)
    told, made = await freeze_at_once(postgres_server, known, clock)
    assert sorted(told) != ["done", "unknown"] and made == [1]
