"""From a document and its analysis to the statements it makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from faultline.errors import EvidenceError
from faultline.extraction.attributes.attribution import Voices
from faultline.extraction.attributes.authors import Authors
from faultline.extraction.attributes.settings import settings
from faultline.extraction.attributes.times_of import last_time
from faultline.extraction.causes.extracting import extract_causes
from faultline.extraction.context import SentenceContext
from faultline.extraction.coreference.meant import meant_in
from faultline.extraction.coreference.resolving import resolve
from faultline.extraction.efforts.advice import advised
from faultline.extraction.efforts.extracting import extract_efforts
from faultline.extraction.events.earlier import Doers, doers_after
from faultline.extraction.events.extracting import extract_events
from faultline.extraction.flows import extract_flows
from faultline.extraction.judging.judge import Bench
from faultline.extraction.positions.extracting import extract_positions
from faultline.extraction.quantities.extracting import extract_quantities
from faultline.extraction.registers import is_of_leisure
from faultline.extraction.relations.extracting import extract_relations
from faultline.extraction.screening import is_about_itself, passed_over
from faultline.extraction.settling import settle
from faultline.extraction.titles import is_of_title
from faultline.extraction.topics import topics
from faultline.extraction.tree import Tree
from faultline.model.document import Document
from faultline.model.loss import Loss
from faultline.model.sentence import Analysis
from faultline.model.statement import Statement
from faultline.model.time import Time
from faultline.tables.schemas import Named

Extractor = Callable[[SentenceContext], Iterator[Statement]]

EXTRACTORS: tuple[Extractor, ...] = (
    extract_events,
    extract_relations,
    extract_efforts,
    extract_flows,
    extract_causes,
    extract_quantities,
    extract_positions,
)

_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a document says, whom and what it names, and what was left out."""

    statements: tuple[Statement, ...] = ()
    mentions: tuple[Named, ...] = ()
    losses: tuple[Loss, ...] = ()


def extract(document: Document, analysis: Analysis, judge: Bench | None = None) -> Extracted:
    """The statements of all sentences that are content, by start then id, each id once.

    Sentences passed over are counted by reason. Odd input gives fewer statements, never an exception: a sentence on
    which an extractor fails is left out and counted, as is one too long to be a sentence. A judge, where one is given,
    says which of the candidates are told; those held back are counted.
    """
    references = resolve(document, analysis)
    trees = references.trees
    if is_of_leisure(trees):
        loss = Loss(document.path, "extraction", "about sport, shows or gadgets", f"{len(trees)} sentences", len(trees))
        return Extracted((), _named(document, trees), (loss,))
    voices, authors = Voices(document, analysis, trees), Authors(document, analysis, trees)
    found: dict[str, Statement] = {}
    losses: list[Loss] = []
    unread: Counter[str] = Counter()
    before: Tree | None = None
    doers = Doers()
    held = 0
    surroundings = zip(settings(document, trees), advised(document, trees), topics(document, trees), strict=True)
    for position, (tree, (setting, asked, topic)) in enumerate(zip(trees, surroundings, strict=True)):
        earlier = _carried(document, before, tree)
        before = tree
        if not tree.sentence.role.is_content or not tree.tokens:
            continue
        if len(tree.tokens) > _LONGEST_SENTENCE:
            detail = f"{len(tree.tokens)} tokens at offset {tree.sentence.start}"
            losses.append(Loss(document.path, "extraction", "sentence too long to read", detail))
            continue
        if is_about_itself(tree):
            continue
        if (reason := passed_over(tree)) is not None:
            unread[reason] += 1
            continue
        author = authors.at(tree.sentence.start)
        meant = meant_in(document, references, position)
        context = SentenceContext(
            document, tree, voices, earlier, setting, author, asked, topic, doers.arguments, meant
        )
        candidates = _of_sentence(context, losses)
        doers = doers_after(doers, candidates)
        told = candidates if judge is None else judge.accepted(context, candidates)
        held += len(candidates) - len(told)
        for statement in told:
            found.setdefault(statement.id, statement)
    if held:
        losses.append(Loss(document.path, "extraction", "statement more likely wrong than right", f"{held} held", held))
    losses += (Loss(document.path, "extraction", why, f"{n} sentences", n) for why, n in unread.items())
    ordered = sorted(found.values(), key=lambda s: (s.evidence.start or 0, s.id))
    return Extracted(tuple(ordered), _named(document, trees), tuple(losses))


def _of_sentence(context: SentenceContext, losses: list[Loss]) -> tuple[Statement, ...]:
    """What every extractor finds in a sentence; a fault of one costs its own statements and is told."""
    found: list[Statement] = []
    for extractor in EXTRACTORS:
        try:
            found += extractor(context)
        except (EvidenceError, IndexError, KeyError, ValueError, RecursionError) as fault:
            where = f"{extractor.__name__} at offset {context.tree.sentence.start}: {type(fault).__name__}"
            losses.append(Loss(context.document.path, "extraction", "sentence not understood", where))
    return settle(tuple(s for s in found if not is_of_title(context.tree, s)))


def _carried(document: Document, before: Tree | None, tree: Tree) -> Time | None:
    """The date that the sentence before hands on, within one passage."""
    if before is None or "\n" in document.text[before.sentence.end : tree.sentence.start]:
        return None
    return last_time(before)


def _named(document: Document, trees: Iterable[Tree]) -> tuple[Named, ...]:
    return tuple(
        Named(document.id, m.text, m.type, m.form, m.chain, m.start, m.end)
        for tree in trees
        for m in tree.sentence.mentions
    )
