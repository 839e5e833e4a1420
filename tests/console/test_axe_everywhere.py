"""Every page of the console that can be reached by links, for each role: free of what axe finds, and no wider than a small telephone."""

import contextlib
import re
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

from bot.desk import Desk
from bot.handlers.console.frame import cookie_name
from tests.conftest import MovedClock
from tests.console.client import console_open, signed_in
from tests.console.test_markup_everywhere import HARMLESS, pages_of, put, world
from tests.console.test_pages_browser import CHROMIUM
from tests.console.test_pages_browser import pytestmark as pytestmark
from tests.handlers.test_web_browser import ARGUMENTS


def short(report: str) -> str:
    return re.sub(r"\s+", " ", report)[:400]


@pytest.mark.parametrize("role", ["case_officer", "publisher", "approver", "admin", "hotline_agent"])
async def test_no_page_of_a_role_has_what_axe_finds(desk: Desk, clock: MovedClock, tmp_path: Path, role: str) -> None:
    if not desk.store.sqlite:
        pytest.skip("pages do not depend on the database")
    await world(desk, clock)
    await put(desk, HARMLESS)
    wrong: list[str] = []
    async with contextlib.AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        me = await stack.enter_async_context(signed_in(desk, clock, base, role))
        driver = await stack.enter_async_context(async_playwright())
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = await browser.new_context(viewport={"width": 320, "height": 700})
        await context.add_cookies([{"name": cookie_name(False), "value": me.cookie, "url": base}])
        page = await context.new_page()
        paths = await pages_of(me)
        for path in paths:
            await page.goto(base + path)
            found = await Axe().run(page)
            if found.violations_count:
                wrong.append(f"{path}: {short(found.generate_report())}")
            if (width := await page.evaluate("document.documentElement.scrollWidth")) > 320:
                wrong.append(f"{path} is {width} wide")
        await browser.close()
    assert wrong == [], "\n".join(wrong)
    assert len(paths) > 5
