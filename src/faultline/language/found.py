"""A mention on its way: found in a sentence, not yet in a chain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A mention at `tokens[first:stop]`.

    Attributes:
        key: What it is known to mean (`country:ML`), or words that make nominals the same; None: its text alone tells.
        weight: How sure its type is: 3 known, 2 by the network or its own words, 1 by its form, 0 by context alone.
        head: Index of its head token.
    """

    first: int
    stop: int
    type: EntityType
    form: Form
    key: str | None = None
    weight: int = 1
    head: int = -1

    def text_in(self, sentence: Sentence) -> str:
        """Its words with single spaces where the text has any, quotation marks and line breaks left out of account."""
        tokens = sentence.tokens[self.first : self.stop]
        parts = [tokens[0].text]
        for before, token in pairwise(tokens):
            parts.append(" " + token.text if token.start > before.end else token.text)
        return "".join(parts)

    def overlaps(self, other: Found) -> bool:
        """Whether both share a token."""
        return self.first < other.stop and other.first < self.stop
