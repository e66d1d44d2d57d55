"""Whose force it is: "Y's faction", "the forces of Y", "Y's Northern Army": the person leads it."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.context import SentenceContext
from faultline.extraction.relations.beside import after
from faultline.extraction.relations.ties import Tie
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention

_FORCES = (EntityType.ARMED_GROUP, EntityType.MILITARY)
_MARKS = frozenset({"'s", "’s", "'", "’"})


def following_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """The tie of a noun for a following, or of the name of a force, with the person whose it is."""
    tree = context.tree
    mention = tree.mention(index)
    is_following = tree.tokens[index].upos == "NOUN" and tree.lemmas[index] in words("relations", "followings")
    is_force = mention is not None and mention.type in _FORCES and mention.form is Form.NAME
    if is_force and mention is not None and tree.mention_head(mention) != index:
        return
    if not (is_following or is_force) or (is_following and tree.relation(index) in ("compound", "amod")):
        return  # "his militia past" leads nobody
    leader = _leader(tree, index, mention.first if mention is not None and is_force else index)
    if leader >= 0:
        yield Tie("leads", index, (leader,), (index,), f"'{tree.lemmas[index]}' of a person", 0.5)


def _leader(tree: Tree, index: int, first: int) -> int:
    """The person named right before the noun, with or without a genitive, or after "of"; -1 where there is none."""
    before = first - 1
    while before >= 0 and tree.tokens[before].upos in ("ADJ", "NOUN") and tree.relation(before) in ("amod", "compound"):
        before -= 1
    is_marked = before > 0 and tree.tokens[before].text in _MARKS
    named = [m for m in tree.sentence.mentions if m.stop == (before if is_marked else before + 1) and _is_leader(m)]
    if named and (is_marked or tree.relation(before) in ("compound", "flat", "nmod")):
        return tree.mention_head(named[0])
    of = [k for k in after(tree, index, ("of",)) if (m := tree.mention(k)) is not None and _is_leader(m)]
    return of[0] if of and tree.tokens[index].upos == "NOUN" else -1


def _is_leader(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON and mention.form is Form.NAME
