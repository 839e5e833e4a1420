"""The command `knowledge export`: accepted answers are written into files, through the running process where there is one (SQLite allows one writer)."""

from functools import partial
from pathlib import Path

import click

from bot import control, knowledge
from bot.programme import workshop
from bot.settings import read as read_settings


async def export(folder: Path) -> int:
    """Write what stands over the files of knowledge/ into `folder`/faq (the folder knowledge/ itself, or a copy that is to become it). Returns the exit code.

    An exported answer goes on standing over the file of this installation until that file is another: then the file is the newer one."""
    settings = read_settings()
    standing = await control.done(settings, "/knowledge/standing", {}, lambda connection: {"standing": workshop.standing(connection)})
    if standing is None:
        return 1
    written = []
    (folder / "faq").mkdir(parents=True, exist_ok=True)
    for row in standing["standing"]:
        if workshop.TOPIC.fullmatch(row["topic"]) is None:
            click.echo(f"{row['topic']!r} is no name for a file and is left out.", err=True)
            continue
        own = knowledge.FOLDER / "faq" / f"{row['topic']}.md"
        stood = workshop.digest_of(own.read_text(encoding="utf-8") if own.exists() else "")
        if row["state"] == "exported" and row["stood"] != stood:
            continue  # the file has been written anew since
        (folder / "faq" / f"{row['topic']}.md").write_text(row["text"], encoding="utf-8")
        written.append({"id": row["id"], "version": row["version"], "stood": stood})
        click.echo(str(folder / "faq" / f"{row['topic']}.md"))
    work = partial(workshop.mark_exported, written=written)
    marked = await control.done(settings, "/knowledge/exported", {"written": written}, lambda connection: {"marked": work(connection)})
    if marked is None:
        return 1
    click.echo(f"{len(written)} written. Run `check`, look at the files, and start the program with them.")
    if marked["marked"] < len(written):
        click.echo("Some were changed meanwhile: export again.", err=True)
        return 1
    return 0
