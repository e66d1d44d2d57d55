"""Quantities: figures with what they count, of whom, by the counted nouns of `ontology/measures.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.extraction.quantities.bare import counts_people, is_bare, noun_before
from faultline.extraction.quantities.changes import change_word, changed, direction
from faultline.extraction.quantities.counted import (
    FATES,
    PEOPLE,
    class_of,
    fate_of,
    head_of,
    measure_of,
    named_figure,
    repeated,
    share_of,
    thing_counted,
)
from faultline.extraction.quantities.figures import figures, numbers_something
from faultline.extraction.quantities.fractions import fractions
from faultline.extraction.quantities.subjects import counted_phrase, named_alone, of_figure, subjects_of_figure
from faultline.extraction.quantities.sums import harmed, sum_noun, worth_of
from faultline.extraction.quantities.telling import is_converted, is_part, says_alone, takes_part
from faultline.model.sentence import QuantityExpression
from faultline.model.statement import Argument, Kind, Statement
from faultline.model.value import Value
from faultline.ontology import vocabulary

_COUNTED = frozenset({"groups", "buildings", "attacks", "fighters", "people", "weapons", "police", "children"})
_LEAST_SUM = 1_000
_LEAST_NAMED = 5
_LEAST_THINGS = 3


def extract_quantities(context: SentenceContext) -> Iterator[Statement]:
    """A quantity for each figure whose measure is known."""
    taken: set[int] = set()
    for quantity in fractions(context.tree):
        taken |= set(range(quantity.first, quantity.stop))
        finding = _counting(context, quantity)
        if finding is not None:
            yield make(context, finding)
    for quantity in figures(context.tree):
        if taken & set(range(quantity.first, quantity.stop)) or is_converted(context.tree, quantity):
            continue
        finding = next((f for read in _READINGS if (f := read(context, quantity)) is not None), None)
        if finding is not None:
            yield make(context, finding)


def _summing(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A sum of something: "a deficit of $41 million", "$3 million in damage"."""
    is_money = quantity.value.unit == "money" or class_of(context.tree, quantity.head) == "money"
    worth = worth_of(context.tree, quantity) if is_money else None
    if worth is not None and (quantity.value.high or 0) >= _LEAST_SUM:
        return _finding(context, quantity, worth, "money", context.arguments("subject", (worth,), wide=True))
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
    word = change_word(context.tree, quantity) if quantity.value.unit == "percent" else None
    subjects = changed(context, word) if word is not None else ()
    if word is None or not subjects:
        return None
    share = share_of(context.tree, quantity)
    measure = direction(context.tree, word) if share == "share" else share
    return _finding(context, quantity, word, measure, subjects) if measure is not None else None


def _repeating(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A figure alone, of what is counted before it: "another 3,000", "with 90 from the east"."""
    tree = context.tree
    if not is_bare(tree, quantity):
        return None
    noun, figure = noun_before(tree, quantity), quantity.stop - 1
    measure = fate_of(tree, figure) or (repeated(tree, quantity, noun) if noun is not None else None)
    if measure is None and counts_people(tree, quantity):
        measure = "people"
    if measure is None or measure in ("money", "share") or is_part(tree, quantity, figure, measure):
        return None
    subjects = subjects_of_figure(context, quantity, figure, measure)
    subjects = subjects or (counted_phrase(context, noun) if noun is not None else ())
    return _finding(context, quantity, figure, measure, subjects)


def _saying(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    """A figure that a noun is said to have: "the death toll stands at 30", "a turnout of 55 per cent"."""
    tree = context.tree
    noun = named_figure(tree, quantity)
    is_share = quantity.value.unit == "percent" and (noun is None or class_of(tree, noun) in (None, "share", "count"))
    if noun is None or is_share or (quantity.head >= 0 and quantity.value.unit not in ("percent", "")):
        return None
    counted = thing_counted(tree, noun)
    is_money = quantity.value.unit == "money"
    measure = "money" if is_money else fate_of(tree, counted) or class_of(tree, counted) or class_of(tree, noun)
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
    if measure is None or is_part(tree, quantity, head, measure) or tree.is_in_time(head):
        return None
    if measure == "share" and (quantity.value.unit != "percent" or change_word(tree, quantity) is not None):
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
    subjects = tuple(s for s in subjects if (is_told or not _spans(s, figure)) and any(c.isalpha() for c in s.text))
    least = _LEAST_NAMED if measure == "count" else _LEAST_THINGS if measure in _COUNTED else 0
    if (quantity.value.high or 0) < least and not is_said:
        return None
    if not subjects and not is_said and not says_alone(context.tree, quantity, measure):
        return None  # a small figure of nobody says nothing
    is_owned_after = all(s.start is None or s.start > figure for s in subjects)
    if measure in PEOPLE and is_owned_after and not is_said and takes_part(context.tree, quantity):
        return None  # "15 members of the army were tried"
    subjects = subjects or counted_phrase(context, head, quantity.stop)
    if measure == "share" and not subjects:
        return None
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


_READINGS: tuple[Callable[[SentenceContext, QuantityExpression], Finding | None], ...] = (
    _summing,
    _changing,
    _saying,
    _repeating,
    _counting,
)
"""How a figure is read: the first that knows what it is a figure of."""
