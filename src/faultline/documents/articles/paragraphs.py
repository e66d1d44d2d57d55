"""Text → paragraphs, whether they stand a line each, between blank lines, or wrapped at a fixed width."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•–·]|\(?[0-9]{1,3}[.)]|\([a-z]\))\s")
_BLANK = re.compile(r"\n[ \t\u00a0\u200b]*\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or line: `text[start:end]` without white space around it."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """Number of words, by white space."""
        return len(self.text.split())


def split_paragraphs(text: str) -> list[Part]:
    """The paragraphs in order; together they hold all that is not white space."""
    parts: list[Part] = []
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        parts.extend(_block(text, start, end))
        start = blank.end() - 1 if blank else end
    return parts


def part_of(text: str, start: int, end: int) -> Part | None:
    """The span without white space around it; None where nothing else is left."""
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    first = start + len(piece) - len(piece.lstrip())
    return Part(first, first + len(stripped), stripped)


def _block(text: str, start: int, end: int) -> list[Part]:
    """The paragraphs between two blank lines: one where the lines are wrapped, else one a line."""
    spans = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    lines = [part for span in spans if (part := part_of(text, *span))]
    if not _is_wrapped([line.text for line in lines]):
        return lines
    groups: list[tuple[int, int]] = []
    for line in lines:
        if groups and not _BULLET.match(line.text):
            groups[-1] = (groups[-1][0], line.end)
        else:
            groups.append((line.start, line.end))
    return [part for group in groups if (part := part_of(text, *group))]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line ends mean nothing: lines of about the same length, most ending in mid-sentence."""
    if len(lines) < 2:
        return False
    before_last = lines[:-1]
    width = median(len(line) for line in before_last)
    if not 40 <= width <= 110:
        return False
    alike = sum(width - 20 <= len(line) <= width + 20 for line in before_last) >= 0.7 * len(before_last)
    broken = sum(_goes_on(line, after) for line, after in itertools.pairwise(lines))
    return alike and broken >= 0.5 * len(before_last)


def _goes_on(line: str, after: str) -> bool:
    """Whether a sentence runs over the line end."""
    return not line.endswith((".", "!", "?", ":", "”", '"')) and (
        after[:1].islower() or line[-1:] in ",-;" or len(line) > 55
    )
