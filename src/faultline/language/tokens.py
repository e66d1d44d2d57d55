"""Between the characters of a sentence and its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from faultline.model.sentence import Sentence

_SPACE = re.compile(r"[\s\x00-\x1f]")


def sentence_text(text: str, sentence: Sentence) -> str:
    """The characters of a sentence, each kind of white space as a plain space so that offsets still hold."""
    return _SPACE.sub(" ", text[sentence.start : sentence.end])


class TokenSpans:
    """Finds the tokens that a span of characters of a sentence touches."""

    def __init__(self, sentence: Sentence) -> None:
        self._starts = [t.start - sentence.start for t in sentence.tokens]
        self._ends = [t.end - sentence.start for t in sentence.tokens]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """`first, stop` of the tokens that overlap the characters `[start, end)` of the sentence; at least one."""
        first = min(bisect_right(self._ends, start), len(self._ends) - 1)
        return first, max(bisect_left(self._starts, end), first + 1)
