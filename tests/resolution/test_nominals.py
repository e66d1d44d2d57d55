"""Descriptions: what they count is no part of their name, and an office without a country is told in one text only."""

from __future__ import annotations

import pytest
from tests.resolution.mentions import document, named

from faultline.model.entity import Entity
from faultline.resolution import resolve
from faultline.resolution.nominals import bare_phrase, is_description, is_residual, plain_description
from faultline.resolution.persons import is_office
from faultline.settings import Settings

ONE = document("n1", "The Prime Minister met her deputy.")
TWO = document("n2", "The Prime Minister left.")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("at least 19 women", "women"),
        ("more than 1,200 displaced families", "displaced families"),
        ("an estimated 3 000 fighters", "fighters"),
        ("the 15-year-old boy", "boy"),
        ("hundreds of Malian soldiers", "Malian soldiers"),
        ("old government", "old government"),
        ("three", "three"),
    ],
)
def test_quantities_and_determiners_are_taken_off(text: str, plain: str) -> None:
    assert plain_description(text) == plain
    assert bare_phrase(text) == plain.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("civilians", True), ("Civilians", True), ("at least 19 women", True), ("Ansar Dine", False), ("gatia", False)],
)
def test_common_noun_phrases_are_descriptions(text: str, expected: bool) -> None:
    assert is_description(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("judges", True),
        ("court", False),
        ("Haitian gangs", True),
        ("Red Canyon gang", False),
        ("Malian militia", True),
        ("Community-based militia", True),
        ("State Party", True),
    ],
)
def test_plurals_of_people_and_bodies_are_nobody_in_particular(text: str, expected: bool) -> None:
    assert is_residual(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Deputy Prime Minister", True), ("President of the Security Council", True), ("Minister Awa Gao", False)],
)
def test_offices_are_told_from_their_holders(text: str, expected: bool) -> None:
    assert is_office(text) is expected


def _entities(*some: object) -> list[Entity]:
    return list(resolve([ONE, TWO], [], list(some), Settings()).entities)  # type: ignore[arg-type]


def test_office_without_country_is_one_in_its_document_only() -> None:
    found = _entities(
        named(ONE, "Prime Minister", "person", chain=1),
        named(ONE, "Deputy Prime Minister", "person", chain=2),
        named(TWO, "Prime Minister", "person", chain=1),
    )
    assert sorted(e.name for e in found) == ["Deputy Prime Minister", "Prime Minister", "Prime Minister"]


def test_office_of_a_country_is_one_across_documents_but_not_its_deputy() -> None:
    found = _entities(
        named(ONE, "President of Mali", "person", chain=1),
        named(ONE, "Vice-President of Mali", "person", chain=2),
        named(TWO, "President of Mali", "person", chain=1),
    )
    assert sorted((e.name, e.mentions) for e in found) == [("President of Mali", 2), ("Vice-President of Mali", 1)]


def test_civilians_of_a_table_are_nobody_in_particular() -> None:
    (found,) = _entities(named(ONE, "civilians", "group", chain=1), named(TWO, "Civilians", "group", chain=1))
    assert (found.name, found.residual, found.mentions) == ("civilians", True, 2)


def test_names_of_catch_alls_have_no_counts() -> None:
    (found,) = _entities(named(ONE, "at least 19 women", "group", chain=1))
    assert (found.name, found.residual) == ("women", True)
