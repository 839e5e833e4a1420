"""Promises in working minutes, against an oracle that walks from minute to minute; and what staff entered as the base of it."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.programme import promises, service_hours
from bot.programme.promises import Calendar, deadline, next_spans
from tests.a_service import SOURCE, TEAMS, WEEK, at, entered
from tests.conftest import MovedClock
from tests.officers import acts, officer

FIRST = date(2026, 12, 1)
DAYS = 45
HALVES = st.sampled_from(
    [
        (),
        (("09:00", "12:30"), ("13:30", "18:00")),
        (("08:30", "17:45"),),
        (("09:15", "12:00"),),
        (("00:00", "00:01"),),
        (("10:00", "12:30"), ("12:45", "23:59")),
    ]
)


def is_working(calendar: Calendar, minute: datetime) -> bool:
    """The oracle: whether the minute that begins now is worked, said as plainly as can be."""
    local = minute.astimezone(HONG_KONG)
    weekday = calendar.days[local.date().isoformat()] if local.date().isoformat() in calendar.days else local.weekday()
    return weekday is not None and any(opens <= f"{local:%H:%M}" < closes for opens, closes in calendar.week.get(weekday, ()))


def walked(calendar: Calendar, now: datetime, minutes: int) -> datetime | None:
    minute = now if now.second == now.microsecond == 0 else now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    for _ in range(DAYS * 24 * 60):
        minutes -= is_working(calendar, minute)
        minute += timedelta(minutes=1)
        if minutes == 0:
            return minute
    return None


@settings(max_examples=150, deadline=None)
@given(
    week=st.dictionaries(st.integers(0, 6), HALVES, max_size=7),
    days=st.dictionaries(st.integers(0, DAYS).map(lambda n: (FIRST + timedelta(days=n)).isoformat()), st.none() | st.integers(0, 6), max_size=12),
    begin=st.integers(0, 10 * 24 * 60 * 60),
    minutes=st.integers(1, 3000),
)
def test_a_promise_is_the_end_of_as_many_working_minutes(
    week: dict[int, tuple[tuple[str, str], ...]], days: dict[str, int | None], begin: int, minutes: int
) -> None:
    calendar = Calendar(week, days, frozenset({2026, 2027}))
    now = datetime(2026, 12, 1, tzinfo=HONG_KONG).astimezone(UTC) + timedelta(seconds=begin)
    expected, found = walked(calendar, now, minutes), deadline(calendar, now, minutes)
    assert found == expected or (expected is None and found is not None and found > now + timedelta(days=DAYS - 12))


OFFICE = Calendar(dict.fromkeys(range(5), (("09:00", "12:30"), ("13:30", "18:00"))), {}, frozenset({2026}))


def hong_kong(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=HONG_KONG)


def test_lunch_night_weekend_holiday_and_make_up_day_are_counted_as_they_are() -> None:
    assert deadline(OFFICE, hong_kong(7, 12), 60) == hong_kong(7, 14)  # over lunch
    assert deadline(OFFICE, hong_kong(7, 17, 30), 60) == hong_kong(8, 9, 30)  # over night
    assert deadline(OFFICE, hong_kong(11, 17, 30), 60) == hong_kong(14, 9, 30)  # Friday to Monday
    assert deadline(OFFICE, hong_kong(7, 3), 8 * 60 + 30) == hong_kong(8, 9, 30)  # before the hours: from their begin
    holiday = Calendar(OFFICE.week, {"2026-12-08": None}, OFFICE.years)
    assert deadline(holiday, hong_kong(7, 17, 30), 60) == hong_kong(9, 9, 30)
    made_up = Calendar(OFFICE.week, {"2026-12-12": 4}, OFFICE.years)
    assert deadline(made_up, hong_kong(11, 17, 30), 60) == hong_kong(12, 9, 30)  # a Saturday with Friday's hours


def test_nothing_is_promised_without_hours_or_into_a_year_whose_holidays_nobody_entered() -> None:
    assert deadline(Calendar({}, {}, frozenset({2026})), hong_kong(7, 12), 60) is None
    assert deadline(OFFICE, hong_kong(31, 17, 30), 60) is None
    assert deadline(Calendar(OFFICE.week, {}, frozenset()), hong_kong(7, 12), 60) is None


def test_half_days_are_those_that_begin_after_now() -> None:
    assert [span[0] for span in next_spans(OFFICE, hong_kong(11, 10))[:3]] == [hong_kong(11, 13, 30), hong_kong(14, 9), hong_kong(14, 13, 30)]


# --- what staff enter ---


async def test_the_team_is_found_by_topic_then_city_then_the_one_that_has_all_others(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    read = desk.store.read
    assert await read(lambda connection: service_hours.team_for(connection, "logo", "dongguan")) is None
    await entered(desk, clock)
    for group, city, team in (
        ("logo", "dongguan", "hong_kong"),
        ("assessment", "dongguan", "dongguan"),
        (None, "foshan", "hong_kong"),
        (None, None, "hong_kong"),
    ):
        assert await read(lambda connection, group=group, city=city: service_hours.team_for(connection, group, city)) == team


async def test_exactly_one_team_has_all_other_cities(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    values = {"promise_minutes": 60, "contact": None, **SOURCE}
    first = await acts(desk, clock, "lee", service_hours.set_team, team="dongguan", version=0, **TEAMS["dongguan"], **values)
    assert first["outcome"] == "done"  # the first has them even unasked
    await acts(desk, clock, "lee", service_hours.set_team, team="hong_kong", version=0, **TEAMS["hong_kong"], **values)
    assert [each["team"] for each in await acts(desk, clock, "lee", service_hours.teams) if each["other_cities"]] == ["hong_kong"]
    given_up = TEAMS["hong_kong"] | {"other_cities": False}
    version = 1
    refused = await acts(desk, clock, "lee", service_hours.set_team, team="hong_kong", version=version, **given_up, **values)
    assert refused["outcome"] == "default_needed"
    assert (await acts(desk, clock, "lee", service_hours.set_team, team="hong_kong", version=0, **TEAMS["hong_kong"], **values))["outcome"] == "changed"


async def test_a_promise_rests_on_what_was_entered_and_an_overdue_review_is_shown(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    now = at(clock, 0, 11)
    assert await acts(desk, clock, "lee", promises.promise, team="dongguan", now=now) is None
    await entered(desk, clock)
    assert await acts(desk, clock, "lee", promises.promise, team="dongguan", now=now) == now + timedelta(hours=3)
    await acts(desk, clock, "lee", service_hours.set_hours, team="dongguan", hours=WEEK, source="舊通告", review_by="2020-01-01")
    assert [each["team"] for each in await acts(desk, clock, "lee", service_hours.teams) if each["overdue"]] == ["dongguan"]


async def test_what_does_not_fit_is_not_kept_and_says_where(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    await entered(desk, clock)

    async def week(**day: str) -> dict[str, object]:
        hours = [{"weekday": 0, "opens": "09:00", "closes": "18:00", **day}]
        return dict(await acts(desk, clock, "lee", service_hours.set_hours, team="dongguan", hours=hours, **SOURCE))

    for wrong in ({"closes": "08:00"}, {"lunch_from": "12:30"}, {"lunch_from": "18:30", "lunch_until": "19:00"}, {"opens": "25:00"}, {"opens": "9"}):
        assert await week(**wrong) == {"outcome": "unread", "field": "hours", "weekday": 0}
    for lines in ("25/12/2026 holiday", "2026-12-25 feiertag", "2026-02-30 holiday", "2026-12-25 holiday\nx", "2026-12-25 holiday like 3", ""):
        done = await acts(desk, clock, "lee", service_hours.set_days, calendar="mainland", lines=lines, **SOURCE)
        assert done["outcome"] == "unread" and done["field"] == "lines"
    done = await acts(desk, clock, "lee", service_hours.set_days, calendar="mainland", lines="2026-12-25 holiday", source=" ", review_by="2027-01-01")
    assert done == {"outcome": "unread", "field": "source"}


async def test_a_working_day_is_known_only_where_it_was_entered(desk: Desk, clock: MovedClock) -> None:
    await officer(desk, clock)
    saturday = date(2026, 12, 12)

    async def working(day: date) -> bool | None:
        return await desk.store.read(lambda connection: promises.is_working_day(connection, "mainland", day))

    assert await working(saturday) is None
    await entered(desk, clock)
    assert await working(saturday) is False and await working(date(2026, 12, 11)) is True
    await acts(desk, clock, "lee", service_hours.set_days, calendar="mainland", lines="2026-12-12 補班 like 5", **SOURCE)
    assert await working(saturday) is True


async def test_only_case_officers_and_admins_enter_hours(desk: Desk, clock: MovedClock) -> None:
    for role in ("viewer", "hotline_agent", "publisher", "approver"):
        await officer(desk, clock, role, role)  # type: ignore[arg-type]
        values = {**TEAMS["dongguan"], "promise_minutes": 60, "contact": None, **SOURCE}
        for function, args in (
            (service_hours.set_team, {"team": "dongguan", "version": 0, **values}),
            (service_hours.set_hours, {"team": "dongguan", "hours": WEEK, **SOURCE}),
            (service_hours.set_days, {"calendar": "mainland", "lines": "2026-12-25 holiday", **SOURCE}),
            (service_hours.remove_day, {"calendar": "mainland", "day": "2026-12-25"}),
        ):
            assert (await acts(desk, clock, role, function, **args))["outcome"] == "not_allowed"
