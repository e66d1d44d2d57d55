from __future__ import annotations

from faultline.model.document import Role
from faultline.model.sentence import Sentence, Token


def test_children_are_found_by_relation_or_its_stem() -> None:
    tokens = (
        Token(0, 0, 4, "Gold", "gold", "NOUN", "NN", "", 2, "nsubj:pass"),
        Token(1, 5, 8, "was", "be", "AUX", "VBD", "", 2, "aux:pass"),
        Token(2, 9, 13, "sold", "sell", "VERB", "VBN", "", -1, "root"),
    )
    sentence = Sentence(0, 0, 13, Role.BODY, tokens)
    assert [t.text for t in sentence.children(2)] == ["Gold", "was"]
    assert [t.text for t in sentence.children(2, "nsubj")] == ["Gold"]
    assert sentence.children(2, "obj") == ()
