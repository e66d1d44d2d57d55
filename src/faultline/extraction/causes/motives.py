"""Causes told as a motive or purpose: "protests over X", "marched to protest X", "a law aimed at curbing X"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.factuality import Factuality
from faultline.extraction.causes.connectives import spans_of
from faultline.extraction.causes.nouns import aim
from faultline.extraction.causes.spans import Cause, clause, is_somebody, overlap, phrase
from faultline.extraction.causes.subjects import thing
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.statement import Argument, Modality

_PLAIN = ("in order to", "so as to")
"""What always tells a purpose, whatever the verb after it."""


def from_motives(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each contention with what it is over, and each purpose told as such."""
    for token in context.tree.tokens:
        if token.upos in ("NOUN", "VERB"):
            yield from _of_contention(context, token.index)
        if token.upos == "VERB":
            yield from _of_demand(context, token.index)
    for start, stop, name in spans_of(context.tree, "purposes"):
        yield from _of_purpose(context, start, stop, name)


def _of_contention(context: SentenceContext, index: int) -> Iterator[Cause]:
    """`clashes over the results`, `clashes erupted over the results`, `marched to protest against job cuts`."""
    tree, contention = context.tree, tables("causes")["contention"]
    lemma = tree.lemmas[index]
    if lemma not in contention["verbs" if tree.is_verb(index) else "nouns"] or tree.preposition(index) == "in":
        return  # "in protest at …" is a connective
    matters = [k for k in tree.children(index, "nmod", "obl") if tree.preposition(k) in contention["prepositions"]]
    matters += tree.children(index, "obj") if lemma == "protest" else []
    for matter in [m for m in matters if _is_matter(context, m)][:1]:
        cause, effect = phrase(context, "cause", matter), _moved(context, index, matter)
        if cause is not None and effect is not None:
            how = tree.preposition(matter)
            yield Cause(cause, effect, "+", index, f"motive '{lemma} {how}'" if how else f"motive '{lemma}'")


def _moved(context: SentenceContext, index: int, matter: int) -> Argument | None:
    """The contention without what it is about; an infinitive or participle gives the clause it serves."""
    tree, above = context.tree, context.tree.head(index)
    if not tree.is_verb(index):
        return phrase(context, "effect", index)
    is_bare = tree.tokens[index].xpos in ("VB", "VBG") and not tree.children(index, "nsubj", "aux")
    if is_bare and above >= 0 and tree.relation(index) in ("advcl", "acl", "xcomp", "conj"):
        if not tree.is_predicate(above):
            return phrase(context, "effect", above, but=index)
        return clause(context, "effect", above, outside=frozenset(tree.subtree(index)))
    return clause(context, "effect", index, outside=frozenset(tree.subtree(matter)))


def _of_demand(context: SentenceContext, index: int) -> Iterator[Cause]:
    """`held a rally demanding better pay`, `marched calling for elections`."""
    tree, contention = context.tree, tables("causes")["contention"]
    above = tree.head(index)
    if above < 0 or tree.tokens[index].xpos != "VBG" or tree.lemmas[index] not in contention["demands"]:
        return
    deed = above if tree.is_predicate(above) else tree.head(above)
    if deed < 0 or tree.relation(index) not in ("advcl", "acl") or tree.children(index, "case", "mark", "nsubj"):
        return
    about = {
        tree.lemmas[deed],
        *(tree.lemmas[o] for o in (*verb_frame(tree, deed).objects, *tree.children(deed, "nsubj"))),
    }
    if about.isdisjoint(contention["actions"]):
        return
    inside = frozenset(tree.subtree(index))
    cause, effect = clause(context, "cause", index), clause(context, "effect", deed, outside=inside)
    if cause is not None and effect is not None and " " in cause.text:
        yield Cause(cause, effect, "+", deed, f"motive '{tree.lemmas[index]}'")


def _is_matter(context: SentenceContext, head: int) -> bool:
    """Whether it is what people contend about, not where or for how long."""
    tree = context.tree
    if tree.is_in_time(head) or tree.children(head, "nummod") or not tree.is_noun(head) or is_somebody(context, head):
        return False
    return tree.lemmas[head] not in tables("causes")["contention"]["over_nouns"] and tree.mention(head) is None


def _of_purpose(context: SentenceContext, start: int, stop: int, name: str) -> Iterator[Cause]:
    """`a law aimed at curbing smuggling`, `raised wages in order to end the strike`: the deed is the cause."""
    tree = context.tree
    if stop >= len(tree.tokens):
        return
    goal = _goal(tree, stop)
    if goal < 0:
        return
    deed = _deed(tree, start, goal)
    cause = _deed_words(context, deed, start) if deed >= 0 else None
    for effect, sign in list(aim(context, goal, signed=name not in _PLAIN))[:1]:
        if cause is not None and not overlap(cause, effect):
            yield Cause(cause, effect, sign, deed, f"purpose '{name}'", Factuality(Modality.PLANNED))


def _goal(tree: Tree, stop: int) -> int:
    """The verb right after the marker."""
    for index in range(stop, min(stop + 6, len(tree.tokens))):
        if tree.tokens[index].upos == "VERB" and tree.tokens[index].xpos in ("VB", "VBG"):
            return index
    return -1


def _deed(tree: Tree, start: int, goal: int) -> int:
    """What the purpose belongs to: the subject of "is designed to", else the nearest governor before the marker."""
    subjects = tree.children(start, "nsubj")
    return subjects[0] if subjects else next((a for a in tree.ancestors(goal) if a < start), -1)


def _deed_words(context: SentenceContext, deed: int, start: int) -> Argument | None:
    """What the deed brings about or works on, where that is a thing, else its clause."""
    tree = context.tree
    deed = next((k for k in tree.children(deed, "xcomp") if k < start and tree.is_verb(k)), deed)
    if tree.is_verb(deed):
        objects = [o for o in verb_frame(tree, deed).objects if o < start and not is_somebody(context, o)]
        if objects and tree.lemmas[objects[0]] not in words("causes", "empty"):
            deed = objects[0]
        elif tree.children(deed, "nsubj"):
            return clause(context, "cause", deed, outside=frozenset(range(start, len(tree.tokens))))
        else:
            return None
    return thing(context, deed, but=start)
