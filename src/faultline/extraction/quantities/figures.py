"""The figures of a sentence that count or measure: made whole where cut, without dates, ages and properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import QuantityExpression

_HYPHENS = frozenset("-‐‑–")
_NAMES_NUMBER = ("at", "on", "aged", "age", "by", "until", "no", "no.", "number", "nos")


def figures(tree: Tree) -> Iterator[QuantityExpression]:
    """Every figure of the sentence that says how much or how many."""
    before: QuantityExpression | None = None
    for quantity in tree.sentence.quantities:
        whole = _joined(tree, quantity, before)
        before = quantity
        if _is_given(whole) and not any(
            is_other(tree, whole) for is_other in (_is_cut, _is_property, _is_dated, _is_year)
        ):
            yield whole


def _joined(tree: Tree, quantity: QuantityExpression, before: QuantityExpression | None) -> QuantityExpression:
    """ "1, 500" with a space after the comma is one figure, with the qualifier of its beginning."""
    first = quantity.first
    if first < 2 or tree.tokens[first - 1].text != "," or not _is_three_digits(tree.tokens[first].text):
        return quantity
    thousands = tree.tokens[first - 2].text
    if not (thousands.isdigit() and 0 < int(thousands) < 1_000) or quantity.value.low is None:
        return quantity
    is_begun = before is not None and before.stop == first - 1
    start = before.first if is_begun and before is not None else first - 2
    qualifier = before.value.qualifier if is_begun and before is not None else None
    total = int(thousands) * 1_000 + quantity.value.low
    value = replace(quantity.value, low=total, high=total, qualifier=qualifier or quantity.value.qualifier)
    return replace(quantity, first=start, value=value)


def _is_three_digits(text: str) -> bool:
    return len(text) == 3 and text.isdigit()


def _is_given(quantity: QuantityExpression) -> bool:
    return (quantity.value.low is not None or quantity.value.high is not None) and quantity.value.high != 0


def _is_cut(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether the figure is only the beginning of one ("26" of "26, 000")."""
    after = [t.text for t in tree.tokens[quantity.stop : quantity.stop + 2]]
    return len(after) == 2 and after[0] == "," and _is_three_digits(after[1])


def _is_property(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether it measures what the next noun is like ("a 15-year member", "six-party talks")."""
    if quantity.stop + 1 >= len(tree.tokens) or tree.tokens[quantity.stop].text not in _HYPHENS:
        return False
    return tree.lemmas[quantity.stop + 1] not in ("magnitude", "strong")


def _is_dated(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether it is the day of a month ("on 22 May, the Ministers")."""
    near = range(max(0, quantity.first - 1), min(len(tree.tokens), quantity.stop + 1))
    months = words("quantities", "months")
    return any(tree.lemmas[i].rstrip(".") in months for i in near if tree.tokens[i].text.istitle())


def _is_year(tree: Tree, quantity: QuantityExpression) -> bool:
    """Whether four digits before a noun are its year ("the 2024 conclusions")."""
    text = tree.tokens[quantity.first].text
    is_alone = quantity.stop == quantity.first + 1 and quantity.value.qualifier is None
    return (
        is_alone and len(text) == 4 and text.isdigit() and text[:2] in ("19", "20") and quantity.value.unit != "money"
    )


def numbers_something(tree: Tree, index: int) -> bool:
    """Whether a figure alone is an age, an hour or the number of something ("dies at 91", "aged 40, 42")."""
    before = tree.lemmas[index - 1] if index else ""
    is_year = tree.tokens[index].text.isdigit() and 1_800 <= int(tree.tokens[index].text) <= 2_100
    is_age = 0 < index < len(tree.tokens) - 1 and tree.tokens[index - 1].text == tree.tokens[index + 1].text == ","
    is_age = is_age and tree.tokens[index - 2].upos == "PROPN"
    return tree.preposition(index) in _NAMES_NUMBER or before in _NAMES_NUMBER or is_year or is_age
