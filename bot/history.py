"""The commands `history load` and `history show`: through the running process where there is one (SQLite allows one writer), else directly."""

import unicodedata
from collections.abc import Callable

import click

from bot import control
from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.markup import to_plain
from bot.messages import Language, Phrase
from bot.programme import history, ledger, ledger_words
from bot.settings import read as read_settings
from bot.wording import Wording

GAP = 2  # columns of space between two columns


async def load(known: Knowledge) -> int:
    """Put the figures of knowledge/history.yaml into the database, once each, and say what came of it. Returns the exit code."""
    figures = [each.model_dump() for each in known.history]
    done = await control.done(read_settings(), "/history/load", {"figures": figures}, lambda connection: history.load(connection, figures))
    if done is None:
        return 1
    click.echo(f"{done['new']} new, {done['there']} there already, {len(done['different'])} refused.")
    for each in done["different"]:
        named = f"{each['measure']}, {each['part']}, {each['year']}"
        click.echo(
            f"{named}: the file has {each['in_file']}, the database {each['in_database']}. The database stays as it is: mend whichever is wrong.", err=True
        )
    return 1 if done["different"] else 0


async def show(known: Knowledge, language: Language) -> int:
    """Print the tables of the ledger, and what does not add up. Returns the exit code: 1 where something does not."""
    clock = Clock()
    everything = await control.done(read_settings(), "/history/show", {}, lambda connection: ledger.everything(connection, known, clock.now()))
    if everything is None:
        return 1
    wording = Wording(known, read_settings().programme)

    def worded(phrase: Phrase) -> str:
        return to_plain(wording.phrase(phrase, language))

    for name in ledger_words.TABLES:
        click.echo(_columns(ledger_words.table(name, everything), worded) + "\n")
    for problem in everything["problems"]:
        click.echo(worded(problem), err=True)
    if not everything["problems"] and everything["approvals"]["years"]:
        click.echo(worded({"say": "ledger-adds-up"}))
    return 1 if everything["problems"] else 0


def _columns(shown: ledger_words.Table, worded: Callable[[Phrase], str]) -> str:
    """A table as text, figures to the right; what is not known is –."""
    rows = [["", *(worded(each) for each in shown["columns"])]]
    rows += [[worded(row["name"]), *(worded(cell) if cell is not None else "–" for cell in row["cells"])] for row in shown["rows"]]
    if not shown["rows"]:
        rows = [[worded({"say": "ledger-nothing"})]]
    widths = [max(_width(row[number]) for row in rows) for number in range(len(rows[0]))]
    lines = [worded(shown["title"])]
    for first, *rest in rows:
        cells = [" " * (GAP + width - _width(cell)) + cell for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append((first + " " * (widths[0] - _width(first)) + "".join(cells)).rstrip())
    return "\n".join([*lines, *(worded(note) for note in shown["notes"])])


def _width(text: str) -> int:
    """How many columns a terminal needs for it: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
