"""The console's frame: who comes in, what a role may open, forms that no other site can send."""

from pathlib import Path

import aiohttp
import pytest

from bot.desk import Desk
from tests.conftest import MovedClock
from tests.console.client import ROLES, console_open, signed_in


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_sees_its_own_first_page(desk: Desk, clock: MovedClock, tmp_path: Path, role: str) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, role, "Officer Wong") as me:
        status, page = await me.get("/console")
        assert status == 200 and "Officer Wong" in page


async def test_whoever_is_not_signed_in_is_sent_to_sign_in(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, aiohttp.ClientSession() as session:
        response = await session.get(base + "/console", allow_redirects=False)
        assert response.status == 303 and response.headers["Location"].startswith("/console/sign-in")
