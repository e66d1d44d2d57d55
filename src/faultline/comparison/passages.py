"""Whether two statements stand in one passage, whose writer has seen both and means both."""

from __future__ import annotations

from faultline.model.statement import Kind, Statement
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.intervals import is_known, overlaps

ONE_PASSAGE = 400
"""Code points between two spans of one document up to which they are read together."""


def in_one_passage(a: Statement, b: Statement) -> bool:
    """Whether they are from one row, or from spans of one document that overlap or stand close together.

    What one writer says in one breath is no contradiction: two figures there are figures of two things.
    """
    one, other = a.evidence, b.evidence
    if one.document != other.document:
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return (one.table, one.row) == (other.table, other.row)
    return one.start - other.end < ONE_PASSAGE and other.start - one.end < ONE_PASSAGE


def is_repeated(a: Statement, b: Statement) -> bool:
    """Whether two texts say it in the very same words, so that nothing can differ but what a reader made of them."""
    if a.evidence.table is not None or b.evidence.table is not None or a.evidence.document == b.evidence.document:
        return False
    return fold(a.evidence.quote) == fold(b.evidence.quote)


def is_one_voice(a: Statement, b: Statement) -> bool:
    """Whether one text says both in the words of one speaker, who does not deny what he says himself."""
    if a.evidence.table is not None or a.evidence.document != b.evidence.document:
        return False
    x, y = (s.speaker.entity or fold_name(s.speaker.text) if s.speaker else "" for s in (a, b))
    return x == y


def are_of_two_voices(a: Statement, b: Statement) -> bool:
    """Whether each is said by somebody, and not by one."""
    x, y = (s.speaker.entity or fold_name(s.speaker.text) if s.speaker else "" for s in (a, b))
    return bool(x and y and x != y)


def are_told_apart(a: Statement, b: Statement) -> bool:
    """Whether one writer or table gives them as two things, side by side.

    A table tells everything once, but a table of figures may tell what several sources say, or one figure over time.
    """
    if in_one_passage(a, b):
        return True
    one, other = a.evidence, b.evidence
    if one.table is None or (one.document, one.table) != (other.document, other.table):
        return False
    is_figure = a.kind is Kind.QUANTITY and a.value is not None
    is_series = is_known(a.time) and is_known(b.time) and not overlaps(a.time, b.time)
    return not (is_figure and (is_series or _cite_two(a, b)))


def _cite_two(a: Statement, b: Statement) -> bool:
    """Whether two rows give the words of two sources."""
    x, y = (fold_name(s.speaker.name or s.speaker.text) if s.speaker else "" for s in (a, b))
    return bool(x and y and x != y)
