"""What a statement is taken to tell of a happening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.resolution.happenings.telling import told

from faultline.model.statement import Counts
from faultline.model.value import Value
from faultline.resolution.happenings.accounts import account_of, trigger_words


def test_the_words_of_the_trigger_that_carry_its_meaning() -> None:
    assert trigger_words("event/ASSAULT: verb 'carry out attack'") == ("attack",)
    assert trigger_words("event/COERCE: noun 'arrest'") == ("arrest",)
    assert trigger_words("event/DEPLOY: verb 'put on'") == ("put", "on")
    assert trigger_words("mapped") == ()


@pytest.mark.parametrize(
    ("name", "is_somebody"),
    [("Red Horn", True), ("gunmen", False), ("Togolese Armed Forces", True), ("Togolese soldiers", False)],
)
def test_who_is_somebody_in_particular(name: str, is_somebody: bool) -> None:
    assert bool(account_of(told("They fled.", actor=name)).sides["actor"]) is is_somebody


def test_victims_are_called_after_names_in_their_descriptions() -> None:
    assert account_of(told("It killed two Togolese soldiers.", recipient="two Togolese soldiers")).victims == {
        "togolese"
    }
    assert account_of(told("Armed men fell.", recipient="Armed men")).victims == frozenset()
    assert account_of(told("It killed Red Horn.", recipient="Red Horn")).victims == frozenset()


def test_figures_of_quote_and_counts_without_years() -> None:
    found = told("In 2016 the blast killed 1,204 and hurt 37.")
    killed = Counts(
        killed=Value(1204, 1204, "persons", None, None, "1,204"), injured=Value(5, 9, "persons", None, None, "5")
    )
    assert account_of(found).figures == {"1204", "37"}
    assert account_of(replace(found, counts=killed)).figures == {"1204", "37"}
