"""Whose "its" and "their" are where the grammar tells: of who is asked, made or praised to do what is owned."""

from __future__ import annotations

from faultline.extraction.subjects import charged, controlled, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words

_JUDGED = frozenset({"of", "for", "with", "over"})


def binder(tree: Tree, pronoun: int) -> int:
    """The object that owns a thing by control ("urged X to end its support", "praised X for its work"), or -1."""
    noun = tree.head(pronoun)
    if noun < 0 or tree.tokens[pronoun].relation != "nmod:poss":
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


def _only(tree: Tree, found: list[int], pronoun: int) -> int:
    """The one found, where it stands before the pronoun and has its number."""
    if len(found) != 1 or found[0] > pronoun:
        return -1
    is_many = "Number=Plur" in tree.tokens[found[0]].feats or bool(tree.children(found[0], "conj"))
    return found[0] if is_many == (tree.lemmas[pronoun] in ("their", "they")) else -1
