"""The papers of a meeting as a Word document on A4 across, in the house style of the reader's script."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from bot.handlers import pack_rows, word_parts
from bot.messages import Language, Phrase

Words = Callable[[Phrase], str]

CHINESE: dict[Language, str] = {"zh-Hant": "PMingLiU", "zh-Hans": "SimSun", "en": "PMingLiU"}
SCRIPT: dict[Language, str] = {"zh-Hant": "zh-HK", "zh-Hans": "zh-CN", "en": "zh-HK"}
SIZES = {"Normal": 11, "Title": 18, "Heading 1": 14, "Heading 2": 12, "Header": 9, "Footer": 9}
TABLE_SIZE = Pt(9)
MARGIN = Mm(18)


def document(pack: dict[str, Any], words: Words, language: Language) -> bytes:
    """The pack (programme/meeting_pack.py) as a .docx file; `words` puts a phrase into the reader's language, without markup."""
    paper = Document()
    _set_up(paper, language, words({"say": "pack-title"}))
    for line in pack_rows.head(pack):
        paper.add_paragraph(words(line))
    _sums(paper, pack, words)
    _list(paper, pack, words)
    _cases(paper, pack, words)
    for section, part in (("sectors", "sector"), ("cities", "city")):
        paper.add_heading(words({"say": f"pack-by-{part}"}), 1)
        _table(paper, words, pack_rows.SUMS[part], pack_rows.sums(pack[section], part), numbers=1)
    _targets(paper, pack, words)
    paper.add_heading(words({"say": "pack-notes"}), 1)
    for line in pack_rows.notes(pack):
        paper.add_paragraph(words(line), style="List Bullet")
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def _sums(paper: WordDocument, pack: dict[str, Any], words: Words) -> None:
    paper.add_heading(words({"say": "pack-summary"}), 1)
    rows = [*pack_rows.sums(pack["components"], "component"), *pack_rows.sums([pack["total"]], "component")]
    _table(paper, words, pack_rows.SUMS["component"], rows, numbers=1)


def _list(paper: WordDocument, pack: dict[str, Any], words: Words) -> None:
    paper.add_heading(words({"say": "pack-list"}), 1)
    if not pack["cases"]:
        paper.add_paragraph(words({"say": "pack-no-cases"}))
        return
    _table(paper, words, pack_rows.CASES, [pack_rows.case(number, each) for number, each in enumerate(pack["cases"], 1)], numbers=6)


def _cases(paper: WordDocument, pack: dict[str, Any], words: Words) -> None:
    """Each case with the rule its sum rests on, the check against the rules in short, and what it lacks."""
    if pack["cases"]:
        paper.add_heading(words({"say": "pack-each"}), 1)
    for number, case in enumerate(pack["cases"], 1):
        heading = paper.add_heading(words(pack_rows.heading(number, case)), 2)
        heading.paragraph_format.keep_with_next = True
        for phrase in pack_rows.details(case).values():
            for line in words(phrase).split("\n"):
                paper.add_paragraph(line, style="List Bullet")


def _targets(paper: WordDocument, pack: dict[str, Any], words: Words) -> None:
    paper.add_heading(words({"say": "pack-targets"}), 1)
    _table(paper, words, pack_rows.approvals_head(pack), pack_rows.approvals(pack), numbers=1)
    paper.add_paragraph()
    _table(paper, words, pack_rows.TARGETS, pack_rows.targets(pack), numbers=2)


# --- what Word needs for it ---


def _set_up(paper: WordDocument, language: Language, title: str) -> None:
    """A4 across, fonts for both scripts, the title, page numbers; nothing about who made the file."""
    section = paper.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for name in (*SIZES, "List Bullet"):
        word_parts.font(paper.styles[name], CHINESE[language], SCRIPT[language], Pt(SIZES[name]) if name in SIZES else None)
    properties = paper.core_properties
    properties.title, properties.author, properties.comments, properties.language = title, "", "", SCRIPT[language] if language != "en" else "en-HK"
    paper.add_heading(title, 0)
    word_parts.number_pages(section)


def _table(paper: WordDocument, words: Words, head: Sequence[Phrase], rows: Iterable[Sequence[Phrase]], *, numbers: int) -> None:
    """A table whose head is repeated on each page; the columns from `numbers` on stand to the right where they hold figures."""
    table = paper.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, phrase in zip(table.rows[0].cells, head, strict=True):
        _write(cell, words(phrase), bold=True)
    word_parts.mark(table.rows[0], "w:tblHeader")
    for row in rows:
        added = table.add_row()
        word_parts.mark(added, "w:cantSplit")
        for column, (cell, phrase) in enumerate(zip(added.cells, row, strict=True)):
            figure = isinstance(phrase, int) or (isinstance(phrase, dict) and "money" in phrase)
            _write(cell, words(phrase), right=figure and column >= numbers)


def _write(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, TABLE_SIZE
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
