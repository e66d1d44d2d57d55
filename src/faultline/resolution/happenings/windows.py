"""Within which bounds accounts of happenings may be one: the knobs of MELTT, by their names (Donnay et al. 2019)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faultline.errors import UsageError
from faultline.resolution.nearness import SAME_KM


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """How the categories of several tables in one column become comparable.

    Attributes:
        levels: By table and category as the table writes it, what it is called from the finest level to the broadest.
    """

    levels: Mapping[tuple[str, str], tuple[str, ...]]

    @property
    def depth(self) -> int:
        return max(map(len, self.levels.values()), default=0)

    def agreement(self, a: tuple[str, str], b: tuple[str, str], exact: int | None = None) -> int | None:
        """The finest level, from 1, at which two categories are called alike, or the exact one asked for; else None."""
        levels = enumerate(zip(self.levels.get(a, ()), self.levels.get(b, ()), strict=False), 1)
        return next((n for n, (x, y) in levels if x == y and exact in (None, n)), None)


@dataclass(frozen=True, slots=True)
class Windows:
    """Bounds of time, place and category.

    Attributes:
        twindow: Days that dates may lie apart.
        spatwindow: Kilometres that points may lie apart.
        taxonomies: By column; without any, time and place alone decide.
        smartmatch: Whether all levels of a taxonomy are used, the finer agreement being the better.
        certainty: Without `smartmatch`, the level of each column at which categories must be alike.
        partial: In how many columns categories may disagree.
        weight: How much each column counts in choosing between rivals; 1 where none is given.
    """

    twindow: int = 0
    spatwindow: float = SAME_KM
    taxonomies: Mapping[str, Taxonomy] = field(default_factory=dict)
    smartmatch: bool = True
    certainty: Mapping[str, int] = field(default_factory=dict)
    partial: int = 0
    weight: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.twindow < 0 or self.spatwindow < 0 or self.partial < 0:
            raise UsageError("twindow, spatwindow and partial cannot be below 0")
        unknown = sorted({*self.certainty, *self.weight} - set(self.taxonomies))
        if unknown:
            raise UsageError(f"there is no taxonomy for the column {unknown[0]!r} that certainty or weight names")
        if not self.smartmatch:
            self._check_certainty()

    def _check_certainty(self) -> None:
        for column, taxonomy in sorted(self.taxonomies.items()):
            level = self.certainty.get(column)
            if level is None or not 1 <= level <= taxonomy.depth:
                raise UsageError(
                    f"without smartmatch, certainty must give a level from 1 to {taxonomy.depth} for {column!r}"
                )
