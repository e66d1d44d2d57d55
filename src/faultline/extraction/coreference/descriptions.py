"""As what the names of a document are introduced: "a group called X", "X, an armed group", "the rebel movement X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faultline.extraction.coreference.lexicon import is_in
from faultline.extraction.tree import Tree
from faultline.model.sentence import Form, Mention

_NAMED = (Form.NAME, Form.ACRONYM)
Descriptions = dict[int, dict[str, int]]
"""For a chain the nouns by which it is described, each with the position of the first sentence that does."""


def descriptions(trees: Sequence[Tree]) -> Descriptions:
    """The nouns by which each named chain is described in apposition, as a title, by "is a" and by "called"."""
    found: Descriptions = {}
    for position, tree in enumerate(trees):
        for mention in tree.sentence.mentions:
            if mention.form in _NAMED:
                for noun in _nouns(tree, mention):
                    found.setdefault(mention.chain, {}).setdefault(tree.lemmas[noun], position)
    return found


def _nouns(tree: Tree, name: Mention) -> Iterator[int]:
    head = tree.mention_head(name)
    above = tree.head(head)
    before = name.first - 1
    if before >= 0 and tree.tokens[before].upos == "NOUN":
        yield before
    for kid in tree.children(head, "appos", "nmod:desc"):
        if tree.tokens[kid].upos == "NOUN":
            yield from _with_joined(tree, kid)
    if above < 0:
        return
    relation = tree.relation(head)
    if relation == "appos" and tree.tokens[above].upos == "NOUN":
        yield above
    if relation == "nsubj" and tree.tokens[above].upos == "NOUN" and tree.children(above, "cop"):
        yield from _with_joined(tree, above)
    called = above if is_in("calling", tree.lemmas[above]) else -1
    if called >= 0 and tree.relation(called) == "acl" and tree.head(called) >= 0:
        yield tree.head(called)


def _with_joined(tree: Tree, noun: int) -> Iterator[int]:
    yield noun
    yield from (k for k in tree.children(noun, "conj") if tree.tokens[k].upos == "NOUN")
