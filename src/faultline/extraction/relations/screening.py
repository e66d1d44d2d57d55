"""What has the form of a tie and is none: a cable, a demand to stop, a rule of who may join, a list, a town renamed."""

from __future__ import annotations

from faultline.extraction.relations.fitting import is_name
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form

_BECOMING = frozenset({"become", "turn", "grow"})
_LEAVE = frozenset({"may", "can", "shall", "must", "should", "might"})
_HELPING = ("arms", "supports", "trains")


def is_no_tie(tree: Tree, type_: str, trigger: int, source: int, target: int) -> bool:
    """Whether the two are not tied though a word says so."""
    return (
        _is_of_matter(tree, trigger)
        or (type_ in _HELPING and is_to_stop(tree, trigger))
        or any(tree.lemmas[k] == "no" for k in tree.children(source, "det"))
        or (type_ == "member_of" and _is_rule(tree, trigger, source, target))
        or (tree.lemmas[trigger] in _BECOMING and any(_is_mere_name(tree, end) for end in (source, target)))
    )


def _is_of_matter(tree: Tree, trigger: int) -> bool:
    """Whether a link is a cable, a road or a flight."""
    kinds = [*tree.children(trigger, "compound", "amod"), trigger - 1]
    is_link = tree.lemmas[trigger] in ("link", "connection", "tie", "bond")
    return is_link and any(k >= 0 and tree.lemmas[k] in words("relations", "material") for k in kinds)


def is_to_stop(tree: Tree, trigger: int) -> bool:
    """Whether somebody is told to stop or to prevent it ("demanded that states cease arming them")."""
    head = tree.head(trigger)
    if head < 0 or not tree.is_verb(trigger) or tree.lemmas[head] not in words("relations", "stopping"):
        return False
    governors = (head, *tree.ancestors(head)[:2])
    is_asked = any(tree.lemmas[g] in words("relations", "telling_to") for g in governors)
    return is_asked or any(tree.lemmas[k] in _LEAVE for g in governors for k in tree.children(g, "aux"))


def _is_rule(tree: Tree, trigger: int, source: int, target: int) -> bool:
    """Whether it tells who may belong to it in general, or of members as such, or of a list that somebody joins."""
    is_anybody = not is_name(tree, source)
    is_open = any(tree.lemmas[k] in _LEAVE for k in tree.children(trigger, "aux"))
    is_kind = tree.lemmas[source] == "member" and tree.is_verb(trigger)
    return (is_anybody and (is_open or is_kind)) or tree.lemmas[target] in words("relations", "lists")


def _is_mere_name(tree: Tree, end: int) -> bool:
    """Whether what becomes another thing is a bare adjective of a people."""
    mention = tree.mention(end)
    if mention is None:
        return False
    return mention.form is Form.DEMONYM or tree.tokens[end].upos == "ADJ"
