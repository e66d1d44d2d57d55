"""What every comparison of two names gives: a score and the sentence that explains it."""

from __future__ import annotations

from dataclasses import dataclass

THRESHOLD = 0.85
"""From here on two names count as names of one thing; measured on `tests/resolution/names.csv`."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Attributes:
    score: 0 to 1; THRESHOLD or more means the same thing.
    why: One sentence that names both and says what decided.
    is_refusal: Whether the two are incompatible, so that nothing may join them.
    """

    score: float
    why: str
    is_refusal: bool = False
