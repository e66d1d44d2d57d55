"""Who does a deed together with its subject: "in cooperation with X", "alongside X", "joint patrols with X"."""

from __future__ import annotations

from faultline.extraction.clauses import expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words

_BESIDE = ("alongside", "together with", "jointly with", "along with")
_TOGETHER = ("together", "jointly", "along")


def companions(context: SentenceContext, verb: int) -> tuple[int, ...]:
    """The heads of those who act beside the subject of an active verb."""
    tree = context.tree
    if verb < 0 or not tree.is_verb(verb) or is_passive(tree, verb):
        return ()
    found: list[int] = []
    for kid in tree.children(verb, "obl"):
        if tree.preposition(kid) == "in" and tree.lemmas[kid] in words("grammar", "joining"):
            found += [k for k in tree.children(kid, "nmod") if tree.preposition(k) == "with"]
        elif tree.preposition(kid) in _BESIDE or _is_with(tree, verb, kid):
            found.append(kid)
    return context.actors(expand(tree, found))


def _is_with(tree: Tree, verb: int, kid: int) -> bool:
    """Whether "with" brings one who takes part: after "together", or where what is done is joint."""
    if tree.preposition(kid) != "with":
        return False
    start = min(tree.children(kid, "case"))
    is_together = start > 0 and tree.texts[start - 1] in _TOGETHER
    is_joint = any(tree.lemmas[k] == "joint" for o in tree.children(verb, "obj") for k in tree.children(o, "amod"))
    return is_together or is_joint
