"""Nouns joined before another ("air, missile and drone attacks"), which a parser takes for things of their own.

Read so, somebody launches air and a missile. Where the last noun of such a list names a deed, help or the like and
nothing stands between, the nouns before it say of what kind it is, and it takes the place that the first was given.
"""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.wordlists import words
from faultline.model.sentence import Sentence, Token

_MOST = 4


def with_modifiers_joined(sentence: Sentence) -> Sentence:
    """The sentence, each list of bare nouns before a noun of the list `modified` hung from that noun."""
    changed: dict[int, Token] = {}
    for token in sentence.tokens:
        if token.relation == "conj" and token.lemma in words("grammar", "modified"):
            changed |= _hung(sentence.tokens, token.index)
    if not changed:
        return sentence
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _hung(tokens: tuple[Token, ...], noun: int) -> dict[int, Token]:
    """The tokens of one list as they should hang; empty where it is no such list."""
    first = tokens[noun].head
    before = noun - 1
    if not 0 <= first < before < len(tokens) or noun - first > 2 * _MOST or tokens[first].relation in ("conj", "root"):
        return {}
    listed = [i for i in range(first, noun) if tokens[i].upos != "PUNCT" and tokens[i].upos != "CCONJ"]
    if tokens[before].upos in ("PUNCT", "CCONJ") or tokens[before - 1].upos != "CCONJ":
        return {}
    is_one = any(t.head == first and t.relation == "det" and t.lemma in ("a", "an") for t in tokens[:first])
    if (is_one and tokens[noun].xpos == "NNS") or not all(_is_bare(tokens, i, first, noun) for i in listed):
        return {}  # "a school and army bases"
    changed = {i: replace(tokens[i], head=noun, relation="compound") for i in listed}
    for token in tokens:
        if (
            token.head == first
            and token.index not in changed
            and token.index != noun
            and not first < token.index < noun
        ):
            changed[token.index] = replace(token, head=noun)
    return changed | {noun: replace(tokens[noun], head=tokens[first].head, relation=tokens[first].relation)}


def _is_bare(tokens: tuple[Token, ...], index: int, first: int, noun: int) -> bool:
    """Whether it is a singular noun in the list, without article or owner unless it is the first."""
    token = tokens[index]
    is_joined = index == first or token.head in range(first, noun + 1)
    if token.xpos != "NN" or not is_joined:
        return False
    kids = [t for t in tokens if t.head == index and t.relation.split(":")[0] in ("det", "nmod", "acl", "appos")]
    return not any(first <= k.index < noun for k in kids) and not (index != first and kids)
