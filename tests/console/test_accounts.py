"""Accounts of the console: the one-time address, signing in, tries, proofs, sessions."""

import html
import re
import statistics
import time
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Connection, select, update

from bot.desk import Desk
from bot.messages import Address
from bot.programme import Here, accounts, passphrases, sessions
from bot.tables import audit, staff, staff_session
from tests.conftest import MovedClock
from tests.console.accounts import PASSPHRASE, browser, enrolled, text_in
from tests.console.client import console_open, enter_officer
from tests.console.matrix import matrix_of

HALF_A_MINUTE = timedelta(seconds=31)


async def deeds(desk: Desk) -> list[str]:
    return await desk.store.read(lambda connection: list(connection.execute(select(audit.c.what).order_by(audit.c.id)).scalars()))


# --- the one-time address ---


async def test_an_account_is_made_once_by_its_address_and_then_signs_in(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me:
        assert (await me.get("/console"))[0] == 200
        row = await desk.store.read(lambda connection: connection.execute(select(staff)).one())
        assert row.login == "lee" and row.password_hash.startswith("$argon2id$") and row.enrol_hash is None
        assert PASSPHRASE not in str(row) and me.secret not in str(row), "the database alone gives nothing"
        assert set(me.cookies) == {"staff"}
        assert (await me.post("/console/sign-out"))[2] == "/console/sign-in"
        assert (await me.get("/console"))[0] == 303
        assert (await me.sign_in())[2] == "/console"
        assert (await me.get("/console"))[0] == 200
    assert await deeds(desk) == ["account enrolled", "signed out", "signed in"]


async def test_a_used_an_old_and_a_guessed_address_are_one_answer(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, browser(base, clock) as me:
        staff_id = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer"))
        used = await desk.store.write(lambda connection: accounts.enrol_link(connection, clock.now(), staff_id))
        await me.enrol(used)
        old = await desk.store.write(lambda connection: accounts.enrol_link(connection, clock.now() - timedelta(hours=25), staff_id))
        told = [(await me.get(f"/console/enrol?key={key}"))[:2] for key in (used, old, "x" * 43)]
        assert {status for status, _ in told} == {404} and len({page.replace(key, "") for (_, page), key in zip(told, (used, old, "x" * 43), strict=True)}) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"login": "a b"}, "3 至 40"),
        ({"passphrase": "short", "again": "short"}, "最少須有 8"),
        ({"passphrase": "P@ssw0rd2026!", "again": "P@ssw0rd2026!"}, "太常見"),
        ({"again": "another one"}, "不相同"),
        ({"code": "000000"}, "驗證碼不正確"),
    ],
)
async def test_what_is_wrong_stands_beside_its_field_and_the_name_is_kept(
    desk: Desk, clock: MovedClock, tmp_path: Path, fields: dict[str, str], said: str
) -> None:
    async with console_open(desk, clock, tmp_path) as base, browser(base, clock) as me:
        staff_id = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer"))
        key = await desk.store.write(lambda connection: accounts.enrol_link(connection, clock.now(), staff_id))
        status, page, _ = await me.enrol(key, **fields)
        assert status == 422 and said in text_in(page) and f'value="{fields.get("login", "lee")}"' in page and PASSPHRASE not in page


async def test_two_people_cannot_have_one_name(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base), browser(base, clock) as other:
        staff_id = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "viewer", "Officer Wong"))
        key = await desk.store.write(lambda connection: accounts.enrol_link(connection, clock.now(), staff_id))
        status, page, _ = await other.enrol(key, login="LEE")
        assert status == 422 and "已有人使用" in text_in(page)


@pytest.mark.parametrize("typed", ["password1", "12345678", "qwertyuiop", "aaaaaaaa", "Cleaner Production 2026", "officerlee1", "香港2026香港", "1q2w3e4r"])
def test_a_passphrase_that_is_guessed_first_is_not_taken(typed: str) -> None:
    assert passphrases.problem(typed, "officerlee") == "common"


@pytest.mark.parametrize("typed", ["7h2kq9xz", "蘋果樹下的舊單車", "tin can rusty boat 9", "🐟 🐠 🐡 🦈 🐙 fish", "Zx" + "long words and more " * 3])
def test_any_characters_and_64_of_them_are_taken(typed: str) -> None:
    assert passphrases.problem(typed, "officerlee") is None


# --- signing in ---


async def test_a_code_is_good_once_and_for_half_a_minute_around_now(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me, browser(base, clock) as thief:
        thief.login, thief.secret = me.login, me.secret
        seen = me.code()
        assert (await me.sign_in(code=seen))[0] == 303
        assert (await thief.sign_in(code=seen))[0] == 403, "somebody looked over the shoulder"
        clock.moved += timedelta(minutes=3)
        assert (await thief.sign_in(code=thief.code(steps=-2)))[0] == 403
        clock.moved += HALF_A_MINUTE
        assert (await thief.sign_in())[0] == 303, "the control"


async def test_unknown_wrong_and_disabled_are_the_same_words(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me, enrolled(desk, clock, base, name="B", login="bob") as bob:
        await desk.store.write(lambda connection: connection.execute(update(staff).where(staff.c.id == bob.id).values(active=False)))
        told = set()
        async with browser(base, clock) as other:
            for login, passphrase, code in (
                ("nobody", PASSPHRASE, "123456"),
                ("lee", "wrong", me.code()),
                ("lee", PASSPHRASE, "000000"),
                ("bob", PASSPHRASE, bob.code()),
            ):
                other.login = login
                status, page, _ = await other.sign_in(passphrase, code)
                told.add((status, page.replace(login, "…")))
                assert not other.cookies
        assert len(told) == 1


async def test_unknown_wrong_and_disabled_take_the_same_time(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    """Medians less than 5 ms apart. The hash is made cheap here, so that what else runs on the machine does not drown the rest of the way; that it is of the
    same cost for nobody as for somebody is looked at by itself."""
    async with matrix_of(desk, clock, tmp_path) as matrix:
        proof = matrix.console.proof
        assert proof._nobodys.split("$")[1:4] == (await proof.hash(PASSPHRASE)).split("$")[1:4], "as dear for nobody as for somebody"
        del proof._nobodys
        proof._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        async with enrolled(desk, clock, matrix.base), enrolled(desk, clock, matrix.base, name="B", login="bob") as bob, browser(matrix.base, clock) as other:
            await desk.store.write(lambda connection: connection.execute(update(staff).where(staff.c.id == bob.id).values(active=False)))
            taken: dict[str, list[float]] = {"nobody": [], "lee": [], "bob": []}
            for _ in range(40):
                for other.login, each in taken.items():
                    clock.moved += timedelta(hours=2)
                    began = time.process_time()
                    assert (await other.sign_in("wrong passphrase", "123456"))[0] == 403
                    each.append(time.process_time() - began)
        medians = {login: round(statistics.median(each) * 1000, 1) for login, each in taken.items()}
        print("medians in ms", medians)
        assert max(medians.values()) - min(medians.values()) < 5


async def test_a_hash_is_looked_at_for_nobody_too(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    """The control of the one before: with the hash at its full cost nobody takes as long as any."""
    async with matrix_of(desk, clock, tmp_path) as matrix:
        kept = await matrix.console.proof.hash(PASSPHRASE)
        for each in (None, kept):
            began = time.process_time()
            assert not await matrix.console.proof.knows("wrong passphrase", each)
            assert time.process_time() - began > 0.015


async def test_tries_slow_down_for_whoever_makes_them_and_for_nobody_else(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me, browser(base, clock) as guesser:
        guesser.login = "lee"
        statuses = [(await guesser.sign_in(f"guess {n}", "123456"))[0] for n in range(4)]
        assert statuses == [403, 403, 403, 429]
        status, page, _ = await guesser.sign_in("guess", "123456")
        assert status == 429 and "秒後再試" in text_in(page)
        clock.moved += timedelta(seconds=3)
        assert [(await guesser.sign_in("guess", "123456"))[0] for _ in range(2)] == [403, 429], "the wait has grown"
        clock.moved += timedelta(seconds=3)
        assert (await guesser.sign_in("guess", "123456"))[0] == 429
        here = await desk.store.write(lambda connection: accounts.wait(_from(connection, clock, desk, "elsewhere"), "lee"))
        assert here == 0, "the owner, who is elsewhere, does not wait"
        clock.moved += timedelta(hours=1, minutes=1)
        assert (await me.sign_in())[0] == 303


async def test_many_names_tried_from_one_place_have_to_wait_too(desk: Desk, clock: MovedClock) -> None:
    waits = []
    for n in range(accounts.SOURCE_FREE_TRIES + 1):
        waits.append(await desk.store.write(lambda connection, n=n: accounts.wait(_from(connection, clock, desk, "park"), f"name{n}")))
    assert waits[:-1] == [0] * accounts.SOURCE_FREE_TRIES and waits[-1] > 0
    assert await desk.store.write(lambda connection: accounts.wait(_from(connection, clock, desk, "other"), "name1")) == 0


def _from(connection: Connection, clock: MovedClock, desk: Desk, source: str) -> Here:
    return Here(connection, clock.now(), desk.knowledge, Address("console", "-"), "en", source)


async def test_where_signing_in_leads_to_is_never_another_site(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me:
        for wish in ("https://evil.example", "//evil.example", "/console//evil.example", "/console\\evil", "/chat", "javascript:x", "/console/../chat"):
            clock.moved += HALF_A_MINUTE
            assert (await me.sign_in(next=wish))[2] == "/console", wish
        clock.moved += HALF_A_MINUTE
        assert (await me.sign_in(next="/console/account?x=1"))[2] == "/console/account?x=1"


# --- sessions ---


async def test_a_session_ends_idle_after_half_an_hour_and_always_after_ten(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me:
        clock.moved += timedelta(minutes=29)
        assert (await me.get("/console"))[0] == 200
        clock.moved += timedelta(minutes=31)
        assert (await me.get("/console"))[0] == 303
        await me.sign_in()
        for _ in range(29):
            clock.moved += timedelta(minutes=20)
            assert (await me.get("/console"))[0] == 200
        clock.moved += timedelta(minutes=21)
        assert (await me.get("/console"))[0] == 303, "ten hours are over"


async def test_what_a_page_fetches_by_the_clock_keeps_no_session_alive(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me:
        for _ in range(3):
            clock.moved += timedelta(minutes=11)
            await me.session.get(base + "/console", headers={"HX-Request": "true"}, allow_redirects=False)
        assert (await me.get("/console"))[0] == 303


@pytest.mark.parametrize("values", [{"active": False}, {"role": "viewer"}])
async def test_disabling_and_another_role_end_every_session_at_once(desk: Desk, clock: MovedClock, tmp_path: Path, values: dict[str, object]) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me:
        assert (await me.get("/console"))[0] == 200
        await desk.store.write(lambda connection: connection.execute(update(staff).where(staff.c.id == me.id).values(**values)))
        assert (await me.get("/console"))[0] == 303


async def test_another_passphrase_needs_a_proof_and_ends_the_other_sessions(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    new = "green kettle under stairs"
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me, browser(base, clock) as phone:
        phone.login, phone.secret = me.login, me.secret
        assert (await phone.sign_in())[0] == 303
        await me.get("/console/account")
        assert (await me.post("/console/account/passphrase", proof="wrong", passphrase=new, again=new))[0] == 403
        assert (await me.post("/console/account/passphrase", proof=PASSPHRASE, passphrase="password1", again="password1"))[0] == 422
        assert (await phone.get("/console"))[0] == 200
        assert (await me.post("/console/account/passphrase", proof=PASSPHRASE, passphrase=new, again=new))[0] == 303
        assert (await me.get("/console"))[0] == 200 and (await phone.get("/console"))[0] == 303
        clock.moved += timedelta(minutes=2)
        assert (await phone.sign_in())[0] == 403 and (await phone.sign_in(new))[0] == 303


async def test_one_sees_and_ends_ones_own_sessions_and_no_others(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me, enrolled(desk, clock, base, name="B", login="bob") as bob:
        theirs = sessions.hash_of(bob.cookies["staff"])
        _, page, _ = await me.get("/console/account")
        assert theirs not in page and "登入於" in text_in(page)
        await me.post("/console/account/sessions", session=theirs)
        assert (await bob.get("/console"))[0] == 200
        await me.get("/console/account")
        await me.post("/console/account/sessions", session=sessions.hash_of(me.cookies["staff"]))
        assert (await me.get("/console"))[0] == 303


async def test_a_token_is_new_at_each_sign_in_and_only_its_hash_is_kept(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base) as me:
        first = me.cookies["staff"]
        await me.sign_in()
        second = me.cookies["staff"]
        kept = await desk.store.read(lambda connection: list(connection.execute(select(staff_session.c.token_hash)).scalars()))
        assert first != second and kept == [sessions.hash_of(second)], "the one before has ended"


# --- proofs, and what was typed ---


async def test_a_change_that_asks_for_a_proof_carries_the_form_along_and_then_does_it(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin") as me:
        clock.moved += timedelta(minutes=11)
        await me.get("/console/staff")
        status, page, _ = await me.post("/console/staff", name="Officer <Ng>", role="viewer", team="dongguan")
        assert status == 403 and "Officer &lt;Ng&gt;" in page and "確認是你本人" in page
        form = {"name": "Officer <Ng>", "role": "viewer", "team": "dongguan"}
        status, page, _ = await me.post("/console/staff", **form, proof="wrong")
        assert status == 403 and "Officer &lt;Ng&gt;" in page
        status, page, _ = await me.post("/console/staff", **form, proof=me.code())
        assert status == 200 and "/console/enrol?key=" in page and "Officer &lt;Ng&gt;" in page
        status, page, _ = await me.post("/console/staff", name="Officer Ho", role="viewer", team="")
        assert status == 200, "the proof lasts ten minutes"
        names = await desk.store.read(lambda connection: list(connection.execute(select(staff.c.name).order_by(staff.c.id)).scalars()))
        assert names == ["Officer Lee", "Officer <Ng>", "Officer Ho"]


async def test_a_form_that_outlived_its_session_is_there_again_after_signing_in(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin") as me:
        await me.get("/console/staff")
        clock.moved += timedelta(minutes=31)
        status, page, _ = await me.post("/console/staff", name="Officer Ng", role="viewer", team="")
        assert status == 401 and "carried.name" in page and 'value="Officer Ng"' in page
        carried = {f"carried.{name}": value for name, value in _hidden(page).items()}
        status, page, _ = await me.sign_in(then="/console/staff", **carried)
        assert status == 200 and "Officer Ng" in page and "尚未送出" in text_in(page)
        assert await desk.store.read(lambda connection: len(connection.execute(select(staff)).all())) == 1, "nothing is sent unasked"
        status, page, _ = await me.post("/console/staff", name="Officer Ng", role="viewer", team="")
        assert status == 200 and "/console/enrol?key=" in page


async def test_a_form_of_somebody_else_is_not_shown_to_whoever_signs_in_next(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, enrolled(desk, clock, base, "admin") as me, enrolled(desk, clock, base, "admin", "B", "bob") as bob:
        await me.get("/console/staff")
        clock.moved += timedelta(minutes=31)
        _, page, _ = await me.post("/console/staff", name="Officer Ng", role="viewer", team="")
        carried = {f"carried.{name}": value for name, value in _hidden(page).items()}
        status, page, where = await bob.sign_in(then="/console/staff", **carried)
        assert (status, where) == (303, "/console") and "Officer Ng" not in page


def _hidden(page: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in re.findall(r'name="carried\.([\w-]+)" value="([^"]*)"', page)}
