"""Causes told by time or circumstance that the effect answers to: "shops closed after the riots", "panic amid rumours".

Time order alone is no cause: the effect must be one that is a reaction (a protest, a closure, a flight, a fall), and
what is told as coming before must be something that happened, not a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.causes.connectives import cannot, effect_of, reason_of, told
from faultline.extraction.causes.spans import LIMIT, Cause, between, clause, overlap, phrase
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.statement import Argument

_SPANS = frozenset(
    {"second", "minute", "moment", "hour", "day", "week", "month", "year", "decade", "soon", "shortly", "long", "even"}
)
_LIGHT = frozenset(
    {
        "take",
        "go",
        "see",
        "face",
        "order",
        "announce",
        "follow",
        "continue",
        "grow",
        "persist",
        "sweep",
        "hold",
        "stage",
        "launch",
        "call",
        "begin",
        "start",
        "come",
        "impose",
        "remain",
        "be",
        "break",
        "declare",
        "grip",
    }
)


def from_reactions(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each thing that happened and set off a reaction, and each circumstance it came amid."""
    tree = context.tree
    for token in tree.tokens:
        word = token.text.lower()
        if word in ("after", "following") and not _is_measured(tree, token.index):
            yield from _of_occasion(context, token.index, word)
        elif word in ("amid", "amidst"):
            yield from _of_mood(context, token.index, word)
        elif word == "with" and _opens(tree, token.index):
            yield from _of_circumstance(context, token.index)


def _is_measured(tree: Tree, index: int) -> bool:
    """Whether it only says how long after, or that it came in spite of it ("two days after the vote")."""
    return index > 0 and tree.lemmas[index - 1] in _SPANS


def _opens(tree: Tree, index: int) -> bool:
    """Whether the word opens the sentence, after its number if it has one."""
    return all(not t.text[:1].isalpha() for t in tree.tokens[:index])


def _of_occasion(context: SentenceContext, index: int, word: str) -> Iterator[Cause]:
    """`schools closed after the teachers walked out`, `unrest following the vote`."""
    tree = context.tree
    head = tree.head(index)
    if head < index or head < 0:
        return
    above = tree.head(head)
    is_clause = bool(tree.children(head, "nsubj")) and tree.is_verb(head)
    if above < 0 or not (is_clause or tree.lemmas[head] in tables("causes")["reactions"]["shocks"]):
        return
    cause = clause(context, "cause", head) if is_clause else reason_of(context, head)
    yield from _joined(context, above, frozenset(tree.subtree(head)), cause, word)


def _of_mood(context: SentenceContext, index: int, word: str) -> Iterator[Cause]:
    """`prices soared amid fears of war`, `riots amid anger over cuts`."""
    tree = context.tree
    head = tree.head(index)
    reactions = tables("causes")["reactions"]
    if head > index and tree.head(head) >= 0 and tree.lemmas[head] in (*reactions["moods"], *reactions["shocks"]):
        mood = phrase(context, "cause", head)
        yield from _joined(context, tree.head(head), frozenset(tree.subtree(head)), mood, word)


def _of_circumstance(context: SentenceContext, index: int) -> Iterator[Cause]:
    """`With roads blocked, deliveries have stopped`: what stands then, up to the comma."""
    tree = context.tree
    stop = next((i for i in range(index + 2, min(index + LIMIT, len(tree.tokens))) if tree.tokens[i].text == ","), -1)
    inside = range(index + 1, stop)
    participles = [i for i in inside if tree.tokens[i].xpos in ("VBG", "VBN") and tree.relation(i) in ("advcl", "acl")]
    main = [i for i in range(stop + 1, len(tree.tokens)) if tree.relation(i) in ("root", "ccomp", "conj")]
    main = [i for i in main if any(k > stop for k in tree.children(i, "nsubj"))]
    if stop < 0 or not participles or not main or not any(tree.is_noun(i) for i in range(index + 1, participles[0])):
        return
    cause = between(context, "cause", index + 1, stop)
    yield from _joined(context, main[0], frozenset(range(index, stop + 1)), cause, "with")


def _joined(
    context: SentenceContext, above: int, inside: frozenset[int], cause: Argument | None, word: str
) -> Iterator[Cause]:
    tree = context.tree
    while tree.relation(above) == "xcomp" and tree.head(above) >= 0 and tree.is_predicate(tree.head(above)):
        above = tree.head(above)
    if cause is None or not _reacts(tree, above, inside):
        return
    if any(tree.tokens[k].upos == "PRON" for k in tree.children(above, "nsubj")):
        return  # "it declined"
    found = effect_of(context, above, inside, is_deed=not _falls_or_rises(tree, above))
    if found is not None and not overlap(cause, found[0]):
        yield told(tree, cause, found, above, word)


def _reacts(tree: Tree, head: int, inside: frozenset[int]) -> bool:
    """Whether the effect is a reaction: by its verb, or by the noun that a light verb or a state is said of."""
    reactions = tables("causes")["reactions"]
    if tree.is_noun(head) and not tree.children(head, "cop"):
        return tree.lemmas[head] in reactions["nouns"]
    chain = (head, *tree.children(head, "xcomp", "conj"))
    if any(tree.lemmas[i] in reactions["verbs"] for i in chain) or _falls_or_rises(tree, head):
        return True
    if cannot(tree, head):
        return True
    if tree.lemmas[head] not in _LIGHT:
        return False
    frame = verb_frame(tree, head)
    near = (*frame.subjects, *frame.objects, *tree.children(head, "nsubj", "obl"))
    return any(tree.lemmas[k] in reactions["nouns"] for k in near if k not in inside)


def _falls_or_rises(tree: Tree, head: int) -> bool:
    moving = words("causes", "falling") | words("causes", "rising")
    return any(tree.lemmas[i] in moving for i in (head, *tree.children(head, "xcomp")))
