"""The results of a survey: response by sector and city, answers by question and by sector, a note on bias from the numbers. Small cells never leave here.

Hidden is every number of answers below SMALL, and beside it as many others as it takes that no sum of a row or a column gives it away; the hidden cells of
a line are together at least SMALL. There are no averages, from which a hidden cell could be solved."""

import secrets
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, tuple_

from bot.programme.survey import SMALL
from bot.tables import notice, outbox, survey_answer, survey_person

Cell = tuple[int, int]  # row, column
Cells = list[list[bool]]
OTHERS = ""  # sectors with few answers together, and answers that carry no sector
NOTABLE = 5  # percentage points by which a share must differ


def counts(connection: Connection, survey_id: int) -> dict[str, int]:
    """{"people" on the list, "asked", "answered", "declined"}. Asked is who was sent an invitation, or came to answer or to decline without one."""
    people = _people(connection, survey_id)
    return {
        "people": len(people),
        "asked": sum(_was_asked(each) for each in people),
        "answered": sum(each.answered for each in people),
        "declined": sum(each.declined for each in people),
    }


def work_out(connection: Connection, survey_id: int, questions: list[dict[str, Any]]) -> dict[str, Any]:
    """Everything that is shown of a survey, as plain data: counts, "rate" (whole percent), "failed" (invitations that did not arrive), "small" (too few
    answers to show any), "sectors" and "cities": [{"id" ("": not known), "people", "asked", "answered", "rate"}], "questions": [{"id", "kind", "text",
    "choices", "answered", "numbers": [number or None], "by_sector": [{"id", "numbers"}]}], "words": of the open question, "bias". None: hidden."""
    people = _people(connection, survey_id)
    answers = connection.execute(select(survey_answer).where(survey_answer.c.survey_id == survey_id).order_by(survey_answer.c.id)).all()
    told = counts(connection, survey_id)
    sectors, cities = _response(people, "sector"), _response(people, "city")
    small = len(answers) < SMALL
    shown = [] if small else [_question(each, answers, _apart(sectors)) for each in questions if each["kind"] != "open"]
    words = [] if small else [str(row.answers[each["id"]]) for each in questions if each["kind"] == "open" for row in answers if each["id"] in row.answers]
    return {
        **{**told, "rate": percent(told["answered"], told["asked"]), "failed": _failed(connection, survey_id), "small": small},
        **{"sectors": sectors, "cities": cities, "questions": shown, "words": _mixed(words)},
        "bias": {"sectors": _bias(sectors), "cities": _bias(cities)},
    }


def percent(part: int, whole: int) -> int:
    """In whole percent, halves up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def _people(connection: Connection, survey_id: int) -> Sequence[Row[Any]]:
    return connection.execute(select(survey_person).where(survey_person.c.survey_id == survey_id)).all()


def _was_asked(person: Row[Any]) -> bool:
    return person.asked_at is not None or bool(person.answered) or bool(person.declined)


def _failed(connection: Connection, survey_id: int) -> int:
    """Invitations that the channel could not deliver: the chat is blocked or gone."""
    lost = select(outbox.c.notice_id).where(outbox.c.state == "failed", outbox.c.notice_id.is_not(None))
    mine = notice.c.key.startswith(f"survey:{survey_id}:invite:", autoescape=True) & notice.c.id.in_(lost)
    listed = select(survey_person.c.channel, survey_person.c.chat).where(survey_person.c.survey_id == survey_id, ~survey_person.c.answered)
    query = select(func.count()).select_from(notice).where(mine, tuple_(notice.c.channel, notice.c.chat).in_(listed))
    return int(connection.execute(query).scalar_one())


# --- response ---


def _response(people: Sequence[Row[Any]], part: str) -> list[dict[str, Any]]:
    """By sector or city, "" last; how many answered is hidden where that is a small cell or would give one away."""
    listed, asked, answered = (
        Counter(getattr(each, part) or "" for each in people if fits(each)) for fits in (lambda _: True, _was_asked, lambda p: p.answered)
    )
    ids = sorted(listed, key=lambda each: (not each, -listed[each], each))
    hidden = hide([[answered[each] for each in ids]], margin=None)[0] if ids else []
    rows = []
    for each, out in zip(ids, hidden, strict=True):
        numbers = {"answered": None, "rate": None} if out else {"answered": answered[each], "rate": percent(answered[each], asked[each])}
        rows.append({"id": each, "people": listed[each], "asked": asked[each], **numbers})
    return rows


def _apart(sectors: list[dict[str, Any]]) -> list[str]:
    """The sectors that may stand alone: how many of them answered is shown."""
    return [row["id"] for row in sectors if row["id"] and row["answered"] is not None]


def _bias(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Whose share of the answers differs from their share of those asked: {"more": ids, "less": ids}, of what is shown."""
    seen = [row for row in rows if row["id"] and row["answered"] is not None]
    asked, answered = sum(row["asked"] for row in seen), sum(row["answered"] for row in seen)
    found: dict[str, list[str]] = {"more": [], "less": []}
    for row in seen if len(seen) > 1 else []:
        points = percent(row["answered"], answered) - percent(row["asked"], asked)
        if abs(points) >= NOTABLE:
            found["more" if points > 0 else "less"].append(row["id"])
    return found


# --- questions ---


def _question(question: dict[str, Any], answers: Sequence[Row[Any]], apart: list[str]) -> dict[str, Any]:
    choices = [each["id"] for each in question["choices"]]
    given = [row for row in answers if question["id"] in row.answers]
    per = Counter(row.sector if row.sector in apart else OTHERS for row in given)
    groups = [each for each in apart if per[each] >= SMALL]
    rest = [row for row in given if row.sector not in groups]
    if groups and len(rest) < SMALL:  # what is left over must not be a small line either
        rest += [row for row in given if row.sector == groups[-1]]
        groups = groups[:-1]
    by = [[row for row in given if row.sector == group] for group in groups] + [rest]
    cells = [[sum(row.answers[question["id"]] == choice for row in rows) for choice in choices] for rows in by]
    totals = [sum(column) for column in zip(*cells, strict=True)]
    hidden = hide(cells if groups else [], margin=totals)
    lines = [
        [None if out else number for number, out in zip(row, outs, strict=True)] for row, outs in zip([*(cells if groups else []), totals], hidden, strict=True)
    ]
    parts = (
        [{"id": each, "answered": len(rows), "numbers": line} for each, rows, line in zip([*groups, OTHERS], by, lines[:-1], strict=False)] if groups else []
    )
    return {**question, "answered": len(given), "numbers": lines[-1], "by_sector": parts}


def _mixed(words: list[str]) -> list[str]:
    """In an order that says nothing: not even that of the answers."""
    left, mixed = list(words), []
    while left:
        mixed.append(left.pop(secrets.randbelow(len(left))))
    return mixed


# --- hiding ---


def hide(rows: list[list[int]], margin: list[int] | None) -> Cells:
    """Which cells are hidden: of each row, and last of the margin (the sums of the columns) where there is one. The sum of every row is known to all."""
    table = [*rows, margin] if margin is not None else rows
    out = [[number < SMALL for number in row] for row in table]
    tied = margin is not None and bool(rows)
    while (more := _weak(table, out, tied)) is not None:
        out[more[0]][more[1]] = True
    return out


def _weak(table: list[list[int]], out: Cells, tied: bool) -> Cell | None:
    """One more cell to hide, the smallest that helps, or None where no hidden one can be worked out. `tied`: the last row is the sum of the others."""
    every = [(r, c) for r, row in enumerate(table) for c in range(len(row))]
    rows = [[cell for cell in every if cell[0] == r] for r in range(len(table))]
    sums = [[cell for cell in every if cell[1] == c and cell[0] < len(table) - 1] for c in range(len(table[0])) if not out[-1][c]] if tied else []

    def smallest(cells: list[Cell]) -> Cell | None:
        return min((cell for cell in cells if not out[cell[0]][cell[1]]), key=lambda cell: (table[cell[0]][cell[1]], cell), default=None)

    for line in [*rows, *sums]:
        gone = [table[r][c] for r, c in line if out[r][c]]
        if gone and sum(gone) < SMALL and (more := smallest(line)) is not None:
            return more
    hidden = [cell for cell in every if out[cell[0]][cell[1]]]
    for alone in (cell for cell in hidden if _follows(cell, hidden, tied)):
        for cells in (rows[alone[0]], [cell for cell in every if tied and cell[1] == alone[1]], every):
            if (more := smallest(cells)) is not None:
                return more
    return None


def _follows(cell: Cell, hidden: list[Cell], tied: bool) -> bool:
    """Whether a hidden cell follows from the sums: rows and columns are joined by the hidden cells, and without this one its row and column are apart."""
    start, goal = ("row", cell[0]), ("column", cell[1] if tied else 0)
    reached, ahead = {start}, [start]
    while ahead:
        kind, at = ahead.pop()
        for r, c in (other for other in hidden if other != cell):
            ends = (("row", r), ("column", c if tied else 0))
            if (kind, at) in ends:
                new = [end for end in ends if end not in reached]
                reached.update(new)
                ahead += new
    return goal not in reached
