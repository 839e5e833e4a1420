"""The papers of a meeting: opened again with other programs, their figures are those of the agenda, without persons and without samples in the sums."""

import io
import zipfile
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import select

from bot.handlers import pack_excel, pack_word
from bot.knowledge import Knowledge
from bot.markup import to_plain
from bot.messages import LANGUAGES, Address, Language, Phrase
from bot.programme import Here, committee, history, meeting_pack, pack_links
from bot.store import Store
from bot.tables import audit, staff
from bot.wording import Wording
from tests import an_application as an
from tests.conftest import MovedClock
from tests.handlers.test_web import Browser, NewSite
from tests.handlers.test_web import new_site as new_site  # the fixture

CASES: list[dict[str, Any]] = [
    {"company_name": "樣本五金廠有限公司"},
    {"company_name": "=HYPERLINK(1)", "cost_cents": 4_000_050},
    {"company_name": "[x](http://example.com) *y*", "component": "demonstration", "cost_cents": 80_000_000, "sector": "paper", "city": "foshan"},
    {"company_name": "樣本印刷", "component": "verification", "cost_cents": None, "sector": None, "city": None},
]
PERSONAL = ("陳大文", "23456789", "更換鍋爐")


async def a_full_meeting(store: Store, known: Knowledge) -> int:
    await an.officer(store, known, "handler")
    await an.officer(store, known, "checker")
    held = await an.a_meeting(store)
    for number, case in enumerate(CASES):
        await an.tabled(store, known, held, chat=f"owner{number}", **case)
    sample = await an.tabled(store, known, held, chat="owner9", company_name="（樣本）丙廠")
    await an.set_columns(store, sample, sample=True)
    return held


async def packed(store: Store, known: Knowledge, held: int) -> dict[str, Any]:
    now = store.clock.now()
    return await store.read(lambda connection: meeting_pack.pack(Here(connection, now, known, Address("web", ""), "zh-Hant"), meeting_id=held))


def worded(wording: Wording, language: Language) -> Callable[[Phrase], str]:
    return lambda phrase: to_plain(wording.phrase(phrase, language))


def tables_of(content: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(content)).tables]


async def test_the_sums_are_those_of_the_cases_without_the_samples(store: Store, known: Knowledge) -> None:
    pack = await packed(store, known, await a_full_meeting(store, known))
    assert [(each["part"], each["cases"], each["cost_cents"], each["grant_cents"], each["open"]) for each in pack["components"]] == [
        ("on_site_assessment", 2, 6_000_050, 2_500_000, 0),
        ("demonstration", 1, 80_000_000, 40_000_000, 0),
        ("verification", 1, None, None, 1),
    ]
    assert (pack["total"]["cases"], pack["total"]["cost_cents"], pack["total"]["grant_cents"], pack["samples"]) == (4, 86_000_050, 42_500_000, 1)
    for parts in ("components", "sectors", "cities"):
        assert sum(each["cases"] for each in pack[parts]) == 4
        assert sum(each["grant_cents"] or 0 for each in pack[parts]) == 42_500_000
    assert [each["part"] for each in pack["cities"]] == ["dongguan", "foshan", None]
    assert [each["sample"] for each in pack["cases"]] == [False, False, False, False, True]


async def test_the_word_file_has_the_figures_of_the_agenda_and_no_person(store: Store, known: Knowledge, wording: Wording) -> None:
    pack = await packed(store, known, await a_full_meeting(store, known))
    for language in LANGUAGES:
        content = pack_word.document(pack, worded(wording, language), language)
        summary, listed, *_ = tables_of(content)
        assert summary[1][1:4] == ["2", "HK$60,000.50", "HK$25,000"] and summary[-1][1:4] == ["4", "HK$860,000.50", "HK$425,000"]
        assert [row[1] for row in listed[1:5]] == [each["reference"] for each in pack["cases"][:4]] and len(listed) == 6
        assert [row[2] for row in listed[1:4]] == [case["company_name"] for case in CASES[:3]]
        parts = zipfile.ZipFile(io.BytesIO(content))
        whole = "".join(parts.read(name).decode(errors="ignore") for name in parts.namelist() if name.endswith(".xml"))
        assert not [each for each in PERSONAL if each in whole]
        assert "python" not in parts.read("docProps/core.xml").decode().lower(), "nothing says what made the file"


@pytest.mark.parametrize(("language", "font"), [("zh-Hant", "PMingLiU"), ("zh-Hans", "SimSun")])
async def test_every_style_of_the_word_file_has_a_font_for_chinese(store: Store, known: Knowledge, wording: Wording, language: Language, font: str) -> None:
    pack = await packed(store, known, await a_full_meeting(store, known))
    paper = docx.Document(io.BytesIO(pack_word.document(pack, worded(wording, language), language)))
    used = {paragraph.style.name for paragraph in paper.paragraphs}
    for name in used:
        fonts = paper.styles[name].element.rPr.rFonts
        assert fonts.get(docx.oxml.ns.qn("w:eastAsia")) == font and fonts.get(docx.oxml.ns.qn("w:eastAsiaTheme")) is None, name


async def test_the_excel_file_holds_figures_as_figures_and_words_never_as_formulas(store: Store, known: Knowledge, wording: Wording) -> None:
    pack = await packed(store, known, await a_full_meeting(store, known))
    content = pack_excel.workbook(pack, worded(wording, "zh-Hant"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "序號")
    listed = rows[head + 1 :]
    assert [row[2] for row in listed[:3]] == [case["company_name"] for case in CASES[:3]]
    assert [row[6:8] for row in listed[:4]] == [(20_000, 10_000), (40_000.5, 15_000), (800_000, 400_000), ("未有資料", "未有資料")]
    total = next(row for row in book.worksheets[1].iter_rows(values_only=True) if row[0] == "總計")
    assert total == ("總計", 4, 860_000.5, 425_000, 1)
    assert not [each for each in PERSONAL if each in str([cell.value for cell in cells])]


async def test_the_totals_stand_against_the_targets_as_ranges(store: Store, known: Knowledge, wording: Wording, clock: MovedClock) -> None:
    held = await a_full_meeting(store, known)
    assert not (await packed(store, known, held))["history"]
    await store.write(lambda connection: history.load(connection, [each.model_dump() for each in known.history]) and None)
    pack = await packed(store, known, held)
    assert pack["history"] and [(each["part"], each["total"]) for each in pack["approvals"]][-1] == ("all", 1_107)
    targets = tables_of(pack_word.document(pack, worded(wording, "zh-Hant"), "zh-Hant"))[-1][1:]
    assert [row[1:] for row in targets] == [
        ["實地評估", "659", "800 至 1,000", "2", "661"],
        ["示範項目", "88", "約 120", "1", "89"],
        ["核證服務", "360", "500 至 1,000", "1", "361"],
    ]
    clock.moved += timedelta(days=an.COMMITTEE_DAYS)
    case = pack["cases"][0]
    made = {"application_id": case["id"], "version": case["version"], "decision": "approve", "grant_cents": 900_000}
    await an.acts(store, known, "handler", committee.record, meeting_id=held, version=0, decisions=[made])
    after = await packed(store, known, held)
    assert after["targets"][0]["number"] == 660 and after["targets"][0]["agenda"] == 1, "decided: no more to be decided"
    assert after["components"][0]["grant_cents"] == 900_000 + 1_500_000, "what was approved counts"


# --- fetching ---


@pytest.fixture
async def site(new_site: NewSite, database_url: str) -> AsyncIterator[Browser]:
    async with new_site(database_url) as browser:
        yield browser


async def test_a_link_brings_both_files_and_each_fetching_is_written_down(site: Browser, known: Knowledge) -> None:
    held = await a_full_meeting(site.store, known)
    path = (await an.acts(site.store, known, "handler", pack_links.make, meeting_id=held))["path"]
    for kind, beginning in (("docx", b"PK"), ("xlsx", b"PK")):
        async with site.session.get(f"{site.url}{path}.{kind}?lang=en") as response:
            content = await response.read()
            assert response.status == 200 and content.startswith(beginning)
            assert f'filename="committee-{(await packed(site.store, known, held))["day"]}.{kind}"' in response.headers["Content-Disposition"]
            assert response.headers["Cache-Control"] == "no-store" and response.headers["X-Content-Type-Options"] == "nosniff"
    rows = await site.store.read(lambda connection: connection.execute(select(audit.c.object).where(audit.c.what == "pack fetched")).scalars().all())
    assert rows == [f"meeting {held}"] * 2


async def test_a_wrong_link_a_forged_one_and_one_whose_maker_has_left_are_answered_alike(site: Browser, known: Knowledge) -> None:
    held = await a_full_meeting(site.store, known)
    path = (await an.acts(site.store, known, "handler", pack_links.make, meeting_id=held))["path"]
    await site.store.write(lambda connection: connection.execute(staff.update().values(active=False)) and None)
    answers = set()
    for wrong in (f"{path}.docx", f"/staff/pack/{'A' * 43}.docx", "/staff/pack/x.docx", f"{path}.pdf", path):
        async with site.session.get(site.url + wrong) as response:
            page = await response.text()
            answers.add((response.status, page.replace(response.headers["X-Request-Id"], "")))
    assert len(answers) == 1 and next(iter(answers))[0] == 404
