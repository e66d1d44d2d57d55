"""Who said what about whom: statements by their voice and by what they are about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.workspace.coded import Column, Mask
from faultline.workspace.columns import Columns, folded
from faultline.workspace.making_columns import REPORTS, SPEAKS

_ACCENTED = {"a": "àáâãäå", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ýÿ"}
_VOICES = (SPEAKS, REPORTS)
Quotes = Callable[[Column], pa.Array]
"""Gives the quotes of the statements at some rows."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is looked for; an empty field wants all.

    Attributes:
        by: Who says it or holds the position: words of the name as the text has it, or a publisher for what its
            authors say themselves.
        by_entity: The entity that is meant by it, where there is one.
        about: Who or what it is about: a part of the quote.
        about_entity: The entity or place that is meant by it, in any role, where there is one.
        words: All of them stand in the quote.
    """

    by: str = ""
    by_entity: str | None = None
    about: str = ""
    about_entity: str | None = None
    words: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked of the voice or the matter."""
        return not (self.by or self.about)

    def rows(self, columns: Columns, quotes: Quotes) -> Column:
        """The rows of all statements that say it; the quotes are read of those alone whose voice fits."""
        rows = np.flatnonzero(_voiced(columns, self.by, self.by_entity)) if self.by else columns.all_rows
        told = quotes(rows if self.words or self.about else rows[:0])
        for word in self.words:
            fits = _having(told, word)
            rows, told = rows[fits], told.filter(pa.array(fits))
        if not self.about:
            return rows
        found: Column = rows[_having(told, self.about) | _concerned(columns, self.about_entity)[rows]]
        return found


def _voiced(columns: Columns, by: str, entity: str | None) -> Mask:
    """Which statements somebody says, passes on or holds as a position, or publishes as its authors' own."""
    words = folded(by)
    mask = columns.coded("statements", "voice").where(lambda text: words in text)
    mask |= columns.coded("statements", "reporter").where(lambda text: words in text)
    publishers = [name for name in columns.coded("documents", "publisher").texts if folded(name) == words]
    if publishers:
        mask |= columns.published(publishers) & columns.coded("statements", "attribution").having(("author",))
    if entity is not None:
        mask |= _filling(columns, entity, _VOICES)
        mask |= _filling(columns, entity, ("holder",)) & columns.coded("statements", "kind").having(("position",))
    return mask


def _concerned(columns: Columns, entity: str | None) -> Mask:
    """Which statements have an entity in any role but that of a voice, or lie in this place."""
    if entity is None:
        return np.zeros(columns.size("statements"), dtype=np.bool_)
    roles = [role for role in columns.coded("roles", "role").texts if role not in _VOICES]
    return _filling(columns, entity, roles) | columns.coded("statements", "place").having((entity,))


def _filling(columns: Columns, entity: str, roles: Sequence[str]) -> Mask:
    mask = np.zeros(columns.size("statements"), dtype=np.bool_)
    mask[columns.filling(entity, roles)] = True
    return mask


def _having(quotes: pa.Array, words: str) -> Mask:
    """Which quotes have these words, whatever their case and accents."""
    found: Mask = pc.match_substring_regex(quotes, _pattern(words), ignore_case=True).to_numpy(zero_copy_only=False)
    return found


def _pattern(words: str) -> str:
    """The words whatever their accents, as a pattern; a third of the cost of taking the accents off all quotes."""
    plain = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    return "".join(f"[{c}{_ACCENTED[c.lower()]}]" if c.lower() in _ACCENTED else re.escape(c) for c in plain)
