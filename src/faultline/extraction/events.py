"""Events: who did what to whom, by the verbs and nouns of `patterns/events.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.casualties import counts_of
from faultline.extraction.clauses import Frame, beyond, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, by_noun, lexicon, words
from faultline.extraction.making import Finding, make
from faultline.extraction.places_of import PLACES, place_of, reference
from faultline.extraction.verb_forms import is_adjective
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
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
_TOLD_ALONE = ("COUP", "ELECTION", "PROTEST", "ASSAULT", "RETREAT")
_DONE_TO = ("ASSAULT", "SANCTION", "DEPLOY", "MOBILIZE")
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
    if verbal and not _is_told_of(context, trigger, pattern):
        return None
    if _means_else(context, frame, pattern) or _is_aside(context, trigger) or _tells_content(context, trigger, pattern):
        return None
    actors = context.arguments("actor", _actors(context, frame, pattern))
    heads = _recipients(context, frame, pattern)
    place = _visited(context, heads) if pattern.mode == "visit" else None
    recipients = context.arguments("recipient", heads if place is None else ())
    recipients = tuple(r for r in recipients if all((r.start, r.end) != (a.start, a.end) for a in actors))
    if verbal and not recipients and _is_done_to_nobody(context, frame, pattern):
        return None
    is_said = _is_said(context, trigger, pattern, actors, recipients)
    if not is_said or not (place is not None or _is_meeting(context, trigger, pattern, frame, (*actors, *recipients))):
        return None
    return Finding(
        kind=Kind.EVENT,
        type=pattern.type,
        trigger=trigger,
        arguments=(*actors, *recipients),
        pattern=f"event/{pattern.type}: {pattern.name}",
        mode=_mode(context, pattern, frame, heads),
        counts=counts_of(context.tree, trigger),
        place=place,
        base=0.55 if verbal else 0.5,
    )


def _means_else(context: SentenceContext, frame: Frame, pattern: Pattern) -> bool:
    """Whether the other party shows that the word tells of something else ("demonstrate commitment")."""
    if "alone" in pattern.needs and frame.objects:
        return True
    tree = context.tree
    others = (*frame.objects, *frame.by(*pattern.recipient), *(frame.by("of") if pattern.of == "recipient" else ()))
    if any(tree.lemmas[s] in words("events", "no_actors") for s in frame.subjects):
        return True
    return any(tree.lemmas[h] in pattern.unless or tree.lemmas[h] in words("events", "no_targets") for h in others)


def _tells_content(context: SentenceContext, verb: int, pattern: Pattern) -> bool:
    """Whether a verb of agreement only says what one thinks ("agreed that …")."""
    clauses = context.tree.children(verb, "ccomp")
    return pattern.type == "AGREE" and pattern.words == ("agree",) and bool(clauses)


def _is_aside(context: SentenceContext, verb: int) -> bool:
    """Whether it is a remark without subject of its own: "as requested by the Council", "at the request of"."""
    tree = context.tree
    if not tree.is_verb(verb):
        return tree.preposition(verb) == "at" and tree.lemmas[verb] in ("request", "demand", "call")
    return any(tree.lemmas[k] == "as" for k in tree.children(verb, "mark")) and not tree.children(verb, "nsubj")


def _is_told_of(context: SentenceContext, verb: int, pattern: Pattern) -> bool:
    """Whether a verb is more than a word beside a noun ("displaced persons"), and a refusal says of what."""
    tree = context.tree
    if is_adjective(tree, verb):
        return False
    return pattern.type != "REJECT" or bool(tree.children(verb, "obj", "xcomp", "ccomp", "obl", "nsubj:pass", "advcl"))


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
        kept = tuple(h for h in found if _is_thing(context, h) and _is_moved(context, h, pattern))
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
    if pattern.words == ("target",) and not actors and context.tree.tokens[trigger].xpos == "VBG":
        return False  # what a programme targets
    if pattern.type == "OTHER" and not recipients and place_of(context.tree, trigger) is None:
        return False
    if actors or (recipients and any(r.chain is not None for r in recipients)):
        return True
    if recipients and pattern.part == "verb" and (pattern.type == "ASSAULT" or "people" in pattern.needs):
        return context.tree.tokens[trigger].xpos != "VBG" or context.tree.relation(trigger) not in ("acl", "advcl")
    if pattern.part != "noun" or "actor" in pattern.needs or pattern.type not in _TOLD_ALONE:
        return False
    is_known = pattern.type in ("COUP", "ELECTION") or " ".join(pattern.words) in words("events", "known_by_date")
    return _has_setting(context, trigger, is_known_by_date=is_known)


def _is_meeting(
    context: SentenceContext, trigger: int, pattern: Pattern, frame: Frame, parties: tuple[Argument, ...]
) -> bool:
    """Of what takes two: whether two are told, or when or where one of many met; else it is procedure."""
    if pattern.type not in _SYMMETRIC or pattern.mode == "visit" or len(parties) > 1:
        return True
    tree = context.tree
    if any("Number=Plur" in tree.tokens[s].feats for s in frame.subjects):
        return True
    return _has_setting(context, trigger, is_known_by_date=True)


def _mode(context: SentenceContext, pattern: Pattern, frame: Frame, recipients: tuple[int, ...]) -> str | None:
    """The pattern's mode; a place or thing that is captured is seized, not arrested."""
    found = [m for m in map(context.tree.mention, recipients) if m is not None]
    is_place = bool(found) and found[0].type in PLACES
    is_thing = pattern.words == ("capture",) and not recipients and bool(frame.objects)
    return "seize" if pattern.mode == "arrest" and (is_place or is_thing) else pattern.mode


def _is_done_to_nobody(context: SentenceContext, frame: Frame, pattern: Pattern) -> bool:
    """Whether a deed has an object that nobody can be ("eliminate abuses", "deploy tools")."""
    others = [o for o in frame.objects if context.tree.lemmas[o] not in pattern.words]
    is_deed = pattern.type in _DONE_TO or pattern.mode == "restrict"
    return bool(others) and is_deed and "object" in pattern.recipient


def _visited(context: SentenceContext, heads: tuple[int, ...]) -> PlaceReference | None:
    """The place one travels to: where the visit is, not whom it is paid to."""
    for head in heads:
        mention = context.tree.mention(head)
        if mention is not None and mention.type in PLACES and mention.form in (Form.NAME, Form.ACRONYM):
            return reference(context.tree, head)
    return None


def _is_thing(context: SentenceContext, head: int) -> bool:
    """Whether a noun can be attacked or seized: `terrorism` and `security` cannot."""
    token = context.tree.tokens[head]
    return token.upos in ("NOUN", "PROPN") and not context.tree.lemmas[head].endswith(_ABSTRACT)


def _is_moved(context: SentenceContext, head: int, pattern: Pattern) -> bool:
    """Whether what is deployed or raised for war is people, arms or vehicles: tools and capacities are not."""
    if pattern.type not in ("DEPLOY", "MOBILIZE"):
        return True
    lemma = context.tree.lemmas[head]
    return lemma in by_noun("measures") or lemma in by_noun("goods")


def _has_setting(context: SentenceContext, noun: int, *, is_known_by_date: bool) -> bool:
    """Whether a noun has a place of its own, or a date where one is enough, by which it is this event and not any."""
    tree = context.tree
    inside = set(tree.subtree(noun))
    place = place_of(tree, noun)
    inside_or_governor = inside if tree.is_verb(noun) else inside | {tree.head(noun)}
    may_be_dated = is_known_by_date or tree.is_verb(noun)
    dated = may_be_dated and any(
        tree.head(i) in inside_or_governor for t in tree.sentence.times for i in range(t.first, t.stop)
    )
    return dated or (place is not None and any(tree.tokens[i].start == place.start for i in inside))
