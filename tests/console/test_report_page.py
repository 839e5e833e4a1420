"""The annual report in the console: the draft with its figures, texts that nobody loses, freezing by two people, restating with a reason, files."""

import io
import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import docx
import openpyxl
import pytest
from playwright.async_api import Page, expect
from sqlalchemy import Connection, select, text, update

from bot.desk import Desk
from bot.handlers import report_files
from bot.handlers.console import report_parts
from bot.handlers.console.frame import cookie_name
from bot.handlers.console.report import NAMES
from bot.programme import history, sessions
from bot.programme.report import build, slots
from bot.tables import approval, audit, history_figure, report_edition, staff
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.console.test_pages_browser import CHROMIUM, IN_CI, opened, press

YEAR = "2010-11"
TEXTS = {f"slot-{name}": f"本年度的工作（{name}）按計劃進行。" for name in NAMES}


@pytest.fixture
async def base(desk: Desk, clock: MovedClock, tmp_path: Path) -> AsyncIterator[str]:
    """The console with the paper's figures."""
    await desk.store.write(lambda connection: history.load(connection, [each.model_dump() for each in desk.knowledge.history]) and None)
    async with console_open(desk, clock, tmp_path) as address:
        yield address


@asynccontextmanager
async def people(desk: Desk, clock: MovedClock, base: str, *roles: str) -> AsyncIterator[list[Signed]]:
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(signed_in(desk, clock, base, role, f"{role} of the test")) for role in roles]


async def wrote(me: Signed, version: int = 0, **over: str) -> tuple[int, str]:
    return await me.post("/console/report/slots", {"year": YEAR, "version": str(version)} | TEXTS | over)


async def asked(me: Signed, version: int = 1, **more: str) -> tuple[int, str]:
    return await me.post("/console/report/ask", {"year": YEAR, "version": str(version)} | more)


async def digest_on(me: Signed) -> str:
    _, page = await me.get(f"/console/report?year={YEAR}")
    found = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


async def froze(me: Signed, **over: str) -> tuple[int, str]:
    return await me.post("/console/report/decide", {"year": YEAR, "do": "freeze", "digest": await digest_on(me)} | over)


async def published(publisher: Signed, approver: Signed) -> None:
    await wrote(publisher)
    await asked(publisher)
    status, page = await froze(approver)
    assert status == 200 and "已凍結並發布第 1 版" in page


async def correct_the_records(desk: Desk, number: int = 320) -> None:
    """One assessment more in 2010-11, in the year and in what is stated of it."""
    this = (history_figure.c.part == "on_site_assessment") & (history_figure.c.year == YEAR)
    stated = {("all", YEAR): 192 + number, ("on_site_assessment", "to 2011-03-31"): 340 + number, ("all", "to 2011-03-31"): 788 + number}

    def change(connection: Any) -> None:
        connection.execute(update(history_figure).where(this, history_figure.c.measure == "approvals").values(number=number))
        for (part, year), total in stated.items():
            of = (history_figure.c.measure == "stated approvals") & (history_figure.c.part == part) & (history_figure.c.year == year)
            connection.execute(update(history_figure).where(of).values(number=total))

    await desk.store.write(change)


# --- reading ---


async def test_every_figure_of_the_draft_leads_to_its_definition_period_unit_day_and_source(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "viewer") as (me,):
        _, page = await me.get(f"/console/report?year={YEAR}")
        links = {each.replace("&amp;", "&") for each in re.findall(r'href="(/console/report/figure\?[^"]+)"', page)}
        for number in ("1\u202f107", "511", "659", "20\u202f800", "155", "91"):
            assert f">{number}" in page or f" {number}" in page, number
        assert len(links) > 30 and f"/console/report/figure?year={YEAR}&key={quote('approvals@since')}" in links
        for link in sorted(links)[::6]:
            status, shown = await me.get(link)
            assert status == 200 and all(words in shown for words in ("定義", "期間", "截至", "來源", "代號")), link
        _, labels = await me.get(f"/console/report/figure?year={YEAR}&key=labels@2010")
        assert "2010 曆年" in labels and "不可與報告年度相加" in labels and "115" in labels
        assert (await me.get(f"/console/report/figure?year={YEAR}&key=labels@1999"))[0] == 404
        assert (await me.get("/console/report?year=1999-00"))[0] == 404


async def test_who_may_only_read_sees_no_form_and_changes_nothing(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "viewer", "admin", "case_officer") as (viewer, admin, officer):
        for each in (viewer, admin):
            _, page = await each.get(f"/console/report?year={YEAR}")
            assert "/report/slots" not in page and "/report/ask" not in page and "/report/decide" not in page
            assert (await wrote(each))[0] == 403
        _, page = await officer.get(f"/console/report?year={YEAR}")
        assert "/report/slots" in page and "/report/ask" not in page
    assert (await desk.store.read(lambda connection: slots.written(connection, YEAR)))["version"] == 0


# --- texts ---


async def test_of_two_officers_who_write_the_second_sees_both_texts_and_loses_nothing(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "case_officer", "publisher") as (one, other):
        assert (await wrote(one, **{"slot-survey": "甲的文字<b>"}))[0] == 200
        status, page = await wrote(other, **{"slot-survey": "乙的文字"})
        assert status == 409 and "甲的文字&lt;b&gt;" in page and "乙的文字" in page and "case_officer of the test" in page
        assert page.count("同事已儲存的文字") == 1, "only where they differ"
        version = re.search(r'name="version" value="(\d+)"', page)
        assert version and (await wrote(other, int(version[1]), **{"slot-survey": "甲和乙的文字"}))[0] == 200
    kept = await desk.store.read(lambda connection: slots.written(connection, YEAR))
    assert kept["slots"]["survey"] == "甲和乙的文字" and kept["version"] == 2 and kept["by"] == "publisher of the test"
    rows = await desk.store.read(lambda connection: connection.execute(select(audit.c.reason).where(audit.c.what == "report written")).scalars().all())
    assert len(rows) == 2 and rows[1] == "survey"


async def test_a_text_that_is_too_long_is_not_kept_and_not_lost(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher") as (me,):
        status, page = await wrote(me, **{"slot-survey": "長" * (slots.LONGEST + 1)})
        assert status == 409 and "長" * slots.LONGEST in page and "尚未儲存" in page
    assert (await desk.store.read(lambda connection: slots.written(connection, YEAR)))["slots"] == {}


# --- two people ---


async def test_a_draft_without_its_texts_is_not_asked_for(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher") as (me,):
        _, page = await me.get(f"/console/report?year={YEAR}")
        assert "凍結前要處理的問題" in page and "/report/ask" not in page
        status, page = await asked(me, 0)
        assert status == 409 and "仍有段落未有文字" in page
    assert await desk.store.read(lambda connection: connection.execute(select(approval)).all()) == []


async def test_one_asks_and_another_freezes_what_both_have_seen(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher", "approver", "viewer") as (publisher, approver, viewer):
        await wrote(publisher)
        assert "已提出" in (await asked(publisher))[1]
        assert 'href="/console/report"' in (await approver.get("/console"))[1], "it waits on the first page"
        assert (await approver.post("/console/report/decide", {"year": YEAR, "do": "freeze", "digest": "0" * 64}))[0] == 409, "another digest than was shown"
        assert (await froze(approver))[0] == 200
        _, page = await viewer.get(f"/console/report/edition?year={YEAR}&edition=1")
        assert "核對無誤" in page and "1\u202f107" in page and "publisher of the test" in page and "approver of the test" in page
        assert "草擬本" not in page


def of_another_role(connection: Connection, clock: MovedClock, staff_id: int) -> str:
    """The same person as an approver, signed in anew."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(role="approver"))
    return sessions.begin(connection, clock.now(), staff_id)


async def test_whoever_asked_does_not_decide_even_in_another_role(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher") as (me,):
        await wrote(me)
        await asked(me)
        token = await desk.store.write(lambda connection: of_another_role(connection, clock, me.id))
        me.headers = me.headers | {"Cookie": f"{cookie_name(False)}={token}"}
        _, page = await me.get(f"/console/report?year={YEAR}")
        assert "你是提出的人" in page and 'value="freeze"' not in page
        status, page = await me.post("/console/report/decide", {"year": YEAR, "do": "refuse", "reason": "不對"})
        assert status == 409 and "你是提出的人" in page
    assert await desk.store.read(lambda connection: connection.execute(select(report_edition)).all()) == []


async def test_what_changed_after_it_was_asked_for_is_not_frozen(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher", "approver") as (publisher, approver):
        await wrote(publisher)
        await asked(publisher)
        await correct_the_records(desk)
        digest = await digest_on(approver)
        assert "草稿已經改變" in (await approver.get(f"/console/report?year={YEAR}"))[1]
        status, page = await approver.post("/console/report/decide", {"year": YEAR, "do": "freeze", "digest": digest})
        assert status == 409 and "草稿已經改變" in page
    assert await desk.store.read(lambda connection: connection.execute(select(report_edition)).all()) == []


async def test_a_refusal_needs_a_reason(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher", "approver") as (publisher, approver):
        await wrote(publisher)
        await asked(publisher)
        assert (await approver.post("/console/report/decide", {"year": YEAR, "do": "refuse", "reason": " "}))[0] == 409
        status, page = await approver.post("/console/report/decide", {"year": YEAR, "do": "refuse", "reason": "第十二段未完"})
        assert status == 200 and "已拒絕" in page and "等候另一位同事決定" not in page
    (row,) = await desk.store.read(lambda connection: connection.execute(select(approval)).all())
    assert row.state == "refused" and row.reason == "第十二段未完"


# --- editions ---


async def test_a_published_report_stays_as_it_was_and_a_restatement_shows_old_new_and_reason(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher", "approver", "viewer") as (publisher, approver, viewer):
        await published(publisher, approver)
        status, page = await asked(publisher, reason="沒有更改")
        assert status == 409 and "毋須更正" in page
        await correct_the_records(desk)
        _, edition = await viewer.get(f"/console/report/edition?year={YEAR}&edition=1")
        assert "1\u202f107" in edition and "1\u202f108" not in edition, "never built anew"
        assert "1,107（第 1 版）" in (await viewer.get(f"/console/report/figure?year={YEAR}&key=approvals@since"))[1]
        status, page = await asked(publisher)
        assert status == 409 and "請填寫原因" in page
        assert (await asked(publisher, reason="補記一宗實地評估"))[0] == 200
        assert (await froze(approver))[0] == 200
        _, page = await viewer.get(f"/console/report?year={YEAR}&verify=1")
        part = page.partition('id="editions"')[2]
        assert "補記一宗實地評估" in part and '<td class="figure">1,107</td><td class="figure">1,108</td>' in part and part.count("核對無誤") == 2
        assert "1\u202f108" in (await viewer.get(f"/console/report/edition?year={YEAR}&edition=2"))[1]


def alter(connection: Connection, content: dict[str, Any]) -> None:
    """As somebody could who has the database to themselves: the program itself cannot."""
    connection.execute(text("DROP TRIGGER report_edition_no_update" + ("" if connection.dialect.name == "sqlite" else " ON report_edition")))
    connection.execute(update(report_edition).values(content=content))


async def test_an_edition_that_somebody_altered_in_the_database_does_not_hold(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher", "approver") as (publisher, approver):
        await published(publisher, approver)
        (row,) = await desk.store.read(lambda connection: connection.execute(select(report_edition)).all())
        altered = row.content | {"title": "另一份報告"}
        await desk.store.write(lambda connection: alter(connection, altered))
        _, page = await approver.get(f"/console/report?year={YEAR}&verify=1")
        assert "核對不符" in page and "核對無誤" not in page


# --- files ---


async def test_the_report_is_fetched_in_each_form(desk: Desk, clock: MovedClock, base: str) -> None:
    async with people(desk, clock, base, "publisher", "viewer") as (publisher, viewer):
        await wrote(publisher)
        got: dict[str, bytes] = {}
        for kind in report_files.KINDS:
            async with viewer.session.get(f"{base}/console/report/file?year={YEAR}&kind={kind}", headers=viewer.headers) as response:
                assert response.status == 200 and response.headers["Content-Disposition"] == f'attachment; filename="annual-report-{YEAR}-draft.{kind}"'
                got[kind] = await response.read()
        assert (await viewer.get(f"/console/report/file?year={YEAR}&kind=exe"))[0] == 404
        assert (await viewer.get(f"/console/report/file?year={YEAR}&kind=docx&edition=1"))[0] == 404
    assert "伙伴計劃" in "".join(each.text for each in docx.Document(io.BytesIO(got["docx"])).paragraphs)
    assert openpyxl.load_workbook(io.BytesIO(got["xlsx"])).worksheets
    content = await desk.store.read(lambda connection: build.report(connection, desk.knowledge, YEAR, clock.now()))
    assert json.loads(got["json"]) == json.loads(json.dumps(build.outside(content))) and "1\u202f107" in got["html"].decode()


def test_a_record_is_a_link_only_for_who_may_open_it() -> None:
    found = report_parts._pattern(r"/console/events/{id:[A-Za-z0-9-]{1,40}}")
    assert found.fullmatch("/console/events/ab-1") and not found.fullmatch("/console/events/ab-1/people")


# --- the whole way in a browser ---


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")
@pytest.mark.parametrize("scripts", [False])
async def test_from_the_texts_to_the_restated_report_in_a_browser_without_scripts(
    desk: Desk, clock: MovedClock, base: str, tmp_path: Path, scripts: bool
) -> None:
    if not desk.store.sqlite:
        pytest.skip("pages do not depend on the database")
    address = f"{base}/console/report?year={YEAR}"
    async with (
        people(desk, clock, base, "publisher", "approver") as (publisher, approver),
        opened(base, publisher, approver, width=320, scripts=scripts) as (
            page,
            second,
        ),
    ):
        await page.goto(address)
        boxes = await page.locator("textarea[name^=slot-]").all()
        assert len(boxes) == 6, "those that the report of this year has"
        for number, box in enumerate(boxes):
            await box.fill(f"本年度的工作（{number}）按計劃進行。")
        await press(page, "儲存文字")
        await expect(page.locator("main")).to_contain_text("已儲存 6 段文字")
        await press(page, "提出凍結")
        await second.goto(f"{base}/console")
        await press(second, "待批准的年度報告")
        await press(second, "凍結並發布")
        await expect(second.locator("main")).to_contain_text("已凍結並發布第 1 版")
        await correct_the_records(desk)
        await page.goto(address)
        await page.locator("#reason").fill("補記一宗實地評估")
        await press(page, "提出更正版")
        await second.goto(address)
        await press(second, "凍結並發布")
        await figures_restated(second, "補記一宗實地評估")
        await press(second, "核對雜湊值")
        await expect(second.locator("#editions ~ .card").first).to_contain_text("核對無誤")
        assert await second.evaluate("document.documentElement.scrollWidth") <= 320


async def figures_restated(page: Page, reason: str) -> None:
    card = page.locator("#editions ~ .card").first
    await expect(card).to_contain_text(reason)
    await expect(card).to_contain_text("1,107")
    await expect(card).to_contain_text("1,108")
