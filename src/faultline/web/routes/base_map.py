"""`/api/base-map`: what a drawn map stands on besides land: borders, and countries with a point for their names."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from faultline.ontology import vocabulary
from faultline.resolution.gazetteer.current import packaged
from faultline.resolution.outlines import Segments, outlines

router = APIRouter(prefix="/api/base-map", tags=["map"])


@router.get("", response_class=Response)
def read_base_map() -> Response:
    """GeoJSON: a line of each border with the codes on its two sides, and a point in each country."""
    return Response(_base_map(), media_type="application/geo+json")


@cache
def _base_map() -> bytes:
    lines = [
        _feature("MultiLineString", _lines(segments), kind="border", one=one, other=other)
        for (one, other), segments in sorted(outlines().between.items())
    ]
    countries = vocabulary("countries")
    points = [
        _feature("Point", middle, kind="country", code=code, name=entry["name"])
        for code, entry in sorted(countries.items())
        if (middle := _middle(code))
    ]
    return json.dumps({"type": "FeatureCollection", "features": [*lines, *points]}, ensure_ascii=False).encode()


def _feature(geometry: str, coordinates: Any, **properties: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": geometry, "coordinates": coordinates},
    }


def _lines(segments: Segments) -> list[list[list[float]]]:
    """Pieces that follow one another as lines of longitude and latitude."""
    lines: list[list[list[float]]] = []
    for lat, lon, next_lat, next_lon in segments.tolist():
        if not lines or lines[-1][-1] != [lon, lat]:
            lines.append([[lon, lat]])
        lines[-1].append([next_lon, next_lat])
    return lines


def _middle(code: str) -> list[float] | None:
    place = packaged().country(code)
    return [place.lon, place.lat] if place and place.lat is not None and place.lon is not None else None
