"""The annual report as a Word document that officers go on editing: Word numbers its paragraphs and footnotes, and repeats the heads of tables."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bot import charts
from bot.handlers import word_parts
from bot.handlers.report_html import chart_of, slots_of, state_of

CHINESE, SCRIPT = "PMingLiU", "zh-HK"
SIZES = {"Normal": 12, "Title": 16, "Heading 1": 13, "Header": 9, "Footer": 9, "Caption": 11}
SMALL, TABLE = Pt(10), Pt(11)
WIDE = Mm(160)
SECOND = 2  # papers number from their second paragraph on
Content = dict[str, Any]


def document(content: Content) -> bytes:
    """The report (programme/report/build.py) as a .docx file on A4."""
    return _Paper(content).saved()


class _Paper:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.slots = slots_of(content)
        self.paper: WordDocument = Document()
        self.called: set[int] = set()
        self._set_up()
        word_parts.add_footnotes(self.paper, content["footnotes"])
        countings = word_parts.add_counting(self.paper, 1 + len(content["annex"]), SECOND)
        self._head()
        for counting, sections in zip(countings, [content["sections"], *([each] for each in content["annex"])], strict=True):
            for section in sections:
                self._section(section, counting, new_page=section in content["annex"])

    def saved(self) -> bytes:
        out = BytesIO()
        self.paper.save(out)
        return out.getvalue()

    def _set_up(self) -> None:
        """A4, fonts for both scripts, page numbers; nothing about who made the file."""
        section = self.paper.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(24)
        for name, size in SIZES.items():
            style = self.paper.styles[name]
            word_parts.font(style, CHINESE, SCRIPT, Pt(size))
            style.font.color.rgb = None
        title = self.paper.styles["Title"]
        title.font.bold = True
        title.element.pPr.remove(title.element.pPr.find(qn("w:pBdr")))  # the line that the template draws under it
        self.paper.styles["Normal"].paragraph_format.space_after = Pt(8)
        self.paper.styles["Normal"].paragraph_format.line_spacing = 1.25
        properties = self.paper.core_properties
        properties.title, properties.author, properties.comments, properties.language = self.content["title"], "", "", SCRIPT
        word_parts.number_pages(section)

    def _head(self) -> None:
        first, *others = self.content["head"]
        self._line(first, WD_ALIGN_PARAGRAPH.RIGHT)
        for line in others:
            self._line(line, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        self.paper.add_paragraph(self.content["title"], style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
        for line in state_of(self.content):
            self._line(line, WD_ALIGN_PARAGRAPH.CENTER, bold=True)

    def _line(self, text: str, where: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
        paragraph = self.paper.add_paragraph()
        paragraph.alignment = where
        paragraph.add_run(text).bold = bold

    def _section(self, section: dict[str, Any], counting: int, *, new_page: bool) -> None:
        if section["heading"]:
            heading = self.paper.add_heading(section["heading"], 1)
            heading.paragraph_format.page_break_before = new_page
        else:
            self.paper.add_paragraph()
        for block in section["blocks"]:
            if "table" in block:
                self._table(block["table"])
            elif "chart" in block:
                self._chart(block)
            elif "items" in block:
                for item in block["items"]:
                    word_parts.count(self._runs(item["runs"]), counting, 1)
            else:
                paragraph = self._runs(block["runs"])
                if (block["paragraph"] or 0) >= SECOND:
                    word_parts.count(paragraph, counting)

    def _runs(self, runs: list[dict[str, Any]]) -> Any:
        paragraph = self.paper.add_paragraph()
        broken = any("\n" in self.slots[run["slot"]]["shown"] for run in runs if "slot" in run)  # Word would stretch what stands before a break
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if broken else WD_ALIGN_PARAGRAPH.JUSTIFY
        for run in runs:
            if "note" in run:
                self._call(paragraph, run["note"])
            elif "slot" in run:
                slot = self.slots[run["slot"]]
                written = paragraph.add_run(slot["shown"])
                written.font.highlight_color = WD_COLOR_INDEX.YELLOW if slot["missing"] else None
            else:
                paragraph.add_run(run["text"])
        return paragraph

    def _call(self, paragraph: Any, number: int) -> None:
        """A footnote can be called once; where it is called again stands its number."""
        if number in self.called:
            paragraph.add_run(str(number)).font.superscript = True
        else:
            word_parts.call(paragraph, number)
        self.called.add(number)

    def _table(self, table: dict[str, Any]) -> None:
        caption = self.paper.add_paragraph(table["caption"], style="Caption")
        caption.paragraph_format.keep_with_next = True
        made = self.paper.add_table(rows=1, cols=len(table["heads"]), style="Table Grid")
        self._row(made.rows[0], table["heads"], bold=True)
        word_parts.mark(made.rows[0], "w:tblHeader")
        for row in table["rows"]:
            added = made.add_row()
            word_parts.mark(added, "w:cantSplit")
            self._row(added, [cell if isinstance(cell, str) else cell["text"] for cell in row])
        for note in table["notes"]:
            self.paper.add_paragraph().add_run(note).font.size = SMALL

    def _row(self, row: Any, texts: list[str], *, bold: bool = False) -> None:
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(2), 1.0
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column else WD_ALIGN_PARAGRAPH.LEFT
            run = paragraph.add_run(text)
            run.bold, run.font.size = bold, TABLE

    def _chart(self, block: dict[str, Any]) -> None:
        """A picture with its title and numbers as the text for whoever does not see it."""
        chart = chart_of(block)
        paragraph = self.paper.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        picture = paragraph.add_run().add_picture(BytesIO(charts.png(chart)), width=WIDE)
        told = "；".join(
            f"{name}：{'、'.join(f'{category} {number}' for category, number in zip(chart.categories, numbers, strict=True))}"
            for name, numbers in chart.series.items()
        )
        properties = picture._inline.docPr
        properties.set("descr", f"{chart.title}（{chart.unit}）。{told}")
        properties.set("title", chart.title)
