"""The report in Word: paragraphs and footnotes that Word numbers itself, tables and pictures; opened again by other programs, whatever officers wrote."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from bot.handlers import report_word
from tests.conftest import IN_CI
from tests.report.papers import nasty_paper as nasty_paper  # fixtures
from tests.report.papers import paper_of_2010 as paper_of_2010
from tests.report.papers import saved
from tests.report.test_build import TABLE

Content = dict[str, Any]
NUMBER = "w:numPr/w:numId"
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def made(paper_of_2010: Content) -> bytes:
    return report_word.document(paper_of_2010)


def numbered(made: bytes) -> list[tuple[int, int, str]]:
    """(which counting, its level, text) of each paragraph that Word numbers."""
    found = []
    for paragraph in docx.Document(io.BytesIO(made)).paragraphs:
        properties = paragraph._p.pPr
        if properties is not None and properties.numPr is not None:
            found.append((properties.numPr.numId.val, properties.numPr.ilvl.val, paragraph.text))
    return found


def part(made: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def test_word_numbers_the_paragraphs_as_the_paper_does(made: bytes) -> None:
    body, first, *_ = sorted({counting for counting, _, _ in numbered(made)})
    tops = [text for counting, level, text in numbered(made) if counting == body and level == 0]
    assert len(tops) == 16  # 2 to 17: the first paragraph of a paper has no number
    assert tops[7].startswith("在本報告期內，伙伴計劃共舉辦了 71 項") and tops[8].startswith("伙伴計劃在本報告期內共批准了 511 宗")
    assert next(text for counting, level, text in numbered(made) if counting == body and level == 1) == "推廣對清潔生產的認知；"
    assert len([1 for counting, level, _ in numbered(made) if counting == first and level == 1]) == 4
    numbering = part(made, "word/numbering.xml")
    starts = [each.get(qn("w:val")) for each in numbering.iter(qn("w:startOverride"))]
    assert starts and set(starts) == {"2"}


def test_footnotes_are_footnotes(made: bytes, paper_of_2010: Content) -> None:
    notes = {each.get(qn("w:id")): "".join(each.itertext()).strip() for each in part(made, "word/footnotes.xml")}
    called = [each.get(qn("w:id")) for each in part(made, "word/document.xml").iter(qn("w:footnoteReference"))]
    assert called == [str(note["number"]) for note in paper_of_2010["footnotes"]] == ["1", "2", "3", "4", "5"]
    assert [notes[number] for number in called] == [note["text"] for note in paper_of_2010["footnotes"]]


def test_the_tables_have_heads_that_are_repeated_and_the_papers_figures(made: bytes) -> None:
    tables = docx.Document(io.BytesIO(made)).tables
    assert [[cell.text for cell in row.cells] for row in tables[0].rows][1:] == TABLE
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in tables) and len(tables) == 5


def test_charts_are_pictures_that_say_what_they_show(made: bytes, paper_of_2010: Content) -> None:
    charts = [block for section in [*paper_of_2010["sections"], *paper_of_2010["annex"]] for block in section["blocks"] if "chart" in block]
    pictures = docx.Document(io.BytesIO(made)).inline_shapes
    told = [picture._inline.docPr.get("descr") for picture in pictures]
    assert len(told) == len(charts) == 6 and "實地評估：2008/09 113、2009/10 227、2010/11 319" in told[0]
    assert all(abs(picture.width.mm - 160) < 1 for picture in pictures)


def test_fonts_and_language_are_those_of_hong_kong(made: bytes) -> None:
    styles = part(made, "word/styles.xml")
    normal = next(style for style in styles.iter(qn("w:style")) if style.get(qn("w:styleId")) == "Normal")
    assert next(normal.iter(qn("w:rFonts"))).get(qn("w:eastAsia")) == "PMingLiU" and next(normal.iter(qn("w:lang"))).get(qn("w:eastAsia")) == "zh-HK"
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert properties.author == "" and properties.title.startswith("清潔生產伙伴計劃進度報告")


def test_a_draft_says_so_and_what_nobody_wrote_is_marked(made: bytes, paper_of_2010: Content) -> None:
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    assert "草擬本" in text and "【待填：回顧或意見調查】" in text
    frozen = paper_of_2010 | {"draft": False, "edition": 2, "reason": "更正供應商數目"}
    again = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(report_word.document(frozen))).paragraphs)
    assert "草擬本" not in again and "第 2 版。更正原因：更正供應商數目" in again


def test_whatever_officers_write_stands_there_as_text(nasty_paper: Content) -> None:
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(report_word.document(nasty_paper))).paragraphs)
    assert "=1+1\n<script>alert(1)</script> & [x](http://example.com) **粗**" in text and "長" * 40_000 in text
    assert "+紡織業\u202e{{ 7*7 }} {% x %}" in text and "]]> <w:p/> ％s {0}" in text and "😀 𠮷 ﷽" in text and "=cmd|' /C calc'!A0" in text


@pytest.mark.skipif(OFFICE is None and not IN_CI, reason="LibreOffice is not installed")
def test_another_office_program_opens_it_and_prints_numbers_and_footnotes(tmp_path: Path, nasty_paper: Content) -> None:
    path = saved(tmp_path, "report.docx", report_word.document(nasty_paper | {"slots": [each | {"text": each["text"][:300]} for each in nasty_paper["slots"]]}))
    command = [OFFICE or "soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    assert "9. " in text and "(a)" in text and "511 宗" in text and "17. " in text and "=1+1" in text
