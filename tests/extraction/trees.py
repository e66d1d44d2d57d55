"""Trees written by hand, for what is read from their shape alone."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.model.document import Role
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention, Sentence, Token

Row = tuple[str, str, str, int, str]


def tree_of(*rows: Row, mentions: tuple[Mention, ...] = ()) -> Tree:
    """A tree of rows (text, lemma, tag of Penn, head, relation), the words a space apart."""
    tokens, start = [], 0
    for i, (text, lemma, tag, head, relation) in enumerate(rows):
        tokens.append(Token(i, start, start + len(text), text, lemma, _upos(tag), tag, "", head, relation))
        start += len(text) + 1
    return Tree(Sentence(0, 0, start, Role.BODY, tuple(tokens), mentions=mentions))


def name(first: int, stop: int, text: str, kind: EntityType = EntityType.ARMED_GROUP) -> Mention:
    return Mention(0, len(text), text, kind, Form.NAME, first, first, stop)


def _upos(tag: str) -> str:
    kinds = {
        "NNP": "PROPN",
        "NN": "NOUN",
        "VB": "VERB",
        "IN": "ADP",
        "RP": "ADP",
        "DT": "DET",
        "PR": "PRON",
        "CC": "CCONJ",
    }
    return next((upos for start, upos in kinds.items() if tag.startswith(start)), "X")
