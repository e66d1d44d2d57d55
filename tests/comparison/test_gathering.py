"""Groups without comparing each with each."""

from __future__ import annotations

import pytest
from tests.comparison.statements import statement

from faultline.comparison.gathering import MOST_LEADERS, MOST_WORDS, gather
from faultline.comparison.wording import Words
from faultline.model.statement import Statement


def some(number: int) -> list[Statement]:
    return [statement("quantity", "troops", f"{n} persons", "2014", f"voice {n}") for n in range(1, number + 1)]


def test_statements_that_share_a_word_and_fit_are_one_group() -> None:
    a, b, c, d = some(4)
    words = dict(zip((s.id for s in (a, b, c, d)), map(frozenset, ("xy", "yz", "q", "xq")), strict=True))
    assert gather([a, b, c, d], words, lambda _a, _b: True) == [[a, b, d], [c]]


def test_what_does_not_fit_stands_alone() -> None:
    statements = some(3)
    words: dict[str, Words] = {s.id: frozenset("x") for s in statements}
    assert gather(statements, words, lambda _a, _b: False) == [[s] for s in statements]


def test_one_passage_is_never_one_group() -> None:
    same = [statement("quantity", "troops", f"{n} persons", "2014", "Gazette", 0) for n in (5, 6)]
    assert len(gather(same, {s.id: frozenset("x") for s in same}, lambda _a, _b: True)) == 2


@pytest.mark.parametrize("number", [200, 400])
def test_work_does_not_grow_with_the_square(number: int) -> None:
    statements = some(number)
    words: dict[str, Words] = {s.id: frozenset({"everybody", f"own{n}"}) for n, s in enumerate(statements)}
    asked = 0

    def fits(_a: Statement, _b: Statement) -> bool:
        nonlocal asked
        asked += 1
        return False

    gather(statements, words, fits)
    assert asked <= number * MOST_LEADERS * MOST_WORDS
    assert asked <= number * MOST_LEADERS
