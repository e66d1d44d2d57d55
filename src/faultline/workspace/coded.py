"""A column of few different texts: each text once, and a small number for which of them stands in each row."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Column = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Coded:
    """`codes` says which of `texts` stands in each row; an empty text stands for none."""

    texts: tuple[str, ...]
    codes: Column

    @classmethod
    def of(cls, column: pa.ChunkedArray | pa.Array) -> Coded:
        """Of a dictionary of texts."""
        whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        return cls(tuple(whole.dictionary.to_pylist()), whole.indices.to_numpy(zero_copy_only=False))

    @cached_property
    def known(self) -> dict[str, int]:
        """The code of each text."""
        return {text: code for code, text in enumerate(self.texts)}

    @cached_property
    def ranks(self) -> Column:
        """For each code its place in the order of the texts."""
        places = np.empty(len(self.texts), dtype=np.int32)
        places[sorted(range(len(self.texts)), key=self.texts.__getitem__)] = np.arange(len(self.texts))
        return places

    def where(self, is_meant: Callable[[str], bool]) -> Mask:
        """The rows whose text is meant; asks once for each text."""
        told: Mask = np.fromiter(map(is_meant, self.texts), dtype=np.bool_, count=len(self.texts))
        found: Mask = told[self.codes]
        return found

    def within(self, texts: Collection[str], rows: Column) -> Mask:
        """Which of some rows have one of these texts."""
        found: Mask = np.isin(self.codes[rows], [self.known[text] for text in texts if text in self.known])
        return found

    def having(self, texts: Collection[str]) -> Mask:
        """The rows with one of these texts."""
        codes = [self.known[text] for text in texts if text in self.known]
        if len(codes) == 1:
            mask: Mask = self.codes == codes[0]
            return mask
        return self.where(set(texts).__contains__)

    def counts(self, codes: Column | None = None) -> Column:
        """How often each text stands in some rows, given by their codes, or in all."""
        return np.bincount(self.codes if codes is None else codes, minlength=len(self.texts))

    def counted(self, codes: Column | None = None) -> list[tuple[str, int]]:
        """The texts that stand there, with how often, the most first; rows of none are not told."""
        counts = self.counts(codes)
        found = [(self.texts[n], int(counts[n])) for n in np.flatnonzero(counts) if self.texts[n]]
        return sorted(found, key=lambda one: (-one[1], one[0]))
