"""The table of contents of a DOCX: a field that Word can bring up to date, filled with links to the sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from faultline.exchange.xml_text import allowed
from faultline.reports.elements import Section

FIRST_MARK = 1_000_000
"""The bookmarks of sections have numbers from here on, past those of quotes."""


def add_contents(document: Any, title: str, sections: Sequence[Section]) -> None:
    """A line a section, without page numbers: these are known to who sets the pages alone."""
    document.add_paragraph().add_run(allowed(title)).bold = True
    for place, section in enumerate(sections):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        if place == 0:
            _field(paragraph, "begin")
            _field(paragraph, "instr")
            _field(paragraph, "separate")
        paragraph._p.append(_link(f"section_{section.number}", f"{section.number}. {section.title}"))
        if place == len(sections) - 1:
            _field(paragraph, "end")


def mark_section(heading: Any, section: Section) -> None:
    """Where a line of the contents leads."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(FIRST_MARK + section.number))
    start.set(qn("w:name"), f"section_{section.number}")
    heading._p.append(start)
    heading._p.append(end)


def _field(paragraph: Any, kind: str) -> None:
    run = paragraph.add_run()._r
    if kind == "instr":
        mark = OxmlElement("w:instrText")
        mark.set(qn("xml:space"), "preserve")
        mark.text = ' TOC \\o "1-1" \\h '
    else:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
    run.append(mark)


def _link(anchor: str, text: str) -> Any:
    link, run, words = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "t"))
    link.set(qn("w:anchor"), anchor)
    words.text = allowed(text)
    run.append(words)
    link.append(run)
    return link
