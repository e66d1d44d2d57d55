"""Routes as a page shows them: the findings by kind, what may be shut, and where all of it lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from faultline.analysis import Findings
from faultline.analysis.finding import Finding
from faultline.analysis.routes.legs import is_people, is_relief
from faultline.resolution.gazetteer.current import gazetteer
from faultline.workspace import MapView


@dataclass(frozen=True, slots=True)
class Row:
    """A leg as a table has it.

    Attributes:
        shut: What to shut to see where traffic goes then; empty for people, relief and legs without two known ends.
    """

    finding: Finding
    goods: str
    origin: str
    destination: str
    is_people: bool
    shut: str


def rows_of(found: Findings) -> list[Row]:
    """The told legs in their order."""
    return [_row(leg) for leg in found.of_kind("leg") if not leg.cannot]


def goods_of(found: Findings) -> list[tuple[str, int]]:
    """The classes of goods that legs tell of, those of most legs first."""
    return Counter(row.goods for row in rows_of(found)).most_common()


def coordinates(view: MapView, found: Findings) -> dict[str, dict[str, Any]]:
    """Where the places of findings lie: those of the map, then those of the gazetteer; others are left out."""
    wanted = sorted({place for finding in found.findings for place in _ids_of(finding)})
    known = {place.id: place for place in view.places()}
    places = ((key, known.get(key) or gazetteer().place(key)) for key in wanted)
    return {key: {"name": p.name, "lat": p.lat, "lon": p.lon} for key, p in places if p and p.lat is not None}


def _row(leg: Finding) -> Row:
    facts = leg.facts
    goods, ends = str(facts["goods"]), facts["place_ids"]
    origin = str(facts["origin"] or facts["through"] or "")
    destination = str(facts["destination"] or "")
    is_stoppable = not is_people(goods) and not is_relief(goods)
    shut = " - ".join(str(end) for end in ends) if isinstance(ends, list) and all(ends) and is_stoppable else ""
    return Row(leg, goods, origin, destination, is_people(goods), shut)


def _ids_of(finding: Finding) -> Iterator[str]:
    for name, value in finding.facts.items():
        if name.endswith("place_ids") and isinstance(value, list):
            yield from _flat(value)


def _flat(value: Iterable[Any]) -> Iterator[str]:
    for one in value:
        if isinstance(one, list):
            yield from _flat(one)
        elif one:
            yield str(one)
