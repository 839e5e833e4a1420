"""The console's area: gaps. Approvals beside the targets, grants beside the budget, where participation is low, and how many factories there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup
from multidict import MultiDict

from bot import charts
from bot.handlers import exports
from bot.handlers.console.frame import FIELDS, ROOT, Console
from bot.messages import Language, Phrase
from bot.programme import Here, factory_counts, gaps, ledger_counts, targets
from bot.programme.factory_counts import ALL
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES

MEASURES = ("applications", "factories")
NOT_SHOWN = "＊"


@dataclass(frozen=True)
class Gaps:
    """The pages under /console/gaps."""

    console: Console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        found = await self.console.read(request, me, _everything)
        drafts = me.role in self.console.rights["GET", ROOT + "/announcements/new"]
        values = {
            "targets": [self._targets(me.language, phase, rows) for phase, rows in found["targets"].items()],
            "money": found["money"],
            "tables": [self._table(me.language, found["gaps"], measure, drafts) for measure in MEASURES],
            "low": [each | {"path": _draft(each["sector"], each["city"]) if drafts else ""} for each in found["gaps"]["low"]],
            "any": found["gaps"]["applications"]["total"] > 0,
            "as_at": found["gaps"]["as_at"],
            "since": ledger_counts.PAPER_END,
            "drafts": drafts,
        }
        return self.console.page(request, me, "gaps.html", {"say": "console-section-gaps"}, sector=_sector, city=_city, **values)

    def _targets(self, language: Language, phase: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """The table of one phase, and a chart of the same numbers with the targets as bands."""
        names = [self.console.plain({"say": f"ledger-part-{each['component']}"}, language) for each in rows]
        title, unit, approved = (self.console.plain({"say": f"gaps-targets-{each}"}, language) for each in ("title", "unit", "approved"))
        numbers, bands = tuple(each["number"] for each in rows), tuple((each["from"], each["to"]) for each in rows)
        chart = charts.Chart(title, unit, tuple(names), {approved: numbers}, "lying", bands)
        shown = [each | {"target": target_phrase(each), "of": {"say": f"gaps-target-unit-{each['unit']}"}} for each in rows]
        return {"phase": phase, "rows": shown, "chart": Markup(charts.svg(chart, language))}  # noqa: S704 - charts.svg escapes

    def _table(self, language: Language, found: dict[str, Any], measure: str, drafts: bool) -> dict[str, Any]:
        """Sectors by cities with their sums; every name and number leads to a draft for whom it stands for, if this officer writes announcements."""
        counts, shares = found[measure], found["shares"] if measure == "factories" else {}

        def cell(sector: str, city: str) -> dict[str, Any]:
            path = _draft(sector, city) if drafts else ""
            return {"number": gaps.number(counts, sector, city), "share": shares.get(sector, {}).get(city), "path": path, "of": _named(sector, city)}

        rows = [{"head": cell(sector, ALL), "name": _sector(sector), "cells": [cell(sector, city) for city in found["cities"]]} for sector in found["sectors"]]
        columns = [{"head": cell(ALL, city), "name": _city(city)} for city in found["cities"]]
        return {"measure": measure, "rows": rows, "columns": columns, "total": cell(ALL, ALL)}

    # --- for outside ---

    async def outside(self, request: web.Request, me: Officer) -> web.Response:
        found = await self.console.read(request, me, _public)
        values: dict[str, Any] = {
            "found": found,
            "notes": _outside_notes(found),
            "rows": [self._outside_row(me.language, found, sector) for sector in (*found["sectors"], ALL)],
        }
        return self.console.page(request, me, "gaps_outside.html", {"say": "gaps-outside-title"}, city=_city, **values)

    async def outside_file(self, request: web.Request, me: Officer) -> web.Response:
        """The table for outside as a workbook."""
        found, language = await self.console.read(request, me, _public), me.language
        head = [{"say": "gaps-sector"}, *(_city(city) for city in found["cities"]), _city(ALL)]
        notes = [[self.console.plain(each, language)] for each in _outside_notes(found)]
        rows: list[list[exports.Cell]] = [[{"head": self.console.plain({"say": "gaps-outside-title"}, language)}]]
        rows.append([{"head": self.console.plain(each, language)} for each in head])
        rows += [self._outside_row(language, found, sector) for sector in (*found["sectors"], ALL)]
        sheet = {"name": self.console.plain({"say": "gaps-sheet"}, language), "rows": [*rows, [], *notes], "widths": [24], "landscape": True, "fit": True}
        headers = {"Content-Disposition": f'attachment; filename="participation-{found["as_at"]}.xlsx"'}
        return web.Response(body=exports.workbook([sheet]), content_type=exports.EXCEL, headers=headers)

    def _outside_row(self, language: Language, found: dict[str, Any], sector: str) -> list[exports.Cell]:
        of_row = found["by_city"] if sector == ALL else found["cells"][sector]
        numbers = [*(of_row[city] for city in found["cities"]), found["total"] if sector == ALL else found["by_sector"][sector]]
        shares = [found["shares"].get(sector, {}).get(city) for city in (*found["cities"], ALL)]
        cells = [self._outside_cell(language, number, share) for number, share in zip(numbers, shares, strict=True)]
        return [self.console.plain(_sector(sector), language), *cells]

    def _outside_cell(self, language: Language, number: int | None, share: dict[str, Any] | None) -> str | int:
        if number is None:
            return NOT_SHOWN
        return self.console.plain(share_phrase(number, share), language) if share else number

    # --- how many factories there are ---

    async def counts(self, request: web.Request, me: Officer) -> web.Response:
        return await self._counts(request, me, MultiDict(request.query), {})

    async def _counts(self, request: web.Request, me: Officer, fields: MultiDict[str], problems: dict[str, Phrase], now: Any = None) -> web.Response:
        """The list and the form; `now`: what somebody else has entered in the meantime, shown beside what was typed."""
        today = ledger_counts.hong_kong_day(self.console.clock.now())
        listed = await self.console.store.read(lambda connection: factory_counts.listed(connection, today))
        known, language = self.console.desk.knowledge, me.language
        chosen = next((each for each in listed if (each["sector"], each["city"]) == (fields.get("sector"), fields.get("city"))), None)
        if request.method == "GET" and chosen is not None:
            fields = MultiDict({name: str(value) for name, value in chosen.items()})
        values = {
            "listed": listed,
            "fields": fields,
            "errors": {name: self.console.plain(said, language) for name, said in problems.items()},
            "now": now,
            "version": now.get("version", "") if now is not None else fields.get("version", ""),
            "sectors": [(each, self.console.plain(_sector(each), language)) for each in (*known.sector_names, "other", ALL)],
            "cities": [(each, self.console.plain(_city(each), language)) for each in (*(place.id for place in known.places), ALL)],
            "may_edit": me.role in factory_counts.EDITORS,
        }
        status = 409 if now is not None else 200
        return self.console.page(request, me, "gaps_counts.html", {"say": "gaps-counts-title"}, status=status, sector=_sector, city=_city, **values)

    async def keep(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields = request[FIELDS]
        typed = {name: fields.get(name, "").strip() for name in ("sector", "city", *factory_counts.FIELDS)}
        done = await self.console.write(request, me, factory_counts.save, version=_version(fields), **typed)
        if done["outcome"] == "done":
            return await self.console.to(me, "/gaps/factories", {"say": "gaps-count-kept"})
        return await self._counts(request, me, fields, done.get("problems", {}), done.get("now", {}) or {} if done["outcome"] == "changed" else None)

    async def remove(self, request: web.Request, me: Officer) -> web.StreamResponse:
        fields = request[FIELDS]
        where = {name: fields.get(name, "") for name in ("sector", "city")}
        done = await self.console.write(request, me, factory_counts.remove, version=_version(fields), **where)
        return await self.console.to(me, "/gaps/factories", self.console.outcome(done))


def _everything(here: Here) -> dict[str, Any]:
    by_phase: dict[str, list[dict[str, Any]]] = {}
    for each in targets.towards(here.connection, here.knowledge):
        by_phase.setdefault(each["phase"], []).append(each)
    money = targets.money(here.connection, here.knowledge, here.now)
    return {"targets": by_phase, "money": money, "gaps": gaps.table(here.connection, here.knowledge, here.now)}


def _public(here: Here) -> dict[str, Any]:
    return gaps.public(here.connection, here.knowledge, here.now)


def target_phrase(row: dict[str, Any]) -> Phrase:
    """A target in words: a range stays a range."""
    if row["from"] != row["to"]:
        return {"say": "ledger-range", "from": row["from"], "to": row["to"]}
    return {"say": "ledger-about", "number": row["to"]} if row["about"] else row["to"]


def share_phrase(number: int, share: dict[str, Any]) -> Phrase:
    """A number of factories with how many there are, and the share where it means something."""
    if share["percent"] is None:
        return {"say": "gaps-more-than-counted", "number": number, "of": share["of"]}
    return {"say": "gaps-share", "number": number, "of": share["of"], "percent": share["percent"]}


def _outside_notes(found: dict[str, Any]) -> Sequence[Phrase]:
    return ({"say": "gaps-as-at", "day": {"day": found["as_at"]}}, {"say": "gaps-factory-means"}, {"say": "gaps-outside-hidden"}, {"say": "gaps-count-only"})


def _draft(sector: str, city: str) -> str:
    """Where an announcement for this row, column or cell is written; "" where it is nobody's in particular."""
    rule = gaps.rule(sector, city)
    return f"{ROOT}/announcements/new?{urlencode(rule, doseq=True)}" if rule else ""


def _named(sector: str, city: str) -> Phrase:
    return {"list": [_sector(sector), _city(city)]}


def _sector(sector: str) -> Phrase:
    return {"say": "gaps-all-sectors"} if sector == ALL else {"sector": sector} if sector else {"say": "agenda-not-known"}


def _city(city: str) -> Phrase:
    return {"say": "gaps-all-cities"} if city == ALL else {"city": city} if city else {"say": "agenda-not-known"}


def _version(fields: MultiDict[str]) -> int | None:
    typed = fields.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def add_to(console: Console) -> None:
    """Add the pages of this area."""
    area = Gaps(console)
    console.add("GET", "/gaps", area.show, may=ROLES)
    console.add("GET", "/gaps/outside", area.outside, may=ROLES)
    console.add("GET", "/gaps/outside.xlsx", area.outside_file, may=ROLES)
    console.add("GET", "/gaps/factories", area.counts, may=ROLES)
    console.add("POST", "/gaps/factories", area.keep, may=factory_counts.EDITORS)
    console.add("POST", "/gaps/factories/remove", area.remove, may=factory_counts.EDITORS)
