"""What `ro-crate-metadata.json` says: the crate and its files, the sources, the software, and the making of it.

RO-Crate 1.2 as JSON-LD, flattened: every thing is an object of one graph and refers to others by `@id`. What Faultline
does not know (under which licence a source stands, who answers for the map) is said to be unknown, never guessed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline import __version__
from faultline.exchange.figures import say_count
from faultline.exchange.json_lines import Json
from faultline.model.document import Document
from faultline.ontology.labels import document_name
from faultline.workspace.view import MapView

SPECIFICATION = "https://w3id.org/ro/crate/1.2"
_LICENCE, _OF_SOURCES, _SOFTWARE, _MAKING, _VERSION = (
    "#licence", "#licence-of-sources", "#faultline", "#making", "#version",
)  # fmt: skip
_PACKAGE = f"pkg:generic/faultline@{__version__}"
"""A package URL, since the specification asks for an address of software and the program has no page of its own."""
_CSV = "https://www.nationalarchives.gov.uk/PRONOM/x-fmt/18"
_LINES = "https://jsonlines.org/"
_FORMATS: Mapping[str, tuple[str, str]] = {"csv": ("text/csv", _CSV), "jsonl": ("application/x-ndjson", _LINES)}
"""Suffix → media type, and the page that describes the format."""
_DATE_LENGTHS = (4, 7, 10)
Thing = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Described:
    """A file of the crate: its name, title, what it holds, its size in bytes and its SHA-256."""

    name: str
    title: str
    says: str
    size: int
    sha256: str


def metadata_of(view: MapView, files: Sequence[Described]) -> Thing:
    """The whole document; `files` are all files of the crate beside it."""
    documents = view.documents()
    things: list[Json] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": _to(SPECIFICATION),
            "about": _to("./"),
        },
        _root(view, files),
        *(_file(file) for file in files),
        _making(view, files, documents),
        *_contexts(view),
        *_sources(view, documents),
    ]
    return {"@context": f"{SPECIFICATION}/context", "@graph": things}


def _root(view: MapView, files: Sequence[Described]) -> Thing:
    counts = view.counts()
    documents, statements, comparisons = (
        say_count(counts[f"{name}s"], name) for name in ("document", "statement", "comparison")
    )
    entities = say_count(counts["entities"], "entity", "entities")
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{view.title}: a conflict map",
        "description": (
            f"What {documents} say, as {statements} tied to their sentences, with {entities} and {comparisons}. "
            f"Version {view.edition} of the map. Read from the texts by software: check a statement against its "
            "quote before you rely on it."
        ),
        "identifier": _to(_VERSION),
        "datePublished": view.created,
        "license": _to(_LICENCE),
        "hasPart": [_to(file.name) for file in files],
        "mentions": _to(_MAKING),
    }


def _file(file: Described) -> Thing:
    media_type, page = _FORMATS[file.name.rpartition(".")[2]]
    return {
        "@id": file.name,
        "@type": "File",
        "name": file.title,
        "description": file.says,
        "encodingFormat": [media_type, _to(page)],
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }


def _making(view: MapView, files: Sequence[Described], documents: Sequence[Document]) -> Thing:
    return {
        "@id": _MAKING,
        "@type": "CreateAction",
        "name": "Reading the sources and drawing the map",
        "description": f"Stages: {view.built['stages']}. Settings: {view.built['settings']}",
        "endTime": view.created,
        "instrument": _to(_SOFTWARE),
        "object": [_to(_id(document)) for document in documents],
        "result": [_to(file.name) for file in files],
    }


def _contexts(view: MapView) -> Iterator[Thing]:
    yield {
        "@id": _SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "Faultline",
        "description": "Draws the map of a conflict from what has been written about it.",
        "url": _PACKAGE,
        "version": __version__,
    }
    yield {
        "@id": _VERSION,
        "@type": "PropertyValue",
        "name": "Version of the map",
        "propertyID": "version",
        "value": view.edition,
    }
    yield {
        "@id": _LICENCE,
        "@type": "CreativeWork",
        "name": "Licence not stated",
        "description": (
            "Whoever made this crate has not said under which licence it may be used. State one here before you "
            "publish it, and mind that the statements quote their sources."
        ),
    }
    yield {
        "@id": _OF_SOURCES,
        "@type": "CreativeWork",
        "name": "Licence unknown",
        "description": "Under which licence this source stands is not known. Its rights stay with those who hold them.",
    }
    yield {"@id": _CSV, "@type": ["WebPage", "Standard"], "name": "Comma Separated Values"}
    yield {"@id": _LINES, "@type": ["WebPage", "Standard"], "name": "JSON Lines"}


def _sources(view: MapView, documents: Sequence[Document]) -> Iterator[Thing]:
    """The documents, and those who published them."""
    digests = view.source_digests()
    for document in documents:
        known: Thing = {
            "@id": _id(document),
            "@type": "DigitalDocument",
            "name": document_name(document),
            "identifier": document.id,
            "description": f"A source of the map, whose file is not in this crate: {document.path}",
            "creditText": document.author,
            "publisher": _to(_publisher(document.publisher)) if document.publisher else None,
            "datePublished": document.date if _is_date(document.date) else None,
            "inLanguage": document.language,
            "url": document.address if _is_address(document.address) else None,
            "sha256": digests.get(document.path),
            "license": _to(_OF_SOURCES),
        }
        yield {name: value for name, value in known.items() if value is not None}
    for name in sorted({document.publisher for document in documents if document.publisher}):
        yield {"@id": _publisher(name), "@type": "Organization", "name": name}


def _id(document: Document) -> str:
    return f"#document-{document.id}"


def _publisher(name: str) -> str:
    return f"#publisher-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _is_date(date: str | None) -> bool:
    """Whether it is a year, a month or a day as ISO 8601 has them."""
    return date is not None and len(date) in _DATE_LENGTHS and date.replace("-", "").isdecimal()


def _is_address(address: str | None) -> bool:
    return address is not None and address.startswith(("http://", "https://"))


def _to(identity: str) -> Thing:
    return {"@id": identity}
