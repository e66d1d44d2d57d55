"""Quantities: figures with what they count, of whom, by the counted nouns of `ontology/measures.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.extraction.quantities.bare import counts_people, is_bare, noun_before
from faultline.extraction.quantities.changes import changed
from faultline.extraction.quantities.counted import (
    FATES,
    PEOPLE,
    class_of,
    fate_of,
    head_of,
    is_nationality,
    measure_of,
    named_figure,
    repeated,
    share_of,
    thing_counted,
)
from faultline.extraction.quantities.figures import figures, numbers_something
from faultline.extraction.quantities.fractions import fractions
from faultline.extraction.quantities.subjects import named_alone, of_figure, subjects_of_figure
from faultline.extraction.quantities.sums import harmed, sum_noun
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression
from faultline.model.statement import Argument, Kind, Statement
from faultline.model.value import Value
from faultline.ontology import vocabulary

_COUNTED = frozenset({"groups", "buildings", "attacks", "fighters", "people", "weapons", "police", "children"})
_LEAST_ALONE = 10
_LEAST_SUM = 1_000
_LEAST_PART = 50
_LEAST_DOERS = 100
_LEAST_OPEN = 20
_LEAST_NAMED = 5
_LEAST_THINGS = 3
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
    for quantity in figures(context.tree):
        if taken & set(range(quantity.first, quantity.stop)):
            continue
        finding = next((f for read in _READINGS if (f := read(context, quantity)) is not None), None)
        if finding is not None:
            yield make(context, finding)


def _summing(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A sum of something: "a deficit of $41 million", "$3 million in damage"."""
    is_money = quantity.value.unit == "money" or class_of(context.tree, quantity.head) == "money"
    noun = sum_noun(context.tree, quantity) if is_money else None
    if noun is None or (quantity.value.high or 0) < _LEAST_SUM:
        return None
    figure = context.tree.tokens[quantity.first].start
    owners = tuple(s for s in of_figure(context, noun, noun) if s.start is None or not s.start <= figure < (s.end or 0))
    subjects = owners or context.arguments("subject", harmed(context.tree, noun))
    subjects = subjects or subjects_of_figure(context, quantity, noun, "money")
    subjects = subjects or named_alone(context, noun, quantity.stop)
    return _finding(context, quantity, noun, "money", subjects) if subjects else None


def _changing(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A share by which something rises or falls: "cut emissions by 40 per cent"."""
    found = changed(context, quantity) if quantity.value.unit == "percent" else None
    if found is None or not found[1]:
        return None
    return _finding(context, quantity, found[0], share_of(context.tree, quantity), found[1])


def _repeating(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A figure alone, of what is counted before it: "another 3,000", "with 90 from the east"."""
    tree = context.tree
    if not is_bare(tree, quantity):
        return None
    noun, figure = noun_before(tree, quantity), quantity.stop - 1
    measure = fate_of(tree, figure) or (repeated(tree, quantity, noun) if noun is not None else None)
    if measure is None and counts_people(tree, quantity):
        measure = "people"
    if measure is None or measure in ("money", "share") or _is_part(context, quantity, figure, measure):
        return None
    return _finding(context, quantity, figure, measure, subjects_of_figure(context, quantity, figure, measure))


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
    return _finding(context, quantity, counted, measure, of_figure(context, noun, counted), is_said=True)


def _counting(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A figure that stands beside what it counts."""
    tree = context.tree
    head = head_of(tree, quantity)
    if head + 1 < len(tree.tokens) and tree.tokens[head + 1].text == "-":
        return None  # "two-week", "mission-ready": a property, no count
    if tree.tokens[head].upos == "NUM" and numbers_something(tree, head):
        return None
    measure = measure_of(tree, quantity, head)
    if measure is None or _is_part(context, quantity, head, measure) or tree.is_in_time(head):
        return None
    return _finding(context, quantity, head, measure, subjects_of_figure(context, quantity, head, measure))


def _finding(
    context: SentenceContext,
    quantity: QuantityExpression,
    head: int,
    measure: str,
    subjects: tuple[Argument, ...],
    *,
    is_said: bool = False,
) -> Finding | None:
    figure = context.tree.tokens[quantity.first].start
    is_told = measure in FATES and class_of(context.tree, head) not in FATES  # "30 soldiers died", not "30 fatalities"
    subjects = tuple(s for s in subjects if is_told or not _spans(s, figure))
    least = _LEAST_NAMED if measure == "count" else _LEAST_THINGS if measure in _COUNTED else 0
    if (quantity.value.high or 0) < least and not is_said:
        return None
    if not subjects and not is_said and not _says_alone(context.tree, quantity, measure):
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
    if measure in PEOPLE and high < _LEAST_DOERS and _takes_part(tree, quantity):
        return False
    return measure in _TELLING or high >= (_LEAST_OPEN if measure == "count" else _LEAST_ALONE)


def _takes_part(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether the few counted do or bear a deed: it is the deed that matters ("18 members signed")."""
    head = head_of(tree, quantity)
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


def _is_part(context: SentenceContext, quantity: QuantityExpression, head: int, measure: str) -> bool:
    """Whether the figure only breaks down another ("45 people (20 women)", "including 6 girls") or is one of a kind."""
    tree = context.tree
    if measure == "money":
        return (quantity.value.high or 0) < _LEAST_SUM
    opened = sum((t.text == "(") - (t.text == ")") for t in tree.tokens[: quantity.first])
    if opened > 0:
        return not any(tree.lemmas[i] == "compare" for i in tree.ancestors(head)[:2])
    if any(tree.lemmas[i] in ("include", "including") for i in _chain_of_parts(tree, head)):
        is_large = (quantity.value.high or 0) >= _LEAST_PART
        return not (is_large or is_nationality(tree, head)) or _is_harmed(tree, head)
    return quantity.value.low == quantity.value.high == 1 or _is_name(tree, head, measure)


def _is_name(tree: Tree, head: int, measure: str) -> bool:
    """Whether a noun in the singular beside a figure is named by it ("the 8 Block gang")."""
    token = tree.tokens[head]
    is_one = token.xpos in ("NN", "NNP") and token.text.lower() == tree.lemmas[head] and measure != "money"
    return is_one and measure in _COUNTED and tree.lemmas[head] not in words("quantities", "collectives")


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


_READINGS: tuple[Callable[[SentenceContext, QuantityExpression], Finding | None], ...] = (
    _summing,
    _changing,
    _saying,
    _repeating,
    _counting,
)
"""How a figure is read: the first that knows what it is a figure of."""
