"""Causes told from the effect's side: "X, and as a result Y", "X; therefore Y", "without X, Y"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.causes.connectives import spans_of, told
from faultline.extraction.causes.spans import Cause, between, clause, overlap, phrase
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import lexicon
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words

_NEAR = 14
_OPENING = 5
_MAIN = ("root", "conj", "parataxis", "ccomp")


def from_consequences(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each word that says the clause before brought about its own, and for what cannot be missed."""
    for start, stop, name in (*spans_of(context.tree, "consequently"), *spans_of(context.tree, "of_which")):
        yield from _of_consequence(context, start, stop, name)
    for token in context.tree.tokens:
        if token.text.lower() == "without" and context.tree.relation(token.index) == "case":
            yield from _of_want(context, token.index)
        elif token.upos == "VERB" and context.tree.lemmas[token.index] in words("causes", "beginning"):
            yield from _of_beginning(context, token.index)
        elif token.upos == "VERB" and context.tree.lemmas[token.index] in words("causes", "avoiding"):
            yield from _of_neglect(context, token.index)
        if token.xpos == "VBG" and token.index < _OPENING:
            yield from _inverted(context, token.index)


def _of_consequence(context: SentenceContext, start: int, stop: int, name: str) -> Iterator[Cause]:
    tree = context.tree
    effect = _clause_after(tree, start, stop)
    cause = _clause_before(tree, effect, start) if effect >= 0 else -1
    if cause < 0 or tree.tokens[stop].text.lower() in words("causes", "not_consequent"):
        return
    if name.endswith("so") and not _opens_clause(tree, start, stop, effect):
        return
    one = clause(context, "cause", cause, outside=frozenset(range(start, len(tree.tokens))))
    other = clause(context, "effect", effect)
    if one is not None and other is not None and not overlap(one, other):
        yield told(tree, one, (other, "+"), effect, name)


def _clause_after(tree: Tree, start: int, stop: int) -> int:
    """The clause that the words stand in or before; -1 where it has no subject of its own after them."""
    head = tree.head(stop - 1)
    if stop >= len(tree.tokens) or start < 3 or tree.tokens[stop].xpos == "VBG":
        return -1  # "thereby forcing …" is told by the verb
    if head >= stop and tree.children(head, "nsubj", "expl") and tree.is_predicate(head):
        return head
    for index in range(stop, min(stop + _NEAR, len(tree.tokens))):
        if tree.is_predicate(index) and any(k >= stop for k in tree.children(index, "nsubj", "expl")):
            return index
    return -1


def _clause_before(tree: Tree, effect: int, start: int) -> int:
    """The clause that it follows upon: the one it is joined to, else the last main one before."""
    head = tree.head(effect)
    if 0 <= head < start and tree.relation(effect) in ("conj", "parataxis", "advcl") and tree.is_predicate(head):
        return head
    before = [i for i in range(start) if tree.tokens[i].relation in _MAIN and tree.children(i, "nsubj")]
    return before[-1] if before and tree.relation(effect) in _MAIN else -1


def _opens_clause(tree: Tree, start: int, stop: int, effect: int) -> bool:
    """Whether `so` after a comma begins the clause with its subject ("…, so the port closed")."""
    subject = min(tree.children(effect, "nsubj", "expl"))
    is_parted = tree.tokens[start - 1].text == "," or tree.tokens[start].text.lower() == "and"
    return is_parted and tree.subtree(subject)[0] == stop


def _of_want(context: SentenceContext, index: int) -> Iterator[Cause]:
    """`without help, the hospital will close`: help prevents it; told as what may come."""
    tree = context.tree
    thing = tree.head(index)
    verb = tree.head(thing) if thing >= 0 else -1
    if verb < 0 or tree.relation(thing) != "obl" or not tree.children(verb, "nsubj", "expl"):
        return
    is_open = any(tree.tokens[k].xpos == "MD" for k in tree.children(verb, "aux"))
    cause = phrase(context, "cause", thing)
    effect = clause(context, "effect", verb, outside=frozenset(tree.subtree(thing)))
    if is_open and cause is not None and effect is not None and not overlap(cause, effect):
        yield told(tree, cause, (effect, "-"), verb, "without")


def _of_beginning(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`riots broke out when police fired`: what was done then set it off."""
    tree = context.tree
    subjects = [s for s in tree.children(verb, "nsubj") if not context.acts(s)]
    occasions = [k for k in tree.children(verb, "advcl") if k > verb and _opens_with(tree, k, "when")]
    cause = clause(context, "cause", occasions[0]) if occasions and tree.children(occasions[0], "nsubj") else None
    effect = phrase(context, "effect", subjects[0]) if subjects else None
    if cause is not None and effect is not None and tree.tokens[occasions[0]].xpos == "VBD":
        yield told(tree, cause, (effect, "+"), verb, "when")


def _inverted(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`Further complicating matters is the rise of militias`: what stands last is the cause."""
    tree, pattern = context.tree, lexicon("causes", "cause").at(context.tree, verb)
    if pattern is None or any(tree.tokens[i].upos not in ("ADV", "NUM", "PUNCT", "ADJ", "CCONJ") for i in range(verb)):
        return
    objects = tree.children(verb, "obj") or [h for h in (tree.head(verb),) if h > verb and tree.is_noun(h)]
    ends = [i for i in range(verb + 1, len(tree.tokens)) if tree.lemmas[i] == "be" and tree.relation(i) == "cop"]
    if not objects or not ends or not tree.is_noun(tree.head(ends[0])) or objects[0] > ends[0]:
        return
    effect = between(context, "effect", verb + 1, ends[0])
    cause = phrase(context, "cause", tree.head(ends[0]))
    if cause is not None and effect is not None and not overlap(cause, effect):
        yield Cause(cause, effect, pattern.sign, verb, pattern.name)


def _of_neglect(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`the raid could have been averted if guards had been posted`: to post them would have prevented it."""
    tree = context.tree
    helpers = {tree.lemmas[k] for k in tree.children(verb, "aux", "aux:pass")}
    subjects = tree.children(verb, "nsubj:pass")
    acts = [k for k in tree.children(verb, "advcl") if k > verb and _is_condition(tree, k)]
    if not {"have", "be"} <= helpers or not subjects or not acts:
        return
    cause, effect = clause(context, "cause", acts[0]), phrase(context, "effect", subjects[0])
    if cause is not None and effect is not None:
        yield told(tree, cause, (effect, "-"), verb, "if")


def _opens_with(tree: Tree, verb: int, word: str) -> bool:
    return any(tree.lemmas[k] == word for k in tree.children(verb, "mark", "advmod") if k < verb)


def _is_condition(tree: Tree, verb: int) -> bool:
    """Whether a clause begins with "if", or with "had" before its subject."""
    first = tree.subtree(verb)[0]
    return _opens_with(tree, verb, "if") or tree.tokens[first].text.lower() == "had"
