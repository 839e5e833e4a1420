"""The pages for everybody in a real browser, against the program as it is started: 320 pixels, weight, keyboard, no scripts, axe, paper."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot import knowledge
from bot.attachments import Attachments
from bot.clock import Clock
from bot.messages import LANGUAGES, Address
from bot.programme import Here, downloads
from bot.settings import Settings
from bot.store import Store
from bot.tables import label, staff, staff_chat
from tests import some_documents as some
from tests.conftest import IN_CI
from tests.handlers.test_tickets_browser import sheets
from tests.handlers.test_web import text_of
from tests.handlers.test_web_browser import CHROMIUM, TOO_LOW, NewPage, Server, assert_axe_finds_nothing
from tests.handlers.test_web_browser import chromium as chromium  # fixtures
from tests.handlers.test_web_browser import new_page as new_page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")]

PRESSED = "select, input, summary, a:not(.skip, .prose a, .state a, .hint a, dd a, .found a)"  # but links in the run of a sentence
MOST_BYTES = 100_000  # of a page with its styles and scripts, without pictures
GUIDE = "guide-to-cleaner-production"
PATHS = {
    "programme": "/programme",
    "cases": "/cases",
    "none": "/cases?sector=furniture&payback=12&technology=effluent",
    "case": "/cases/pacific-textiles-heat-and-lighting",
    "hidden": "/cases/nothing",
    "providers": "/providers?need=voc",
    "firm": "/providers?firm=綠環&day=2001-01-01",
    "logo": "/logo?words=2010-P-001&year=2010",
    "downloads": "/downloads",
    "download": f"/downloads/{GUIDE}",
    "old": f"/downloads/{GUIDE}/1",
    "search": "/search?q=廢水",
    "nothing": "/search?q=zzzz",
    "events": "/events",
    "survey": "/survey",
}


async def put(folder: Path) -> None:
    """A download in two versions, and holders of the logo; the samples of the program bring the rest."""
    clock, known = Clock(), knowledge.load()
    settings = Settings(_env_file=None, data_dir=folder)  # type: ignore[call-arg]
    store = await Store.open(settings.database, clock)
    kept = [await Attachments(settings).keep(some.in_pieces(some.PDF), "guide.pdf") for _ in range(2)]

    def work(connection: Any) -> None:
        now = clock.now()
        made = connection.execute(staff.insert().values(name="x", role="publisher", active=True, created_at=now).returning(staff.c.id)).scalar_one()
        connection.execute(staff_chat.insert().values(staff_id=made, channel="web", chat="x", bound_at=now))
        here = Here(connection, now, known, Address("web", "x"), "zh-Hant")
        texts = {"zh-Hant": "清潔生產指引", "zh-Hans": "清洁生产指引", "en": "Guide to cleaner production"}
        values = {"titles": texts, "day": "2010-07-01", "language": None, "digests": texts, "changed": texts, "source": "x" * 60}
        files = [{"id": each.id, "name": each.name, "mime": "application/pdf", "size_bytes": each.size_bytes} for each in kept]
        downloads.publish(here, values=values, file=files[0])
        downloads.renew(here, slug=GUIDE, version=0, values=values, file=files[1])
        for number in ("2010-P-001", "2010-P-002"):
            connection.execute(label.insert().values(number=number, year=2010, category="partner", name=f"Factory {number}", created_at=now))

    await store.write(work)
    await store.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("public")
    asyncio.run(put(folder))
    made = Server(folder, CPPBOT_SAMPLE_DATA="1")
    made.start()
    yield made
    assert made.stop() == 0


def url(server: Server, path: str, language: str = "zh-Hant") -> str:
    return f"{server.url}{path}{'&' if '?' in path else '?'}lang={language}"


def test_axe_finds_nothing_and_320_pixels_are_enough_in_every_language(server: Server, new_page: NewPage) -> None:
    page = new_page(320, 568)
    for language in LANGUAGES:
        for name, path in PATHS.items():
            page.emulate_media(color_scheme="light")
            page.goto(url(server, path, language))
            assert page.evaluate("document.documentElement.scrollWidth") == 320, name
            assert page.evaluate("[...document.querySelectorAll('main *')].filter((each) => each.scrollWidth > 320).length") == 0, name
            assert page.evaluate(TOO_LOW.replace("a:not(.skip, .bubble a)", PRESSED)) == [], name
            assert_axe_finds_nothing(page)
            if language != "en":
                continue
            page.emulate_media(color_scheme="dark")  # nothing but the colours is another, in any language
            dark = Axe().run(page, options={"runOnly": ["color-contrast"]})
            assert dark.violations_count == 0, dark.generate_report()


def weight(page: Page, address: str) -> int:
    """The bytes that come over the line for a page that was never seen before, but those of pictures."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    kinds: dict[str, str] = {}
    found: list[int] = []
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", lambda event: found.append(0 if kinds.get(event["requestId"]) == "Image" else int(event["encodedDataLength"])))
    page.goto(address, wait_until="load")
    session.detach()
    return sum(found)


def test_no_page_weighs_more_than_100_kb_on_its_first_load(server: Server, new_page: NewPage) -> None:
    page = new_page()
    weights = {name: weight(page, url(server, path)) for name, path in {**PATHS, "chat": "/"}.items()}
    print(f"\nbytes on the first load: {weights}")
    assert all(10_000 < each < MOST_BYTES for each in weights.values()), weights


def test_without_scripts_a_case_is_found_read_and_taken_to_the_chat(server: Server, new_page: NewPage) -> None:
    page = new_page(320, 568, java_script_enabled=False)
    page.goto(url(server, "/programme"))
    page.get_by_role("link", name=text_of("public-nav-cases"), exact=True).click()
    page.get_by_label(text_of("public-case-sector")).select_option("textiles")
    page.get_by_role("button", name=text_of("public-search-do")).click()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label(text_of("public-case-sector", "en"))).to_have_value("textiles")
    page.locator(".list li").first.click(position={"x": 5, "y": 5})  # anywhere on the card
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name=text_of("public-case-ask", "en")).click()
    page.get_by_role("button", name=text_of("web-start", "en")).click()
    expect(page.locator("#log")).to_contain_text(title)


def test_every_link_and_field_is_reached_by_the_keyboard_in_the_order_of_the_page(server: Server, new_page: NewPage) -> None:
    page = new_page()
    for name in ("programme", "providers", "downloads", "search"):
        page.goto(url(server, PATHS[name]))
        there = page.evaluate("[...document.querySelectorAll('a[href], select, button, summary, input:not([type=hidden])')].map((each) => each.outerHTML)")
        reached: list[str] = []
        while len(reached) < len(there):
            page.keyboard.press("Tab")
            now = page.evaluate("document.activeElement.outerHTML")
            if reached[-1:] == [now]:
                continue  # a field of a day has a stop for each of its parts
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            reached.append(now)
        assert reached == there, name


def test_the_skip_link_leads_past_the_head(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(url(server, "/cases"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "words"


def test_text_twice_as_large_still_fits_a_phone(server: Server, new_page: NewPage) -> None:
    page = new_page(320, 568)
    for name, path in PATHS.items():
        page.goto(url(server, path, "en"))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name


def test_on_paper_there_is_the_content_and_nothing_to_press(server: Server, new_page: NewPage) -> None:
    page = new_page(688, 1016, color_scheme="dark")
    page.emulate_media(media="print")
    for name in ("case", "programme", "downloads"):
        page.goto(url(server, PATHS[name]))
        for hidden in (".ways", ".languages", ".acts", ".filters", ".skip"):
            for each in page.locator(hidden).all():
                expect(each).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".foot")).to_contain_text("+852 2788 5588")
    page.goto(url(server, PATHS["case"]))
    assert sheets(page) == 1
