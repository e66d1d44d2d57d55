"""The causal map has every claim in a link or counted, and says who asserts and who denies."""

from __future__ import annotations

import pytest

from faultline.exchange.causal_map import CausalMap, causal_map_of, factor_key
from faultline.workspace import MapView


@pytest.fixture(scope="module")
def causal(ties: MapView) -> CausalMap:
    return causal_map_of(ties)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The drought", "drought", True),
        ("a  price\nof grain.", "the Price of grain", True),
        ("“these attacks”", "Attacks", True),
        ("violence", "the violence in the north", False),
        ("then", "n", False),
        ("theft", "ft", False),
        ("UNIFIL (West)", "UNIFIL West", False),
    ],
)
def test_when_phrases_are_one_factor(one: str, other: str, same: bool) -> None:
    assert (factor_key(one) == factor_key(other)) is same


def test_factors_have_their_most_frequent_name_and_all_phrases(causal: CausalMap) -> None:
    factors = {factor.name: factor.phrases for factor in causal.factors}
    assert factors["Drought"] == ("Drought", "The drought", "drought")
    assert list(factors) == sorted(factors)
    assert "Tea" not in factors


def test_sources_that_differ_on_the_sign_make_two_links(causal: CausalMap) -> None:
    assert [(link.cause, link.effect, link.sign) for link in causal.links] == [
        ("Delay", "Trust in the state's word", "-"),
        ("Drought", "Price of grain", "+"),
        ("Drought", "Price of grain", "-"),
        ("Rain", "Trade & 'time' \x01", "+"),
    ]


def test_who_asserts_and_who_denies_is_counted_apart(causal: CausalMap) -> None:
    raises = causal.links[1]
    assert raises.support == {"asserted": 1, "denied": 1}
    assert len(raises.statements) == 3
    assert raises.reason.startswith(
        "Asserted (1 independent source), denied (1 independent source). “The drought raised"
    )
    assert all(identity in raises.reason for identity in raises.statements)
    assert causal.links[3].support == {"hypothetical": 1}


def test_every_claim_is_linked_or_counted(causal: CausalMap, ties: MapView) -> None:
    linked = sum(len(link.statements) for link in causal.links)
    assert linked + sum(causal.left_out.values()) == ties.count_statements(kind="cause")
    assert causal.left_out == {"causal claims of a thing about itself": 2, "causal claims that are only denied": 1}
