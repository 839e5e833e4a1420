"""What another site could make an officer's browser send: to every route that changes something, in every way, 0 accepted and nothing changed."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.handlers.console.frame import token_of_session
from bot.knowledge import Knowledge
from bot.programme import sessions
from bot.store import Store
from bot.tables import staff
from bot.wording import Wording
from tests.conftest import MovedClock
from tests.console.matrix import Matrix, matrix_of

ATTACKS: dict[str, dict[str, Any]] = {
    "no token": {"data": {"language": "en", "choice": "do:staff"}},
    "an empty token": {"data": {"token": ""}},
    "a wrong token": {"data": {"token": "0" * 64}},
    "another session's token": {},
    "a foreign origin": {"headers": {"Sec-Fetch-Site": "", "Origin": "https://evil.example"}},
    "no origin": {"headers": {"Sec-Fetch-Site": "", "Origin": "null"}},
    "another site's form": {"headers": {"Sec-Fetch-Site": "cross-site"}},
    "a sibling host's form": {"headers": {"Sec-Fetch-Site": "same-site"}},
    "plain text": {"headers": {"Content-Type": "text/plain"}},
    "json": {"headers": {"Content-Type": "application/json"}},
    "parts": {"headers": {"Content-Type": "multipart/form-data; boundary=x"}},
}


@pytest.fixture
async def matrix(known: Knowledge, wording: Wording, clock: MovedClock, tmp_path: Path) -> AsyncIterator[Matrix]:
    store = await Store.open(f"sqlite:///{tmp_path / 'data' / 'x.sqlite3'}", clock)
    async with matrix_of(Desk(store, known, wording, clock, "2008-2013"), clock, tmp_path) as made:
        yield made
    await store.close()


def changing(matrix: Matrix) -> list[tuple[str, str]]:
    """The routes that change something, each with a role that may."""
    return [(path, min(may)) for (method, path), may in matrix.console.rights.items() if method == "POST"]


@pytest.mark.parametrize("attack", ATTACKS)
async def test_no_other_site_can_change_anything(matrix: Matrix, attack: str) -> None:
    routes = changing(matrix)
    before = await matrix.everything()
    accepted = []
    for path, role in routes:
        how = {name: dict(value) for name, value in ATTACKS[attack].items()}
        if attack == "another session's token":
            how["data"] = {"token": token_of_session(sessions.hash_of(await matrix.cookie(role)))}
        elif how.get("headers", {}).get("Content-Type"):
            how["data"] = "token=x&language=en"  # type: ignore[assignment]
        elif "headers" in how and not how["headers"].get("Sec-Fetch-Site"):
            how["headers"] = {name: value for name, value in how["headers"].items() if value} | {"Sec-Fetch-Site": ""}
        status, _, _ = await matrix.ask("POST", path, role, **how)
        if status not in (403, 415):
            accepted.append((path, status))
    assert accepted == [] and len(routes) > 10
    after = await matrix.everything()
    assert {name for name in before if before[name] != after[name]} <= {"staff_chat"}, "the chats of the sessions that were begun"


@pytest.mark.parametrize("attack", ["a foreign origin", "no origin", "another site's form", "a sibling host's form", "plain text", "json"])
async def test_no_other_site_can_sign_somebody_in(matrix: Matrix, attack: str) -> None:
    for path in ("/console/sign-in", "/console/enrol"):
        status, _, _ = await matrix.ask("POST", path, None, {"login": "x"}, **{name: dict(value) for name, value in ATTACKS[attack].items()})
        assert status in (403, 415), (path, attack, status)


async def test_our_own_form_is_taken(matrix: Matrix) -> None:
    """The control: the same request with the session's own token, from our own page, changes something."""
    for headers in ({}, {"Sec-Fetch-Site": "", "Origin": matrix.base}):
        language = "en" if not headers else "zh-Hans"
        status, _, _ = await matrix.ask("POST", "/console/language", "viewer", {"language": language}, headers=headers)
        chosen = await matrix.desk.store.read(lambda connection: connection.execute(select(staff.c.language).where(staff.c.role == "viewer")).scalar())
        assert (status, chosen) == (303, language)


async def test_nothing_is_changed_by_looking(matrix: Matrix) -> None:
    """Every GET with the fields of a change in its address; reading personal data is written down, and that is all."""
    gets = [(path, min(may)) for (method, path), may in matrix.console.rights.items() if method == "GET"]
    for path, role in gets:
        await matrix.ask("GET", path, role)
    before = await matrix.everything(frozenset({"audit"}))
    for path, role in gets:
        await matrix.ask("GET", path, role, params={"deed": "disable", "language": "en", "choice": "do:cancel", "text": "x", "yes": "1"})
    for path, role in changing(matrix):
        status, _, _ = await matrix.ask("GET", path, role, params={"deed": "disable", "language": "en", "session": "others"})
        assert status in (200, 303, 404, 405)
    after = await matrix.everything(frozenset({"audit"}))
    assert {name for name in before if before[name] != after[name]} == set()
