"""Deeds that somebody is held or tried for: until he is found guilty, nobody vouches that they are his.

The deed itself may be beyond doubt ("arrested over the killing of a judge"); it is doubtful only where the one arrested
stands as its doer.
"""

from __future__ import annotations

from collections.abc import Sequence

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument

_FOR = frozenset({"in", "over", "on", "with", "for", "of", "in connection with", "in relation to", "as", "to"})
_STEPS = 5


def is_suspected(tree: Tree, trigger: int, doers: Sequence[Argument]) -> bool:
    """Whether a deed is what one of its doers is arrested, charged or tried for."""
    starts = {a.start for a in doers if a.start is not None}
    for index in (trigger, *tree.ancestors(trigger)[:_STEPS]):
        verb = tree.head(index)
        if verb < 0 or tree.lemmas[verb] not in words("factuality", "suspecting"):
            continue
        if tree.lemmas[verb] == "charge" and tree.lemmas[index] in words("frames", "charged_with"):
            return False  # "charged with guarding the port"
        if tree.relation(index) in ("obl", "advcl", "nmod") and tree.preposition(index) in _FOR:
            return any(_holds(tree, k, starts) for k in _suspects(tree, verb))
    return False


def _suspects(tree: Tree, verb: int) -> list[int]:
    """Whom the verb holds: its object, the subject of its passive, the noun that its participle describes."""
    if tree.tokens[verb].relation in ("acl", "acl:relcl"):
        return [tree.head(verb), *tree.children(verb, "nsubj:pass")]
    return tree.children(verb, "obj", "nsubj:pass", "nsubj")


def _holds(tree: Tree, head: int, starts: set[int]) -> bool:
    spans = [tree.tokens[i] for i in tree.subtree(head) if i <= head]
    return any(t.start in starts for t in spans)
