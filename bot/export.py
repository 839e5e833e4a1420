"""The command `knowledge export`: accepted answers are written into files, through the running process where there is one (SQLite allows one writer)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection

from bot import control, knowledge
from bot.clock import Clock
from bot.logs import set_up_logs
from bot.programme import workshop
from bot.settings import read as read_settings
from bot.store import AlreadyRunning, Store, StoreDown


async def export(folder: Path) -> int:
    """Write what stands over the files of knowledge/ into `folder`/faq (the folder knowledge/ itself, or a copy that is to become it). Returns the exit code.

    An exported answer goes on standing over the file of this installation until that file is another: then the file is the newer one."""
    standing = await _done("/knowledge/standing", {}, lambda connection: {"standing": workshop.standing(connection)})
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
    marked = await _done("/knowledge/exported", {"written": written}, lambda connection: {"marked": workshop.mark_exported(connection, written)})
    if marked is None:
        return 1
    click.echo(f"{len(written)} written. Run `check`, look at the files, and start the program with them.")
    if marked["marked"] < len(written):
        click.echo("Some were changed meanwhile: export again.", err=True)
        return 1
    return 0


async def _done(path: str, what: dict[str, Any], work: Callable[[Connection], dict[str, Any]]) -> dict[str, Any] | None:
    """What came of it; None, and why, where the database cannot be used."""
    settings = read_settings()
    set_up_logs(settings, quiet=True)
    answer = await control.ask_running(settings, path, what)
    if answer is not None:
        return answer
    try:
        store = await Store.open(settings.database, Clock())
    except (AlreadyRunning, StoreDown, OSError) as error:
        click.echo(f"The database cannot be used: {error}", err=True)
        return None
    try:
        return await store.write(work)
    finally:
        await store.close()
