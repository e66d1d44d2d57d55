"""Causes told as a motive or purpose: "protests over X", "marched to protest X", "a law aimed at curbing X"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.factuality import Factuality
from faultline.extraction.causes.connectives import spans_of
from faultline.extraction.causes.nouns import aim
from faultline.extraction.causes.spans import LIMIT, Cause, between, clause, is_somebody, overlap, phrase
from faultline.extraction.causes.subjects import thing
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import lexicon
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
    matters += _backed(tree, index)
    for matter in [m for m in matters if _is_matter(context, m)][:1]:
        if tree.preposition(matter) == "against" and lemma in contention["of_harm"]:
            continue  # "violence against property", "war against hunger"
        cause, effect = phrase(context, "cause", matter), _moved(context, index, matter)
        if cause is not None and effect is not None:
            how = tree.preposition(matter)
            yield Cause(cause, effect, "+", index, f"motive '{lemma} {how}'" if how else f"motive '{lemma}'")


def _moved(context: SentenceContext, index: int, matter: int) -> Argument | None:
    """The contention without what it is about; an infinitive or participle gives the clause it serves."""
    tree, above = context.tree, context.tree.head(index)
    if not tree.is_verb(index):
        return _up_to(context, index, tree.subtree(matter)[0])
    is_bare = tree.tokens[index].xpos in ("VB", "VBG") and not tree.children(index, "nsubj", "aux")
    if is_bare and above >= 0 and tree.relation(index) in ("advcl", "acl", "xcomp", "conj"):
        while is_somebody(context, above) and not tree.is_predicate(above) and tree.head(above) >= 0:
            above = tree.head(above)
        if not tree.is_predicate(above):
            return phrase(context, "effect", above, but=index)
        return clause(context, "effect", above, outside=frozenset(tree.subtree(index)))
    return clause(context, "effect", index, outside=frozenset(tree.subtree(matter)))


def _backed(tree: Tree, index: int) -> list[int]:
    """What people rally in support of, or in solidarity with; whom the unrest told as subject is over."""
    backing = [k for k in tree.children(index, "obl", "nmod") if tree.lemmas[k] in ("support", "solidarity", "defence")]
    found = [m for k in backing if tree.preposition(k) == "in" for m in tree.children(k, "nmod") if m > k]
    if tree.is_verb(index):
        return found
    subject = tree.head(index) if tree.relation(index) == "conj" and tree.head(index) >= 0 else index
    verb = tree.head(subject)
    verbs = [verb] if tree.relation(subject) == "nsubj" and verb >= 0 else []
    verbs += [k for k in tree.children(index, "acl") if tree.lemmas[k] in tables("causes")["contention"]["calling"]]
    found += [k for v in verbs if tree.is_verb(v) for k in tree.children(v, "obl") if tree.preposition(k) == "over"]
    return found + [v for v in verbs if tree.is_noun(v) and tree.preposition(v) == "over"]


def _up_to(context: SentenceContext, noun: int, stop: int) -> Argument | None:
    """The noun phrase as far as what it is over."""
    before = [k for k in context.tree.children(noun, "det", "amod", "compound", "nmod:poss", "nummod") if k < noun]
    first = min((context.tree.subtree(k)[0] for k in before), default=noun)
    return between(context, "effect", first, stop if noun < stop < noun + LIMIT else noun + 1)


def _of_demand(context: SentenceContext, index: int) -> Iterator[Cause]:
    """`held a rally demanding better pay`, `marched to press for elections`, `a strike by staff seeking a rise`."""
    tree, contention = context.tree, tables("causes")["contention"]
    above = tree.head(index)
    is_aim = tree.tokens[index].xpos == "VB" and any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    if above < 0 or not (is_aim or tree.tokens[index].xpos == "VBG"):
        return
    if tree.lemmas[index] not in contention["pressing" if is_aim else "demands"]:
        return
    is_of_others = bool(tree.children(index, "nsubj")) and tree.preposition(index) != "with"
    if tree.relation(index) not in ("advcl", "acl", "xcomp") or is_of_others:
        return
    inside = frozenset(tree.subtree(index))
    for deed in (above, *tree.ancestors(above)[:2]):
        if not _is_action(tree, deed, inside):
            continue
        above = tree.head(deed)
        if tree.relation(deed) == "obj" and tree.is_predicate(above) and not tree.is_predicate(deed):
            deed = above  # "held a rally"
        is_clause = tree.is_predicate(deed)
        effect = clause(context, "effect", deed, outside=inside) if is_clause else _up_to(context, deed, min(inside))
        cause = clause(context, "cause", index)
        if cause is not None and effect is not None and " " in cause.text and not overlap(cause, effect):
            yield Cause(cause, effect, "+", deed, f"motive '{tree.lemmas[index]}'")
        return


def _is_action(tree: Tree, deed: int, inside: frozenset[int]) -> bool:
    """Whether people put pressure on somebody by what they do, or by what they do it with ("take to the streets")."""
    actions = tables("causes")["contention"]["actions"]
    if tree.lemmas[deed] in actions:
        return tree.lemmas[deed] != "work" or not tree.is_verb(deed)  # to stop work is pressure, to work is none
    if not tree.is_predicate(deed):
        return False
    near = (*verb_frame(tree, deed).objects, *tree.children(deed, "nsubj", "obl"))
    near += tuple(c for k in near for c in tree.children(k, "compound"))  # a "sit-in" in pieces
    return any(tree.lemmas[k] in actions for k in near if k not in inside)


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
    above = tree.head(start)
    if not subjects and above >= 0 and tree.tokens[above].upos == "ADJ":
        subjects = tree.children(above, "nsubj")  # "the raids are strategic, intended to …"
    above_it = [a for a in tree.ancestors(goal) if a < start]
    deeds = [a for a in above_it if tree.is_verb(a) or tree.mention(a) is None]  # no purpose belongs to a body
    return subjects[0] if subjects else next(iter(deeds), -1)


def _deed_words(context: SentenceContext, deed: int, start: int) -> Argument | None:
    """What the deed brings about or works on, where that is a thing, else its clause."""
    tree = context.tree
    deed = next((k for k in tree.children(deed, "xcomp") if k < start and tree.is_verb(k)), deed)
    if tree.is_verb(deed):
        objects = [o for o in verb_frame(tree, deed).objects if o < start and not is_somebody(context, o)]
        if _is_violent(tree, deed) and tree.children(deed, "nsubj", "nsubj:pass"):
            return clause(context, "cause", deed, outside=frozenset(range(start, len(tree.tokens))))
        if objects and tree.lemmas[objects[0]] not in words("causes", "empty"):
            deed = objects[0]
        elif tree.children(deed, "nsubj"):
            return clause(context, "cause", deed, outside=frozenset(range(start, len(tree.tokens))))
        else:
            return None
    return thing(context, deed, but=start)


def _is_violent(tree: Tree, verb: int) -> bool:
    """Whether the deed is violence: what it is done to brings nothing about ("bombed the bridges to stop supplies")."""
    pattern = lexicon("events", "event").at(tree, verb)
    return pattern is not None and pattern.type == "ASSAULT"
