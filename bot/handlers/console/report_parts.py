"""What the pages of the report show: a year with its draft, its texts and editions; a figure with what is behind it; what an edition has changed."""

import re
from functools import cache
from typing import Any

from sqlalchemy import select

from bot.handlers.console import blocks, report_words
from bot.handlers.console.blocks import Block, Cell, Facts, Link, Table
from bot.handlers.console.frame import ROOT, Console
from bot.messages import Phrase
from bot.programme import Here, approvals
from bot.programme.report import build, editions, figures, records, slots
from bot.programme.report.basis import Figure
from bot.programme.sessions import Officer
from bot.tables import staff

page_of = blocks.page_of


def draft(here: Here, *, year: str) -> dict[str, Any]:
    """The report of a year as the records have it now."""
    return build.report(here.connection, here.knowledge, year, here.now)


def found(here: Here, *, year: str) -> dict[str, Any]:
    """{"content": the draft, "written": of slots.py, "gaps": phrases of totals that cannot be known, "asked": of `asked`,
    "editions": newest first, "changes": figures of the draft that the newest edition has otherwise}."""
    content = draft(here, year=year)
    frozen = editions.editions(here.connection, year)
    changes = editions.changes(frozen[0]["content"], content) if frozen else []
    return {
        "content": content,
        "written": slots.written(here.connection, year),
        "gaps": figures.gaps(here.connection, here.knowledge, year, here.now),
        "asked": asked(here, content),
        "editions": frozen,
        "changes": [change(each, content) for each in changes],
    }


def waiting(here: Here) -> str:
    """The year whose report has waited longest for a second person; "" where none does."""
    rows = approvals.waiting(here, editions.KIND)
    return str(rows[0].object).removeprefix("report ") if rows else ""


def asked(here: Here, content: dict[str, Any]) -> dict[str, Any] | None:
    """What waits for a second person, as editions.asked, with the author's name and "moved": whether the draft says something else by now. None: nothing."""
    told = editions.asked(here, year=content["year"])
    if told is None:
        return None
    author = here.connection.execute(select(staff.c.name).where(staff.c.id == told["author_id"])).scalar()
    then, same = told.pop("content"), content.keys() - set(editions.OF_THE_DRAFT)
    return told | {"author": author or "", "moved": any(then.get(name) != content[name] for name in same)}


def behind(here: Here, *, year: str, key: str, page: int) -> dict[str, Any] | None:
    """As records.behind, with the Figure itself; None where the report of that year has no such figure."""
    known = records.behind(here, year=year, key=key, page=page)
    if known is None:
        return None
    published = editions.latest(here.connection, year)
    return known | {"figure": Figure.of_json(known["figure"]), "published": _published(published, key, known["figure"]["number"])}


def _published(row: Any, key: str, number: int) -> dict[str, Any] | None:
    """What the newest edition says of a figure, if that is another number: {"edition", "number" (None: nothing)}."""
    if row is None:
        return None
    said = row.content["figures"].get(key, {}).get("number")
    return {"edition": row.edition, "number": said} if said != number else None


def change(each: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """A figure that was restated, in words; what was not there before, or is no more, has no number."""
    known = content["figures"].get(each["figure"])
    name: Phrase = report_words.name(Figure.of_json(known)) if known else each["figure"]
    period: Phrase = report_words.short_period(Figure.of_json(known)) if known else None
    cents = bool(known) and known["basis"]["unit"] == "cents"
    return {"name": name, "period": period, "old": _or_none(each["old"], cents), "new": _or_none(each["new"], cents)}


def _or_none(number: int | None, cents: bool) -> Phrase:
    return {"say": "ledger-no-figure"} if number is None else {"money": number} if cents else number


def figure_blocks(year: str, key: str, known: dict[str, Any], me: Officer, console: Console) -> dict[str, Any]:
    """The page of a figure."""
    figure: Figure = known["figure"]
    facts: list[tuple[Phrase, Cell]] = [
        (
            {"say": "console-report-fact-number"},
            {"say": "console-report-number-unit", "number": report_words.number(figure), "unit": {"say": f"report-unit-{figure.basis.unit}"}},
        ),
        ({"say": "console-report-fact-definition"}, {"say": f"report-basis-{figure.basis.measure}"}),
        ({"say": "console-report-fact-period"}, report_words.period(figure)),
        ({"say": "console-report-fact-as-at"}, {"day": figure.as_at}),
        ({"say": "console-report-fact-source"}, report_words.source(figure)),
        ({"say": "console-report-fact-key"}, key),
    ]
    if known["published"]:
        old = _or_none(known["published"]["number"], figure.basis.unit == "cents")
        facts.append(
            ({"say": "console-report-fact-published"}, {"say": "console-report-published-as", "number": old, "edition": known["published"]["edition"]})
        )
    if figure.derived:
        facts.append(({"say": "console-report-fact-derived"}, {"say": "console-report-derived"}))
    shown: list[Block] = [Facts(facts), *_rows(year, key, known, me, console)]
    return blocks.values(shown, up=(f"/report?year={year}", {"say": "console-report-title", "year": year}))


def _rows(year: str, key: str, known: dict[str, Any], me: Officer, console: Console) -> list[Block]:
    """The records behind a figure, a page of them; or that they are no longer kept, with the digest of the edition that froze it."""
    title: Phrase = {"say": "console-report-behind"}
    frozen: list[Block] = [blocks.Lines([{"say": "console-report-behind-frozen", "digest": known["digest"]}], look="notes")] if known["digest"] else []
    if not known["rows"]:
        of_paper = known["figure"].source.startswith("paper") or known["figure"].source == "several"
        none: Phrase = {"say": "console-report-behind-none" if of_paper or known["kept"] else "console-report-behind-gone"}
        return [blocks.Lines([none], title), *frozen]
    rows: list[list[Cell]] = [[_record(each, me, console), {"day": each["day"]} if each["day"] else "–"] for each in known["rows"]]
    heads: list[Phrase] = [{"say": "console-report-behind-what"}, {"say": "console-report-behind-day"}]
    notes: list[Phrase] = [] if known["kept"] else [{"say": "console-report-behind-part"}]
    pages = max(1, -(-known["total"] // known["size"]))
    pager = blocks.pager("/report/figure", {"year": year, "key": key}, {"page": known["page"], "pages": pages, "total": known["total"]})
    return [Table(title, heads, rows, title=title, notes=notes), pager, *frozen]


def _record(each: dict[str, Any], me: Officer, console: Console) -> Cell:
    """A record as a link, if this officer may open it."""
    path = each.get("path")
    if not path:
        return each["name"]
    bare = str(path).removeprefix(ROOT)
    return Link(each["name"], bare) if may_open(console, me, bare) else each["name"]


def may_open(console: Console, me: Officer, path: str) -> bool:
    """Whether a role may open a page of the console by its address."""
    for (method, route), roles in console.rights.items():
        if method == "GET" and _pattern(route).fullmatch(ROOT + path.partition("?")[0]):
            return me.role in roles
    return False


@cache
def _pattern(route: str) -> re.Pattern[str]:
    """/console/events/{id:[A-Za-z0-9-]{1,40}} as what an address is held against."""
    return re.compile(re.sub(r"\{(?:[^{}]|\{[^{}]*\})*\}", "[^/]+", route))
