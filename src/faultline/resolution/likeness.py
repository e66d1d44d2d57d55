"""What every comparison of two names gives: a score, whether it is a refusal, and the reason."""

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


@dataclass(frozen=True, slots=True)
class Comparison:
    """A likeness whose sentence is not written yet: of a million comparisons few are ever explained.

    Attributes:
        reason: The sentence with `{a}` and `{b}` for the two names.
    """

    score: float
    reason: str
    is_refusal: bool = False

    @property
    def is_same(self) -> bool:
        """Whether the two count as names of one thing."""
        return self.score >= THRESHOLD

    def why(self, a: str, b: str) -> str:
        """The reason as one sentence about the two names, in the order in which they were compared."""
        return self.reason.format(a=f"“{a}”", b=f"“{b}”")

    def likeness(self, a: str, b: str) -> Likeness:
        """The same with its sentence."""
        return Likeness(self.score, self.why(a, b), self.is_refusal)
