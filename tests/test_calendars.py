"""Calendar entries of tickets: what a calendar makes of them when they are imported, and imported again after a change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.programme import events, seats
from bot.programme.calendars import Words, calendar, sequence
from bot.store import Store
from bot.tables import attendee, event
from tests.an_event import columns, here, in_all

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
START = datetime(2026, 12, 1, 14, 30, tzinfo=HONG_KONG)


def words(**changes: str) -> Words:
    values = {
        "title": "研討會",
        "place": "香港",
        "text": "報到碼：ABCDEF",
        "link": "https://example.com/t",
        "organiser": "計劃",
        "email": "event@example.com",
    }
    return Words(**values | changes)


class Booked:
    """Two colleagues at one event, in a real store."""

    def __init__(self, store: Store, known: Knowledge) -> None:
        self.store, self.known = store, known

    async def book(self) -> None:
        def work(connection: Any) -> Any:
            events.enter(connection, NOW, columns(NOW, id="water-1", starts_at=START))
            return seats.book(here(connection, NOW, self.known, "chan"), event_id="water-1", guests=["陳大文", "李小明"], contact="chan@example.com")

        self.booking = await self.store.write(work)

    async def change(self, **values: Any) -> None:
        """What an officer does: the event changes, and its count goes up by one."""
        await self.store.write(lambda connection: connection.execute(update(event).values(sequence=event.c.sequence + 1, **values)) and None)

    async def cancel(self, number: int = 0) -> None:
        one = self.booking["tickets"][number]["id"]
        await self.store.write(lambda c: seats.cancel(here(c, NOW, self.known, "chan"), registration_id=self.booking["registration"], attendee_ids=[one]))

    async def file(self, number: int = 0, at: datetime = NOW, **changes: str) -> bytes:
        """What that person would fetch now."""

        def work(connection: Any) -> bytes:
            person = connection.execute(select(attendee).where(attendee.c.id == self.booking["tickets"][number]["id"])).one()
            return calendar(connection.execute(select(event)).one(), person, words(**changes), at)

        return await self.store.read(work)

    async def entry(self, number: int = 0, **changes: str) -> Any:
        return only_entry(await self.file(number, **changes))


def only_entry(file: bytes) -> Any:
    (found,) = Calendar.from_ical(file).walk("VEVENT")
    return found


class Diary:
    """A calendar program as RFC 5545 and 5546 have it: an entry replaces the one with its UID if it is newer by SEQUENCE, then by DTSTAMP."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}

    def add(self, file: bytes) -> None:
        new = only_entry(file)
        old = self.entries.get(str(new["UID"]))
        if old is None or self._age(new) >= self._age(old):
            self.entries[str(new["UID"])] = new

    def _age(self, entry: Any) -> tuple[int, datetime]:
        return int(entry["SEQUENCE"]), entry["DTSTAMP"].dt


@pytest.fixture
async def booked(store: Store, known: Knowledge) -> Booked:
    made = Booked(store, known)
    await made.book()
    return made


async def test_an_entry_says_what_when_and_where_with_the_time_zone_of_hong_kong(booked: Booked) -> None:
    file = await booked.file()
    whole, entry = Calendar.from_ical(file), only_entry(file)
    assert (whole["VERSION"], whole["METHOD"]) == ("2.0", "PUBLISH") and whole["PRODID"]
    assert file.count(b"DTSTART;TZID=Asia/Hong_Kong:20261201T143000\r\n") == file.count(b"DTEND;TZID=Asia/Hong_Kong:20261201T163000\r\n") == 1
    (zone,) = whole.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Hong_Kong" and {each["TZOFFSETTO"].td for each in zone.walk("STANDARD")} == {timedelta(hours=8)}
    assert entry["DTSTART"].dt.astimezone(UTC) == START.astimezone(UTC) and entry["DTSTAMP"].dt == NOW
    assert (str(entry["SUMMARY"]), str(entry["LOCATION"]), str(entry["DESCRIPTION"])) == ("研討會", "香港", "報到碼：ABCDEF")
    assert (str(entry["URL"]), str(entry["STATUS"]), str(entry["ORGANIZER"])) == ("https://example.com/t", "CONFIRMED", "mailto:event@example.com")


async def test_each_person_has_an_entry_of_their_own_for_good(booked: Booked) -> None:
    first, second = [str((await booked.entry(number))["UID"]) for number in (0, 1)]
    assert first != second and first.startswith("water-1-") and first.endswith("@cleaner-production-partnership")
    await booked.change(starts_at=START + timedelta(days=1), ends_at=START + timedelta(days=1, hours=2))
    await booked.cancel()
    assert str((await booked.entry())["UID"]) == first


async def test_lines_end_and_fold_as_the_standard_has_it(booked: Booked) -> None:
    text = "清潔生產，節能減排；" * 30 + "\n第二行, with; signs\\"
    file = await booked.file(text=text)
    assert file.endswith(b"END:VCALENDAR\r\n") and file.count(b"\n") == file.count(b"\r\n") == file.count(b"\r")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    for line in file.split(b"\r\n"):
        line.decode()  # no character is torn apart
    assert str(only_entry(file)["DESCRIPTION"]) == text


async def test_what_a_person_is_called_adds_no_line_of_its_own(booked: Booked) -> None:
    evil = "陳\r\nATTENDEE:mailto:x@example.com\nEND:VEVENT"
    file = await booked.file(title=evil, place=evil, text=evil)
    assert b"\nATTENDEE" not in file and file.count(b"\nEND:VEVENT") == 1
    file = await booked.file(organiser='計劃"\r\nX-EVIL:1')
    assert b"\nX-EVIL" not in file


async def test_a_calendar_takes_the_new_time_and_an_old_file_does_not_bring_the_old_one_back(booked: Booked) -> None:
    diary = Diary()
    before = await booked.file()
    diary.add(before)
    await booked.change(starts_at=START + timedelta(days=7), ends_at=START + timedelta(days=7, hours=2))
    diary.add(await booked.file(at=NOW + timedelta(hours=1)))
    diary.add(before)
    (entry,) = diary.entries.values()
    assert entry["DTSTART"].dt == START + timedelta(days=7)


async def test_a_cancelled_ticket_takes_the_entry_out_whatever_happens_to_the_event_meanwhile(booked: Booked) -> None:
    diary = Diary()
    good = await booked.file()
    await booked.change(place=in_all("另一廳"))
    changed = await booked.file(at=NOW + timedelta(hours=1))
    await booked.cancel()
    cancelled = await booked.file(at=NOW + timedelta(hours=2))
    await booked.change(place=in_all("第三廳"))
    later = await booked.file(at=NOW + timedelta(hours=3))
    for file in (good, changed, cancelled, later, changed, good):
        diary.add(file)
    (entry,) = diary.entries.values()
    assert (str(entry["STATUS"]), str(entry["TRANSP"])) == ("CANCELLED", "TRANSPARENT")
    assert sorted([good, changed, cancelled, later], key=lambda file: int(only_entry(file)["SEQUENCE"])) == [good, changed, cancelled, later]
    assert len({int(only_entry(file)["SEQUENCE"]) for file in (good, changed, cancelled, later)}) == 4


async def test_the_diary_of_these_tests_would_notice_a_count_that_stands_still(booked: Booked) -> None:
    """Negative control: with a cancellation of the same number and an earlier stamp, the entry stays."""
    diary = Diary()
    good = await booked.file(at=NOW + timedelta(hours=1))
    diary.add(good)
    await booked.cancel()
    still = (await booked.file(at=NOW)).replace(b"SEQUENCE:1\r\n", b"SEQUENCE:0\r\n")
    diary.add(still)
    (entry,) = diary.entries.values()
    assert str(entry["STATUS"]) == "CONFIRMED"
    diary.add(await booked.file(at=NOW))
    (entry,) = diary.entries.values()
    assert str(entry["STATUS"]) == "CANCELLED"


async def test_a_colleague_who_stays_keeps_the_entry(booked: Booked) -> None:
    await booked.cancel(0)
    assert str((await booked.entry(1))["STATUS"]) == "CONFIRMED" and int((await booked.entry(1))["SEQUENCE"]) == 0


async def test_only_what_is_certain_has_an_alarm(booked: Booked) -> None:
    (alarm,) = (await booked.entry()).walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(days=1) and str(alarm["ACTION"]) == "DISPLAY"
    await booked.change(state="postponed")
    entry = await booked.entry()
    assert str(entry["STATUS"]) == "TENTATIVE" and entry.walk("VALARM") == []
    await booked.change(state="cancelled")
    entry = await booked.entry()
    assert str(entry["STATUS"]) == "CANCELLED" and entry.walk("VALARM") == []
    await booked.change(state="open")
    entry = await booked.entry()
    assert str(entry["STATUS"]) == "CONFIRMED" and len(entry.walk("VALARM")) == 1


class Row:
    def __init__(self, state: str = "confirmed", sequence: int = 0) -> None:
        self.state, self.sequence = state, sequence


@pytest.mark.parametrize("changes", range(4))
@pytest.mark.parametrize("state", ["cancelled", "replaced", "passed", "expired"])
def test_a_void_ticket_is_newer_than_the_good_one_and_older_than_the_next_change(state: str, changes: int) -> None:
    assert sequence(Row(sequence=changes), Row()) < sequence(Row(sequence=changes), Row(state)) < sequence(Row(sequence=changes + 1), Row())
