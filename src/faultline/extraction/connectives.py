"""Causes told by a connective: "because of", "due to", "as a result of" with a phrase, "because" with a clause."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.factuality import Factuality, factuality_of
from faultline.extraction.lexicon import tables, words
from faultline.extraction.making import Finding, is_named, make
from faultline.extraction.phrases import clause_argument
from faultline.extraction.tree import Tree
from faultline.model.statement import Argument, Kind, Statement


def extract_connected(context: SentenceContext) -> Iterator[Statement]:
    """A cause for each connective with a phrase on either side."""
    for start, stop, name in _connectives(context.tree):
        cause_head = _governed(context.tree, start, stop)
        if name in words("causes", "own_causes"):
            start, cause_head = start + 1, stop - 2  # the absence itself, not what is absent
        if cause_head < 0:
            continue
        effect_head = _effect(context.tree, start, cause_head)
        if effect_head < 0:
            continue
        cause = _cause(context, cause_head)
        found = _effect_argument(
            context, effect_head, frozenset(range(start, stop)) | set(context.tree.subtree(cause_head))
        )
        if cause is None or found is None or _overlap(cause, found[0]):
            continue
        yield make(
            context,
            Finding(
                kind=Kind.CAUSE,
                type=found[1],
                trigger=effect_head,
                arguments=(cause, found[0]),
                pattern=f"cause/{found[1]}: connective '{name}'",
                factuality=Factuality(factuality_of(context.tree, effect_head).modality),
                base=0.5,
            ),
        )


def _connectives(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """Spans of the listed connectives, longest first."""
    texts = [t.text.lower() for t in tree.tokens]
    phrases = sorted((tuple(p.split()) for p in tables("causes")["connectives"]), key=lambda p: (-len(p), p))
    position = 0
    while position < len(texts):
        match = next((p for p in phrases if tuple(texts[position : position + len(p)]) == p), None)
        if match is None:
            position += 1
            continue
        yield position, position + len(match), " ".join(match)
        position += len(match)


def _governed(tree: Tree, start: int, stop: int) -> int:
    """The head of the phrase or clause right after the connective."""
    for index in range(start, min(stop, len(tree.tokens))):
        head = tree.head(index)
        if head >= stop:
            return head
    for index in range(stop, min(stop + 8, len(tree.tokens))):
        if tree.head(index) < stop and tree.tokens[index].upos in ("NOUN", "PROPN", "VERB"):
            return index
    return -1


def _effect(tree: Tree, start: int, cause: int) -> int:
    """What the connective phrase hangs from."""
    index = cause
    for _ in range(4):
        head = tree.head(index)
        if head < 0:
            return -1
        if head < start or tree.is_predicate(head):
            return head
        index = head
    return -1


def _cause(context: SentenceContext, head: int) -> Argument | None:
    if context.tree.is_noun(head) and not context.tree.children(head, "nsubj", "cop"):
        return context.argument("cause", head, wide=True)
    return clause_argument(context.document, context.tree, "cause", head)


def _effect_argument(context: SentenceContext, head: int, outside: frozenset[int]) -> tuple[Argument, str] | None:
    """The effect and its sign: what declines is the subject of the verb of decline; else the clause comes about."""
    tree = context.tree
    if not tree.is_predicate(head):
        if tree.tokens[head].upos not in ("NOUN", "PROPN") or tree.children(head, "nummod"):
            return None
        found = context.argument("effect", head, wide=True)
        return None if found is None else (found, "+")
    chain = (head, *tree.children(head, "xcomp"))
    falls = any(tree.lemmas[i] in words("causes", "falling") for i in chain)
    rises = any(tree.lemmas[i] in words("causes", "rising") for i in chain)
    frame = verb_frame(tree, head)
    subjects = frame.subjects or tuple(tree.children(head, "nsubj"))
    moving = (frame.objects or subjects)[:1]
    if (falls or rises) and moving and not is_named(tree, moving[0]):
        found = context.argument("effect", moving[0], wide=True)
        return None if found is None else (found, "-" if falls else "+")
    if not subjects or (tree.relation(head) != "xcomp" and not tree.children(head, "nsubj", "csubj", "expl")):
        return None  # half a sentence
    found = clause_argument(context.document, tree, "effect", head, outside=outside)
    if found is not None and len(found.text.split()) > 12 and subjects:
        found = context.argument("effect", subjects[0], wide=True)
    return None if found is None else (found, "-" if falls else "+")


def _overlap(one: Argument, other: Argument) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end
