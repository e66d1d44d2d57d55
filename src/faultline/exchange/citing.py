"""Quotes with the documents they stand in, on one line of plain text each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.ontology.labels import document_name

MOST_QUOTES = 3


def cite(statement: Statement, document: Document) -> str:
    """The quote with publisher, title and date of its document: “…” (The Herald, Clash at Dorava, 2019-03-06)."""
    known = (document.publisher, document_name(document), document.date)
    return f"“{one_line(statement.evidence.quote)}” ({one_line(', '.join(part for part in known if part))})"


def cite_some(statements: Iterable[Statement], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """The first few of the statements cited, those that repeat the words of an earlier one left out."""
    unlike = {one_line(s.evidence.quote): s for s in reversed(list(statements))}
    first = list(reversed(unlike.values()))[:MOST_QUOTES]
    return tuple(cite(s, documents[s.evidence.document]) for s in first)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())
