"""How text is cut into words for searching: lower case, accents folded, English endings dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

ANALYZER = "faultline"
LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is searched for, and where it stands: `text[start:end]`."""

    term: str
    start: int
    end: int


@cache
def analyzer() -> TextAnalyzer:
    """The same for indexing, for queries and for highlights."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for each in (Filter.remove_long(LONGEST_WORD), Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("english")):
        builder = builder.filter(each)
    return builder.build()


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(t.text, t.char_offset_from, t.char_offset_to) for t in analyzer().pre_tokenize(text).tokens]


def highlights_of(text: str, phrases: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    """The spans of a text where one of the phrases (each a run of terms) stands, in order, without overlap."""
    words = words_of(text)
    found: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        lengths = [len(p) for p in phrases if tuple(w.term for w in words[number : number + len(p)]) == tuple(p)]
        if lengths and (not found or word.start >= found[-1][1]):
            found.append((word.start, words[number + max(lengths) - 1].end))
    return tuple(found)
