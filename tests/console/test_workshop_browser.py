"""The knowledge workshop in a real browser: from a missed question to an answer that a second person accepted, at 320 and 1280 pixels."""

import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.store import Store
from bot.wording import Wording
from tests.a_knowledge import MISSED, TEXT
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.talker import Talker

CHROMIUM = shutil.which("chromium")
WAIT = 60_000.0  # milliseconds: the machine may be busy


async def page_of(browser: Browser, me: Signed, width: int) -> Page:
    context = await browser.new_context(viewport={"width": width, "height": 900})
    name, _, value = me.headers["Cookie"].partition("=")
    await context.add_cookies([{"name": name, "value": value, "url": me.base}])
    page = await context.new_page()
    page.set_default_timeout(WAIT)
    return page


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium")
async def test_a_draft_is_checked_while_it_is_written_and_a_second_person_accepts_it_on_a_phone(tmp_path: Path, known: Knowledge, clock: MovedClock) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}", clock)
    desk = Desk(store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await desk.content.look()
    await Talker(desk, clock, "chan").says(MISSED)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        writes = await page_of(browser, author, 1280)
        await writes.goto(base + "/console/knowledge")
        await writes.locator("section.miss button").click()
        await writes.locator("textarea").fill(TEXT.replace("next: events", "next: nowhere"))
        await writes.locator("#problems", has_text="nowhere").wait_for()
        await writes.locator("textarea").fill(TEXT)
        await writes.locator("button[value=ask]").click()
        await writes.get_by_role("status").first.wait_for()
        decides = await page_of(browser, second, 320)
        await decides.goto(writes.url)
        assert await decides.evaluate("document.documentElement.scrollWidth") <= 320
        await decides.locator("#moved ~ p", has_text="維持原來的答案").wait_for()
        await decides.locator("form[action$=accept] button").focus()
        await decides.keyboard.press("Enter")
        await decides.locator(".told", has_text="已採用").wait_for()
        await browser.close()
    assert "不設泊車位" in await Talker(desk, clock, "later").says(MISSED)
    await store.close()
