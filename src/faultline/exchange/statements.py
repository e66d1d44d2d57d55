"""`--format statements`: one statement a line, every key always there, null where the source says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.exchange.json_lines import Json, json_line, number
from faultline.model.document import Document
from faultline.model.judgement import Judgement
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Counts, Speaker, Statement
from faultline.model.time import Time
from faultline.model.value import Value
from faultline.workspace.view import MapView


def export_statements(view: MapView) -> Iterator[str]:
    """All statements in the order of document path, start and id."""
    documents = {document.id: document for document in view.documents()}
    judgements = view.judgements()
    for statement in view.iterate_statements():
        document = documents[statement.evidence.document]
        yield json_line(statement_object(statement, document, judgements.get(statement.id)))


def statement_object(statement: Statement, document: Document, judgement: Judgement | None = None) -> dict[str, Json]:
    """A statement as the interface describes it; `document` is the one its evidence stands in."""
    evidence = statement.evidence
    return {
        "id": statement.id,
        "document": _document(document),
        "kind": statement.kind.value,
        "type": statement.type,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "arguments": [_argument(argument) for argument in statement.arguments],
        "time": _time(statement.time),
        "place": _place(statement.place),
        "value": _value(statement.value),
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "mode": statement.mode,
        "stage": statement.stage.value if statement.stage else None,
        "counts": _counts(statement.counts),
        "reported_by": _speaker(statement.reported_by),
        "speaker": _speaker(statement.speaker),
        "attribution": statement.attribution.value,
        "confidence": round(statement.confidence, 4),
        "extractor": evidence.extractor,
        "judgement": judgement_object(judgement),
    }


def judgement_object(judgement: Judgement | None) -> dict[str, Json] | None:
    """Who decided what, when and why; null where nobody has, or took it back."""
    if judgement is None or judgement.undone:
        return None
    return {
        "decision": judgement.decision.value,
        "fault": judgement.fault.value if judgement.fault else None,
        "who": judgement.who,
        "at": judgement.at,
        "note": judgement.note,
    }


def _document(document: Document) -> dict[str, Json]:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
    }


def _argument(argument: Argument) -> dict[str, Json]:
    return {
        "role": argument.role,
        "text": argument.text,
        "entity": argument.entity,
        "name": argument.name,
        "start": argument.start,
        "end": argument.end,
    }


def _time(time: Time | None) -> dict[str, Json] | None:
    if time is None:
        return None
    return {
        "start": time.start,
        "end": time.end,
        "precision": time.precision.value,
        "basis": time.basis.value,
        "text": time.text,
    }


def _place(place: PlaceReference | None) -> dict[str, Json] | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "place": place.place,
        "name": place.name,
        "country": place.country,
        "lat": number(place.lat),
        "lon": number(place.lon),
    }


def _value(value: Value | None) -> dict[str, Json] | None:
    if value is None:
        return None
    return {
        "low": number(value.low),
        "high": number(value.high),
        "unit": value.unit,
        "qualifier": value.qualifier,
        "currency": value.currency,
        "text": value.text,
    }


def _counts(counts: Counts | None) -> dict[str, Json] | None:
    if counts is None:
        return None
    figures = {"killed": counts.killed, "injured": counts.injured, "detained": counts.detained}
    return {name: _count(value) for name, value in figures.items()}


def _count(value: Value | None) -> dict[str, Json] | None:
    if value is None:
        return None
    return {"low": number(value.low), "high": number(value.high), "text": value.text}


def _speaker(speaker: Speaker | None) -> dict[str, Json] | None:
    if speaker is None:
        return None
    return {"text": speaker.text, "entity": speaker.entity, "name": speaker.name}
