"""Cuts a passage into segments in which the same statements and mentions stand, so that spans may nest and overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from faultline.model.document import Document, Passage, Role
from faultline.model.entity import Entity
from faultline.model.statement import Kind, Statement


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document: a statement's quote, or a mention of an entity."""

    start: int
    end: int
    statement: Statement | None = None
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Text over which nothing begins or ends.

    Attributes:
        begins: Statements whose quote begins here, in order.
        statements: Ids of the statements whose quotes cover it.
        kind: Of the shortest such quote, which colours it.
        entity: Whom the shortest mention over it means.
    """

    text: str
    begins: tuple[Statement, ...]
    statements: tuple[str, ...]
    kind: Kind | None
    entity: Entity | None


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage in segments; `turns_page` is the page number where a new page begins, else None."""

    passage: Passage
    segments: tuple[Segment, ...]
    turns_page: int | None


def mark_passages(document: Document, spans: Iterable[Span]) -> tuple[MarkedPassage, ...]:
    """The passages of a document with all spans marked. A span over several passages is marked in each, begun once."""
    ordered = sorted((s for s in spans if s.start < s.end), key=lambda s: (s.start, -s.end, _key(s)))
    longest = max((s.end - s.start for s in ordered), default=0)
    starts = [s.start for s in ordered]
    marked: list[MarkedPassage] = []
    page: int | None = None
    for passage in document.passages:
        low, high = bisect_left(starts, passage.start - longest), bisect_right(starts, passage.end)
        inside = [s for s in ordered[low:high] if s.start < passage.end and s.end > passage.start]
        turns = passage.page if passage.page != page else None
        page = passage.page
        marked.append(MarkedPassage(passage, segments(document.text, passage.start, passage.end, inside), turns))
    return tuple(marked)


def runs(passages: Iterable[MarkedPassage]) -> list[tuple[bool, list[MarkedPassage]]]:
    """The passages in runs of what the document says (False) and of menus, footers and repetitions (True)."""
    return [(aside, list(run)) for aside, run in groupby(passages, key=_is_set_aside)]


def _is_set_aside(marked: MarkedPassage) -> bool:
    said = any(segment.statements for segment in marked.segments)
    return marked.passage.role in (Role.BOILERPLATE, Role.REPEATED) and not said


def segments(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """`text[start:end]` cut where a span begins or ends."""
    cuts = sorted({start, end, *(c for s in spans for c in (s.start, s.end) if start < c < end)})
    waiting = sorted(spans, key=lambda s: -s.start)
    over: list[Span] = []
    found = []
    for a, b in pairwise(cuts):
        while waiting and waiting[-1].start <= a:
            over.append(waiting.pop())
        over = [s for s in over if s.end >= b]
        found.append(_segment(text, a, b, over))
    return tuple(found)


def _segment(text: str, start: int, end: int, spans: Sequence[Span]) -> Segment:
    """The text between two cuts, with the spans that cover it."""
    over = sorted(spans, key=lambda s: (s.end - s.start, _key(s)))
    said = [s for s in over if s.statement]
    return Segment(
        text=text[start:end],
        begins=tuple(s.statement for s in said if s.statement and s.start == start),
        statements=tuple(s.statement.id for s in said if s.statement),
        kind=said[0].statement.kind if said and said[0].statement else None,
        entity=next((s.entity for s in over if s.entity), None),
    )


def _key(span: Span) -> str:
    return span.statement.id if span.statement else span.entity.id if span.entity else ""
