"""The documents name what there is: every setting, command and table, and each other."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot import retention
from bot.__main__ import cli
from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.tables import metadata
from tests.talker import Talker

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "knowledge" / "README.md"])
VARIABLES = {f"CPPBOT_{name.upper()}": field.default for name, field in Settings.model_fields.items()}


def rows(text: str) -> dict[str, list[str]]:
    """The rows of all tables whose first cell is one `name`: the cells after it."""
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| `"))
    return {first.strip("`"): rest for first, *rest in cells}


def undocumented_settings(readme: str) -> list[str]:
    """Settings without a row, or whose row names another default."""
    there = rows(readme)
    return [
        name
        for name, default in VARIABLES.items()
        if name not in there or (default not in (None, "") and there[name][0] != f"`{default}`") or not there[name][1]
    ]


def commands(group: click.Group, before: str = "python -m bot") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def undocumented_commands(readme: str) -> list[str]:
    return [command for command in commands(cli) if not re.search(rf"`{re.escape(command)}`", readme)]


def undocumented_tables(operations: str) -> list[str]:
    """Tables without a class, or without a row that has this class, a period and what happens."""
    there = rows(operations)
    return [
        name
        for name, table in metadata.tables.items()
        if not table.info.get("retention") or there.get(name, [""])[0] != table.info["retention"] or len([cell for cell in there[name] if cell]) != 3
    ]


def dead_links(path: Path, text: str) -> list[str]:
    targets = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL))
    return [target for target in targets if "://" not in target and not (path.parent / target.partition("#")[0]).exists()]


def test_the_readme_has_every_setting_with_its_default() -> None:
    assert undocumented_settings(README) == []


def test_the_example_has_every_setting_and_no_other() -> None:
    named = re.findall(r"^(CPPBOT_\w+)=(.*)$", EXAMPLE, re.MULTILINE)
    assert sorted(name for name, _ in named) == sorted(VARIABLES)
    wrong = [name for name, value in named if value != ("" if VARIABLES[name] is None else str(VARIABLES[name]).replace("False", "false"))]
    assert wrong == []


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    for path in DOCUMENTS:
        assert set(re.findall(r"CPPBOT_[A-Z_]+", path.read_text(encoding="utf-8"))) <= set(VARIABLES), path.name


def test_the_readme_has_every_command() -> None:
    assert undocumented_commands(README) == []
    tasks = runpy.run_path(str(ROOT / "dev.py"))["TASKS"]
    assert [task for task in tasks if f"python3 dev.py {task}" not in README] == []


async def test_the_readme_offers_only_chat_commands_that_are_there(talker: Talker) -> None:
    (line,) = (line for line in README.splitlines() if line.startswith("In the chat, on every channel:"))
    unknown = await talker.says("/nosuchcommand")
    commands = set(re.findall(r"`/(\w+)", line))
    assert len(commands) > 10
    for command in commands - {"help"}:
        await talker.says("/cancel")
        assert await talker.says(f"/{command}") != unknown, command


def examples() -> list[tuple[str, str, str]]:
    """(line in, command, line out) of the README's JSON lines."""
    return re.findall(r"^\$ echo '(.+)' \| \.venv/bin/python -m bot (\w+) --jsonl\n(.+)$", README, re.MULTILINE)


def test_the_readme_has_an_example_of_every_command_for_programs() -> None:
    assert sorted(command for _, command, _ in examples()) == sorted(
        name for name, command in cli.commands.items() if any(option.name == "jsonl" for option in command.params)
    )


@pytest.mark.parametrize(("given", "command", "told"), examples(), ids=[command for _, command, _ in examples()])
def test_the_examples_of_the_readme_are_what_the_program_says(given: str, command: str, told: str) -> None:
    done = CliRunner().invoke(cli, [command, "--jsonl"], input=given + "\n", env={"CPPBOT_PROGRAMME": "2008-2013"})
    assert done.exit_code == 0
    assert re.fullmatch(".*".join(map(re.escape, told.split("…"))), done.stdout.strip()), done.stdout


def test_the_readme_counts_the_topics_and_names_the_phases(known: Knowledge) -> None:
    assert f"on {len(known.answers)} topics" in README
    assert [phase for phase in known.packs if f"`{phase}`" not in rows(README)["CPPBOT_PROGRAMME"][1]] == []


def test_every_table_has_a_class_and_a_row_in_the_operations() -> None:
    assert undocumented_tables(OPERATIONS) == []


def test_the_periods_are_those_of_the_sweep() -> None:
    there = rows(OPERATIONS)
    assert there["inbox"][1].startswith(f"{retention.DAYS['inbox']} days")
    assert there["conversation"][1].startswith(f"{retention.DAYS['conversation']} days")
    assert re.findall(r"\d+ days", there["outbox"][1]) == [f"{retention.SHELF_DAYS} days", f"{retention.DAYS['outbox']} days"]
    assert there["enquiry"][1].startswith(f"{retention.DAYS['enquiry']} days")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    assert dead_links(path, path.read_text(encoding="utf-8")) == []


def test_the_picture_is_small() -> None:
    assert 0 < (ROOT / "docs" / "picture.png").stat().st_size < 300_000


def test_what_is_taken_out_or_wrong_is_noticed() -> None:
    """The negative controls of the tests above."""

    def without(text: str, start: str) -> str:
        return "\n".join(line for line in text.splitlines() if not line.startswith(start))

    assert undocumented_settings(without(README, "| `CPPBOT_PORT`")) == ["CPPBOT_PORT"]
    assert undocumented_settings(README.replace("| `8080` |", "| `8081` |")) == ["CPPBOT_PORT"]
    assert undocumented_commands(without(README, "| `python -m bot staff add`")) == ["python -m bot staff add"]
    assert undocumented_tables(without(OPERATIONS, "| `audit`")) == ["audit"]
    assert undocumented_tables(OPERATIONS.replace("| `audit` | audit |", "| `audit` | none |")) == ["audit"]
    assert dead_links(ROOT / "README.md", "[here](README.md#x) [there](docs/nowhere.md) [web](https://example.org/x)") == ["docs/nowhere.md"]
