"""Events: who did what to whom, by the verbs and nouns of `patterns/events.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.attributes.places_of import PLACES, reference
from faultline.extraction.clauses import Frame, noun_frame, verb_frame
from faultline.extraction.companions import companions
from faultline.extraction.context import SentenceContext
from faultline.extraction.events import parties, telling
from faultline.extraction.events.casualties import counts_of
from faultline.extraction.events.earlier import earlier_doers
from faultline.extraction.events.persons import party
from faultline.extraction.events.recipients import recipients as recipients_of
from faultline.extraction.events.retelling import told_once
from faultline.extraction.events.standing import is_untold, sunk_into
from faultline.extraction.events.worth import is_worth
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import Kind, Statement


def extract_events(context: SentenceContext) -> Iterator[Statement]:
    """An event for each trigger that has an actor or recipient, or is a noun with a place or date of its own."""
    for finding in told_once(context.tree, _findings(context)):
        yield make(context, finding)


def _findings(context: SentenceContext) -> Iterator[Finding]:
    patterns = lexicon("events", "event")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None or telling.only_modifies(context, token.index, pattern):
            continue
        finding = _finding(context, _top(context, token.index, pattern), pattern)
        if finding is not None:
            yield finding


def _top(context: SentenceContext, index: int, pattern: Pattern) -> int:
    """The word that governs a noun of several words ("state of emergency"), where it is not the last."""
    head = context.tree.head(index)
    is_inside = pattern.part == "noun" and context.tree.relation(index) == "nmod" and head < index
    return head if is_inside and context.tree.lemmas[head] in pattern.words[:-1] else index


def _finding(context: SentenceContext, trigger: int, pattern: Pattern) -> Finding | None:
    tree = context.tree
    verbal = pattern.part == "verb"
    if is_untold(context, trigger, pattern) or (verbal and not telling.is_told_of(context, trigger, pattern)):
        return None
    frame = verb_frame(tree, trigger) if verbal else noun_frame(tree, trigger)
    if telling.means_else(context, frame, trigger, pattern) or telling.is_aside(context, trigger, pattern):
        return None
    if verbal and not frame.subjects and (_is_accident(context, pattern) or _is_of_calamity(context, pattern)):
        pattern = replace(pattern, type="OTHER", mode=None)
    actors = party(context, "actor", parties.actors(context, frame, pattern, trigger), trigger)
    if verbal and actors and pattern.type not in parties.SYMMETRIC:
        beside = party(context, "actor", companions(context, trigger), trigger)
        actors += tuple(b for b in beside if all((a.start, a.end) != (b.start, b.end) for a in actors))
    if verbal and not actors and pattern.type == "ASSAULT":
        actors = earlier_doers(context, frame)
    heads = recipients_of(context, frame, pattern, trigger)
    place = _visited(context, heads) if pattern.mode == "visit" else None
    met = heads if place is None or _is_country(context, heads) else ()
    recipients = party(context, "recipient", met, trigger, as_written=bool(actors))
    recipients = tuple(r for r in recipients if all((r.start, r.end) != (a.start, a.end) for a in actors))
    is_sunk = not verbal and _is_sunk(context, trigger)
    is_placed = place is not None
    if not is_sunk and not telling.is_said(context, frame, trigger, pattern, actors, recipients, is_placed=is_placed):
        return None
    if not is_worth(context, trigger, pattern, actors, recipients):
        return None
    return Finding(
        kind=Kind.EVENT,
        type=pattern.type,
        trigger=trigger,
        arguments=(*actors, *recipients),
        pattern=f"event/{pattern.type}: {pattern.name}",
        mode=_mode(context, pattern, frame, heads),
        counts=None if pattern.type in words("events", "countless") else counts_of(tree, trigger, pattern.type),
        place=place,
        base=0.55 if verbal else 0.5,
    )


def _is_sunk(context: SentenceContext, noun: int) -> bool:
    """Whether a land comes into a war, of which nobody need be told as the doer, and a land is named."""
    lands = (m for m in context.tree.sentence.mentions if m.type in PLACES and m.form is Form.NAME)
    return sunk_into(context.tree, noun) >= 0 and any(lands)


def _is_of_calamity(context: SentenceContext, pattern: Pattern) -> bool:
    return pattern.type == "ASSAULT" and context.setting.is_calamity


def _is_accident(context: SentenceContext, pattern: Pattern) -> bool:
    """Whether damage is told without anybody, or any violence, that did it ("cables were damaged in May")."""
    if pattern.words not in (("damage",), ("wreck",)):
        return False
    told = words("events", "violent") | words("events", "bombs")
    return told.isdisjoint(context.document.text.lower().split())


def _mode(context: SentenceContext, pattern: Pattern, frame: Frame, recipients: tuple[int, ...]) -> str | None:
    """The pattern's mode; a place or thing that is captured is seized, not arrested."""
    found = [m for m in map(context.tree.mention, recipients) if m is not None]
    is_place = bool(found) and found[0].type in PLACES
    is_thing = pattern.words == ("capture",) and not recipients and bool(frame.objects)
    return "seize" if pattern.mode == "arrest" and (is_place or is_thing) else pattern.mode


def _is_country(context: SentenceContext, heads: tuple[int, ...]) -> bool:
    """Whether one travels to a country: a visit paid to it, not only in it."""
    mentions = (context.tree.mention(head) for head in heads)
    return any(m is not None and m.type is EntityType.COUNTRY for m in mentions)


def _visited(context: SentenceContext, heads: tuple[int, ...]) -> PlaceReference | None:
    """The place one travels to: where the visit is, not whom it is paid to."""
    for head in heads:
        mention = context.tree.mention(head)
        if mention is not None and mention.type in PLACES and mention.form in (Form.NAME, Form.ACRONYM):
            return reference(context.tree, head)
    return None
