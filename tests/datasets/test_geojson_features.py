"""GeoJSON: features as rows of the tables that are known, and our own export back again."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from faultline.datasets.geojson_features import recognises
from faultline.exchange.geojson import write_geojson
from faultline.model.statement import Kind, Statement
from faultline.ontology import vocabulary
from faultline.workspace import MapView
from network_map import network_view
from read_rows import losses, read_bytes
from standards_map import standards_view

EVENT = {
    "date": "2019-01-20",
    "event": "ASSAULT",
    "actor": "Group A",
    "killed": 10,
    "place": "Aguelhok",
    "country": "ML",
}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": EVENT | properties}


def collection(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **more, "features": list(features)})


POINT = {"type": "Point", "coordinates": [0.86, 19.46]}
AREA = {"type": "Polygon", "coordinates": [[[0, 18], [2, 18], [2, 20], [0, 20], [0, 18]]]}


def test_a_point_is_where_it_happened() -> None:
    (said,) = read_bytes(collection(feature(POINT)), "json").statements
    assert said.place is not None
    assert (said.place.text, said.place.lat, said.place.lon, said.place.country) == ("Aguelhok", 19.46, 0.86, "ML")
    assert said.counts is not None
    assert "geometry" not in said.evidence.quote
    assert said.evidence.row == "1"


def test_an_area_has_a_middle_and_the_evidence_says_so() -> None:
    (said,) = read_bytes(collection(feature(AREA)), "json").statements
    assert said.place is not None
    assert (said.place.lat, said.place.lon) == (19, 1)
    assert said.evidence.quote.endswith("geometry=middle of a Polygon")


def test_the_properties_own_coordinates_hold() -> None:
    (said,) = read_bytes(collection(feature(AREA, lat=19.46, lon=0.86)), "json").statements
    assert said.place is not None
    assert said.place.lat == 19.46


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (feature({"type": "Point", "coordinates": [500_000, 4_649_776]}), "geometry not read"),
        ({"type": "Feature", "geometry": POINT, "properties": None}, "unreadable row"),
        ("no feature", "unreadable row"),
        (feature(POINT, killed="many"), "unreadable cell"),
    ],
)
def test_a_wrong_feature_is_reported_and_the_others_are_kept(wrong: Any, reason: str) -> None:
    found = read_bytes(collection(feature(POINT), wrong, feature(POINT)), "json")
    assert {"1", "3"} <= {s.evidence.row for s in found.statements}
    assert losses(found)[reason] == 1
    if reason == "geometry not read":
        assert found.statements[1].place is not None
        assert found.statements[1].place.lat is None


def test_features_of_another_table_are_named() -> None:
    found = read_bytes(collection({"type": "Feature", "geometry": POINT, "properties": {"colour": "red"}}), "json")
    assert losses(found) == {"columns not recognised": 1}


def test_a_collection_is_known_whatever_comes_first() -> None:
    assert recognises(collection(feature(POINT), name="layer", crs={"type": "name"})[:60].encode())
    assert recognises(b'{"features": [{"type": "Feature"')
    assert not recognises(b'{"type": "Topology"')
    assert not recognises(b'[{"type": "FeatureCollection"}]')


@pytest.mark.parametrize("build", [standards_view, network_view])
def test_our_own_export_comes_back(build: Any, tmp_path: Path) -> None:
    view: MapView = build(tmp_path / "map")
    stream = io.StringIO()
    written = write_geojson(view, stream)
    located = {
        json.loads(line.rstrip(","))["id"]
        for line in stream.getvalue().splitlines()
        if line.startswith('{"type": "Feature", "id')
    }
    found = read_bytes(stream.getvalue(), "json")
    assert written.holds["features"] == len(located)
    before = {s.id: s for s in view.iterate_statements() if s.id in located and _is_known(s)}
    assert before
    assert {s.evidence.row for s in found.statements} == before.keys()
    assert Counter(map(_said, found.statements)) == Counter(map(_said, before.values()))
    lost = losses(found)
    assert lost.get("unreadable cell", 0) == len(located) - len(before)
    assert lost.keys() <= {"column not read", "unreadable cell", "country not known"}


def _said(s: Statement) -> tuple[object, ...]:
    """What a statement says, whichever way it came."""
    known = s.place and s.place.country in vocabulary("countries")  # the map has a country that the world has not
    place = s.place and (s.place.text, s.place.country if known else None)
    point = s.place and s.kind is not Kind.FLOW and (s.place.lat, s.place.lon)
    time = s.time and (s.time.start, s.time.end, s.time.precision, s.time.basis) if _has_days(s) else None
    figure = s.value and (s.value.low, s.value.high, s.value.currency)
    killed = s.counts and s.counts.killed and (s.counts.killed.low, s.counts.killed.high)
    named = frozenset((role, name) for role, text in _names(s) for name in text.split("; "))
    return s.kind, s.type, s.mode, s.stage, s.polarity, s.modality, named, place, point, time, figure, killed


def _is_known(s: Statement) -> bool:
    """Whether its type is in the vocabulary: the map of ties has a sort of goods of its own."""
    return s.kind is not Kind.FLOW or s.type in vocabulary("goods")


def _has_days(s: Statement) -> bool:
    return s.time is not None and bool(s.time.start or s.time.end)


def _names(s: Statement) -> list[tuple[str, str]]:
    return [(a.role, (a.name or a.text).replace("\x01", "")) for a in s.arguments]
