"""A statement's quote with the document it stands in, on one line of plain text."""

from __future__ import annotations

from faultline.exchange.labels import document_name
from faultline.model.document import Document
from faultline.model.statement import Statement


def cite(statement: Statement, document: Document) -> str:
    """The quote with publisher, title and date of its document: “…” (The Herald, Clash at Dorava, 2019-03-06)."""
    known = (document.publisher, document_name(document), document.date)
    return f"“{_one_line(statement.evidence.quote)}” ({_one_line(', '.join(part for part in known if part))})"


def _one_line(text: str) -> str:
    return " ".join(text.split())
