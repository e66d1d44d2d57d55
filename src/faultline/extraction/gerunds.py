"""Gerunds that rule a noun, where the parser took them for its adjective.

In "this includes supporting locally led dialogue" an adverb or a determiner between the gerund and the noun shows that
the gerund does not describe the noun: it takes it as its object, and stands where the noun was thought to stand.
"""

from __future__ import annotations

from dataclasses import replace

from faultline.model.sentence import Sentence, Token

_BETWEEN = frozenset({"ADV", "DET", "PRON"})
"""What follows a gerund with an object, and never an adjective before its noun."""


def with_gerunds_ruling(sentence: Sentence) -> Sentence:
    """The sentence with such gerunds above their nouns."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if _rules(tokens, token):
            noun = tokens[token.head]
            tokens[token.index] = replace(token, head=noun.head, relation="xcomp")
            tokens[noun.index] = replace(noun, head=token.index, relation="obj")
    return replace(sentence, tokens=tuple(tokens))


def _rules(tokens: list[Token], token: Token) -> bool:
    if token.xpos != "VBG" or token.upos != "VERB" or token.relation != "amod" or token.head <= token.index + 1:
        return False
    noun, following = tokens[token.head], tokens[token.index + 1]
    is_apart = following.upos in _BETWEEN and following.index < noun.index
    return is_apart and noun.relation == "obj" and 0 <= noun.head < token.index
