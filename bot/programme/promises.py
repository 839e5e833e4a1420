"""Until when a team answers: working minutes of its hours, without lunch and holidays and with make-up days. What was not entered is not promised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.clock import HONG_KONG
from bot.programme import Here
from bot.tables import service_day, service_hours, service_team

MOST_DAYS = 90  # nothing is promised for later
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Calendar:
    """`week`: for a weekday (0 is Monday) the times between which it works, as 09:00; `days`: of a day that differs, the weekday whose hours it keeps
    (None: none); `years`: those of which any day was entered. The clock of both calendars is that of Hong Kong."""

    week: Mapping[int, tuple[tuple[str, str], ...]]
    days: Mapping[str, int | None] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


def spans(calendar: Calendar, day: date) -> list[Span]:
    """From when until when a day works."""
    weekday = calendar.days.get(day.isoformat(), day.weekday())
    times = calendar.week.get(weekday, ()) if weekday is not None else ()
    return [(_at(day, opens), _at(day, closes)) for opens, closes in times]


def _at(day: date, text: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), HONG_KONG)


def deadline(calendar: Calendar, now: datetime, minutes: int) -> datetime | None:
    """The end of so many working minutes from the next full minute, in UTC. None where it cannot be said: no hours, or a year whose holidays nobody entered."""
    whole = now.replace(second=0, microsecond=0)
    start = (whole if whole == now else whole + timedelta(minutes=1)).astimezone(HONG_KONG)
    left = timedelta(minutes=minutes)
    for number in range(MOST_DAYS):
        day = start.date() + timedelta(days=number)
        if day.year not in calendar.years:
            return None
        for opens, closes in spans(calendar, day):
            begin = max(opens, start)
            if begin < closes:
                if closes - begin >= left:
                    return (begin + left).astimezone(UTC)
                left -= closes - begin
    return None


def is_open(calendar: Calendar, now: datetime) -> bool:
    """Whether somebody is there now. Where no hours were entered nobody can say: then yes, so that nothing waits for ever."""
    return not calendar.week or any(opens <= now < closes for opens, closes in spans(calendar, now.astimezone(HONG_KONG).date()))


def next_spans(calendar: Calendar, now: datetime) -> list[Span]:
    """The working half-days that begin after now, soonest first, within MOST_DAYS and the years that were entered."""
    today = now.astimezone(HONG_KONG).date()
    days = [today + timedelta(days=number) for number in range(MOST_DAYS)]
    return [span for day in days if day.year in calendar.years for span in spans(calendar, day) if span[0] > now]


# --- what was entered ---


def calendar_of(connection: Connection, team: str) -> Calendar:
    """The hours of a team with the days of its calendar; empty where nothing was entered."""
    week: dict[int, tuple[tuple[str, str], ...]] = {}
    for row in connection.execute(select(service_hours).where(service_hours.c.team == team)):
        halves = ((row.opens, row.lunch_from), (row.lunch_until, row.closes)) if row.lunch_from else ((row.opens, row.closes),)
        week[row.weekday] = halves
    name = connection.execute(select(service_team.c.calendar).where(service_team.c.team == team)).scalar()
    rows = connection.execute(select(service_day).where(service_day.c.calendar == name)).all()
    days = {row.day: (row.like_weekday or 0) if row.working else None for row in rows}
    return Calendar(week, days, frozenset(int(row.day[:4]) for row in rows))


def promise(here: Here, team: str | None, now: datetime) -> datetime | None:
    """Until when this team answers what comes in now; None while its hours, its promise or the holidays of the year are not entered."""
    return promised(here.connection, team, now)


def promised(connection: Connection, team: str | None, now: datetime) -> datetime | None:
    """As `promise`, for what is done by the clock."""
    minutes = connection.execute(select(service_team.c.promise_minutes).where(service_team.c.team == team)).scalar() if team else None
    return deadline(calendar_of(connection, str(team)), now, minutes) if minutes else None


def is_working_day(connection: Connection, calendar: str, day: date) -> bool | None:
    """Whether a day works by a calendar: as it was entered, else whether a team of that calendar has hours on such a weekday. None: neither was entered."""
    entered = select(service_day.c.working).where(service_day.c.calendar == calendar, service_day.c.day == day.isoformat())
    working = connection.execute(entered).scalar()
    if working is not None:
        return bool(working)
    query = select(service_hours.c.weekday).join(service_team, service_team.c.team == service_hours.c.team).where(service_team.c.calendar == calendar)
    weekdays = set(connection.execute(query).scalars())
    return day.weekday() in weekdays if weekdays else None
