"""Reports and letters of the Security Council, as a reader would check them against the index."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from faultline.documents.dates import publication_date
from faultline.documents.reading import read_source
from faultline.model.document import Document, Role
from faultline.tables.schemas import Source

SOME = ("S/2025/102", "S/2025/322", "S/2025/455", "S/2025/415", "S/RES/2768 (2025)", "S/2025/295")


def read(folder: Path, row: dict[str, str]) -> Document:
    name = row["file"].replace(", ", "_").replace(" ", "_")
    (record,) = read_source(Source(path=name, location=str(folder / name)))
    assert record.document is not None
    return record.document


@pytest.fixture(scope="session")
def documents(shared: Path) -> list[tuple[dict[str, str], Document]]:
    folder = shared / "documents" / "un"
    with (folder / "index.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["symbol"] in SOME]
    return [(row, read(folder, row)) for row in rows]


def test_title_date_and_publisher_come_from_the_first_page(documents: list[tuple[dict[str, str], Document]]) -> None:
    assert len(documents) == len(SOME)
    for row, document in documents:
        assert document.date == publication_date(row["date"])
        assert document.publisher == "United Nations Security Council"
        assert document.title is not None
        assert " ".join(row["title"].split()).startswith(document.title.split(": Report of")[0][:80])


def test_no_page_furniture_stands_in_the_text(documents: list[tuple[dict[str, str], Document]]) -> None:
    for row, document in documents:
        content = [document.text[p.start : p.end] for p in document.passages if p.role.is_content]
        assert all(row["symbol"] != text and "(E)" not in text for text in content)
        pages = max(p.page or 0 for p in document.passages)
        assert pages == int(row["pages"])
        assert len(document.text) > 0.9 * int(row["chars"])


def test_paragraphs_are_whole_over_line_ends_and_pages(documents: list[tuple[dict[str, str], Document]]) -> None:
    """Nearly every paragraph of prose ends as a sentence does and none goes on in the next."""
    texts = [
        (document.text, p) for _, document in documents for p in document.passages if p.role in (Role.BODY, Role.LEAD)
    ]
    long = [text[p.start : p.end] for text, p in texts if len(text[p.start : p.end].split()) >= 12]
    ended = [text for text in long if text.rstrip("”’)").endswith((".", ";", ":", ",", "and", "?"))]
    assert len(ended) >= 0.95 * len(long)
    assert len([text for text in long if text[:1].islower()]) <= 0.02 * len(long)
