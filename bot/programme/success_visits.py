""" "Go and see": from a success case to the next factory visit, to that factory itself if it agreed to that and a visit to it is planned."""

from typing import Any

from sqlalchemy import select

from bot.folding import fold
from bot.programme import Here, events, success_like, trades
from bot.tables import success_case


def next_visit(here: Here, *, case_id: str, sector: str = "") -> dict[str, Any]:
    """The next visit that can be booked: {"event": as of events.view or None, "why": "same_factory" | "same_city_and_sector" | "same_sector" |
    "same_city" | "" (nothing in common)}; among those that have as much in common the soonest. `sector`: of the visitor's own factory, where it is known:
    hosts do not admit everybody."""
    case = here.knowledge.cases.get(case_id)
    own = sector or success_like.mine(here).get("sector")
    coming = [each for each in events.listed(here, kind="visit") if each["bookable"] == "yes" and own not in (each["visit"] or {}).get("excluded_sectors", ())]
    if case is None or not coming:
        return {"event": None, "why": ""}
    city = trades.place_in(here.knowledge, case.city["zh-Hant"])["id"] if case.city else None
    host = _host(here, case_id)
    ranked = [(_in_common(each, host, city, case.sector), each) for each in coming]
    for why in ("same_factory", "same_city_and_sector", "same_sector", "same_city", ""):
        for found, each in ranked:
            if found == why:
                return {"event": each, "why": why}
    return {"event": None, "why": ""}


def _host(here: Here, case_id: str) -> str:
    """The factory, where it agreed to visits and to being named; else ""."""
    if not case_id[1:].isdecimal():
        return ""
    row = here.connection.execute(select(success_case).where(success_case.c.id == int(case_id[1:]))).one_or_none()
    covered = row is not None and row.consent and {"visit", "name"} <= set(row.consent["scope"])
    return fold(row.company or "") if row is not None and covered else ""


def _in_common(visit: dict[str, Any], host: str, city: str | None, sector: str | None) -> str:
    texts = [*(visit["title"] or {}).values(), *(visit["place"] or {}).values(), *(visit["summary"] or {}).values()]
    if host and any(host in fold(text) for text in texts):
        return "same_factory"
    near, alike = city is not None and visit["city"] == city, bool(sector) and sector in visit["sectors"]
    return "same_city_and_sector" if near and alike else "same_sector" if alike else "same_city" if near else ""
