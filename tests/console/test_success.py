"""Success cases in the console: from an approved demonstration to the public and away again, by two people with browsers."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import aftercare, success
from bot.wording import Wording
from tests import a_case
from tests.conftest import IN_CI, MovedClock
from tests.console.client import console_open, signed_in
from tests.console.test_pages_browser import CHROMIUM, opened, press
from tests.talker import Talker
from tests.test_aftercare import approved
from tests.test_aftercare import does as follows

LANGUAGES = ("zh-Hant", "zh-Hans", "en")


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """What the pages show is the same on both kinds of database; what they do is tried on both in tests/test_success.py."""
    return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"


@pytest.fixture(autouse=True)
def as_the_files_have_it(wording: Wording, known: Knowledge) -> Iterator[None]:
    """The words are those of all tests: afterwards they know only the files again."""
    yield
    wording.knowledge = known


@pytest.fixture
async def expected(desk: Desk, known: Knowledge) -> AsyncIterator[int]:
    """A demonstration whose factory is to share a text. Returns the application."""
    made = await approved(desk.store, known, company_name=a_case.COMPANY)
    await follows(desk.store, known, aftercare.plan, made, dates={"case_text": a_case.day(desk.store, 30), "talk_given": a_case.day(desk.store, 60)})
    yield made


def form(desk: Desk, **over: object) -> dict[str, object]:
    """What the form sends."""
    fields: dict[str, object] = {f"title-{language}": a_case.TITLE[language] for language in LANGUAGES}
    fields |= {f"measure-{language}": a_case.MEASURE[language] for language in LANGUAGES}
    fields |= {"sector": "metals", "technology": "energy", "city": "dongguan", "cost": "300,000", "saving": "120000", "currency": "HKD", "funded": "yes"}
    fields |= {"company": a_case.COMPANY, "consent_by": "樣本廠長", "consent_on": a_case.day(desk.store), "consent_until": a_case.day(desk.store, 30)}
    return fields | {"scope": ["name", "measure", "figures"], "pollutants": ["carbon", "dust"], "version": "0"} | over


async def public(base: str, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(base + path) as answer:
        return answer.status, await answer.text()


async def test_nothing_that_was_typed_is_lost_where_something_is_wrong(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        writer = await stack.enter_async_context(signed_in(desk, clock, base, "publisher"))
        status, page = await writer.post("/console/success/begin", {"origin": "gathered"})
        assert status == 200 and "已建立草稿" in page
        wrong = form(desk, cost="三十萬", payback_months="-1", consent_until="2020-01-01")
        status, page = await writer.post("/console/success/1/edit", wrong)
        assert status == 400
        for said in ("三十萬", "請填寫金額", "請填寫 1 至 600 的月數", "期限不能早於同意日期", a_case.TITLE["en"], "樣本廠長"):
            assert said in page, said
        assert re.search(r'value="dust" checked', page) and re.search(r'<option value="metals" selected', page)
        status, page = await writer.post("/console/success/1/edit", form(desk))
        assert status == 200 and "已儲存" in page and "公開前要補妥" not in page
        status, page = await writer.post("/console/success/1/edit", form(desk, company="別的廠"))
        assert status == 400 and "別的廠" in page, "somebody else has saved since: what was typed stays"
        status, page = await writer.post("/console/success/1/hide", {"reason-hide": " "})
        assert status == 400 and "請填寫原因" in page


async def test_who_asked_cannot_accept_and_a_refusal_says_why(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        writer = await stack.enter_async_context(signed_in(desk, clock, base, "publisher"))
        second = await stack.enter_async_context(signed_in(desk, clock, base, "approver", "Officer Ho"))
        await writer.post("/console/success/begin", {"origin": "gathered"})
        await writer.post("/console/success/1/edit", form(desk))
        _, page = await writer.post("/console/success/1/ask", {"version": "1"})
        assert "已送交" in page and "批准並公開" not in page
        assert (await writer.post("/console/success/1/accept", {"version": "2"}))[0] == 403
        _, page = await second.post("/console/success/1/refuse", {"reason-refuse": "請補回本期"})
        assert "已退回草稿" in page and "請補回本期" in page
        assert "c1" not in desk.knowledge.cases


async def test_a_case_of_the_files_is_removed_and_its_page_is_gone_in_the_same_moment(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        writer = await stack.enter_async_context(signed_in(desk, clock, base, "publisher"))
        assert (await public(base, "/cases/lkk-solar-pv"))[0] == 200
        assert "Lee Kum Kee" in (await writer.get("/console/success/files"))[1]
        assert (await writer.post("/console/success/files/lkk-solar-pv/remove", {"reason-remove": ""}))[0] == 400
        status, page = await writer.post("/console/success/files/lkk-solar-pv/remove", {"reason-remove": "公司來函要求"})
        assert status == 200 and "已移除" in page and "公司來函要求" in page
        status, page = await public(base, "/cases/lkk-solar-pv")
        assert status in (404, 410) and "Lee Kum Kee" not in page
        assert (await writer.post("/console/success/files/lkk-solar-pv/put-back", {"reason-put-back": "x"}))[0] == 403


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")
async def test_from_an_approval_to_the_public_and_withdrawn_again(desk: Desk, clock: MovedClock, tmp_path: Path, expected: int) -> None:
    reader = Talker(desk, clock, "reader")
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        chan = await stack.enter_async_context(signed_in(desk, clock, base, "publisher", "Officer Chan"))
        ho = await stack.enter_async_context(signed_in(desk, clock, base, "approver", "Officer Ho"))
        writes, second = await stack.enter_async_context(opened(base, chan, ho, width=320))
        await writes.goto(f"{base}/console/success")
        await expect(writes.get_by_role("cell", name="提供成功案例的文字")).to_be_visible()
        await writes.get_by_role("button", name=re.compile("起草")).click()
        await fill(writes, desk)
        await accessible(writes)
        await press(writes, "儲存")
        await expect(writes.get_by_text("已儲存")).to_be_visible()
        await press(writes, "送交第二人批核")
        await second.goto(f"{base}/console/success/1")
        await accessible(second)
        await press(second, "批准並公開")
        await expect(second.get_by_text("已公開。")).to_be_visible()

        case_id = success.id_of(1)
        assert a_case.COMPANY in await reader.says(f"case_{case_id}", "start")
        status, page = await public(base, f"/cases/{case_id}")
        assert status == 200 and a_case.COMPANY in page and "300,000" in page
        await writes.goto(f"{base}/console/success")
        await expect(writes.get_by_role("cell", name="在活動上分享經驗")).to_be_visible()
        await expect(writes.get_by_role("cell", name="提供成功案例的文字")).to_have_count(0)

        await writes.goto(f"{base}/console/success/1")
        await writes.get_by_label("工廠收回同意").fill("廠長來電收回")
        await press(writes, "記錄收回同意並即時隱藏")
        await expect(writes.get_by_text("案例已即時隱藏")).to_be_visible()
        await accessible(writes)
        assert a_case.COMPANY not in await reader.says(f"case_{case_id}", "start")
        for path in (f"/cases/{case_id}", "/cases", "/search?q=鍋爐廢熱"):
            status, page = await public(base, path)
            assert a_case.COMPANY not in page and a_case.MEASURE["zh-Hant"] not in page, path


async def fill(page: Page, desk: Desk) -> None:
    """The form, by its labels' fields; what the application says stands in it already."""
    for name, texts in (("title", a_case.TITLE), ("measure", a_case.MEASURE)):
        for language in LANGUAGES:
            await page.locator(f"#{name}-{language}").fill(texts[language])
    assert await page.locator("#company").input_value() == a_case.COMPANY and await page.locator("#sector").input_value() == "metals"
    await page.locator("#cost").fill("300000")
    await page.locator("#consent_by").fill("樣本廠長")
    await page.locator("#consent_on").fill(a_case.day(desk.store))
    await page.locator("#consent_until").fill(a_case.day(desk.store, 30))
    for scope in ("name", "measure", "figures"):
        await page.locator(f"#scope-{scope}").check()


async def accessible(page: Page) -> None:
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page is wider than the screen"
