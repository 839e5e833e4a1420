"""The door over HTTP: links, the day file, batches of records, the plain form, the list, the screen, the attendance file."""

import html
import io
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import openpyxl
import pytest
from sqlalchemy import insert, select, update

from bot.clock import HONG_KONG, Clock
from bot.handlers.door import COUNTER_SCRIPTS, COUNTER_WORDS, SCRIPTS, WORDS
from bot.handlers.pages import FOLDER
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES
from bot.programme import door
from bot.tables import attendee, audit, booth_visitor, door_record, event, event_link
from tests import an_event
from tests.handlers.test_web import Browser, NewSite, text_of
from tests.handlers.test_web import new_site as new_site  # a fixture


class AtDoor:
    """A helper's browser at the doors of a seminar, a visit and an exhibition that are on now."""

    def __init__(self, browser: Browser, known: Knowledge) -> None:
        self.browser, self.store, self.known = browser, browser.store, known
        self.keys: dict[str, str] = {}

    async def set_up(self) -> None:
        now = Clock().now()
        begun = {"starts_at": now - timedelta(minutes=5), "closes_at": now + timedelta(hours=1)}
        await an_event.enter(self.store, now, capacity=4, **begun)
        await an_event.enter(self.store, now, id="v", kind="visit", visit=an_event.VISIT, **begun)
        await an_event.enter(self.store, now, id="x", kind="exhibition", capacity=None, **begun)
        for event_id in ("e-test", "v"):
            await an_event.book(self.store, self.known, "chan", "陳大文", "陳小美", "李國強", event=event_id, contact="+85291234678")
            await an_event.book(self.store, self.known, "tai", "Chan Tai Man", event=event_id)
        await an_event.book(self.store, self.known, "late", "黃候補")
        for event_id, purpose in (("e-test", "door"), ("e-test", "list"), ("v", "door"), ("x", "door")):
            self.keys[f"{event_id} {purpose}"] = await self.store.write(lambda c, e=event_id, p=purpose: door.make_link(c, now, e, p, 7))

    def url(self, path: str = "", which: str = "e-test door") -> str:
        return f"{self.browser.url}/door/{self.keys[which]}{path}"

    async def get(self, path: str = "", which: str = "e-test door", **options: Any) -> tuple[aiohttp.ClientResponse, str]:
        async with self.browser.session.get(self.url(path, which), **options) as response:
            return response, await response.text()

    async def records(self, *records: dict[str, Any], which: str = "e-test door", headers: dict[str, str] | None = None) -> tuple[int, Any]:
        headers = headers or {"Sec-Fetch-Site": "same-origin"}
        body = {"language": "en", "records": list(records)}
        async with self.browser.session.post(self.url("/records", which), json=body, headers=headers) as response:
            return response.status, await response.json() if response.content_type == "application/json" else await response.text()

    async def form(self, which: str = "e-test door", lang: str = "en", **fields: str) -> str:
        fields.setdefault("once", str(uuid4()))
        async with self.browser.session.post(self.url(f"?lang={lang}", which), data=fields, headers={"Origin": self.browser.url}) as response:
            assert response.status == 200
            return await response.text()

    async def person(self, name: str, event_id: str = "e-test") -> Any:
        query = select(attendee).where(attendee.c.name == name, attendee.c.event_id == event_id)
        return await self.store.read(lambda connection: connection.execute(query).one())


def record(**values: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": "arrive", "at": Clock().now().isoformat(), "how": "name", **values}


def result(page: str) -> tuple[str, str]:
    """What the page tells: its kind and its words."""
    found = re.search(r'class="result (?:small )?(\w+)" id="result"[^>]*>([^<]*)<', page)
    assert found
    return found[1], html.unescape(found[2])


@pytest.fixture
async def here(new_site: NewSite, known: Knowledge) -> AsyncIterator[AtDoor]:
    async with new_site() as browser:
        made = AtDoor(browser, known)
        await made.set_up()
        yield made


# --- links and headers ---


async def test_a_wrong_and_an_expired_link_are_one_and_the_same_page_that_says_whom_to_ask(here: AtDoor) -> None:
    expired = here.keys["e-test door"]
    await here.store.write(lambda connection: connection.execute(update(event_link).values(until=Clock().now() - timedelta(seconds=1))))
    pages = []
    for key in (expired, "x" * 43):
        for path in ("", "/list", "/screen", "/attendance.xlsx"):
            async with here.browser.session.get(f"{here.browser.url}/door/{key}{path}?lang=en") as response:
                assert response.status == 404
                pages.append(await response.text())
        for path in ("/day.json", "/records"):
            send = here.browser.session.post if path == "/records" else here.browser.session.get
            options = {"json": {"records": [record(attendee=1)]}} if path == "/records" else {}
            async with send(f"{here.browser.url}/door/{key}{path}", **options) as response:
                assert response.status == 404 and await response.json() == {"error": "closed"}
    assert len(set(pages)) == 1
    assert text_of("door-closed-ask", "en", hotline={"contact": "hotline"}) in pages[0]
    assert all(text_of("door-closed", language) in pages[0] for language in LANGUAGES)


async def test_only_the_pages_at_the_door_may_use_the_camera(here: AtDoor) -> None:
    response, _ = await here.get()
    assert "camera=(self)" in response.headers["Permissions-Policy"] and "microphone=()" in response.headers["Permissions-Policy"]
    assert "script-src 'self';" in response.headers["Content-Security-Policy"] and response.headers["Cache-Control"] == "no-store"
    async with here.browser.session.get(here.browser.url) as other:
        assert "camera=()" in other.headers["Permissions-Policy"]
    async with here.browser.session.get(f"{here.browser.url}/door/worker.js") as worker:
        assert worker.content_type == "text/javascript"


async def test_a_request_from_another_site_is_refused(here: AtDoor) -> None:
    status, _ = await here.records(record(attendee=(await here.person("陳大文")).id), headers={"Sec-Fetch-Site": "cross-site"})
    assert status == 403 and (await here.person("陳大文")).arrived_at is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_is_in_the_readers_language_and_names_nobody(here: AtDoor, language: str) -> None:
    response, page = await here.get(f"?lang={language}")
    assert response.status == 200 and text_of("door-search", language) in page  # type: ignore[arg-type]
    assert "陳大文" not in page and "9123" not in page
    _, preferred = await here.get(headers={"Accept-Language": language})
    assert f'data-language="{language}"' in preferred


# --- with scripts ---


async def test_the_day_file_comes_and_a_batch_is_merged_once(here: AtDoor) -> None:
    _, day = await here.get("/day.json")
    assert '"secret"' in day and "陳大文" in day and "+852" not in day
    who = await here.person("陳大文")
    first = record(attendee=who.id)
    walk_in = record(kind="walk_in", name="何先生", contact="9876 5432", company="某廠")
    for _ in range(2):
        status, answer = await here.records(first, walk_in)
        assert status == 200 and [each["result"] for each in answer["results"]] == ["done", "done"]
    status, answer = await here.records(record(code=who.code, how="scan"))
    assert answer["results"][0]["result"] == "repeat" and answer["results"][0]["at"] == (await here.person("陳大文")).arrived_at.isoformat()
    came = await here.person("何先生")
    assert (came.contact, came.company, came.state) == ("+85298765432", "某廠", "walked_in")


WRONG = {
    "id": [{"id": "x"}, {"id": None}, {"id": "x" * 1000}],
    "kind": [{"kind": "leave"}, {"kind": None}, {"kind": ["arrive"]}, {"kind": "tap"}],
    "at": [{"at": "yesterday"}, {"at": "2026-11-23T12:00:00"}, {"at": 5}, {"at": None}, {"at": "0001-01-01T00:00:00+14:00"}],
    "attendee": [{"attendee": "1"}, {"attendee": -1}, {"attendee": True}, {"attendee": 2**70}, {"attendee": None}],
    "how": [{"how": "walk_in"}, {"how": None}],
    "code": [{"code": "abc"}, {"code": 7}],
    "of": [{"of": "x"}],
    "name-no-identity-number": [
        {"kind": "walk_in", "name": "陳大文 A123456(3)"},
        {"kind": "walk_in", "name": "陳大文", "contact": "a123456 3"},
        {"kind": "walk_in", "name": "陳大文", "contact": "440301199001011234"},
        {"kind": "walk_in", "name": "陳大文", "company": "Z683365（5）"},
    ],
    "text-empty": [{"kind": "walk_in", "name": ""}, {"kind": "walk_in", "name": " \u202e "}],
    "text-too-long": [{"kind": "walk_in", "name": "陳" * 61}],
    "contact-unread": [{"kind": "walk_in", "name": "陳大文", "contact": "see me"}],
}


@pytest.mark.parametrize(("reason", "values"), [(reason, values) for reason, all_of_it in WRONG.items() for values in all_of_it])
async def test_a_record_that_cannot_be_taken_is_named_and_nothing_of_its_batch_is_kept(here: AtDoor, reason: str, values: dict[str, Any]) -> None:
    who = await here.person("陳大文")
    wrong = record(attendee=who.id) | values
    status, answer = await here.records(record(attendee=who.id), wrong)
    assert status == 400
    assert (answer["record"], answer["reason"]) == (str(wrong["id"])[:36], reason)
    assert bool(answer["message"]) == ("-" in reason)
    assert await here.browser.count(door_record) == 0 and (await here.person("陳大文")).arrived_at is None


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"records": 5}', '{"records": "x"}', '{"records": [5]}', "[" * 5000])
async def test_what_is_no_batch_is_refused(here: AtDoor, body: str) -> None:
    headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    async with here.browser.session.post(here.url("/records"), data=body, headers=headers) as response:
        assert response.status == 400


async def test_an_empty_batch_is_taken_and_one_of_another_type_is_not(here: AtDoor) -> None:
    status, answer = await here.records()
    assert (status, answer["results"]) == (200, [])
    async with here.browser.session.post(here.url("/records"), data="{}", headers={"Sec-Fetch-Site": "same-origin"}) as response:
        assert response.status == 415


# --- the plain form ---


async def test_a_code_admits_at_once_and_a_second_time_is_refused_with_the_time(here: AtDoor) -> None:
    who = await here.person("陳大文")
    once = str(uuid4())
    page = await here.form(act="find", words=f" {who.code.lower()} ", once=once)
    assert result(page) == ("ok", text_of("door-admitted", "en", name="陳大文"))
    came = await here.person("陳大文")
    assert came.arrived_by == "code"
    time = came.arrived_at.astimezone(HONG_KONG).strftime("%H:%M")
    page = await here.form(act="find", words=who.code)
    assert result(page) == ("again", text_of("door-repeat", "en", name="陳大文", time=time))
    assert "Here: 1 (registered: 1 of 4; walk-ins: 0)" in page
    assert await here.browser.count(door_record) == 1


async def test_a_name_or_digits_list_the_people_and_a_press_admits(here: AtDoor) -> None:
    page = await here.form(act="find", words="陈")
    assert result(page)[0] == "idle" and "陳大文" in page and "陳小美" in page and "李國強" not in page
    attendees = re.findall(r'name="attendee" value="(\d+)"', page)
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    assert len(attendees) == 2
    for _ in range(2):  # a reload sends the same once more
        assert result(await here.form(act="arrive", attendee=attendees[0], once=once))[0] == "ok"
    assert result(await here.form(act="arrive", attendee=attendees[1], once=once))[0] == "ok", "two people of one page are two records"
    assert result(await here.form(act="arrive", attendee=attendees[0]))[0] == "again"
    page = await here.form(act="find", words="678")
    assert len(re.findall(r'name="attendee" value="(\d+)"', page)) == 1, "who is here already cannot be pressed"


async def test_what_is_not_on_the_list_is_said(here: AtDoor) -> None:
    async def says(words: str) -> str:
        kind, text = result(await here.form(act="find", words=words))
        assert kind == "no"
        return text

    assert "王小明" in await says("王小明") and await says("78") == text_of("door-short", "en")
    assert await says(door.ticket_text("other", "x", "KTRMPW")) == text_of("door-elsewhere", "en")
    assert await says(door.ticket_text("e-test", "x", "KTRMPW")) == text_of("door-forged", "en")
    other = await here.person("陳大文", "v")
    assert await says(other.code) == text_of("door-elsewhere", "en")
    who = await here.person("陳大文")
    await here.store.write(lambda connection: connection.execute(update(attendee).where(attendee.c.id == who.id).values(state="replaced")))
    assert await says(who.code) == text_of("door-replaced", "en", name="陳大文")
    assert "<script" not in (await here.form(act="find", words="<script>alert(1)</script>")).split('id="result"')[1].split("</p>")[0]


async def test_who_waits_for_a_seat_is_entered_as_a_walk_in_by_a_press(here: AtDoor) -> None:
    page = await here.form(act="find", words="黃候補")
    assert result(page) == ("no", text_of("door-waiting", "en", name="黃候補"))
    attendee_id = re.findall(r'name="attendee" value="(\d+)"', page)[0]
    page = await here.form(act="walk_in", attendee=attendee_id, name="黃候補")
    assert result(page)[0] == "ok" and (await here.person("黃候補")).state == "walked_in"


async def test_a_walk_in_by_the_form_keeps_what_was_typed_when_it_is_refused(here: AtDoor) -> None:
    page = await here.form(act="walk_in", name="何先生 A1234563", contact="98765432", company="某廠")
    assert text_of("not-understood-name-no-identity-number", "en") in page and 'value="98765432"' in page
    assert await here.browser.count(door_record) == 0
    once = str(uuid4())
    for _ in range(2):
        page = await here.form(act="walk_in", name="何先生", contact="98765432", company="某廠", once=once)
        assert result(page) == ("ok", text_of("door-admitted", "en", name="何先生"))
    assert "walk-ins: 1)" in page and text_of("door-consent", "en") in html.unescape(page)


async def test_a_visit_counts_out_and_back_and_names_who_is_missing(here: AtDoor) -> None:
    for name in ("陳大文", "陳小美"):
        await here.form("v door", act="arrive", attendee=str((await here.person(name, "v")).id))
    page = await here.form("v door", act="find", words=(await here.person("陳大文", "v")).code, way="back")
    assert result(page) == ("ok", text_of("door-counted-back", "en", name="陳大文"))
    assert "2 out, 1 back. Missing: 陳小美" in page
    assert re.search(r'value="back" form="search" checked', page)


async def test_a_form_without_its_id_or_of_another_type_is_refused(here: AtDoor) -> None:
    async with here.browser.session.post(here.url(), data={"act": "find", "words": "x"}) as response:
        assert response.status == 400
    async with here.browser.session.post(here.url(), json={"act": "find"}) as response:
        assert response.status == 415
    page = await here.form(act="explode")
    assert result(page)[0] == "idle"


# --- the exhibition ---


async def test_the_counter_counts_by_its_form_and_takes_the_last_tap_back(here: AtDoor) -> None:
    once = str(uuid4())
    for _ in range(2):
        page = await here.form("x door", act="tap", once=once)
        assert 'id="today">1<' in page
    last = re.findall(r'name="of" value="([^"]+)"', page)[0]
    page = await here.form("x door", act="untap", of=last)
    assert 'id="today">0<' in page and await here.browser.count(booth_visitor) == 0
    status, answer = await here.records(record(kind="tap"), which="x door")
    assert status == 200 and answer["results"][0]["result"] == "done" and await here.browser.count(booth_visitor) == 1
    _, day = await here.get("/day.json", "x door")
    assert '"visitors": {"today": 1, "all": 1}' in day and "people" not in day


# --- sheets ---


async def test_the_list_is_sorted_by_name_and_has_code_and_digits_but_no_contact(here: AtDoor) -> None:
    for which in ("e-test door", "e-test list"):
        response, page = await here.get("/list?lang=en", which)
        assert response.status == 200 and "<script" not in page
        names = re.findall(r'<th scope="row">([^<]+)</th>', page)
        assert sorted(names) == sorted(["陳大文", "陳小美", "李國強", "Chan Tai Man"]) and abs(names.index("陳大文") - names.index("陳小美")) == 1
        who = await here.person("陳大文")
        assert page.count(f">{who.code}<") == 2 and "…678" in page and "+852" not in page and "黃候補" not in page
        assert ("/attendance.xlsx" in page) == (which == "e-test list")


async def test_a_link_for_the_list_opens_the_list_and_not_the_door(here: AtDoor) -> None:
    response, _ = await here.get("", "e-test list", allow_redirects=False)
    assert response.status == 303 and response.headers["Location"].endswith("/list")
    assert (await here.get("/day.json", "e-test list"))[0].status == 404 and (await here.get("/screen", "e-test list"))[0].status == 404
    assert (await here.records(record(attendee=1), which="e-test list"))[0] == 404


async def test_the_attendance_file_is_for_list_links_and_each_fetch_is_in_the_audit(here: AtDoor) -> None:
    assert (await here.get("/attendance.xlsx"))[0].status == 404 and await here.browser.count(audit) == 0
    async with here.browser.session.get(here.url("/attendance.xlsx?lang=en", "e-test list")) as response:
        assert response.status == 200 and response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Disposition"] == 'attachment; filename="e-test-attendance.xlsx"'
        book = openpyxl.load_workbook(io.BytesIO(await response.read()))
    assert "陳大文" in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    rows = await here.store.read(lambda connection: connection.execute(select(audit)).all())
    assert [(row.who, row.object) for row in rows] == [("staff 7", "event e-test")]


async def test_the_screen_shows_the_code_of_this_minute_in_all_languages_and_loads_itself_anew(here: AtDoor) -> None:
    response, page = await here.get("/screen")
    secret = await here.store.read(lambda connection: connection.execute(select(event.c.secret).where(event.c.id == "e-test")).scalar_one())
    codes = re.findall(r"/\?start=in_e-test_([a-z2-7]{8})<", page)
    assert response.status == 200 and codes and door.check_door_code(secret, Clock().now(), codes[0])
    refresh = re.search(r'http-equiv="refresh" content="(\d+)"', page)
    assert refresh and 1 <= int(refresh[1]) <= 61
    assert "<svg" in page and "<script" not in page and secret not in page
    assert all(text_of("door-screen-title", language) in page for language in LANGUAGES)


async def test_the_screen_of_an_exhibition_leads_to_the_booth(here: AtDoor) -> None:
    _, page = await here.get("/screen", "x door")
    assert "/?start=booth_x<" in page and "refresh" not in page


async def test_a_cancelled_event_says_so_at_its_door(here: AtDoor) -> None:
    await here.store.write(lambda connection: connection.execute(update(event).where(event.c.id == "e-test").values(state="cancelled")))
    assert text_of("door-event-cancelled", "en") in (await here.get("?lang=en"))[1]


async def test_titles_and_names_are_text_and_never_markup(here: AtDoor) -> None:
    evil = "<img src=x onerror=alert(1)>"
    await here.store.write(lambda connection: connection.execute(update(event).values(title=an_event.in_all(evil))))
    await here.store.write(lambda connection: connection.execute(update(attendee).values(name=evil[:60])))
    values = {"event_id": "e-test", "name": evil, "state": "walked_in", "changed_at": Clock().now(), "arrived_at": Clock().now()}
    await here.store.write(lambda connection: connection.execute(insert(attendee).values(**values)))
    pages = [(await here.get(path))[1] for path in ("", "/list", "/screen")]
    pages.append(await here.form(act="find", words="img"))
    assert all("<img" not in page for page in pages)


# --- words and scripts ---


@pytest.mark.parametrize(("names", "scripts"), [(WORDS, SCRIPTS), (COUNTER_WORDS, COUNTER_SCRIPTS)])
def test_every_word_that_the_scripts_say_is_sent_with_the_page_and_no_other(names: tuple[str, ...], scripts: tuple[str, ...]) -> None:
    text = "".join((FOLDER / "static" / name).read_text(encoding="utf-8") for name in scripts if not name.startswith("vendor/"))
    looked_up = " ".join(one + other for one, other in re.findall(r"fill\(([^{,;]+)|words\[([^\]]+)\]", text))
    looked_up = re.sub(r'=== "\w+"|`[^`]*`', "", looked_up)
    said = set(re.findall(r'"([\w-]+)"', looked_up)) | set(re.findall(r"\bwords\.(\w+)", text))
    assert said - {"separator"} <= set(names)
    made = ("problem-", "state-", "head-")  # put together in the scripts
    assert [name for name in names if not name.startswith(made) and not re.search(rf'"{name}"|\bwords\.{name}\b|\b{name}: "', text)] == []
