"""The command `report`: the annual report of a year as a file, as it was published or else as a draft; through the running process where there is one."""

from pathlib import Path
from typing import Any

import click

from bot import control
from bot.clock import Clock
from bot.handlers import report_files
from bot.knowledge import Knowledge
from bot.markup import to_plain
from bot.messages import Language, Phrase
from bot.programme.report import build
from bot.settings import read as read_settings
from bot.wording import Wording

Content = dict[str, Any]


async def write(known: Knowledge, year: str, kind: str, out: Path | None, language: Language) -> int:
    """Write the file, a new one unless `out` names it, and say what is open before it can be published. Returns the exit code."""
    settings, now = read_settings(), Clock().now()
    content = await control.done(settings, "/report", {"year": year}, lambda connection: build.newest(connection, known, year, now))
    if content is None:
        return 1
    wording = Wording(known, settings.programme)

    def say(key: str, **values: Phrase) -> str:
        return to_plain(wording.phrase({"say": key, **values}, language))

    if not content:
        click.echo(say("report-command-year", year=year), err=True)
        return 1
    edition = None if content["draft"] else content["edition"]
    file = out or Path(f"annual-report-{year}-{edition or 'draft'}.{kind}")
    made = report_files.made(kind, content)
    try:
        with file.open("wb" if out else "xb") as opened:  # a draft that somebody has edited is not written over
            opened.write(made)
    except FileExistsError:
        click.echo(say("report-command-exists", file=str(file)), err=True)
        return 1
    except OSError as error:
        click.echo(say("report-command-file", file=str(file), error=error.strerror or str(error)), err=True)
        return 1
    state = {"say": "report-command-state-edition", "edition": str(edition)} if edition else {"say": "report-command-state-draft"}
    click.echo(say("report-command-written", file=str(file), year=year, state=state))
    if not edition and content["problems"]:
        click.echo(say("report-command-open", number=len(content["problems"])))
        for problem in content["problems"]:
            click.echo(f"- {to_plain(wording.phrase(problem, language))}")
    return 0
