"""An analyst's decision, appended to the ledger and never lost by a rebuild."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what about which thing, and what they saw.

    Attributes:
        at: ISO time with zone.
        target: Id of the statement, entity or comparison.
        seen: JSON of the target as the analyst saw it, so that it can be found again by its quote.
        undone: Whether a later entry took it back.
    """

    id: int
    at: str
    who: str
    decision: Decision
    target: str
    note: str = ""
    seen: str = "{}"
    undone: bool = False
