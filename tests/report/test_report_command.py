"""The command `python -m bot report`: beside a running program and without one, in four formats, and what it refuses."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Connection

from bot import control
from bot.__main__ import cli
from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.programme.report import build
from bot.settings import Settings
from bot.store import Store
from tests.report import a_year


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    """The command in a folder of its own, on a database of its own."""
    monkeypatch.setenv("CPPBOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("CPPBOT_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    yield lambda *arguments: CliRunner().invoke(cli, ["report", *arguments])


def test_a_draft_is_written_once_and_a_file_that_is_there_is_left_as_it_is(tmp_path: Path, report: Callable[..., Result]) -> None:
    first = report("--year", "2010-11", "--format", "docx")
    made = tmp_path / "annual-report-2010-11-draft.docx"
    assert first.exit_code == 0 and zipfile.is_zipfile(made), first.output
    assert "草擬本" in first.stdout and "第 9 段「宣傳工作」尚未填寫。" in first.stdout
    made.write_bytes(b"edited")
    again = report("--year", "2010-11", "--format", "docx", "--lang", "en")
    assert again.exit_code == 1 and "exists already" in again.stderr and made.read_bytes() == b"edited"
    named = report("--year", "2010-11", "--format", "xlsx", "--out", made.name)
    assert named.exit_code == 0 and zipfile.is_zipfile(made)


def test_what_is_no_year_is_refused(tmp_path: Path, report: Callable[..., Result]) -> None:
    done = report("--year", "2010-12", "--format", "json", "--lang", "en")
    assert done.exit_code == 1 and "no reporting year" in done.stderr and not list(tmp_path.glob("annual*"))


async def test_the_running_program_gives_the_report_over_its_socket(tmp_path: Path, known: Knowledge) -> None:
    settings = Settings(data_dir=tmp_path)
    store = await Store.open(settings.database, Clock())
    try:
        await store.write(lambda connection: a_year.load_paper(connection, known))
        async with control.served(settings, store, Clock(), known):
            given: Any = await control.ask_running(settings, "/report", {"year": "2010-11"})

        def here(connection: Connection) -> Any:
            return build.newest(connection, known, "2010-11", store.clock.now())

        assert given["figures"]["approvals@since"]["number"] == 1107 and given == json.loads(json.dumps(await store.read(here)))
    finally:
        await store.close()
