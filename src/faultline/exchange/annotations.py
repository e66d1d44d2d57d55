"""`--format annotations`: every statement as an annotation of its document, with where it comes from, as JSON-LD.

Web Annotation Data Model (W3C Recommendation, 2017) and PROV-O (W3C, 2013): one AnnotationCollection of one page, an
annotation a line. The body says the statement twice: in words as a TextualBody, and as a resource whose properties are
the keys of `statements` under `fl:`. The target is the document as it was read, and two selectors give the same span:
the quote with what stands around it, by which the place is found again in another rendering, and the offsets, in code
points. A row of a table has no span: in a CSV file the selector is its row after RFC 7111, in other data the target
names the record and has no selector.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TextIO

from faultline import __version__
from faultline.exchange.forms import Written
from faultline.exchange.json_lines import Json
from faultline.exchange.statements import statement_object
from faultline.exchange.wording import say
from faultline.model.document import Document
from faultline.model.evidence import Evidence
from faultline.model.judgement import Judgement
from faultline.model.statement import Speaker, Statement
from faultline.ontology.labels import document_name, web_address
from faultline.workspace.view import MapView

CONTEXT: list[Json] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", "fl": "urn:faultline:term:"},
]
AROUND = 32
"""How many code points before and after the quote are given."""
_CSV = "http://tools.ietf.org/rfc/rfc7111"
_IN_THE_TARGET = ("id", "document", "start", "end", "quote", "extractor")

Properties = dict[str, Json]


def write_annotations(view: MapView, stream: TextIO) -> Written:
    """Write the collection."""
    total = view.counts()["statements"]
    collection: Properties = {
        "@context": CONTEXT,
        "id": f"urn:faultline:map:{view.edition}",
        "type": "AnnotationCollection",
        "label": view.title,
        "total": total,
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    head, tail = _json(collection).rsplit("[]", 1)
    stream.write(f"{head}[")
    annotations = _Annotations(view)
    for index, statement in enumerate(view.iterate_statements()):
        stream.write(f"{',' if index else ''}\n{_json(annotations.annotation(statement))}")
    stream.write(f"\n]{tail}\n")
    return Written({"annotations": total})


class _Annotations:
    """Makes annotations; keeps the text of the document at hand, since statements come by document."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._judgements: Mapping[str, Judgement] = view.judgements()
        self._document: Document | None = None

    def annotation(self, statement: Statement) -> Properties:
        """The statement as an annotation of its document."""
        document = self._read(statement.evidence.document)
        return {
            "id": f"urn:faultline:annotation:{statement.id}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [_in_words(statement), _as_resource(statement, document, self._judgements.get(statement.id))],
            "target": _target(statement.evidence, document),
        }

    def _read(self, document: str) -> Document:
        if self._document is None or self._document.id != document:
            self._document = self._view.document(document)
        return self._document


def _in_words(statement: Statement) -> Properties:
    return {
        "type": "TextualBody",
        "value": say(statement),
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
    }


def _as_resource(statement: Statement, document: Document, judgement: Judgement | None) -> Properties:
    """The statement as a thing that an extractor made of the document, after PROV."""
    said = statement_object(statement, document, judgement)
    for key in _IN_THE_TARGET:
        del said[key]
    voice: Properties = {"prov:wasAttributedTo": _agent(statement.speaker)} if statement.speaker else {}
    return {
        "id": f"urn:faultline:statement:{statement.id}",
        "type": ["fl:Statement", "prov:Entity"],
        **_under_prefix(said),
        "prov:wasDerivedFrom": {"id": _document_name(document)},
        "prov:wasGeneratedBy": {
            "type": "prov:Activity",
            "prov:used": {"id": _document_name(document)},
            "prov:wasAssociatedWith": _extractor(statement.evidence.extractor),
        },
        **voice,
    }


def _agent(speaker: Speaker) -> Properties:
    """The voice that says it, by its entity where it is resolved."""
    named: Properties = {"type": "prov:Agent", "name": speaker.name or speaker.text}
    return named | ({"id": f"urn:faultline:entity:{speaker.entity}"} if speaker.entity else {})


def _under_prefix(values: Mapping[str, Json]) -> Properties:
    """The keys of an object and of all within it as terms of ours; what is empty says nothing and is left out."""
    return {f"fl:{key}": _prefixed(value) for key, value in values.items() if value not in (None, "", [])}


def _prefixed(value: Json) -> Json:
    if isinstance(value, dict):
        return _under_prefix(value)
    return [_prefixed(part) for part in value] if isinstance(value, list) else value


def _extractor(name: str) -> Properties:
    return {
        "id": f"urn:faultline:extractor:{name.replace(' ', '_')}",
        "type": ["Software", "prov:SoftwareAgent"],
        "name": f"Faultline {__version__}, {name}",
    }


def _target(evidence: Evidence, document: Document) -> Properties:
    source: Properties = {
        "id": _document_name(document),
        "type": ["Dataset" if evidence.start is None else "Text", "prov:Entity"],
        "label": document_name(document),
        "fl:path": document.path,
        **_under_prefix({"publisher": document.publisher, "date": document.date, "author": document.author}),
    }
    if document.language:
        source["language"] = document.language
    if address := web_address(document):
        source["prov:wasDerivedFrom"] = {"id": address}
    target: Properties = {"type": "SpecificResource", "source": source}
    if evidence.start is None or evidence.end is None:
        return target | _record(evidence, document)
    return target | {"selector": _span(document.text, evidence.start, evidence.end)}


def _span(text: str, start: int, end: int) -> list[Json]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _record(evidence: Evidence, document: Document) -> Properties:
    """Which row or record, and the cells that were read, which are no text of the file as it stands."""
    known = _under_prefix({"table": evidence.table, "row": evidence.row, "cells": evidence.quote})
    if document.format == "csv" and evidence.row and evidence.row.isdecimal():
        known["selector"] = {"type": "FragmentSelector", "conformsTo": _CSV, "value": f"row={evidence.row}"}
    return known


def _document_name(document: Document) -> str:
    return f"urn:faultline:document:{document.id}"


def _json(value: Mapping[str, Json]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
