"""Whether a word of the event lexicon, with the parties it has, tells an event at all."""

from __future__ import annotations

from faultline.extraction.agency import counted, is_one_of_those, measured
from faultline.extraction.attributes.places_of import PLACES, place_of
from faultline.extraction.clauses import Frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.events.deeds import is_bare_charge, is_deed, is_figure, is_titled, is_violence, occurrence
from faultline.extraction.events.parties import SYMMETRIC, is_sent
from faultline.extraction.events.recipients import is_agreement
from faultline.extraction.lexicon import Pattern
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_adjective, is_passive
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form
from faultline.model.statement import Argument

_TOLD_ALONE = ("COUP", "ELECTION", "PROTEST", "ASSAULT", "RETREAT")
_SELF = ("itself", "themselves", "himself", "herself")
_DONE_TO = ("ASSAULT", "SANCTION", "DEPLOY", "MOBILIZE")


def only_modifies(context: SentenceContext, index: int, pattern: Pattern) -> bool:
    """Whether a noun is but the first part of another ("coup leader"), a figure of speech, or part of a title."""
    tree = context.tree
    if pattern.part != "noun":
        own = [k for k in tree.children(index, "obj", "obl") if tree.lemmas[k] in pattern.words[1:]]
        if pattern.type == "THREATEN" and any(_is_forecast(tree, k) for k in own):
            return True
        if any(_owns_up_to_deed(tree, k) for k in own):
            return True
        return pattern.type == "ASSAULT" and any(is_figure(tree, k) for k in own)  # "suffered a heart attack"
    is_part = tree.relation(index) in ("compound", "amod", "flat") or is_bare_charge(tree, index)
    return is_part or is_figure(tree, index) or (pattern.type not in ("COUP", "ELECTION") and is_titled(tree, index))


def _owns_up_to_deed(tree: Tree, noun: int) -> bool:
    """Whether the deed that one answers for is told itself ("claimed responsibility for the bombing")."""
    return tree.lemmas[noun] in words("frames", "answering") and any(
        is_deed(tree, k) for k in tree.children(noun, "nmod")
    )


def _is_forecast(tree: Tree, noun: int) -> bool:
    """Whether a warning is one of weather or waves ("issued a tsunami warning")."""
    forecast = words("events", "calamities") | words("events", "disasters") | {"weather", "travel", "health"}
    return any(tree.lemmas[k] in forecast for k in tree.children(noun, "compound"))


def is_told_of(context: SentenceContext, verb: int, pattern: Pattern) -> bool:
    """Whether a verb is more than a word beside a noun ("displaced persons"), and a refusal no mere silence."""
    tree = context.tree
    if is_adjective(tree, verb):
        return False
    if pattern.type != "REJECT":
        return True
    refused = tree.children(verb, "xcomp", "ccomp")
    if any(tree.lemmas[k] in words("events", "no_refusals") for k in refused):
        return False
    return bool(refused or tree.children(verb, "obj", "obl", "nsubj:pass", "advcl"))


def is_aside(context: SentenceContext, trigger: int, pattern: Pattern) -> bool:
    """Whether it is a remark beside the matter: "as requested by the Council", "at the request of", "agreed that …"."""
    tree = context.tree
    if pattern.part == "noun":
        return tree.preposition(trigger) == "at" and tree.lemmas[trigger] in ("request", "demand", "call")
    if pattern.words == ("agree",) and tree.children(trigger, "ccomp"):
        return True
    return any(tree.lemmas[k] == "as" for k in tree.children(trigger, "mark")) and not tree.children(trigger, "nsubj")


def means_else(context: SentenceContext, frame: Frame, trigger: int, pattern: Pattern) -> bool:
    """Whether the other party shows that the word tells of something else ("demonstrate commitment")."""
    if "alone" in pattern.needs and frame.objects:
        return True
    tree = context.tree
    if pattern.words == ("engage", "with") and frame.by("in"):
        return True  # "engaged in a staredown with them"
    if (
        pattern.words == ("call", "on")
        and frame.by("on") == ()
        and any(tree.preposition(k) == "on" and tree.is_in_time(k) for k in tree.children(trigger, "obl"))
    ):
        return True  # "crews were called to the scene on Friday"
    others = (*frame.objects, *frame.by(*pattern.recipient), *(frame.by("of") if pattern.of == "recipient" else ()))
    if not pattern.by and any(tree.lemmas[s] in words("events", "no_actors") for s in frame.subjects):
        return True
    if not others and tree.lemmas[trigger] in words("frames", "striving") and _is_to(tree, trigger):
        return True
    others = tuple(counted(tree, h) for h in others)
    return any(tree.lemmas[h] in pattern.unless or _is_no_target(tree, h, pattern) for h in others)


def _is_no_target(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether nothing is done to it, whatever the verb; "military targets" are attacked all the same."""
    is_signed = pattern.type == "AGREE" and tree.lemmas[head] in words("frames", "agreements")
    if is_signed or tree.lemmas[head] not in words("events", "no_targets"):
        return False
    is_told_which = bool(tree.children(head, "amod", "compound", "nmod:poss"))
    return not (pattern.type == "ASSAULT" and tree.lemmas[head] == "target" and is_told_which)


def _is_to(tree: Tree, verb: int) -> bool:
    """Whether an infinitive says what somebody fights for ("fought to keep the law")."""
    below = tree.children(verb, "xcomp", "advcl")
    return any(tree.lemmas[m] == "to" for k in below for m in tree.children(k, "mark"))


def is_said(
    context: SentenceContext,
    frame: Frame,
    trigger: int,
    pattern: Pattern,
    actors: tuple[Argument, ...],
    recipients: tuple[Argument, ...],
    *,
    is_placed: bool,
) -> bool:
    """Whether enough is there to make an event."""
    if pattern.part == "verb" and not recipients and _is_done_to_nobody(context, frame, pattern):
        return False
    if pattern.type == "ASSAULT" and pattern.part == "verb" and not actors and _is_impersonal(context.tree, frame):
        return False
    if _is_held(context, trigger, pattern, recipients):
        return True
    if not _has_needed(context, trigger, pattern, actors, recipients):
        return False
    if pattern.words == ("target",) and _is_aimed(context, frame, trigger, actors):
        return False
    if not is_placed and not _is_meeting(context, trigger, pattern, frame, (*actors, *recipients)):
        return False
    if actors or any(_is_known(context.tree, r) for r in recipients):
        return True
    if "any" in pattern.needs or (pattern.type == "OTHER" and recipients):
        return bool(recipients) or _has_setting(context, trigger, is_known_by_date=True)
    if recipients and pattern.part == "verb" and (pattern.type == "ASSAULT" or "people" in pattern.needs):
        is_beside = context.tree.tokens[trigger].xpos == "VBG" and context.tree.relation(trigger) in ("acl", "advcl")
        return not is_beside or _is_of_violence(context.tree, trigger)
    return _is_told_alone(context, frame, trigger, pattern)


def _has_needed(
    context: SentenceContext,
    trigger: int,
    pattern: Pattern,
    actors: tuple[Argument, ...],
    recipients: tuple[Argument, ...],
) -> bool:
    """Whether the parties are there without which the word tells of no event."""
    if "actor" in pattern.needs and not actors and not _is_borne(context, trigger, pattern, recipients):
        return False
    is_mutual = (pattern.type == "COOPERATE" or pattern.mode == "discontinue") and len(actors) > 1
    return "recipient" not in pattern.needs or bool(recipients) or is_mutual


def _is_held(context: SentenceContext, noun: int, pattern: Pattern, recipients: tuple[Argument, ...]) -> bool:
    """Whether a meeting, or what is done to somebody, is said to be then or there ("talks were held in Oslo")."""
    if pattern.part != "noun" or not (pattern.type == "CONSULT" or (pattern.type == "OTHER" and recipients)):
        return False
    verb = occurrence(context.tree, noun)
    return verb >= 0 and _has_setting(context, verb, is_known_by_date=True)


def _is_of_violence(tree: Tree, verb: int) -> bool:
    """Whether a participle says whom violence reached ("air strikes targeting a hospital")."""
    return tree.relation(verb) == "acl" and is_violence(tree, tree.head(verb))


def _is_aimed(context: SentenceContext, frame: Frame, trigger: int, actors: tuple[Argument, ...]) -> bool:
    """Whether it is a programme or measure that targets somebody, rather than an attacker."""
    if not actors and context.tree.tokens[trigger].xpos == "VBG":
        return not _is_of_violence(context.tree, trigger)
    violent = {s for s in frame.subjects if is_violence(context.tree, s)}
    return any(not context.acts(s) and s not in violent for s in frame.subjects)


def _is_impersonal(tree: Tree, frame: Frame) -> bool:
    """Whether what is said to strike can lay hands on nobody ("rising prices hit exporters")."""
    abstract = tuple(words("frames", "abstract"))
    return any(
        tree.lemmas[s] in words("frames", "impersonal") or (tree.lemmas[s].endswith(abstract) and not is_deed(tree, s))
        for s in frame.subjects
    )


def _is_told_alone(context: SentenceContext, frame: Frame, trigger: int, pattern: Pattern) -> bool:
    """Whether an event is told without its parties: by its place or date, or because something went off."""
    tree = context.tree
    if pattern.part == "verb":
        subjects = (*frame.subjects, *frame.objects)
        if pattern.type in SYMMETRIC and is_passive(tree, trigger):
            return bool(frame.objects)  # "the accord was signed in May"
        return pattern.mode == "explosives" and any(tree.lemmas[s] in words("frames", "explosive") for s in subjects)
    if "actor" in pattern.needs or pattern.type not in _TOLD_ALONE:
        return False
    if pattern.type == "COUP" and tree.relation(trigger) in ("nsubj", "obj", "root"):
        return True
    if _is_background(tree, trigger):
        return False
    is_known = pattern.type in ("COUP", "ELECTION") or " ".join(pattern.words) in words("events", "known_by_date")
    verb = occurrence(tree, trigger)
    if verb >= 0 and any(_is_at_place(tree, k) for k in tree.children(verb, "obl")):
        return True  # "riots erupted in Lyon"
    if verb >= 0 and pattern.type == "PROTEST" and _has_setting(context, verb, is_known_by_date=True):
        return True  # "protests broke out in May"
    return _has_setting(context, trigger, is_known_by_date=is_known)


def _is_background(tree: Tree, noun: int) -> bool:
    """Whether violence that lasts, or its end, is but the setting of what is told ("killed in hostilities in Gara")."""
    is_state = tree.lemmas[noun] in words("frames", "lasting") | words("frames", "truces")
    is_beside = tree.relation(measured(tree, noun)) in ("obl", "nmod")
    return is_state and is_beside and occurrence(tree, noun) < 0


def _is_at_place(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    is_named = mention is not None and mention.type in PLACES and mention.form is Form.NAME
    return is_named and tree.preposition(index) in words("grammar", "locative")


def _is_known(tree: Tree, argument: Argument) -> bool:
    """Whether an argument is somebody the document names, or has a name in it ("the town of Goma")."""
    if argument.chain is not None:
        return True
    start, end = argument.start or 0, argument.end or 0
    return any(m.form is Form.NAME and start <= m.start and m.end <= end for m in tree.sentence.mentions)


def _is_place(tree: Tree, argument: Argument) -> bool:
    starts = [m for m in tree.sentence.mentions if m.form is Form.NAME and m.type in PLACES]
    return any((argument.start or 0) <= m.start and m.end <= (argument.end or 0) for m in starts)


def _is_borne(context: SentenceContext, trigger: int, pattern: Pattern, recipients: tuple[Argument, ...]) -> bool:
    """Whether it is told what befell somebody known, though not by whom ("the paper was banned in May").

    Of nouns only what is done to a place is told so ("the occupation of Crimea").
    """
    tree = context.tree
    if pattern.part == "noun":
        return pattern.of == "recipient" and any(_is_place(tree, r) for r in recipients)
    if pattern.type == "AGREE" and recipients and is_passive(tree, trigger):
        return True  # "the accord was signed"
    if not any(r.chain is not None for r in recipients) or not is_passive(tree, trigger):
        return False
    is_dated = any(tree.is_in_time(k) for k in tree.children(trigger, "obl"))
    top = tree.head(trigger) if tree.relation(trigger) == "acl" else trigger
    is_headline = tree.head(top) < 0 and tree.tokens[-1].upos != "PUNCT"
    return bool(tree.children(trigger, "aux")) or is_dated or is_headline


def _is_meeting(
    context: SentenceContext, trigger: int, pattern: Pattern, frame: Frame, parties: tuple[Argument, ...]
) -> bool:
    """Of what takes two: whether two are told, or when or where one of many met; else it is procedure."""
    if pattern.type not in SYMMETRIC or pattern.mode == "visit" or len(parties) > 1:
        return True
    tree = context.tree
    if parties and any(is_agreement(tree, h) for h in (*frame.objects, *frame.by("of", "to"))):
        return True
    if any("Number=Plur" in tree.tokens[s].feats or is_one_of_those(tree, s) for s in frame.subjects):
        return True
    if pattern.words[0] in words("frames", "assembling") and any(_is_assembly(tree, s) for s in frame.subjects):
        return True
    return _has_setting(context, trigger, is_known_by_date=True)


def _is_assembly(tree: Tree, head: int) -> bool:
    """Whether many sit in it, so that it can meet by itself."""
    mention = tree.mention(head)
    heads = range(mention.first, mention.stop) if mention is not None and mention.form is Form.NAME else (head,)
    return any(tree.lemmas[i] in words("frames", "assemblies") for i in heads)


def _is_done_to_nobody(context: SentenceContext, frame: Frame, pattern: Pattern) -> bool:
    """Whether a deed has an object that nobody can be ("eliminate abuses", "deploy tools")."""
    others = [o for o in frame.objects if context.tree.lemmas[o] not in (*pattern.words, *_SELF)]
    if pattern.type == "DEPLOY":
        others = [
            o for o in others if not context.acts(o) and not is_sent(context.tree, o)
        ]  # who is sent, where nobody sends them
    is_deed = pattern.type in _DONE_TO or pattern.mode == "restrict"
    return bool(others) and is_deed and "object" in pattern.recipient


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
