"""Pages of a long list."""

from __future__ import annotations

from dataclasses import dataclass

SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown.

    Attributes:
        number: From 1.
        total: Length of the whole list.
    """

    number: int
    total: int
    size: int = SIZE

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """Number of the last page, 1 for an empty list."""
        return max(1, -(-self.total // self.size))

    @property
    def first_shown(self) -> int:
        return min(self.offset + 1, self.total)

    @property
    def last_shown(self) -> int:
        return min(self.offset + self.size, self.total)
