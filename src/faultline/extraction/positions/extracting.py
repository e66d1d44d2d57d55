"""Positions: who supports, opposes, condemns, calls for, warns of or denies what, by `patterns/positions.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.agency import counted
from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.clauses import Frame, beyond, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.events.standing import is_unanswered
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.positions.appraisals import appraisals
from faultline.extraction.positions.deontics import deontics
from faultline.extraction.positions.holders import (
    holders_of,
    is_spoken,
    is_subjectless,
    speaker_of,
    voice_of,
)
from faultline.extraction.positions.nouns import noun_positions
from faultline.extraction.positions.priorities import priority_positions
from faultline.extraction.positions.receptions import reception_positions
from faultline.extraction.positions.requests import asked_by, is_between, request_of
from faultline.extraction.positions.stances import stances
from faultline.extraction.positions.states import state_positions
from faultline.extraction.positions.targets import clause_target, is_foretold, is_told, parted, phrase_targets, trimmed
from faultline.extraction.positions.worries import worry_positions
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_adjective, is_passive
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Kind, Modality, Polarity, Statement

_EMPTY = ("this", "that", "it", "which")


def extract_positions(context: SentenceContext) -> Iterator[Statement]:
    """A position for each word of stance with a holder and a target; a call on somebody named is a request."""
    for find in _FINDERS:
        for finding in find(context):
            if finding.kind is not Kind.POSITION:
                yield make(context, finding)
            elif is_told(whole := tuple(trimmed(context, a) for a in finding.arguments)):
                yield make(context, replace(finding, arguments=whole))


def _verb_positions(context: SentenceContext) -> Iterator[Finding]:
    patterns, negated = lexicon("positions", "position"), lexicon("positions", "negated")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index) if token.upos == "VERB" else None
        denied = negated.at(context.tree, token.index)
        if denied is not None and factuality_of(context.tree, token.index).polarity is Polarity.DENIED:
            pattern = denied
        if pattern is None or is_adjective(context.tree, token.index) or is_unanswered(context.tree, token.index):
            continue
        if token.lemma == "like" and not context.tree.children(token.index, "aux"):
            continue  # to like is to wish only with "would"
        finding = _finding(context, token.index, pattern)
        if finding is not None:
            yield finding


def _finding(context: SentenceContext, verb: int, pattern: Pattern) -> Finding | None:
    frame = verb_frame(context.tree, verb)
    if _is_aside(context, verb, frame) or _is_help(context, verb, frame, pattern) or _is_apart(context, verb, pattern):
        return None
    holders = _holders(context, verb, frame)
    asked = asked_by(context, verb, frame, pattern) if holders else ()
    if asked and holders[0].start != asked[0].start:
        actors = tuple(replace(h, role="actor") for h in holders)
        return Finding(
            Kind.EVENT, "REQUEST", verb, (*actors, *asked), f"event/REQUEST: {pattern.name}", factuality=Factuality()
        )
    targets = _targets(context, verb, pattern)
    factuality = _factuality(context, verb, pattern)
    if not holders or not targets or holders[0].start == targets[0].start or factuality.modality is Modality.CALLED_FOR:
        return None  # what somebody is called on to condemn he has not condemned
    if pattern.type == "calls_for" and is_between(context, verb, holders[0], targets[0]):
        return request_of(context, verb, holders, pattern)
    type = _type(context, frame, pattern)
    return Finding(
        kind=Kind.POSITION,
        type=type,
        trigger=verb,
        arguments=(*holders, *targets),
        pattern=f"position/{type}: {pattern.name}",
        factuality=factuality,
        speaker=speaker_of(context, holders[0]) if is_spoken(context, verb, targets[0]) else None,
        base=0.55,
    )


def _holders(context: SentenceContext, verb: int, frame: Frame) -> tuple[Argument, ...]:
    """The subject; of a passive without agent, of "this calls for" and of a resolution's verbs, whose text it is."""
    tree = context.tree
    if is_subjectless(context, verb):
        return context.author.holders if context.author is not None else ()
    is_impersonal = bool(frame.subjects) and _is_empty(tree, frame.subjects[0])
    is_main = tree.relation(verb) in ("root", "conj", "ccomp", "parataxis")
    is_unsaid = is_main and not frame.subjects and is_passive(tree, verb) and bool(tree.children(verb, "aux:pass"))
    written = holders_of(context, verb, frame.subjects)
    return written or voice_of(context, verb) if is_impersonal or is_unsaid else written


def _is_empty(tree: Tree, subject: int) -> bool:
    """Whether a subject is the matter itself ("this calls for"), not people left unnamed ("those who obstruct it")."""
    is_people = tree.tokens[subject].text.lower() in ("those", "these")
    return tree.lemmas[subject] in _EMPTY and not is_people and tree.mention(subject) is None


def _type(context: SentenceContext, frame: Frame, pattern: Pattern) -> str:
    """To reject what was said of one is to deny it."""
    said = any(context.tree.lemmas[o] in words("positions", "claims") for o in frame.objects)
    return (
        "denies"
        if pattern.words[0] in ("reject", "dismiss", "repudiate", "discount", "refute") and said
        else pattern.type
    )


def _is_aside(context: SentenceContext, verb: int, frame: Frame) -> bool:
    """Whether it is a remark ("as requested by X") or a purpose ("to support …"): neither is a stance that is taken."""
    tree = context.tree
    first = tree.head(verb) if tree.relation(verb) == "conj" and tree.tokens[verb].xpos == "VB" else verb
    first = first if first >= 0 and tree.tokens[first].xpos == "VB" else verb
    marks = {tree.lemmas[k] for k in (*tree.children(verb, "mark"), *tree.children(first, "mark"))}
    head = tree.head(first)
    is_purpose = "to" in marks and tree.relation(first) in ("advcl", "acl") and tree.tokens[head].upos != "ADJ"
    is_purpose = is_purpose and tree.lemmas[head] not in words("positions", "voicing")
    is_remark = "as" in marks and (not frame.subjects or is_passive(tree, verb))
    is_described = tree.tokens[verb].relation == "acl" and tree.tokens[verb].xpos == "VBN" and not frame.subjects
    is_named = tree.lemmas[verb] == "call" and bool(tree.children(verb, "obj", "xcomp")) and not _is_asking(tree, verb)
    state = stances("state").get(tree.tokens[head].text.lower()) if head >= 0 else None
    is_shunned = state is not None and state.type in ("opposes", "warns")  # "reluctant to criticise"
    return is_remark or is_purpose or is_described or is_named or is_shunned


def _is_asking(tree: Tree, verb: int) -> bool:
    """Whether to call is to ask ("called for", "called on"), not to name ("a board called the Council for Trade")."""
    after = verb + 1
    while after < len(tree.tokens) and tree.tokens[after].upos in ("ADV", "PUNCT"):
        after += 1
    return after < len(tree.tokens) and tree.lemmas[after] in ("for", "on", "upon", "in", "at", "during")


def _is_help(context: SentenceContext, verb: int, frame: Frame, pattern: Pattern) -> bool:
    """Whether to support is to work at it ("supported the implementation"): an effort, no stance."""
    tree = context.tree
    gained = words("positions", "sway") | words("positions", "claims")
    if tree.lemmas[verb] == "assert" and any(tree.lemmas[o] in gained for o in frame.objects):
        return True  # to assert one's dominance is to gain it, to assert a claim is to make it
    if pattern.type == "supports" and any(tree.lemmas[o] in words("positions", "worries") for o in frame.objects):
        return True  # to defend against a risk is not to be for it
    is_support = tree.lemmas[verb] in ("encourage", "endorse") and tree.relation(verb) != "root"
    withheld = words("positions", "withheld")
    if tree.lemmas[verb] == "deny" and any(tree.lemmas[counted(tree, o)] in withheld for o in frame.objects):
        return True
    is_work = any(tree.lemmas[o] in words("positions", "work") for o in frame.objects)
    is_cause = any(tree.lemmas[o] in words("positions", "causes") or context.acts(o) for o in frame.objects)
    is_done = tree.tokens[verb].xpos not in ("VBZ", "VBP")
    helps = tree.lemmas[verb] in ("support", "back") and (is_work or (is_done and not is_cause))
    is_at_work = any(tree.preposition(k) == "in" for k in tree.children(verb, "advcl"))  # "supported them in building"
    helps = helps or (tree.lemmas[verb] in ("support", "back", "encourage") and is_at_work)
    return helps or (is_support and tree.tokens[verb].xpos == "VBG" and not is_subjectless(context, verb))


def _is_apart(context: SentenceContext, verb: int, pattern: Pattern) -> bool:
    """Whether the preposition that makes the stance ("stands by its ally") is another's ("stands at a point, by")."""
    tree = context.tree
    if pattern.type not in ("supports", "opposes") or len(pattern.words) != 2:
        return False
    after = verb + 1
    while after < len(tree.tokens) and tree.tokens[after].upos == "ADV":
        after += 1
    is_preposition = any(
        tree.tokens[i].upos == "ADP" and tree.lemmas[i] == pattern.words[1] for i in range(len(tree.tokens))
    )
    return is_preposition and (after >= len(tree.tokens) or tree.lemmas[after] != pattern.words[1])


def _factuality(context: SentenceContext, verb: int, pattern: Pattern) -> Factuality:
    """A stance that is itself an intention ("hopes to condemn") keeps its modality; being spoken is no allegation."""
    if pattern.type == "opposes" and lexicon("positions", "negated").at(context.tree, verb) == pattern:
        return Factuality()  # not to accept is to be against
    above = context.tree.lemmas[context.tree.head(verb)]
    asked = context.tree.children(context.tree.head(verb), "obl")
    is_purpose = context.tree.relation(verb) == "advcl" and not any(
        context.tree.preposition(k) in ("on", "upon") and context.acts(k) for k in asked if k < verb
    )  # "calls on all to condemn it": they have not yet
    if above == "write" or (is_purpose and above in words("positions", "voicing")) or is_subjectless(context, verb):
        return Factuality()  # "I write to condemn …" condemns
    found = factuality_of(context.tree, verb)
    return Factuality(Modality.ACTUAL, found.polarity) if found.modality is Modality.ALLEGED else found


def _targets(context: SentenceContext, verb: int, pattern: Pattern) -> tuple[Argument, ...]:
    """A clause where one is governed, else the object or the listed prepositions."""
    tree = context.tree
    wished = verb_frame(tree, verb).by("for") if pattern.words[-1] == "for" else ()
    is_wish = tree.lemmas[verb] in words("positions", "wishing")
    if "clause" in pattern.recipient:
        for clause in _clauses(context, verb, pattern):
            if wished and clause < wished[0]:
                continue
            target = _clause_target(context, verb, clause) if _is_call(context, verb, clause, pattern) else None
            if target is not None:
                return (target,)
    if is_wish and not wished:
        return ()
    frame = beyond(tree, verb_frame(tree, verb), pattern.words)
    objects = tuple(o for o in frame.objects if "object" in pattern.recipient and tree.lemmas[o] not in pattern.words)
    if tree.lemmas[verb] in ("reaffirm", "assert") and any(tree.lemmas[o] in stances("noun", "nouns") for o in objects):
        return ()  # the noun tells the stance
    if not objects and "object" in pattern.recipient:
        objects = parted(tree, verb)
    heads = wished or objects or frame.by(*[p for p in pattern.recipient if p not in ("object", "clause")])
    return phrase_targets(context, [h for h in heads if tree.lemmas[h] not in pattern.words])


def _clauses(context: SentenceContext, verb: int, pattern: Pattern) -> list[int]:
    """Clauses that say what the stance is on."""
    tree = context.tree
    found = tree.children(verb, "ccomp", "xcomp")
    if pattern.type == "calls_for":
        found += [
            k
            for k in tree.children(verb, "advcl")
            if k > verb and any(tree.lemmas[m] == "to" for m in tree.children(k, "mark"))
        ]
        found += [
            k
            for o in tree.children(verb, "obj")
            for k in tree.children(o, "acl")
            if tree.lemmas[verb] in words("positions", "wishing")
            and any(tree.lemmas[m] == "to" for m in tree.children(k, "mark"))
        ]
    return [k for k in found if tree.tokens[k].relation != "acl:relcl" or tree.children(k, "mark")]


def _is_call(context: SentenceContext, verb: int, clause: int, pattern: Pattern) -> bool:
    """Whether a clause says what should be: "insisted that X go", not "insisted that X had gone" or "hopes to go"."""
    tree = context.tree
    if tree.lemmas[verb] in ("decline", "refuse") and tree.lemmas[clause] in words("positions", "reticence"):
        return False
    if tree.lemmas[clause] in ("know", "understand", "remember"):
        return False
    if tree.lemmas[verb] == "propose" and tree.relation(clause) == "xcomp" and not tree.children(clause, "nsubj"):
        return False  # who proposes to do a thing plans it
    if pattern.type != "calls_for":
        return True
    if tree.lemmas[verb] in words("positions", "wishing"):
        return (
            bool(tree.children(clause, "nsubj", "nsubj:pass"))
            or tree.relation(clause) == "acl"
            or bool(tree.children(verb, "obj"))
        )
    if tree.lemmas[verb] not in words("positions", "asserting"):
        return True
    forms = {tree.tokens[k].xpos for k in (clause, *tree.children(clause, "aux", "cop", "aux:pass"))}
    if tree.tokens[verb].xpos == "VBD":
        forms -= {"VBP"}  # "insisted that they go"
    if "MD" in forms and is_foretold(tree, clause):
        return False
    return "MD" in forms or not forms & {"VBD", "VBZ", "VBP"}


def _clause_target(context: SentenceContext, verb: int, clause: int) -> Argument | None:
    """The clause, begun at the one who is to act where it hangs from the verb ("called on X to do Y")."""
    tree = context.tree
    found = clause_target(context, clause)
    if found is None or found.start is None or found.end is None:
        return found
    called = [
        k
        for k in tree.children(verb, "obj", "obl")
        if k < clause and tree.preposition(k) in ("", "on", "upon", "to", "for")
    ]
    if called and verb < called[-1]:
        start = tree.tokens[tree.subtree(called[-1])[0]].start
        if tree.preposition(called[-1]):
            start = tree.tokens[min(i for i in tree.subtree(called[-1]) if tree.relation(i) != "case")].start
        if 0 < found.end - start < 160:
            return Argument("target", context.document.text[start : found.end], start, found.end)
    return found


_FINDERS = (
    _verb_positions,
    noun_positions,
    reception_positions,
    priority_positions,
    worry_positions,
    state_positions,
    appraisals,
    deontics,
)
