"""Signing in staff from the host, and what only staff may open."""

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.flows import FLOWS
from bot.programme import staff
from tests.conftest import MovedClock
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.process import Program
from tests.talker import Talker


async def _link(talker: Talker, role: staff.Role) -> str:
    return await talker.desk.store.write(lambda connection: staff.add(connection, talker.clock.now(), "Officer Lee", role))


async def test_a_one_time_link_binds_one_chat_and_then_no_other(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    payload = await _link(talker, "hotline_agent")
    told = await talker.says(payload, "start")
    assert "已登入" in told and "熱線職員" in told
    other = Talker(desk, clock, "somebody")
    assert "登入連結無效" in await other.says(payload, "start")


async def test_a_link_is_too_old_after_a_day(talker: Talker, clock: MovedClock) -> None:
    payload = await _link(talker, "admin")
    clock.moved = timedelta(hours=staff.LINK_HOURS, minutes=1)
    assert "登入連結無效" in await talker.says(payload, "start")


@pytest.mark.parametrize("role", staff.ROLES)
async def test_only_the_roles_that_may_see_the_enquiries_do(talker: Talker, role: staff.Role) -> None:
    await talker.says(await _link(talker, role), "start")
    told = await talker.starts("enquiries")
    assert ("待覆的查詢" in told) == (role in ("hotline_agent", "case_officer"))


async def test_a_member_of_the_public_cannot_open_a_staff_flow_by_any_means(talker: Talker) -> None:
    for text, kind in [("/enquiries", "text"), ("do:enquiries", "choice"), ("enquiries", "start"), ("enquiries", "text")]:
        assert "待覆" not in await talker.says(text, kind)  # type: ignore[arg-type]
        assert not (await talker.state()).get("open")


async def test_an_officer_sees_a_waiting_enquiry(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await talker.starts("human")
    await talker.answers(question="可否到廠看看？", reply_by="1", confirm="1")
    officer = Talker(desk, clock, "officer")
    await officer.says(await _link(officer, "hotline_agent"), "start")
    told = await officer.starts("enquiries")
    assert "可否到廠看看" in told and "E-" in told


def test_staff_add_works_beside_the_running_program_and_without_it(tmp_path: Path) -> None:
    async def beside() -> str:
        async with FakeTelegram(token=TOKEN) as fake:
            folder = Path("/tmp") / f"cpp{os.getpid()}"  # a socket's path is short
            program = Program(folder, fake)
            async with program.running():
                return await asyncio.to_thread(_staff_add, folder / f"data{program.port}")

    assert re.search(r"staff_[\w-]{20,}", asyncio.run(beside()))
    assert re.search(r"staff_[\w-]{20,}", _staff_add(tmp_path / "alone"))


def _staff_add(data: Path) -> str:
    environment = os.environ | {"CPPBOT_DATA_DIR": str(data), "CPPBOT_DATABASE_URL": ""}
    command = [sys.executable, "-m", "bot", "staff", "add", "Lee", "--role", "admin"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(data: Path, *arguments: str, code: int = 0) -> str:
    environment = os.environ | {"CPPBOT_DATA_DIR": str(data), "CPPBOT_DATABASE_URL": "", "CPPBOT_CONSOLE_URL": "https://desk.example.org"}
    done = subprocess.run([sys.executable, "-m", "bot", *arguments], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_the_host_enters_lists_changes_and_resets_staff_and_each_stands_in_the_audit(tmp_path: Path) -> None:
    told = run(tmp_path, "staff", "add", "Officer Lee", "--role", "viewer")
    assert re.search(r"https://desk\.example\.org/console/enrol\?key=[\w-]{43}\n", told)
    assert "Lee has the role admin" in run(tmp_path, "staff", "role", "1", "admin")
    assert "is disabled" in run(tmp_path, "staff", "disable", "1") and "disabled" in run(tmp_path, "staff", "list")
    assert "may sign in again" in run(tmp_path, "staff", "enable", "1")
    assert "/console/enrol?key=" in run(tmp_path, "staff", "reset", "1")
    assert "   1  Officer Lee  admin  -  -\n" in run(tmp_path, "staff", "list")
    assert "no member of staff with the number 7" in run(tmp_path, "staff", "disable", "7", code=1)
    assert "fits up to position 5," in run(tmp_path, "audit", "verify")


def test_the_host_is_told_where_the_audit_does_not_fit(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        run(tmp_path, "staff", "add", name, "--role", "viewer")
    run(tmp_path, "audit", "verify")
    with sqlite3.connect(tmp_path / "cppbot.sqlite3") as connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("UPDATE audit SET reason = 'admin' WHERE id = 2")
    assert "does not fit at position 2" in run(tmp_path, "audit", "verify", code=1)


async def test_the_list_of_what_staff_may_do_has_pages_and_is_no_form(talker: Talker, clock: MovedClock) -> None:
    """By its number, its words or the button; and a question typed beside it is answered, with no form to go back to."""
    told = await talker.says(await _link(talker, "case_officer"), "start")
    assert "個案主任" in told and len(talker.last[-1].buttons) == 6
    first, listed = talker.labels, talker.labels[:-1]
    await talker.says("0")
    while talker.labels != first:
        listed += talker.labels[:-1]
        await talker.presses(talker.labels[-1])
    assert len(listed) == len(set(listed)) == sum(bool(each.command) and "case_officer" in each.roles for each in FLOWS.values())
    assert not (await talker.state()).get("open")
    await talker.says("/staff")
    assert talker.labels == first
    told = await talker.says("實地評估的資助上限是多少？")
    assert "HK$15,000" in told and "你可以使用以下功能" not in told
    await talker.says("/staff")
    await talker.says("1")
    assert (await talker.state())["open"][-1]["flow"] == "worklist"
