"""Words and lines of a PDF page with their places, sizes and weight."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

_HYPHENS = {0x02, 0xFFFE, 0xAD}  # what PDFium puts for a hyphen at a line end, and the soft hyphen
_SPACES = {0x20, 0x09, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x3000}


@dataclass(frozen=True, slots=True)
class Word:
    """A run without a space; lengths in points, `base` counted from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True)
class Line:
    """Words on one baseline.

    Attributes:
        page: From 1.
        is_bold: Whether its first word is set in a bold face.
        hyphenated: The line ends inside a word.
    """

    words: tuple[Word, ...]
    page: int
    is_bold: bool = False
    hyphenated: bool = False

    @cached_property
    def text(self) -> str:
        """The words with one space between two."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return min(word.left for word in self.words)

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def base(self) -> float:
        """Height of the baseline above the bottom of the page."""
        return self.words[-1].base

    @cached_property
    def size(self) -> float:
        """The size most of its characters are set in."""
        return most_common_size([self])

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """Indices of words before which there is room for more than a space."""
        pairs = enumerate(zip(self.words, self.words[1:], strict=False), start=1)
        return tuple(i for i, (a, b) in pairs if b.left - a.right > 1.6 * max(a.size, 6.0))


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in the order of the file."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    marks: int = 0


def most_common_size(lines: Iterable[Line]) -> float:
    """The size most characters are set in, to half a point; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 0.0


def read_page(page: Any, number: int) -> Page:
    """The lines of one page of a pypdfium2 document; `marks` counts the superscript note marks left out."""
    textpage = page.get_textpage()
    try:
        lines = _Lines(textpage, number)
        lines.read()
        found, marks = without_loose_marks(lines.found)
        return Page(number, page.get_width(), page.get_height(), tuple(found), lines.marks + marks)
    finally:
        textpage.close()


def without_loose_marks(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with raised figures that stand apart taken out, and lines that were cut at one joined again.

    A figure beside the line before it points to a note; one that nothing stands before heads a note and stays.
    """
    kept: list[Line] = []
    marks = 0
    for line in lines:
        before = kept[-1] if kept else None
        if before is None or not _is_beside(before, line):
            kept.append(line)
            continue
        words = line.words
        if _is_mark(words[0], before.size):
            marks += 1
            words = words[1:]
        if words and words[0].left - before.right < 2.2 * before.size:
            kept[-1] = replace(before, words=before.words + words, hyphenated=line.hyphenated)
        elif words:
            kept.append(replace(line, words=words))
    return kept, marks


def _is_mark(word: Word, size: float) -> bool:
    return word.text.isdigit() and len(word.text) <= 3 and word.size < 0.8 * size


def _is_beside(line: Line, after: Line) -> bool:
    """Whether one goes on to the right of the other, about as high on the page."""
    return abs(line.base - after.base) < 0.6 * max(line.size, after.size) and after.left > line.right - 2


class _Lines:
    """Walks the characters of a page once; asks for places only where words begin and end."""

    def __init__(self, textpage: Any, number: int) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = textpage.raw
        self._count: int = textpage.count_chars()
        self._number = number
        self._doubles = tuple(ctypes.c_double() for _ in range(4))
        self._words: list[Word] = []
        self.found: list[Line] = []
        self.marks = 0

    def read(self) -> None:
        """Fill `found`."""
        code_at = self._pdfium.FPDFText_GetUnicode
        begin: int | None = None
        letters: list[str] = []
        for index in range(self._count + 1):
            code = code_at(self._page, index) if index < self._count else 0x0A
            is_break = code in (0x0A, 0x0D)
            if is_break or code in _SPACES or code in _HYPHENS or code == 0:
                if begin is not None:
                    self._add_word("".join(letters), begin, index - 1)
                    begin, letters = None, []
                if is_break or code in _HYPHENS:
                    self._end_line(hyphenated=code in _HYPHENS)
                continue
            if begin is None:
                begin = index
            letters.append(chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd")

    def _add_word(self, text: str, first: int, last: int) -> None:
        size = self._pdfium.FPDFText_GetFontSize(self._page, first)
        left, base = self._origin(first)
        right = self._right(last)
        height = self._scale(first, size)
        kept, marked = self._without_mark(text, first, last, height)
        self.marks += marked
        if not kept:
            return
        before = self._words[-1] if self._words else None
        if before is not None and (abs(before.base - base) > 0.6 * max(height, before.size) and left < before.right):
            self._end_line(hyphenated=False)
        self._words.append(Word(kept, left, right, base, height))

    def _scale(self, index: int, size: float) -> float:
        """Size in points on the page: some makers set everything in size 1 and scale it."""
        if size > 3.0:
            return float(size)
        loose = self._pdfium.FS_RECTF()
        if self._pdfium.FPDFText_GetLooseCharBox(self._page, index, loose):
            return max(float(loose.top - loose.bottom) / 1.15, 1.0)
        return max(float(size), 1.0)

    def _without_mark(self, text: str, first: int, last: int, size: float) -> tuple[str, int]:
        """The word without the small raised digits of a note mark at its end; all of it may be one."""
        if not text[-1].isdigit():
            return text, 0
        if text.isdigit() and len(text) <= 3 and self._words and size < 0.8 * self._words[-1].size:
            raised = self._origin(first)[1] - self._words[-1].base
            return ("", 1) if raised > 0.15 * self._words[-1].size else (text, 0)
        digits = len(text) - len(text.rstrip("0123456789"))
        if digits == len(text) or digits > 3:
            return text, 0
        small = 0
        while small < digits and self._is_raised(last - small, first, size):
            small += 1
        return (text[:-small], 1) if small else (text, 0)

    def _is_raised(self, index: int, first: int, size: float) -> bool:
        """Whether a character is smaller than its word's first and stands higher."""
        if self._pdfium.FPDFText_GetFontSize(self._page, index) >= 0.8 * size:
            return False
        return self._origin(index)[1] - self._origin(first)[1] > 0.15 * size

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._doubles[0], self._doubles[1]
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def _right(self, index: int) -> float:
        left, right, bottom, top = self._doubles
        self._pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        self._last = index
        return right.value

    def _end_line(self, *, hyphenated: bool) -> None:
        if self._words:
            self.found.append(Line(tuple(self._words), self._number, self._is_bold(), hyphenated))
        self._words = []

    def _is_bold(self) -> bool:
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(self._page, self._last, buffer, 128, flags)
        name = buffer.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name
