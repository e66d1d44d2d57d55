"""Questions about who takes part in the selected statements, and about what is said of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.workspace.choosing import Chosen
from faultline.workspace.coded import Column
from faultline.workspace.extents import counted, latest_of
from faultline.workspace.making_columns import SPEAKS
from faultline.workspace.queries import PartQueries
from faultline.workspace.roster import Pairs, Roster


class ActorQueries:
    """Made by `Selected.of_actors`.

    Args:
        stored_at: Gives the statements at some positions, in this order.
        is_everything: Whether the selection wants all statements, so that entities without any are of it too.
    """

    def __init__(
        self,
        queries: PartQueries,
        chosen: Chosen,
        stored_at: Callable[[list[float]], list[Statement]],
        *,
        is_everything: bool,
    ) -> None:
        self._queries, self._chosen, self._stored_at = queries, chosen, stored_at
        self._is_everything = is_everything

    def roster(self) -> Roster:
        """The entities of the selection."""
        columns, statements = self._chosen.columns, self._chosen.taking_part
        within = np.ones(len(statements), dtype=np.bool_) if self._is_everything else statements > 0
        who = columns.plain("roles", "who")[self._chosen.roles]
        roles, row = columns.coded("roles", "role"), columns.plain("roles", "row")[self._chosen.roles]
        countries = columns.coded("statements", "country")
        return Roster(
            columns,
            statements,
            within,
            _pairs(roles.texts, roles.codes[self._chosen.roles], who),
            _pairs(countries.texts, countries.codes[row], who),
        )

    def stored_at(self, positions: Iterable[float]) -> dict[float, Entity]:
        """The entities at these positions."""
        wanted = sorted(set(positions))
        return dict(zip(wanted, self._queries.at(Entity, "entities", wanted), strict=True))

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
        speaks = columns.coded("roles", "role").known.get(SPEAKS, -1)
        told = columns.coded("roles", "role").codes[self._chosen.roles] == speaks
        told &= np.isin(columns.plain("roles", "who")[self._chosen.roles], columns.with_ids("entities", [entity]))
        rows = columns.plain("roles", "row")[self._chosen.roles][told]
        return len(rows), self._stored_at(latest_of(columns, rows, limit))


def _pairs(texts: tuple[str, ...], codes: Column, who: Column) -> Pairs:
    """Each code with each entity that has it, once; an empty text is none."""
    keys, _ = counted(codes.astype(np.int64) * (1 << 32) + who)
    pairs = Pairs(texts, keys >> 32, keys & ((1 << 32) - 1))
    return pairs.without("")
