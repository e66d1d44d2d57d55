"""Who did a deed, where that is told apart from its noun."""

from __future__ import annotations

from tests.extraction.trees import name, tree_of

from faultline.extraction.clauses import noun_frame
from faultline.extraction.events.answering import answerable, engaged


def test_who_claims_a_deed_did_it() -> None:
    tree = tree_of(
        ("Ansaru", "ansaru", "NNP", 1, "nsubj"),
        ("claimed", "claim", "VBD", -1, "root"),
        ("raids", "raid", "NNS", 1, "obj"),
        mentions=(name(0, 1, "Ansaru"),),
    )
    assert answerable(tree, 2) == [0]
    assert noun_frame(tree, 2).subjects == (0,)


def test_nobody_claims_a_deed() -> None:
    tree = tree_of(
        ("No", "no", "DT", 1, "det"),
        ("group", "group", "NN", 2, "nsubj"),
        ("claimed", "claim", "VBD", -1, "root"),
        ("raids", "raid", "NNS", 2, "obj"),
    )
    assert answerable(tree, 3) == []


def test_a_deed_is_put_to_somebody() -> None:
    tree = tree_of(
        ("Raids", "raid", "NNS", 2, "nsubj:pass"),
        ("were", "be", "VBD", 2, "aux:pass"),
        ("blamed", "blame", "VBN", -1, "root"),
        ("on", "on", "IN", 4, "case"),
        ("Ansaru", "ansaru", "NNP", 2, "obl"),
        mentions=(name(4, 5, "Ansaru"),),
    )
    assert answerable(tree, 0) == [4]


def test_the_subject_of_the_clause_pays_the_visit() -> None:
    tree = tree_of(
        ("On", "on", "IN", 2, "case"),
        ("a", "a", "DT", 2, "det"),
        ("visit", "visit", "NN", 7, "obl"),
        ("to", "to", "IN", 4, "case"),
        ("Oslo", "oslo", "NNP", 2, "nmod"),
        (",", ",", ",", 7, "punct"),
        ("ministers", "minister", "NNS", 7, "nsubj"),
        ("pledged", "pledge", "VBD", -1, "root"),
        ("support", "support", "NN", 7, "obj"),
    )
    assert engaged(tree, 2) == [6]
