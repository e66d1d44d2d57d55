"""Finds room for labels beside points, so that no label lies on another or on a point."""

from __future__ import annotations

from dataclasses import dataclass, field

from faultline.reports.drawings.svg import INK, text

_LETTER, _TALL = 0.52, 0.95
"""Mean width and height of a letter, as parts of the size of the font."""
_GAP = 3.0

Corner = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class Room:
    """The free room of a drawing so wide and so high; what is taken in the order of asking stays taken."""

    width: float
    height: float
    taken: list[Corner] = field(default_factory=list)

    def keep_free(self, x: float, y: float, radius: float) -> None:
        """A point that no label may cover."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def label(self, x: float, y: float, radius: float, words: str, size: int = 11, colour: str = INK) -> str:
        """A label right of a point, left of it, above or below, whichever has room first; empty where none has."""
        wide, tall = len(words) * size * _LETTER, size * _TALL
        reach = radius + _GAP
        for left, middle, anchor in (
            (x + reach, y, "start"),
            (x - reach - wide, y, "end"),
            (x - wide / 2, y - reach - tall / 2, "middle"),
            (x - wide / 2, y + reach + tall / 2, "middle"),
        ):
            corner = (left, middle - tall / 2, left + wide, middle + tall / 2)
            if self._is_free(corner):
                self.taken.append(corner)
                at = {"start": left, "end": left + wide, "middle": left + wide / 2}[anchor]
                return text(at, middle + tall * 0.35, words, size, anchor, colour)
        return ""

    def _is_free(self, corner: Corner) -> bool:
        left, top, right, bottom = corner
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        return not any(left < r and a < right and top < d and b < bottom for a, b, r, d in self.taken)
