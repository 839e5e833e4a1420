"""The command that loads the paper's figures and prints the totals, in a process of its own, beside the running program and without it."""

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from bot.knowledge import Knowledge
from tests.conftest import new_postgres_database
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.process import Program

NUMBERS = {
    "實地評估": ["113", "227", "319", "659"],
    "示範項目": ["25", "25", "38", "88"],
    "核證服務": ["28", "178", "154", "360"],
    "合計": ["166", "430", "511", "1,107"],
}


def history(data: Path, *arguments: str, database: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"CPPBOT_DATA_DIR": str(data), "CPPBOT_DATABASE_URL": database}
    command = [sys.executable, "-m", "bot", "history", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60)


def first_table(printed: str) -> dict[str, list[str]]:
    """The rows of the first table, by name."""
    return {name: numbers for name, *numbers in (line.split() for line in printed.split("\n\n")[0].splitlines()[2:6])}


def test_loading_says_what_is_new_and_the_tables_of_the_paper_come_out(tmp_path: Path, known: Knowledge) -> None:
    first, second = history(tmp_path, "load"), history(tmp_path, "load")
    number = len(known.history)
    assert (first.returncode, first.stdout) == (0, f"{number} new, 0 there already, 0 refused.\n")
    assert (second.returncode, second.stdout) == (0, f"0 new, {number} there already, 0 refused.\n")
    shown = history(tmp_path, "show")
    assert shown.returncode == 0 and first_table(shown.stdout) == NUMBERS
    for line in (
        r"節約能源\s+54",
        r"空氣污染減排\s+24",
        r"減控污水\s+10",
        r"合計\s+88",
        r"以香港為基地\s+–\s+86",
        r"以珠三角為基地\s+–\s+63",
        r"區外\s+–\s+6",
        r"合計\s+–\s+155",
        r"年度內新登記\s+27\s+–",
        r"認知推廣活動（項）\s+140\s+71\s+211",
        r"參加人數（人）\s+約 17,100\s+約 3,700\s+約 20,800",
        r"工廠參觀（個）\s+–\s+21\s+–",
        r"參與的展覽（個）\s+–\s+2\s+–",
        r"展覽接觸人數（人）\s+–\s+約 1,200\s+–",
        r"委員會會議（次）\s+–\s+4\s+–",
        r"港資製造業企業\s+91",
        r"環境技術服務供應商\s+20",
        r"採購商\s+4",
        r"合計\s+115",
        r"實地評估\s+659\s+800 至 1,000",
        r"示範項目\s+88\s+約 120",
        r"核證服務\s+360\s+500 至 1,000",
    ):
        assert re.search(f"^{line}$", shown.stdout, re.MULTILINE), line
    assert "進度報告第 10 段" in shown.stdout and "截至2011年3月31日" in shown.stdout and "相符" in shown.stdout


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "核证服务"), ("en", "Verification")])
def test_the_tables_are_there_in_the_other_languages_with_the_same_figures(tmp_path: Path, language: str, words: str) -> None:
    history(tmp_path, "load")
    shown = history(tmp_path, "show", "--lang", language).stdout
    assert words in shown
    numbers = [re.findall(r"(?<!\S)[\d,]+(?!\S)", line) for line in shown.splitlines()[2:6]]
    assert numbers == list(NUMBERS.values())


def test_a_figure_that_differs_is_refused_with_both_values_and_never_overwritten(tmp_path: Path) -> None:
    history(tmp_path, "load")
    with sqlite3.connect(tmp_path / "cppbot.sqlite3") as database:
        database.execute("UPDATE history_figure SET number = 320 WHERE measure = 'approvals' AND part = 'on_site_assessment' AND year = '2010-11'")
        database.execute("DELETE FROM history_figure WHERE measure = 'meetings'")
    again = history(tmp_path, "load")
    assert again.returncode == 1 and again.stdout.startswith("1 new, 32 there already, 1 refused.")
    assert "approvals, on_site_assessment, 2010-11: the file has 319 (paper 10), the database 320 (paper 10)." in again.stderr
    shown = history(tmp_path, "show")
    assert shown.returncode == 1 and first_table(shown.stdout)["實地評估"][2] == "320"
    assert "核對不符：獲批准的申請，實地評估，截至2011年3月31日：文件列明 659，分項相加是 660。" in shown.stderr and "相符。" not in shown.stdout


def test_before_it_is_loaded_nothing_is_claimed(tmp_path: Path) -> None:
    shown = history(tmp_path, "show")
    assert shown.returncode == 0 and shown.stdout.count("未有數字") == 6 and "相符" not in shown.stdout and "%" not in shown.stdout


def test_both_work_beside_the_running_program(tmp_path: Path, known: Knowledge) -> None:
    async def beside() -> tuple[subprocess.CompletedProcess[str], ...]:
        async with FakeTelegram(token=TOKEN) as fake:
            folder = Path("/tmp") / f"cpp{uuid4().hex[:8]}"  # a socket's path is short
            program = Program(folder, fake)
            async with program.running():
                data = folder / f"data{program.port}"
                return tuple([await asyncio.to_thread(history, data, command) for command in ("load", "load", "show")])

    first, second, shown = asyncio.run(beside())
    assert first.stdout.startswith(f"{len(known.history)} new") and second.stdout.startswith("0 new"), first.stderr
    assert first_table(shown.stdout) == NUMBERS, shown.stderr


@pytest.mark.postgres
def test_both_work_on_postgresql(tmp_path: Path, postgres_server: str) -> None:
    database = new_postgres_database(postgres_server)
    assert history(tmp_path, "load", database=database).returncode == 0
    assert history(tmp_path, "load", database=database).stdout.startswith("0 new")
    assert first_table(history(tmp_path, "show", database=database).stdout) == NUMBERS


def test_a_database_that_cannot_be_used_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = history(tmp_path / "file", "load")
    assert done.returncode == 1 and done.stderr.startswith("The database cannot be used: ") and len(done.stderr.splitlines()) == 1
