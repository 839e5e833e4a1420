"""The pieces of the console's pages on surveys, and the sheets of the workbook."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.handlers import survey_tables
from bot.handlers.console.blocks import Actions, Ask, Away, Bar, Block, Cell, Facts, Lines, Link, Number, Press, Table
from bot.handlers.exports import Sheet
from bot.messages import Phrase

PATH = "/survey"
COLUMNS = ("title", "state", "opens", "closes", "people", "asked", "answered")
Survey = Mapping[str, Any]


def listed(rows: Sequence[Survey]) -> Block:
    """All surveys."""
    cells: list[list[Cell]] = [
        [
            *(Link({"typed": each["titles"]}, f"{PATH}/{each['id']}"), {"say": f"console-survey-state-{each['state']}"}),
            *({"day": each["opens_on"]}, {"day": each["closes_on"]}, *(Number(each[name]) for name in ("people", "asked", "answered"))),
        ]
        for each in rows
    ]
    heads: list[Phrase] = [{"say": f"console-survey-{name}"} for name in COLUMNS]
    return Table({"say": "console-section-survey"}, heads, cells, empty={"say": "console-survey-none"})


def rule() -> Block:
    """Whom a survey asks, and why so."""
    return Lines([{"say": "console-survey-rule"}], {"say": "console-survey-rule-title"}, "notes")


def facts(each: Survey) -> Block:
    """State, days and counts."""
    reach = each.get("reach")
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-survey-state"}, {"say": f"console-survey-state-{each['state']}"}),
        ({"say": "console-survey-days"}, {"say": "survey-page-when", "from": {"day": each["opens_on"]}, "until": {"day": each["closes_on"]}}),
        ({"say": "console-survey-remind-days"}, {"say": "console-survey-reminders", "days": each["remind_days"]}),
    ]
    if reach:
        rows.append(({"say": "console-survey-people"}, {"say": "console-survey-reach", **reach}))
    else:
        counts = {name: each[name] for name in ("people", "asked", "answered")}
        rows.append(({"say": "survey-page-response"}, {"say": "console-survey-progress", **counts}))
    rows.append(({"say": "console-survey-page"}, Away({"say": "survey-page-title"}, {"site": PATH})))
    return Facts(rows)


def questions(each: Survey) -> Block:
    """What is asked."""
    rows: list[list[Cell]] = [
        [
            str(place),
            {"texts": one["text"]},
            {"list": [{"texts": choice["text"]} for choice in one["choices"]]} if one["choices"] else {"say": "console-survey-open-words"},
        ]
        for place, one in enumerate(each["questions"], 1)
    ]
    heads: list[Phrase] = [{"say": "console-survey-place"}, {"say": "console-survey-question"}, {"say": "survey-page-answers"}]
    return Table({"say": "console-survey-questions"}, heads, rows, title={"say": "console-survey-questions"})


def results(found: Mapping[str, Any]) -> list[Block]:
    """Response, answers and what is to be known about them; small cells are hidden from staff too."""
    rate: Phrase = {"say": "survey-page-rate", **{name: found[name] for name in ("asked", "answered", "rate", "people")}}
    declined: list[Phrase] = [{"say": "console-survey-declined", "number": found["declined"]}] if found["declined"] else []
    shown: list[Block] = [Lines([rate, *declined], {"say": "survey-page-response"})]
    shown += [_table(each) for each in survey_tables.response(found)]
    if found["small"]:
        shown.append(Lines([{"say": "survey-page-small"}], look="attention"))
    shown += [_table(each) for each in survey_tables.questions(found)]
    shown += [_table(each, {"say": "console-survey-by-sector", "question": each.title}) for each in survey_tables.by_sector(found)]
    if found["words"]:
        shown.append(Lines([{"say": "console-survey-said", "words": each} for each in found["words"]], {"say": "console-survey-words"}))
    notes: list[Phrase] = [{"say": "survey-page-hidden-note", "hidden": survey_tables.HIDDEN}, {"say": "console-survey-unlabelled"}]
    return [*shown, Lines([*survey_tables.bias(found), *notes], {"say": "survey-page-notes"}, "notes")]


def _table(each: survey_tables.Shown, title: Phrase = None) -> Block:
    """A table in which the number that a question is about has a bar."""
    longest = max([number for row in each.rows for number in row[1:] if isinstance(number, int)], default=0) or 1
    bars = len(each.heads) == 2
    rows: list[list[Cell]] = [
        [row[0], *(Bar(cell, 100 * cell // longest) if bars and isinstance(cell, int) else Number(cell) if not bars else cell for cell in row[1:])]
        for row in each.rows
    ]
    return Table(title or each.title, each.heads, rows, title=title or each.title, notes=[each.note] if each.note else [])


# --- what was done about it ---


def changes(each: Survey, pairs: Sequence[Survey], *, author: bool, second: bool) -> list[Block]:
    """The pairs of a closed survey, with what may be done with each."""
    if each["state"] != "closed":
        return []
    found: list[Block] = [Lines([{"say": "console-survey-changes-hint"}], {"say": "survey-page-changes"}, "notes")]
    for pair in pairs:
        found += _pair(each["id"], pair, author=author, second=second)
    if author:
        found.append(Actions([Link({"say": "console-survey-change-new"}, f"{PATH}/{each['id']}/changes/new")]))
    return found


def _pair(survey_id: int, pair: Survey, *, author: bool, second: bool) -> list[Block]:
    path, version = f"{PATH}/{survey_id}/changes/{pair['id']}", {"version": str(pair["version"])}
    state = "shown" if pair["shown"] else "waiting" if pair["waiting"] else "draft"
    shown: list[Block] = [
        Facts(
            [
                ({"say": "survey-page-said"}, {"typed": pair["said"]}),
                ({"say": "survey-page-did"}, {"typed": pair["did"]}),
                ({"say": "console-survey-state"}, {"say": f"console-survey-change-{state}", "day": {"day": pair["day"]}}),
            ]
        )
    ]
    if author and not pair["shown"]:
        again: Phrase = {"say": "console-survey-change-ask"}
        shown.append(Actions([Link({"say": "console-survey-change-edit"}, path), Press(again, f"{path}/ask", version)]))
    if second and pair["waiting"]:
        shown.append(Actions([Press({"say": "console-survey-change-show"}, f"{path}/show", version, "")]))
        shown.append(Ask(f"{path}/refuse", f"reason-{pair['id']}", {"say": "console-survey-reason"}, {"say": "console-survey-change-refuse"}))
    return shown


# --- the workbook ---


def sheets(each: Survey, worded: Callable[[Phrase], str]) -> list[Sheet]:
    """Response, answers, answers by sector, and the notes. What is hidden is hidden here too."""
    found = each["results"]
    head = [
        [{"head": worded({"typed": each["titles"]})}],
        [worded({"say": "survey-page-when", "from": {"day": each["opens_on"]}, "until": {"day": each["closes_on"]}})],
    ]
    rate = worded({"say": "survey-page-rate", **{name: found[name] for name in ("asked", "answered", "rate", "people")}})
    notes: list[Phrase] = [*survey_tables.bias(found), {"say": "survey-page-hidden-note", "hidden": survey_tables.HIDDEN}, {"say": "console-survey-unlabelled"}]
    pages = (
        ("survey-page-response", [*head, [rate], *_rows(survey_tables.response(found), worded)]),
        ("survey-page-answers", _rows(survey_tables.questions(found), worded)),
        ("survey-page-sector", _rows(survey_tables.by_sector(found), worded)),
        ("survey-page-notes", [[line] for note in notes for line in worded(note).splitlines()]),
    )
    return [{"name": worded({"say": name})[:31], "rows": rows or [[""]], "widths": [60, 14, 14, 14, 14, 14], "fit": True} for name, rows in pages]


def _rows(tables: Sequence[survey_tables.Shown], worded: Callable[[Phrase], str]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for table in tables:
        rows += [[], [{"head": worded(table.title)}], [{"head": worded(each)} for each in table.heads]]
        rows += [[cell if isinstance(cell, int) else worded(cell) for cell in row] for row in table.rows]
    return rows
