"""What was dropped on the way, so that nothing shrinks in silence."""

from __future__ import annotations

from dataclasses import dataclass

UNREAD_TABLES = ("columns not recognised", "unreadable table")
"""Reasons of losses that leave a whole table unread, though its document stays."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One document, sentence, row or candidate that did not go on.

    Attributes:
        path: Of the document concerned.
        step: `documents`, `datasets`, `language`, `extraction`, `resolution` or `comparison`.
        reason: A short constant phrase by which losses are counted: "encrypted PDF", "language not spoken".
        detail: What a person needs to find or mend it.
        count: How many of the same.
    """

    path: str
    step: str
    reason: str
    detail: str = ""
    count: int = 1
