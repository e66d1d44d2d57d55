"""Whether an event, with the parties it has, says enough of something that happened to be worth telling."""

from __future__ import annotations

from faultline.extraction.attributes.factuality import factuality_of
from faultline.extraction.attributes.places_of import place_of
from faultline.extraction.context import SentenceContext
from faultline.extraction.events.deeds import occurrence
from faultline.extraction.events.parties import SYMMETRIC
from faultline.extraction.lexicon import Pattern
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Modality, Polarity

_EMPTY = ("it", "this", "that", "these", "those", "which", "one", "something", "everything", "anything", "itself")
_HERE = (
    "this resolution",
    "the present resolution",
    "this report",
    "the present report",
    "this letter",
    "this decision",
)
_AGAIN = ("this", "these", "that", "those", "such")


def is_worth(
    context: SentenceContext,
    trigger: int,
    pattern: Pattern,
    actors: tuple[Argument, ...],
    recipients: tuple[Argument, ...],
) -> bool:
    """Whether none of the ways holds in which a finding says nothing."""
    parties = (*actors, *recipients)
    if parties and all(_is_empty(a) for a in parties):
        return False
    if not actors and _is_told_again(context.tree, trigger, pattern):
        return False
    if not actors and pattern.type == "OTHER" and not _is_done(context.tree, trigger, pattern):
        return False
    if not parties and pattern.type == "OTHER" and not _occurs(context.tree, trigger):
        return False
    if _is_entry(context.tree, pattern, len(parties)) or _is_duty(context.tree, trigger, pattern):
        return False
    if pattern.words in (("announce", "plan"), ("unveil", "plan")) and _is_told_apart(context.tree, trigger):
        return False
    if pattern.type == "OTHER" and (_is_paper(context.tree, trigger) or _is_by_text(context.tree, trigger)):
        return False
    if pattern.part == "verb" and (_is_needless(context.tree, trigger) or _is_habit(context.tree, trigger)):
        return False
    if pattern.type == "DEPLOY" and _is_any_force(context, trigger, pattern, parties):
        return False
    return bool(actors) or not _is_general(context.tree, trigger, pattern, parties)


def _is_duty(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Whether it is only said that a duty should be met ("parties must comply with their obligations")."""
    if pattern.part != "verb" or pattern.type != "COOPERATE" or tree.lemmas[verb] not in words("frames", "keeping"):
        return False
    return factuality_of(tree, verb).modality is not Modality.ACTUAL


def _is_paper(tree: Tree, verb: int) -> bool:
    """Whether what is adopted is a paper told by its title ("adopted a decision entitled …"): procedure."""
    objects = tree.children(verb, "obj", "nsubj:pass")
    return any(tree.lemmas[k] in ("entitle", "title") for o in objects for k in tree.children(o, "acl", "amod"))


def _is_told_apart(tree: Tree, verb: int) -> bool:
    """Whether what is announced is told by a clause of its own ("announced plans to send a brigade")."""
    return any(
        tree.lemmas[m] == "to"
        for o in tree.children(verb, "obj")
        for k in tree.children(o, "acl")
        for m in tree.children(k, "mark")
    )


def _is_by_text(tree: Tree, verb: int) -> bool:
    """Whether a participle only says on what text a thing rests ("the framework established by resolution 2719")."""
    is_beside = tree.relation(verb) == "acl" and tree.tokens[verb].xpos == "VBN"
    agents = [k for k in tree.children(verb, "obl") if tree.preposition(k) in ("by", "under")]
    return is_beside and any(tree.lemmas[k].lower() in words("frames", "texts") for k in agents)


def _is_needless(tree: Tree, verb: int) -> bool:
    """Whether it is something that nobody needs to do ("there was no need for it to consult the council")."""
    found = factuality_of(tree, verb)
    return found.modality is Modality.CALLED_FOR and found.polarity is Polarity.DENIED and tree.relation(verb) == "acl"


def _is_habit(tree: Tree, verb: int) -> bool:
    """Whether a present tells what mostly befalls, of nobody in particular ("conflicts often destroy clinics")."""
    first = tree.head(verb) if tree.relation(verb) == "conj" and tree.head(verb) >= 0 else verb
    adverbs = {tree.lemmas[k] for k in (*tree.children(verb, "advmod"), *tree.children(first, "advmod"))}
    is_present = tree.tokens[verb].xpos in ("VBP", "VBZ", "VB") and not tree.children(verb, "aux")
    return is_present and not adverbs.isdisjoint(words("frames", "habitually"))


def _is_any_force(context: SentenceContext, trigger: int, pattern: Pattern, parties: tuple[Argument, ...]) -> bool:
    """Whether a sending is spoken of in general: no name, number or place says which ("the deployment of missions")."""
    tree = context.tree
    is_bare = pattern.part == "noun" or tree.tokens[trigger].xpos == "VBG" or tree.relation(trigger) == "acl"
    if not is_bare or place_of(tree, trigger) is not None:
        return False
    return not any(_is_named_or_counted(tree, a) for a in parties)


def _is_named_or_counted(tree: Tree, argument: Argument) -> bool:
    start, end = argument.start or 0, argument.end or 0
    if any(t.upos == "NUM" for t in tree.tokens if start <= t.start < end):
        return True
    return any(m.form in (Form.NAME, Form.ACRONYM) and (m.start, m.end) == (start, end) for m in tree.sentence.mentions)


def _is_empty(argument: Argument) -> bool:
    """Whether an argument is a pronoun of which nobody knows for what it stands."""
    text = argument.text.lower()
    return (argument.chain is None and text in _EMPTY) or text.startswith(_HERE)


def _is_told_again(tree: Tree, noun: int, pattern: Pattern) -> bool:
    """Whether a noun only points back at what was told before ("the impact of these attacks")."""
    return pattern.part == "noun" and any(tree.lemmas[k] in _AGAIN for k in tree.children(noun, "det"))


def _occurs(tree: Tree, noun: int) -> bool:
    """Whether it is said to take place, or strikes by itself and is told by its place or date ("a quake in Peru")."""
    striking = words("events", "calamities") | words("events", "disasters") | words("frames", "breakdowns")
    return tree.lemmas[noun] in striking or occurrence(tree, noun) >= 0


def _is_done(tree: Tree, trigger: int, pattern: Pattern) -> bool:
    """Whether what nobody is said to do did happen, or is set down to happen: no wish or call, and no fear of death."""
    if not tree.is_verb(trigger) and tree.preposition(trigger) in ("for", "towards", "toward"):
        return False  # "pleaded for the adoption of a plan"
    modality = factuality_of(tree, trigger).modality
    if modality is Modality.PLANNED:
        return words("events", "killed_words").isdisjoint(pattern.words)
    return modality in (Modality.ACTUAL, Modality.ALLEGED)


def _is_entry(tree: Tree, pattern: Pattern, parties: int) -> bool:
    """Whether it is an entry of a list, which has no verb of its own ("12. Briefing by the envoy (3 May)")."""
    if pattern.type not in SYMMETRIC or any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tree.tokens):
        return False
    is_numbered = tree.tokens[0].text[:1].isdigit()
    return is_numbered or (parties < 2 and tree.tokens[-1].upos == "PUNCT")


def _is_general(tree: Tree, verb: int, pattern: Pattern, parties: tuple[Argument, ...]) -> bool:
    """Whether a present tells what always befalls anybody of a kind ("children die of cholera")."""
    if pattern.part != "verb" or tree.tokens[verb].xpos not in ("VBP", "VBZ") or tree.tokens[-1].upos != "PUNCT":
        return False
    if pattern.type not in words("frames", "happening") or tree.children(verb, "aux"):
        return False
    return bool(parties) and tree.relation(verb) != "acl" and not any(_is_particular(tree, a) for a in parties)


def _is_particular(tree: Tree, argument: Argument) -> bool:
    """Whether an argument has a name, a number, an article or an owner, and so is somebody and not anybody."""
    inside = [t for t in tree.tokens if (argument.start or 0) <= t.start < (argument.end or 0)]
    if any(t.upos in ("NUM", "DET", "PROPN") or t.xpos in ("PRP", "PRP$") for t in inside):
        return True
    start, end = argument.start or 0, argument.end or 0
    return any(m.form is Form.NAME and start <= m.start and m.end <= end for m in tree.sentence.mentions)
