"""The whole annual report of a year as plain data: what the page, Word, Excel and JSON are made from, and what an edition freezes."""

import re
from collections import Counter
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge, RulePack
from bot.programme import ledger_counts
from bot.programme.report import annex, figures, foot, frozen, paragraphs, slots
from bot.programme.report import house_style as style
from bot.programme.report.paper import Paper
from bot.tables import application, event, provider
from bot.tables import report as reports

Content = dict[str, Any]
HEAD = ("資料文件", "立法會環境事務委員會")
DEPARTMENT = "環境保護署"
SAMPLE = "系統內有樣本資料。所有數字均不包括樣本。"
MOST_TAGS = 6
STAFF_ONLY = ("approved_sectors", "approved_cities")  # counted to the last factory: under five they may name one
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what neither Word nor a page can hold


def report(connection: Connection, knowledge: Knowledge, year: str, now: datetime) -> Content:
    """The draft of a year such as "2010-11", from what the database holds at `now`.

    {"year", "title", "number" (which annual report; None: not known), "head": [lines], "as_at", "prepared_on" (days; the latter is that on which officers last
    wrote, so that the draft is the same as long as nothing changes), "draft": True until an edition is frozen of it, "sample": a sentence or "", "problems":
    [phrases], "sections" and "annex": [{"heading", "blocks"}], "footnotes": [{"number", "text"}], "figures": {key: Figure.as_json()}, "slots": [{"name",
    "text", "missing", "paragraph", "title"}]}. A block is {"paragraph": number or None, "runs"}, {"items": [{"mark", "runs"}]}, {"table": {"caption", "heads",
    "rows", "notes"}} or {"chart": fields of bot/charts.py}; a run is {"text"} with or without "figure": key, {"note": number} or {"slot": name}."""
    known = figures.of_year(connection, knowledge, year, now)
    texts, written_at = _written(connection, year)
    today = now.astimezone(HONG_KONG).date()
    prepared = written_at.astimezone(HONG_KONG).date() if written_at else today
    paper = Paper(year, knowledge, pack_of(knowledge, year), min(style.period_ends(year)[1], today), known, texts, _tags(connection, year))
    sections = [*paragraphs.body(paper), _signed(prepared)]
    annexes = annex.sections(paper)
    return {
        "year": year,
        "title": f"清潔生產伙伴計劃進度報告（{style.report_year(year)}）",
        "number": paper.number,
        "head": list(HEAD),
        "as_at": paper.as_at.isoformat(),
        "prepared_on": prepared.isoformat(),
        "draft": True,
        "sample": SAMPLE if any(_samples(connection, table) for table in (application, event, provider)) else "",
        "problems": [*foot.of_draft(connection, knowledge, year, now, known), *_missing(paper)],
        "sections": sections,
        "annex": annexes,
        "footnotes": paper.footnotes(),
        "figures": {key: known[key].as_json() for key in sorted(known)},
        "slots": paper.slots,
    }


def outside(content: Content) -> Content:
    """The report as it may leave: without the figures that only staff may see."""
    return content | {"figures": {key: each for key, each in content["figures"].items() if each["basis"]["measure"] not in STAFF_ONLY}}


def newest(connection: Connection, knowledge: Knowledge, year: str, now: datetime) -> Content:
    """What the newest edition of the year froze, never built anew; without an edition the draft. {} for what is no reporting year that has begun."""
    if not slots.is_year(year) or style.period_ends(year)[0] > now.astimezone(HONG_KONG).date():
        return {}
    edition = frozen.latest(connection, year)
    return dict(edition.content) if edition is not None else report(connection, knowledge, year, now)


def pack_of(knowledge: Knowledge, year: str) -> RulePack:
    """The rules of the phase that a reporting year belongs to; of the last phase for years after it."""
    begun = [pack for pack in knowledge.packs.values() if style.first_year(pack.id) <= style.first_year(year)]
    return max(begun or knowledge.packs.values(), key=lambda pack: pack.id)


def _written(connection: Connection, year: str) -> tuple[dict[str, str], datetime | None]:
    """What officers wrote for the year, by slot, and when they last did."""
    row = connection.execute(select(reports.c.slots, reports.c.updated_at).where(reports.c.year == year)).one_or_none()
    return ({name: ESCAPES.sub("", str(text)) for name, text in row.slots.items()}, row.updated_at) if row is not None else ({}, None)


def _signed(prepared: date) -> dict[str, Any]:
    lines = (DEPARTMENT, style.month(prepared))
    return {"heading": "", "blocks": [{"paragraph": None, "runs": [{"text": line}]} for line in lines]}


def _missing(paper: Paper) -> list[Any]:
    """A phrase for each slot that nobody has written."""
    titles = {each["name"]: each["title"] for each in paragraphs.SLOTS}
    return [{"say": "report-problem-slot", "paragraph": each["paragraph"], "slot": titles[each["name"]]} for each in paper.slots if each["missing"]]


def _tags(connection: Connection, year: str) -> list[str]:
    """The technologies that officers noted on the demonstrations approved in the year, the most frequent first."""
    first, last = style.period_ends(year)
    of_year = application.c.decided_on.between(first.isoformat(), last.isoformat()) & (application.c.component == "demonstration")
    query = select(application.c.tags).where(of_year, ledger_counts.counts_as_approved()).order_by(application.c.id)
    counted = Counter(ESCAPES.sub("", tag) for tags in connection.execute(query).scalars() for tag in tags or [])
    return [tag for tag, _ in counted.most_common(MOST_TAGS)]


def _samples(connection: Connection, table: Table) -> bool:
    return connection.execute(select(table.c.sample).where(table.c.sample).limit(1)).first() is not None
