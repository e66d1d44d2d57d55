"""Efforts: who gives or does what to help whom, by `patterns/efforts.toml`, with sector, stage and amount."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import Frame, light_verb, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.factuality import Factuality, factuality_of
from faultline.extraction.lexicon import Pattern, lexicon, words
from faultline.extraction.making import Finding, is_named, make
from faultline.extraction.phrases import span, whole_words
from faultline.extraction.places_of import PLACES, place_of
from faultline.extraction.sectors import UNSPECIFIED, sector_of
from faultline.extraction.verb_forms import is_adjective
from faultline.model.statement import Argument, Kind, Modality, Stage, Statement
from faultline.model.value import Value

_RECIPIENT = ("to", "for", "toward", "towards")
_HELPING = ("give", "pledge", "train", "assist", "finance", "help")
_LONGEST_ACTIVITY = 10


def extract_efforts(context: SentenceContext) -> Iterator[Statement]:
    """Giving (`give`), doing (`do`) and nouns that name help (`help`)."""
    giving, doing, helping = (lexicon("efforts", t) for t in ("give", "do", "help"))
    taken: set[int] = set()
    for token in context.tree.tokens:
        index = token.index
        if is_adjective(context.tree, index):
            continue
        pattern = giving.at(context.tree, index)
        found = _given(context, index, pattern, taken) if pattern is not None else None
        if found is None and (pattern := doing.at(context.tree, index)) is not None:
            found = _done(context, index, pattern, taken)
        is_part = context.tree.relation(index) in ("compound", "amod", "flat")
        if found is None and index not in taken and not is_part and (pattern := helping.at(context.tree, index)):
            found = _named(context, index, pattern)
        if found is not None:
            yield make(context, found)


def _given(context: SentenceContext, verb: int, pattern: Pattern, taken: set[int]) -> Finding | None:
    """`X provides Y to Z`: Y is a noun of help, people who help, or money."""
    frame = verb_frame(context.tree, verb)
    gifts = [h for h in frame.objects if _is_gift(context, h)]
    if not gifts and "in" in pattern.recipient:
        gifts = [h for h in frame.by("to", "in") if h > verb and not context.acts(h)]
    if not gifts:
        return None
    taken.update(gifts)
    others = tuple(h for h in frame.objects if h not in gifts and context.acts(h))
    recipients = (*others, *_recipients(context, frame), *_recipients(context, noun_frame(context.tree, gifts[0])))
    activity = context.arguments("activity", (gifts[0],), wide=True)
    return _finding(context, verb, frame.subjects, recipients, activity, pattern)


def _is_gift(context: SentenceContext, head: int) -> bool:
    lemma = context.tree.lemmas[head]
    return lemma in words("efforts", "gifts") or any(
        q.value.unit == "money" and (q.head == head or q.first <= head < q.stop)
        for q in context.tree.sentence.quantities
    )


def _done(context: SentenceContext, verb: int, pattern: Pattern, taken: set[int]) -> Finding | None:
    """`X trains Y`, `X works on Z`: the verb is itself the help."""
    head = context.tree.head(verb)
    is_of_noun = head >= 0 and context.tree.is_noun(head) and not is_named(context.tree, head)
    if is_of_noun and context.tree.preposition(verb) in ("in", "for", "of", "about"):
        return None  # "trust in institutions in protecting …"
    frame = verb_frame(context.tree, verb)
    prepositions = [p for p in pattern.recipient if p != "object"]
    things = (*(frame.objects if "object" in pattern.recipient else ()), *frame.by(*prepositions))
    things = tuple(t for t in things if context.tree.is_noun(t) and context.tree.tokens[t].upos != "PRON")
    if not things and "alone" not in pattern.needs:
        return None
    if "aim" in pattern.needs and not any(context.tree.lemmas[t] in words("efforts", "aims") for t in things):
        return None
    if things and context.tree.lemmas[things[0]] == "effort" and _says_on(context, verb, things[0]):
        return None
    taken.update(t for t in things if not context.acts(t))
    helped = tuple(h for h in things if context.acts(h)) or _recipients(context, frame)
    activity = _activity(context, verb, things)
    return _finding(context, verb, frame.subjects, helped, activity, pattern)


def _says_on(context: SentenceContext, verb: int, thing: int) -> bool:
    """Whether an infinitive says what the effort is ("leads efforts to counter …"): that one is the effort."""
    tree = context.tree
    clauses = tree.children(verb, "advcl", "xcomp") + tree.children(thing, "acl")
    return any(tree.lemmas[m] == "to" for k in clauses for m in tree.children(k, "mark"))


def _named(context: SentenceContext, noun: int, pattern: Pattern) -> Finding | None:
    """`X's support to Y`, `Canadian training for Z`."""
    frame = noun_frame(context.tree, noun)
    subjects = frame.subjects
    if pattern.of == "actor" and not subjects:
        subjects = frame.by("of")
    if not subjects and context.tree.preposition(noun).split(" ")[-1] in ("through", "by", "with"):
        subjects = verb_frame(context.tree, context.tree.head(noun)).subjects
    recipients = _recipients(context, frame)
    if not recipients and light_verb(context.tree, noun) < 0 and place_of(context.tree, noun) is None:
        return None  # only spoken of
    activity = context.arguments("activity", (noun,), wide=True)
    return _finding(context, noun, subjects, recipients, activity, pattern)


def _recipients(context: SentenceContext, frame: Frame) -> tuple[int, ...]:
    return context.actors(frame.by(*_RECIPIENT))


def _activity(context: SentenceContext, verb: int, things: tuple[int, ...]) -> tuple[Argument, ...]:
    """From the verb to the end of what it is done to."""
    tree = context.tree
    last = verb + 1
    after = [t for t in things if t > verb]
    if things and not after:
        return context.arguments("activity", things[:1], wide=True)
    if after:
        last = span(tree, after[0], wide=True)[1]
    first, stop = whole_words(tree, verb, min(max(last, verb + 1), verb + _LONGEST_ACTIVITY))
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    return (Argument("activity", context.document.text[start:end], start, end),)


def _finding(
    context: SentenceContext,
    trigger: int,
    subjects: tuple[int, ...],
    recipients: tuple[int, ...],
    activity: tuple[Argument, ...],
    pattern: Pattern,
) -> Finding | None:
    helpers = tuple(_owner(context, s) for s in subjects)
    actors = context.arguments("actor", tuple(s for s in helpers if _can_help(context, s)))
    if not actors or not activity:
        return None
    named = {(a.start, a.end) for a in actors}
    helped = tuple(r for r in context.arguments("recipient", recipients) if (r.start, r.end) not in named)
    factuality = factuality_of(context.tree, trigger)
    sector, value = sector_of(context.tree, trigger, activity[0]), _value(context, trigger)
    is_help = helped and factuality.modality is Modality.ACTUAL and pattern.type in _HELPING
    if sector == UNSPECIFIED and value is None and not is_help:
        return None
    if not helped and len(activity[0].text.split()) < 2 and value is None:
        return None  # "assistance", nobody says to whom
    return Finding(
        kind=Kind.EFFORT,
        type=sector,
        trigger=trigger,
        arguments=(*actors, *helped, *activity),
        pattern=f"effort/{pattern.type or 'help'}: {pattern.name}",
        stage=_stage(context, trigger, factuality, pattern),
        value=value,
        factuality=factuality,
        base=0.5 if pattern.part == "verb" else 0.45,
    )


def _owner(context: SentenceContext, head: int) -> int:
    """Whose work it is, where the work is what acts ("the mission's work focuses on …")."""
    owners = context.tree.children(head, "nmod:poss")
    return owners[0] if owners and context.tree.lemmas[head] in words("efforts", "own_work") else head


def _can_help(context: SentenceContext, head: int) -> bool:
    mention = context.tree.mention(head)
    if context.tree.lemmas[head] in words("efforts", "helped"):
        return False
    return context.acts(head) and (mention is None or mention.type not in PLACES or mention.type.value == "country")


def _stage(context: SentenceContext, trigger: int, factuality: Factuality, pattern: Pattern) -> Stage:
    if factuality.modality is Modality.CALLED_FOR or factuality.modality is Modality.HYPOTHETICAL:
        return Stage.PROPOSED
    if pattern.type == "pledge":
        return Stage.PLEDGED
    if factuality.modality is Modality.PLANNED:
        return Stage.ANNOUNCED
    tree = context.tree
    governors = (trigger, *tree.ancestors(trigger)[:2])
    if any(tree.lemmas[i] in words("efforts", "ending") for i in governors):
        return Stage.ENDED
    return Stage.ACTIVE


def _value(context: SentenceContext, trigger: int) -> Value | None:
    """The amount in the trigger's clause: money first, then people."""
    tree = context.tree
    inside = set(tree.subtree(trigger)) | set(tree.subtree(tree.clause(trigger)))
    near = [q for q in tree.sentence.quantities if q.first in inside]
    money = [q.value for q in near if q.value.unit == "money"]
    people = [q.value for q in near if q.value.unit == "persons" and tree.distance(trigger, q.head) <= 3]
    return next(iter((*money, *people)), None)
