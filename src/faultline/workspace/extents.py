"""When and where the statements of a selection lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faultline.model.statement import Statement
from faultline.workspace.queries import PartQueries
from faultline.workspace.statement_filter import Condition


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
    """Asks the tables anew at every question.

    Args:
        condition: The selection as SQL over the statements.
        shown: Puts the statements as judgements have them.
    """

    def __init__(
        self, queries: PartQueries, condition: Condition, shown: Callable[[list[Statement]], list[Statement]]
    ) -> None:
        self._queries, self._condition, self._shown = queries, condition, shown

    def latest(self, *, limit: int) -> list[Statement]:
        """The statements that have a time of their own, the last first, then as they are stored."""
        rows = self._queries.rows(
            f"SELECT id FROM statements WHERE {self._condition.sql} AND NOT is_timeless "
            f"ORDER BY coalesce(time.start, time.end) DESC, nth LIMIT {int(limit)}",
            self._condition.values,
        )
        order = {str(row[0]): position for position, row in enumerate(rows)}
        found = self._queries.values(Statement, "statements", _one_of(order))
        return sorted(self._shown(found), key=lambda s: order[s.id])

    def spans(self) -> list[Span]:
        """The statements that have a time of their own, by kind and months."""
        rows = self._queries.rows(
            "SELECT kind, time.start[:7] AS a, time.end[:7] AS b, count(*) FROM statements "
            f"WHERE {self._condition.sql} AND NOT is_timeless GROUP BY 1, 2, 3 ORDER BY 2, 3, 1",
            self._condition.values,
        )
        return [Span(str(kind), start, end, int(n)) for kind, start, end, n in rows]

    def spots(self, *, limit: int = 3000) -> list[Spot]:
        """The statements that lie somewhere, by kind and place, the most first."""
        rows = self._queries.rows(
            "SELECT p.id, p.name, p.feature, p.lat, p.lon, s.kind, s.n, s.p FROM places p JOIN (SELECT in_place, kind, "
            "count(*) AS n, avg(coalesce(place.probability, 1)) AS p FROM statements WHERE "
            f"{self._condition.sql} GROUP BY 1, 2) s ON s.in_place = p.id "
            f"WHERE p.lat IS NOT NULL AND p.lon IS NOT NULL ORDER BY s.n DESC, p.id, s.kind LIMIT {int(limit)}",
            self._condition.values,
        )
        return [
            Spot(str(id), str(name), str(feature), lat, lon, str(kind), int(n), round(p, 3))
            for id, name, feature, lat, lon, kind, n, p in rows
        ]


def _one_of(ids: Iterable[str]) -> Condition:
    """That a statement is one of these."""
    return Condition("id IN (SELECT unnest(?::VARCHAR[]))", (list(ids),))
