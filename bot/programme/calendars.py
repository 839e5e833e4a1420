"""Calendar entries of tickets (RFC 5545): one entry a person for good, which every later import brings up to date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import STATUS, TRANSP, Alarm, Calendar, vCalAddress
from icalendar import Event as Entry

from bot.clock import HONG_KONG

DOMAIN = "cleaner-production-partnership"
PRODUCT = f"-//{DOMAIN}//assistant//EN"
ALARM_BEFORE = timedelta(days=1)
GOOD = "confirmed"  # the state of an attendee whose ticket is good; in any other it is void, for good


@dataclass(frozen=True, slots=True)
class Words:
    """What an entry says, as plain text in the reader's language. `link` is the ticket's page, `organiser` a name and `email` the address behind it."""

    title: str
    place: str
    text: str
    link: str
    organiser: str
    email: str


def status(row: Any, person: Any) -> STATUS:
    """Of an event's row and an attendee's: does the entry stand, wait for a new date, or is it off for this person."""
    if row.state == "cancelled" or person.state != GOOD:
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if row.state == "postponed" else STATUS.CONFIRMED


def sequence(row: Any, person: Any) -> int:
    """Twice the event's count of changes, and one more once the ticket is void: both a change of the event and the end of the ticket are newer than
    what a calendar has, and neither can be overtaken by the other, because a void ticket never becomes good again (who comes back has another entry)."""
    return 2 * int(row.sequence) + int(person.state != GOOD)


def calendar(row: Any, person: Any, words: Words, now: datetime) -> bytes:
    """The .ics file of one person's ticket: `row` of the event, `person` of the attendee, `now` in UTC.

    The alarm is a day before, and only while it is certain that the event takes place for this person."""
    stands = status(row, person)
    entry = Entry.new(
        uid=f"{row.id}-{person.id}@{DOMAIN}",
        sequence=sequence(row, person),
        stamp=now,
        start=row.starts_at.astimezone(HONG_KONG),
        end=row.ends_at.astimezone(HONG_KONG),
        summary=words.title,
        location=words.place,
        description=words.text,
        url=words.link,
        organizer=vCalAddress.new(words.email, cn=words.organiser),  # RFC 5546 wants one in what is published
        status=stands,
        transparency=TRANSP.TRANSPARENT if stands == STATUS.CANCELLED else None,
        subcomponents=[_alarm(words.title)] if stands == STATUS.CONFIRMED else [],
    )
    made = Calendar()
    for name, value in {"version": "2.0", "prodid": PRODUCT, "method": "PUBLISH"}.items():
        made.add(name, value)
    made.add_component(entry)
    years = row.starts_at.year, row.ends_at.year + 1
    made.add_missing_timezones(first_date=date(years[0], 1, 1), last_date=date(years[1], 12, 31))
    return bytes(made.to_ical())


def _alarm(text: str) -> Alarm:
    alarm = Alarm.new(description=text)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM_BEFORE)
    return alarm
