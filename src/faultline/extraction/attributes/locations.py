"""The phrases of a sentence that name a place, with the preposition that each stands under.

Names and prepositions are read from the words as well as from the tree: a phrase that the parser hung elsewhere still
says where.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form, Mention

PLACES = frozenset({EntityType.COUNTRY, EntityType.PLACE, EntityType.FACILITY})
_NAMED = (Form.NAME, Form.ACRONYM)
_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANISATION, EntityType.GOVERNMENT_BODY})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON"})
_FARTHEST = 6
_NEAR = "near"
DATELINE = "dateline"
_DASHES = ("—", "–", "-", "--", ":")


@dataclass(frozen=True, slots=True)
class Location:
    """A phrase that names a place.

    Attributes:
        head: The token by which the phrase hangs in the tree.
        first, stop: Its words are `tokens[first:stop]`.
        preposition: In lower case, or `DATELINE`; "of" only where no noun of an area before it has a better one; empty
            for none.
        is_name: Whether a name says which place; "the capital" and "a market" leave that open.
        is_country: Whether it is all that is known that it is in a country.
    """

    head: int
    first: int
    stop: int
    preposition: str
    is_name: bool
    is_country: bool
    chain: int | None


@lru_cache(maxsize=1024)
def locations(tree: Tree) -> tuple[Location, ...]:
    """The places that a sentence names, in order; a name inside a phrase for a place is not told apart from it."""
    found: list[Location] = []
    taken: set[int] = set()
    for index in range(len(tree.tokens)):
        if index in taken or tree.is_in_time(index):
            continue
        location = _named(tree, index) or _described(tree, index) or _unknown(tree, index)
        if location is not None:
            taken.update(range(location.first, location.stop))
            found.append(location)
    return tuple(found)


def words_of(tree: Tree, location: Location) -> PlaceReference:
    """The words of a location and what they refer to."""
    tokens = tree.tokens[location.first : location.stop]
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += (" " if token.start > before.end else "") + token.text
    return PlaceReference(text, tokens[0].start, tokens[-1].end, location.chain)


def is_held(location: Location) -> bool:
    """Whether a preposition holds the deed there, and the place is no mere matter of it ("sanctions on X")."""
    if location.preposition not in words("places", "holding"):
        return False
    is_about = location.preposition in words("places", "about")
    return not (is_about and location.is_country) and (
        location.is_name or location.preposition not in ("by", "between")
    )


def _named(tree: Tree, index: int) -> Location | None:
    """The location of a name that starts at a token, with the noun of an area that follows it ("X district")."""
    mention = tree.mention(index)
    if mention is None or mention.first != index or mention.form not in _NAMED or not _is_place(tree, mention):
        return None
    head, stop = tree.mention_head(mention), mention.stop
    while stop < len(tree.tokens) and _continues(tree, stop):
        head, stop = stop, stop + 1
    if stop == mention.stop and _is_modifier(tree, mention):
        return None
    first = index
    while first > 0 and tree.lemmas[first - 1] in words("grammar", "directions"):
        first -= 1
    is_country = mention.type is EntityType.COUNTRY and first == index and stop == mention.stop
    if _is_dateline(tree, first, stop):
        return Location(head, first, stop, DATELINE, True, is_country, mention.chain)
    head, first, preposition = _introduced(tree, head, first)
    if preposition == _NEAR and first > 0 and tree.tokens[first - 1].text == "(":
        return None  # "(10 km south of X)" tells of the place before it
    return Location(head, first, stop, preposition, True, is_country, mention.chain)


def _is_dateline(tree: Tree, first: int, stop: int) -> bool:
    """Whether a place opens a sentence as news begin: "ADEN, Yemen (AP) — …", "Lima: …"."""
    if first > 0 or stop >= len(tree.tokens):
        return False
    after = next(
        (i for i in range(stop, min(stop + _FARTHEST, len(tree.tokens))) if tree.tokens[i].text in _DASHES), -1
    )
    between = tree.tokens[stop : max(after, stop)]
    return after > 0 and all(t.upos in ("PUNCT", "PROPN", "NOUN", "X", "NUM") for t in between)


def _is_place(tree: Tree, mention: Mention) -> bool:
    """Whether a name is a place's, or that of a house of somebody ("at the X Bank")."""
    if mention.type in PLACES:
        return True
    is_site = tree.lemmas[mention.stop - 1] in words("places", "sites")
    return is_site and mention.type in _BODIES and _surface(tree, mention.first) in ("at", "near", "outside", "inside")


def _continues(tree: Tree, index: int) -> bool:
    """Whether a word right after a name is the noun of the area or site that it names."""
    token = tree.tokens[index]
    if (
        token.upos not in ("NOUN", "PROPN")
        or tree.lemmas[index] not in _nouns()
        or tree.tokens[index - 1].upos == "PUNCT"
    ):
        return False
    return (
        index + 1 >= len(tree.tokens)
        or tree.tokens[index + 1].upos not in ("NOUN", "PROPN")
        or _continues(tree, index + 1)
    )


def _is_modifier(tree: Tree, mention: Mention) -> bool:
    """Whether a name only tells which of something else is meant ("the X agreement", "X's army")."""
    after = tree.tokens[mention.stop] if mention.stop < len(tree.tokens) else None
    if after is None:
        return False
    if after.text.lower() in ("'s", "’s", "'", "’", "-"):
        return True
    head = tree.mention_head(mention)
    return tree.relation(head) in ("compound", "amod") and tree.head(head) >= mention.stop


def _described(tree: Tree, index: int) -> Location | None:
    """A noun of an area or site as a location of its own: "the capital", "a market", "Varenia's southern coast"."""
    token = tree.tokens[index]
    if token.upos not in ("NOUN", "PROPN") or tree.lemmas[index] not in _nouns() or tree.relation(index) == "compound":
        return None
    mention = tree.mention(index)
    if mention is not None and mention.form in _NAMED and mention.type not in PLACES:
        return None
    first = _left_edge(tree, index)
    is_several = "Number=Plur" in token.feats and tree.lemmas[index] in words("places", "areas")
    is_bare = first == index and (tree.lemmas[index] not in words("places", "bare") or _is_term(tree, index))
    if is_bare or (is_several and tree.tokens[first].upos in ("NUM", "ADJ")):
        return None  # "in office", "in several countries"
    preposition = _surface(tree, first)
    inside = [m for i in range(first, index) if (m := tree.mention(i)) and m.type in PLACES and m.form in _NAMED]
    if not preposition or _names_part(tree, index):
        return None
    chain = inside[0].chain if inside else mention.chain if mention is not None and mention.type in PLACES else None
    is_name = any(tree.tokens[i].upos == "PROPN" for i in range(first, index))
    return Location(index, first, index + 1, preposition, is_name, False, chain)


def _is_term(tree: Tree, index: int) -> bool:
    """Whether a site without an article is a punishment ("ten years in prison")."""
    before = tree.lemmas[index - 2] if index > 1 else ""
    return before in ("life", "year", "month", "day", "week", "term", "sentence", "time", "decade")


def _names_part(tree: Tree, index: int) -> bool:
    """Whether what follows says of what it is a part: the name after "of" is the location then, or it is no place."""
    following = [t.text.lower() for t in tree.tokens[index + 1 : index + 3]]
    return following[:1] == ["of"] and following[1:] not in (["operations"], ["operation"], ["responsibility"])


def _unknown(tree: Tree, index: int) -> Location | None:
    """A capitalised word after "in" or "near" that nobody has told to be something else."""
    token = tree.tokens[index]
    if index == 0 or tree.mention(index) is not None or not _puts_somewhere(tree, index - 1):
        return None
    if token.upos not in ("PROPN", "NOUN") or not token.text[:1].isupper() or token.text.isupper():
        return None
    following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    if following is not None and (following.text[:1].isupper() or following.upos in ("NOUN", "NUM", "PART")):
        return None
    if tree.lemmas[index] in words("places", "no_names") or (index > 2 and tree.tokens[index - 2].text[:1].isupper()):
        return None  # "Violence in Conflict" is a title
    return Location(index, index, index + 1, tree.tokens[index - 1].text.lower(), True, False, None)


def _puts_somewhere(tree: Tree, before: int) -> bool:
    """Whether a word brings a place in most cases: "in", "near", "visited", "recaptured"."""
    is_moving = tree.tokens[before].upos == "VERB" and tree.lemmas[before] in words("places", "reaching")
    return is_moving or tree.tokens[before].text.lower() in ("in", "near", "around", "outside")


def _introduced(tree: Tree, head: int, first: int) -> tuple[int, int, str]:
    """Head, first word and preposition of a named place, with "the north of" or "30 km east of" before it."""
    preposition = _surface(tree, first)
    if preposition != "of":
        return head, first, preposition or tree.preposition(head)
    of = next((i for i in range(first - 1, 0, -1) if tree.tokens[i].text.lower() == "of"), 0)
    before = of - 1
    if before < 0:
        return head, first, preposition
    if tree.lemmas[before] in words("places", "compass"):
        return _beside(tree, head, before)
    if tree.lemmas[before] in words("places", "areas") or tree.lemmas[before] in words("grammar", "regions"):
        edge = _left_edge(tree, before)
        _, begin, above = _introduced(tree, before, edge)
        return before, first if begin == edge else begin, above
    return head, first, preposition


def _beside(tree: Tree, head: int, compass: int) -> tuple[int, int, str]:
    """The phrase "30 km north-east of X" is near X; "the north of X" is in it."""
    begin = compass
    while begin > 0 and (tree.tokens[begin - 1].text in "-–" or tree.lemmas[begin - 1] in words("places", "compass")):
        begin -= 1
    if begin > 0 and tree.tokens[begin - 1].upos == "DET":
        return head, begin - 1, _surface(tree, begin - 1)
    while begin > 0 and _measures(tree, begin - 1):
        begin -= 1
    return head, begin, _NEAR


def _measures(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos == "NUM" or tree.lemmas[index] in words("places", "lengths")


def _left_edge(tree: Tree, head: int) -> int:
    """The first word of the noun phrase that ends at a token, read from the words."""
    first = head
    while first > 0 and head - first < _FARTHEST and _is_in_phrase(tree, first - 1) and not tree.is_in_time(first - 1):
        first -= 1
        if tree.tokens[first].upos == "DET":
            break
    return first


def _is_in_phrase(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.upos == "PRON":
        return token.xpos == "PRP$"
    return token.upos in _IN_PHRASE or token.text == "-"


def _surface(tree: Tree, first: int) -> str:
    """The preposition before a phrase, with an article, adjective or title in between; empty where there is none."""
    index = first - 1
    while index >= 0 and first - index <= _FARTHEST and _is_in_phrase(tree, index):
        index -= 1
    if index < 0 or tree.tokens[index].upos not in ("ADP", "SCONJ", "ADV"):
        return ""
    if tree.tokens[index + 1].text.lower() in ("least", "most", "all"):
        return ""  # "at least"
    lower = [t.text.lower() for t in tree.tokens[max(0, index - 3) : index + 1]]
    if lower[-2:] == ["according", "to"]:
        return ""
    joined = (" ".join(lower[-n:]) for n in (4, 3, 2))
    return next((p for p in joined if p in words("places", "holding") or p in words("places", "leading")), lower[-1])


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return words("places", "areas") | words("places", "sites")
