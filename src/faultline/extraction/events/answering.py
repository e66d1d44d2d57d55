"""Who did a deed that a noun names, where it is told apart from the noun: who is behind it, claims it or was at it."""

from __future__ import annotations

from faultline.extraction.agency import measured
from faultline.extraction.events.deeds import namers
from faultline.extraction.subjects import charged, owners, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words


def engaged(tree: Tree, noun: int) -> list[int]:
    """Who is said to be in the midst of it ("the two sides are in talks", "in a visit to X, the minister said")."""
    preposition, governor = tree.preposition(noun), tree.head(noun)
    if tree.children(noun, "cop") or governor < 0:
        is_engaging = tree.lemmas[noun] in words("frames", "engaging") and preposition == "in"
        return tree.children(noun, "nsubj") if is_engaging else []
    if tree.lemmas[noun] not in words("frames", "paid") or preposition not in words("frames", "at_which"):
        return []
    is_to_somebody = any(tree.preposition(k) in ("to", "with", "against", "over") for k in tree.children(noun, "nmod"))
    is_told = is_to_somebody and tree.is_verb(governor) and tree.relation(noun) == "obl"
    return surface_subjects(tree, governor) if is_told else []


def _owning_up(tree: Tree, noun: int, verb: int) -> list[int]:
    """Who claims the deed that is the object ("claimed the attack"), or to whom it is put ("was blamed on X")."""
    if tree.relation(noun) == "obj" and tree.lemmas[verb] in words("frames", "claiming"):
        return [] if _is_nobody(tree, verb) else surface_subjects(tree, verb)
    return [k for k in tree.children(verb, "obl") if is_imputed(tree, verb, k)]


def _is_nobody(tree: Tree, verb: int) -> bool:
    """Whether nobody does it ("no group claimed responsibility")."""
    subjects = surface_subjects(tree, verb)
    nobody = ("no", "none", "nobody", "neither")
    return any(tree.lemmas[k] in nobody for s in subjects for k in (s, *tree.children(s, "det")))


def is_imputed(tree: Tree, verb: int, index: int) -> bool:
    """Whether a phrase names the one to whom a deed is attributed, or on whom it is blamed."""
    if tree.lemmas[verb] in words("frames", "claiming") and tree.tokens[verb].xpos == "VBN":
        return tree.preposition(index) == "by"
    return tree.lemmas[verb] in words("frames", "imputing") and tree.preposition(index) in ("to", "on", "upon")


def answerable(tree: Tree, noun: int) -> list[int]:
    """Who is said to be behind it: responsible for it, accused of it; who claims it, to whom it is attributed."""
    governor, preposition = tree.head(noun), tree.preposition(noun)
    if governor >= 0 and tree.is_verb(governor) and tree.relation(noun) in ("obj", "nsubj"):
        return _owning_up(tree, noun, governor)
    if preposition == "behind":
        return tree.children(noun, "nsubj") if governor < 0 or tree.children(noun, "cop") else []
    if governor < 0 or preposition not in ("for", "of", "in", "over", "with"):
        return []
    if tree.lemmas[governor] in words("frames", "answering"):
        above = tree.head(governor)
        if tree.children(governor, "nsubj") or above < 0:
            return tree.children(governor, "nsubj")
        if _is_nobody(tree, above):
            return []
        if tree.relation(governor) == "xcomp" and tree.children(above, "obj"):
            return tree.children(above, "obj")  # "found him guilty of the murder"
        return surface_subjects(tree, above) if tree.relation(governor) in ("obj", "obl", "xcomp") else []
    while (
        tree.lemmas[governor] in words("frames", "charges") and not tree.is_verb(governor) and tree.head(governor) >= 0
    ):
        governor = tree.head(governor)  # "arrested on two counts of murder"
    if tree.is_verb(governor) and tree.lemmas[governor] in words("frames", "charging"):
        return charged(tree, governor)
    return []


def causers(tree: Tree, noun: int) -> list[int]:
    """Who did the deed of which this one came ("the use of drones by X resulted in the killing of civilians")."""
    top = measured(tree, noun)
    verb = tree.head(top)
    is_result = verb >= 0 and tree.is_verb(verb) and tree.relation(top) in ("obl", "obj")
    if not is_result or tree.lemmas[verb] not in ("result", "lead", "cause", "culminate", "end"):
        return []
    found: list[int] = []
    for subject in surface_subjects(tree, verb):
        found += [k for k in tree.children(subject, "nmod") if tree.preposition(k) == "by"] or (
            owners(tree, subject) + namers(tree, subject)
        )
    return found
