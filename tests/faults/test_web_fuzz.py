"""Every route of the web server, asked in every way that makes no sense: no error of ours, no trace of the program's inside, and it lives on."""

import asyncio
import itertools
import random
import re
from collections import Counter
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.desk import Desk
from bot.handlers.console.frame import cookie_name
from bot.handlers.web import Site
from bot.programme import sessions
from bot.settings import Settings
from tests.conftest import MovedClock
from tests.console.client import enter_officer

SEED = 20110331
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
TYPES = ("application/x-www-form-urlencoded", "application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data", "image/png", "")
BODIES: tuple[bytes, ...] = (
    *(
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"id":1}',
        b"a=1&a=2&token=" + b"0" * 64,
        b"%",
        b"%ff%fe=%00",
        b"[" * 5000,
        b'{"id":"' + b"a" * 70_000 + b'"}',
        b"\xff" * 300,
    ),
    *(b"--x\r\n\r\n\r\n--x--", b'--x\r\nContent-Disposition: form-data; name="file"; filename="../../a\0.pdf"\r\n\r\n%PDF-1.4\r\n--x--', b"--x"),
    *(b"version=9999999999999999999999&day=0000-00-00", b"day=2026-13-45&lang=xx&back=//evil.example&next=javascript:1", b"&" * 5000),
)
JUNK = ("x", "0", "-1", "9" * 30, "A" * 43, "a" * 200, "%00", "..%2f..%2fetc", "é電", "<b>", "1.docx", "e-test", "%F0%9F%98%80", "'")
QUERIES = (
    "",
    "?lang=xx",
    "?lang=en&lang=zh-Hant",
    "?page=-1",
    "?page=99999999999999999999",
    "?day=2026-02-30",
    "?q=%00%ff",
    "?channel=web&chat=x&day=x",
    "?next=//evil.example",
)
TRACES = re.compile(r"Traceback|sqlalchemy|File \"/|aiohttp/|site-packages")


def targets(site: Site, chance: random.Random) -> list[str]:
    """Every path the router knows, its variables filled with junk."""
    paths = {resource.canonical for resource in site.app.router.resources()}
    return sorted({re.sub(r"\{[^}]*\}", lambda _: chance.choice(JUNK), path) for path in paths for _ in range(4)})


async def fuzz(desk: Desk, clock: MovedClock, folder: Path, count: int) -> tuple[Counter[int], list[str], int]:
    """Send `count` requests, half of them as a signed-in officer. Returns how they were answered, which answers show our inside, and how many paths."""
    chance = random.Random(SEED)
    settings = Settings(data_dir=folder, host="127.0.0.1", port=unused_port())
    staff_id = await desk.store.write(lambda connection: enter_officer(connection, clock.now(), "case_officer"))
    token = await desk.store.write(lambda connection: sessions.begin(connection, clock.now(), staff_id))
    statuses: Counter[int] = Counter()
    shown: list[str] = []
    site = Site(desk, desk.store, desk.wording, clock, settings)
    paths = [path for path in targets(site, chance) if "events" not in path or "chat" not in path]  # a stream of events never ends
    asked = itertools.cycle(paths)
    left = iter(range(count))

    async def ask(session: aiohttp.ClientSession) -> None:
        for _ in left:
            path, method = next(asked) + chance.choice(QUERIES), chance.choice(METHODS)
            headers = {"Accept": chance.choice(("text/html", "*/*")), "Sec-Fetch-Site": chance.choice(("same-origin", "same-origin", "cross-site", ""))}
            headers |= {
                "Content-Type": chance.choice(TYPES),
                "Cookie": chance.choice(("", f"{cookie_name(False)}={token}", "visit=" + "b" * 43, "staff=é; visit=;;=")),
            }
            body = chance.choice(BODIES) if method not in ("GET", "HEAD", "OPTIONS") else None
            try:
                async with session.request(method, path, data=body, headers={k: v for k, v in headers.items() if v}, allow_redirects=False) as response:
                    statuses[response.status] += 1
                    text = (await response.read()).decode(errors="replace")
                    if TRACES.search(text) or (response.status >= 500 and response.status != 503):
                        shown.append(f"{method} {path} {response.status}")
            except aiohttp.ClientPayloadError:
                statuses[0] += 1

    async with site, aiohttp.ClientSession(settings.own_url) as session:
        await asyncio.gather(*(ask(session) for _ in range(6)))
        async with session.get("/healthz") as response:
            assert response.status == 200
    return statuses, shown, len(paths)


async def test_no_request_shows_the_inside_or_is_answered_with_an_error_of_ours(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    statuses, shown, paths = await fuzz(desk, clock, tmp_path, 1500)
    assert shown == [] and paths > 60
    assert max(statuses) < 500 and len(statuses) > 4, statuses  # and not all of them are refused for one and the same reason


@pytest.mark.faults
async def test_fifty_thousand_requests_without_an_error_of_ours(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    statuses, shown, paths = await fuzz(desk, clock, tmp_path, 50_000)
    print(f"\n50,000 requests on {paths} paths: {dict(statuses)}")
    assert shown == []
