"""What can be given as help: kinds of goods and aid, people and means, sums of money."""

from __future__ import annotations

from faultline.extraction.agency import counted
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import by_noun, words
from faultline.model.value import Value

_OF_SUMS = ("of", "worth", "to", "")
_ARMS = "arms_trafficking"


def is_gift(context: SentenceContext, head: int, pattern: Pattern) -> bool:
    tree = context.tree
    lemma = _kind(tree, head)
    if is_stance(tree, head) or _is_arm(tree, head) or is_of_armies(tree, head):
        return False
    if pattern.type == "seek":
        return is_money(tree, head)
    if any(need in pattern.needs and lemma in words("efforts", need) for need in ("gifts", "helping_gifts")):
        return True
    if "gifts" not in pattern.needs:
        return lemma == "budget" and any(
            is_sum(q.value) and q.first in tree.subtree(head) for q in tree.sentence.quantities
        )
    if lemma in words("efforts", "forces"):
        return True
    return by_noun("goods").get(lemma) == "aid" or is_money(tree, head)


def is_of_armies(tree: Tree, head: int) -> bool:
    """Whether training is that of one army by another, which is a tie between them."""
    kinds = [tree.lemmas[k] for k in tree.children(head, "amod", "compound")]
    return tree.lemmas[head] == "training" and "military" in kinds


def _is_arm(tree: Tree, head: int) -> bool:
    """Whether two words name arms ("aerial vehicle"): their supply is a flow."""
    return head > 0 and by_noun("goods").get(f"{tree.lemmas[head - 1]} {tree.lemmas[head]}") == _ARMS


def is_stance(tree: Tree, head: int) -> bool:
    """Whether support is only in words ("political support", not "political and financial support")."""
    kinds = [tree.lemmas[k] for k in tree.children(head, "amod")]
    kinds += [tree.lemmas[c] for k in tree.children(head, "amod") for c in tree.children(k, "conj")]
    is_support = tree.lemmas[head] in ("support", "backing")
    return is_support and bool(kinds) and all(k in words("efforts", "stance_words") for k in kinds)


def is_money(tree: Tree, head: int) -> bool:
    """Whether a phrase is a sum of money, whole or counted by one ("a $2 million package")."""
    is_whole = tree.lemmas[head] in words("efforts", "sums") | words("efforts", "amounted")
    counted_by = [k for k in tree.children(head, "nmod", "acl") if tree.preposition(k) in _OF_SUMS] if is_whole else []
    return any(
        is_sum(q.value) and (q.head == end or q.first <= end < q.stop)
        for q in tree.sentence.quantities
        for end in (head, *counted_by)
    )


def is_sum(value: Value) -> bool:
    """Whether a value is a sum of money, its currency known or only named ("4 million pesos")."""
    return value.unit == "money" or by_noun("measures").get(value.unit or "") == "money"


def _kind(tree: Tree, head: int) -> str:
    return tree.lemmas[counted(tree, head)]


def is_force(tree: Tree, head: int) -> bool:
    """Whether what is given is troops or their means, not a medical team or an aid convoy."""
    head = counted(tree, head)
    around = tree.children(head, "compound", "amod")
    is_helping = any(tree.lemmas[k] in words("efforts", "helping_words") for k in around)
    return tree.lemmas[head] in words("efforts", "forces") and not is_helping
