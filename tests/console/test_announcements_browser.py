"""One announcement from the first word to the last person, in a real browser, with the real sender against the fake Telegram and people on the web."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright, expect
from sqlalchemy import select

from bot.announcer import Announcer
from bot.desk import Desk
from bot.handlers.telegram import Telegram
from bot.outbox import Outbox
from bot.settings import Settings
from bot.tables import announcement, outbox, staff_chat
from tests.a_service import at
from tests.an_announcement import TEXTS, enter_chat, enter_people
from tests.conftest import IN_CI, MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.fake_telegram import TOKEN, FakeTelegram, Person
from tests.handlers.test_web_browser import ARGUMENTS, CHROMIUM, WAIT_SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")]
PEOPLE = [str(number) for number in range(2001, 2007)]
READERS = ["reader-1", "reader-2"]
LANGUAGES = ("zh-Hant", "zh-Hans", "en")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield opened
        await opened.close()


async def page_of(browser: Browser, me: Signed, width: int = 1280, *, scripts: bool = True) -> Page:
    """A page of somebody who is signed in; it fails at whatever goes to another host or is complained of."""
    context = await browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    name, value = me.headers["Cookie"].split("=", 1)
    await context.add_cookies([{"name": name, "value": value, "url": me.base}])
    page = await context.new_page()
    page.set_default_timeout(WAIT_SECONDS * 1000)
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(me.base) else None)
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.wrong = wrong  # type: ignore[attr-defined]
    return page


async def until(true: Callable[[], Any], seconds: float = WAIT_SECONDS) -> None:
    async with asyncio.timeout(seconds):
        while not await true():
            await asyncio.sleep(0.05)


@asynccontextmanager
async def sending(desk: Desk, clock: MovedClock, folder: Path) -> AsyncIterator[FakeTelegram]:
    """The real sender and the real watcher of announcements, against the fake Telegram."""
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeTelegram(token=TOKEN))
        settings = Settings(telegram_token=TOKEN, telegram_base_url=fake.base_url, telegram_mode="polling", data_dir=folder)  # type: ignore[arg-type]
        telegram = await stack.enter_async_context(Telegram(desk, desk.store, desk.wording, clock, settings))
        sender = Outbox(desk.store, {"telegram": telegram}, desk.wording.worded, clock)
        sender.start()
        watcher = asyncio.create_task(Announcer(desk.store, desk, clock).go_on_for_ever())
        yield fake
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)
        await sender.stop()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_announcement_from_the_first_word_to_the_last_person(desk: Desk, clock: MovedClock, tmp_path: Path, browser: Browser) -> None:
    at(clock, 1, 11)  # a Tuesday morning: no quiet hours
    store = desk.store

    async def state() -> str:
        return str(await store.read(lambda connection: connection.execute(select(announcement.c.state)).scalar()))

    def is_in(wanted: str) -> Any:
        async def there() -> bool:
            return await state() == wanted

        return there

    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        pub = await stack.enter_async_context(signed_in(desk, clock, base, "publisher", "Officer Chan"))
        app = await stack.enter_async_context(signed_in(desk, clock, base, "approver", "Officer Ho"))
        agent = await stack.enter_async_context(signed_in(desk, clock, base, "hotline_agent", "Officer Yip"))

        def put(connection: Any) -> None:
            enter_people(connection, clock.now(), PEOPLE)
            enter_people(connection, clock.now(), READERS, channel="web")
            for number, me in (("3001", pub), ("3002", app)):
                enter_chat(connection, clock.now(), number)
                connection.execute(staff_chat.insert().values(channel="telegram", chat=number, staff_id=me.id, bound_at=clock.now()))

        await store.write(put)
        fake = await stack.enter_async_context(sending(desk, clock, tmp_path))
        for number in (*PEOPLE, "3001", "3002"):
            Person(int(number), fake)

        # Compose: the count follows what is ticked, and the draft is previewed.
        page = await page_of(browser, pub)
        await page.goto(f"{base}/console/announcements/new")
        await page.fill("#name", "節能講座")
        await page.select_option("#topic", "events")
        for language in LANGUAGES:
            await page.fill(f"#text-{language}", TEXTS[language])
        await page.select_option("#button-1", "events")
        await page.check("#languages-en")
        await expect(page.locator("#audience")).to_contain_text("2 個對話")
        await page.uncheck("#languages-en")
        await expect(page.locator("#audience")).to_contain_text("8 個對話")
        await page.click("button[value=keep]")
        await expect(page.locator(".told")).to_contain_text("草稿已儲存")
        assert await page.locator(".look").count() == 3
        await page.click("form[action$='/ask'] button")
        await expect(page.locator(".told")).to_contain_text("已提交")

        # The second person, without scripts.
        second = await page_of(browser, app, scripts=False)
        await second.goto(f"{base}/console/announcements/1")
        await second.click("form[action$='/approve'] button")
        await expect(second.locator(".told")).to_contain_text("已批核")

        # First the two of them, and nobody else until the time of recall is over.
        await until(is_in("recall"))
        assert {call.chat_id for call in fake.delivered()} == {3001, 3002}
        watching = await page_of(browser, agent)
        await watching.goto(f"{base}/console/announcements/1")
        await expect(watching.locator("#progress")).to_contain_text("尚餘約 10 分鐘可撤回")
        await asyncio.sleep(1.5)
        assert {call.chat_id for call in fake.delivered()} == {3001, 3002}

        # Then all; the page of the agent follows by itself.
        clock.moved += timedelta(minutes=11)
        await until(is_in("done"), 60)
        got = [call.chat_id for call in fake.delivered() if "節能" in (call.text or "") or "节能" in (call.text or "") or "Energy" in (call.text or "")]
        assert sorted(got) == sorted(int(number) for number in (*PEOPLE, "3001", "3002")), "everybody once"
        shelf = select(outbox.c.chat).where(outbox.c.announcement_id == 1, outbox.c.state == "shelf", outbox.c.channel == "web")
        assert sorted(await store.read(lambda connection: connection.execute(shelf).scalars().all())) == READERS
        await expect(watching.locator("#progress")).to_contain_text("已完成")
        await expect(watching.locator("#progress")).not_to_have_attribute("hx-trigger", "every 2s")

        # Somebody presses its button, somebody else stops the topic, and the results say so.
        await Person(int(PEOPLE[0]), fake).presses("1. 查看各項活動")
        await Person(int(PEOPLE[3]), fake).presses("不再收取")

        async def answered() -> bool:
            return any("已停止" in text for text in fake.texts(int(PEOPLE[3])))

        await until(answered)
        await watching.goto(f"{base}/console/announcements/1/results?by=channel")
        await expect(watching.locator("tbody tr").last).to_contain_text("8")
        assert await watching.locator("svg[role=img] rect.tapped").count() >= 2
        for seen in (page, second, watching):
            assert seen.wrong == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_pages_are_fit_for_a_narrow_screen_and_a_screen_reader(
    desk: Desk, clock: MovedClock, tmp_path: Path, browser: Browser, language: str
) -> None:
    from bot.tables import staff
    from tests.console.test_announcements import FORM

    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        pub = await stack.enter_async_context(signed_in(desk, clock, base, "publisher", "Officer Chan"))
        app = await stack.enter_async_context(signed_in(desk, clock, base, "approver", "Officer Ho"))
        await desk.store.write(lambda connection: enter_people(connection, clock.now(), PEOPLE))
        await desk.store.write(lambda connection: connection.execute(staff.update().values(language=language)))
        await pub.post("/console/announcements/new", FORM | {"text-en": "40 places"})
        await pub.post("/console/announcements/1/ask", {"version": "0"})
        for me, path in ((pub, ""), (pub, "/new"), (pub, "/1/edit"), (app, "/1"), (pub, "/1/results"), (pub, "/1/uncertain")):
            page = await page_of(browser, me, 320)
            await page.goto(f"{base}/console/announcements{path}")
            assert await page.evaluate("document.documentElement.scrollWidth") == 320, path
            found = await Axe().run(page)
            assert found.violations_count == 0, (path, found.generate_report())
            assert page.wrong == []  # type: ignore[attr-defined]
            await page.context.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_draft_is_written_counted_and_asked_for_by_keyboard_and_without_scripts(
    desk: Desk, clock: MovedClock, tmp_path: Path, browser: Browser
) -> None:
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        pub = await stack.enter_async_context(signed_in(desk, clock, base, "publisher", "Officer Chan"))
        await desk.store.write(lambda connection: enter_people(connection, clock.now(), PEOPLE))
        page = await page_of(browser, pub, scripts=False)
        await page.goto(f"{base}/console/announcements/new")
        await page.focus("#name")
        await page.keyboard.type("by keyboard")
        await page.keyboard.press("Tab")
        await page.keyboard.press("ArrowDown")
        for language in LANGUAGES:
            await page.keyboard.press("Tab")
            await page.keyboard.type(TEXTS[language])
        await page.focus("button[value=count]")
        await page.keyboard.press("Enter")
        await expect(page.locator("#audience")).to_contain_text("6 個對話")
        assert await page.input_value("#text-en") == TEXTS["en"] and await page.input_value("#topic") == "events"
        await page.focus("button[value=keep]")
        await page.keyboard.press("Enter")
        await expect(page.locator(".told")).to_contain_text("草稿已儲存")
        await page.focus("form[action$='/ask'] button")
        await page.keyboard.press("Enter")
        await expect(page.locator(".told")).to_contain_text("已提交")
