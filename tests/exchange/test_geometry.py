"""Where a flow is drawn, and where it is not."""

from __future__ import annotations

import pytest

from faultline.exchange.geometry import geometry_of
from faultline.exchange.json_lines import Json
from faultline.model.evidence import Evidence
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Kind, Statement

PLACE_OF = {
    "a": Place("geonames:1", "A", "city", None, None, 10.0, 20.0),
    "b": Place("geonames:2", "B", "city", None, None, 11.0, 21.0),
    "c": Place("geonames:3", "C", "city", None, None, -11.0, -21.5),
    "nowhere": Place("region:x", "X", "region"),
}
EVIDENCE = Evidence("d", "q", "r@1", table="t", row="2")


def flow(place: PlaceReference | None = None, **roles: str) -> Statement:
    arguments = tuple(Argument(role, end, entity=end) for role, ends in roles.items() for end in ends.split())
    return Statement("s", Kind.FLOW, "fuel", EVIDENCE, arguments, place=place)


@pytest.mark.parametrize(
    ("roles", "geometry"),
    [
        ({"origin": "a", "destination": "b"}, {"type": "LineString", "coordinates": [[20, 10], [21, 11]]}),
        ({"origin": "a", "via": "b", "destination": "c"},
         {"type": "LineString", "coordinates": [[20, 10], [21, 11], [-21.5, -11]]}),
        ({"origin": "a", "destination": "b c"},
         {"type": "MultiLineString", "coordinates": [[[20, 10], [21, 11]], [[20, 10], [-21.5, -11]]]}),
        ({"origin": "a b", "destination": "b c"},
         {"type": "MultiPoint", "coordinates": [[20, 10], [21, 11], [-21.5, -11]]}),
        ({"origin": "a unknown", "destination": "b c"},
         {"type": "MultiPoint", "coordinates": [[20, 10], [21, 11], [-21.5, -11]]}),
        ({"origin": "a", "destination": "a"}, {"type": "Point", "coordinates": [20, 10]}),
        ({"origin": "a", "destination": "nowhere"}, {"type": "Point", "coordinates": [20, 10]}),
        ({"via": "unknown"}, None),
    ],
)  # fmt: skip
def test_flows(roles: dict[str, str], geometry: dict[str, Json] | None) -> None:
    assert geometry_of(flow(**roles), PLACE_OF) == geometry


def test_a_flow_of_which_nothing_else_is_known_lies_at_its_place() -> None:
    place = PlaceReference("B", lat=11.0, lon=21.0)
    assert geometry_of(flow(place, origin="unknown"), PLACE_OF) == {"type": "Point", "coordinates": [21, 11]}


def test_ends_of_other_statements_are_no_place() -> None:
    attack = Statement("s", Kind.EVENT, "ASSAULT", EVIDENCE, (Argument("recipient", "a", entity="a"),))
    assert geometry_of(attack, PLACE_OF) is None
