"""Contents of reports for the tests of Word, Excel and pages: the paper's year with what officers wrote, also what nobody should write."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, insert

from bot.knowledge import Knowledge
from bot.programme.report import build
from bot.tables import metadata
from bot.tables import report as reports
from tests.report import a_year

NASTY = {
    "publicity": "=1+1\n<script>alert(1)</script> & [x](http://example.com) **粗**",
    "sectors": "+紡織業\x00\x07\x1b\u202e{{ 7*7 }} {% x %}",
    "technologies": "長" * 40_000,
    "survey": "@SUM(A1:A9) \ufffe ]]> <w:p/> ％s {0}",
    "cooperation": "\t=cmd|' /C calc'!A0",
    "next_steps": "😀 𠮷 ﷽ \u200b",
}


@pytest.fixture(scope="session")
def paper_of_2010(known: Knowledge) -> dict[str, Any]:
    """Nothing written by officers yet."""
    return _made(known, None)


@pytest.fixture(scope="session")
def nasty_paper(known: Knowledge) -> dict[str, Any]:
    return _made(known, NASTY)


def _made(known: Knowledge, slots: dict[str, str] | None) -> dict[str, Any]:
    with create_engine("sqlite://").connect() as connection:
        metadata.create_all(connection)
        a_year.load_paper(connection, known)
        if slots is not None:
            connection.execute(insert(reports).values(year="2010-11", slots=slots, version=1, updated_at=datetime(2011, 8, 5, tzinfo=UTC)))
        return build.report(connection, known, "2010-11", a_year.NOW)


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
