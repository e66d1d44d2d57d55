"""Nouns joined before a deed say of what kind it is, and stand nowhere else."""

from __future__ import annotations

import pytest
from tests.extraction.trees import Row, tree_of

from faultline.extraction.modifiers import with_modifiers_joined


def heads(*rows: Row) -> list[tuple[int, str]]:
    return [(t.head, t.relation) for t in with_modifiers_joined(tree_of(*rows).sentence).tokens]


def test_the_last_noun_takes_the_place_of_the_first() -> None:
    found = heads(
        ("They", "they", "PRP", 1, "nsubj"),
        ("launched", "launch", "VBD", -1, "root"),
        ("missile", "missile", "NN", 1, "obj"),
        ("and", "and", "CC", 4, "cc"),
        ("drone", "drone", "NN", 2, "conj"),
        ("attacks", "attack", "NNS", 2, "conj"),
    )
    assert found[2:] == [(5, "compound"), (4, "cc"), (5, "compound"), (1, "obj")]


@pytest.mark.parametrize(
    ("article", "tag"), [(("a", "a", "DT", 3, "det"), "NN"), (("old", "old", "JJ", 3, "amod"), "NNS")]
)
def test_things_of_their_own_stay(article: Row, tag: str) -> None:
    rows: tuple[Row, ...] = (
        ("They", "they", "PRP", 1, "nsubj"),
        ("hit", "hit", "VBD", -1, "root"),
        article,
        ("school", "school", tag, 1, "obj"),
        ("and", "and", "CC", 5, "cc"),
        ("army", "army", "NN", 6, "compound"),
        ("bases", "base", "NNS", 3, "conj"),
    )
    assert heads(*rows) == [(head, relation) for *_, head, relation in rows]
