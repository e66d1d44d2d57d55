"""Keeps passages within bounds, whatever reader made them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from faultline.documents.limits import LIMITS, Limits
from faultline.model.document import Passage, Role

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+")


def bound_passages(text: str, passages: Iterable[Passage], limits: Limits = LIMITS) -> tuple[Passage, ...]:
    """The passages: too long ones parted at sentence ends, runs without spaces set aside as boilerplate."""
    return tuple(part for passage in passages for part in _bound(text, passage, limits))


def _bound(text: str, passage: Passage, limits: Limits) -> Iterator[Passage]:
    if passage.end - passage.start <= limits.word_characters:
        yield passage
        return
    if re.search(rf"\S{{{limits.word_characters}}}", text[passage.start : passage.end]):
        yield replace(passage, role=Role.BOILERPLATE)
        return
    start = passage.start
    while passage.end - start > limits.passage_characters:
        cut = _cut(text, start, start + limits.passage_characters)
        yield _trimmed(text, replace(passage, start=start, end=cut))
        start = cut
    yield _trimmed(text, replace(passage, start=start))


def _cut(text: str, start: int, end: int) -> int:
    """The last sentence end before `end`, else the last space, else `end`."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, end)
    return space if space > start else end


def _trimmed(text: str, passage: Passage) -> Passage:
    part = text[passage.start : passage.end]
    start = passage.start + len(part) - len(part.lstrip())
    return replace(passage, start=start, end=start + len(part.strip()))
