"""Words as the encoder takes them: pieces, the first piece of each word, and the shape that its lower case hides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

LONGEST_WORD = 8
"""Pieces of one word that are kept; what is longer (addresses, garbage) is cut."""

FIRST, LAST = 101, 102
"""The pieces that open and close a window, by the encoder's vocabulary."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window as numbers: `first` has an index into `ids` for each word, `shapes` a class of `shape_of`."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    shapes: tuple[int, ...]


@cache
def _tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def pieces_of(words: Sequence[str], tokenizer: Path) -> Pieces:
    """The pieces of a window. Every word has at least one: what the vocabulary cannot spell is the unknown piece."""
    encoded = _tokenizer(tokenizer).encode_batch(list(words), add_special_tokens=False)
    unknown = _tokenizer(tokenizer).token_to_id("[UNK]")
    ids, first = [FIRST], []
    for one in encoded:
        first.append(len(ids))
        ids += one.ids[:LONGEST_WORD] or [unknown]
    return Pieces((*ids, LAST), tuple(first), tuple(shape_of(word) for word in words))


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
