"""What links lie over: seas, straits, borders, third countries."""

from __future__ import annotations

import numpy as np
import pytest
from tests.analysis.routes.test_analysing import flow, material, routes

from faultline.analysis.routes.hubs import Passage, hub_graph
from faultline.analysis.routes.legs import legs_of
from faultline.analysis.routes.terrain import Course, courses
from faultline.model.place import Place
from faultline.resolution.outlines import outlines

TOWNS = {
    "Tangier": (35.78, -5.81, "MA"), "Tarifa": (36.01, -5.60, "ES"), "Calais": (50.95, 1.86, "FR"),
    "Dover": (51.13, 1.31, "GB"), "Lagos": (6.45, 3.40, "NG"), "Cotonou": (6.37, 2.43, "BJ"),
    "Zanzibar": (-6.16, 39.20, "TZ"), "Dar es Salaam": (-6.82, 39.27, "TZ"), "Gao": (16.27, -0.04, "ML"),
    "Agadez": (16.97, 7.99, "NE"), "Sabha": (27.04, 14.43, "LY"), "Tunis": (36.82, 10.17, "TN"),
    "Palermo": (38.12, 13.36, "IT"), "Tripoli": (32.89, 13.18, "LY"), "Djibouti": (11.59, 43.15, "DJ"),
    "Aden": (12.78, 45.04, "YE"), "N'Djamena": (12.11, 15.04, "TD"), "Kousseri": (12.08, 15.03, "CM"),
}  # fmt: skip


def course(one: str, other: str) -> Course:
    hubs = [Place(name, name, "city", TOWNS[name][2], lat=TOWNS[name][0], lon=TOWNS[name][1]) for name in (one, other)]
    angles = np.radians([[hub.lat, hub.lon] for hub in hubs])
    lat, lon = angles.T
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return courses(hubs, points, np.array([[0, 1]]))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tangier", "Tarifa"),
        ("Calais", "Dover"),
        ("Zanzibar", "Dar es Salaam"),
        ("Tunis", "Palermo"),
        ("Djibouti", "Aden"),
    ],
)
def test_water_is_no_way_over_land(one: str, other: str) -> None:
    assert not course(one, other).is_overland
    assert course(one, other).sea_km > 10


@pytest.mark.parametrize(
    ("one", "other", "passed"),
    [
        ("Lagos", "Cotonou", ("NG", "BJ")),
        ("Gao", "Agadez", ("ML", "NE")),
        ("Gao", "Sabha", ("ML", "DZ", "LY")),
        ("N'Djamena", "Kousseri", ("TD", "CM")),
        ("Sabha", "Tripoli", ("LY",)),
    ],
)
def test_borders_are_crossed_in_order_each_into_a_neighbour(one: str, other: str, passed: tuple[str, ...]) -> None:
    assert course(one, other).countries == passed
    assert course(other, one).countries == passed[::-1]
    assert course(one, other).is_overland
    assert course(one, other).crossings == len(passed) - 1


def test_many_points_lie_where_each_of_them_does() -> None:
    generator = np.random.default_rng(1)
    lats, lons = generator.uniform(-60, 75, 300), generator.uniform(-179, 179, 300)
    for code in outlines().near((-90.0, -180.0, 90.0, 180.0)):
        held = outlines().held(code, lats, lons)
        assert held.tolist() == [outlines().holds(code, float(a), float(b)) for a, b in zip(lats, lons, strict=True)]


def test_nothing_untold_goes_over_the_sea_unless_it_is_asked_what_that_costs() -> None:
    told = [flow(1, "fuel", "Sabha", "Gao"), flow(2, "fuel", "Gao", "Bamako")]
    legs = legs_of(material(*told))
    graph = hub_graph(legs)
    assert graph is not None
    for link, over in enumerate(graph.courses):
        assert over.is_overland or graph.is_told(link)
    assert np.isfinite(graph.costs()).sum() > 0
    dear = hub_graph(legs, passage=Passage(border=5000.0))
    assert dear is not None
    more = dear.costs() - graph.costs()
    crossings = np.tile([c.crossings for c in graph.courses], 2)
    there = np.isfinite(graph.costs())
    assert more[there] == pytest.approx(4900.0 * crossings[there])


def test_an_island_is_reached_by_what_is_told_or_by_a_sea_that_costs() -> None:
    """Between a harbour of Tunisia and one of Sicily nothing runs overland."""
    tunis, palermo = (
        Place(f"made:{n}", n, "city", TOWNS[n][2], lat=TOWNS[n][0], lon=TOWNS[n][1]) for n in ("Tunis", "Palermo")
    )
    parted = hub_graph((), (tunis, palermo))
    assert parted is not None
    ends = [next(n for n, hub in enumerate(parted.hubs) if hub.id == place.id) for place in (tunis, palermo)]
    reached = {ends[0]}
    for _ in parted.hubs:
        reached |= {int(b) for a, b in parted.arcs if int(a) in reached}
    assert ends[1] not in reached
    joined = hub_graph((), (tunis, palermo), Passage(sea=4.0))
    assert joined is not None
    assert any(not over.is_overland for over in joined.courses)


def test_a_way_tells_the_borders_that_it_crosses() -> None:
    found = routes(flow(1, "fuel", "Sabha", "Agadez", "Gao"))
    path = found.of_kind("path")[0]
    assert path.facts["borders"] == ["Libya – Niger", "Niger – Mali"]
    assert path.facts["links_over_sea"] == 0
