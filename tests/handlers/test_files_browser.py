"""Sending documents in a real browser: keyboard, several at once, progress, too big, scripts off, 320 pixels, axe, and documents as browsers make them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.file_kinds import kind_of
from tests import some_documents as some
from tests.handlers.test_web import text_of
from tests.handlers.test_web_browser import TOO_LOW, NewPage, Server, assert_axe_finds_nothing, chromium, messages, new_page, pytestmark, say, server

__all__ = ["chromium", "new_page", "pytestmark", "server"]  # fixtures
ANSWERS = {
    "zh-Hant": ("我要申請", "1", "係", "東莞", "電鍍", "2", "40000", "樣本五金廠", "稍後補上", "陳大文", "91234567", "更換鍋爐", "1", "1", "1", "4"),
    "en": ("apply", "1", "yes", "Dongguan", "electroplating", "2", "40000", "Sample Metal", "1", "Chan", "91234567", "a new boiler", "1", "1", "1", "4"),
}


def come_to_the_question(page: Page, language: str = "zh-Hant") -> None:
    """From the first word to the question for a quotation."""
    for answer in ANSWERS[language]:
        expect(page.locator("#upload")).to_be_hidden()
        say(page, answer)
    expect(page.locator("#upload")).to_be_visible()


def choose(page: Page, *files: tuple[str, bytes]) -> None:
    page.locator("#file").set_input_files([{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files])


def kept(page: Page, name: str) -> None:
    expect(messages(page, "person").filter(has_text=name)).to_have_count(1)
    expect(messages(page).last).to_contain_text(name)


def test_documents_are_sent_by_keyboard_and_the_form_goes_with_its_question(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    come_to_the_question(page)
    choose(page, ("報價單.pdf", some.PDF))
    page.locator("#file").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#upload button")).to_be_focused()
    page.keyboard.press("Enter")
    kept(page, "報價單.pdf")
    expect(page.locator("#file")).to_have_value("")
    choose(page, ("一.png", some.PNG), ("二.jpg", some.JPEG), ("三.docx", some.DOCX))
    page.locator("#upload button").click()
    kept(page, "三.docx")
    assert messages(page, "person").locator(".bubble").all_inner_texts()[-3:] == ["一.png", "二.jpg", "三.docx"]
    page.get_by_role("button", name="完成").last.click()
    expect(page.locator("#upload")).to_be_hidden()
    page.reload()
    expect(page.locator("#upload")).to_be_hidden()
    expect(messages(page, "person").filter(has_text="三.docx")).to_have_count(1)


def test_what_is_too_big_is_said_before_it_is_sent_and_a_refusal_as_a_message(server: Server, new_page: NewPage) -> None:
    page = new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/chat/files") else None)
    page.goto(server.url)
    come_to_the_question(page)
    choose(page, ("large.jpg", some.JPEG + bytes(5 * 1024 * 1024)))
    expect(page.locator("#file-status")).to_have_text(f"{text_of('web-file-too-big')} large.jpg")
    page.locator("#upload button").click()
    assert sent == []
    choose(page, ("x.pdf", some.EXE))
    expect(page.locator("#file-status")).to_have_text("")
    page.locator("#upload button").click()
    expect(messages(page).last).to_contain_text(text_of("file-refused-kind-unknown"))
    expect(page.locator("#upload")).to_be_visible()
    assert len(sent) == 1


def test_what_was_not_sent_stays_chosen_and_is_sent_once(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    come_to_the_question(page)
    choose(page, ("報價單.pdf", some.PDF))
    page.route("**/chat/files", lambda route: route.abort(), times=1)
    page.locator("#upload button").click()
    expect(page.locator("#file-status")).to_have_text(text_of("web-file-failed"))
    page.route("**/chat/files", lambda route: (route.fetch(), route.abort()), times=1)  # the server has it, but its answer is lost
    page.locator("#upload button").click()
    expect(page.locator("#file-status")).to_have_text(text_of("web-file-failed"))
    page.locator("#upload button").click()
    kept(page, "報價單.pdf")
    expect(page.locator("#file-status")).to_have_text("")


def test_documents_are_sent_without_scripts(server: Server, new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server.url)
    for answer in ANSWERS["zh-Hant"]:
        page.fill("#text", answer)
        page.click("#composer .send")
    (tmp_path / "報價單.pdf").write_bytes(some.PDF)
    page.set_input_files("#file", tmp_path / "報價單.pdf")
    page.click("#upload button")
    kept(page, "報價單.pdf")
    page.click("button:has-text('完成'):enabled")
    assert page.locator("#upload").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ANSWERS)
def test_axe_finds_nothing_in_the_form_and_320_pixels_are_enough(server: Server, new_page: NewPage, language: str, scheme: str) -> None:
    page = new_page(320, 568, color_scheme=scheme)
    page.goto(f"{server.url}/?lang={language}")
    come_to_the_question(page, language)
    choose(page, ("a-rather-long-name-of-a-document-that-has-no-place-to-break.pdf", some.PDF))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert_axe_finds_nothing(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(TOO_LOW) == []


def test_documents_as_a_browser_makes_them_are_recognised(new_page: NewPage) -> None:
    page = new_page()
    page.set_content("<h1>報價單</h1>")
    assert kind_of(page.screenshot(type="png")) == "png"
    assert kind_of(page.screenshot(type="jpeg", quality=60)) == "jpeg"
    assert kind_of(page.pdf()) == "pdf"
    webp = page.evaluate(
        """async () => { const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9);
        const blob = await new Promise((done) => canvas.toBlob(done, 'image/webp')); return [...new Uint8Array(await blob.arrayBuffer())]; }"""
    )
    assert kind_of(bytes(webp)) == "webp"
