"""Causes told whole: a phrase cut before what it needs is taken to its end, and one that stays cut is not told."""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.causes.spans import Cause
from faultline.extraction.context import SentenceContext
from faultline.extraction.phrases import trimmed
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument

_LONGEST = 14
_OF = frozenset({"of"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def whole(context: SentenceContext, cause: Cause) -> Cause | None:
    """The cause with both ends whole, or None where one cannot be read by itself."""
    ends = (_end(context, cause.cause), _end(context, cause.effect))
    if ends[0] is None or ends[1] is None or _says_nothing(context.tree, ends[0]):
        return None
    return replace(cause, cause=ends[0], effect=ends[1])


def _end(context: SentenceContext, argument: Argument) -> Argument | None:
    tree, found = context.tree, _tokens(context.tree, argument)
    if found is None:
        return argument
    first, stop = found
    for _ in range(2):
        longer = next((e for e in _needed(tree, first, stop) if e <= first + _LONGEST), -1)
        stop = longer if longer >= 0 else _before_and(tree, first, stop)
        if longer < 0 or stop == found[1]:
            break
        found = (first, stop)
    if stop <= first or _is_cut(context, first, stop):
        return None
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    return argument if end == argument.end else replace(argument, text=context.document.text[start:end], end=end)


def _tokens(tree: Tree, argument: Argument) -> tuple[int, int] | None:
    if argument.start is None or argument.end is None:
        return None
    inside = [t.index for t in tree.tokens if argument.start <= t.start and t.end <= argument.end]
    return (inside[0], inside[-1] + 1) if inside else None


def _needed(tree: Tree, first: int, stop: int) -> tuple[int, ...]:
    """Where the phrase may end with what it cannot do without: an "of", the other side of "between", an object."""
    after = tree.tokens[stop].text.lower() if stop < len(tree.tokens) else ""
    head = tree.head(stop) if stop < len(tree.tokens) else -1
    if head > stop and after == "of" and tree.relation(stop) == "case":
        return _ends_of(tree, head)
    if head > stop and after in ("and", "or") and _is_one_sided(tree, first, stop):
        return _ends_of(tree, head)
    objects = [o for v in range(first, stop) if tree.is_verb(v) for o in tree.children(v, "obj") if o >= stop]
    is_next = bool(objects) and all(tree.tokens[i].text not in ",;:" for i in range(stop, objects[0]))
    return _ends_of(tree, objects[0]) if is_next else (stop,)


def _ends_of(tree: Tree, head: int) -> tuple[int, ...]:
    """The ends of the phrase around a head, with what it is "of" and without."""
    ends = [trimmed(tree, head, of, coordinated=False, limit=_LONGEST)[1] for of in (_OF, frozenset[str]())]
    return tuple(e + 1 if _is_before_noun(tree, e) else e for e in ends)


def _is_before_noun(tree: Tree, stop: int) -> bool:
    """Whether an adjective would be parted from its noun, hung elsewhere ("a lack of political will")."""
    return stop < len(tree.tokens) and tree.tokens[stop - 1].upos == "ADJ" and tree.tokens[stop].upos == "NOUN"


def _before_and(tree: Tree, first: int, stop: int) -> int:
    """Where the first of two joined things ends, the second of which does not fit whole."""
    joints = [i for i in range(first, stop) if tree.tokens[i].upos == "CCONJ"]
    return joints[-1] if joints else first


def _is_one_sided(tree: Tree, first: int, stop: int) -> bool:
    """Whether the phrase ends with the first of those that something is between."""
    betweens = [i for i in range(first, stop) if tree.lemmas[i] == "between"]
    return bool(betweens) and not any(tree.lemmas[i] == "and" for i in range(betweens[-1], stop))


def _is_cut(context: SentenceContext, first: int, stop: int) -> bool:
    """Whether the words are half a clause: a finite verb whose subject stands outside them, or no noun or deed."""
    tree, inside = context.tree, range(first, stop)
    if not any(tree.tokens[i].upos in ("NOUN", "PROPN", "VERB", "NUM") for i in inside):
        return True
    tops = [i for i in inside if tree.head(i) not in inside]
    head = next((i for i in tops if tree.is_verb(i)), -1)
    if head < 0 or tree.tokens[head].xpos not in _FINITE:
        return False
    subjects = tree.children(head, "nsubj", "csubj", "expl")
    is_deed = any(context.acts(s) for s in subjects) and bool(tree.children(head, "obj", "ccomp"))
    return not is_deed and not any(tree.relation(i) in ("nsubj", "csubj", "expl") for i in inside)


def _says_nothing(tree: Tree, cause: Argument) -> bool:
    """Whether the cause is but a place or a stretch of time."""
    found = _tokens(tree, cause)
    if found is None:
        return False
    heads = [i for i in range(*found) if tree.head(i) not in range(*found)]
    mention = tree.mention(heads[0]) if len(heads) == 1 else None
    is_place = mention is not None and mention.type in PLACES and tree.tokens[heads[0]].upos == "PROPN"
    is_time = tree.lemmas[heads[0]] in words("causes", "spans") and found[1] - found[0] <= 2
    return is_place or is_time
