"""Dashboards show only numbers that the report uses: every number on the page of figures is one of them, and those of the first page are work of today."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.desk import Desk
from bot.handlers.console import home, report_words
from bot.programme import history
from bot.programme.report import figures
from bot.wording import Wording
from tests.conftest import MovedClock
from tests.console.client import console_open, signed_in
from tests.console.test_gaps import approved
from tests.console.world import filled

# Numbers of the first page that are none of the report's: what waits to be done now, each of which leads to the list of exactly these. None of them is a
# result of the programme, none is kept, and none is shown for a period.
WORK_OF_TODAY = {
    **dict.fromkeys(("enquiries_late", "enquiries_open", "enquiries_mine"), "enquiries that wait for somebody"),
    **dict.fromkeys(("cases_new", "cases_mine", "cases_to_check", "cases_late"), "cases at a step that is somebody's to take"),
    **dict.fromkeys(("papers_soon", "meetings_to_record"), "meetings whose papers or decisions are due"),
    **dict.fromkeys(("providers_waiting", "logos_waiting"), "entries in registers that wait for an answer"),
    **dict.fromkeys(("events_soon", "events_postponed"), "events of the next days"),
    **dict.fromkeys(("announcements_running", "knowledge_missing", "knowledge_overdue", "knowledge_waiting"), "messages and answers on their way"),
    "city_actions": "joint actions that are due",
}


def numbers_of(page: str) -> list[tuple[str | None, str]]:
    """Every cell with a number in the page's tables, after the first of its row: (the figure that it leads to, its text)."""
    found = []
    for cell in re.findall(r"<td[^>]*>(.*?)</td>", page.partition("<main")[2], re.DOTALL):
        text = html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
        link = re.search(r'href="(/console/report/figure\?[^"]+)"', cell)
        key = parse_qs(urlsplit(html.unescape(link[1])).query)["key"][0] if link else None
        if key or re.search(r"\d", text):
            found.append((key, text))
    return found


@pytest.mark.parametrize("year", ["2010-11", "2026-27"])
async def test_every_number_on_the_page_of_figures_is_a_figure_of_the_report(
    desk: Desk, clock: MovedClock, tmp_path: Path, wording: Wording, year: str
) -> None:
    await desk.store.write(lambda connection: history.load(connection, [each.model_dump() for each in desk.knowledge.history]) and None)
    await approved(desk.store, [("metals", "dongguan", 2)])
    await filled(desk, clock)
    known = await desk.store.read(lambda connection: figures.of_year(connection, desk.knowledge, year, clock.now()))
    seen = set()
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "viewer") as me:
        for part in report_words.GROUPS:
            _, page = await me.get(f"/console/figures?part={part}&year={year}")
            for key, text in numbers_of(page):
                assert key in known, f"{text} is none of the report's figures"
                assert text == wording.phrase(report_words.number(known[key]), "zh-Hant"), key
                seen.add(key)
            drawn = {int(each.replace(",", "")) for each in re.findall(r"<text[^>]*>([\d,]+)</text>", page)}
            ends = {figure.number for figure in known.values() if figure.basis.measure in report_words.GROUPS[part]}
            assert drawn <= ends, "a chart draws what its table says"
    assert seen == set(known), "and every figure of the report is on it"
    assert len(seen) > 10


def test_a_number_of_somebody_elses_counting_is_noticed() -> None:
    """The negative control."""
    page = '<main><td class="figure">41</td><td><a href="/console/report/figure?year=2010-11&amp;key=events%402010-11">71</a></td>'
    assert numbers_of(page) == [(None, "41"), ("events@2010-11", "71")]


def test_every_other_number_of_the_first_page_is_work_of_today_and_leads_to_it() -> None:
    assert set(home.PATHS) == set(WORK_OF_TODAY), "say why it is no figure of the report"
    assert all(path.startswith("/") for path in home.PATHS.values())
