"""Makes documents, mentions and statements for the tests of resolution from short notes of our own."""

from __future__ import annotations

import hashlib

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Statement
from faultline.tables.schemas import Named


def document(name: str, text: str = "Nothing is said here.", **more: str) -> Document:
    """A document whose id is a hash of its name."""
    return Document(hashlib.sha256(name.encode()).hexdigest()[:16], f"{name}.txt", "text", text, **more)  # type: ignore[arg-type]


def named(
    home: Document, text: str, kind: str, form: str = "name", chain: int = 0, start: int | None = None, **more: object
) -> Named:
    """A mention; its place in the text is found there where it is not given."""
    if start is None:
        found = home.text.find(text)
        start = found if found >= 0 else None
    end = None if start is None else start + len(text)
    return Named(home.id, text, EntityType(kind), Form(form), chain, start, end, **more)  # type: ignore[arg-type]


def stated(home: Document, *arguments: Argument, kind: str = "event", place: PlaceReference | None = None) -> Statement:
    """A statement of the whole text with the arguments."""
    evidence = Evidence.of_span(home.id, home.text, 0, len(home.text), extractor="test@1")
    identity = hashlib.sha256(repr((home.id, arguments, kind)).encode()).hexdigest()[:16]
    return Statement(identity, Kind(kind), "CONSULT", evidence, arguments, place=place)
