"""Where and when the chosen statements lie: bars over all times, places everywhere, so that each narrows the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from faultline.model.statement import Kind
from faultline.web.binning import Binned, binned
from faultline.web.filters import Filter
from faultline.web.narrowing import selected
from faultline.workspace import MapView
from faultline.workspace.extents import Spot

HAPPENING = (Kind.EVENT, Kind.EFFORT)
"""What is shown unless kinds are chosen: what has a day and a spot rather than a standing."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A place with all that lies there.

    Attributes:
        is_area: Its point stands for a country, a division or a region.
        kinds: Statements by kind.
        probability: The mean that this place is meant.
    """

    id: str
    name: str
    is_area: bool
    lat: float
    lon: float
    statements: int
    kinds: dict[str, int]
    probability: float


def of_happenings(chosen: Filter) -> Filter:
    """The filter with the kinds that have a time and a place, where it names none."""
    return chosen if chosen.kind else replace(chosen, kind=HAPPENING)


def over_time(view: MapView, wanted: Filter, *, whole: bool) -> Binned | None:
    """Bars over time, whatever the period of the filter."""
    return binned(selected(view, replace(wanted, period="")).extents().spans(), whole=whole)


def over_place(view: MapView, wanted: Filter) -> list[Marked]:
    """The places, whatever those of the filter; those with the most statements first."""
    spots: dict[str, list[Spot]] = {}
    for spot in selected(view, replace(wanted, place=())).extents().spots():
        spots.setdefault(spot.id, []).append(spot)
    return sorted((_marked(one) for one in spots.values()), key=lambda p: (-p.statements, p.name, p.id))


def _marked(spots: Sequence[Spot]) -> Marked:
    first, total = spots[0], sum(spot.statements for spot in spots)
    return Marked(
        first.id,
        first.name,
        first.feature not in ("city", "point"),
        first.lat,
        first.lon,
        total,
        {spot.kind: spot.statements for spot in spots},
        round(sum(spot.probability * spot.statements for spot in spots) / total, 3),
    )
