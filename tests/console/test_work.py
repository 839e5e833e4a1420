"""Any conversation as a page of the console: opened from a record, answered by a form, once however often it is sent."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from bot.courier import Courier
from bot.desk import Desk
from bot.messages import Address, Choice
from bot.programme import notices
from bot.tables import application, event, staff
from tests import an_application
from tests.conftest import MovedClock
from tests.console.client import console_open, signed_in
from tests.officers import has_event, in_days


def choice_of(page: str, words: str) -> str:
    """The value of the button with these words."""
    found = re.search(rf'name="choice" value="([^"]+)">(?:<span class="number">\d+</span> )?\s*{words}<', page)
    assert found, f"no button {words}: {page[-3000:]}"
    return found[1].replace("&#39;", "'")


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form of the talk."""
    form = page[page.index('class="work"') :]
    return {name: value for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form) if name != "token"}


async def test_a_button_opens_the_talk_at_the_question_itself_and_names_what_it_is_about(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        status, page = await me.post("/console/work", {"choice": "go:manage:e-test", "then": "capacity", "back": "/console/events/e-test"})
        assert status == 200 and 'inputmode="numeric"' in page
        assert '<p class="about">節能研討會' in page, "what the talk is about stands above its question"
        assert 'href="/console/events/e-test"' in page, "and the way back to where the button was"


async def test_an_answer_that_is_typed_takes_effect_and_leads_to_the_next_question(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        _, page = await me.post("/console/work", {"choice": "go:manage:e-test", "then": "capacity", "back": "/console/events/e-test"})
        _, page = await me.post("/console/work", hidden(page) | {"text": "很多"})
        assert 'name="text"' in page, "what cannot be read is asked again"
        _, page = await me.post("/console/work", hidden(page) | {"text": "80"})
        _, page = await me.post("/console/work", hidden(page) | {"choice": choice_of(page, "確定")})
        assert await desk.store.read(lambda connection: connection.execute(select(event.c.capacity)).scalar_one()) == 80
        assert '<a class="act" href="/console/events/e-test">' in page, "the end of a talk leads back"


async def test_the_same_form_sent_again_changes_nothing_and_another_one_does(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        _, page = await me.post("/console/work", {"choice": "do:newevent", "back": "/console/events"})
        first = hidden(page) | {"choice": choice_of(page, "研討會")}
        _, page = await me.post("/console/work", first)
        asked = page[page.index('id="question"') :]
        _, again = await me.post("/console/work", first)
        assert "moved-on" not in again and text_of_question(again) == text_of_question(page), "a double click and a reload are harmless"
        _, other = await me.post("/console/work", first | {"once": str(uuid4())})
        assert text_of_question(other) != text_of_question(page) or other.count("card step") > page.count("card step"), "a press of its own is answered"
        assert asked


def text_of_question(page: str) -> str:
    found = re.search(r'<div class="card step" id="question">(.*?)</div>', page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


async def test_an_empty_form_says_what_is_missing_and_keeps_the_question(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        _, page = await me.post("/console/work", {"choice": "go:manage:e-test", "then": "capacity", "back": "/console/events"})
        _, page = await me.post("/console/work", hidden(page) | {"text": "   "})
        assert "請先輸入答覆" in page and 'name="text"' in page


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "/console\\@example.org", "/consoles", "javascript:alert(1)", '/console/"><b>'])
async def test_the_way_back_leads_nowhere_else(desk: Desk, clock: MovedClock, tmp_path: Path, back: str) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        _, page = await me.post("/console/work", {"choice": "do:newevent", "back": back})
        assert "example.org" not in page and "javascript:" not in page and '"><b>' not in page
        assert 'name="back" value="/console"' in page


async def test_a_talk_that_was_begun_in_one_language_goes_on_in_the_one_the_officer_reads_now(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        await me.post("/console/work", {"choice": "go:manage:e-test", "then": "capacity", "back": "/console/events"})
        await desk.store.write(lambda connection: connection.execute(update(staff).where(staff.c.id == me.id).values(language="en")))
        _, page = await me.get("/console/work")
        assert "seats" in text_of_question(page).lower()
        _, page = await me.post("/console/work", {"choice": "go:manage:e-test", "then": "close", "back": "/console/events"})
        assert 'lang="en"' in page and not re.search("[\u4e00-\u9fff]", re.sub(r"<p class=\"about\">.*?</p>|節能研討會[^<]*", "", page[page.index("<main") :]))


async def test_what_a_role_may_not_do_is_not_done_here_either(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    case = await an_application.submitted(desk.store, desk.knowledge)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        _, page = await me.post("/console/work", {"choice": f"go:casework:{case}", "then": "take", "back": "/console"})
        assert "樣本五金廠" not in page
        row = await an_application.row_of(desk.store, case)
        assert row.state == "submitted" and row.handler_id is None


async def test_an_officer_sees_their_own_talk_and_nobody_elses(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    case = await an_application.submitted(desk.store, desk.knowledge)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me, signed_in(desk, clock, base, name="Officer Ho") as other:
        _, mine = await me.post("/console/work", {"choice": f"go:casework:{case}", "back": "/console"})
        _, theirs = await other.get("/console/work")
        assert "樣本五金廠" in mine and "樣本五金廠" not in theirs


async def test_a_case_is_taken_from_its_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    case = await an_application.submitted(desk.store, desk.knowledge)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        await me.post("/console/work", {"choice": f"go:casework:{case}", "then": "take", "back": f"/console/applications/{case}"})
        row = await desk.store.read(lambda connection: connection.execute(select(application).where(application.c.id == case)).one())
        assert (row.state, row.handler_id) == ("in_check", me.id)


async def test_a_list_of_the_chat_is_a_link_to_its_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    case = await an_application.submitted(desk.store, desk.knowledge)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        _, page = await me.post("/console/work", {"choice": f"go:casework:{case}", "back": "/console/applications"})
        assert '<a class="option" href="/console/applications">個案清單</a>' in page and 'value="do:worklist"' not in page


async def test_a_notice_is_new_on_the_first_page_until_it_was_seen_and_is_kept(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        await me.post("/console/work", {"choice": "do:newevent", "back": "/console"})  # the chat is there
        to, button = Address("console", str(me.id)), Choice("go:casework:1", {"say": "application-open"})
        said = [{"say": "milestone-due", "day": {"day": "2026-12-15"}}]
        await desk.store.write(lambda connection: notices.write(connection, clock.now(), "for the officer", to, said, [button]))
        await Courier(desk.store, clock).hand_over()
        _, home = await me.get("/console")
        assert "2026年12月15日" in home and 'href="/console/applications/1"' in home
        _, talk = await me.get("/console/work")
        assert "2026年12月15日" not in talk, "a notice is no part of the talk"
        until = re.search(r'name="until" value="(\d+)"', home)
        assert until
        _, home = await me.post("/console/notices", {"until": until[1]})
        assert "2026年12月15日" not in home
        assert "2026年12月15日" in (await me.get("/console/notices"))[1]


async def test_more_than_a_form_can_send_is_refused(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        assert (await me.post("/console/work", {"text": "x" * 4001}))[0] == 400
        assert (await me.post("/console/work", {"choice": "do:" + "x" * 300}))[0] == 400
        assert (await me.get("/console/work?since=999999999999&back=%00"))[0] == 200


async def test_a_day_is_asked_with_a_field_for_days_and_what_it_sends_is_read(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await has_event(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        _, page = await me.post("/console/work", {"choice": "go:manage:e-test", "then": "time", "back": "/console/events"})
        assert 'type="date"' in page
        _, page = await me.post("/console/work", hidden(page) | {"text": in_days(clock, 12).date().isoformat()})
        assert 'type="time"' in page
        _, page = await me.post("/console/work", hidden(page) | {"text": "09:30"})
        _, page = await me.post("/console/work", hidden(page) | {"text": "11:00"})
        assert "09:30" in page or "上午9時30分" in page
