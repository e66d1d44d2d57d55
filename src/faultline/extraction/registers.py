"""Texts about sport, shows and gadgets: their words are those of war and politics, and mean something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words

_VARIETY = 4
_PLAIN = 2
_WEIGHT = 2
_IN_SENTENCES = 0.33
_GADGETS = 2
_GADGETS_IN_SENTENCES = 0.2
_OVER_PUBLIC = 3


def is_of_leisure(trees: Iterable[Tree]) -> bool:
    """Whether a text is about games, shows or gadgets: many of their words, three times as many as of public matters.

    Words that mean nothing else count twice. Programs are attacked, crash and have holes, so that such
    words count for nothing beside those of gadgets.
    """
    read = [tree for tree in trees if tree.sentence.role.is_content and tree.tokens]
    said = Counter(term for tree in read for term in _terms(tree))
    plain = [word for word in _plain() if said[word]]
    games = [word for word in words("screening", "leisure") if said[word]]
    public = sum(said[word] for word in words("screening", "public"))
    often = _WEIGHT * sum(said[word] for word in plain) + sum(said[word] for word in games)
    variety = _WEIGHT * len(plain) + len(games)
    if _is_of_gadgets(said, len(read)):
        return True
    return variety >= _VARIETY and often >= _IN_SENTENCES * len(read) and often >= _OVER_PUBLIC * public


def _is_of_gadgets(said: Counter[str], sentences: int) -> bool:
    gadgets = [word for word in words("screening", "gadgets") if said[word]]
    often = sum(said[word] for word in gadgets)
    public = sum(said[word] for word in words("screening", "public") - words("screening", "of_programs"))
    return len(gadgets) >= _GADGETS and often >= max(_GADGETS_IN_SENTENCES * sentences, _OVER_PUBLIC * public)


def is_of_games(tree: Tree) -> bool:
    """Whether a sentence of another text tells of these: two of their own words, none of public matters."""
    said = set(_terms(tree))
    return len(said & _plain()) >= _PLAIN and not said & words("screening", "public")


def _plain() -> frozenset[str]:
    """The words that mean nothing else."""
    return words("screening", "games") | words("screening", "gadgets")


def _terms(tree: Tree) -> list[str]:
    """The lemmas, alone and by twos."""
    return [*tree.lemmas, *(f"{first} {second}" for first, second in pairwise(tree.lemmas))]
