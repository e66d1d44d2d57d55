"""Acronyms: made of the beginnings of words in order, or of another language's words in the order they have there."""

from __future__ import annotations

import pytest

from faultline.resolution.acronyms import is_acronym, spells, spells_translated
from faultline.resolution.organisation_names import organisation_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FAMa", True),
        ("G5", True),
        ("SPLM/A", True),
        ("CNDD-FDD", True),
        ("M23", True),
        ("Wagner", False),
        ("2100", False),
    ],
)
def test_acronyms_are_told_from_words(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("letters", "name", "expected"),
    [
        ("rsl", "Riverside League", False),
        ("lrv", "League for the River Valleys", True),
        ("lrv", "League of the Valleys of the River", False),
        ("corival", "Committee for River Valleys", True),
        ("unfr", "United Nations Fund for Rivers", True),
        ("fr", "United Nations Fund for Rivers", True),
        ("m14rv", "March 14 River Valleys", True),
        ("m15rv", "March 14 River Valleys", False),
        ("unlrv", "League for the River Valleys", True),
    ],
)
def test_acronyms_are_spelled_in_order(letters: str, name: str, expected: bool) -> None:
    assert spells(letters, organisation_name(name).spelled) is expected


@pytest.mark.parametrize(
    ("letters", "name", "expected"),
    [
        ("fnlm", "National Front for the Liberation of Merida", True),
        ("flnm", "National Front for the Liberation of Merida", False),
        ("cisj", "International Committee for Health and Justice", True),
        ("amcd", "Democratic and Military Alliance for Change", False),
        ("eln", "National Liberation Army", False),
    ],
)
def test_acronyms_of_other_languages_keep_their_order(letters: str, name: str, expected: bool) -> None:
    assert spells_translated(letters, organisation_name(name).spelled) is expected
