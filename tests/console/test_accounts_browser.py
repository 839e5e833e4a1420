"""Making an account, signing in and the register of staff in a real browser: by keyboard, without scripts, at 320 pixels, axe."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import IN_CI
from tests.handlers.test_web_browser import CHROMIUM, NewPage, Server, assert_axe_finds_nothing
from tests.handlers.test_web_browser import chromium as chromium  # fixtures
from tests.handlers.test_web_browser import new_page as new_page

PASSPHRASE = "rusty tin boat nine"
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("d"))
    made.start()
    yield made
    assert made.stop() == 0


def one_time_address(server: Server, name: str) -> str:
    command = [sys.executable, "-m", "bot", "staff", "add", name, "--role", "admin"]
    done = subprocess.run(command, env=server._environment, capture_output=True, text=True, timeout=60)
    found = re.search(r"http\S+/console/enrol\?key=\S+", done.stdout)
    assert found, done.stderr
    return found[0]


def typed(page: Page, *values: str) -> None:
    """Into one field after the other, with the keyboard alone; Enter at the end."""
    for value in values:
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    page.keyboard.press("Enter")


def narrow_enough(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth"), page.url


def code_of(secret: str) -> str:
    return pyotp.TOTP(secret).generate_otp(int(time.time()) // 30 + 1)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_account_is_made_and_used_with_the_keyboard_alone(server: Server, new_page: NewPage, scripts: bool, tmp_path: Path) -> None:
    login = f"lee{int(scripts)}"
    page: Any = new_page(320, 700, java_script_enabled=scripts)
    page.goto(one_time_address(server, "Officer Lee (sample)"))
    if scripts:
        assert_axe_finds_nothing(page)
        narrow_enough(page)
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    page.locator("#login").focus()
    page.keyboard.type(login)
    typed(page, "password1", "password1", "000000")
    expect(page.locator("#passphrase-error")).to_be_visible()
    expect(page.locator("#code-error")).to_be_visible()
    expect(page.locator("#login")).to_have_value(login)
    if scripts:
        assert_axe_finds_nothing(page)
    page.locator("#login").focus()
    typed(page, PASSPHRASE, PASSPHRASE, pyotp.TOTP(secret).now())
    expect(page).to_have_url(f"{server.url}/console")
    page.goto(f"{server.url}/console/staff")
    expect(page.locator("main")).to_contain_text("Officer Lee (sample)")
    page.locator("#name").focus()
    page.keyboard.type("職員乙 (sample)")
    page.keyboard.press("Enter")
    expect(page.locator("code.secret").first).to_contain_text("/console/enrol?key=")
    if scripts:
        for path in ("staff", "audit", "audit/verify", "account", "confirm?next=/console/staff"):
            page.goto(f"{server.url}/console/{path}")
            assert_axe_finds_nothing(page)
            narrow_enough(page)
    page.locator("form[action$='/sign-out'] button").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}/console/sign-in")
    if scripts:
        assert_axe_finds_nothing(page)
        narrow_enough(page)
    page.locator("#login").focus()
    page.keyboard.type(login)
    typed(page, "wrong", "123456")
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("#login")).to_have_value(login)
    page.locator("#login").focus()
    typed(page, PASSPHRASE, code_of(secret))
    expect(page).to_have_url(f"{server.url}/console")
