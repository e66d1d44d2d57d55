"""Causes told by who acts: "angered by the ruling, crowds gathered", "citing threats, it left", "blamed X on Y"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.causes.nouns import aim
from faultline.extraction.causes.spans import Cause, between, clause, is_somebody, overlap, phrase
from faultline.extraction.causes.subjects import thing
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.statement import Argument

_FINITE = ("nsubj", "aux", "cop", "mark")


def from_reasons(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each feeling or reason that moves somebody, each thing blamed, and each thing used to an end."""
    tree, reasons = context.tree, tables("causes")["reasons"]
    for token in tree.tokens:
        index, lemma, word = token.index, tree.lemmas[token.index], token.text.lower()
        if word in reasons["citing"]:
            yield from _of_reason(context, index, tuple(verb_frame(tree, index).objects))
        elif word in reasons["moved"]:
            by = [k for k in tree.children(index, "obl", "nmod") if tree.preposition(k) in reasons["by"] and k > index]
            yield from _of_reason(context, index, tuple(by))
        elif token.upos == "VERB" and lemma in reasons["blaming"]:
            yield from _of_blame(context, index)
        elif token.upos == "VERB" and lemma in reasons["springing"]:
            yield from _of_origin(context, index)
        elif token.upos == "VERB" and lemma in ("include", "comprise"):
            yield from _of_aims(context, index)
        elif token.upos == "VERB" and lemma in reasons["using"]:
            yield from _of_use(context, index)
        elif token.upos == "NOUN" and lemma in reasons["attempts"]:
            yield from _of_attempt(context, index)


def _of_reason(context: SentenceContext, index: int, reasons: tuple[int, ...]) -> Iterator[Cause]:
    """`fearing reprisals, villagers fled`: what is feared moves the clause, or the deed it is said of."""
    tree, above = context.tree, context.tree.head(index)
    if tree.relation(index) == "advcl" and above >= 0 and tree.relation(above) == "acl":
        above = tree.head(above)  # "its decision to quit, citing …"
    if tree.relation(index) == "case" and above >= 0:  # the parse read "fearing" as a preposition
        index, above, reasons = above, tree.head(above), (above,)
    is_loose = tree.relation(index) in ("advcl", "acl", "amod", "obl") and not tree.children(index, *_FINITE)
    if above < 0 or not reasons or not is_loose:
        return
    inside = frozenset(tree.subtree(index))
    word = tree.tokens[min(inside)].text.lower() if tree.relation(index) == "obl" else tree.tokens[index].text.lower()
    is_deed = (
        tree.relation(index) in ("acl", "advcl") and not tree.is_predicate(above) and not is_somebody(context, above)
    )
    named = between(context, "effect", tree.subtree(above)[0], min(inside)) if is_deed and index > above else None
    is_of_doer = tree.relation(above) == "nsubj" or tree.relation(index) in ("advcl", "obl")
    while not tree.is_predicate(above) and tree.head(above) >= 0:
        above = tree.head(above)
    cause = None if is_somebody(context, reasons[0]) else phrase(context, "cause", reasons[0])
    is_told = is_of_doer and tree.is_predicate(above) and bool(tree.children(above, "nsubj"))
    effect = named or (clause(context, "effect", above, outside=inside) if is_told else None)
    if effect is not None and " " not in effect.text and (things := tree.children(above, "obj")):
        effect = phrase(context, "effect", things[0], but=index)  # "announced its decision to leave, citing …"
    if cause is not None and effect is not None and not overlap(cause, effect):
        yield Cause(cause, effect, "+", above, f"reason '{word}'")


def _of_blame(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`blamed the drought for the losses`, `attributed the fall to sanctions`, `rust is to blame for the collapse`."""
    tree, frame = context.tree, verb_frame(context.tree, verb)
    things = frame.objects
    above = tree.head(verb)
    if not things and above >= 0 and tree.relation(verb) in ("xcomp", "ccomp") and tree.lemmas[above] == "be":
        things = tuple(tree.children(above, "nsubj"))
    for preposition, other in frame.obliques if things else ():
        if preposition in ("on", "to"):
            yield from _pair(context, other, things[0], verb)
            return
        if preposition == "for" and tree.lemmas[verb] in ("blame", "credit"):
            yield from _pair(context, things[0], other, verb)
            return


def _of_aims(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`the aims of the patrols include deterring theft`: the patrols are to bring it about."""
    tree = context.tree
    aims = [s for s in tree.children(verb, "nsubj") if tree.lemmas[s] in words("causes", "aims")]
    whose = [k for a in aims for k in tree.children(a, "nmod") if tree.preposition(k) == "of"]
    goals = [k for k in tree.children(verb, "xcomp", "ccomp", "advcl", "obj") if tree.tokens[k].xpos == "VBG"]
    cause = phrase(context, "cause", whose[0]) if whose and goals and tree.mention(whose[0]) is None else None
    if cause is not None:
        yield from _ends(context, cause, goals[0], verb)


def _of_origin(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`the crisis stems from neglect`, `the revolt grew out of a strike`."""
    tree = context.tree
    sources = [k for k in tree.children(verb, "obl") if k > verb and not tree.is_in_time(k)]
    sources = [k for k in sources if tree.preposition(k) in tables("causes")["reasons"]["springing"][tree.lemmas[verb]]]
    subjects = verb_frame(tree, verb).subjects or tuple(tree.children(verb, "nsubj", "nsubj:pass"))
    if tree.relation(verb) == "acl" and tree.head(verb) >= 0 and not subjects:
        subjects = (tree.head(verb),)
    if sources and subjects:
        yield from _pair(context, sources[0], subjects[0], verb)


def _pair(context: SentenceContext, source: int, outcome: int, verb: int) -> Iterator[Cause]:
    tree = context.tree
    is_vague = tree.lemmas[outcome] in words("causes", "vague_effects") and not tree.children(outcome, "nmod", "amod")
    if is_vague or is_somebody(context, outcome) or not tree.is_noun(outcome) or tree.children(outcome, "nummod"):
        return
    cause, effect = thing(context, source), phrase(context, "effect", outcome)
    if cause is not None and effect is not None and not overlap(cause, effect):
        yield Cause(cause, effect, "+", verb, f"verb '{tree.lemmas[verb]}'")


def _of_use(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`arson is used to undermine trust`, `used hunger as a tactic to gain control`: the means brings about the end."""
    tree = context.tree
    means = tables("causes")["reasons"]["means"]
    objects = [o for o in verb_frame(tree, verb).objects if tree.lemmas[o] in means]
    roots = [verb, *(k for k in tree.children(verb, "obl") if tree.preposition(k) == "as")]
    goals = [g for r in roots for g in tree.children(r, "xcomp", "advcl", "acl") if _is_infinitive(tree, g)]
    cause = thing(context, objects[0], but=verb) if objects and goals else None
    if cause is not None:
        yield from _ends(context, cause, goals[0], verb)


def _of_attempt(context: SentenceContext, noun: int) -> Iterator[Cause]:
    """`the raid was an attempt to derail the talks`."""
    tree = context.tree
    verb = tree.head(noun)
    subjects = tree.children(noun, "nsubj") if tree.children(noun, "cop") else []
    if verb >= 0 and tree.relation(noun) == "obj" and tree.lemmas[verb] in ("represent", "constitute", "mark"):
        subjects = tree.children(verb, "nsubj")
    goals = [g for g in tree.children(noun, "acl") if _is_infinitive(tree, g)]
    cause = thing(context, subjects[0]) if subjects and goals else None
    if cause is not None:
        yield from _ends(context, cause, goals[0], noun)


def _ends(context: SentenceContext, cause: Argument, goal: int, trigger: int) -> Iterator[Cause]:
    """The end, and those joined to it, each with its sign."""
    tree = context.tree
    for verb in (goal, *(k for k in tree.children(goal, "conj") if tree.is_verb(k))):
        for effect, sign in list(aim(context, verb))[:1]:
            is_object = effect.start != tree.tokens[verb].start
            if (is_object or " " in effect.text) and not overlap(cause, effect):
                yield Cause(cause, effect, sign, trigger, f"end of '{tree.lemmas[trigger]}'")


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return tree.is_verb(verb) and any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark"))
