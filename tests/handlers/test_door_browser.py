"""The door in a real browser, against the program as it is started: without a network, with a camera, by keyboard, without scripts, 320 pixels, axe."""

import asyncio
import re
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import segno
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import select

from bot import knowledge
from bot.clock import Clock
from bot.messages import Language
from bot.programme import door, events, seats
from bot.store import Store
from bot.tables import event
from tests import an_event
from tests.conftest import IN_CI
from tests.handlers.test_web import text_of
from tests.handlers.test_web_browser import ARGUMENTS, CHROMIUM, NewPage, Server, assert_axe_finds_nothing
from tests.handlers.test_web_browser import chromium as chromium  # fixtures
from tests.handlers.test_web_browser import new_page as new_page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")]

LONG = "Elizabeth-Alexandra Montgomery-Featherstonehaugh 歐陽陳李美玲"
GUESTS = ("陳大文", "陳小美", "李國強", LONG)
MOST_TESTS = 40
# What can be pressed and is lower than a finger needs.
TOO_LOW = """[...document.querySelectorAll('button:enabled, a, input:not([type=hidden], [type=radio]), summary, label:has([type=radio])')]
    .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"""


@dataclass
class Doors:
    """A seminar, a visit and an exhibition that are on now, for one test."""

    server: Server
    folder: Path
    number: int
    keys: dict[str, str]
    people: dict[str, dict[str, str]]
    secret: str

    def url(self, which: str = "seminar", path: str = "", language: Language = "zh-Hant", host: str = "") -> str:
        return f"{host or self.server.url}/door/{self.keys[which]}{path}?lang={language}"

    def id(self, which: str = "seminar") -> str:
        return f"{which}-{self.number}"

    def code(self, name: str, which: str = "seminar") -> str:
        return self.people[which][name]

    def ticket(self, code: str, secret: str = "", which: str = "seminar") -> str:
        return door.ticket_text(self.id(which), secret or self.secret, code)

    def rows(self, query: str, which: str = "seminar") -> list[tuple[Any, ...]]:
        """What the database says while the program runs; ? is the event."""
        with sqlite3.connect(f"file:{self.folder / 'cppbot.sqlite3'}?mode=ro", uri=True) as connection:
            return connection.execute(query, (self.id(which),)).fetchall()

    def here(self, which: str = "seminar") -> int:
        return int(self.rows("SELECT count(*) FROM attendee WHERE event_id = ? AND arrived_at IS NOT NULL", which)[0][0])

    def change(self, query: str) -> None:
        """Change what the test has no page for; ? is the seminar."""
        with sqlite3.connect(self.folder / "cppbot.sqlite3", timeout=20) as connection:
            connection.execute(query, (self.id(),))


async def put(folder: Path, server: Server) -> list[Doors]:
    """The events of all tests: the program takes a while to start, and starts once."""
    clock, known = Clock(), knowledge.load()
    store = await Store.open(f"sqlite:///{folder / 'cppbot.sqlite3'}", clock)
    now = clock.now()
    begun = {"starts_at": now - timedelta(minutes=5), "closes_at": now + timedelta(hours=1)}
    kinds: dict[str, dict[str, Any]] = {"seminar": {"capacity": len(GUESTS)}, "visit": {"visit": an_event.VISIT}, "exhibition": {"capacity": None}}

    def one_set(connection: Any, number: int) -> Doors:
        people: dict[str, dict[str, str]] = {}
        for which, values in kinds.items():
            events.enter(connection, now, an_event.columns(now, id=f"{which}-{number}", kind=which, **begun, **values))
        for which in ("seminar", "visit"):
            chan, late = (an_event.here(connection, now, known, f"{chat}-{number}") for chat in ("chan", "late"))
            booked = seats.book(chan, event_id=f"{which}-{number}", guests=list(GUESTS), contact="+85291234678", rules_accepted=True)
            people[which] = {each["name"]: each["code"] for each in booked["tickets"]}
            if which == "seminar":
                seats.book(late, event_id=f"{which}-{number}", guests=["黃候補"], contact="late@example.com")
        keys = {which: door.make_link(connection, now, f"{which}-{number}", "door", 7) for which in kinds}
        keys["list"] = door.make_link(connection, now, f"seminar-{number}", "list", 7)
        secret = connection.execute(select(event.c.secret).where(event.c.id == f"seminar-{number}")).scalar_one()
        return Doors(server, folder, number, keys, people, str(secret))

    made = await store.write(lambda connection: [one_set(connection, number) for number in range(MOST_TESTS)])
    await store.close()
    return made


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Doors]]:
    folder = tmp_path_factory.mktemp("doors")
    server = Server(folder)
    with ThreadPoolExecutor() as beside:  # the browser has a loop of its own in this thread
        made = beside.submit(lambda: asyncio.run(put(folder, server))).result()
    server.start()
    yield iter(made)
    assert server.stop() == 0


@pytest.fixture
def doors(sets: Iterator[Doors]) -> Doors:
    return next(sets)


def tells(page: Page, kind: str, key: str, language: Language = "zh-Hant", **values: Any) -> None:
    """Wait for the result in colour (its kind) and in words."""
    expect(page.locator("#result")).to_have_class(re.compile(rf"\b{kind}\b"))
    expect(page.locator("#result")).to_contain_text(text_of(key, language, **values))


def find(page: Page, words: str) -> None:
    page.locator("#words-typed").fill(words)
    page.locator("#words-typed").press("Enter")


def until(page: Page, expression: str) -> None:
    """Wait for it to be true. (The browser's own waiting evaluates strings in the page, which the page's rules for contents forbid once they are slow.)"""
    ends = time.monotonic() + 30
    while not page.evaluate(expression):
        assert time.monotonic() < ends, expression
        page.wait_for_timeout(50)


def opened(page: Page, doors: Doors, which: str = "seminar", language: Language = "zh-Hant") -> Page:
    """The page with its list, kept by the worker."""
    page.goto(doors.url(which, language=language))
    expect(page.locator("#link-state")).to_contain_text(re.compile(r"\d\d:\d\d")) if which != "exhibition" else None
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, "caches.open('door').then((cache) => cache.keys()).then((all) => all.some((each) => /jsqr|counter/.test(each.url)))")
    return page


def all_sent(page: Page, language: Language = "zh-Hant") -> None:
    sent = text_of("door-sent", language, time="TIME").partition("TIME")[0].strip()
    expect(page.locator("#link-state")).to_have_text(re.compile(f"^{re.escape(sent)}"))


def walk_in(page: Page, name: str, contact: str = "", company: str = "") -> None:
    page.locator("#walk-in").get_by_text(text_of("door-walk-in")).click()
    for field, value in (("name", name), ("contact", contact), ("company", company)):
        page.locator(f"#walk-in-{field}").fill(value)
    page.get_by_role("button", name=text_of("door-admit-walk-in")).click()


# --- with a network ---


def test_by_keyboard_a_code_admits_and_the_second_time_is_refused_with_the_time_of_the_first(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    page.locator("#words-typed").focus()
    page.keyboard.type(doors.code("陳大文").lower())
    page.keyboard.press("Enter")
    tells(page, "ok", "door-admitted", name="陳大文")
    expect(page.locator("#words-typed")).to_be_focused()
    assert doors.here() == 1, "the server has it before the helper reads the result"
    page.keyboard.type(doors.code("陳大文"))
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_have_class(re.compile("again"))
    expect(page.locator("#result")).to_contain_text(re.compile(r"陳大文 已在 \d\d:\d\d 報到"))
    expect(page.locator("#result")).to_have_attribute("aria-live", "assertive")


def test_a_name_in_either_script_or_the_last_digits_list_the_people_to_choose_from(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    find(page, "陈")
    tells(page, "idle", "door-choose", count=3)
    expect(page.locator("#found li")).to_have_count(3)
    expect(page.locator("#found button").first).to_be_focused()
    page.locator("#found li", has_text="陳小美").get_by_role("button").click()
    tells(page, "ok", "door-admitted", name="陳小美")
    find(page, "9123 4678")
    expect(page.locator("#found li")).to_have_count(4)
    expect(page.locator("#found button")).to_have_count(3)  # who is here already is shown, and cannot be pressed
    find(page, "小美")
    expect(page.locator("#result")).to_have_class(re.compile("again"))
    find(page, "78")
    tells(page, "no", "door-short")
    find(page, "王小明")
    expect(page.locator("#result")).to_contain_text("王小明")
    expect(page.locator("#result")).to_have_class(re.compile("no"))


def test_tickets_of_other_events_forged_and_void_ones_are_refused_in_words_and_colour(doors: Doors, new_page: NewPage) -> None:
    doors.change("UPDATE attendee SET state = 'cancelled', person_key = NULL WHERE event_id = ? AND name = '李國強'")
    page = opened(new_page(), doors)
    for words, key, values in (
        (doors.ticket("KTRMPW", which="visit"), "door-elsewhere", {}),
        (doors.ticket(doors.code("陳大文"), "x"), "door-forged", {}),
        (doors.code("李國強"), "door-cancelled", {"name": "李國強"}),
    ):
        find(page, words)
        tells(page, "no", key, **values)
    assert doors.here() == 0
    find(page, doors.ticket(doors.code("陳大文")))
    tells(page, "ok", "door-admitted", name="陳大文")


def test_who_waits_for_a_seat_is_not_admitted_but_can_be_entered_as_a_walk_in(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    find(page, "候補")
    tells(page, "no", "door-waiting", name="黃候補")
    page.get_by_role("button", name=text_of("door-enter-walk-in")).click()
    expect(page.locator("#walk-in-name")).to_have_value("黃候補")
    expect(page.locator("#walk-in")).to_contain_text(text_of("door-consent"))
    page.get_by_role("button", name=text_of("door-admit-walk-in")).click()
    tells(page, "ok", "door-admitted", name="黃候補")
    all_sent(page)
    assert doors.rows("SELECT state, registration_id IS NOT NULL FROM attendee WHERE event_id = ? AND name = '黃候補'") == [("walked_in", 1)]


def test_a_walk_in_with_an_identity_number_is_refused_and_not_kept(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    walk_in(page, "何先生 A123456(3)")
    expect(page.locator("#walk-in-refused")).to_have_text(text_of("door-identity"))
    assert "A123456" not in page.evaluate("JSON.stringify(localStorage)")
    page.locator("#walk-in-name").fill("何先生")
    page.locator("#walk-in-contact").fill("9876")
    page.get_by_role("button", name=text_of("door-admit-walk-in")).click()
    expect(page.locator("#walk-in-refused")).to_have_text(text_of("door-contact-unread"))
    page.locator("#walk-in-contact").fill("98765432")
    page.get_by_role("button", name=text_of("door-admit-walk-in")).click()
    tells(page, "ok", "door-admitted", name="何先生")
    assert doors.rows("SELECT contact FROM attendee WHERE event_id = ? AND name = '何先生'") == [("+85298765432",)]


def test_what_only_the_server_finds_wrong_is_shown_and_can_be_entered_again(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    walk_in(page, "何先生", "11111111111")  # long enough, and no telephone number
    expect(page.locator("#result")).to_have_class(re.compile("no"))
    expect(page.locator("#problem-list")).to_contain_text(text_of("not-understood-contact-unread"))
    find(page, doors.code("陳大文"))
    tells(page, "ok", "door-admitted", name="陳大文")  # the others go on
    page.get_by_role("button", name=text_of("door-again")).click()
    expect(page.locator("#walk-in-name")).to_have_value("何先生")
    page.locator("#walk-in-contact").fill("")
    page.get_by_role("button", name=text_of("door-admit-walk-in")).click()
    tells(page, "ok", "door-admitted", name="何先生")
    expect(page.locator("#problems")).to_be_hidden()
    assert doors.here() == 2


# --- without a network ---


def test_without_a_network_people_are_admitted_and_merged_later_without_counting_twice(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    page.context.set_offline(True)
    find(page, doors.code("陳大文"))
    tells(page, "ok", "door-will-be-sent", text=text_of("door-admitted", name="陳大文"))
    find(page, doors.code("陳大文"))
    expect(page.locator("#result")).to_have_class(re.compile("again"))
    walk_in(page, "何先生", "98765432", "某五金廠")
    tells(page, "ok", "door-admitted", name="何先生")
    late = doors.ticket("ZZZZZZ")  # registered after the list was fetched, as far as the phone can know
    find(page, late)
    tells(page, "ok", "door-admitted-late", name="ZZZZZZ")
    find(page, late)
    expect(page.locator("#result")).to_have_class(re.compile("again"))
    expect(page.locator("#link-state")).to_contain_text(text_of("door-to-send", count=3))
    expect(page.locator("#link-state")).to_contain_text(text_of("door-offline"))
    expect(page.locator("#counts")).to_contain_text(text_of("door-counts", here=3, registered=5, came=2, walk_ins=1))
    assert doors.here() == 0
    kept = page.evaluate("localStorage.getItem('door-records-' + document.body.dataset.event)")

    page.reload()  # still without a network
    expect(page.locator("#link-state")).to_contain_text(text_of("door-to-send", count=3))
    find(page, doors.code("陳大文"))
    expect(page.locator("#result")).to_have_class(re.compile("again"))

    page.context.set_offline(False)
    all_sent(page)
    expect(page.locator("#counts")).to_contain_text(text_of("door-counts", here=2, registered=4, came=1, walk_ins=1))
    expect(page.locator("#problem-list")).to_contain_text("ZZZZZZ")  # nobody has this code: somebody should look
    page.get_by_role("button", name=text_of("door-seen")).click()
    expect(page.locator("#problems")).to_be_hidden()
    assert doors.here() == 2

    page.evaluate("(kept) => localStorage.setItem('door-records-' + document.body.dataset.event, kept)", kept)  # as if no answer had ever come
    page.evaluate("Keep.refresh()")
    all_sent(page)
    assert doors.here() == 2
    brought = doors.rows("SELECT kind, result FROM door_record WHERE event_id = ? ORDER BY kind, result")
    assert brought == [("arrive", "done"), ("arrive", "unknown"), ("walk_in", "done")]


def test_the_page_opens_again_while_the_server_is_away_and_loses_nothing(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    doors.server.stop()
    find(page, doors.code("陳大文"))
    tells(page, "ok", "door-admitted", name="陳大文")
    page.goto(doors.url(language="en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#link-state")).to_contain_text(text_of("door-to-send", "en", count=1))
    find(page, "小美")
    page.locator("#found button").click()
    tells(page, "ok", "door-admitted", "en", name="陳小美")
    doors.server.start()
    all_sent(page, "en")
    assert doors.here() == 2


def test_a_lost_answer_is_asked_for_again_and_counts_once(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    page.route("**/records", lambda route: (route.fetch(), route.abort()), times=1)
    walk_in(page, "何先生")
    tells(page, "ok", "door-admitted", name="何先生")
    all_sent(page)
    assert doors.rows("SELECT count(*) FROM attendee WHERE event_id = ? AND name = '何先生'") == [(1,)]
    expect(page.locator("#problems")).to_be_hidden()


def test_two_phones_that_admitted_the_same_person_offline_count_once_and_the_later_is_told(doors: Doors, new_page: NewPage) -> None:
    phones = [opened(new_page(), doors), opened(new_page(), doors)]
    for phone in phones:
        phone.context.set_offline(True)
    for phone in phones:
        find(phone, doors.code("陳大文"))
        tells(phone, "ok", "door-admitted", name="陳大文")
    for phone in phones:
        phone.context.set_offline(False)
        all_sent(phone)
    assert doors.here() == 1
    expect(phones[0].locator("#problems")).to_be_hidden()
    expect(phones[1].locator("#problem-list")).to_contain_text(re.compile(r"陳大文.*\d\d:\d\d"))


def test_another_phones_admission_is_refused_while_there_is_a_network(doors: Doors, new_page: NewPage) -> None:
    phones = [opened(new_page(), doors), opened(new_page(), doors)]
    for phone, kind in zip(phones, ("ok", "again"), strict=True):
        find(phone, doors.code("陳大文"))  # the second one's list is older than the first one's admission
        expect(phone.locator("#result")).to_have_class(re.compile(kind))
    expect(phones[1].locator("#problems")).to_be_hidden()


def test_who_registers_after_the_list_was_fetched_is_found_while_there_is_a_network(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    doors.change("INSERT INTO attendee (event_id, name, state, code, changed_at) VALUES (?, '新來客', 'confirmed', 'QRSTWX', '2026-01-01 00:00:00.000000')")
    find(page, "qrstwx")
    tells(page, "ok", "door-admitted", name="新來客")


def test_a_visit_is_counted_out_and_back_without_a_network_and_names_who_is_missing(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors, "visit")
    page.context.set_offline(True)
    for name in ("陳大文", "陳小美"):
        find(page, doors.code(name, "visit"))
        tells(page, "ok", "door-counted-out", name=name)
    walk_in(page, "何先生")
    tells(page, "ok", "door-counted-out", name="何先生")
    expect(page.locator("#counts")).to_have_text(text_of("door-head-out", out=3, registered=4))
    page.get_by_label(text_of("door-back"), exact=True).check()
    find(page, doors.code("陳小美", "visit"))
    tells(page, "ok", "door-counted-back", name="陳小美")
    find(page, "何先生")
    page.locator("#found button").click()
    tells(page, "ok", "door-counted-back", name="何先生")
    expect(page.locator("#counts")).to_have_text(text_of("door-head-missing", out=3, back=2, names="陳大文"))
    page.context.set_offline(False)
    all_sent(page)
    assert doors.here("visit") == 3
    assert doors.rows("SELECT name FROM attendee WHERE event_id = ? AND arrived_at IS NOT NULL AND back_at IS NULL", "visit") == [("陳大文",)]
    find(page, doors.code("陳大文", "visit"))
    expect(page.locator("#counts")).to_have_text(text_of("door-head-all-back", out=3, back=3))


def test_the_counter_counts_taps_without_a_network_and_takes_the_last_one_back(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors, "exhibition")
    plus = page.get_by_role("button", name=text_of("door-plus-one"))
    plus.click()
    page.context.set_offline(True)
    for _ in range(3):
        plus.click()
    page.get_by_role("button", name=text_of("door-take-back")).click()
    expect(page.locator("#today")).to_have_text("3")
    expect(page.locator("#link-state")).to_contain_text(text_of("door-offline-counter"))
    page.reload()
    expect(page.locator("#today")).to_have_text("3")
    page.context.set_offline(False)
    expect(page.locator("#link-state")).to_be_empty()
    expect(page.locator("#today")).to_have_text("3")
    assert doors.rows("SELECT how, count(*) FROM booth_visitor WHERE event_id = ? GROUP BY how", "exhibition") == [("tap", 3)]
    page.get_by_role("button", name=text_of("door-plus-one")).click()
    expect(page.locator("#today")).to_have_text("4")


# --- the end of the work ---


def test_finished_deletes_the_list_from_the_phone_but_never_before_everything_is_sent(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    page.context.set_offline(True)
    find(page, doors.code("陳大文"))
    tells(page, "ok", "door-admitted", name="陳大文")
    page.get_by_text(text_of("door-more"), exact=True).click()
    page.locator("#finish").click()
    tells(page, "no", "door-finish-first", count=1)
    page.context.set_offline(False)
    all_sent(page)
    page.locator("#finish").click()
    expect(page.locator("main")).to_have_text(text_of("door-finished"))
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
    until(page, "caches.open('door').then((cache) => cache.keys()).then((all) => !all.some((each) => each.url.includes('/door/')))")
    assert doors.here() == 1


def test_when_the_link_has_ended_the_list_leaves_the_phone_and_unsent_records_wait_for_a_new_link(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    page.context.set_offline(True)
    find(page, doors.code("陳大文"))
    tells(page, "ok", "door-admitted", name="陳大文")
    doors.change("UPDATE event_link SET until = '2020-01-01 00:00:00.000000' WHERE event_id = ? AND purpose = 'door'")
    page.context.set_offline(False)
    expect(page.locator("main")).to_contain_text(text_of("door-closed-unsent", count=1))
    assert page.evaluate("localStorage.getItem('door-day-' + document.body.dataset.event)") is None
    doors.change("UPDATE event_link SET until = '2099-01-01 00:00:00.000000' WHERE event_id = ? AND purpose = 'door'")
    opened(page, doors)
    all_sent(page)
    assert doors.here() == 1


def test_opening_a_link_that_has_ended_deletes_its_list_too(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    other = page.context.new_page()
    opened(other, doors, "visit")
    other.close()
    page.goto("about:blank")
    doors.change("UPDATE event_link SET until = '2020-01-01 00:00:00.000000' WHERE event_id = ? AND purpose = 'door'")
    page.goto(doors.url())
    expect(page.get_by_text(text_of("door-closed-phone"))).to_be_visible()
    kept = page.evaluate("Object.keys(localStorage)")
    assert f"door-day-{doors.id('visit')}" in kept and not any(doors.id() in each for each in kept), "the other event's list stays"


# --- the camera ---


@contextmanager
def another_browser(chromium: Browser, *arguments: str) -> Iterator[Page]:
    """A page of a browser that was started in another way."""
    browser = chromium.browser_type.launch(executable_path=CHROMIUM or "/usr/bin/chromium", args=[*ARGUMENTS, *arguments])
    page = browser.new_page(locale="zh-HK", viewport={"width": 390, "height": 780})
    page.set_default_timeout(20_000)
    yield page
    browser.close()


def film(path: Path, text: str) -> None:
    """A film of a QR code on a grey table, for the browser's pretended camera."""
    width, height, scale = 640, 480, 7
    code = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(scale=scale, border=4)]
    left, top = (width - len(code[0])) // 2, (height - len(code)) // 2
    grey = bytearray([150]) * (width * height)
    for y, row in enumerate(code):
        grey[(top + y) * width + left : (top + y) * width + left + len(row)] = bytes(30 if dark else 230 for dark in row)
    frame = b"FRAME\n" + bytes(grey) + bytes([128]) * (width * height // 2)
    path.write_bytes(b"YUV4MPEG2 W%d H%d F30:1 Ip A1:1 C420jpeg\n" % (width, height) + frame * 5)


def test_the_camera_reads_a_ticket_once_while_it_is_held_up(doors: Doors, chromium: Browser, tmp_path: Path) -> None:
    film(tmp_path / "ticket.y4m", doors.ticket(doors.code("陳大文")))
    shown = f"--use-file-for-fake-video-capture={tmp_path / 'ticket.y4m'}"
    with another_browser(chromium, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", shown) as page:
        opened(page, doors)
        page.get_by_role("button", name=text_of("door-scan"), exact=True).click()
        tells(page, "ok", "door-admitted", name="陳大文")
        expect(page.locator("#video")).to_be_visible()
        page.wait_for_timeout(3500)  # it is still in sight: that is no second try
        tells(page, "ok", "door-admitted", name="陳大文")
        page.get_by_role("button", name=text_of("door-scan-stop")).click()
        expect(page.locator("#video")).to_be_hidden()
    assert doors.rows("SELECT arrived_by FROM attendee WHERE event_id = ? AND arrived_at IS NOT NULL") == [("scan",)]


def test_a_camera_that_is_refused_leaves_the_typing(doors: Doors, new_page: NewPage) -> None:
    page = opened(new_page(), doors)
    page.evaluate("void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError')))")
    page.get_by_role("button", name=text_of("door-scan"), exact=True).click()
    tells(page, "no", "door-camera-refused")
    find(page, doors.code("陳大文"))
    tells(page, "ok", "door-admitted", name="陳大文")


def test_without_https_the_code_is_typed_and_the_page_says_so(doors: Doors, chromium: Browser) -> None:
    port = doors.server.url.rpartition(":")[2]
    with another_browser(chromium, "--host-resolver-rules=MAP door.test 127.0.0.1") as page:
        page.goto(doors.url(host=f"http://door.test:{port}"))
        assert page.evaluate("window.isSecureContext") is False
        expect(page.get_by_text(text_of("door-no-camera"))).to_be_visible()
        expect(page.locator("#scan")).to_be_hidden()
        expect(page.locator("#link-state")).to_contain_text(re.compile(r"\d\d:\d\d"))
        page.context.set_offline(True)
        find(page, doors.ticket(doors.code("陳大文")))  # a reader that types: the signature is checked here too
        tells(page, "ok", "door-admitted", name="陳大文")
        find(page, doors.ticket(doors.code("陳小美"), "x"))
        tells(page, "no", "door-forged")
        page.context.set_offline(False)
        all_sent(page)
    assert doors.here() == 1


# --- what everyone can use ---


def test_every_step_works_without_scripts(doors: Doors, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(doors.url())
    page.locator("#words-typed").fill(doors.code("陳大文"))
    page.get_by_role("button", name=text_of("door-find")).click()
    tells(page, "ok", "door-admitted", name="陳大文")
    page.locator("#words-typed").fill("陳")
    page.get_by_role("button", name=text_of("door-find")).click()
    page.locator("#found li", has_text="陳小美").get_by_role("button").click()
    tells(page, "ok", "door-admitted", name="陳小美")
    walk_in(page, "何先生")
    tells(page, "ok", "door-admitted", name="何先生")
    page.goto(doors.url("exhibition"))
    page.get_by_role("button", name=text_of("door-plus-one")).click()
    expect(page.locator("#today")).to_have_text("1")
    page.get_by_role("button", name=text_of("door-take-back")).click()
    expect(page.locator("#today")).to_have_text("0")
    assert doors.here() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_320_pixels_are_enough(doors: Doors, new_page: NewPage, scheme: str) -> None:
    page = new_page(320, 568, color_scheme=scheme)

    def good() -> None:
        expect(page.locator("#result.busy")).to_have_count(0)
        assert_axe_finds_nothing(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(TOO_LOW) == []

    for language in ("zh-Hant", "zh-Hans", "en"):
        opened(page, doors, "visit", language)  # type: ignore[arg-type]
        good()
        find(page, "陳")
        expect(page.locator("#found")).to_be_visible()
        page.locator("summary").first.click()
        page.locator("summary").last.click()
        good()
    for name, kind in ((LONG, "ok"), (LONG, "again")):
        find(page, doors.code(name, "visit"))
        expect(page.locator("#result")).to_have_class(re.compile(kind))
        good()
    find(page, "王小明")
    good()
    for which, path in (("exhibition", ""), ("seminar", "/list"), ("list", "/list"), ("exhibition", "/screen")):
        page.goto(doors.url(which, path))
        good()
    page.goto(doors.url("seminar", "/screen"))
    page.locator("meta[http-equiv=refresh]").evaluate("(each) => each.remove()")  # a code that changes each minute is what this page is for
    good()
    page.goto(f"{doors.server.url}/door/{'x' * 43}")
    good()


def test_the_printed_list_has_the_tear_column_and_no_switch_of_languages(doors: Doors, new_page: NewPage) -> None:
    page = new_page()
    page.goto(doors.url("list", "/list"))
    page.emulate_media(media="print")
    expect(page.locator("td.tear").first).to_be_visible()
    expect(page.locator(".languages")).to_be_hidden()


def test_the_screen_loads_itself_anew_without_scripts(doors: Doors, new_page: NewPage) -> None:
    page = new_page(1280, 720, java_script_enabled=False)
    shown: list[str] = []

    def in_a_hurry(route: Route) -> None:
        answer = route.fetch()
        shown.append(re.sub(r'(http-equiv="refresh" content=")\d+', r"\g<1>1", answer.text()))  # a second instead of the rest of the minute
        route.fulfill(response=answer, body=shown[-1])

    page.route("**/screen*", in_a_hurry)
    page.goto(doors.url("seminar", "/screen"))
    with page.expect_navigation():
        pass
    assert len(shown) >= 2 and all(f"in_{doors.id()}_" in each for each in shown)
