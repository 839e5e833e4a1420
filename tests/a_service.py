"""Hours, teams and days for tests: entered by an officer as sample data, never shipped."""

from datetime import datetime, timedelta
from typing import Any

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.messages import Address
from bot.programme import Here, service_hours
from tests.conftest import MovedClock

SOURCE = {"source": "樣本資料", "review_by": "2099-12-31"}
WEEK = [{"weekday": day, "opens": "09:00", "closes": "18:00", "lunch_from": "12:30", "lunch_until": "13:30"} for day in range(5)]
TEAMS: dict[str, dict[str, Any]] = {
    "hong_kong": {"calendar": "hong_kong", "cities": ["hong_kong"], "topics": ["logo"], "other_cities": True},
    "shenzhen": {"calendar": "mainland", "cities": ["shenzhen", "huizhou"], "topics": [], "other_cities": False},
    "dongguan": {"calendar": "mainland", "cities": ["dongguan"], "topics": [], "other_cities": False},
}


def enter(here: Here, minutes: int = 120, years: tuple[int, ...] = ()) -> None:
    """All three teams with a week of five days and a lunch hour, and a holiday in each of the years."""
    for team, values in TEAMS.items():
        done = service_hours.set_team(here, team=team, version=0, **values, promise_minutes=minutes, contact=None, **SOURCE)
        assert done["outcome"] == "done", done
        assert service_hours.set_hours(here, team=team, hours=WEEK, **SOURCE)["outcome"] == "done"
    year = here.now.year
    for calendar in service_hours.CALENDARS:
        lines = "\n".join(f"{each}-01-01 holiday 樣本假期" for each in years or (year, year + 1))
        assert service_hours.set_days(here, calendar=calendar, lines=lines, **SOURCE)["outcome"] == "done"


async def entered(desk: Desk, clock: MovedClock, chat: str = "lee", minutes: int = 120) -> None:
    """As `enter`, by the officer who speaks from this chat."""

    def work(connection: Any) -> None:
        enter(Here(connection, clock.now(), desk.knowledge, Address("web", chat), "zh-Hant"), minutes)

    await desk.store.write(work)


def at(clock: MovedClock, weekday: int, hour: int, minute: int = 0) -> datetime:
    """Set the clock to a coming weekday (0 is Monday) at a time in Hong Kong, past the new year's holiday of the sample."""
    now = clock.now().astimezone(HONG_KONG)
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7 + 7)
    if (day.month, day.day) == (1, 1):
        day += timedelta(days=7)
    target = datetime(day.year, day.month, day.day, hour, minute, tzinfo=HONG_KONG)
    clock.moved += target - clock.now()
    return target
