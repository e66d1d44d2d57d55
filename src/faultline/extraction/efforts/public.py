"""Who works for the good of others, so that whatever he strives for or does is an effort."""

from __future__ import annotations

from faultline.extraction.agency import counted
from faultline.extraction.clauses import expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.anchors import Anchor
from faultline.extraction.efforts.gifts import is_of_armies
from faultline.extraction.efforts.recipients import is_harmful
from faultline.extraction.lexicon import Pattern
from faultline.extraction.positions.holders import is_first_person
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType

_HELPERS = frozenset({EntityType.INTERNATIONAL_ORGANISATION, EntityType.CIVIL_ORGANISATION})
_PUBLIC = _HELPERS | {EntityType.COUNTRY, EntityType.GOVERNMENT, EntityType.ORGANISATION}
_STRIVEN = ("counter", "settle", "build", "work", "protect", "assist", "mediate", "strive")
_OF_THINGS = ("work", "counter", "settle")
_WORK = ("assist", "build", "protect", "work", "mediate", "patrol")


def is_at_work(context: SentenceContext, anchor: Anchor, things: tuple[int, ...], pattern: Pattern) -> bool:
    """Whether a public body strives for something, or a helper does something, that is no gain of its own."""
    tree = context.tree
    if not things or _is_told_below(tree, things[0]) or any(_is_own_gain(tree, t) for t in things[:1]):
        return False
    if pattern.words[0] in words("efforts", "narrow") or (pattern.type in _OF_THINGS and context.acts(things[0])):
        return False
    if "public" in pattern.needs:
        return any(_is_public(tree, s) for s in anchor.subjects)
    if anchor.is_endeavour and pattern.type in _STRIVEN:
        return any(_is_public(tree, s) for s in anchor.subjects)
    if "endeavour" in pattern.needs or pattern.type not in _WORK:
        return False
    return any(is_helper(tree, s) for s in anchor.subjects)


def _is_told_below(tree: Tree, thing: int) -> bool:
    """Whether the infinitive below an endeavour tells what is done ("fulfil its duty to guard the harbour")."""
    contents = [k for k in tree.children(thing, "acl") if tree.tokens[k].xpos == "VB"]
    return bool(contents) and tree.lemmas[thing] in words("efforts", "endeavours")


def _is_own_gain(tree: Tree, thing: int) -> bool:
    """Whether what is striven for is power, profit or a win, or somebody who is a danger."""
    kinds = [thing, counted(tree, thing), *tree.children(thing, "amod", "compound")]
    return is_harmful(tree, thing) or any(tree.lemmas[k] in words("efforts", "gains") for k in kinds)


def _is_public(tree: Tree, doer: int) -> bool:
    mention = tree.mention(doer)
    is_speaker = tree.tokens[doer].upos == "PRON" and is_first_person(tree, doer)
    is_office = tree.lemmas[doer] in words("efforts", "offices")
    return is_speaker or is_office or (mention is not None and mention.type in _PUBLIC) or is_helper(tree, doer)


def is_helper(tree: Tree, doer: int) -> bool:
    mention = tree.mention(doer)
    if mention is not None and (mention.type in _HELPERS or mention.text.lower() in words("relations", "missions")):
        return True
    lemma = tree.lemmas[counted(tree, doer)]
    kinds = [tree.lemmas[k] for k in tree.children(doer, "compound", "amod")]
    is_team = lemma in words("efforts", "personnel") and not words("efforts", "helping_words").isdisjoint(kinds)
    return is_team or lemma in words("efforts", "helpers")


def is_kept_up(tree: Tree, thing: int) -> bool:
    """Whether what is stepped up is help or order, or is aimed at what harms ("operations against traffickers")."""
    lemma = tree.lemmas[counted(tree, thing)]
    if lemma in words("efforts", "stepped_up"):
        return not is_of_armies(tree, thing)
    harms = words("efforts", "harmful") | words("efforts", "harmful_adjectives") | words("efforts", "aims_counter")
    return lemma in words("efforts", "aimed") and any(tree.lemmas[k] in harms for k in tree.subtree(thing) if k > thing)


def parties_between(tree: Tree, thing: int) -> tuple[int, ...]:
    """Those between whom a dispute is that somebody mediates, however deep in the phrase."""
    marks = [k for k in tree.subtree(thing) if tree.lemmas[k] in ("between", "among") and k > thing]
    heads = [tree.head(k) for k in marks[:1] if tree.relation(k) == "case"]
    return expand(tree, [h for h in heads if not tree.is_in_time(h)])
