"""The console's area: hours. Teams, their weekly hours and the days of both calendars, as staff enter them, each with its source and day of review."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from babel.dates import get_day_names
from multidict import MultiDict

from bot.handlers.console.frame import FIELDS, Console
from bot.messages import Language, Phrase
from bot.programme import handover, promises, service_hours
from bot.programme.sessions import Officer
from bot.wording import LOCALES

TIMES = ("opens", "closes", "lunch_from", "lunch_until")


@dataclass(frozen=True)
class Hours:
    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.StreamResponse:
        teams = await self.console.read(request, me, service_hours.teams)
        days = {each: await self.console.read(request, me, service_hours.days, calendar=each) for each in service_hours.CALENDARS}
        now = self.console.clock.now()
        ends = {each["team"]: await self.console.read(request, me, promises.promise, each["team"], now) for each in teams}
        values: dict[str, Any] = {"teams": teams, "days": days, "ends": {team: end.isoformat() if end else None for team, end in ends.items()}}
        return self.console.page(request, me, "hours.html", {"say": "console-section-hours"}, **values)

    # --- a team ---

    async def team(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._team(request, me)

    async def _team(self, request: web.Request, me: Officer, wrong: Phrase = None, **typed: Any) -> web.StreamResponse:
        teams = {each["team"]: each for each in await self.console.read(request, me, service_hours.teams)}
        name = request.match_info["team"]
        if name not in teams:
            raise web.HTTPNotFound
        known, language = self.console.desk.knowledge, me.language
        team = teams[name] | typed.pop("settings", {})
        week = typed.pop("week", None) or {each["weekday"]: each for each in team["hours"]}
        values: dict[str, Any] = {"team": team, "week": week, "weekdays": _weekdays(language), "wrong": wrong}
        values["cities"] = [(place.id, place.name[language]) for place in known.places]
        groups = sorted({answer.group for answer in known.answers.values()})
        values["topics"] = [(group, self.console.plain({"say": f"hours-topic-{group}"}, language)) for group in groups]
        values["calendars"] = [(each, self.console.plain({"say": f"hours-calendar-{each}"}, language)) for each in service_hours.CALENDARS]
        first = team["hours"][0] if team["hours"] else {}
        values["week_source"] = typed.pop("week_source", {"source": first.get("source", ""), "review_by": first.get("review_by", "")})
        return self.console.page(request, me, "hours_team.html", handover.team_phrase(name), status=409 if wrong else 200, **values)

    async def set_team(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields, team = request[FIELDS], request.match_info["team"]
        minutes = fields.get("promise_minutes", "").strip()
        settings: dict[str, Any] = {name: fields.get(name, "").strip() for name in ("calendar", "contact", "source", "review_by")}
        settings |= {"cities": fields.getall("cities", []), "topics": fields.getall("topics", []), "other_cities": "other_cities" in fields}
        settings["promise_minutes"] = int(minutes) if minutes.isdecimal() and len(minutes) < 6 else None if not minutes else 0
        version = int(fields["version"]) if fields.get("version", "").isdecimal() else -1
        done = await self.console.write(request, me, service_hours.set_team, team=team, version=version, **settings)
        if done["outcome"] != "done":
            return await self._team(request, me, _wrong(done), settings=settings)
        return await self.console.to(me, f"/hours/team/{team}", {"say": "hours-saved"})

    async def set_week(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields, team = request[FIELDS], request.match_info["team"]
        week = {day: {name: fields.get(f"{name}-{day}", "").strip() for name in TIMES} | {"weekday": day} for day in range(7)}
        source = {name: fields.get(f"week_{name}", "").strip() for name in ("source", "review_by")}
        hours = [each for each in week.values() if any(each[name] for name in TIMES)]
        done = await self.console.write(request, me, service_hours.set_hours, team=team, hours=hours, **source)
        if done["outcome"] != "done":
            named = {"weekday": _weekdays(me.language)[done["weekday"]]} if "weekday" in done else {}
            return await self._team(request, me, _wrong(done, **named), week=week, week_source=source)
        return await self.console.to(me, f"/hours/team/{team}", {"say": "hours-saved"})

    # --- the days of a calendar ---

    async def days(self, request: web.Request, me: Officer) -> web.StreamResponse:
        return await self._days(request, me)

    async def _days(self, request: web.Request, me: Officer, wrong: Phrase = None, **typed: str) -> web.StreamResponse:
        calendar = request.match_info["calendar"]
        if calendar not in service_hours.CALENDARS:
            raise web.HTTPNotFound
        days = await self.console.read(request, me, service_hours.days, calendar=calendar)
        values: dict[str, Any] = {"calendar": calendar, "days": days, "weekdays": _weekdays(me.language), "wrong": wrong}
        values |= {"lines": "", "source": "", "review_by": ""} | typed
        return self.console.page(request, me, "hours_days.html", {"say": f"hours-calendar-{calendar}"}, status=409 if wrong else 200, **values)

    async def set_days(self, request: web.Request, me: Officer) -> web.StreamResponse:
        typed = _typed(request[FIELDS], "lines", "source", "review_by")
        done = await self.console.write(request, me, service_hours.set_days, calendar=request.match_info["calendar"], **typed)
        if done["outcome"] != "done":
            return await self._days(request, me, _wrong(done, line=done.get("line", "")), **typed)
        return await self.console.to(me, request.path.removeprefix("/console"), {"say": "hours-days-saved", "number": done["days"]})

    async def remove_day(self, request: web.Request, me: Officer) -> web.StreamResponse:
        calendar = request.match_info["calendar"]
        done = await self.console.write(request, me, service_hours.remove_day, calendar=calendar, day=request[FIELDS].get("day", ""))
        return await self.console.to(me, f"/hours/days/{calendar}", self.console.outcome(done))


def _typed(fields: MultiDict[str], *names: str) -> dict[str, str]:
    return {name: fields.get(name, "").strip() for name in names}


def _wrong(done: dict[str, Any], **named: Any) -> Phrase:
    """Why it was not kept, in words."""
    if done["outcome"] == "unread":
        return {"say": f"hours-wrong-{done['field'].replace('_', '-')}", "weekday": "", "line": "", **named}
    if done["outcome"] in ("default_needed", "no_team"):
        return {"say": f"hours-wrong-{done['outcome'].replace('_', '-')}"}
    return Console.outcome(done)


def _weekdays(language: Language) -> list[str]:
    """Monday to Sunday."""
    names = get_day_names("wide", locale=LOCALES[language])
    return [str(names[day]) for day in range(7)]


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    hours = Hours(console)
    console.add("GET", "/hours", hours.show, may=service_hours.ROLES)
    console.add("GET", "/hours/team/{team}", hours.team, may=service_hours.ROLES)
    console.add("POST", "/hours/team/{team}", hours.set_team, may=service_hours.ROLES)
    console.add("POST", "/hours/week/{team}", hours.set_week, may=service_hours.ROLES)
    console.add("GET", "/hours/days/{calendar}", hours.days, may=service_hours.ROLES)
    console.add("POST", "/hours/days/{calendar}", hours.set_days, may=service_hours.ROLES)
    console.add("POST", "/hours/days/{calendar}/remove", hours.remove_day, may=service_hours.ROLES)
