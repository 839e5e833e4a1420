"""What our Word documents share: fonts for two scripts, marks of rows, page numbers, numbered paragraphs and footnotes that stay right while somebody edits."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

LATIN = "Times New Roman"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
OUTLINE = 90  # the number of our way of counting in the document's list of them
INDENT = 567  # twentieths of a point: a centimetre


def font(style: Any, chinese: str, script: str, size: Any = None) -> None:
    """One font for Latin and one for Chinese, with the language of each; the template's own (of its theme) has none for Chinese."""
    style.font.name = LATIN
    if size:
        style.font.size = size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:eastAsia"), chinese)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-HK")
    spoken.set(qn("w:eastAsia"), script)
    style.element.get_or_add_rPr().append(spoken)


def mark(row: Any, name: str) -> None:
    """w:tblHeader: repeated on each page; w:cantSplit: not parted between two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def number_pages(section: Any) -> None:
    """The number of the page in the middle below."""
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    footer._p.append(page)


# --- paragraphs that Word numbers itself ---


def add_counting(paper: Document, counts: int, start: int) -> list[int]:
    """`counts` ways of counting that each begin anew: 2. 3. 4., and (a) (b) under each. Returns their numbers for `count`."""
    numbering = paper.part.numbering_part.element
    levels = (("decimal", "%1.", start, 0), ("lowerLetter", "(%2)", 1, INDENT))
    inside = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{begin}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left + INDENT}"/></w:tabs>'
        f'<w:ind w:left="{left + INDENT if level else 0}" {f"w:hanging={chr(34)}{INDENT}{chr(34)}" if level else ""}/></w:pPr></w:lvl>'
        for level, (kind, text, begin, left) in enumerate(levels)
    )
    outline = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{OUTLINE}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>')
    numbering.insert(0, outline)
    return [_one_count(numbering, start) for _ in range(counts)]


def _one_count(numbering: Any, start: int) -> int:
    one = numbering.add_num(OUTLINE)
    one.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(one.numId)


def count(paragraph: Any, counting: int, level: int = 0) -> None:
    """Have Word number this paragraph."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = counting


# --- footnotes, which the library has none of ---


def add_footnotes(paper: Document, notes: Iterable[dict[str, Any]]) -> None:
    """The texts of footnotes, {"number", "text"}; `call` puts their numbers into the text."""
    lines = "".join(_footnote(note["number"], note["text"]) for note in notes)
    signs = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{signs}{lines}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, content.encode(), paper.part.package)
    paper.part.relate_to(part, FOOTNOTES)


def _footnote(number: int, text: str) -> str:
    own = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    small = '<w:rPr><w:sz w:val="19"/></w:rPr>'
    said = f'<w:r>{small}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    return f'<w:footnote w:id="{number}"><w:p>{own}{said}</w:p></w:footnote>'


def call(paragraph: Any, number: int) -> None:
    """The raised number of a footnote."""
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)
