"""A selection → the rows of the statements that it wants."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

import numpy as np

from faultline.workspace.coded import Column, Mask
from faultline.workspace.columns import Columns
from faultline.workspace.selection import Selection, is_country_code

_KEPT = 12
"""Selections whose rows are kept: four bytes a statement at most."""


@dataclass(frozen=True, eq=False)
class Chosen:
    """The statements that a selection wants.

    Attributes:
        rows: In their order; None where all are wanted.
    """

    columns: Columns
    rows: Column | None

    def __len__(self) -> int:
        return self.columns.size("statements") if self.rows is None else len(self.rows)

    def codes(self, name: str) -> Column:
        """The codes of these rows in a column of few texts."""
        return self._of(self.columns.coded("statements", name).codes)

    def numbers(self, name: str) -> Column:
        """The numbers of these rows."""
        return self._of(self.columns.plain("statements", name))

    def counted(self, name: str) -> list[tuple[str, int]]:
        """The texts of a column with how many of the statements have each, the most first."""
        return self.columns.coded("statements", name).counted(self.codes(name))

    def at(self, part: Column | slice) -> Column:
        """The rows of some of them."""
        return np.arange(len(self))[part] if self.rows is None else self.rows[part]

    @cached_property
    def mask(self) -> Mask:
        """For each statement whether it is wanted."""
        mask = np.zeros(self.columns.size("statements"), dtype=np.bool_)
        mask[slice(None) if self.rows is None else self.rows] = True
        return mask

    @cached_property
    def roles(self) -> Mask | slice:
        """Which of the roles are in these statements."""
        return slice(None) if self.rows is None else self.mask[self.columns.plain("roles", "row")]

    @cached_property
    def taking_part(self) -> Column:
        """In how many of the statements each entity takes part."""
        first = self.columns.firsts
        if isinstance(self.roles, np.ndarray):
            first = first & self.roles
        return np.bincount(self.columns.plain("roles", "who")[first], minlength=self.columns.size("entities"))

    @cached_property
    def by_document(self) -> Column:
        """How many of the statements stand in each document."""
        counts, rows = (
            self.columns.coded("statements", "document").counts(self.codes("document")),
            self.columns.documents,
        )
        found = np.zeros(self.columns.size("documents"), dtype=np.int64)
        found[rows[rows >= 0]] = counts[rows >= 0]
        return found

    @cached_property
    def compared(self) -> Column:
        """The rows of the comparisons in which one of the statements takes part, all where all are wanted."""
        mask = np.zeros(self.columns.size("comparisons"), dtype=np.bool_)
        if self.rows is None:
            return np.flatnonzero(~mask)
        told = self.mask[self.columns.plain("compared", "row")]
        mask[self.columns.plain("compared", "comparison")[told]] = True
        return np.flatnonzero(mask)

    def _of(self, column: Column) -> Column:
        return column if self.rows is None else column[self.rows]


class Choosing:
    """Chooses from columns; the last choices are kept."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._everything = Chosen(columns, None)
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Selection, frozenset[int]], Chosen] = OrderedDict()

    def chosen(self, selection: Selection, judged: Collection[int]) -> Chosen:
        """What a selection wants; `judged` are the rows of the statements that an analyst judged."""
        if selection.judged is None or not (judged or selection.judged):
            selection, judged = replace(selection, judged=None), ()
        if selection == Selection():
            return self._everything
        key = selection, frozenset(judged)
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
        found = Chosen(self.columns, _rows(self.columns, selection, key[1]))
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found


def _rows(columns: Columns, selection: Selection, judged: Collection[int]) -> Column | None:
    """The rows that a selection of some wants."""
    asked = (
        _listed(columns, selection),
        _of_actors(columns, selection),
        _of_sources(columns, selection),
        _in_places(columns, selection),
        _in_time(columns, selection),
        _judged(columns, selection, judged),
    )
    masks = [mask for mask in asked if mask is not None]
    return np.flatnonzero(np.logical_and.reduce(masks)).astype(np.int32)


def _listed(columns: Columns, selection: Selection) -> Mask | None:
    asked = (("kind", selection.kinds), ("type", selection.types), ("modality", selection.modalities))
    masks = [columns.coded("statements", name).having(values) for name, values in asked if values]
    return np.logical_and.reduce(masks) if masks else None


def _of_actors(columns: Columns, selection: Selection) -> Mask | None:
    if not selection.actors:
        return None
    mask, who = np.zeros(columns.size("statements"), dtype=np.bool_), columns.plain("roles", "who")
    for entity in columns.with_ids("entities", selection.actors):
        mask[columns.plain("roles", "row")[who == entity]] = True
    return mask


def _of_sources(columns: Columns, selection: Selection) -> Mask | None:
    if not (selection.documents or selection.publishers):
        return None
    return columns.coded("statements", "document").having(selection.documents) | columns.published(selection.publishers)


def _in_places(columns: Columns, selection: Selection) -> Mask | None:
    if not selection.places:
        return None
    codes = [place for place in selection.places if is_country_code(place)]
    ids = columns.within([place for place in selection.places if not is_country_code(place)])
    mask = columns.coded("statements", "country").having(codes) | columns.coded("statements", "place").having(ids)
    return mask | columns.plain("statements", "is_placeless") if selection.keeps_unknown else mask


def _in_time(columns: Columns, selection: Selection) -> Mask | None:
    """Compares as texts: `2012` holds all of that year, `~` comes after every digit."""
    if not (selection.start or selection.end):
        return None
    start, end = selection.start or "", f"{selection.end or ''}~"
    starts, ends = columns.coded("statements", "starts"), columns.coded("statements", "ends")
    mask: Mask = starts.where(lambda text: text <= end) & ends.where(lambda text: text >= start)
    timeless = columns.plain("statements", "is_timeless")
    return mask | timeless if selection.keeps_unknown else mask & ~timeless


def _judged(columns: Columns, selection: Selection, judged: Collection[int]) -> Mask | None:
    if selection.judged is None:
        return None
    mask = np.zeros(columns.size("statements"), dtype=np.bool_)
    mask[sorted(judged)] = True
    return mask if selection.judged else ~mask
