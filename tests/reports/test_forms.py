"""DOCX and PDF hold the same report, and its figures are drawings that run nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from faultline.reports import write_report
from faultline.reports.elements import Figure, Report
from faultline.workspace import MapView
from sample_map import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


def test_docx_has_real_footnotes_that_lead_to_the_annex(report: Report, folder: Path) -> None:
    with zipfile.ZipFile(folder / "report.docx") as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
        types = package.read("[Content_Types].xml").decode()
    for name in parts:
        assert f'PartName="/{name}"' in types or 'Extension="xml"' in types
    body, notes = parts["word/document.xml"], parts["word/footnotes.xml"]
    asked = [n.get(f"{W}id") for n in body.iter(f"{W}footnoteReference")]
    given = [n.get(f"{W}id") for n in notes if n.get(f"{W}type") is None]
    assert asked == given
    assert len(set(given)) == len(given) > 5
    styles = {s.get(f"{W}styleId") for s in parts["word/styles.xml"].iter(f"{W}style")}
    used = {s.get(f"{W}val") for part in (body, notes) for t in ("pStyle", "rStyle") for s in part.iter(f"{W}{t}")}
    assert used <= styles
    anchors = {a.get(f"{W}anchor") for a in notes.iter(f"{W}hyperlink")}
    assert anchors <= {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    assert report.references[0].quote[:40] in "".join(notes.itertext())


def test_docx_tells_its_language_and_what_its_pictures_show(report: Report, folder: Path) -> None:
    with zipfile.ZipFile(folder / "report.docx") as package:
        body = etree.fromstring(package.read("word/document.xml"))
        styles = package.read("word/styles.xml").decode()
    assert 'w:val="en-GB"' in styles
    pictures = [p for p in body.iter() if etree.QName(p).localname == "docPr"]
    assert [p.get("descr") for p in pictures] == [
        b.caption for s in report.sections for b in s.blocks if isinstance(b, Figure)
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: soffice is not found")
def test_docx_opens_in_libreoffice(folder: Path, report: Report) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder / "open"), str(folder / "report.docx")], check=True, timeout=300)
    pdf = pypdfium2.PdfDocument(folder / "open" / "report.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert all(section.title in text for section in report.sections)
    pdf.close()


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
