"""The public pages of events in a real browser, against the program as it is started: 320 pixels, keyboard, no scripts, axe, paper."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from sqlalchemy import update

from bot import knowledge
from bot.clock import Clock
from bot.messages import LANGUAGES
from bot.programme import events, seats
from bot.store import Store
from bot.tables import event
from tests import an_event
from tests.conftest import IN_CI
from tests.handlers.test_web import text_of
from tests.handlers.test_web_browser import CHROMIUM, TOO_LOW, NewPage, Server, assert_axe_finds_nothing
from tests.handlers.test_web_browser import chromium as chromium  # fixtures
from tests.handlers.test_web_browser import new_page as new_page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")]

LONG = "Elizabeth-Alexandra Montgomery-Featherstonehaugh 歐陽陳李美玲"
SUMMARY = {
    "zh-Hant": "由兩個已完成的示範項目說明如何減少用水、回用廢水，並計算所需投資和回本期；設問答時間，可帶同廠房用水資料前來討論。",
    "zh-Hans": "由两个已完成的示范项目说明如何减少用水、回用废水，并计算所需投资和回本期；设问答时间，可带同厂房用水资料前来讨论。",
    "en": "Two completed demonstration projects show how to use less water, reuse effluent and work out investment and payback. Questions are welcome.",
}


@dataclass
class Site:
    server: Server
    tokens: dict[str, str]

    def url(self, path: str, language: str = "zh-Hant") -> str:
        return f"{self.server.url}{path}{'&' if '?' in path else '?'}lang={language}"

    @property
    def paths(self) -> dict[str, str]:
        tickets = {f"ticket {name}": f"/t/{token}" for name, token in self.tokens.items()}
        return tickets | {"list": "/events", "nothing fits": "/events?kind=ceremony", "event": "/e/long", "off": "/e/off", "poster": "/e/long/poster"}


async def put(folder: Path) -> dict[str, str]:
    """A visit with everything that a visit can have, and events and tickets in other states; the tokens of tickets."""
    clock, known = Clock(), knowledge.load()
    store = await Store.open(f"sqlite:///{folder / 'cppbot.sqlite3'}", clock)
    now = clock.now()

    def work(connection: Any) -> dict[str, str]:
        all_of_it: dict[str, Any] = {"kind": "visit", "visit": an_event.VISIT, "summary": SUMMARY, "directions": SUMMARY, "co_organisers": SUMMARY}
        title = an_event.in_all("參觀東莞一間完成節水示範項目的電鍍廠並與廠方技術人員交流")
        events.enter(connection, now, an_event.columns(now, id="long", title=title, sample=True, sectors=["metals", "paper"], **all_of_it))
        events.enter(connection, now, an_event.columns(now, id="off"))
        events.enter(connection, now, an_event.columns(now, id="late", starts_at=now + timedelta(days=30), kind="workshop", city="hong_kong"))
        tokens = {}
        for event_id, state in (("long", "valid"), ("off", "cancelled"), ("late", "postponed")):
            here = an_event.here(connection, now, known, "chan")
            booked = seats.book(here, event_id=event_id, guests=[LONG], contact="chan@example.com", sector="paper", coach=True, rules_accepted=True)
            tokens[state] = booked["tickets"][0]["token"]
        for event_id, state in (("off", "cancelled"), ("late", "postponed")):
            connection.execute(update(event).where(event.c.id == event_id).values(state=state, sequence=1))
        return tokens

    tokens = await store.write(work)
    await store.close()
    return tokens


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("events")
    tokens = asyncio.run(put(folder))
    server = Server(folder)
    server.start()
    yield Site(server, tokens)
    assert server.stop() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_320_pixels_are_enough(site: Site, new_page: NewPage, language: str, scheme: str) -> None:
    page = new_page(320, 568, color_scheme=scheme)
    for name, path in site.paths.items():
        page.goto(site.url(path, language))
        assert_axe_finds_nothing(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name
        assert page.evaluate(TOO_LOW.replace("button:enabled", "select, button:enabled")) == [], name
        assert page.evaluate("[...document.querySelectorAll('main *')].filter((each) => each.scrollWidth > 320).length") == 0, name


def test_text_twice_as_large_still_fits_a_phone(site: Site, new_page: NewPage) -> None:
    page = new_page(320, 568)
    for name, path in site.paths.items():
        page.goto(site.url(path, "en"))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name


def test_every_link_and_field_is_reached_by_the_keyboard_in_the_order_of_the_page(site: Site, new_page: NewPage) -> None:
    page = new_page()
    for path in site.paths.values():
        page.goto(site.url(path))
        there = page.evaluate("[...document.querySelectorAll('a[href], select, button')].map((each) => each.outerHTML)")
        reached = []
        for _ in there:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.outerHTML"))
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        assert reached == there


def test_the_filters_work_without_scripts(site: Site, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/events"))
    expect(page.locator(".list li")).to_have_count(2)
    page.get_by_label(text_of("facet-kind")).select_option("workshop")
    page.get_by_role("button", name=text_of("pages-filter")).click()
    expect(page.locator(".list li")).to_have_count(1)
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".list li")).to_have_count(1)
    page.get_by_label(text_of("facet-city", "en")).select_option("dongguan")
    page.get_by_role("button", name=text_of("pages-filter", "en")).click()
    expect(page.get_by_text(text_of("pages-none-fitting", "en"))).to_be_visible()
    page.get_by_role("link", name=text_of("events-all", "en")).click()
    expect(page.locator(".list li")).to_have_count(2)
    page.locator(".list li").last.click(position={"x": 5, "y": 5})  # anywhere on the card
    expect(page).to_have_url(re.compile("/e/late"))


def test_from_the_list_to_the_registration_in_the_chat(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("/events", "en"))
    page.locator(".list a").first.click()
    page.get_by_role("link", name=text_of("pages-register-web", "en")).click()
    expect(page.locator("#log .message.assistant").last).to_contain_text(an_event.in_all("參觀東莞一間完成節水示範項目的電鍍廠並與廠方技術人員交流")["en"])
    expect(page.get_by_role("button", name=text_of("event-wish-register", "en"))).to_be_visible()


def test_the_calendar_file_is_fetched_from_the_ticket(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(f"/t/{site.tokens['valid']}"))
    with page.expect_download() as download:
        page.get_by_role("link", name=text_of("pages-calendar-add")).click()
    assert download.value.suggested_filename == "long.ics"
    (entry,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert LONG in str(entry["DESCRIPTION"])


def test_a_void_ticket_shows_no_code_in_any_size(site: Site, new_page: NewPage) -> None:
    page = new_page(320, 568)
    page.goto(site.url(f"/t/{site.tokens['cancelled']}"))
    expect(page.locator(".state")).to_have_text(text_of("pages-ticket-event-cancelled"))
    expect(page.locator(".qr, .code")).to_have_count(0)


READ_CODE = """async (box) => {
  const svg = box.querySelector("svg").cloneNode(true);
  ["width", "height"].forEach((side) => svg.setAttribute(side, 400));
  const picture = new Image();
  picture.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
  await picture.decode();
  const pen = Object.assign(document.createElement("canvas"), { width: 400, height: 400 }).getContext("2d");
  pen.drawImage(picture, 0, 0);
  return jsQR(pen.getImageData(0, 0, 400, 400).data, 400, 400)?.data;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_doors_own_reader_reads_the_codes(site: Site, new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    for path in (f"/t/{site.tokens['valid']}", "/e/long/poster"):
        page.goto(site.url(path))
        page.add_script_tag(url="/static/vendor/jsqr.min.js")
        read = page.locator(".qr").first.evaluate(READ_CODE)
        if path.startswith("/t/"):
            code = page.locator(".code").inner_text().replace("\n", "").replace(" ", "")
            assert re.fullmatch(rf"CPP1\.long\.{code}\.[a-z2-7]{{10}}", read)
        else:
            assert read == f"{site.server.url}/?start=ev_long"


# --- on paper ---


def sheets(page: Page, **options: Any) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True, **options)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticket_and_a_poster_are_one_sheet_of_paper_each(site: Site, new_page: NewPage, language: str) -> None:
    page = new_page()
    for path in (f"/t/{site.tokens['valid']}", "/e/long/poster", "/e/late/poster"):
        page.goto(site.url(path, language))
        assert sheets(page) == 1, path
    page.goto(site.url("/events", language))
    page.evaluate("document.querySelector('.list').innerHTML = document.querySelector('.list').innerHTML.repeat(12)")
    assert sheets(page) > 1  # negative control: what does not fit is noticed


def test_on_paper_there_are_the_codes_and_nothing_to_press(site: Site, new_page: NewPage) -> None:
    page = new_page(688, 1016, color_scheme="dark")  # an A4 sheet without its margins
    page.emulate_media(media="print")
    for path in (f"/t/{site.tokens['valid']}", "/e/long/poster"):
        page.goto(site.url(path))
        expect(page.locator(".languages")).to_be_hidden()
        for hidden in (".acts", ".screen"):
            for each in page.locator(hidden).all():
                expect(each).to_be_hidden()
        box = page.locator(".qr").first.bounding_box()
        assert box and box["width"] > 150  # four centimetres and more
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".address").first).to_contain_text("/?start=ev_long")
