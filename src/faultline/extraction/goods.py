"""What moves or is traded: the class of goods that a phrase names, or people where it is somebody."""

from __future__ import annotations

from faultline.extraction.agency import counted
from faultline.extraction.context import SentenceContext
from faultline.extraction.wordlists import by_noun
from faultline.model.entity import EntityType

PEOPLE = "people"
_MOVING_GROUPS = (EntityType.GROUP, EntityType.ARMED_GROUP, EntityType.MILITARY)


def goods_class(context: SentenceContext, head: int) -> str | None:
    """The class of what moves: its noun, two words before the noun, or people where it is somebody."""
    tree = context.tree
    known = by_noun("goods")
    head = counted(tree, head)
    if tree.lemmas[head] == "fire" and tree.children(head, "compound", "amod"):
        return None  # "machine gun fire" is shots, not arms
    before = f"{tree.lemmas[head - 1]} {tree.lemmas[head]}" if head else ""
    found = known.get(before) or known.get(tree.lemmas[head])
    if found is None:
        found = next(
            (known[tree.lemmas[k]] for k in tree.children(head, "compound", "amod") if tree.lemmas[k] in known), None
        )
    if found is None and context.acts(head):
        mention = tree.mention(head)
        if mention is None or mention.type in _MOVING_GROUPS:
            return PEOPLE
    return found
