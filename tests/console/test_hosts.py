"""The console's own address: there and nowhere else, and nothing public there."""

from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.desk import Desk
from bot.handlers.web import Site
from bot.settings import Settings
from tests.conftest import MovedClock

DESK, CHAT = "desk.example.org", "chat.example.org"
PUBLIC = ("/", "/events", "/widget.js", "/embed", "/chat", "/staff/pack/x.docx", "/door/worker.js")
OF_CONSOLE = ("/console", "/console/sign-in", "/console/enrol?key=x", "/console/staff")


@pytest.mark.parametrize("port", ["", ":443"])
async def test_with_an_address_of_its_own_the_console_is_only_there(desk: Desk, clock: MovedClock, tmp_path: Path, port: str) -> None:
    settings = Settings(data_dir=tmp_path, port=unused_port(), public_url=f"https://{CHAT}", console_url=f"https://{DESK}", trusted_proxies=1)
    async with Site(desk, desk.store, desk.wording, clock, settings), aiohttp.ClientSession() as session:

        async def ask(path: str, host: str) -> aiohttp.ClientResponse:
            return await session.get(f"http://127.0.0.1:{settings.port}{path}", headers={"Host": host}, allow_redirects=False)

        for path in OF_CONSOLE:
            assert (await ask(path, DESK + port)).status in (200, 303, 404 if "enrol" in path else 200), path
            assert (await ask(path, CHAT + port)).status == 404, path
            assert (await ask(path, "127.0.0.1")).status == 404, path
        for path in PUBLIC[1:]:
            assert (await ask(path, DESK + port)).status == 404, path
        assert (await ask("/", DESK + port)).headers["Location"] == "/console"
        assert (await ask("/", CHAT)).status == 200, "the control"
        for host in (DESK, CHAT):
            assert (await ask("/healthz", host)).status == 200 and (await ask("/static/style.css", host)).status == 200
        response = await ask("/console/sign-in", DESK)
        assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


async def test_without_one_it_is_beside_the_web_chat(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, port=unused_port())
    async with Site(desk, desk.store, desk.wording, clock, settings), aiohttp.ClientSession() as session:
        assert (await session.get(settings.own_url + "/console/sign-in")).status == 200 and (await session.get(settings.own_url + "/")).status == 200


async def test_every_page_of_the_console_has_the_headers_that_protect_it(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, port=unused_port())
    async with Site(desk, desk.store, desk.wording, clock, settings), aiohttp.ClientSession() as session:
        for path in (*OF_CONSOLE, "/console/nothing"):
            headers = (await session.get(settings.own_url + path, allow_redirects=False)).headers
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "form-action 'self'" in policy and "unsafe" not in policy
            assert headers["Cache-Control"] == "no-store" and headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "Server" not in headers and "Access-Control-Allow-Origin" not in headers


async def test_over_https_the_cookie_is_kept_to_this_host_and_to_https(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    from bot.handlers.console.frame import cookie, cookie_name

    assert Settings(data_dir=tmp_path, console_url=f"https://{DESK}").console_secure and not Settings(data_dir=tmp_path).console_secure
    assert cookie_name(True) == "__Host-staff"
    given = cookie("t", secure=True).split("; ")
    assert set(given) == {"__Host-staff=t", "Path=/", "HttpOnly", "SameSite=Strict", "Secure"}
