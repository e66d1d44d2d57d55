"""Who is meant where the grammar tells: whose "its" and "their" are, who or what does or bears the next deed too."""

from __future__ import annotations

from faultline.extraction.subjects import charged, controlled, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType

_TIMES = frozenset({"after", "when", "while", "before", "once", "since", "as soon as", "until"})
_JUDGED = frozenset({"of", "for", "with", "over"})


def binder(tree: Tree, pronoun: int) -> int:
    """The object that owns a thing by control ("urged X to end its support", "praised X for its work"), or -1.

    For an object, that of the verb that it is joined to ("find the culprits and try them"); for a subject, that of the
    clause before ("after the rebels had left, they …").
    """
    noun = tree.head(pronoun)
    if noun < 0:
        return -1
    if tree.tokens[pronoun].relation in ("obj", "nsubj"):
        return _parallel(tree, pronoun, noun)
    if tree.tokens[pronoun].relation != "nmod:poss":
        return -1
    if tree.preposition(noun) in _JUDGED and tree.relation(noun) in ("obl", "nmod"):
        verb = next((a for a in tree.ancestors(noun) if tree.is_verb(a)), -1)
        if verb >= 0 and tree.lemmas[verb] in words("frames", "charging"):
            return _only(tree, charged(tree, verb), pronoun)
    for verb in tree.ancestors(noun):
        above = tree.head(verb)
        if tree.is_verb(verb) and above >= 0 and tree.relation(verb) in ("xcomp", "ccomp", "advcl"):
            is_asked = tree.tokens[verb].xpos in ("VB", "VBG") and not tree.children(verb, "nsubj")
            is_asked = is_asked and tree.lemmas[above] in words("grammar", "controls")
            if is_asked:
                return _only(tree, controlled(tree, above), pronoun)
            is_purpose = tree.tokens[verb].xpos == "VB" and not tree.children(verb, "nsubj")
            return _only(tree, surface_subjects(tree, verb), pronoun) if is_purpose else -1
    return -1


def _parallel(tree: Tree, pronoun: int, verb: int) -> int:
    """The noun in the same place of the verb joined before, or of the clause of time before; -1 where none fits."""
    if tree.tokens[pronoun].relation == "obj":
        if tree.relation(verb) != "conj" or tree.children(verb, "nsubj"):
            return -1
        joined = [tree.head(verb), *tree.children(tree.head(verb), "conj")]
        before = max((v for v in joined if v < verb and tree.is_verb(v)), default=-1)
        return _fitting(tree, tree.children(before, "obj"), pronoun) if before >= 0 else -1
    clauses = [k for k in tree.children(verb, "advcl") if k < pronoun and tree.preposition(k) in _TIMES]
    return _fitting(tree, tree.children(clauses[-1], "nsubj"), pronoun) if clauses else -1


def _fitting(tree: Tree, found: list[int], pronoun: int) -> int:
    """The only one found, where it is a noun before the pronoun of its number and kind."""
    head = _only(tree, found, pronoun)
    if head < 0 or tree.tokens[head].upos not in ("NOUN", "PROPN"):
        return -1
    mention = tree.mention(head)
    is_person = mention is not None and mention.type is EntityType.PERSON
    is_he = tree.lemmas[pronoun] in ("he", "she", "him", "her")
    return head if is_person == is_he or tree.lemmas[pronoun] in ("they", "them") else -1


def _only(tree: Tree, found: list[int], pronoun: int) -> int:
    """The one found, where it stands before the pronoun and has its number."""
    if len(found) != 1 or found[0] > pronoun:
        return -1
    is_many = "Number=Plur" in tree.tokens[found[0]].feats or bool(tree.children(found[0], "conj"))
    return found[0] if is_many == (tree.lemmas[pronoun] in ("their", "they", "them")) else -1
