"""Questions about who takes part in the selected statements, and about what is said of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.workspace.choosing import Chosen
from faultline.workspace.extents import latest_of
from faultline.workspace.making_columns import SPEAKS
from faultline.workspace.queries import PartQueries
from faultline.workspace.roster import Roster, roster_of


class ActorQueries:
    """Made by `Selected.of_actors`.

    Args:
        stored_at: Gives the statements at some positions, in this order.
    """

    def __init__(
        self,
        queries: PartQueries,
        chosen: Chosen,
        stored_at: Callable[[list[float]], list[Statement]],
    ) -> None:
        self._queries, self._chosen, self._stored_at = queries, chosen, stored_at

    def roster(self) -> Roster:
        """The entities of the selection."""
        return roster_of(self._chosen)

    def stored_at(self, positions: Iterable[float]) -> dict[float, Entity]:
        """The entities at these positions."""
        wanted = sorted(set(positions))
        return dict(zip(wanted, self._queries.placed.at(Entity, "entities", wanted), strict=True))

    def first_by_kind(self, each: int) -> list[Statement]:
        """So many of each kind, the latest first, then those without a time of their own."""
        kinds, codes = self._chosen.columns.coded("statements", "kind"), self._chosen.codes("kind")
        found: list[float] = []
        for code in sorted(range(len(kinds.texts)), key=kinds.texts.__getitem__):
            rows = self._chosen.at(np.flatnonzero(codes == code))
            found += latest_of(self._chosen.columns, rows, each, timeless_last=True)
        return self._stored_at(found)

    def spoken_by(self, entity: str, *, limit: int) -> tuple[int, list[Statement]]:
        """How many of the statements somebody says, and the latest of them."""
        columns = self._chosen.columns
        rows = columns.filling(entity, (SPEAKS,))
        rows = rows[self._chosen.mask[rows]]
        return len(rows), self._stored_at(latest_of(columns, rows, limit))
