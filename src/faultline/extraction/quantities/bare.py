"""What a figure alone counts: "another 3,000", "of the 12 bases only three are open", "90 from the east"."""

from __future__ import annotations

from faultline.extraction.quantities.figures import numbers_something
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression

_LEAST = 3
_LEAST_LISTED = 10
_TALLIED = ("PUNCT", "ADP", "CCONJ", "SCONJ", "PRON", "AUX", "VERB", "PART", "ADV")


def is_bare(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether a figure stands without a noun, unit or currency, and is no age or number of something."""
    is_of_month = quantity.head >= 0 and tree.lemmas[quantity.head] in words("quantities", "months")
    if not is_of_month and (quantity.head >= 0 or quantity.value.unit not in ("", "persons")):
        return False
    if quantity.first and tree.tokens[quantity.first - 1].text in "-–—:":
        return False  # an item of a table
    if quantity.stop < len(tree.tokens) and tree.tokens[quantity.stop].upos not in _TALLIED:
        return False
    high = quantity.value.high or quantity.value.low or 0
    last = quantity.stop - 1
    is_subject = tree.relation(last) == "nsubj"
    return high >= (_LEAST if is_subject else _LEAST_LISTED) and not numbers_something(tree, last)


def noun_before(tree: Tree, quantity: QuantityExpression) -> int | None:
    """The noun that the last figure before it counts, or that a number of is told."""
    counted = {q.head for q in tree.sentence.quantities if q.value.unit not in ("percent", "money")}
    for index in range(quantity.first - 1, -1, -1):
        if tree.tokens[index].upos != "NOUN" or tree.is_in_time(index):
            continue
        head = tree.head(index)
        is_numbered = (
            tree.relation(index) == "nmod" and head >= 0 and tree.lemmas[head] in words("quantities", "numbers")
        )
        if is_numbered or index in counted:
            return index
    return None


def counts_people(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether only people can do or bear what the figure's verb says ("another 3,000 are waiting")."""
    index = quantity.stop - 1
    verb = tree.head(index)
    if verb < 0 or tree.relation(index) not in ("nsubj", "obj"):
        return False
    return tree.lemmas[verb] in words("quantities", "of_people")
