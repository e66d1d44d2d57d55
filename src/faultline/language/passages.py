"""What of a document is analysed, cut into blocks that no sentence crosses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faultline.model.document import Document, Role

LONGEST = 12_000
"""Characters of a block: a whole one is cut into words at once; longer ones are cut at a sentence or a space."""

_BLANK_LINE = re.compile(r"\n(?:[^\S\n]*\n)+|\f|\u2029")
_ITEM = r"(?:[•●▪◦‣·*–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)"
_LINE_IS_PARAGRAPH = re.compile(rf"\r?\n(?=[^\S\n]*{_ITEM})|(?<=[.!?:”\"])[^\S\n]*\r?\n(?=[^\S\n]*[A-Z“\"(0-9])")
_HEADING_LINE = re.compile(
    r"(?m)^(?=[^\n]{1,80}$)[^\S\n]*[A-Z0-9“\"][^\n]*[^\s.,;:\-–—][^\S\n]*\n(?=[^\S\n]*[A-Z0-9“\"])"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z“\"(])")


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` of the document: a paragraph, heading, list item, or a part of an over-long one."""

    start: int
    text: str
    role: Role


def content_blocks(document: Document) -> list[Block]:
    """The blocks of the passages whose role is content; without passages, of the paragraphs between blank lines."""
    if document.passages:
        spans = [(p.start, p.end, p.role) for p in document.passages if p.role.is_content]
    else:
        spans = [(0, len(document.text), Role.BODY)]
    return [
        Block(start, document.text[start:end], role)
        for first, last, role in spans
        for start, end in _paragraphs(document.text, first, last)
    ]


def _paragraphs(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Spans between hard ends of paragraphs, without the white space around them."""
    for start, end in _between(_BLANK_LINE, text, first, last):
        for inner, stop in _between(_LINE_IS_PARAGRAPH, text, start, end):
            for head, tail in _after_headings(text, inner, stop):
                yield from _pieces(text, head, tail)


def _between(mark: re.Pattern[str], text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for match in mark.finditer(text, first, last):
        yield start, match.start()
        start = match.end()
    yield start, last


def _after_headings(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A short line without a full stop is a heading when a clearly longer line follows it."""
    match = _HEADING_LINE.match(text, first, last)
    if match:
        following = text.find("\n", match.end(), last)
        length = (following if following >= 0 else last) - match.end()
        if length > 1.5 * (match.end() - first):
            yield first, match.end()
            first = match.end()
    yield first, last


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span trimmed, and cut where it is over-long: after a sentence if possible, else at a space, else anywhere."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    last_third = limit - LONGEST // 3
    ends = [m.end() for m in _SENTENCE_END.finditer(text, last_third, limit)]
    if ends:
        return ends[-1]
    space = max(text.rfind(" ", last_third, limit), text.rfind("\n", last_third, limit))
    return space + 1 if space > start else limit
