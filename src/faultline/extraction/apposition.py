"""Titles before names of persons, tied in one way: the name is the head, its title describes it.

The treebanks tie "General Idris" in two ways: EWT takes the title as head and the name as its continuation (`flat`),
GUM the name as head and the title as its description (`nmod:desc`). The network has learnt both. Extraction sees the
second alone, so that who acts is always the person.
"""

from __future__ import annotations

from dataclasses import replace

from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention, Sentence, Token

_TIES = frozenset({"flat", "compound", "punct", "nmod:desc", "goeswith"})
"""Relations between the words of a title."""
_OWN = frozenset({"det", "amod", "nmod:poss", "compound", "nummod", "nmod:desc"})
"""Relations to a title of what belongs to it rather than to the person: "Mali's former …"."""


def with_titles_apart(sentence: Sentence) -> Sentence:
    """The sentence with its titles as descriptions of the persons named after them."""
    tokens = list(sentence.tokens)
    for name in sentence.mentions:
        if name.type is EntityType.PERSON and name.form is Form.NAME:
            _untie(tokens, name)
    return replace(sentence, tokens=tuple(tokens))


def _untie(tokens: list[Token], name: Mention) -> None:
    """Make the head of the name the head of the title that it continues."""
    head = next((t for t in tokens[name.first : name.stop] if not name.first <= t.head < name.stop), None)
    if head is None or head.relation != "flat" or not 0 <= head.head < name.first:
        return
    top, last = tokens[head.head], name.first - 1
    if any(t.relation not in _TIES or not top.index <= t.head < name.first for t in tokens[top.index + 1 : name.first]):
        return
    for token in tokens:
        is_own = token.relation in _OWN or top.index < token.index <= last
        if token.head == top.index and token.index != head.index:
            tokens[token.index] = replace(token, head=last if is_own else head.index)
    tokens[head.index] = replace(head, head=top.head, relation=top.relation)
    if top.index != last:
        tokens[top.index] = replace(tokens[top.index], head=last, relation="compound")
    tokens[last] = replace(tokens[last], head=head.index, relation="nmod:desc")
