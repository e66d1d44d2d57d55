"""Who takes part in a selection, as columns: made once for it, then sorted, narrowed and counted at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from faultline.errors import UsageError
from faultline.workspace.choosing import Chosen
from faultline.workspace.coded import Coded, Column, Mask
from faultline.workspace.columns import Columns
from faultline.workspace.extents import counted

ORDERS = ("mentions", "statements", "documents", "name")
_MOST_CODES = 12


@dataclass(frozen=True, slots=True)
class ActorsWanted:
    """Which actors of a selection are wanted; what is empty or None wants all.

    Attributes:
        country: ISO code of a country in which something that they take part in happens.
        role: A role that they fill; `speaker` for whoever says a statement.
        judged: Whether an analyst has decided about them.
    """

    type: str | None = None
    text: str | None = None
    country: str = ""
    role: str = ""
    residual: bool | None = None
    judged: bool | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the actors there are by type, country and role, the most first; all of them, and the catch-alls."""

    types: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    residual: int
    total: int


@dataclass(frozen=True)
class Pairs:
    """Which entities have which code, as two columns; each pair once."""

    texts: tuple[str, ...]
    codes: Column
    who: Column

    def without(self, text: str) -> Pairs:
        """The pairs of all other texts."""
        told = self.codes != (self.texts.index(text) if text in self.texts else -1)
        return Pairs(self.texts, self.codes[told], self.who[told])

    def having(self, text: str) -> Column:
        """The entities that have a text."""
        found: Column = self.who[self.codes == (self.texts.index(text) if text in self.texts else -1)]
        return found

    def counted(self, mask: Mask) -> list[tuple[str, int]]:
        """How many of some entities have each text, the most first; those that none has are left out."""
        return Coded(self.texts, self.codes).counted(self.codes[mask[self.who]])


@dataclass(frozen=True)
class Roster:
    """The entities of a selection.

    Attributes:
        statements: How many selected statements each entity has.
        within: Which of them are of the selection.
    """

    columns: Columns
    statements: Column
    within: Mask
    roles: Pairs
    countries: Pairs

    def listed(
        self,
        wanted: ActorsWanted,
        judged: Collection[str],
        named: Column | None,
        *,
        order: str,
        limit: int,
        offset: int,
    ) -> tuple[int, list[tuple[float, int]]]:
        """How many are wanted; and a part of them: where each is stored, how many statements it has.

        Args:
            judged: The ids of those that an analyst has decided about.
            named: The rows of those that the text of `wanted` names.
        """
        if order not in ORDERS:
            raise UsageError(f"actors are not sorted by {order!r}: take one of {', '.join(ORDERS)}")
        mask = self._mask(wanted, judged, named)
        if order == "name":
            found = self.columns.alphabetical[mask[self.columns.alphabetical]]
        else:
            figures = self.statements if order == "statements" else self.columns.plain("entities", order)
            found = np.flatnonzero(mask)
            found = found[np.argsort(-figures[found], kind="stable")]
        part = found[offset : offset + limit]
        return len(found), list(
            zip(self.columns.positions("entities", part), self.statements[part].tolist(), strict=True)
        )

    def facets(self, wanted: ActorsWanted, judged: Collection[str], named: Column | None) -> Facets:
        """The facets of those that are wanted, each as if nothing were chosen of it."""
        types = self.columns.coded("entities", "type")
        of_type = self._mask(replace(wanted, type=None), judged, named)
        standing = self._mask(replace(wanted, residual=None), judged, named)
        return Facets(
            tuple(types.counted(types.codes[of_type])),
            tuple(self.countries.counted(self._mask(replace(wanted, country=""), judged, named))[:_MOST_CODES]),
            tuple(self.roles.counted(self._mask(replace(wanted, role=""), judged, named))),
            int((standing & self.columns.plain("entities", "residual")).sum()),
            int(standing.sum()),
        )

    def _mask(self, wanted: ActorsWanted, judged: Collection[str], named: Column | None) -> Mask:
        mask = self.within.copy()
        if wanted.type is not None:
            mask &= self.columns.coded("entities", "type").having((wanted.type,))
        if wanted.residual is not None:
            mask &= self.columns.plain("entities", "residual") == wanted.residual
        if wanted.judged is not None:
            mask &= _at(self.columns.with_ids("entities", judged), len(mask)) == wanted.judged
        if named is not None:
            mask &= _at(named, len(mask))
        for code, pairs in ((wanted.role, self.roles), (wanted.country, self.countries)):
            if code:
                mask &= _at(pairs.having(code), len(mask))
        return mask


def roster_of(chosen: Chosen) -> Roster:
    """The entities of what a selection has chosen, or all where it wants all; the last are kept."""
    return _of_some(chosen) if chosen.rows is not None else _of_all(chosen.columns)


@lru_cache(maxsize=4)
def _of_some(chosen: Chosen) -> Roster:
    return _made(chosen)


@lru_cache(maxsize=2)
def _of_all(columns: Columns) -> Roster:
    return _made(Chosen(columns, None))


def _made(chosen: Chosen) -> Roster:
    columns, statements = chosen.columns, chosen.taking_part
    within = np.ones(len(statements), dtype=np.bool_) if chosen.rows is None else statements > 0
    who = columns.plain("roles", "who")[chosen.roles]
    roles, row = columns.coded("roles", "role"), columns.plain("roles", "row")[chosen.roles]
    countries = columns.coded("statements", "country")
    return Roster(
        columns,
        statements,
        within,
        _pairs(roles.texts, roles.codes[chosen.roles], who, len(statements)),
        _pairs(countries.texts, countries.codes[row], who, len(statements)),
    )


def _pairs(texts: tuple[str, ...], codes: Column, who: Column, entities: int) -> Pairs:
    """Each code with each entity that has it, once; an empty text is none."""
    kind = np.int32 if len(texts) * entities < np.iinfo(np.int32).max else np.int64
    numbers: Column = codes.astype(kind)
    keys, _ = counted(numbers * entities + who)
    return Pairs(texts, *np.divmod(keys, max(entities, 1))).without("")


def _at(positions: Column, size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[positions] = True
    return mask
