"""The open documents that are annotated, as sentences: UN documents, factbook pages, ECB+ news."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from faultline.documents.reading import read_source
from faultline.language.parsing import parse
from faultline.language.passages import content_blocks
from faultline.model.document import Document
from faultline.tables.schemas import Source

GENRES = ("un", "factbook", "ecbplus")
_NO_SPACE_BEFORE = re.compile(r" (?=[.,;:!?%)\]”’]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[$“]) ")


def documents(genre: str, data: Path) -> Iterator[tuple[str, Document]]:
    """The documents of a genre with their paths under the folder of development data, in order."""
    folder = {"un": "documents/un", "factbook": "documents/factbook", "ecbplus": "text/ecbplus/ECB+"}[genre]
    pattern = {"un": "*.pdf", "factbook": "*.json", "ecbplus": "*/*.xml"}[genre]
    read = {"un": read_pdf, "factbook": _factbook, "ecbplus": read_news}[genre]
    for path in sorted((data / folder).glob(pattern)):
        document = read(path)
        if document is not None:
            yield str(path.relative_to(data)), document


def read_document(path: str, data: Path) -> Document | None:
    """One document by its path under the folder of development data; None where it is not English text."""
    reader = {".pdf": read_pdf, ".json": _factbook, ".xml": read_news}[Path(path).suffix]
    return reader(data / path)


def sentences(document: Document) -> list[tuple[int, str]]:
    """The sentences of a document as the pipeline cuts them, with their first character, line breaks as spaces."""
    found = parse(content_blocks(document))
    return [(s.start, " ".join(document.text[s.start : s.end].split())) for s, _ in found]


def read_pdf(path: Path) -> Document | None:
    document = read_source(Source(path.name, str(path)))[0].document
    return document if document and document.language == "en" else None


def _factbook(path: Path) -> Document:
    paragraphs = [re.sub(r"<[^>]+>", "\n\n", html.unescape(t)) for t in _texts(json.loads(path.read_text("utf-8")))]
    return Document(path.stem, path.name, "text", "\n\n".join(paragraphs), language="en")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, str) and len(value.split()) >= 12:
        yield value


def read_news(path: Path) -> Document:
    by_sentence: dict[int, list[str]] = {}
    for token in ET.parse(path).getroot().iter("token"):
        by_sentence.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    lines = [_joined(words) for words in by_sentence.values()]
    return Document(path.stem, path.name, "text", "\n\n".join(lines), language="en")


def _joined(words: list[str]) -> str:
    text = " ".join(words).replace("`` ", "“").replace(" ''", "”")
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text))
