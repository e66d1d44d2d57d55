"""Causes: what raises (+) or lowers (-) what, by the verbs, connectives and nouns of `patterns/causes.toml`.

The sign is that of the effect as named: in "X fuels violence" violence goes up, in "the situation deteriorates because
of X" the situation goes down.
"""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import verb_frame
from faultline.extraction.connectives import extract_connected
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, agents, lexicon, words
from faultline.extraction.making import Finding, make
from faultline.extraction.phrases import clause_argument
from faultline.extraction.places_of import PLACES
from faultline.extraction.verb_forms import is_adjective, is_passive
from faultline.model.statement import Argument, Kind, Statement

_GOVERNING = frozenset(
    {"in", "for", "of", "towards", "toward", "at", "on", "to", "with", "while", "when", "after", "before", "by"}
)


def extract_causes(context: SentenceContext) -> Iterator[Statement]:
    """From verbs, from nouns of cause, then from connectives."""
    patterns = lexicon("causes", "cause")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None or is_adjective(context.tree, token.index):
            continue
        finder = _from_verb if pattern.part == "verb" else _from_noun
        for causes, effect in finder(context, token.index, pattern):
            yield make(context, _finding(token.index, pattern, causes, effect))
    yield from extract_connected(context)


def _finding(trigger: int, pattern: Pattern, cause: Argument, effect: Argument) -> Finding:
    return Finding(
        kind=Kind.CAUSE,
        type=pattern.sign,
        trigger=trigger,
        arguments=(cause, effect),
        pattern=f"cause/{pattern.sign}: {pattern.name}",
        base=0.5,
    )


def _from_verb(context: SentenceContext, verb: int, pattern: Pattern) -> Iterator[tuple[Argument, Argument]]:
    """Subject and object; "allow X to move" takes the clause, "leading to Y" the clause it hangs from."""
    frame = verb_frame(context.tree, verb)
    effects = list(_effects(context, verb, pattern)) if _is_told(context, verb) else []
    if not effects:
        return
    heads = [s for s in frame.subjects if context.tree.lemmas[s] not in words("causes", "empty")]
    heads = [s for s in heads if not _is_shallow(context, verb, s)]
    causes = list(context.arguments("cause", tuple(heads[:1]), wide=True))
    if not causes and context.tree.relation(verb) == "advcl" and context.tree.tokens[verb].xpos == "VBG":
        causes = _governing_clause(context, verb)
    if heads and "thing" in pattern.needs and _is_somebody(context, heads[0]):
        causes = _means(context, verb)
    if not causes:
        return
    for effect in effects[:3]:
        if (effect.start, effect.end) != (causes[0].start, causes[0].end):
            yield causes[0], effect


def _is_shallow(context: SentenceContext, verb: int, subject: int) -> bool:
    """Whether the subject names no cause: a vague noun alone, or what is only reported on ("the report notes …")."""
    tree = context.tree
    is_bare = not tree.children(subject, "nmod", "amod", "compound", "acl")
    if is_bare and tree.lemmas[subject] in words("causes", "vague"):
        return True
    if tree.children(verb, "nsubj") or tree.relation(verb) != "advcl" or tree.tokens[verb].xpos != "VBG":
        return False
    head = tree.head(verb)
    return tree.lemmas[head] in words("grammar", "telling") or is_passive(tree, head)


def _is_told(context: SentenceContext, verb: int) -> bool:
    """Whether the verb tells what a thing does, not what somebody means to do ("ways to improve")."""
    tree = context.tree
    marks = {tree.lemmas[k] for k in tree.children(verb, "mark", "case")}
    if tree.relation(verb) == "conj" and not marks and tree.head(verb) >= 0 and tree.is_verb(tree.head(verb)):
        return _is_told(context, tree.head(verb))
    if tree.tokens[verb].xpos == "VBG" and marks & _GOVERNING:
        return False  # "challenges in sustaining …"
    return "to" not in marks or tree.lemmas[tree.head(verb)] in words("causes", "carriers")


def _effects(context: SentenceContext, verb: int, pattern: Pattern) -> Iterator[Argument]:
    tree = context.tree
    if "clause" in pattern.recipient:
        for clause in tree.children(verb, "xcomp", "ccomp", "advcl"):
            is_aim = any(tree.lemmas[k] == "to" for k in tree.children(clause, "mark")) and tree.children(verb, "obj")
            if tree.is_verb(clause) and (is_aim or tree.relation(clause) != "advcl"):
                yield from _clause(context, verb, clause)
                return
    frame = verb_frame(tree, verb)
    heads = frame.objects if "object" in pattern.recipient else ()
    heads += frame.by(*[p for p in pattern.recipient if p not in ("object", "clause")])
    heads = tuple(h for h in heads if tree.is_noun(h) and not _is_vague(context, h, pattern))
    yield from context.arguments("effect", heads[:1], wide=True)


def _clause(context: SentenceContext, verb: int, clause: int) -> Iterator[Argument]:
    """`… criminal networks to move through X`: from the object to the end of the clause."""
    tree = context.tree
    found = clause_argument(context.document, tree, "effect", clause)
    objects = tree.children(verb, "obj")
    if found is None or found.start is None or found.end is None:
        return
    start = min([found.start, *(tree.tokens[tree.subtree(o)[0]].start for o in objects[:1])])
    text = context.document.text[start : found.end]
    if len(text.split()) <= 14:
        yield Argument("effect", text, start, found.end)


def _is_vague(context: SentenceContext, head: int, pattern: Pattern) -> bool:
    """Whether the object is no state of affairs: a person or place is not caused, a pronoun not readable."""
    tree = context.tree
    if tree.lemmas[head] in words("causes", "empty") or tree.tokens[head].upos in ("NUM", "SYM"):
        return True
    if tree.lemmas[head] in words("causes", "vague_effects") and not tree.children(head, "nmod", "amod", "compound"):
        return True
    if tree.lemmas[head] in agents() and (
        tree.children(head, "nummod") or pattern.words[0] not in words("causes", "of_bodies")
    ):
        return True
    mention = context.tree.mention(head)
    return "thing" in pattern.needs and mention is not None and mention.type in PLACES


def _is_somebody(context: SentenceContext, head: int) -> bool:
    """Whether the subject is an actor, whose deed is an event rather than a cause."""
    return context.acts(head)


def _means(context: SentenceContext, verb: int) -> list[Argument]:
    """What somebody raises or lowers a thing by ("weakens trust by arresting elders"): that is the cause."""
    for kid in context.tree.children(verb, "advcl"):
        if context.tree.preposition(kid) in ("by", "through"):
            found = clause_argument(context.document, context.tree, "cause", kid)
            return [] if found is None else [found]
    return []


def _governing_clause(context: SentenceContext, verb: int) -> list[Argument]:
    """The clause that a participle hangs from, where it is short enough to stand whole and tells what happened."""
    tree, head = context.tree, context.tree.head(verb)
    if head < 0 or tree.lemmas[head] in words("grammar", "telling"):
        return []
    found = clause_argument(context.document, tree, "cause", head)
    if found is None or found.end is None or found.text.split(" ")[0].lower() in ("when", "if", "as", "after", "to"):
        return []
    rest = context.document.text[found.end : found.end + 3].lstrip()
    return [found] if rest[:1] in (",", ";", "—", "–", ".") else []


def _from_noun(context: SentenceContext, noun: int, pattern: Pattern) -> Iterator[tuple[Argument, Argument]]:
    """`X is a driver of Y`, `root causes of Y such as X`."""
    tree = context.tree
    effects = [k for k in tree.children(noun, "nmod") if tree.preposition(k) in ("of", "for", "to", "behind")]
    causes = tree.children(noun, "nsubj")
    if not causes and tree.lemmas[tree.head(noun)] == "be" and tree.head(noun) >= 0:
        causes = tree.children(tree.head(noun), "nsubj")
    if not causes and tree.preposition(noun) == "as" and tree.head(noun) >= 0:
        causes = tree.children(tree.head(noun), "obj", "nsubj:pass")
    causes = [
        c
        for c in causes
        if tree.lemmas[c] not in words("causes", "empty") and tree.lemmas[c] not in words("causes", "cause_nouns")
    ]
    for cause in context.arguments("cause", tuple(causes[:1]), wide=True):
        for effect in context.arguments("effect", tuple(effects[:1]), wide=True):
            yield (_as("cause", effect), _as("effect", cause)) if pattern.reverse else (cause, effect)


def _as(role: str, argument: Argument) -> Argument:
    return Argument(role, argument.text, argument.start, argument.end, argument.chain)
