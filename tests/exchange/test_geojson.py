"""GeoJSON keeps the rules of RFC 7946, and lies where the sources say."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from faultline.exchange.geojson import write_geojson
from faultline.workspace import MapView

DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2}
"""How many arrays stand around the positions of a geometry (section 3.1)."""


def collection(view: MapView) -> dict[str, Any]:
    stream = io.StringIO()
    write_geojson(view, stream)
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


def positions(coordinates: Any, depth: int) -> list[Any]:
    return [coordinates] if depth == 0 else [p for part in coordinates for p in positions(part, depth - 1)]


def faults(feature: dict[str, Any]) -> list[str]:
    """What RFC 7946 forbids: sections 3.1.1 (positions), 3.1.4 (lines), 3.2 (features), 4 (WGS 84), 7.1 (meanings)."""
    geometry = feature["geometry"]
    found = positions(geometry["coordinates"], DEPTH[geometry["type"]])
    lines = {"LineString": [geometry["coordinates"]], "MultiLineString": geometry["coordinates"]}
    return [
        *(f"{feature['id']} is no feature" for _ in [0] if feature["type"] != "Feature"),
        *(f"{key} in a feature" for key in ("coordinates", "geometries", "features") if key in feature),
        *(f"{p} is no position" for p in found if len(p) != 2 or not all(isinstance(n, int | float) for n in p)),
        *(f"{p} is not on the globe" for p in found if not (-180 <= p[0] <= 180 and -90 <= p[1] <= 90)),
        *("a line of one position" for line in lines.get(geometry["type"], []) if len(line) < 2),
        *("properties are no object" for _ in [0] if not isinstance(feature["properties"], dict)),
        *("the line crosses the antimeridian" for line in lines.get(geometry["type"], []) if crosses(line)),
    ]


def crosses(line: Sequence[Sequence[float]]) -> bool:
    return any(abs(a[0] - b[0]) > 180 for a, b in pairwise(line))


@pytest.mark.parametrize("of", ["view", "ties"])
def test_it_keeps_the_rules(of: str, request: pytest.FixtureRequest) -> None:
    found = collection(request.getfixturevalue(of))
    assert found["type"] == "FeatureCollection"
    assert not {"coordinates", "geometries", "geometry", "properties", "crs"} & set(found)
    assert [fault for feature in found["features"] for fault in faults(feature)] == []
    ids = [feature["id"] for feature in found["features"]]
    assert ids
    assert len(set(ids)) == len(ids)


def test_properties_are_flat(ties: MapView) -> None:
    values = [v for f in collection(ties)["features"] for v in f["properties"].values()]
    assert all(isinstance(value, str | int | float | bool) for value in values)


def test_every_statement_is_there_or_counted(view: MapView) -> None:
    found = collection(view)
    without = found["faultline"]["without_coordinates"]
    assert len(found["features"]) + sum(without.values()) == view.counts()["statements"]
    written = write_geojson(view, io.StringIO())
    assert written.left_out == {"statements without coordinates": sum(without.values())}
    assert written.holds == {"features": len(found["features"])}


def test_a_point_has_longitude_first_and_says_how_well_it_is_known(view: MapView) -> None:
    events = [
        f for f in collection(view)["features"] if f["properties"].get("counts") or f["properties"]["kind"] == "event"
    ]
    clash = next(f for f in events if f["properties"]["polarity"] == "affirmed")
    assert clash["geometry"] == {"type": "Point", "coordinates": [3.25, 12.5]}
    known = clash["properties"]
    assert (known["place"], known["place_precision"], known["country"]) == ("Dorava", "city", "XD")
    assert (known["start"], known["end"], known["time_precision"], known["time_basis"]) == (
        "2019-03-04", "2019-03-04", "day", "stated",
    )  # fmt: skip
    assert (known["killed_low"], known["killed_high"], known["actor"]) == (12, 12, "Northern Front")
    assert known["quote"].startswith("The Northern Front attacked")


def test_a_route_joins_what_lies_somewhere_and_names_the_rest(ties: MapView) -> None:
    (fuel,) = [f for f in collection(ties)["features"] if f["properties"]["type"] == "fuel"]
    assert fuel["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[170.25, 10.5], [175, 0], [180, -5.675676]], [[-180, -5.675676], [-175.75, -10.5]]],
    }
    assert fuel["properties"]["stops_not_located"] == "the strait"
    assert (fuel["properties"]["value_low"], "value_high" in fuel["properties"]) == (7500, False)


def test_several_origins_and_destinations_are_no_lines(ties: MapView) -> None:
    (arms,) = [f for f in collection(ties)["features"] if f["properties"]["type"] == "arms"]
    assert arms["geometry"]["type"] == "MultiPoint"
    assert len(arms["geometry"]["coordinates"]) == 4


def test_a_copy_names_its_origin(ties: MapView) -> None:
    events = [f["properties"] for f in collection(ties)["features"] if f["properties"]["kind"] == "event"]
    assert sorted(e["document"] for e in events) == ["echo.txt", "herald.txt"]
    (copy,) = [e for e in events if "copy_of" in e]
    assert {copy["document"], copy["copy_of"]} == {"echo.txt", "herald.txt"}
