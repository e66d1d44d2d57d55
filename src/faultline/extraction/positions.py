"""Positions: who supports, opposes, condemns, calls for, warns of or denies what, by `patterns/positions.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import Frame, beyond, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.factuality import Factuality, factuality_of
from faultline.extraction.lexicon import Pattern, lexicon, words
from faultline.extraction.making import Finding, make
from faultline.extraction.phrases import clause_argument
from faultline.model.statement import Argument, Kind, Modality, Speaker, Statement

_TIMES = ("time", "year", "month", "week", "day", "moment", "end", "beginning", "meeting", "conference")
_SAYING = (
    "express",
    "voice",
    "reiterate",
    "raise",
    "stress",
    "emphasise",
    "emphasize",
    "underline",
    "complain",
    "lament",
)
_SPOKEN = ("calls_for", "warns", "denies")


def extract_positions(context: SentenceContext) -> Iterator[Statement]:
    """A position for each word of stance with a holder and a target."""
    patterns = lexicon("positions", "position")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None or token.upos not in ("VERB", "NOUN", "ADJ"):
            continue
        finding = _finding(context, token.index, pattern)
        if finding is not None:
            yield make(context, finding)


def _finding(context: SentenceContext, verb: int, pattern: Pattern) -> Finding | None:
    frame = verb_frame(context.tree, verb)
    if _is_aside(context, verb, frame) or _is_help(context, verb, frame, pattern):
        return None
    holders = context.arguments("holder", context.actors(frame.subjects)[:3])
    targets = _targets(context, verb, pattern)
    if not holders or not targets or holders[0].start == targets[0].start:
        return None
    speaker = Speaker(holders[0].text, holders[0].start, holders[0].end, holders[0].chain)
    return Finding(
        kind=Kind.POSITION,
        type=pattern.type,
        trigger=verb,
        arguments=(*holders, *targets),
        pattern=f"position/{pattern.type}: {pattern.name}",
        factuality=_factuality(context, verb),
        speaker=speaker if pattern.type in _SPOKEN or pattern.words[0] in _SAYING else None,
        base=0.55,
    )


def _is_aside(context: SentenceContext, verb: int, frame: Frame) -> bool:
    """Whether it is a remark ("as requested") or a purpose ("to support …"): neither is a stance that is taken."""
    tree = context.tree
    marks = {tree.lemmas[k] for k in tree.children(verb, "mark")}
    head = tree.head(verb)
    is_purpose = "to" in marks and tree.relation(verb) in ("advcl", "acl") and tree.tokens[head].upos != "ADJ"
    return ("as" in marks and not frame.subjects) or is_purpose


def _is_help(context: SentenceContext, verb: int, frame: Frame, pattern: Pattern) -> bool:
    """Whether to support is to work at it ("supported the implementation"): an effort, no stance."""
    tree = context.tree
    if pattern.type == "supports" and any(tree.lemmas[o] in words("positions", "worries") for o in frame.objects):
        return True  # to stress a risk is not to be for it
    is_support = tree.lemmas[verb] in ("encourage", "endorse") and tree.relation(verb) != "root"
    helps = tree.lemmas[verb] == "support" and any(tree.lemmas[o] in words("positions", "work") for o in frame.objects)
    return helps or (is_support and tree.tokens[verb].xpos == "VBG")


def _factuality(context: SentenceContext, verb: int) -> Factuality:
    """A stance that is itself an intention ("hopes to condemn") keeps its modality; being spoken is no allegation."""
    found = factuality_of(context.tree, verb)
    return Factuality(Modality.ACTUAL, found.polarity) if found.modality is Modality.ALLEGED else found


def _targets(context: SentenceContext, verb: int, pattern: Pattern) -> tuple[Argument, ...]:
    """A clause where one is governed, else the object or the listed prepositions."""
    tree = context.tree
    wished = verb_frame(tree, verb).by("for") if pattern.words[-1] == "for" else ()
    if "clause" in pattern.recipient and not wished:
        for clause in _clauses(context, verb, pattern):
            target = _clause_target(context, verb, clause)
            if target is not None:
                return (target,)
    frame = beyond(tree, verb_frame(tree, verb), pattern.words)
    heads = wished or frame.by(*[p for p in pattern.recipient if p not in ("object", "clause")])
    heads += frame.objects if "object" in pattern.recipient and not wished else ()
    heads = tuple(h for h in heads if tree.lemmas[h] not in (*pattern.words, *_TIMES) and not tree.is_in_time(h))
    heads = tuple(h for h in heads if tree.tokens[h].upos not in ("PRON", "DET") or tree.mention(h) is not None)
    if pattern.needs and not heads:
        return ()
    return tuple(_phrase(context, h) for h in heads[:2] if context.argument("target", h) is not None)


def _clauses(context: SentenceContext, verb: int, pattern: Pattern) -> list[int]:
    """Clauses that say what the stance is on: of the verb, or of its own noun ("expressed concern that …")."""
    tree = context.tree
    found = tree.children(verb, "ccomp", "xcomp")
    if pattern.type == "calls_for":
        found += [
            k for k in tree.children(verb, "advcl") if any(tree.lemmas[m] == "to" for m in tree.children(k, "mark"))
        ]
    for noun in tree.children(verb, "obj"):
        if tree.lemmas[noun] in pattern.words:
            found += [k for k in tree.children(noun, "acl", "ccomp") if tree.children(k, "mark", "nsubj")]
    return [k for k in found if tree.tokens[k].relation != "acl:relcl" or tree.children(k, "mark")]


def _phrase(context: SentenceContext, head: int) -> Argument:
    """Somebody by name alone; something with what it needs to be understood."""
    found = context.argument("target", head, wide=not context.acts(head))
    assert found is not None  # asked for only where there is one
    return found


def _clause_target(context: SentenceContext, verb: int, clause: int) -> Argument | None:
    """The clause, begun at the one who is to act where it hangs from the verb ("called on X to do Y")."""
    tree = context.tree
    found = clause_argument(context.document, tree, "target", clause)
    if found is None or found.start is None or found.end is None:
        return found
    called = [
        k for k in tree.children(verb, "obj", "obl") if k < clause and tree.preposition(k) in ("", "on", "upon", "to")
    ]
    if called and verb < called[-1]:
        start = tree.tokens[tree.subtree(called[-1])[0]].start
        if tree.preposition(called[-1]):
            start = tree.tokens[min(i for i in tree.subtree(called[-1]) if tree.relation(i) != "case")].start
        if 0 < found.end - start < 160:
            return Argument("target", context.document.text[start : found.end], start, found.end)
    return found
