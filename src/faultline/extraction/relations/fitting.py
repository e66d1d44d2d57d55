"""Whether two phrases can be the ends of a tie: who acts, what is a place, whose help takes a side."""

from __future__ import annotations

from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import by_noun, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

NAMES = (Form.NAME, Form.ACRONYM)
_FIRMS = frozenset({EntityType.COMPANY, EntityType.MEDIA, EntityType.FACILITY, EntityType.ORGANISATION})
_HELPERS = frozenset({EntityType.INTERNATIONAL_ORGANISATION, EntityType.CIVIL_ORGANISATION, EntityType.AGREEMENT})
"""Whose support is help with a task (an effort) rather than a side taken."""
_SINGLING = frozenset({"include", "particular", "such", "notably", "especially", "namely"})
"""Words before "those" that single some out of the ones just named."""
_ARMED = (
    EntityType.ARMED_GROUP,
    EntityType.MILITARY,
    EntityType.COUNTRY,
    EntityType.GOVERNMENT,
    EntityType.PARTY,
    EntityType.PLACE,
    EntityType.GROUP,
)
_OF_THINGS = ("operates_in", "trades_in", "owns", "appoints")
_OF_BODIES = ("leads", "member_of", "part_of", "allied_with")
_BELONGING = ("of", "", "near", "around", "outside", "between")
_FARTHEST, _NEAR = 6, 3
_OF_SOMEBODY = frozenset({"supports", "opposes", "allied_with", "influences", "trades_in"})


def fits(context: SentenceContext, source: int, target: int, type_: str) -> bool:
    """Whether the two can be tied so: places are operated in, goods traded, persons appointed, all others act."""
    tree = context.tree
    if type_ == "merged_into":
        return all(_is_body(context, end) and _type(tree, end) is not EntityType.PERSON for end in (source, target))
    return context.acts(source) and _is_giver(tree, source, type_) and _is_taker(context, target, type_)


def _is_giver(tree: Tree, source: int, type_: str) -> bool:
    if type_ in ("supports", "opposes") and (_type(tree, source) in _HELPERS or _is_mission(tree, source)):
        return False
    if type_ == "operates_in":
        return _type(tree, source) is not EntityType.PLACE
    is_mere_place = _type(tree, source) is EntityType.PLACE and tree.preposition(source) in words("grammar", "locative")
    if is_mere_place and type_ in _OF_SOMEBODY:
        return False  # "held in Basra on suspicion of links with X"
    return type_ not in _OF_SOMEBODY or not is_nobody(tree, source)


def _is_taker(context: SentenceContext, target: int, type_: str) -> bool:
    tree = context.tree
    kind = _type(tree, target)
    if type_ in _OF_THINGS:
        return _is_thing(tree, target, type_)
    if type_ in ("leads", "part_of", "member_of") and kind is EntityType.PERSON:
        return False
    if type_ == "member_of" and kind is EntityType.COUNTRY:
        return False  # who joins a country in an exercise is no part of it
    if type_ == "arms" and kind not in _ARMED:
        return False  # offices and schools are equipped, not armed
    if type_ in _OF_BODIES and tree.lemmas[target] in words("relations", "led"):
        return True
    if type_ == "influences" and tree.lemmas[target] in words("relations", "swayed"):
        return True
    if type_ == "recruits_from" and is_somewhere(tree, target):
        return True
    if type_ in ("leads", "influences") and tree.lemmas[target] in words("grammar", "regions"):
        return _is_told(tree, target)
    if type_ == "supports" and (kind in _HELPERS or _is_mission(tree, target)):
        return False  # who helps others is helped with that
    return context.acts(target) and not (type_ in _OF_SOMEBODY and is_nobody(tree, target))


def _is_thing(tree: Tree, target: int, type_: str) -> bool:
    """Whether a target is what such ties have for one: a place, goods, an asset, a person."""
    kind = _type(tree, target)
    if type_ == "operates_in":
        return is_somewhere(tree, target)
    if type_ == "trades_in":
        return kind is EntityType.GOODS or _is_goods(tree, target)
    if type_ == "owns":
        return tree.lemmas[target] in words("relations", "assets") or kind in _FIRMS
    return kind is EntityType.PERSON


def _is_goods(tree: Tree, target: int) -> bool:
    """Whether something is traded, or is the trade in it ("the ivory trade")."""
    if tree.lemmas[target] in by_noun("goods"):
        return True
    kinds = [*tree.children(target, "compound", "amod"), *tree.children(target, "nmod")]
    is_trade = tree.lemmas[target] in words("relations", "trades")
    return is_trade and any(tree.lemmas[k] in by_noun("goods") for k in kinds)


def _type(tree: Tree, index: int) -> EntityType | None:
    mention = tree.mention(index)
    return mention.type if mention is not None else None


def _is_body(context: SentenceContext, index: int) -> bool:
    return context.acts(index) or context.tree.lemmas[index] in words("grammar", "regions")


def _is_mission(tree: Tree, index: int) -> bool:
    """Whether somebody is the United Nations or a peace mission, whose support takes no side."""
    mention = tree.mention(index)
    text = (mention.text if mention is not None else tree.tokens[index].text).lower()
    return text in words("relations", "missions") or "united nations" in text or text.startswith("un ")


def is_nobody(tree: Tree, end: int) -> bool:
    """Whether an end is nobody in particular: whoever helps them or is against them stands on no side."""
    return tree.lemmas[end] in words("relations", "nobody") and not is_name(tree, end)


def is_place(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.type in PLACES and mention.form is not Form.DEMONYM


def is_somewhere(tree: Tree, index: int) -> bool:
    """Whether a phrase is a place: a mention of one, or a name or region after a preposition of place."""
    if is_place(tree, index) or tree.lemmas[index] == "country":
        return True
    mention = tree.mention(index)
    is_local = tree.preposition(index) in words("grammar", "locative")
    named = mention is not None and mention.form in NAMES and mention.type is EntityType.ARMED_GROUP
    parts = [k for k in tree.children(index, "nmod", "compound") if tree.preposition(k) in _BELONGING]
    if is_local and any(is_place(tree, k) for k in parts):
        return True  # "in the forests of Beni", "at Bangui airport"
    return (is_local and named) or (tree.lemmas[index] in words("relations", "grounds") and _is_told(tree, index))


def _is_told(tree: Tree, index: int) -> bool:
    """Whether a region is told of something: "the east of the country", "the main cities", not "other areas"."""
    beside = tree.children(index, "compound", "amod")
    beside += [k for k in tree.children(index, "nmod") if tree.preposition(k) != "under"]  # "areas under its control"
    is_one = any(tree.lemmas[k] == "the" for k in tree.children(index, "det"))
    if is_one and tree.lemmas[index] in words("relations", "only_ones"):
        return True
    return any(tree.lemmas[k] not in words("relations", "vague") and tree.tokens[k].upos != "VERB" for k in beside)


def is_name(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    return mention is not None and mention.form in NAMES


def kind_of(tree: Tree, index: int) -> int:
    """For "groups, including those led by X": the groups; any other token is its own."""
    if tree.tokens[index].text.lower() != "those" or not tree.children(index, "acl"):
        return index
    before = index - 1
    while before >= 0 and (tree.tokens[before].upos in ("PUNCT", "ADP", "ADV") or tree.lemmas[before] in _SINGLING):
        before -= 1
    return before if 0 <= before < index - 1 and tree.tokens[before].upos in ("NOUN", "PROPN") else index


def singled_out(tree: Tree, place: int) -> tuple[int, ...]:
    """The places that are singled out after a vague one ("nearby states, notably A and B"), else that one."""
    if is_name(tree, place):
        return (place,)
    before = next((m for m in tree.sentence.mentions if m.stop == place and m.form in NAMES), None)
    loose = tree.mention_head(before) if before is not None else place
    if loose not in tree.subtree(place) and is_place(tree, loose):
        return (loose,)  # "the Lake Victoria area", the name hung elsewhere
    stop = place + 1
    near = range(stop, min(len(tree.tokens), stop + _FARTHEST))
    marks = [i for i in near if tree.tokens[i].text.lower() in words("relations", "singling")]
    if not marks:
        return (place,)
    following = (m for m in tree.sentence.mentions if marks[0] < m.first <= marks[0] + _NEAR)
    first = next((tree.mention_head(m) for m in following if is_place(tree, tree.mention_head(m))), -1)
    return expand(tree, [first]) if first >= 0 else (place,)
