"""Two documents that go back to one origin, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A pair of documents of one origin.

    Attributes:
        first, second: Ids, the lesser first.
        because: What was found, as the end of a sentence that starts with the pair.
    """

    first: str
    second: str
    because: str
