"""The country that a document is about."""

from __future__ import annotations

import pytest

from faultline.extraction.attributes.homes import home_of
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse

PAGE = "Peru won its independence in 1821. Peruvian miners fought Peruvian troops. Chile helped Peru. "
CASES = [
    (PAGE + "Soldiers overthrew the president in 1968.", "Peru"),
    ("Letter dated 3 May from the mission of Peru\n\n" + PAGE + "Soldiers overthrew the president.", None),
    ("Peru, Chile, Bolivia and Brazil met. Soldiers overthrew the president in 1968.", None),
    (PAGE + "Troops fought in Chile. Rebels hid in Chile. Aid came to Chile. Soldiers overthrew him.", None),
]


@pytest.mark.parametrize(("text", "home"), CASES)
def test_home(document, text: str, home: str | None) -> None:
    read = document(text)
    found = home_of(read, tuple(Tree(s) for s in analyse(read).sentences))
    assert (found.text if found else None) == home


def test_the_country_is_the_home(read) -> None:
    found = read(PAGE + "Gunmen killed nine farmers in the country.").statements
    named = [s for s in found if s.place is not None and s.place.text == "Peru"]
    pointed = [s for s in found if s.place is not None and s.place.text == "the country"]
    assert pointed
    assert all(s.place.chain is not None for s in pointed)
    assert not named or {s.place.chain for s in named} == {s.place.chain for s in pointed}
