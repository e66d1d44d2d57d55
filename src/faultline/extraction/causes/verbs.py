"""Causes told by a verb: "fuels X", "led to X", "forced X to leave", "made X impossible"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.causes.spans import (
    LIMIT,
    Cause,
    between,
    clause,
    is_somebody,
    joined,
    phrase,
    phrases,
)
from faultline.extraction.causes.subjects import cause_of, means_of, sureness_of
from faultline.extraction.clauses import Frame, obliques, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.positions.holders import is_subjectless
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_adjective, is_passive
from faultline.extraction.wordlists import agents, tables, words
from faultline.model.sentence import Form
from faultline.model.statement import Argument

_GOVERNING = frozenset(
    {"in", "for", "of", "towards", "toward", "at", "on", "to", "with", "while", "when", "after", "before", "by"}
)
_HOLDING = frozenset({"include", "involve", "comprise", "consider", "suggest", "propose", "discuss"})
_INTO = frozenset({"into", "to"})


def from_verbs(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each verb of cause, and for each verb that puts its object into a state."""
    patterns = lexicon("causes", "cause")
    for token in context.tree.tokens:
        verb = token.index
        if token.upos not in ("VERB", "ADJ", "AUX") or is_adjective(context.tree, verb):
            continue
        if _is_inside_phrase(context, verb) or _is_call(context, verb):
            continue
        pattern = patterns.at(context.tree, verb)
        if not _is_told(context, verb):
            if pattern is not None and pattern.part == "verb":
                yield from _bymeans_of(context, verb, pattern)
        elif pattern is not None and pattern.part == "verb":
            yield from _of_pattern(context, verb, pattern)
        elif context.tree.lemmas[verb] in tables("causes")["states"]["verbs"]:
            yield from _of_state(context, verb)


def _is_call(context: SentenceContext, verb: int) -> bool:
    """Whether a paragraph of a resolution encourages somebody: its author does, not what stands before."""
    return context.tree.lemmas[verb] in words("frames", "calling") and is_subjectless(context, verb)


def _is_inside_phrase(context: SentenceContext, verb: int) -> bool:
    """Whether a participle stands between a preposition and its noun ("of mitigating measures")."""
    tree = context.tree
    is_gerund = tree.tokens[verb].xpos == "VBG"
    return is_gerund and any(k < verb for o in tree.children(verb, "obj") for k in tree.children(o, "case", "det"))


def _of_pattern(context: SentenceContext, verb: int, pattern: Pattern) -> Iterator[Cause]:
    if pattern.words[-1] in tables("causes")["states"]["plights"] and _is_of_people(context, verb):
        yield from _of_want(context, verb)  # "put thousands at risk" brings them to it
        return
    effects = list(_effects(context, verb, pattern))
    cause = cause_of(context, verb, pattern.words[0]) if effects else None
    if cause is not None:
        for effect in effects[:3]:
            yield Cause(
                cause, effect, _sign(context, verb, pattern), verb, pattern.name, sureness_of(context.tree, verb)
            )


def _is_of_people(context: SentenceContext, verb: int) -> bool:
    objects = context.tree.children(verb, "obj")
    counts = [k for o in objects for k in (o, *context.tree.children(o, "nmod"))]
    numbers = ("hundred", "thousand", "million", "dozen", "life")
    return any(is_somebody(context, o) for o in objects) or any(context.tree.lemmas[k] in numbers for k in counts)


def _sign(context: SentenceContext, verb: int, pattern: Pattern) -> str:
    """The sign of the verb; what worsens an ill ("worsened hunger") raises it."""
    if pattern.words[0] != "worsen":
        return pattern.sign
    objects = verb_frame(context.tree, verb).objects
    return "-" if objects and context.tree.lemmas[objects[0]] in words("causes", "good") else "+"


def _bymeans_of(context: SentenceContext, verb: int, pattern: Pattern) -> Iterator[Cause]:
    """What somebody only means to do still says what it is to be done by ("to restore calm through joint patrols")."""
    cause = means_of(context, verb)
    if cause is None:
        return
    for effect in _effects(context, verb, pattern):
        yield Cause(cause, effect, pattern.sign, verb, pattern.name)


def _is_told(context: SentenceContext, verb: int) -> bool:
    """Whether the verb tells what a thing does, not what somebody means to do ("ways to improve")."""
    tree = context.tree
    marks = {tree.lemmas[k] for k in tree.children(verb, "mark", "case")}
    if tree.relation(verb) == "conj" and not marks and tree.head(verb) >= 0 and tree.is_verb(tree.head(verb)):
        return _is_told(context, tree.head(verb))
    if tree.tokens[verb].xpos == "VBG" and marks & _GOVERNING:
        return False  # "challenges in sustaining …"
    if tree.tokens[verb].xpos == "VBG" and tree.relation(verb) == "xcomp" and tree.lemmas[tree.head(verb)] in _HOLDING:
        return False  # "their work includes improving …"
    return "to" not in marks or tree.lemmas[tree.head(verb)] in words("causes", "carriers")


def _effects(context: SentenceContext, verb: int, pattern: Pattern) -> Iterator[Argument]:
    """What the verb brings: a clause, what its object is brought into, or its objects."""
    tree = context.tree
    clauses = list(_clauses(context, verb)) if _takes_clause(context, verb, pattern) else []
    if clauses or pattern.recipient == ("clause",):
        yield from clauses
        return
    frame = verb_frame(tree, verb)
    prepositions = tuple(p for p in pattern.recipient if p != "object")
    heads = frame.objects if "object" in pattern.recipient else tuple(h for h in frame.by(*prepositions) if h > verb)
    heads += _beyond(context, frame, pattern, prepositions)
    if not heads and pattern.recipient == ("of",):  # "deprived farmers of income", read as their income
        heads = tuple(k for o in frame.objects for k in tree.children(o, "nmod") if tree.preposition(k) == "of")
    if not heads and "object" in pattern.recipient and len(pattern.words) > 1:
        heads = _bare(context, verb)  # "calls into question the commitment"
    into = frame.by(*(_INTO & set(prepositions)))
    if into and frame.objects and frame.objects[0] < into[0] and not is_passive(tree, verb):
        thing_moved = phrase(context, "effect", frame.objects[0])
        moved = joined(context, "effect", thing_moved, phrase(context, "effect", into[0]))
        if moved is not None:
            yield moved
            return
    heads = tuple(_whole(context, verb, h) for h in heads)
    good = tuple(h for h in heads if not _is_vague(context, verb, h, pattern))
    yield from phrases(context, "effect", good, but=verb)
    if not heads and not {"object"} & set(pattern.recipient):
        yield from _gerund(context, verb, prepositions)


def _whole(context: SentenceContext, verb: int, head: int) -> int:
    """Of "the collapse of trade caused by shelling", the collapse, though the participle stands with the trade."""
    tree, above = context.tree, context.tree.head(head)
    if tree.relation(verb) != "acl" or tree.head(verb) != head or above < 0 or tree.preposition(head) != "of":
        return head
    is_thing = tree.tokens[above].upos == "NOUN" and not is_somebody(context, above)
    return above if is_thing and tree.relation(head) == "nmod" else head


def _beyond(context: SentenceContext, frame: Frame, pattern: Pattern, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    """What a noun of the pattern itself governs ("cast doubt on X")."""
    own = [h for h in frame.objects if context.tree.lemmas[h] in pattern.words]
    return tuple(h for noun in own for p, h in obliques(context.tree, noun) if p in prepositions)


def _bare(context: SentenceContext, verb: int) -> tuple[int, ...]:
    """What the parse took for an adjunct though no preposition introduces it."""
    tree = context.tree
    loose = [k for k in tree.children(verb, "obl") if k > verb and not tree.preposition(k) and not tree.is_in_time(k)]
    return tuple(k for k in loose if tree.is_noun(k))


def _gerund(context: SentenceContext, verb: int, prepositions: tuple[str, ...]) -> Iterator[Argument]:
    """`led to shops closing`, `culminated in the Agency losing …`."""
    tree = context.tree
    for thing_moved in tree.children(verb, "obj"):
        for kid in tree.children(thing_moved, "acl"):
            if tree.preposition(kid) in prepositions:  # "resulted in prisoners being freed"
                first, stop = min(i for i in tree.subtree(thing_moved) if i > verb + 1), tree.subtree(kid)[-1] + 1
                found = between(context, "effect", first, min(stop, first + LIMIT))
                if found is not None:
                    yield found
                return
    for kid in tree.children(verb, "advcl", "ccomp", "xcomp"):
        if tree.preposition(kid) in prepositions:
            found = clause(context, "effect", kid)
            if found is not None:
                yield found
            return


def _takes_clause(context: SentenceContext, verb: int, pattern: Pattern) -> bool:
    """Whether an infinitive tells what the object is brought to do ("caused prices to rise")."""
    if pattern.recipient != ("object",) or pattern.sign == "-":
        return "clause" in pattern.recipient
    tree = context.tree
    objects = tree.children(verb, "obj", "iobj", "nsubj:pass")
    return bool(objects) and any(tree.lemmas[k] == "to" for x in tree.children(verb, "xcomp") for k in tree.kids[x])


def _clauses(context: SentenceContext, verb: int) -> Iterator[Argument]:
    """`schools to close`: from the object to the end of the clause."""
    tree = context.tree
    for kid in tree.children(verb, "xcomp", "ccomp", "advcl"):
        marks = {tree.lemmas[k] for k in tree.children(kid, "mark", "case")}
        objects = [o for o in tree.children(verb, "obj", "iobj", "nsubj:pass") if o < kid]
        is_aim = bool(marks & {"to", "into", "from"}) and bool(objects)
        if not tree.is_verb(kid) or (tree.relation(kid) == "advcl" and not is_aim):
            continue
        thing_moved = phrase(context, "effect", objects[0]) if objects and not is_passive(tree, verb) else None
        room = LIMIT if thing_moved is None else max(3, LIMIT - 1 - len(thing_moved.text.split()))
        found = clause(context, "effect", kid, limit=room)
        found = joined(context, "effect", thing_moved, found) or found
        if found is not None:
            yield found
        return


def _is_vague(context: SentenceContext, verb: int, head: int, pattern: Pattern) -> bool:
    """Whether the object is no state of affairs: a person or place is not caused, a pronoun not readable."""
    tree = context.tree
    lemma = tree.lemmas[head]
    if any(tree.lemmas[k] in ("include", "including", "rather") for k in tree.children(head, "case", "cc")):
        return True  # an example of what is named before, or what is not meant
    if not tree.is_noun(head) or lemma in words("causes", "empty") or tree.tokens[head].upos in ("NUM", "SYM"):
        return True
    if lemma in pattern.words[1:]:
        return True
    if lemma in words("causes", "vague_effects") and not tree.children(head, "nmod", "amod", "compound", "nmod:poss"):
        return True
    if pattern.words[0] == "affect" and is_somebody(context, head) and not _is_named(tree, head):
        return True  # "affecting mainly women": who suffers, not what comes of it
    is_of_bodies = pattern.words[0] in words("causes", "of_bodies")
    is_in_state = any(k > head and tree.tokens[k].xpos in ("VBG", "VBN") for k in tree.children(head, "acl"))
    if is_in_state and verb not in tree.kids[head] and not {"object"} & set(pattern.recipient):
        return False  # "led to children being freed"
    if lemma in agents() and (verb in tree.kids[head] or tree.children(head, "nummod") or not is_of_bodies):
        return True
    if lemma in tables("causes")["unless"].get(pattern.words[0], ()):
        return True
    if pattern.words[0] == "affect" and tree.relation(verb) == "acl" and tree.head(verb) == head:
        return True  # "areas affected by conflict" only says which areas
    mention = tree.mention(head)
    return mention is not None and mention.type in PLACES


def _is_named(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    return mention is not None and mention.form is not Form.NOMINAL


def _of_state(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`left thousands homeless`, `made farming impossible`, `makes it easier to smuggle arms`."""
    tree = context.tree
    states = tables("causes")["states"]
    complement = next((k for k in tree.children(verb, "xcomp") if tree.tokens[k].upos in ("ADJ", "VERB", "ADV")), -1)
    objects = [o for o in tree.children(verb, "obj", "expl", "nsubj") if verb < o < complement]
    if complement < 0:
        yield from _of_want(context, verb)
        return
    if not objects or tree.tokens[complement].xpos in ("VB", "VBP"):
        return
    cause = cause_of(context, verb, tree.lemmas[verb])
    if cause is None:
        return
    lemma = tree.tokens[complement].text.lower()
    if lemma in states["of_people"]:
        return
    sign = "-" if lemma in states["hard"] and not is_somebody(context, objects[0]) else "+"
    by = f"verb '{tree.lemmas[verb]} {lemma}'"
    if tree.lemmas[objects[0]] == "it":
        effect = next(
            (clause(context, "effect", k) for k in tree.children(complement, "xcomp", "advcl", "ccomp")), None
        )
    elif lemma in (*states["hard"], *states["easy"]) and not is_somebody(context, objects[0]):
        effect = phrase(context, "effect", objects[0])
    else:
        effect = _into_state(context, objects[0], complement)
    if effect is not None:
        yield Cause(cause, effect, sign, verb, by)


def _of_want(context: SentenceContext, verb: int) -> Iterator[Cause]:
    """`left thousands without shelter`, `left the town in ruins`, `put lives at risk`."""
    tree, states = context.tree, tables("causes")["states"]
    objects = tree.children(verb, "obj")
    wants = [k for k in tree.children(verb, "obl") if tree.preposition(k) in ("without", "in", "at", "under", "with")]
    wants += [k for o in objects for k in tree.children(o, "nmod") if tree.preposition(k) == "without"]
    if tree.lemmas[verb] not in ("leave", "put", "keep", "place") or not objects or not wants:
        return
    is_state = tree.preposition(wants[0]) == "without" or tree.lemmas[wants[0]] in states["plights"]
    cause = cause_of(context, verb, tree.lemmas[verb]) if is_state and objects[0] < wants[0] else None
    effect = _into_state(context, objects[0], wants[0])
    if cause is not None and effect is not None:
        yield Cause(cause, effect, "+", verb, f"verb '{tree.lemmas[verb]} {tree.preposition(wants[0])}'")


def _into_state(context: SentenceContext, thing: int, state: int) -> Argument | None:
    found = phrase(context, "effect", thing)
    if found is None:
        return None
    last = context.tree.subtree(state)[-1] + 1
    first = next(t.index for t in context.tree.tokens if t.start == found.start)
    return between(context, "effect", first, last if last - first <= 12 else state + 1)
