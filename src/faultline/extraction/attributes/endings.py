"""Whose deed is to be ended or prevented, and whether it is yet to be."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words


def is_of_all(tree: Tree, verb: int) -> bool:
    """Whether whoever does it is to end it: "that all parties cease attacks" does not say that they attack."""
    doers = [*tree.children(verb, "nsubj"), *tree.children(tree.head(verb), "obj", "iobj", "nsubj")]
    near = [k for k in doers if k < verb][-2:]
    return any(
        tree.lemmas[k] in words("factuality", "anybody")
        or any(tree.lemmas[d] in ("all", "any", "every", "each") for d in tree.children(k, "det", "det:predet"))
        for k in near
    )


def is_aim(tree: Tree, verb: int) -> bool:
    """Whether a deed is yet to be prevented: an infinitive, or the topic of a noun ("training on preventing")."""
    if any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark")):
        return True
    is_topic = tree.preposition(verb) in ("on", "for", "of", "towards", "at", "in", "to")
    return tree.tokens[verb].xpos == "VBG" and is_topic
