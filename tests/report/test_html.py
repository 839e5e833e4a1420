"""The report as a page: what it says, its links, and how it is on a phone, by axe and on paper, whatever officers wrote."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from bot.handlers import report_html
from tests.conftest import IN_CI
from tests.report.papers import nasty_paper as nasty_paper  # fixtures
from tests.report.papers import paper_of_2010 as paper_of_2010
from tests.report.papers import saved
from tests.report.test_build import PAPER, TABLE

Content = dict[str, Any]
CHROMIUM = shutil.which("chromium")
in_browser = pytest.mark.skipif(CHROMIUM is None and not IN_CI, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM or "/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


def test_every_phrase_of_the_paper_stands_in_the_paragraph_of_that_number(paper_of_2010: Content) -> None:
    page = html.fromstring(report_html.document(paper_of_2010))
    for number, phrases in PAPER.items():
        (paragraph,) = page.xpath(f"//*[@id='paragraph-{number}']")
        text = paragraph.text_content()
        assert text.lstrip().startswith(f"{number}.") and all(phrase in text for phrase in phrases), number
    (first,) = page.xpath("//*[@id='paragraph-1']")
    rows = [[cell.text_content() for cell in row] for row in page.xpath("(//table)[1]/tbody/tr")]
    assert first.text_content().startswith("本文件") and rows == TABLE


def test_figures_lead_to_what_is_behind_them_only_where_there_is_such_a_page(paper_of_2010: Content) -> None:
    linked = html.fromstring(str(report_html.page_of(paper_of_2010, lambda key: f"/figure?key={key}")))
    found = {link.get("href").removeprefix("/figure?key=") for link in linked.xpath("//a[@class='report-figure']")}
    assert found == set(paper_of_2010["figures"])
    assert 'class="report-figure" href' not in report_html.page_of(paper_of_2010)


def test_footnotes_lead_there_and_back(paper_of_2010: Content) -> None:
    page = html.fromstring(report_html.document(paper_of_2010))
    ids = page.xpath("//@id")
    targets = [href.removeprefix("#") for href in page.xpath("//a/@href")]
    assert len(ids) == len(set(ids)) and len(targets) == 10 and all(target in ids for target in targets)


def test_the_page_loads_nothing_and_needs_no_script(paper_of_2010: Content, nasty_paper: Content) -> None:
    for content in (paper_of_2010, nasty_paper):
        page = html.fromstring(report_html.document(content))
        assert page.xpath("//script | //link | //img | //iframe | //*[@onload or @onclick]") == []
    assert len(report_html.document(paper_of_2010).encode()) < 100_000


def test_whatever_officers_write_stands_there_as_text(nasty_paper: Content) -> None:
    text = html.fromstring(report_html.document(nasty_paper)).text_content()
    assert "<script>alert(1)</script> & [x](http://example.com) **粗**" in text and "{{ 7*7 }} {% x %}" in text and "長" * 40_000 in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", text.replace("\r", ""))


def test_a_draft_says_so_and_a_frozen_edition_is_shown_from_its_content(paper_of_2010: Content) -> None:
    assert "草擬本" in report_html.document(paper_of_2010) and "【待填：下一步工作】" in report_html.document(paper_of_2010)
    frozen = report_html.document(paper_of_2010 | {"draft": False, "edition": 1, "reason": None})
    assert "草擬本" not in frozen and "第 1 版" not in frozen
    assert "暫定數字" in report_html.document(paper_of_2010 | {"as_at": "2010-11-30"})


@in_browser
@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("paper", ["paper_of_2010", "nasty_paper"])
def test_it_fits_a_phone_and_axe_finds_nothing(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest, width: int, paper: str) -> None:
    path = saved(tmp_path, "report.html", report_html.document(request.getfixturevalue(paper)).encode())
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    page.close()


@in_browser
@pytest.mark.browser
def test_it_prints_on_a4_with_a_number_on_each_page(chromium: Browser, tmp_path: Path, paper_of_2010: Content) -> None:
    page = chromium.new_page()
    page.goto(saved(tmp_path, "report.html", report_html.document(paper_of_2010).encode()).as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    sizes = {(round(float(wide)), round(float(high))) for wide, high in re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", printed)}
    assert sizes and all(abs(wide - 595) <= 1 and abs(high - 842) <= 1 for wide, high in sizes)
    page.close()
