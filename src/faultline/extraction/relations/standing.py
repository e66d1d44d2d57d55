"""Ties told of what a word stands beside: "affiliated with X", "active in X", "under X's command", "bases in X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.relations.beside import after, owners_of
from faultline.extraction.relations.fitting import is_name
from faultline.extraction.relations.ties import Tie, called, subjects_of
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, tables
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_NEAR = 2
_FORCES = frozenset({EntityType.MILITARY, EntityType.ARMED_GROUP, EntityType.INTERNATIONAL_ORGANISATION})


@dataclass(frozen=True, slots=True)
class Standing:
    """A participle or adjective, and the preposition (or nothing) that ties the other end."""

    type: str
    word: str
    preposition: str
    beside: frozenset[str]
    reverse: bool
    is_at: bool


@cache
def _standings() -> dict[str, list[Standing]]:
    """Word → its entries."""
    found: dict[str, list[Standing]] = {}
    for entry in tables("relations")["standing"]:
        for phrase in entry["words"]:
            word, _, preposition = phrase.partition(" ")
            beside = frozenset(entry.get("beside", ()))
            flags = entry.get("reverse", False), entry.get("at", False)
            standing = Standing(entry["type"], word, preposition, beside, *flags)
            found.setdefault(word, []).append(standing)
    return found


@cache
def _types_under() -> dict[str, str]:
    return {noun: entry["type"] for entry in tables("relations")["under"] for noun in entry["nouns"]}


def standing_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """The tie of a participle or adjective with a preposition."""
    tree = context.tree
    token = tree.tokens[index]
    if token.upos not in ("VERB", "ADJ", "NOUN"):
        return
    for standing in _standings().get(tree.lemmas[index], ()) or _standings().get(token.text.lower(), ()):
        if standing.beside and not _has_near(tree, index, standing.beside):
            continue
        if standing.is_at != (token.upos == "NOUN") or (standing.is_at and tree.preposition(index) != "at"):
            continue
        others = _others(tree, index, standing.preposition)
        bearers = _bearers(tree, index)
        is_mutual = standing.is_at and len(called(tree, bearers)) > 1  # "X and Y are at odds"
        if not bearers or not (others or is_mutual):
            continue
        ends = (others, bearers) if standing.reverse else (bearers, others)
        word = f"{standing.word} {standing.preposition}".strip()
        yield Tie(standing.type, index, *ends, f"standing '{word}'", 0.5)
        return


def _has_near(tree: Tree, index: int, adverbs: frozenset[str]) -> bool:
    near = range(max(0, index - _NEAR), index)
    return any(tree.lemmas[k] in adverbs for k in (*near, *tree.children(index, "advmod")))


def _others(tree: Tree, index: int, preposition: str) -> tuple[int, ...]:
    if preposition:
        return after(tree, index, (preposition,))
    return tuple(k for k in tree.children(index, "xcomp", "obj", "obl") if k > index and is_name(tree, k))


def _bearers(tree: Tree, index: int) -> tuple[int, ...]:
    before = index - 1
    is_beside = tree.relation(index) in ("amod", "acl") and not tree.children(index, "aux", "cop")
    if is_beside and before >= 0 and tree.tokens[before].upos == "NOUN" and tree.lemmas[before] in agents():
        return (before,)  # the noun right before it, wherever the parse has tied it
    if tree.tokens[index].upos == "VERB":
        frame = verb_frame(tree, index)
        found = frame.objects or frame.subjects
        if found:
            return _suspected(tree, found)
    return _suspected(tree, subjects_of(tree, index))


def _suspected(tree: Tree, found: tuple[int, ...]) -> tuple[int, ...]:
    """Who is suspected, where the parse gives who suspects ("a clan believed by X to be tied to Y")."""
    verb = tree.head(found[0]) if found else -1
    is_agent = verb >= 0 and tree.preposition(found[0]) == "by" and tree.is_verb(verb)
    return (verb_frame(tree, verb).objects or found) if is_agent else found


def under_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """`under the command of X`, `under X's rule`, `under military rule`."""
    tree = context.tree
    type_ = _types_under().get(tree.lemmas[index])
    if type_ is None and tree.tokens[index].upos != "PROPN":
        return
    if "under" not in tree.preposition(index).split(" "):
        return
    if type_ is None:
        yield from _under_person(tree, index)
        return
    holders = after(tree, index, ("of",)) or owners_of(tree, index) or _adjectival(tree, index)
    held = _held(tree, index)
    if holders and held:
        yield Tie(type_, index, holders, held, f"under '{tree.lemmas[index]}'", 0.5)


def _under_person(tree: Tree, index: int) -> Iterator[Tie]:
    """`Under X, the country did …`: X leads what acts."""
    mention, head = tree.mention(index), tree.head(index)
    if mention is None or mention.type is not EntityType.PERSON or head < 0 or not tree.is_verb(head):
        return
    led = tuple(s for s in verb_frame(tree, head).subjects if _can_be_led(tree, s))
    if led and mention.form is Form.NAME:
        yield Tie("leads", index, (index,), led, "under 'a person'", 0.5)


def _can_be_led(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.type in (EntityType.COUNTRY, EntityType.PARTY, *_FORCES)


def _adjectival(tree: Tree, index: int) -> tuple[int, ...]:
    """ "under military rule", "under gang control": the noun or adjective that names who rules."""
    return tuple(k for k in tree.children(index, "compound", "amod") if k < index)


def _held(tree: Tree, index: int) -> tuple[int, ...]:
    """What is under it: the noun described, the subject of "is under", the object of "placed … under"."""
    head = tree.head(index)
    if tree.children(index, "nsubj") or tree.relation(index) in ("nmod", "acl"):
        return subjects_of(tree, index)
    if head < 0 or not tree.is_verb(head):
        return ()
    frame = verb_frame(tree, head)
    return frame.objects or frame.subjects


def against_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """A named force or coalition `against` somebody is there to fight him."""
    tree = context.tree
    mention = tree.mention(index) if tree.tokens[index].upos in ("PROPN", "NOUN") else None
    if mention is None or mention.type not in _FORCES or mention.form is not Form.NAME:
        return
    if tree.mention_head(mention) != index or tree.preposition(index) == "by":
        return
    others = tuple(k for k in after(tree, index, ("against",)) if tree.mention(k) is not None)
    if others:
        yield Tie("fights", index, (index,), others, "name 'against'", 0.5)
