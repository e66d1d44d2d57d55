"""What a sum of money is a sum of: "a budget of $320 million", "$3 million in damage", "debt reached $7 billion"."""

from __future__ import annotations

from faultline.extraction.clauses import verb_frame
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression

_FURTHEST = 4


def sum_noun(tree: Tree, quantity: QuantityExpression) -> int | None:
    """The noun whose amount the figure is: the one it belongs to, holds, or is said to have reached."""
    stop = max(quantity.stop, quantity.head + 1) if quantity.value.unit != "money" else quantity.stop
    own = range(quantity.first, stop)
    top = next((i for i in reversed(own) if tree.head(i) not in own and tree.relation(i) != "case"), own[-1])
    for found in (_inside(tree, top, stop), _beside(tree, quantity, top), _above(tree, top)):
        if found is not None and found not in own and not tree.is_in_time(found):
            return found
    return None


def worth_of(tree: Tree, quantity: QuantityExpression) -> int | None:
    """What is worth the sum: "gems worth $85 million", "cars valued at $2 million"."""
    for index in range(quantity.first - 1, max(-1, quantity.first - _FURTHEST), -1):
        if tree.lemmas[index] in ("worth", "value") and tree.tokens[index].upos in ("ADJ", "ADP", "VERB"):
            nouns = [k for k in range(max(0, index - _FURTHEST), index) if tree.is_noun(k)]
            is_reported = any(tree.is_verb(k) for k in range(nouns[-1] + 1, index)) if nouns else True
            return None if is_reported or tree.is_in_time(nouns[-1]) else nouns[-1]
    return None


def _inside(tree: Tree, top: int, stop: int) -> int | None:
    """ "$3 million in damage", "$2 billion worth of arms", "$5 million of aid"."""
    above = tree.head(top)
    beside = [k for k in tree.children(above, "obl") if tree.subtree(k)[0] == stop] if above >= 0 else []
    for kid in (*tree.children(top, "nmod"), *beside):
        if kid > top and tree.preposition(kid) in ("in", "of", "worth of") and _is_sum(tree, kid):
            return kid
    return None


def _beside(tree: Tree, quantity: QuantityExpression, top: int) -> int | None:
    """ "the $35,000 reward": the noun that the figure is an adjective of."""
    head = quantity.head if quantity.head >= 0 else tree.head(top)
    is_adjective = head == quantity.stop or (head >= quantity.stop and tree.relation(top) in ("nummod", "compound"))
    return head if is_adjective and head >= 0 and _is_sum(tree, head) else None


def _above(tree: Tree, top: int) -> int | None:
    """ "a deficit of $41 million", "damage estimated at $54 million", "revenue reached $270 million"."""
    head = tree.head(top)
    if tree.children(top, "cop", "nsubj"):
        return _subject(tree, top)
    if head < 0:
        return None
    if tree.is_noun(head):
        return head if head < top and tree.relation(top) in ("nmod", "appos", "acl") and _is_sum(tree, head) else None
    if tree.lemmas[head] not in words("quantities", "reaching") | words("quantities", "valuing"):
        return None
    objects = [o for o in tree.children(head, "obj") if o < top]
    if objects:
        return objects[0]
    return tree.head(head) if tree.relation(head) == "acl" and tree.head(head) < head else _subject(tree, head)


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb or, of a participle, of the clause it belongs to, where it can have an amount."""
    for index in (verb, *(tree.ancestors(verb)[:2] if tree.relation(verb) in ("advcl", "conj", "xcomp") else ())):
        subjects = [*tree.children(index, "nsubj"), *(verb_frame(tree, index).subjects if tree.is_verb(index) else ())]
        found = next((s for s in subjects if s != verb and tree.is_noun(s)), None)
        if found is not None:
            is_priced = tree.lemmas[index] == "cost" and tree.tokens[found].upos != "PRON"
            return found if is_priced or _is_sum(tree, found) else None
    return None


def harmed(tree: Tree, noun: int) -> tuple[int, ...]:
    """What a damage is done to, where the verb says it: "damage was done to the harbour"."""
    verb = tree.head(noun)
    if verb < 0 or not tree.is_verb(verb) or tree.lemmas[noun] not in ("damage", "harm", "loss"):
        return ()
    return tuple(k for k in tree.children(verb, "obl") if tree.preposition(k) in ("to", "on", "upon"))[:1]


def _is_sum(tree: Tree, noun: int) -> bool:
    return tree.lemmas[noun] in words("quantities", "sums")
