"""Efforts: who gives or does what to help whom, by `patterns/efforts.toml`, with sector, stage and amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.agency import counted
from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.companions import companions
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.actors import helpers_of
from faultline.extraction.efforts.forms import Form, doing, giving
from faultline.extraction.efforts.gifts import is_sum
from faultline.extraction.efforts.nouns import naming
from faultline.extraction.efforts.proposals import proposals
from faultline.extraction.efforts.recipients import recipient_arguments
from faultline.extraction.efforts.screening import is_no_help, wished
from faultline.extraction.efforts.sectors import UNSPECIFIED, sector_of
from faultline.extraction.events.deeds import is_titled
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.phrases import span, whole_words
from faultline.extraction.positions.holders import is_first_person, voice_of
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_adjective, is_passive
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.statement import Argument, Kind, Modality, Stage, Statement
from faultline.model.value import Value

_VERBAL = (("give", giving), ("do", doing))
_FORMS = {
    "VERB": _VERBAL,
    "AUX": _VERBAL,
    "ADJ": _VERBAL,
    "NOUN": (("help", naming),),
    "PROPN": (("help", naming),),
}
_HELPING = (
    "give",
    "pledge",
    "train",
    "assist",
    "finance",
    "help",
    "relieve",
    "keep",
    "settle",
    "counter",
    "mediate",
    "receive",
    "patrol",
    "reach",
    "seek",
    "mission",
    "build",
    "protect",
)
# What is only called for is an effort where it is help; else it is a demand (positions, requests).
_CALLED_FOR = (
    "give",
    "keep",
    "pledge",
    "train",
    "assist",
    "finance",
    "help",
    "relieve",
    "mediate",
    "mission",
    "work",
    "receive",
    "reach",
    "seek",
)
_HOLDERS = (EntityType.PERSON, EntityType.PARTY)
_LONGEST_ACTIVITY = 10


def extract_efforts(context: SentenceContext) -> Iterator[Statement]:
    """Giving (`give`), doing (`do`) and nouns that name help (`help`), each word telling of one effort at most."""
    taken: set[int] = set()
    for token in context.tree.tokens:
        is_apart = is_adjective(context.tree, token.index) or is_titled(context.tree, token.index)
        form = None if is_apart else _form_at(context, token.index, taken)
        found = _finding(context, form) if form is not None else None
        if form is not None and found is not None:
            taken.update((*form.covers, *(counted(context.tree, t) for t in form.things)))
            yield make(context, found)
    for form in proposals(context):
        proposed = _proposal(context, form)
        if proposed is not None and form.trigger not in taken:
            yield make(context, proposed)


def _proposal(context: SentenceContext, form: Form) -> Finding | None:
    """What the one who is advised should do, or what somebody should."""
    activity, recipients = _activity(context, form), recipient_arguments(context, form.recipients)
    advised = () if form.is_open or context.advised is None else (context.advised,)
    if activity is None:
        return None
    return Finding(
        kind=Kind.EFFORT,
        type=sector_of(context.tree, form.trigger, activity),
        trigger=form.trigger,
        arguments=(*advised, *recipients, activity),
        pattern=f"effort/proposal: {form.pattern.name}",
        stage=Stage.PROPOSED,
        value=_value(context, form),
        factuality=Factuality(Modality.CALLED_FOR),
        base=0.35,
    )


def _form_at(context: SentenceContext, index: int, taken: set[int]) -> Form | None:
    """The first form that a token is the word of."""
    for table, read in _FORMS.get(context.tree.tokens[index].upos, ()):
        pattern = lexicon("efforts", table).at(context.tree, index)
        form = read(context, index, pattern) if pattern is not None and index not in taken else None
        if form is not None:
            return form
    return None


def _finding(context: SentenceContext, form: Form) -> Finding | None:
    pattern, tree = form.pattern, context.tree
    helpers = (*form.subjects, *(companions(context, form.verb) if form.subjects else ()))
    actors = context.arguments("actor", helpers_of(context, helpers, pattern)) or _own(context, form)
    activity = _activity(context, form)
    if activity is None or is_no_help(context, form) or (not actors and not _is_without_giver(tree, form)):
        return None
    named = {(a.start, a.end) for a in actors}
    helped = tuple(r for r in recipient_arguments(context, form.recipients) if (r.start, r.end) not in named)
    factuality = wished(tree, form, _factuality(tree, form))
    if factuality.modality is not Modality.ACTUAL and not actors:
        return None
    if factuality.modality is Modality.HYPOTHETICAL and pattern.type == "strive":
        return None
    if factuality.modality is Modality.CALLED_FOR and not _is_call_for_help(pattern, helped):
        return None
    if pattern.type == "focus" and not any(tree.lemmas[s] in words("efforts", "own_work") for s in form.subjects):
        return None
    if not helped and _is_stance(context, form):
        return None
    sector, value = sector_of(tree, form.trigger, activity), _value(context, form)
    if (
        sector == UNSPECIFIED
        and value is None
        and not helped
        and pattern.type not in _HELPING
        and not form.is_endeavour
        and not form.covers
    ):
        return None
    if not helped and len(activity.text.split()) < 2 and value is None:
        return None  # "assistance", nobody says to whom
    return Finding(
        kind=Kind.EFFORT,
        type=sector,
        trigger=form.trigger,
        arguments=(*actors, *helped, activity),
        pattern=f"effort/{pattern.type}: {pattern.name}",
        stage=_stage(tree, form.trigger, factuality, pattern),
        value=value,
        factuality=factuality,
        base=0.5 if pattern.part == "verb" else 0.45,
    )


def _own(context: SentenceContext, form: Form) -> tuple[Argument, ...]:
    """Who speaks, where "I" or "we" help."""
    if not any(is_first_person(context.tree, s) and context.tree.tokens[s].upos == "PRON" for s in form.subjects):
        return ()
    return tuple(replace(holder, role="actor") for holder in voice_of(context, form.trigger))


def _is_call_for_help(pattern: Pattern, helped: tuple[Argument, ...]) -> bool:
    return pattern.type in _CALLED_FOR or (pattern.type == "protect" and bool(helped))


def _is_stance(context: SentenceContext, form: Form) -> bool:
    """Whether somebody is for a process rather than at work on it ("the president supports the reform")."""
    if form.pattern.words != ("support",) or form.pattern.part != "verb":
        return False
    mentions = [context.tree.mention(s) for s in form.subjects]
    return all(m is not None and m.type in _HOLDERS for m in mentions)


def _factuality(tree: Tree, form: Form) -> Factuality:
    """As sure as its trigger; what ended was there."""
    if form.is_open:
        return Factuality(Modality.CALLED_FOR)
    found = factuality_of(tree, form.trigger)
    governor = tree.head(form.trigger)
    if form.pattern.part == "verb" or governor < 0 or tree.lemmas[governor] not in words("efforts", "ending"):
        return found
    if any(tree.lemmas[k] in ("not", "never") for k in tree.children(governor, "advmod")):
        return found
    return Factuality(found.modality)


def _is_without_giver(tree: Tree, form: Form) -> bool:
    """Whether a passive tells what was given to whom and not by whom, or an operation that it goes on."""
    if form.pattern.type == "mission" and not form.recipients:
        return True
    is_told = form.pattern.type == "give" and form.pattern.part == "verb" and is_passive(tree, form.trigger)
    return (
        is_told
        and bool(form.recipients)
        and not form.subjects
        and tree.relation(form.trigger) in ("root", "conj", "ccomp", "parataxis")
    )


def _activity(context: SentenceContext, form: Form) -> Argument | None:
    """What is given, or the words from the verb to the end of what it is done to."""
    tree = context.tree
    after = [t for t in form.things if t > form.verb]
    if form.verb < 0 or (form.things and not after):
        return _with_verb(context, form) or context.argument("activity", form.things[0], wide=True)
    last = span(tree, after[0], wide=True)[1] if after else form.verb + 1
    first, stop = whole_words(tree, form.verb, min(max(last, form.verb + 1), form.verb + _LONGEST_ACTIVITY))
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    return Argument("activity", context.document.text[start:end], start, end)


def _with_verb(context: SentenceContext, form: Form) -> Argument | None:
    """Of a passive, from what it is done to up to the verb ("the vote will be observed")."""
    tree = context.tree
    if form.verb < 0 or form.things[0] not in tree.children(form.verb, "nsubj:pass", "nsubj"):
        return None
    first, stop = span(tree, form.things[0], wide=True)[0], form.verb + 1
    if stop - first > _LONGEST_ACTIVITY:
        return None
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    return Argument("activity", context.document.text[start:end], start, end)


def _stage(tree: Tree, trigger: int, factuality: Factuality, pattern: Pattern) -> Stage:
    if factuality.modality in (Modality.CALLED_FOR, Modality.HYPOTHETICAL):
        return Stage.PROPOSED
    if pattern.type == "pledge":
        return Stage.PLEDGED
    if factuality.modality is Modality.PLANNED:
        return Stage.ANNOUNCED
    governors = (trigger, *tree.ancestors(trigger)[:2])
    return Stage.ENDED if any(tree.lemmas[i] in words("efforts", "ending") for i in governors) else Stage.ACTIVE


def _value(context: SentenceContext, form: Form) -> Value | None:
    """The amount: money in the clause first, then the number of what is given or of those who are trained."""
    tree = context.tree
    inside = set(tree.subtree(form.trigger)) | set(tree.subtree(tree.clause(form.trigger)))
    near = [q for q in tree.sentence.quantities if q.first in inside]
    money = [q.value for q in near if is_sum(q.value)]
    counts = {t for thing in form.things for t in (thing, counted(tree, thing))}
    numbers = [q.value for q in near if q.value.unit == "persons" and q.head in counts]
    return next(iter((*money, *numbers)), None)
