"""Events: who did what to whom, by the verbs and nouns of `patterns/events.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.casualties import counts_of
from faultline.extraction.clauses import Frame, beyond, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.places_of import place_of
from faultline.model.statement import Argument, Kind, Statement

_SYMMETRIC = ("AGREE", "CONSULT")
_ABSTRACT = (
    "ism",
    "ity",
    "ence",
    "ance",
    "tion",
    "sion",
    "ness",
    "cy",
    "crime",
    "threat",
    "poverty",
    "idea",
    "right",
    "law",
)
_THINGS = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "DEPLOY", "REJECT")


def extract_events(context: SentenceContext) -> Iterator[Statement]:
    """An event for each trigger that has an actor or recipient, or is a noun with a place or date of its own."""
    patterns = lexicon("events", "event")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None or _only_modifies(context, token.index, pattern):
            continue
        finding = _finding(context, token.index, pattern)
        if finding is not None:
            yield make(context, finding)


def _finding(context: SentenceContext, trigger: int, pattern: Pattern) -> Finding | None:
    verbal = pattern.part == "verb"
    frame = verb_frame(context.tree, trigger) if verbal else noun_frame(context.tree, trigger)
    if _means_else(context, frame, pattern) or _is_aside(context, trigger):
        return None
    actors = context.arguments("actor", _actors(context, frame, pattern))
    recipients = context.arguments("recipient", _recipients(context, frame, pattern))
    recipients = tuple(r for r in recipients if all((r.start, r.end) != (a.start, a.end) for a in actors))
    if not _is_said(context, trigger, pattern, actors, recipients):
        return None
    return Finding(
        kind=Kind.EVENT,
        type=pattern.type,
        trigger=trigger,
        arguments=(*actors, *recipients),
        pattern=f"event/{pattern.type}: {pattern.name}",
        mode=pattern.mode,
        counts=counts_of(context.tree, trigger),
        base=0.55 if verbal else 0.5,
    )


def _means_else(context: SentenceContext, frame: Frame, pattern: Pattern) -> bool:
    """Whether the other party shows that the word tells of something else ("demonstrate commitment")."""
    if "alone" in pattern.needs and frame.objects:
        return True
    others = (*frame.objects, *frame.by(*pattern.recipient), *(frame.by("of") if pattern.of == "recipient" else ()))
    return any(context.tree.lemmas[h] in pattern.unless for h in others)


def _is_aside(context: SentenceContext, verb: int) -> bool:
    """Whether it is a remark without subject of its own: "as requested by the Council"."""
    tree = context.tree
    return any(tree.lemmas[k] == "as" for k in tree.children(verb, "mark")) and not tree.children(verb, "nsubj")


def _only_modifies(context: SentenceContext, index: int, pattern: Pattern) -> bool:
    """Whether a noun is but the first part of another ("coup leader", "election commission")."""
    return pattern.part == "noun" and context.tree.relation(index) in ("compound", "amod", "flat")


def _actors(context: SentenceContext, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    found = frame.subjects
    if not found or pattern.part == "noun":
        found += frame.by("between", "among")
    if pattern.part == "noun" and pattern.of == "actor":
        found += frame.by("of")
    if "subject" in pattern.recipient:
        return context.actors(frame.by(*pattern.recipient)) if not frame.objects else context.actors(frame.objects)
    return context.actors(found)


def _recipients(context: SentenceContext, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    found: tuple[int, ...] = ()
    if "object" in pattern.recipient:
        found += beyond(context.tree, frame, pattern.words).objects
    if "subject" in pattern.recipient:
        found += frame.subjects
    prepositions = [p for p in pattern.recipient if p not in ("object", "subject")]
    found += frame.by(*prepositions)
    if pattern.part == "noun" and pattern.of == "recipient":
        found += frame.by("of")
    if pattern.type in _SYMMETRIC:
        found += frame.by("with")
    kept = context.actors(found)
    if not kept and pattern.type in _THINGS and "people" not in pattern.needs:
        kept = tuple(h for h in found if _is_thing(context, h))
    return kept


def _is_said(
    context: SentenceContext,
    trigger: int,
    pattern: Pattern,
    actors: tuple[Argument, ...],
    recipients: tuple[Argument, ...],
) -> bool:
    """Whether enough is there to make an event."""
    if "actor" in pattern.needs and not actors:
        return False
    if "recipient" in pattern.needs and not recipients:
        return False
    if actors or (recipients and any(r.chain is not None for r in recipients)):
        return True
    if recipients and pattern.part == "verb" and pattern.type in ("ASSAULT", "COERCE", "SANCTION", "DEPLOY"):
        return True
    if pattern.part != "noun" or "actor" in pattern.needs:
        return False
    return _has_setting(context, trigger)


def _is_thing(context: SentenceContext, head: int) -> bool:
    """Whether a noun can be attacked or seized: `terrorism` and `security` cannot."""
    token = context.tree.tokens[head]
    return token.upos in ("NOUN", "PROPN") and not context.tree.lemmas[head].endswith(_ABSTRACT)


def _has_setting(context: SentenceContext, noun: int) -> bool:
    """Whether a noun has a date or place of its own, by which it is this event and not any."""
    tree = context.tree
    inside = set(tree.subtree(noun))
    beside = inside | {tree.head(noun)}
    dated = any(tree.head(i) in beside for t in tree.sentence.times for i in range(t.first, t.stop))
    place = place_of(tree, noun)
    return dated or (place is not None and any(tree.tokens[i].start == place.start for i in inside))
