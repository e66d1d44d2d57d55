"""Gerunds above their nouns where something between shows that they rule them."""

from __future__ import annotations

import pytest

from faultline.extraction.gerunds import with_gerunds_ruling
from faultline.model.document import Role
from faultline.model.sentence import Sentence, Token


def sentence(*words: tuple[str, str, str, str, int]) -> Sentence:
    """From (text, upos, xpos, relation, head) of each word."""
    tokens, at = [], 0
    for index, (text, upos, xpos, relation, head) in enumerate(words):
        tokens.append(Token(index, at, at + len(text), text, text, upos, xpos, "", head, relation))
        at += len(text) + 1
    return Sentence(0, 0, at, Role.BODY, tuple(tokens))


def of(between: tuple[str, str, str, str, int], noun_relation: str = "obj") -> Sentence:
    return sentence(
        ("This", "PRON", "DT", "nsubj", 1),
        ("means", "VERB", "VBZ", "root", -1),
        ("backing", "VERB", "VBG", "amod", 4),
        between,
        ("councils", "NOUN", "NNS", noun_relation, 1),
    )


@pytest.mark.parametrize("between", [("freely", "ADV", "RB", "advmod", 4), ("the", "DET", "DT", "det", 4)])
def test_a_gerund_before_an_adverb_or_determiner_rules_the_noun(between: tuple[str, str, str, str, int]) -> None:
    tokens = with_gerunds_ruling(of(between)).tokens
    assert (tokens[2].head, tokens[2].relation) == (1, "xcomp")
    assert (tokens[4].head, tokens[4].relation) == (2, "obj")


def test_an_adjective_before_another_stays_one() -> None:
    before = of(("local", "ADJ", "JJ", "amod", 4))
    assert with_gerunds_ruling(before) == before


def test_a_noun_that_is_no_object_keeps_its_adjective() -> None:
    before = of(("very", "ADV", "RB", "advmod", 4), "nsubj")
    assert with_gerunds_ruling(before) == before
