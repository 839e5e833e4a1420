"""The console's lists and records: who may open them, what stands in them, that reading of personal data is written down."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.handlers.console import blocks, report_words
from bot.programme import console_lists
from bot.tables import application, audit, company, sending_place
from tests import an_application
from tests.conftest import MovedClock
from tests.console.client import ROLES, Signed, console_open, signed_in
from tests.console.world import filled

OFFICER, EVENTS, STATUS, ALL = {"case_officer"}, {"case_officer", "publisher"}, {"case_officer", "hotline_agent"}, set(ROLES)
# Pages by who may open them: reliability.md §5, written down here a second time so that a slip in the code is seen.
MAY = {
    "": ALL,
    "/notices": ALL,
    "/work": ALL,
    "/figures": ALL,
    "/events": EVENTS,
    "/events/{event}": EVENTS,
    "/events/{event}/people": OFFICER,
    "/applications": STATUS,
    "/applications/{checking}": OFFICER,
    "/committee": OFFICER,
    "/committee/{meeting}": OFFICER,
    "/providers": OFFICER,
    "/providers/{provider}": OFFICER,
    "/recognition": OFFICER,
    "/recognition/{label}": OFFICER,
    "/recognition/years/2010": OFFICER,
}
PERSONAL = ("陳大文", "+85223456789", "馮大文", "李大文", "chan@example.com")


@pytest.mark.parametrize("role", ROLES)
async def test_each_page_opens_for_its_roles_and_tells_others_nothing(desk: Desk, clock: MovedClock, tmp_path: Path, role: str) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, role) as me:
        for path, may in MAY.items():
            status, page = await me.get("/console" + path.format(**vars(world)))
            assert status == (200 if role in may else 403), (role, path)
            assert role in OFFICER or not any(each in page for each in PERSONAL), (role, path)


@pytest.mark.parametrize("role", ROLES)
async def test_files_are_fetched_by_case_officers_only(desk: Desk, clock: MovedClock, tmp_path: Path, role: str) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, role) as me:
        wanted = {
            f"/console/applications/{world.checking}/files/{'a' * 32}": {},
            f"/console/committee/{world.meeting}/pack": {"kind": "xlsx"},
            f"/console/events/{world.event}/list": {"reason": "點名"},
            "/console/recognition/years/2010/file": {},
        }
        for path, fields in wanted.items():
            status, _ = await me.post(path, fields, follow=False)
            assert status == (303 if role in OFFICER else 403), (role, path)


async def test_what_does_not_exist_is_not_found(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    draft = await an_application.draft(desk.store, desk.knowledge)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        for path in (f"/applications/{draft}", "/applications/99", "/events/none", "/committee/99", "/providers/99", "/recognition/99", "/applications/abc"):
            assert (await me.get("/console" + path))[0] == 404, path


async def test_a_list_is_parted_into_pages_that_together_show_each_case_once(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    references = await desk.store.write(lambda connection: an_application.many(connection, 2 * console_lists.PAGE + 1))
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        pages = [(await me.get(f"/console/applications?page={number}"))[1] for number in (1, 2, 3)]
        shown = [each for page in pages for each in references if f">{each}<" in page]
        assert sorted(shown) == sorted(references) and "共 101 項" in pages[0]
        assert (await me.get("/console/applications?page=999999999"))[1].count("<tr>") > 1
        assert f">{references[0]}<" not in (await me.get("/console/applications?state=approved"))[1]


async def test_a_list_is_narrowed_by_what_its_address_says(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        assert await references(me, "state=submitted") == await of(desk, world.new)
        assert await references(me, "city=shenzhen") == await of(desk, world.checking)
        assert await references(me, "team=hong_kong") == await of(desk, world.ready)
        assert await references(me, "team=dongguan&state=tabled") == await of(desk, world.tabled)
        assert await references(me, "whose=nobody") == await of(desk, world.new)
        assert await references(me, "words=大同塑膠") == await of(desk, world.ready)
        assert await references(me, f"words={(await of(desk, world.new)).pop()}") == await of(desk, world.new)
        assert await references(me, "late=1") == set() and await references(me, "sector=none") != set()


async def references(me: Signed, query: str) -> set[str]:
    _, page = await me.get(f"/console/applications?{query}")
    rows = first_cells(page)
    return {row.split(">")[-1] for row in rows}


def first_cells(page: str) -> list[str]:
    """The text of each row's first link."""
    return [part.split("</a>")[0] for part in page.split('<th scope="row">')[1:]]


async def of(desk: Desk, *ids: int) -> set[str]:
    query = select(application.c.reference).where(application.c.id.in_(ids))
    return set(await desk.store.read(lambda connection: connection.execute(query).scalars().all()))


async def test_a_record_shows_everything_of_a_case_and_its_reading_is_written_down(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        _, page = await me.get(f"/console/applications/{world.checking}")
        for each in ("合力電鍍廠有限公司", "陳大文", "+85223456789", "報價一.pdf", "甲工程", "HK$15,000", "HK$20,000", "不同公司的地址相同", "更換鍋爐"):
            assert each in page, each
        assert await read_by(desk, me, f"application {world.checking}") == {"case read"}
        await me.get(f"/console/events/{world.event}/people")
        assert await read_by(desk, me, f"event {world.event}") == {"names read"}
        await me.get(f"/console/providers/{world.provider}")
        await me.get(f"/console/recognition/{world.label}")
        assert await read_by(desk, me, f"provider {world.provider}") and await read_by(desk, me, f"label application {world.label}")


async def read_by(desk: Desk, me: Signed, thing: str) -> set[str]:
    query = select(audit.c.what).where(audit.c.who == f"staff {me.id}", audit.c.object == thing)
    return set(await desk.store.read(lambda connection: connection.execute(query).scalars().all()))


async def test_the_hotline_reads_the_status_and_nothing_else_of_a_case(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    reference = (await of(desk, world.checking)).pop()
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        _, page = await me.get(f"/console/applications?words={reference}")
        assert reference in page and "審核中" in page and "合力電鍍廠" not in page and "陳大文" not in page
        assert "找不到" in (await me.get("/console/applications?words=A-2222-2222-2222"))[1]


async def test_only_what_this_officer_may_do_now_has_a_button(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        _, new = await me.get(f"/console/applications/{world.new}")
        _, others = await me.get(f"/console/applications/{world.checking}")
        assert 'name="then" value="take"' in new and 'name="then" value="propose"' not in new
        assert 'name="then" value="propose"' not in others, "the handler is somebody else"
        _, meeting = await me.get(f"/console/committee/{world.meeting}")
        assert 'name="then" value="put"' in meeting and 'name="then" value="record"' not in meeting, "its day has not come"


async def test_the_list_with_names_is_fetched_with_a_reason_only(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        _, page = await me.post(f"/console/events/{world.event}/list", {"reason": "  "})
        assert "請填寫下載名單的原因" in page
        async with me.session.post(
            f"{base}/console/events/{world.event}/list", data={"token": await me.token(), "reason": "點名"}, headers=me.headers
        ) as response:
            assert response.status == 200 and "spreadsheet" in response.headers["Content-Type"]
        assert {"list link", "list fetched"} & await read_by(desk, me, f"event {world.event}")


async def test_the_papers_of_a_meeting_are_fetched_from_its_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        token = await me.token()
        for kind in ("docx", "xlsx"):
            fields = {"token": token, "kind": kind}
            async with me.session.post(f"{base}/console/committee/{world.meeting}/pack", data=fields, headers=me.headers) as response:
                assert response.status == 200 and response.headers["Content-Disposition"].endswith(f'.{kind}"')
        assert (await me.post(f"/console/committee/{world.meeting}/pack", {"kind": "exe"}))[0] == 400


async def test_the_numbers_of_the_first_page_are_what_its_links_show(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        _, home = await me.get("/console")
        for path, number in (("/applications?state=submitted", 1), ("/providers?state=applied", 1), ("/recognition", 1)):
            assert f'href="/console{path}"><b>{number}</b>' in home, path
            assert len(first_cells((await me.get("/console" + path))[1])) >= number


@pytest.mark.parametrize("part", report_words.GROUPS)
async def test_every_part_of_the_figures_opens(desk: Desk, clock: MovedClock, tmp_path: Path, part: str) -> None:
    await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        status, page = await me.get(f"/console/figures?part={part}")
        assert status == 200 and "<h1>" in page


def test_a_filter_takes_only_what_is_allowed(tmp_path: Path) -> None:
    from aiohttp.test_utils import make_mocked_request

    request = make_mocked_request("GET", "/console/applications?state=open&team=moon&words=%20abc%20&page=0")
    assert blocks.wanted_of(request, {"state": ("open",), "team": ("shenzhen",), "words": None}) == {"state": "open", "team": "", "words": "abc"}
    assert blocks.page_of(request) == 1
    assert blocks.page_of(make_mocked_request("GET", "/?page=7")) == 7 and blocks.page_of(make_mocked_request("GET", "/?page=²")) == 1


async def test_what_is_typed_into_a_name_stays_text_on_every_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    evil = "<img src=x onerror=alert(1)>**[x](javascript:alert(1))"
    await desk.store.write(lambda connection: connection.execute(company.update().values(name=evil)))
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        for path in ("/applications", f"/applications/{world.checking}", f"/committee/{world.meeting}", "/committee"):
            _, page = await me.get("/console" + path)
            assert "<img" not in page and 'href="javascript' not in page and "&lt;img" in page, path


@pytest.mark.parametrize("role", ["admin", "case_officer"])
async def test_it_is_said_that_nothing_is_sent_and_an_administrator_can_change_that(desk: Desk, clock: MovedClock, tmp_path: Path, role: str) -> None:
    waits = {"place": "a" * 64, "since": clock.now(), "why": "unknown"}
    await desk.store.write(lambda connection: connection.execute(sending_place.insert().values(**waits)))
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, role) as me:
        _, home = await me.get("/console")
        assert "發送已暫停" in home and ("確認由這裏發送" in home) == (role == "admin")
        status, after = await me.post("/console/sending")
        assert (status, "發送已暫停" in (await me.get("/console"))[1]) == ((200, False) if role == "admin" else (403, True)), after


async def test_the_list_with_names_wants_a_fresh_proof_of_who_fetches_it(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    world = await filled(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        clock.moved += timedelta(minutes=11)
        status, page = await me.post(f"/console/events/{world.event}/list", {"reason": "點名"}, follow=False)
        assert status == 403 and "馮大文" not in page
        assert "list link" not in await read_by(desk, me, f"event {world.event}")
