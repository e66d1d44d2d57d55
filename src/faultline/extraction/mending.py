"""A sentence as a tree, what its parse is known to get wrong set right."""

from __future__ import annotations

from faultline.extraction.apposition import with_titles_apart
from faultline.extraction.gerunds import with_gerunds_ruling
from faultline.extraction.modifiers import with_modifiers_joined
from faultline.extraction.tree import Tree
from faultline.model.sentence import Sentence


def tree_of(sentence: Sentence) -> Tree:
    """The tree every extractor walks."""
    return Tree(with_modifiers_joined(with_gerunds_ruling(with_titles_apart(sentence))))
