"""Where geometries lie: their points, or the middle of what is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from faultline.datasets.drawn import Middle, middle_of
from faultline.errors import UnreadableError

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def geometry(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


@pytest.mark.parametrize(
    ("given", "middle"),
    [
        (geometry("Point", [1.5, 16.25, 300]), Middle(16.25, 1.5)),
        (geometry("MultiPoint", [[0, 0], [2, 4]]), Middle(2, 1, "MultiPoint")),
        (geometry("LineString", [[0, 0], [4, 0], [4, 1]]), Middle(0.1, 2.4, "LineString")),
        (geometry("MultiLineString", [[[0, 0], [2, 0]], [[0, 2], [2, 2]]]), Middle(1, 1, "MultiLineString")),
        (geometry("Polygon", [SQUARE]), Middle(1, 1, "Polygon")),
        (
            geometry("Polygon", [SQUARE[::-1], [[0.1, 0.1], [0.2, 0.1], [0.1, 0.2], [0.1, 0.1]]]),
            Middle(1, 1, "Polygon"),
        ),
        (geometry("MultiPolygon", [[SQUARE], [[[10, 0], [10.001, 0], [10, 0.001], [10, 0]]]]), None),
        (geometry("Polygon", [[[3, 3], [3, 3], [3, 3], [3, 3]]]), Middle(3, 3, "Polygon")),
        (geometry("LineString", [[3, 3], [3, 3]]), Middle(3, 3, "LineString")),
        (geometry("Polygon", [[[179, 0], [-179, 0], [-179, 2], [179, 2], [179, 0]]]), Middle(1, 180, "Polygon")),
        (geometry("MultiPoint", [[179, 0], [-179, 0]]), Middle(0, 180, "MultiPoint")),
        ({"type": "GeometryCollection", "geometries": [geometry("Point", [1, 2])]}, Middle(2, 1, "GeometryCollection")),
    ],
)
def test_the_middle_of_each_kind(given: dict[str, Any], middle: Middle | None) -> None:
    found = middle_of(given)
    assert found is not None
    if middle is None:
        assert abs(found.lon - 1) < 0.001
        assert found.of == "MultiPolygon"
    else:
        assert found == middle


@pytest.mark.parametrize("given", [None, geometry("Point", []), geometry("MultiPoint", []), geometry("Polygon", [])])
def test_nothing_drawn_lies_nowhere(given: Any) -> None:
    assert middle_of(given) is None


@pytest.mark.parametrize(
    "given",
    [
        "POINT(1 2)",
        {"type": 5},
        geometry("Circle", [1, 2]),
        geometry("Point", [1]),
        geometry("Point", ["1", "2"]),
        geometry("Point", [True, False]),
        geometry("Point", [500_000, 4_649_776]),
        geometry("Point", [float("nan"), 0]),
        geometry("LineString", None),
        geometry("Polygon", [[1, 2]]),
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]},
    ],
)
def test_what_is_no_place_on_the_globe_is_said(given: Any) -> None:
    with pytest.raises(UnreadableError, match="geometry"):
        middle_of(given)
