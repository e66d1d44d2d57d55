"""Reading organisations' names: telling words in English whatever the language, countries apart."""

from __future__ import annotations

import pytest

from faultline.resolution.organisation_names import content_words, initials_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forces armées tchadiennes", ("@TD", "armed", "force")),
        ("Ministère de la Santé du Soudan", ("@SD", "health", "ministry")),
        ("Banco Mundial", ("bank", "world")),
        ("UN Fund for Water", ("@nations", "fund", "water")),
        ("Fonds des Nations Unies pour l’eau", ("@nations", "fund", "water")),
        ("Un front au Sahel", ("front", "sahel")),
        ("3rd Brigade", ("3", "brigade")),
        ("Third Brigade", ("3", "brigade")),
        ("Embassy of the Republic of Haiti", ("@HT", "embassy")),
        ("", ()),
    ],
)
def test_content_words(text: str, expected: tuple[str, ...]) -> None:
    assert content_words(text) == expected


def test_initials_include_those_of_other_languages() -> None:
    found = {"".join(sorted(initials)) for initials in initials_of("National Front for the Liberation of Merida")}
    assert "".join(sorted("fnlm")) in found
