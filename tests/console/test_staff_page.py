"""The register of staff: entering, disabling, new authenticators, and roles, which two administrators grant together."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.desk import Desk
from bot.programme import staff as register
from bot.tables import approval, audit, staff
from tests.conftest import MovedClock
from tests.console.accounts import PASSPHRASE, Person, browser, enrolled, text_in
from tests.console.client import console_open, enter_officer
from tests.talker import Talker


async def role_of(desk: Desk, staff_id: int) -> str:
    return str(await desk.store.read(lambda connection: connection.execute(select(staff.c.role).where(staff.c.id == staff_id)).scalar_one()))


async def change(me: Person, staff_id: int, deed: str, **fields: str) -> str:
    """What the page says after it."""
    await me.get("/console/staff")
    status, page, where = await me.post(f"/console/staff/{staff_id}", deed=deed, **fields)
    if status == 303:
        _, page, _ = await me.get(where)
    return text_in(page)


async def asked(desk: Desk) -> str:
    return str(await desk.store.read(lambda connection: connection.execute(select(approval.c.id).order_by(approval.c.id.desc())).scalars().first()))


async def test_a_role_is_granted_by_two_administrators_and_never_by_one(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with (
        console_open(desk, clock, tmp_path) as base,
        enrolled(desk, clock, base, "admin", "A", "ann") as ann,
        enrolled(desk, clock, base, "admin", "B", "bob") as bob,
    ):
        lee = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer"))
        assert "另一名管理員批准" in await change(ann, lee, "role", role="approver")
        assert await role_of(desk, lee) == "viewer"
        assert "自己提出" in await change(ann, lee, "grant", approval=await asked(desk)) and await role_of(desk, lee) == "viewer"
        assert "職務已授予" in await change(bob, lee, "grant", approval=await asked(desk)) and await role_of(desk, lee) == "approver"
        assert "目前的狀態" in await change(bob, lee, "grant", approval=await asked(desk)), "once"
        written = await desk.store.read(lambda connection: [tuple(row) for row in connection.execute(select(audit.c.who, audit.c.what).order_by(audit.c.id))])
        assert written[-3:] == [("staff 1", "role asked"), ("staff 2", "role approved"), ("staff 2", "role granted")]


async def test_what_was_asked_for_holds_for_a_day_and_only_as_it_was(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with (
        console_open(desk, clock, tmp_path) as base,
        enrolled(desk, clock, base, "admin", "A", "ann") as ann,
        enrolled(desk, clock, base, "admin", "B", "bob") as bob,
    ):
        lee = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer"))
        await change(ann, lee, "role", role="approver")
        await desk.store.write(lambda connection: connection.execute(update(staff).where(staff.c.id == lee).values(role="publisher")))
        assert "其間有人作了更改" in await change(bob, lee, "grant", approval=await asked(desk)), "they have another role by now"
        await change(ann, lee, "role", role="approver")
        clock.moved += timedelta(hours=24, minutes=1)
        await bob.sign_in()
        assert "目前的狀態" in await change(bob, lee, "grant", approval=await asked(desk)) and await role_of(desk, lee) == "publisher"


async def test_nobody_changes_their_own_role_or_account_and_a_single_administrator_is_sent_to_the_host(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin", "A", "ann") as ann:
        lee = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer"))
        assert "bot staff role" in await change(ann, lee, "role", role="approver")
        for deed in ("disable", "reset", "role"):
            assert "自己的帳戶" in await change(ann, ann.id, deed, role="approver")
        assert "找不到" in await change(ann, 999, "disable") and await role_of(desk, lee) == "viewer"


async def test_whoever_is_entered_is_a_viewer_until_a_second_administrator_agrees(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with (
        console_open(desk, clock, tmp_path) as base,
        enrolled(desk, clock, base, "admin", "A", "ann") as ann,
        enrolled(desk, clock, base, "admin", "B", "bob") as bob,
    ):
        await ann.get("/console/staff")
        _, page, _ = await ann.post("/console/staff", name="Officer Ng", role="case_officer", team="dongguan")
        key, payload = re.search(r"/console/enrol\?key=([\w-]{43})", page), re.search(r"/start (staff_[\w-]{32})", page)
        assert key and payload and "另一名管理員批准" in text_in(page)
        assert key[1] not in (await ann.get("/console/staff"))[1], "shown once"
        ng = await desk.store.read(lambda connection: connection.execute(select(staff).where(staff.c.name == "Officer Ng")).one())
        assert (ng.role, ng.team) == ("viewer", "dongguan") and key[1] not in str(ng)
        chat = Talker(desk, clock, "ng")
        assert "檢視" in await chat.says(payload[1], "start")
        async with browser(base, clock) as new:
            new.login = "officer.ng"
            assert (await new.enrol(key[1]))[0] == 303
            assert (await new.get("/console/applications"))[0] == 403
            await change(bob, ng.id, "grant", approval=await asked(desk))
            assert (await new.get("/console"))[0] == 303, "another role: sign in again"
            assert (await new.sign_in())[0] == 303


async def test_a_new_authenticator_asks_for_the_passphrase_that_the_administrator_does_not_know(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin", "A", "ann") as ann, enrolled(desk, clock, base) as lee:
        await ann.get("/console/staff")
        _, page, _ = await ann.post(f"/console/staff/{lee.id}", deed="reset")
        key = re.search(r"/console/enrol\?key=([\w-]{43})", page)
        assert key and (await lee.get("/console"))[0] == 303 and (await lee.sign_in())[0] == 403, "at once"
        old = lee.secret
        async with browser(base, clock) as ann_again:
            status, page, _ = await ann_again.enrol(key[1], passphrase="a guess of hers")
            assert status == 422 and "密碼不正確" in text_in(page)
        assert (await lee.enrol(key[1], passphrase=PASSPHRASE))[0] == 303 and lee.secret != old
        assert (await lee.get("/console"))[0] == 200


async def test_disabling_ends_console_and_chats_and_enabling_brings_them_back(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin", "A", "ann") as ann, enrolled(desk, clock, base) as lee:
        chat = Talker(desk, clock, "lee")
        await chat.says(await desk.store.write(lambda connection: register.chat_link(connection, clock.now(), lee.id)), "start")
        assert "已停用" in await change(ann, lee.id, "disable")
        assert (await lee.get("/console"))[0] == 303 and (await lee.sign_in())[0] == 403
        assert await desk.store.read(lambda connection: register.role_of(connection, chat.address)) is None
        clock.moved += timedelta(minutes=2)
        await change(ann, lee.id, "enable")
        assert (await lee.sign_in())[0] == 303


@pytest.mark.parametrize("role", ["viewer", "hotline_agent", "case_officer", "publisher", "approver"])
async def test_the_programme_asks_for_the_right_again_whatever_the_page_allows(desk: Desk, clock: MovedClock, role: str) -> None:
    from bot.messages import Address
    from bot.programme import Here, sessions, staff_register

    mine = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), role))
    other = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer"))
    await desk.store.write(lambda connection: sessions.begin(connection, clock.now(), mine))

    def tried(connection):  # type: ignore[no-untyped-def]
        here = Here(connection, clock.now(), desk.knowledge, Address("console", str(mine)), "en")
        return [
            staff_register.enter(here, name="x", role="admin", team=None),
            staff_register.set_active(here, staff_id=other, active=False),
            staff_register.set_team(here, staff_id=other, team=None),
            staff_register.reset(here, staff_id=other),
            staff_register.ask_role(here, staff_id=other, role="admin"),
            staff_register.decide_role(here, staff_id=other, approval_id=1, yes=True),
        ]

    assert {done["outcome"] for done in await desk.store.write(tried)} == {"not_allowed"}


async def test_an_administrator_sees_nothing_of_the_public(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    """What an administrator's pages show, with a person of the public in every table that an administrator could come near to."""
    talker = Talker(desk, clock, "chan")
    await talker.starts("human")
    await talker.answers(question="絕密問題九八七", reply_by="2", phone="98765432", confirm="1")
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin", "A", "ann") as ann:
        for path in ("/console", "/console/staff", "/console/audit", "/console/hours", "/console/figures", "/console/account"):
            status, page, _ = await ann.get(path)
            assert status == 200 and "絕密" not in page and "98765432" not in page and "chan" not in page, path
        for path in ("/console/inbox", "/console/applications", "/console/said"):
            assert (await ann.get(path))[0] == 403, path
