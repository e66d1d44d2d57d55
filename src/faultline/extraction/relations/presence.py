"""Where somebody is at work: "the activity of X in Y", "X entrenched itself in Y", "Y is a stronghold of X"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import expand, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.relations.beside import after, owners_of
from faultline.extraction.relations.fitting import is_name, is_nobody, is_place
from faultline.extraction.relations.ties import Tie, called, subjects_of
from faultline.extraction.subjects import surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import agents, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_IN = ("in", "on", "across", "along", "near", "throughout", "inside", "within", "around", "into", "at")
_FORCES = frozenset({EntityType.MILITARY, EntityType.ARMED_GROUP})
_NO_BODIES = frozenset({EntityType.PERSON, EntityType.PLACE})
_SELVES = frozenset({"itself", "themselves", "themself", "himself", "herself"})
_FARTHEST = 8
_HIGHEST = 2
_OPEN, _SHUT = "([", ")]"
_BEHIND = ("in", "across", "throughout", "along")


def haunt_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """`from bases in X`, `the presence of Y in X`, `Y expanded its operations across X`: who has it acts in X."""
    tree = context.tree
    if tree.tokens[index].upos != "NOUN" or _is_named(tree, index):
        return
    is_garrison = tree.lemmas[index] in words("relations", "garrisons") and tree.relation(index) == "obj"
    is_activity = tree.lemmas[index] in words("relations", "activities")
    if not (is_garrison or is_activity or tree.lemmas[index] in words("relations", "haunts")):
        return
    owned = after(tree, index, ("by",) if tree.lemmas[index] in words("relations", "mastery") else ("of", "by"))
    owners = owned or _holders(tree, index)
    if is_garrison:
        owners = _of_governor(tree, index)
    if is_activity:
        owners = tuple(o for o in called(tree, owners) if _is_body(tree, o))
    if owners and (places := _places_of_noun(tree, index, owned)):
        yield Tie("operates_in", index, owners, places, f"noun '{tree.lemmas[index]}'", 0.5)


def _holders(tree: Tree, index: int) -> tuple[int, ...]:
    """Whose it is, or who has it; "its bases" that no chain resolves are those of who does something from them."""
    own = [k for k in tree.children(index, "nmod:poss") if tree.tokens[k].upos == "PRON" and tree.mention(k) is None]
    governor = tree.head(index)
    if own and governor >= 0 and tree.is_verb(governor):
        return tuple(surface_subjects(tree, governor))
    return owners_of(tree, index) or _of_governor(tree, index)


def _is_named(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.form is Form.NAME and tree.mention_head(mention) == index


def _is_body(tree: Tree, index: int) -> bool:
    """Whether a mention is a force or body, whose activity is its being there; a population's is none."""
    mention = tree.mention(index)
    is_able = mention.type not in _NO_BODIES if mention is not None else tree.lemmas[index] in agents()
    return is_able and not is_nobody(tree, index)


def _of_governor(tree: Tree, index: int) -> tuple[int, ...]:
    """Who is "from bases in X", or has, keeps or widens what the noun names."""
    governor = tree.head(index)
    if governor < 0 or not tree.is_verb(governor):
        return ()
    is_from = tree.preposition(index) in ("from", "in", "to")
    is_had = tree.relation(index) == "obj" and tree.lemmas[governor] in words("relations", "having")
    return tuple(surface_subjects(tree, governor)) if is_from or is_had else ()


def _places_of_noun(tree: Tree, index: int, owners: tuple[int, ...]) -> tuple[int, ...]:
    """Where: after the noun or its owner, after the verb whose object it is, or what "where" stands for."""
    found = places_after(tree, index) or tuple(p for o in owners for p in places_after(tree, o))
    found = found or _places_behind(tree, owners)
    governor = tree.head(index)
    if found or governor < 0 or not tree.is_verb(governor) or tree.relation(index) != "obj":
        return found
    return places_around(tree, governor)


def _places_behind(tree: Tree, owners: tuple[int, ...]) -> tuple[int, ...]:
    """The place right behind the name of the last owner, wherever the parse hangs it."""
    mention = tree.mention(owners[-1]) if owners else None
    place = _place_next(tree, mention.stop) if mention is not None else -1
    return expand(tree, [place]) if place >= 0 else ()


def places_after(tree: Tree, index: int) -> tuple[int, ...]:
    """What a preposition of place ties to a word; "north of X" is X."""
    found = after(tree, index, _IN)
    sides = [k for k in tree.children(index, "advmod") if tree.lemmas[k] in words("relations", "sides")]
    return found or tuple(p for side in sides for p in after(tree, side, ("of", "from")))


def places_around(tree: Tree, verb: int) -> tuple[int, ...]:
    """Where a verb is set: its phrases of place, before or after it, or the noun of a clause with "where"."""
    found = tuple(h for p, h in verb_frame(tree, verb).obliques if p in _IN and not tree.is_in_time(h))
    if found := tuple(h for h in found or places_after(tree, verb) if is_place(tree, h) or h > verb):
        return found
    for clause in (verb, *tree.ancestors(verb)[:_HIGHEST]):
        is_where = any(tree.lemmas[k] == "where" for k in tree.children(clause, "advmod", "mark", "obl"))
        if is_where and tree.relation(clause) == "acl" and tree.head(clause) >= 0:
            return _named_place(tree, tree.head(clause))
    return ()


def _named_place(tree: Tree, noun: int) -> tuple[int, ...]:
    """The place that stands as an example of a common noun ("districts such as X, where"), else the noun."""
    named = [k for k in tree.children(noun, "nmod", "appos", "flat") if is_place(tree, k) and is_name(tree, k)]
    return expand(tree, named[:1]) or (noun,)


def dwelling_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """`X entrenched itself in Y`, `X was seen near Y`, `X lingers in Y`: a force is there."""
    tree = context.tree
    lemma = tree.lemmas[index]
    if tree.tokens[index].upos != "VERB":
        return
    selves = [k for k in tree.children(index, "obj", "obl", "dep") if tree.lemmas[k] in _SELVES]
    is_seen = lemma in words("relations", "sighting") and is_passive(tree, index)
    is_settled = lemma in words("relations", "settling") and bool(selves)
    is_staying = lemma in words("relations", "staying") and not tree.children(index, "obj", "xcomp")
    if not (is_seen or is_settled or is_staying):
        return
    frame = verb_frame(tree, index)
    dwellers = tuple(d for d in (frame.objects if is_seen else frame.subjects) if d not in selves)
    dwellers = tuple(d for d in called(tree, dwellers) if _is_force(tree, d))
    places = places_around(tree, index)
    if dwellers and places:
        yield Tie("operates_in", index, dwellers, places, f"verb '{lemma}'", 0.5)


def _is_force(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return (mention is not None and mention.type in _FORCES) or tree.lemmas[index] in words("relations", "garrisons")


def seat_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """`Y is a stronghold of X`, `Y served as a sanctuary for X`, `Y, a hub of X`."""
    tree = context.tree
    if tree.lemmas[index] not in words("relations", "seats") or _is_named(tree, index):
        return
    holders = after(tree, index, ("of", "for")) or owners_of(tree, index)
    holders = tuple(h for h in called(tree, holders) if _is_force(tree, h))
    places = tuple(p for p in _said_to_be(tree, index) if is_place(tree, p))
    if holders and places:
        yield Tie("operates_in", index, holders, places, f"noun '{tree.lemmas[index]}'", 0.5)


def _said_to_be(tree: Tree, index: int) -> tuple[int, ...]:
    head = tree.head(index)
    if tree.relation(index) == "obl" and tree.preposition(index) == "as" and head >= 0:
        return verb_frame(tree, head).subjects
    beside = tuple(k for k in tree.children(index, "appos") if is_name(tree, k))
    return subjects_of(tree, index) or beside


def placed_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """`X in Y did …`: a force that is named with its place before the verb, or as an example."""
    tree = context.tree
    mention = tree.mention(index)
    if mention is None or mention.type not in _FORCES or mention.form is Form.NOMINAL:
        return
    if tree.mention_head(mention) != index or not (tree.relation(index) == "nsubj" or _is_example(tree, mention.first)):
        return
    place = _place_next(tree, mention.stop)
    if place >= 0:
        yield Tie("operates_in", index, (index,), expand(tree, [place]), "name 'in' a place", 0.5)


def _is_example(tree: Tree, first: int) -> bool:
    """Whether a name is introduced as one of several ("groups such as the “X”")."""
    before = first - 1
    while before > 0 and (tree.tokens[before].upos in ("PUNCT", "DET")):
        before -= 1
    return before > 0 and tree.tokens[before].text.lower() in ("as", "like", "including", "notably")


def _place_next(tree: Tree, stop: int) -> int:
    """The place that "in" ties to what ends at `stop`, but for a bracket or a quotation mark between; else -1."""
    depth = 0
    for position in range(stop, min(len(tree.tokens), stop + _FARTHEST)):
        text = tree.tokens[position].text
        depth += (text in _OPEN) - (text in _SHUT)
        if depth or text in _SHUT or tree.tokens[position].upos == "PUNCT":
            continue
        following = (m for m in tree.sentence.mentions if position < m.first <= position + 2)
        heads = (tree.mention_head(m) for m in following) if text.lower() in _BEHIND else ()
        return next((h for h in heads if is_place(tree, h)), -1)
    return -1
