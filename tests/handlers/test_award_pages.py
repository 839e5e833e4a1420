"""The list of logos of a year over HTTP."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select, update

from bot.knowledge import Knowledge
from bot.programme import awards, awards_list
from bot.tables import audit, staff
from tests import an_application as an
from tests.handlers.test_web import Browser, NewSite
from tests.handlers.test_web import browser as browser  # a fixture
from tests.handlers.test_web import new_site as new_site  # a fixture


async def link(browser: Browser, known: Knowledge) -> str:
    await an.officer(browser.store, known, "lee")
    await an.acts(browser.store, known, "lee", awards.enter, year=2026, category="partner", name="樣本五金廠", number="N1")
    return str((await an.acts(browser.store, known, "lee", awards_list.link, year=2026))["path"])


async def test_the_link_gives_the_list_as_a_file_and_each_download_is_written_down(browser: Browser, known: Knowledge) -> None:
    path = await link(browser, known)
    for language, heading in (("zh-Hant", "編號"), ("zh-Hans", "编号"), ("en", "Number")):
        async with browser.session.get(f"{browser.url}{path}?lang={language}") as response:
            assert response.status == 200 and response.headers["Cache-Control"] == "no-store" and response.headers["X-Robots-Tag"] == "noindex"
            assert response.headers["Content-Disposition"] == 'attachment; filename="cpp-logos-2026.xlsx"'
            first, *_ = load_workbook(BytesIO(await response.read())).worksheets
            assert first.cell(1, 1).value == heading and [cell.value for cell in first[2]][:2] == ["N1", "樣本五金廠"]
    fetched = await browser.store.read(lambda c: c.execute(select(audit).where(audit.c.what == "label list fetched")).all())
    assert [row.object for row in fetched] == ["labels 2026"] * 3


async def test_a_wrong_link_and_one_of_who_has_lost_the_role_are_answered_alike(browser: Browser, known: Knowledge) -> None:
    path = await link(browser, known)
    await browser.store.write(lambda c: c.execute(update(staff).values(role="viewer")))
    pages = []
    for each in (path, f"/awards/{'x' * 43}", "/awards/no-such-page-there-at-all"):
        async with browser.session.get(browser.url + each) as response:
            pages.append((response.status, (await response.text()).split('class="reference"')[0][:400]))
    assert pages[0][0] == 404 and len(set(pages)) == 1
    assert await browser.store.read(lambda c: c.execute(select(audit).where(audit.c.what == "label list fetched")).all()) == []


async def test_the_list_does_not_run_as_a_page(new_site: NewSite, known: Knowledge) -> None:
    async with new_site() as browser, browser.session.get(browser.url + await link(browser, known)) as response:
        assert response.content_type.endswith("spreadsheetml.sheet") and response.headers["X-Content-Type-Options"] == "nosniff"
