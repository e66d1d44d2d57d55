"""A map of the places that statements name, with the outlines of countries."""

from __future__ import annotations

import math
from collections import Counter

from faultline.reports.drawings.svg import ACCENT, SOFT, WIDTH, dot, figure, lines, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material
from faultline.resolution.outlines import Box, outlines

MARGIN = 0.12
LEAST_DEGREES = 3.0
NAMED = 18
LARGEST = 13
TALLEST, SHORTEST = 640, 240
OUTLYING = 0.02
"""Part of the statements at each edge that do not stretch the map."""


def places(material: Material) -> Figure | None:
    """A dot a place, as large as it has statements; None where no place has coordinates."""
    found: Counter[tuple[str, float, float]] = Counter()
    for statement in material.statements:
        place = statement.place
        if place and place.lat is not None and place.lon is not None:
            found[place.name or place.text, place.lat, place.lon] += 1
    if not found:
        return None
    box = _box(found)
    south, west, north, east = box
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * squeeze), TALLEST / (north - south))
    height = max(SHORTEST, (north - south) * scale)
    aside = (WIDTH - (east - west) * squeeze * scale) / 2

    def at(lat: float, lon: float) -> tuple[float, float]:
        return aside + (lon - west) * squeeze * scale, (north - lat) * scale

    known = outlines()
    pieces = []
    for code in known.near(box):
        borders = [(*at(a, b), *at(c, d)) for a, b, c, d in known.around(code).tolist()]
        pieces.append(lines(p for p in borders if _is_seen(p, height)))
    shown = {key: n for key, n in found.items() if south <= key[1] <= north and west <= key[2] <= east}
    ranked = sorted(shown, key=lambda key: (-shown[key], key))
    largest = max(shown.values(), default=1)
    taken: list[tuple[float, float, float]] = []
    for place_of_rank, (name, lat, lon) in enumerate(ranked):
        x, y = at(lat, lon)
        radius = 2.5 + LARGEST * math.sqrt(shown[name, lat, lon] / largest)
        pieces.append(dot(x, y, radius, ACCENT, 0.55))
        label = shortened(name, 28)
        if place_of_rank < NAMED and _is_free(x + radius + 3, y, len(label) * 5.6, taken):
            pieces.append(text(x + radius + 3, y + 4, label, 11))
    pieces.append(text(8, height - 8, "Outlines: Natural Earth; no statement about a border", 9, "start", SOFT))
    left_out = len(found) - len(shown)
    far = f", {left_out} far-off places left out" if left_out else ""
    caption = (
        f"Places that statements name, by how many do; {sum(shown.values())} statements at {len(shown)} places{far}. A "
        "country or region stands at its middle, though what is told of it happened anywhere in it; borders show who "
        "holds the land and say nothing of whose it is."
    )
    return figure(caption, height, pieces)


def _box(found: Counter[tuple[str, float, float]]) -> Box:
    lats = sorted(lat for (_, lat, _), n in found.items() for _ in range(n))
    lons = sorted(lon for (_, _, lon), n in found.items() for _ in range(n))
    cut = int(len(lats) * OUTLYING)
    south, north = lats[cut], lats[-1 - cut]
    west, east = lons[cut], lons[-1 - cut]
    tall, wide = max(north - south, LEAST_DEGREES), max(east - west, LEAST_DEGREES * 1.5)
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    up, along = tall * (0.5 + MARGIN), wide * (0.5 + MARGIN)
    return (
        max(-90.0, middle_lat - up),
        max(-180.0, middle_lon - along),
        min(90.0, middle_lat + up),
        min(180.0, middle_lon + along),
    )


def _is_seen(piece: tuple[float, float, float, float], height: float) -> bool:
    a, b, c, d = piece
    return max(a, c) >= 0 and min(a, c) <= WIDTH and max(b, d) >= 0 and min(b, d) <= height


def _is_free(x: float, y: float, wide: float, taken: list[tuple[float, float, float]]) -> bool:
    """Whether a label of that width has room there; takes the room where it has."""
    if any(abs(y - b) < 12 and x < a + w and a < x + wide for a, b, w in taken):
        return False
    taken.append((x, y, wide))
    return True
