"""Which phrases name a place."""

from __future__ import annotations

import pytest

from faultline.extraction.attributes.locations import locations, words_of
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse

CASES = [
    ("Rebels attacked a convoy near Gao.", [("near", "Gao")]),
    ("Rebels attacked a convoy in northern Mali.", [("in", "northern Mali")]),
    ("Rebels attacked a convoy 12 km north of Gao.", [("near", "12 km north of Gao")]),
    ("Rebels attacked the market in the town of Gao.", [("in", "Gao")]),
    ("The minister stayed in office until May.", []),
    ("The fund works in several countries.", []),
    ("The police, according to the Gao Post, came late.", []),
    ("At most 60 clinics were open.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_locations(document, text: str, expected: list[tuple[str, str]]) -> None:
    tree = Tree(analyse(document(text)).sentences[0])
    found = [(lo.preposition, words_of(tree, lo).text) for lo in locations(tree)]
    assert [f for f in found if f[0]] == expected


def test_words_stand_in_the_text(document) -> None:
    text = "Rebels attacked a patrol\n12 km north\nof Gao."
    tree = Tree(analyse(document(text)).sentences[0])
    for location in locations(tree):
        place = words_of(tree, location)
        assert place.start is not None
        assert " ".join(text[place.start : place.end].split()) == place.text
