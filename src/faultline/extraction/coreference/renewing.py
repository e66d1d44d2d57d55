"""The sentences of a document with the mentions that were resolved."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from faultline.extraction.coreference.candidates import Candidate
from faultline.extraction.tree import Tree
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention


def mention_of(tree: Tree, one: Candidate, kind: EntityType, chain: int) -> Mention:
    """The mention that a resolved candidate is; a description keeps the span that it had."""
    known = tree.mention(one.head)
    if known is not None and known.form is Form.NOMINAL and tree.mention_head(known) == one.head:
        return replace(known, type=kind, chain=chain)
    token = tree.tokens[one.head]
    form = Form.PRONOUN if one.is_pronoun else Form.NOMINAL
    return Mention(token.start, token.end, token.text, kind, form, chain, one.head, one.head + 1)


def renewed_by(tree: Tree, made: Mapping[int, Mention], unresolved: AbstractSet[int]) -> Tree:
    """The sentence with what was resolved in place of what stood there, and without pronouns of doubtful meaning."""
    if not made and not unresolved:
        return tree
    kept = [
        m
        for m in tree.sentence.mentions
        if m.form not in (Form.PRONOUN, Form.NOMINAL)
        or (tree.mention_head(m) not in made and not (m.form is Form.PRONOUN and m.first in unresolved))
    ]
    mentions = sorted((*kept, *made.values()), key=lambda m: (m.first, -m.stop))
    return Tree(replace(tree.sentence, mentions=tuple(mentions)))
