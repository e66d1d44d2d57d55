"""Which noun of a phrase acts."""

from __future__ import annotations

from tests.extraction.trees import name, tree_of

from faultline.extraction.agency import acts, counted, named
from faultline.model.entity import EntityType


def test_a_description_stands_for_the_name_beside_it() -> None:
    tree = tree_of(
        ("the", "the", "DT", 1, "det"),
        ("group", "group", "NN", 3, "nsubj"),
        ("Ansaru", "ansaru", "NNP", 1, "appos"),
        ("fled", "flee", "VBD", -1, "root"),
        mentions=(name(2, 3, "Ansaru"),),
    )
    assert named(tree, 1) == 2
    assert named(tree, 2) == 2


def test_an_apposition_stands_for_the_name_before_it() -> None:
    tree = tree_of(
        ("Ruiz", "ruiz", "NNP", 4, "nsubj"),
        (",", ",", ",", 3, "punct"),
        ("a", "a", "DT", 3, "det"),
        ("reporter", "reporter", "NN", 0, "appos"),
        ("fled", "flee", "VBD", -1, "root"),
        mentions=(name(0, 1, "Ruiz", EntityType.PERSON),),
    )
    assert named(tree, 3) == 0


def test_several_are_not_one_of_them() -> None:
    tree = tree_of(("towns", "town", "NNS", -1, "root"), ("and", "and", "CC", 0, "cc"))
    assert named(tree, 0) == 0


def test_what_is_measured_acts() -> None:
    tree = tree_of(
        ("total", "total", "NN", -1, "root"), ("of", "of", "IN", 2, "case"), ("rebels", "rebel", "NNS", 0, "nmod")
    )
    assert counted(tree, 0) == 2
    assert acts(tree, 0, frozenset({"rebel"}))


def test_nouns_in_ist_are_people_save_a_few() -> None:
    tree = tree_of(("loyalists", "loyalist", "NNS", -1, "root"), ("wrist", "wrist", "NN", 0, "conj"))
    assert acts(tree, 0, frozenset())
    assert not acts(tree, 1, frozenset())
