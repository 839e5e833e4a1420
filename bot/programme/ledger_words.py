"""The ledger as tables of phrases, in the order and shape of the paper: the chat shows them as lines, the command `history show` as columns. Pure."""

from collections.abc import Iterable
from typing import Any

from bot.messages import Phrase
from bot.programme.ledger_counts import Figure, order, period_phrase

TABLES = ("approvals", "targets", "demonstrations", "providers", "events", "labels")
EVENT_ROWS = ("events", "participants", "factory visits", "exhibitions", "exhibition visitors", "meetings")
MOST_FIGURES = 20  # of one message, those of the newest periods; it is said how many older periods are left out
Table = dict[str, Any]
"""{"title": phrase, "columns": [phrases], "periods" (how many of the columns, from the first on, are periods, oldest first), "rows": [{"name": phrase,
"cells": [a phrase for each column, or None]}], "notes": [phrases]}."""


def table(name: str, everything: dict[str, Any]) -> Table:
    """One of TABLES; `everything` as bot/programme/ledger.py has it."""
    if name == "approvals":
        return _approvals(everything)
    if name == "targets":
        return _targets(everything)
    if name == "events":
        return _events(everything)
    return _by_part(name, everything)


def lines(shown: Table) -> list[Phrase]:
    """A table for the chat: a line for each row, what is not known left out."""
    gone = max(0, shown["periods"] - MOST_FIGURES // max(1, len(shown["rows"])))
    told: list[Phrase] = [{"say": "ledger-head", "title": shown["title"]}]
    for row in shown["rows"]:
        columns = list(zip(shown["columns"], row["cells"], strict=True))[gone:]
        cells: list[Phrase] = [{"say": "ledger-cell", "name": name, "value": cell} for name, cell in columns if cell is not None]
        told.append({"say": "ledger-row", "name": row["name"], "cells": {"list": cells} if cells else {"say": "ledger-no-figure"}})
    told += [] if shown["rows"] else [{"say": "ledger-nothing"}]
    return [*told, *([{"say": "ledger-left-out", "number": gone}] if gone else []), *shown["notes"]]


def _approvals(everything: dict[str, Any]) -> Table:
    """Components by years, as in paragraph 10."""
    found = everything["approvals"]
    years = found["years"]
    columns: list[Phrase] = [*(period_phrase(year) for year in years), {"say": "ledger-part-all"}]
    rows = [{"name": {"say": f"ledger-part-{row['component']}"}, "cells": [*(row["years"][year] for year in years), row["total"]]} for row in found["rows"]]
    rows.append({"name": {"say": "ledger-part-all"}, "cells": [*(found["year_totals"][year] for year in years), found["total"]]})
    gone = sum(row["withdrawn_after"] for row in found["rows"])
    notes: list[Phrase] = [{"say": "ledger-withdrawn", "number": gone}]
    return _table("approvals", columns, len(years), rows if years else [], [*_gap(everything), *notes, *_notes(everything, ["approvals"])])


def _targets(everything: dict[str, Any]) -> Table:
    """The approvals beside the targets; a range stays a range. No percentage: see bot/programme/targets.py."""
    columns: list[Phrase] = [{"say": f"ledger-column-{name}"} for name in ("approved", "target")]
    rows = []
    for each in everything["targets"]:
        target: Phrase = {"say": "ledger-range", "from": each["from"], "to": each["to"]} if each["from"] != each["to"] else each["to"]
        rows.append({"name": {"say": f"ledger-part-{each['component']}"}, "cells": [each["number"], _about(target, each["about"])]})
    rows = rows if everything["approvals"]["years"] else []  # nothing is loaded and nothing recorded: not known is not nought
    phases: list[Phrase] = [{"say": "ledger-phase", "phase": {"pack": phase}} for phase in dict.fromkeys(each["phase"] for each in everything["targets"])]
    why: list[Phrase] = [{"say": "ledger-basis-targets"}, {"say": "ledger-no-percent"}]
    return _table("targets", columns, 0, rows, [*phases, *_gap(everything), *why, *_as_at(everything, {"approvals"})])


def _by_part(measure: str, everything: dict[str, Any]) -> Table:
    """Technologies, bases or categories by periods, with their sum; technologies add up over the years too. Beside the providers: who is new."""
    figures = [each for each in everything["figures"] if each["measure"] == measure]
    new = [each for each in everything["figures"] if each["measure"] == "new providers"] if measure == "providers" else []
    periods = sorted({each["period"] for each in (*figures, *new)}, key=order)
    in_all = measure == "demonstrations" and len(periods) > 1

    def cells(these: list[Figure]) -> list[Phrase]:
        by_period = [_sum([each for each in these if each["period"] == period]) for period in periods]
        return [*by_period, _sum(these)] if in_all else by_period

    parts = dict.fromkeys(each["part"] for each in figures)
    rows = [{"name": {"say": f"ledger-part-{part}"}, "cells": cells([each for each in figures if each["part"] == part])} for part in parts]
    rows += [{"name": {"say": "ledger-part-all"}, "cells": cells(figures)}] if figures else []
    rows += [{"name": {"say": "ledger-new-providers"}, "cells": cells(new)}] if new else []
    columns = [*(period_phrase(each) for each in periods), *([{"say": "ledger-part-all"}] if in_all else [])]
    gap = _gap(everything) if in_all else []
    return _table(measure, columns, len(periods), rows, [*gap, *_notes(everything, [measure, *(["new providers"] if new else [])])])


def _events(everything: dict[str, Any]) -> Table:
    """Each measure is a row with a unit of its own: nothing is added."""
    figures = [each for each in everything["figures"] if each["measure"] in EVENT_ROWS]
    cells = {(each["measure"], each["period"]): each for each in figures}
    periods = sorted({each["period"] for each in figures}, key=order)
    rows = [
        {"name": _with_unit(measure), "cells": [_number(cells.get((measure, period))) for period in periods]}
        for measure in EVENT_ROWS
        if any(each["measure"] == measure for each in figures)
    ]
    derived: list[Phrase] = [{"say": "ledger-derived"}] if any(each["derived"] for each in figures) else []
    notes = [*derived, *_notes(everything, EVENT_ROWS)]
    return _table("happenings", [period_phrase(each) for each in periods], len(periods), rows, notes)


def _table(name: str, columns: list[Phrase], periods: int, rows: list[dict[str, Any]], notes: list[Phrase]) -> Table:
    return {"title": {"say": f"ledger-title-{name}"}, "columns": columns, "periods": periods, "rows": rows, "notes": notes}


def _gap(everything: dict[str, Any]) -> list[Phrase]:
    """Between the paper's time and the first records there may be years of which nothing is known here."""
    first = [int(year[:4]) for year in everything["approvals"]["years"]]
    return [{"say": "ledger-gap"}] if first and first[-1] - first[0] >= len(first) else []


def _notes(everything: dict[str, Any], measures: Iterable[str]) -> list[Phrase]:
    """The definition of each measure, where the figures are from, and the day they hold for."""
    shown = [each for each in measures if any(figure["measure"] == each for figure in everything["figures"])]
    return [*({"say": f"ledger-basis-{_key(each)}"} for each in shown), *_as_at(everything, set(shown))]


def _as_at(everything: dict[str, Any], measures: set[str]) -> list[Phrase]:
    these = [each for each in everything["figures"] if each["measure"] in measures]
    of_paper = [each for each in these if each["source"].startswith("paper ")]
    paper = sorted({each["source"].removeprefix("paper ") for each in of_paper}, key=int)
    days = {each["as_at"] for each in of_paper}
    told: list[Phrase] = []
    if paper:
        told.append({"say": "ledger-of-the-paper", "sources": {"sources": [{"paper": each} for each in paper]}, "day": {"day": max(days)}})
    if any(each["source"] == "records" for each in these):
        told.append({"say": "ledger-of-the-records", "day": {"day": everything["as_at"]}})
    published = [each for each in these if each["source"].startswith("edition ")][-1:]  # the newest will do: every older one is published as well
    told += [{"say": "report-of-editions", "year": each["period"], "edition": each["source"].removeprefix("edition ")} for each in published]
    return told


def _sum(figures: list[Figure]) -> Phrase:
    return _about(sum(each["number"] for each in figures), any(each["about"] for each in figures)) if figures else None


def _number(figure: Figure | None) -> Phrase:
    return None if figure is None else _about(figure["number"], figure["about"])


def _about(number: Phrase, about: bool) -> Phrase:
    return {"say": "ledger-about", "number": number} if about else number


def _with_unit(measure: str) -> Phrase:
    return {"say": f"ledger-{_key(measure)}"}


def _key(name: str) -> str:
    return name.replace(" ", "-")
