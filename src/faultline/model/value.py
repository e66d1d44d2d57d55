"""How many: a figure or range with its unit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as the source gives it.

    Attributes:
        low, high: Equal for a single figure; None where the source gives none ("hundreds" is 200 to 999).
        unit: `persons`, `percent`, `money`, `weapons`, `vehicles`, `events`, `years` … or the counted noun.
        qualifier: `about`, `nearly`, `more_than`, `up_to`, `at_least` … or None.
        currency: ISO 4217 code of money.
        text: The words of the source.
    """

    low: float | None
    high: float | None
    unit: str
    qualifier: str | None = None
    currency: str | None = None
    text: str = ""
