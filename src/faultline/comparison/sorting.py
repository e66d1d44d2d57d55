"""Sorts the statements of a map by what they may be compared with: no more of them are values than are compared.

All are gone through once, for where each belongs; then those that belong together are read again by their places.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.comparison.denials import Doer, doers
from faultline.comparison.framing import framed_in
from faultline.comparison.keys import Key, block_key, order
from faultline.comparison.naming import Known, known_names, with_known_name
from faultline.model.statement import Polarity, Statement
from faultline.tables.rows import Places, Rows

_KEYS = ("start", "document", "at", "id")
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Sorted:
    """The statements of a map by what they are compared with, each group in the order of `keys.order`.

    Attributes:
        blocks: Where the statements lie that share what two must share.
        deeds: Where those lie of which one may deny another, by the type of event.
        framed: Where those lie that have words of a frame.
    """

    statements: Rows[Statement]
    known: Known
    blocks: Mapping[Key, Places]
    deeds: Mapping[str, Places]
    framed: Places

    @classmethod
    def of(cls, statements: Rows[Statement]) -> Sorted:
        """Each statement is looked at once, with the names that others tell of its parties."""
        known, seen = known_names(statements), _Seen()
        for statement in statements:
            seen.take_in(with_known_name(statement, known))
        rank = seen.rank()
        blocks = {key: _by(rank, places) for key, places in seen.blocks.items()}
        deeds = {kind: _by(rank, places) for kind, places in seen.deeds().items()}
        return cls(statements, known, blocks, deeds, _by(rank, seen.framed))

    def at(self, places: Places) -> list[Statement]:
        """The statements at these places, with the names that others tell of their parties."""
        return [with_known_name(statement, self.known) for statement in self.statements.at(places)]


class _Seen:
    """Where the statements that were gone through belong, by their places."""

    def __init__(self) -> None:
        self.blocks: dict[Key, array[int]] = defaultdict(lambda: array("q"))
        self.framed = array("q")
        self._told: dict[Doer, array[int]] = defaultdict(lambda: array("q"))
        self._denied: dict[int, tuple[Doer, ...]] = {}
        self._size = 0
        self._orders: list[tuple[str, str, int, str]] = []
        self._tables: list[pa.Table] = []

    def take_in(self, statement: Statement) -> None:
        place, key = self._size, block_key(statement)
        self._size += 1
        if key is not None:
            self.blocks[key].append(place)
        if next(framed_in(statement), None):
            self.framed.append(place)
        found = doers(statement)
        if found and statement.polarity is Polarity.DENIED:
            self._denied[place] = found
        elif found:
            for doer in found:
                self._told[doer].append(place)
        self._orders.append(order(statement))
        if len(self._orders) == _AT_ONCE:
            self._put()

    def deeds(self) -> Mapping[str, set[int]]:
        """The denials, and what those who are said not to have done it are told to have done, by the type of event."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, some in self._denied.items():
            for doer in some:
                found[doer[0]].add(place)
        for doer in {doer for some in self._denied.values() for doer in some}:
            found[doer[0]].update(self._told.get(doer, ()))
        return found

    def rank(self) -> Places:
        """The number of each statement in the order of all."""
        self._put()
        keys = pa.concat_tables(self._tables).combine_chunks()
        places = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in _KEYS]).to_numpy()
        rank = np.empty(len(places), np.int64)
        rank[places] = np.arange(len(places))
        return rank

    def _put(self) -> None:
        columns = list(zip(*self._orders, strict=True)) or [()] * len(_KEYS)
        kinds = [pa.int64() if name == "at" else pa.string() for name in _KEYS]
        arrays = [pa.array(cells, kind) for cells, kind in zip(columns, kinds, strict=True)]
        self._tables.append(pa.Table.from_arrays(arrays, list(_KEYS)))
        self._orders = []


def _by(rank: Places, places: Iterable[int]) -> Places:
    found = np.fromiter(places, np.int64)
    return found[np.argsort(rank[found])]
