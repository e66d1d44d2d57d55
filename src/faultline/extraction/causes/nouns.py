"""Causes told by a noun or adjective: "a driver of X", "has repercussions for X", "is essential for X"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.causes.spans import Cause, abstract, clause, is_somebody, phrase, phrases
from faultline.extraction.causes.subjects import cause_of, thing
from faultline.extraction.clauses import obliques, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.statement import Argument


def from_nouns(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each noun of cause, each impact that a thing has, and each thing that is needed."""
    patterns = lexicon("causes", "cause")
    for token in context.tree.tokens:
        lemma = context.tree.lemmas[token.index]
        pattern = patterns.at(context.tree, token.index) if token.upos in ("NOUN", "PROPN") else None
        if pattern is not None and pattern.part == "noun":
            yield from _of_noun(context, token.index, pattern)
        if token.upos == "NOUN" and lemma in tables("causes")["light"]["roots"]:
            yield from _of_root(context, token.index)
        if token.upos == "NOUN" and lemma in tables("causes")["light"]["nouns"]:
            yield from _of_impact(context, token.index)
        elif token.upos == "ADJ" and lemma in tables("causes")["needed"]["adjectives"]:
            yield from _of_need(context, token.index)
        elif token.upos == "VERB" and lemma in tables("causes")["needed"]["verbs"]:
            yield from _of_requirement(context, token.index)


def _of_noun(context: SentenceContext, noun: int, pattern: Pattern) -> Iterator[Cause]:
    """`X is a driver of Y`, `the driver of Y is X`, `X poses a threat to Y`, `X, a cause of Y`."""
    tree = context.tree
    if "whole" in pattern.needs:
        yield from _posed(context, noun, pattern)
    given = [k for k in tree.children(noun, "nmod") if _preposition(tree, k) in pattern.recipient]
    is_other = pattern.reverse and (tree.preposition(noun) == "as" or tree.relation(noun) == "obj")
    subject = None if is_other else _subject(context, noun)
    if not given or subject is None:
        return
    if "whole" in pattern.needs:
        named = phrase(context, "effect", noun)
        if named is not None:
            yield Cause(subject, named, pattern.sign, noun, pattern.name)
        return
    for effect in phrases(context, "effect", tuple(given[:1])):
        if pattern.reverse:
            one, other = _as("cause", effect), _as("effect", subject)
        else:
            one, other = subject, effect
        yield Cause(one, other, pattern.sign, noun, pattern.name)


def _preposition(tree: Tree, index: int) -> str:
    """What introduces the phrase, the `to` that the tagger took for an infinitive's among them."""
    return tree.preposition(index) or " ".join(tree.lemmas[k] for k in tree.children(index, "case") if k < index)


def _posed(context: SentenceContext, noun: int, pattern: Pattern) -> Iterator[Cause]:
    """`the threat that X poses to Y`: Y goes down."""
    tree = context.tree
    for verb in tree.children(noun, "acl"):
        if tree.lemmas[verb] not in tables("causes")["light"]["posing"]:
            continue
        causes = [s for s in verb_frame(tree, verb).subjects if s != noun]
        borne = [h for p, h in obliques(tree, verb) if p in ("to", "for")]
        cause = thing(context, causes[0]) if causes else None
        effect = phrase(context, "effect", borne[0]) if borne else None
        if cause is not None and effect is not None:
            yield Cause(cause, effect, "-", verb, pattern.name)


def _subject(context: SentenceContext, noun: int) -> Argument | None:
    """What the noun is said of."""
    tree = context.tree
    head = tree.head(noun)
    verb = head if head >= 0 and tree.is_verb(head) else -1
    if tree.children(noun, "cop") and not tree.preposition(noun):
        found = tree.children(noun, "nsubj")
    elif tree.relation(noun) == "appos":
        found = [head]
    elif tree.relation(noun) == "nsubj" and head >= 0 and tree.is_noun(head) and tree.children(head, "cop"):
        found = [head]  # "the main driver of Y is X"
    elif tree.preposition(noun) == "as" and verb >= 0:
        found = tree.children(verb, "obj", "nsubj:pass")
    elif (
        verb >= 0
        and tree.lemmas[verb] in tables("causes")["light"]["verbs"]
        and tree.relation(noun) in ("obj", "xcomp")
    ):
        return cause_of(context, verb, tree.lemmas[verb])
    else:
        return None
    heads = [abstract(context, noun, f) for f in found[:1]]
    return next((_thing(context, h, noun) for h in heads if h >= 0 and context.tree.is_noun(h)), None)


def _thing(context: SentenceContext, head: int, noun: int) -> Argument | None:
    lemma = context.tree.lemmas[head]
    return None if lemma in words("causes", "cause_nouns") else thing(context, head, but=noun)


def _as(role: str, argument: Argument) -> Argument:
    return Argument(role, argument.text, argument.start, argument.end, argument.chain)


def _of_root(context: SentenceContext, noun: int) -> Iterator[Cause]:
    """`poverty lies at the heart of the unrest`, `fear was the reason why they left`."""
    tree, verb = context.tree, context.tree.head(noun)
    subjects = tree.children(noun, "nsubj") if tree.children(noun, "cop") else []
    if not subjects and verb >= 0 and tree.lemmas[verb] in ("lie", "stand", "be", "sit"):
        subjects = tree.children(verb, "nsubj")
    is_at = tree.preposition(noun) == "at"
    if tree.lemmas[noun] == "reason":
        told = [k for k in tree.children(noun, "acl") if any(tree.lemmas[i] in ("why", "that") for i in tree.kids[k])]
        effect = clause(context, "effect", told[0]) if told and not is_at else None
    else:
        of = [k for k in tree.children(noun, "nmod") if tree.preposition(k) == "of" and not is_somebody(context, k)]
        effect = phrase(context, "effect", of[0]) if of and is_at else None
    cause = thing(context, subjects[0]) if subjects and effect is not None else None
    if cause is not None and effect is not None:
        yield Cause(cause, effect, "+", noun, f"noun '{tree.lemmas[noun]}'")


def _of_impact(context: SentenceContext, noun: int) -> Iterator[Cause]:
    """`has had serious repercussions for trade`, `has a negative impact on trade`."""
    tree, light = context.tree, tables("causes")["light"]
    verb = tree.head(noun)
    if verb >= 0 and (tree.lemmas[verb], tree.lemmas[noun]) == ("take", "effect"):
        return  # a rule that comes into force
    is_beside = verb >= 0 and tree.relation(noun) == "obl" and tree.preposition(noun) == "with" and tree.is_verb(verb)
    if not is_beside and (verb < 0 or tree.relation(noun) != "obj" or tree.lemmas[verb] not in light["verbs"]):
        return
    if is_beside:  # "the cuts persist, with grave consequences for pupils"
        cause = clause(context, "cause", verb, outside=frozenset(tree.subtree(noun)))
    else:
        cause = cause_of(context, verb, tree.lemmas[verb])
    on = [h for p, h in (*obliques(tree, noun), *obliques(tree, verb)) if p in light["prepositions"] and h > noun]
    on = [h for h in on if not tree.is_in_time(h)]
    if cause is None or not on:
        return
    kinds = {tree.lemmas[k] for k in tree.children(noun, "amod")}
    is_signed = tree.lemmas[noun] in ("impact", "effect", "influence", "bearing")
    falls = tree.lemmas[noun] in light["falls"] or (is_signed and not kinds.isdisjoint(light["bad"]))
    is_named = not falls and not (is_signed and not kinds.isdisjoint(light["good"]))
    effect = phrase(context, "effect", noun if is_named else on[0])
    if effect is not None:
        yield Cause(cause, effect, "-" if falls else "+", noun, f"noun '{tree.lemmas[noun]}'")


def _of_need(context: SentenceContext, adjective: int) -> Iterator[Cause]:
    """`X is essential for Y`, `X is essential to maintain Y`."""
    tree, needed = context.tree, tables("causes")["needed"]
    subjects = [abstract(context, adjective, s) for s in tree.children(adjective, "nsubj")[:1]]
    if not subjects or subjects[0] < 0 or not tree.is_noun(subjects[0]) or not tree.children(adjective, "cop"):
        return
    cause = _thing(context, subjects[0], adjective)
    sign = "-" if tree.lemmas[adjective] in needed["against"] else "+"
    effect = next(_needing(context, adjective), None)
    if cause is not None and effect is not None:
        yield Cause(cause, effect[0], effect[1] or sign, adjective, f"adjective '{tree.lemmas[adjective]}'")


def _of_requirement(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`ending the war requires talks`, `peace requires justice`: what is required brings it about."""
    tree = context.tree
    objects = verb_frame(tree, verb).objects
    if any(tree.lemmas[k] in ("would", "could", "might") for k in tree.children(verb, "aux")):
        return  # what it would take is an objection, no means
    goals = tree.children(verb, "csubj")
    effect = clause(context, "effect", goals[0]) if goals else None
    if effect is None:
        named = [s for s in tree.children(verb, "nsubj") if tree.lemmas[s] in tables("causes")["needed"]["goals"]]
        named = [s for s in named if (tree.lemmas[s], tree.lemmas[verb]) != ("resolution", "demand")]  # a text demands
        effect = phrase(context, "effect", named[0]) if named else None
    cause = thing(context, objects[0]) if objects else None
    if cause is not None and effect is not None:
        yield Cause(cause, effect, "+", verb, f"verb '{tree.lemmas[verb]}'")


def _needing(context: SentenceContext, adjective: int) -> Iterator[tuple[Argument, str]]:
    """What it is needed for, with the sign of the verb that names it ("essential to prevent Y")."""
    tree = context.tree
    for kid in tree.kids[adjective]:
        preposition = tree.preposition(kid)
        if kid < adjective or is_somebody(context, kid) or tree.is_in_time(kid):
            continue
        if tree.relation(kid) == "obl" and preposition in tables("causes")["needed"]["prepositions"]:
            found = phrase(context, "effect", kid)
            if found is not None:
                yield found, ""
        elif tree.relation(kid) in ("advcl", "xcomp", "ccomp") and _is_aim(tree, kid, preposition):
            yield from aim(context, kid)


def _is_aim(tree: Tree, verb: int, preposition: str) -> bool:
    return preposition in ("for", "to", "in") or any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark"))


def aim(context: SentenceContext, verb: int, *, signed: bool = False) -> Iterator[tuple[Argument, str]]:
    """What an infinitive or gerund is after: the object of a verb of cause with its sign, else, where not `signed`, the
    clause itself.
    """
    pattern = lexicon("causes", "cause").at(context.tree, verb)
    objects = verb_frame(context.tree, verb).objects
    if pattern is not None and pattern.recipient == ("object",) and objects:
        found = phrase(context, "effect", objects[0])
        if found is not None:
            yield found, pattern.sign
        return
    whole = None if signed else clause(context, "effect", verb)
    if whole is not None:
        yield whole, "+"
