"""When and where the statements of a selection lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from faultline.model.statement import Statement
from faultline.workspace.choosing import Chosen
from faultline.workspace.coded import Column
from faultline.workspace.columns import OPEN, Columns

_MONTH = len("2013-01")


@dataclass(frozen=True, slots=True)
class Span:
    """How many statements of a kind have a time between two months.

    Attributes:
        start, end: `2013-01`; None where that side is open. A year without months is from its first to its last.
    """

    kind: str
    start: str | None
    end: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with how many statements of a kind lie there.

    Attributes:
        feature: As `Place.feature`: what is not a city or a point is an area, whose middle this is.
        probability: The mean over the statements that the place is meant; 1 where nothing had to be weighed.
    """

    id: str
    name: str
    feature: str
    lat: float
    lon: float
    kind: str
    statements: int
    probability: float


class Extents:
    """Tells of the chosen statements; `stored_at` gives those at some positions, in this order."""

    def __init__(self, chosen: Chosen, stored_at: Callable[[list[float]], list[Statement]]) -> None:
        self._chosen, self._stored_at = chosen, stored_at

    def latest(self, *, limit: int) -> list[Statement]:
        """The statements that have a time of their own, the last first, then as they are stored."""
        chosen = self._chosen
        own = np.flatnonzero(~chosen.numbers("is_timeless"))
        return self._stored_at(latest_of(chosen.columns, chosen.at(own), limit))

    def spans(self) -> list[Span]:
        """The statements that have a time of their own, by kind and months."""
        columns, own = self._chosen.columns, ~self._chosen.numbers("is_timeless")
        kinds, starts, ends = (columns.coded("statements", name) for name in ("kind", "starts", "ends"))
        (first, months), (last, end_months) = (_months(column.texts) for column in (starts, ends))
        keys = (
            first[self._chosen.codes("starts")[own]].astype(np.int64) * len(end_months)
            + last[self._chosen.codes("ends")[own]]
        ) * len(kinds.texts) + self._chosen.codes("kind")[own]
        found, counts = counted(keys)
        spans = []
        for key, n in zip(found.tolist(), counts.tolist(), strict=True):
            both, kind = divmod(key, len(kinds.texts))
            start, end = divmod(both, len(end_months))
            spans.append(Span(kinds.texts[kind], months[start], end_months[end], n))
        return sorted(spans, key=lambda s: (s.start or "~", s.end or "~", s.kind))

    def spots(self, *, limit: int = 3000) -> list[Spot]:
        """The statements that lie somewhere, by kind and place, the most first."""
        columns = self._chosen.columns
        kinds, places = columns.coded("statements", "kind"), columns.coded("statements", "place")
        keys = self._chosen.codes("place").astype(np.int64) * len(kinds.texts) + self._chosen.codes("kind")
        counts = np.bincount(keys)
        weights = np.bincount(keys, weights=self._chosen.numbers("probability"))
        spots = []
        for key in np.flatnonzero(counts).tolist():
            at, kind = divmod(key, len(kinds.texts))
            place, n = columns.places.get(places.texts[at]), int(counts[key])
            if place and place["lat"] is not None and place["lon"] is not None:
                name, feature, mean = str(place["name"]), str(place["feature"]), round(float(weights[key]) / n, 3)
                spots.append(
                    Spot(places.texts[at], name, feature, place["lat"], place["lon"], kinds.texts[kind], n, mean)
                )
        return sorted(spots, key=lambda s: (-s.statements, s.id, s.kind))[:limit]


def counted(keys: Column) -> tuple[Column, Column]:
    """The keys that there are in order, each with how often it stands there."""
    ordered = np.sort(keys)
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[starts], np.diff(np.append(starts, len(ordered)))


def latest_of(columns: Columns, rows: Column, limit: int, *, timeless_last: bool = False) -> list[float]:
    """The positions of the last of some statements by their starts, or ends without one, then as they are stored.

    Args:
        timeless_last: Those whose time is not their own come after the others.
    """
    dates = columns.dates[rows]
    if timeless_last:
        dates[columns.plain("statements", "is_timeless")[rows]] = -1
    if len(rows) > limit:
        some = np.flatnonzero(dates >= np.partition(dates, -limit)[-limit])
        rows, dates = rows[some], dates[some]
    return columns.positions("statements", rows[np.argsort(-dates, kind="stable")][:limit])


@lru_cache(maxsize=4)
def _months(dates: tuple[str, ...]) -> tuple[Column, list[str | None]]:
    """For each date the number of its month, and the months; None for an open side."""
    months = [None if date in OPEN else date[:_MONTH] for date in dates]
    known = {month: n for n, month in enumerate(dict.fromkeys(months))}
    return np.array([known[month] for month in months], dtype=np.int32), list(known)
