"""Words as the encoder takes them: word pieces, the first piece of each word, and the shape that its lower case hides.

Word pieces are those of BERT (Devlin et al. 2019, uncased): lower case without accents, punctuation apart, then the
longest pieces of the vocabulary from left to right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LONGEST_WORD = 8
"""Pieces of one word that are kept; what is longer (addresses, garbage) is cut."""
_LONGEST_RUN = 100
"""Characters between punctuation that are spelt; a longer run is unknown."""
_KEPT_WORDS = 1 << 16
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window as numbers: `first` has an index into `ids` for each word, `shapes` a class of `shape_of`."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    shapes: tuple[int, ...]


class Vocabulary:
    """The pieces that the encoder knows.

    Args:
        path: Text file with a piece on each line, in the order of their numbers.
    """

    def __init__(self, path: Path) -> None:
        self._numbers = {piece: i for i, piece in enumerate(path.read_text(encoding="utf-8").splitlines())}
        self._unknown = self._numbers["[UNK]"]
        self._edges = (self._numbers["[CLS]"], self._numbers["[SEP]"])
        self.word = lru_cache(_KEPT_WORDS)(self._word)

    def __len__(self) -> int:
        return len(self._numbers)

    def pieces_of(self, words: Sequence[str]) -> Pieces:
        """The pieces of a window."""
        ids, first = [self._edges[0]], []
        for word in words:
            first.append(len(ids))
            ids += self.word(word)
        return Pieces((*ids, self._edges[1]), tuple(first), tuple(shape_of(word) for word in words))

    def _word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, at least one."""
        found = [piece for run in _runs(word[: 4 * _LONGEST_RUN]) for piece in self._spelt(run)]
        return tuple(found[:LONGEST_WORD]) or (self._unknown,)

    def _spelt(self, run: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(run) <= _LONGEST_RUN:
            mark = "##" if start else ""
            stop = next((i for i in range(len(run), start, -1) if mark + run[start:i] in self._numbers), None)
            if stop is None:
                break
            found.append(self._numbers[mark + run[start:stop]])
            start = stop
        return found if start == len(run) else [self._unknown]


def _runs(word: str) -> Iterator[str]:
    """The runs of characters of a word between its punctuation, which stands alone, in lower case without accents."""
    held = ""
    for c in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(c)
        if category == "Mn" or category in ("Cc", "Cf", "Co") or c == "\ufffd":
            continue
        is_alone = c in _ASCII_PUNCTUATION or category.startswith("P") or _is_ideograph(c)
        if is_alone and held:
            yield held
            held = ""
        if is_alone:
            yield c
        else:
            held += c
    if held:
        yield held


def _is_ideograph(c: str) -> bool:
    return "㐀" <= c <= "䶿" or "一" <= c <= "鿿" or "豈" <= c <= "﫿" or "\U00020000" <= c <= "\U0002fa1f"


@lru_cache(_KEPT_WORDS)
def shape_of(word: str) -> int:
    """0 lower case, 1 one capital alone, 2 capitals, 3 Capitalised, 4 mixed, 5 with digits, 6 no letters."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 1 if sum(c.isalpha() for c in word) == 1 else 2
    return 3 if word[0].isupper() and word[1:].islower() else 4
