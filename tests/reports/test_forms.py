"""DOCX and PDF hold the same report, and its figures are drawings that run nothing."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from faultline.reports import write_report
from faultline.reports.elements import Figure, Report
from faultline.workspace import MapView
from sample_map import HOSTILE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@pytest.fixture(scope="module")
def report(view: MapView, folder: Path) -> Report:
    write_report(view, folder / "report.pdf")
    return write_report(view, folder / "report.docx")


def test_docx_has_headings_captions_and_marks_that_lead_to_quotes(report: Report, folder: Path) -> None:
    document = docx.Document(str(folder / "report.docx"))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [f"{s.number}. {s.title}" for s in report.sections]
    assert any(p.style and p.style.name == "Caption" for p in document.paragraphs)
    xml = document.element.xml
    anchors = set(re.findall(r'w:anchor="(ref_\d+)"', xml))
    assert anchors
    assert anchors <= set(re.findall(r'w:bookmarkStart[^>]*w:name="(ref_\d+)"', xml))


def test_pdf_holds_every_section_and_hostile_text_as_text(report: Report, folder: Path) -> None:
    pdf = pypdfium2.PdfDocument(folder / "report.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert all(section.title in text for section in report.sections)
    assert "{{ 7 * 7 }}" in text
    pdf.close()


def test_figures_are_plain_drawings_with_captions_that_tell_their_limits(report: Report) -> None:
    figures = [b for s in report.sections for b in s.blocks if isinstance(b, Figure)]
    assert [f.caption.split(".")[0] for f in figures] == [f"Figure {n}" for n in range(1, len(figures) + 1)]
    assert len(figures) >= 3
    for figure in figures:
        root = etree.fromstring(figure.svg.encode())
        names = {etree.QName(e).localname for e in root.iter()}
        assert names <= {"svg", "title", "rect", "line", "circle", "text", "path", "g"}
        assert not {"style", "href", "onload"} & {a for e in root.iter() for a in e.attrib}
        assert HOSTILE not in figure.svg
        assert len(figure.caption) > 100
