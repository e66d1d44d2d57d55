"""The legs that sources tell of goods and people on the move, and the ways worked out between them, on a map."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from faultline.analysis import Finding
from faultline.analysis.routes.legs import is_people, is_relief
from faultline.model.place import Place
from faultline.reports.drawings.ground import Ground
from faultline.reports.drawings.labels import Room
from faultline.reports.drawings.svg import ACCENT, INK, SOFT, WIDTH, course, dot, figure, ring, shape, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material
from faultline.resolution.gazetteer.current import gazetteer

MOST_LEGS, MOST_WAYS, MOST_POINTS = 60, 12, 8
_LOOKS = {"goods": (INK, None), "people": (ACCENT, "1.5 3.5"), "relief": ("#2f7d4f", "8 4")}
"""Colour and dashes by what moves; what is alleged only is drawn thin."""
_BEND = 0.14
_WAY = "#b9a06a"
_KEY = 38


def route_map(material: Material) -> Figure | None:
    """Legs with both ends on the map, ways and where they gather; None where no leg has both ends."""
    analyses = material.analyses
    every = analyses.found("routes", "leg")
    known = analyses.material.places
    legs = [(leg, ends) for leg in every if len(ends := list(_places(leg, known))) == 2 and ends[0].id != ends[1].id]
    ways = [list(_places(way, known)) for way in analyses.found("routes", "path")[:MOST_WAYS]]
    if not legs:
        return None
    weights: Counter[tuple[float, float]] = Counter()
    for _, ends in legs:
        weights.update((p.lat or 0.0, p.lon or 0.0) for p in ends)
    ground = Ground.under(weights)
    drawn = [(leg, ends) for leg, ends in legs if all(ground.shows(p.lat or 0.0, p.lon or 0.0) for p in ends)]
    points = [place for f in analyses.of("routes").of_kind("choke_point") for place in _places(f, known)][:MOST_POINTS]
    pieces = ground.drawn()
    pieces += [_way(way, ground) for way in ways]
    pieces += [piece for leg, ends in drawn[:MOST_LEGS] for piece in _leg(leg, ends, ground)]
    pieces += _stops([ends for _, ends in drawn[:MOST_LEGS]], points, ground)
    pieces += [*_key(ground.height + 26, bool(ways)), ground.source(ground.height + 9)]
    out = (
        f"; {len(drawn[MOST_LEGS:]) + len(legs) - len(drawn)} are left out"
        if len(legs) > len(drawn[:MOST_LEGS])
        else ""
    )
    caption = (
        f"What is told to move from where to where: {len(drawn[:MOST_LEGS])} of {len(every)} legs{out}, "
        f"{len(every) - len(legs)} have an end that nobody tells or that lies on no map. A line joins two ends and is "
        "no road; wider: told by more sources; thin: alleged only. An empty circle is a country or region, drawn at "
        "its middle."
    )
    return figure(caption, ground.height + _KEY, pieces)


def _places(finding: Finding, known: object) -> Iterator[Place]:
    """The places of a finding that have coordinates."""
    ids = finding.facts.get("place_ids")
    for id in ids if isinstance(ids, list) else ():
        place = (known.get(id) if isinstance(known, dict) else None) or (gazetteer().place(str(id)) if id else None)
        if place and place.lat is not None and place.lon is not None and not place.id.startswith("region:"):
            yield place


def _look(leg: Finding) -> tuple[str, str | None]:
    goods = str(leg.facts.get("goods"))
    return _LOOKS["people" if is_people(goods) else "relief" if is_relief(goods) else "goods"]


def _leg(leg: Finding, ends: list[Place], ground: Ground) -> Iterator[str]:
    """A bent line, so that to and fro lie apart, with its point at the end."""
    (x1, y1), (mx, my), (x2, y2) = _bow(ends, ground)
    colour, dash = _look(leg)
    sources = leg.facts.get("sources")
    width = 0.8 if leg.facts.get("alleged") else 1.0 + 0.5 * min(sources if isinstance(sources, int) else 1, 5)
    far = math.hypot(x2 - x1, y2 - y1) or 1.0
    yield course(f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}", colour, width, dash)
    if far > 14:
        along = math.atan2(y2 - my, x2 - mx)
        tip = x2 - 6 * math.cos(along), y2 - 6 * math.sin(along)
        sides = [(tip[0] - 8 * math.cos(along + a), tip[1] - 8 * math.sin(along + a)) for a in (0.4, -0.4)]
        yield shape("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *sides)) + "Z", colour)


def _bow(ends: list[Place], ground: Ground) -> tuple[tuple[float, float], ...]:
    """Start, the point that draws the curve aside, and end."""
    (x1, y1), (x2, y2) = (ground.at(p.lat or 0.0, p.lon or 0.0) for p in ends)
    return (x1, y1), ((x1 + x2) / 2 - (y2 - y1) * _BEND, (y1 + y2) / 2 + (x2 - x1) * _BEND), (x2, y2)


def _bent(ends: list[Place], ground: Ground, steps: int) -> Iterator[tuple[float, float]]:
    """Points along the curve of a leg."""
    (x1, y1), (mx, my), (x2, y2) = _bow(ends, ground)
    for t in (n / steps for n in range(1, steps)):
        yield (1 - t) ** 2 * x1 + 2 * t * (1 - t) * mx + t**2 * x2, (1 - t) ** 2 * y1 + 2 * t * (1 - t) * my + t**2 * y2


def _way(way: list[Place], ground: Ground) -> str:
    points = [ground.at(p.lat or 0.0, p.lon or 0.0) for p in way]
    path = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for (a, b), (c, d) in pairwise(points))
    return course(path, _WAY, 4, None, 0.55)


def _stops(ends: list[list[Place]], points: list[Place], ground: Ground) -> Iterator[str]:
    """The ends of legs and where ways gather, with their names where there is room, the most frequent first."""
    count = Counter(p.id for pair in ends for p in pair)
    places = {p.id: p for pair in ends for p in pair}
    gathering = {p.id: p for p in points if ground.shows(p.lat or 0.0, p.lon or 0.0)}
    room = Room(WIDTH, ground.height)
    every = {**places, **gathering}
    for pair in ends:
        for x, y in _bent(pair, ground, 14):
            room.keep_free(x, y, 2)
    for id, place in every.items():
        x, y = ground.at(place.lat or 0.0, place.lon or 0.0)
        room.keep_free(x, y, 4)
        if id in gathering:
            yield shape(f"M{x:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z", "#ffffff", INK)
        elif place.feature in ("city", "point", "facility"):
            yield dot(x, y, 3, INK)
        else:
            yield ring(x, y, 3.5)
    for id in sorted(every, key=lambda i: (i not in gathering, -count[i], every[i].name, i)):
        x, y = ground.at(every[id].lat or 0.0, every[id].lon or 0.0)
        yield room.label(x, y, 5, shortened(every[id].name, 26))


def _key(y: float, has_ways: bool) -> Iterator[str]:
    x = 14.0
    looks = [
        (*_LOOKS["goods"], 1.6, "goods and money"),
        (*_LOOKS["people"], 1.6, "people"),
        (*_LOOKS["relief"], 1.6, "relief"),
    ]
    if has_ways:
        looks.append((_WAY, None, 4, "way worked out between told stops"))
    for colour, dash, width, name in looks:
        yield course(f"M{x:.1f} {y:.1f}h34", colour, width, dash)
        yield text(x + 40, y + 4, name, 11, "start", SOFT)
        x += 62 + 6.0 * len(name)
    if has_ways:
        yield shape(f"M{x + 6:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z", "#ffffff", INK)
        yield text(x + 18, y + 4, "traffic gathers", 11, "start", SOFT)
