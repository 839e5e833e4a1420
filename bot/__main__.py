"""The commands; the only place that joins the parts."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from bot import knowledge as knowledge_folder
from bot.knowledge import Knowledge, KnowledgeWrong


def _knowledge() -> Knowledge:
    try:
        return knowledge_folder.load()
    except KnowledgeWrong as wrong:
        for problem in wrong.problems:
            click.echo(problem, err=True)
        sys.exit(1)


@click.group()
@click.version_option("0.1.0", prog_name="cppbot")
def cli() -> None:
    """The assistant of the Cleaner Production Partnership Programme."""


@cli.command()
def run() -> None:
    """Start everything: the web chat, Telegram if a token is set, the sender."""
    from bot.application import serve

    sys.exit(asyncio.run(serve()))


@cli.command()
@click.option("--lang", type=click.Choice(["zh-Hant", "zh-Hans", "en"]), default="zh-Hant", show_default=True)
def chat(lang: str) -> None:
    """Talk to the assistant in this terminal, or from a pipe."""
    from bot.application import talk_in_terminal

    sys.exit(asyncio.run(talk_in_terminal(lang)))  # type: ignore[arg-type]


@cli.command()
def check() -> None:
    """Check the folder knowledge/; non-zero and file and line where something is wrong."""
    from bot.checks import problems

    found = problems(_knowledge())
    for problem in found:
        click.echo(problem, err=True)
    if found:
        sys.exit(1)
    click.echo("The knowledge is in order.")


@cli.command()
@click.option("--dry-run", is_flag=True, required=True, help="Only say what would go; the program sweeps by itself.")
def sweep(dry_run: bool) -> None:
    """What the daily sweep would delete now, by table."""
    from bot.application import show_sweep

    sys.exit(asyncio.run(show_sweep()))


@cli.group()
def staff() -> None:
    """Members of staff."""


@staff.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(["viewer", "hotline_agent", "case_officer", "publisher", "approver", "admin"]), required=True)
def staff_add(name: str, role: str) -> None:
    """Enter NAME and print one-time links: to sign in to the console, and to bind a Telegram or web chat to them."""
    from bot.host import add_staff

    sys.exit(asyncio.run(add_staff(name, role)))  # type: ignore[arg-type]


@staff.command("list")
def staff_list() -> None:
    """Print everybody: number, name, role, team, sign-in name."""
    from bot.host import list_staff

    sys.exit(asyncio.run(list_staff()))


@staff.command("role")
@click.argument("number", type=int)
@click.argument("role", type=click.Choice(["viewer", "hotline_agent", "case_officer", "publisher", "approver", "admin"]))
def staff_role(number: int, role: str) -> None:
    """Give the person with this NUMBER another role, without a second administrator. It stands in the audit."""
    from bot.host import change_staff

    sys.exit(asyncio.run(change_staff("role", number, role)))


@staff.command("disable")
@click.argument("number", type=int)
def staff_disable(number: int) -> None:
    """Let the person with this NUMBER in no more: chats and sessions end at once."""
    from bot.host import change_staff

    sys.exit(asyncio.run(change_staff("disable", number)))


@staff.command("enable")
@click.argument("number", type=int)
def staff_enable(number: int) -> None:
    """Let the person with this NUMBER in again."""
    from bot.host import change_staff

    sys.exit(asyncio.run(change_staff("enable", number)))


@staff.command("reset")
@click.argument("number", type=int)
def staff_reset(number: int) -> None:
    """A new one-time address for the person with this NUMBER: passphrase and authenticator are worth nothing any more."""
    from bot.host import change_staff

    sys.exit(asyncio.run(change_staff("reset", number)))


@cli.group()
def audit() -> None:
    """What staff did."""


@audit.command("verify")
def audit_verify() -> None:
    """Look at every row of the audit; non-zero where the chain does not fit."""
    from bot.host import verify_audit

    sys.exit(asyncio.run(verify_audit()))


@cli.group()
def knowledge() -> None:
    """The answers that staff accepted in the console."""


@knowledge.command("export")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Another folder than knowledge/ of this program.")
def knowledge_export(folder: Path | None) -> None:
    """Write them into files, where the check, the editors and the next version of the program find them."""
    from bot.export import export

    sys.exit(asyncio.run(export(folder or knowledge_folder.FOLDER)))


@cli.group()
def history() -> None:
    """The figures of the paper, and the totals that they and the records come to."""


@history.command("load")
def history_load() -> None:
    """Put the figures of knowledge/history.yaml into the database, once each; what differs from it is refused."""
    from bot.history import load

    sys.exit(asyncio.run(load(_knowledge())))


@history.command("show")
@click.option("--lang", type=click.Choice(["zh-Hant", "zh-Hans", "en"]), default="zh-Hant", show_default=True)
def history_show(lang: str) -> None:
    """Print the totals by component and year, and what does not add up."""
    from bot.history import show

    sys.exit(asyncio.run(show(_knowledge(), lang)))  # type: ignore[arg-type]


@cli.command()
@click.option("--year", required=True, help="The reporting year, from April to March: 2010-11.")
@click.option("--format", "kind", type=click.Choice(["docx", "html", "xlsx", "json"]), required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write, instead of a new one named after year and edition.")
@click.option("--lang", type=click.Choice(["zh-Hant", "zh-Hans", "en"]), default="zh-Hant", show_default=True, help="Of what the command says.")
def report(year: str, kind: str, out: Path | None, lang: str) -> None:
    """Write the annual report of a year, as published or else as a draft. It is in Traditional Chinese."""
    from bot.report_command import write

    sys.exit(asyncio.run(write(_knowledge(), year, kind, out, lang)))  # type: ignore[arg-type]


@cli.group()
def sender() -> None:
    """From where messages are sent. A copy of the database, or an older one put back, sends nothing before it is confirmed."""


@sender.command("show")
def sender_show() -> None:
    """Print the places that may send and those that wait; exit code 1 where nothing is sent."""
    from bot.sender_commands import show

    sys.exit(asyncio.run(show()))


@sender.command("confirm")
def sender_confirm() -> None:
    """Let the places that wait send. Make sure first that no other copy of this database is running."""
    from bot.sender_commands import confirm

    sys.exit(asyncio.run(confirm()))


def _lines() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            try:
                found = json.loads(line, parse_float=Decimal)
            except (ValueError, RecursionError):
                found = None
            if isinstance(found, dict):
                yield found
            else:
                _put({"error": f"line {number} is no JSON object"})


def _put(answer: dict[str, Any]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False))
    sys.stdout.flush()


jsonl = click.option("--jsonl", is_flag=True, required=True, help="JSON lines on standard input and output.")


@cli.command()
@jsonl
def ask(jsonl: bool) -> None:
    """{"q": question} -> {"topics": [{"id", "score"}], "answered"}, in order."""
    from bot import hotline

    known = _knowledge()
    for line in _lines():
        found = hotline.find(known, str(line.get("q") or ""))
        topics = [{"id": hit.label, "score": round(hit.score, 4)} for hit in found.ranked[:10]]
        rest = (topic for topic in known.answers if topic not in {t["id"] for t in topics})
        while len(topics) < 3:  # nothing is near: the list is filled up with no likeness at all
            topics.append({"id": next(rest), "score": 0.0})
        _put({"topics": topics, "answered": found.outcome == "answered"})


@cli.command()
@jsonl
def cases(jsonl: bool) -> None:
    """{"q": words} -> {"cases": [{"id", "sector", "technology", "score"}]}, ranked; empty words list them all."""
    from bot.programme import cases as library

    known = _knowledge()
    for line in _lines():
        ranked = library.rank(known, str(line.get("q") or ""))
        _put({"cases": [{"id": c.id, "sector": c.sector, "technology": c.technology, "score": round(score, 4)} for c, score in ranked]})


@cli.command()
@jsonl
def sector(jsonl: bool) -> None:
    """{"q": trade} -> {"sectors": [ids], "ask": whether more than one fits}."""
    from bot.programme import trades

    known = _knowledge()
    for line in _lines():
        found = trades.sectors_in(known, str(line.get("q") or ""))
        _put({"sectors": found["sectors"], "ask": found["ask"]})


@cli.command()
@jsonl
def eligibility(jsonl: bool) -> None:
    """Facts of a factory -> the verdict on one component by the rules in force."""
    from bot import settings
    from bot.programme import eligibility_lines

    known = _knowledge()
    programme = settings.read().programme
    if programme not in known.packs:
        raise click.ClickException(f"CPPBOT_PROGRAMME is {programme!r}; there are rules for {', '.join(known.packs)}")
    for line in _lines():
        try:
            _put(eligibility_lines.answer(known.packs[programme], line))
        except eligibility_lines.NotReadable as error:
            _put({"error": str(error)})


def main() -> None:
    from bot.settings import SettingsWrong

    os.umask(0o077)  # what we write holds what people told us
    try:
        cli()
    except SettingsWrong as wrong:
        click.echo(str(wrong), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
