"""Reading order on a page set in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faultline.documents.layout.lines import Line

_LEAST_LINES = 6


def in_reading_order(lines: Sequence[Line], width: float) -> list[Line]:
    """The lines as a reader takes them: as the file has them, but column by column where the page has two.

    A page has two columns when a strip near the middle stays free of words over most lines and whole lines of prose
    stand on either side of it; a table, whose rows belong together, has short cells instead.
    """
    gutter = _gutter(lines, width)
    if gutter is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        parts = _split(line, gutter)
        if parts is None:  # runs over both columns: what stands above it is read first
            ordered += left + right + [line]
            left, right = [], []
        else:
            left += parts[0]
            right += parts[1]
    return ordered + left + right


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The x position between two columns of prose, or None."""
    best: tuple[int, float] | None = None
    for position in range(int(width * 0.4), int(width * 0.6), 4):
        parts = [_split(line, float(position)) for line in lines]
        left = [p for pair in parts if pair for p in pair[0] if _is_prose_line(p, width)]
        right = [p for pair in parts if pair for p in pair[1] if _is_prose_line(p, width)]
        crossing = sum(pair is None for pair in parts)
        if min(len(left), len(right)) >= _LEAST_LINES and crossing <= 0.3 * len(lines):
            score = len(left) + len(right) - crossing
            best = max(best or (0, 0.0), (score, float(position)))
    return best[1] if best else None


def _is_prose_line(line: Line, width: float) -> bool:
    """Whether a line fills a column rather than a table's cell: five words and more than a quarter of the page."""
    return len(line.words) >= 5 and line.right - line.left > 0.25 * width and not line.gaps


def _split(line: Line, gutter: float) -> tuple[list[Line], list[Line]] | None:
    """The parts of a line left and right of the gutter; None where a word or a mere space lies across it."""
    left = tuple(word for word in line.words if word.right <= gutter)
    right = tuple(word for word in line.words if word.left >= gutter)
    if len(left) + len(right) < len(line.words):
        return None
    if left and right and min(w.left for w in right) - max(w.right for w in left) < 0.9 * max(line.size, 6.0):
        return None
    return (
        [replace(line, words=left, hyphenated=line.hyphenated and not right)] if left else [],
        [replace(line, words=right)] if right else [],
    )
