"""Figures of events and the attendance list: counted by the stated rules from bookings and arrivals, adding up each way; a workbook without a formula."""

import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import product
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from sqlalchemy import Connection, insert, select, update

from bot.handlers import exports
from bot.knowledge import Counting, Knowledge
from bot.messages import LANGUAGES
from bot.programme import events, seats
from bot.programme.attendance import COLUMNS, FIGURES, STATES, WAYS, attendance_rows, sheets
from bot.programme.figures import between, figures
from bot.store import Store
from bot.tables import attendee, booth_visitor, event
from bot.wording import Wording
from tests.an_event import VISIT, book, columns, enter, here

MEASURES = ("events", "registered", "attended", "walk_ins", "visits")  # all but people add up
KINDS = ("seminar", "workshop", "briefing", "visit", "ceremony")


async def came(store: Store, *names: str, event_id: str = "e-test") -> None:
    """Those of the event with these names have arrived."""
    at = store.clock.now()
    those = (attendee.c.event_id == event_id) & attendee.c.name.in_(names)
    await store.write(lambda connection: connection.execute(update(attendee).where(those).values(arrived_at=at, arrived_by="scan")))


async def walks_in(store: Store, name: str, event_id: str = "e-test", **more: str) -> None:
    at = store.clock.now()
    values = {"event_id": event_id, "name": name, "state": "walked_in", "arrived_at": at, "arrived_by": "walk_in", "changed_at": at, **more}
    await store.write(lambda connection: connection.execute(insert(attendee).values(**values)))


async def begins(store: Store, starts: datetime, *event_ids: str) -> None:
    """Move events to where they begin at `starts` and last two hours: registration is over by then, so that people book first."""
    moved = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "closes_at": starts}
    await store.write(lambda connection: connection.execute(update(event).where(event.c.id.in_(event_ids)).values(**moved)))


async def counted(
    store: Store, known: Knowledge, start: date = date(2020, 1, 1), end: date = date(2040, 1, 1), counting: Counting | None = None
) -> dict[str, Any]:
    now = store.clock.now()
    return await store.read(lambda connection: figures(connection, start, end, now, counting or known.counting))


@pytest.fixture
def yesterday(store: Store) -> datetime:
    return store.clock.now() - timedelta(days=1)


Export = Callable[..., Any]


@pytest.fixture
def export(store: Store, wording: Wording) -> Export:
    async def exported(event_id: str = "e-test", language: str = "en") -> tuple[list[dict[str, Any]], Workbook]:
        now = store.clock.now()

        def read(connection: Connection) -> tuple[dict[str, Any], list[dict[str, Any]]]:
            row = connection.execute(select(event).where(event.c.id == event_id)).one()
            return events.view(connection, row, now), attendance_rows(connection, event_id)

        view, rows = await store.read(read)
        return rows, load_workbook(BytesIO(exports.workbook(sheets(view, rows, lambda key: wording.say(key, language)))))  # type: ignore[arg-type]

    return exported


async def test_people_are_counted_by_the_stated_rules(store: Store, known: Knowledge, yesterday: datetime) -> None:
    now = store.clock.now()
    await enter(store, now, capacity=4)
    await book(store, known, "chan", "陳一", "陳二")
    lee = await book(store, known, "lee", "李一", "李二")
    await book(store, known, "ho", "何一", "何二")  # wait, and nobody gives up a seat early enough
    await store.write(
        lambda c: seats.substitute(here(c, now, known, "lee"), registration_id=lee["registration"], attendee_id=lee["tickets"][0]["id"], name="李三")
    )
    await begins(store, yesterday, "e-test")
    await came(store, "陳一", "李三")
    await walks_in(store, "路人")
    await walks_in(store, "路人")
    assert (await counted(store, known))["events"]["total"] == {
        **{"events": 1, "registered": 4, "attended": 4, "walk_ins": 2},  # not the two who wait, and not the one who was replaced
        **{"people": 4, "visits": 4},  # nobody knows whether the two of one name are one
    }


async def test_who_cancelled_is_not_registered(store: Store, known: Knowledge, yesterday: datetime) -> None:
    now = store.clock.now()
    await enter(store, now)
    booked = await book(store, known, "chan", "陳一", "陳二")
    assert (await counted_after(store, known, yesterday))["registered"] == 2
    await begins(store, now + timedelta(days=5), "e-test")
    gone = booked["tickets"][1]["id"]
    await store.write(lambda c: seats.cancel(here(c, now, known, "chan"), registration_id=booked["registration"], attendee_ids=[gone]))
    assert (await counted_after(store, known, yesterday))["registered"] == 1


async def counted_after(store: Store, known: Knowledge, starts: datetime) -> dict[str, int]:
    await begins(store, starts, "e-test")
    total: dict[str, int] = (await counted(store, known))["events"]["total"]
    return total


async def test_a_person_at_two_events_is_one_of_the_people_and_two_visits(store: Store, known: Knowledge, yesterday: datetime) -> None:
    now = store.clock.now()
    for name in ("e-1", "e-2"):
        await enter(store, now, id=name)
        await book(store, known, "chan", "Chan Tai Man" if name == "e-1" else "ＣＨＡＮ  tai man", "Wong", event=name, contact="chan@example.com")
        await book(store, known, "other", "Chan Tai Man", event=name, contact=f"{name}@example.com")  # namesakes with other contacts
    await begins(store, yesterday, "e-1", "e-2")
    for name in ("e-1", "e-2"):
        await came(store, "Chan Tai Man", "ＣＨＡＮ  tai man", event_id=name)
    total = (await counted(store, known))["events"]["total"]
    assert (total["visits"], total["people"]) == (4, 3)


async def test_a_walk_in_who_leaves_a_contact_is_known_again(store: Store, known: Knowledge, export: Export, yesterday: datetime) -> None:
    now = store.clock.now()
    for name in ("e-1", "e-2"):
        await enter(store, now, id=name)
    await book(store, known, "chan", "陳一", event="e-1", contact="chan@example.com")
    await begins(store, yesterday, "e-1", "e-2")
    await came(store, "陳一", event_id="e-1")
    await walks_in(store, "陳一", "e-2", contact="chan@example.com", company="某廠")
    total = (await counted(store, known))["events"]["total"]
    assert (total["visits"], total["walk_ins"], total["people"]) == (2, 1, 1)
    assert [(row["contact"], row["company"]) for row in (await export("e-2"))[0]] == [("chan@example.com", "某廠")]


async def test_an_event_counts_once_it_is_over_and_unless_it_was_called_off(store: Store, known: Knowledge, yesterday: datetime) -> None:
    now = store.clock.now()
    for state in ("open", "closed", "postponed", "cancelled", "history"):
        await enter(store, now, id=f"e-{state}", state=state, starts_at=yesterday)
    await enter(store, now, id="e-running", starts_at=now - timedelta(hours=1))
    await enter(store, now, id="e-coming")
    assert (await counted(store, known))["events"]["total"]["events"] == 2
    store.clock.moved = timedelta(hours=1)  # type: ignore[attr-defined]
    assert (await counted(store, known))["events"]["total"]["events"] == 3


async def test_the_days_are_those_of_hong_kong_and_both_ends_count(store: Store, known: Knowledge) -> None:
    now = store.clock.now()
    for number, starts in enumerate(["2026-03-31 15:59", "2026-03-31 16:00", "2026-04-30 15:59", "2026-04-30 16:00"]):
        await enter(store, now, id=f"e-{number}", starts_at=datetime.fromisoformat(starts).replace(tzinfo=UTC))
    store.clock.moved = datetime(2026, 12, 1, tzinfo=UTC) - now  # type: ignore[attr-defined]
    told = await counted(store, known, date(2026, 4, 1), date(2026, 4, 30))
    assert {month: each["events"] for month, each in told["events"]["by_month"].items()} == {"2026-04": 2}
    told = await counted(store, known, date(2026, 3, 31), date(2026, 5, 1))
    assert {month: each["events"] for month, each in told["events"]["by_month"].items()} == {"2026-03": 1, "2026-04": 2, "2026-05": 1}


async def a_year(store: Store, known: Knowledge) -> None:
    """Events of every kind, in three cities and months, for no, one and two sectors; people came to each, some of them walk-ins and some to several."""
    now = store.clock.now()
    several = [[], ["metals"], ["metals", "textiles"]]
    for number, (kind, sectors) in enumerate(product(KINDS, several)):
        name = f"e-{number:02}"
        city = ("dongguan", "hong_kong", "online")[number % 3]
        await enter(
            store, now, id=name, kind=kind, sectors=sectors, city=city, capacity=5, visit={**VISIT, "excluded_sectors": []} if kind == "visit" else None
        )
        await book(store, known, f"chat{number % 4}", *[f"人{each}" for each in range(1 + number % 4)], event=name)
        await begins(store, datetime(2026, 1 + number % 3, 10, tzinfo=UTC), name)
        await came(store, "人0", "人2", event_id=name)
        if number % 2:
            await walks_in(store, "路人", event_id=name)
    store.clock.moved = datetime(2026, 12, 1, tzinfo=UTC) - now  # type: ignore[attr-defined]


@pytest.mark.parametrize("inside", [False, True])
async def test_everything_adds_up_by_kind_by_city_by_month_and_by_sector(store: Store, known: Knowledge, inside: bool) -> None:
    await a_year(store, known)
    told = await counted(store, known, counting=known.counting.model_copy(update={"visits_inside_events": inside}))
    for block in (told["events"], told["factory_visits"]):
        for group in ("by_kind", "by_city", "by_month", "by_sector"):
            for measure in MEASURES:
                assert sum(each[measure] for each in block[group].values()) == block["total"][measure] > 0, (group, measure)
            assert sum(each["people"] for each in block[group].values()) >= block["total"]["people"]
        assert set(block["by_sector"]) == {"all", "metals", "several"}
    assert sum(each["people"] for each in told["events"]["by_kind"].values()) > told["events"]["total"]["people"]  # whoever was at two kinds is in both
    assert told["visits_inside_events"] == {"value": inside, "rule": known.counting.rule, "since": "2026-11-23"}


async def test_the_rule_says_whether_factory_visits_are_inside_the_events(store: Store, known: Knowledge) -> None:
    await a_year(store, known)
    apart = await counted(store, known, counting=known.counting.model_copy(update={"visits_inside_events": False}))
    inside = await counted(store, known, counting=known.counting.model_copy(update={"visits_inside_events": True}))
    assert apart["factory_visits"] == inside["factory_visits"] and apart["factory_visits"]["total"]["events"] == 3
    assert "visit" not in apart["events"]["by_kind"] and "visit" in inside["events"]["by_kind"]
    for measure in MEASURES:
        assert inside["events"]["total"][measure] == apart["events"]["total"][measure] + apart["factory_visits"]["total"][measure]


async def test_the_default_keeps_factory_visits_apart_and_says_that_the_paper_is_silent(known: Knowledge) -> None:
    assert not known.counting.visits_inside_events
    assert all("21" in known.counting.rule[language] and "71" in known.counting.rule[language] for language in LANGUAGES)


async def test_visitors_of_exhibitions_are_a_unit_of_their_own(store: Store, known: Knowledge, yesterday: datetime) -> None:
    now = store.clock.now()
    await enter(store, now, starts_at=yesterday)
    before = await counted(store, known)
    for name, sample in (("x-1", False), ("x-2", False), ("x-sample", True)):
        await enter(store, now, id=name, kind="exhibition", capacity=None, starts_at=yesterday, sample=sample)
        rows = [{"id": f"{name}-{number}", "event_id": name, "how": "scan" if number < 2 else "tap", "at": yesterday} for number in range(7)]
        await store.write(lambda connection, rows=rows: connection.execute(insert(booth_visitor), rows))
    after = await counted(store, known)
    assert after["exhibitions"] == {"events": 2, "tap": 10, "scan": 4, "visitors": 14}
    assert after["samples_left_out"] == 1
    assert (after["events"], after["factory_visits"]) == (before["events"], before["factory_visits"])


async def test_samples_are_left_out_and_their_number_is_told(store: Store, known: Knowledge, yesterday: datetime) -> None:
    now = store.clock.now()
    await enter(store, now, sample=True)
    await book(store, known, "chan")
    await begins(store, yesterday, "e-test")
    await came(store, "chan")
    told = await counted(store, known)
    assert told["samples_left_out"] == 1 and set(told["events"]["total"].values()) == {0} and told["events"]["by_kind"] == {}


async def test_a_flow_gets_the_same_figures_with_days_as_texts(store: Store, known: Knowledge) -> None:
    await a_year(store, known)
    now = store.clock.now()
    told = await store.read(lambda connection: between(here(connection, now, known, "chan"), start="2026-01-01", end="2026-02-28"))
    assert told == await counted(store, known, date(2026, 1, 1), date(2026, 2, 28)) != await counted(store, known)


EVIL = [
    *("=1+1", "=cmd|'/C calc'!A0", '=HYPERLINK("https://example.com","x")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "{=1+1}"),
    *("\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "＠SUM(1)", "'=1", '"=1"', ";=1", ",=1", "%0A=1"),
    *("_x003D_1+1", "_x0009_=1", "https://example.com", "mailto:a@example.com", "internal:A1", "12345678", "+85221234567", "TRUE", "1e5", "2026-11-23"),
    *("a\x00b", "a\x01=1", "a\x0bb", "a\x1fb", "a\x7fb", "\ufeff=1", "\u202e=1", "a\ufffeb", "😀=1", "<b>&amp;</b>", "]]>"),
]


def as_read(text: str) -> str:
    """Control characters, which XML cannot hold, stand in the file as _x0001_: Excel shows the character, openpyxl the writing."""
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", lambda match: f"_x{ord(match[0]):04X}_", text)


def sheet(text: str, wording: Wording) -> bytes:
    """A workbook in which all that people can type is `text`."""
    row = dict.fromkeys(COLUMNS) | {"name": text, "company": text, "contact": text, "code": text, "state": "confirmed", "walk_in": False, "arrived_at": None}
    view = {"title": dict.fromkeys(LANGUAGES, text), "starts": "2026-11-23T06:30:00+00:00", "ends": "2026-11-23T08:30:00+00:00", "visit": None}
    return exports.workbook(sheets(view, [row], lambda key: wording.say(key, "en")))


def formulas(content: bytes) -> int:
    """Formulas, links and the like in the file as it is stored."""
    archive = zipfile.ZipFile(BytesIO(content))
    return sum(len(re.findall(rb"<f[ >]|<hyperlink|ddeLink|externalReference", archive.read(name))) for name in archive.namelist())


@pytest.mark.parametrize("text", EVIL, ids=ascii)
def test_what_people_typed_is_a_text_cell_with_the_same_text_and_never_a_formula(text: str, wording: Wording) -> None:
    content = sheet(text, wording)
    book = load_workbook(BytesIO(content))
    cells = [*book.worksheets[0][2][:4], *book.worksheets[1][1][1:4]]
    assert {(cell.data_type, cell.value, cell.number_format, cell.hyperlink) for cell in cells} == {("s", as_read(text), "@", None)}
    assert formulas(content) == 0


def test_the_test_would_notice_a_formula() -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "=1+1")
    assert load_workbook(content).worksheets[0]["A1"].data_type == "f" and formulas(content.getvalue()) == 1


async def test_the_list_has_those_with_seats_first_then_walk_ins_then_those_who_wait(
    store: Store, known: Knowledge, export: Export, yesterday: datetime
) -> None:
    now = store.clock.now()
    await enter(store, now, capacity=3, kind="visit", visit={**VISIT, "excluded_sectors": []})
    await book(store, known, "chan", "陳一", "陳二", contact="chan@example.com", company="某廠", coach=True)
    lee = await book(store, known, "lee", "李一", contact="+85221234567", coach=False)
    await book(store, known, "ho", "何一")
    await book(store, known, "ng", "吳一")
    await store.write(lambda c: seats.cancel(here(c, now, known, "lee"), registration_id=lee["registration"]))  # offered to 何一
    await begins(store, yesterday, "e-test")
    await came(store, "陳一")
    await walks_in(store, "路人")
    rows, _ = await export()
    assert [(row["name"], row["state"], row["walk_in"], row["coach"]) for row in rows] == [
        *(("陳一", "confirmed", False, True), ("陳二", "confirmed", False, True), ("路人", "walked_in", True, None)),
        *(("何一", "offered", False, None), ("吳一", "waiting", False, None)),
    ]
    assert rows[0]["company"] == "某廠" and rows[0]["contact"] == "chan@example.com" and len(rows[0]["code"]) == 6
    assert rows[0]["how"] == "scan" and rows[0]["arrived_at"] >= now.isoformat()
    assert rows[1]["arrived_at"] is None and rows[2]["registered_at"] is None and rows[3]["code"] is None
    json.dumps(rows)


async def test_who_came_after_all_is_on_the_list_whatever_the_state(store: Store, known: Knowledge, export: Export) -> None:
    now = store.clock.now()
    await enter(store, now)
    gone = await book(store, known, "chan", "陳一", "陳二")
    await store.write(lambda c: seats.cancel(here(c, now, known, "chan"), registration_id=gone["registration"]))
    assert (await export())[0] == []
    await came(store, "陳一")
    assert [(row["name"], row["state"]) for row in (await export())[0]] == [("陳一", "cancelled")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_workbook_is_in_the_readers_language_with_times_of_hong_kong(
    store: Store, known: Knowledge, export: Export, wording: Wording, language: str
) -> None:
    now = store.clock.now()
    await enter(store, now, starts_at=datetime(2027, 1, 5, 6, 30, tzinfo=UTC))
    await book(store, known, "chan", "陳一")
    at = datetime(2027, 1, 5, 6, 25, tzinfo=UTC)
    await store.write(lambda c: c.execute(update(attendee).values(arrived_at=at, arrived_by="self")))
    _, read = await export(language=language)
    people, numbers = read.worksheets
    assert [cell.value for cell in people[1]] == [wording.say(f"attendance-{name}", language) for name in COLUMNS]  # type: ignore[arg-type]
    cells = dict(zip(COLUMNS, people[2], strict=True))
    assert (cells["arrived_at"].value, cells["arrived_at"].is_date) == (datetime(2027, 1, 5, 14, 25), True)  # noqa: DTZ001 - a cell has no zone
    assert cells["how"].value == wording.say("attendance-by-self", language)  # type: ignore[arg-type]
    assert cells["state"].value == wording.say("attendance-state-confirmed", language)  # type: ignore[arg-type]
    assert [cell.value for cell in numbers[1]][1:4] == list(columns(now)["title"].values())
    assert numbers["B2"].value == datetime(2027, 1, 5, 14, 30)  # noqa: DTZ001


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_way_to_arrive_has_words_and_sheets_have_names_that_excel_takes(wording: Wording, language: str) -> None:
    for key in [*(f"attendance-state-{each}" for each in STATES), *(f"attendance-by-{each}" for each in WAYS)]:
        assert wording.say(key, language)  # type: ignore[arg-type]
    names = [wording.say(f"attendance-sheet-{each}", language) for each in ("list", "figures")]  # type: ignore[arg-type]
    assert len(set(names)) == 2 and all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


async def test_the_figures_of_the_workbook_are_those_of_the_report(store: Store, known: Knowledge, export: Export) -> None:
    await a_year(store, known)
    told = await counted(store, known, counting=known.counting.model_copy(update={"visits_inside_events": True}))
    ids = await store.read(lambda connection: connection.execute(select(event.c.id)).scalars().all())
    summed = dict.fromkeys(FIGURES, 0)
    for event_id in ids:
        _, read = await export(event_id)
        numbers = {row[0].value: row[1].value for row in read.worksheets[1].iter_rows()}
        for name, heading in zip(FIGURES, ("Registered", "Attended", "Walk-ins among them", "Different people"), strict=True):
            summed[name] += numbers[heading]
    total = told["events"]["total"]
    assert {name: summed[name] for name in FIGURES[:3]} == {name: total[name] for name in FIGURES[:3]}
    assert summed["people"] > total["people"] > 0


async def test_a_visit_shows_how_many_were_counted_on_the_way_back(store: Store, known: Knowledge, export: Export, yesterday: datetime) -> None:
    await enter(store, store.clock.now(), kind="visit", visit=VISIT)
    await book(store, known, "chan", "陳一", "陳二")
    await came(store, "陳一", "陳二")
    await store.write(lambda c: c.execute(update(attendee).where(attendee.c.name == "陳一").values(back_at=yesterday)))
    _, read = await export()
    assert {row[0].value: row[1].value for row in read.worksheets[1].iter_rows()}["Counted on the way back"] == 1
