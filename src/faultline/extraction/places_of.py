"""Where a thing happened: the place that the sentence puts beside it, never one it does not name."""

from __future__ import annotations

from faultline.extraction.lexicon import words
from faultline.extraction.tree import Tree
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form, Mention

PLACES = frozenset({EntityType.COUNTRY, EntityType.PLACE, EntityType.FACILITY})


def place_of(tree: Tree, trigger: int) -> PlaceReference | None:
    """The nearest locative phrase: of the trigger, inside its arguments, then of what governs it."""
    for index in (trigger, *tree.ancestors(trigger)[:3]):
        found = _below(tree, index, trigger)
        if found is not None:
            return found
        if tree.tokens[index].relation in ("acl:relcl", "parataxis", "ccomp"):
            return None
    return None


def _below(tree: Tree, index: int, trigger: int) -> PlaceReference | None:
    ranked = []
    for place in tree.subtree(index):
        mention = tree.mention(place)
        if mention is None or mention.type not in PLACES or mention.form in (Form.DEMONYM, Form.PRONOUN):
            continue
        if tree.mention_head(mention) != place:
            continue
        preposition = _locative(tree, place)
        if preposition is not None and _same_clause(tree, place, index, trigger):
            ranked.append((tree.distance(trigger, place), preposition not in ("in", "at", "near"), place))
    return reference(tree, min(ranked)[2]) if ranked else None


def _locative(tree: Tree, place: int) -> str | None:
    """The locative preposition a place stands under, its own or that of "the north of X"."""
    preposition = tree.preposition(place)
    if tree.relation(place) in ("obl", "nmod", "conj", "root") and preposition in words("grammar", "locative"):
        return preposition
    head = tree.head(place)
    if head < 0:
        return None
    if tree.relation(place) == "conj" or (preposition == "of" and tree.lemmas[head] in words("grammar", "regions")):
        return _locative(tree, head)
    return None


def _same_clause(tree: Tree, place: int, index: int, trigger: int) -> bool:
    """Whether no relative or subordinate clause lies between the place and the predicate."""
    for between in (place, *tree.ancestors(place)):
        if between in (index, trigger):
            return True
        if tree.tokens[between].relation in ("acl:relcl", "ccomp", "parataxis", "advcl"):
            return False
    return True


def reference(tree: Tree, index: int) -> PlaceReference | None:
    """The place that a token's mention names."""
    mention: Mention | None = tree.mention(index)
    if mention is None:
        return None
    before = mention.first - 1
    if before < 0 or tree.lemmas[before] not in words("grammar", "directions") or tree.head(before) != index:
        return _plain(mention)
    start, last = tree.tokens[before].start, tree.tokens[mention.stop - 1]
    text = f"{tree.tokens[before].text} {mention.text}"
    is_exact = last.end == mention.end and mention.end - start == len(text)
    return PlaceReference(text, start, mention.end, mention.chain) if is_exact else _plain(mention)


def _plain(mention: Mention) -> PlaceReference:
    return PlaceReference(mention.text, mention.start, mention.end, mention.chain)
