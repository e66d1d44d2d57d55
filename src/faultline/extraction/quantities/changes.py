"""By how much something rose or fell: "cut emissions by 40 per cent", "a 12 per cent fall in arrivals"."""

from __future__ import annotations

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression
from faultline.model.statement import Argument


def change_word(tree: Tree, quantity: QuantityExpression) -> int | None:
    """The noun or verb that says that a share is one by which something changes; None where it is a part or level."""
    own = range(quantity.first, quantity.stop)
    top = next((i for i in own if tree.head(i) not in own), own[-1])
    above = tree.head(top)
    if above < 0:
        return None
    if tree.is_noun(above):
        return above if tree.lemmas[above] in words("quantities", "changes") else None
    if not tree.is_verb(above) or tree.lemmas[above] not in words("quantities", "changing"):
        return None
    preposition = tree.preposition(top)
    before = tree.lemmas[quantity.first - 1] if quantity.first else ""
    is_measured = (
        not preposition
        and before not in ("to", "from", "at", "of")
        and tree.lemmas[above] in words("quantities", "moving")
        and top > above
    )
    return above if preposition == "by" or (is_measured and not tree.children(top, "nmod")) else None


def changed(context: SentenceContext, word: int) -> tuple[Argument, ...]:
    """What changes by the word for it, or whoever brings the change about."""
    tree = context.tree
    if not tree.is_noun(word):
        return _of_verb(context, word)
    matters = [k for k in tree.children(word, "nmod") if k > word and tree.preposition(k) in ("in", "of")]
    matters = [k for k in matters + tree.children(word, "nmod:poss") if not _is_measure(tree, k)]
    named = context.arguments("subject", tuple(matters)[:1], wide=True)
    return named or _of_clause(context, word)


def direction(tree: Tree, word: int) -> str | None:
    """`increase` or `decrease`; None for a word that does not say which."""
    lemma = tree.lemmas[word]
    if lemma in words("quantities", "falling"):
        return "decrease"
    return "increase" if lemma in words("quantities", "rising") else None


def _is_measure(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos in ("NUM", "SYM") or tree.lemmas[index] in ("percent", "cent", "percentage")


def _of_clause(context: SentenceContext, word: int) -> tuple[Argument, ...]:
    """What a verb says the change of: "arrivals saw a 12 per cent fall"; nobody who only records it."""
    tree = context.tree
    verb = tree.head(word)
    if verb < 0 or not tree.is_verb(verb) or tree.relation(word) != "obj":
        return ()
    if tree.lemmas[verb] not in words("quantities", "undergoing"):
        return ()
    return context.arguments("subject", tuple(tree.children(verb, "nsubj"))[:1], wide=True)


def _of_verb(context: SentenceContext, verb: int) -> tuple[Argument, ...]:
    """Whoever raises or cuts, else what is raised or cut, rises or falls."""
    frame = verb_frame(context.tree, verb)
    doers = tuple(s for s in frame.subjects if context.acts(s))
    return context.arguments(
        "subject",
        (doers or frame.objects or frame.subjects or tuple(context.tree.children(verb, "nsubj")))[:1],
        wide=not doers,
    )
