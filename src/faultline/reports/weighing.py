"""How much a statement weighs: what a list tells where it cannot tell all.

Four things count, each only where those before it are the same: how many independent sources tell the matter, how far
sources differ on it, how many people it tells killed or hurt, and how much the map tells of those whom it names; at
last how sure the reading is. They rank by what is told and by how many, not by what is true or grave to an analyst.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.statement import Kind, Modality, Statement

T = TypeVar("T")
Weight = tuple[int, int, float, bool, int, float]
_NOTHING: Weight = (0, 0, 0.0, False, 0, 0.0)
_HARDNESS = {Severity.NONE: 0, Severity.SOFT: 1, Severity.HARD: 2}
_HURT = frozenset(("deaths", "injured", "casualties", "detained"))


class Weights:
    """The weights of the statements of a map.

    Args:
        source_of: The independent source of each statement, by its id.
        told_of: How many statements name an entity, by its id.
    """

    def __init__(
        self, comparisons: Iterable[Comparison], source_of: Mapping[str, int], told_of: Mapping[str, int]
    ) -> None:
        self._source_of, self._told_of = source_of, told_of
        self._sources: dict[str, int] = {}
        self._hardness: dict[str, int] = {}
        self._places: dict[str, tuple[float, ...]] = {}
        for comparison in comparisons:
            for id in comparison.statements:
                self._hardness[id] = max(self._hardness.get(id, 0), _HARDNESS[comparison.severity])
                if comparison.verdict is not Verdict.FRAMED:
                    self._sources[id] = max(self._sources.get(id, 0), comparison.independent_sources)

    def of(self, statements: Sequence[Statement]) -> Weight:
        """The weight of statements that say the same, or carry the same finding; the larger weighs more."""
        if not statements:
            return _NOTHING
        own = len({self._source_of.get(s.id) for s in statements})
        return (
            max(own, *(self._sources.get(s.id, 0) for s in statements)),
            max(self._hardness.get(s.id, 0) for s in statements),
            max(map(_hurt, statements)),
            any(s.modality is Modality.ACTUAL for s in statements),
            max(map(self._named, statements)),
            max(s.confidence for s in statements),
        )

    def weightiest(self, groups: Mapping[T, Sequence[Statement]], most: int) -> list[T]:
        """The keys of the `most` weightiest groups, the weightiest first; of equal ones the first."""
        return sorted(groups, key=lambda key: _descending(self.of(groups[key])))[:most]

    def in_order(self, statements: Iterable[Statement]) -> list[Statement]:
        """The statements, the weightiest first; of equal ones the first."""
        return sorted(statements, key=self._place)

    def _place(self, statement: Statement) -> tuple[float, ...]:
        if statement.id not in self._places:
            self._places[statement.id] = _descending(self.of([statement]))
        return self._places[statement.id]

    def _named(self, statement: Statement) -> int:
        """How much is told of those whom it names, in all: of two big ones more than of one."""
        return sum(self._told_of.get(e, 0) for e in {a.entity for a in statement.arguments if a.entity})


def _descending(weight: Weight) -> tuple[float, ...]:
    return tuple(-float(part) for part in weight)


def _hurt(statement: Statement) -> float:
    """People told as killed, injured or detained; of a range the lower end, as no less than that is told."""
    if statement.kind is Kind.QUANTITY:
        value = statement.value if statement.type in _HURT else None
        return float((value.low or value.high or 0) if value else 0)
    counts = statement.counts
    told = (counts.killed, counts.injured, counts.detained) if counts else ()
    return sum(float(one.low or one.high or 0) for one in told if one)
