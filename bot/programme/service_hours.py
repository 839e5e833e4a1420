"""When and where colleagues answer: teams, weekly hours with lunch, holidays and make-up days. Staff enter them, each with its source and day of review."""

import re
from datetime import date, time
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.clock import HONG_KONG
from bot.programme import Here, application_changes, audit, notices, staff
from bot.tables import service_day, service_hours, service_team

TEAMS = ("hong_kong", "shenzhen", "dongguan")
CALENDARS = ("hong_kong", "mainland")
ROLES: frozenset[staff.Role] = frozenset({"case_officer", "admin"})
MOST_PROMISE_MINUTES = 5000
MOST_DAYS_AT_ONCE = 120
_DAY_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})[ \t]+(\S+)(?:[ \t]+like[ \t]+([1-7]))?(?:[ \t]+(.{1,60}))?")
_KINDS = {"holiday": False, "假期": False, "working": True, "補班": True, "补班": True}


def teams(here: Here) -> list[dict[str, Any]]:
    """The three teams in their order: {"team", "entered", "overdue", "hours": [...]} and the columns of service_team, empty where nothing was entered."""
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    rows = {row.team: row for row in here.connection.execute(select(service_team))}
    hours: dict[str, list[dict[str, Any]]] = {team: [] for team in TEAMS}
    for row in here.connection.execute(select(service_hours).order_by(service_hours.c.team, service_hours.c.weekday)):
        names = ("weekday", "opens", "closes", "lunch_from", "lunch_until", "source", "review_by")
        hours[row.team].append({name: getattr(row, name) for name in names})
    return [_team(team, rows.get(team), hours[team], today) for team in TEAMS]


def _team(team: str, row: Row[Any] | None, hours: list[dict[str, Any]], today: str) -> dict[str, Any]:
    names = ("calendar", "cities", "topics", "other_cities", "promise_minutes", "contact", "source", "review_by", "version")
    empty: dict[str, Any] = {"calendar": "hong_kong" if team == "hong_kong" else "mainland", "cities": [], "topics": [], "other_cities": False, "version": 0}
    view = {name: getattr(row, name) if row is not None else empty.get(name) for name in names}
    reviews = [each["review_by"] for each in (view, *hours) if each["review_by"]]
    return {"team": team, "entered": row is not None, "overdue": any(each < today for each in reviews), "hours": hours, **view}


def set_team(
    here: Here,
    *,
    team: str,
    version: int,
    calendar: str,
    cities: list[str],
    topics: list[str],
    other_cities: bool,
    promise_minutes: int | None,
    contact: str | None,
    source: str,
    review_by: str,
) -> dict[str, Any]:
    """Enter or change a team. The first one answers for all other cities; afterwards exactly one does, and takes it over from the one that did.

    Outcomes: "done", "not_allowed", "changed", "default_needed", "unread" (with "field")."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    known_cities, known_topics = {place.id for place in here.knowledge.places}, {answer.group for answer in here.knowledge.answers.values()}
    wrong = {
        "team": team not in TEAMS,
        "calendar": calendar not in CALENDARS,
        "cities": not set(cities) <= known_cities,
        "topics": not set(topics) <= known_topics,
        "promise_minutes": promise_minutes is not None and not 1 <= promise_minutes <= MOST_PROMISE_MINUTES,
        **_source_wrong(source, review_by),
    }
    if field := next((name for name, bad in wrong.items() if bad), None):
        return {"outcome": "unread", "field": field}
    values: dict[str, Any] = {
        "calendar": calendar,
        "cities": cities,
        "topics": topics,
        "promise_minutes": promise_minutes,
        "contact": (contact or "")[:200] or None,
    }
    values |= {"source": source.strip()[:200], "review_by": review_by}
    rows = {row.team: row for row in here.connection.execute(select(service_team).order_by(service_team.c.team).with_for_update())}
    own = rows.get(team)
    if (own.version if own is not None else 0) != version:
        return {"outcome": "changed"}
    if own is not None and own.other_cities and not other_cities:
        return {"outcome": "default_needed"}
    default = other_cities or not any(row.other_cities for row in rows.values())
    if own is None and not notices.insert_once(here.connection, service_team, {"team": team, **values, "other_cities": default, "version": 1}):
        return {"outcome": "changed"}
    if own is not None:
        here.connection.execute(update(service_team).where(service_team.c.team == team).values(**values, other_cities=default, version=version + 1))
    if default:
        here.connection.execute(update(service_team).where(service_team.c.team != team, service_team.c.other_cities).values(other_cities=False))
    audit.write(here, f"staff {staff_id}", "team set", f"team {team}", source)
    return {"outcome": "done"}


def set_hours(here: Here, *, team: str, hours: list[dict[str, Any]], source: str, review_by: str) -> dict[str, Any]:
    """Put the week of a team in the place of the one before. `hours`: [{"weekday" (0: Monday), "opens", "closes", "lunch_from", "lunch_until"}], as 09:00.

    Outcomes: "done", "not_allowed", "no_team" (enter the team first), "unread" (with "field", and "weekday" of a day whose times do not fit)."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if here.connection.execute(select(service_team.c.team).where(service_team.c.team == team).with_for_update()).first() is None:
        return {"outcome": "no_team"}
    for each in hours:
        if not _fits(each):
            return {"outcome": "unread", "field": "hours", "weekday": each["weekday"]}
    if field := next((name for name, bad in _source_wrong(source, review_by).items() if bad), None):
        return {"outcome": "unread", "field": field}
    here.connection.execute(service_hours.delete().where(service_hours.c.team == team))
    common = {"team": team, "source": source.strip()[:200], "review_by": review_by, "changed_at": here.now}
    rows = [
        common | {name: each.get(name) or None for name in ("opens", "closes", "lunch_from", "lunch_until")} | {"weekday": each["weekday"]} for each in hours
    ]
    if rows:
        here.connection.execute(service_hours.insert(), rows)
    audit.write(here, f"staff {staff_id}", "hours set", f"team {team}", source)
    return {"outcome": "done"}


def _fits(each: dict[str, Any]) -> bool:
    """Whether the times of a day are times, in their order, lunch within them and either whole or not there."""
    times = [each["opens"], *(each[name] for name in ("lunch_from", "lunch_until") if each.get(name)), each["closes"]]
    if each["weekday"] not in range(7) or bool(each.get("lunch_from")) != bool(each.get("lunch_until")):
        return False
    return all(_is_time(text) for text in times) and all(a < b for a, b in pairwise(times))


def _is_time(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d\d:\d\d", text)) and time.fromisoformat(text) is not None
    except ValueError:
        return False


def days(here: Here, *, calendar: str) -> list[dict[str, Any]]:
    """The days of a calendar that were entered, from this year on: [{"day", "working", "like_weekday", "name", "source", "review_by", "overdue"}]."""
    today = here.now.astimezone(HONG_KONG).date()
    query = select(service_day).where(service_day.c.calendar == calendar, service_day.c.day >= f"{today.year}-01-01").order_by(service_day.c.day)
    names = ("day", "working", "like_weekday", "name", "source", "review_by")
    rows = here.connection.execute(query).all()
    return [{name: getattr(row, name) for name in names} | {"overdue": row.review_by < today.isoformat()} for row in rows]


def set_days(here: Here, *, calendar: str, lines: str, source: str, review_by: str) -> dict[str, Any]:
    """Enter days, a line each: `2026-12-25 holiday 聖誕節`, `2027-02-06 working like 5 春節調休` (with the hours of Friday; without `like` those of Monday).

    A day that is there is replaced. All or nothing. Outcomes: "done" (with "days"), "not_allowed", "unread" (with "field", and "line" that cannot be read)."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    wrong = {"calendar": calendar not in CALENDARS, **_source_wrong(source, review_by)}
    if field := next((name for name, bad in wrong.items() if bad), None):
        return {"outcome": "unread", "field": field}
    read: dict[str, dict[str, Any]] = {}
    for line in [each.strip() for each in lines.splitlines() if each.strip()]:
        found = _read_day(line)
        if found is None or len(read) >= MOST_DAYS_AT_ONCE:
            return {"outcome": "unread", "field": "lines", "line": line[:80]}
        read[found["day"]] = found
    if not read:
        return {"outcome": "unread", "field": "lines", "line": ""}
    there = (service_day.c.calendar == calendar) & service_day.c.day.in_(sorted(read))
    here.connection.execute(service_day.delete().where(there))
    common = {"calendar": calendar, "source": source.strip()[:200], "review_by": review_by}
    here.connection.execute(service_day.insert(), [each | common for _, each in sorted(read.items())])
    audit.write(here, f"staff {staff_id}", "days set", f"calendar {calendar}", f"{len(read)}: {source}")
    return {"outcome": "done", "days": len(read)}


def remove_day(here: Here, *, calendar: str, day: str) -> dict[str, Any]:
    """Take a day out that was entered by mistake: it is as its weekday again. Outcomes: "done", "not_allowed", "unknown"."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    gone = service_day.delete().where(service_day.c.calendar == calendar, service_day.c.day == day).returning(service_day.c.day)
    if here.connection.execute(gone).first() is None:
        return {"outcome": "unknown"}
    audit.write(here, f"staff {staff_id}", "day removed", f"calendar {calendar}", day)
    return {"outcome": "done"}


def _read_day(line: str) -> dict[str, Any] | None:
    match = _DAY_LINE.fullmatch(line)
    if match is None or match[2].casefold() not in _KINDS or not _is_day(match[1]):
        return None
    working = _KINDS[match[2].casefold()]
    if match[3] and not working:
        return None
    like = int(match[3] or 1) - 1 if working else None
    return {"day": match[1], "working": working, "like_weekday": like, "name": match[4]}


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _source_wrong(source: str, review_by: str) -> dict[str, bool]:
    return {"source": not source.strip(), "review_by": not _is_day(review_by)}


def team_for(connection: Connection, group: str | None, city: str | None) -> str | None:
    """Which team answers: by the group of the topic, then by the city of the factory, then the one that has all other cities. None while no team is entered."""
    rows = connection.execute(select(service_team).order_by(service_team.c.team)).all()
    by_topic = [row.team for row in rows if group and group in row.topics]
    by_city = [row.team for row in rows if city and city in row.cities]
    return next(iter([*by_topic, *by_city, *(row.team for row in rows if row.other_cities)]), None)
