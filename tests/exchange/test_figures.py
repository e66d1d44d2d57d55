"""A figure has the ends that the source gives, and no other."""

from __future__ import annotations

import pytest

from faultline.exchange.figures import known_ends
from faultline.model.value import Value


@pytest.mark.parametrize(
    ("qualifier", "ends"),
    [
        (None, (40, 40)),
        ("about", (40, 40)),
        ("at_least", (40, None)),
        ("more_than", (40, None)),
        ("over", (40, None)),
        ("up_to", (None, 40)),
        ("less_than", (None, 40)),
    ],
)
def test_a_qualifier_opens_an_end(qualifier: str | None, ends: tuple[float | None, float | None]) -> None:
    assert known_ends(Value(40, 40, "persons", qualifier)) == ends


def test_a_range_keeps_both_ends() -> None:
    assert known_ends(Value(10, 12, "persons")) == (10, 12)
