"""Titles describe the persons named after them, whichever way the tree ties the two."""

from __future__ import annotations

from faultline.extraction.apposition import with_titles_apart
from faultline.model.document import Role
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention, Sentence, Token

IDRIS = Mention(80, 105, "Salim Idris", EntityType.PERSON, Form.NAME, 0, 4, 6)


def _sentence(*rows: tuple[str, int, str]) -> Sentence:
    tokens = []
    for i, (text, head, relation) in enumerate(rows):
        tokens.append(Token(i, i * 20, i * 20 + len(text), text, text.lower(), "X", "X", "", head, relation))
    return Sentence(0, 0, tokens[-1].end, Role.BODY, tuple(tokens), mentions=(IDRIS,))


def _arcs(sentence: Sentence) -> list[tuple[int, str]]:
    return [(t.head, t.relation) for t in sentence.tokens]


def test_a_name_that_continues_its_title_becomes_the_head() -> None:
    tied = _sentence(
        ("Chad", 2, "nmod:poss"),
        ("’s", 0, "case"),
        ("defence", 6, "nsubj"),
        ("minister", 2, "flat"),
        ("Salim", 2, "flat"),
        ("Idris", 4, "flat"),
        ("resigned", -1, "root"),
    )
    assert _arcs(with_titles_apart(tied)) == [
        (3, "nmod:poss"),
        (0, "case"),
        (3, "compound"),
        (4, "nmod:desc"),
        (6, "nsubj"),
        (4, "flat"),
        (-1, "root"),
    ]


def test_what_belongs_to_the_phrase_goes_with_the_name() -> None:
    tied = _sentence(
        ("He", 1, "nsubj"),
        ("spoke", -1, "root"),
        ("with", 3, "case"),
        ("General", 1, "obl"),
        ("Salim", 3, "flat"),
        ("Idris", 4, "flat"),
        (".", 1, "punct"),
    )
    assert _arcs(with_titles_apart(tied))[2:5] == [(4, "case"), (4, "nmod:desc"), (1, "obl")]


def test_other_trees_stay_as_they_are() -> None:
    described = _sentence(
        ("In", 1, "case"),
        ("Chad", 6, "obl"),
        (",", 6, "punct"),
        ("General", 4, "nmod:desc"),
        ("Salim", 6, "nsubj"),
        ("Idris", 4, "flat"),
        ("resigned", -1, "root"),
    )
    assert with_titles_apart(described) == described
