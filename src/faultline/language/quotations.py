"""What stands between quotation marks: straight, curly, guillemets, over several paragraphs.

Single quotation marks count only where they cannot be apostrophes. Short quotations (`scare quotes`) are given too;
their length tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.model.sentence import Quotation

LONGEST = 4_000
"""Characters of one quotation; a mark left open for longer was not an opening one."""

_MARK = re.compile(r"[“”„«»\"]|(?<![\w’‘])‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_CLOSES = {"“": "”", "„": "”", "«": "»", "‘": "’"}
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening mark, and the one that will close it."""

    start: int
    closes: str


def find_quotations(text: str, extent: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Quotations, without their marks, in order; only those that overlap `extent`, the sorted spans of sentences."""
    found = [Quotation(start, end) for start, end in _spans(text) if text[start:end].strip()]
    return tuple(_within(sorted(found, key=lambda q: (q.start, -q.end)), extent))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    opened: _Open | None = None
    for match in _MARK.finditer(text):
        if opened and match.start() - opened.start > LONGEST:
            opened = None
        if opened is None:
            opened = _opening(text, match)
        elif match[0] == opened.closes and not _opens_paragraph(text, match):
            yield opened.start, match.start()
            opened = None
        elif _breaks(text, opened, match):
            opened = _opening(text, match)


def _opening(text: str, match: re.Match[str]) -> _Open | None:
    mark = match[0]
    if mark in _CLOSES:
        return _Open(match.end(), _CLOSES[mark])
    if mark == '"' and text[match.end() : match.end() + 1].strip():
        return _Open(match.end(), '"')
    return None


def _opens_paragraph(text: str, match: re.Match[str]) -> bool:
    """A straight mark at the start of a paragraph goes on with a quotation that was left open before it."""
    before = text[: match.start()].rstrip(" \t") if match.start() < 3 else text[match.start() - 3 : match.start()]
    is_first = before.endswith("\n") or not before.strip()
    return match[0] == '"' and is_first and bool(text[match.end() : match.end() + 1].strip())


def _breaks(text: str, opened: _Open, match: re.Match[str]) -> bool:
    """Whether a second opening mark shows that the first was never closed; at a paragraph's start it goes on."""
    if match[0] != text[opened.start - 1] or match[0] == opened.closes:
        return False
    return not (
        _PARAGRAPH.search(text, opened.start, match.start()) and not text[: match.start()].rstrip(" ")[-1:].strip()
    )


def _within(found: Sequence[Quotation], extent: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    at = 0
    for quotation in found:
        while at < len(extent) and extent[at][1] <= quotation.start:
            at += 1
        if at < len(extent) and extent[at][0] < quotation.end:
            yield quotation
