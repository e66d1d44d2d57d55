"""Finds the places of a name: binary search over hashed names, in process, no server.

The package's gazetteer and those that a user adds (`importing.py`) are `Shelf` after `Shelf` of the same two tables;
`training/gazetteer.py` builds the package's and says where each column comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from faultline.model.place import Place
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer.columns import read_parquet
from faultline.resolution.gazetteer.rows import NameKind, Seat
from faultline.resolution.gazetteer.shelf import Shelf
from faultline.resolution.gazetteer.spelling import (
    arabic_countries,
    is_written_short,
    name_key,
    without_article,
    without_final_h,
)

_REMEMBERED = 50_000
"""How many names a gazetteer remembers; a text names few places often."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name.

    Attributes:
        is_main: The name is its own (of a division also without the word for its kind), and no other of its names.
        kind: In what sense the name is its name; `is_main` is `NameKind.OWN`.
        seat: Of what the town is the seat: of its country, of a division, of nothing.
        admin2: Code of its second-level division, within its `place.admin1`; of such a division its own.
        is_own: It comes from a gazetteer that the user added.
    """

    place: Place
    is_main: bool
    kind: NameKind = NameKind.OWN
    seat: Seat = Seat.NONE
    admin2: str | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Parents:
    """The areas that a place lies in, as far as they are known; a division is no parent of its own."""

    country: Place | None = None
    admin1: Place | None = None
    admin2: Place | None = None


class Gazetteer:
    """Places by name, of one shelf or several; `gazetteer()` gives the one to look into.

    Args:
        shelves: The first ones win: a place with the same id in a later one is left out.
    """

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self.shelves = tuple(shelves)
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._extents: dict[tuple[str, str | None, str | None], tuple[float, float, float, float] | None] = {}

    @classmethod
    def read(cls, folder: Path) -> Gazetteer:
        """The gazetteer in a folder; WorkspaceError where its files are missing."""
        return cls((Shelf(read_parquet(folder)),))

    def candidates(self, name: str) -> list[Candidate]:
        """The places that bear the name, the user's first, then the most populous; empty where none does.

        Abbreviations count only where they are written as such ("Va.", "VA", not "va"). An Arabic name that is not
        found is looked for without its article and the h at its end, in the countries where both come and go.
        """
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[name] = tuple(self._find(name))
        return list(found)

    def place(self, place_id: str) -> Place | None:
        """The place with an id such as `geonames:2460596`."""
        return next((p for shelf in self.shelves if (p := shelf.place_with(place_id))), None)

    def country(self, code: str) -> Place | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        return self._first((code, None, None))

    def admin1(self, country: str, code: str) -> Place | None:
        """The first-level area with this code in the country with an ISO 3166-1 alpha-2 code."""
        return self._first((country, code, None))

    def admin2(self, country: str, admin1: str, code: str) -> Place | None:
        """The second-level area with this code in a first-level one."""
        return self._first((country, admin1, code))

    def parents(self, place: Place) -> Parents:
        """The areas that a place of this gazetteer lies in; of other places the country and first level it names."""
        if place.country is None:
            return Parents()
        code = next((a for shelf in self.shelves if (a := shelf.admin2_of(place.id))), None)
        first = self.admin1(place.country, place.admin1) if place.admin1 else None
        second = self.admin2(place.country, place.admin1, code) if place.admin1 and code else None
        return Parents(
            country=None if place.feature == "country" else self.country(place.country),
            admin1=first if first and first.id != place.id else None,
            admin2=second if second and second.id != place.id else None,
        )

    def extent(
        self, code: str, admin1: str | None = None, admin2: str | None = None
    ) -> tuple[float, float, float, float] | None:
        """South, west, north, east of the inhabited places of a country or division, without the outermost percent.

        None where no place there has coordinates. It says where people live, not where a border runs.
        """
        key = (code, admin1, admin2)
        if key not in self._extents:
            self._extents[key] = _box(np.concatenate([shelf.points_in(key) for shelf in self.shelves]))
        return self._extents[key]

    def towns(self, south: float, west: float, north: float, east: float, cell: float) -> list[Place]:
        """The most populous town in each cell of so many degrees between these degrees, the greatest first."""
        found: dict[tuple[int, int], Place] = {}
        towns = (town for shelf in self.shelves for town in shelf.towns_between(south, west, north, east))
        for town in sorted(towns, key=lambda t: (-t.population, t.id)):
            if town.lat is not None and town.lon is not None:
                found.setdefault((int(town.lat // cell), int(town.lon // cell)), town)
        return list(found.values())

    def nearest(self, code: str, lat: float, lon: float) -> Place | None:
        """The town of a country that lies nearest to a point; None where none is known."""
        found = [near for shelf in self.shelves if (near := shelf.nearest(code, lat, lon))]
        return min(found, key=lambda f: (f[0], f[1].id))[1] if found else None

    def __len__(self) -> int:
        return sum(map(len, self.shelves))

    def _first(self, division: tuple[str, str | None, str | None]) -> Place | None:
        return next((p for shelf in reversed(self.shelves) if (p := shelf.division(division))), None)

    def _find(self, name: str) -> list[Candidate]:
        found = [
            c for c in self._under(name_key(name)) if c.kind is not NameKind.ABBREVIATION or is_written_short(name)
        ]
        found = found or self._find_arabic(name)
        return sorted(found, key=lambda c: (not c.is_own, -c.place.population, c.place.id))

    def _find_arabic(self, name: str) -> list[Candidate]:
        spellings = {without_article(name), without_final_h(fold_name(name))} - {None, fold_name(name)}
        found = [c for key in sorted(name_key(s) for s in spellings if s) for c in self._under(key)]
        return [
            replace(c, is_main=False, kind=NameKind.OTHER)
            for c in found
            if c.place.country in arabic_countries() and c.kind is not NameKind.ABBREVIATION
        ]

    def _under(self, key: int) -> list[Candidate]:
        found: dict[str, Candidate] = {}
        for shelf in self.shelves:
            for place, kind, seat, admin2 in shelf.under(key):
                candidate = Candidate(place, kind is NameKind.OWN, kind, seat, admin2, shelf.is_own)
                found.setdefault(place.id, candidate)
        return list(found.values())


def _box(points: npt.NDArray[np.float64]) -> tuple[float, float, float, float] | None:
    if not len(points):
        return None
    south, west = np.percentile(points, 1, axis=0)
    north, east = np.percentile(points, 99, axis=0)
    return float(south), float(west), float(north), float(east)
