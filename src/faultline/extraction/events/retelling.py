"""One deed that a sentence tells by two words is one event, with the people whom both name and all its counts.

"A missile struck a hotel, killing 12", "attacked and murdered", "nine were killed in an ambush by bandits".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from faultline.extraction.attributes.factuality import factuality_of
from faultline.extraction.events.casualties import is_apart
from faultline.extraction.making import Finding
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Counts

_TYPES = ("ASSAULT", "OTHER")
_OTHERS = {"other", "people", "person"}
_OUTCOMES = ("advcl", "conj", "parataxis", "xcomp")


def told_once(tree: Tree, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each outcome and each mere name of a deed put into the one that tells the deed."""
    kept = list(findings)
    for part in sorted(kept, key=lambda finding: not tree.is_verb(finding.trigger)):
        whole = next((k for k in kept if k is not part and _is_part(tree, k, part)), None)
        if whole is not None:
            kept[kept.index(whole)] = _joined(tree, whole, part)
            kept.remove(part)
    return kept


def _is_part(tree: Tree, whole: Finding, part: Finding) -> bool:
    if whole.type == part.type == "CONSULT":
        return _is_topic(tree, whole, part)
    if whole.type == part.type and _is_doing(tree, whole, part):
        return True
    if whole.type != part.type or whole.type not in _TYPES:
        return False
    if not tree.is_verb(whole.trigger):
        return _is_reach(tree, whole, part)
    if _is_means(tree, whole, part):
        return True
    is_same = _is_outcome(tree, whole, part) if tree.is_verb(part.trigger) else _is_occasion(tree, whole, part)
    return is_same and factuality_of(tree, whole.trigger) == factuality_of(tree, part.trigger)


def _is_doing(tree: Tree, whole: Finding, part: Finding) -> bool:
    """Whether a participle only says that the deed before it was done, and by whom ("a raid carried out by police")."""
    noun, verb = whole.trigger, part.trigger
    is_beside = tree.is_verb(verb) and tree.relation(verb) == "acl" and tree.head(verb) == noun
    return is_beside and f" {tree.lemmas[noun]}'" in part.pattern


def _is_means(tree: Tree, whole: Finding, part: Finding) -> bool:
    """Whether a gerund only says with what it was done ("conducted raids using helicopters against the camp")."""
    verb = part.trigger
    is_below = tree.head(verb) == whole.trigger and tree.relation(verb) == "advcl" and tree.tokens[verb].xpos == "VBG"
    doers = {(a.start, a.end) for a in whole.arguments if a.role == "actor"}
    is_by_same = all((a.start, a.end) in doers for a in part.arguments if a.role == "actor")
    return is_below and is_by_same and tree.lemmas[verb] == "use"


def _is_reach(tree: Tree, whole: Finding, part: Finding) -> bool:
    """Whether a participle says whom the deed that a noun names reached ("launched strikes targeting clinics")."""
    verb = part.trigger
    is_its = tree.relation(verb) == "acl" and tree.head(verb) == whole.trigger and tree.tokens[verb].xpos == "VBG"
    doers = {(a.start, a.end) for a in whole.arguments if a.role == "actor"}
    is_same = all((a.start, a.end) in doers for a in part.arguments if a.role == "actor")
    return is_its and is_same and tree.lemmas[verb] in words("frames", "reaching")


def _is_topic(tree: Tree, whole: Finding, part: Finding) -> bool:
    """Whether a verb only says what those who meet are to talk of ("met to discuss the border")."""
    verb = part.trigger
    is_below = tree.is_verb(verb) and tree.head(verb) == whole.trigger and tree.relation(verb) in ("advcl", "xcomp")
    if is_below and tree.tokens[verb].xpos == "VBG" and not any(a.role == "recipient" for a in whole.arguments):
        return {(a.start, a.end) for a in part.arguments if a.role == "actor"} <= {
            (a.start, a.end) for a in whole.arguments
        }
    spans = {(a.start, a.end) for a in whole.arguments}
    return is_below and all((a.start, a.end) in spans for a in part.arguments)


def _is_outcome(tree: Tree, whole: Finding, part: Finding) -> bool:
    """Whether a verb of harm only says what came of the deed: by the same people, that day, in that place."""
    verb = part.trigger
    is_below = tree.relation(verb) in _OUTCOMES and whole.trigger in tree.ancestors(verb)[:2]
    if not is_below or not _is_harm(tree, verb) or is_apart(tree, verb):
        return False
    is_beside = tree.relation(verb) == "conj" or _is_harm(tree, whole.trigger)
    borne = {(a.start, a.end) for a in whole.arguments if a.role == "recipient"}
    others = [a for a in part.arguments if a.role == "recipient" and (a.start, a.end) not in borne]
    if is_beside and not all(_is_figure(tree, a) for a in others):
        return False
    doers = {(a.start, a.end) for a in whole.arguments if a.role == "actor" or whole.type == "OTHER"}  # a bus that fell
    return all((a.start, a.end) in doers for a in part.arguments if a.role == "actor")


def _is_harm(tree: Tree, verb: int) -> bool:
    harm = words("events", "killed_words") | words("events", "injured_words")
    is_left = tree.lemmas[verb] == "leave" and any(tree.lemmas[k] in harm for k in tree.subtree(verb))
    return tree.lemmas[verb] in harm or is_left  # "leaving 12 dead"


def _is_figure(tree: Tree, argument: Argument) -> bool:
    """Whether people are told by their number alone ("40 others"), and so are of those told before."""
    inside = [t for t in tree.tokens if (argument.start or 0) <= t.start < (argument.end or 0)]
    return not any(
        t.upos in ("NOUN", "PROPN") and tree.lemmas[t.index] not in words("grammar", "measuring") | _OTHERS
        for t in inside
    )


def _is_number(tree: Tree, argument: Argument) -> bool:
    """Whether an argument is a number alone ("killed nine people and wounded 12"), which says of nobody who it is."""
    inside = [t for t in tree.tokens if (argument.start or 0) <= t.start < (argument.end or 0)]
    return all(t.upos not in ("NOUN", "PROPN", "PRON") for t in inside)


def _is_occasion(tree: Tree, whole: Finding, part: Finding) -> bool:
    """Whether a noun names the deed of its verb ("killed in an ambush"); a war is more than one deed."""
    noun, verb = part.trigger, whole.trigger
    if tree.head(verb) == noun and tree.tokens[verb].relation == "acl:relcl":
        return any(
            tree.lemmas[k] in ("which", "that") for k in tree.children(verb, "nsubj")
        )  # "raids which hit a market"
    above = tree.head(noun)
    is_its = above == verb or (above >= 0 and tree.relation(above) == "conj" and tree.head(above) == verb)
    if not is_its or tree.lemmas[noun] in words("frames", "lasting"):
        return False
    if tree.relation(noun) == "nsubj" or tree.preposition(noun) == "by":
        return True  # "a strike hit two lorries", "the bridge was targeted by strikes"
    harmed = (verb, *tree.children(verb, "conj"))  # "was targeted and killed in a raid"
    return tree.preposition(noun) in words("frames", "within") and any(_is_harm(tree, v) for v in harmed)


def _joined(tree: Tree, whole: Finding, part: Finding) -> Finding:
    spans = {(a.start, a.end) for a in whole.arguments}
    is_where = "noun" in part.pattern and whole.type == "OTHER"  # "died in an avalanche on the peak"
    added = tuple(
        a for a in part.arguments if (a.start, a.end) not in spans and not is_where and not _is_number(tree, a)
    )
    one, other = whole.counts or Counts(), part.counts or Counts()
    counts = Counts(one.killed or other.killed, one.injured or other.injured, one.detained or other.detained)
    return replace(
        whole,
        arguments=(*whole.arguments, *added),
        mode=next((m for m in (whole.mode, part.mode) if m not in (None, "killing")), whole.mode or part.mode),
        counts=counts if counts != Counts() else None,
    )
