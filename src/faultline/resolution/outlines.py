"""The outlines of countries: which country a point lies in, and along which lines two of them meet.

The lines come from Natural Earth (`training/places/outlines.py`), each once, with the countries on its two sides. They
show who holds the land rather than who claims it, but for Crimea, Western Sahara, Northern Cyprus and Somaliland, which
are counted as the United Nations count them: nothing that is drawn here is a statement about a border.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from faultline.errors import WorkspaceError

OUTLINES = ("outlines.parquet", "outline_points.parquet")
STEPS = 500
"""Coordinates are stored in steps of 1/500 of a degree (220 metres); the lines are true to about a kilometre."""
Box = tuple[float, float, float, float]
"""South, west, north, east in degrees; west is larger than east where the box crosses the date line."""
Coordinates = npt.NDArray[np.float64]
Segments = npt.NDArray[np.float64]
"""Straight pieces of lines, a row each: latitude and longitude of one end and of the other, in degrees."""


class Outlines:
    """The lines around countries; made once a process by `outlines()`.

    Args:
        around: The pieces of line around each country, by ISO 3166-1 alpha-2 code.
        between: The pieces between two countries, by their codes in order.
    """

    def __init__(self, around: dict[str, Segments], between: dict[tuple[str, str], Segments]) -> None:
        self._around = around
        self.between = between
        self._boxes = {code: _box(segments) for code, segments in around.items()}

    @classmethod
    def read(cls, folder: Path) -> Outlines:
        """The outlines in a folder; WorkspaceError where its files are missing."""
        for name in OUTLINES:
            if not (folder / name).is_file():
                raise WorkspaceError(f"the file of outlines {folder / name} is missing: install Faultline again")
        lines = pq.read_table(folder / OUTLINES[0]).to_pylist()
        points = pq.read_table(folder / OUTLINES[1])
        coordinates = np.column_stack([points.column(name).to_numpy() for name in ("lat", "lon")]) / STEPS
        around: dict[str, list[Segments]] = defaultdict(list)
        between: dict[tuple[str, str], list[Segments]] = defaultdict(list)
        start = 0
        for line in lines:
            own = coordinates[start : start + line["size"]]
            start += line["size"]
            segments = np.hstack([own[:-1], own[1:]])
            around[line["one"]].append(segments)
            if line["other"] is not None:
                around[line["other"]].append(segments)
                between[line["one"], line["other"]].append(segments)
        return cls(
            {code: np.vstack(pieces) for code, pieces in around.items()},
            {pair: np.vstack(pieces) for pair, pieces in between.items()},
        )

    def country_at(self, lat: float, lon: float) -> str | None:
        """The code of the country that a point lies in; None at sea, on small islands and where no outline is known."""
        return next((code for code in self._boxes if self.holds(code, lat, lon)), None)

    def holds(self, code: str, lat: float, lon: float) -> bool:
        """Whether a point lies in a country."""
        south, west, north, east = self._boxes.get(code, (0.0, 0.0, -1.0, 0.0))
        if not (south <= lat <= north and west <= lon <= east):
            return False
        return int(np.searchsorted(self._crossings(code, lat), lon)) % 2 == 1

    def held(self, code: str, lats: Coordinates, lons: Coordinates) -> npt.NDArray[np.bool_]:
        """Of each of many points whether it lies in a country; `holds` for all of them at once."""
        south, west, north, east = self._boxes.get(code, (0.0, 0.0, -1.0, 0.0))
        found = (south <= lats) & (lats <= north) & (west <= lons) & (lons <= east)
        near = np.flatnonzero(found)
        if len(near):
            start_lat, start_lon, end_lat, end_lon = self._around[code].T
            lat = lats[near, None]
            row, segment = np.nonzero((start_lat > lat) != (end_lat > lat))
            along = (lats[near[row]] - start_lat[segment]) / (end_lat - start_lat)[segment]
            is_west = start_lon[segment] + along * (end_lon - start_lon)[segment] < lons[near[row]]
            found[near] = np.bincount(row[is_west], minlength=len(near)) % 2 == 1
        return found

    def near(self, box: Box) -> tuple[str, ...]:
        """The codes of the countries whose extent touches a box, sorted."""
        south, west, north, east = box
        return tuple(
            sorted(
                code
                for code, (s, w, n, e) in self._boxes.items()
                if s <= north and south <= n and w <= east and west <= e
            )
        )

    def box(self, code: str) -> Box | None:
        """The extent of a country; None where no outline is known."""
        return self._boxes.get(code)

    def around(self, code: str) -> Segments:
        """The pieces of line around a country; none where no outline is known."""
        return self._around.get(code, np.empty((0, 4)))

    def spans(self, code: str, lat: float) -> list[tuple[float, float]]:
        """From where to where a country lies along a parallel: pairs of western and eastern longitude."""
        crossed = self._crossings(code, lat).tolist() if code in self._around else []
        return list(zip(crossed[::2], crossed[1::2], strict=False))

    def _crossings(self, code: str, lat: float) -> npt.NDArray[np.float64]:
        """The longitudes, rising, at which the lines around a country cross a parallel."""
        segments = self._around[code]
        crossing = segments[(segments[:, 0] > lat) != (segments[:, 2] > lat)]
        along = (lat - crossing[:, 0]) / (crossing[:, 2] - crossing[:, 0])
        return np.sort(crossing[:, 1] + along * (crossing[:, 3] - crossing[:, 1]))


@cache
def outlines() -> Outlines:
    """The outlines of the package."""
    return Outlines.read(Path(str(files("faultline.resolution.gazetteer"))))


def _box(segments: Segments) -> Box:
    lats, lons = segments[:, [0, 2]], segments[:, [1, 3]]
    return float(lats.min()), float(lons.min()), float(lats.max()), float(lons.max())
