"""Texts about sport, film and show business: their words are those of war and politics, and mean something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words

_DIFFERENT = 4
_IN_SENTENCES = 0.4
_OVER_PUBLIC = 4


def is_of_leisure(trees: Iterable[Tree]) -> bool:
    """Whether a text is about games and shows: several of their words, often, four times as often as public matters."""
    read = [tree for tree in trees if tree.sentence.role.is_content and tree.tokens]
    said = Counter(lemma for tree in read for lemma in tree.lemmas)
    games = {word: said[word] for word in words("screening", "leisure") if said[word]}
    public = sum(said[word] for word in words("screening", "public"))
    often = sum(games.values())
    return len(games) >= _DIFFERENT and often >= _IN_SENTENCES * len(read) and often >= _OVER_PUBLIC * public
