"""The sector of an effort: the OECD DAC purpose code whose words stand nearest to what is done."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import by_noun
from faultline.model.statement import Argument

UNSPECIFIED = "99810"


def sector_of(tree: Tree, trigger: int, activity: Argument) -> str:
    """The code with most of its words in the activity, else in the trigger's clause, else "not specified"."""
    inside = [
        t.index
        for t in tree.tokens
        if activity.start is not None and activity.end is not None and activity.start <= t.start < activity.end
    ]
    return (
        _best(tree, inside)
        or _best(tree, list(tree.subtree(trigger)))
        or _best(tree, list(tree.subtree(tree.clause(trigger))))
        or UNSPECIFIED
    )


def _best(tree: Tree, indexes: list[int]) -> str | None:
    """Two-word entries count more than one-word ones; ties go to the lower code."""
    known = by_noun("sectors")
    scores: dict[str, int] = {}
    for one, other in zip(indexes, [*indexes[1:], -1], strict=True):
        for text, weight in (
            (tree.lemmas[one], 1),
            (f"{tree.lemmas[one]} {tree.lemmas[other]}" if other >= 0 else "", 3),
        ):
            if text in known:
                scores[known[text]] = scores.get(known[text], 0) + weight
    return min(scores, key=lambda code: (-scores[code], code)) if scores else None
