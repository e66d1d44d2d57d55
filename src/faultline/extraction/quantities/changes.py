"""Shares told as a change: "cut emissions by 40 per cent", "a 12 per cent fall in arrivals"."""

from __future__ import annotations

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression
from faultline.model.statement import Argument


def changed(context: SentenceContext, quantity: QuantityExpression) -> tuple[int, tuple[Argument, ...]] | None:
    """The word that tells of the change, with whoever brings it about or what changes; None where nothing does."""
    tree = context.tree
    own = range(quantity.first, quantity.stop)
    top = next((i for i in own if tree.head(i) not in own), own[-1])
    above = tree.head(top)
    if above < 0:
        return None
    if tree.is_noun(above) and tree.lemmas[above] in words("quantities", "changes"):
        matters = [k for k in tree.children(above, "nmod") if k > above and tree.preposition(k) in ("in", "of")]
        matters += tree.children(above, "nmod:poss")
        return above, context.arguments("subject", tuple(m for m in matters if m not in own)[:1], wide=True)
    if tree.is_verb(above) and tree.preposition(top) == "by" and tree.lemmas[above] in words("quantities", "changing"):
        return above, _of_verb(context, above)
    return None


def _of_verb(context: SentenceContext, verb: int) -> tuple[Argument, ...]:
    """Whoever raises or cuts, else what is raised or cut, rises or falls."""
    tree: Tree = context.tree
    frame = verb_frame(tree, verb)
    doers = tuple(s for s in frame.subjects if context.acts(s))
    return context.arguments(
        "subject", (doers or frame.objects or frame.subjects or tuple(tree.children(verb, "nsubj")))[:1], wide=not doers
    )
