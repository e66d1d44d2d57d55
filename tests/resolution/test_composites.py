"""Phrases built with a country: its government, its forces, a branch of them."""

from __future__ import annotations

import pytest

from faultline.resolution.composites import read_composite


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("Malian government", "government:ML", "Government of Mali"),
        ("the government of Mali", "government:ML", "Government of Mali"),
        ("Canada’s Liberal Government", "government:CA", "Government of Canada"),
        ("pre-coup Mali government", "government:ML", "Government of Mali"),
        ("Chadian authorities", "government:TD", "Government of Chad"),
        ("government in Bamako", "government:ML", "Government of Mali"),
        ("French troops", "forces:FR", "French forces"),
        ("French military", "forces:FR", "French forces"),
        ("army of Chad", "forces:TD", "Chadian forces"),
        ("US forces", "forces:US", "US forces"),
        ("South African troops", "forces:ZA", "South African forces"),
        ("Malian police", "branch:ML:police", "Malian police"),
        ("French special forces", "branch:FR:special forces", "French special forces"),
    ],
)
def test_body_of_a_country(text: str, key: str, name: str) -> None:
    found = read_composite(text)
    assert found is not None
    assert (found.key, found.name) == (key, name)


@pytest.mark.parametrize(
    "text",
    [
        "regional government of Mali",
        "government",
        "French and Malian troops",
        "Malian",
        "Mali",
        "Malian rebels",
        "the government of Awa Diarra",
    ],
)
def test_no_single_body_of_one_country(text: str) -> None:
    assert read_composite(text) is None
