"""A report as DOCX: headings, captions, tables, footnotes with the quotes, and marks that lead to the annex."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from faultline.exchange.xml_text import allowed
from faultline.reports.chrome import chrome
from faultline.reports.docx_contents import add_contents, mark_section
from faultline.reports.docx_finish import EVIDENCE, evidence_style, finish, with_alt_text
from faultline.reports.elements import (
    Block,
    EvidenceTable,
    Figure,
    Heading,
    OwnWords,
    Paragraph,
    Points,
    Report,
    Sentence,
    Table,
)
from faultline.reports.footnotes import add_footnotes
from faultline.reports.pdf import to_png
from faultline.reports.trimming import PAGED, trimmed

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def to_docx(report: Report, target: Path) -> None:
    """Write the whole report at `target`; figures become pictures."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    document.styles["Normal"].font.size = Pt(10)
    facts = document.core_properties
    facts.title, facts.author, facts.created, facts.modified = allowed(report.title), "Faultline", _EPOCH, _EPOCH
    facts.language = report.language
    evidence_style(document)
    document.add_heading(allowed(report.title), 0)
    add_contents(document, chrome(report.language).contents, report.sections)
    for part in report.sections:
        mark_section(document.add_heading(allowed(f"{part.number}. {part.title}"), 1), part)
        for block in part.blocks:
            _add(document, block, report)
    add_footnotes(document, report.references, chrome(report.language))
    finish(document, report)
    document.save(str(target))


def _add(document: Any, block: Block, report: Report) -> None:
    match block:
        case Heading(text):
            document.add_heading(allowed(text), 2)
        case Paragraph(sentences):
            paragraph = document.add_paragraph()
            for sentence in sentences:
                _say(paragraph, sentence)
        case Points(sentences):
            for sentence in sentences:
                _say(document.add_paragraph(style="List Bullet"), sentence)
        case Table():
            _table(document, block)
        case Figure():
            _figure(document, block)
        case EvidenceTable():
            _evidence(document, report)
        case OwnWords():
            _own(document, block)


def _own(document: Any, words: OwnWords) -> None:
    """An analyst's own text, indented under their name."""
    said = document.add_paragraph()
    said.add_run(allowed(f"{words.label} — {words.mark}")).bold = True
    said.paragraph_format.keep_with_next = True
    said.paragraph_format.left_indent = Mm(6)
    for part in words.parts:
        for item in part.items:
            paragraph = document.add_paragraph(style="List Bullet" if part.shape == "point" else None)
            paragraph.paragraph_format.left_indent = Mm(12 if part.shape == "point" else 6)
            for run in item:
                made = paragraph.add_run(allowed(run.said.text))
                made.bold = run.look == "strong" or part.shape == "heading" or None
                made.italic = run.look == "stressed" or None
                for number in run.said.references:
                    paragraph._p.append(_link(number))


def _say(paragraph: Any, sentence: Sentence) -> None:
    paragraph.add_run(allowed(f"{sentence.text} " if sentence.text else ""))
    for number in sentence.references:
        paragraph._p.append(_link(number))
    if sentence.references:
        paragraph.add_run(" ")


def _link(number: int) -> Any:
    """A mark that leads to the row of its quote."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"ref_{number}")
    run, look, size, text = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "sz", "t"))
    size.set(qn("w:val"), "16")
    look.append(size)
    text.text = f"[{number}]"
    run.append(look)
    run.append(text)
    link.append(run)
    return link


def _table(document: Any, table: Table) -> None:
    document.add_paragraph(allowed(table.caption), style="Caption").paragraph_format.keep_with_next = True
    made = _grid(document, table.header, len(table.rows))
    for cells, row in zip(list(made.rows)[1:], table.rows, strict=True):
        for cell, sentence in zip(cells.cells, row, strict=True):
            _say(cell.paragraphs[0], sentence)
    _smaller(made)


def _grid(document: Any, header: tuple[str, ...], rows: int) -> Any:
    made = document.add_table(rows=rows + 1, cols=len(header), style="Table Grid")
    for cell, title in zip(made.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(allowed(title)).bold = True
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(again)
    return made


def _smaller(table: Any) -> None:
    for run in table._tbl.iter(qn("w:r")):
        look = run.get_or_add_rPr()
        if look.find(qn("w:sz")) is None:
            size = OxmlElement("w:sz")
            size.set(qn("w:val"), "17")
            look.append(size)


def _figure(document: Any, figure: Figure) -> None:
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "figure.png"
        to_png(figure, picture)
        with_alt_text(document.add_picture(str(picture), width=Mm(160)), figure.caption)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(allowed(figure.caption), style="Caption")


def _evidence(document: Any, report: Report) -> None:
    """The quotes by their documents, as small running text in two columns."""
    words = chrome(report.language)
    if not report.references:
        document.add_paragraph(words.no_evidence)
        return
    _columns(document, 1)
    for (_, title, publisher, date), quotes in groupby(report.references, key=lambda r: r.about):
        head = document.add_paragraph(style=EVIDENCE)
        head.add_run(allowed(title)).bold = True
        head.add_run(allowed(f" {publisher}, {date}"))
        head.paragraph_format.keep_with_next = True
        for r in quotes:
            said = document.add_paragraph(style=EVIDENCE)
            said.add_run(f"[{r.number}]")
            _mark(said, f"ref_{r.number}", r.number)
            quote = f"{words.opening}{trimmed(r, PAGED)}{words.closing}"
            said.add_run(allowed(f" {quote} {r.where} · {r.told_by}"))
    _columns(document, 2)


def _columns(document: Any, number: int) -> None:
    """End the part of the document that stands in so many columns, and go on below it on the same page."""
    document.add_section(WD_SECTION.CONTINUOUS)
    columns = document.sections[-2]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(number))


def _mark(paragraph: Any, name: str, number: int) -> None:
    """A bookmark around a paragraph's text."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)
    paragraph._p.append(end)
