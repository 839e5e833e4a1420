"""The web chat in a real browser, against the program as it is started: keyboard, scripts off, another site's frame, 320 pixels, axe, kill -9."""

import http.server
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import unused_port
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import IN_CI
from tests.handlers.test_web import text_of

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WAIT_SECONDS = 20
QUESTION = "做評估有冇錢資助？"
LANGUAGES = {"zh-Hant": ("zh-Hant-HK", QUESTION), "zh-Hans": ("zh-Hans", "评估费补贴比例"), "en": ("en", "How do I apply?")}

expect.set_options(timeout=WAIT_SECONDS * 1000)  # other tests run beside these
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed"),
]


class Server:
    """The program in a process of its own, which can be killed and started again on the same data."""

    def __init__(self, folder: Path, port: int = 0, **environment: str) -> None:
        port = port or unused_port()
        self.url = f"http://127.0.0.1:{port}"
        self._environment = os.environ | {"CPPBOT_DATA_DIR": str(folder), "CPPBOT_PORT": str(port), "CPPBOT_TELEGRAM_TOKEN": ""} | environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                assert self._process.poll() is None, "the program ended"
                time.sleep(0.1)
        pytest.fail("the program is not ready")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        assert self._process is not None
        self._process.send_signal(how)
        return self._process.wait(WAIT_SECONDS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("data"), CPPBOT_SAMPLE_DATA="1")
    made.start()
    yield made
    assert made.stop() == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM or "/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """A page of a new visitor. Fails the test where the page's scripts fail or the policy stops something."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def made(width: int = 1000, height: int = 800, **options: Any) -> Page:
        options.setdefault("reduced_motion", "reduce")
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, locale="zh-HK", **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(WAIT_SECONDS * 1000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if "Content Security Policy" in message.text else None)
        return page

    yield made
    for context in contexts:
        context.close()
    assert problems == []


def messages(page: Any, by: str = "assistant") -> Any:
    return page.locator(f"#log .message.{by}:not(.waiting)")


def say(page: Any, text: str) -> None:
    """Type, press Enter, wait for the answer."""
    before = messages(page).count()
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")
    messages(page).nth(before).wait_for()
    expect(page.locator(".waiting")).to_have_count(0)


def alive(page: Any) -> None:
    """The page's script runs: before, Enter only begins a new line."""
    expect(page.locator("html.moving")).to_have_count(1)


def press(page: Any, label: str) -> None:
    before = messages(page).count()
    page.locator("#log").get_by_role("button", name=label, disabled=False).last.click()
    messages(page).nth(before).wait_for()
    expect(page.locator(".waiting")).to_have_count(0)


def test_enter_sends_and_a_reload_keeps_the_talk(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("第一行")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("做評估有冇錢資助？")
    page.keyboard.press("Enter")
    expect(messages(page, "person")).to_have_text(re.compile("第一行\\s+做評估有冇錢資助？"))
    expect(messages(page).last).to_contain_text("資助")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("")
    before = messages(page).all_inner_texts()
    page.reload()
    assert messages(page).all_inner_texts() == before
    say(page, text_of("menu"))
    expect(messages(page, "person")).to_have_count(2)


def test_picking_a_character_with_enter_does_not_send(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    page.locator("#text").fill("做評估")
    for state in ({"isComposing": True}, {"keyCode": 229}):
        page.locator("#text").dispatch_event("keydown", {"key": "Enter", "bubbles": True, "cancelable": True, **state})
    page.wait_for_timeout(300)
    expect(messages(page, "person")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("做評估")


def test_buttons_answer_and_only_the_last_ones_can_be_pressed(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    press(page, text_of("menu-eligibility"))
    expect(messages(page, "person").last).to_contain_text(text_of("menu-eligibility"))
    press(page, text_of("hk-owned-yes"))
    expect(messages(page, "person").last).to_contain_text(text_of("hk-owned-yes"))
    expect(messages(page, "person").last).to_be_focused()  # the next Tab leads to the new choices
    page.keyboard.press("Tab")
    expect(messages(page).last.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(messages(page, "person")).to_have_count(3)
    live = page.locator("#log button:enabled")
    assert live.count() == messages(page).last.get_by_role("button").count() > 0


def test_every_step_works_without_scripts(server: Server, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server.url)
    page.locator("#text").fill(QUESTION)
    page.get_by_role("button", name=text_of("web-send")).click()
    expect(messages(page).last).to_contain_text("HK$15,000")
    assert page.url.endswith("/#latest")
    page.reload()
    expect(messages(page, "person")).to_have_count(1)
    page.get_by_role("button", name=text_of("menu")).click()
    page.locator("#log").get_by_role("button", name=text_of("menu-eligibility"), disabled=False).click()
    page.locator("#log").get_by_role("button", name=text_of("hk-owned-yes"), disabled=False).click()
    expect(messages(page, "person").last).to_contain_text(text_of("hk-owned-yes"))
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name=text_of("cancel"), disabled=False).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(messages(page).last).to_contain_text(text_of("cancelled", "en", what={"say": "flow-eligibility"}))
    page.get_by_role("button", name=text_of("menu-human", "en")).first.click()
    expect(messages(page).last).to_contain_text(text_of("enquiry-question", "en"))


def test_the_language_links_stay_on_the_page_and_tell_the_talk_once(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(messages(page, "person")).to_have_count(0)
    say(page, "eligibility")
    page.get_by_role("link", name="简体").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page).to_have_url(f"{server.url}/")
    expect(messages(page).last).to_contain_text(text_of("eligibility-hk-owned", "zh-Hans"))
    told = messages(page, "person").count()
    page.reload()
    expect(messages(page, "person")).to_have_count(told)


def test_a_deep_link_is_opened_once(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/?start=topic_assessment-cap")
    expect(messages(page)).to_have_count(2)
    expect(messages(page).last).to_contain_text("HK$15,000")
    expect(page).to_have_url(f"{server.url}/")
    page.reload()
    expect(messages(page)).to_have_count(2)


def test_another_window_of_the_same_person_sees_what_is_said(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    say(page, QUESTION)
    other = page.context.new_page()
    other.goto(server.url)
    expect(messages(other, "person")).to_have_count(1)
    say(page, "資格")
    expect(messages(other, "person")).to_have_count(2)
    expect(messages(other).last).to_contain_text(text_of("eligibility-hk-owned"))
    say(other, "是")
    assert messages(other, "person").all_inner_texts()[-1].endswith("是")


def test_what_is_typed_while_offline_is_sent_once_when_the_line_is_back(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    say(page, QUESTION)
    page.context.set_offline(True)
    page.locator("#text").fill("資格")
    page.locator("#text").press("Enter")
    expect(page.locator("#status")).to_contain_text(text_of("web-offline"))
    expect(page.locator(".waiting")).to_have_count(1)
    page.context.set_offline(False)
    expect(page.locator(".waiting")).to_have_count(0)
    expect(page.locator("#status")).to_be_empty()
    expect(messages(page, "person")).to_have_count(2)


def test_a_kill_in_the_middle_loses_nothing_and_repeats_nothing(tmp_path: Path, new_page: NewPage) -> None:
    server = Server(tmp_path)
    server.start()
    page = new_page()
    page.goto(server.url)
    press(page, text_of("menu-eligibility"))
    press(page, text_of("hk-owned-yes"))
    # The answer to this one is lost on the way, though the server has it: the page must send it again and show it once.
    page.route("**/chat/messages", lambda route: (route.fetch(), server.stop(signal.SIGKILL), route.abort()), times=1)
    page.locator("#text").fill("東莞")
    page.locator("#text").press("Enter")
    expect(page.locator("#status")).to_contain_text(text_of("web-offline"))
    page.locator("#text").fill("電鍍")  # typed while nothing answers
    page.locator("#text").press("Enter")
    expect(page.locator(".waiting").last).to_contain_text("電鍍")
    server.start()
    expect(page.locator(".waiting")).to_have_count(0)
    expect(page.locator("#status")).to_be_empty()
    said = [text.split("\n")[-1].strip() for text in messages(page, "person").all_inner_texts()]
    assert said == [text_of("menu-eligibility"), text_of("hk-owned-yes"), "東莞", "電鍍"]
    shown = messages(page).all_inner_texts()
    page.reload()
    assert messages(page).all_inner_texts() == shown
    say(page, "上一題")
    assert server.stop() == 0


def test_a_message_survives_a_reload_while_the_server_is_away(tmp_path: Path, new_page: NewPage) -> None:
    server = Server(tmp_path)
    server.start()
    page = new_page()
    page.goto(server.url)
    say(page, QUESTION)
    lost = page.evaluate("sessionStorage.getItem('chat-queue')")
    assert lost == "[]"
    page.evaluate("""sessionStorage.setItem('chat-queue', JSON.stringify([{id: '11111111-2222-3333-4444-555555555555', kind: 'text', text: '資格'}]))""")
    server.stop(signal.SIGKILL)
    server.start()
    page.reload()
    expect(messages(page, "person")).to_have_count(2)
    expect(messages(page).last).to_contain_text(text_of("eligibility-hk-owned"))
    server.stop()


# --- the widget on another site ---


@contextmanager
def another_site(chat: str) -> Iterator[str]:
    """A page elsewhere with a strict policy of its own, which holds the widget."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<!doctype html><html lang=en><title>A site</title><main><h1>A site</h1></main><script src='{chat}/widget.js' defer></script>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {chat}; frame-src {chat}")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            pass

    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    site.server_close()


@pytest.fixture(scope="module")
def embedding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = unused_port()
    with another_site(f"http://127.0.0.1:{port}") as url:
        server = Server(tmp_path_factory.mktemp("embedded"), port, CPPBOT_EMBED_ORIGINS=url)
        server.start()
        yield url
        server.stop()


def test_the_widget_opens_closes_and_keeps_its_state(embedding: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(embedding)
    launcher = page.get_by_role("button", name=text_of("web-widget-open", "en"))
    expect(launcher).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)
    launcher.focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#text")).to_be_focused()
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    alive(frame)
    say(frame, "How do I apply?")
    frame.locator("#text").fill("half a sentence")
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    expect(page.locator("iframe")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(frame.locator("#text")).to_have_value("half a sentence")
    expect(frame.locator("#text")).to_be_focused()
    page.get_by_role("button", name=text_of("web-widget-minimise", "en")).click()
    expect(launcher).to_be_focused()
    page.reload()
    launcher.click()
    expect(messages(frame, "person")).to_have_count(1)


def test_the_widget_fills_a_phone_and_axe_finds_nothing(embedding: str, new_page: NewPage) -> None:
    page = new_page(320, 568)
    page.goto(embedding)
    assert_axe_finds_nothing(page)
    page.get_by_role("button", name=text_of("web-widget-open", "en")).click()
    expect(page.frame_locator("iframe").locator("#text")).to_be_focused()
    box = page.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 320, "height": 568}
    inside = page.frames[-1]
    assert inside.evaluate("document.documentElement.scrollWidth") <= 320
    for where in (page, inside):
        assert_axe_finds_nothing(where)


def test_a_site_that_is_not_named_cannot_frame_the_chat(server: Server, chromium: Browser) -> None:
    page = chromium.new_page()
    with another_site(server.url) as url:
        page.goto(url)
        with page.expect_console_message(lambda message: "frame-ancestors 'none'" in message.text):
            page.get_by_role("button", name=text_of("web-widget-open", "en")).click()
        expect(page.frame_locator("iframe").locator("#text")).to_have_count(0)
    page.close()


def test_in_the_frame_of_a_foreign_site_the_talk_is_kept_apart_but_kept(tmp_path: Path, new_page: NewPage) -> None:
    port = unused_port()
    chat = f"http://localhost:{port}"  # another site than 127.0.0.1, and one on which browsers take cookies that are for https
    with another_site(chat) as url:
        server = Server(tmp_path, port, CPPBOT_EMBED_ORIGINS=url, CPPBOT_PUBLIC_URL=f"https://localhost:{port}")
        server.start()
        page = new_page()
        page.goto(url)
        launcher = page.get_by_role("button", name=text_of("web-widget-open", "en"))
        launcher.click()
        frame = page.frame_locator("iframe")
        alive(frame)
        say(frame, "How do I apply?")
        say(frame, "eligibility")
        page.reload()
        launcher.click()
        expect(messages(frame, "person")).to_have_count(2)
        cookies = page.context.cookies()
        assert [(c["name"], c["secure"], c["httpOnly"], c["sameSite"]) for c in cookies] == [("__Host-visit", True, True, "None")]
        assert cookies[0].get("partitionKey")
        page.goto(chat)
        expect(messages(page, "person")).to_have_count(0)
        server.stop()


# --- what everyone can use ---


def assert_axe_finds_nothing(page: Any) -> None:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.violations_count == 0, found.generate_report()


# What can be pressed and is lower than a finger needs.
TOO_LOW = """[...document.querySelectorAll('button:enabled, a:not(.skip, .bubble a), textarea')]
    .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"""


def long_talk(page: Page, language: str) -> None:
    question = LANGUAGES[language][1]
    say(page, question)
    say(page, {"zh-Hant": "資格", "zh-Hans": "资格", "en": "eligibility"}[language])
    for _ in range(2):
        page.locator("#log button.choice:enabled").first.click()
        expect(page.locator(".waiting")).to_have_count(0)
        page.wait_for_timeout(200)
    for _ in range(4):
        say(page, question)
    say(page, "x" * 900)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_320_pixels_are_enough(server: Server, new_page: NewPage, language: str, scheme: str) -> None:
    page = new_page(320, 568, color_scheme=scheme)
    for stage in ("empty", "long"):
        if stage == "empty":
            page.goto(f"{server.url}/?lang={language}")
            page.evaluate("scrollTo(0, document.body.scrollHeight)")  # what is half behind the box to type in counts as too small
        else:
            long_talk(page, language)
        assert_axe_finds_nothing(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(TOO_LOW) == []


def test_axe_finds_nothing_on_an_error_page(server: Server, new_page: NewPage) -> None:
    page = new_page(320, 568)
    page.goto(f"{server.url}/nothing")
    assert_axe_finds_nothing(page)
    page.get_by_role("link", name=text_of("web-back-to-chat", "en")).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_printed_talk_has_no_buttons(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    say(page, QUESTION)
    page.emulate_media(media="print")
    expect(page.locator("#composer")).to_be_hidden()
    expect(messages(page).last).to_be_visible()
