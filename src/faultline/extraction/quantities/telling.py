"""Whether a figure says something: not where it breaks down another, or only numbers those of a deed."""

from __future__ import annotations

from itertools import pairwise

from faultline.extraction.quantities.counted import FATES, PEOPLE, head_of, is_nationality
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression

TELLING = frozenset(
    {"magnitude", "turnout", "growth", "prices", "unemployment", "population", "share", "aftershocks", "elections"}
)
_LEAST_ALONE = 10
_LEAST_SUM = 1_000
_LEAST_PART = 50
_LEAST_DOERS = 100
_LEAST_OPEN = 20


def says_alone(tree: Tree, quantity: QuantityExpression, measure: str) -> bool:
    """Whether a figure says something though nobody is named whose it is."""
    high = quantity.value.high or quantity.value.low or 0
    if measure in ("money", "groups") or (measure not in TELLING and _is_helped(tree, quantity)):
        return False
    if measure == "share":
        after = quantity.stop
        is_ratio = " in " in quantity.value.text or " out of " in quantity.value.text
        return is_ratio or (after < len(tree.tokens) and tree.lemmas[after] in ("of", "the"))
    if (measure in PEOPLE or measure == "count") and takes_part(tree, quantity):
        return False
    head = head_of(tree, quantity)
    if measure in PEOPLE and (_is_of_kind(tree, head) or _is_vague(tree, quantity)):
        return False
    if measure in ("count", "attacks") and tree.lemmas[head] in words("quantities", "cases"):
        return bool(tree.children(head, "nmod", "amod", "compound"))
    if tree.lemmas[head] in words("quantities", "numbers"):
        return False  # "bringing the total to 112"
    return measure in TELLING or high >= (_LEAST_OPEN if measure == "count" else _LEAST_ALONE)


def is_part(tree: Tree, quantity: QuantityExpression, head: int, measure: str) -> bool:
    """Whether the figure only breaks down another ("45 people (20 women)", "including 6 girls") or is one of a kind."""
    if measure == "money":
        return (quantity.value.high or 0) < _LEAST_SUM
    opened = sum((t.text == "(") - (t.text == ")") for t in tree.tokens[: quantity.first])
    if opened > 0:
        return not any(tree.lemmas[i] == "compare" for i in tree.ancestors(head)[:2])
    if any(tree.lemmas[i] in ("include", "including") for i in _chain_of_parts(tree, head)):
        is_large = (quantity.value.high or 0) >= _LEAST_PART
        return not (is_large or is_nationality(tree, head)) or _is_harmed(tree, head)
    return quantity.value.low == quantity.value.high == 1 or _is_name(tree, head, measure)


def is_converted(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether a sum only says in another currency, in brackets, what was said before it."""
    before = quantity.first - 1
    if quantity.value.unit != "money" or before < 1 or tree.tokens[before].text not in ("(", "["):
        return False
    return any(q.stop == before and q.value.unit in ("money", "") for q in tree.sentence.quantities)


def _is_of_kind(tree: Tree, head: int) -> bool:
    """Whether those counted are one sex or age in a list of several ("416 women, 391 girls and 7 boys")."""
    kinds = words("quantities", "kinds_of_people")
    beside = [tree.head(head)] if tree.relation(head) == "conj" else tree.children(head, "conj")
    is_listed = any(tree.lemmas[i] in kinds for i in beside if i >= 0)
    is_part = any(tree.lemmas[i] in ("include", "including") for i in _chain_of_parts(tree, head))
    is_state = tree.head(head) >= 0 and tree.lemmas[tree.head(head)] in words("quantities", "being")
    is_kind = tree.lemmas[head] in kinds or (is_listed and tree.lemmas[head] in ("person", "people", "victim"))
    return is_kind and not is_state and (is_listed or is_part)


def _is_vague(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether only an order of magnitude is told ("millions of people")."""
    said = tree.lemmas[quantity.first : quantity.stop]
    is_round = any(lemma in words("quantities", "magnitudes") for lemma in said)
    return is_round and not any(t.upos == "NUM" for t in tree.tokens[quantity.first : quantity.stop])


def takes_part(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether the few counted do or bear a deed: it is the deed that matters ("18 members signed")."""
    if (quantity.value.high or quantity.value.low or 0) >= _LEAST_DOERS:
        return False
    head = head_of(tree, quantity)
    while tree.relation(head) == "conj" and tree.head(head) >= 0:
        head = tree.head(head)
    verb = tree.head(head)
    if verb < 0 or tree.tokens[verb].upos != "VERB" or tree.relation(head) not in ("nsubj", "obj", "obl"):
        return False
    states = words("quantities", "being") | words("quantities", "recording") | words("quantities", "reaching")
    return tree.lemmas[verb] not in states


def _is_helped(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether those counted are helped: the figure is part of the effort that helps them."""
    head = head_of(tree, quantity)
    chain = [head, *tree.ancestors(head)[:3]]
    for below, above in pairwise(chain):
        if tree.lemmas[above] in words("quantities", "helping") and tree.tokens[above].upos in ("VERB", "NOUN"):
            return True
        if tree.is_verb(above) and tree.relation(below) != "conj":
            return False
    return False


def _is_name(tree: Tree, head: int, measure: str) -> bool:
    """Whether a noun in the singular beside a figure is named by it ("the 8 Block gang")."""
    token = tree.tokens[head]
    is_one = token.xpos in ("NN", "NNP") and token.text.lower() == tree.lemmas[head]
    is_countable = measure not in FATES | TELLING and measure != "money"
    return is_one and is_countable and tree.lemmas[head] not in words("quantities", "collectives")


def _is_harmed(tree: Tree, head: int) -> bool:
    tables = ("killed_words", "injured_words", "detained_words")
    return any(tree.lemmas[i] in words("events", table) for i in tree.ancestors(head) for table in tables)


def _chain_of_parts(tree: Tree, head: int) -> list[int]:
    """The words that join a figure to what it is a part of, through its conjuncts."""
    found = [*tree.children(head, "case"), tree.head(head)]
    while tree.relation(head) == "conj" and tree.head(head) >= 0 and tree.is_noun(tree.head(head)):
        head = tree.head(head)
        found += [*tree.children(head, "case"), tree.head(head)]
    return [i for i in found if i >= 0]
