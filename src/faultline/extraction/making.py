"""From a trigger and its arguments to a statement: evidence, voice, sureness, time, place and confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faultline.extraction.attributes.attribution import Voice
from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.attributes.settings import where
from faultline.extraction.attributes.suspicion import is_suspected
from faultline.extraction.attributes.times_of import time_of
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import (
    Argument,
    Attribution,
    Counts,
    Kind,
    Modality,
    Polarity,
    Speaker,
    Stage,
    Statement,
    statement_id,
)
from faultline.model.time import Basis
from faultline.model.value import Value

EXTRACTOR = "rules@4"
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """What an extractor has found; the rest of the statement follows from the trigger.

    Attributes:
        factuality, place, speaker: Given where the kind knows better than the trigger's clause.
        base: Confidence of the pattern before anything else is known.
    """

    kind: Kind
    type: str
    trigger: int
    arguments: tuple[Argument, ...]
    pattern: str
    mode: str | None = None
    stage: Stage | None = None
    value: Value | None = None
    counts: Counts | None = None
    factuality: Factuality | None = None
    place: PlaceReference | None = None
    speaker: Speaker | None = None
    base: float = 0.55


def make(context: SentenceContext, finding: Finding) -> Statement:
    """The statement of a finding, with everything that its place in the sentence says about it."""
    tree, trigger = context.tree, finding.trigger
    factuality = _factuality(context, finding)
    voice = _voice(context, finding)
    arguments = _without_speaker(finding, voice)
    start, end = quote_span(tree, trigger, _as_written(context, arguments))
    evidence = Evidence.of_span(context.document.id, context.document.text, start, end, extractor=EXTRACTOR)
    time = time_of(context.document, tree, trigger, factuality.modality, earlier=context.earlier)
    identity = statement_id(
        finding.kind,
        finding.type,
        evidence,
        arguments,
        finding.value,
        factuality.polarity,
        factuality.modality,
    )
    context.triggers[identity] = trigger
    return Statement(
        id=identity,
        kind=finding.kind,
        type=finding.type,
        evidence=evidence,
        arguments=arguments,
        time=time,
        place=_place(context, finding, factuality),
        value=finding.value,
        polarity=factuality.polarity,
        modality=factuality.modality,
        mode=finding.mode,
        stage=finding.stage,
        counts=finding.counts,
        speaker=voice.speaker,
        reported_by=voice.reported_by,
        attribution=voice.attribution,
        confidence=_confidence(finding, factuality, time is not None and time.basis is Basis.STATED),
        pattern=finding.pattern,
    )


def _without_speaker(finding: Finding, voice: Voice) -> tuple[Argument, ...]:
    """Whoever tells a figure is not whose figure it is, where another is named ("the army has 900 men, X says")."""
    speaker = voice.speaker
    if finding.kind is not Kind.QUANTITY or speaker is None or len(finding.arguments) < 2:
        return finding.arguments
    return tuple(a for a in finding.arguments if a.text != speaker.text) or finding.arguments


def _factuality(context: SentenceContext, finding: Finding) -> Factuality:
    """As the clause says; a deed is alleged of the one who is only arrested or tried for it."""
    found = finding.factuality or factuality_of(context.tree, finding.trigger)
    doers = [a for a in finding.arguments if a.role in ("actor", "source")]
    is_doubtful = found == Factuality() and is_suspected(context.tree, finding.trigger, doers)
    return Factuality(Modality.ALLEGED) if is_doubtful else found


def _place(context: SentenceContext, finding: Finding, factuality: Factuality) -> PlaceReference | None:
    tree, of = context.tree, finding
    is_done = factuality.modality in (Modality.ACTUAL, Modality.ALLEGED)
    return of.place or where(tree, of.trigger, of.kind, of.type, of.arguments, context.setting, is_done=is_done)


def _voice(context: SentenceContext, finding: Finding) -> Voice:
    is_title = finding.kind is Kind.RELATION and ": title '" in finding.pattern
    of = context.voices.quoted if is_title else context.voices.of  # what a title says of X is told beside what X says
    voice = of(context.tree, finding.trigger)
    if finding.speaker is None:
        return voice
    if voice.speaker is None:
        return Voice(finding.speaker, Attribution.REPORTED)
    return voice


def _confidence(finding: Finding, factuality: Factuality, is_dated: bool) -> float:
    """Higher with named arguments and a stated date, lower where negation or modality had to be read."""
    named = sum(a.chain is not None for a in finding.arguments)
    score = finding.base + 0.08 * min(named, 3) + 0.04 * is_dated
    if factuality.modality is not Modality.ACTUAL or factuality.polarity is Polarity.DENIED:
        score -= 0.05
    return round(min(0.95, max(0.2, score)), 2)


def _as_written(context: SentenceContext, arguments: Iterable[Argument]) -> Iterator[tuple[int, int]]:
    """Where the sentence has the arguments; of one named before it, the pronoun that stands for it."""
    tokens = context.tree.tokens
    for told in arguments:
        inside = list(_inside(context.tree, [told]))
        meant = [i for i, m in context.meant.items() if any(a.start == told.start for a in m.arguments)]
        yield from inside or [(tokens[i].start, tokens[i].end) for i in meant[:1]]


def quote_span(tree: Tree, trigger: int, written: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The smallest clause with a trigger and the spans of its arguments, at most 60 words, else words around them."""
    token = tree.tokens[trigger]
    inside = list(written)
    start = min([token.start, *(s for s, _ in inside)])
    end = max([token.end, *(e for _, e in inside)])
    for index in (trigger, *tree.ancestors(trigger)):
        if tree.clause(index) != index:
            continue
        clause = tree.subtree(index)
        first, last = clause[0], clause[-1]
        if tree.tokens[first].start <= start and tree.tokens[last].end >= end and last - first >= 2:
            return _cut(tree, first, last, start, end)
    return _cut(tree, 0, len(tree.tokens) - 1, start, end)


def _inside(tree: Tree, arguments: Iterable[Argument]) -> Iterator[tuple[int, int]]:
    """The spans of arguments in the sentence; the author of a letter is named at its head."""
    for a in arguments:
        if a.start is not None and a.end is not None and tree.sentence.start <= a.start < tree.sentence.end:
            yield a.start, a.end


def _cut(tree: Tree, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Narrow `first..last` to the longest allowed quote that still holds `start..end`, else to these."""
    while last > first and tree.tokens[last].upos == "PUNCT" and tree.tokens[last].text in (",", ";", "—", "–", "("):
        last -= 1
    while last > first and tree.tokens[first].upos in ("PUNCT", "CCONJ") and tree.tokens[first].end <= start:
        first += 1
    while last - first >= _LONGEST_QUOTE and tree.tokens[last].start >= end:
        last -= 1
    while last - first >= _LONGEST_QUOTE and tree.tokens[first].end <= start:
        first += 1
    return min(tree.tokens[first].start, start), max(tree.tokens[last].end, end)


def is_named(tree: Tree, head: int) -> bool:
    """Whether a phrase is a name, or a description or pronoun of something named."""
    mention = tree.mention(head)
    return mention is not None and mention.form is not Form.DEMONYM
