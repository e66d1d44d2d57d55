"""By which nouns beside it the meaning of a trigger is told."""

from __future__ import annotations

from tests.extraction.trees import tree_of

from faultline.extraction.selecting import has_doer, has_party


def test_a_past_taken_for_a_passive_keeps_its_subject() -> None:
    tree = tree_of(("Polls", "poll", "NNS", 1, "nsubj:pass"), ("closed", "close", "VBN", -1, "root"))
    assert has_doer(tree, 1, frozenset({"poll"}))


def test_the_subject_of_a_full_passive_does_nothing() -> None:
    tree = tree_of(
        ("Cars", "car", "NNS", 2, "nsubj:pass"),
        ("were", "be", "VBD", 2, "aux:pass"),
        ("hit", "hit", "VBN", -1, "root"),
    )
    assert not has_doer(tree, 2, frozenset({"car"}))


def test_a_base_of_the_army_is_a_base() -> None:
    tree = tree_of(
        ("strikes", "strike", "NNS", -1, "root"),
        ("on", "on", "IN", 3, "case"),
        ("army", "army", "NN", 3, "compound"),
        ("bases", "base", "NNS", 0, "nmod"),
    )
    assert has_party(tree, 0, frozenset({"base"}), ("on",))


def test_the_fire_of_a_mortar_is_no_calamity() -> None:
    tree = tree_of(
        ("killed", "kill", "VBN", -1, "root"),
        ("by", "by", "IN", 3, "case"),
        ("mortar", "mortar", "NN", 3, "compound"),
        ("fire", "fire", "NN", 0, "obl"),
    )
    assert not has_doer(tree, 0, frozenset({"fire"}))
