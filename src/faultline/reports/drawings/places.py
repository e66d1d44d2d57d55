"""A map of the places that statements name, with the outlines of countries."""

from __future__ import annotations

import math
from collections import Counter

from faultline.reports.drawings.ground import Ground
from faultline.reports.drawings.labels import Room
from faultline.reports.drawings.svg import ACCENT, WIDTH, dot, figure, shortened
from faultline.reports.elements import Figure
from faultline.reports.material import Material

NAMED = 30
LARGEST = 13
CLEAR = 4.5
"""Radius from which on no label may lie on a dot."""


def places(material: Material) -> Figure | None:
    """A dot a place, as large as it has statements; None where no place has coordinates."""
    found: Counter[tuple[str, float, float]] = Counter()
    for statement in material.statements:
        place = statement.place
        if place and place.lat is not None and place.lon is not None:
            found[place.name or place.text, place.lat, place.lon] += 1
    if not found:
        return None
    weights: Counter[tuple[float, float]] = Counter()
    for (_, lat, lon), n in found.items():
        weights[lat, lon] += n
    ground = Ground.under(weights)
    shown = {key: n for key, n in found.items() if ground.shows(*key[1:])}
    caption = (
        f"Places that statements name, by how many do; {sum(shown.values())} statements at {len(shown)} "
        f"places{_far(len(found) - len(shown))}. A country or region stands at its middle, though what is told of it "
        "happened anywhere in it; borders show who holds the land and say nothing of whose it is."
    )
    return figure(
        caption, ground.height + 14, [*ground.drawn(), *_dots(shown, ground), ground.source(ground.height + 9)]
    )


def _dots(shown: dict[tuple[str, float, float], int], ground: Ground) -> list[str]:
    """The dots, the largest below, and the names of those most spoken of that have room."""
    largest = max(shown.values(), default=1)
    ranked = sorted(shown, key=lambda key: (-shown[key], key))
    sized = [(key, 2.5 + LARGEST * math.sqrt(shown[key] / largest)) for key in ranked]
    room = Room(WIDTH, ground.height)
    pieces = []
    for (_, lat, lon), radius in sized:
        pieces.append(dot(*ground.at(lat, lon), radius, ACCENT, 0.55))
        if radius > CLEAR:
            room.keep_free(*ground.at(lat, lon), radius * 0.8)
    for (name, lat, lon), radius in sized[:NAMED]:
        pieces.append(room.label(*ground.at(lat, lon), radius, shortened(name, 28)))
    return pieces


def _far(left_out: int) -> str:
    return f", {left_out} far-off places left out" if left_out else ""
