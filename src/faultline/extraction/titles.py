"""Titles quoted inside a sentence: the words of a title name a paper or a meeting and tell nothing."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Statement

_CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»", "``": "''", "'": "'"}
_FURTHEST = 3


def is_of_title(tree: Tree, statement: Statement) -> bool:
    """Whether all that a statement names stands inside a quoted title, or nothing does and its evidence is one."""
    spans = list(_titles(tree))
    if not spans:
        return False
    places = [(a.start, a.end) for a in statement.arguments if a.start is not None and a.end is not None]
    places = places or [(statement.evidence.start or 0, statement.evidence.end or 0)]
    return any(all(start <= first and last <= end for first, last in places) for start, end in spans)


def _titles(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where the text between quotation marks stands that a word like "entitled" or "theme" announces."""
    for mark in tree.tokens:
        closing = _CLOSING.get(mark.text)
        before = tree.lemmas[max(0, mark.index - _FURTHEST) : mark.index]
        if closing is None or not words("screening", "titling") & set(before):
            continue
        end = next((t for t in tree.tokens[mark.index + 1 :] if t.text == closing), tree.tokens[-1])
        yield mark.start, end.end
