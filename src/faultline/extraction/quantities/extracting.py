"""Quantities: figures with what they count, of whom, by the counted nouns of `ontology/measures.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.extraction.quantities.counted import (
    FATES,
    class_of,
    fate_of,
    head_of,
    is_nationality,
    measure_of,
    named_figure,
    thing_counted,
)
from faultline.extraction.quantities.fractions import fractions
from faultline.extraction.quantities.subjects import of_figure, subjects_of_figure
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression
from faultline.model.statement import Argument, Kind, Statement
from faultline.model.value import Value
from faultline.ontology import vocabulary

_LEAST_ALONE = 10
_LEAST_SUM = 1_000
_TELLING = frozenset(
    {"magnitude", "turnout", "growth", "prices", "unemployment", "population", "share", "aftershocks", "elections"}
)


def extract_quantities(context: SentenceContext) -> Iterator[Statement]:
    """A quantity for each figure whose measure is known."""
    taken: set[int] = set()
    for quantity in fractions(context.tree):
        taken |= set(range(quantity.first, quantity.stop))
        finding = _counting(context, quantity)
        if finding is not None:
            yield make(context, finding)
    for quantity in context.tree.sentence.quantities:
        if taken & set(range(quantity.first, quantity.stop)) or not _is_whole(context.tree, quantity):
            continue
        finding = _saying(context, quantity) or _counting(context, quantity)
        if finding is not None:
            yield make(context, finding)


def _is_whole(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether a figure is given and not cut in two ("26, 000")."""
    if (quantity.value.low is None and quantity.value.high is None) or quantity.value.high == 0:
        return False
    after = [t.text for t in tree.tokens[quantity.stop : quantity.stop + 2]]
    return not (len(after) == 2 and after[0] == "," and len(after[1]) == 3 and after[1].isdigit())


def _saying(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A figure that a noun is said to have: "the death toll stands at 30", "a turnout of 55 per cent"."""
    tree = context.tree
    noun = named_figure(tree, quantity)
    is_share = quantity.value.unit == "percent" and (noun is None or class_of(tree, noun) in (None, "share", "count"))
    if noun is None or is_share or (quantity.head >= 0 and quantity.value.unit not in ("percent", "")):
        return None
    counted = thing_counted(tree, noun)
    measure = fate_of(tree, counted) or class_of(tree, counted) or class_of(tree, noun)
    if measure is None:
        return None
    return _finding(context, quantity, counted, measure, of_figure(context, noun, counted))


def _counting(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A figure that stands beside what it counts."""
    tree = context.tree
    head = head_of(tree, quantity)
    if head + 1 < len(tree.tokens) and tree.tokens[head + 1].text == "-":
        return None  # "two-week", "mission-ready": a property, no count
    if tree.tokens[head].upos == "NUM" and tree.preposition(head) in ("at", "on", "aged", "by", "until"):
        return None  # "dies at 91", "on June 24"
    measure = measure_of(tree, quantity, head)
    if measure is None or _is_part(context, quantity, head, measure) or tree.is_in_time(head):
        return None
    return _finding(context, quantity, head, measure, subjects_of_figure(context, quantity, head, measure))


def _finding(
    context: SentenceContext, quantity: QuantityExpression, head: int, measure: str, subjects: tuple[Argument, ...]
) -> Finding | None:
    figure = context.tree.tokens[quantity.first].start
    is_told = measure in FATES and class_of(context.tree, head) not in FATES  # "30 soldiers died", not "30 fatalities"
    subjects = tuple(s for s in subjects if is_told or not _spans(s, figure))
    if not subjects and not _says_alone(context.tree, quantity, measure):
        return None  # a small figure of nobody says nothing
    return Finding(
        kind=Kind.QUANTITY,
        type=measure,
        trigger=head,
        arguments=subjects,
        pattern=f"quantity/{measure}: noun '{context.tree.lemmas[head]}'",
        value=_of_unit(quantity.value, measure),
        factuality=Factuality(factuality_of(context.tree, head).modality),
        base=0.6 if subjects else 0.5,
    )


def _spans(subject: Argument, start: int) -> bool:
    """Whether a subject is but the figure with its noun; a body of so many, and an earthquake, is more."""
    is_body = not subject.text[:1].isdigit() and subject.start != start
    return (
        subject.start is not None and subject.end is not None and subject.start <= start < subject.end and not is_body
    )


def _of_unit(value: Value, measure: str) -> Value:
    """People are counted in persons, whatever they are called; what has no unit has that of its measure."""
    unit = str(vocabulary("measures").get(measure, {}).get("unit", ""))
    is_people = unit == "persons" and value.unit not in ("percent", "households")
    return replace(value, unit=unit) if is_people or not value.unit else value


def _says_alone(tree: Tree, quantity: QuantityExpression, measure: str) -> bool:
    """Whether a figure says something though nobody is named whose it is."""
    high = quantity.value.high or quantity.value.low or 0
    if measure in ("money", "groups") or (measure not in _TELLING and _is_helped(tree, quantity)):
        return False
    if measure == "share":
        after = quantity.stop
        is_ratio = " in " in quantity.value.text or " out of " in quantity.value.text
        return is_ratio or (after < len(tree.tokens) and tree.lemmas[after] in ("of", "the"))
    return measure in _TELLING or high >= _LEAST_ALONE


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


def _is_part(context: SentenceContext, quantity: QuantityExpression, head: int, measure: str) -> bool:
    """Whether the figure only breaks down another ("45 people (20 women)", "including 6 girls") or is one of a kind."""
    tree = context.tree
    if measure == "money":
        return (quantity.value.high or 0) < _LEAST_SUM
    opened = sum((t.text == "(") - (t.text == ")") for t in tree.tokens[: quantity.first])
    if opened > 0 or any(tree.lemmas[i] in ("include", "including") for i in _chain_of_parts(tree, head)):
        return opened > 0 or not is_nationality(tree, head) or _is_harmed(tree, head)
    return quantity.value.low == quantity.value.high == 1


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
