"""`--format geojson`: every statement that lies somewhere, for QGIS, Leaflet, MapLibre and kepler.gl.

RFC 7946 (IETF, 2016): one FeatureCollection, a feature a statement. Properties are flat, since desktop programs make
columns of them; a property without a value is left out. A point stands for the whole of what the source names, a
country for one at its capital: `place_precision` tells them apart, and `time_precision` and `time_basis` say how well
the days are known. What lies nowhere is counted, by kind, in the foreign member `faultline`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TextIO

from faultline.exchange.forms import Written
from faultline.exchange.geometry import geometry_of, unlocated_stops
from faultline.exchange.json_lines import Json, number
from faultline.exchange.wording import say
from faultline.model.document import Document
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.model.value import Value
from faultline.ontology.labels import type_label
from faultline.workspace.view import MapView

Properties = dict[str, Json]


def write_geojson(view: MapView, stream: TextIO) -> Written:
    """Write the collection, one feature a line; says how many statements lie nowhere."""
    places = {place.id: place for place in view.places()}
    place_of = {e.id: places[e.place] for e in view.entities() if e.place in places}
    documents = {document.id: document for document in view.documents()}
    copies = {o.document: documents[o.origin].path for o in view.document_origins() if o.document != o.origin}
    nowhere: Counter[str] = Counter()
    features = 0
    stream.write('{"type": "FeatureCollection", "features": [')
    for statement in view.iterate_statements():
        geometry = geometry_of(statement, place_of)
        if geometry is None:
            nowhere[statement.kind.value] += 1
            continue
        properties = _properties(statement, documents[statement.evidence.document], places)
        if stops := unlocated_stops(statement, place_of):
            properties["stops_not_located"] = "; ".join(stops)
        if statement.evidence.document in copies:
            properties["copy_of"] = copies[statement.evidence.document]
        feature: Properties = {"type": "Feature", "id": statement.id, "geometry": geometry, "properties": properties}
        stream.write(f"{',' if features else ''}\n{_json(feature)}")
        features += 1
    by_kind: Properties = dict(sorted(nowhere.items()))
    about: Properties = {"title": view.title, "version": view.edition, "without_coordinates": by_kind}
    stream.write(f'\n], "faultline": {_json(about)}}}\n')
    return Written({"features": features}, {"statements without coordinates": nowhere.total()})


def _json(value: Mapping[str, Json]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _properties(statement: Statement, document: Document, places: Mapping[str, Place]) -> Properties:
    named: Properties = {
        "says": say(statement),
        "kind": statement.kind.value,
        "type": statement.type,
        "type_name": type_label(statement.kind, statement.type),
        "mode": statement.mode,
        "stage": statement.stage.value if statement.stage else None,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        **_roles(statement),
        **_figures(statement),
        **_when(statement),
        **_where(statement, places),
        "speaker": statement.speaker.name or statement.speaker.text if statement.speaker else None,
        "attribution": statement.attribution.value,
        "confidence": round(statement.confidence, 4),
        "quote": statement.evidence.quote,
        "document": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.date,
    }
    return {name: value for name, value in named.items() if value is not None}


def _roles(statement: Statement) -> Properties:
    """Role → the names in it."""
    roles = dict.fromkeys(argument.role for argument in statement.arguments)
    return {role: "; ".join(a.name or a.text for a in statement.roles(role)) for role in roles}


def _figures(statement: Statement) -> Properties:
    value, counts = statement.value, statement.counts
    figures: Properties = _range("value", value)
    if value:
        figures |= {"unit": value.unit, "currency": value.currency, "qualifier": value.qualifier}
    for name in ("killed", "injured", "detained"):
        figures |= _range(name, getattr(counts, name) if counts else None)
    return figures


def _range(name: str, value: Value | None) -> Properties:
    return {f"{name}_low": number(value.low), f"{name}_high": number(value.high)} if value else {}


def _when(statement: Statement) -> Properties:
    time = statement.time
    if time is None:
        return {}
    return {
        "start": time.start,
        "end": time.end,
        "time_precision": time.precision.value,
        "time_basis": time.basis.value,
    }


def _where(statement: Statement, places: Mapping[str, Place]) -> Properties:
    reference = statement.place
    if reference is None:
        return {}
    place = places.get(reference.place) if reference.place else None
    return {
        "place": reference.name or reference.text,
        "place_text": reference.text,
        "place_id": reference.place,
        "place_precision": place.feature if place else None,
        "country": reference.country,
    }
