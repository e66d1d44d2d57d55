"""Who takes part in a selection, as columns: made once for it, then sorted, narrowed and counted at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from faultline.errors import UsageError

Column = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]
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


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of few different texts: each once, and which of them stands in each row."""

    texts: Column
    rows: Column

    @classmethod
    def of(cls, column: Column) -> Coded:
        texts, rows = np.unique(column.astype(str), return_inverse=True)
        return cls(texts, rows)

    def is_text(self, text: str) -> Mask:
        """The rows that have a text."""
        mask: Mask = self.rows == next((n for n, one in enumerate(self.texts) if one == text), -1)
        return mask

    def counted(self, rows: Mask) -> list[tuple[str, int]]:
        """In how many of these rows each text stands, the most first; those in none are left out."""
        counts = np.bincount(self.rows[rows], minlength=len(self.texts))
        found = [(str(text), int(n)) for text, n in zip(self.texts, counts, strict=True) if n]
        return sorted(found, key=lambda one: (-one[1], one[0]))


@dataclass(frozen=True)
class People:
    """All entities of a map in their order, a column each; `nth` is where each is stored, a fraction if judged."""

    ids: Column
    nth: Column
    types: Coded
    residual: Mask
    mentions: Column
    documents: Column
    names: Column

    @cached_property
    def by_name(self) -> Column:
        """Positions in the order of the names, folded."""
        return np.argsort(self.names.astype(str), kind="stable")


@dataclass(frozen=True)
class Roster:
    """The entities of a selection.

    Attributes:
        statements: How many selected statements each of `people` has.
        within: Which of them are of the selection.
        roles, countries: Pairs, as two columns: a code, and the position of an entity that has it; each pair once.
    """

    people: People
    statements: Column
    within: Mask
    roles: tuple[Coded, Column]
    countries: tuple[Coded, Column]

    def listed(
        self,
        wanted: ActorsWanted,
        judged: Collection[str],
        named: Column | None,
        *,
        order: str,
        limit: int,
        offset: int,
    ) -> tuple[int, list[tuple[str, float, int]]]:
        """How many are wanted; and a part of them: id, where it is stored, how many statements each has.

        Args:
            judged: The ids of those that an analyst has decided about.
            named: The positions of those that the text of `wanted` names.
        """
        if order not in ORDERS:
            raise UsageError(f"actors are not sorted by {order!r}: take one of {', '.join(ORDERS)}")
        people, mask = self.people, self._mask(wanted, judged, named)
        if order == "name":
            found = people.by_name[mask[people.by_name]]
        else:
            figures = {"mentions": people.mentions, "documents": people.documents, "statements": self.statements}
            found = np.flatnonzero(mask)
            found = found[np.argsort(-figures[order][found], kind="stable")]
        part = found[offset : offset + limit]
        return len(found), [(str(people.ids[n]), float(people.nth[n]), int(self.statements[n])) for n in part]

    def facets(self, wanted: ActorsWanted, judged: Collection[str], named: Column | None) -> Facets:
        """The facets of those that are wanted, each as if nothing were chosen of it."""
        of_type = self._mask(replace(wanted, type=None), judged, named)
        standing = self._mask(replace(wanted, residual=None), judged, named)
        return Facets(
            tuple(self.people.types.counted(of_type)),
            tuple(_having(self.countries, self._mask(replace(wanted, country=""), judged, named))[:_MOST_CODES]),
            tuple(_having(self.roles, self._mask(replace(wanted, role=""), judged, named))),
            int((standing & self.people.residual).sum()),
            int(standing.sum()),
        )

    def _mask(self, wanted: ActorsWanted, judged: Collection[str], named: Column | None) -> Mask:
        people, mask = self.people, self.within.copy()
        if wanted.type is not None:
            mask &= people.types.is_text(wanted.type)
        if wanted.residual is not None:
            mask &= people.residual == wanted.residual
        if wanted.judged is not None:
            decided = np.isin(people.ids.astype(str), sorted(judged)) if judged else np.zeros(len(mask), dtype=np.bool_)
            mask &= decided == wanted.judged
        if named is not None:
            mask &= _at(named, len(mask))
        for code, (codes, positions) in ((wanted.role, self.roles), (wanted.country, self.countries)):
            if code:
                mask &= _at(positions[codes.is_text(code)], len(mask))
        return mask


def _at(positions: Column, size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[positions] = True
    return mask


def _having(pairs: tuple[Coded, Column], mask: Mask) -> list[tuple[str, int]]:
    codes, positions = pairs
    return codes.counted(mask[positions])
