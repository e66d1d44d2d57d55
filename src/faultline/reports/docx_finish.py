"""What python-docx leaves open in a document: its language, its looks, page numbers, and what pictures show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

from faultline.exchange.xml_text import allowed
from faultline.reports.elements import Report

_FONT, _INK = "Calibri", RGBColor(0x1D, 0x23, 0x27)
_WIDE, _SAMPLED = 9400, 60
"""Twips between the margins; rows that tell how wide columns are."""
_LETTER, _BESIDE = 105, 230
"""Twips of a letter in a table, and beside the text of a cell."""
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}


EVIDENCE = "Evidence"
"""The style of the quotes in the annex."""


def evidence_style(document: Any) -> None:
    """Small text with a hanging indent."""
    style = document.styles.add_style(EVIDENCE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(7.5)
    shape = style.paragraph_format
    shape.left_indent, shape.first_line_indent, shape.space_after = Mm(4), Mm(-4), Pt(2)


def finish(document: Any, report: Report) -> None:
    """Set the language of all text, the looks of headings and captions, the header row and widths, page numbers."""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Caption", "List Bullet"):
        _look(document.styles[name], _LANGUAGES.get(report.language, report.language))
    for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 12), ("Caption", 9)):
        document.styles[name].font.size = Pt(size)
    document.styles["Caption"].font.bold = False
    for name in ("Normal", "List Bullet"):
        document.styles[name].paragraph_format.space_after = Pt(4)
    for row in document.element.body.iter(qn("w:tr")):
        whole = OxmlElement("w:cantSplit")
        row.get_or_add_trPr().insert(0, whole)
    for table in document.tables:
        _widen(table)
    _page_numbers(document)


def _widen(table: Any) -> None:
    """Columns no narrower than their longest word, and of what is left as much as they hold asks for."""
    rows = [[cell.text for cell in row.cells] for row in list(table.rows)[:_SAMPLED]]
    columns = list(zip(*rows, strict=True))
    least = [_LETTER * min(_longest_word(column), 16) + _BESIDE for column in columns]
    wanted = [min(max(map(len, column)), 55) for column in columns]
    left = max(_WIDE - sum(least), 0)
    widths = [round(base + left * letters / (sum(wanted) or 1)) for base, letters in zip(least, wanted, strict=True)]
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Twips(width)


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for cell in column for word in cell.split()), default=0)


def with_alt_text(picture: Any, caption: str) -> None:
    """What a picture shows, for those who do not see it."""
    facts = picture._inline.docPr
    facts.set("descr", allowed(caption))
    facts.set("title", allowed(caption.partition(".")[0]))


def _look(style: Any, language: str) -> None:
    style.font.name, style.font.color.rgb = _FONT, _INK
    look = style.element.get_or_add_rPr()
    fonts = look.find(qn("w:rFonts"))
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for old in look.findall(qn("w:lang")):
        look.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    look.append(spoken)


def _page_numbers(document: Any) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = footer.add_run()._r
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run.append(mark)
