"""`--format documents`: the texts as they were read, in which every offset counts code points."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.exchange.json_lines import Json, json_line
from faultline.model.document import Document, Passage
from faultline.workspace.view import MapView


def export_documents(view: MapView) -> Iterator[str]:
    """All documents by path, read one at a time because texts are long."""
    for document in view.documents():
        yield json_line(document_object(view.document(document.id)))


def document_object(document: Document) -> dict[str, Json]:
    """A whole document with its text and passages."""
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "date": document.date,
        "language": document.language,
        "address": document.address,
        "format": document.format,
        "text": document.text,
        "passages": [_passage(passage) for passage in document.passages],
    }


def _passage(passage: Passage) -> dict[str, Json]:
    return {"start": passage.start, "end": passage.end, "role": passage.role.value, "page": passage.page}
