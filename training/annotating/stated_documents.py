"""Which open documents are annotated with statements, read whole: letters of states that contradict one another and of
the Secretary-General, news of six topics, the parts of country pages that tell of conflict."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from annotating.excerpts import EXCERPTS
from annotating.open_texts import read_news, read_pdf, sentences
from faultline.model.document import Document

LETTERS = [
    "S_2025_73",
    "S_2025_102",
    "S_2025_274",
    "S_2025_521",
    "S_2025_402",
    "S_2025_477",
    "S_2025_500",
    "S_2025_502",
    "S_2025_513",
    "S_2025_84",
    "S_2025_501",
    "S_2025_514",
    "S_2025_42",
    "S_2025_471",
    "S_2025_525",
    "S_2025_492",
    "A_ES-10_1043_S_2025_529",
]
"""UN documents of 12 to 120 sentences."""
TOPICS = {"8": 70, "11": 70, "12": 75, "18": 70, "19": 75, "20": 70}
"""ECB+ topics, and at how many sentences no further article of one is taken; articles of 8 to 32 sentences."""
PAGES = ("cd", "gv", "ly", "ng", "ni", "uv")
FIELDS = (
    ("Introduction", "Background"),
    ("Military and Security", "Military deployments"),
    ("Military and Security", "Military - note"),
    ("Transnational Issues", "Refugees and internally displaced persons"),
)
FACTBOOK_DATE = "2026-05"
"""The month of the edition."""


def read_stated_document(path: str, data: Path) -> Document:
    """One of the documents by its path under the folder of development data, as it was read for annotation.

    Raises:
        ValueError: If it is not an English text.
    """
    read = {".pdf": read_pdf, ".json": _page, ".xml": read_news}[Path(path).suffix]
    document = read(data / path)
    if document is None:
        raise ValueError(f"{path} is not an English text; draw other documents")
    return replace(document, date=document.date or _date_of(path, data))


def chosen_documents(data: Path) -> Iterator[tuple[str, Document, list[tuple[int, str]]]]:
    """Paths, documents and sentences of all that is annotated, in order."""
    for symbol in LETTERS:
        yield _with_sentences(f"documents/un/{symbol}.en.pdf", data)
    for topic, at_most in TOPICS.items():
        yield from _articles(topic, at_most, data)
    for page in PAGES:
        yield _with_sentences(f"documents/factbook/{page}.json", data)


def chosen_excerpts(data: Path) -> Iterator[tuple[str, Document, list[tuple[int, str]]]]:
    """The same of what was read later."""
    for path, (first, many) in EXCERPTS.items():
        _, document, found = _with_sentences(path, data)
        yield path, document, found[first : first + many]


def _articles(topic: str, at_most: int, data: Path) -> Iterator[tuple[str, Document, list[tuple[int, str]]]]:
    taken = 0
    for path in sorted((data / "text/ecbplus/ECB+" / topic).glob("*.xml")):
        found = _with_sentences(str(path.relative_to(data)), data)
        if taken < at_most and 8 <= len(found[2]) <= 32:
            taken += len(found[2])
            yield found


def _with_sentences(path: str, data: Path) -> tuple[str, Document, list[tuple[int, str]]]:
    document = read_stated_document(path, data)
    return path, document, sentences(document)


def _page(path: Path) -> Document:
    content = json.loads(path.read_text("utf-8"))
    texts = [_plain(content.get(section, {}).get(field, {})) for section, field in FIELDS]
    return Document(path.stem, path.name, "text", "\n\n".join(t for t in texts if t), language="en")


def _plain(field: object) -> str:
    """The text of a field, or of the fields in it, without mark-up."""
    if isinstance(field, dict):
        return "\n\n".join(t for t in map(_plain, field.values()) if t)
    lines = re.split(r"\n+", re.sub(r"<[^>]+>", "\n", html.unescape(str(field))))
    return "\n\n".join(line.strip() for line in lines if len(line.split()) >= 3)


def _date_of(path: str, data: Path) -> str | None:
    if path.endswith(".json"):
        return FACTBOOK_DATE
    if path.endswith(".pdf"):
        with (data / "documents/un/index.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                name = re.sub(r"[ ,/]+", "_", row["file"])
                if name == Path(path).name and row["date"]:
                    return datetime.strptime(row["date"], "%d %B %Y").date().isoformat()
    return None
