"""When announcements do not leave unless they are urgent: at night, and on the holidays of either calendar. By the clock of Hong Kong."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.clock import HONG_KONG
from bot.tables import service_day

LONGEST = timedelta(days=31)  # no row of holidays is longer


class Hours:
    """The quiet hours in force; the operator's setting is put here once, at the start."""

    begin = time(21)
    end = time(9)

    @classmethod
    def keep(cls, text: str) -> None:
        """`text` such as 21:00-09:00. Raises ValueError."""
        cls.begin, cls.end = read_hours(text)


def read_hours(text: str) -> tuple[time, time]:
    """21:00-09:00 as two times. Raises ValueError."""
    begin, found, end = text.partition("-")
    if not found:
        raise ValueError("write the hours as 21:00-09:00")
    return time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())


def quiet_until(connection: Connection, now: datetime) -> datetime | None:
    """The moment at which announcements may leave again; None where they may now."""
    holidays = _holidays(connection, now.astimezone(HONG_KONG).date())
    moment = now.astimezone(HONG_KONG)
    while moment < now + LONGEST:
        if moment.date() in holidays:
            moment = datetime.combine(moment.date() + timedelta(days=1), time(), HONG_KONG)
        elif is_night(moment.time()):
            moment = _next(moment, Hours.end)
        else:
            break
    return moment.astimezone(now.tzinfo) if moment > now else None


def is_night(clock: time) -> bool:
    if Hours.begin <= Hours.end:
        return Hours.begin <= clock < Hours.end
    return clock >= Hours.begin or clock < Hours.end


def _next(moment: datetime, clock: time) -> datetime:
    day = moment.date() if moment.time() < clock else moment.date() + timedelta(days=1)
    return datetime.combine(day, clock, HONG_KONG)


def _holidays(connection: Connection, first: date) -> set[date]:
    """Days of rest from `first` on, as staff have entered them for Hong Kong and the Mainland."""
    last = (first + LONGEST).isoformat()
    query = select(service_day.c.day).where(service_day.c.working.is_(False), service_day.c.day >= first.isoformat(), service_day.c.day <= last)
    return {date.fromisoformat(day) for day in connection.execute(query).scalars()}
