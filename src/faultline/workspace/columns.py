"""What pages count and choose by, held as columns for a version: any selection of any map is told in milliseconds.

The files of a large map are read where they lie (`fast_tables`), so that what is kept in memory is what the system has
room for; of a small one the columns are made of its tables when they are first asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.model.entity import Entity
from faultline.workspace.coded import Coded, Column, Mask
from faultline.workspace.making_columns import in_one_piece

T = TypeVar("T")
OPEN = {"0000", "9999"}
"""What stands for the start and the end of a time that has none."""
DISAGREEING = ("contradicted", "copy_error")
"""Verdicts on statements that cannot both be so."""


class Columns:
    """Columns of one view of a map; a row of statements, entities, comparisons or documents is its place there."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self.tables = tables
        self._held: dict[tuple[str, str], Any] = {}
        self._lock = Lock()
        self._kept: dict[tuple[str, Hashable], Any] = {}

    def size(self, table: str) -> int:
        """The number of rows of a table."""
        return int(self.tables[table].num_rows)

    def coded(self, table: str, name: str) -> Coded:
        """A column of few texts."""
        found: Coded = self._hold(table, name, Coded.of)
        return found

    def plain(self, table: str, name: str) -> Column:
        """A column of numbers or of yes and no."""
        found: Column = self._hold(table, name, _numbers)
        return found

    def texts(self, table: str, name: str, rows: Column) -> list[str]:
        """The texts of some rows of a column of many."""
        column = self._hold(table, name, in_one_piece)
        return [column[int(row)].as_py() for row in rows]

    def _hold(self, table: str, name: str, read: Any) -> Any:
        key = table, name
        if key not in self._held:
            self._held[key] = read(self.tables[table][name])
        return self._held[key]

    def positions(self, table: str, rows: Column) -> list[float]:
        """Where rows are stored: their `nth`."""
        told: list[float] = self.plain(table, "nth")[rows].tolist()
        return told

    def rows_at(self, table: str, positions: Iterable[float]) -> Column:
        """The rows that are stored at these positions, all of which there must be."""
        return np.searchsorted(self.plain(table, "nth"), np.fromiter(positions, dtype=np.float64))

    def has_at(self, table: str, position: float) -> bool:
        """Whether a row is stored at this position."""
        nth = self.plain(table, "nth")
        row = int(np.searchsorted(nth, position))
        return row < len(nth) and bool(nth[row] == position)

    def with_ids(self, table: str, ids: Iterable[str]) -> Column:
        """The rows of entities or documents with these ids, in their order; ids that are not there are left out."""
        wanted = tuple(sorted(set(ids)))
        if len(wanted) > 1:
            return self._with_ids(table, wanted)
        return self.kept((table, wanted), lambda: self._with_ids(table, wanted))

    def _with_ids(self, table: str, ids: Sequence[str]) -> Column:
        told = pc.is_in(self.tables[table]["id"], value_set=pa.array(ids, pa.string()))
        return np.flatnonzero(_numbers(told))

    @cached_property
    def documents(self) -> Column:
        """The row of each document in the order of the codes that statements have for it."""
        codes = pa.array(self.coded("statements", "document").texts, pa.string())
        ids = self.tables["documents"]["id"].combine_chunks()
        return _numbers(pc.index_in(codes, value_set=ids).fill_null(-1))

    @cached_property
    def places(self) -> dict[str, dict[str, Any]]:
        """The places by id, each with its name, feature, country, division and point."""
        return {str(place["id"]): place for place in self.tables["places"].to_pylist()}

    def within(self, places: Iterable[str]) -> set[str]:
        """The ids of these places and of what lies in those that are countries or divisions."""
        wide = [self.places[place] for place in places if place in self.places]
        return {key for key, place in self.places.items() if any(_holds(one, place) for one in wide)}

    def entities_before(self, entity: Entity) -> int:
        """How many entities come before one in the order of a map, whether it is there or not."""
        mentions = self.plain("entities", "mentions")
        low, high = (int(np.searchsorted(-mentions, -entity.mentions, side)) for side in ("left", "right"))
        names, ids = (self._hold("entities", name, in_one_piece) for name in ("name", "id"))
        while low < high:
            middle = (low + high) // 2
            if (names[middle].as_py(), ids[middle].as_py()) < (entity.name, entity.id):
                low = middle + 1
            else:
                high = middle
        return low

    def comparisons_of(self, positions: Iterable[float]) -> list[float]:
        """Where the comparisons are stored in which the statements at some positions take part."""
        mask = np.zeros(self.size("statements"), dtype=np.bool_)
        mask[self.rows_at("statements", positions)] = True
        told = self.plain("compared", "comparison")[mask[self.plain("compared", "row")]]
        return self.positions("comparisons", np.unique(told))

    @cached_property
    def all_rows(self) -> Column:
        """The rows of all statements."""
        return np.arange(self.size("statements"))

    def published(self, publishers: Collection[str]) -> Mask:
        """The statements in documents of these publishers."""
        rows = np.flatnonzero(self.coded("documents", "publisher").having(publishers))
        return self.coded("statements", "document").having(self.texts("documents", "id", rows))

    def filling(self, entity: str, roles: Collection[str]) -> Column:
        """The rows of the statements in which an entity fills one of these roles."""
        told = np.isin(self.plain("roles", "who"), self.with_ids("entities", [entity]))
        found = np.flatnonzero(told)
        return self.plain("roles", "row")[found[self.coded("roles", "role").within(roles, found)]]

    @cached_property
    def firsts(self) -> Mask:
        """Which of the roles are the first of somebody in a statement: those by which statements are counted."""
        row, who = self.plain("roles", "row"), self.plain("roles", "who")
        is_first = np.ones(len(row), dtype=np.bool_)
        is_first[1:] = (row[1:] != row[:-1]) | (who[1:] != who[:-1])
        return is_first

    @cached_property
    def dates(self) -> Column:
        """For each statement the place of its start, or of its end without one, among all dates; -1 for none."""
        starts, ends = self.coded("statements", "starts"), self.coded("statements", "ends")
        order = {text: place for place, text in enumerate(sorted({*starts.texts, *ends.texts} - OPEN))}
        of_starts, of_ends = (
            np.array([order.get(text, -1) for text in column.texts], dtype=np.int32) for column in (starts, ends)
        )
        found: Column = of_starts[starts.codes]
        is_open = found < 0
        found[is_open] = of_ends[ends.codes[is_open]]
        return found

    @cached_property
    def comparisons(self) -> tuple[Column, Column]:
        """For each statement in how many comparisons it takes part, and in how many of them sources disagree."""
        rows, matters = self.plain("compared", "row"), self.plain("compared", "comparison")
        disagree = self.coded("comparisons", "verdict").having(DISAGREEING)[matters]
        size = self.size("statements")
        return np.bincount(rows, minlength=size), np.bincount(rows[disagree], minlength=size)

    @cached_property
    def best_known(self) -> Column:
        """For each statement the first of the entities in it; as many as there are entities where there is none."""
        found = np.full(self.size("statements"), self.size("entities"), dtype=np.int32)
        np.minimum.at(found, self.plain("roles", "row"), self.plain("roles", "who"))
        return found

    @cached_property
    def alphabetical(self) -> Column:
        """The rows of the entities in the order of their names, whatever case and accents."""
        if "alphabetical" in self.tables["entities"].column_names:
            return self.plain("entities", "alphabetical")
        return _numbers(pc.sort_indices(self.tables["entities"]["folded"]))

    def warm(self) -> None:
        """Make all that is made of them at first use, so that no reader waits for it."""
        for _ in (self.documents, self.places, self.firsts, self.dates, self.comparisons, self.best_known, self._names):
            pass

    def named(self, text: str) -> Column:
        """The rows of the entities with a text in their name or an alias, whatever its case and accents."""
        found: Column = self.kept(("named", text), lambda: self._named(folded(text).encode()))
        return found

    def kept(self, key: tuple[str, Hashable], make: Callable[[], T]) -> T:
        """What was made under a key, of the last of which are kept."""
        with self._lock:
            known: T | None = self._kept.get(key)
        if known is None:
            known = make()
            with self._lock:
                self._kept[key] = known
                while len(self._kept) > _KEPT:
                    del self._kept[next(iter(self._kept))]
        return known

    def _named(self, text: bytes) -> Column:
        rows = np.searchsorted(self._names[1], np.fromiter(self._found(text), dtype=np.int64), side="right")
        return rows[np.diff(rows, prepend=-1) > 0]

    def _found(self, text: bytes) -> Iterator[int]:
        """Where a text stands among the names."""
        whole = self._names[0]
        at = whole.find(text)
        while at >= 0:
            yield at
            at = whole.find(text, at + len(text))

    def first_named(self, text: str, mask: Mask, most: int) -> Column:
        """The first of the entities of a mask with a text in a name; the names are read no farther."""
        places, rows = self._found(folded(text).encode()), np.zeros(0, dtype=np.int64)
        while len(rows) < most and (some := list(islice(places, _LOOKED_AT))):
            named = np.searchsorted(self._names[1], some, side="right")
            rows = np.unique(np.concatenate([rows, named[mask[named]]]))
        return rows[:most]

    @cached_property
    def _names(self) -> tuple[bytes, Column]:
        """All names in a row, a line each, and where those of each entity end."""
        column = in_one_piece(self.tables["entities"]["folded"])
        _, offsets, told = column.buffers()
        ends = np.frombuffer(offsets, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
        return told.slice(int(ends[0]), int(ends[-1] - ends[0])).to_pybytes(), ends[1:] - ends[0]


def entities_like(columns: Columns, type: str | None, text: str | None, residual: bool | None) -> Mask:
    """Which entities are of a type, have a text in a name, and are catch-alls or not; None wants all."""
    mask = np.ones(columns.size("entities"), dtype=np.bool_)
    if type is not None:
        mask &= columns.coded("entities", "type").having((type,))
    if residual is not None:
        mask &= columns.plain("entities", "residual") == residual
    if text:
        named = np.zeros(len(mask), dtype=np.bool_)
        named[columns.named(text)] = True
        mask &= named
    return mask


_LOOKED_AT = 1000
_KEPT = 32
"""Searches for names and for what was said that are kept: eight bytes for each that is found."""


def folded(text: str) -> str:
    """A text without regard to case and accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(c for c in plain if unicodedata.category(c) != "Mn"))


def _holds(whole: Mapping[str, Any], place: Mapping[str, Any]) -> bool:
    if whole["id"] == place["id"]:
        return True
    is_near = whole["country"] is not None and whole["country"] == place["country"]
    if whole["feature"] == "admin1":
        return is_near and whole["admin1"] is not None and whole["admin1"] == place["admin1"]
    return is_near and whole["feature"] == "country"


def _numbers(column: pa.ChunkedArray | pa.Array) -> Column:
    whole = in_one_piece(column) if isinstance(column, pa.ChunkedArray) else column
    numbers: Column = whole.to_numpy(zero_copy_only=False)
    return numbers
