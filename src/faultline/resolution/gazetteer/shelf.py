"""One gazetteer: finds the rows of a name, of an id, of a division, and makes places of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from faultline.model.place import Place
from faultline.resolution.gazetteer.columns import CODED, DEGREES, NOWHERE, Columns
from faultline.resolution.gazetteer.rows import NameKind, Seat

_FEATURES, _DIVISIONS = ("country", "admin1", "admin2"), CODED[1:]
Division = tuple[str, str | None, str | None]
"""Codes of a country, of a first-level division in it and of a second-level one in that."""


class Shelf:
    """The places of the package, or those of one gazetteer that the user added."""

    def __init__(self, columns: Columns, *, is_own: bool = False) -> None:
        self._columns = columns
        self.is_own = is_own
        self._towns: dict[str, npt.NDArray[np.int64]] = {}
        self._divisions: dict[int, dict[Division, int]] = {}

    def __len__(self) -> int:
        return len(self._columns.lat)

    def under(self, key: int) -> Iterator[tuple[Place, NameKind, Seat, str | None]]:
        """The places with a name of this key, the sense of it, of what each is the seat, and its second level."""
        columns = self._columns
        first, stop = np.searchsorted(columns.keys, [key, key + 1])
        for at in range(int(first), int(stop)):
            row = int(columns.rows[at])
            kind, seat = NameKind(int(columns.kinds[at])), Seat(int(columns.seat[row]))
            yield self._place(row), kind, seat, columns.coded["admin2"][row]

    def place_with(self, place_id: str) -> Place | None:
        """The place with an id."""
        row = self._row_with(place_id)
        return None if row is None else self._place(row)

    def admin2_of(self, place_id: str) -> str | None:
        """The code of the second-level division of the place with an id."""
        row = self._row_with(place_id)
        return None if row is None else self._columns.coded["admin2"][row]

    def division(self, codes: Division) -> Place | None:
        """The country or division with these codes."""
        row = self._rows_of_divisions(3 - codes.count(None)).get(codes)
        return None if row is None else self._place(row)

    def points_in(self, codes: Division) -> npt.NDArray[np.float64]:
        """Latitudes and longitudes of the towns in a country or division, a row each."""
        columns = self._columns
        inside = columns.lat != NOWHERE
        for name, code in zip(_DIVISIONS, codes, strict=True):
            if code is not None:
                inside &= columns.coded[name].rows_of(code)
        for feature in _FEATURES:
            inside &= ~columns.coded["feature"].rows_of(feature)
        return np.column_stack([columns.lat[inside], columns.lon[inside]]) / DEGREES

    def towns_between(self, south: float, west: float, north: float, east: float) -> list[Place]:
        """The towns with inhabitants between these degrees."""
        columns = self._columns
        lat, lon = columns.lat / DEGREES, columns.lon / DEGREES
        inside = (columns.lat != NOWHERE) & (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
        inside &= columns.population > 0
        for feature in _FEATURES:
            inside &= ~columns.coded["feature"].rows_of(feature)
        return [self._place(int(row)) for row in np.flatnonzero(inside)]

    def nearest(self, code: str, lat: float, lon: float) -> tuple[float, Place] | None:
        """The town of a country nearest to a point, after its distance in squared degrees; None where there is none."""
        columns = self._columns
        if code not in self._towns:
            inside = (columns.lat != NOWHERE) & columns.coded["country"].rows_of(code)
            for feature in _FEATURES:
                inside &= ~columns.coded["feature"].rows_of(feature)
            self._towns[code] = np.flatnonzero(inside)
        rows = self._towns[code]
        if not len(rows):
            return None
        east = np.abs(columns.lon[rows] / DEGREES - lon)
        sideways = np.minimum(east, 360 - east) * np.cos(np.radians(lat))
        apart = (columns.lat[rows] / DEGREES - lat) ** 2 + sideways**2
        at = int(np.argmin(apart))
        return float(apart[at]), self._place(int(rows[at]))

    def _place(self, row: int) -> Place:
        columns = self._columns
        lat = int(columns.lat[row])
        return Place(
            id=self._id(row),
            name=columns.names[row].as_py(),
            feature=columns.coded["feature"][row] or "city",
            country=columns.coded["country"][row],
            admin1=columns.coded["admin1"][row],
            lat=None if lat == NOWHERE else lat / DEGREES,
            lon=None if lat == NOWHERE else int(columns.lon[row]) / DEGREES,
            population=int(columns.population[row]),
        )

    def _id(self, row: int) -> str:
        ids = self._columns.ids
        return f"geonames:{ids[row]}" if isinstance(ids, np.ndarray) else str(ids[row].as_py())

    def _row_with(self, place_id: str) -> int | None:
        scheme, _, number = place_id.partition(":")
        if not isinstance(self._columns.ids, np.ndarray):
            return self._rows_of_texts.get(place_id)
        if scheme != "geonames" or not number.isdecimal() or len(number) > 18:
            return None
        order = self._order
        at = int(np.searchsorted(self._columns.ids, int(number), sorter=order))
        found = int(order[at]) if at < len(order) else None
        return found if found is not None and self._columns.ids[found] == int(number) else None

    @cached_property
    def _order(self) -> npt.NDArray[np.int64]:
        return np.argsort(self._columns.ids, kind="stable")

    @cached_property
    def _rows_of_texts(self) -> dict[str, int]:
        ids = self._columns.ids
        return {} if isinstance(ids, np.ndarray) else {text: row for row, text in enumerate(ids.to_pylist())}

    def _rows_of_divisions(self, depth: int) -> dict[Division, int]:
        """Rows by codes of the countries (depth 1), first (2) or second level divisions (3), read when asked for."""
        if depth not in self._divisions:
            coded = self._columns.coded
            found = self._divisions[depth] = {}
            for row in map(int, np.flatnonzero(coded["feature"].rows_of(_FEATURES[depth - 1]))):
                codes = [coded[name][row] if i < depth else None for i, name in enumerate(_DIVISIONS)]
                if codes[0] is not None:
                    found.setdefault((codes[0], codes[1], codes[2]), row)
        return self._divisions[depth]
