"""The console's main ways in a real browser: from taking a case to its decision, from a new event to its door, by keyboard, without scripts, at 320 pixels."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright, expect
from sqlalchemy import select, update

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.handlers.console.frame import cookie_name
from bot.tables import event, meeting, staff
from tests import an_application
from tests.conftest import IN_CI, MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.console.world import filled
from tests.handlers.test_web_browser import ARGUMENTS

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed"),
]
expect.set_options(timeout=20_000)
PAGES = (
    *("", "/notices", "/work", "/events", "/events/{event}", "/events/{event}/people", "/applications", "/applications/{checking}", "/committee"),
    *("/committee/{meeting}", "/providers", "/providers/{provider}", "/recognition", "/recognition/{label}", "/recognition/years/2026"),
    *("/figures", "/figures?part=providers", "/report", "/report?year=2010-11", "/gaps", "/gaps/outside", "/gaps/factories"),
)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """What a browser shows is the same on both kinds of database."""
    return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"


@asynccontextmanager
async def opened(base: str, *people: Signed, width: int = 1000, scripts: bool = True) -> AsyncIterator[list[Page]]:
    """A page of a browser for each, signed in. Fails where a script fails, the policy stops something, or another host is asked."""
    problems: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM or "/usr/bin/chromium", args=ARGUMENTS)
        pages = []
        for each in people:
            context = await browser.new_context(viewport={"width": width, "height": 800}, locale="zh-HK", java_script_enabled=scripts)
            await context.add_cookies([{"name": cookie_name(False), "value": each.cookie, "url": base}])
            page = await context.new_page()
            page.set_default_timeout(20_000)
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("console", lambda message: problems.append(message.text) if "Content Security Policy" in message.text else None)
            page.on("request", lambda request: problems.append(request.url) if urlsplit(request.url).netloc != urlsplit(base).netloc else None)
            pages.append(page)
        yield pages
        await browser.close()
    assert problems == []


async def press(page: Page, words: str) -> None:
    """A button or link of the page's main part, by exactly these words (a number may stand before them)."""
    named = re.compile(rf"^\s*(?:\d+\s+)?{re.escape(words)}\s*$")
    main = page.locator("main")
    await main.get_by_role("button", name=named).or_(main.get_by_role("link", name=named)).first.click()


async def type_in(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.locator("#text").press("Enter") if await page.locator("input#text").count() else await press(page, "送出")
    await page.wait_for_load_state()


async def state_of(desk: Desk, case: int) -> str:
    return str((await an_application.row_of(desk.store, case)).state)


@pytest.mark.parametrize(("width", "scripts"), [(1000, True), (320, False)], ids=["wide", "narrow and without scripts"])
async def test_a_case_is_taken_returned_checked_put_on_an_agenda_and_decided(desk: Desk, clock: MovedClock, tmp_path: Path, width: int, scripts: bool) -> None:
    world = await filled(desk, clock)
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        lee, ho = [await stack.enter_async_context(signed_in(desk, clock, base, name=name)) for name in ("Officer Lee", "Officer Ho")]
        mine, theirs = await stack.enter_async_context(opened(base, lee, ho, width=width, scripts=scripts))
        case = f"{base}/console/applications/{world.new}"
        await mine.goto(f"{base}/console")
        await press(mine, "1 未有人接手的新申請")
        await mine.locator("main td, main th").get_by_role("link").first.click()
        await press(mine, "接手")
        await expect(mine.locator("main")).to_contain_text("已由你負責")
        assert mine.url == case
        await press(mine, "退回申請人")
        await press(mine, "工廠屬港資的證明")
        await press(mine, "選好了")
        await press(mine, "沒有其他")
        await press(mine, "資料未齊備")
        await press(mine, "選好了")
        await press(mine, "確定")
        assert await state_of(desk, world.new) == "returned"
        await an_application.set_columns(desk.store, world.new, state="in_check")  # the applicant has answered
        await mine.goto(case)
        await press(mine, "交同事覆核")
        assert await state_of(desk, world.new) == "to_check"
        await mine.goto(case)
        await expect(mine.locator("main").get_by_role("button", name="覆核通過")).to_have_count(0)
        await theirs.goto(case)
        await press(theirs, "覆核通過")
        await press(theirs, "確定")
        assert await state_of(desk, world.new) == "ready"
        await theirs.goto(case)
        await press(theirs, "列入會議議程")
        await theirs.locator("button.option").first.click()
        await theirs.wait_for_load_state()
        assert await state_of(desk, world.new) == "tabled"
        await _meeting_day(desk, clock, world.meeting)
        await theirs.goto(f"{base}/console/committee/{world.meeting}")
        await press(theirs, "記錄決定")
        await theirs.locator("button.option").last.click()  # all by the rules
        await _confirm(theirs)
        assert await state_of(desk, world.new) == "approved"
        await theirs.goto(f"{base}/console/committee/{world.meeting}")
        await expect(theirs.locator("main")).to_contain_text("批准 HK$10,000")


async def _confirm(page: Page) -> None:
    await page.locator("button.option").first.click()
    await page.wait_for_load_state()


async def _meeting_day(desk: Desk, clock: MovedClock, meeting_id: int) -> None:
    """The day of the meeting has come."""
    today = clock.now().astimezone(HONG_KONG).date().isoformat()
    values = {"day": today, "paper_cutoff": clock.now() - timedelta(days=7)}
    await desk.store.write(lambda connection: connection.execute(update(meeting).where(meeting.c.id == meeting_id).values(**values)))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_an_event_is_made_moved_and_its_door_opened(desk: Desk, clock: MovedClock, tmp_path: Path, scripts: bool) -> None:
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher") as me,
        opened(base, me, width=320, scripts=scripts) as (page,),
    ):
        await page.goto(f"{base}/console/events")
        await press(page, "新增活動")
        await press(page, "研討會")
        day = (clock.now() + timedelta(days=20)).astimezone(HONG_KONG).date().isoformat()
        for step in range(30):
            if not await page.locator("form.work").count() or not await page.locator("#text, button.option").count():
                break
            await _answer(page, day, step)
            if "e-" in page.url or await page.get_by_text("已公開").count():
                break
        row = await desk.store.read(lambda connection: connection.execute(select(event)).one())
        assert row.title["zh-Hant"] == "節能研討會" and row.state == "open"
        await page.goto(f"{base}/console/events/{row.id}")
        await press(page, "更改名額")
        await type_in(page, "60")
        await press(page, "確定")
        await page.goto(f"{base}/console/events/{row.id}")
        await expect(page.locator("main")).to_contain_text("60")
        await press(page, "接待處連結")
        await expect(page.locator("main")).to_contain_text("/door/")


async def _answer(page: Page, day: str, step: int) -> None:
    """One question of a new event, as it is asked: a field is filled, else the first button pressed."""
    field = page.locator("#text")
    if not await field.count():
        return await page.locator("button.option").first.click()
    kind = await field.get_attribute("type") or ""
    label = (await page.locator("label[for=text]").inner_text()).strip()
    skip = page.locator("button.option")
    if kind == "date":
        await field.fill(day)
    elif kind == "time":
        await field.fill("10:00" if "開始" in label else "12:00")
    elif label in ("名稱", "標題", "活動名稱"):
        await field.fill("節能研討會")
    elif await skip.count():
        return await skip.first.click()
    else:
        await field.fill("50" if await field.get_attribute("inputmode") else "一號會議室")
    await page.locator("form.work button.act").first.click()


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
async def test_every_page_is_free_of_what_axe_finds_and_fits_a_small_screen(desk: Desk, clock: MovedClock, tmp_path: Path, language: str) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me, opened(base, me, width=320) as (page,):
        await desk.store.write(lambda connection: connection.execute(update(staff).where(staff.c.id == me.id).values(language=language)))
        for path in PAGES:
            await page.goto(base + "/console" + path.format(**vars(world)))
            await _is_good(page, path)
        for then in ("take", "change", ""):
            await page.goto(f"{base}/console/applications/{world.new}")
            buttons = page.locator(f"form:has(input[name=then][value='{then}']) button")
            if then and await buttons.count():
                await buttons.first.click()
            await _is_good(page, f"work {then}")


async def _is_good(page: Page, path: str) -> None:
    found: Any = await Axe().run(page)
    assert found.violations_count == 0, (path, found.generate_report())
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320, (path, width)


async def test_a_talk_is_answered_by_keyboard_alone(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me, opened(base, me) as (page,):
        await page.goto(f"{base}/console/events/{world.event}")
        await page.get_by_role("button", name="更改名額").focus()
        await page.keyboard.press("Enter")
        await page.locator("#text").focus()
        await page.keyboard.type("90")
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="確定").focus()
        await page.keyboard.press("Space")
        await expect(page.locator("main")).to_contain_text("90")
        assert await desk.store.read(lambda connection: connection.execute(select(event.c.capacity)).scalar_one()) == 90


async def test_a_page_is_printed_without_its_buttons(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me, opened(base, me) as (page,):
        await page.goto(f"{base}/console/applications/{world.checking}")
        await page.emulate_media(media="print")
        await expect(page.locator("main .acts").first).to_be_hidden()
        await expect(page.locator("main")).to_contain_text("合力電鍍廠有限公司")
