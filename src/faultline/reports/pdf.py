"""A report as PDF, set by Typst without a browser. All text goes to Typst as data, never as markup."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from faultline.exchange.citing import one_line
from faultline.reports.chrome import Chrome, chrome
from faultline.reports.elements import Block, EvidenceTable, Figure, OwnWords, Reference, Report
from faultline.reports.trimming import PAGED, trimmed


def to_pdf(report: Report, target: Path) -> None:
    """Set the whole report as A4 pages at `target`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = (files("faultline.reports") / "templates" / "report.typ").read_text(encoding="utf-8")
        (folder / "report.typ").write_text(template, encoding="utf-8")
        (folder / "report.json").write_text(json.dumps(_as_data(report, folder)), encoding="utf-8")
        typst.compile(folder / "report.typ", output=target, root=folder, ignore_system_fonts=True, timestamp=0)


def page_count(report: Report) -> int:
    """How many pages the report fills when it is printed."""
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "report.pdf"
        to_pdf(report, target)
        pdf = pypdfium2.PdfDocument(target)
        try:
            return len(pdf)
        finally:
            pdf.close()


def to_png(figure: Figure, target: Path) -> None:
    """Draw a figure as a picture of 150 dots an inch for a width of 160 mm."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "figure.svg").write_text(figure.svg, encoding="utf-8")
        page = '#set page(width: 160mm, height: auto, margin: 0mm)\n#image("figure.svg", width: 100%)\n'
        (folder / "figure.typ").write_text(page, encoding="utf-8")
        typst.compile(
            folder / "figure.typ", output=target, root=folder, format="png", ppi=150.0, ignore_system_fonts=True
        )


def _as_data(report: Report, folder: Path) -> dict[str, Any]:
    words = chrome(report.language)
    sections = [
        {"number": s.number, "title": s.title, "blocks": [_block(b, folder, words) for b in s.blocks]}
        for s in report.sections
    ]
    return {
        "title": report.title,
        "language": report.language,
        "compact": report.is_compact,
        "marks": [words.opening, words.closing],
        "sections": sections,
        "sources": _sources(report),
    }


def _sources(report: Report) -> list[dict[str, Any]]:
    """The documents that are cited, each with its quotes; of a long one what tells the sentence."""
    cited = groupby(report.references, key=lambda r: r.about)
    return [
        {"title": title, "publisher": publisher, "date": date, "quotes": [_quote(r, report) for r in quotes]}
        for (_, title, publisher, date), quotes in cited
    ]


def _quote(reference: Reference, report: Report) -> dict[str, Any]:
    whole = one_line(reference.quote) if report.is_compact else trimmed(reference, PAGED)
    return {"number": reference.number, "quote": whole, "where": reference.where, "statements": reference.told_by}


def _block(block: Block, folder: Path, words: Chrome) -> dict[str, Any]:
    if isinstance(block, Figure):
        file = f"figure-{len(list(folder.glob('figure-*.svg')))}.svg"
        (folder / file).write_text(block.svg, encoding="utf-8")
        return {"kind": "figure", "caption": block.caption, "file": file}
    if isinstance(block, EvidenceTable):
        return {"kind": "evidence", "header": words.header, "otherwise": words.no_evidence}
    marked = {"mark": block.mark} if isinstance(block, OwnWords) else {}
    return {"kind": type(block).__name__.casefold(), **asdict(block), **marked}
