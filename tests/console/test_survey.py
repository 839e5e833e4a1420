"""Surveys in the console, as a publisher and an approver do it, and the public page: by HTTP, then in a real browser at the width of a small telephone."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import aiohttp
import pytest
from axe_playwright_python.async_playwright import Axe
from sqlalchemy import update

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.messages import LANGUAGES
from bot.tables import survey, survey_change
from tests.a_survey import TITLES, Case
from tests.conftest import IN_CI, MovedClock
from tests.console.client import console_open, signed_in
from tests.console.test_pages_browser import CHROMIUM, opened

needs_a_browser = pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """What the pages show is the same on both kinds of database: tests/test_surveys.py runs on both."""
    return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"


@pytest.fixture
async def case(desk: Desk, clock: MovedClock) -> AsyncIterator[Case]:
    made = Case(desk.store, desk.knowledge, clock)
    await made.begin()
    yield made


async def answered(case: Case) -> int:
    """A survey that was closed with 24 answers of 30, two pairs of which one waits. Returns its id."""
    await case.takes_part(*((f"m{n:02}", "metals") for n in range(20)), *((f"t{n:02}", "textiles") for n in range(10)))
    made = await case.opened()
    await case.watch()
    for n in range(24):
        await case.answer(made, f"m{n:02}" if n < 16 else f"t{n - 16:02}", management="5" if n % 2 else "4", words="<b>多辦參觀</b>")
    await case.closed(made)
    await case.shown(made)
    return made


def draft(case: Case, **over: str) -> dict[str, str]:
    today = case.clock.now().astimezone(HONG_KONG).date().isoformat()
    last = case.clock.now().astimezone(HONG_KONG).date().replace(year=int(today[:4]) + 1).isoformat()
    fields = {f"title-{language}": TITLES[language] for language in LANGUAGES}
    return fields | {"opens_on": today, "closes_on": last, "remind_days": "7", "version": "0"} | over


async def test_a_publisher_writes_an_approver_opens_and_nothing_typed_is_lost(desk: Desk, clock: MovedClock, tmp_path: Path, case: Case) -> None:
    await case.takes_part(("a", "metals"), ("b", "metals"))
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        mine = await stack.enter_async_context(signed_in(desk, clock, base, "publisher"))
        theirs = await stack.enter_async_context(signed_in(desk, clock, base, "approver", "Officer Ho"))
        status, page = await mine.post("/console/survey/new", draft(case))
        assert status == 409 and "調查要有 7 至 92 日" in page and f'value="{draft(case)["opens_on"]}"' in page and TITLES["en"] in page
        good = (await case.row(await case.drafted())).closes_on
        status, page = await mine.post("/console/survey/new", draft(case, closes_on=good))
        assert status == 200 and "名單 2 個對話，其中 2 個同意收取邀請" in page and "待另一人批准" not in page
        await mine.post("/console/survey/2/ask", {"version": "0"})
        status, page = await theirs.get("/console/survey/2")
        assert "批准並開始" in page and "批准並開始" not in (await mine.get("/console/survey/2"))[1]
        status, page = await theirs.post("/console/survey/2/refuse", {"reason": ""})
        assert status == 409 and "請寫明原因" in page
        status, page = await theirs.post("/console/survey/2/open", {"version": "0"})
        assert "其間有人改過內容" in page
        status, page = await theirs.post("/console/survey/2/open", {"version": "1"})
        assert "已完成" in page and "進行中" in page
        status, page = await theirs.post("/console/survey/2/close", {"version": "2"})
        assert "已結束" in page and "不足 5 份" in page


async def test_results_are_the_same_on_the_page_in_excel_and_in_public_and_words_are_for_those_who_run_it(
    desk: Desk, clock: MovedClock, tmp_path: Path, case: Case
) -> None:
    made = await answered(case)
    alive = dict.fromkeys(LANGUAGES, "<i>題目</i> **粗**")
    await case.store.write(lambda c: c.execute(update(survey).values(titles=alive)) and c.execute(update(survey_change).values(said=alive)) and None)
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        approver = await stack.enter_async_context(signed_in(desk, clock, base, "approver"))
        viewer = await stack.enter_async_context(signed_in(desk, clock, base, "viewer", "Officer Ho"))
        _, full = await approver.get(f"/console/survey/{made}")
        _, part = await viewer.get(f"/console/survey/{made}")
        assert "&lt;b&gt;多辦參觀&lt;/b&gt;" in full and "多辦參觀&lt;" not in part and "<b>多辦" not in full
        assert "收回 24 份，回應率 80%" in part and "不公布" in part
        async with approver.session.get(f"{base}/console/survey/{made}/results.xlsx", headers=approver.headers) as response:
            book = ZipFile(BytesIO(await response.read()))
        sheets = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        assert "不公布" in sheets and "多辦參觀" not in sheets and "回應率 80%" in sheets
        async with aiohttp.ClientSession() as anybody, anybody.get(f"{base}/survey?lang=en") as response:
            page = await response.text()
        assert "a response rate of 80%" in page and "withheld" in page and "<svg" in page and "多辦參觀&lt;" not in page
        assert "每季辦一次參觀" in page  # the pair, in the words that were typed for English
        assert all("&lt;i&gt;題目" in text and "<i>題目" not in text and "<strong>粗" not in text for text in (full, part, page))


@pytest.mark.browser
@needs_a_browser
@pytest.mark.parametrize("role", ["publisher", "approver"])
async def test_the_pages_have_nothing_that_axe_finds_and_fit_a_small_telephone(desk: Desk, clock: MovedClock, tmp_path: Path, case: Case, role: str) -> None:
    made = await answered(case)
    second = await case.drafted(begins=3)
    wrong: list[Any] = []
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        me = await stack.enter_async_context(signed_in(desk, clock, base, role))
        (page,) = await stack.enter_async_context(opened(base, me, width=320, scripts=True))
        own = (f"/console/survey/{second}/edit", f"/console/survey/{made}/changes/new") if role == "publisher" else ("/survey", "/survey?lang=en")
        for path in ("/console/survey", f"/console/survey/{made}", f"/console/survey/{second}", *own):
            await page.goto(base + path)
            found = await Axe().run(page)
            wrong += [f"{path}: {found.generate_report()[:400]}"] if found.violations_count else []
            wide = await page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{path} is {wide} wide"] if wide > 320 else []
    assert wrong == []
